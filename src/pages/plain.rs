//! A page of plain words: a title, and sections of a heading and paragraphs.

use askama::Template;
use axum::response::{IntoResponse as _, Response};

use crate::dated::Undated;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::paths::{API_DESCRIPTION, DESK};

#[derive(Template)]
#[template(path = "plain.html")]
struct PlainPage {
    layout: Layout,
    title: String,
    sections: Vec<Section>,
}

/// A heading with its paragraphs.
struct Section {
    id: &'static str,
    title: String,
    /// Each line of the text is a paragraph.
    paragraphs: Vec<String>,
    /// Where to see it for oneself: the address and its words.
    link: Option<(String, String)>,
}

/// `GET /{lang}/about`
pub(super) async fn about(page: Undated) -> Response {
    let sections = [
        "what", "how", "who", "sources", "limits", "free", "desk", "programs",
    ];
    plain(&page, "about", &sections)
}

/// `GET /{lang}/privacy`
pub(super) async fn privacy(page: Undated) -> Response {
    let sections = [
        "answers", "desk", "stored", "reports", "worked", "log", "address", "cookies", "links",
        "rights",
    ];
    plain(&page, "privacy", &sections)
}

/// `GET /{lang}/accessibility`
pub(super) async fn accessibility(page: Undated) -> Response {
    let sections = [
        "scope",
        "conformity",
        "how",
        "limits",
        "date",
        "contact",
        "complaint",
    ];
    plain(&page, "accessibility", &sections)
}

/// The address that a section ends with.
fn address(layout: &Layout, section: &str) -> Option<String> {
    match section {
        "about-how" => Some(layout.paths().flow()),
        "about-desk" => Some(DESK.to_owned()),
        "about-programs" => Some(API_DESCRIPTION.to_owned()),
        _ => None,
    }
}

fn plain(page: &Undated, name: &str, sections: &[&'static str]) -> Response {
    let t = page.lang.texts();
    let layout = page.layout();
    let responsible = layout.publisher();
    let sections = sections
        .iter()
        .map(|id| {
            let key = format!("{name}-{id}");
            // Only some texts name who is responsible; the others do not ask for it.
            let text = t.with(&format!("{key}-body"), "responsible", responsible.clone());
            Section {
                id,
                title: t.get(&key).into_owned(),
                paragraphs: text.lines().map(str::to_owned).collect(),
                link: address(&layout, &key)
                    .map(|href| (href, t.get(&format!("{key}-link")).into_owned())),
            }
        })
        .collect();
    let title = t.get(&format!("{name}-title")).into_owned();
    Page::new(
        PlainPage {
            layout,
            title,
            sections,
        },
        Keep::Public,
    )
    .into_response()
}
