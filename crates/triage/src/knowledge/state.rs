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
    /// The day on which it was said here, where that is later than its first day: an answer of a
    /// day before must not change. None where it is known from its first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_since: Option<NaiveDate>,
    /// The last day, where an end is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The day on which the end was said here. None where it is known from its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_known_since: Option<NaiveDate>,
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
    /// Whether the entry says something about `day` to whoever asks on that day: known, begun, not
    /// ended, not past its check.
    #[must_use]
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.counts(day, day)
    }

    /// The same, by what was known on `on`.
    pub(super) fn counts(&self, day: NaiveDate, on: NaiveDate) -> bool {
        let has_begun = self.is_known_on(on) && self.since <= day;
        has_begun && self.last_day(on).is_some_and(|last| day <= last)
    }

    /// The first day on which it had begun and been said.
    #[must_use]
    pub fn known_from(&self) -> NaiveDate {
        self.known_since
            .map_or(self.since, |known| known.max(self.since))
    }

    /// Whether it had begun and been said by `on`.
    #[must_use]
    pub fn is_known_on(&self, on: NaiveDate) -> bool {
        self.known_from() <= on
    }

    /// The last day, where it had come and been said by `on`.
    #[must_use]
    pub fn until_on(&self, on: NaiveDate) -> Option<NaiveDate> {
        self.end_known_on(on).filter(|until| *until <= on)
    }

    /// The last day, where it had been said by `on`.
    fn end_known_on(&self, on: NaiveDate) -> Option<NaiveDate> {
        let is_known = self.until_known_since.is_none_or(|known| known <= on);
        self.until.filter(|_| is_known)
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

    /// The last day about which it says something, by what was known on `on`: its end, or the last
    /// day of its check.
    pub(super) fn last_day(&self, on: NaiveDate) -> Option<NaiveDate> {
        let fresh_until = self.fresh_until()?;
        let end = self.end_known_on(on);
        Some(end.map_or(fresh_until, |until| until.min(fresh_until)))
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
