//! The calendar of the cards of one month: as a page, and as a file that calendars read.

use axum::http::StatusCode;
use icalendar::{Calendar, Component as _, DatePerhapsTime, Event};

use crate::app::{ORIGIN, Reply, TODAY, TestApp, knowledge, settings, states};

const JULY: &str = "/en/calendar/2026-07.ics";

fn calendar(reply: &Reply) -> Calendar {
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.header("content-type"), "text/calendar; charset=utf-8");
    reply.body.parse().expect("a calendar")
}

fn events(calendar: &Calendar) -> Vec<Event> {
    calendar.events().cloned().collect()
}

/// The day of an event, and its name up to the month.
fn day(event: &Event) -> (String, String) {
    let Some(DatePerhapsTime::Date(start)) = event.get_start() else {
        panic!("not a day: {event:?}");
    };
    let uid = event.get_uid().expect("a name");
    (
        start.to_string(),
        uid.split('.').next().expect("a kind").to_owned(),
    )
}

#[tokio::test]
async fn the_file_holds_the_days_of_the_month_and_when_it_opened() {
    let july = calendar(&TestApp::on(TODAY).get(JULY).await);
    let days: Vec<_> = events(&july).iter().map(day).collect();
    for expected in [
        ("2026-04-02", "may-ask-first"),
        ("2026-05-02", "may-ask-last"),
        ("2026-05-07", "opened"),
        ("2026-06-01", "in-time-first"),
        ("2026-07-01", "in-time-last"),
        ("2026-07-01", "ends-first"),
        ("2026-07-31", "ends-last"),
        ("2027-01-01", "six-months-end-first"),
        ("2027-01-31", "six-months-end-last"),
    ] {
        let (on, kind) = expected;
        assert!(
            days.contains(&(on.to_owned(), kind.to_owned())),
            "{expected:?} in {days:?}"
        );
    }
    assert_eq!(days.len(), 9);
    assert_eq!(
        july.get_name(),
        Some("Rumo: cards that expire in July 2026")
    );
    assert_eq!(july.get_timezone(), Some("Europe/Lisbon"));
    for event in events(&july) {
        assert_eq!(
            event.get_url(),
            Some(&*format!("{ORIGIN}/en/calendar/2026-07"))
        );
        assert!(event.get_end().is_none(), "an all-day event ends by itself");
        assert!(
            event
                .get_summary()
                .is_some_and(|words| words.contains("2026"))
        );
    }
    let body = TestApp::on(TODAY).get(JULY).await.body;
    for line in [
        "REFRESH-INTERVAL;VALUE=DURATION:P",
        "X-PUBLISHED-TTL:P",
        "DTSTART;VALUE=DATE:20260402",
    ] {
        assert!(body.contains(line), "{line} in {body}");
    }
    // Nobody knows yet when August opens: no date is made up.
    let august = calendar(&TestApp::on(TODAY).get("/en/calendar/2026-08.ics").await);
    assert!(events(&august).iter().all(|event| day(event).1 != "opened"));
}

#[tokio::test]
async fn the_bytes_are_lines_of_at_most_75_that_end_with_cr_and_lf() {
    let app = TestApp::on(TODAY);
    for lang in ["pt", "en", "qps"] {
        for month in ["2025-07", "2026-02", "2026-07", "2028-02"] {
            let body = app.get(&format!("/{lang}/calendar/{month}.ics")).await.body;
            assert!(body.ends_with("END:VCALENDAR\r\n"));
            assert_eq!(body.matches('\n').count(), body.matches("\r\n").count());
            for line in body.split("\r\n") {
                assert!(line.len() <= 75, "{lang} {month}: {line}");
                assert!(!line.contains('\r'), "{line}");
            }
            let read: Calendar = body.parse().expect("a calendar");
            assert!(read.events().count() >= 8, "{lang} {month}");
            assert_eq!(
                body.matches("BEGIN:VEVENT").count(),
                body.matches("DTSTAMP:").count()
            );
        }
    }
}

