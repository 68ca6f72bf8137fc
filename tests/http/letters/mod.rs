//! Letters for a result: every outcome has all of them or is told why not, they say the law that fits
//! the day, leave blank what nobody told, and a mail program takes them whole.

mod claims;
mod complaints;
mod ends;
mod said;
mod told;
mod writer;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use chrono::NaiveDate;
use rumo::address::Asked;
use rumo::i18n::Lang;
use rumo::paths::Paths;
use triage::{Answers, Handbook};

use self::ends::{Messages, ends};
use crate::app::{Reply, TODAY, TestApp, knowledge, states};

const KINDS: [&str; 5] = [
    "contact-form",
    "email",
    "registered-letter",
    "complaints-book",
    "ombudsman",
];
/// Days on which different rules hold.
const DAYS: [&str; 4] = ["2025-08-17", "2025-11-20", "2026-03-20", TODAY];
/// The longest link that a mail program takes.
const LONGEST_LINK: usize = 1_800;
/// The longest letter, in characters: it must fit one page beside its address.
const LONGEST_LETTER: usize = 2_000;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The answers of a query.
fn address(lang: Lang, kind: &str, answers: &Answers) -> String {
    let asked = Asked {
        answers: answers.clone(),
        ..Asked::default()
    };
    Paths::new(lang).take(&format!("letters/{kind}"), &asked)
}

/// A letter for whoever cannot reach the portal and has tried the form and an e-mail.
const BLOCKED: &str = "permit=temporary&expires=2026-07-20&request=none&portal=unreachable\
                       &basis=employed&age=adult&niss=linked&place=portugal&tried=form,email";

/// The page of a letter, or without a kind the list of them.
async fn letter(app: &TestApp, lang: &str, kind: &str, query: &str) -> Reply {
    let page = format!("/{lang}/check/letters/{kind}");
    let reply = app
        .get(&format!("{}?{query}", page.trim_end_matches('/')))
        .await;
    if reply.status != StatusCode::SEE_OTHER {
        return reply;
    }
    // What no longer matters is dropped.
    let to = reply.header("location").to_owned();
    assert!(to.contains("/check/letters"), "{query} leads to {to}");
    app.get(&to).await
}

/// The link to a mail program, as it is written.
fn mail_link(page: &Reply) -> Option<String> {
    let (_, rest) = page.body.split_once("href=\"mailto:")?;
    let link = rest.split('"').next().unwrap_or_default();
    let link = link.replace("&#38;", "&").replace("&amp;", "&");
    Some(format!("mailto:{link}"))
}

#[tokio::test]
async fn a_mail_program_takes_the_e_mail_of_every_outcome_whole() {
    let handbook = Handbook::new(knowledge().clone(), states().to_vec());
    let mut longest = (0, String::new());
    let mut count = 0;
    for on in DAYS {
        let app = TestApp::on(on);
        for (answers, outcome) in ends(&handbook, day(on), Messages::OnTheFirstCard) {
            let at = address(Lang::En, "email", &answers);
            let page = app.get(&at).await;
            assert_eq!(page.status, StatusCode::OK, "{at}");
            if page.texts("#text").is_empty() {
                let reason = outcome.reason.name();
                assert!(!page.texts("#none").is_empty(), "{reason} {at}");
                continue;
            }
            let link = mail_link(&page).unwrap_or_else(|| panic!("no link on {on} at {at}"));
            assert!(
                link.contains("&body="),
                "the text is left out on {on} at {at}"
            );
            count += 1;
            if link.len() > longest.0 {
                longest = (link.len(), format!("{on} {at}"));
            }
        }
    }
    assert!(longest.0 <= LONGEST_LINK, "{longest:?}");
    assert!(
        longest.0 > LONGEST_LINK / 2 && count > 300,
        "{count} links, {longest:?}"
    );
}

