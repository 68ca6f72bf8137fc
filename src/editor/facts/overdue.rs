//! What should have been checked again: first what most outcomes use, then what waits longest. Each
//! with its sources, and one button that says: checked today, still true.

use std::cmp::Reverse;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};

use super::known::Known;
use super::one::source_links;
use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::fact_view::{self, SourceView};
use crate::page::{Keep, Page};
use crate::state::AppState;
use crate::walked::walked;

/// The most that are shown at once: more come up as these are done.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "editor/facts/overdue.html")]
struct OverduePage {
    shell: Shell,
    rows: Vec<Row>,
    /// How many there are in all.
    count: String,
    /// Whether the uses are still being counted.
    is_counting: bool,
}

struct Row {
    id: String,
    version: i32,
    title: String,
    kind: String,
    /// When it was checked; none where it never was.
    checked: Option<String>,
    /// In how many outcomes, in words.
    uses: String,
    /// For how long it has waited, in words.
    since: String,
    sources: Vec<SourceView>,
}

/// `GET /editor/facts/overdue`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let today = state.clock().today();
    let known = Known::read(store(&state)?, t).await?;
    let walked = walked(&state);
    let uses = |id: &str| {
        let uses = walked.as_ref().map(|walked| walked.uses.get(id));
        uses.flatten().copied().unwrap_or_default()
    };
    let mut overdue: Vec<_> = known
        .facts
        .iter()
        .filter(|(_, fact)| fact.value.is_overdue_on(today))
        .map(|(id, fact)| (Reverse(uses(id)), fact.value.fresh_until(), id, fact))
        .collect();
    // What was never checked has waited longest.
    overdue.sort_by_key(|(uses, since, id, _)| (*uses, *since, *id));
    let count = t.with("editing-overdue-count", "count", overdue.len());
    let rows = overdue
        .into_iter()
        .take(SHOWN)
        .map(|(uses, since, id, fact)| Row {
            id: id.clone(),
            version: fact.version,
            title: known.title(id),
            kind: t
                .get(&format!("kind-{}", fact.value.about.kind()))
                .into_owned(),
            checked: since.map(|_| fact_view::checked(t, fact.value.checked(today))),
            uses: t.with("editing-uses", "count", uses.0),
            since: since.map_or_else(
                || t.get("editing-never-checked").into_owned(),
                |since| t.with("editing-overdue-since", "day", t.date(since)),
            ),
            sources: source_links(t, &known, &fact.value),
        });
    let of = query.get("of").filter(|id| known.facts.contains_key(*id));
    let of = of.map(|id| known.title(id));
    let page = OverduePage {
        shell: Shell::new(&editor, "/editor/facts/overdue")
            .after(&query)
            .about(of),
        rows: rows.collect(),
        count,
        is_counting: walked.is_none(),
    };
    Ok(Page::new(page, Keep::Nothing).into_response())
}
