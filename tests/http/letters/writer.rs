//! Who writes: the holder, or somebody for a child, also where the interview asks for no age.

use axum::http::StatusCode;

use super::{BLOCKED, letter};
use crate::app::{Reply, TODAY, TestApp};

const LAPSED: &str = "permit=temporary&expires=2025-05-10&request=none&portal=untried";
const WAITS: &str =
    "permit=temporary&expires=2026-06-30&request=paid&portal=message&message=awaiting_decision";

/// The address of the same letter written by the other.
fn other(page: &Reply) -> Option<String> {
    let (_, section) = page.body.split_once("aria-labelledby=\"writer\"")?;
    let section = section.split("</section>").next()?;
    let (_, link) = section.split_once("href=\"")?;
    let link = link.split('"').next()?;
    Some(link.replace("&#38;", "&").replace("&amp;", "&"))
}

#[tokio::test]
async fn a_letter_can_be_written_for_a_child_by_a_link_and_back() {
    let app = TestApp::on(TODAY);
    for query in [LAPSED, WAITS, "permit=visa", "permit=eu-family"] {
        let own = letter(&app, "pt", "email", query).await;
        assert!(own.texts("#text").concat().contains("Chamo-me"), "{query}");
        let to = other(&own).expect("a switch");
        assert!(to.contains("age=minor"), "{to}");
        let child = app.get(&to).await;
        assert_eq!(child.status, StatusCode::OK, "the age is kept: {to}");
        let text = child.texts("#text").concat();
        assert!(
            text.contains("Escrevo em representação de ____, menor"),
            "{text}"
        );
        for own in ["Chamo-me", "sou titular", "minha"] {
            assert!(!text.contains(own), "{own}: {text}");
        }
        // The list and the other letters keep it, and what is elsewhere does not need it.
        let up = child
            .links()
            .into_iter()
            .find(|link| link.contains("/check/letters?"));
        let list = app.get(&up.expect("the list")).await;
        assert_eq!(list.status, StatusCode::OK);
        let letters = list.links();
        let mut letters = letters
            .iter()
            .filter(|link| link.contains("/check/letters/"));
        assert!(letters.all(|link| link.contains("age=minor")), "{query}");
        let back = other(&child).expect("a way back");
        assert!(!back.contains("age=minor"), "{back}");
        assert!(
            app.get(&back)
                .await
                .texts("#text")
                .concat()
                .contains("Chamo-me")
        );
    }
}

#[tokio::test]
async fn where_it_was_told_whose_card_it_is_there_is_no_switch() {
    let app = TestApp::on(TODAY);
    let child = "permit=temporary&expires=2026-06-30&request=none&portal=message\
                 &message=child_documents_unclear&tried=none";
    for query in [BLOCKED, child] {
        let page = letter(&app, "pt", "email", query).await;
        assert!(!page.texts("#text").is_empty());
        assert_eq!(other(&page), None, "{query}");
    }
}

#[tokio::test]
async fn at_a_desk_the_switch_sends_the_age_and_no_address_holds_it() {
    let app = TestApp::on(TODAY);
    let page = app.post("/desk/letters/email?ui=pt&with=en", LAPSED).await;
    assert!(
        page.texts("#text").concat().contains("Chamo-me"),
        "{}",
        page.body
    );
    assert_eq!(page.texts("button[name=age][value=minor]").len(), 1);
    let page = app
        .post(
            "/desk/letters/email?ui=pt&with=en",
            &format!("{LAPSED}&age=minor"),
        )
        .await;
    assert!(
        page.texts("#text")
            .concat()
            .contains("Escrevo em representação")
    );
    assert!(!page.body.contains("age=minor"), "no address holds it");
    // The way back keeps it, and the switch gives it up.
    assert_eq!(page.texts("button[name=age]").len(), 1);
    assert!(
        page.texts("input[name=age], .again button[name=age]")
            .is_empty()
    );
}
