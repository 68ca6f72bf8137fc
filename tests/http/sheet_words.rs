//! What the sheet and the result say of steps, days and doubts: no step without words, no day that
//! is not the person's, nothing said more surely than it is known.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use scraper::{Html, Selector};
use triage::prove::{End, ends};
use triage::{Age, Handbook, MessageTold};

use crate::app::{Reply, TODAY, TestApp, knowledge, states};

/// The title of the step about the message.
const TITLES: [&str; 2] = [
    "Do this about the message",
    "Faça isto por causa da mensagem",
];

async fn both(app: &TestApp, lang: &str, query: &str) -> [Reply; 2] {
    let result = app.get(&format!("/{lang}/check/result?{query}")).await;
    assert_eq!(result.status, 200, "{query}: {}", result.header("location"));
    [result, sheet(app, lang, query).await]
}

async fn sheet(app: &TestApp, lang: &str, query: &str) -> Reply {
    let page = app.get(&format!("/{lang}/check/sheet?{query}")).await;
    assert_eq!(page.status, 200, "{query}: {}", page.header("location"));
    page
}

/// Of the other outcomes each of so many is read.
const EACH: usize = 250;

/// The walk over every outcome takes seconds: one test reads all that is asked of many sheets.
#[tokio::test]
async fn every_sheet_tells_the_first_way_and_what_to_do_about_the_message() {
    let app = TestApp::on(TODAY);
    let handbook = Handbook::new(knowledge().clone(), states().to_vec());
    let is_whole = std::env::var_os("RUMO_TEST_ALL").is_some();
    let (mut seen, mut told_of, mut bare) = (0, BTreeSet::new(), Vec::new());
    for (at, end) in ends(&handbook, TODAY.parse().expect("a day"))
        .into_iter()
        .enumerate()
    {
        has_a_sentence_for_a_child(&handbook, &end);
        let message = match &end.answers.message {
            Some(MessageTold::Known(id)) => Some(id),
            _ => None,
        };
        let is_new = message.is_some_and(|id| told_of.insert(id.clone()));
        if !is_new && !is_whole && at % EACH != 0 {
            continue;
        }
        let given = end.answers.given();
        let given = given.map(|(question, value)| format!("{}={value}", question.name()));
        let query = given.collect::<Vec<_>>().join("&");
        // In turn: two columns, the paper of one column, and the longest lines.
        let lang = ["en", "pt", "qps"][seen % 3];
        // The server itself makes sure that two pages hold it.
        let html = Html::parse_document(&sheet(&app, lang, &query).await.body);
        // The made-up language is so long that titles may have to do.
        if lang != "qps" && html.select(&FIRST_WAY).next().is_some() {
            bare.push(format!("{lang} {query}"));
        }
        if is_new {
            tells_of_the_message(&html, &format!("{lang} {query}"));
        }
        seen += 1;
    }
    // The fullest have no room for more; that their pages are full is read from the paper.
    assert!(bare.len() <= seen / 100, "{bare:?}");
    assert!(told_of.len() > 60 && seen > 100, "{seen}");
}

/// A step of the first way of which only the title is told.
static FIRST_WAY: LazyLock<Selector> =
    LazyLock::new(|| Selector::parse(".todo > ol:first-of-type > .short").expect("a selector"));

/// The step about the message says something in each column.
fn tells_of_the_message(html: &Html, name: &str) {
    let column = Selector::parse(".todo ol > li > .pair > div").expect("a selector");
    let told = Selector::parse("p, ul:not(.meta) > li").expect("a selector");
    let columns = html.select(&column);
    let columns: Vec<_> = columns
        .filter(|column| column.text().any(|text| TITLES.contains(&text)))
        .collect();
    assert!(!columns.is_empty(), "{name}");
    for column in columns {
        let words = column.select(&told).flat_map(|words| words.text());
        let words: String = words.collect();
        assert!(words.trim().len() > 20, "{name}: {words}");
    }
}

#[tokio::test]
async fn a_long_step_goes_on_on_the_second_page_between_its_lines() {
    let app = TestApp::on(TODAY);
    let message = "portal=message&message=card_already_has_appointment&tried=none";
    let query = format!("permit=temporary&expires=2020-02-21&request=approved&{message}");
    for lang in ["pt", "en"] {
        let html = Html::parse_document(&sheet(&app, lang, &query).await.body);
        let one = |selector| Selector::parse(selector).expect("a selector");
        let turns: Vec<_> = html.select(&one(".turn")).collect();
        assert_eq!(turns.len(), 1, "{lang}");
        let line = turns[0].text().collect::<String>();
        assert!(
            turns[0].select(&one("li")).next().is_some(),
            "{lang}: {line}"
        );
        // Its title and its first line are on the page before.
        let step = turns[0].ancestors().filter_map(scraper::ElementRef::wrap);
        let step = step.clone().find(|step| step.value().name() == "li");
        let first = step.expect("a step").select(&one(".pair")).next();
        let first = first.expect("a title with a line");
        assert!(first.select(&one("h3")).next().is_some());
        assert!(first.select(&one("ul:not(.meta) > li")).next().is_some());
    }
}

