//! What stands at a desk stands there in both languages: the volunteer's, and beneath it the client's.

use axum::http::StatusCode;
use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

use crate::app::{Reply, TODAY, TestApp};
use crate::desk::{MEDIAN, attributes};

/// Forms that bring every kind of words on the page: questions, helps, what was recognised, mistakes,
/// ways.
const FORMS: [&str; 14] = [
    "permit=temporary",
    "permit=temporary&expires-date=31022026",
    "permit=temporary&expires-date=200526&request=perhaps",
    "permit=temporary&expires-date=20052025&request=paid",
    "permit=temporary&expires-date=20052025&request=paid&proof-date=24112026",
    "portal=message&message=nothing_like_it",
    // Known, one of several, coming closest, and nothing like it.
    "said=a+sessao+expirou",
    "said=contacte",
    "said=prazo",
    "said=foi+indeferido",
    "said=a+minha+avo+gosta+de+laranjas",
    MEDIAN,
    "permit=visa",
    "tried=form&tried=email&said=utilizador+nao+registado&permit=temporary&expires-date=20052026\
     &request=none&message=user_not_registered&basis=employed&age=adult&niss=linked",
];
/// Controls of the volunteer, and what only a program that reads aloud reads.
const OF_THE_VOLUNTEER: &str = "button, kbd, textarea, .choice, .unseen";

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}

fn is_of(element: ElementRef<'_>, selector: &str) -> bool {
    let selector = Selector::parse(selector).expect("a selector");
    let around = element.ancestors().filter_map(ElementRef::wrap);
    std::iter::once(element)
        .chain(around)
        .any(|one| selector.matches(&one))
}

fn is_theirs(element: ElementRef<'_>) -> bool {
    element.value().classes().any(|class| class == "theirs")
}

/// The words of the client that belong to an element: in it, or right after it.
fn beneath(element: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let inside = element.child_elements().find(|one| is_theirs(*one));
    let mut after = element.next_siblings().filter_map(ElementRef::wrap);
    inside.or_else(|| after.next().filter(|one| is_theirs(*one)))
}

/// Each element with words of its own in the volunteer's language.
fn worded<'a>(page: &'a Html, within: &str) -> Vec<(String, ElementRef<'a>)> {
    let all = select(page, &format!("{within}, {within} *")).into_iter();
    let with_words = all.filter_map(|element| {
        let texts = element.children().filter_map(|child| match child.value() {
            Node::Text(text) => Some(text.trim()),
            _ => None,
        });
        let words: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        (!words.is_empty()).then(|| (words.join(" "), element))
    });
    let with_words = with_words.filter(|(_, element)| !is_of(*element, OF_THE_VOLUNTEER));
    with_words
        .filter(|(_, element)| !is_of(*element, ".theirs"))
        .collect()
}

/// Nothing is said to the volunteer alone but the controls.
fn stands_in_both(reply: &Reply, (lang, dir): (&str, &str), at: &str) -> usize {
    let page = Html::parse_document(&reply.body);
    let mut seen = 0;
    for within in ["h1 + p", "#desk"] {
        for (words, element) in worded(&page, within) {
            let theirs = beneath(element).unwrap_or_else(|| panic!("{at}: alone: {words}"));
            assert_eq!(theirs.attr("lang"), Some(lang), "{at}: {words}");
            assert_eq!(theirs.attr("dir"), Some(dir), "{at}: {words}");
            let text: String = theirs.text().collect();
            assert!(!text.trim().is_empty(), "{at}: {words}");
            // The made-up language marks what it says, but for the shortest words.
            let is_short = text.chars().count() < 3;
            let is_marked = text.contains('ل');
            assert!(
                is_short || is_marked == (lang == "ar-XB"),
                "{at}: {words}: {text}"
            );
            seen += 1;
        }
    }
    seen
}

#[tokio::test]
async fn every_word_of_the_form_stands_in_both_languages() {
    let app = TestApp::on(TODAY);
    for (languages, theirs) in [
        ("ui=pt&with=en", ("en", "ltr")),
        ("ui=en&with=pt", ("pt-PT", "ltr")),
        ("ui=pt&with=qps", ("ar-XB", "rtl")),
    ] {
        let desk = format!("/desk?{languages}");
        let empty = app.get(&desk).await;
        assert!(stands_in_both(&empty, theirs, &desk) > 10, "{desk}");
        let long = format!("said={}", "niss+".repeat(500));
        for form in FORMS.into_iter().chain([long.as_str()]) {
            let reply = app.post(&desk, form).await;
            let at = format!("{desk} {}", &form[..form.len().min(80)]);
            assert!(stands_in_both(&reply, theirs, &at) > 10, "{at}");
        }
    }
    for form in FORMS {
        let alone = app.post("/desk?ui=pt", form).await;
        assert!(alone.texts(".theirs").is_empty(), "{form}");
    }
}

