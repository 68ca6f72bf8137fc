//! The ways a person can be sent, and how sure we are.

use serde::{Deserialize, Serialize};

use crate::interview::facts;

/// Where the person goes first, or next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// The mission structure's portal for cards that expired up to 30 June 2025.
    ExtensionPortal,
    /// Portal das Renovações, for cards that expire from 1 July 2025.
    RenewalPortal,
    /// Ask Social Security for a NISS.
    Niss,
    /// Go to a counter.
    InPerson,
    /// AIMA's contact form.
    ContactForm,
    /// Nothing else can be done now: wait, and try again every day.
    WaitRetry,
    /// The ladder: letter, complaints book, Ombudsman, legal help.
    Escalate,
    /// This is not a renewal that we know: says where instead.
    NotCovered,
    /// It is too early to ask.
    NotYet,
    /// The expiry date must be found first.
    NeedInfo,
}

impl Route {
    /// Every route, in the order in which they are explained.
    pub const ALL: [Self; 10] = [
        Self::ExtensionPortal,
        Self::RenewalPortal,
        Self::Niss,
        Self::InPerson,
        Self::ContactForm,
        Self::WaitRetry,
        Self::Escalate,
        Self::NotCovered,
        Self::NotYet,
        Self::NeedInfo,
    ];

    /// The portal to which it leads; none where it leads to no portal.
    #[must_use]
    pub const fn portal(self) -> Option<&'static str> {
        match self {
            Self::ExtensionPortal => Some(facts::EXTENSION_PORTAL),
            Self::RenewalPortal => Some(facts::RENEWAL_PORTAL),
            _ => None,
        }
    }

    /// The name used in addresses, in the API and as a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ExtensionPortal => "extension_portal",
            Self::RenewalPortal => "renewal_portal",
            Self::Niss => "niss",
            Self::InPerson => "in_person",
            Self::ContactForm => "contact_form",
            Self::WaitRetry => "wait_retry",
            Self::Escalate => "escalate",
            Self::NotCovered => "not_covered",
            Self::NotYet => "not_yet",
            Self::NeedInfo => "need_info",
        }
    }
}

/// How sure an answer is on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Every fact used was checked recently enough.
    Confirmed,
    /// A fact used is past the day on which it should have been checked again.
    Overdue,
    /// The rule itself says that nobody knows.
    Unknown,
}

impl Certainty {
    /// Every certainty, the surest first.
    pub const ALL: [Self; 3] = [Self::Confirmed, Self::Overdue, Self::Unknown];

    /// The name used in the API and as a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Overdue => "overdue",
            Self::Unknown => "unknown",
        }
    }
}
