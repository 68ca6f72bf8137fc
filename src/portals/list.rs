//! All portals on one page.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use triage::knowledge::Detail;

use super::fresh::FreshView;
use super::view::PortalView;
use crate::dated::Dated;
use crate::layout::Layout;
use crate::page::{Keep, Page};

#[derive(Template)]
#[template(path = "portals.html")]
struct PortalsPage {
    layout: Layout,
    portals: Vec<PortalView>,
    fresh: FreshView,
}

/// `GET /{lang}/portals`
pub(super) async fn get(dated: Dated) -> Response {
    let facts = dated.snapshot.knowledge().facts.iter();
    let portals = facts.filter_map(|(id, fact)| match &fact.about {
        Detail::Portal(portal) => Some(PortalView::new(&dated, id, fact, portal)),
        _ => None,
    });
    let fresh = FreshView::new(&dated);
    let keep = if fresh.is_unfinished {
        Keep::Nothing
    } else {
        Keep::Public
    };
    let page = PortalsPage {
        layout: dated.layout(),
        portals: portals.collect(),
        fresh,
    };
    Page::new(page, keep).into_response()
}
