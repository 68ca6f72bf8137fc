//! How high each row and section of the paper is.

use store::Contact;

use super::ink::{Flow, PIXEL, Place};
use super::paper::{Column, Reason};
use super::rows::{Cell, Row};
use super::rules::{
    ABOVE_FOOTER, AROUND_H1, AROUND_PAPER, AROUND_ROW, AROUND_SHORT, AROUND_STEP, AROUND_THEN,
    BELOW_SENTENCE, BELOW_TITLE, BESIDE_CODE, BOX, CODE_MARGIN, GAP, H1, INSET, LINE, NOTE_LINE,
    REM, REM_ALONE, SCAN, SECTION, SENTENCE, SHORT, SMALL, SMALL_ALONE, STEP, TICK, WIDTH,
};
use super::steps::{Step, Told};
use super::tall::{self, Tall, title};
use crate::fact_view::HelpView;
use crate::i18n::Lang;
use crate::result::{Paper, StepView};

/// The paper's columns.
#[derive(Clone, Copy)]
pub(super) struct Face {
    /// Portuguese alone has the page for itself, in larger letters.
    pub(super) alone: bool,
}

impl Face {
    const fn size(self) -> usize {
        if self.alone { REM_ALONE } else { REM }
    }

    /// The size of what explains.
    const fn small(self) -> usize {
        if self.alone { SMALL_ALONE } else { SMALL }
    }

    /// The whole width of the page.
    pub(super) const fn page(self, lang: Lang) -> Place {
        Place::new(lang, WIDTH, self.size())
    }

    /// As high as its highest cell, in columns that are `inset` narrower together. The first gives
    /// `indent` of its room.
    fn row<T>(
        self,
        row: &Row<T>,
        (inset, indent): (usize, usize),
        height: impl Fn(&Cell<T>, Place) -> usize,
    ) -> usize {
        let cells = row.iter().enumerate().map(|(at, cell)| {
            let width = match (self.alone, at) {
                (true, _) => WIDTH - inset - indent,
                (_, 0) => (WIDTH - inset - GAP) / 2 - indent,
                _ => (WIDTH - inset - GAP) / 2,
            };
            height(cell, Place::new(cell.lang, width, self.size()))
        });
        cells.max().unwrap_or_default()
    }

    /// The heading of a section, with the space above it.
    pub(super) fn heading<T>(self, row: &Row<T>, key: &str) -> usize {
        SECTION + self.title(row, 0, key) + PIXEL
    }

    /// A title that is `inset` narrower than the page, with the space below it.
    fn title<T>(self, row: &Row<T>, inset: usize, key: &str) -> usize {
        let text = self.row(row, (inset, 0), |cell, place| {
            title(place, &cell.t().get(key))
        });
        text + BELOW_TITLE
    }

    /// A line of the sheet's own words.
    pub(super) fn said<T>(self, row: &Row<T>, key: &str) -> usize {
        self.row(row, (0, 0), |cell, place| place.plain(&cell.t().get(key)))
    }

    /// What is said of another day or edition, in its box.
    pub(super) fn banner(self, lang: Lang, lines: &[String]) -> usize {
        let place = self.page(lang).less(INSET + 2 * PIXEL);
        let lines = lines.iter().map(|line| place.plain(line));
        // Its margin is one root em and not that of a section.
        REM + BOX + 2 * PIXEL + lines.sum::<usize>()
    }

    /// Who hands the sheet over.
    pub(super) fn contact<T>(self, row: &Row<T>, contact: &Contact) -> usize {
        let flow = [
            &contact.name,
            &contact.phone,
            &contact.address,
            &contact.hours,
        ]
        .into_iter()
        .flatten()
        .fold(Flow::new(self.page(Lang::Pt)), |flow, said| flow.bold(said));
        self.heading(row, "sheet-contact") + flow.height()
    }

    /// The box for notes, with so many lines to write on.
    pub(super) fn notes<T>(self, row: &Row<T>, lines: usize) -> usize {
        let text = self.row(row, (INSET + 2 * PIXEL, 0), |cell, place| {
            place.plain(&cell.t().get("sheet-notes"))
        });
        SECTION + BOX + 2 * PIXEL + text + lines * NOTE_LINE
    }

    /// What the way says, in its box.
    pub(super) fn way(self, row: &Row<Column>) -> usize {
        let inset = INSET + 4 * PIXEL;
        let said = self.row(row, (inset, 0), |cell, place| tall::way(&cell.said, place));
        SECTION + BOX + 4 * PIXEL + said
    }

    /// What covers the person, in its box.
    pub(super) fn standing(self, row: &Row<Column>) -> usize {
        let inset = INSET + 8 * PIXEL;
        let said = self.row(row, (inset, 0), |cell, place| {
            cell.said.said.standing.height(place)
        });
        SECTION + BOX + 2 * PIXEL + said
    }

