//! The page after a tap: what was kept, or why nothing was.

use askama::Template;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::told::Told;
use crate::fact_view::FactLink;
use crate::i18n::Lang;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::paths::Paths;
use crate::state::AppState;

/// What became of it.
#[derive(Clone, Copy)]
pub(super) enum Ended {
    /// It came in.
    Thanks,
    /// No reports are counted now.
    Frozen,
    /// The database does not answer.
    Unavailable,
    /// It was none of our buttons.
    NotUnderstood,
}

#[derive(Template)]
#[template(path = "worked.html")]
struct EndedPage {
    layout: Layout,
    title: &'static str,
    lead: &'static str,
    is_thanks: bool,
    /// The result that it was about.
    result: Option<String>,
    /// The message and the portal that it was about.
    about: Vec<FactLink>,
}

/// The page in a language, after a tap on a page that the browser names.
pub(super) fn page(
    state: &AppState,
    lang: Lang,
    (told, headers): (Option<&Told>, &HeaderMap),
    (ended, status): (Ended, StatusCode),
) -> Response {
    let (title, lead) = match ended {
        Ended::Thanks => ("report-thanks", "worked-thanks-lead"),
        Ended::Frozen => ("report-frozen", "worked-frozen-lead"),
        Ended::Unavailable => ("report-unavailable", "report-unavailable-lead"),
        Ended::NotUnderstood => ("worked-not-understood", "worked-not-understood-lead"),
    };
    let about = told.map_or_else(Vec::new, |told| about(state, lang, told));
    let result = result(headers, lang);
    let paths = Paths::new(lang);
    // This page has no address to open. In another language there is what it was about.
    let first = about.first().map(|link| link.href.clone());
    let here = (result.clone()).or(first).unwrap_or(paths.messages());
    let here = here.strip_prefix(paths.start().trim_end_matches('/'));
    let page = EndedPage {
        layout: Layout::plain(state, lang, here.unwrap_or("/messages")),
        title,
        lead,
        is_thanks: matches!(ended, Ended::Thanks),
        result,
        about,
    };
    Page::new(page, Keep::Nothing)
        .with_status(status)
        .into_response()
}

/// The result from which somebody tapped, as the browser says it: its page is one of ours, and it is
/// sent there alone.
fn result(headers: &HeaderMap, lang: Lang) -> Option<String> {
    let page = headers.get(header::REFERER)?.to_str().ok()?;
    let (_, site) = page.split_once("://")?;
    let page = &site[site.find('/')?..];
    Paths::new(lang).result_behind(page)
}

fn about(state: &AppState, lang: Lang, told: &Told) -> Vec<FactLink> {
    let (snapshot, today, paths) = (state.snapshot(), state.clock().today(), Paths::new(lang));
    let link = |id: &String, href: String| {
        let fact = snapshot.knowledge().fact(id)?;
        Some(FactLink {
            title: lang.texts().fact(fact, "title", today).into_owned(),
            href,
        })
    };
    let message = told.message.as_ref();
    let message = message.and_then(|id| link(id, paths.message(id)));
    let portal = told.portal.as_ref();
    let portal = portal.and_then(|id| link(id, paths.portal(id)));
    message.into_iter().chain(portal).collect()
}
