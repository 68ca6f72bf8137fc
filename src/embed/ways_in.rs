//! `/{lang}/embed`: every way to show the interview in another page, for webmasters, with a preview
//! and the text to paste. And that text alone, for whoever copies without JavaScript.

use std::sync::Arc;

use askama::Template;
use axum::http::Uri;
use axum::response::{IntoResponse as _, Response};

use super::snippets::{For, WayIn};
use crate::address::{RawQuery, push};
use crate::assets;
use crate::error::AppError;
use crate::extract::{InLang, LastSegment};
use crate::framed::{ANY, FramedSite, PREVIEW};
use crate::i18n::Lang;
use crate::layout::Layout;
use crate::page::{Keep, Page, text};
use crate::paths::Paths;
use crate::qr::Qr;
use crate::redirect::{is_here, see_other};
use crate::site::Site;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "embed/ways-in.html")]
struct WaysInPage {
    layout: Layout,
    sites: Vec<Choice>,
    languages: Vec<Choice>,
    snippets: Vec<Snippet>,
    qr: Qr,
    /// Where the QR code is as a file.
    qr_file: String,
    preview: String,
    /// The origins that may show the site; none for the built-in one.
    origins: Vec<String>,
    stylesheet: &'static str,
    scripts: [&'static str; 2],
}

/// One thing to choose in the form.
struct Choice {
    value: String,
    label: String,
    is_current: bool,
}

/// One way in.
struct Snippet {
    name: &'static str,
    text: String,
    /// The text alone.
    alone: String,
}

/// What the address asks for: a site and a language of its frames.
struct Asked {
    site: Arc<FramedSite>,
    lang: Lang,
}

impl Asked {
    fn read(state: &AppState, page: Lang, query: &RawQuery) -> Option<Self> {
        let id = query.get("site").unwrap_or(ANY);
        let site = state.snapshot().sites.get(id).map(Arc::clone)?;
        let is_listed = !site.site.id.starts_with(PREVIEW);
        let lang = match query.get("in") {
            Some(code) => Lang::from_code(code).filter(|lang| site.languages.contains(lang))?,
            None if site.languages.contains(&page) => page,
            None => site.default_lang(),
        };
        is_listed.then_some(Self { site, lang })
    }

    fn id(&self) -> &str {
        &self.site.site.id
    }

    fn query(&self) -> String {
        let mut query = String::new();
        push(&mut query, "site", self.id());
        push(&mut query, "in", self.lang.code());
        query
    }
}

/// `GET /{lang}/embed?site=…&in=…`
pub(super) async fn get(
    state: AppState,
    InLang(lang): InLang,
    uri: Uri,
    query: RawQuery,
) -> Result<Response, AppError> {
    let paths = Paths::new(lang);
    let Some(asked) = Asked::read(&state, lang, &query) else {
        // A site that is gone, or a language that it no longer speaks.
        return Ok(see_other(&paths.embed()));
    };
    let is_bare = uri.query().is_none();
    let here = format!("{}{}", paths.embed(), asked.query());
    if !is_bare && !is_here(&uri, &here) {
        return Ok(see_other(&here));
    }
    let origin = Site::of(&state).address("");
    let of = For {
        origin: &origin,
        site: asked.id(),
        lang: asked.lang,
    };
    let behind = if is_bare {
        String::new()
    } else {
        asked.query()
    };
    let page = WaysInPage {
        sites: sites(&state, &asked),
        languages: languages(&asked),
        snippets: WayIn::ALL
            .map(|way| snippet(&paths, &of, &asked, way))
            .into(),
        qr: Qr::new(&of.start())?,
        qr_file: format!("{}/qr.svg{}", paths.embed(), asked.query()),
        preview: format!("/embed/{PREVIEW}{}/{}/", asked.id(), asked.lang.code()),
        origins: if asked.id() == ANY {
            Vec::new()
        } else {
            asked.site.site.origins.clone()
        },
        stylesheet: assets::ways_in_stylesheet(),
        scripts: [assets::copy(), assets::preview()],
        layout: Layout::plain(&state, lang, &format!("/embed{behind}")).indexed(),
    };
    Ok(Page::new(page, Keep::Public).into_response())
}

fn snippet(paths: &Paths, of: &For<'_>, asked: &Asked, way: WayIn) -> Snippet {
    Snippet {
        name: way.name(),
        text: of.snippet(way),
        alone: format!("{}/{}.txt{}", paths.embed(), way.name(), asked.query()),
    }
}

fn sites(state: &AppState, asked: &Asked) -> Vec<Choice> {
    let snapshot = state.snapshot();
    let all = snapshot.sites.values();
    all.filter(|site| !site.site.id.starts_with(PREVIEW))
        .map(|site| Choice {
            value: site.site.id.clone(),
            label: site.site.name.clone(),
            is_current: site.site.id == asked.id(),
        })
        .collect()
}

fn languages(asked: &Asked) -> Vec<Choice> {
    let all = asked.site.languages.iter();
    all.map(|lang| Choice {
        value: lang.code().to_owned(),
        label: lang.autonym().to_owned(),
        is_current: *lang == asked.lang,
    })
    .collect()
}

/// `GET /{lang}/embed/{file}?site=…&in=…`: one text alone, or the QR code as a picture.
pub(super) async fn file(
    state: AppState,
    InLang(lang): InLang,
    LastSegment(file): LastSegment,
    query: RawQuery,
) -> Result<Response, AppError> {
    let asked = Asked::read(&state, lang, &query).ok_or(AppError::NotFound)?;
    let origin = Site::of(&state).address("");
    let of = For {
        origin: &origin,
        site: asked.id(),
        lang: asked.lang,
    };
    if file == "qr.svg" {
        let svg = Qr::new(&of.start())?.file();
        return Ok(text(svg, "image/svg+xml", Keep::Public));
    }
    let name = file.strip_suffix(".txt").ok_or(AppError::NotFound)?;
    let way = WayIn::ALL.into_iter().find(|way| way.name() == name);
    let snippet = of.snippet(way.ok_or(AppError::NotFound)?);
    Ok(text(snippet, "text/plain; charset=utf-8", Keep::Public))
}
