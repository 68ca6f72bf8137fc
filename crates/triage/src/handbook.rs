//! The knowledge made ready for questions: what the rules look up is indexed once, at load.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::answers::Permit;
use crate::knowledge::{
    Access, Detail, Document, Fact, FactId, Holds, Knowledge, PortalState, PortalStateKind, Scope,
    newest_on,
};
use crate::outcome::NamedFact;

/// An edition's knowledge and the live states of the portals, ready for the interview.
#[derive(Clone, Debug, Default)]
pub struct Handbook {
    knowledge: Knowledge,
    states: Vec<PortalState>,
    windows: Vec<OpenWindow>,
    dated: FxHashMap<FactId, Dated>,
    opponents: FxHashMap<FactId, Vec<FactId>>,
    papers: Vec<Paper>,
}

/// What the rules ask of a fact again and again: whether it counts, and whether it is overdue.
#[derive(Clone, Copy, Debug)]
struct Dated {
    holds: Holds,
    known_since: NaiveDate,
    fresh_until: Option<NaiveDate>,
}

impl Dated {
    fn counts_on(&self, day: NaiveDate) -> bool {
        self.known_since <= day && self.holds.contains(day)
    }
}

/// A paper of a renewal.
#[derive(Clone, Debug)]
struct Paper {
    fact: FactId,
    dated: Dated,
    document: Document,
}

impl From<&Fact> for Dated {
    fn from(fact: &Fact) -> Self {
        Self {
            holds: fact.holds,
            known_since: fact.known_since,
            fresh_until: fact.fresh_until(),
        }
    }
}

/// One row of a portal's windows, as the rules read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenWindow {
    /// The fact.
    pub fact: FactId,
    /// The portal.
    pub portal: FactId,
    /// The kind of permit.
    pub permit: Permit,
    /// Who may use it.
    pub access: Access,
    /// The day from which it is known.
    pub known_since: NaiveDate,
    /// The last expiry date it accepts.
    pub accepts_to: NaiveDate,
    /// The last day on which its check is recent enough.
    pub fresh_until: Option<NaiveDate>,
}

impl OpenWindow {
    /// Whether the row should have been checked again before `day`. A later check does not make
    /// an earlier day overdue.
    #[must_use]
    pub fn is_overdue_on(&self, day: NaiveDate) -> bool {
        self.fresh_until.is_none_or(|last| day > last)
    }
}

impl Handbook {
    /// Indexes an edition's knowledge and the states that are live with it.
    #[must_use]
    pub fn new(knowledge: Knowledge, states: Vec<PortalState>) -> Self {
        let mut windows: Vec<_> = knowledge
            .windows()
            .filter_map(|(id, fact, window)| {
                Some(OpenWindow {
                    fact: id.clone(),
                    portal: window.portal.clone(),
                    permit: window.permit,
                    access: window.access,
                    known_since: fact.known_since,
                    accepts_to: window.expires_to?,
                    fresh_until: fact.fresh_until(),
                })
            })
            .collect();
        windows.sort_by(|a, b| a.known_since.cmp(&b.known_since).then(a.fact.cmp(&b.fact)));
        let papers = papers(&knowledge);
        let dated = knowledge
            .facts
            .iter()
            .map(|(id, fact)| (id.clone(), Dated::from(fact)))
            .collect();
        let opponents = opponents(&knowledge);
        Self {
            knowledge,
            states,
            windows,
            dated,
            opponents,
            papers,
        }
    }

    /// The facts that contradict a fact, whichever of the two names the other.
    #[must_use]
    pub fn opponents(&self, id: &str) -> &[FactId] {
        self.opponents.get(id).map_or(&[], Vec::as_slice)
    }

    /// The edition's knowledge.
    #[must_use]
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// The history of portal states, oldest first as given.
    #[must_use]
    pub fn states(&self) -> &[PortalState] {
        &self.states
    }

