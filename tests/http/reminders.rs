//! Reminders of a result: which days, in words, as a file for calendars, as links.

use axum::http::StatusCode;
use chrono::{Days, NaiveDate, NaiveDateTime};
use icalendar::{Calendar, CalendarDateTime, Component as _, DatePerhapsTime, Event};

use crate::app::{ORIGIN, Reply, TODAY, TestApp, knowledge, settings, states};

/// Nothing asked for yet, on a card that the portal takes.
const OPEN: &str = "request=none&portal=untried&basis=employed&age=adult&niss=linked";
/// The portal does not open.
const BLOCKED: &str = "request=none&portal=unreachable&basis=employed&age=adult&niss=linked&place=portugal&tried=none";

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
    parts(events).map(|(name, _)| name).collect()
}

/// The same, with what tells people apart.
fn parts(events: &[Event]) -> impl Iterator<Item = (&str, &str)> {
    let names = events.iter().map(|event| event.get_uid().expect("a name"));
    names.map(|name| {
        let name = name.strip_suffix("@rumo").expect("our name");
        name.rsplit_once('.').expect("somebody's")
    })
}

/// How long before each event it rings.
fn alarms(event: &Event) -> Vec<&str> {
    let alarms = event.components().iter();
    alarms
        .map(|alarm| alarm.property_value("TRIGGER").expect("a trigger"))
        .collect()
}

/// A paid request on a card that the decree covered, with a proof of this day.
fn paid(proof: &str) -> String {
    let card = "?permit=temporary&expires=2025-06-20&request=paid";
    format!("/en/check/reminders.ics{card}&proof={proof}&portal=untried")
}

#[tokio::test]
async fn a_day_is_in_the_file_until_it_is_over() {
    // In time until 21 December, 30 days before the card ends. The six months after it are told before
    // it ends too: whoever imports the file once need not look again in time.
    let (in_time, card) = ("in-time.2026-12-21", "card-ends.2027-01-20");
    let six_months = "six-months-end.2027-07-20";
    for (today, expected) in [
        ("2026-12-20", vec![in_time, card, six_months]),
        ("2026-12-21", vec![in_time, card, six_months]),
        ("2026-12-22", vec![card, six_months]),
        ("2027-01-19", vec![card, six_months]),
        ("2027-01-20", vec![card, six_months]),
        ("2027-01-21", vec![six_months]),
        ("2027-07-19", vec![six_months]),
        ("2027-07-20", vec![six_months]),
        ("2027-07-21", vec![]),
    ] {
        let app = TestApp::on(today);
        let found = events(&app, &file_of("2027-01-20", OPEN)).await;
        assert_eq!(named(&found), expected, "{today}");
        for event in &found {
            let start = start(event);
            let day = event.get_uid().and_then(|uid| uid.split(['.', '@']).nth(1));
            assert_eq!(Some(&*start.date().to_string()), day);
            assert_eq!(start.time().to_string(), "10:00:00");
        }
    }
}

#[tokio::test]
async fn the_180_days_of_a_proof_are_counted_to_their_last_one() {
    for (today, is_there) in [
        ("2026-12-16", true),
        ("2026-12-17", true),
        ("2026-12-18", false),
    ] {
        let app = TestApp::on(today);
        let found = events(&app, &paid("2026-06-20")).await;
        let there = named(&found).contains(&"proof-ends.2026-12-17");
        assert_eq!(there, is_there, "{today}: {:?}", named(&found));
    }
}

/// The reminder of the end of what covers somebody; none where nothing ends.
async fn end_of_cover(today: &str, expires: &str, request: &str) -> Option<String> {
    let app = TestApp::on(today);
    let asked = format!("/en/check/result?permit=temporary&expires={expires}&{request}");
    let result = app.result_from(&asked).await;
    let found = events(&app, &result.replace("result?", "reminders.ics?")).await;
    let ends = ["decree-ends", "six-months-end", "proof-ends"];
    let is_end = |name: &&str| ends.iter().any(|end| name.starts_with(end));
    named(&found).into_iter().find(is_end).map(str::to_owned)
}

