//! A complaint needs an obstacle that was told, and names it; to ask is no complaint.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use rumo::i18n::Lang;
use triage::{Answers, Handbook, Invited, MessageTold, Niss, Permit, PortalTold, StandingCode};

use super::ends::{Messages, ends};
use super::{address, day, letter};
use crate::app::{TODAY, TestApp, knowledge, states};

/// How a complaint names what was told.
const NAMED: [&str; 14] = [
    "aconteceu o seguinte",
    "a resposta que vi ou recebi foi esta",
    "sem resultado",
    "não abre",
    "Até hoje não chegou",
    "não chegou até hoje",
    "Até hoje o cartão não chegou",
    "não consta do registo",
    "mas o portal não o aceita",
    "recusado por terceiros",
    "O portal exige um NISS",
    "não foi atribuído",
    "é menor e não tem NISS",
    "parece não ser a que está impressa",
];
/// Messages that keep nobody from anything.
const NO_OBSTACLE: [&str; 3] = [
    "suspicious_email",
    "fee_notification_email",
    "status_consulta_ucfe",
];

/// Whether these answers tell of something that kept the person from asking, or a request from
/// going on.
fn tells_an_obstacle(answers: &Answers) -> bool {
    let by_message = match &answers.message {
        Some(MessageTold::Known(id)) => !NO_OBSTACLE.contains(&id.as_str()),
        Some(MessageTold::Unknown) => true,
        None => false,
    };
    by_message
        || answers.tried.is_some_and(|tried| tried.count() > 0)
        || answers.portal == Some(PortalTold::Unreachable)
        || matches!(answers.niss, Some(Niss::Unlinked | Niss::Rejected))
        || answers.invited == Some(Invited::No)
}

#[tokio::test]
async fn nobody_is_complained_of_without_an_obstacle_that_was_told() {
    let handbook = Handbook::new(knowledge().clone(), states().to_vec());
    let app = TestApp::on(TODAY);
    let mut seen = BTreeSet::new();
    let mut count = [0, 0];
    for (answers, outcome) in ends(&handbook, day(TODAY), Messages::OfEveryKind) {
        let tried = answers.tried.is_some_and(|tried| tried.count() > 0);
        let kind = (
            outcome.reason,
            outcome.standing.code,
            answers.request,
            answers.portal,
            &answers.message,
            (answers.niss, tried),
        );
        if !seen.insert(format!("{kind:?}")) {
            continue;
        }
        let at = address(Lang::Pt, "ombudsman", &answers);
        let page = app.get(&at).await;
        assert_eq!(page.status, StatusCode::OK, "{at}");
        let text = page.texts("#text").concat();
        let is_told = tells_an_obstacle(&answers);
        count[usize::from(!text.is_empty())] += 1;
        if text.is_empty() {
            assert_eq!(page.texts("#none").len(), 1, "{at} says why");
            continue;
        }
        assert!(is_told, "{at} tells of nothing: {text}");
        let is_named = NAMED.iter().any(|words| text.contains(words));
        assert!(is_named, "{at}: {text}");
        if answers.message == Some(MessageTold::Known("expired_card_refused".to_owned())) {
            assert!(!text.contains("AIMA"), "{at}: {text}");
            assert_ne!(outcome.standing.code, StandingCode::Lapsed, "{at}: {text}");
        }
        if text.contains("cartão não chegou") {
            let told = format!("{:?}", answers.message);
            assert!(
                told.contains("card") || told.contains("printed"),
                "{at}: {text}"
            );
        }
        assert_ne!(answers.permit, Some(Permit::Visa), "{at}");
    }
    assert!(count.iter().all(|of_kind| *of_kind > 20), "{count:?}");
}

/// Whoever told no obstacle, and what they can ask.
const CAN_ASK: [(&str, &str); 9] = [
    (
        "permit=eu-family",
        "Pretendo renovar este título. Peço um agendamento",
    ),
    ("permit=visa", "Pretendo prorrogar a permanência"),
    (
        "permit=temporary&expires=2020-02-21&request=none",
        "Pretendo renovar este título. Peço um agendamento",
    ),
    (
        "permit=temporary&expires=2026-12-20&request=none&portal=untried&basis=student-left",
        "Vim para Portugal estudar",
    ),
    (
        "permit=permanent&expires=2025-07-01&request=none&portal=untried&basis=student\
         &age=adult&niss=none",
        "Pretendo renovar este título e não tenho NISS.",
    ),
    (
        "permit=temporary&expires=2026-06-30&request=approved&portal=untried",
        "foi deferido. Peço que me informem",
    ),
    // Paid perhaps today: of a delay nobody told.
    (
        "permit=temporary&expires=2026-12-20&request=paid&portal=untried",
        "Peço que o pedido seja decidido",
    ),
    (
        "permit=temporary&expires=2026-12-20&request=paid&portal=message\
         &message=suspicious_email",
        "Peço que o pedido seja decidido",
    ),
    (
        "permit=temporary&expires=2026-12-20&request=paid&portal=message\
         &message=fee_notification_email&tried=none",
        "Peço que o pedido seja decidido",
    ),
];

