//! A feed as Atom (RFC 4287).

use atom_syndication as atom;
use chrono::NaiveDate;

use super::item::{Feed, Item};
use crate::clock::noon_of;
use crate::error::AppError;
use crate::paths;
use crate::site::Site;
use crate::state::AppState;

/// Writes it.
pub(super) fn write(state: &AppState, feed: &Feed) -> Result<String, AppError> {
    let site = Site::of(state);
    let publisher = state.settings().publisher.clone();
    let written = atom::Feed {
        title: feed.title.clone().into(),
        subtitle: Some(feed.about.clone().into()),
        id: site.tag(&feed.key()),
        updated: moment(feed.updated()),
        authors: vec![atom::Person {
            name: publisher.unwrap_or_else(|| "Rumo".to_owned()),
            ..atom::Person::default()
        }],
        links: vec![
            link(&site, "alternate", "text/html", &feed.page),
            link(
                &site,
                "self",
                "application/atom+xml",
                &paths::atom(&feed.page),
            ),
        ],
        entries: feed
            .items
            .iter()
            .map(|item| entry(&site, feed, item))
            .collect(),
        lang: Some(feed.lang.tag().to_owned()),
        ..atom::Feed::default()
    };
    let bytes = written.write_to(Vec::new()).map_err(AppError::internal)?;
    String::from_utf8(bytes).map_err(AppError::internal)
}

fn entry(site: &Site<'_>, feed: &Feed, item: &Item) -> atom::Entry {
    atom::Entry {
        title: item.title.clone().into(),
        id: site.tag(&feed.key_of(item)),
        updated: moment(item.updated),
        published: Some(moment(item.published)),
        links: vec![link(site, "alternate", "text/html", &item.page)],
        content: Some(atom::Content {
            value: Some(item.text.clone()),
            content_type: Some("text".to_owned()),
            ..atom::Content::default()
        }),
        ..atom::Entry::default()
    }
}

/// A link with its full address: many readers keep a feed apart from where it came from.
fn link(site: &Site<'_>, rel: &str, mime_type: &str, path: &str) -> atom::Link {
    atom::Link {
        href: site.address(path),
        rel: rel.to_owned(),
        mime_type: Some(mime_type.to_owned()),
        ..atom::Link::default()
    }
}

fn moment(day: NaiveDate) -> atom::FixedDateTime {
    noon_of(day).fixed_offset()
}
