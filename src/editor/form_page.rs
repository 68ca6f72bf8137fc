//! A page that is one form and nothing else.

use askama::Template;
use axum::response::Response;

use super::answer::answer;
use super::form::{Form, Input};
use super::shell::Shell;

/// The page.
#[derive(Template)]
#[template(path = "editor/form_page.html")]
pub(super) struct FormPage {
    pub(super) shell: Shell,
    pub(super) title: String,
    /// What to know before filling it in; may be empty.
    pub(super) lead: String,
    pub(super) form: Form,
    /// Where it is sent.
    pub(super) action: String,
    /// Where one came from.
    pub(super) back: &'static str,
}

impl FormPage {
    /// The answer, which says by its status whether something is wrong.
    pub(super) fn respond(self) -> Response {
        let is_wrong = self.form.is_wrong();
        answer(self, is_wrong)
    }
}
