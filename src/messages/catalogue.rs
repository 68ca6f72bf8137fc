//! The catalogue of messages, by where they appear.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use triage::knowledge::MessageGroup;

use super::view::{WordsView, words};
use crate::dated::Dated;
use crate::layout::Layout;
use crate::page::{Keep, Page};

/// The page of the catalogue.
#[derive(Template)]
#[template(path = "messages.html")]
struct CataloguePage {
    layout: Layout,
    count: String,
    groups: Vec<Group>,
}

/// Messages that appear in the same place.
struct Group {
    id: &'static str,
    title: String,
    entries: Vec<Entry>,
}

/// One message in the catalogue.
struct Entry {
    href: String,
    title: String,
    words: Option<WordsView>,
}

/// `GET /{lang}/messages`
pub(super) async fn get(dated: Dated) -> Response {
    let groups: Vec<_> = MessageGroup::ALL
        .into_iter()
        .map(|group| entries(&dated, group))
        .collect();
    let count = groups
        .iter()
        .map(|group| group.entries.len())
        .sum::<usize>();
    let count = dated.t().with("messages-count", "count", count);
    Page::new(
        CataloguePage {
            layout: dated.layout(),
            count,
            groups,
        },
        Keep::Public,
    )
    .into_response()
}

fn entries(dated: &Dated, group: MessageGroup) -> Group {
    let t = dated.t();
    let messages = dated.snapshot.knowledge().messages();
    let entries = messages.filter(|(_, _, message)| message.group == group);
    Group {
        id: group.name(),
        title: t
            .get(&format!("group-{}", group.name().replace('_', "-")))
            .into_owned(),
        entries: entries
            .map(|(id, fact, message)| Entry {
                href: dated.keep(dated.paths().message(id)),
                title: dated.text(fact, "title"),
                words: words(t, message).into_iter().next(),
            })
            .collect(),
    }
}