/// Whoever speaks for a child has a sentence of their own wherever others have one.
fn has_a_sentence_for_a_child(handbook: &Handbook, end: &End) {
    // What is written is in the letters.
    const WRITTEN: [&str; 2] = ["ladder-email", "ladder-letter"];
    if end.answers.age != Some(Age::Minor) {
        return;
    }
    let day = TODAY.parse().expect("a day");
    let steps = end
        .pieces
        .iter()
        .filter_map(|one| one.strip_prefix("step "));
    for step in steps.filter_map(|step| step.split(' ').next()) {
        let fact = handbook.knowledge().fact(step);
        let says = |field| fact.is_some_and(|fact| fact.text(&["pt"], field, day).is_some());
        let is_written = WRITTEN.contains(&step);
        assert!(
            is_written || says("counter") == says("counter_minor"),
            "{step}"
        );
    }
}

#[tokio::test]
async fn the_step_about_a_message_names_no_place_where_nothing_is_to_be_done() {
    let app = TestApp::on(TODAY);
    let rest = "request=none&portal=message&message=no_niss&basis=employed&age=adult";
    let query = format!("permit=temporary&expires=2026-09-10&{rest}");
    for page in both(&app, "en", &query).await {
        let html = Html::parse_document(&page.body);
        let steps = Selector::parse("ol > li").expect("a selector");
        let step = html
            .select(&steps)
            .map(|step| step.text().collect::<String>());
        let step = step.into_iter().find(|step| step.contains(TITLES[0]));
        let step = step.expect("the step about the message");
        assert!(!step.contains("siga.aima.gov.pt"), "{step}");
        assert!(!step.contains("Where: "), "{step}");
    }
}

#[tokio::test]
async fn the_doubt_about_the_count_stands_with_the_standing() {
    let app = TestApp::on(TODAY);
    let way =
        "permit=temporary&expires=2026-09-10&request=none&portal=untried&basis=employed&age=adult";
    for rest in ["niss=none", "niss=linked", "niss=refused"] {
        for (lang, doubt) in [
            ("pt", "confirmada por um advogado"),
            ("en", "a lawyer should confirm"),
        ] {
            for page in both(&app, lang, &format!("{way}&{rest}")).await {
                let standing = page.texts(".due").concat();
                assert!(standing.contains(doubt), "{rest}: {standing}");
            }
        }
    }
}

#[tokio::test]
async fn the_last_day_in_time_is_said_to_be_that() {
    let app = TestApp::on(TODAY);
    let way = "request=none&portal=untried&basis=employed&age=adult&niss=none";
    let query = |expires| format!("permit=temporary&expires={expires}&{way}");
    for (expires, is_in_time) in [
        ("2026-12-22", false),
        ("2026-12-23", true),
        ("2026-12-24", true),
    ] {
        let [result, sheet] = both(&app, "en", &query(expires)).await;
        for page in [&result, &sheet] {
            let days = page.texts("ul.meta b").concat();
            assert_eq!(
                days.contains("to ask in time"),
                is_in_time,
                "{expires}: {days}"
            );
            let standing = page.texts(".calm").concat();
            let says = standing.contains("after that it is late, but the way is the same");
            assert_eq!(says, is_in_time, "{expires}: {standing}");
        }
    }
}

#[tokio::test]
async fn whoever_has_no_receipt_is_not_told_to_carry_it() {
    let app = TestApp::on(TODAY);
    let query = "permit=temporary&expires=2026-06-15&request=paid&portal=message&message=receipt_missing&tried=none";
    for page in both(&app, "en", query).await {
        let standing = page.texts(".due").concat();
        assert!(standing.contains("If you have the receipt:"), "{standing}");
        assert!(standing.contains("the proof of payment"), "{standing}");
        assert!(!standing.contains("and the receipt together"), "{standing}");
        // This card does not belong to the extension portal.
        let places = page.texts(".steps .meta, .todo .meta").concat();
        assert!(!places.contains("extension portal"), "{places}");
    }
}

#[tokio::test]
async fn nobody_is_told_for_sure_that_a_failure_is_not_theirs() {
    let app = TestApp::on(TODAY);
    for (lang, flat) in [
        ("pt", ["a falha não é sua e", "mostram que a falha"]),
        (
            "en",
            ["the failure is not yours and", "shows that the failure"],
        ),
    ] {
        for query in [
            "permit=temporary&expires=2026-09-10&request=approved&portal=untried",
            "permit=temporary&expires=unknown&request=none&portal=untried",
        ] {
            for page in both(&app, lang, query).await {
                for flat in flat {
                    assert!(!page.body.contains(flat), "{lang} {query}: {flat}");
                }
            }
        }
    }
}

