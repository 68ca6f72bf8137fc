//! The way out of a frame: where the full page is, and the page of somebody else that a link meant.
//! Each is a link, an address to copy and, for ours, a QR code. A frame may have no right to open
//! anything, so the page works by being read.

use std::borrow::Cow;

use askama::Template;
use axum::http::Uri;
use axum::response::{IntoResponse as _, Response};

use super::our_page::{kept, may_be};
use crate::address::{RawQuery, and, read_edition, read_on};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::layout::{Layout, TO};
use crate::outside;
use crate::page::{Keep, Page};
use crate::paths::Paths;
use crate::qr::Qr;
use crate::redirect::{is_here, see_other};
use crate::shell::Shell;
use crate::site::Site;
use crate::softened::host;
use crate::state::AppState;

/// The longest address that is drawn: a phone reads a longer one badly.
const DRAWN: usize = 420;
/// The longest pair of addresses beside which there is room for the code: no page of a frame is
/// higher than a thousand pixels on a phone.
const WITH_ROOM: usize = 200;
/// The answers begin here.
const CHECK: &str = "/check/";
/// What only pages of a frame know: where a date or message is picked, and which part is shown.
const OF_FRAMES: [&str; 2] = ["pick", "part"];

#[derive(Template)]
#[template(path = "embed/open.html")]
struct OpenPage {
    layout: Layout,
    /// The page of somebody else that was meant.
    theirs: Option<Theirs>,
    /// The address of the full page.
    address: String,
    qr: Option<Qr>,
    /// Where the code is, if there is no room for it here.
    code: Option<String>,
    /// Back to what was read in the frame.
    back: String,
    /// Whether the address holds answers.
    has_answers: bool,
}

/// A page of somebody else, as our knowledge names it.
struct Theirs {
    id: String,
    name: String,
    host: String,
    address: String,
}

impl OpenPage {
    fn heading(&self) -> Cow<'_, str> {
        match &self.theirs {
            Some(theirs) => Cow::Borrowed(&theirs.name),
            None => self.layout.t().get("frame-open-title"),
        }
    }
}

/// `GET /embed/{site}/{lang}/open/…?…&to=…`: the rest is the page, as behind the language of the full
/// site; `to` is the id of a fact or source whose page was meant.
pub(super) async fn get(
    state: AppState,
    shell: Shell,
    uri: Uri,
    query: RawQuery,
) -> Result<Response, AppError> {
    let behind = shell.behind(uri.path());
    let page = behind.strip_prefix("/open").unwrap_or_default();
    let page = if page.is_empty() { "/" } else { page };
    if !may_be(page) {
        return Err(AppError::NotFound);
    }
    let theirs = theirs(&state, shell.lang, &query).await?;
    let in_frame = kept(&query, &OF_FRAMES);
    let ours = format!("{behind}{in_frame}");
    let here = match &theirs {
        Some(theirs) => and(&ours, TO, &theirs.id),
        None => ours.clone(),
    };
    let canonical = format!("{}{here}", shell.base());
    if !is_here(&uri, &canonical) {
        return Ok(see_other(&canonical));
    }
    let on_full = kept(&query, &[]);
    let full = Paths::new(shell.lang).start();
    let full = format!("{}{}{on_full}", full.trim_end_matches('/'), page);
    let address = Site::of(&state).address(&full);
    let back = if page.starts_with(CHECK) {
        format!("{}{page}{in_frame}", shell.base())
    } else {
        Paths::within(&shell).start()
    };
    let beside = theirs.as_ref().map_or(0, |theirs| theirs.address.len());
    let is_full = beside > 0 && beside + address.len() > WITH_ROOM;
    let code = is_full.then(|| format!("{}{ours}", shell.base()));
    let qr = (address.len() <= DRAWN && !is_full).then(|| Qr::new(&address));
    let page = OpenPage {
        theirs,
        qr: qr.transpose()?,
        code,
        has_answers: page.starts_with(CHECK) && !on_full.is_empty(),
        address,
        back,
        layout: Layout::within(&state, shell, &here),
    };
    Ok(Page::new(page, Keep::Private).into_response())
}

/// The page of somebody else that an address names by its id; none where our knowledge has no such
/// page. Day and edition are those of the page with the link.
async fn theirs(
    state: &AppState,
    lang: Lang,
    query: &RawQuery,
) -> Result<Option<Theirs>, AppError> {
    let Some(id) = query.get(TO) else {
        return Ok(None);
    };
    let today = state.clock().today();
    let on = read_on(query, today).map_err(|_| AppError::NotUnderstood)?;
    let edition = read_edition(query).map_err(|_| AppError::NotUnderstood)?;
    let snapshot = state.asked(edition).await?;
    let knowledge = snapshot.knowledge();
    let Some(address) = outside::address(knowledge, id) else {
        return Ok(None);
    };
    Ok(Some(Theirs {
        id: id.to_owned(),
        name: outside::name(lang.texts(), knowledge, id, on.unwrap_or(today)),
        host: host(address).to_owned(),
        address: address.to_owned(),
    }))
}
