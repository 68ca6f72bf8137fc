//! What must be said with a decision: the steps in order, the warnings, the papers, who helps and
//! the days that matter. Only ids and dates: the words belong to the facts.

mod actions;
mod milestones;
mod warnings;

pub(super) use actions::ACTION_IDS;
pub(super) use warnings::WARNING_IDS;

use chrono::NaiveDate;

use super::dates::{EXTENSION_PORTAL_TO, earliest_request, is_old_card, last_in_time};
use super::{Decision, facts};
use crate::answers::{Age, Answers, Basis, Expires, Permit, Request};
use crate::handbook::Handbook;
use crate::outcome::{Action, NamedFact, Outcome, Reason, Standing, StandingCode, Warning};
use crate::route::{Certainty, Route};

/// Everything that advice is chosen by.
struct Situation<'a> {
    decision: &'a Decision<'a>,
    answers: &'a Answers,
    handbook: &'a Handbook,
    day: NaiveDate,
}

impl Situation<'_> {
    fn standing(&self) -> &Standing {
        &self.decision.standing
    }

    fn reason(&self) -> Reason {
        self.decision.reason
    }

    /// Whether the way, or what decided, is for one of these reasons.
    fn is_because(&self, reasons: &[Reason]) -> bool {
        reasons.contains(&self.reason())
            || self.decision.way.is_some_and(|way| reasons.contains(&way))
    }

    /// Nothing has been asked yet.
    fn has_not_asked(&self) -> bool {
        matches!(
            self.answers.request,
            None | Some(Request::None | Request::Unknown)
        )
    }

    /// AIMA has named a place and a day.
    fn is_summoned(&self) -> bool {
        matches!(
            self.message(),
            Some(
                facts::DOCUMENT_VERIFICATION_SUMMONS
                    | facts::BIOMETRICS_SUMMONS
                    | facts::CARD_RETURNED_BY_POST
            )
        )
    }

    fn routes(&self) -> impl Iterator<Item = Route> + '_ {
        std::iter::once(self.decision.route).chain(self.decision.then.iter().copied())
    }

    fn leads_to(&self, route: Route) -> bool {
        self.routes().any(|other| other == route)
    }

    fn leads_to_a_portal(&self) -> bool {
        self.leads_to(Route::RenewalPortal) || self.leads_to(Route::ExtensionPortal)
    }

    fn expires(&self) -> Option<NaiveDate> {
        match self.answers.expires {
            Some(Expires::On(expires)) => Some(expires),
            _ => None,
        }
    }

    fn message(&self) -> Option<&str> {
        self.decision.message.map(|(id, _)| id)
    }

    /// The card belongs to the extension portal.
    fn is_about_an_old_card(&self) -> bool {
        self.expires().is_some_and(is_old_card)
    }

    fn is_minor(&self) -> bool {
        self.answers.age == Some(Age::Minor)
    }

    fn is_temporary(&self) -> bool {
        matches!(
            self.answers.permit,
            Some(Permit::Temporary | Permit::Unknown)
        )
    }

    /// The law asks no NISS of this person, though the portal does.
    fn needs_no_niss_by_law(&self) -> bool {
        self.is_minor()
            || matches!(
                self.answers.basis,
                Some(Basis::OwnIncome | Basis::Retired | Basis::Remote | Basis::Student)
            )
    }

    /// Legal help comes first.
    fn is_in_danger(&self) -> bool {
        matches!(
            self.standing().code,
            StandingCode::Lapsed | StandingCode::Outside
        ) || self.reason() == Reason::Refused
    }

    /// What covers the person ends within a month: a letter is too slow to come first.
    fn ends_soon(&self) -> bool {
        let until = self.standing().until;
        until.is_some_and(|until| (until - self.day).num_days() <= 30)
    }

    /// The next day that matters for asking: in time, the card's end, the end of the standing.
    fn deadline(&self) -> Option<NaiveDate> {
        let expires = self.expires()?;
        let takes_new_files = self.decision.route == Route::ExtensionPortal
            && is_old_card(expires)
            && self.day <= EXTENSION_PORTAL_TO;
        if takes_new_files {
            return Some(
                self.standing()
                    .until
                    .map_or(EXTENSION_PORTAL_TO, |until| until.min(EXTENSION_PORTAL_TO)),
            );
        }
        if self.day <= last_in_time(expires) {
            Some(last_in_time(expires))
        } else if self.day <= expires {
            Some(expires)
        } else {
            self.standing().until
        }
    }

    /// The first of the 90 days, where it is still to come.
    fn earliest(&self) -> Option<NaiveDate> {
        self.expires()
            .map(earliest_request)
            .filter(|earliest| *earliest > self.day)
    }
}

