//! What a change of the knowledge changes, and for whom: exactly, and in few rows.

mod common;

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use common::{EDITION, HANDBOOK};
use triage::knowledge::{DataFile, Detail, Window};
use triage::prove::{
    CardDate, Cards, Moved, Stop, Way, Who, decision_table, difference, horizon, prove_on,
};
use triage::{Answers, Expires, Handbook, Question, Route, next_step, parse_answer};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The first edition with one thing changed.
fn changed(change: impl Fn(&mut DataFile)) -> Handbook {
    let mut edition = EDITION.clone();
    change(&mut edition);
    let (knowledge, states) = edition.into_knowledge();
    Handbook::new(knowledge, states)
}

fn window<'a>(edition: &'a mut DataFile, id: &str) -> &'a mut Window {
    let fact = edition.fact.get_mut(id).expect("the fact");
    let Detail::Window(window) = &mut fact.about else {
        panic!("a window");
    };
    window
}

/// The window of July 2026 takes August too.
fn with_august() -> Handbook {
    changed(|edition| window(edition, "window-r11").expires_to = Some(day("2026-08-31")))
}

/// Who moves, looked at to the end.
fn moved(before: &Handbook, after: &Handbook, last: NaiveDate) -> Vec<Moved> {
    difference(before, after, last, &Stop::never()).expect("never stopped")
}

/// The way of the first typical person with a card that ends on `expires`.
fn way(handbook: &Handbook, expires: NaiveDate, on: NaiveDate) -> Way {
    let mut answers = Answers {
        expires: Some(Expires::On(expires)),
        ..Answers::default()
    };
    for pair in "permit=temporary request=none portal=untried invited=no basis=employed age=adult niss=linked".split(' ') {
        let (name, value) = pair.split_once('=').expect("a pair");
        let question = Question::from_name(name).expect("a question");
        parse_answer(&mut answers, question, value, handbook.knowledge(), on).expect("an answer");
    }
    Way::from(next_step(&answers, handbook, on).step)
}

fn moves_temporary(row: &Moved) -> bool {
    row.who.contains(&Who::Typical("temporary"))
}

#[test]
fn no_change_gives_no_row() {
    assert_eq!(moved(&HANDBOOK, &HANDBOOK, horizon(&HANDBOOK)), []);
    let other_words = changed(|edition| {
        let fact = edition.fact.get_mut("two-portals").expect("the fact");
        fact.text.clear();
        fact.sources.clear();
    });
    assert_eq!(moved(&HANDBOOK, &other_words, horizon(&HANDBOOK)), []);
}

#[test]
fn a_value_that_no_rule_reads_moves_nobody() {
    let began = Instant::now();
    let other_address = changed(|edition| {
        let fact = edition.fact.get_mut("renewal-portal").expect("the fact");
        let Detail::Portal(portal) = &mut fact.about else {
            panic!("a portal");
        };
        portal.url.push_str("other");
    });
    assert_eq!(moved(&HANDBOOK, &other_address, horizon(&HANDBOOK)), []);
    println!("every day in {:.1?}", began.elapsed());
}

#[test]
fn a_window_moved_by_a_month_moves_exactly_the_cards_of_that_month() {
    let after = with_august();
    let rows = moved(&HANDBOOK, &after, day("2026-12-31"));
    assert!(!rows.is_empty());
    let temporary = rows.iter().filter(|row| moves_temporary(row)).count();
    assert_eq!((temporary, rows.len()), (4, 21), "few enough to be read");
    for row in &rows {
        for (card, on) in [("2026-07-31", row.from), ("2026-09-01", row.to)] {
            assert!(!row.cards.contains(day(card), on), "{row:?}");
        }
    }
    // On the day of the announcement, not before it.
    assert_eq!(
        rows.iter().map(|row| row.from).min(),
        Some(day("2026-05-07"))
    );
    let all = Cards::Between(
        Some(CardDate::On(day("2026-08-01"))),
        Some(CardDate::On(day("2026-08-31"))),
    );
    assert!(rows.iter().any(|row| row.cards == all));
}

#[test]
fn the_rows_hold_every_pair_that_differs_and_no_other() {
    let after = with_august();
    let last = day("2027-03-31");
    let rows = moved(&HANDBOOK, &after, last);
    let rows: Vec<_> = rows.iter().filter(|row| moves_temporary(row)).collect();
    let mut pairs = 0;
    for on in day("2026-05-01").iter_days().take_while(|on| *on <= last) {
        for expires in day("2026-07-25").iter_days().take(50) {
            let told: Vec<_> = rows
                .iter()
                .filter(|row| (row.from..=row.to).contains(&on) && row.cards.contains(expires, on))
                .collect();
            let ways = Way::apart(way(&HANDBOOK, expires, on), way(&after, expires, on));
            let Some(ways) = ways else {
                assert!(told.is_empty(), "{on} {expires}: {told:?}");
                continue;
            };
            pairs += 1;
            let [told] = told[..] else {
                panic!("{on} {expires}: {told:?}");
            };
            assert_eq!(
                (&told.before, &told.after),
                (&ways.0, &ways.1),
                "{on} {expires}"
            );
        }
    }
    assert!(pairs > 1000, "{pairs}");
}

