//! The days and expiry dates that stand for all others: the first of every interval inside which
//! the facts do not change.

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};

use crate::handbook::Handbook;
use crate::interview::{ADVICE_IDS, dates, facts};

/// The days on which the rules themselves turn, and the last: enough to see every edge of the
/// flow, because what facts do in between is decided by the same rows.
pub(super) fn turning_days(handbook: &Handbook, last: NaiveDate) -> BTreeSet<NaiveDate> {
    let mut days = BTreeSet::from([dates::DECREE_FROM, last]);
    for (from, to) in [
        (dates::EXTENSION_PORTAL_FROM, dates::EXTENSION_PORTAL_TO),
        (dates::DECREE_FROM, dates::DECREE_TO),
        (dates::APRIL_COUNT_FROM, dates::APRIL_COUNT_TO),
    ] {
        days.extend([from, after(to)]);
    }
    days.extend([
        dates::RENEWAL_PORTAL_FROM,
        dates::IRN_STOPPED,
        dates::SYSTEMS_CONNECTED,
        dates::MODELO_4_FROM,
        dates::PERMANENT_ONLINE,
        dates::NISS_BY_FORM,
        dates::STUDENTS_CHANGE,
        dates::ARI_ONLINE,
        dates::STUDENTS_LEFT_FORM,
        dates::FORM_ONCE,
    ]);
    for (_, _, message) in handbook.knowledge().messages() {
        days.extend(message.routes.iter().filter_map(|dated| dated.from));
    }
    days.into_iter()
        .filter(|day| (dates::DECREE_FROM..=last).contains(day))
        .collect()
}

/// One representative day per interval: the day on which something begins, ends or becomes
/// overdue, from the first day the rules know to `last`.
pub(super) fn days(handbook: &Handbook, last: NaiveDate) -> Vec<NaiveDate> {
    let mut days = turning_days(handbook, last);
    for row in handbook.windows() {
        days.insert(row.known_since);
        days.extend(row.fresh_until.map(after));
    }
    let knowledge = handbook.knowledge();
    for id in facts::ALL.iter().chain(ADVICE_IDS.into_iter().flatten()) {
        if let Some(fact) = knowledge.fact(id) {
            days.insert(fact.known_since);
            days.extend(fact.holds.from);
            days.extend(fact.holds.to.map(after));
            days.extend(fact.fresh_until().map(after));
        }
    }
    for state in handbook.states() {
        days.insert(state.since);
        days.extend(state.known_since);
        days.extend(state.until.map(after));
        days.extend(state.until_known_since);
        days.insert(after(
            state.verified_on + Days::new(state.check_again_days.into()),
        ));
    }
    days.into_iter()
        .filter(|day| (dates::DECREE_FROM..=last).contains(day))
        .collect()
}

/// One representative expiry date per interval, for a visit on `day`.
pub(super) fn expiries(handbook: &Handbook, day: NaiveDate) -> BTreeSet<NaiveDate> {
    let mut expiries = BTreeSet::from([
        dates::OLD_CARDS_FROM - Days::new(1),
        dates::OLD_CARDS_FROM,
        dates::OLD_CARDS_TO,
        dates::NEW_CARDS_FROM,
        // The card's last day, and the first day after it.
        day,
        day - Days::new(1),
        // The 30 and 90 days before the end.
        day + Days::new(29),
        day + Days::new(30),
        day + Days::new(90),
        day + Days::new(91),
        // The six months after it; a day earlier or later where months are short.
        day - Months::new(6),
        day - Months::new(6) - Days::new(1),
    ]);
    for row in handbook.windows() {
        expiries.extend([row.accepts_to, after(row.accepts_to)]);
    }
    expiries
}

fn after(day: NaiveDate) -> NaiveDate {
    day + Days::new(1)
}
