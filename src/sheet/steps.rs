//! The steps on the paper: in full, without their explanation or by their titles alone, as there is
//! room.

use std::mem::take;

use super::paper::Column;
use super::rows::{Cell, Row, row_of, rows};
use crate::result::{StepGroup, StepView};

/// The steps of one route.
pub(super) struct Group {
    /// What it comes after; none for the first route.
    pub(super) heading: Option<Row<String>>,
    pub(super) steps: Vec<Step>,
    /// The number of the first step: numbers go on from route to route.
    pub(super) first: usize,
    /// The second page begins with its heading.
    pub(super) turns: bool,
}

/// One step in each language.
pub(super) struct Step {
    pub(super) row: Row<StepView>,
    /// How it is done, line by line, where it takes more than the first, which its row keeps.
    pub(super) rest: Vec<Row<String>>,
    pub(super) told: Told,
    /// Some of its lines are left out.
    is_shortened: bool,
    /// What is good to know at this step stands below it.
    pub(super) has_beside: bool,
    /// The second page begins with it.
    pub(super) turns: bool,
    /// The second page begins with this line of the rest.
    pub(super) turns_at: Option<usize>,
    /// The second page begins with what is good to know at it.
    pub(super) beside_turns: bool,
}

/// How much of a step stands on the paper.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(super) enum Told {
    /// Its title and its days.
    Title,
    /// Where, for how much, what to take and by when, too.
    Brief,
    /// How it is done, too.
    Full,
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
            steps: steps.into_iter().map(Step::new).collect(),
            first,
            turns: false,
        }
    }
}

/// A step without a page says in words where it is done, and who is there.
fn in_place(mut row: Row<StepView>) -> Row<StepView> {
    for Cell { said: step, .. } in &mut row {
        step.place = step.named_place.take().or(step.place.take());
    }
    row
}

/// The lines after the first, each across from the same one. A language may have fewer.
fn rest_of(row: &mut Row<StepView>) -> Vec<Row<String>> {
    let of_cell = |cell: &mut Cell<StepView>| Cell {
        lang: cell.lang,
        said: cell
            .said
            .lines
            .drain(1.min(cell.said.lines.len())..)
            .collect(),
    };
    let mut lines: Row<Vec<String>> = row.iter_mut().map(of_cell).collect();
    let most = lines.iter().map(|cell| cell.said.len()).max();
    for cell in &mut lines {
        cell.said.resize(most.unwrap_or_default(), String::new());
    }
    rows(&mut lines, take)
}

impl Step {
    fn new(mut row: Row<StepView>) -> Self {
        Self {
            rest: rest_of(&mut row),
            row: in_place(row),
            told: Told::Title,
            is_shortened: false,
            has_beside: false,
            turns: false,
            turns_at: None,
            beside_turns: false,
        }
    }

    pub(super) fn is_short(&self) -> bool {
        self.told == Told::Title
    }

    pub(super) fn is_about_the_message(&self) -> bool {
        self.row.iter().any(|cell| cell.said.is_about_the_message)
    }

    /// Leaves out its last line, but never the only one; says whether it did.
    pub(super) fn leaves_out_a_line(&mut self) -> bool {
        let is_left = self.rest.pop().is_some();
        self.is_shortened |= is_left;
        is_left
    }

    pub(super) fn is_full(&self) -> bool {
        self.told == Told::Full
    }

    /// Whether its lines are more than one, and stand on the paper.
    pub(super) fn is_list(&self) -> bool {
        self.is_full() && !self.rest.is_empty()
    }

    /// Whether a line below the step says when, where or what to take.
    pub(super) fn has_notes(&self) -> bool {
        self.row.iter().any(|cell| {
            let step = &cell.said;
            let is_dated = step.from.is_some() || step.by.is_some();
            let has_more = step.place.is_some() || step.cost.is_some() || !step.take.is_empty();
            is_dated || (!self.is_short() && has_more)
        })
    }

    /// Whether something is good to know at this very step.
    pub(super) fn has_more_beside(&self) -> bool {
        self.row.iter().any(|cell| cell.said.beside.is_some())
    }

    /// Whether something of it is left out.
    pub(super) fn is_cut(&self) -> bool {
        !self.is_full() || self.is_shortened || (self.has_more_beside() && !self.has_beside)
    }
}
