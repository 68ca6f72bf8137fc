//! The official sentences to show at a counter or to paste into a form: Portuguese in every
//! language, with blanks that only the person fills in.

use triage::Expires;

use crate::i18n::Lang;

/// Where the date of the card stands in a sentence.
const EXPIRES: &str = "{expires}";
/// What the person fills in.
const BLANK: &str = "____";

/// The sentence with the date of the card, where that is known; else with a blank.
pub(crate) fn filled(sentence: &str, expires: Option<Expires>) -> String {
    let date = match expires {
        Some(Expires::On(day)) => Lang::Pt.texts().date(day),
        _ => BLANK.to_owned(),
    };
    sentence.replace(EXPIRES, &date)
}
