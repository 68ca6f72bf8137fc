//! What was published: every edition is kept, so that what was told can be shown again. Each says
//! who published it, when and why, and what it changed in one line.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use store::EditionHead;

use crate::address::{Asked, Which};
use crate::clock::time_in_lisbon;
use crate::dated::Undated;
use crate::difference::summary;
use crate::i18n::Texts;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::paths::Paths;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editions.html")]
struct EditionsPage {
    layout: Layout,
    editions: Vec<Head>,
    /// The older ones cannot be listed just now.
    is_short: bool,
}

/// What is said about one edition.
pub(super) struct Head {
    pub(super) title: String,
    /// Who published it, on which day and at what time; none of what was never published.
    pub(super) published: Option<String>,
    pub(super) reason: String,
    /// What it changed in one line; none where that is not known yet.
    pub(super) summary: Option<String>,
    pub(super) digest: String,
    /// What it changed, field by field.
    pub(super) href: String,
    /// The catalogue as that edition has it.
    pub(super) catalogue: String,
}

/// `GET /{lang}/editions`
pub(super) async fn get(page: Undated) -> Response {
    let t = page.lang.texts();
    let (editions, is_short) = page.state.editions();
    let published = page.state.published();
    // What is not known yet is said a moment later: until then nobody keeps the page.
    let keep = if is_short || !published.has_steps_of(&editions) {
        Keep::Nothing
    } else {
        Keep::Public
    };
    let page = EditionsPage {
        editions: editions
            .iter()
            .map(|head| Head::new(t, head, &page.state))
            .collect(),
        layout: page.layout(),
        is_short,
    };
    Page::new(page, keep).into_response()
}

impl Head {
    pub(super) fn new(t: &Texts, head: &EditionHead, state: &AppState) -> Self {
        let published = state.published();
        let publisher = state.settings().publisher.as_deref();
        let paths = Paths::new(t.lang());
        let step = published.step(head.number);
        let asked = Asked {
            edition: Some(Which::Number(head.number)),
            ..Asked::default()
        };
        Self {
            title: title(t, head.number),
            published: (head.number > 0).then(|| when(t, head, publisher)),
            reason: head.reason.clone(),
            summary: match head.number {
                1 => Some(t.get("editions-first").into_owned()),
                _ => step.map(|step| summary(t, &step.counts)),
            },
            digest: head.digest.clone(),
            href: paths.edition(head.number),
            catalogue: paths.messages() + &asked.query(),
        }
    }
}

/// "Edition 3".
pub(super) fn title(t: &Texts, number: i64) -> String {
    match number {
        0 => t.get("footer-edition-built-in").into_owned(),
        number => t.with("editions-number", "number", number.to_string()),
    }
}

/// Under which names the program itself publishes: what is built into it, and what was imported.
const PROGRAM: &str = "rumo";
const IMPORT: &str = "import";

/// "Published by Ana on 23 November 2026 at 14:05." Where the program has published, whoever answers
/// for the site is named, if somebody does.
fn when(t: &Texts, head: &EditionHead, publisher: Option<&str>) -> String {
    let (day, time) = time_in_lisbon(head.published_at);
    let on = t.with_two("editions-when", ("day", t.date(day)), ("time", time));
    let (by, alone) = match head.published_by.as_str() {
        PROGRAM => ("editions-by-program", "editions-by-program-alone"),
        IMPORT => ("editions-by-import", "editions-by-import-alone"),
        by => return t.with_two("editions-by", ("who", by.to_owned()), ("when", on)),
    };
    match publisher {
        Some(who) => t.with_two(by, ("who", who.to_owned()), ("when", on)),
        None => t.with(alone, "when", on),
    }
}
