//! What was changed of a fact: who, when, why, and what was there before and after, in words.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use serde_json::Value as Json;
use store::journal::{Asked, Change, Subject};

use super::build::fact_values;
use super::known::title;
use super::put_back;
use super::value::Value;
use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::SegmentBeforeLast;
use crate::i18n::Texts;
use crate::page::{Keep, Page};
use crate::state::AppState;

/// How many changes a page shows.
const PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "editor/facts/history.html")]
struct HistoryPage {
    shell: Shell,
    id: String,
    title: String,
    changes: Vec<ChangeView>,
    /// The number after which the next page goes on.
    next: Option<i64>,
}

struct ChangeView {
    /// Who and when.
    head: String,
    /// Which text or phrase it was; empty for the fact itself.
    of: String,
    why: String,
    lines: Vec<Line>,
    /// The form that puts back what was there before.
    back: Option<String>,
}

impl ChangeView {
    /// For whoever may only read.
    fn without_back(self) -> Self {
        Self { back: None, ..self }
    }
}

/// One value: its name, before, after.
struct Line {
    name: String,
    before: String,
    after: String,
}

/// `GET /editor/facts/{id}/history`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
    query: RawQuery,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let store = store(&state)?;
    let fact = store.fact_to_edit(&id).await?;
    let asked = Asked {
        key: Some(&id),
        before: query.get("before").and_then(|typed| typed.parse().ok()),
        ..Asked::default()
    };
    let changes = store.journal(asked, PAGE).await?;
    if fact.is_none() && changes.is_empty() {
        return Err(AppError::NotFound);
    }
    let values: Vec<&'static Value> = fact
        .iter()
        .flat_map(|fact| fact_values(fact.value.about.kind()))
        .collect();
    let is_full = i64::try_from(changes.len()).is_ok_and(|count| count == PAGE);
    let may_edit = editor.may(Right::Edit);
    let title = fact.map(|fact| title(t, &fact.value)).unwrap_or_default();
    let page = HistoryPage {
        shell: Shell::new(&editor, "/editor/facts"),
        next: changes.last().map(|last| last.id).filter(|_| is_full),
        changes: changes
            .iter()
            .filter(|change| ABOUT_FACTS.contains(&change.what))
            .map(|change| view(t, &id, change, &values))
            .map(|view| if may_edit { view } else { view.without_back() })
            .collect(),
        title: if title.is_empty() { id.clone() } else { title },
        id,
    };
    Ok(Page::new(page, Keep::Nothing).into_response())
}

/// The kinds of changes whose key begins with the id of a fact.
const ABOUT_FACTS: [Subject; 4] = [
    Subject::Fact,
    Subject::Text,
    Subject::Phrase,
    Subject::Translation,
];

fn view(t: &Texts, id: &str, change: &Change, values: &[&'static Value]) -> ChangeView {
    let (by, at) = (("by", change.author.as_str()), ("at", t.moment(change.at)));
    let of = change.key.strip_prefix(id).unwrap_or_default();
    ChangeView {
        head: t.with_two("editing-change-head", by, at),
        of: of.trim_start_matches('/').replace('/', " · "),
        why: change.why.clone(),
        lines: lines(t, change, values),
        back: put_back::address(id, change),
    }
}

/// The values that differ.
fn lines(t: &Texts, change: &Change, values: &[&'static Value]) -> Vec<Line> {
    let (before, after) = (flat(change.before.as_ref()), flat(change.after.as_ref()));
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let paths = paths.into_iter();
    paths
        .filter(|path| before.get(*path) != after.get(*path))
        .map(|path| {
            let shown = |of: &BTreeMap<String, String>| of.get(path).cloned().unwrap_or_default();
            Line {
                name: name(t, path, values),
                before: shown(&before),
                after: shown(&after),
            }
        })
        .collect()
}

/// What a path is called: as in the form, or by its last part.
fn name(t: &Texts, path: &str, values: &[&'static Value]) -> String {
    let value = values.iter().find(|value| value.path == path);
    let last = path.rsplit('/').next().unwrap_or(path);
    let key = value.map_or(last, |value| value.name);
    let words = t.find(&format!("editing-field-{key}"));
    words.map_or_else(|| key.to_owned(), std::borrow::Cow::into_owned)
}

/// The values of some data by their paths.
fn flat(data: Option<&Json>) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    if let Some(data) = data {
        // A fact that was removed is kept with its phrases.
        let data = data.get("fact").unwrap_or(data);
        walk(data, String::new(), &mut all);
    }
    all
}

fn walk(data: &Json, path: String, all: &mut BTreeMap<String, String>) {
    let text = match data {
        Json::Object(fields) => {
            for (name, value) in fields {
                walk(value, format!("{path}/{name}"), all);
            }
            return;
        }
        Json::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(" · "),
        other => plain(other),
    };
    if !text.is_empty() {
        all.insert(path, text);
    }
}

fn plain(data: &Json) -> String {
    match data {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}
