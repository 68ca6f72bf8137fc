//! What visitors report, and the form for it, where there is no database.

use axum::http::StatusCode;
use chrono::NaiveDate;
use store::{Level, Part, Reports, Signal, Symptom};

use crate::app::{TODAY, TestApp};

const PORTAL: &str = "/en/portals/renewal-portal";
const FORM: &str = "/en/portals/renewal-portal/report";

/// Signs of a morning: half past nine in Lisbon.
fn signs(signs: &[(Symptom, Level)]) -> Reports {
    let signal = |(symptom, level): &(Symptom, Level)| Signal {
        portal: "renewal-portal".to_owned(),
        symptom: *symptom,
        level: *level,
        since: "2026-11-23T09:30:00Z".parse().expect("a moment"),
        weighed_on: TODAY.parse().expect("a day"),
        parts: Vec::new(),
    };
    Reports {
        signals: signs.iter().map(signal).collect(),
        ..Reports::default()
    }
}

fn frozen() -> Reports {
    Reports {
        frozen: true,
        ..Reports::default()
    }
}

#[tokio::test]
async fn the_page_of_a_portal_asks_how_it_went_on_the_page_of_today_only() {
    let app = TestApp::on(TODAY);
    let today = app.get(PORTAL).await;
    assert!(today.links().contains(&FORM.to_owned()));
    assert!(!today.body.contains("people report"), "no sign is no word");
    let past = app.get(&format!("{PORTAL}?on=2025-08-17")).await;
    assert!(!past.links().iter().any(|link| link.contains("/report")));
}

#[tokio::test]
async fn signs_are_shown_as_what_people_report_apart_from_the_state() {
    let app = TestApp::reporting(signs(&[
        (Symptom::Unreachable, Level::StrongSign),
        (Symptom::Worked, Level::SomeSign),
    ]));
    for page in ["/en/portals", PORTAL] {
        let reply = app.get(page).await;
        for line in [
            "Since 09:30, many people report that it does not open for them.",
            "Since 09:30, some people report that it worked for them.",
            "Nobody has checked it",
        ] {
            assert!(reply.body.contains(line), "{page}: {line}");
        }
        assert!(!reply.body.contains("is down"), "{page}");
        assert_eq!(
            reply.body.matches("What people report").count(),
            1,
            "{page}"
        );
    }
    let other = app.get("/en/portals/extension-portal").await;
    assert!(!other.body.contains("people report"), "of another portal");
}

/// A sign on messages, with parts that enough people name.
fn of_parts() -> Reports {
    let month = |text: &str| Part::Month(text.parse().expect("a day"));
    let mut reports = signs(&[(Symptom::Message, Level::SomeSign)]);
    reports.signals[0].parts = vec![
        Part::Message("no_niss".to_owned()),
        Part::Message("gone_from_the_edition".to_owned()),
        month("2026-06-01"),
        month("2026-07-01"),
        Part::Version("en".to_owned()),
    ];
    reports
}

#[tokio::test]
async fn a_sign_says_which_message_with_its_page_and_for_which_cards_and_version() {
    let app = TestApp::reporting(of_parts());
    for (lang, months, versions) in [
        (
            "en",
            "Several of them have cards that expire in June 2026, July 2026.",
            "Several of them used this: English version.",
        ),
        (
            "pt",
            "Várias delas têm cartões que caducam em junho de 2026, julho de 2026.",
            "Várias delas usaram isto: versão inglesa.",
        ),
    ] {
        let page = app.get(&format!("/{lang}/portals/renewal-portal")).await;
        let link = format!("/{lang}/messages/no_niss");
        assert!(page.links().contains(&link), "{lang}");
        assert!(
            page.body.contains(months) && page.body.contains(versions),
            "{lang}"
        );
        assert!(!page.body.contains("gone_from_the_edition"), "{lang}");
    }
    // Nothing finer than the sign where nobody names it, and never a number.
    let plain = TestApp::reporting(signs(&[(Symptom::Message, Level::SomeSign)]));
    assert!(!plain.get(PORTAL).await.body.contains("Several of them"));
}

