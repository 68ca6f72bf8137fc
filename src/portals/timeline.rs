//! How a portal did over time, drawn: one row for each part of it, and a mark for each day on which
//! accepted dates were announced. Narrow enough for a phone held upright.

use chrono::{Datelike as _, Days, NaiveDate};
use triage::Fact;
use triage::knowledge::{PortalStateKind, Span, Window};

use super::history::{EARLY, Part, Piece, name, whom};
use crate::dated::Dated;
use crate::svg::Canvas;

/// The width of the drawing, and where its bars begin and end.
const WIDTH: i32 = 340;
const MARGIN: i32 = 6;
const BARS: i32 = WIDTH - 2 * MARGIN;
/// The years stand above the rows.
const TOP: i32 = 18;
/// From row to row, and what stands below the top of a row: its label, its bars, its numbers.
const ROW: i32 = 54;
const LABEL: i32 = 14;
const BAR: i32 = 20;
const BAR_HEIGHT: i32 = 16;
const NUMBER: i32 = 50;
/// The row of announcements: from its top to its marks, and its height.
const MARK: i32 = 27;
const MARKS_ROW: i32 = 40;
/// Room for the first and the last day.
const BOTTOM: i32 = 22;
/// A bar without a number of its own: only what is said of the whole portal counts.
const THIN: i32 = 6;
/// How wide a figure of a number is at most, and how far numbers keep apart.
const FIGURE: i32 = 7;
const NUMBERS_APART: i32 = 3;
/// Year labels keep away from the edges.
const YEAR_ROOM: i32 = 20;
/// What is older is in the table only, in days: two years and a day.
const LONGEST: u64 = 731;

/// The drawing.
pub(super) struct Timeline {
    pub(super) height: i32,
    /// From where to where the lines of the years go.
    pub(super) years_to: i32,
    pub(super) labels: Vec<Label>,
    pub(super) bars: Vec<Bar>,
    pub(super) years: Vec<Year>,
    /// The marks, as one path.
    pub(super) marks: String,
    /// What each kind of bar means.
    pub(super) legend: Vec<Swatch>,
    pub(super) has_thin: bool,
}

/// A word or a number.
pub(super) struct Label {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) anchor: &'static str,
    pub(super) class: &'static str,
    pub(super) text: String,
}

/// One time of one state.
pub(super) struct Bar {
    pub(super) kind: &'static str,
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// The first day of a year.
pub(super) struct Year {
    pub(super) x: i32,
    pub(super) text: Option<String>,
}

/// A kind of bar with its name.
pub(super) struct Swatch {
    pub(super) kind: &'static str,
    pub(super) name: String,
}

impl Timeline {
    /// The drawing; none where nothing was ever said of the portal.
    pub(super) fn new(
        dated: &Dated,
        parts: &[Part<'_>],
        windows: &[(&String, &Fact, &Window)],
    ) -> Option<Self> {
        let spans = parts.iter().flat_map(|part| &part.pieces);
        let begun = spans.map(|piece| piece.span.from).min()?;
        let announced: Vec<_> = windows
            .iter()
            .map(|(_, fact, _)| fact.known_since)
            .collect();
        let begun = announced
            .iter()
            .copied()
            .min()
            .map_or(begun, |day| day.min(begun));
        let oldest = dated.day.checked_sub_days(Days::new(LONGEST))?;
        let scale = Scale {
            canvas: Canvas::new(WIDTH, dated.t()),
            first: begun.max(oldest),
            last: dated.day,
        };
        let mut pen = Pen {
            dated,
            scale,
            y: TOP,
            labels: Vec::new(),
            bars: Vec::new(),
        };
        for part in parts {
            pen.row(part);
        }
        let marks = pen.marks(&announced);
        let years_to = pen.y;
        pen.ends();
        let has_thin = pen.bars.iter().any(|bar| bar.height == THIN);
        Some(Self {
            height: pen.y + BOTTOM,
            years_to,
            legend: legend(dated, &pen.bars),
            labels: pen.labels,
            bars: pen.bars,
            years: scale.years(),
            marks,
            has_thin,
        })
    }
}

/// Days as places on the drawing.
#[derive(Clone, Copy)]
struct Scale {
    canvas: Canvas,
    first: NaiveDate,
    last: NaiveDate,
}

impl Scale {
    /// Where a day begins, from the start.
    fn place(self, day: NaiveDate) -> i32 {
        let whole = (self.last - self.first).num_days() + 1;
        let part = i64::from(BARS) * (day - self.first).num_days() / whole;
        MARGIN + i32::try_from(part).unwrap_or_default()
    }

