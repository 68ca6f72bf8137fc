//! What a change of the knowledge changes, and for whom: which people, with which cards, on which
//! days, get another way. Neighbouring days and expiry dates are one row, so that a person can
//! read it.
//!
//! Exact for the people of the decision table and for whoever was told a message whose values have
//! changed: on every day, and for every expiry date.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};

use super::boundaries;
use super::moved::{Moved, Way, Who, six_months_last};
use super::people::{PEOPLE, Person};
use super::rows::{Area, Rows};
use super::stop::Stop;
use crate::answers::{Answers, Expires, MessageTold, Place, PortalTold};
use crate::handbook::Handbook;
use crate::interview::{dates, next_step};
use crate::knowledge::{Detail, Fact, FactId, Knowledge};
use crate::tried::Tried;

/// What changes from one handbook to another, and for whom, from the first day the rules know to
/// `last`. It looks at every day, which takes seconds: never while somebody waits for a page. Where
/// only words differ, nobody moves, and that is seen at once. None where it was stopped.
#[must_use]
pub fn difference(
    before: &Handbook,
    after: &Handbook,
    last: NaiveDate,
    stop: &Stop,
) -> Option<Vec<Moved>> {
    let mut moved: Vec<Moved> = Vec::new();
    if values(before) == values(after) && before.states() == after.states() {
        return Some(moved);
    }
    let span = Span {
        before,
        after,
        last,
        stop,
    };
    for somebody in everybody(before.knowledge(), after.knowledge()) {
        for area in areas(&somebody, &span)? {
            let same = moved.iter_mut().find(|row| {
                (row.cards, row.from, row.to) == (area.cards, area.from, area.to)
                    && (&row.before, &row.after) == (&area.before, &area.after)
            });
            match same {
                Some(row) => row.who.push(somebody.who.clone()),
                None => moved.push(Moved {
                    who: vec![somebody.who.clone()],
                    cards: area.cards,
                    from: area.from,
                    to: area.to,
                    is_open: area.to == last,
                    before: area.before,
                    after: area.after,
                }),
            }
        }
    }
    Some(moved)
}

/// What is compared, and for how long.
struct Span<'a> {
    before: &'a Handbook,
    after: &'a Handbook,
    last: NaiveDate,
    stop: &'a Stop,
}

/// The facts without their words and sources: the rules read neither.
fn values(handbook: &Handbook) -> BTreeMap<&FactId, Fact> {
    let facts = handbook.knowledge().facts.iter();
    let bare = |fact: &Fact| Fact {
        about: fact.about.clone(),
        contradicts: fact.contradicts.clone(),
        sources: Vec::new(),
        text: BTreeMap::new(),
        ..*fact
    };
    facts.map(|(id, fact)| (id, bare(fact))).collect()
}

/// Somebody to follow through all days.
struct Somebody {
    who: Who,
    person: &'static Person,
    message: Option<FactId>,
}

/// The typical people, and one more for each message whose values have changed.
fn everybody(before: &Knowledge, after: &Knowledge) -> Vec<Somebody> {
    let typical = PEOPLE.iter().map(|person| Somebody {
        who: Who::Typical(person.key),
        person,
        message: None,
    });
    let ids: BTreeSet<_> = before.facts.keys().chain(after.facts.keys()).collect();
    let told = ids
        .into_iter()
        .filter(|id| {
            let about = [before, after].map(|knowledge| knowledge.fact(id).map(|fact| &fact.about));
            let is_message = about
                .iter()
                .flatten()
                .any(|about| matches!(about, Detail::Message(_)));
            is_message && about[0] != about[1]
        })
        .map(|id| Somebody {
            who: Who::Told(id.clone()),
            person: &PEOPLE[0],
            message: Some(id.clone()),
        });
    typical.chain(told).collect()
}

impl Somebody {
    /// The answers on a day but for the expiry date; none where they cannot be told.
    fn answers(&self, handbook: &Handbook, day: NaiveDate) -> Option<Answers> {
        let knowledge = handbook.knowledge();
        let mut answers = self.person.answers(knowledge, day).ok()?;
        if let Some(id) = &self.message {
            knowledge.message(id)?;
            answers.portal = Some(PortalTold::Message);
            answers.message = Some(MessageTold::Known(id.clone()));
            answers.place = Some(Place::Portugal);
            answers.tried = Some(Tried::NONE);
        }
        Some(answers)
    }
}

/// Where somebody moves: the cards and days as few areas as can be told. None where it was stopped.
fn areas(somebody: &Somebody, span: &Span<'_>) -> Option<Vec<Area>> {
    let (before, after) = (span.before, span.after);
    let mut rows = Rows::default();
    for day in dates::DECREE_FROM
        .iter_days()
        .take_while(|day| *day <= span.last)
    {
        if span.stop.is_now() {
            return None;
        }
        let answers = [before, after].map(|handbook| somebody.answers(handbook, day));
        let ways = |expires: Expires| {
            let way = |handbook: &Handbook, answers: &Option<Answers>| {
                answers.as_ref().map_or(Way::CannotBeTold, |answers| {
                    let answers = Answers {
                        expires: Some(expires),
                        ..answers.clone()
                    };
                    Way::from(next_step(&answers, handbook, day).step)
                })
            };
            Way::apart(way(before, &answers[0]), way(after, &answers[1]))
        };
        rows.unknown(day, ways(Expires::Unknown));
        let starts = starts(before, after, day);
        rows.dated(
            day,
            starts
                .into_iter()
                .map(|start| (start, ways(Expires::On(start)))),
        );
    }
    Some(rows.into_areas())
}

/// The first expiry date of every interval that either handbook distinguishes on `day`. The first
/// one stands for all dates before it too.
fn starts(before: &Handbook, after: &Handbook, day: NaiveDate) -> BTreeSet<NaiveDate> {
    let mut starts = boundaries::expiries(before, day);
    starts.append(&mut boundaries::expiries(after, day));
    starts.insert(six_months_last(day));
    let states = before.states().iter().chain(after.states());
    let months = states.filter_map(|state| state.month);
    starts.extend(months.flat_map(|month| [month, month + Months::new(1)]));
    starts
}
