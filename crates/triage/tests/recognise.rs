//! The recogniser on texts that it has not learnt from, and on what people should never send.

mod common;
#[path = "common/texts.rs"]
mod texts;

use std::collections::BTreeSet;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use common::HANDBOOK;
use common::files::files;
use texts::{Text, folder};
use triage::Knowledge;
use triage::knowledge::Detail;
use triage::recognise::{Recogniser, Verdict, words};

static RECOGNISER: LazyLock<Recogniser> = LazyLock::new(|| Recogniser::new(knowledge()));

fn knowledge() -> &'static Knowledge {
    HANDBOOK.knowledge()
}

fn texts() -> Vec<Text> {
    texts::texts(&files(&folder()))
}

/// Of the texts of a file, so many in a hundred at least are right first, and so many texts about
/// other matters at most are claimed.
fn holds(file: &str, least_right: usize, most_claimed: usize) {
    let texts = texts::texts(&[folder().join(file)]).into_iter();
    let (others, meant): (Vec<_>, Vec<_>) = texts.partition(|text| text.is == "none");
    let is_right = |text: &&Text| {
        let found = RECOGNISER.recognise(&text.said);
        found.matches.first().is_some_and(|one| one.id == text.is)
    };
    let is_claimed = |text: &&Text| RECOGNISER.recognise(&text.said).verdict != Verdict::Unknown;
    let right = meant.iter().filter(is_right).count();
    let claimed = others.iter().filter(is_claimed).count();
    let (meant, others) = (meant.len(), others.len());
    assert!(
        right * 100 >= meant * least_right,
        "{file}: {right} of {meant} are right first"
    );
    assert!(
        claimed * 100 <= others * most_claimed,
        "{file}: {claimed} of {others} other matters are claimed"
    );
}

/// The files in the manner in which most people write.
const PLAIN: [&str; 4] = [
    "texts.toml",
    "more-texts.toml",
    "short-texts.toml",
    "held-out-texts.toml",
];

#[test]
fn nine_of_ten_texts_are_recognised_and_hardly_any_other_matter_is_claimed() {
    for file in PLAIN {
        holds(file, 92, 3);
    }
}

#[test]
fn the_texts_are_many_and_of_every_language_and_message() {
    let texts = texts();
    let others = texts.iter().filter(|text| text.is == "none").count();
    assert!(
        texts.len() >= 1_500 && others * 3 >= texts.len(),
        "{others}"
    );
    let languages: BTreeSet<_> = texts.iter().map(|text| text.lang.as_str()).collect();
    assert_eq!(languages.len(), 12, "{languages:?}");
    let meant: BTreeSet<_> = texts.iter().map(|text| text.is.as_str()).collect();
    for (id, ..) in knowledge().messages() {
        assert!(meant.contains(id.as_str()), "{id}");
    }
}

#[test]
fn most_stories_are_recognised_though_they_name_the_message_only_in_passing() {
    holds("hard-texts.toml", 80, 5);
}

#[test]
fn what_people_half_remember_is_offered() {
    for (said, id) in [
        (
            "Your debt situation ... is under review",
            "debt_under_review",
        ),
        (
            "Cidadão não identificado ou sem acesso nesta fase",
            "not_identified_or_no_access",
        ),
        (
            "it says something about a notary and four months",
            "less_than_4_months_irn",
        ),
        (
            "the AIMA website shows me NISS não reconhecido. What should I do?",
            "niss_not_recognised",
        ),
    ] {
        let found = RECOGNISER.recognise(said);
        assert!(
            found.matches.first().is_some_and(|one| one.id == id),
            "{said}: {found:?}"
        );
    }
}

