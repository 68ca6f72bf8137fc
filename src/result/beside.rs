//! What stands beside a result: what a source says of the portal these days, and the calendar of the
//! month of the card.

use triage::knowledge::PortalStateKind;
use triage::{Answers, Permit, Request, parse_card_month};

use super::Builder;
use crate::fact_view;

/// Both, as far as there is something to say.
pub(crate) struct Beside {
    pub(crate) portal: Option<PortalSaid>,
    /// The page of the month, and its words.
    pub(crate) calendar: Option<(String, String)>,
}

/// What a source says of the portal that the way leads to.
pub(crate) struct PortalSaid {
    pub(crate) state: String,
    pub(crate) title: String,
    /// Who says it, and the day of the last check.
    pub(crate) note: String,
    pub(crate) href: String,
}

impl Builder<'_> {
    pub(super) fn beside(&self, answers: &Answers) -> Beside {
        Beside {
            portal: self.portal_said(answers),
            calendar: self.calendar(answers),
        }
    }

    /// The state of the first portal of the way, where it troubles people.
    fn portal_said(&self, answers: &Answers) -> Option<PortalSaid> {
        let portal = self.outcome.portal()?;
        let expires = answers.expires_on();
        let (t, visit) = (self.t, self.visit);
        let state = visit
            .snapshot
            .handbook
            .state_on(portal, expires, visit.day)?;
        if matches!(
            state.state,
            PortalStateKind::Open | PortalStateKind::Unknown
        ) {
            return None;
        }
        let checked = fact_view::checked(t, state.checked(visit.day));
        let publishers = fact_view::publishers(visit.snapshot.knowledge(), &state.sources);
        Some(PortalSaid {
            state: t.get(&format!("state-{}", state.state.name())).into_owned(),
            title: t.told(&state.text, "title", visit.day).into_owned(),
            note: format!("{publishers} · {checked}"),
            href: visit.paths().portal(portal) + &visit.asked.with(Answers::default()).query(),
        })
    }

    /// The days of the month of the card, while nothing was asked for: they are about asking.
    fn calendar(&self, answers: &Answers) -> Option<(String, String)> {
        let expires = answers.expires_on()?;
        let is_ours = matches!(answers.permit, Some(Permit::Temporary | Permit::Unknown))
            && matches!(answers.request, Some(Request::None | Request::Unknown));
        let month = expires.format("%Y-%m").to_string();
        let month = parse_card_month(&month, self.visit.day).filter(|_| is_ours)?;
        let words = self
            .t
            .with("calendar-result", "month", self.t.month_of(month));
        let href = self.visit.paths().calendar_month(month);
        Some((
            href + &self.visit.asked.with(Answers::default()).query(),
            words,
        ))
    }
}
