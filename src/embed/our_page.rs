//! Which addresses are pages of the full site, and what of a query they take.

use chrono::NaiveDate;
use triage::knowledge::Detail;
use triage::{Question, parse_card_month};

use crate::address::{RawQuery, push};
use crate::snapshot::Snapshot;

/// The parts of the full site that pages of a frame lead to.
const PARTS: [&str; 15] = [
    "",
    "check",
    "messages",
    "portals",
    "facts",
    "flow",
    "editions",
    "calendar",
    "code",
    "diary",
    "check-diary",
    "embed",
    "about",
    "privacy",
    "accessibility",
];

/// Whether a path behind the language may be one of the full site: nobody makes a page of ours say
/// something else. What an older edition held may be asked for, so no id is looked up.
pub(super) fn may_be(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    let first = parts.next().unwrap_or_default();
    let depth = parts.clone().count();
    let is_plain = path.chars().all(is_ours) && !path.contains("..") && !path.contains("//");
    PARTS.contains(&first) && depth <= 1 && is_plain
}

/// Whether this edition has such a page on a day.
pub(super) fn is_there(snapshot: &Snapshot, day: NaiveDate, path: &str) -> bool {
    let mut parts = path.trim_matches('/').split('/');
    let first = parts.next().unwrap_or_default();
    let (id, more) = (parts.next(), parts.next());
    let Some(id) = id else {
        return first != "check" && PARTS.contains(&first);
    };
    let about = snapshot.knowledge().fact(id).map(|fact| &fact.about);
    let is_report = first == "portals" && more == Some("report");
    let is_one = match first {
        "diary" => id == "paper",
        "check" => id == "result" || Question::from_name(id).is_some(),
        "messages" => matches!(about, Some(Detail::Message(_))),
        "portals" => matches!(about, Some(Detail::Portal(_))),
        "facts" => about.is_some(),
        "calendar" => parse_card_month(id, day).is_some(),
        "editions" => is_edition(snapshot, id),
        _ => false,
    };
    is_one && (more.is_none() || is_report) && parts.next().is_none()
}

/// One that was published, or two to compare.
fn is_edition(snapshot: &Snapshot, which: &str) -> bool {
    let (before, after) = which.split_once("...").unwrap_or((which, which));
    [before, after].iter().all(|number| {
        let number = number.parse::<i64>();
        number.is_ok_and(|number| (1..=snapshot.edition.number).contains(&number))
    })
}

/// The signs of our own paths.
fn is_ours(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "-_./".contains(sign)
}

/// What our pages take of a query, in its one order: answers, edition, day, and then what only pages
/// of a frame know. Closed words, dates, commas and colons; each name once.
pub(super) fn kept(query: &RawQuery, of_frames: &[&'static str]) -> String {
    let is_plain = |value: &&str| value.chars().all(|c| is_ours(c) || ",:".contains(c));
    let answers = Question::ALL.into_iter().map(Question::name);
    let names = answers.chain(["edition", "on"]);
    let mut kept = String::new();
    for name in names.chain(of_frames.iter().copied()) {
        if let Some(value) = query.get(name).filter(is_plain) {
            push(&mut kept, name, value);
        }
    }
    kept
}
