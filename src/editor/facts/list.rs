//! Every fact of the working copy, by kind: searched by words, with what is overdue and what has
//! translations to renew.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use store::{SOURCE_LANGUAGE, digest};
use triage::knowledge::{Detail, Fact};

use super::known::Known;
use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::fact_view;
use crate::page::{Keep, Page};
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editor/facts/list.html")]
struct FactsPage {
    shell: Shell,
    q: String,
    only_stale: bool,
    groups: Vec<Group>,
    count: String,
}

/// The facts of a kind.
struct Group {
    name: String,
    rows: Vec<Row>,
}

struct Row {
    id: String,
    title: String,
    checked: String,
    is_overdue: bool,
    is_stale: bool,
}

/// `GET /editor/facts?q=niss`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let today = state.clock().today();
    let known = Known::read(store(&state)?, t).await?;
    let q = query.get("q").unwrap_or_default().trim().to_owned();
    let only_stale = query.get("stale").is_some();
    let words: Vec<String> = q.split_whitespace().map(str::to_lowercase).collect();
    let row = |id: &String, fact: &Fact| Row {
        id: id.clone(),
        title: known.title(id),
        checked: fact_view::checked(t, fact.checked(today)),
        is_overdue: fact.is_overdue_on(today),
        is_stale: is_stale(fact),
    };
    let of_kind = |kind: &str| -> Vec<Row> {
        let facts = known.facts.iter().map(|(id, fact)| (id, &fact.value));
        facts
            .filter(|(id, fact)| fact.about.kind() == kind && has_words(id, fact, &words))
            .map(|(id, fact)| row(id, fact))
            .filter(|row| !only_stale || row.is_stale)
            .collect()
    };
    let groups: Vec<_> = Detail::KINDS
        .into_iter()
        .map(|kind| Group {
            name: t.get(&format!("kind-{kind}")).into_owned(),
            rows: of_kind(kind),
        })
        .filter(|group| !group.rows.is_empty())
        .collect();
    let found: usize = groups.iter().map(|group| group.rows.len()).sum();
    let page = FactsPage {
        shell: Shell::new(&editor, "/editor/facts").after(&query),
        q,
        only_stale,
        count: t.with("editing-found", "count", found),
        groups,
    };
    Ok(Page::new(page, Keep::Nothing).into_response())
}

/// Whether a fact has every one of the words, in its id or in any of its texts.
fn has_words(id: &str, fact: &Fact, words: &[String]) -> bool {
    let texts = fact.text.values().flat_map(|fields| fields.values());
    let texts: Vec<String> = texts.map(|text| text.body().to_lowercase()).collect();
    words
        .iter()
        .all(|word| id.contains(word) || texts.iter().any(|text| text.contains(word)))
}

/// Whether a translation was made from another text than the one of today, or is missing.
pub(super) fn is_stale(fact: &Fact) -> bool {
    let Some(source) = fact.text.get(SOURCE_LANGUAGE) else {
        return false;
    };
    let others = || {
        fact.text
            .iter()
            .filter(|(language, _)| *language != SOURCE_LANGUAGE)
    };
    source.iter().any(|(field, text)| {
        let hash = digest(text.body());
        others().any(|(_, fields)| {
            fields
                .get(field)
                .is_none_or(|translation| translation.is_stale_against(&hash))
        })
    })
}
