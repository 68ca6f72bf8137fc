//! All portals on one page.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use triage::knowledge::Detail;

use super::fresh::FreshView;
use super::view::{PortalView, count_reviews, shown_states};
use crate::dated::Dated;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::reviewed::Reviews;

#[derive(Template)]
#[template(path = "portals.html")]
struct PortalsPage {
    layout: Layout,
    portals: Vec<PortalView>,
    fresh: FreshView,
    /// Who has read the texts.
    reviews: String,
}

/// `GET /{lang}/portals`
pub(super) async fn get(dated: Dated) -> Response {
    let facts = dated.snapshot.knowledge().facts.iter();
    let mut reviews = Reviews::default();
    let portals = facts.filter_map(|(id, fact)| match &fact.about {
        Detail::Portal(portal) => {
            count_reviews(&dated, fact, shown_states(&dated, id), &mut reviews);
            Some(PortalView::new(&dated, id, fact, portal))
        }
        _ => None,
    });
    let portals = portals.collect();
    let fresh = FreshView::new(&dated);
    let keep = if fresh.is_unfinished {
        Keep::Nothing
    } else {
        Keep::Public
    };
    let page = PortalsPage {
        layout: dated.layout(),
        portals,
        fresh,
        reviews: reviews.words(dated.t()),
    };
    Page::new(page, keep).into_response()
}
