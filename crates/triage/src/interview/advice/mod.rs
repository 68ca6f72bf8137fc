//! What must be said with a decision: the steps in order, the warnings, the papers, who helps and
//! the days that matter. Only ids and dates: the words belong to the facts.

mod actions;
mod days;
mod ids;
mod milestones;
mod warnings;

pub(super) use ids::{ACTION_IDS, WARNING_IDS};

use chrono::NaiveDate;

use super::dates::is_old_card;
use super::{Decision, facts};
use crate::answers::{Age, Answers, Basis, Permit, Request};
use crate::handbook::Handbook;
use crate::knowledge::MessageGroup;
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

    /// What decided, whatever was tried since.
    fn ground(&self) -> Reason {
        self.decision.ground
    }

    /// Whether the way, or what decided, is for one of these reasons.
    fn is_because(&self, reasons: &[Reason]) -> bool {
        reasons.contains(&self.ground())
            || self.decision.way.is_some_and(|way| reasons.contains(&way))
    }

    /// Nothing has been asked yet.
    fn has_not_asked(&self) -> bool {
        matches!(
            self.answers.request,
            None | Some(Request::None | Request::Unknown)
        )
    }

    /// AIMA has named a day and an hour.
    fn is_summoned(&self) -> bool {
        matches!(
            self.message(),
            Some(facts::DOCUMENT_VERIFICATION_SUMMONS | facts::BIOMETRICS_SUMMONS)
        )
    }

    /// AIMA names the place.
    fn is_called_to_a_place(&self) -> bool {
        self.is_summoned() || self.message() == Some(facts::CARD_RETURNED_BY_POST)
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
        self.answers.expires_on()
    }

    fn message(&self) -> Option<&str> {
        self.decision.message.map(|(id, _)| id)
    }

    /// The message is about a card that is on its way.
    fn is_about_the_card_itself(&self) -> bool {
        self.group() == Some(MessageGroup::Card)
    }

    /// What the message is about, where it decided the way.
    fn group(&self) -> Option<MessageGroup> {
        let (_, message) = self.decision.message?;
        (self.ground() == Reason::Message).then_some(message.group)
    }

    /// The portal is not open for this card yet.
    fn waits_for_the_portal(&self) -> bool {
        let by_month = [
            Reason::MonthNotOpen,
            Reason::KindNotOpen,
            Reason::PortalsNotOpen,
        ];
        self.is_because(&by_month) || self.waits_for_its_month()
    }

    /// The message leads elsewhere once the month of the card is open.
    fn waits_for_its_month(&self) -> bool {
        let message = self.decision.message.map(|(_, message)| message);
        let fixed = message.and_then(|message| message.route_on(self.day));
        self.ground() == Reason::Message
            && self.leads_to(Route::WaitRetry)
            && fixed.is_some_and(|fixed| fixed.route != Route::WaitRetry)
    }

    /// The way leads to the portal that told the message: it may tell it again.
    fn may_be_told_again(&self) -> bool {
        let Some((_, message)) = self.decision.message else {
            return false;
        };
        let mut portals = self.routes().filter_map(Route::portal);
        portals.any(|portal| message.appears.iter().any(|place| place == portal))
    }

    /// What was tried in a portal may go through on another day. Nothing is to be tried where no portal
    /// said it or none is for it, from abroad, and where AIMA has the request, the payment or the card:
    /// papers may still be to send.
    fn may_go_through_later(&self) -> bool {
        const FOR_NO_PORTAL: [&str; 4] = [
            facts::CPLP_WAIT_FOR_EMAIL,
            facts::DUPLICATE_ADDRESS,
            facts::EU_FAMILY_CARD_NOT_IN_PORTAL,
            facts::STUDENT_NOW_WORKING,
        ];
        let elsewhere = [
            MessageGroup::Card,
            MessageGroup::Payment,
            MessageGroup::Status,
        ];
        let is_said_elsewhere = match self.decision.message {
            Some((_, message)) if self.ground() == Reason::Message => {
                let portals = [facts::EXTENSION_PORTAL, facts::RENEWAL_PORTAL];
                let mut appears = message.appears.iter();
                elsewhere.contains(&message.group)
                    || !appears.any(|place| portals.contains(&place.as_str()))
            }
            _ => false,
        };
        let has_something_to_do = match self.answers.request {
            Some(Request::Approved) => false,
            Some(Request::Paid | Request::Submitted) => {
                self.group() == Some(MessageGroup::Documents)
            }
            _ => true,
        };
        let waits_for_aima = [Reason::CplpWait, Reason::ExtensionWait];
        has_something_to_do
            && !is_said_elsewhere
            && self.reason() != Reason::Abroad
            && !self.is_because(&waits_for_aima)
            && !self.waits_for_the_portal()
            && !self.is_summoned()
            && !self.message().is_some_and(|id| FOR_NO_PORTAL.contains(&id))
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

    /// Legal help is a step too: what covers the person ends within a week and they cannot simply ask,
    /// or it ends today; or nobody is sure that anything covers them.
    fn needs_legal_help_too(&self) -> bool {
        let Standing {
            code, certainty, ..
        } = *self.standing();
        let is_pending = code == StandingCode::Pending;
        // AIMA's count of the old cards has ended, and the sources do not agree on what holds since.
        if is_pending && certainty == Certainty::Unknown && self.is_about_an_old_card() {
            return true;
        }
        if self
            .six_months_unless_paid()
            .is_some_and(|end| end < self.day)
        {
            return true;
        }
        let is_open = self.has_not_asked() || self.ends_unless_paid().is_some();
        let is_stopped = self.decision.blocked
            || self.decision.route.portal().is_none()
            || self.reason() == Reason::Abroad;
        let is_of_six_months = is_pending || code == StandingCode::SixMonths;
        let ends_today = is_of_six_months && self.days_left() == Some(0);
        is_open && ((is_stopped && self.is_the_last_week()) || ends_today)
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
        || situation.needs_legal_help_too()
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
