//! An answer of another day or edition beside today's: whether they are the same, and both where
//! they are not.

use chrono::NaiveDate;
use triage::{Answers, Outcome, Route, StandingCode, Step, next_step, parse_answer};

use crate::address::{Asked, Which};
use crate::i18n::Texts;
use crate::snapshot::Snapshot;
use crate::visit::Visit;
use crate::words;

/// What today says to the same answers.
pub(super) enum Today {
    /// The same.
    Same,
    /// Something else: both are shown.
    Other(Box<[Side; 2]>),
    /// It asks for one more answer first.
    Asks { question: String, href: String },
}

/// One of two answers.
pub(super) struct Side {
    pub(super) heading: String,
    pub(super) title: String,
    pub(super) standing: String,
    /// The first step that the two do not share, with its number; none where it has no further one.
    pub(super) step: Option<String>,
    /// The whole result, where this is not it.
    pub(super) href: Option<String>,
}

/// What an answer is at heart: where it leads, what covers the person, what to do.
#[derive(PartialEq, Eq)]
struct Heart<'a> {
    routes: Vec<Route>,
    standing: (StandingCode, Option<NaiveDate>),
    steps: Vec<(&'a str, Route)>,
}

impl<'a> Heart<'a> {
    fn of(outcome: &'a Outcome) -> Self {
        let steps = outcome.actions.iter();
        let then = outcome.then.iter().copied();
        Self {
            routes: std::iter::once(outcome.route).chain(then).collect(),
            standing: (outcome.standing.code, outcome.standing.until),
            steps: steps.map(|step| (step.id.as_ref(), step.route)).collect(),
        }
    }
}

/// Whether two outcomes tell a person the same.
fn is_same(one: &Outcome, other: &Outcome) -> bool {
    Heart::of(one) == Heart::of(other)
}

/// Today's answer beside the one of the address; nothing where the address speaks of today.
pub(super) fn today(visit: &Visit, outcome: &Outcome, answers: &Answers) -> Option<Today> {
    if visit.asked.edition.is_none() && visit.asked.on.is_none() {
        return None;
    }
    let snapshot = visit.state.snapshot();
    let day = visit.state.clock().today();
    let asked = understood(answers, &snapshot, day);
    let reply = next_step(&asked, &snapshot.handbook, day);
    let t = visit.lang.texts();
    let paths = visit.paths();
    let now = Asked {
        answers: reply.answers,
        ..Asked::default()
    };
    let today = match reply.step {
        Step::Ask(question) => {
            return Some(Today::Asks {
                question: t.get(&format!("q-{}", question.name())).into_owned(),
                href: paths.question(question, &now),
            });
        }
        Step::Done(today) => today,
    };
    if is_same(outcome, &today) {
        return Some(Today::Same);
    }
    let step = first_difference(outcome, &today);
    let telling = |snapshot, day| Telling {
        t,
        snapshot,
        day,
        step,
    };
    let then = telling(&visit.snapshot, visit.day);
    let sides = [
        Side {
            heading: heading(t, visit),
            ..then.side(outcome, answers)
        },
        Side {
            heading: t.get("compare-today").into_owned(),
            href: Some(paths.result(&now)),
            ..telling(&snapshot, day).side(&today, &now.answers)
        },
    ];
    Some(Today::Other(Box::new(sides)))
}

/// The answers as far as today's edition understands them on its day.
fn understood(answers: &Answers, snapshot: &Snapshot, day: NaiveDate) -> Answers {
    let mut kept = Answers::default();
    for (question, value) in answers.given() {
        let knowledge = snapshot.knowledge();
        // What is not understood any more is asked anew.
        let _ = parse_answer(&mut kept, question, &value, knowledge, day);
    }
    kept
}

