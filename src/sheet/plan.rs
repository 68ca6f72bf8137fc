//! Everything of a paper in its place, and how high it is: for most of it there may be no room.

use std::iter::{once, repeat};

use super::face::Face;
use super::paper::{NOTE_LINES, Paper};
use super::room::{Room, Slot};
use super::steps::{Step, Told};
use crate::i18n::Lang;

/// A row of a list, and how high it is.
pub(super) struct Wanted {
    pub(super) slot: Slot,
    pub(super) height: usize,
}

/// A step's place, those of its lines after the first, and that of what is good to know at it.
pub(super) struct StepWanted {
    pub(super) slot: Slot,
    pub(super) rest: Vec<Slot>,
    pub(super) beside: Wanted,
}

/// The places of a route's heading and steps.
pub(super) struct GroupWanted {
    pub(super) heading: Option<Slot>,
    pub(super) steps: Vec<StepWanted>,
}

/// Everything of a paper for which there may be no room, in its place.
pub(super) struct Plan {
    pub(super) room: Room,
    /// The words that no step has a last day.
    pub(super) no_day: Wanted,
    pub(super) groups: Vec<GroupWanted>,
    pub(super) help: Vec<Wanted>,
    pub(super) known: Vec<Wanted>,
    pub(super) why: Vec<Wanted>,
    pub(super) notes: Slot,
    pub(super) counter: Option<Slot>,
}

impl StepWanted {
    /// The step so high as much as is told of it; says whether there is room for it.
    pub(super) fn takes(&self, step: &Step, told: Told, face: Face, room: &mut Room) -> bool {
        let heights = face.step(step, told).into_iter().chain(repeat(0));
        let slots = once(&self.slot).chain(&self.rest).copied();
        room.takes_all(&slots.zip(heights).collect::<Vec<_>>())
    }
}

impl Paper {
    pub(super) const fn face(&self) -> Face {
        Face {
            alone: self.columns.len() == 1,
        }
    }

    /// What stands above the steps.
    fn above(&self, face: Face, (lang, banner): (Lang, &[String])) -> Room {
        let mut room = Room::default();
        let columns = &self.columns;
        room.add(face.top(columns, self.code.millimetres * 1_000));
        if !banner.is_empty() {
            room.add(face.banner(lang, banner));
        }
        room.add(face.way(columns));
        room.add(face.standing(columns));
        if self.has_portal() {
            room.add(face.portal(columns));
        }
        room
    }

    /// All of the paper in its order.
    pub(super) fn plan(&self, (lang, banner): (Lang, &[String])) -> Plan {
        let face = self.face();
        let mut room = self.above(face, (lang, banner));
        let columns = &self.columns;
        let todo = room.head(face.heading(columns, "what-to-do"));
        room.keep_on_first_page(todo);
        let no_day = Wanted {
            slot: room.maybe_head(),
            height: face.said(columns, "sheet-no-day"),
        };
        let mut groups = Vec::new();
        for (at, group) in self.groups.iter().enumerate() {
            let heading = group.heading.as_ref();
            let heading = heading.map(|heading| room.head(face.then(heading)));
            let steps = group.steps.iter();
            let steps = steps.map(|step| wanted(step, at == 0, face, &mut room));
            groups.push(GroupWanted {
                heading,
                steps: steps.collect(),
            });
        }
        let counter = self.counter();
        let counter = counter.map(|sentence| room.add(face.counter(columns, sentence)));
        if !self.documents.is_empty() {
            room.head(face.heading(columns, "papers"));
        }
        for row in &self.documents {
            room.add(face.document(row));
        }
        let heading = face.heading(columns, "good-to-know");
        let heights = self.warnings.iter().map(|row| face.listed(row));
        let known = below(heading, heights, &mut room);
        room.head(face.heading(columns, "who-helps"));
        let help = self.help.iter();
        let help = help.map(|row| Wanted {
            slot: room.add(face.reached(row)),
            height: face.listed(row),
        });
        let help = help.collect();
        if let Some(contact) = &self.contact {
            room.add(face.contact(columns, contact));
        }
        let notes = room.add(face.notes(columns, NOTE_LINES));
        let heading = face.heading(columns, "why-we-say");
        let heights = self.because.iter().map(|row| face.reason(row));
        let why = below(heading, heights, &mut room);
        // A sheet without any reason would have to be believed.
        if let Some(Wanted { slot, height }) = why.first() {
            room.set(*slot, *height);
        }
        room.add(face.footer(columns));
        Plan {
            room,
            no_day,
            groups,
            help,
            known,
            why,
            notes,
            counter,
        }
    }
}

/// The place of a step. Those of the first way have a title in any case.
fn wanted(step: &Step, is_first: bool, face: Face, room: &mut Room) -> StepWanted {
    let title: usize = face.step(step, Told::Title).iter().sum();
    StepWanted {
        slot: room.add(if is_first { title } else { 0 }),
        rest: step.rest.iter().map(|_| room.maybe()).collect(),
        beside: Wanted {
            slot: room.maybe(),
            height: face.beside(&step.row),
        },
    }
}

/// The places of a list that has its heading only with its first row.
fn below(mut heading: usize, heights: impl Iterator<Item = usize>, room: &mut Room) -> Vec<Wanted> {
    let rows = heights.map(|height| Wanted {
        slot: room.maybe(),
        height: height + std::mem::take(&mut heading),
    });
    rows.collect()
}
