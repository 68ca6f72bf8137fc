//! Reminders of a result: which days, in words, as a file for calendars, as links.

use axum::http::StatusCode;
use chrono::{Days, NaiveDate, NaiveDateTime, TimeZone as _, Utc};
use icalendar::{
    Calendar, CalendarDateTime, Component as _, DatePerhapsTime, Event, EventLike as _,
};

use crate::app::{ORIGIN, Reply, TODAY, TestApp, knowledge, settings, states};

/// Nothing asked for yet, on a card that the portal takes.
const OPEN: &str = "request=none&portal=untried&basis=employed&age=adult&niss=linked";
/// The portal does not open.
const BLOCKED: &str =
    "request=none&portal=unreachable&basis=employed&age=adult&niss=linked&place=portugal&tried=none";

fn query(expires: &str, rest: &str) -> String {
    format!("?permit=temporary&expires={expires}&{rest}")
}

fn file_of(expires: &str, rest: &str) -> String {
    format!("/en/check/reminders.ics{}", query(expires, rest))
}

/// Follows the way to the one address.
async fn get(app: &TestApp, address: &str) -> Reply {
    let mut reply = app.get(address).await;
    for _ in 0..3 {
        if reply.status != StatusCode::SEE_OTHER {
            break;
        }
        let next = reply.header("location").to_owned();
        reply = app.get(&next).await;
    }
    assert_eq!(reply.status, StatusCode::OK, "{address}: {}", reply.body);
    reply
}

async fn events(app: &TestApp, address: &str) -> Vec<Event> {
    let reply = get(app, address).await;
    assert_eq!(reply.header("content-type"), "text/calendar; charset=utf-8");
    let calendar: Calendar = reply.body.parse().expect("a calendar");
    calendar.events().cloned().collect()
}

/// When an event begins, by the clocks of Lisbon.
fn start(event: &Event) -> NaiveDateTime {
    let start = event.get_start();
    let Some(DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, tzid })) = start
    else {
        panic!("not a time in a zone: {event:?}");
    };
    assert_eq!(tzid, "Europe/Lisbon");
    date_time
}

/// The kinds and days of the events, as their names say.
fn named(events: &[Event]) -> Vec<&str> {
    let names = events.iter().map(|event| event.get_uid().expect("a name"));
    names
        .map(|name| name.strip_suffix("@rumo.example").expect("our name"))
        .collect()
}

/// How long before each event it rings.
fn alarms(event: &Event) -> Vec<&str> {
    let alarms = event.components().iter();
    alarms
        .map(|alarm| alarm.property_value("TRIGGER").expect("a trigger"))
        .collect()
}

#[tokio::test]
async fn print_what_there_is() {
    let app = TestApp::on(TODAY);
    for (expires, rest) in [("2027-01-20", OPEN), ("2027-01-20", BLOCKED)] {
        let reply = get(&app, &file_of(expires, rest)).await;
        println!("{}", reply.body);
        let page = get(&app, &format!("/en/check/reminders{}", query(expires, rest))).await;
        println!("{}", page.texts("main").join("\n"));
    }
    let _ = (ORIGIN, knowledge(), settings(), states(), Utc.timestamp_opt(0, 0), Days::new(1));
    let _ = (start, named, alarms, events, NaiveDate::MAX);
}
