//! From which day a portal accepts the cards of one month. Before it such a month is not open,
//! whatever is said of the whole portal.

use chrono::{Days, Months, NaiveDate};
use triage::knowledge::{Access, Window};
use triage::{Fact, Permit};

use super::history::Piece;

/// A row of the accepted dates.
type Row<'a> = (&'a String, &'a Fact, &'a Window);

/// What is known of one month.
pub(super) struct Accepted<'a> {
    /// The day on which it was announced; none where nobody has announced it.
    pub(super) since: Option<NaiveDate>,
    /// The announcement that says so: the one that takes the month, or the widest.
    pub(super) by: &'a Fact,
}

impl<'a> Accepted<'a> {
    /// By the rows that are known on the day: those of temporary permits that everybody may use.
    /// None of a portal that accepts no dates, or none that are known.
    pub(super) fn of(rows: &[Row<'a>], month: NaiveDate) -> Option<Self> {
        let last = month + Months::new(1) - Days::new(1);
        let ours = rows.iter().filter(|(_, _, window)| {
            window.permit == Permit::Temporary && window.access == Access::Own
        });
        let ours: Vec<_> = ours.collect();
        let takes = |window: &Window| {
            let from = window.expires_from.is_none_or(|from| from <= month);
            from && window.expires_to.is_some_and(|to| last <= to)
        };
        let opened = ours.iter().filter(|(_, _, window)| takes(window));
        if let Some((_, fact, _)) = opened.min_by_key(|(_, fact, _)| fact.known_since) {
            return Some(Self {
                since: Some(fact.known_since),
                by: fact,
            });
        }
        let widest = ours.iter().max_by_key(|(_, _, window)| window.expires_to);
        widest.map(|(_, fact, _)| Self {
            since: None,
            by: fact,
        })
    }

    /// The same times, where those before the announcement that only repeat what is said of the
    /// whole portal say that the month was not accepted yet.
    pub(super) fn cut(&self, pieces: Vec<Piece>) -> Vec<Piece> {
        let mut cut: Vec<Piece> = Vec::new();
        for piece in pieces {
            let is_after = self.since.is_some_and(|since| since <= piece.span.from);
            if piece.is_own || is_after {
                cut.push(piece);
                continue;
            }
            let mut early = Piece {
                is_early: true,
                ..piece
            };
            // From the announcement on it is as the whole portal.
            let mut later = None;
            let ends_later = |since: NaiveDate| piece.span.to.is_none_or(|to| since <= to);
            if let Some(since) = self.since.filter(|since| ends_later(*since)) {
                early.span.to = since.pred_opt();
                let mut rest = piece;
                rest.span.from = since;
                later = Some(rest);
            }
            match cut.last_mut().filter(|before| before.is_early) {
                Some(before) => before.span.to = early.span.to,
                None => cut.push(early),
            }
            cut.extend(later);
        }
        cut
    }
}
