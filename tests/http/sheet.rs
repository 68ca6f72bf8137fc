//! The sheet of a result: both languages of the same content, of its day and edition, private, and
//! nothing on it about the person who holds it.

use axum::http::StatusCode;
use scraper::{Html, Selector};

use crate::app::{ORIGIN, Reply, TODAY, TestApp, knowledge, states};

/// Somebody whose card ended in June 2026 and who has no NISS.
const NO_NISS: &str = "permit=temporary&expires=2026-06-20&request=none&portal=untried\
                       &basis=employed&age=adult&niss=none";

async fn sheet(app: &TestApp, lang: &str, query: &str) -> Reply {
    let page = app.get(&format!("/{lang}/check/sheet?{query}")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.header("location"));
    page
}

/// One attribute of the first element that a selector finds.
fn attribute(page: &Reply, selector: &str, name: &str) -> String {
    let html = Html::parse_document(&page.body);
    let selector = Selector::parse(selector).expect("a selector");
    let found = html.select(&selector).next().expect("an element");
    found.attr(name).expect("an attribute").to_owned()
}

#[tokio::test]
async fn each_thing_stands_in_the_persons_language_and_in_portuguese() {
    let app = TestApp::on(TODAY);
    let page = sheet(&app, "en", NO_NISS).await;
    let alone = sheet(&app, "pt", NO_NISS).await;
    for (what, part) in [
        ("the way", "h1 span"),
        ("what it means", ".lead"),
        ("the standing", ".due h2"),
        ("steps", ".todo h3"),
        ("papers", ".documents li span"),
        ("help", ".help b"),
        ("reasons", ".why li p"),
        ("notes", ".notes span"),
        ("the day", ".brand span[lang]"),
    ] {
        let [english, portuguese] = ["en", "pt-PT"].map(|lang| {
            let of =
                |part: &str| format!("{part}:is(.sheet [lang={lang}], .sheet [lang={lang}] *)");
            page.texts(&of(part))
        });
        assert!(!english.is_empty(), "{what}");
        assert_eq!(english.len(), portuguese.len(), "{what}");
        assert_ne!(english, portuguese, "{what}");
        // Portuguese alone has more room: it says at least the same, in the same words.
        let only = alone.texts(part);
        let count = portuguese.iter().filter(|text| only.contains(text)).count();
        assert_eq!(count, portuguese.len(), "{what}: {portuguese:?} {only:?}");
    }
    assert_eq!(alone.texts("[lang=en]"), Vec::<String>::new());
}

#[tokio::test]
async fn it_says_what_the_result_says_in_the_same_order() {
    let app = TestApp::on(TODAY);
    let result = app.get(&format!("/en/check/result?{NO_NISS}")).await;
    let page = sheet(&app, "en", NO_NISS).await;
    assert_eq!(page.texts("h1 [lang=en]"), result.texts(".sign h1"));
    assert_eq!(
        page.texts("[lang=en] > .lead"),
        result.texts(".sign p:nth-of-type(2)")
    );
    let steps = page.texts(".todo [lang=en] > h3");
    assert_eq!(steps, result.texts("ol.do h3"));
    assert_eq!(page.texts("blockquote"), result.texts("blockquote"));
    assert_eq!(attribute(&page, "blockquote", "lang"), "pt-PT");
    assert_eq!(
        page.texts(".documents li [lang=en]"),
        result.texts(".papers li")
    );
    // Who helps can be called from the paper.
    assert!(page.body.contains("808 257 257"));
}

#[tokio::test]
async fn the_code_leads_to_the_result_in_the_persons_language() {
    let app = TestApp::on(TODAY);
    for lang in ["en", "pt", "qps"] {
        let page = sheet(&app, lang, NO_NISS).await;
        let address = attribute(&page, ".code", "href");
        let path = address.strip_prefix(ORIGIN).expect("our own address");
        let opened = app.get(path).await;
        let result = format!("/{lang}/check/result?{NO_NISS}");
        let to = opened.header("location");
        assert!(to.starts_with(&result), "{path} leads to {to}");
        // It is short enough to be typed.
        let typed = address.trim_start_matches("https://");
        assert_eq!(page.texts(".scan bdi"), [typed]);
        let words = page.texts(".scan");
        assert_eq!(words.len(), if lang == "pt" { 2 } else { 3 });
    }
    let page = sheet(&app, "en", NO_NISS).await;
    assert!(
        page.body
            .contains("Whoever has this code can read the answers.")
    );
}

