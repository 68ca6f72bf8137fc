//! Codes are read back as they were written, for ever.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::knowledge_files::built_in;

fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: std::sync::LazyLock<Knowledge> =
        std::sync::LazyLock::new(|| built_in().expect("the first edition").0);
    &KNOWLEDGE
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn answers(pairs: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (name, value) in pairs {
        let question = Question::from_name(name).expect("a question");
        parse_answer(
            &mut answers,
            question,
            value,
            knowledge(),
            day("2026-11-26"),
        )
        .expect("an answer");
    }
    answers
}

/// Every answer given, the edition of a million years.
fn longest() -> (Answers, i64) {
    let all = answers(&[
        ("permit", "other"),
        ("expires", "2036-11-26"),
        ("request", "refused"),
        ("proof", "2026-11-26"),
        ("portal", "message"),
        ("message", "less_than_4_months_irn"),
        ("invited", "no"),
        ("basis", "other"),
        ("age", "minor"),
        ("niss", "refused"),
        ("place", "abroad"),
        ("tried", "form,email,shop,letter"),
    ]);
    (all, 999_999_999)
}

#[test]
fn the_longest_code_has_at_most_40_signs() {
    let (answers, edition) = longest();
    let code = Code::write(
        Lang::Pseudo,
        day("2100-12-31"),
        edition,
        (&answers, knowledge()),
    );
    let code = code.expect("a code");
    assert!(code.len() <= 40, "{code}: {}", code.len());
}

/// A code on paper holds the place of a value: a value that moves makes it say something else.
#[test]
fn the_values_of_a_question_keep_their_places() {
    for (question, places) in [
        (
            Question::Permit,
            "unknown temporary permanent cplp ari eu-family visa first other",
        ),
        (
            Question::Request,
            "unknown none paid submitted approved refused",
        ),
        (Question::Portal, "unknown untried message unreachable"),
        (Question::Invited, "unknown yes no"),
        (
            Question::Basis,
            "unknown employed self-employed own-income remote student student-finished student-left family retired other",
        ),
        (Question::Age, "unknown adult minor"),
        (
            Question::Niss,
            "unknown linked unlinked rejected none refused",
        ),
        (Question::Place, "unknown portugal abroad"),
        (Question::Proof, "unknown none"),
        (Question::Expires, "unknown"),
    ] {
        assert_eq!(words(question).join(" "), places, "{}", question.name());
    }
    assert_eq!(steps().join(" "), "unknown form email shop letter");
}

/// Written on paper, these are out of our hands.
#[test]
fn a_code_of_the_first_days_is_still_read() {
    let usual = answers(&[
        ("permit", "temporary"),
        ("expires", "2026-10-31"),
        ("request", "none"),
        ("portal", "message"),
        ("message", "not_identified_or_no_access"),
        ("tried", "form,letter"),
    ]);
    let (longest, edition) = longest();
    for (golden, lang, day, edition, answers) in [
        (
            "62g0k640000dp",
            Lang::Pt,
            day("2026-11-26"),
            0,
            Answers::default(),
        ),
        (
            "4nr0k640wf4s49dry43ga86k",
            Lang::En,
            day("2026-11-26"),
            3,
            usual,
        ),
        (
            "62g0k650ywxe9qzhsmmzf4shdx39cxnpxfdy",
            Lang::Pt,
            day("2026-11-26"),
            edition,
            longest,
        ),
    ] {
        let written = Code::write(lang, day, edition, (&answers, knowledge())).expect("a code");
        assert_eq!(written, golden);
        let read = Code::read(golden).expect("a code");
        assert_eq!((read.lang.as_str(), read.day), (lang.code(), day));
        assert_eq!(
            (read.edition, read.answers(knowledge())),
            (edition, answers)
        );
    }
}

#[test]
fn every_message_of_the_catalogue_has_a_name_of_its_own() {
    let messages = knowledge().facts.iter();
    let ids: Vec<_> = messages
        .filter(|(_, fact)| matches!(fact.about, Detail::Message(_)))
        .map(|(id, _)| id.as_str())
        .collect();
    let names: BTreeSet<_> = ids.iter().map(|id| name_of(id)).collect();
    assert!(ids.len() >= 70);
    assert_eq!(names.len(), ids.len());
}

#[test]
fn a_message_that_an_edition_does_not_know_is_asked_again() {
    let told = answers(&[("portal", "message"), ("message", "debt_under_review")]);
    let code = Code::write(Lang::Pt, day("2026-11-26"), 1, (&told, knowledge())).expect("a code");
    let mut without = knowledge().clone();
    without.facts.remove("debt_under_review");
    let read = Code::read(&code).expect("a code").answers(&without);
    assert_eq!(read, answers(&[("portal", "message")]));
}

/// Signs that fit together, of a version that is not ours or with values that came later.
#[test]
fn a_code_of_another_version_is_whole_and_not_ours() {
    let (answers, edition) = longest();
    let code = Code::write(
        Lang::Pt,
        day("2026-11-26"),
        edition,
        (&answers, knowledge()),
    );
    let ours = signs::read(&code.expect("a code")).expect("whole");
    let first = |version: u8| version << 2 | ours[0] & 0b11;
    for version in (0..8).filter(|version| u32::from(*version) != VERSION) {
        let mut theirs = ours.clone();
        theirs[0] = first(version);
        let theirs = signs::write(&theirs);
        assert_eq!(Code::read(&theirs), Err(Unread::OfAnother), "{theirs}");
    }
    let longer = [&ours[..], &[1, 2]].concat();
    assert_eq!(Code::read(&signs::write(&longer)), Err(Unread::OfAnother));
    let broken = &signs::write(&ours)[1..];
    assert_eq!(Code::read(broken), Err(Unread::NotWhole));
}

proptest! {
    #[test]
    fn answers_come_back_as_they_went(
        picks in proptest::collection::vec(0..32_usize, 12),
        days in 0..9000_u64,
        edition in 0..1_000_000_i64,
    ) {
        let today = day("2026-11-26");
        let mut given = Answers::default();
        for (question, pick) in Question::ALL.into_iter().zip(picks) {
            let mut words: Vec<_> = values(question).iter().map(ToString::to_string).collect();
            if matches!(question, Question::Expires | Question::Proof) {
                words.push((day("2001-01-01") + Days::new(days)).to_string());
            }
            if question == Question::Message {
                words.push("month_not_open_yet".to_owned());
            }
            if let Some(word) = words.get(pick) {
                let _ = parse_answer(&mut given, question, word, knowledge(), today);
            }
        }
        let code = Code::write(Lang::En, today, edition, (&given, knowledge()));
        let code = code.expect("a code");
        prop_assert!(code.len() <= 40);
        let read = Code::read(&code).expect("read");
        prop_assert_eq!(read.answers(knowledge()), given);
        prop_assert_eq!(read.edition, edition);
    }

    #[test]
    fn no_text_is_too_strange(text in ".{0,60}") {
        let _ = Code::read(&text);
    }
}