#[tokio::test]
async fn every_outcome_has_every_letter_in_every_language_or_is_told_why_not() {
    let handbook = Handbook::new(knowledge().clone(), states().to_vec());
    let mut longest = 0;
    for on in DAYS {
        let app = TestApp::on(on);
        let mut seen = BTreeSet::new();
        let ends = ends(&handbook, day(on), Messages::OnTheFirstCard);
        let different = ends
            .into_iter()
            .filter(|(_, outcome)| seen.insert((outcome.reason, outcome.standing.code)));
        for (answers, _) in different {
            for kind in KINDS {
                let mut portuguese = Vec::new();
                for lang in Lang::ALL {
                    let at = address(lang, kind, &answers);
                    let page = app.get(&at).await;
                    assert_eq!(page.status, StatusCode::OK, "{at}");
                    for sign in ["⟦", "{ ", "{$", "\u{1f}"] {
                        assert!(!page.body.contains(sign), "{sign:?} in {at}");
                    }
                    let text = page.texts("#text > p");
                    let meaning = page.texts(".mean > div");
                    let is_own = lang != Lang::Pt && !text.is_empty();
                    let filled = meaning.iter().filter(|words| !words.is_empty()).count();
                    assert!(
                        !is_own || filled == text.len(),
                        "{at}: {filled} of {}",
                        text.len()
                    );
                    longest = longest.max(text.iter().map(|line| line.chars().count()).sum());
                    portuguese.push(text);
                }
                // The letter is the same whatever the person reads.
                assert_eq!(portuguese[0], portuguese[1], "{kind}");
                assert_eq!(portuguese[1], portuguese[2], "{kind}");
            }
        }
    }
    assert!(longest > 700 && longest <= LONGEST_LETTER, "{longest}");
}

#[tokio::test]
async fn a_letter_says_the_law_of_the_day_and_no_longer() {
    for (on, query, says) in [
        // The decree, to its last day.
        (
            "2025-10-15",
            "expires=2025-05-10&request=none",
            Some("85-B/2025"),
        ),
        ("2025-10-16", "expires=2025-05-10&request=none", None),
        // Six months after the end of the card.
        (
            "2026-07-19",
            "expires=2026-01-20&request=none",
            Some("84/2007"),
        ),
        (
            "2026-07-20",
            "expires=2026-01-20&request=none",
            Some("84/2007"),
        ),
        ("2026-07-21", "expires=2026-01-20&request=none", None),
        // The day of the card still counts: no rule is needed.
        ("2026-01-20", "expires=2026-01-20&request=none", None),
        (
            "2026-01-21",
            "expires=2026-01-20&request=none",
            Some("84/2007"),
        ),
        // In time until 30 days before the end.
        (
            "2026-06-20",
            "expires=2026-07-20&request=none",
            Some("artigo 78.º, n.º 1"),
        ),
        ("2026-06-21", "expires=2026-07-20&request=none", None),
    ] {
        let app = TestApp::on(on);
        let rest = "portal=unreachable&invited=no&basis=employed&age=adult&niss=linked\
                    &place=portugal&tried=form,email";
        let page = letter(
            &app,
            "en",
            "registered-letter",
            &format!("permit=temporary&{query}&{rest}"),
        )
        .await;
        let text = page.texts("#text").concat();
        assert!(text.contains("Pretendo renovar"), "{on} {query}: {text}");
        for law in ["85-B/2025", "84/2007", "artigo 78.º, n.º 1"] {
            assert_eq!(
                text.contains(law),
                says == Some(law),
                "{law} on {on} for {query}: {text}"
            );
        }
        if says.is_some() {
            assert!(
                !page.texts(".mean .fact a").is_empty(),
                "it links to its fact"
            );
            assert!(page.body.contains("hecked"), "and says when it was checked");
        }
    }
}

#[tokio::test]
async fn a_letter_says_what_the_portal_said_only_where_a_source_quotes_it() {
    let app = TestApp::on(TODAY);
    let told = |message: &str| {
        format!(
            "permit=temporary&expires=2026-07-20&request=none&portal=message&message={message}\
             &basis=employed&age=adult&niss=linked&place=portugal&tried=form,email"
        )
    };
    for (message, quoted) in [
        ("invalid_date", "«Data inválida»"),
        (
            "not_identified_or_no_access",
            "«Cidadão não identificado ou sem acesso nesta fase»",
        ),
        // Two wordings: the person copies what the screen shows.
        ("user_not_registered", "«____»"),
        // No source quotes it.
        ("unknown", "«____»"),
    ] {
        let page = letter(&app, "en", "contact-form", &told(message)).await;
        let text = page.texts("#text").concat();
        assert!(text.contains(quoted), "{message}: {text}");
        let asks = page.texts("[data-field=words]");
        assert_eq!(asks.is_empty(), quoted != "«____»", "{message}: {asks:?}");
    }
}

