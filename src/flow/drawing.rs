//! The picture: question boxes down a spine, each answer a row with an arrow to what can follow,
//! and arcs beside the spine from question to question.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use triage::Question;

use super::steps::{Answer, Follows, Step};
use crate::i18n::Texts;
use crate::svg::Canvas;

/// The columns, from the start: arcs, boxes, arrows, labels.
const WIDTH: i32 = 760;
const BOX_FROM: i32 = 92;
const BOX_WIDTH: i32 = 264;
const LABEL_FROM: i32 = BOX_FROM + BOX_WIDTH + 40;
/// How many letters fit into a line of a box, and of a label.
const BOX_LETTERS: usize = 33;
const LABEL_LETTERS: usize = 46;
/// The height of a line, the air around a row, and the space between boxes.
const LINE: i32 = 18;
const AIR: i32 = 10;
const BETWEEN: i32 = 34;

/// The whole picture.
pub(super) struct Drawing {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) start: &'static str,
    pub(super) boxes: Vec<QuestionBox>,
    pub(super) arcs: Vec<String>,
    /// The arrows, as one path.
    pub(super) arrows: String,
}

/// One question with its answers.
pub(super) struct QuestionBox {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: i32,
    pub(super) height: i32,
    /// The height of the part that holds the question itself.
    pub(super) head: i32,
    pub(super) texts: Vec<TextLine>,
}

/// One line of text.
pub(super) struct TextLine {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) class: &'static str,
    pub(super) text: String,
}

/// Where the head of a question lies.
struct Placed {
    question: Question,
    middle: i32,
}

impl Drawing {
    pub(super) fn new(t: &Texts, steps: &[Step]) -> Self {
        let canvas = Canvas::new(WIDTH, t);
        let mut pen = Pen {
            canvas,
            y: 8,
            arrows: String::new(),
        };
        let mut placed = Vec::new();
        let mut boxes = Vec::new();
        for step in steps {
            let drawn = pen.question(step);
            placed.push(Placed {
                question: step.question,
                middle: drawn.top + drawn.head / 2,
            });
            pen.y = drawn.top + drawn.height;
            boxes.push(drawn);
            pen.y += BETWEEN;
        }
        let arcs = arcs(canvas, steps, &placed);
        let (height, start) = (pen.y - BETWEEN + 8, canvas.start());
        Self {
            width: WIDTH,
            height,
            start,
            boxes,
            arcs,
            arrows: pen.arrows,
        }
    }
}

/// Draws from the top down.
struct Pen {
    canvas: Canvas,
    y: i32,
    arrows: String,
}

impl Pen {
    fn question(&mut self, step: &Step) -> QuestionBox {
        let top = self.y;
        let mut texts = Vec::new();
        self.y += AIR;
        let title = format!("{}. {}", step.number, step.title);
        let lines = wrap(title.split(' ').map(str::to_owned), " ", BOX_LETTERS - 7);
        self.lines(lines, BOX_FROM + 12, "b", &mut texts);
        self.y += AIR;
        let head = self.y - top;
        for answer in &step.answers {
            self.answer(answer, &mut texts);
        }
        let left = self.canvas.left(BOX_FROM, BOX_WIDTH);
        QuestionBox {
            left,
            top,
            width: BOX_WIDTH,
            height: self.y - top,
            head,
            texts,
        }
    }

    /// A row: the answer in the box, the arrow, and the label beside it.
    fn answer(&mut self, answer: &Answer, texts: &mut Vec<TextLine>) {
        let row = self.y;
        self.y = row + AIR / 2;
        let words = answer.label.split(' ').map(str::to_owned);
        self.lines(wrap(words, " ", BOX_LETTERS), BOX_FROM + 12, "a", texts);
        let below_answer = self.y;
        self.y = row + AIR / 2;
        self.arrow(self.y + LINE / 2);
        let names = |is_question: bool| {
            let of_kind = answer
                .targets
                .iter()
                .filter(move |to| to.question.is_some() == is_question);
            of_kind.map(|to: &Follows| to.label.clone())
        };
        self.lines(
            wrap(names(true), " · ", LABEL_LETTERS),
            LABEL_FROM,
            "q",
            texts,
        );
        self.lines(
            wrap(names(false), " · ", LABEL_LETTERS),
            LABEL_FROM,
            "r",
            texts,
        );
        self.y = self.y.max(below_answer) + AIR / 2;
    }

    fn lines(
        &mut self,
        lines: Vec<String>,
        x: i32,
        class: &'static str,
        texts: &mut Vec<TextLine>,
    ) {
        for text in lines {
            texts.push(TextLine {
                x: self.canvas.x(x),
                y: self.y + 13,
                class,
                text,
            });
            self.y += LINE;
        }
    }

    /// From the edge of the box to the label.
    fn arrow(&mut self, y: i32) {
        let (from, to) = (
            self.canvas.x(BOX_FROM + BOX_WIDTH),
            self.canvas.x(LABEL_FROM - 6),
        );
        head(
            &mut self.arrows,
            format_args!("M{from} {y}H{to}"),
            to - from,
        );
    }
}

/// Adds a line with its head, which points to the sign of `towards`.
fn head(path: &mut String, line: std::fmt::Arguments<'_>, towards: i32) {
    let forth = 6 * towards.signum();
    let back = -forth;
    let _ = write!(path, "{line}m{back} -4l{forth} 4l{back} 4");
}

/// From the head of each question to the heads of those that can follow. The farther, the wider.
fn arcs(canvas: Canvas, steps: &[Step], placed: &[Placed]) -> Vec<String> {
    let mut pairs = BTreeSet::new();
    for step in steps {
        let targets = step.answers.iter().flat_map(|answer| &answer.targets);
        pairs.extend(targets.filter_map(|to| Some((step.question, to.question?))));
    }
    let place = |question| placed.iter().position(|placed| placed.question == question);
    pairs
        .into_iter()
        .filter_map(|(from, to)| {
            let (from, to) = (place(from)?, place(to)?);
            let distance = i32::try_from(from.abs_diff(to)).unwrap_or_default();
            let (edge, out) = (canvas.x(BOX_FROM), canvas.x(BOX_FROM - 14 - 7 * distance));
            let (start, end) = (placed[from].middle + 6, placed[to].middle - 6);
            let mut path = String::new();
            let arc = format_args!("M{edge} {start}C{out} {start} {out} {end} {edge} {end}");
            head(&mut path, arc, edge - out);
            Some(path)
        })
        .collect()
}

/// Packs words into lines of so many letters.
fn wrap(words: impl Iterator<Item = String>, between: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if fits(line, between, &word, letters) => {
                line.push_str(between);
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

fn fits(line: &str, between: &str, word: &str, letters: usize) -> bool {
    let count = |text: &str| text.chars().count();
    count(line) + count(between) + count(word) <= letters
}
