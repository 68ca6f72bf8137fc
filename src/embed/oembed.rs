//! `/oembed`: what a blog or a forum puts into its page where somebody pastes one of our addresses.
//! It answers for our own addresses only and never fetches anything.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;

use super::our_page::{is_there, may_be};
use crate::address::{RawQuery, Which, read_answers, read_edition, read_on};
use crate::error::AppError;
use crate::framed::{ANY, PREVIEW};
use crate::paths::Paths;
use crate::shell::{Place, Shell};
use crate::site::Site;
use crate::state::AppState;

/// The width that a frame takes where nobody says less, in pixels.
const WIDTH: u32 = 640;
/// Its height: no page of a frame is higher on a phone.
const HEIGHT: u32 = 1000;
/// Where the bare address leads.
const START: &str = "/pt/";
/// A frame narrower or lower than this is no use.
const LEAST: u32 = 200;

/// An answer of oEmbed 1.0.
#[derive(Serialize)]
struct Answer {
    version: &'static str,
    provider_name: &'static str,
    provider_url: String,
    title: String,
    cache_age: u32,
    #[serde(flatten)]
    kind: Kind,
}

/// What oEmbed calls its type.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Kind {
    /// A frame.
    Rich {
        html: String,
        width: u32,
        height: u32,
    },
    /// Where there is no room for one: whoever asked links to the address by this title.
    Link,
}

/// `GET /oembed?url=…&format=json&maxwidth=…&maxheight=…`
pub(super) async fn get(state: AppState, query: RawQuery) -> Result<Response, AppError> {
    if query.get("format").is_some_and(|format| format != "json") {
        return Ok(StatusCode::NOT_IMPLEMENTED.into_response());
    }
    let site = Site::of(&state);
    let origin = site.own_address().ok_or(AppError::NotFound)?;
    let path = query.get("url").and_then(|url| url.strip_prefix(&origin));
    // The bare address of the site is what most people paste.
    let path = path.map(|path| if path.is_empty() { "/" } else { path });
    let path = path.filter(|path| path.starts_with('/'));
    let (shell, frame) = frame_of(&state, path.ok_or(AppError::NotFound)?)?;
    let at_most = |name: &str, most: u32| {
        let asked = query.get(name).and_then(|size| size.parse::<u32>().ok());
        let asked = asked.filter(|asked| *asked > 0);
        asked.map_or(most, |asked| asked.min(most))
    };
    let (width, height) = (at_most("maxwidth", WIDTH), at_most("maxheight", HEIGHT));
    let title = shell.lang.texts().get("start-title").into_owned();
    let full = site.address(&Paths::new(shell.lang).start());
    let kind = if width < LEAST || height < LEAST {
        Kind::Link
    } else {
        Kind::Rich {
            html: html(&title, &full, &site.address(&frame), (width, height)),
            width,
            height,
        }
    };
    let answer = Answer {
        version: "1.0",
        provider_name: "Rumo",
        provider_url: site.address("/"),
        title,
        cache_age: 86_400,
        kind,
    };
    let json = serde_json::to_string(&answer).map_err(AppError::internal)?;
    let json_type = HeaderValue::from_static("application/json; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, json_type)], json).into_response())
}

/// The frame that shows an address of ours: the same page where frames have it, else the start.
fn frame_of(state: &AppState, address: &str) -> Result<(Shell, String), AppError> {
    let address = address.split('#').next().unwrap_or_default();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = if path == "/" { START } else { path };
    let (Place::In(shell) | Place::SpeaksOther(shell)) = Place::of(state, path) else {
        return Err(AppError::NotFound);
    };
    let behind = shell.behind(path).trim_end_matches('/');
    if !is_shown(state, &shell, behind, &RawQuery::parse(query)) {
        return Err(AppError::NotFound);
    }
    let is_framed = behind.starts_with("/check/") && query.chars().all(is_plain);
    let framed = match shell.site {
        Some(ref site) if site.site.id.starts_with(PREVIEW) => return Err(AppError::NotFound),
        Some(_) => shell,
        None => shell.in_site(state, ANY).ok_or(AppError::NotFound)?,
    };
    let frame = match query {
        _ if !is_framed => Paths::within(&framed).start(),
        "" => format!("{}{behind}", framed.base()),
        query => format!("{}{behind}?{query}", framed.base()),
    };
    Ok((framed, frame))
}

/// Whether a path behind the language is a page that is shown with this query. What only an older edition
/// has is believed.
fn is_shown(state: &AppState, shell: &Shell, behind: &str, query: &RawQuery) -> bool {
    let page = match &shell.site {
        // A frame has the interview, and the way out to every other page.
        Some(_) => match behind.strip_prefix("/open") {
            None if behind.is_empty() || behind.starts_with("/check/") => behind,
            None => return false,
            Some(page) => page,
        },
        None => behind,
    };
    let is_kept = ["/messages/", "/portals/", "/facts/"];
    let is_kept = is_kept.iter().any(|part| page.starts_with(part)) && may_be(page);
    let (snapshot, today) = (state.snapshot(), state.clock().today());
    let (Ok(_), Ok(edition)) = (read_on(query, today), read_edition(query)) else {
        return false;
    };
    match edition {
        None => {}
        Some(Which::Number(number)) if (1..=snapshot.edition.number).contains(&number) => {}
        Some(_) => return false,
    }
    if page.starts_with("/check/") {
        // A frame speaks of today.
        let (_, wrong) = read_answers(query, snapshot.knowledge(), today);
        if !wrong.is_empty() {
            return false;
        }
    }
    is_kept && edition.is_some() || is_there(&snapshot, today, page)
}

/// The signs of our own addresses: none of them means anything in HTML but `&`.
fn is_plain(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "-_./?=&,:".contains(sign)
}

/// A link for whoever shows no frames, and the frame. WordPress keeps both, and shows the frame once
/// it says how high it is.
fn html(title: &str, full: &str, frame: &str, (width, height): (u32, u32)) -> String {
    let [title, full, frame] = [title, full, frame].map(escaped);
    format!(
        "<blockquote class=\"wp-embedded-content\"><a href=\"{full}\">{title}</a></blockquote>\
         <iframe class=\"wp-embedded-content\" title=\"{title}\" src=\"{frame}\" \
         sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" \
         width=\"{width}\" height=\"{height}\" frameborder=\"0\" marginwidth=\"0\" \
         marginheight=\"0\"></iframe>"
    )
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}