#[tokio::test]
async fn what_is_not_paid_may_not_count_and_is_reminded_of_the_six_months() {
    for (today, expires, expected) in [
        (
            "2026-11-23",
            "2026-10-31",
            Some("six-months-end.2027-04-30"),
        ),
        (
            "2027-04-29",
            "2026-10-31",
            Some("six-months-end.2027-04-30"),
        ),
        (
            "2027-04-30",
            "2026-10-31",
            Some("six-months-end.2027-04-30"),
        ),
        ("2027-05-01", "2026-10-31", None),
        (
            "2026-11-23",
            "2027-01-20",
            Some("six-months-end.2027-07-20"),
        ),
    ] {
        let end = end_of_cover(today, expires, "request=submitted").await;
        assert_eq!(end.as_deref(), expected, "{today} {expires}");
    }
}

#[tokio::test]
async fn each_standing_reminds_of_its_own_end() {
    let old = "2025-06-20";
    let (none, submitted) = ("request=none", "request=submitted");
    let paid = "request=paid&proof=2026-01-10";
    for (today, expires, request, expected) in [
        // A card that the decree covered: to its end, to the count of AIMA, and no further.
        ("2025-10-14", old, none, Some("decree-ends.2025-10-15")),
        ("2025-10-15", old, none, Some("decree-ends.2025-10-15")),
        ("2025-10-16", old, none, None),
        ("2025-10-21", old, none, None),
        ("2025-10-22", old, none, Some("six-months-end.2026-04-15")),
        ("2026-04-14", old, none, Some("six-months-end.2026-04-15")),
        ("2026-04-15", old, none, Some("six-months-end.2026-04-15")),
        ("2026-04-16", old, none, None),
        // The same with a request.
        (
            "2026-04-15",
            old,
            submitted,
            Some("six-months-end.2026-04-15"),
        ),
        ("2026-04-16", old, submitted, None),
        // 180 days of a proof of 10 January 2026.
        ("2026-07-08", old, paid, Some("proof-ends.2026-07-09")),
        ("2026-07-09", old, paid, Some("proof-ends.2026-07-09")),
        ("2026-07-10", old, paid, None),
        // A later card: six months of its own, whose last day there may not be.
        (
            "2026-02-28",
            "2025-08-31",
            none,
            Some("six-months-end.2026-02-28"),
        ),
        ("2026-03-01", "2025-08-31", none, None),
        // Who has paid waits with the receipt; who was refused has a day of their own.
        ("2026-11-23", "2026-10-31", "request=paid", None),
        ("2026-11-23", "2027-01-20", "request=refused", None),
        (
            "2026-11-23",
            "2027-01-20",
            "request=unknown",
            Some("six-months-end.2027-07-20"),
        ),
    ] {
        let end = end_of_cover(today, expires, request).await;
        assert_eq!(end.as_deref(), expected, "{today} {expires} {request}");
    }
}

#[tokio::test]
async fn it_rings_seven_days_and_one_day_before_as_far_as_that_is_to_come_and_on_the_day() {
    for (today, expected) in [
        ("2026-12-13", vec!["-P7D", "-P1D", "PT0S"]),
        ("2026-12-14", vec!["-P1D", "PT0S"]),
        ("2026-12-15", vec!["-P1D", "PT0S"]),
        ("2026-12-19", vec!["-P1D", "PT0S"]),
        ("2026-12-20", vec!["PT0S"]),
        ("2026-12-21", vec!["PT0S"]),
    ] {
        let app = TestApp::on(today);
        let found = events(&app, &file_of("2027-01-20", OPEN)).await;
        assert_eq!(alarms(&found[0]), expected, "{today}");
    }
}

