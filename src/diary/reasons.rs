//! Why a diary helps: the facts that say that the failure is not the applicant's, as they stand in
//! the edition, with law, sources and last check.

use chrono::NaiveDate;
use triage::Fact;
use triage::knowledge::{Detail, Knowledge};

use crate::fact_view::{self, SourceView};
use crate::i18n::Texts;
use crate::softened;

/// The facts, what speaks for it first. One that an edition does not hold is left out.
const FACTS: [&str; 3] = ["not-your-fault", "tacit-grant", "tacit-grant-doubt"];

/// One fact in words.
pub(super) struct Reason {
    pub(super) id: &'static str,
    pub(super) title: String,
    /// The law and article, as one would quote it.
    pub(super) law: Option<String>,
    /// What it says, softened where its check is too old.
    pub(super) body: String,
    pub(super) sources: Vec<SourceView>,
    pub(super) checked: String,
}

/// The facts that count on a day, in the language of these words.
pub(super) fn reasons(t: &Texts, knowledge: &Knowledge, day: NaiveDate) -> Vec<Reason> {
    let known = FACTS.iter().filter_map(|id| {
        let fact = knowledge.fact(id)?;
        Some(reason(t, knowledge, (*id, fact), day))
    });
    known.collect()
}

fn reason(
    t: &Texts,
    knowledge: &Knowledge,
    (id, fact): (&'static str, &Fact),
    day: NaiveDate,
) -> Reason {
    let law = match &fact.about {
        Detail::Rule(rule) => rule.law.clone(),
        _ => None,
    };
    Reason {
        id,
        title: t.fact(fact, "title", day).into_owned(),
        law,
        body: softened::said(t, fact, day, t.lines(fact, "body", day).join(" ")),
        sources: fact_view::sources(t, knowledge, &fact.sources),
        checked: fact_view::checked(t, fact.checked(day)),
    }
}
