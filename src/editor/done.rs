//! What was done, said once on the page after it. The address carries one of these codes and never
//! words, so that nobody can make a page say something else.

use crate::address::RawQuery;
use crate::i18n::Texts;

/// Something that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// A fact is still true.
    FactChecked,
    /// A fact or a source is gone from the working copy.
    Removed,
    /// A state was said.
    StateSaid,
    /// A state is still so.
    StateChecked,
    /// A state has ended.
    StateEnded,
    /// A phrase was added to a message.
    PhraseAdded,
    /// A phrase was removed.
    PhraseRemoved,
    /// A text that was not recognised has become a phrase.
    MissedGiven,
    /// A text that was not recognised was let go.
    MissedDropped,
    /// An account was changed.
    AccountChanged,
    /// An account belongs to whom it says.
    AccessConfirmed,
    /// The own password is another one.
    PasswordChanged,
    /// A session was ended.
    SessionEnded,
    /// A site was saved.
    SiteSaved,
    /// A site was taken away.
    SiteRemoved,
}

impl Done {
    const ALL: [Self; 15] = [
        Self::FactChecked,
        Self::Removed,
        Self::StateSaid,
        Self::StateChecked,
        Self::StateEnded,
        Self::PhraseAdded,
        Self::PhraseRemoved,
        Self::MissedGiven,
        Self::MissedDropped,
        Self::AccountChanged,
        Self::AccessConfirmed,
        Self::PasswordChanged,
        Self::SessionEnded,
        Self::SiteSaved,
        Self::SiteRemoved,
    ];

    /// The code in the address, and the end of the key of the words.
    const fn code(self) -> &'static str {
        match self {
            Self::FactChecked => "fact-checked",
            Self::Removed => "removed",
            Self::StateSaid => "state-said",
            Self::StateChecked => "state-checked",
            Self::StateEnded => "state-ended",
            Self::PhraseAdded => "phrase-added",
            Self::PhraseRemoved => "phrase-removed",
            Self::MissedGiven => "missed-given",
            Self::MissedDropped => "missed-dropped",
            Self::AccountChanged => "account-changed",
            Self::AccessConfirmed => "access-confirmed",
            Self::PasswordChanged => "password-changed",
            Self::SessionEnded => "session-ended",
            Self::SiteSaved => "site-saved",
            Self::SiteRemoved => "site-removed",
        }
    }

    /// The address of a page that says it.
    pub(super) fn on(self, page: &str) -> String {
        format!("{page}?done={}", self.code())
    }

    /// What the address of a page says was done, in words.
    pub(super) fn said(query: &RawQuery, t: &Texts) -> Option<String> {
        let code = query.get("done")?;
        let done = Self::ALL.into_iter().find(|done| done.code() == code)?;
        Some(t.get(&format!("done-{}", done.code())).into_owned())
    }
}
