//! Where a letter goes: only what a source names.

use triage::knowledge::Detail;
use triage::{Outcome, facts};

use super::{Kind, fact_link};
use crate::fact_view::{self, FactLink};
use crate::softened;
use crate::visit::Visit;

/// AIMA's own site, to ask for an address that no source confirms.
const NOTICES: &str = "aima-notices";

/// A way to the recipient.
pub(crate) struct Channel {
    /// What it is called, with our page on it.
    pub(crate) name: Option<FactLink>,
    /// How sure it is, and when it was checked.
    pub(crate) note: String,
    pub(crate) url: Option<String>,
    pub(crate) email: Option<String>,
    /// The topic to choose in a form, in Portuguese.
    pub(crate) topic: Option<String>,
    /// No source names an address.
    pub(crate) is_unknown: bool,
    /// The page on which to look instead.
    pub(crate) look: Option<FactLink>,
}

impl Channel {
    /// The way of a kind of letter, for an outcome.
    pub(super) fn of(visit: &Visit, outcome: &Outcome, kind: Kind) -> Self {
        let id = match kind {
            Kind::ContactForm => form(visit, outcome),
            Kind::Email => "aima-email",
            Kind::RegisteredLetter => "registered-letter",
            Kind::ComplaintsBook => "complaints-book-channel",
            Kind::Ombudsman => "ombudsman-form",
        };
        let t = visit.lang.texts();
        let knowledge = visit.snapshot.knowledge();
        let known = visit.snapshot.handbook.counts_on(id, visit.day);
        let fact = knowledge.fact(id).filter(|_| known);
        let channel = fact.and_then(|fact| match &fact.about {
            Detail::Channel(channel) => Some(channel),
            _ => None,
        });
        let url = channel.and_then(|channel| channel.url.clone());
        let email = channel.and_then(|channel| channel.email.clone());
        let is_unknown = url.is_none() && email.is_none();
        let is_ours = matches!(kind, Kind::RegisteredLetter);
        let notices = knowledge.fact(NOTICES).filter(|_| is_ours);
        Self {
            name: fact_link(visit, id),
            note: fact
                .map(|fact| fact_view::trust(t, fact, visit.day))
                .unwrap_or_default(),
            topic: channel.and_then(|channel| channel.topic.clone()),
            url,
            email,
            is_unknown,
            look: notices.and_then(|fact| softened::authority(t, knowledge, fact)),
        }
    }
}

/// The option of the contact form to which a step of the outcome leads; else the form.
fn form<'a>(visit: &'a Visit, outcome: &Outcome) -> &'a str {
    let knowledge = visit.snapshot.knowledge();
    let places =
        outcome
            .actions
            .iter()
            .filter_map(|action| match &knowledge.fact(&action.id)?.about {
                Detail::Advice(advice) => advice.at.as_deref(),
                _ => None,
            });
    let mut options = places.filter(|at| {
        let is_option = at.starts_with(facts::CONTACT_FORM) && *at != facts::CONTACT_FORM;
        is_option && visit.snapshot.handbook.counts_on(at, visit.day)
    });
    options.next().unwrap_or(facts::CONTACT_FORM)
}
