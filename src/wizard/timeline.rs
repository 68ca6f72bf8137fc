//! The line of time: the days that matter, drawn by the server. Wide screens get the drawing,
//! narrow ones and those who cannot see it get the same days as a list.

use chrono::NaiveDate;
use triage::{Milestone, MilestoneKind};

use crate::i18n::Texts;

/// The width of the drawing, in its own units.
const WIDTH: f32 = 640.0;
/// Where the line begins and ends.
const MARGIN: f32 = 60.0;
/// Labels nearer than this stand in two rows.
const LABEL: f32 = 150.0;

/// The line of time of one result.
pub(super) struct Timeline {
    pub(super) points: Vec<Point>,
    /// From the card's end to the end of what still covers the person.
    pub(super) risk: Option<(i32, i32)>,
}

/// One day on the line.
pub(super) struct Point {
    pub(super) kind: &'static str,
    pub(super) label: String,
    pub(super) date: String,
    pub(super) distance: String,
    pub(super) is_today: bool,
    pub(super) x: i32,
    /// The heights of the two lines of its label.
    pub(super) y: (i32, i32),
    pub(super) anchor: &'static str,
}

impl Timeline {
    /// Draws the days, if there are any.
    pub(super) fn new(milestones: &[Milestone], today: NaiveDate, t: &Texts) -> Option<Self> {
        let (first, last) = (milestones.first()?.day, milestones.last()?.day);
        if milestones.len() < 2 || first == last {
            return None;
        }
        let xs = spread(milestones, first, last);
        let mut points: Vec<Point> = Vec::with_capacity(milestones.len());
        let (mut below, mut lowered) = (None, false);
        for (milestone, x) in milestones.iter().zip(&xs) {
            let is_today = milestone.kind == MilestoneKind::Today;
            // Today stands above the line, the other days below it: two rows where they are near.
            let crowded = below.is_some_and(|before| x - before < LABEL);
            let y = match (is_today, crowded && !lowered) {
                (true, _) => (16, 34),
                (false, true) => (118, 134),
                (false, false) => (84, 100),
            };
            if !is_today {
                lowered = crowded && !lowered;
                below = Some(*x);
            }
            let anchor = if *x < MARGIN + 20.0 {
                "start"
            } else if *x > WIDTH - MARGIN - 20.0 {
                "end"
            } else {
                "middle"
            };
            points.push(Point {
                kind: milestone.kind.name(),
                label: t
                    .get(&format!("day-{}", milestone.kind.name()))
                    .into_owned(),
                date: t.date(milestone.day),
                distance: if is_today {
                    String::new()
                } else {
                    t.distance(milestone.day, today)
                },
                is_today,
                x: rounded(*x),
                y,
                anchor,
            });
        }
        let at = |kind: MilestoneKind| {
            milestones
                .iter()
                .position(|milestone| milestone.kind == kind)
                .map(|index| xs[index])
        };
        let end = at(MilestoneKind::SixMonthsEnd)
            .or_else(|| at(MilestoneKind::DecreeEnds))
            .or_else(|| at(MilestoneKind::ProofEnds));
        let risk = at(MilestoneKind::CardEnds)
            .zip(end)
            .filter(|(from, to)| from < to)
            .map(|(from, to)| (rounded(from), rounded(to)));
        Some(Self { points, risk })
    }
}

/// Places the days in proportion, but never nearer to each other than can be told apart.
fn spread(milestones: &[Milestone], first: NaiveDate, last: NaiveDate) -> Vec<f32> {
    #[expect(clippy::cast_precision_loss, reason = "a few thousand days fit")]
    let days = |from: NaiveDate, to: NaiveDate| (to - from).num_days() as f32;
    let room = WIDTH - 2.0 * MARGIN;
    let least = (room / milestones.len() as f32).min(70.0);
    let mut xs: Vec<f32> = milestones
        .iter()
        .map(|milestone| MARGIN + room * days(first, milestone.day) / days(first, last))
        .collect();
    for index in 1..xs.len() {
        xs[index] = xs[index].max(xs[index - 1] + least);
    }
    let limit = WIDTH - MARGIN;
    for index in (0..xs.len()).rev() {
        let cap = xs.get(index + 1).map_or(limit, |next| next - least);
        xs[index] = xs[index].min(cap);
    }
    xs
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the drawing is 640 units wide"
)]
fn rounded(x: f32) -> i32 {
    x.round() as i32
}
