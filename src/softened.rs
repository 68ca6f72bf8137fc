//! How a statement is told whose check is too old: with the day of its last check before it, and
//! with the page to look at beside it. Every place that shows what a fact says asks here.

use chrono::NaiveDate;
use triage::Fact;
use triage::freshness::{Checked, Freshness};
use triage::knowledge::{Detail, Knowledge, Source, SourceKind};

use crate::fact_view::FactLink;
use crate::i18n::Texts;

/// What softens a statement: nothing where it was checked in time.
#[derive(Default)]
pub(crate) struct Softened {
    /// "Checked on 9 May 2026:", to stand before the statement.
    pub(crate) as_of: Option<String>,
    /// The page to look at, where there is one.
    pub(crate) check: Option<FactLink>,
}

/// What softens what a fact says on `day`.
pub(crate) fn softened(t: &Texts, knowledge: &Knowledge, fact: &Fact, day: NaiveDate) -> Softened {
    match words(t, fact.checked(day)) {
        None => Softened::default(),
        as_of => Softened {
            as_of,
            check: page_to_look_at(t, knowledge, fact),
        },
    }
}

/// The words that stand before a statement; none where it was checked in time.
pub(crate) fn words(t: &Texts, checked: Checked) -> Option<String> {
    match (checked.state, checked.on) {
        (Freshness::InTime | Freshness::Later, _) => None,
        (Freshness::Overdue, Some(on)) => Some(t.with("soft-as-of", "day", t.date(on))),
        _ => Some(t.get("soft-undated").into_owned()),
    }
}

/// A statement with those words before it.
pub(crate) fn said(t: &Texts, fact: &Fact, day: NaiveDate, statement: String) -> String {
    match words(t, fact.checked(day)) {
        Some(words) => format!("{words} {statement}"),
        None => statement,
    }
}

/// The page to look at: the authority's, else the best source that may be linked.
fn page_to_look_at(t: &Texts, knowledge: &Knowledge, fact: &Fact) -> Option<FactLink> {
    authority(t, knowledge, fact).or_else(|| {
        let source = best(knowledge, fact)?;
        look_there(t, source.publisher.clone(), source.link()?)
    })
}

/// The page of the authority itself: the portal, form or line that a fact is about, or where it is
/// done, or an official source.
pub(crate) fn authority(t: &Texts, knowledge: &Knowledge, fact: &Fact) -> Option<FactLink> {
    let at = match &fact.about {
        Detail::Window(window) => knowledge.fact(&window.portal),
        Detail::Advice(advice) => advice.at.as_ref().and_then(|at| knowledge.fact(at)),
        _ => None,
    };
    if let Some(url) = at.unwrap_or(fact).about.url() {
        return look_there(t, host(url).to_owned(), url);
    }
    let source = best(knowledge, fact).filter(|source| source.kind == SourceKind::Official)?;
    look_there(t, source.publisher.clone(), source.link()?)
}

fn look_there(t: &Texts, name: String, href: &str) -> Option<FactLink> {
    Some(FactLink {
        title: t.with("soft-check", "name", name),
        href: href.to_owned(),
    })
}

/// The source that is nearest to the authority, and of those the newest.
fn best<'a>(knowledge: &'a Knowledge, fact: &Fact) -> Option<&'a Source> {
    let sources = fact.sources.iter();
    let linked = sources
        .filter_map(|id| knowledge.sources.get(id))
        .filter(|source| source.link().is_some());
    linked.max_by_key(|source| {
        let rank = match source.kind {
            SourceKind::Official => 2,
            SourceKind::Law => 1,
            _ => 0,
        };
        (rank, source.published_on)
    })
}

/// The host of an address: what people recognise.
pub(crate) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or(rest);
    host.trim_start_matches("www.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_statement_softens_by_itself_on_the_day_after_its_last_fresh_one() {
        let (knowledge, _) = crate::knowledge_files::built_in().expect("the knowledge");
        for (id, fact) in &knowledge.facts {
            let t = Lang::En.texts();
            let on = |day| softened(t, &knowledge, fact, day).as_of;
            let Some(last) = fact.fresh_until() else {
                let words = on(day("2026-11-23"));
                assert_eq!(
                    words.as_deref(),
                    Some("From a page without a date:"),
                    "{id}"
                );
                continue;
            };
            assert_eq!(on(last), None, "{id} on its last fresh day");
            let after = on(last.succ_opt().expect("a day")).unwrap_or_default();
            assert!(after.starts_with("Checked on "), "{id}: {after}");
        }
    }

    #[test]
    fn the_page_to_look_at_is_one_that_may_be_linked() {
        let (knowledge, _) = crate::knowledge_files::built_in().expect("the knowledge");
        let t = Lang::Pt.texts();
        for (id, fact) in &knowledge.facts {
            let Some(page) = page_to_look_at(t, &knowledge, fact) else {
                let mut sources = fact.sources.iter();
                let linked = sources.any(|id| knowledge.sources[id].link().is_some());
                assert!(!linked, "{id} has a source that may be linked");
                continue;
            };
            assert!(page.href.starts_with("http"), "{id}: {}", page.href);
        }
        let portal = &knowledge.facts["renewal-portal"];
        let page = page_to_look_at(t, &knowledge, portal).expect("a page");
        assert_eq!(Some(page.href.as_str()), portal.about.url());
    }
}