#[tokio::test]
async fn what_no_source_names_is_left_blank_and_said_so() {
    let app = TestApp::on(TODAY);
    let page = letter(&app, "en", "registered-letter", BLOCKED).await;
    let to = page.texts(".paper .to p");
    assert_eq!(to[0], "Agência para a Integração, Migrações e Asilo (AIMA)");
    assert_eq!(to[1..], ["____", "____"], "no address that we know of");
    assert!(
        page.body
            .contains("No source of ours confirms AIMA&#39;s postal address")
    );
    assert!(
        page.body.contains("href=\"https://aima.gov.pt/\""),
        "where to look"
    );
    let page = letter(&app, "en", "complaints-book", BLOCKED).await;
    assert!(page.body.contains("No source of ours gives a web address"));
    let page = letter(&app, "en", "email", BLOCKED).await;
    assert!(
        mail_link(&page)
            .expect("a link")
            .starts_with("mailto:geral@aima.gov.pt?")
    );
    let page = letter(&app, "en", "ombudsman", BLOCKED).await;
    assert!(page.body.contains("https://provedor-jus.pt/"));
    let page = letter(&app, "pt", "contact-form", BLOCKED).await;
    assert!(
        page.body
            .contains("https://contactenos.aima.gov.pt/contact-form")
    );
}

#[tokio::test]
async fn the_list_keeps_the_order_of_escalation_and_remembers_what_was_tried() {
    let app = TestApp::on(TODAY);
    let list = app.get(&format!("/en/check/letters?{BLOCKED}")).await;
    assert_eq!(list.status, StatusCode::OK);
    assert_eq!(list.header("cache-control"), "private, no-cache");
    let links = list.links();
    let links = links.iter().filter_map(|link| {
        let (_, rest) = link.strip_prefix("/en")?.split_once("/check/letters/")?;
        rest.split('?').next()
    });
    assert_eq!(links.collect::<Vec<_>>(), KINDS);
    assert_eq!(
        list.texts(".ways li .was").len(),
        2,
        "the form and the e-mail"
    );
    let page = letter(&app, "en", "ombudsman", BLOCKED).await;
    let text = page.texts("#text").concat();
    assert!(
        text.contains("formulário de contacto (____); e-mail (____)"),
        "{text}"
    );
}

#[tokio::test]
async fn a_refusal_and_whoever_comes_too_early_get_no_letter_and_are_told_why() {
    let app = TestApp::on(TODAY);
    for query in [
        "permit=temporary&expires=2026-07-20&request=refused",
        "permit=first",
        "permit=temporary&expires=2027-08-01&request=none&portal=untried&basis=employed",
    ] {
        for kind in KINDS {
            let page = letter(&app, "en", kind, query).await;
            assert_eq!(page.status, StatusCode::OK, "{query}");
            assert_eq!(
                page.texts("#none"),
                ["No letter of ours fits now"],
                "{query}"
            );
            assert!(page.texts("#text").is_empty());
        }
    }
}

#[tokio::test]
async fn whoever_no_rule_covers_is_sent_to_legal_help_before_any_letter() {
    let app = TestApp::on(TODAY);
    let query = BLOCKED.replace("2026-07-20", "2026-01-20");
    let page = letter(&app, "en", "email", &query).await;
    assert!(page.body.contains("Send nothing before"), "{}", page.body);
    let page = letter(&app, "en", "email", BLOCKED).await;
    assert!(!page.body.contains("Send nothing before"));
}

#[tokio::test]
async fn no_field_and_no_form_stands_in_the_page_that_we_send() {
    let app = TestApp::on(TODAY);
    for kind in KINDS {
        let page = letter(&app, "en", kind, BLOCKED).await;
        for none in ["<form", "<input", "<select", "contenteditable", " name=\"w"] {
            assert!(!page.body.contains(none), "{none} in {kind}");
        }
        // What can be copied cannot be typed into, and a button does nothing without a script.
        assert_eq!(page.texts("textarea").len(), 1, "{kind}");
        assert_eq!(
            page.texts("textarea[readonly]:not([name])").len(),
            1,
            "{kind}"
        );
        let buttons = page.texts("main button").len();
        assert_eq!(
            page.texts("main button[type=button]").len(),
            buttons,
            "{kind}"
        );
        let hidden = page.texts("main [hidden] button").len() + page.texts("button[hidden]").len();
        assert_eq!(hidden, buttons, "{kind}");
    }
}

#[tokio::test]
async fn another_kind_of_letter_is_not_there_and_an_open_question_is_asked() {
    let app = TestApp::on(TODAY);
    let poem = format!("/en/check/letters/poem?{BLOCKED}");
    assert_eq!(app.get(&poem).await.status, StatusCode::NOT_FOUND);
    let reply = app.get("/en/check/letters/email?permit=temporary").await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert!(reply.header("location").starts_with("/en/check/result"));
}
