//! What letters and the sentence for a counter make a person say: nothing that the answers do not.

use axum::http::StatusCode;

use super::{BLOCKED, KINDS, letter};
use crate::app::{TODAY, TestApp};

#[tokio::test]
async fn a_letter_for_a_child_says_nothing_of_where_the_parent_is() {
    let app = TestApp::on(TODAY);
    let query = "permit=temporary&expires=2026-07-20&request=none&portal=message\
                 &message=geo_blocked_abroad&basis=family&age=minor&tried=form";
    let page = letter(&app, "en", "registered-letter", query).await;
    let text = page.texts("#text").concat();
    assert!(
        text.contains("Escrevo em representação de ____, menor"),
        "{text}"
    );
    assert!(text.contains("a partir de fora de Portugal"), "{text}");
    for says in ["Encontro-me", "Chamo-me", "sou titular", "meu processo"] {
        assert!(!text.contains(says), "{says}: {text}");
    }
}

#[tokio::test]
async fn whoever_met_no_trouble_and_whoever_asked_say_no_more_than_they_told() {
    let app = TestApp::on(TODAY);
    let card = "permit=temporary&expires=2026-06-20";
    for (query, says, says_not) in [
        ("request=paid&portal=untried", "A taxa está paga", "Tentei"),
        (
            "request=submitted&portal=untried",
            "Falta confirmar",
            "A taxa está paga",
        ),
        // Asked for, and not refused: nobody answered.
        (
            "request=none&portal=message&message=niss_request_no_answer&basis=employed&age=adult",
            "não foi atribuído",
            "recusado",
        ),
        (
            "request=paid&portal=message&message=user_not_registered&tried=none",
            "há um problema por resolver",
            "Pretendo renovar",
        ),
    ] {
        let page = letter(&app, "pt", "registered-letter", &format!("{card}&{query}")).await;
        let text = page.texts("#text").concat();
        assert!(text.contains(says), "{query}: {text}");
        assert!(!text.contains(says_not), "{query}: {text}");
    }
}

#[tokio::test]
async fn a_letter_is_called_a_draft_and_says_who_can_read_it() {
    let app = TestApp::on(TODAY);
    for kind in KINDS {
        let page = letter(&app, "en", kind, BLOCKED).await;
        assert!(
            page.body.contains("This is a draft for your case"),
            "{kind}"
        );
        assert!(page.body.contains("not legal advice"), "{kind}");
        let helpers = page.texts("section[aria-labelledby=helpers]").concat();
        assert!(helpers.contains("CLAIM"), "{kind}: {helpers}");
        assert!(helpers.contains("legal aid"), "{kind}: {helpers}");
    }
}

#[tokio::test]
async fn the_box_to_copy_holds_the_whole_text_line_by_line() {
    let app = TestApp::on(TODAY);
    let page = letter(&app, "en", "email", BLOCKED).await;
    let lines = page.texts("#text > p").join("\n\n");
    let (_, from) = page
        .body
        .split_once("<textarea id=\"whole\"")
        .expect("a box");
    let (_, from) = from.split_once('>').expect("its text");
    let (text, _) = from.split_once("</textarea>").expect("its end");
    assert_eq!(text, lines, "as it is sent, and no script is needed");
}

#[tokio::test]
async fn the_sentence_for_the_counter_says_nothing_that_the_answers_deny() {
    let app = TestApp::on(TODAY);
    let card = "permit=temporary&expires=2025-12-01&request=none&portal=message";
    for (query, says, says_not) in [
        (
            "message=unknown&basis=employed&age=adult&niss=linked&tried=form,email",
            "autorização de residência",
            ["carta", "imputável", "pedido que"],
        ),
        (
            "message=expired_card_refused&tried=none",
            "autorização de residência",
            ["Pedi a renovação", "recibo do pedido", "carta"],
        ),
        (
            "message=nif_missing_or_mismatch&tried=none",
            "parece ter um dado errado",
            ["data errada", "30 de junho", "carta"],
        ),
        (
            "message=unknown&basis=family&age=minor&tried=none",
            "Falo em nome de ____, menor, que represento.",
            ["Tentei", "tentei", "carta"],
        ),
    ] {
        let at = format!("/pt/check/result?{card}&{query}");
        let mut page = app.get(&at).await;
        if page.status == StatusCode::SEE_OTHER {
            let to = page.header("location").to_owned();
            page = app.get(&to).await;
        }
        let sentence = page.texts(".counter blockquote").concat();
        assert!(sentence.contains(says), "{query}: {sentence}");
        for denied in says_not {
            assert!(!sentence.contains(denied), "{query}: {sentence}");
        }
    }
}

/// The paragraphs of a letter after a card that ended in September.
async fn paras(app: &TestApp, kind: &str, query: &str) -> String {
    let card = "permit=temporary&expires=2026-09-10";
    let at = format!("/pt/check/letters/{kind}?{card}&{query}");
    let mut page = app.get(&at).await;
    // What was not asked is left out of the address.
    if page.status == StatusCode::SEE_OTHER {
        let to = page.header("location").to_owned();
        page = app.get(&to).await;
    }
    assert_eq!(page.status, StatusCode::OK, "{query}");
    page.texts("#text > p").join("\n")
}

#[tokio::test]
async fn a_letter_is_about_what_was_told_and_to_whom_it_concerns() {
    let app = TestApp::on(TODAY);
    let told = |message| format!("request=none&portal=message&message={message}&tried=none");
    // No portal said it: nobody told of days at one.
    let waits = paras(&app, "registered-letter", &told("aima_no_reply")).await;
    assert!(!waits.contains("Tentei nestes dias"), "{waits}");
    let stopped = paras(&app, "registered-letter", &told("permit_not_found")).await;
    assert!(stopped.contains("Tentei nestes dias"), "{stopped}");
    let invited = paras(&app, "registered-letter", &told("cplp_wait_for_email")).await;
    assert!(invited.contains("Peço que me deem o acesso"), "{invited}");
    assert!(!invited.contains("Tentei nestes dias"), "{invited}");
    // Who refuses a document is not AIMA.
    let refused = "request=paid&portal=message&message=expired_card_refused";
    let complaint = paras(&app, "complaints-book", refused).await;
    assert!(!complaint.contains("contra a Agência"), "{complaint}");
    assert!(
        complaint.contains("Peço que o documento seja aceite"),
        "{complaint}"
    );
    let granted = "request=approved&portal=message&message=card_not_arrived&tried=form";
    let letter = paras(&app, "registered-letter", granted).await;
    assert!(!letter.contains("pendente"), "{letter}");
}
