//! What stands on the paper where two pages do not hold everything: the first way in full, and of the
//! rest what is needed most.

use super::face::Face;
use super::paper::Paper;
use super::plan::{Plan, StepWanted, Wanted};
use super::room::Room;
use super::rules::NOTE_LINE;
use super::steps::{Group, Step, Told};
use crate::i18n::Lang;

/// So many lines more for notes where there is room.
const MORE_NOTE_LINES: usize = 9;
/// So few are left where a step of the first way would not say where, or what to take.
const FEW_NOTE_LINES: usize = 1;
/// So many things to know come before the steps of later ways are told in full.
const FIRST_KNOWN: usize = 2;

impl Paper {
    /// Leaves out what two pages do not hold, the least needed first: each kind asks for its place
    /// in this order. What is left is for notes.
    pub(super) fn fit(&mut self, banner: (Lang, &[String])) {
        let face = self.face();
        let few_notes = face.notes(&self.columns, FEW_NOTE_LINES);
        let mut plan = self.plan(banner);
        let room = &mut plan.room;
        let mut groups: Vec<_> = self.groups.iter_mut().zip(&plan.groups).collect();
        let routes = groups.len();
        let (first, later) = groups.split_at_mut(routes.min(1));
        let mut is_cut = false;
        for (group, wanted) in first.iter_mut() {
            tell_about_the_message(group, &wanted.steps, face, room);
            tell(group, &wanted.steps, Told::Brief, face, room);
            if group.steps.iter().any(Step::is_short) {
                room.set(plan.notes, few_notes);
                self.note_lines = FEW_NOTE_LINES;
                tell_about_the_message(group, &wanted.steps, face, room);
                tell(group, &wanted.steps, Told::Brief, face, room);
            }
        }
        let no_day = &plan.no_day;
        self.says_no_day = self.says_no_day && room.takes(no_day.slot, no_day.height);
        for (group, wanted) in later.iter_mut() {
            let titles = group.steps.iter().zip(&wanted.steps);
            let told =
                titles.take_while(|(step, place)| place.takes(step, Told::Title, face, room));
            let told = told.count();
            is_cut |= told < group.steps.len();
            group.steps.truncate(told);
        }
        for (group, wanted) in first.iter_mut() {
            grow(group, &wanted.steps, face, room);
        }
        let mut why = first_that_fit(&plan.why, 2, room);
        self.told_of = first_that_fit(&plan.help, plan.help.len(), room);
        let mut known = first_that_fit(&plan.known, FIRST_KNOWN, room);
        for (group, wanted) in later.iter_mut() {
            tell(group, &wanted.steps, Told::Brief, face, room);
            grow(group, &wanted.steps, face, room);
        }
        let mut told = groups.iter().flat_map(|(group, _)| &group.steps);
        is_cut |= told.any(Step::is_cut);
        known += first_that_fit(&plan.known[known..], plan.known.len(), room);
        why += first_that_fit(&plan.why[why..], plan.why.len(), room);
        self.note_lines += room.grow(plan.notes, NOTE_LINE, MORE_NOTE_LINES);
        debug_assert!(
            plan.room.holds_all(),
            "two pages do not hold the least that is said"
        );
        self.turn(&plan);
        self.has_more = is_cut
            || self.told_of < self.help.len()
            || known < self.warnings.len()
            || why < self.because.len();
        self.warnings.truncate(known);
        self.because.truncate(why);
    }

    /// Says where the second page begins: with a route, a step, one of its lines, what is good to know
    /// at it or the sentence for a counter. All others are small.
    fn turn(&mut self, plan: &Plan) {
        let Some(turn) = plan.room.turn() else {
            return;
        };
        self.counter_turns = plan.counter == Some(turn);
        for (group, wanted) in self.groups.iter_mut().zip(&plan.groups) {
            group.turns = wanted.heading == Some(turn);
            for (step, wanted) in group.steps.iter_mut().zip(&wanted.steps) {
                step.turns = wanted.slot == turn;
                step.turns_at = wanted.rest.iter().position(|slot| *slot == turn);
                step.beside_turns = wanted.beside.slot == turn;
            }
        }
    }
}

/// Takes the first rows as far as they fit, at most so many; says how many do.
fn first_that_fit(rows: &[Wanted], most: usize, room: &mut Room) -> usize {
    let rows = rows.iter().take(most);
    rows.take_while(|row| room.takes(row.slot, row.height))
        .count()
}

/// Tells so much of each step for which there is room.
fn tell(group: &mut Group, wanted: &[StepWanted], told: Told, face: Face, room: &mut Room) {
    let steps = group.steps.iter_mut().zip(wanted);
    for (step, wanted) in steps.filter(|(step, _)| step.told < told) {
        if wanted.takes(step, told, face, room) {
            step.told = told;
        }
    }
}

/// Under its heading alone nobody would know what to do about the message: its step is told before
/// the others, without its last lines where it is too long.
fn tell_about_the_message(group: &mut Group, wanted: &[StepWanted], face: Face, room: &mut Room) {
    let steps = group.steps.iter_mut().zip(wanted);
    for (step, wanted) in steps.filter(|(step, _)| step.is_about_the_message()) {
        step.told = Told::Full;
        while !wanted.takes(step, Told::Full, face, room) {
            if !step.leaves_out_a_line() {
                step.told = Told::Title;
                break;
            }
        }
    }
}

/// Tells how each step is done, then what is good to know at it, where there is room.
fn grow(group: &mut Group, wanted: &[StepWanted], face: Face, room: &mut Room) {
    tell(group, wanted, Told::Full, face, room);
    for (step, StepWanted { beside, .. }) in group.steps.iter_mut().zip(wanted) {
        step.has_beside = step.has_more_beside() && room.takes(beside.slot, beside.height);
    }
}
