//! A feed as JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use serde::Serialize;

use super::item::{Feed, Item};
use crate::clock::noon_of;
use crate::error::AppError;
use crate::paths;
use crate::site::Site;
use crate::state::AppState;

#[derive(Serialize)]
struct Written<'a> {
    version: &'static str,
    title: &'a str,
    description: &'a str,
    language: &'static str,
    home_page_url: String,
    feed_url: String,
    authors: [Author<'a>; 1],
    items: Vec<WrittenItem<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct WrittenItem<'a> {
    id: String,
    url: String,
    title: &'a str,
    content_text: &'a str,
    date_published: String,
    date_modified: String,
}

/// Writes it. Its format wants full addresses.
pub(super) fn write(state: &AppState, feed: &Feed) -> Result<String, AppError> {
    let site = Site::of(state);
    let publisher = state.settings().publisher.as_deref();
    let written = Written {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        description: &feed.about,
        language: feed.lang.tag(),
        home_page_url: site.address(&feed.page),
        feed_url: site.address(&paths::json_feed(&feed.page)),
        authors: [Author {
            name: publisher.unwrap_or("Rumo"),
        }],
        items: feed
            .items
            .iter()
            .map(|item| written_item(&site, feed, item))
            .collect(),
    };
    serde_json::to_string(&written).map_err(AppError::internal)
}

fn written_item<'a>(site: &Site<'_>, feed: &Feed, item: &'a Item) -> WrittenItem<'a> {
    WrittenItem {
        id: site.tag(&feed.key_of(item)),
        url: site.address(&item.page),
        title: &item.title,
        content_text: &item.text,
        date_published: noon_of(item.published).to_rfc3339(),
        date_modified: noon_of(item.updated).to_rfc3339(),
    }
}
