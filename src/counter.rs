//! The official sentences to show at a counter or to paste into a form: Portuguese in every
//! language, with blanks that only the person fills in.

use triage::{Answers, Request};

use crate::child::is_for_a_child;
use crate::i18n::Lang;

/// Where the date of the card stands in a sentence.
const EXPIRES: &str = "{expires}";
/// Where it stands what was told of the request, and what is waited for.
const ASKED: &str = "{asked}";
const WANTED: &str = "{wanted}";
/// What the person fills in.
const BLANK: &str = "____";
/// Steps whose sentence is a letter or an e-mail: the letters say it better.
const WRITTEN: [&str; 2] = ["ladder-email", "ladder-letter"];
/// The step whose sentence tells of a request.
const OF_A_REQUEST: &str = "carry-card-and-receipt";
/// The step whose sentence tells that a request was granted.
const OF_AN_APPROVAL: &str = "get-proof-of-approval";

/// Which text of a step is its sentence: whoever speaks for a child has one of its own, for the permit
/// and the numbers are the child's.
pub(crate) fn field(answers: &Answers) -> &'static str {
    if is_for_a_child(answers) {
        "counter_minor"
    } else {
        "counter"
    }
}

/// The sentence with the date of the card and what was told of the request, where that is known; else
/// with a blank.
pub(crate) fn filled(sentence: &str, answers: &Answers) -> String {
    let t = Lang::Pt.texts();
    let date = answers.expires_on().map(|day| t.date(day));
    let request = answers.request.map(Request::name);
    let asked = match answers.request {
        Some(Request::Paid | Request::Submitted | Request::Approved | Request::Refused) => {
            request.map(|name| t.get(&format!("counter-asked-{name}")))
        }
        _ => None,
    };
    let wanted = request.map(|name| t.get(&format!("counter-wanted-{name}")));
    let sentence = match asked {
        Some(asked) => sentence.replace(ASKED, &asked),
        None => sentence.replace(&format!("{ASKED} "), ""),
    };
    sentence
        .replace(WANTED, &wanted.unwrap_or(BLANK.into()))
        .replace(EXPIRES, &date.unwrap_or(BLANK.into()))
}

/// Whether the sentence of a step can be said at a counter or in a form after these answers.
pub(crate) fn can_be_said(step: &str, answers: &Answers) -> bool {
    let is_approved = answers.request == Some(Request::Approved);
    let is_asked =
        is_approved || matches!(answers.request, Some(Request::Paid | Request::Submitted));
    !WRITTEN.contains(&step)
        && (is_asked || step != OF_A_REQUEST)
        && (is_approved || step != OF_AN_APPROVAL)
}
