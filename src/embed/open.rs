//! Where the full page is: a link, its address to copy and its QR code. A frame may have no right to
//! open anything, so the page works by being read.

use askama::Template;
use axum::http::Uri;
use axum::response::{IntoResponse as _, Response};

use crate::address::RawQuery;
use crate::error::AppError;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::paths::Paths;
use crate::qr::Qr;
use crate::shell::Shell;
use crate::site::Site;
use crate::state::AppState;

/// The longest address that is drawn: a phone reads a longer one badly.
const DRAWN: usize = 420;
/// The answers begin here.
const CHECK: &str = "/check/";

#[derive(Template)]
#[template(path = "embed/open.html")]
struct OpenPage {
    layout: Layout,
    /// The address of the full page.
    address: String,
    qr: Option<Qr>,
    /// Back to what was read in the frame.
    back: String,
    /// Whether the address holds answers.
    has_answers: bool,
}

/// `GET /embed/{site}/{lang}/open/…`: the rest is the page, as behind the language of the full site.
pub(super) async fn get(
    state: AppState,
    shell: Shell,
    uri: Uri,
    query: RawQuery,
) -> Result<Response, AppError> {
    let behind = shell.behind(uri.path());
    let page = behind.strip_prefix("/open").unwrap_or_default();
    let page = if page.is_empty() { "/" } else { page };
    if !is_a_page(page) {
        return Err(AppError::NotFound);
    }
    let kept = kept(&query);
    let full = Paths::new(shell.lang).start();
    let full = format!("{}{}{kept}", full.trim_end_matches('/'), page);
    let address = Site::of(&state).address(&full);
    let back = if page.starts_with(CHECK) {
        format!("{}{page}{kept}", shell.base())
    } else {
        Paths::within(&shell).start()
    };
    let qr = (address.len() <= DRAWN).then(|| Qr::new(&address));
    let here = format!("{behind}{kept}");
    let page = OpenPage {
        qr: qr.transpose()?,
        has_answers: page.starts_with(CHECK) && !kept.is_empty(),
        address,
        back,
        layout: Layout::within(&state, shell, &here),
    };
    Ok(Page::new(page, Keep::Private).into_response())
}

/// The parts of the full site that pages of a frame lead to.
const PARTS: [&str; 12] = [
    "",
    "check",
    "messages",
    "portals",
    "facts",
    "flow",
    "editions",
    "calendar",
    "embed",
    "about",
    "privacy",
    "accessibility",
];

/// Whether a path may be one of the full site: nobody makes this page say something else.
fn is_a_page(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    let first = parts.next().unwrap_or_default();
    let depth = parts.clone().count();
    let is_plain = path.chars().all(is_ours) && !path.contains("..") && !path.contains("//");
    PARTS.contains(&first) && depth <= 1 && is_plain
}

/// The signs of our own paths.
fn is_ours(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "-_./".contains(sign)
}

/// What the full page takes of a query: closed words, dates and commas, and not what only a frame
/// needs.
fn kept(query: &RawQuery) -> String {
    let is_plain = |value: &str| value.chars().all(|c| is_ours(c) || c == ',');
    let mut kept = String::new();
    for (name, value) in query.pairs() {
        if !["part", "pick"].contains(&name) && is_plain(name) && is_plain(value) {
            crate::address::push(&mut kept, name, value);
        }
    }
    kept
}
