//! What stands on the paper, row by row, in the words of the result.

use std::mem::take;

use store::Contact;
use triage::Outcome;

use super::code::Code;
use super::rows::{Cell, Row, rows};
use super::steps::{Group, groups};
use crate::error::AppError;
use crate::fact_view::{self, HelpView};
use crate::finished::Finished;
use crate::i18n::Lang;
use crate::result::{FactLine, InWords, Paper as Document, WarningView};

/// So many lines for notes stand on every sheet.
pub(super) const NOTE_LINES: usize = 3;

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
    /// The lines to write on in the box for notes.
    pub(super) note_lines: usize,
    /// No step has a last day, and that is said.
    pub(super) says_no_day: bool,
    /// The second page begins with the sentence for a counter.
    pub(super) counter_turns: bool,
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
            note_lines: NOTE_LINES,
            says_no_day: has_no_day(finished),
            counter_turns: false,
            has_more: false,
            columns,
        };
        let visit = &finished.visit;
        paper.fit((visit.lang, &visit.layout("/").banner()));
        Ok(paper)
    }

    /// Whether a source says something of the portal.
    pub(super) fn has_portal(&self) -> bool {
        let mut columns = self.columns.iter();
        columns.any(|cell| cell.said.said.beside.portal.is_some())
    }

    /// The sentence to show at a counter, in Portuguese.
    pub(super) fn counter(&self) -> Option<&String> {
        self.columns.first()?.said.said.counter.as_ref()
    }
}

/// Neither a step nor what covers the person has a day that is still to come.
fn has_no_day(finished: &Finished) -> bool {
    let Outcome {
        actions, standing, ..
    } = &finished.outcome;
    let is_ahead = |until| until >= finished.visit.day;
    !standing.until.is_some_and(is_ahead)
        && actions
            .iter()
            .all(|action| action.from.is_none() && action.by.is_none())
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
