//! The register of sources.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The stable name of a source, for instance `dn-brasil-2025-10-08`.
pub type SourceId = String;

/// What kind of publication a source is. It decides whether we link to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A body of the state.
    Official,
    /// The text of a law, also as copied or consolidated by others.
    Law,
    /// A newspaper, radio or news site.
    News,
    /// A law firm or lawyer.
    LawFirm,
    /// An association or NGO.
    Association,
    /// A guide, company or private site.
    Guide,
    /// A forum. Named with its date, never linked.
    Forum,
    /// A mirror of another site. Named with its date, never linked.
    Mirror,
    /// A chat channel. Named with its date, never linked.
    Chat,
}

impl SourceKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Official,
        Self::Law,
        Self::News,
        Self::LawFirm,
        Self::Association,
        Self::Guide,
        Self::Forum,
        Self::Mirror,
        Self::Chat,
    ];

    /// The word in data files and a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Law => "law",
            Self::News => "news",
            Self::LawFirm => "law-firm",
            Self::Association => "association",
            Self::Guide => "guide",
            Self::Forum => "forum",
            Self::Mirror => "mirror",
            Self::Chat => "chat",
        }
    }

    /// Whether a page may link to a source of this kind.
    #[must_use]
    pub const fn may_be_linked(self) -> bool {
        !matches!(self, Self::Forum | Self::Mirror | Self::Chat)
    }
}

/// Where a statement comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What the page is called, or what it says in a few words.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its address, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The day of publication. A month counts as its first day, a season as its first month's
    /// first day; an undated page has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_on: Option<NaiveDate>,
    /// The date as far as it is known, in words (`late 2025`), where it is not a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<String>,
    /// What kind of publication it is.
    pub kind: SourceKind,
}

impl Source {
    /// The address to link to; none for forums, mirrors and chats.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        self.url.as_deref().filter(|_| self.kind.may_be_linked())
    }
}
