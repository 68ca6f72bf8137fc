//! The page of one fact.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use triage::Fact;
use triage::knowledge::Detail;

use super::detail::{Line, counter, law, lines};
use crate::dated::Dated;
use crate::error::AppError;
use crate::extract::LastSegment;
use crate::fact_view::{self, OtherSide, SourceView};
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::redirect::see_other;
use crate::reviewed::{SHOWN, review};
use crate::softened::{Softened, softened};

#[derive(Template)]
#[template(path = "fact.html")]
struct FactPage {
    layout: Layout,
    kind: String,
    title: String,
    /// What softens the body where its check is too old.
    soft: Softened,
    body: Vec<String>,
    /// Who has read these texts.
    review: String,
    /// The law and article, in Portuguese.
    law: Option<String>,
    /// The sentence for a counter, in Portuguese.
    counter: Option<String>,
    lines: Vec<Line>,
    holds: String,
    known_since: String,
    /// On the day of the page it does not hold, or was not known.
    silent: Option<String>,
    trust: String,
    is_overdue: bool,
    again: String,
    contradictions: Vec<OtherSide>,
    sources: Vec<SourceView>,
}

/// `GET /{lang}/facts/{id}`: messages and portals have pages of their own.
pub(super) async fn get(dated: Dated, LastSegment(id): LastSegment) -> Result<Response, AppError> {
    let fact = dated.fact(&id).ok_or(AppError::NotFound)?;
    Ok(match &fact.about {
        Detail::Message(_) | Detail::Portal(_) => see_other(&dated.page_of(&id, fact)),
        _ => Page::new(page(&dated, &id, fact), Keep::Public).into_response(),
    })
}

fn page(dated: &Dated, id: &str, fact: &Fact) -> FactPage {
    let t = dated.t();
    FactPage {
        layout: dated.layout(),
        kind: t.get(&format!("kind-{}", fact.about.kind())).into_owned(),
        title: dated.text(fact, "title"),
        soft: softened(t, dated.snapshot.knowledge(), fact, dated.day),
        body: dated.lines(fact, "body"),
        review: review(t, fact, &SHOWN, dated.day).words(t),
        law: law(fact),
        counter: counter(dated, fact),
        lines: lines(dated, fact),
        holds: holds(dated, fact),
        known_since: t.date(fact.known_since),
        silent: silent(dated, fact),
        trust: fact_view::trust(t, fact, dated.day),
        is_overdue: fact.is_overdue_on(dated.day),
        again: t.with("fact-check-again", "days", fact.check_again_days),
        contradictions: fact_view::contradictions(dated, id),
        sources: fact_view::sources(t, dated.snapshot.knowledge(), &fact.sources),
    }
}

/// The days on which the fact is true, in words. Both ends count.
fn holds(dated: &Dated, fact: &Fact) -> String {
    let t = dated.t();
    match (fact.holds.from, fact.holds.to) {
        (Some(from), Some(to)) => t.with_two(
            "fact-holds-between",
            ("from", t.date(from)),
            ("to", t.date(to)),
        ),
        (Some(from), None) => t.with("fact-holds-from", "from", t.date(from)),
        (None, Some(to)) => t.with("fact-holds-to", "to", t.date(to)),
        (None, None) => t.get("fact-holds-open").into_owned(),
    }
}

/// Why the fact says nothing about the day of the page, where it says nothing.
fn silent(dated: &Dated, fact: &Fact) -> Option<String> {
    let t = dated.t();
    let key = match fact {
        _ if fact.counts_on(dated.day) => return None,
        fact if fact.known_since > dated.day => "fact-not-known-yet",
        fact if fact.holds.from.is_some_and(|from| from > dated.day) => "fact-not-yet",
        _ => "fact-no-longer",
    };
    Some(t.with(key, "day", t.date(dated.day)))
}
