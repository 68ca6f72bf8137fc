//! The line of time: the days that matter, drawn by the server. Wide screens get the drawing,
//! narrow ones and those who cannot see it get the same days as a list.

use chrono::NaiveDate;
use triage::{Milestone, MilestoneKind};

use crate::i18n::Texts;
use crate::svg::Canvas;

/// The width of the drawing, in its own units.
const WIDTH: i32 = 640;
/// Where the line begins and ends.
const MARGIN: i32 = 60;
/// Days are never drawn nearer to each other than this.
const LEAST: i32 = 34;
/// How wide a letter of a label is at most, on average, and how far labels keep apart.
const LETTER: i32 = 8;
const BETWEEN: i32 = 14;
/// The height of the line, of the first row of labels below it, and from row to row.
const LINE: i32 = 56;
const FIRST_ROW: i32 = 84;
const ROW: i32 = 40;
/// From the first line of a label to its second.
const SECOND: i32 = 16;

/// The line of time of one result.
pub(super) struct Timeline {
    pub(super) points: Vec<Point>,
    /// From the card's end to the end of what still covers the person.
    pub(super) risk: Option<(i32, i32)>,
    /// From where to where the line goes.
    pub(super) whole: (i32, i32),
    pub(super) height: i32,
}

/// One day on the line.
pub(super) struct Point {
    pub(super) kind: &'static str,
    pub(super) label: String,
    pub(super) date: String,
    pub(super) distance: String,
    pub(super) is_today: bool,
    pub(super) x: i32,
    /// The middle of its label.
    pub(super) label_x: i32,
    /// The heights of the two lines of its label.
    pub(super) y: (i32, i32),
}

impl Timeline {
    /// Draws the days, if there are any.
    pub(super) fn new(milestones: &[Milestone], today: NaiveDate, t: &Texts) -> Option<Self> {
        let (first, last) = (milestones.first()?.day, milestones.last()?.day);
        if milestones.len() < 2 || first == last {
            return None;
        }
        let canvas = Canvas::new(WIDTH, t);
        let xs = spread(milestones, first, last);
        let mut rows = Rows::default();
        let points: Vec<_> = milestones
            .iter()
            .zip(&xs)
            .map(|(milestone, x)| point(milestone, *x, today, t, canvas, &mut rows))
            .collect();
        let at = |kind: MilestoneKind| {
            let index = milestones.iter().position(|m| m.kind == kind)?;
            Some(xs[index])
        };
        let end = at(MilestoneKind::SixMonthsEnd)
            .or_else(|| at(MilestoneKind::DecreeEnds))
            .or_else(|| at(MilestoneKind::ProofEnds));
        let risk = at(MilestoneKind::CardEnds)
            .zip(end)
            .filter(|(from, to)| from < to)
            .map(|(from, to)| (canvas.x(from), canvas.x(to)));
        Some(Self {
            points,
            risk,
            whole: (canvas.x(20), canvas.x(WIDTH - 20)),
            height: FIRST_ROW + ROW * rows.count() - 12,
        })
    }
}

fn point(
    milestone: &Milestone,
    x: i32,
    today: NaiveDate,
    t: &Texts,
    canvas: Canvas,
    rows: &mut Rows,
) -> Point {
    let kind = milestone.kind.name();
    let is_today = milestone.kind == MilestoneKind::Today;
    let label = t.get(&format!("day-{kind}")).into_owned();
    let date = t.date(milestone.day);
    let letters = label.chars().count().max(date.chars().count());
    let width = LETTER * i32::try_from(letters).unwrap_or(WIDTH);
    // The label stands below its day, and is pushed inwards at the ends of the drawing.
    let left = (x - width / 2).clamp(0, (WIDTH - width).max(0));
    // Today stands above the line, the other days below it.
    let top = if is_today {
        LINE - 40
    } else {
        FIRST_ROW + ROW * rows.place(left, left + width)
    };
    Point {
        kind,
        label,
        distance: if is_today {
            String::new()
        } else {
            t.distance(milestone.day, today)
        },
        date,
        is_today,
        x: canvas.x(x),
        label_x: canvas.x(left + width / 2),
        y: (top, top + SECOND),
    }
}

