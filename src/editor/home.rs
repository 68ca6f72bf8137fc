//! The first page after signing in.

use askama::Template;
use axum::response::{IntoResponse as _, Response};

use super::guard::Editor;
use super::rights::Right;
use super::shell::Shell;
use crate::page::{Keep, Page};

#[derive(Template)]
#[template(path = "editor/home.html")]
struct HomePage {
    shell: Shell,
    role: String,
}

/// `GET /editor`
pub(super) async fn get(editor: Editor) -> Response {
    let shell = Shell::new(&editor, "/editor");
    let role = shell.t().get(&format!("role-{}", editor.role().name()));
    let role = role.into_owned();
    Page::new(HomePage { shell, role }, Keep::Nothing).into_response()
}
