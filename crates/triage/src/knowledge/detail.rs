//! What a fact is about, and the values that the rules and the pages read.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::FactId;
use super::message::Message;
use crate::answers::{Basis, Permit};

/// What a fact is about. In a data file a kind without values is a word (`about = "rule"`),
/// another is a table (`[fact.about.window]`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Detail {
    /// A site of the state through which something is asked.
    Portal(Portal),
    /// The expiry dates that a portal accepts, from the day that was announced.
    Window(Window),
    /// A rule of law, or of an authority that applies one.
    Rule(Rule),
    /// Something that is demanded, by law or only in practice.
    Requirement,
    /// A paper to take or to send.
    Document(Document),
    /// A known message, state or symptom.
    Message(Box<Message>),
    /// A way to reach an authority: a form with its topic, an address, a line.
    Channel(Channel),
    /// A place with an address.
    Place(Place),
    /// A line or office that helps people.
    HelpLine(HelpLine),
    /// A sentence of advice: a step to take or a warning.
    Advice(Advice),
    /// What people or single sources report. Shown as a report, never as a rule.
    Report,
}

impl Detail {
    /// The name of the kind, as in data files and addresses.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Portal(_) => "portal",
            Self::Window(_) => "window",
            Self::Rule(_) => "rule",
            Self::Requirement => "requirement",
            Self::Document(_) => "document",
            Self::Message(_) => "message",
            Self::Channel(_) => "channel",
            Self::Place(_) => "place",
            Self::HelpLine(_) => "help-line",
            Self::Advice(_) => "advice",
            Self::Report => "report",
        }
    }

    /// The names of the kinds, in the order in which they are listed.
    pub const KINDS: [&'static str; 11] = [
        "portal",
        "window",
        "rule",
        "requirement",
        "document",
        "message",
        "channel",
        "place",
        "help-line",
        "advice",
        "report",
    ];

    /// The page that a portal, a channel or a help line opens.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        match self {
            Self::Portal(portal) => Some(&portal.url),
            Self::Channel(channel) => channel.url.as_deref(),
            Self::HelpLine(line) => line.url.as_deref(),
            _ => None,
        }
    }
}

/// A site of the state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portal {
    /// Its host name, as printed in notices.
    pub host: String,
    /// The page to open.
    pub url: String,
}

/// Who may use a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// Anybody whose card fits.
    Own,
    /// Only people whom AIMA has invited by e-mail.
    Invited,
}

impl Access {
    /// Every value.
    pub const ALL: [Self; 2] = [Self::Own, Self::Invited];

    /// The word in data files and a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Invited => "invited",
        }
    }
}

/// The expiry dates that a portal accepts. Rows never close: what was opened stays open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The portal.
    pub portal: FactId,
    /// The kind of permit.
    pub permit: Permit,
    /// Who may use it.
    pub access: Access,
    /// The first expiry date accepted; none where the source opens a kind and no range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_from: Option<NaiveDate>,
    /// The last expiry date accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_to: Option<NaiveDate>,
    /// How exactly the day of the announcement is known, where it is not a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announced: Option<String>,
}

/// A rule of law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The law and article, in Portuguese, as one would quote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
}

/// Which permits something applies to: all where the list is empty.
pub type Permits = Vec<Permit>;

/// A paper to take or to send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The kinds of permit that need it; all where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub permits: Permits,
    /// The bases of stay that need it; all where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bases: Vec<Basis>,
    /// Whether it is asked for minors only.
    #[serde(default)]
    pub minors_only: bool,
    /// Its place in the list of papers for a renewal, lowest first; none where it is only taken
    /// along for one step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<u16>,
}

/// A way to reach an authority.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// The page to open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The topic to choose there, in Portuguese, as the form prints it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// An e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<String>,
}

/// A place with an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// Postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// Town.
    pub town: String,
}

/// A line or office that helps people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    /// Telephone numbers, first the one to try first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<String>,
    /// Its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its place in a list, lowest first.
    pub order: u16,
}

/// Whether a sentence of advice is a step or a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AdviceKind {
    /// Something to do.
    Action,
    /// Something to know.
    Warning,
}

impl AdviceKind {
    /// Every value.
    pub const ALL: [Self; 2] = [Self::Action, Self::Warning];

    /// The word in data files and a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Warning => "warning",
        }
    }
}

/// What a step costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cost {
    /// Nothing.
    Free,
    /// The payment slip shows the amount.
    OnTheSlip,
    /// Postage, copies or travel.
    Expenses,
    /// A lawyer's fee, unless legal aid is granted.
    Lawyer,
    /// No source says.
    Unknown,
}

impl Cost {
    /// Every value.
    pub const ALL: [Self; 5] = [
        Self::Free,
        Self::OnTheSlip,
        Self::Expenses,
        Self::Lawyer,
        Self::Unknown,
    ];

    /// The name used as a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::OnTheSlip => "on-the-slip",
            Self::Expenses => "expenses",
            Self::Lawyer => "lawyer",
            Self::Unknown => "unknown",
        }
    }
}

/// A sentence of advice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// A step or a warning.
    pub kind: AdviceKind,
    /// Where the step is done: the id of a portal, channel, place or help line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<FactId>,
    /// What the step costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Cost>,
    /// What to take: ids of documents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub take: Vec<FactId>,
}

/// The fields that the texts of each kind must have, in every language.
#[must_use]
pub fn required_fields(about: &Detail) -> &'static [&'static str] {
    match about {
        Detail::Message(_) => &["title", "meaning", "todo"],
        _ => &["title", "body"],
    }
}
