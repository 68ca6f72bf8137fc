//! What went wrong on a page of the editors, in their own frame: with the menu for whoever is signed
//! in. What there is and what is not, and who may, is decided elsewhere; this only says it.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::access::guard::signed_in;
use super::shell::Shell;
use crate::error;
use crate::i18n::negotiate;
use crate::page::{Keep, Page};
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editor/error.html")]
struct ErrorPage {
    shell: Shell,
    key: &'static str,
}

impl ErrorPage {
    fn title(&self) -> String {
        self.words("")
    }

    /// What it means for an editor, where that is another thing than for a visitor.
    fn body(&self) -> String {
        let own = self.shell.t().find(&format!("editor-error-{}", self.key));
        own.map_or_else(|| self.words("-body"), std::borrow::Cow::into_owned)
    }

    fn words(&self, end: &str) -> String {
        let key = format!("error-{}{end}", self.key);
        self.shell.t().get(&key).into_owned()
    }
}

/// The layer around every address of the editors, known or not.
pub(super) async fn dress(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let mut response = next.run(request).await;
    let Some(key) = error::take(&mut response) else {
        return response;
    };
    let shell = match signed_in(&state, &headers).await {
        Some(editor) => Shell::new(&editor, ""),
        None => Shell::signed_out(negotiate(headers.get(header::ACCEPT_LANGUAGE))),
    };
    let page = Page::new(ErrorPage { shell, key }, Keep::Nothing);
    let mut page = page.with_status(response.status()).into_response();
    let no_store = HeaderValue::from_static("no-store");
    page.headers_mut().insert(header::CACHE_CONTROL, no_store);
    page
}