#[test]
fn a_window_announced_later_moves_people_from_that_day_on() {
    // Checked anew on the same day, so that nothing else moves.
    let fresh = |edition: &mut DataFile| {
        let fact = edition.fact.get_mut("window-r11").expect("the fact");
        fact.check_again_days = 365;
    };
    let before = changed(fresh);
    let after = changed(|edition| {
        fresh(edition);
        let mut fact = edition.fact["window-r11"].clone();
        fact.known_since = day("2026-11-26");
        fact.holds.from = Some(day("2026-11-26"));
        fact.verified_on = Some(day("2026-11-26"));
        edition.fact.insert("window-r12".to_owned(), fact);
        window(edition, "window-r12").expires_to = Some(day("2026-08-31"));
    });
    let rows = moved(&before, &after, day("2027-02-28"));
    let first = rows.first().expect("a row");
    assert!(moves_temporary(first));
    assert_eq!(first.from, day("2026-11-26"));
    let goes = |way: &Way| match way {
        Way::Goes { routes, .. } => routes.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(goes(&first.before), [Route::WaitRetry]);
    assert_eq!(goes(&first.after)[0], Route::RenewalPortal);
    let earliest = rows.iter().map(|row| row.from).min();
    assert_eq!(earliest, Some(day("2026-11-26")), "not on the day before");
}

#[test]
fn a_message_that_leads_elsewhere_moves_those_who_were_told_it() {
    let after = changed(|edition| {
        let fact = edition.fact.get_mut("debt_under_review").expect("the fact");
        let Detail::Message(message) = &mut fact.about else {
            panic!("a message");
        };
        for dated in &mut message.routes {
            dated.route = Route::InPerson;
            dated.then.clear();
        }
    });
    let rows = moved(&HANDBOOK, &after, day("2026-03-31"));
    assert!(!rows.is_empty());
    let told = Who::Told("debt_under_review".to_owned());
    assert!(
        rows.iter().all(|row| row.who == [told.clone()]),
        "{rows:#?}"
    );
}

#[test]
fn a_new_check_moves_people_from_overdue_to_confirmed() {
    let after = changed(|edition| {
        let fact = edition.fact.get_mut("six-month-rule").expect("the fact");
        fact.check_again_days += 30;
    });
    let rows = moved(&HANDBOOK, &after, horizon(&HANDBOOK));
    for row in &rows {
        println!("{row:?}");
    }
    assert!(!rows.is_empty() && rows.len() < 60, "{}", rows.len());
    let until = EDITION.fact["six-month-rule"].fresh_until().expect("a day");
    let days: BTreeSet<_> = rows.iter().flat_map(|row| [row.from, row.to]).collect();
    assert_eq!(
        days.first().copied(),
        until.succ_opt(),
        "the day after the old check ends"
    );
    assert_eq!(days.last().copied(), Some(until + chrono::Days::new(30)));
}

#[test]
fn the_table_in_the_docs_is_that_of_the_first_edition() {
    let kept = include_str!("../../../docs/decision-table.md");
    assert!(
        decision_table(&HANDBOOK, horizon(&HANDBOOK)) == kept,
        "run `make prove-table`"
    );
}

#[test]
fn what_nobody_waits_for_any_more_ends_soon_and_without_an_answer() {
    let after = with_august();
    let last = horizon(&after);
    for walk in [
        |after: &Handbook, last, stop: &Stop| difference(&HANDBOOK, after, last, stop).is_none(),
        |after: &Handbook, last, stop: &Stop| {
            prove_on(NonZeroUsize::MIN, after, last, stop).is_none()
        },
    ] {
        let stop = Stop::default();
        std::thread::scope(|scope| {
            let walking = scope.spawn(|| walk(&after, last, &stop));
            std::thread::sleep(Duration::from_millis(50));
            assert!(!walking.is_finished(), "it takes longer than that");
            stop.now();
            let stopped = Instant::now();
            assert!(walking.join().expect("no panic"), "no answer");
            assert!(
                stopped.elapsed() < Duration::from_secs(1),
                "{:?}",
                stopped.elapsed()
            );
        });
    }
}