#[tokio::test]
async fn a_message_says_that_it_is_reported_today_and_where() {
    let app = TestApp::reporting(of_parts());
    for (lang, words) in [
        ("en", "People report this message just now:"),
        ("pt", "Neste momento há pessoas que relatam esta mensagem:"),
    ] {
        let page = app.get(&format!("/{lang}/messages/no_niss")).await;
        assert!(page.body.contains(words), "{lang}");
        let link = format!("/{lang}/portals/renewal-portal");
        assert!(page.links().contains(&link), "{lang}");
        let yesterday = format!("/{lang}/messages/no_niss?on=2026-11-22");
        assert!(!app.get(&yesterday).await.body.contains(words), "{lang}");
        let other = app
            .get(&format!("/{lang}/messages/debt_under_review"))
            .await;
        assert!(!other.body.contains(words), "{lang}");
    }
    let message = app.get("/en/messages/no_niss").await;
    assert!(message.body.contains("Nobody has checked it"));
}

#[tokio::test]
async fn programs_are_told_of_the_parts_too() {
    let answer = TestApp::reporting(of_parts())
        .get("/api/v1/portals")
        .await
        .json();
    let portals = answer["portals"].as_array().expect("portals");
    let portal = portals
        .iter()
        .find(|portal| portal["id"] == "renewal-portal");
    let sign = &portal.expect("the portal")["reports"]["signs"][0];
    assert_eq!(sign["messages"][0], "no_niss");
    assert_eq!(
        sign["months"],
        serde_json::json!(["2026-06-01", "2026-07-01"])
    );
    assert_eq!(sign["versions"], serde_json::json!(["en"]));
}

#[tokio::test]
async fn a_sign_is_of_the_day_on_which_it_was_weighed() {
    let mut reports = signs(&[(Symptom::Message, Level::SomeSign)]);
    let app = TestApp::reporting(reports.clone());
    let yesterday = app.get(&format!("{PORTAL}?on=2026-11-22")).await;
    assert!(!yesterday.body.contains("people report"));
    reports.signals[0].weighed_on = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let stale = TestApp::reporting(reports.clone()).get(PORTAL).await;
    assert!(
        !stale.body.contains("people report"),
        "nobody weighs any more"
    );
    reports.signals[0].weighed_on = TODAY.parse().expect("a day");
    reports.signals[0].since = "2026-11-22T23:10:00Z".parse().expect("a moment");
    let since_yesterday = TestApp::reporting(reports).get(PORTAL).await;
    assert!(
        since_yesterday
            .body
            .contains("Since 23:10 on 22 November 2026, some people report")
    );
}

#[tokio::test]
async fn reports_never_change_the_way() {
    let everything = signs(&[
        (Symptom::Unreachable, Level::StrongSign),
        (Symptom::Message, Level::StrongSign),
    ]);
    let without = TestApp::reporting(Reports::default());
    let with = TestApp::reporting(everything);
    for expires in ["2025-07-20", "2026-03-31", "2026-07-20", "2027-01-10"] {
        let asked = format!(
            "/api/v1/triage?permit=temporary&expires={expires}&request=none&portal=untried\
             &basis=employed&age=adult&niss=none"
        );
        let (before, after) = (without.get(&asked).await, with.get(&asked).await);
        assert_eq!(before.status, StatusCode::OK, "{}", before.body);
        assert!(before.body == after.body, "{expires}");
    }
}

#[tokio::test]
async fn programs_are_told_the_same() {
    let app = TestApp::reporting(signs(&[(Symptom::Unreachable, Level::StrongSign)]));
    let reports = |answer: &serde_json::Value| {
        let portals = answer["portals"].as_array().expect("portals").clone();
        let found = portals
            .into_iter()
            .find(|portal| portal["id"] == "renewal-portal");
        found.expect("the portal")["reports"].clone()
    };
    let answer = app.get("/api/v1/portals").await.json();
    let expected = serde_json::json!({
        "frozen": false,
        "signs": [
            {
                "symptom": "unreachable",
                "level": "strong_sign",
                "since": "2026-11-23T09:30:00Z",
                "messages": [],
                "months": [],
                "versions": [],
            },
        ],
    });
    assert_eq!(reports(&answer), expected);
    let past = app.get("/api/v1/portals?on=2025-08-26").await.json();
    assert_eq!(reports(&past)["signs"], serde_json::json!([]));
    let frozen = TestApp::reporting(frozen()).get("/api/v1/portals").await;
    assert_eq!(reports(&frozen.json())["frozen"], true);
}