    /// What a source says of the portal, in its box.
    pub(super) fn portal(self, row: &Row<Column>) -> usize {
        let inset = INSET + 2 * PIXEL;
        let said = self.row(row, (inset, 0), |cell, place| {
            let portal = cell.said.said.beside.portal.as_ref();
            portal.map_or(0, |portal| {
                let flow = Flow::new(place).bold(&portal.state).plain(&portal.title);
                flow.plain(&portal.note).height()
            })
        });
        SECTION + BOX + 2 * PIXEL + said
    }

    /// The sentence for a counter, in its box.
    pub(super) fn counter<T>(self, row: &Row<T>, sentence: &str) -> usize {
        let inset = INSET + 4 * PIXEL;
        let large = self.page(Lang::Pt).less(inset).sized(SENTENCE);
        let heading = self.title(row, inset, "counter");
        let help = self.row(row, (inset, 0), |cell, place| {
            place.plain(&cell.t().get("counter-help"))
        });
        SECTION + BOX + 4 * PIXEL + heading + large.bold(sentence) + BELOW_SENTENCE + help
    }

    pub(super) fn then(self, heading: &Row<String>) -> usize {
        AROUND_THEN + self.row(heading, (0, 0), |cell, place| place.bold(&cell.said))
    }

    /// The pieces of a step: it is one, or of a list its title with the first line, then each line,
    /// the last one with the notes.
    pub(super) fn step(self, step: &Step, told: Told) -> Vec<usize> {
        let row = |height: fn(&StepView, Place) -> usize| {
            self.row(&step.row, (0, STEP), |cell, place| {
                height(&cell.said, place)
            })
        };
        match told {
            Told::Title => vec![(AROUND_SHORT + row(tall::short_step)).max(SHORT)],
            Told::Brief => vec![AROUND_STEP + row(tall::brief_step)],
            Told::Full if step.rest.is_empty() => vec![AROUND_STEP + row(tall::full_step)],
            Told::Full => {
                let mut pieces = vec![AROUND_STEP + row(tall::first_line)];
                pieces.extend(step.rest.iter().map(|line| self.line(line)));
                if let Some(last) = pieces.last_mut() {
                    *last += row(tall::full_notes);
                }
                pieces
            }
        }
    }

    fn line(self, line: &Row<String>) -> usize {
        self.row(line, (0, STEP), |cell, place| tall::item(&cell.said, place))
    }

    /// What is good to know at a step.
    pub(super) fn beside(self, row: &Row<StepView>) -> usize {
        self.row(row, (0, STEP), |cell, place| {
            tall::beside(&cell.said, place)
        })
    }

    pub(super) fn document(self, row: &Row<Paper>) -> usize {
        AROUND_PAPER + self.row(row, (0, TICK), |cell, place| cell.said.height(place))
    }

    pub(super) fn listed<T: Tall>(self, row: &Row<T>) -> usize {
        AROUND_ROW + self.row(row, (0, 0), |cell, place| cell.said.height(place))
    }

    /// Who helps, with nothing but how to reach them.
    pub(super) fn reached(self, row: &Row<HelpView>) -> usize {
        AROUND_ROW + self.row(row, (0, 0), |cell, place| tall::reach(&cell.said, place))
    }

    pub(super) fn reason(self, row: &Row<Reason>) -> usize {
        AROUND_ROW
            + self.row(row, (0, 0), |cell, place| {
                cell.said
                    .height(Place::new(cell.lang, place.width, self.small()))
            })
    }

    /// The last lines, as if something was left out.
    pub(super) fn footer(self, row: &Row<Column>) -> usize {
        let text = self.row(row, (0, 0), |cell, place| {
            let (t, said) = (cell.t(), &cell.said);
            let small = Place::new(cell.lang, place.width, self.small());
            let flow = Flow::new(small).plain(&t.get("footer-what"));
            let flow = flow.plain(&said.publisher);
            let flow = flow.plain(&t.get("footer-not-reviewed"));
            small.bold(&t.get("sheet-more")) + flow.plain(&said.edition).height()
        });
        ABOVE_FOOTER + PIXEL + text
    }

    /// The top of the paper, beside a code that is so wide.
    pub(super) fn top(self, row: &Row<Column>, code: usize) -> usize {
        let width = WIDTH - code - BESIDE_CODE;
        let mut text = self.size() * LINE / 100;
        for (at, cell) in row.iter().enumerate() {
            let large = Place::new(cell.lang, width, H1);
            let large = Place {
                line: large.line.max(H1 * 5 / 4),
                ..large
            };
            let large = if at == 0 { large } else { large.sized(72) };
            text += large.bold(&cell.said.said.title) + if at == 0 { AROUND_H1 } else { 610 };
            let t = cell.t();
            let place = Place::new(cell.lang, width.min(40 * REM), self.size());
            let flow = Flow::new(place).bold(&t.get("sheet-scan"));
            let flow = flow
                .plain(&t.get("sheet-look"))
                .plain(&t.get("sheet-private"));
            text += flow.height() + SCAN;
        }
        text += SCAN + self.size() * LINE / 100;
        text.max(code - CODE_MARGIN)
    }
}
