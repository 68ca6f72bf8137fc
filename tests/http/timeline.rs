//! How a portal did over time: the drawing, the table beside it, and what the list says of the day.

use scraper::{ElementRef, Html, Selector};
use triage::knowledge::PortalState;
use triage::knowledge::PortalStateKind as Kind;

use crate::app::{Reply, TODAY, TestApp, knowledge, states};

/// The rows of the table, each in one line.
fn rows(reply: &Reply) -> Vec<String> {
    let page = Html::parse_document(&reply.body);
    let [row, cell] = [".spans tbody tr", "th, td"].map(|one| Selector::parse(one).expect("one"));
    let words = |cell: ElementRef<'_>| cell.text().collect::<Vec<_>>().join(" ");
    let line = |row: ElementRef<'_>| row.select(&cell).map(words).collect::<Vec<_>>().join(" ");
    let rows = page.select(&row).map(line);
    rows.map(|row| row.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

fn has(rows: &[String], parts: &[&str]) -> bool {
    rows.iter()
        .any(|row| parts.iter().all(|part| row.contains(part)))
}

#[tokio::test]
async fn the_table_says_from_when_to_when_in_which_state_for_whom_and_by_which_source() {
    let page = TestApp::on(TODAY).get("/en/portals/renewal-portal").await;
    let rows = rows(&page);
    for row in [
        // 45 days after the last check of 26 August are 10 October; a newer state began before.
        &[
            "17 August 2025",
            "28 September 2025",
            "Stops people",
            "the whole portal",
        ][..],
        &[
            "29 November 2025",
            "23 June 2026",
            "Open",
            "the whole portal",
        ],
        &[
            "24 June 2026",
            "still so on this day",
            "Not known",
            "no source says",
        ],
        &[
            "12 July 2025",
            "26 August 2025",
            "Stops people",
            "cards that expire in July 2025",
        ],
        &[
            "1 February 2026",
            "18 March 2026",
            "Takes only some",
            "English version",
        ],
    ] {
        assert!(has(&rows, row), "{row:?} in {rows:#?}");
    }
    assert!(has(
        &rows,
        &[
            "17 August 2025",
            "last checked on 26 August 2025, may have changed"
        ]
    ));
    assert!(has(&rows, &["14 October 2025", "DN Brasil"]), "{rows:#?}");
    // Every number of the drawing is one of the table.
    let numbers = page.texts(".spans tbody th");
    let drawn = page.texts("svg.states text.n");
    assert!(!drawn.is_empty());
    assert!(
        drawn.iter().all(|number| numbers.contains(number)),
        "{drawn:?}"
    );
}

#[tokio::test]
async fn a_failing_portal_names_its_message_with_a_link() {
    let app = TestApp::on(TODAY);
    let message = "href=\"/en/messages/niss_not_recognised\"";
    let page = app.get("/en/portals/renewal-portal").await;
    assert!(page.body.contains(message));
    for (on, is_named) in [
        ("2025-10-13", false),
        ("2025-10-14", true),
        ("2025-11-28", true),
        ("2025-11-29", false),
    ] {
        let list = app.get(&format!("/en/portals?on={on}")).await;
        let link = format!("href=\"/en/messages/niss_not_recognised?on={on}\"");
        assert_eq!(list.body.contains(&link), is_named, "{on}");
    }
}

#[tokio::test]
async fn nothing_that_was_said_later_than_the_day_is_shown() {
    let app = TestApp::on(TODAY);
    let page = |on: &str| format!("/en/portals/renewal-portal?on={on}");
    let before = rows(&app.get(&page("2025-07-10")).await);
    assert!(before.is_empty(), "{before:?}");
    let first = rows(&app.get(&page("2025-07-11")).await);
    assert_eq!(first.len(), 1, "{first:?}");
    assert!(has(
        &first,
        &["11 July 2025", "still so on this day", "Open"]
    ));
    let second = rows(&app.get(&page("2025-07-12")).await);
    assert_eq!(second.len(), 3, "{second:?}");
    assert!(has(&second, &["12 July 2025", "still so", "Stops people"]));
    assert!(!has(&second, &["August"]), "{second:?}");
}

/// A state of the Portal das Renovações on the day of most tests.
fn said(state: Kind, month: Option<&str>, version: Option<&str>) -> PortalState {
    let day = TODAY.parse().expect("a day");
    let one = &states()[0];
    PortalState {
        portal: "renewal-portal".to_owned(),
        month: month.map(|month| month.parse().expect("a day")),
        version: version.map(str::to_owned),
        state,
        message: None,
        since: day,
        until: None,
        verified_on: day,
        ..one.clone()
    }
}

#[tokio::test]
async fn the_list_names_only_the_months_and_versions_that_differ_from_the_whole() {
    let said = vec![
        said(Kind::Open, None, None),
        said(Kind::Open, Some("2026-07-01"), None),
        said(Kind::Closed, Some("2026-08-01"), None),
        said(Kind::Limited, None, Some("en")),
        said(Kind::Open, None, Some("pt")),
    ];
    let app = TestApp::of_edition(TODAY, (1, TODAY), knowledge(), said);
    let list = app.get("/en/portals").await;
    for (words, is_there) in [
        ("cards that expire in August 2026", true),
        ("English version", true),
        ("cards that expire in July 2026", false),
        ("Portuguese version", false),
    ] {
        assert_eq!(
            list.body.contains(&format!("· {words}")),
            is_there,
            "{words}"
        );
    }
    // The page draws each of them, and what is the same as the whole is still in its table.
    let page = app.get("/en/portals/renewal-portal").await;
    let labels = page.texts("svg.states text.b");
    assert_eq!(labels.len(), 6, "{labels:?}");
    for kind in ["limited", "closed"] {
        assert!(
            page.body.contains(&format!("fill=\"url(#state-{kind})\"")),
            "{kind}"
        );
    }
}

/// The Portal das Renovações is open since March, and something was said of one month today: its row
/// is there.
fn with_a_month(month: &str) -> Vec<PortalState> {
    let day = |text: &str| text.parse().expect("a day");
    let open = PortalState {
        since: day("2026-03-01"),
        verified_on: day("2026-06-01"),
        check_again_days: 400,
        ..said(Kind::Open, None, None)
    };
    vec![open, said(Kind::Limited, Some(month), None)]
}

#[tokio::test]
async fn a_month_is_not_open_before_the_portal_accepts_it() {
    // July was announced on 7 May 2026, July 2027 never.
    for (month, on, row) in [
        (
            "2026-07-01",
            "1 March 2026 6 May 2026",
            Some("announced on 7 May 2026"),
        ),
        (
            "2027-07-01",
            "1 March 2026 22 November 2026",
            Some("last checked on"),
        ),
        ("2026-06-01", "", None),
    ] {
        let states = with_a_month(month);
        let app = TestApp::of_edition(TODAY, (1, TODAY), knowledge(), states);
        for (lang, words) in [("en", "Not yet accepted"), ("pt", "Ainda não aceites")] {
            let page = app.get(&format!("/{lang}/portals/renewal-portal")).await;
            let early: Vec<_> = rows(&page)
                .into_iter()
                .filter(|row| row.contains(words))
                .collect();
            assert_eq!(
                early.len(),
                usize::from(row.is_some()),
                "{month}: {early:?}"
            );
            // In the drawing it has a pattern of its own, and the legend names it.
            let drawn = page.body.matches("fill=\"url(#state-early)\"").count();
            assert_eq!(drawn, 2 * early.len(), "{month}");
            let legend = page.texts(".legend li");
            assert_eq!(
                legend.iter().any(|one| one == words),
                row.is_some(),
                "{legend:?}"
            );
            if let (Some(row), "en") = (row, lang) {
                assert!(early[0].contains(on) && early[0].contains(row), "{early:?}");
            }
        }
    }
    // On the day before the announcement nobody knows of it, on the day itself it is open.
    let mut states = with_a_month("2026-07-01");
    states[1].since = "2026-05-01".parse().expect("a day");
    states[1].verified_on = states[1].since;
    states[1].until = Some(states[1].since);
    let app = TestApp::of_edition(TODAY, (1, TODAY), knowledge(), states);
    for (on, row) in [
        (
            "2026-05-06",
            "2 May 2026 still so on this day Not yet accepted",
        ),
        ("2026-05-07", "2 May 2026 6 May 2026 Not yet accepted"),
        ("2026-05-08", "2 May 2026 6 May 2026 Not yet accepted"),
    ] {
        let page = app
            .get(&format!("/en/portals/renewal-portal?on={on}"))
            .await;
        assert!(has(&rows(&page), &[row]), "{on}: {:#?}", rows(&page));
    }
}

#[tokio::test]
async fn the_accepted_dates_are_drawn_as_wide_as_a_phone_and_never_scroll() {
    let app = TestApp::on(TODAY);
    for (lang, day, last) in [
        ("en", "start", "end"),
        ("pt", "start", "end"),
        ("qps", "end", "start"),
    ] {
        let page = app.get(&format!("/{lang}/portals/renewal-portal")).await;
        let chart = page
            .body
            .split("class=\"chart\"")
            .nth(1)
            .expect("the chart");
        let chart = chart.split("</svg>").next().expect("its end");
        assert!(chart.starts_with(" viewBox=\"0 0 340 "), "{lang}: {chart}");
        let anchors: Vec<_> = chart.split("text-anchor=\"").skip(1).collect();
        assert!(anchors[0].starts_with(&format!("{day}\"")), "{lang}");
        assert!(anchors[1].starts_with(&format!("{last}\"")), "{lang}");
        let before = page
            .body
            .split("<svg class=\"chart\"")
            .next()
            .expect("what is before");
        assert!(
            !before.ends_with("\">") || before.ends_with("</p>"),
            "no box that scrolls"
        );
    }
}

#[tokio::test]
async fn the_drawing_is_mirrored_and_its_words_are_not() {
    let app = TestApp::on(TODAY);
    let (ltr, rtl) = (
        app.get("/en/portals/renewal-portal").await,
        app.get("/qps/portals/renewal-portal").await,
    );
    assert!(
        ltr.body
            .contains("<text class=\"b\" x=\"6\" y=\"32\" text-anchor=\"start\">")
    );
    assert!(
        rtl.body
            .contains("<text class=\"b\" x=\"334\" y=\"32\" text-anchor=\"end\">")
    );
    assert!(rtl.body.contains("direction=\"ltr\""));
    let numbers = |reply: &Reply| reply.texts("svg.states text.n");
    assert_eq!(numbers(&ltr), numbers(&rtl));
}

#[tokio::test]
async fn every_entry_of_the_table_leads_to_its_words_on_the_page() {
    let page = TestApp::on(TODAY).get("/en/portals/extension-portal").await;
    let anchors: Vec<_> = page.body.split("href=\"#said-").skip(1).collect();
    assert!(!anchors.is_empty());
    for anchor in anchors {
        let id = anchor.split('"').next().expect("an id");
        assert!(page.body.contains(&format!("id=\"said-{id}\"")), "{id}");
    }
}

#[tokio::test]
async fn the_history_is_there_as_data_with_month_version_message_and_sources() {
    let app = TestApp::on(TODAY);
    let all = app.get("/api/v1/portals").await.json();
    let mut portals = all["portals"].as_array().expect("portals").iter();
    let renewal = portals
        .find(|portal| portal["id"] == "renewal-portal")
        .expect("it");
    let history = renewal["history"].as_array().expect("a history");
    let july = history
        .iter()
        .find(|one| one["month"] == "2025-07-01")
        .expect("July");
    assert_eq!(july["state"], "failing");
    assert_eq!(july["message"], "wrong_expiry_on_record");
    assert_eq!(july["since"], "2025-07-12");
    assert_eq!(july["verified_on"], "2025-07-12");
    assert_eq!(july["fresh_until"], "2025-08-26");
    assert_eq!(july["overdue"], true);
    assert!(
        july["sources"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    );
    assert!(history.iter().any(|one| one["version"] == "en"));
    // Past its check nobody knows.
    assert!(renewal["state"].is_null());
    let parts = renewal["parts"].as_array().expect("parts");
    assert!(parts.is_empty(), "{parts:?}");
    let then = app.get("/api/v1/portals?on=2025-07-12").await.json();
    let parts = then
        .pointer("/portals")
        .and_then(|all| all.as_array())
        .expect("portals")
        .iter();
    let parts: Vec<_> = parts
        .flat_map(|one| one["parts"].as_array().expect("parts"))
        .collect();
    assert_eq!(parts.len(), 1, "{parts:?}");
    assert_eq!(parts[0]["month"], "2025-07-01");
}

#[tokio::test]
async fn a_result_says_what_troubles_its_portal_by_whom_and_until_the_last_day_of_the_check() {
    let app = TestApp::on(TODAY);
    let result = "/en/check/result?permit=temporary&expires=2025-12-20&request=none&portal=untried\
                  &basis=employed&age=adult&niss=linked&on=";
    for (on, is_said) in [("2025-11-28", true), ("2025-11-29", false)] {
        let page = app
            .get(&format!("{result}{on}").replace("&basis=employed", ""))
            .await;
        assert!(
            page.body.contains("data-route=\"renewal_portal\""),
            "{on}: {}",
            page.body
        );
        let said = page.body.contains("answers “NISS não reconhecido”");
        assert_eq!(said, is_said, "{on}");
        let link = format!("href=\"/en/portals/renewal-portal?on={on}\"");
        assert_eq!(page.body.contains(&link), is_said, "{on}");
    }
}