    /// From where to where a span goes; none where it is older than the drawing.
    fn ends(self, span: Span) -> Option<(i32, i32)> {
        let to = span.to.unwrap_or(self.last).succ_opt()?;
        let from = span.from.max(self.first);
        (from < to).then(|| (self.place(from), self.place(to)))
    }

    fn years(self) -> Vec<Year> {
        let first = self.first.year() + 1;
        let days =
            (first..=self.last.year()).filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1));
        let year = |day: NaiveDate| {
            let at = self.place(day);
            let has_room = (YEAR_ROOM..=WIDTH - YEAR_ROOM).contains(&at);
            Year {
                x: self.canvas.x(at),
                text: has_room.then(|| day.year().to_string()),
            }
        };
        days.map(year).collect()
    }
}

/// Draws from the top down.
struct Pen<'a> {
    dated: &'a Dated,
    scale: Scale,
    y: i32,
    labels: Vec<Label>,
    bars: Vec<Bar>,
}

impl Pen<'_> {
    fn label(&mut self, at: i32, below: i32, class: &'static str, text: String) {
        let canvas = self.scale.canvas;
        let anchor = match class {
            "n" => "middle",
            "e" => canvas.end(),
            _ => canvas.start(),
        };
        self.labels.push(Label {
            x: canvas.x(at),
            y: self.y + below,
            anchor,
            class,
            text,
        });
    }

    fn row(&mut self, part: &Part<'_>) {
        self.label(MARGIN, LABEL, "b", whom(self.dated, part.scope));
        let mut numbered_to = i32::MIN;
        for piece in &part.pieces {
            let Some((from, to)) = self.scale.ends(piece.span) else {
                continue;
            };
            self.bar(piece, from, to);
            let middle = i32::midpoint(from, to);
            let Some(number) = piece.number.map(|number| number.to_string()) else {
                continue;
            };
            // One that has no room is found in the table by its dates.
            let half = FIGURE * i32::try_from(number.len()).unwrap_or_default() / 2;
            if middle - half >= numbered_to {
                self.label(middle, NUMBER, "n", number);
                numbered_to = middle + half + NUMBERS_APART;
            }
        }
        self.y += ROW;
    }

    fn bar(&mut self, piece: &Piece, from: i32, to: i32) {
        let height = if piece.number.is_some() {
            BAR_HEIGHT
        } else {
            THIN
        };
        let width = (to - from).max(2);
        self.bars.push(Bar {
            kind: piece.kind(),
            left: self.scale.canvas.left(from, width),
            top: self.y + BAR + (BAR_HEIGHT - height) / 2,
            width,
            height,
        });
    }

    /// A diamond for each day on which dates were announced.
    fn marks(&mut self, announced: &[NaiveDate]) -> String {
        if announced.is_empty() {
            return String::new();
        }
        let words = self.dated.t().get("timeline-announced").into_owned();
        self.label(MARGIN, LABEL, "b", words);
        let y = self.y + MARK - 6;
        let shown = announced.iter().filter(|day| **day >= self.scale.first);
        let diamond = |day: &NaiveDate| {
            let x = self.scale.canvas.x(self.scale.place(*day));
            format!("M{x} {y}l5 6l-5 6l-5 -6z")
        };
        let marks = shown.map(diamond).collect();
        self.y += MARKS_ROW;
        marks
    }

    /// The first and the last day.
    fn ends(&mut self) {
        let t = self.dated.t();
        let (first, last) = (t.date(self.scale.first), t.date(self.scale.last));
        self.label(MARGIN, LABEL, "s", first);
        self.label(WIDTH - MARGIN, LABEL, "e", last);
    }
}

/// The kinds that are drawn, the best first.
fn legend(dated: &Dated, bars: &[Bar]) -> Vec<Swatch> {
    let is_drawn = |kind: &str| bars.iter().any(|bar| bar.kind == kind);
    let kinds = PortalStateKind::ALL.into_iter().map(|kind| Swatch {
        kind: kind.name(),
        name: name(dated, kind),
    });
    let early = Swatch {
        kind: EARLY,
        name: dated.t().get("state-early").into_owned(),
    };
    let all = kinds.chain(std::iter::once(early));
    all.filter(|swatch| is_drawn(swatch.kind)).collect()
}
