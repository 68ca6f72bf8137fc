//! The days on which the rules turn, each with the fact it comes from, and date arithmetic.

use chrono::{Days, Months, NaiveDate};

/// A day written in the source.
const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => panic!("no such day"),
    }
}

/// The first expiry date that DL 85-B/2025 covers (fact `dl-85-b-2025`).
pub const OLD_CARDS_FROM: NaiveDate = day(2020, 2, 22);
/// The last expiry date that DL 85-B/2025 covers (fact `dl-85-b-2025`).
pub const OLD_CARDS_TO: NaiveDate = day(2025, 6, 30);
/// The first expiry date of the Portal das Renovações (fact `two-portals`).
pub const NEW_CARDS_FROM: NaiveDate = day(2025, 7, 1);

/// DL 85-B/2025 in force (fact `dl-85-b-2025`). The first day this program knows.
pub const DECREE_FROM: NaiveDate = day(2025, 7, 1);
/// The last day of the extension (fact `dl-85-b-2025`).
pub const DECREE_TO: NaiveDate = day(2025, 10, 15);
/// The extension portal was announced (fact `mission-invitations`).
pub const EXTENSION_PORTAL_FROM: NaiveDate = day(2025, 7, 3);
/// The last day on which it took new files of everybody (fact `mission-closed`).
pub const EXTENSION_PORTAL_TO: NaiveDate = day(2025, 12, 30);
/// The Portal das Renovações opened (fact `window-r1`).
pub const RENEWAL_PORTAL_FROM: NaiveDate = day(2025, 7, 11);
/// IRN stopped taking renewals (fact `irn-stopped`).
pub const IRN_STOPPED: NaiveDate = day(2025, 8, 1);
/// AIMA says that its systems are connected (fact `systems-connected`).
pub const SYSTEMS_CONNECTED: NaiveDate = day(2025, 10, 14);
/// AIMA's count of the six months became known (fact `april-15-count`).
pub const APRIL_COUNT_FROM: NaiveDate = day(2025, 10, 22);
/// The last day of that count (fact `april-15-count`).
pub const APRIL_COUNT_TO: NaiveDate = day(2026, 4, 15);
/// Minors need Modelo 4 from this day at the latest (fact `minors-modelo-4`).
pub const MODELO_4_FROM: NaiveDate = day(2025, 11, 24);
/// Permanent cards in the Portal das Renovações (fact `permanent-online`).
pub const PERMANENT_ONLINE: NaiveDate = day(2025, 12, 10);
/// A missing NISS is added by the contact form (fact `niss-by-form-2026`).
pub const NISS_BY_FORM: NaiveDate = day(2026, 1, 2);
/// Students who finished or left do not renew as students (fact `students-finished`).
pub const STUDENTS_CHANGE: NaiveDate = day(2026, 1, 7);
/// Golden visas in the Portal das Renovações (fact `ari-online`).
pub const ARI_ONLINE: NaiveDate = day(2026, 2, 2);
/// The form for students who left and work (fact `students-left-form`).
pub const STUDENTS_LEFT_FORM: NaiveDate = day(2026, 2, 11);
/// AIMA asks to send one request, once, by the form (fact `one-request-by-form`).
pub const FORM_ONCE: NaiveDate = day(2026, 5, 10);

/// The first of the 90 days before `expires` in which a renewal may be asked for.
#[must_use]
pub fn earliest_request(expires: NaiveDate) -> NaiveDate {
    expires - Days::new(90)
}

/// The last day on which a request is in time: 30 days before `expires`.
#[must_use]
pub fn last_in_time(expires: NaiveDate) -> NaiveDate {
    expires - Days::new(30)
}

/// The last day of the six months after `expires`, at the end of a shorter month.
#[must_use]
pub fn six_months_after(expires: NaiveDate) -> NaiveDate {
    expires + Months::new(6)
}

/// The last day on which a payment proof of `issued` is good.
#[must_use]
pub fn proof_good_until(issued: NaiveDate) -> NaiveDate {
    issued + Days::new(180)
}

/// Whether the card is one of those that DL 85-B/2025 covers.
#[must_use]
pub fn is_old_card(expires: NaiveDate) -> bool {
    (OLD_CARDS_FROM..=OLD_CARDS_TO).contains(&expires)
}