#[tokio::test]
async fn names_stay_from_edition_to_edition_and_the_stamps_are_the_editions() {
    let mut next = knowledge().clone();
    let mut window = next.facts["window-r1"].clone();
    let triage::knowledge::Detail::Window(about) = &mut window.about else {
        panic!("no window");
    };
    about.expires_to = Some("2026-08-31".parse().expect("a day"));
    window.known_since = "2026-11-15".parse().expect("a day");
    window.holds.from = Some(window.known_since);
    next.facts.insert("window-r99".to_owned(), window);
    let first = TestApp::of_edition(TODAY, (1, "2026-05-10"), knowledge(), states().to_vec());
    let second = TestApp::of_edition(TODAY, (2, "2026-11-20"), &next, states().to_vec());
    let august = "/en/calendar/2026-08.ics";
    let (old, now) = (first.get(august).await, second.get(august).await);
    let (before, after) = (events(&calendar(&old)), events(&calendar(&now)));
    assert_eq!(before.len() + 1, after.len());
    for event in &before {
        let same = after.iter().find(|one| one.get_uid() == event.get_uid());
        assert_eq!(same.map(|one| one.get_start()), Some(event.get_start()));
    }
    let opened = after
        .iter()
        .find(|event| day(event).1 == "opened")
        .expect("opened");
    assert_eq!(day(opened).0, "2026-11-15");
    for (events, stamp) in [(&before, "20260510"), (&after, "20261120")] {
        // The end of a card rests on no fact: its words never turn by themselves.
        let ends = events.iter().find(|event| day(event).1 == "ends-first");
        let ends = ends.expect("the end of a card");
        for name in ["DTSTAMP", "LAST-MODIFIED"] {
            let value = ends.property_value(name);
            assert_eq!(value, Some(&*format!("{stamp}T120000Z")), "{name}");
        }
    }
    for event in &before {
        let same = after.iter().find(|one| one.get_uid() == event.get_uid());
        let same = same.expect("the same event");
        assert!(same.get_sequence() > event.get_sequence(), "{event:?}");
    }
    // Asked again, it is the same to the last byte.
    assert_eq!(first.get(august).await.body, old.body);
}