/// "The answer of 17 August 2025, by edition 1".
fn heading(t: &Texts, visit: &Visit) -> String {
    let day = t.date(visit.day);
    match visit.asked.edition {
        None => t.with("compare-on", "day", day),
        Some(Which::Draft) => t.with("compare-on-draft", "day", day),
        Some(Which::Number(number)) => t.with_two(
            "compare-on-by",
            ("day", day),
            ("number", number.to_string()),
        ),
    }
}

/// The place of the first step that two outcomes do not share; the first of all where they share
/// every one.
fn first_difference(one: &Outcome, other: &Outcome) -> usize {
    let (one, other) = (Heart::of(one).steps, Heart::of(other).steps);
    let shared = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    if shared == one.len().max(other.len()) {
        0
    } else {
        shared
    }
}

/// What an outcome is told with.
struct Telling<'a> {
    t: &'a Texts,
    snapshot: &'a Snapshot,
    day: NaiveDate,
    /// The place of the step that is told.
    step: usize,
}

impl Telling<'_> {
    fn side(&self, outcome: &Outcome, answers: &Answers) -> Side {
        let step = outcome.actions.get(self.step).and_then(|action| {
            let fact = self.snapshot.knowledge().fact(&action.id)?;
            let title = self.t.fact(fact, "title", self.day).into_owned();
            let number = (self.step + 1).to_string();
            let names = ("number", number);
            Some(self.t.with_two("compare-step", names, ("title", title)))
        });
        let none = || self.t.get("compare-no-step").into_owned();
        Side {
            heading: String::new(),
            title: words::title(self.t, outcome, answers),
            standing: words::standing(self.t, outcome, answers, self.day).title,
            step: step.or_else(|| (self.step > 0).then(none)),
            href: None,
        }
    }
}

/// The address at which this answer stays as it stands: of this edition and this day. An edition
/// that was never published has no number to keep, and a draft does not stay.
pub(super) fn lasting(visit: &Visit, answers: &Answers) -> Option<String> {
    let is_draft = visit.asked.edition == Some(Which::Draft);
    if is_draft || visit.asked.on.is_some() && visit.asked.edition.is_some() {
        return None;
    }
    let number = visit.snapshot.edition.number;
    let asked = Asked {
        answers: answers.clone(),
        edition: (number > 0).then_some(Which::Number(number)),
        on: Some(visit.day),
    };
    Some(visit.paths().result(&asked))
}

#[cfg(test)]
mod tests {
    use triage::{Expires, Handbook, Permit, Question};

    use super::*;

    fn outcome(on: &str, answers: &Answers) -> Outcome {
        let (knowledge, states) = crate::knowledge_files::built_in().expect("the knowledge");
        let handbook = Handbook::new(knowledge, states);
        let day = on.parse().expect("a day");
        match next_step(answers, &handbook, day).step {
            Step::Done(outcome) => *outcome,
            Step::Ask(question) => panic!("{question:?} is not answered"),
        }
    }

    #[test]
    fn an_answer_changes_on_the_day_that_the_rule_does_and_not_before() {
        let expires: NaiveDate = "2026-09-30".parse().expect("a day");
        let mut answers = Answers {
            permit: Some(Permit::Cplp),
            expires: Some(Expires::On(expires)),
            ..Answers::default()
        };
        let (knowledge, _) = crate::knowledge_files::built_in().expect("the knowledge");
        let day = "2026-06-01".parse().expect("a day");
        for (question, value) in [
            (Question::Request, "none"),
            (Question::Portal, "untried"),
            (Question::Invited, "no"),
            (Question::Age, "adult"),
            (Question::Niss, "linked"),
        ] {
            parse_answer(&mut answers, question, value, &knowledge, day).expect("an answer");
        }
        // The first of the 90 days before the card's end is 2 July.
        let first = outcome("2026-06-30", &answers);
        assert!(is_same(&first, &outcome("2026-07-01", &answers)));
        assert!(!is_same(&first, &outcome("2026-07-02", &answers)));
        let later = outcome("2026-07-02", &answers);
        assert!(is_same(&later, &outcome("2026-07-03", &answers)));
    }
}
