//! The steps on the paper: those of the first way in full, those of later ways in short lines where
//! there is no room.

use std::mem::take;

use super::paper::Column;
use super::room::Room;
use super::rows::{Cell, Row, row_of, rows};
use crate::result::{StepGroup, StepView};

/// The steps of one route.
pub(super) struct Group {
    /// What it comes after; none for the first route.
    pub(super) heading: Option<Row<String>>,
    pub(super) steps: Vec<Step>,
    /// The number of the first step: numbers go on from route to route.
    pub(super) first: usize,
    is_cut: bool,
}

/// One step in each language.
pub(super) struct Step {
    pub(super) row: Row<StepView>,
    /// Its title and its days alone.
    pub(super) is_short: bool,
}

/// The steps of each route.
pub(super) fn groups(columns: &mut [Cell<Column>]) -> Vec<Group> {
    let groups = rows(columns, |column| take(&mut column.said.steps));
    let mut first = 1;
    let mut numbered = |row| {
        let group = Group::new(row, first);
        first += group.steps.len();
        group
    };
    groups.into_iter().map(&mut numbered).collect()
}

impl Group {
    fn new(mut groups: Row<StepGroup>, first: usize) -> Self {
        let steps = rows(&mut groups, |group| take(&mut group.steps));
        Self {
            heading: row_of(&mut groups, |group| group.heading.take()),
            steps: steps
                .into_iter()
                .map(|row| Step {
                    row,
                    is_short: true,
                })
                .collect(),
            first,
            is_cut: false,
        }
    }

    /// Takes room for the titles.
    pub(super) fn fill_short(&self, room: &mut Room) {
        let titles = self.steps.iter().map(|step| step.short_lines(room));
        let heading = 2 * usize::from(self.heading.is_some());
        room.fill(titles.sum::<usize>() + heading);
    }

    /// Leaves out the last steps while what must be there has no place. The heading stays.
    pub(super) fn drop_last(&mut self, room: &mut Room) {
        while let Some(step) = self.steps.last()
            && room.gives_up(step.short_lines(room))
        {
            self.steps.pop();
            self.is_cut = true;
        }
    }

    /// Shows the steps in full for which there is room.
    pub(super) fn grow(&mut self, room: &mut Room) {
        for step in &mut self.steps {
            let more = room
                .highest(&step.row)
                .saturating_sub(step.short_lines(room));
            step.is_short = !room.takes(more);
        }
    }

    /// Whether a step is told by its title alone, or not at all.
    pub(super) fn is_short(&self) -> bool {
        self.is_cut || self.steps.iter().any(|step| step.is_short)
    }
}

impl Step {
    /// Whether a line below the step says when, where or what to take.
    pub(super) fn has_notes(&self) -> bool {
        self.row.iter().any(|cell| {
            let step = &cell.said;
            let is_dated = step.from.is_some() || step.by.is_some();
            let has_more = step.place.is_some()
                || step.cost.is_some()
                || step.stale.is_some()
                || !step.take.is_empty();
            is_dated || (!self.is_short && has_more)
        })
    }

    fn short_lines(&self, room: &Room) -> usize {
        let titles = self.row.iter().map(|cell| room.lines(&cell.said.title));
        titles.max().unwrap_or_default()
    }
}
