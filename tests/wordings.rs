//! A page can be asked for a past day, and then says only what was known on it: no wording of a
//! fact or a state names a day after its own first day, unless that day had been announced by then.
//! And no message sends whoever has used the contact form back to it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rumo::knowledge_files;
use triage::knowledge::{Detail, Fact, Texts};

const LANGUAGES: [&str; 2] = ["en", "pt"];

/// The months of the year, as the texts of each language write them.
const MONTHS: [&str; 2] = [
    "January February March April May June July August September October November December",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
];
/// A season counts as the first day of its month, as in the register of sources.
const SPRING: [&str; 2] = ["spring", "primavera"];

/// Days that were announced ahead: the day, the day on which it became known, and by what. A month
/// stands as its first day, a year as 1 January.
const ANNOUNCED: &[(&str, &str, &str)] = &[
    ("2025-10-15", "2025-06-30", "DL 85-B/2025: the last day"),
    ("2025-10-23", "2025-10-22", "Law 61/2025: in force"),
    ("2025-12-05", "2025-12-04", "DL 126/2025: in force"),
    ("2025-12-30", "2025-12-29", "the counters close"),
    ("2025-12-31", "2025-12-29", "the counters close"),
    ("2026-02-01", "2025-12-29", "cards of February"),
    ("2026-02-02", "2026-01-30", "golden visas online"),
    ("2026-04-07", "2026-03-04", "28 more judges"),
    ("2026-04-10", "2025-10-12", "the EES complete"),
    ("2026-04-15", "2025-10-22", "AIMA's count: the last day"),
    ("2026-06-30", "2026-02-24", "cards of June"),
];

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The first day that the texts cover: what is older than that is told as of then.
fn first_day() -> NaiveDate {
    day("2025-07-01")
}

/// Windows tell the day of their announcement by themselves, and reports are of their own day.
fn is_dated_by_itself(fact: &Fact) -> bool {
    matches!(fact.about, Detail::Window(_) | Detail::Report)
}

/// The words of a text that can belong to a date, without what stands around them.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|sign: char| !sign.is_ascii_alphanumeric()))
        .filter(|word| !word.is_empty() && *word != "de")
        .collect()
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4 && word.starts_with("20"))
        .then(|| word.parse().ok())
        .flatten()
}

fn month(word: &str) -> Option<u32> {
    if SPRING.contains(&word) {
        return Some(3);
    }
    MONTHS
        .iter()
        .find_map(|names| (1..).zip(names.split(' ')).find(|(_, name)| *name == word))
        .map(|(number, _)| number)
}

/// The days that a text names with their year. A month counts as its first day, a year as 1
/// January.
fn days_named(text: &str) -> BTreeSet<NaiveDate> {
    let words = words(text);
    let before = |at: usize, back: usize| at.checked_sub(back).map_or("", |at| words[at]);
    let named = |(at, word): (usize, &&str)| {
        let year = year(word)?;
        let Some(month) = month(before(at, 1)) else {
            return NaiveDate::from_ymd_opt(year, 1, 1);
        };
        let day = before(at, 2).parse().unwrap_or(1);
        NaiveDate::from_ymd_opt(year, month, day)
            .or_else(|| NaiveDate::from_ymd_opt(year, month, 1))
    };
    words.iter().enumerate().filter_map(named).collect()
}

fn was_announced(named: NaiveDate, by: NaiveDate) -> bool {
    ANNOUNCED
        .iter()
        .any(|(what, known, _)| day(what) == named && day(known) <= by)
}

/// The first day of a wording: its own, or that of what it belongs to.
fn first_day_of(known_since: NaiveDate, wording: &str) -> NaiveDate {
    match wording.split_once('@') {
        Some((_, from)) => day(from),
        None => known_since.max(first_day()),
    }
}

/// The wordings that name a day nobody knew of yet, each with that day.
fn too_early(id: &str, texts: &Texts, known_since: NaiveDate) -> Vec<String> {
    let mut found = Vec::new();
    for language in LANGUAGES {
        for (wording, text) in &texts[language] {
            let from = first_day_of(known_since, wording);
            found.extend(
                days_named(text.body())
                    .into_iter()
                    .filter(|named| *named > from && !was_announced(*named, from))
                    .map(|named| format!("{id} {language} {wording}, of {from}, names {named}")),
            );
        }
    }
    found
}

#[test]
fn no_wording_names_a_day_that_nobody_knew_of_yet() {
    let (knowledge, states) = knowledge_files::built_in().expect("data files");
    let facts = knowledge.facts.iter();
    let facts = facts
        .filter(|(_, fact)| !is_dated_by_itself(fact))
        .flat_map(|(id, fact)| too_early(id, &fact.text, fact.known_since));
    let states = states.iter().flat_map(|state| {
        let id = format!("{} since {}", state.portal, state.since);
        too_early(&id, &state.text, state.since)
    });
    let found: Vec<_> = facts.chain(states).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn both_languages_have_the_same_wordings() {
    let (knowledge, states) = knowledge_files::built_in().expect("data files");
    let facts = knowledge.facts.iter().map(|(id, fact)| (id, &fact.text));
    let states = states.iter().map(|state| (&state.portal, &state.text));
    for (id, texts) in facts.chain(states) {
        let [english, portuguese] = LANGUAGES.map(|language| texts[language].keys());
        assert!(english.eq(portuguese), "{id}");
    }
}

#[test]
fn days_are_read_in_both_languages() {
    let expected = |days: &[&str]| days.iter().map(|text| day(text)).collect::<BTreeSet<_>>();
    for (text, days) in [
        ("Since 10 May 2026, once.", &["2026-05-10"][..]),
        ("Desde 1.º de março de 2026; veja.", &["2026-03-01"]),
        (
            "(from July 2025 to 2 January 2026)",
            &["2025-07-01", "2026-01-02"],
        ),
        ("provavelmente da primavera de 2026,", &["2026-03-01"]),
        ("People report it in 2026.", &["2026-01-01"]),
        ("Lei n.º 61/2025, 130.946 processos", &[]),
    ] {
        assert_eq!(days_named(text), expected(days), "{text}");
    }
}

#[test]
fn no_message_sends_whoever_has_used_the_form_back_to_it() {
    const SENDS: [(&str, &str, &str); 2] = [
        ("pt", "nvie um só pedido", "ainda não"),
        ("en", "end one request", "not yet"),
    ];
    let (knowledge, _) = knowledge_files::built_in().expect("data files");
    let mut sent = 0;
    for (id, fact, _) in knowledge.messages() {
        for (language, sends, unless) in SENDS {
            let wordings = fact.text[language].iter();
            for (wording, text) in wordings.filter(|(wording, _)| wording.starts_with("todo")) {
                for line in text.body().lines().filter(|line| line.contains(sends)) {
                    sent += 1;
                    assert!(line.contains(unless), "{id} {language} {wording}: {line}");
                }
            }
        }
    }
    assert!(sent > 60, "{sent} lines");
}