#[test]
fn a_word_alone_claims_nothing_and_shows_where_to_look() {
    for (said, id) in [
        ("NISS", "no_niss"),
        ("senha", "password_reset_fails"),
        ("пароль", "password_reset_fails"),
        ("payment", "duc_not_generated"),
        ("cartão", "card_not_arrived"),
    ] {
        let found = RECOGNISER.recognise(said);
        assert_eq!(found.verdict, Verdict::Unknown, "{said}");
        assert!(found.matches.is_empty(), "{said}: {found:?}");
        assert!(
            found.nearest.iter().any(|one| one == id),
            "{said}: {found:?}"
        );
        assert!(found.nearest.len() <= 3, "{said}: {found:?}");
    }
    for said in ["pizza", "facebook", "hello", "olá", "não", "AIMA", "SNS"] {
        let found = RECOGNISER.recognise(said);
        assert!(
            found.matches.is_empty() && found.nearest.is_empty(),
            "{said}: {found:?}"
        );
    }
}

#[test]
fn a_refusal_is_no_message_and_is_said_to_be_one() {
    for said in [
        "notificação de indeferimento",
        "A AIMA decidiu indeferir o pedido de renovação da autorização de residência",
        "deve abandonar o território nacional no prazo de 20 dias",
        "My renewal was refused",
        "I got a letter, they rejected my residence renewal",
        "me negaron la renovación de la residencia, decisión final",
        "l'AIMA a rejeté le renouvellement de mon titre de séjour",
        "в продлении ВНЖ отказано",
        "AIMA ने मेरे निवास का नवीनीकरण अस्वीकार कर दिया",
        "居留续签申请被拒绝",
        "Notifica-se da decisão de indeferimento proferida após audiência prévia",
        "respondi à audiência prévia e mesmo assim foi indeferido",
        "the renewal was not granted in the end",
        "I must leave Portugal in 20 days",
        "foi recusada",
    ] {
        let found = RECOGNISER.recognise(said);
        assert!(found.is_refusal, "{said}: {found:?}");
        assert!(found.matches.is_empty(), "{said}: {found:?}");
        assert_eq!(found.nearest, ["hearing_before_refusal"], "{said}");
    }
    for said in [
        "recebi a audiência prévia, querem indeferir",
        "projeto de decisão de indeferimento, dez dias para responder",
        "AIMA intends to refuse the renewal and I have ten days to answer",
        "the consulate refused my visa",
        "Social Security refused my NISS because the card has expired",
        "the bank refused my expired card",
        "मेरा वीज़ा अस्वीकार हो गया",
        "আমার ভিসা প্রত্যাখ্যান করা হয়েছে",
        "o pedido de NISS foi indeferido",
        "visto indeferido",
        "loan denied",
        "a minha reclamação foi indeferida",
        "can AIMA refuse my renewal because of a debt?",
        "o portal recusa o meu login",
    ] {
        let found = RECOGNISER.recognise(said);
        assert!(!found.is_refusal, "{said}: {found:?}");
    }
}

#[test]
fn the_portals_own_words_are_known_for_certain() {
    for (id, _, message) in knowledge().messages() {
        for said in message.words.pt.iter().chain(&message.words.en) {
            let found = RECOGNISER.recognise(said);
            assert_eq!(found.verdict, Verdict::Known, "{id}: {said}");
            assert_eq!(&found.matches[0].id, id, "{said}");
        }
    }
}

#[test]
fn the_test_texts_share_no_sentence_with_the_phrases() {
    let mut learnt = BTreeSet::new();
    for book in knowledge().phrasebooks.values() {
        let all = book
            .phrases
            .values()
            .chain(book.unrelated.values())
            .flatten();
        learnt.extend(all.map(|phrase| words(phrase)));
    }
    let shared: Vec<_> = texts()
        .into_iter()
        // The portal's own words are what they are, and one word is no sentence.
        .filter(|text| text.kind != "verbatim" && words(&text.said).len() > 3)
        .filter(|text| learnt.contains(&words(&text.said)))
        .map(|text| text.said)
        .collect();
    assert!(shared.is_empty(), "{shared:#?}");
}

