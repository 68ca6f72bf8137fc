//! The pages of others that our knowledge names. From a frame they are reached by the page that says
//! where the full page is, which is told the id and never an address: nobody else's page and words
//! get onto ours.

use chrono::NaiveDate;
use triage::knowledge::Knowledge;

use crate::i18n::Texts;

/// The address that is kept under an id: the page that a fact opens, or a source that may be linked.
pub(crate) fn address<'a>(knowledge: &'a Knowledge, id: &str) -> Option<&'a str> {
    let fact = knowledge.facts.get(id).and_then(|fact| fact.about.url());
    fact.or_else(|| knowledge.sources.get(id)?.link())
}

/// An id under which an address is kept.
pub(crate) fn id<'a>(knowledge: &'a Knowledge, href: &str) -> Option<&'a str> {
    let facts = knowledge.facts.keys().map(AsRef::as_ref);
    let mut ids = facts.chain(knowledge.sources.keys().map(AsRef::as_ref));
    ids.find(|id: &&str| address(knowledge, id) == Some(href))
}

/// What such a page is called: the title of the fact, or who publishes the source.
pub(crate) fn name(t: &Texts, knowledge: &Knowledge, id: &str, day: NaiveDate) -> String {
    let fact = knowledge.facts.get(id);
    let title = fact.filter(|fact| fact.about.url().is_some());
    let title = title.map(|fact| t.fact(fact, "title", day).into_owned());
    let publisher = || Some(knowledge.sources.get(id)?.publisher.clone());
    title.or_else(publisher).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_that_we_link_has_an_id_that_leads_back_to_it() {
        let (knowledge, _) = crate::knowledge_files::built_in().expect("the knowledge");
        let facts = knowledge.facts.values();
        let facts = facts.filter_map(|fact| fact.about.url());
        let sources = knowledge.sources.values();
        let sources = sources.filter_map(|source| source.link());
        let mut count = 0;
        for href in facts.chain(sources) {
            let id = id(&knowledge, href).expect(href);
            assert_eq!(address(&knowledge, id), Some(href), "{id}");
            count += 1;
        }
        assert!(count > 50, "{count}");
    }

    #[test]
    fn what_may_not_be_linked_is_not_named() {
        let (knowledge, _) = crate::knowledge_files::built_in().expect("the knowledge");
        let mut sources = knowledge.sources.iter();
        let (chat, hidden) = sources
            .find(|(_, source)| source.url.is_some() && source.link().is_none())
            .expect("a source without a link");
        assert_eq!(address(&knowledge, chat), None);
        let url = hidden.url.as_deref().expect("an address");
        assert_eq!(id(&knowledge, url), None);
    }
}
