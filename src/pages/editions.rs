//! What was published: every edition is kept, so that what was told can be shown again.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use store::EditionHead;

use crate::address::Asked;
use crate::clock::day_in_lisbon;
use crate::dated::Undated;
use crate::i18n::Texts;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::paths::Paths;

#[derive(Template)]
#[template(path = "editions.html")]
struct EditionsPage {
    layout: Layout,
    editions: Vec<Row>,
    /// The older ones cannot be listed just now.
    is_short: bool,
}

/// One edition.
struct Row {
    title: String,
    reason: String,
    digest: String,
    /// The catalogue as that edition has it.
    href: Option<String>,
}

/// `GET /{lang}/editions`
pub(super) async fn get(page: Undated) -> Response {
    let t = page.lang.texts();
    let current = page.state.snapshot().edition.clone();
    let (editions, is_short) = page.state.editions().await;
    let paths = Paths::new(page.lang);
    let rows = editions
        .iter()
        .map(|head| row(t, &paths, head, &current))
        .collect();
    let keep = if is_short {
        Keep::Nothing
    } else {
        Keep::Public
    };
    let page = EditionsPage {
        layout: page.layout(),
        editions: rows,
        is_short,
    };
    Page::new(page, keep).into_response()
}

fn row(t: &Texts, paths: &Paths, head: &EditionHead, current: &EditionHead) -> Row {
    let day = day_in_lisbon(head.published_at);
    let title = match head.number {
        0 => t.get("footer-edition-built-in").into_owned(),
        number => t.with_two(
            "footer-edition",
            ("number", number.to_string()),
            ("day", t.date(day)),
        ),
    };
    let older = (head.number != current.number).then_some(head.number);
    let href = older.map(|number| {
        let asked = Asked {
            edition: Some(number),
            ..Asked::default()
        };
        paths.messages() + &asked.query()
    });
    Row {
        title,
        reason: head.reason.clone(),
        digest: head.digest.clone(),
        href,
    }
}
