//! The windows whose days move with another one: a row is in force until the next one takes its
//! place, so whoever saves one may end the one before it. That is said before and after.

use std::collections::BTreeMap;

use store::journal::{Asked, Subject};
use store::{Store, StoreError, derive_window_ends};
use triage::Knowledge;
use triage::knowledge::{Detail, Fact, Holds};

use super::known::Known;
use crate::editor::form::{Field, Form, Input};
use crate::i18n::Texts;

/// A window whose days move.
pub(super) struct Moved {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// The windows that would get other days if `id` was as `fact` says; without a fact, if it was gone.
pub(super) fn would_move(t: &Texts, known: &Known, id: &str, fact: Option<&Fact>) -> Vec<Moved> {
    let windows = known.facts.iter().map(|(id, fact)| (id, &fact.value));
    let windows = windows.filter(|(other, fact)| *other != id && is_window(fact));
    let before: BTreeMap<_, _> = windows
        .map(|(id, fact)| (id.clone(), fact.clone()))
        .collect();
    let mut after = Knowledge {
        facts: before.clone(),
        ..Knowledge::default()
    };
    if let Some(fact) = fact {
        after.facts.insert(id.to_owned(), fact.clone());
    }
    derive_window_ends(&mut after);
    let moved = before.into_iter().filter_map(|(id, was)| {
        let now = after.facts.get(&id)?.holds;
        (now != was.holds).then(|| Moved {
            title: known.title(&id),
            before: days(t, was.holds),
            after: days(t, now),
            id,
        })
    });
    moved.collect()
}

/// The windows that moved when `id` was saved last: they changed in the same moment.
pub(super) async fn moved_with(
    store: &Store,
    t: &Texts,
    known: &Known,
    id: &str,
) -> Result<Vec<Moved>, StoreError> {
    let Some(saved) = known.facts.get(id).filter(|fact| is_window(&fact.value)) else {
        return Ok(Vec::new());
    };
    let asked = Asked {
        what: Some(Subject::Fact),
        from: Some(saved.at),
        until: Some(saved.at + chrono::TimeDelta::microseconds(1)),
        ..Asked::default()
    };
    let changes = store.journal(asked, 99).await?.into_iter();
    let moved = changes
        .filter(|change| change.key != id)
        .filter_map(|change| {
            let holds = |of: Option<serde_json::Value>| -> Option<Holds> {
                serde_json::from_value(of?.get("holds")?.clone()).ok()
            };
            Some(Moved {
                title: known.title(&change.key),
                before: days(t, holds(change.before)?),
                after: days(t, holds(change.after)?),
                id: change.key,
            })
        });
    Ok(moved.collect())
}

/// What was said of the windows that move, so that only whoever has read it saves.
pub(super) fn field(moved: &[Moved]) -> Field {
    let said = moved.iter().map(|one| format!("{} {}", one.id, one.after));
    let said: Vec<_> = said.collect();
    Field::new("moves", "", Input::Hidden).filled(said.join("; "))
}

/// Whether whoever sent the form has read which windows move. Where not, the form says so and is
/// not saved.
pub(super) fn are_known(t: &Texts, form: &mut Form, sent: Option<&str>, moved: &[Moved]) -> bool {
    let field = field(moved);
    let are_known = moved.is_empty() || sent == Some(field.value.as_str());
    form.fields.push(field);
    if !are_known {
        form.wrong("", t.get("editing-moves"));
    }
    are_known
}

fn is_window(fact: &Fact) -> bool {
    matches!(fact.about, Detail::Window(_))
}

fn days(t: &Texts, holds: Holds) -> String {
    let from = holds.from.map(|day| t.date(day)).unwrap_or_default();
    match holds.to {
        None => t.with("editing-days-open", "from", from),
        Some(to) => t.with_two("editing-days", ("from", from), ("to", t.date(to))),
    }
}