    /// The rows of the windows, by the day they became known.
    #[must_use]
    pub fn windows(&self) -> &[OpenWindow] {
        &self.windows
    }

    /// The widest row of a portal, permit kind and access that is known on `day`. Rows never
    /// close, so the widest is what is open.
    #[must_use]
    pub fn widest(
        &self,
        portal: &str,
        permit: Permit,
        access: Access,
        day: NaiveDate,
    ) -> Option<&OpenWindow> {
        self.windows
            .iter()
            .filter(|row| row.known_since <= day && row.permit == permit)
            .filter(|row| row.access == access && row.portal == portal)
            .max_by(|a, b| {
                a.accepts_to
                    .cmp(&b.accepts_to)
                    .then(b.known_since.cmp(&a.known_since))
            })
    }

    /// The state of a portal on `day` for cards that expire on `expires`. A state for the month
    /// of the card beats one for the whole portal; a state of one language version never counts
    /// here; among several, the one that began last.
    #[must_use]
    pub fn state_on(
        &self,
        portal: &str,
        expires: Option<NaiveDate>,
        day: NaiveDate,
    ) -> Option<&PortalState> {
        let scope = Scope {
            month: expires.and_then(first_of_month),
            version: None,
        };
        let index = newest_on(&self.states, portal, scope, day)?;
        self.states.get(index)
    }

    /// Whether a source says that the portal is closed on `day` for such a card.
    #[must_use]
    pub fn is_closed_on(&self, portal: &str, expires: Option<NaiveDate>, day: NaiveDate) -> bool {
        self.state_on(portal, expires, day)
            .is_some_and(|state| state.state == PortalStateKind::Closed)
    }

    /// Whether a fact of this id may be used on `day`.
    #[must_use]
    pub fn counts_on(&self, id: &str, day: NaiveDate) -> bool {
        self.dated.get(id).is_some_and(|fact| fact.counts_on(day))
    }

    /// Whether a fact of this id is past its check on `day`.
    #[must_use]
    pub fn is_overdue_on(&self, id: &str, day: NaiveDate) -> bool {
        let fresh_until = self.dated.get(id).and_then(|fact| fact.fresh_until);
        fresh_until.is_none_or(|last| day > last)
    }

    /// The papers that apply, in their order.
    pub(crate) fn documents(
        &self,
        applies: impl Fn(&Document) -> bool,
        day: NaiveDate,
    ) -> Vec<NamedFact> {
        self.papers
            .iter()
            .filter(|paper| paper.dated.counts_on(day) && applies(&paper.document))
            .map(|paper| paper.fact.clone().into())
            .collect()
    }
}

/// For each fact, those that contradict it.
fn opponents(knowledge: &Knowledge) -> FxHashMap<FactId, Vec<FactId>> {
    let mut all: FxHashMap<FactId, Vec<FactId>> = FxHashMap::default();
    for (id, fact) in &knowledge.facts {
        for other in fact.contradicts.iter().filter(|other| *other != id) {
            for (one, against) in [(id, other), (other, id)] {
                let against_one = all.entry(one.clone()).or_default();
                if !against_one.contains(against) {
                    against_one.push(against.clone());
                }
            }
        }
    }
    all.values_mut().for_each(|against| against.sort());
    all
}

/// The papers of a renewal, in their order.
fn papers(knowledge: &Knowledge) -> Vec<Paper> {
    let mut papers: Vec<_> = knowledge
        .facts
        .iter()
        .filter_map(|(id, fact)| match &fact.about {
            Detail::Document(document) if document.order.is_some() => Some(Paper {
                fact: id.clone(),
                dated: Dated::from(fact),
                document: document.clone(),
            }),
            _ => None,
        })
        .collect();
    papers.sort_by(|a, b| (a.document.order, &a.fact).cmp(&(b.document.order, &b.fact)));
    papers
}

fn first_of_month(day: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike as _;
    day.with_day(1)
}
