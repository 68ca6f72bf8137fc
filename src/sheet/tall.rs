//! How many lines each thing on the paper takes.

use super::paper::{Column, Reason};
use super::room::{Room, Tall};
use crate::fact_view::HelpView;
use crate::result::{Paper, StepView, WarningView};

impl Tall for Column {
    fn lines(&self, room: &Room) -> usize {
        let said = &self.said;
        let standing = &said.standing;
        let texts = [
            Some(&said.lead),
            said.as_of.as_ref(),
            said.doubt.as_ref(),
            Some(&standing.title),
            standing.as_of.as_ref(),
            Some(&standing.body),
            standing.doubt.as_ref(),
        ];
        let portal = said.beside.portal.as_ref();
        let portal = portal.map_or(0, |portal| {
            1 + room.lines(&portal.title) + room.lines(&portal.note)
        });
        let other = said.alternatives.as_ref().map_or(0, |other| {
            2 + room.joined(other.ways.iter().map(|way| &way.words))
        });
        // One line of the title has its place above; it is written large, and in each language.
        let title = 2 * room.lines(&said.title).saturating_sub(1);
        room.sum(texts.into_iter().flatten()) + title + portal + other
    }
}

impl Tall for StepView {
    fn lines(&self, room: &Room) -> usize {
        let notes = [
            &self.place,
            &self.link,
            &self.cost,
            &self.from,
            &self.by,
            &self.stale,
        ];
        let notes = notes.into_iter().flatten().chain(&self.take);
        let beside = self.beside.as_ref().map_or(0, |beside| beside.lines(room));
        let lines = room.sum(self.soft.as_of.iter().chain(&self.lines));
        room.lines(&self.title) + lines + room.joined(notes) + beside
    }
}

impl Tall for WarningView {
    fn lines(&self, room: &Room) -> usize {
        room.joined(self.soft.as_of.iter().chain([&self.title, &self.body]))
    }
}

impl Tall for HelpView {
    fn lines(&self, room: &Room) -> usize {
        // The first line says how to reach them, and has its place already.
        room.joined(self.as_of.iter().chain(&self.lines))
    }
}

impl Tall for Paper {
    fn lines(&self, room: &Room) -> usize {
        room.joined(self.as_of.iter().chain([&self.title]))
    }
}

impl Tall for Reason {
    fn lines(&self, room: &Room) -> usize {
        let line = [&self.line.title, &self.publishers, &self.line.note];
        room.joined(self.line.soft.as_of.iter().chain(line))
    }
}
