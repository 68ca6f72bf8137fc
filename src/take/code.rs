//! Where a code leads: to the result that it holds, as it was told on its day. A code that is not
//! whole is asked for again, with what was typed.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use triage::parse_visit;

use crate::address::{Asked, RawQuery, Which};
use crate::assets;
use crate::code::Code;
use crate::extract::{InLang, LastSegment, Negotiated};
use crate::i18n::Lang;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::paths::Paths;
use crate::redirect::see_other;
use crate::state::AppState;

/// The field of the form.
const FIELD: &str = "code";
/// The most signs of what was typed that are shown again.
const SHOWN: usize = 60;

#[derive(Template)]
#[template(path = "code.html")]
struct CodePage {
    layout: Layout,
    stylesheet: &'static str,
    /// What was typed, where it is no code.
    typed: Option<String>,
}

/// `GET /r/{code}`
pub(super) async fn open(
    state: AppState,
    Negotiated(lang): Negotiated,
    LastSegment(written): LastSegment,
) -> Response {
    match result(&state, lang, &written).await {
        Some(there) => unkept(&there),
        None => asked_again(&state, lang, &written),
    }
}

/// `GET /r`: whoever reads the address on a paper and leaves the code away.
pub(super) async fn bare(Negotiated(lang): Negotiated) -> Response {
    unkept(&Paths::new(lang).code())
}

/// `GET /{lang}/code`, and `?code=` with what was typed.
pub(super) async fn typed(state: AppState, InLang(lang): InLang, query: RawQuery) -> Response {
    let written = query.get(FIELD).unwrap_or_default();
    if written.trim().is_empty() {
        return Page::new(page(&state, lang, None), Keep::Nothing).into_response();
    }
    match result(&state, lang, written).await {
        Some(there) => unkept(&there),
        None => asked_again(&state, lang, written),
    }
}

fn asked_again(state: &AppState, lang: Lang, written: &str) -> Response {
    let typed = written.chars().take(SHOWN).collect();
    Page::new(page(state, lang, Some(typed)), Keep::Nothing)
        .with_status(StatusCode::NOT_FOUND)
        .into_response()
}

fn page(state: &AppState, lang: Lang, typed: Option<String>) -> CodePage {
    CodePage {
        layout: Layout::plain(state, lang, "/code"),
        stylesheet: assets::take_stylesheet(),
        typed,
    }
}

/// The address of the result; none where it is no code. A language that is not served any more is
/// taken from the browser; an edition that cannot be had now gives way to the one of today.
async fn result(state: &AppState, lang: Lang, written: &str) -> Option<String> {
    // Some paste the whole address.
    let code = Code::read(written.rsplit_once("/r/").map_or(written, |(_, code)| code))?;
    let lang = state.lang(&code.lang).unwrap_or(lang);
    let current = state.snapshot().edition.number;
    let is_older = (1..current).contains(&code.edition);
    let edition = is_older.then_some(Which::Number(code.edition));
    let (snapshot, edition) = match state.asked(edition).await {
        Ok(snapshot) => (snapshot, edition),
        Err(_) => (state.asked(None).await.ok()?, None),
    };
    let today = state.clock().today();
    let is_known = parse_visit(&code.day.to_string(), today).is_ok();
    let asked = Asked {
        answers: code.answers(snapshot.knowledge()),
        edition,
        on: (code.day != today && is_known).then_some(code.day),
    };
    Some(Paths::new(lang).result(&asked))
}

/// A redirect that nobody keeps: it leads elsewhere tomorrow.
fn unkept(there: &str) -> Response {
    let mut response = see_other(there);
    response.extensions_mut().insert(Keep::Nothing);
    response
}
