//! The questions of the interview, in their order.

/// One question. The order of the variants is the order of the interview and of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Question {
    /// What kind of document is it?
    Permit,
    /// When does the card expire?
    Expires,
    /// Has a renewal been asked for?
    Request,
    /// What is the date of the payment proof?
    Proof,
    /// Has a portal, an e-mail, a letter or a counter told something?
    Portal,
    /// What did it say?
    Message,
    /// Has AIMA sent an e-mail with access?
    Invited,
    /// On what ground does the person stay?
    Basis,
    /// Adult or minor?
    Age,
    /// What does the portal do about the NISS?
    Niss,
    /// In Portugal or abroad?
    Place,
    /// What was tried without effect?
    Tried,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuestionKind {
    /// One of a closed set.
    Choice,
    /// A date.
    Date,
    /// Any of a closed set.
    List,
    /// A message of the catalogue.
    Message,
}

impl QuestionKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Choice, Self::Date, Self::List, Self::Message];

    /// The name used in the API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Date => "date",
            Self::List => "list",
            Self::Message => "message",
        }
    }
}

impl Question {
    /// Every question, in order.
    pub const ALL: [Self; 12] = [
        Self::Permit,
        Self::Expires,
        Self::Request,
        Self::Proof,
        Self::Portal,
        Self::Message,
        Self::Invited,
        Self::Basis,
        Self::Age,
        Self::Niss,
        Self::Place,
        Self::Tried,
    ];

    /// The name used in addresses, in the API and as a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Permit => "permit",
            Self::Expires => "expires",
            Self::Request => "request",
            Self::Proof => "proof",
            Self::Portal => "portal",
            Self::Message => "message",
            Self::Invited => "invited",
            Self::Basis => "basis",
            Self::Age => "age",
            Self::Niss => "niss",
            Self::Place => "place",
            Self::Tried => "tried",
        }
    }

    /// The question with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|question| question.name() == name)
    }

    /// How it is answered.
    #[must_use]
    pub const fn kind(self) -> QuestionKind {
        match self {
            Self::Expires | Self::Proof => QuestionKind::Date,
            Self::Message => QuestionKind::Message,
            Self::Tried => QuestionKind::List,
            _ => QuestionKind::Choice,
        }
    }
}
