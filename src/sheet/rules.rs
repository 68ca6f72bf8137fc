//! The print rules of `static/sheet.css` in numbers: micrometres, where nothing else is said. A test
//! reads the stylesheet and holds each against it.

use super::ink::POINT;

/// How wide and how high the page is within its margins.
pub(super) const WIDTH: usize = 210_000 - 2 * SIDE;
pub(super) const PAGE: usize = 297_000 - TOP - BOTTOM;
const TOP: usize = 10_000;
const SIDE: usize = 11_000;
const BOTTOM: usize = 11_000;

/// A root em, and the letters of Portuguese alone.
pub(super) const REM: usize = 86 * POINT / 10;
pub(super) const REM_ALONE: usize = 95 * POINT / 10;
/// The letters of what explains.
pub(super) const SMALL: usize = 78 * POINT / 10;
pub(super) const SMALL_ALONE: usize = 84 * POINT / 10;
/// How high a line is, in hundredths of the size of its letters.
pub(super) const LINE: usize = 130;
/// The same in Arabic and Bengali letters.
pub(super) const TALL_LINE: usize = 138;

/// The space between two columns.
pub(super) const GAP: usize = 5_000;
/// The space above a section.
pub(super) const SECTION: usize = 2_600;
/// What the padding of a box takes, above and below together, and on both sides together.
pub(super) const BOX: usize = 2 * 1_600;
pub(super) const INSET: usize = 2 * 2_400;
/// The title of a section: its letters, and the space below it.
pub(super) const TITLE: usize = 10 * POINT;
pub(super) const BELOW_TITLE: usize = 400 + 1_000;
/// The title of the paper: its letters, the space around it, and between it and the code.
pub(super) const H1: usize = 16 * POINT;
pub(super) const AROUND_H1: usize = 1_000 + 1_500;
pub(super) const BESIDE_CODE: usize = 4_000;
/// The light margin of the code goes into that of the page.
pub(super) const CODE_MARGIN: usize = 2 * 1_000;
/// The space above the words about the code.
pub(super) const SCAN: usize = 400;
/// The place of a step's number, and the space around a step.
pub(super) const STEP: usize = 8_000;
pub(super) const AROUND_STEP: usize = 700 + 1_100;
/// The space around a step of which only the title is told, and how high it is at least.
pub(super) const AROUND_SHORT: usize = 2 * 500;
pub(super) const SHORT: usize = 5_400;
/// The space around what a route comes after.
pub(super) const AROUND_THEN: usize = 1_200 + 400;
/// The place of a paper's box to tick, and the space around a paper.
pub(super) const TICK: usize = 6_000;
pub(super) const AROUND_PAPER: usize = 2 * 150;
/// The space around a row of a list.
pub(super) const AROUND_ROW: usize = 2 * 400;
/// The sentence for a counter: its letters in hundredths of the others, and the space below it.
pub(super) const SENTENCE: usize = 110;
pub(super) const BELOW_SENTENCE: usize = 800;
/// A line to write on.
pub(super) const NOTE_LINE: usize = 7_000;
/// The space above the last lines, and above their words.
pub(super) const ABOVE_FOOTER: usize = 2_400 + 1_000;
/// The spaces above a paragraph of a box, above the notes of a step, and above what is good to know
/// at it. These are the same on a screen.
pub(super) const ABOVE: usize = REM * 20 / 100;
pub(super) const NOTES: usize = REM * 15 / 100;
pub(super) const BESIDE: usize = REM * 30 / 100;
/// What stands before what is good to know at a step.
pub(super) const BESIDE_INSET: usize = REM * 60 / 100;

#[cfg(test)]
mod tests {
    use super::*;

    const CSS: &str = include_str!("../../static/sheet.css");