#[tokio::test]
async fn who_is_told_to_try_every_day_is_reminded_every_day_until_the_next_deadline() {
    for (today, expected) in [
        // The next deadline is 21 December; from afar it is 30 days.
        ("2026-11-20", "FREQ=DAILY;COUNT=30"),
        ("2026-11-21", "FREQ=DAILY;COUNT=30"),
        ("2026-11-22", "FREQ=DAILY;COUNT=29"),
        ("2026-12-20", "FREQ=DAILY;COUNT=1"),
        // From the deadline on it is the next one.
        ("2026-12-21", "FREQ=DAILY;COUNT=30"),
    ] {
        let app = TestApp::on(today);
        let found = events(&app, &file_of("2027-01-20", BLOCKED)).await;
        let at = named(&found).iter().position(|name| *name == "try-daily");
        let daily = &found[at.expect("a daily one")];
        assert_eq!(daily.property_value("RRULE"), Some(expected), "{today}");
        let tomorrow = today.parse::<NaiveDate>().expect("a day") + Days::new(1);
        assert_eq!(start(daily).date(), tomorrow);
        assert_eq!(alarms(daily), ["PT0S"]);
    }
    // The order is that of the days: what is for today stands before what begins tomorrow.
    let today = events(&TestApp::on("2026-12-21"), &file_of("2027-01-20", BLOCKED)).await;
    assert_eq!(named(&today)[..2], ["in-time.2026-12-21", "try-daily"]);
    // From abroad no try can work.
    let abroad = BLOCKED.replace("place=portugal", "place=abroad");
    let abroad = abroad.replace("&tried=none", "");
    let found = events(&TestApp::on(TODAY), &file_of("2026-07-20", &abroad)).await;
    assert!(!named(&found).contains(&"try-daily"), "{:?}", named(&found));
    let open = events(&TestApp::on(TODAY), &file_of("2027-01-20", OPEN)).await;
    assert!(!named(&open).contains(&"try-daily"), "nobody said so");
    // A warning says it too, where a message stops somebody or the way goes back to who told it.
    let stopped = "request=none&portal=message&message=permit_not_found&tried=none";
    let going_back =
        "request=none&portal=message&message=session_timeout&basis=employed&age=adult&niss=linked";
    for answers in [stopped, going_back] {
        let found = events(&TestApp::on(TODAY), &file_of("2027-01-20", answers)).await;
        assert_eq!(named(&found)[0], "try-daily", "{answers}");
    }
    // Whose way leads to no portal has nothing to try there.
    let no_renewal = "request=none&portal=message&message=student_now_working&tried=none";
    let found = events(&TestApp::on(TODAY), &file_of("2027-01-20", no_renewal)).await;
    assert!(!named(&found).contains(&"try-daily"), "{:?}", named(&found));
    for (answers, is_daily) in [
        (stopped, true),
        (going_back, true),
        (no_renewal, false),
        (OPEN, false),
    ] {
        let address = format!("/en/check/reminders{}", query("2027-01-20", answers));
        let page = get(&TestApp::on(TODAY), &address).await;
        let hint = "Daily reminders come at 10:00";
        assert_eq!(page.body.contains(hint), is_daily, "{answers}");
    }
    let address = format!("/en/check/reminders{}", query("2027-01-20", BLOCKED));
    let page = get(&TestApp::on(TODAY), &address).await;
    assert!(
        page.body
            .contains("Every day until 21 December 2026: 28 times."),
        "{}",
        page.body
    );
}

#[tokio::test]
async fn the_same_event_is_named_the_same_on_another_day_in_another_edition_and_language() {
    let of = async |today, edition, lang| {
        let app = TestApp::of_edition(
            today,
            (edition, "2026-05-10"),
            knowledge(),
            states().to_vec(),
        );
        let file = file_of("2027-01-20", BLOCKED).replace("/en/", &format!("/{lang}/"));
        events(&app, &file).await
    };
    let first = of("2026-11-23", 3, "en").await;
    for (today, edition, lang) in [("2026-11-24", 3, "en"), ("2026-11-23", 4, "pt")] {
        let again = of(today, edition, lang).await;
        assert_eq!(named(&first), named(&again), "a second import updates");
        for (old, new) in first.iter().zip(&again) {
            assert!(new.get_sequence() > old.get_sequence(), "{today} {edition}");
        }
    }
    let same = of("2026-11-23", 3, "en").await;
    assert_eq!(same, first, "to the last byte");
}

