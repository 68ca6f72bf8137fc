//! How a fact shows itself on any page: how sure it is, when it was checked, where it is stated,
//! and what says something else.

use chrono::NaiveDate;
use triage::Fact;
use triage::freshness::{Checked, Freshness};
use triage::knowledge::{Confidence, Detail, Knowledge, Source};

use crate::dated::Dated;
use crate::i18n::{Lang, Texts};
use crate::softened;

/// A source, with its address only where we may link to it.
pub(crate) struct SourceView {
    pub(crate) title: String,
    /// The publisher and the date.
    pub(crate) note: String,
    pub(crate) link: Option<String>,
}

/// A fact in one line, with the address of its page.
pub(crate) struct FactLink {
    pub(crate) title: String,
    pub(crate) href: String,
}

/// The other side of a contradiction.
pub(crate) struct OtherSide {
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) href: String,
    pub(crate) note: String,
}

/// Who helps.
pub(crate) struct HelpView {
    pub(crate) name: String,
    /// What softens the lines where their check is too old; the page below is the one to look at.
    pub(crate) as_of: Option<String>,
    pub(crate) lines: Vec<String>,
    /// Each number as it is read, and as it is dialled.
    pub(crate) phones: Vec<(String, String)>,
    pub(crate) link: Option<String>,
}

/// A line or office that helps, by its fact.
pub(crate) fn help(t: &Texts, fact: &Fact, day: NaiveDate) -> Option<HelpView> {
    let Detail::HelpLine(line) = &fact.about else {
        return None;
    };
    Some(HelpView {
        name: t.fact(fact, "title", day).into_owned(),
        as_of: softened::words(t, fact.checked(day)),
        lines: t.lines(fact, "body", day),
        phones: line
            .phones
            .iter()
            .map(|phone| (phone.clone(), dialled(phone)))
            .collect(),
        link: line.url.clone(),
    })
}

/// The sources of a fact, in the order of the fact.
pub(crate) fn sources(t: &Texts, knowledge: &Knowledge, ids: &[String]) -> Vec<SourceView> {
    ids.iter()
        .filter_map(|id| knowledge.sources.get(id))
        .map(|source| self::source(t, source))
        .collect()
}

/// Who publishes these sources, each once.
pub(crate) fn publishers(knowledge: &Knowledge, ids: &[String]) -> String {
    let sources = ids.iter().filter_map(|id| knowledge.sources.get(id));
    let mut names: Vec<_> = sources.map(|source| source.publisher.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}

/// One source.
pub(crate) fn source(t: &Texts, source: &Source) -> SourceView {
    SourceView {
        title: source.title.clone(),
        note: format!("{} · {}", source.publisher, source_date(t, source)),
        link: source.link().map(str::to_owned),
    }
}

/// When a source was published, as exactly as is known. The register keeps inexact dates in
/// English words; another language names the month from which they count.
fn source_date(t: &Texts, source: &Source) -> String {
    match (source.published_on, &source.dated) {
        (Some(day), None) => t.date(day),
        (Some(_), Some(words)) if t.lang() != Lang::Pt => words.clone(),
        (Some(day), Some(_)) => t.with("source-about", "month", t.month_of(day)),
        (None, _) => t.get("source-undated").into_owned(),
    }
}

/// How well the sources support a fact.
pub(crate) fn confidence(t: &Texts, confidence: Confidence) -> String {
    let key = match confidence {
        Confidence::High => "confidence-high",
        Confidence::Medium => "confidence-medium",
        Confidence::Low => "confidence-low",
    };
    t.get(key).into_owned()
}

/// When something was last checked; in softer words where it should have been checked again by
/// the day that the page speaks of. A check after that day is said to be later.
pub(crate) fn checked(t: &Texts, checked: Checked) -> String {
    let key = match checked.state {
        Freshness::Later => "checked-later",
        Freshness::Overdue => "checked-may-have-changed",
        Freshness::InTime => "checked-on",
        Freshness::Undated => "checked-undated",
    };
    match checked.on {
        Some(on) => t.with(key, "day", t.date(on)),
        None => t.get(key).into_owned(),
    }
}

/// How sure a fact is and when it was checked: the line below it.
pub(crate) fn trust(t: &Texts, fact: &Fact, day: NaiveDate) -> String {
    let checked = checked(t, fact.checked(day));
    format!("{} · {checked}", confidence(t, fact.confidence))
}

/// Links to facts by their ids; an id that the edition does not have is left out.
pub(crate) fn links<'a>(dated: &Dated, ids: impl IntoIterator<Item = &'a String>) -> Vec<FactLink> {
    ids.into_iter().filter_map(|id| link(dated, id)).collect()
}

/// A link to one fact.
pub(crate) fn link(dated: &Dated, id: &str) -> Option<FactLink> {
    let fact = dated.fact(id)?;
    let title = dated.text(fact, "title");
    Some(FactLink {
        title,
        href: dated.page_of(id, fact),
    })
}

/// What says something else than a fact, whichever of the two names the other.
pub(crate) fn contradictions(dated: &Dated, id: &str) -> Vec<OtherSide> {
    let t = dated.t();
    let others = dated.snapshot.handbook.opponents(id).iter();
    others
        .filter_map(|other| Some((other, dated.fact(other)?)))
        .map(|(other, side)| {
            let field = if side.has_text("pt", "body") {
                "body"
            } else {
                "meaning"
            };
            OtherSide {
                title: dated.text(side, "title"),
                body: softened::said(t, side, dated.day, dated.text(side, field)),
                href: dated.page_of(other, side),
                note: trust(t, side, dated.day),
            }
        })
        .collect()
}

/// A number as a `tel:` link wants it.
pub(crate) fn dialled(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    if phone.trim_start().starts_with('+') {
        format!("+{digits}")
    } else {
        format!("+351{digits}")
    }
}
