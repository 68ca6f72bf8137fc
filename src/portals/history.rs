//! The history of one portal as a table: one row for each time in which a state stood.

use triage::Fact;
use triage::knowledge::{PortalState, PortalStateKind, Scope, Span, Window, scopes, spans};

use super::accepted::Accepted;
use super::view;
use crate::dated::Dated;
use crate::fact_view::{self, FactLink, SourceView};

/// What was known of one part of the portal, over time.
pub(super) struct Part<'a> {
    pub(super) scope: Scope<'a>,
    pub(super) pieces: Vec<Piece>,
    /// From when on the portal accepts it, where it is a month.
    accepted: Option<Accepted<'a>>,
}

/// One time of a part.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    pub(super) span: Span,
    /// It was said of this very part, and not of the whole portal alone.
    pub(super) is_own: bool,
    /// The portal did not accept the month yet, whatever is said of the whole.
    pub(super) is_early: bool,
    /// The number of its row; none where only what is said of the whole portal counts.
    pub(super) number: Option<usize>,
}

impl Piece {
    /// The name of what it shows, in drawings and as a key of the words.
    pub(super) fn kind(self) -> &'static str {
        if self.is_early {
            EARLY
        } else {
            self.span.state.name()
        }
    }
}

/// The kind of a time in which a month was not accepted yet.
pub(super) const EARLY: &str = "early";

/// One row of the table.
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) state: String,
    pub(super) whom: String,
    pub(super) message: Option<FactLink>,
    pub(super) publishers: String,
    pub(super) checked: String,
    /// Where the page tells more of it.
    pub(super) said: Option<String>,
}

/// What was said, with its words.
pub(super) struct Said {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) sources: Vec<SourceView>,
}

/// What was known on the day of each part, the whole portal first.
pub(super) fn parts<'a>(
    dated: &'a Dated,
    portal: &str,
    windows: &[(&'a String, &'a Fact, &'a Window)],
) -> Vec<Part<'a>> {
    let states = dated.snapshot.handbook.states();
    let mut last = 0;
    let mut part = |scope: Scope<'a>| {
        let spans = spans(states, portal, scope, dated.day).into_iter();
        let pieces = spans.map(|span| {
            let said = span.index.and_then(|index| states.get(index));
            Piece {
                span,
                is_own: said.map_or(scope == Scope::default(), |state| state.scope() == scope),
                is_early: false,
                number: None,
            }
        });
        let mut pieces: Vec<_> = pieces.collect();
        let accepted = scope.month.and_then(|month| Accepted::of(windows, month));
        if let Some(accepted) = &accepted {
            pieces = accepted.cut(pieces);
        }
        for piece in &mut pieces {
            if piece.is_own || piece.is_early {
                last += 1;
                piece.number = Some(last);
            }
        }
        Part {
            scope,
            pieces,
            accepted,
        }
    };
    let scopes = scopes(states, portal, dated.day).into_iter();
    scopes.map(&mut part).collect()
}

/// The rows of the table, in the order of their numbers.
pub(super) fn rows(dated: &Dated, parts: &[Part<'_>]) -> Vec<Row> {
    let states = dated.snapshot.handbook.states();
    let pieces = parts
        .iter()
        .flat_map(|part| part.pieces.iter().map(move |piece| (part, piece)));
    pieces
        .filter_map(|(part, piece)| {
            let number = piece.number?;
            if piece.is_early {
                return Some(early(dated, part, piece.span, number));
            }
            let state = piece.span.index.and_then(|index| states.get(index));
            Some(row(dated, part.scope, piece.span, state, number))
        })
        .collect()
}

/// The row of a time in which the portal did not accept the month yet.
fn early(dated: &Dated, part: &Part<'_>, span: Span, number: usize) -> Row {
    let t = dated.t();
    let by = part.accepted.as_ref();
    let checked = by.map(|accepted| match accepted.since {
        Some(since) => t.with("timeline-early-until", "day", t.date(since)),
        None => fact_view::checked(t, accepted.by.checked(dated.day)),
    });
    let sources = by.map(|accepted| accepted.by.sources.as_slice());
    Row {
        state: t.get("state-early").into_owned(),
        publishers: fact_view::publishers(dated.snapshot.knowledge(), sources.unwrap_or_default()),
        checked: checked.unwrap_or_default(),
        ..row(dated, part.scope, span, None, number)
    }
}

fn row(
    dated: &Dated,
    scope: Scope<'_>,
    span: Span,
    state: Option<&PortalState>,
    number: usize,
) -> Row {
    let t = dated.t();
    let checked = state.map(|state| fact_view::checked(t, state.checked(dated.day)));
    Row {
        number,
        from: t.date(span.from),
        to: match span.to {
            Some(to) => t.date(to),
            None => t.get("timeline-still").into_owned(),
        },
        state: name(dated, span.state),
        whom: whom(dated, scope),
        message: state
            .and_then(|state| state.message.as_deref())
            .and_then(|id| fact_view::link(dated, id)),
        publishers: state.map_or_else(String::new, |state| {
            fact_view::publishers(dated.snapshot.knowledge(), &state.sources)
        }),
        checked: checked.unwrap_or_else(|| t.get("timeline-nobody").into_owned()),
        said: span.index.map(anchor),
    }
}

/// The name of a state.
pub(super) fn name(dated: &Dated, state: PortalStateKind) -> String {
    let key = format!("state-{}", state.name());
    dated.t().get(&key).into_owned()
}

/// For whom a row counts, in words.
pub(super) fn whom(dated: &Dated, scope: Scope<'_>) -> String {
    let t = dated.t();
    view::scope(t, scope).unwrap_or_else(|| t.get("timeline-whole").into_owned())
}

/// The place on the page where an entry of the history is told.
fn anchor(index: usize) -> String {
    format!("said-{index}")
}

/// The states that had been said by the day, each with its place.
pub(super) fn known<'a>(
    dated: &'a Dated,
    portal: &'a str,
) -> impl Iterator<Item = (usize, &'a PortalState)> {
    let states = dated.snapshot.handbook.states().iter().enumerate();
    states.filter(move |(_, state)| state.portal == portal && state.is_known_on(dated.day))
}

/// What had been said by the day, oldest first.
pub(super) fn said(dated: &Dated, portal: &str) -> Vec<Said> {
    let t = dated.t();
    let text = |state: &PortalState, field| t.told(&state.text, field, dated.day).into_owned();
    known(dated, portal)
        .map(|(index, state)| Said {
            id: anchor(index),
            title: text(state, "title"),
            body: text(state, "body"),
            sources: fact_view::sources(t, dated.snapshot.knowledge(), &state.sources),
        })
        .collect()
}