#[tokio::test]
async fn while_reports_are_frozen_the_pages_say_so_and_nobody_is_asked() {
    let app = TestApp::reporting(frozen());
    let portal = app.get(PORTAL).await;
    assert!(
        portal
            .body
            .contains("Reports of visitors are not counted just now")
    );
    assert!(!portal.links().contains(&FORM.to_owned()));
    let form = app.get(FORM).await;
    assert_eq!(form.texts("h1"), ["Reports are not counted just now"]);
    assert!(form.texts("form").is_empty());
}

#[tokio::test]
async fn without_a_database_a_report_cannot_be_kept_and_the_page_says_so() {
    let app = TestApp::on(TODAY);
    let form = app.get(FORM).await;
    assert_eq!(form.status, StatusCode::OK);
    assert_eq!(form.header("cache-control"), "no-store");
    assert_eq!(form.texts("h1"), ["Your report cannot be kept just now"]);
    assert!(form.body.contains("noindex"));
    let sent = app.post(FORM, "symptom=worked&form=x").await;
    assert_eq!(sent.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(sent.texts("h1"), ["Your report cannot be kept just now"]);
    assert!(!sent.links().is_empty(), "a way on");
}

#[tokio::test]
async fn nothing_chosen_is_a_clear_error_and_the_other_picks_stay() {
    let app = TestApp::on(TODAY);
    for symptom in ["", "symptom=&", "symptom=on_fire&"] {
        let fields =
            format!("{symptom}message=no_niss&month=2026-07&version=en&form=1-2-3%22%3E%3Cb%3E");
        let page = app.post(FORM, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{symptom}");
        assert_eq!(page.texts(".error"), ["Choose what happened first."]);
        assert!(page.texts("title")[0].starts_with("Error: "));
        assert!(page.texts("option[value=no_niss][selected]").len() == 1);
        assert_eq!(
            page.texts("option[selected]")[1..],
            ["July 2026", "English version"]
        );
        assert!(
            page.body.contains("value=\"1-2-3&#34;&#62;&#60;b&#62;\""),
            "as text"
        );
    }
}

#[tokio::test]
async fn what_is_not_offered_is_not_read_and_never_an_error_of_ours() {
    let app = TestApp::on(TODAY);
    for fields in [
        "message=renewal-portal&month=1890-01&version=xx",
        "message=%ff&month=2026-13&version=%00",
        "message=no_niss&message=no_niss&month=2026-07-01",
    ] {
        let page = app.post(FORM, fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields}");
        let picked = page.texts("option[selected]").len();
        assert_eq!(picked, usize::from(fields.contains("no_niss&")), "{fields}");
    }
}

#[tokio::test]
async fn a_form_of_another_site_leaves_no_report() {
    let app = TestApp::on(TODAY);
    for site in ["cross-site", "same-site"] {
        let sent = app.post_from(site, FORM, "symptom=worked").await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN, "{site}");
    }
}

#[tokio::test]
async fn only_a_portal_has_reports() {
    let app = TestApp::on(TODAY);
    for page in ["/en/portals/nothing/report", "/en/portals/no_niss/report"] {
        assert_eq!(app.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
        let sent = app.post(page, "symptom=worked").await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{page}");
    }
}

#[tokio::test]
async fn the_privacy_page_says_what_is_kept_of_a_report_and_for_how_long() {
    let app = TestApp::on(TODAY);
    for (lang, times) in [
        ("en", ["24 hours", "90 days"]),
        ("pt", ["24 horas", "90 dias"]),
    ] {
        let page = app.get(&format!("/{lang}/privacy")).await;
        let section = page.body.split("id=\"reports\"").nth(1);
        let section = section.and_then(|rest| rest.split("<h2").next());
        let section = section.expect("the section");
        assert!(times.iter().all(|time| section.contains(time)), "{section}");
    }
}
