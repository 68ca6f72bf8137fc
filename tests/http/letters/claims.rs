//! What a letter claims for a person: nothing that the person did not tell, and all that was told.

use axum::http::StatusCode;
use rumo::i18n::Lang;
use triage::{Age, Handbook};

use super::ends::{Messages, ends};
use super::{BLOCKED, KINDS, address, day, letter};
use crate::app::{TODAY, TestApp, knowledge, states};

const CARD: &str = "permit=temporary&expires=2026-06-30";

/// The text of a letter in Portuguese.
async fn text(app: &TestApp, kind: &str, query: &str) -> String {
    letter(app, "pt", kind, query).await.texts("#text").concat()
}

#[tokio::test]
async fn whoever_speaks_for_a_child_speaks_of_the_childs_permit() {
    let app = TestApp::on(TODAY);
    let handbook = Handbook::new(knowledge().clone(), states().to_vec());
    let mut seen = 0;
    for (answers, _) in ends(&handbook, day(TODAY), Messages::OnTheFirstCard) {
        if answers.age != Some(Age::Minor) {
            continue;
        }
        let given = address(Lang::Pt, "email", &answers).replace("letters/email", "result");
        let page = app.get(&given).await;
        let sentence = page.texts(".counter blockquote").concat();
        if sentence.is_empty() {
            continue;
        }
        seen += 1;
        assert!(
            sentence.contains("menor, que represento"),
            "{given}: {sentence}"
        );
        for own in ["minha", " meu ", "não me foi", "portal da AIMA exige"] {
            assert!(!sentence.contains(own), "{own} in {given}: {sentence}");
        }
    }
    assert!(seen > 10, "{seen} sentences");
}