/// Gathers an outcome.
pub(super) fn gather(
    decision: Decision<'_>,
    certainty: Certainty,
    because: Vec<NamedFact>,
    answers: &Answers,
    handbook: &Handbook,
    day: NaiveDate,
) -> Outcome {
    let situation = Situation {
        decision: &decision,
        answers,
        handbook,
        day,
    };
    let actions = actions::actions(&situation);
    let warnings = warnings::warnings(&situation, &because);
    let documents = documents(&situation);
    let milestones = milestones::milestones(&situation);
    // Where legal help comes first, whoever finds a lawyer is among those who help.
    let asks_for_advice = [
        Reason::StudentLeft,
        Reason::StudentFinished,
        Reason::EuFamily,
    ];
    let finds_lawyers = situation.is_in_danger()
        || situation.leads_to(Route::Escalate)
        || asks_for_advice.contains(&situation.reason());
    let associations = finds_lawyers.then_some(facts::ASSOCIATIONS);
    let help = [facts::MIGRANT_LINE, facts::CLAIM]
        .into_iter()
        .chain(associations)
        .filter(|id| handbook.counts_on(id, day))
        .map(NamedFact::Borrowed)
        .collect();
    Outcome {
        route: decision.route,
        then: decision.then,
        reason: decision.reason,
        certainty,
        standing: decision.standing,
        actions,
        warnings,
        because,
        help,
        documents,
        milestones,
    }
}

/// The papers of a renewal, where one is asked for.
fn documents(situation: &Situation<'_>) -> Vec<NamedFact> {
    if !situation.leads_to_a_portal() && situation.reason() != Reason::TooEarly {
        return Vec::new();
    }
    let permit = match situation.answers.permit {
        None | Some(Permit::Unknown) => Permit::Temporary,
        Some(permit) => permit,
    };
    let mut papers = situation.handbook.documents(
        |paper| {
            (paper.permits.is_empty() || paper.permits.contains(&permit))
                && (paper.bases.is_empty()
                    || situation
                        .answers
                        .basis
                        .is_some_and(|basis| paper.bases.contains(&basis)))
                && (!paper.minors_only || situation.is_minor())
        },
        situation.day,
    );
    // Rows 11 to 13 are for adults: nobody asks a child for a NISS.
    papers.retain(|id| id != "doc-niss" || !situation.is_minor());
    papers
}

/// A list of advice that keeps its order, leaves out what does not count on the day, and says
/// nothing twice.
struct Chosen<'a> {
    handbook: &'a Handbook,
    day: NaiveDate,
    ids: Vec<NamedFact>,
    /// The route of each, and the one of those that are added next.
    routes: Vec<Route>,
    route: Route,
}

impl<'a> Chosen<'a> {
    fn new(situation: &Situation<'a>) -> Self {
        Self {
            handbook: situation.handbook,
            day: situation.day,
            ids: Vec::new(),
            routes: Vec::new(),
            route: situation.decision.route,
        }
    }

    fn add(&mut self, id: &'static str) {
        if self.handbook.counts_on(id, self.day) {
            self.add_message(id.into());
        }
    }

    /// Adds what is said whatever the day: the message that was told.
    fn add_message(&mut self, id: NamedFact) {
        if !self.ids.contains(&id) {
            self.ids.push(id);
            self.routes.push(self.route);
        }
    }

    fn add_if(&mut self, wanted: bool, id: &'static str) {
        if wanted {
            self.add(id);
        }
    }

    fn add_all(&mut self, ids: &[&'static str]) {
        ids.iter().for_each(|id| self.add(id));
    }

    fn into_warnings(self) -> Vec<Warning> {
        self.ids.into_iter().map(|id| Warning { id }).collect()
    }

    fn into_actions(self, from: Option<NaiveDate>, by: Option<NaiveDate>) -> Vec<Action> {
        self.ids
            .into_iter()
            .zip(self.routes)
            .map(|(id, route)| Action {
                id,
                route,
                from,
                by,
            })
            .collect()
    }
}
