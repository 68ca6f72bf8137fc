//! The answers a person can give: closed sets and dates, with the same names everywhere.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::question::Question;
use crate::tried::Tried;

/// Declares a closed set of answers whose names in Rust, in addresses and in data are one list.
macro_rules! answer {
    ($(#[$about:meta])* $name:ident { $($(#[$meaning:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$meaning])* #[serde(rename = $word)] $variant,)+
            /// The person is not sure.
            #[serde(rename = "unknown")]
            Unknown,
        }

        impl $name {
            /// Every value, `unknown` last, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+ Self::Unknown];

            /// The name used in addresses, in the API and as a key of the words.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Unknown => "unknown",
                }
            }

            /// The value with this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}

answer! {
    /// The kind of document.
    Permit {
        /// A temporary residence permit.
        Temporary = "temporary",
        /// A permanent residence permit.
        Permanent = "permanent",
        /// The CPLP certificate on paper.
        Cplp = "cplp",
        /// Residence by investment (golden visa) and the family that came with it.
        Ari = "ari",
        /// A card of an EU citizen, of an EU citizen's family, or of the Brexit agreement.
        EuFamily = "eu-family",
        /// A visa, not a permit.
        Visa = "visa",
        /// A first permit that was never issued yet.
        First = "first",
        /// Something else.
        Other = "other",
    }
}

answer! {
    /// How far the renewal request has come.
    Request {
        /// Nothing asked yet.
        None = "none",
        /// The fee is paid, papers sent or not.
        Paid = "paid",
        /// Sent, not paid or not sure.
        Submitted = "submitted",
        /// Granted.
        Approved = "approved",
        /// Refused.
        Refused = "refused",
    }
}

answer! {
    /// What a portal, an e-mail, a letter or a counter told the person.
    PortalTold {
        /// Nothing yet.
        Untried = "untried",
        /// A message.
        Message = "message",
        /// It does not open.
        Unreachable = "unreachable",
    }
}

answer! {
    /// Whether AIMA has sent an e-mail with access.
    Invited {
        /// It has.
        Yes = "yes",
        /// It has not.
        No = "no",
    }
}

answer! {
    /// On what ground the person stays.
    Basis {
        /// Work for an employer.
        Employed = "employed",
        /// Own activity.
        SelfEmployed = "self-employed",
        /// Own income (D7).
        OwnIncome = "own-income",
        /// Remote work for a foreign employer (D8).
        Remote = "remote",
        /// Enrolled, may work beside.
        Student = "student",
        /// Finished the studies.
        StudentFinished = "student-finished",
        /// Left the studies and works.
        StudentLeft = "student-left",
        /// Family reunification.
        Family = "family",
        /// Retired.
        Retired = "retired",
        /// Something else.
        Other = "other",
    }
}

answer! {
    /// The age of the person whose card it is.
    Age {
        /// Eighteen or more.
        Adult = "adult",
        /// Under eighteen.
        Minor = "minor",
    }
}

answer! {
    /// What the portal does about the NISS.
    Niss {
        /// It knows the number.
        Linked = "linked",
        /// The person has one, the portal says not.
        Unlinked = "unlinked",
        /// It refuses the number.
        Rejected = "rejected",
        /// The person has none.
        None = "none",
        /// Social Security refused to give one.
        Refused = "refused",
    }
}

answer! {
    /// Where the person is now.
    Place {
        /// In Portugal.
        Portugal = "portugal",
        /// Elsewhere.
        Abroad = "abroad",
    }
}

/// A date that may be unknown, as the expiry date on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Expires {
    /// The day printed on the card. That day still counts.
    On(NaiveDate),
    /// The person does not know it.
    Unknown,
}

/// The date of AIMA's payment proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Proof {
    /// The day on the proof.
    Of(NaiveDate),
    /// Not issued yet.
    None,
    /// The person does not know.
    Unknown,
}

