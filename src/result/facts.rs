//! The facts behind a result: why it says what it says, what to take, and who has read the words.

use std::collections::BTreeSet;

use triage::knowledge::Detail;
use triage::{Answers, Fact};

use super::Builder;
use crate::fact_view::{self, FactLink};
use crate::reviewed::{Reviews, SHOWN, review};
use crate::softened::{self, Softened};

/// A paper to take.
pub(crate) struct Paper {
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) as_of: Option<String>,
}

/// One fact, with its link and its last check.
pub(crate) struct FactLine {
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) soft: Softened,
    pub(crate) note: String,
    /// What says something else.
    pub(crate) others: Vec<FactLink>,
}

impl Builder<'_> {
    pub(super) fn line(&self, id: &str) -> Option<FactLine> {
        let fact = self.fact(id)?;
        let soft = self.soft(fact);
        Some(FactLine {
            title: self.visit.text(fact, "title"),
            href: self.page_of(id, fact),
            // The day of the check stands before the title where it is too old.
            note: match soft.as_of {
                Some(_) => fact_view::confidence(self.t, fact.confidence),
                None => fact_view::trust(self.t, fact, self.visit.day),
            },
            soft,
            others: self.others(id),
        })
    }

    pub(super) fn paper(&self, id: &str) -> Option<Paper> {
        let FactLink { title, href } = self.link(id)?;
        let checked = self.fact(id)?.checked(self.visit.day);
        Some(Paper {
            title,
            href,
            as_of: softened::words(self.t, checked),
        })
    }

    /// How many of the facts whose words stand on the page a second person has reviewed.
    pub(super) fn reviews(&self) -> String {
        let outcome = self.outcome;
        let steps = outcome.actions.iter().map(|action| &action.id);
        let warnings = outcome.warnings.iter().map(|warning| &warning.id);
        let others = [&outcome.because, &outcome.help, &outcome.documents];
        let shown: BTreeSet<_> = steps
            .chain(warnings)
            .chain(others.into_iter().flatten())
            .collect();
        let mut reviews = Reviews::default();
        for fact in shown.into_iter().filter_map(|id| self.fact(id)) {
            reviews.add(review(self.t, fact, &SHOWN, self.visit.day));
        }
        reviews.words(self.t)
    }

    pub(super) fn link(&self, id: &str) -> Option<FactLink> {
        let fact = self.fact(id)?;
        Some(FactLink {
            title: self.visit.text(fact, "title"),
            href: self.page_of(id, fact),
        })
    }

    /// The page of a fact, on the day and of the edition that the result speaks of.
    pub(super) fn page_of(&self, id: &str, fact: &Fact) -> String {
        let paths = self.visit.paths();
        let page = match &fact.about {
            Detail::Message(_) => paths.message(id),
            Detail::Portal(_) => paths.portal(id),
            _ => paths.fact(id),
        };
        page + &self.visit.asked.with(Answers::default()).query()
    }

    /// The facts that were known on the day and contradict this one.
    pub(super) fn others(&self, id: &str) -> Vec<FactLink> {
        let others = self.visit.snapshot.handbook.opponents(id).iter();
        others
            .filter(|other| {
                let fact = self.fact(other);
                fact.is_some_and(|fact| fact.known_since <= self.visit.day)
            })
            .filter_map(|other| self.link(other))
            .collect()
    }

    pub(super) fn because_line(&self) -> String {
        let days = self
            .outcome
            .because
            .iter()
            .filter_map(|id| self.fact(id)?.verified_on);
        let (first, last) = (days.clone().min(), days.max());
        let count = self.outcome.because.len();
        match (first, last) {
            (Some(first), Some(last)) if first != last => {
                let (first, last) = (self.t.date(first), self.t.date(last));
                let count = self.t.with("because-count", "count", count);
                let range = self
                    .t
                    .with_two("because-range", ("first", first), ("last", last));
                format!("{count}, {range}")
            }
            (Some(day), _) => {
                let count = self.t.with("because-count", "count", count);
                format!(
                    "{count}, {}",
                    self.t.with("checked-on", "day", self.t.date(day))
                )
            }
            _ => self.t.with("because-count", "count", count),
        }
    }
}
