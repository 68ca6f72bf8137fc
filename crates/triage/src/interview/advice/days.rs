//! The days by which advice is chosen: until when something covers the person, and by when to ask.

use chrono::NaiveDate;

use super::super::dates::{
    EXTENSION_PORTAL_TO, earliest_request, is_old_card, last_in_time, six_months_after,
};
use super::Situation;
use crate::answers::Request;
use crate::outcome::StandingCode;
use crate::route::Route;

impl Situation<'_> {
    /// The end of the six months after the card: all that covers somebody whose request is not paid, and
    /// so may not count.
    pub(super) fn six_months_unless_paid(&self) -> Option<NaiveDate> {
        let is_unpaid = self.answers.request == Some(Request::Submitted);
        let is_pending = self.standing().code == StandingCode::Pending;
        let expires = self.expires().filter(|expires| !is_old_card(*expires))?;
        (is_unpaid && is_pending).then(|| six_months_after(expires))
    }

    /// The same, where it is still to come.
    pub(super) fn ends_unless_paid(&self) -> Option<NaiveDate> {
        self.six_months_unless_paid().filter(|end| self.day <= *end)
    }

    /// For so many days more something covers the person for sure; none where no day is known.
    pub(super) fn days_left(&self) -> Option<i64> {
        let until = self.standing().until.or(self.ends_unless_paid())?;
        Some((until - self.day).num_days())
    }

    pub(super) fn is_the_last_week(&self) -> bool {
        self.days_left().is_some_and(|days| days <= 7)
    }

    /// What covers the person ends within a month: a letter is too slow to come first.
    pub(super) fn ends_soon(&self) -> bool {
        self.days_left().is_some_and(|days| days <= 30)
    }

    /// The next day that matters for asking: in time, the card's end, the end of the standing. A
    /// refusal has a time of its own, which its notice says; a document of other rules has none that
    /// we know.
    pub(super) fn deadline(&self) -> Option<NaiveDate> {
        let is_of_other_rules = self.standing().code == StandingCode::Unknown;
        if is_of_other_rules || self.answers.request == Some(Request::Refused) {
            return None;
        }
        let expires = self.expires()?;
        // Who has asked has no day for asking.
        if !self.has_not_asked() {
            let until = self.standing().until.filter(|_| expires < self.day);
            return until.or(self.ends_unless_paid());
        }
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
    pub(super) fn earliest(&self) -> Option<NaiveDate> {
        self.expires()
            .map(earliest_request)
            .filter(|earliest| *earliest > self.day)
    }
}
