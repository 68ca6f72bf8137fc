//! Where a code leads: to the result that it holds, as it was told on its day. Where that day or its
//! knowledge cannot be had, a page says so before what holds today is opened. A code that is not whole
//! is asked for again, with what was typed.
//!
//! The form is a GET: the code is in an address anyway, on the paper and in `/r/`, so one that was typed
//! can be reloaded, and a language chosen, without sending anything again.

use std::borrow::Cow;

use askama::Template;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use triage::parse_visit;

use crate::address::{Asked, RawQuery, Which, and};
use crate::assets;
use crate::code::{Code, Unread};
use crate::digits::plain;
use crate::error::AppError;
use crate::extract::{InLang, Negotiated};
use crate::i18n::Lang;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::paths::Paths;
use crate::redirect::see_other;
use crate::state::AppState;

/// The field of the form.
const FIELD: &str = "code";
/// The most signs of what was typed that are shown again, as many as the field takes.
const SHOWN: usize = 300;

#[derive(Template)]
#[template(path = "code.html")]
struct CodePage {
    layout: Layout,
    stylesheet: &'static str,
    /// What was typed, where it cannot be read.
    typed: Option<String>,
    unread: Unread,
}

impl CodePage {
    /// The keys of the words for what is wrong, and for what to do.
    fn fault(&self) -> (&'static str, &'static str) {
        match self.unread {
            Unread::NotWhole => ("code-wrong", "code-wrong-help"),
            Unread::OfAnother => ("code-of-another", "code-of-another-help"),
        }
    }
}

/// A code that does not lead to what was told.
#[derive(Template)]
#[template(path = "code-of-then.html")]
struct ThenPage {
    layout: Layout,
    day: String,
    missing: Missing,
    /// What holds today with the same answers.
    today: String,
}

/// What cannot be had of what a code was made with.
#[derive(Clone, Copy)]
enum Missing {
    /// Nobody knows the rules of its day.
    Day,
    /// There is no such edition.
    Edition,
    /// It cannot be fetched now.
    ForNow,
}

impl Missing {
    const fn words(self) -> &'static str {
        match self {
            Self::Day => "code-then-day",
            Self::Edition => "code-then-edition",
            Self::ForNow => "code-then-for-now",
        }
    }
}

/// `GET /r/{code}`, and whatever else somebody writes there by hand.
pub(super) async fn open(state: AppState, Negotiated(lang): Negotiated, uri: Uri) -> Response {
    let written = uri.path().splitn(3, '/').nth(2).unwrap_or_default();
    let written = percent_decode_str(written).decode_utf8_lossy();
    let code = match read(&written) {
        Ok(code) => code,
        Err(unread) => return asked_again(&state, lang, &written, unread),
    };
    let lang = state.lang(&code.lang).unwrap_or(lang);
    lead(&state, lang, &code, &written).await
}

/// `GET /r`: whoever reads the address on a paper and leaves the code away.
pub(super) async fn bare(Negotiated(lang): Negotiated) -> Response {
    unkept(&Paths::new(lang).code())
}

/// `GET /{lang}/code`, and `?code=` with what was typed.
pub(super) async fn typed(state: AppState, InLang(lang): InLang, query: RawQuery) -> Response {
    let written = query.get(FIELD).unwrap_or_default();
    if written.trim().is_empty() {
        let empty = page(&state, lang, None, Unread::NotWhole);
        return Page::new(empty, Keep::Nothing).into_response();
    }
    match read(written) {
        Ok(code) => lead(&state, lang, &code, written).await,
        Err(unread) => asked_again(&state, lang, written, unread),
    }
}

/// Some paste the whole address, or a message with it.
fn read(written: &str) -> Result<Code, Unread> {
    let written = plain(written).collect::<String>().to_ascii_lowercase();
    let code = written
        .rsplit_once("/r/")
        .map_or(written.as_str(), |(_, code)| code);
    let code = code.split(['?', '#']).next().unwrap_or_default();
    Code::read(code).or_else(|unread| {
        // What follows an address in a message is not part of it.
        let first = code.split_whitespace().next();
        first.and_then(|first| Code::read(first).ok()).ok_or(unread)
    })
}

fn asked_again(state: &AppState, lang: Lang, written: &str, unread: Unread) -> Response {
    let typed = written.chars().take(SHOWN).collect();
    Page::new(page(state, lang, Some(typed), unread), Keep::Nothing)
        .with_status(StatusCode::NOT_FOUND)
        .into_response()
}

fn page(state: &AppState, lang: Lang, typed: Option<String>, unread: Unread) -> CodePage {
    CodePage {
        layout: Layout::plain(state, lang, &here(typed.as_deref().unwrap_or_default())),
        stylesheet: assets::take_stylesheet(),
        typed,
        unread,
    }
}

/// The same page in another language keeps what was typed.
fn here(written: &str) -> String {
    if written.is_empty() {
        return "/code".to_owned();
    }
    let written: Cow<'_, str> = utf8_percent_encode(written, NON_ALPHANUMERIC).into();
    and("/code", FIELD, &written)
}

/// To the result where all that it was made with is there; else to the page that says what is not.
async fn lead(state: &AppState, lang: Lang, code: &Code, written: &str) -> Response {
    let today = state.clock().today();
    let current = state.snapshot().edition.number;
    let edition = (code.edition != current).then_some(Which::Number(code.edition));
    let is_known = parse_visit(&code.day.to_string(), today).is_ok();
    let missing = match state.asked(edition).await {
        _ if !is_known => Missing::Day,
        Ok(snapshot) => {
            let asked = Asked {
                answers: code.answers(snapshot.knowledge()),
                edition,
                on: (code.day != today).then_some(code.day),
            };
            let lang = state.lang(&code.lang).unwrap_or(lang);
            return unkept(&Paths::new(lang).result(&asked));
        }
        Err(AppError::NoEdition) => Missing::Edition,
        Err(_) => Missing::ForNow,
    };
    let asked = Asked {
        answers: code.answers(state.snapshot().knowledge()),
        ..Asked::default()
    };
    let page = ThenPage {
        layout: Layout::plain(state, lang, &here(written)),
        day: lang.texts().date(code.day),
        missing,
        today: Paths::new(lang).result(&asked),
    };
    Page::new(page, Keep::Nothing).into_response()
}

/// A redirect that nobody keeps: it leads elsewhere tomorrow.
fn unkept(there: &str) -> Response {
    let mut response = see_other(there);
    response.extensions_mut().insert(Keep::Nothing);
    response
}