/// What a portal said: an entry of the catalogue, or something that is not in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MessageTold {
    /// The id of the entry.
    Known(String),
    /// Nothing in the catalogue fits.
    Unknown,
}

/// The answers given so far. A missing one is a question still to ask, if it matters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Answers {
    /// The kind of document.
    pub permit: Option<Permit>,
    /// The day on which the card expires.
    pub expires: Option<Expires>,
    /// How far the request has come.
    pub request: Option<Request>,
    /// The date of the payment proof.
    pub proof: Option<Proof>,
    /// Whether something was told.
    pub portal: Option<PortalTold>,
    /// What was told.
    pub message: Option<MessageTold>,
    /// Whether AIMA has invited.
    pub invited: Option<Invited>,
    /// The ground of stay.
    pub basis: Option<Basis>,
    /// Adult or minor.
    pub age: Option<Age>,
    /// What the portal does about the NISS.
    pub niss: Option<Niss>,
    /// In Portugal or abroad.
    pub place: Option<Place>,
    /// What was tried without effect.
    pub tried: Option<Tried>,
}

impl Answers {
    /// The day on which the card ends, where it was told.
    #[must_use]
    pub const fn expires_on(&self) -> Option<NaiveDate> {
        match self.expires {
            Some(Expires::On(day)) => Some(day),
            _ => None,
        }
    }

    /// The message of the catalogue that was told; none where it is in no catalogue.
    #[must_use]
    pub fn message_id(&self) -> Option<&str> {
        match &self.message {
            Some(MessageTold::Known(id)) => Some(id),
            _ => None,
        }
    }

    /// The answer to one question as it is written in an address.
    #[must_use]
    pub fn value(&self, question: Question) -> Option<String> {
        match question {
            Question::Permit => self.permit.map(|a| a.name().to_owned()),
            Question::Expires => self.expires.map(|a| a.to_string()),
            Question::Request => self.request.map(|a| a.name().to_owned()),
            Question::Proof => self.proof.map(|a| a.to_string()),
            Question::Portal => self.portal.map(|a| a.name().to_owned()),
            Question::Message => self.message.as_ref().map(ToString::to_string),
            Question::Invited => self.invited.map(|a| a.name().to_owned()),
            Question::Basis => self.basis.map(|a| a.name().to_owned()),
            Question::Age => self.age.map(|a| a.name().to_owned()),
            Question::Niss => self.niss.map(|a| a.name().to_owned()),
            Question::Place => self.place.map(|a| a.name().to_owned()),
            Question::Tried => self.tried.map(|a| a.to_string()),
        }
    }

    /// Forgets the answer to one question.
    pub fn forget(&mut self, question: Question) {
        self.copy(question, &Self::default());
    }

    /// Takes over the answer to one question from other answers.
    pub fn copy(&mut self, question: Question, from: &Self) {
        match question {
            Question::Permit => self.permit = from.permit,
            Question::Expires => self.expires = from.expires,
            Question::Request => self.request = from.request,
            Question::Proof => self.proof = from.proof,
            Question::Portal => self.portal = from.portal,
            Question::Message => self.message.clone_from(&from.message),
            Question::Invited => self.invited = from.invited,
            Question::Basis => self.basis = from.basis,
            Question::Age => self.age = from.age,
            Question::Niss => self.niss = from.niss,
            Question::Place => self.place = from.place,
            Question::Tried => self.tried = from.tried,
        }
    }

    /// The answers given, in the order of the questions.
    pub fn given(&self) -> impl Iterator<Item = (Question, String)> + '_ {
        Question::ALL
            .into_iter()
            .filter_map(|question| Some((question, self.value(question)?)))
    }
}

impl fmt::Display for Expires {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(day) => day.fmt(f),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Of(day) => day.fmt(f),
            Self::None => f.write_str("none"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl fmt::Display for MessageTold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(id) => f.write_str(id),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}
