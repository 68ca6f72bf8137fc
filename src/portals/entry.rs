//! One portal: how it did over time and the dates it accepts, each as a drawing and as a table.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use triage::Fact;
use triage::knowledge::{Detail, Window};

use super::chart::Chart;
use super::history::{self, Said};
use super::reported;
use super::timeline::Timeline;
use super::view::{PortalView, access, count_reviews, rows};
use crate::dated::Dated;
use crate::error::AppError;
use crate::extract::LastSegment;
use crate::fact_view::{self, OtherSide, SourceView};
use crate::feed_links::FeedLinks;
use crate::i18n::Lang;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::reviewed::Reviews;
use crate::softened;

#[derive(Template)]
#[template(path = "portal.html")]
struct PortalPage {
    layout: Layout,
    portal: PortalView,
    windows: Vec<Row>,
    chart: Option<Chart>,
    timeline: Option<Timeline>,
    spans: Vec<history::Row>,
    said: Vec<Said>,
    feeds: FeedLinks,
    contradictions: Vec<OtherSide>,
    sources: Vec<SourceView>,
    /// Who has read the texts.
    reviews: String,
}

/// One announcement of accepted dates.
struct Row {
    announced: String,
    /// How exactly that day is known, where it is not a day.
    inexact: Option<String>,
    /// The kind of card, with the day of the last check before it where it is too old.
    permit: String,
    from: String,
    to: String,
    access: String,
    trust: String,
    publishers: String,
    href: String,
}

/// `GET /{lang}/portals/{id}`
pub(super) async fn get(dated: Dated, LastSegment(id): LastSegment) -> Result<Response, AppError> {
    let fact = dated.fact(&id).ok_or(AppError::NotFound)?;
    let Detail::Portal(portal) = &fact.about else {
        return Err(AppError::NotFound);
    };
    let windows = rows(&dated, &id);
    let mut contradictions = fact_view::contradictions(&dated, &id);
    for (window, ..) in &windows {
        contradictions.extend(fact_view::contradictions(&dated, window));
    }
    let t = dated.t();
    let mut reviews = Reviews::default();
    let said = history::known(&dated, &id).map(|(_, state)| state);
    count_reviews(&dated, fact, said, &mut reviews);
    let parts = history::parts(&dated, &id, &windows);
    let page = PortalPage {
        layout: dated.layout(),
        portal: PortalView {
            tell: reported::may_tell(&dated).then(|| dated.paths().portal_report(&id)),
            is_frozen: reported::is_frozen(&dated),
            ..PortalView::new(&dated, &id, fact, portal)
        },
        chart: Chart::new(&dated, &windows),
        windows: windows
            .iter()
            .map(|(id, fact, window)| row(&dated, id, fact, window))
            .collect(),
        timeline: Timeline::new(&dated, &parts, &windows),
        spans: history::rows(&dated, &parts),
        said: history::said(&dated, &id),
        feeds: FeedLinks::of_portal(&dated, &id, fact),
        contradictions,
        sources: fact_view::sources(t, dated.snapshot.knowledge(), &fact.sources),
        reviews: reviews.words(t),
    };
    Ok(Page::new(page, Keep::Public).into_response())
}

fn row(dated: &Dated, id: &str, fact: &Fact, window: &Window) -> Row {
    let t = dated.t();
    let sources = fact
        .sources
        .iter()
        .filter_map(|id| dated.snapshot.knowledge().sources.get(id));
    let mut publishers: Vec<_> = sources.map(|source| source.publisher.as_str()).collect();
    publishers.dedup();
    let permit = t.get(&format!("permit-{}", window.permit.name()));
    let permit = permit.into_owned();
    let day = |day: Option<_>| day.map_or_else(|| "–".to_owned(), |day| t.date(day));
    Row {
        announced: t.date(fact.known_since),
        inexact: window.announced.as_ref().map(|words| match t.lang() {
            Lang::Pt => t.get("window-inexact").into_owned(),
            Lang::En | Lang::Pseudo => words.clone(),
        }),
        permit: softened::said(t, fact, dated.day, permit),
        from: day(window.expires_from),
        to: day(window.expires_to),
        access: access(dated, window.access),
        trust: fact_view::trust(t, fact, dated.day),
        publishers: publishers.join(", "),
        href: dated.page_of(id, fact),
    }
}
