//! The pages of the calendar: the choice of a month, and the days of one.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use chrono::{Datelike as _, Months, NaiveDate};
use triage::dates::NEW_CARDS_FROM;

use super::days::DayView;
use crate::dated::Dated;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::site::Site;

/// How many months are offered before and after the month of the day: the six months after a card
/// still run, and most cards last no more than three years.
const BEFORE: u32 = 6;
const AFTER: u32 = 36;

#[derive(Template)]
#[template(path = "calendar.html")]
struct MonthsPage {
    layout: Layout,
    years: Vec<Year>,
    /// Why earlier months are not listed.
    older: String,
    /// Where an older card finds what to do.
    start: String,
}

/// The months of one year.
struct Year {
    number: i32,
    months: Vec<(String, String)>,
}

/// The page of one month.
#[derive(Template)]
#[template(path = "calendar-month.html")]
pub(super) struct MonthPage {
    layout: Layout,
    title: String,
    days: Vec<DayView>,
    all: String,
    file: String,
    /// The address of the file as one writes it down, and as a link that subscribes.
    address: Option<(String, String)>,
}

/// `GET /{lang}/calendar`
pub(super) async fn months(dated: Dated) -> Response {
    let t = dated.t();
    let first = first(dated.day);
    let page = MonthsPage {
        layout: dated.layout(),
        years: years(&dated, first),
        older: if first > NEW_CARDS_FROM {
            t.with("calendar-older", "month", t.month_of(first))
        } else {
            t.get("calendar-other-rules").into_owned()
        },
        start: dated.keep(dated.paths().start()),
    };
    Page::new(page, Keep::Public).into_response()
}

/// The first month that is offered on a day.
fn first(day: NaiveDate) -> NaiveDate {
    let this = day.with_day(1).unwrap_or(day);
    (this - Months::new(BEFORE)).max(NEW_CARDS_FROM)
}

fn years(dated: &Dated, first: NaiveDate) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    let this = dated.day.with_day(1).unwrap_or(dated.day);
    let last = this + Months::new(AFTER);
    let months = (0..=BEFORE + AFTER).map(|after| first + Months::new(after));
    for month in months.take_while(|month| *month <= last) {
        let label = dated.t().month(month.month()).to_owned();
        let link = (label, dated.keep(dated.paths().calendar_month(month)));
        match years.last_mut() {
            Some(year) if year.number == month.year() => year.months.push(link),
            _ => years.push(Year {
                number: month.year(),
                months: vec![link],
            }),
        }
    }
    years
}

/// The days of the cards of one month, and how they come into one's own calendar.
pub(super) fn month(dated: &Dated, first: NaiveDate, days: Vec<DayView>) -> Page<MonthPage> {
    let t = dated.t();
    let file = dated.paths().calendar_file(first);
    let address = Site::of(&dated.state).full_address(&file);
    let page = MonthPage {
        layout: dated.layout(),
        title: t.with("calendar-month", "month", t.month_of(first)),
        days,
        all: dated.keep(dated.paths().calendar()),
        address: address.map(|address| {
            let bare = address.split_once("://").map_or("", |(_, bare)| bare);
            let subscribe = format!("webcal://{bare}");
            (address, subscribe)
        }),
        file,
    };
    Page::new(page, Keep::Public)
}
