//! How high each thing on the paper is in its column.

use super::ink::{Flow, PIXEL, Place};
use super::page::shown;
use super::paper::{Column, Reason};
use super::rules::{ABOVE, BESIDE, BESIDE_INSET, NOTES, TITLE};
use crate::fact_view::HelpView;
use crate::result::{Paper, StandingView, StepView, WarningView};

/// How high something is in a column.
pub(super) trait Tall {
    fn height(&self, place: Place) -> usize;
}

/// The title of a section.
pub(super) fn title(place: Place, text: &str) -> usize {
    let large = Place {
        size: TITLE,
        line: place.line.max(place.size * 135 / 100) * TITLE / place.size,
        ..place
    };
    large.bold(text)
}

pub(super) fn way(column: &Column, place: Place) -> usize {
    let said = &column.said;
    let lead = Flow::new(place)
        .softened(said.as_of.as_ref())
        .bold(&said.lead);
    let kicker = ABOVE + place.bold(&said.kicker);
    let doubt = said.doubt.as_ref();
    let doubt = doubt.map_or(0, |doubt| ABOVE + place.plain(doubt));
    let other = said.alternatives.as_ref().map_or(0, |other| {
        let check = other.check.as_ref();
        let look = Flow::new(place).bold(&place.lang.texts().get("if-not-so"));
        let look = look.plain(check.map_or("", |check| &check.title));
        let ways = other.ways.iter();
        let ways = ways.fold(Flow::new(place), |flow, way| {
            flow.plain(&way.words).plain("·")
        });
        ABOVE + look.height() + ways.height()
    });
    kicker + ABOVE + lead.height() + doubt + other
}

impl Tall for StandingView {
    fn height(&self, place: Place) -> usize {
        let body = Flow::new(place)
            .softened(self.as_of.as_ref())
            .plain(&self.body);
        let doubt = self.doubt.as_ref();
        let doubt = doubt.map_or(0, |doubt| ABOVE + place.plain(doubt));
        title(place, &self.title) + ABOVE + body.height() + doubt
    }
}

/// A step's title and its days.
pub(super) fn short_step(step: &StepView, place: Place) -> usize {
    place.plain(&step.title) + below(&flow_of_days(step, place))
}

/// A step without how it is done.
pub(super) fn brief_step(step: &StepView, place: Place) -> usize {
    place.bold(&step.title) + notes(step, false, place)
}

/// A step, and in one line how it is done.
pub(super) fn full_step(step: &StepView, place: Place) -> usize {
    let flow = Flow::new(place).softened(step.soft.as_of.as_ref());
    let how = step.lines.iter().fold(flow, |flow, line| flow.plain(line));
    place.bold(&step.title) + how.height() + full_notes(step, place)
}

/// A step with the first of its lines.
pub(super) fn first_line(step: &StepView, place: Place) -> usize {
    let as_of = Flow::new(place).softened(step.soft.as_of.as_ref());
    let lines = step.lines.iter().map(|line| item(line, place));
    place.bold(&step.title) + as_of.height() + lines.sum::<usize>()
}

/// A line of a list.
pub(super) fn item(line: &str, place: Place) -> usize {
    place.less(place.size).plain(line)
}

/// What stands below a step of which it is told how it is done.
pub(super) fn full_notes(step: &StepView, place: Place) -> usize {
    notes(step, true, place)
}

/// What is good to know at a step.
pub(super) fn beside(step: &StepView, place: Place) -> usize {
    step.beside.as_ref().map_or(0, |beside| {
        BESIDE + beside.height(place.less(BESIDE_INSET + 3 * PIXEL))
    })
}

/// When, where, for how much and with what.
fn notes(step: &StepView, has_lines: bool, place: Place) -> usize {
    let t = place.lang.texts();
    let mut flow = flow_of_days(step, place);
    if let Some(at) = &step.place {
        flow = flow.bold(&t.get("sheet-where"));
        flow = flow.softened(step.place_as_of(has_lines)).plain(at);
        flow = flow
            .plain(step.link.as_deref().map_or("", shown))
            .plain("·");
    }
    if let Some(cost) = &step.cost {
        flow = flow.plain(cost).plain("·");
    }
    if !step.take.is_empty() {
        let papers = step.take.iter();
        flow = papers.fold(flow.bold(&t.get("take")), |flow, paper| flow.plain(paper));
    }
    below(&flow)
}

fn flow_of_days(step: &StepView, place: Place) -> Flow {
    let days = step.from.iter().chain(&step.by);
    days.fold(Flow::new(place), |flow, day| flow.bold(day).plain("·"))
}

/// The lines below a step, with the space above them.
const fn below(flow: &Flow) -> usize {
    match flow.height() {
        0 => 0,
        height => NOTES + height,
    }
}

impl Tall for WarningView {
    fn height(&self, place: Place) -> usize {
        let flow = Flow::new(place).bold(&self.title);
        let flow = flow.softened(self.soft.as_of.as_ref());
        flow.plain(&self.body).height()
    }
}

/// How somebody who helps is reached.
pub(super) fn reach(help: &HelpView, place: Place) -> usize {
    let flow = Flow::new(place).bold(&help.name);
    let numbers = help.phones.iter().map(|(phone, _)| phone);
    // A number is never broken.
    let flow = numbers.fold(flow, |flow, phone| flow.bold(&phone.replace(' ', "0")));
    flow.plain(help.link.as_deref().map_or("", shown)).height()
}

impl Tall for HelpView {
    fn height(&self, place: Place) -> usize {
        let flow = Flow::new(place).softened(self.as_of.as_ref());
        let lines = self.lines.iter().fold(flow, |flow, line| flow.plain(line));
        reach(self, place) + lines.height()
    }
}

impl Tall for Paper {
    fn height(&self, place: Place) -> usize {
        let flow = Flow::new(place).softened(self.as_of.as_ref());
        flow.plain(&self.title).height()
    }
}

impl Tall for Reason {
    fn height(&self, place: Place) -> usize {
        let flow = Flow::new(place).softened(self.line.soft.as_of.as_ref());
        let flow = flow.plain(&self.line.title).plain(&self.publishers);
        flow.plain("·").plain(&self.line.note).height()
    }
}
