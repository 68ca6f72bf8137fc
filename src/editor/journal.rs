//! The journal: who changed what, when and why.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use store::journal::{Asked, Change};

use super::access::guard::{Editor, store};
use super::shell::Shell;
use crate::address::RawQuery;
use crate::error::AppError;
use crate::i18n::Texts;
use crate::page::{Keep, Page};
use crate::state::AppState;

/// How many changes a page shows.
const PAGE: i64 = 100;

#[derive(Template)]
#[template(path = "editor/journal.html")]
struct JournalPage {
    shell: Shell,
    changes: Vec<Row>,
    /// The number before which the next page goes on.
    older: Option<i64>,
}

/// One change in a list.
pub(super) struct Row {
    pub(super) when: String,
    pub(super) who: String,
    pub(super) what: String,
    pub(super) key: String,
    pub(super) why: String,
}

impl Row {
    pub(super) fn new(t: &Texts, change: Change) -> Self {
        let what = t.get(&format!("subject-{}", change.what.name()));
        Self {
            when: t.moment(change.at),
            what: what.into_owned(),
            who: change.author,
            key: change.key,
            why: change.why,
        }
    }
}

/// `GET /editor/journal?before=…`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let asked = Asked {
        before: query.get("before").and_then(|typed| typed.parse().ok()),
        ..Asked::default()
    };
    let changes = store(&state)?.journal(asked, PAGE).await?;
    let is_full = i64::try_from(changes.len()).is_ok_and(|count| count == PAGE);
    let older = changes.last().map(|last| last.id).filter(|_| is_full);
    let shell = Shell::new(&editor, "/editor/journal");
    let t = shell.t();
    let page = JournalPage {
        changes: changes.into_iter().map(|one| Row::new(t, one)).collect(),
        older,
        shell,
    };
    Ok(Page::new(page, Keep::Nothing).into_response())
}