#[tokio::test]
async fn whoever_told_no_obstacle_can_ask_and_is_told_why_there_is_no_complaint() {
    let app = TestApp::on(TODAY);
    for (query, asks) in CAN_ASK {
        let page = letter(&app, "pt", "contact-form", query).await;
        let text = page.texts("#text > p").join(" ");
        assert!(text.contains(asks), "{query}: {text}");
        for claim in [
            "bloquead",
            "não encontro",
            "O portal exige",
            "procurei",
            "Tentei",
        ] {
            assert!(!text.contains(claim), "{claim} in {query}: {text}");
        }
        for kind in ["complaints-book", "ombudsman"] {
            let page = letter(&app, "pt", kind, query).await;
            assert!(page.texts("#text").is_empty(), "{kind}: {query}");
            assert!(
                page.body.contains("Não nos disse que alguma coisa"),
                "{query}"
            );
            let steps = page
                .links()
                .into_iter()
                .any(|link| link.contains("/check/result"));
            assert!(steps, "the way on of {query}");
        }
        let list = letter(&app, "pt", "", query).await;
        assert_eq!(list.texts(".ways li").len(), 3, "{query}");
        assert!(
            list.body.contains("Porque não está aqui uma reclamação"),
            "{query}"
        );
    }
}

#[tokio::test]
async fn a_complaint_about_a_refused_card_is_about_those_who_refused_it_and_names_the_law() {
    let app = TestApp::on(TODAY);
    let told = "portal=message&message=expired_card_refused";
    let covered = format!("permit=temporary&expires=2026-06-30&request=none&{told}&tried=none");
    for kind in ["complaints-book", "ombudsman"] {
        let page = letter(&app, "pt", kind, &covered).await;
        let text = page.texts("#text > p").join(" ");
        assert!(!text.contains("AIMA"), "{text}");
        assert!(
            text.contains("recusado por terceiros") && text.contains("____"),
            "{text}"
        );
        assert!(text.contains("84/2007"), "why it counts: {text}");
        assert!(text.contains("Peço que o documento seja aceite"), "{text}");
    }
    let lapsed = covered.replace("2026-06-30", "2026-01-20");
    let page = letter(&app, "pt", "ombudsman", &lapsed).await;
    assert!(page.texts("#text").is_empty(), "no rule counts it");
    assert!(
        page.body.contains("Nenhuma regra que possamos citar"),
        "and that is said"
    );
}

#[tokio::test]
async fn the_message_and_the_portal_that_were_told_stand_in_the_letter_of_an_old_card() {
    let app = TestApp::on(TODAY);
    let card = "permit=temporary&expires=2020-02-22&request=none";
    for kind in super::KINDS {
        let query = format!("{card}&portal=message&message=invalid_date");
        let text = letter(&app, "pt", kind, &query)
            .await
            .texts("#text > p")
            .join(" ");
        assert!(
            text.contains("22/02/2020") || text.contains("22 de fevereiro de 2020"),
            "{text}"
        );
        assert!(text.contains("foi esta: «Data inválida»"), "{text}");
        assert!(
            text.contains("Portal em causa: Portal das Renovações"),
            "{text}"
        );
        assert!(text.contains("Tentei nestes dias: ____"), "{text}");
        assert!(!text.contains("não encontro um portal"), "{text}");
    }
    let query = format!("{card}&portal=unreachable");
    let text = letter(&app, "pt", "email", &query)
        .await
        .texts("#text > p")
        .join(" ");
    assert!(text.contains("não abre ou não funciona"), "{text}");
}

#[tokio::test]
async fn whoever_told_only_of_a_state_does_not_say_that_the_card_has_not_come() {
    let app = TestApp::on(TODAY);
    let query = "permit=temporary&expires=2026-06-30&request=approved&portal=message\
                 &message=status_consulta_ucfe&tried=form,email";
    for kind in super::KINDS {
        let text = letter(&app, "pt", kind, query)
            .await
            .texts("#text > p")
            .join(" ");
        assert!(!text.contains("não chegou"), "{text}");
        assert!(
            text.contains("«Consulta UCFE»") && text.contains("sem resultado"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_check_of_the_request_is_no_delay_and_nothing_to_ask_the_form_about() {
    let app = TestApp::on(TODAY);
    let told = "permit=temporary&expires=2026-06-30&request=paid&portal=message";
    let checked = format!("{told}&message=status_consulta_ucfe");
    for (query, kinds) in [
        (format!("{checked}&tried=none"), 2),
        // Whoever asked and got no answer told of an obstacle.
        (format!("{checked}&tried=form,email"), 4),
        (format!("{told}&message=awaiting_decision"), 5),
    ] {
        let list = letter(&app, "pt", "", &query).await;
        assert_eq!(list.texts(".ways li").len(), kinds, "{query}");
    }
    let page = letter(&app, "en", "contact-form", &format!("{checked}&tried=none")).await;
    assert!(page.texts("#text").is_empty());
    assert!(page.body.contains("only to ask about the status"));
}

#[tokio::test]
async fn whoever_is_abroad_is_offered_no_book_that_lies_at_a_counter() {
    let app = TestApp::on(TODAY);
    let query = "permit=temporary&expires=2026-06-30&request=none&portal=message\
                 &message=geo_blocked_abroad&basis=employed&age=adult&niss=linked&tried=form,email";
    let list = letter(&app, "pt", "", query).await;
    assert_eq!(list.texts(".ways li").len(), 4);
    assert!(
        list.texts("#complaint").is_empty(),
        "the Ombudsman is there"
    );
    let book = letter(&app, "pt", "complaints-book", query).await;
    assert!(book.texts("#text").is_empty());
    assert!(book.body.contains("a um balcão em Portugal"));
}