#[tokio::test]
async fn a_name_says_kind_month_language_and_who_gave_it() {
    let named = async |app: TestApp, address: &str| {
        let all = events(&calendar(&app.get(address).await));
        all.iter()
            .filter_map(|event| event.get_uid().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let ours = named(TestApp::on(TODAY), JULY).await;
    assert!(
        ours.contains(&"may-ask-first.2026-07.en@rumo.example".to_owned()),
        "{ours:?}"
    );
    let nobodys = named(TestApp::with(TODAY, settings()), "/pt/calendar/2026-07.ics").await;
    assert!(
        nobodys.contains(&"ends-last.2026-07.pt@rumo.invalid".to_owned()),
        "{nobodys:?}"
    );
}

#[tokio::test]
async fn what_should_have_been_checked_again_says_so_from_the_day_after() {
    let rule = knowledge().fact("renew-90-days").expect("the rule");
    let last = rule.fresh_until().expect("a day");
    let after = last.succ_opt().expect("a day");
    for (on, is_soft) in [(last, false), (after, true)] {
        let july = calendar(&TestApp::on(&on.to_string()).get(JULY).await);
        let event = events(&july)
            .into_iter()
            .find(|event| day(event).1 == "may-ask-first");
        let words = event.and_then(|event| event.get_description().map(str::to_owned));
        let words = words.expect("a description");
        assert_eq!(words.contains("may have changed"), is_soft, "{on}: {words}");
    }
}

#[tokio::test]
async fn the_stamps_follow_when_the_words_turn_by_themselves() {
    let rule = knowledge().fact("renew-90-days").expect("the rule");
    let last = rule.fresh_until().expect("a day");
    let after = last.succ_opt().expect("a day");
    let published = rule.verified_on.expect("a check").to_string();
    let event = async |on: chrono::NaiveDate| {
        let states = states().to_vec();
        let app = TestApp::of_edition(&on.to_string(), (7, &published), knowledge(), states);
        let july = calendar(&app.get(JULY).await);
        let found = events(&july)
            .into_iter()
            .find(|event| day(event).1 == "may-ask-first");
        found.expect("the day")
    };
    let stamps = |event: &Event| {
        ["DTSTAMP", "LAST-MODIFIED"].map(|name| event.property_value(name).map(str::to_owned))
    };
    let before = event(last.pred_opt().expect("a day")).await;
    let (fresh, lapsed) = (event(last).await, event(after).await);
    let next = event(after.succ_opt().expect("a day")).await;
    assert_eq!(stamps(&before), stamps(&fresh));
    assert_eq!(before.get_sequence(), fresh.get_sequence());
    assert!(lapsed.get_sequence() > fresh.get_sequence());
    // From midnight in Lisbon of the day after.
    let midnight = rumo::clock::midnight_of(after);
    let midnight = Some(midnight.format("%Y%m%dT%H%M%SZ").to_string());
    assert_eq!(stamps(&lapsed), [midnight.clone(), midnight]);
    assert_eq!(stamps(&next), stamps(&lapsed));
    assert_eq!(next.get_sequence(), lapsed.get_sequence());
}

#[tokio::test]
async fn a_month_that_is_none_is_a_page_that_is_not_there() {
    let app = TestApp::on(TODAY);
    for month in [
        "2025-06",
        "2026-13",
        "2026-00",
        "2036-12",
        "2026-7",
        "26-07",
        "2026-07-01",
        "july",
        "%00",
        "2026-07.ics.ics",
        ".ics",
        "9999999-01",
    ] {
        for end in ["", ".ics"] {
            let reply = app.get(&format!("/en/calendar/{month}{end}")).await;
            if month == "2026-07" {
                continue;
            }
            assert_eq!(reply.status, StatusCode::NOT_FOUND, "{month}{end}");
            assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
        }
    }
    for month in ["2025-07", "2036-11"] {
        let reply = app.get(&format!("/en/calendar/{month}.ics")).await;
        assert_eq!(reply.status, StatusCode::OK, "{month}");
    }
}

#[tokio::test]
async fn the_page_offers_each_month_and_a_month_offers_the_file_and_how_to_subscribe() {
    let app = TestApp::on(TODAY);
    let page = app.get("/en/calendar").await;
    let months = page
        .links()
        .into_iter()
        .filter(|link| link.starts_with("/en/calendar/"));
    let months: Vec<_> = months.collect();
    assert_eq!(
        months.first().map(String::as_str),
        Some("/en/calendar/2026-05")
    );
    assert_eq!(
        months.last().map(String::as_str),
        Some("/en/calendar/2029-11")
    );
    for (lang, words) in [
        ("en", "Months before May 2026 are not listed"),
        ("pt", "Os meses antes de maio de 2026 não estão na lista"),
    ] {
        let page = app.get(&format!("/{lang}/calendar")).await;
        assert!(page.body.contains(words), "{lang}");
        let start = format!("<a href=\"/{lang}/\">");
        assert!(
            page.body.contains(&start),
            "{lang}: what to do for an older card"
        );
    }
    // Where the list begins with the first month there is, the rules before it are others.
    for (on, words) in [
        ("2025-12-31", "before July 2025"),
        ("2026-02-01", "before August 2025"),
    ] {
        let page = app.get(&format!("/en/calendar?on={on}")).await;
        assert!(page.body.contains(words), "{on}");
    }
    let month = app.get("/en/calendar/2026-07").await;
    assert!(
        month
            .body
            .contains("href=\"webcal://rumo.example/en/calendar/2026-07.ics\"")
    );
    assert!(
        month
            .body
            .contains(&format!("<code dir=\"ltr\">{ORIGIN}{JULY}</code>"))
    );
    assert!(month.links().contains(&JULY.to_owned()));
    assert!(month.body.contains("No account with us and no e-mail"));
    for from in [
        "/en/portals",
        "/en/portals/renewal-portal",
        "/en/messages/no_niss",
    ] {
        let links = app.get(from).await.links();
        assert!(links.contains(&"/en/calendar".to_owned()), "{from}");
    }
    // Without an address of its own the site offers the file alone.
    let month = TestApp::with(TODAY, settings())
        .get("/en/calendar/2026-07")
        .await;
    assert!(!month.body.contains("webcal:"));
    assert!(month.links().contains(&JULY.to_owned()));
}

#[tokio::test]
async fn a_calendar_of_another_language_and_of_another_day_is_its_own() {
    let app = TestApp::on(TODAY);
    let arabic = calendar(&app.get("/qps/calendar/2026-07.ics").await);
    assert_eq!(events(&arabic).len(), 9);
    let portuguese = app.get("/pt/calendar/2026-07.ics").await;
    assert_eq!(portuguese.header("content-language"), "pt-PT");
    assert!(portuguese.body.contains("julho"), "{}", portuguese.body);
    let opened = async |on: &str| {
        let july = calendar(&app.get(&format!("{JULY}?on={on}")).await);
        events(&july).iter().any(|event| day(event).1 == "opened")
    };
    assert!(!opened("2026-05-06").await);
    assert!(opened("2026-05-07").await);
}

#[tokio::test]
async fn a_result_leads_to_the_month_of_the_card_while_nothing_was_asked_for() {
    let app = TestApp::on(TODAY);
    let result = "/en/check/result?permit=temporary&expires=2026-07-20";
    let open = "&request=none&portal=untried&basis=employed&age=adult&niss=linked";
    for (rest, is_there) in [(open, true), ("&request=refused", false)] {
        let page = app.get(&format!("{result}{rest}")).await;
        assert_eq!(page.status, StatusCode::OK, "{rest}");
        let there = page.links().contains(&"/en/calendar/2026-07".to_owned());
        assert_eq!(there, is_there, "{rest}");
    }
    let older = "/en/check/result?permit=temporary&expires=2025-06-20&request=none&portal=untried&age=adult&niss=linked";
    let page = app.get(older).await;
    assert!(!page.body.contains("/en/calendar/"), "{}", page.body);
}