/// The sentence for the counter speaks of the request as it was told, and asks for what is missing.
#[tokio::test]
async fn the_sentence_for_a_counter_is_true_for_whoever_it_is_shown_to() {
    let app = TestApp::on(TODAY);
    let card = "permit=temporary&expires=2026-07-20&";
    for (answers, says, never) in [
        (
            "request=approved&portal=message&message=card_not_arrived&tried=form,email",
            "A AIMA aprovou a renovação. O que aconteceu",
            "para renovar",
        ),
        (
            "request=paid&portal=message&message=status_consulta_ucfe&tried=form,email",
            "a taxa está paga. O que aconteceu",
            "ajuda para a renovação",
        ),
        (
            "request=paid&portal=message&message=awaiting_decision",
            "a taxa está paga. Peço a decisão do pedido.",
            "ajuda para a renovação",
        ),
        (
            "request=paid&portal=message&message=card_not_arrived&tried=none",
            "Pedi a renovação da minha autorização de residência",
            "aprovou",
        ),
        (
            "request=submitted&portal=message&message=biometrics_summons&tried=form,email",
            "Tenho uma convocatória da AIMA para hoje",
            "Peço o livro",
        ),
        (
            "request=none&portal=message&message=password_reset_fails&tried=form,email,letter",
            "Peço o livro de reclamações",
            "advogado",
        ),
    ] {
        for page in both(&app, "en", &format!("{card}{answers}")).await {
            let sentence = page.texts("blockquote").concat();
            assert!(sentence.contains(says), "{answers}: {sentence}");
            assert!(!sentence.contains(never), "{answers}: {sentence}");
            assert!(!sentence.contains('{'), "{answers}: {sentence}");
        }
    }
}

#[tokio::test]
async fn a_summons_is_told_whole_whatever_was_tried() {
    let app = TestApp::on(TODAY);
    let way = "permit=temporary&expires=2026-07-20&request=submitted&portal=message";
    for tried in ["none", "form,email"] {
        let query = format!("{way}&message=biometrics_summons&tried={tried}");
        let step = sheet(&app, "en", &query).await.texts(".todo li").remove(0);
        assert!(step.contains("Go on the day and at the hour"), "{step}");
        assert!(
            step.contains("may lead to the request being cancelled"),
            "{step}"
        );
        assert!(
            step.contains("Where: at the place that the summons names"),
            "{step}"
        );
    }
}

#[tokio::test]
async fn where_no_step_has_a_last_day_the_sheet_says_so_once() {
    let app = TestApp::on(TODAY);
    let words = "We know of no last day for these steps.";
    for (query, says) in [
        ("permit=temporary&expires=2020-02-21&request=none", true),
        (
            "permit=temporary&expires=2026-07-20&request=approved&portal=untried",
            true,
        ),
        (
            "permit=temporary&expires=2026-12-26&request=none&portal=untried&basis=employed&age=adult&niss=linked",
            false,
        ),
    ] {
        let page = sheet(&app, "en", query).await;
        assert_eq!(
            page.body.matches(words).count(),
            usize::from(says),
            "{query}"
        );
    }
    let in_person = "request=approved&portal=message&message=card_already_has_appointment";
    let query = format!("permit=temporary&expires=2020-02-22&{in_person}&tried=none");
    let steps = sheet(&app, "en", &query).await.texts(".todo .meta");
    let place = "Where: an AIMA shop; we do not know which one takes new requests";
    assert!(steps.concat().contains(place), "{steps:?}");
}

#[tokio::test]
async fn whoever_waits_for_a_card_is_reminded_of_nothing_to_try() {
    let app = TestApp::on(TODAY);
    let query = "permit=temporary&expires=2026-02-22&request=approved&portal=message&message=card_not_arrived&tried=form,email";
    for page in ["result", "sheet", "reminders", "reminders.ics"] {
        let page = app.get(&format!("/en/check/{page}?{query}")).await;
        assert_eq!(page.status, 200);
        assert!(
            !page.body.to_lowercase().contains("once a day"),
            "{}",
            page.body
        );
    }
}

#[tokio::test]
async fn whoever_is_named_on_paper_can_be_reached_from_it() {
    let app = TestApp::on(TODAY);
    let approved = "permit=temporary&expires=2026-07-20&request=approved&portal=message";
    let query = format!("{approved}&message=approved_not_printed");
    for lang in ["en", "pt"] {
        let page = sheet(&app, lang, &query).await;
        let steps = page.texts(".todo").concat();
        for way in [
            ": geral@aima.gov.pt",
            // Nobody gives a number of these: their names are what there is.
            "Lisbon Project, Mundo Feliz, Casa do Brasil",
            "provedor-jus.pt/quem-somos/perguntas-frequentes/submeter-queixa",
            "justica.gov.pt/Servicos/Pedir-apoio-judiciario",
        ] {
            assert!(steps.contains(way), "{way} on the paper in {lang}: {steps}");
        }
    }
}
