//! What a diary is to help with: the facts that say that the failure is not the applicant's, as they
//! stand in the edition, with law, sources and last check. A heading says what is claimed, no more.

use chrono::NaiveDate;
use triage::Fact;
use triage::knowledge::{Detail, Knowledge};

use crate::fact_view;
use crate::i18n::Texts;
use crate::softened;

/// The facts, what speaks for it first, each with the key of a heading of its own: nothing doubtful
/// stands under a firm one. A fact that an edition does not hold is left out.
const FACTS: [(&str, &str); 3] = [
    ("not-your-fault", "dossier-reason"),
    ("tacit-grant", "dossier-silence"),
    ("tacit-grant-doubt", "dossier-doubt"),
];

/// The fact that counts only for whoever has asked for something. Its text gives the person advice,
/// which is nothing for an authority: there stands what is claimed of it.
const OF_REQUEST: &str = "tacit-grant";

/// One fact in words.
pub(super) struct Reason {
    t: &'static Texts,
    pub(super) id: &'static str,
    pub(super) heading: String,
    pub(super) title: String,
    /// The law and article, as one would quote it; of a reason without one, that none is cited.
    pub(super) law: Option<String>,
    /// Whether it says something only of those who have asked.
    pub(super) is_of_request: bool,
    /// What is claimed of a request, with a blank for when it was made.
    pub(super) claim: Option<String>,
    /// What it says, softened where its check is too old; none beside a claim.
    pub(super) body: Option<String>,
    /// Where it is stated, with dates, and when that was checked last.
    pub(super) sources: String,
}

impl Reason {
    /// All of it as a line of the form on paper, where it stands behind its condition.
    pub(super) fn line(&self) -> String {
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        let (title, law, body) = (&self.title, said(&self.law), said(&self.body));
        match &self.claim {
            Some(claim) => format!("{} {claim} {law}: {title}.", self.t.get("dossier-only-if")),
            None if self.is_of_request => format!("{}: {title}. {body}", self.heading),
            None => format!("{} {title}. {body} {law}", self.t.get("dossier-quoted")),
        }
    }
}

/// The facts that count on a day, in the language of these words.
pub(super) fn reasons(t: &'static Texts, knowledge: &Knowledge, day: NaiveDate) -> Vec<Reason> {
    let known = FACTS.into_iter().filter_map(|(id, heading)| {
        let fact = knowledge.fact(id)?;
        let heading = t.get(heading).into_owned();
        Some(reason(t, knowledge, (id, heading, fact), day))
    });
    known.collect()
}

fn reason(
    t: &'static Texts,
    knowledge: &Knowledge,
    (id, heading, fact): (&'static str, String, &Fact),
    day: NaiveDate,
) -> Reason {
    let law = match &fact.about {
        Detail::Rule(rule) => rule.law.clone(),
        _ => None,
    };
    let is_of_request = id.starts_with(OF_REQUEST);
    let claim = (id == OF_REQUEST).then(|| t.get("dossier-silence-claim").into_owned());
    let body = claim.is_none().then(|| {
        let body = t.lines(fact, "body", day).join(" ");
        softened::said(t, fact, day, body)
    });
    Reason {
        t,
        id,
        is_of_request,
        claim,
        heading,
        title: t.fact(fact, "title", day).into_owned(),
        law: law.or_else(|| (!is_of_request).then(|| t.get("dossier-no-law").into_owned())),
        body,
        sources: sources(t, knowledge, fact, day),
    }
}

fn sources(t: &Texts, knowledge: &Knowledge, fact: &Fact, day: NaiveDate) -> String {
    let all = fact_view::sources(t, knowledge, &fact.sources).into_iter();
    let all: Vec<_> = all
        .map(|source| format!("{} ({})", source.title, source.note))
        .collect();
    let checked = fact_view::checked(t, fact.checked(day));
    format!("{} {} · {checked}", t.get("dossier-source"), all.join("; "))
}