#[tokio::test]
async fn a_message_about_a_child_makes_a_letter_for_the_child() {
    let app = TestApp::on(TODAY);
    for message in ["child_account_not_recognised", "child_documents_unclear"] {
        let query = format!("{CARD}&request=none&portal=message&message={message}&tried=none");
        for kind in KINDS {
            let text = text(&app, kind, &query).await;
            assert!(
                text.contains("Escrevo em representação de ____, menor"),
                "{text}"
            );
            assert!(!text.contains("Chamo-me"), "{text}");
        }
        let page = app.get(&format!("/pt/check/result?{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "nothing more is asked");
        let sentence = page.texts(".counter blockquote").concat();
        assert!(sentence.contains("menor, que represento"), "{sentence}");
    }
}

#[tokio::test]
async fn the_portal_demands_a_niss_of_no_child_and_a_holder_speaks_in_the_first_person() {
    let app = TestApp::on(TODAY);
    let card = format!("{CARD}&request=none&portal=message&message=no_niss&basis=family");
    let child = text(&app, "email", &format!("{card}&age=minor&tried=none")).await;
    assert!(!child.contains("portal exige"), "{child}");
    let adult = text(&app, "email", &format!("{card}&age=adult&tried=none")).await;
    assert!(
        adult.contains("O portal exige um NISS, e não o tenho"),
        "{adult}"
    );
    assert!(!adult.contains("pessoa titular"), "{adult}");
}

#[tokio::test]
async fn whoever_told_of_no_trouble_gets_no_letter_and_is_told_what_comes_first() {
    let app = TestApp::on(TODAY);
    let rest = "basis=employed&age=adult&niss=linked";
    for told in ["portal=untried", "portal=message&message=suspicious_email"] {
        let query = format!("{CARD}&request=none&{told}&{rest}");
        let page = letter(&app, "pt", "email", &query).await;
        assert!(page.texts("#text").is_empty(), "{query}");
        assert!(page.body.contains("Faça primeiro os passos"), "{query}");
        let list = app.get(&format!("/pt/check/letters?{query}")).await;
        assert!(list.texts(".ways li").is_empty(), "{query}");
    }
    let untried = format!(
        "{CARD}&request=none&portal=untried&basis=employed&age=adult&niss=unlinked&tried=none"
    );
    let text = text(&app, "email", &untried).await;
    assert!(text.contains("NISS") && !text.contains("Tentei"), "{text}");
}

#[tokio::test]
async fn a_complaint_and_an_e_mail_leave_blank_what_nobody_told() {
    let app = TestApp::on(TODAY);
    let said = text(&app, "ombudsman", BLOCKED).await;
    assert!(said.contains("Queixa feita antes à AIMA: ____."), "{said}");
    for claim in ["Queixei-me", "o problema continua", "cópia da queixa"] {
        assert!(!said.contains(claim), "{claim}: {said}");
    }
    let said = text(&app, "complaints-book", BLOCKED).await;
    assert!(
        said.contains("Balcão: ____. Dia: ____. Hora: ____."),
        "{said}"
    );
    let said = text(&app, "email", BLOCKED).await;
    assert!(said.contains("Escrevo por e-mail porque ____."), "{said}");
    let said = text(&app, "contact-form", BLOCKED).await;
    assert!(!said.contains("Escrevo por e-mail"), "{said}");
}

#[tokio::test]
async fn what_a_message_says_of_a_request_is_said_and_no_more() {
    let app = TestApp::on(TODAY);
    for (query, says, says_not) in [
        (
            "request=none&portal=message&message=fees_unpaid_after_paying",
            "A taxa tinha já sido paga",
            "deferido",
        ),
        (
            "request=submitted&portal=message&message=expired_card_refused",
            "A renovação foi pedida no dia ____ (pedido n.º ____) e está pendente",
            "deferido",
        ),
        (
            "request=none&portal=message&message=expired_card_refused",
            "recusado por terceiros",
            "está pendente",
        ),
        (
            "request=none&portal=message&message=card_not_arrived",
            "O cartão novo não chegou até hoje",
            "deferido",
        ),
        (
            "request=approved&portal=message&message=card_not_arrived",
            "foi deferido. Até hoje o cartão não chegou",
            "O cartão novo",
        ),
        (
            "request=none&portal=message&message=eu_family_card_not_in_portal",
            "sou titular do cartão de residência n.º",
            "autorização de residência",
        ),
        (
            "request=none&portal=message&message=eu_family_card_not_in_portal",
            "cartão de familiar de cidadão da União Europeia",
            "artigo",
        ),
        // The names of two options are no answer that somebody saw.
        (
            "request=none&portal=message&message=address_option_missing",
            "não mostrou a opção da morada",
            "«",
        ),
    ] {
        let text = text(
            &app,
            "registered-letter",
            &format!("{CARD}&{query}&tried=none"),
        )
        .await;
        assert!(text.contains(says), "{query}: {text}");
        assert!(!text.contains(says_not), "{query}: {text}");
    }
}

#[tokio::test]
async fn whoever_cannot_come_on_the_day_has_a_text_for_the_form_and_no_other() {
    let app = TestApp::on(TODAY);
    for message in ["biometrics_summons", "document_verification_summons"] {
        let query = format!("{CARD}&request=paid&portal=message&message={message}&tried=none");
        let page = letter(&app, "pt", "contact-form", &query).await;
        let text = page.texts("#text").concat();
        assert!(
            text.contains("Não é possível comparecer nesse dia"),
            "{text}"
        );
        assert!(text.contains("outro dia"), "{text}");
        assert!(
            page.body.contains("Se puder, vá nesse dia"),
            "going comes first"
        );
        let list = app.get(&format!("/pt/check/letters?{query}")).await;
        assert_eq!(list.texts(".ways li").len(), 1, "{message}");
        assert!(list.body.contains("Se puder, vá nesse dia"));
        let page = letter(&app, "pt", "email", &query).await;
        assert!(page.texts("#text").is_empty());
    }
}

#[tokio::test]
async fn before_a_refusal_the_steps_send_to_legal_help_and_to_no_letter() {
    let app = TestApp::on(TODAY);
    let query = format!("{CARD}&request=paid&portal=message&message=hearing_before_refusal");
    let list = app.get(&format!("/pt/check/letters?{query}")).await;
    assert!(list.texts(".ways li").is_empty());
    let reply = app.get(&format!("/api/v1/triage?{query}")).await;
    for rung in [
        "ladder-form",
        "ladder-email",
        "ladder-letter",
        "ladder-ombudsman",
    ] {
        assert!(!reply.body.contains(rung), "{rung}");
    }
    let steps = ["legal-help", "answer-in-time"].map(|step| reply.body.find(step));
    assert!(steps[0].is_some() && steps[0] < steps[1], "{}", reply.body);
}

#[tokio::test]
async fn the_law_for_finished_students_is_quoted_whole() {
    let app = TestApp::on(TODAY);
    let query =
        "permit=temporary&expires=2026-12-26&request=none&portal=untried&basis=student-finished";
    let text = text(&app, "email", query).await;
    assert!(
        text.contains("artigo 122.º, n.º 1, alíneas o) e p)"),
        "{text}"
    );
}

#[tokio::test]
async fn a_portal_is_blamed_only_for_what_it_was_told_to_show() {
    let app = TestApp::on(TODAY);
    let told = |message: &str| {
        format!(
            "permit=temporary&expires=2026-07-20&request=none&portal=message&message={message}\
             &basis=employed&age=adult&niss=linked&tried=none"
        )
    };
    for message in [
        "aima_no_reply",
        "address_option_missing",
        "form_document_expired",
        "less_than_4_months_irn",
        "in_person_no_tickets",
        "staff_cannot_see_portal",
        "appointment_cancelled",
        "asked_again_for_documents",
    ] {
        let text = text(&app, "contact-form", &told(message)).await;
        assert!(text.contains("Pretendo renovar este título."), "{text}");
        for claim in ["não consigo concluir", "Portal em causa", "Tentei"] {
            assert!(!text.contains(claim), "{claim} for {message}: {text}");
        }
    }
    let unknown = text(&app, "contact-form", &told("unknown")).await;
    assert!(unknown.contains("não consigo concluir"), "{unknown}");
    assert!(
        !unknown.contains("Portal em causa"),
        "an e-mail, or a counter: {unknown}"
    );
}

#[tokio::test]
async fn a_letter_names_the_portal_of_the_steps_and_who_belongs_elsewhere_the_one_that_said_so() {
    let app = TestApp::on(TODAY);
    let renewal = "Portal em causa: Portal das Renovações";
    for (expires, message) in [
        ("2026-07-20", "payment_from_abroad_fails"),
        ("2026-07-20", "one_request_per_email"),
        ("2026-07-20", "no_invitation_email"),
        ("2025-05-20", "mission_structure_cohort"),
    ] {
        let query = format!(
            "permit=temporary&expires={expires}&request=none&portal=message&message={message}\
             &invited=no&basis=employed&age=adult&niss=linked&place=portugal&tried=form"
        );
        let said = text(&app, "email", &query).await;
        assert!(said.contains(renewal), "{message}: {said}");
        assert!(!said.contains("Portal de prorrogação"), "{message}: {said}");
    }
}

#[tokio::test]
async fn whoever_came_to_study_and_works_asks_for_another_permit_and_no_renewal() {
    let app = TestApp::on(TODAY);
    let query =
        format!("{CARD}&request=none&portal=message&message=student_now_working&tried=none");
    for kind in KINDS {
        let said = text(&app, kind, &query).await;
        assert!(said.contains("para estudo e hoje trabalho"), "{said}");
        assert!(said.contains("Peço que o pedido seja recebido"), "{said}");
        for renewal in ["Pretendo renovar", "pedir a renovação", "Portal em causa"] {
            assert!(!said.contains(renewal), "{renewal}: {said}");
        }
    }
}

#[tokio::test]
async fn what_became_of_a_card_is_said_and_what_is_asked_fits_it() {
    let app = TestApp::on(TODAY);
    let told =
        |message| format!("{CARD}&request=approved&portal=message&message={message}&tried=none");
    for kind in KINDS {
        let moved = text(&app, kind, &told("card_delivered_old_address")).await;
        assert!(moved.contains("A morada certa é: ____."), "{moved}");
        assert!(
            moved.contains("que a morada seja corrigida no registo"),
            "{moved}"
        );
        assert!(moved.contains("seja emitido um cartão novo"), "{moved}");
        let returned = text(&app, kind, &told("card_returned_by_post")).await;
        assert!(
            returned.contains("os CTT devolveram o cartão à AIMA"),
            "{returned}"
        );
        assert!(returned.contains("onde está o cartão"), "{returned}");
        assert!(!returned.contains("«____»"), "{returned}");
    }
    let paid = format!("{CARD}&request=paid&portal=message&message=receipt_missing&tried=none");
    let receipt = text(&app, "contact-form", &paid).await;
    assert!(receipt.contains("me enviem o comprovativo"), "{receipt}");
}

#[tokio::test]
async fn what_is_wrong_on_record_is_asked_to_be_corrected_and_no_portal_is_named_that_did_not_show_it()
 {
    let app = TestApp::on(TODAY);
    for (message, has_address, has_portal) in [
        ("duplicate_address", true, false),
        ("data_of_another_person", false, true),
        ("nif_missing_or_mismatch", false, true),
    ] {
        let query = format!("{CARD}&request=none&portal=message&message={message}&tried=none");
        for kind in KINDS {
            let text = text(&app, kind, &query).await;
            assert!(
                text.contains("Peço que os dados sejam corrigidos"),
                "{text}"
            );
            assert!(!text.contains("não consigo concluir o pedido"), "{text}");
            assert_eq!(
                text.contains("A morada certa é: ____"),
                has_address,
                "{text}"
            );
            assert_eq!(text.contains("Portal em causa"), has_portal, "{text}");
            assert_eq!(text.contains("Tentei nestes dias"), has_portal, "{text}");
        }
    }
}

#[tokio::test]
async fn whoever_has_a_permanent_permit_does_not_write_that_it_ends() {
    let app = TestApp::on(TODAY);
    let way = "request=none&portal=unreachable&age=adult&niss=linked&place=portugal&tried=none";
    for expires in ["2027-01-15", "2026-09-15"] {
        for (permit, is_told) in [("permanent", false), ("temporary", true)] {
            let basis = if is_told { "&basis=employed" } else { "" };
            let query = format!("permit={permit}&expires={expires}&{way}{basis}");
            let text = text(&app, "email", &query).await;
            let says = text.contains("30 dias antes") || text.contains("seis meses");
            assert_eq!(says, is_told, "{text}");
        }
    }
}
