//! What stands on the paper, row by row, in the words of the result.

use std::mem::take;

use store::Contact;

use super::code::Code;
use super::room::Room;
use super::rows::{Cell, Row, rows};
use super::steps::{Group, groups};
use crate::error::AppError;
use crate::fact_view::{self, HelpView};
use crate::finished::Finished;
use crate::i18n::Lang;
use crate::result::{FactLine, InWords, Paper as Document, WarningView};

/// A sheet.
pub(super) struct Paper {
    /// What is said once in each language.
    pub(super) columns: Row<Column>,
    pub(super) standing: &'static str,
    pub(super) code: Code,
    pub(super) groups: Vec<Group>,
    pub(super) documents: Vec<Row<Document>>,
    pub(super) warnings: Vec<Row<WarningView>>,
    pub(super) help: Vec<Row<HelpView>>,
    /// So many of them with all that is said of them; of the others only how to reach them.
    pub(super) told_of: usize,
    pub(super) contact: Option<Contact>,
    pub(super) because: Vec<Row<Reason>>,
    /// Something was left out: it stands at the address of the code.
    pub(super) has_more: bool,
}

/// The result in one language, and what the page around it says of itself. Its lists are taken out
/// of it: they are rows of the paper.
pub(super) struct Column {
    pub(super) said: InWords,
    /// The day of which the sheet speaks.
    pub(super) day: String,
    pub(super) edition: String,
    pub(super) publisher: String,
}

/// A fact that decided, and who says so.
pub(super) struct Reason {
    pub(super) line: FactLine,
    pub(super) publishers: String,
}

impl Paper {
    /// So many of the facts that decided stand on every sheet.
    const LEAST_WHY: usize = 2;

    pub(super) fn new(
        finished: &Finished,
        beside: Lang,
        contact: Option<&Contact>,
        address: String,
    ) -> Result<Self, AppError> {
        let mut langs = vec![beside];
        if beside != Lang::Pt {
            langs.push(Lang::Pt);
        }
        let mut columns: Row<Column> = langs.into_iter().map(|l| column(finished, l)).collect();
        let mut paper = Self {
            standing: finished.outcome.standing.code.name(),
            code: Code::new(address)?,
            groups: groups(&mut columns),
            documents: rows(&mut columns, |column| take(&mut column.said.papers)),
            warnings: rows(&mut columns, |column| take(&mut column.said.warnings)),
            help: rows(&mut columns, |column| take(&mut column.said.help)),
            told_of: 0,
            contact: contact.cloned(),
            because: rows(&mut columns, |column| reasons(finished, column)),
            has_more: false,
            columns,
        };
        let asked = &finished.visit.asked;
        let is_dated = asked.on.is_some() || asked.edition.is_some();
        paper.choose(Room::new(beside, is_dated));
        Ok(paper)
    }

    /// The sentence to show at a counter, in Portuguese.
    pub(super) fn counter(&self) -> Option<&String> {
        self.columns.first()?.said.said.counter.as_ref()
    }

    /// Leaves out what two pages do not hold, the least needed first: each kind asks for its place
    /// in this order.
    fn choose(&mut self, mut room: Room) {
        room.fill(self.always(&room));
        for group in &self.groups {
            group.fill_short(&mut room);
        }
        for group in self.groups.iter_mut().skip(1).rev() {
            group.drop_last(&mut room);
        }
        let mut groups = self.groups.iter_mut();
        if let Some(first) = groups.next() {
            first.grow(&mut room);
        }
        self.told_of = room.first_that_fit(&self.help, self.help.len());
        let mut known = room.first_that_fit(&self.warnings, 2);
        let mut why = self.because.len().min(Self::LEAST_WHY);
        groups.for_each(|group| group.grow(&mut room));
        known += room.first_that_fit(&self.warnings[known..], 2);
        why += room.first_that_fit(&self.because[why..], 6);
        let is_short = self.groups.iter().any(Group::is_short);
        self.has_more = is_short
            || self.told_of < self.help.len()
            || known < self.warnings.len()
            || why < self.because.len();
        self.warnings.truncate(known);
        self.because.truncate(why);
    }

    /// The lines of what stands on the paper in any case.
    fn always(&self, room: &Room) -> usize {
        let contact = self.contact.as_ref().map_or(0, |_| 4);
        // Its letters are larger, and its lines as long as the page is wide.
        let counter = self
            .counter()
            .map_or(0, |sentence| 5 + (room.lines(sentence) * 2).div_ceil(3));
        let why = self.because.iter().take(Self::LEAST_WHY);
        let why: usize = why.map(|row| room.highest(row)).sum();
        let rows = room.all(&self.documents) + self.help.len();
        room.highest(&self.columns) + rows + why + contact + counter
    }
}

fn column(finished: &Finished, lang: Lang) -> Cell<Column> {
    let visit = finished.visit.in_lang(lang);
    let t = lang.texts();
    let layout = visit.layout("/");
    let column = Column {
        said: InWords::new(&visit, &finished.outcome, &finished.answers),
        day: t.with("sheet-day", "day", t.date(visit.day)),
        edition: layout.edition_line(),
        publisher: layout.publisher(),
    };
    Cell { lang, said: column }
}

/// The facts that decided, each with who publishes it.
fn reasons(finished: &Finished, column: &mut Column) -> Vec<Reason> {
    let knowledge = finished.visit.snapshot.knowledge();
    let facts = finished.outcome.because.iter();
    let facts = facts.filter_map(|id| knowledge.fact(id));
    let lines = take(&mut column.said.because).into_iter();
    lines
        .zip(facts)
        .map(|(line, fact)| Reason {
            line,
            publishers: fact_view::publishers(knowledge, &fact.sources),
        })
        .collect()
}
