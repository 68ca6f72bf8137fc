//! How sure a result is of its way and of the standing, and in which words it says so.

use triage::{Answers, Certainty, Fact, NamedFact, Reason, Request, StandingCode};

use super::Builder;
use crate::softened::{self, Softened};
use crate::words;

/// What the law says about staying.
pub(crate) struct StandingView {
    pub(crate) title: String,
    pub(crate) as_of: Option<String>,
    pub(crate) body: String,
    pub(crate) doubt: Option<String>,
    /// It threatens: shown in the warning colour.
    pub(crate) is_danger: bool,
}

impl Builder<'_> {
    /// Why an answer is not sure, and of which day its facts are.
    pub(super) fn doubt(&self, certainty: Certainty, because: &[NamedFact]) -> Option<String> {
        match certainty {
            Certainty::Confirmed => None,
            Certainty::Overdue => {
                let oldest = self.oldest(because).and_then(|fact| fact.verified_on);
                Some(match oldest {
                    Some(checked) => self
                        .t
                        .with("certainty-overdue", "day", self.t.date(checked)),
                    None => self.t.get("certainty-overdue-undated").into_owned(),
                })
            }
            Certainty::Unknown => Some(self.t.get("certainty-unknown").into_owned()),
        }
    }

    /// Of the facts that are past their check the one that was checked first, one without a date
    /// before all.
    pub(super) fn oldest(&self, because: &[NamedFact]) -> Option<&Fact> {
        let facts = because.iter().filter_map(|id| self.fact(id));
        facts
            .filter(|fact| fact.is_overdue_on(self.visit.day))
            .min_by_key(|fact| fact.verified_on)
    }

    /// The words before a sentence that rests on these facts.
    pub(super) fn as_of(&self, certainty: Certainty, because: &[NamedFact]) -> Option<String> {
        if certainty != Certainty::Overdue {
            return None;
        }
        softened::words(self.t, self.oldest(because)?.checked(self.visit.day))
    }

    /// What stands before the lead. The words of a message were checked on a day of their own, whatever
    /// else decided the way; what the person saw today was not checked on another day.
    pub(super) fn way_as_of(&self, answers: &Answers) -> Option<String> {
        let is_decided_by_it = self.outcome.reason == Reason::Message;
        let told = answers.message_id().filter(|_| is_decided_by_it);
        let told = told.and_then(|id| self.fact(id));
        match told {
            _ if self.outcome.reason == Reason::Unreachable => None,
            Some(message) => softened::words(self.t, message.checked(self.visit.day)),
            None => self.as_of(self.outcome.certainty, &self.outcome.because),
        }
    }

    /// What softens a statement of a page that shows many: only the authority's page stands beside
    /// it, and the page of the fact names the other sources.
    pub(super) fn soft(&self, fact: &Fact) -> Softened {
        let as_of = softened::words(self.t, fact.checked(self.visit.day));
        let knowledge = self.visit.snapshot.knowledge();
        let authority = || softened::authority(self.t, knowledge, fact);
        Softened {
            check: as_of.as_ref().and_then(|_| authority()),
            as_of,
        }
    }

    pub(super) fn way_doubt(&self) -> Option<String> {
        self.doubt(self.outcome.certainty, &self.outcome.because)
    }

    pub(super) fn standing(&self, answers: &Answers) -> StandingView {
        let standing = &self.outcome.standing;
        let words = words::standing(self.t, self.outcome, answers, self.visit.day);
        StandingView {
            title: words.title,
            as_of: self.as_of(standing.certainty, &standing.because),
            body: words.body,
            // Said once where it is the same for the way and the standing.
            doubt: match standing.code {
                StandingCode::Unknown => None,
                _ => self
                    .doubt(standing.certainty, &standing.because)
                    .filter(|doubt| Some(doubt) != self.way_doubt().as_ref()),
            },
            is_danger: answers.request == Some(Request::Refused)
                || !matches!(standing.code, StandingCode::Valid | StandingCode::Approved),
        }
    }
}
