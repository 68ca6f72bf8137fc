//! A message of the catalogue: what a portal, an e-mail, a letter or a counter tells people.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::FactId;
use crate::answers::{Invited, Niss, Place, PortalTold};
use crate::route::Route;

/// Where in the catalogue a message stands: by where it appears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageGroup {
    /// Registering and logging in.
    Account,
    /// Whether the portal is for this card.
    Eligibility,
    /// NISS, NIF and debts.
    Niss,
    /// The contact form.
    ContactForm,
    /// Paying the fee.
    Payment,
    /// Sending papers.
    Documents,
    /// The state of a request.
    Status,
    /// The card on its way.
    Card,
    /// Appointments and counters.
    Appointment,
    /// The site itself.
    Site,
}

impl MessageGroup {
    /// Every group, in the order in which a person meets them.
    pub const ALL: [Self; 10] = [
        Self::Site,
        Self::Account,
        Self::Eligibility,
        Self::Niss,
        Self::ContactForm,
        Self::Payment,
        Self::Documents,
        Self::Status,
        Self::Card,
        Self::Appointment,
    ];

    /// The name used as a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Eligibility => "eligibility",
            Self::Niss => "niss",
            Self::ContactForm => "contact_form",
            Self::Payment => "payment",
            Self::Documents => "documents",
            Self::Status => "status",
            Self::Card => "card",
            Self::Appointment => "appointment",
            Self::Site => "site",
        }
    }
}

/// How well the portal's own words are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordsStatus {
    /// A source quotes the words.
    VerbatimQuoted,
    /// Only an English version is quoted.
    VerbatimInEnglishOnly,
    /// A source reports the words without a full quote.
    Reported,
    /// The words are known in translation only.
    ReportedTranslation,
    /// No words are known, only the situation.
    DescribedOnly,
}

impl WordsStatus {
    /// Every status, the best known first.
    pub const ALL: [Self; 5] = [
        Self::VerbatimQuoted,
        Self::VerbatimInEnglishOnly,
        Self::Reported,
        Self::ReportedTranslation,
        Self::DescribedOnly,
    ];

    /// The name used as a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::VerbatimQuoted => "verbatim_quoted",
            Self::VerbatimInEnglishOnly => "verbatim_in_english_only",
            Self::Reported => "reported",
            Self::ReportedTranslation => "reported_translation",
            Self::DescribedOnly => "described_only",
        }
    }
}

/// Whether anything is known to have helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FixStatus {
    /// At least one person says that it helped.
    ConfirmedByUser,
    /// AIMA or Social Security announced it.
    Official,
    /// A law firm or a blog advises it.
    AdviceOnly,
    /// No source names anything that worked.
    None,
}

impl FixStatus {
    /// Every value.
    pub const ALL: [Self; 4] = [
        Self::ConfirmedByUser,
        Self::Official,
        Self::AdviceOnly,
        Self::None,
    ];

    /// The name used as a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ConfirmedByUser => "confirmed_by_user",
            Self::Official => "official",
            Self::AdviceOnly => "advice_only",
            Self::None => "none",
        }
    }
}

/// The portal's own words, as sources give them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In Portuguese.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pt: Vec<String>,
    /// In English.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub en: Vec<String>,
    /// Our own translation into Portuguese where only English words are known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pt_unconfirmed: Vec<String>,
}

/// What a message says about a question that then need not be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prefill {
    /// The portal does not open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal: Option<PortalTold>,
    /// AIMA has invited, or has not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited: Option<Invited>,
    /// What the portal does about the NISS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub niss: Option<Niss>,
    /// Where the person is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// The way that a message decides, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedRoute {
    /// The first day of this way; all earlier days where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The first route.
    pub route: Route,
    /// The routes after it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<Route>,
    /// The route instead while the month of the card is known not to be open yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub while_month_closed: Option<Route>,
}

/// A known message, state or symptom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Where it stands in the catalogue.
    pub group: MessageGroup,
    /// Where it appears: ids of portals and channels, or [`Message::PLACES`].
    pub appears: Vec<String>,
    /// The portal's own words.
    #[serde(default)]
    pub words: Words,
    /// How well those words are known.
    pub words_status: WordsStatus,
    /// When it was first seen: a year or a year and month.
    pub first_seen: String,
    /// When it was last seen.
    pub last_seen: String,
    /// Whether anything is known to have helped.
    pub fix_status: FixStatus,
    /// Messages that are easily mistaken for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confusable_with: Vec<FactId>,
    /// Answers that it gives.
    #[serde(default)]
    pub answers: Prefill,
    /// The ways that it decides; none where it is advice and the interview goes on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub routes: Vec<DatedRoute>,
}

impl Message {
    /// Where a message appears that is neither a portal nor a channel of the register.
    pub const PLACES: [&str; 4] = ["e-mail", "card-delivery", "aima-shop", "third-parties"];

    /// The way that this message decides on `day`; none where the interview goes on.
    #[must_use]
    pub fn route_on(&self, day: NaiveDate) -> Option<&DatedRoute> {
        self.routes
            .iter()
            .rev()
            .find(|dated| dated.from.is_none_or(|from| from <= day))
    }
}