/// Rows of labels: how far each is filled.
#[derive(Default)]
struct Rows(Vec<i32>);

impl Rows {
    /// The first row that has room from here to there.
    fn place(&mut self, from: i32, to: i32) -> i32 {
        let row = self.0.iter().position(|filled| *filled <= from);
        let row = row.unwrap_or_else(|| {
            self.0.push(0);
            self.0.len() - 1
        });
        self.0[row] = to + BETWEEN;
        i32::try_from(row).unwrap_or_default()
    }

    fn count(&self) -> i32 {
        i32::try_from(self.0.len()).unwrap_or_default().max(1)
    }
}

/// Places the days in proportion, but never nearer to each other than can be told apart.
fn spread(milestones: &[Milestone], first: NaiveDate, last: NaiveDate) -> Vec<i32> {
    let days = |from: NaiveDate, to: NaiveDate| (to - from).num_days();
    let room = i64::from(WIDTH - 2 * MARGIN);
    let mut xs: Vec<i32> = milestones
        .iter()
        .map(|milestone| {
            let part = room * days(first, milestone.day) / days(first, last).max(1);
            MARGIN + i32::try_from(part).unwrap_or_default()
        })
        .collect();
    // The same day is one place.
    let apart = |index: usize| match milestones[index].day == milestones[index - 1].day {
        true => 0,
        false => LEAST,
    };
    for index in 1..xs.len() {
        xs[index] = xs[index].max(xs[index - 1] + apart(index));
    }
    let limit = WIDTH - MARGIN;
    for index in (0..xs.len()).rev() {
        let cap = xs
            .get(index + 1)
            .map_or(limit, |next| next - apart(index + 1));
        xs[index] = xs[index].min(cap);
    }
    xs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn what_ends_today_stands_where_today_stands() {
        let kinds = [
            (MilestoneKind::CardEnds, "2026-05-25"),
            (MilestoneKind::Today, "2026-11-25"),
            (MilestoneKind::SixMonthsEnd, "2026-11-25"),
        ];
        let milestones = kinds.map(|(kind, on)| Milestone { kind, day: day(on) });
        let line = Timeline::new(&milestones, day("2026-11-25"), Lang::En.texts());
        let xs: Vec<_> = line.expect("a line").points.iter().map(|p| p.x).collect();
        assert_eq!(xs[1], xs[2]);
        assert!(xs[0] + LEAST <= xs[1]);
    }

    #[test]
    fn no_two_labels_of_one_row_touch_in_any_language() {
        let kinds = [
            (MilestoneKind::MayAsk, "2026-10-07"),
            (MilestoneKind::Today, "2026-11-25"),
            (MilestoneKind::InTime, "2026-12-06"),
            (MilestoneKind::CardEnds, "2027-01-05"),
            (MilestoneKind::SixMonthsEnd, "2027-07-05"),
        ];
        let milestones = kinds.map(|(kind, on)| Milestone { kind, day: day(on) });
        for lang in Lang::ALL {
            let line = Timeline::new(&milestones, day("2026-11-25"), lang.texts());
            let line = line.expect("a line");
            for (index, one) in line.points.iter().enumerate() {
                for other in &line.points[index + 1..] {
                    let half = |p: &Point| {
                        let letters = p.label.chars().count().max(p.date.chars().count());
                        LETTER * i32::try_from(letters).expect("a few letters") / 2
                    };
                    let apart = (one.label_x - other.label_x).abs() >= half(one) + half(other);
                    assert!(
                        one.y != other.y || apart,
                        "{lang:?}: {} {}",
                        one.label,
                        other.label
                    );
                }
            }
        }
    }
}