#[tokio::test]
async fn two_people_in_one_calendar_have_events_of_their_own_and_the_site_has_no_part_in_the_name()
{
    let app = TestApp::on(TODAY);
    let of = async |expires, rest: &str| events(&app, &file_of(expires, rest)).await;
    let people = |events: &[Event]| -> Vec<String> {
        parts(events).map(|(_, person)| person.to_owned()).collect()
    };
    let (one, other) = (
        of("2026-07-20", BLOCKED).await,
        of("2026-06-01", BLOCKED).await,
    );
    assert!(named(&one).contains(&"try-daily") && named(&other).contains(&"try-daily"));
    for event in &one {
        assert!(other.iter().all(|other| other.get_uid() != event.get_uid()));
    }
    // Two bytes of a digest.
    assert!(people(&one).iter().all(|person| person.len() == 4));
    // What else is answered does not change it.
    let more = of("2026-07-20", &BLOCKED.replace("employed", "student")).await;
    assert_eq!(people(&one)[0], people(&more)[0]);
    let nameless = TestApp::with(TODAY, settings());
    let nameless = events(&nameless, &file_of("2026-07-20", BLOCKED)).await;
    let names = |events: &[Event]| -> Vec<String> {
        let uids = events.iter().filter_map(Event::get_uid);
        uids.map(str::to_owned).collect()
    };
    assert_eq!(names(&one), names(&nameless), "before the site had a name");
}

#[tokio::test]
async fn after_a_refusal_nobody_is_told_to_rely_on_the_day_of_the_card() {
    let app = TestApp::on(TODAY);
    let page = "/en/check/result?permit=temporary&expires=2027-01-10&request=";
    for (request, said, unsaid) in [
        (
            "refused",
            "Do not rely on that day alone",
            "That day still counts",
        ),
        ("unknown", "That day still counts", "Do not rely"),
    ] {
        let result = app.result_from(&format!("{page}{request}")).await;
        let words = get(&app, &result.replace("result?", "reminders?")).await;
        let card = words.texts("[data-kind=card-ends] dd").remove(0);
        assert!(card.contains(said) && !card.contains(unsaid), "{card}");
        let found = events(&app, &result.replace("result?", "reminders.ics?")).await;
        let at = named(&found)
            .iter()
            .position(|name| name.starts_with("card-ends"));
        let note = found[at.expect("the card")]
            .get_description()
            .expect("words");
        assert!(note.contains(said) && !note.contains(unsaid), "{note}");
        assert!(!note.contains("refused"), "no answer: {note}");
    }
}

#[tokio::test]
async fn what_is_for_today_is_said_not_to_ring_after_its_hour() {
    let today = "what is for today does not ring any more";
    for (day, is_said) in [
        ("2026-12-20", false),
        ("2026-12-21", true),
        ("2026-12-22", false),
    ] {
        let address = format!("/en/check/reminders{}", query("2027-01-20", OPEN));
        let page = get(&TestApp::on(day), &address).await;
        assert_eq!(page.body.contains(today), is_said, "{day}");
    }
}

#[tokio::test]
async fn the_bytes_are_lines_of_at_most_75_that_end_with_cr_and_lf() {
    let app = TestApp::on(TODAY);
    for lang in ["pt", "en", "qps"] {
        for rest in [OPEN, BLOCKED] {
            let address = file_of("2027-01-20", rest).replace("/en/", &format!("/{lang}/"));
            let reply = get(&app, &address).await;
            let body = reply.body;
            assert!(body.ends_with("END:VCALENDAR\r\n"));
            assert_eq!(body.matches('\n').count(), body.matches("\r\n").count());
            for line in body.split("\r\n") {
                assert!(line.len() <= 75, "{lang}: {line}");
                assert!(!line.contains('\r'), "{line}");
            }
            for once in ["BEGIN:VTIMEZONE", "TZID:Europe/Lisbon", "END:VTIMEZONE"] {
                assert_eq!(body.matches(once).count(), 1, "{once}");
            }
            let stamps = body.matches("\r\nDTSTAMP:").count();
            assert_eq!(body.matches("BEGIN:VEVENT").count(), stamps);
            let read: Calendar = body.parse().expect("a calendar");
            assert!(read.events().count() >= 2, "{lang}");
        }
    }
}

#[tokio::test]
async fn the_file_says_neither_answers_nor_what_kind_of_card_it_is() {
    let app = TestApp::on(TODAY);
    let reply = get(&app, &file_of("2027-01-20", BLOCKED)).await;
    assert_eq!(reply.header("cache-control"), "private, no-cache");
    assert_eq!(reply.header("referrer-policy"), "same-origin");
    for answer in [
        "check/",
        "permit=",
        "temporary",
        "employed",
        "residence",
        "AIMA",
        "expires=",
    ] {
        assert!(!reply.body.contains(answer), "{answer}");
    }
    for event in events(&app, &file_of("2027-01-20", BLOCKED)).await {
        assert!(
            event
                .get_summary()
                .is_some_and(|title| title.ends_with("(Rumo)"))
        );
        assert_eq!(event.property_value("CLASS"), Some("PRIVATE"));
        assert_eq!(event.get_url(), Some(&*format!("{ORIGIN}/en/")));
    }
    // Without an address of its own nobody's name is given out.
    let nobodys = TestApp::with(TODAY, settings());
    let body = get(&nobodys, &file_of("2027-01-20", OPEN)).await.body;
    assert!(!body.contains("rumo.example") && !body.contains("URL:"));
}

