//! What the API says of a fact: when it was checked, how sure it is, where it is stated.

use chrono::NaiveDate;
use serde::Serialize;
use triage::Fact;
use triage::freshness::Checked;
use triage::knowledge::{Confidence, Knowledge};
use utoipa::ToSchema;

/// Where a fact is stated.
#[derive(Serialize, ToSchema)]
pub(super) struct SourceBody {
    /// What the page is called.
    title: String,
    /// Who publishes it.
    publisher: String,
    /// The day of publication. A month counts as its first day.
    published_on: Option<NaiveDate>,
    /// Its address; none for forums, mirrors and chats, which are named only.
    url: Option<String>,
}

/// When a statement was last checked, as it stands on the day asked for.
#[derive(Serialize, ToSchema)]
pub(super) struct CheckedBody {
    /// The day of the newest source that states it; null where no source is dated.
    verified_on: Option<NaiveDate>,
    /// Whether it should have been checked again by the day.
    overdue: bool,
}

impl From<Checked> for CheckedBody {
    fn from(checked: Checked) -> Self {
        Self {
            verified_on: checked.on,
            overdue: checked.is_overdue(),
        }
    }
}

/// How well a fact is supported on the day asked for.
#[derive(Serialize, ToSchema)]
pub(super) struct Support {
    /// `high`, `medium` or `low`.
    confidence: &'static str,
    #[serde(flatten)]
    checked: CheckedBody,
    /// Where it is stated.
    sources: Vec<SourceBody>,
}

impl Support {
    pub(super) fn of(fact: &Fact, knowledge: &Knowledge, day: NaiveDate) -> Self {
        Self {
            confidence: confidence(fact.confidence),
            checked: fact.checked(day).into(),
            sources: sources(&fact.sources, knowledge),
        }
    }
}

/// The name of how well the sources support a fact.
pub(super) const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

/// The sources with these ids.
pub(super) fn sources(ids: &[String], knowledge: &Knowledge) -> Vec<SourceBody> {
    ids.iter()
        .filter_map(|id| knowledge.sources.get(id))
        .map(|source| SourceBody {
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            published_on: source.published_on,
            url: source.link().map(str::to_owned),
        })
        .collect()
}
