//! The sites, with what their visitors did in the last thirty days.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use chrono::Days;
use store::{Site, SiteCount};

use super::{HERE, keeps};
use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::page::{Keep, Page};
use crate::state::AppState;

/// How many days the sums of the list go back.
const DAYS: u64 = 30;

#[derive(Template)]
#[template(path = "editor/sites/list.html")]
struct SitesPage {
    shell: Shell,
    sites: Vec<SiteView>,
    /// Sums of the built-in site.
    any: (i64, i64),
    may_add: bool,
}

/// A site in the list.
struct SiteView {
    site: Site,
    starts: i64,
    results: i64,
}

/// Starts and results of a site.
fn sums(counts: &[SiteCount], site: &str) -> (i64, i64) {
    let of = counts.iter().filter(|count| count.site == site);
    of.fold((0, 0), |(starts, results), count| {
        (starts + count.starts, results + count.results)
    })
}

/// `GET /editor/sites`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let store = store(&state)?;
    let counts = store
        .site_counts(state.clock().today() - Days::new(DAYS - 1))
        .await?;
    let sites = store.live().await?.sites.into_iter();
    let mine = sites.filter(|site| keeps(&editor, &site.id));
    let page = SitesPage {
        sites: mine
            .map(|site| {
                let (starts, results) = sums(&counts, &site.id);
                SiteView {
                    site,
                    starts,
                    results,
                }
            })
            .collect(),
        any: sums(&counts, crate::framed::ANY),
        may_add: editor.may(Right::Sites) && editor.account.site.is_none(),
        shell: Shell::new(&editor, HERE).after(&query),
    };
    Ok(Page::new(page, Keep::Nothing).into_response())
}