#[test]
fn what_says_nothing_is_not_claimed_and_never_takes_long() {
    let wall = "a".repeat(2_001);
    let bad = [
        "",
        " \n\t ",
        "\0\u{7}\u{1b}[31m",
        "<script>alert(1)</script><b>",
        "'; drop table message; --",
        "\u{202e}\u{202d}\u{2066}\u{2069}",
        "….,;:!?",
        "\u{fffd}\u{fffd}",
        &wall,
        &"лолололол ".repeat(300),
        &"字".repeat(3_000),
        &"1234567890".repeat(300),
    ];
    LazyLock::force(&RECOGNISER);
    for said in bad {
        let began = Instant::now();
        let found = RECOGNISER.recognise(said);
        assert_eq!(
            found.verdict,
            Verdict::Unknown,
            "{:.40}",
            said.escape_debug()
        );
        assert!(found.matches.is_empty());
        assert!(
            began.elapsed() < Duration::from_millis(200),
            "{:.40}",
            said.escape_debug()
        );
    }
}

#[test]
fn marks_that_turn_the_writing_do_not_hide_a_message() {
    let plain = "Cidadão não identificado ou sem acesso nesta fase";
    let turned = format!("\u{202e}{}\u{202c}", plain.replace(' ', "\u{200f} "));
    assert_eq!(RECOGNISER.recognise(&turned), RECOGNISER.recognise(plain));
    assert_eq!(
        RECOGNISER.recognise(&plain.to_uppercase()),
        RECOGNISER.recognise(plain)
    );
}

#[test]
fn what_a_machine_misreads_is_read_as_it_was_written() {
    for (read, written) in [
        ("PortaI das Renovaçöes", "Portal das Renovações"),
        ("NlSS näo rec0nhecido", "NISS não reconhecido"),
        ("govemo 5egurança", "governo segurança"),
        ("va|idade", "validade"),
        ("12/03/2026", "7/8/1999"),
    ] {
        assert_eq!(words(read), words(written), "{read}");
    }
}

#[test]
fn two_recognisers_of_one_edition_learn_the_same() {
    let other = Recogniser::new(knowledge());
    for text in texts() {
        assert_eq!(
            other.recognise(&text.said),
            RECOGNISER.recognise(&text.said)
        );
    }
}

#[test]
fn what_was_learnt_is_shared_while_phrases_messages_and_their_words_are_the_same() {
    let same = |change: fn(&mut Knowledge)| {
        let mut other = knowledge().clone();
        change(&mut other);
        Recogniser::learns_the_same(knowledge(), &other)
    };
    assert!(same(|_| {}));
    assert!(same(|other| other
        .facts
        .get_mut("two-portals")
        .expect("the fact")
        .text
        .clear()));
    let first = |other: &Knowledge| other.messages().next().expect("a message").0.clone();
    let changes: [fn(&mut Knowledge, &str); 3] = [
        |other, id| drop(other.facts.remove(id)),
        |other, id| {
            let fact = other.facts.get_mut(id).expect("the message");
            if let Detail::Message(message) = &mut fact.about {
                message.words.en.push("Something else".to_owned());
            }
        },
        |other, id| {
            let book = other.phrasebooks.get_mut("en").expect("a phrasebook");
            let phrases = book.phrases.entry(id.to_owned()).or_default();
            phrases.push("something else".to_owned());
        },
    ];
    for change in changes {
        let mut other = knowledge().clone();
        let id = first(&other);
        change(&mut other, &id);
        assert!(!Recogniser::learns_the_same(knowledge(), &other));
    }
}

#[test]
fn every_answer_is_one_of_the_catalogue_with_a_score_between_0_and_1() {
    for text in texts() {
        let found = RECOGNISER.recognise(&text.said);
        let (least, most) = match found.verdict {
            Verdict::Known => (1, 1),
            Verdict::Unsure => (1, 3),
            Verdict::Unknown => (0, 0),
        };
        assert!((least..=most).contains(&found.matches.len()));
        assert!(found.matches.is_sorted_by(|a, b| a.score >= b.score));
        for one in &found.matches {
            assert!(knowledge().message(&one.id).is_some());
            assert!((0.0..=1.0).contains(&one.score), "{}", one.score);
        }
    }
}
