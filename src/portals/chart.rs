//! How far the accepted dates of temporary permits grew, one bar for each announcement.

use chrono::NaiveDate;
use triage::knowledge::{Access, Window};
use triage::{Fact, Permit};

use crate::dated::Dated;
use crate::svg::Canvas;

/// The width of the drawing: as narrow as a phone held upright, where it needs no scrolling.
const WIDTH: i32 = 340;
/// The bars leave so much free on both sides.
const MARGIN: i32 = 2;
const BARS: i32 = WIDTH - 2 * MARGIN;
/// From row to row, and from the top of a row to its words and to its bar.
const ROW: i32 = 42;
const WORDS: i32 = 14;
const BAR: i32 = 20;

/// The drawing.
pub(super) struct Chart {
    pub(super) height: i32,
    pub(super) bars: Vec<Bar>,
}

/// One announcement: the day above the start of its bar, the last date accepted above the end.
pub(super) struct Bar {
    pub(super) announced: String,
    pub(super) end: String,
    pub(super) is_invited: bool,
    pub(super) label_x: i32,
    pub(super) label_anchor: &'static str,
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: i32,
    pub(super) end_x: i32,
    pub(super) end_anchor: &'static str,
    pub(super) text_y: i32,
}

impl Chart {
    /// The rows that have a range, by the day they became known; none where there are none.
    pub(super) fn new(dated: &Dated, rows: &[(&String, &Fact, &Window)]) -> Option<Self> {
        let rows: Vec<_> = rows
            .iter()
            .filter(|(_, _, window)| window.permit == Permit::Temporary)
            .filter_map(|(_, fact, window)| Some((*fact, *window, window.expires_to?)))
            .collect();
        let last = rows.iter().map(|(_, _, to)| *to).max()?;
        let first = rows
            .iter()
            .filter_map(|(_, window, _)| window.expires_from)
            .min()?;
        let canvas = Canvas::new(WIDTH, dated.t());
        let bars = (0..).zip(&rows).map(|(number, (fact, window, to))| {
            let from = window.expires_from.unwrap_or(first);
            let (start, end) = (place(from, first, last), place(*to, first, last));
            let width = (end - start).max(3);
            let top = number * ROW;
            Bar {
                announced: dated.t().date(fact.known_since),
                end: dated.t().date(*to),
                is_invited: window.access == Access::Invited,
                label_x: canvas.x(MARGIN),
                label_anchor: canvas.start(),
                left: canvas.left(start, width),
                top: top + BAR,
                width,
                end_x: canvas.x(WIDTH - MARGIN),
                end_anchor: canvas.end(),
                text_y: top + WORDS,
            }
        });
        let bars: Vec<_> = bars.collect();
        let height = i32::try_from(bars.len()).unwrap_or_default() * ROW;
        Some(Self { height, bars })
    }
}

/// Where a day lies among the bars, from the start.
fn place(day: NaiveDate, first: NaiveDate, last: NaiveDate) -> i32 {
    let whole = (last - first).num_days().max(1);
    let part = i64::from(BARS) * (day - first).num_days() / whole;
    MARGIN + i32::try_from(part).unwrap_or_default()
}