    /// A number, and the lengths of a print rule that make it up.
    type Rule = (usize, &'static str, &'static [&'static str]);
    const RULES: [Rule; 23] = [
        (GAP, ".pair", &["--gap"]),
        (SECTION, "section", &["margin-block-start"]),
        (TITLE, "h2", &["font-size"]),
        (
            BELOW_TITLE,
            "h2.pair",
            &["padding-block-end", "margin-block-end"],
        ),
        (H1, "h1", &["font-size"]),
        (AROUND_H1, "h1", &["margin-block"]),
        (BESIDE_CODE, ".top", &["gap"]),
        (SCAN, ".scan", &["margin-block-start"]),
        (STEP, ".todo ol>li", &["--in"]),
        (AROUND_STEP, ".todo ol>li", &["padding-block"]),
        (AROUND_SHORT / 2, ".todo ol>.short", &["padding-block"]),
        (SHORT, ".todo ol>.short", &["min-block-size"]),
        (AROUND_THEN, ".then", &["margin-block"]),
        (TICK, ".documents li", &["--in"]),
        (AROUND_PAPER / 2, ".documents li", &["padding-block"]),
        (
            AROUND_ROW / 2,
            ".know li,.help li,.why li",
            &["padding-block"],
        ),
        (SENTENCE, ".counter blockquote", &["font-size"]),
        (BELOW_SENTENCE, ".counter blockquote", &["margin-block-end"]),
        (NOTE_LINE, ".notes hr", &["block-size"]),
        (
            ABOVE_FOOTER,
            ".sheet footer",
            &["margin-block-start", "padding-block-start"],
        ),
        (LINE, "h3", &["line-height"]),
        (
            LINE,
            ":lang(ar) :lang(pt),:lang(bn) :lang(pt)",
            &["line-height"],
        ),
        (TALL_LINE, ":lang(ar),:lang(bn)", &["line-height"]),
    ];

    /// What the last rule with this selector says, in print if `is_print`.
    fn said(is_print: bool, selector: &str, property: &str) -> String {
        let (screen, print) = CSS.split_once("@media print{").expect("print rules");
        let rules = if is_print { print } else { screen };
        let named = format!("{selector}{{");
        let rule = rules
            .lines()
            .rev()
            .find_map(|line| line.strip_prefix(&named));
        let rule = rule.unwrap_or_else(|| panic!("{selector}"));
        let mut lines = rule.trim_end_matches('}').split(';');
        let value = lines.find_map(|line| line.strip_prefix(&format!("{property}:")));
        value
            .unwrap_or_else(|| panic!("{selector} {property}"))
            .to_owned()
    }

    /// Each length of a value in micrometres, or in hundredths where it has no unit or that of letters.
    fn lengths(value: &str) -> Vec<usize> {
        let of = |length: &str| {
            let digits = length.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
            let number: f64 = digits.parse().expect("a number");
            let unit = match &length[digits.len()..] {
                "mm" => 1_000.0,
                "pt" => 353.0,
                _ => 100.0,
            };
            (number.abs() * unit).round() as usize
        };
        value.split(' ').map(of).collect()
    }

    #[test]
    fn the_numbers_are_those_of_the_stylesheet() {
        let boxes = ".way,.due,.calm,.portal,.counter,.banner,.notes";
        let one = |selector, property| {
            lengths(&said(true, selector, property))
                .iter()
                .sum::<usize>()
        };
        let [padding, sides] = lengths(&said(true, boxes, "padding"))[..] else {
            panic!("two paddings");
        };
        assert_eq!([BOX, INSET], [2 * padding, 2 * sides]);
        for (number, selector, properties) in RULES {
            let there: usize = properties
                .iter()
                .map(|property| one(selector, property))
                .sum();
            assert_eq!(number, there, "{selector} {properties:?}");
        }
        let code = lengths(
            said(true, ".code svg", "margin")
                .split(' ')
                .next()
                .expect("a margin"),
        );
        assert_eq!([CODE_MARGIN / 2], code[..]);
    }

    #[test]
    fn the_page_and_its_letters_are_those_of_the_stylesheet() {
        let page = CSS
            .lines()
            .find_map(|line| line.strip_prefix("@page{size:A4;margin:"));
        let margins = page
            .and_then(|page| page.split(';').next())
            .expect("margins");
        assert_eq!(lengths(margins), [TOP, SIDE, BOTTOM]);
        for (size, selector) in [
            (REM_ALONE, ".alone"),
            (SMALL, ".why,.sheet footer"),
            (SMALL_ALONE, ".alone .why,.alone footer"),
        ] {
            let points = lengths(&said(true, selector, "font-size"))[0];
            assert!(points.abs_diff(size) <= 1, "{selector} {points}");
        }
        let html = [("font-size", REM), ("line-height", LINE)];
        for (property, number) in html {
            let there = lengths(&said(true, "html", property))[0];
            assert!(there.abs_diff(number) <= 1, "html {property} {there}");
        }
        for (number, selector, property) in [
            (ABOVE, ".way p,.due p,.calm p", "margin-block-start"),
            (NOTES, ".meta", "margin-block-start"),
            (BESIDE, ".beside", "margin-block-start"),
            (BESIDE_INSET, ".beside p", "padding-inline-start"),
        ] {
            let there = lengths(&said(false, selector, property))[0];
            assert_eq!(number, REM * there / 100, "{selector}");
        }
    }
}