#[tokio::test]
async fn what_was_recognised_is_said_to_both() {
    let app = TestApp::on(TODAY);
    for (said, ours, theirs) in [
        (
            "a+sessao+expirou",
            "Pensamos que é esta",
            "This is it, we think",
        ),
        (
            "a+minha+avo+gosta+de+laranjas",
            "Não conhecemos esta mensagem",
            "We do not know this message",
        ),
    ] {
        let form = format!("permit=temporary&expires-date=20052026&request=none&said={said}");
        let reply = app.post("/desk?ui=pt&with=en", &form).await;
        let title = reply.texts(".found").join("");
        assert!(title.starts_with(ours), "{title}");
        assert_eq!(reply.texts(".found .theirs"), [theirs]);
        // Whoever hears the page hears the volunteer's words alone.
        let heard = attributes(&reply, "#way", "data-said").join("");
        assert!(
            heard.starts_with(ours) && !heard.contains(theirs),
            "{heard}"
        );
    }
}

#[tokio::test]
async fn messages_that_only_come_closest_are_not_said_to_be_it() {
    let app = TestApp::on(TODAY);
    let closest = "What comes closest in our list. It may well be none of these:";
    for (said, are_far, likely) in [
        ("prazo", true, 3),
        ("contacte", false, 2),
        ("a+minha+avo+gosta+de+laranjas", false, 0),
    ] {
        let form = format!("permit=temporary&expires-date=20052026&request=none&said={said}");
        let reply = app.post("/desk?ui=en", &form).await;
        let words = reply.texts(".ask p");
        assert_eq!(words.iter().any(|one| one == closest), are_far, "{said}");
        let keys = attributes(&reply, "[name=message]", "data-key");
        let keys = keys.iter().filter(|key| *key != "0").count();
        assert_eq!(keys, likely, "{said}");
        // One of several is told apart from the others.
        let hints = reply.texts(".said ~ .options label:has([data-key='1']) small");
        let apart = if said == "contacte" { 2 } else { 1 };
        assert_eq!(hints.len(), if likely == 0 { 0 } else { apart }, "{said}");
    }
}

#[tokio::test]
async fn what_explains_a_question_is_read_with_it_in_the_volunteers_language() {
    let app = TestApp::on(TODAY);
    for form in FORMS {
        let reply = app.post("/desk?ui=pt&with=en", form).await;
        for ids in attributes(&reply, "#desk [aria-describedby]", "aria-describedby") {
            for id in ids.split(' ') {
                assert_eq!(reply.texts(&format!("[id={id}]")).len(), 1, "{form}: {id}");
                assert!(
                    reply.texts(&format!("[id={id}] .theirs")).is_empty(),
                    "{id}"
                );
            }
        }
        let alerts = reply.texts("[role=alert]").len();
        assert_eq!(
            reply.texts("[role=alert] + .theirs").len(),
            alerts,
            "{form}"
        );
    }
    let wrong = app
        .post(
            "/desk?ui=pt&with=en",
            "permit=temporary&expires-date=31022026",
        )
        .await;
    let described = attributes(&wrong, "#expires-date", "aria-describedby");
    assert_eq!(described, ["expires-how expires-error"]);
    assert_eq!(
        wrong.texts("#expires-error + .theirs"),
        ["This day does not exist. Look at the card again: day, month, year."]
    );
}

#[tokio::test]
async fn what_a_letter_is_and_what_to_heed_is_said_to_the_client_too() {
    let app = TestApp::on(TODAY);
    let lapsed = "permit=temporary&expires-date=01012024&request=none&portal=untried\
                  &basis=employed&age=adult&niss=linked";
    let letters = "/desk/letters?ui=pt&with=qps";
    let letter = "/desk/letters/registered-letter?ui=pt&with=qps";
    for (page, form, selectors) in [
        (
            letters,
            MEDIAN,
            &["h1", ".lead", ".ladder button", ".ladder small:not(.was)"][..],
        ),
        (
            letter,
            MEDIAN,
            &["h1", ".doubt", "#where", "#where ~ p", "#helpers"],
        ),
        (letters, lapsed, &["h1"]),
        (letter, lapsed, &["h1"]),
    ] {
        let reply = app.post(page, form).await;
        assert_eq!(reply.status, StatusCode::OK);
        for selector in selectors.iter().chain(&["main .due"]) {
            let ours = reply.texts(selector).len();
            let theirs = format!(
                ":is({selector})>.theirs[lang=ar-XB], :is({selector})>p>.theirs[lang=ar-XB]"
            );
            assert_eq!(reply.texts(&theirs).len(), ours, "{page}: {selector}");
            assert!(ours > 0 || *selector == "main .due", "{page}: {selector}");
        }
        let help = reply.texts(".help").len();
        assert_eq!(2 * reply.texts(".theirs .help").len(), help, "{page}");
        let alone = app.post(page.trim_end_matches("&with=qps"), form).await;
        assert!(alone.texts(".theirs").is_empty(), "{page}");
    }
}
