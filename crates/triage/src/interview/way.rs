//! The way: which portal takes this card on this day, where nothing stands in between.

use chrono::NaiveDate;

use super::dates::{
    APRIL_COUNT_TO, ARI_ONLINE, EXTENSION_PORTAL_FROM, EXTENSION_PORTAL_TO, NEW_CARDS_FROM,
    OLD_CARDS_TO, PERMANENT_ONLINE, RENEWAL_PORTAL_FROM, STUDENTS_CHANGE, STUDENTS_LEFT_FORM,
    earliest_request,
};
use super::facts;
use super::reading::Reading;
use crate::answers::{Basis, Invited, Permit};
use crate::handbook::{Handbook, OpenWindow};
use crate::knowledge::Access;
use crate::outcome::{NamedFact, Reason, StandingCode};
use crate::question::Question;
use crate::route::Route;

/// A way, and what it rests on.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) route: Route,
    pub(super) then: Vec<Route>,
    pub(super) reason: Reason,
    /// NISS and an unreachable portal do not change it.
    pub(super) is_final: bool,
    /// The rule itself says that nobody knows.
    pub(super) unknown: bool,
    pub(super) because: Vec<NamedFact>,
}

impl Way {
    fn new(route: Route, reason: Reason, because: &[&'static str]) -> Self {
        let because = because.iter().map(|id| NamedFact::Borrowed(id)).collect();
        Self {
            route,
            then: Vec::new(),
            reason,
            is_final: false,
            unknown: false,
            because,
        }
    }

    fn last(mut self) -> Self {
        self.is_final = true;
        self
    }

    fn then(mut self, route: Route) -> Self {
        self.then.push(route);
        self
    }

    fn unsure(mut self) -> Self {
        self.unknown = true;
        self
    }

    fn by(mut self, row: Option<&OpenWindow>) -> Self {
        self.because.extend(row.map(|row| row.fact.clone().into()));
        self
    }
}

impl Way {
    /// The portal that the way leads to.
    pub(super) fn portal(&self) -> Option<&'static str> {
        self.route.portal()
    }
}

/// What the way is decided from.
pub(super) struct Case<'a> {
    pub(super) permit: Permit,
    pub(super) expires: NaiveDate,
    pub(super) standing: StandingCode,
    pub(super) handbook: &'a Handbook,
    pub(super) day: NaiveDate,
}

impl Case<'_> {
    /// The first of the 90 days has not come yet.
    fn is_too_early(&self) -> bool {
        self.day < earliest_request(self.expires)
    }

    fn renewal_window(&self, permit: Permit) -> Option<&OpenWindow> {
        self.handbook
            .widest(facts::RENEWAL_PORTAL, permit, Access::Own, self.day)
    }
}

/// Finds the way of a person who has not asked yet.
pub(super) fn way(case: &Case<'_>, reading: &mut Reading<'_>) -> Result<Way, Question> {
    match case.permit {
        Permit::Cplp => cplp(case, reading),
        Permit::Ari => Ok(ari(case)),
        Permit::Permanent => permanent(case, reading),
        _ if case.expires < NEW_CARDS_FROM => old_card(case, reading),
        _ => new_card(case, reading),
    }
}

fn cplp(case: &Case<'_>, reading: &mut Reading<'_>) -> Result<Way, Question> {
    let because = [facts::CPLP_BY_EMAIL];
    if reading.invited()? == Invited::Yes {
        return Ok(Way::new(Route::ExtensionPortal, Reason::Invited, &because));
    }
    if case.is_too_early() {
        return Ok(too_early());
    }
    Ok(Way::new(Route::WaitRetry, Reason::CplpWait, &because))
}

fn ari(case: &Case<'_>) -> Way {
    if case.day < ARI_ONLINE {
        return if case.is_too_early() {
            too_early()
        } else {
            kind_not_open()
        };
    }
    let own = case.renewal_window(Permit::Ari);
    let temporary = case.renewal_window(Permit::Temporary);
    let row = [own, temporary]
        .into_iter()
        .flatten()
        .find(|row| case.expires <= row.accepts_to);
    if row.is_some() {
        return Way::new(
            Route::RenewalPortal,
            Reason::RangeUnsure,
            &[facts::ARI_ONLINE],
        )
        .by(row)
        .unsure();
    }
    after_the_window(case, temporary)
}

fn permanent(case: &Case<'_>, reading: &mut Reading<'_>) -> Result<Way, Question> {
    if case.day >= PERMANENT_ONLINE {
        if case.expires < NEW_CARDS_FROM {
            let because = [facts::PERMANENT_ONLINE];
            return Ok(Way::new(Route::RenewalPortal, Reason::RangeUnsure, &because).unsure());
        }
        let mut way = by_the_window(case);
        way.because.push(facts::PERMANENT_ONLINE.into());
        return Ok(way);
    }
    if case.day >= EXTENSION_PORTAL_FROM
        && case.expires <= OLD_CARDS_TO
        && reading.invited()? == Invited::Yes
    {
        let because = [facts::MISSION_INVITATIONS];
        return Ok(Way::new(Route::ExtensionPortal, Reason::Invited, &because));
    }
    Ok(if case.is_too_early() {
        too_early()
    } else {
        kind_not_open()
    })
}

