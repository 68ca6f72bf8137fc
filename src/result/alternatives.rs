//! What to do if it is not so any more: where what decided the way is past its check, the page to
//! look at and the other ways stand before the explanations.

use triage::knowledge::Detail;
use triage::{Certainty, Route, facts};

use super::Builder;
use crate::fact_view::{FactLink, dialled};
use crate::softened;
use crate::words;

/// Where AIMA announces what it opens and closes.
const NOTICES: &str = "aima-notices";

/// The page to look at, and the other ways.
pub(crate) struct Alternatives {
    pub(crate) check: Option<FactLink>,
    pub(crate) ways: Vec<Alternative>,
}

/// Another way: its words, and where it leads.
pub(crate) struct Alternative {
    pub(crate) words: String,
    pub(crate) href: Option<String>,
}

/// The other ways, where what decided is past its check; nothing where it is not.
pub(super) fn alternatives(builder: &Builder<'_>) -> Option<Alternatives> {
    let outcome = builder.outcome;
    if outcome.certainty == Certainty::Confirmed {
        return None;
    }
    builder.oldest(&outcome.because)?;
    let routes = outcome.then.iter().map(|route| way(builder, *route));
    let is_written = |route: &Route| *route == Route::ContactForm;
    let writes = is_written(&outcome.route) || outcome.then.iter().any(is_written);
    let write = (!writes).then(|| write(builder)).flatten();
    Some(Alternatives {
        check: page_to_look_at(builder),
        ways: routes.chain(write).chain(ask(builder)).collect(),
    })
}

/// The authority's page of the first fact that decided, is past its check and has one; where none
/// has, the authority's notices.
fn page_to_look_at(builder: &Builder<'_>) -> Option<FactLink> {
    let mut because = builder.outcome.because.iter();
    let authority = because.find_map(|id| builder.soft(builder.fact(id)?).check);
    authority.or_else(|| {
        let knowledge = builder.visit.snapshot.knowledge();
        softened::authority(builder.t, knowledge, builder.fact(NOTICES)?)
    })
}

/// The steps of a route that comes after the first: they stand on this page.
fn way(builder: &Builder<'_>, route: Route) -> Alternative {
    let mut steps = builder.outcome.actions.iter();
    let first = steps.find(|action| action.route == route);
    let name = words::route(builder.t, route);
    Alternative {
        words: builder.t.with("if-not-so-way", "way", name),
        href: first.map(|action| format!("#{}", action.id)),
    }
}

fn write(builder: &Builder<'_>) -> Option<Alternative> {
    let form = builder.fact(facts::CONTACT_FORM)?;
    let name = builder.visit.text(form, "title");
    Some(Alternative {
        words: builder.t.with("if-not-so-write", "name", name),
        href: form.about.url().map(str::to_owned),
    })
}

fn ask(builder: &Builder<'_>) -> Option<Alternative> {
    let mut help = builder.outcome.help.iter();
    help.find_map(|id| {
        let fact = builder.fact(id)?;
        let Detail::HelpLine(line) = &fact.about else {
            return None;
        };
        let phone = line.phones.first()?;
        let name = builder.visit.text(fact, "title");
        Some(Alternative {
            words: builder.t.with("if-not-so-ask", "name", name),
            href: Some(format!("tel:{}", dialled(phone))),
        })
    })
}
