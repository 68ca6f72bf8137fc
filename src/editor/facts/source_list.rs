//! The register of sources, searched by words: no fact without one.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use triage::knowledge::Source;

use super::sources::HERE;
use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::fact_view::{self, SourceView};
use crate::page::{Keep, Page};
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editor/facts/sources.html")]
struct SourcesPage {
    shell: Shell,
    q: String,
    count: String,
    rows: Vec<(String, SourceView)>,
}

/// `GET /editor/sources?q=aima`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let sources = store(&state)?.sources_to_edit().await?;
    let q = query.get("q").unwrap_or_default().trim().to_owned();
    let words: Vec<String> = q.split_whitespace().map(str::to_lowercase).collect();
    let has_words = |id: &str, source: &Source| {
        let url = source.url.as_deref().unwrap_or_default();
        let text = format!("{id} {} {} {url}", source.title, source.publisher).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let rows: Vec<_> = sources
        .into_iter()
        .filter(|(id, source)| has_words(id, &source.value))
        .map(|(id, source)| (id, fact_view::source(t, &source.value)))
        .collect();
    let page = SourcesPage {
        shell: Shell::new(&editor, HERE).after(&query),
        q,
        count: t.with("editing-found", "count", rows.len()),
        rows,
    };
    Ok(Page::new(page, Keep::Nothing).into_response())
}