#[tokio::test]
async fn the_page_says_each_day_in_words_and_links_to_the_file_and_to_google() {
    let app = TestApp::on(TODAY);
    for (lang, day, see) in [
        ("en", "21 December 2026", "Who sees your calendar sees this"),
        (
            "pt",
            "21 de dezembro de 2026",
            "Quem vê o seu calendário vê isto",
        ),
    ] {
        let address = format!("/{lang}/check/reminders{}", query("2027-01-20", OPEN));
        let page = get(&app, &address).await;
        assert_eq!(page.header("cache-control"), "private, no-cache");
        let days = page.texts(".reminder dt");
        assert!(days.iter().any(|words| words.starts_with(day)), "{days:?}");
        assert_eq!(page.texts(".reminder").len(), 3);
        assert!(page.body.contains(see));
        let file = format!("/{lang}/check/reminders.ics?");
        assert!(page.links().iter().any(|link| link.starts_with(&file)));
        let out: Vec<_> = page
            .body
            .split("href=\"https://calendar.google.com/")
            .skip(1)
            .collect();
        assert_eq!(out.len(), 3);
        for link in out {
            let link = link.split('"').next().expect("a link");
            assert!(
                link.contains("dates=20") && link.contains("ctz=Europe%2FLisbon"),
                "{link}"
            );
            for answer in ["temporary", "linked", "employed", "check"] {
                assert!(!link.contains(answer), "{link}");
            }
        }
    }
    let rule = "/en/facts/renew-30-days";
    let page = get(
        &app,
        &format!("/en/check/reminders{}", query("2027-01-20", OPEN)),
    )
    .await;
    assert!(page.links().contains(&rule.to_owned()), "why it is a day");
}

#[tokio::test]
async fn where_nothing_is_to_come_the_page_says_so_and_leads_on() {
    let app = TestApp::on(TODAY);
    for rest in ["?permit=temporary&expires=unknown", "?permit=first"] {
        let page = get(&app, &format!("/en/check/reminders{rest}")).await;
        if page.texts("h1") != ["Reminders"] {
            continue; // a question is open, or another answer is wanted
        }
        assert!(
            page.body.contains("There is no day to remind you of"),
            "{rest}"
        );
        assert!(page.texts(".reminder").is_empty() && !page.body.contains("calendar.google"));
    }
    // The six months are over, and so is all else.
    let over = TestApp::on("2027-07-21");
    let page = get(
        &over,
        &format!("/en/check/reminders{}", query("2027-01-20", OPEN)),
    )
    .await;
    assert_eq!(page.texts("h1"), ["Reminders"]);
    assert!(
        page.body.contains("There is no day to remind you of"),
        "{}",
        page.body
    );
    assert!(page.links().contains(&"/en/".to_owned()));
    let file = get(&over, &file_of("2027-01-20", OPEN)).await;
    let empty: Calendar = file.body.parse().expect("a calendar");
    assert_eq!(empty.events().count(), 0);
}

#[tokio::test]
async fn a_result_of_a_past_day_reminds_of_nothing_that_is_over_today() {
    let app = TestApp::on("2026-12-22");
    let past = format!("{}&on=2026-11-23", file_of("2027-01-20", OPEN));
    let found = events(&app, &past).await;
    let expected = ["card-ends.2027-01-20", "six-months-end.2027-07-20"];
    assert_eq!(named(&found), expected);
}

#[tokio::test]
async fn whoever_is_not_there_yet_is_led_to_the_interview() {
    let app = TestApp::on(TODAY);
    for name in ["reminders", "reminders.ics"] {
        let reply = app.get(&format!("/en/check/{name}?permit=temporary")).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER);
        assert!(reply.header("location").starts_with("/en/check/result?"));
    }
}
