//! The states of a portal over time: live data between editions, a history that only grows.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{FactId, Scope, SourceId, Texts};

/// How a portal does, as far as somebody has said so with a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PortalStateKind {
    /// It takes requests.
    Open,
    /// It takes some requests, or only part of the work.
    Limited,
    /// It opens, but stops people with a message.
    Failing,
    /// It takes nothing.
    Closed,
    /// Nobody knows.
    Unknown,
}

impl PortalStateKind {
    /// Every state, the best first.
    pub const ALL: [Self; 5] = [
        Self::Open,
        Self::Limited,
        Self::Failing,
        Self::Closed,
        Self::Unknown,
    ];

    /// The name used in data and as a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Limited => "limited",
            Self::Failing => "failing",
            Self::Closed => "closed",
            Self::Unknown => "unknown",
        }
    }
}

/// One entry of the history: what was said about a portal, for whom, when and on what ground.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalState {
    /// The portal.
    pub portal: FactId,
    /// Only cards that expire in this month (its first day); all cards where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<NaiveDate>,
    /// Only this language version of the portal (`pt`, `en`); all where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The state.
    pub state: PortalStateKind,
    /// The message it fails with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<FactId>,
    /// The first day of the state.
    pub since: NaiveDate,
    /// The last day, where an end is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The day of the newest source that states it.
    pub verified_on: NaiveDate,
    /// After how many days it must be checked again.
    pub check_again_days: u32,
    /// Where it is stated.
    pub sources: Vec<SourceId>,
    /// What happened, per language.
    pub text: Texts,
}

impl PortalState {
    /// Whether the entry says something about `day`: begun, not ended, not past its check.
    #[must_use]
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.since <= day && self.last_day().is_some_and(|last| day <= last)
    }

    /// The last day on which its last check is still recent enough.
    #[must_use]
    pub fn fresh_until(&self) -> Option<NaiveDate> {
        self.verified_on
            .checked_add_days(chrono::Days::new(self.check_again_days.into()))
    }

    /// Whether it should have been checked again before `day`.
    #[must_use]
    pub fn is_overdue_on(&self, day: NaiveDate) -> bool {
        self.checked(day).is_overdue()
    }

    /// The last day about which it says something: its end, or the last day of its check.
    pub(super) fn last_day(&self) -> Option<NaiveDate> {
        let fresh_until = self.fresh_until()?;
        Some(
            self.until
                .map_or(fresh_until, |until| until.min(fresh_until)),
        )
    }

    /// Which cards and which language version it speaks of.
    #[must_use]
    pub fn scope(&self) -> Scope<'_> {
        Scope {
            month: self.month,
            version: self.version.as_deref(),
        }
    }
}