#[tokio::test]
async fn whoever_is_not_at_the_end_is_led_to_the_interview() {
    let app = TestApp::on(TODAY);
    for query in [
        "",
        "?permit=temporary",
        "?permit=nonsense",
        "?permit=eu-family&on=2024-01-01",
    ] {
        let page = app.get(&format!("/en/check/sheet{query}")).await;
        assert_ne!(page.status, StatusCode::OK, "{query}");
        assert!(!page.status.is_server_error(), "{query}");
        if page.status.is_redirection() {
            let to = page.header("location").to_owned();
            assert!(to.starts_with("/en/check/result"), "{query} leads to {to}");
        }
    }
    let mixed = "expires=2026-06-20&permit=temporary&request=none&niss=none&portal=untried\
                 &basis=employed&age=adult&place=abroad";
    let page = app.get(&format!("/en/check/sheet?{mixed}")).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(
        page.header("location"),
        format!("/en/check/sheet?{NO_NISS}")
    );
}

#[tokio::test]
async fn it_is_private_sets_no_cookie_and_asks_nothing() {
    let page = sheet(&TestApp::on(TODAY), "en", NO_NISS).await;
    assert_eq!(page.header("cache-control"), "private, no-cache");
    assert_eq!(page.header("set-cookie"), "");
    assert!(
        page.body
            .contains("<meta name=\"robots\" content=\"noindex\">")
    );
    let asks = page.texts("form, input, textarea, select, [contenteditable]");
    assert!(asks.is_empty(), "{asks:?}");
    let policy = page.header("content-security-policy");
    assert!(policy.contains("script-src 'self'"), "{policy}");
    assert!(page.texts("style").is_empty() && !page.body.contains("style=\""));
    // A button that would do nothing without its script is not there without it.
    assert_eq!(attribute(&page, "button.print", "hidden"), "");
}

#[tokio::test]
async fn it_is_of_its_day_and_of_its_edition() {
    let app = TestApp::of_edition(TODAY, (7, "2026-11-20"), knowledge(), states().to_vec());
    let page = sheet(&app, "en", NO_NISS).await;
    assert_eq!(
        page.texts(".brand [lang]"),
        [
            "As of 23 November 2026",
            "Situação em 23 de novembro de 2026"
        ]
    );
    let ends = page.texts(".sheet footer").concat();
    assert!(ends.contains("Edition 7 of 20 November 2026."), "{ends}");
    assert!(
        ends.contains("Edição 7, de 20 de novembro de 2026."),
        "{ends}"
    );
    assert!(page.texts(".banner").is_empty());

    let older = sheet(&app, "en", &format!("{NO_NISS}&on=2026-07-01")).await;
    assert_eq!(older.texts(".brand [lang=en]"), ["As of 1 July 2026"]);
    assert_eq!(older.texts(".banner").len(), 1);
    let address = attribute(&older, ".code", "href");
    let opened = app.get(address.trim_start_matches(ORIGIN)).await;
    let to = opened.header("location");
    assert!(to.ends_with("&on=2026-07-01"), "{to}");
}

#[tokio::test]
async fn the_standing_turns_on_the_day_after_the_last_one() {
    // Six months after 22 May 2026 are over with 22 November 2026.
    let query = "permit=temporary&expires=2026-05-22&request=none&portal=untried\
                 &basis=employed&age=adult&niss=none";
    for (day, standing) in [
        ("2026-11-21", "six_months"),
        ("2026-11-22", "six_months"),
        ("2026-11-23", "lapsed"),
    ] {
        let page = sheet(&TestApp::on(day), "en", query).await;
        assert_eq!(attribute(&page, "main", "data-standing"), standing, "{day}");
        let says_help_first = page.body.contains("First get legal help");
        assert_eq!(says_help_first, standing == "lapsed", "{day}");
    }
}

#[tokio::test]
async fn what_is_not_on_paper_is_said_to_be_at_the_code() {
    let app = TestApp::on(TODAY);
    let short = "permit=temporary&expires=unknown&request=none&portal=untried";
    for (query, lang) in [
        (NO_NISS, "en"),
        (NO_NISS, "qps"),
        (short, "en"),
        (short, "pt"),
    ] {
        let page = sheet(&app, lang, query).await;
        let result = app.get(&format!("/{lang}/check/result?{query}")).await;
        let columns = if lang == "pt" { 1 } else { 2 };
        let is_whole = page.texts(".todo .short").is_empty()
            && page.texts(".todo li li, .todo ol > li").len() >= result.texts("ol.do > li").len()
            && page.texts(".know p").len() == columns * result.texts(".know").len()
            && page.texts(".why p").len() == columns * result.texts(".fact").len();
        let says_more = !page.texts(".sheet footer b").is_empty();
        // Only the lines of who helps may be left out beside these.
        assert!(says_more || is_whole, "{lang} {query}");
    }
}