/// Temporary cards that expired from 22 February 2020 through 30 June 2025.
fn old_card(case: &Case<'_>, reading: &mut Reading<'_>) -> Result<Way, Question> {
    if case.day < EXTENSION_PORTAL_FROM {
        let because = [facts::DECREE];
        return Ok(Way::new(Route::WaitRetry, Reason::PortalsNotOpen, &because));
    }
    if case.day <= EXTENSION_PORTAL_TO {
        let open = case.handbook.widest(
            facts::EXTENSION_PORTAL,
            Permit::Temporary,
            Access::Own,
            case.day,
        );
        if open.is_some_and(|row| case.expires <= row.accepts_to) {
            return Ok(Way::new(Route::ExtensionPortal, Reason::ExtensionOpen, &[]).by(open));
        }
        let because = [facts::MISSION_INVITATIONS];
        if reading.invited()? == Invited::Yes {
            return Ok(Way::new(Route::ExtensionPortal, Reason::Invited, &because));
        }
        return Ok(Way::new(Route::WaitRetry, Reason::ExtensionWait, &because));
    }
    let because = [facts::MISSION_CLOSED, facts::EXTENSION_NEW_FILES_UNKNOWN];
    if case.day <= APRIL_COUNT_TO {
        if reading.invited()? == Invited::Yes {
            return Ok(Way::new(Route::ExtensionPortal, Reason::Invited, &because));
        }
        let way = Way::new(Route::InPerson, Reason::ExtensionOver, &because);
        return Ok(way.then(Route::Escalate).last());
    }
    let way = Way::new(Route::InPerson, Reason::ExtensionLapsed, &because);
    Ok(way.then(Route::Escalate).last())
}

/// Temporary cards that expire from 1 July 2025.
fn new_card(case: &Case<'_>, reading: &mut Reading<'_>) -> Result<Way, Question> {
    if case.day >= STUDENTS_CHANGE {
        match reading.basis()? {
            Basis::StudentFinished => {
                let because = [facts::STUDENTS_FINISHED];
                return Ok(Way::new(Route::ContactForm, Reason::StudentFinished, &because).last());
            }
            Basis::StudentLeft if case.day < STUDENTS_LEFT_FORM => {
                let way = Way::new(
                    Route::InPerson,
                    Reason::StudentLeft,
                    &[facts::STUDENTS_LEFT],
                );
                return Ok(way.then(Route::Escalate).last());
            }
            Basis::StudentLeft => {
                let because = [facts::STUDENTS_LEFT, facts::STUDENTS_LEFT_FORM];
                return Ok(Way::new(Route::ContactForm, Reason::StudentLeft, &because).last());
            }
            _ => {}
        }
    }
    Ok(by_the_window(case))
}

/// The window decides before the 90 days do.
fn by_the_window(case: &Case<'_>) -> Way {
    if case.day < RENEWAL_PORTAL_FROM {
        return if case.is_too_early() {
            too_early()
        } else {
            Way::new(
                Route::WaitRetry,
                Reason::PortalsNotOpen,
                &[facts::RENEW_90_DAYS],
            )
        };
    }
    let open = case.renewal_window(Permit::Temporary);
    if open.is_none_or(|row| case.expires > row.accepts_to) {
        return after_the_window(case, open);
    }
    if case.standing == StandingCode::Lapsed {
        // That the portal still takes cards older than six months is an assumption.
        let way = Way::new(Route::RenewalPortal, Reason::PortalAssumed, &[]);
        return way.by(open).unsure().then(Route::Escalate);
    }
    Way::new(Route::RenewalPortal, Reason::PortalOpen, &[]).by(open)
}

/// The card ends after the last month known to be open.
fn after_the_window(case: &Case<'_>, open: Option<&OpenWindow>) -> Way {
    if case.is_too_early() {
        return too_early().by(open);
    }
    if open.is_some_and(|row| row.is_overdue_on(case.day)) {
        return Way::new(Route::RenewalPortal, Reason::PortalProbablyOpen, &[])
            .by(open)
            .unsure();
    }
    Way::new(Route::WaitRetry, Reason::MonthNotOpen, &[]).by(open)
}

fn too_early() -> Way {
    Way::new(Route::NotYet, Reason::TooEarly, &[facts::RENEW_90_DAYS])
}

fn kind_not_open() -> Way {
    Way::new(Route::WaitRetry, Reason::KindNotOpen, &[facts::TWO_PORTALS])
}
