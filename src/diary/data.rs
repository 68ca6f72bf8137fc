//! What the script of a page gets with it, as a block of data: what is known of the portals now and
//! of the days before, the names of messages, and its words.

use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;
use triage::knowledge::{Detail, PortalState, Scope, scopes, spans};

use super::words::{Words, words};
use crate::dated::Dated;
use crate::fact_view;
use crate::i18n::{Lang, Texts};
use crate::paths::Paths;
use crate::site::Site;
use crate::state::AppState;

/// Everything.
#[derive(Serialize)]
pub(super) struct Data {
    lang: &'static str,
    tag: &'static str,
    dir: &'static str,
    /// The full address at which a diary is checked, in Portuguese.
    check: String,
    words: Words,
    /// The same in Portuguese, where the page is in another language and writes files.
    pt: Option<Words>,
    portals: Vec<PortalData>,
    /// The names of messages, by id: in the language of the page, where the page does not list them,
    /// and in Portuguese where it needs both.
    messages: BTreeMap<String, Vec<String>>,
    known: Known,
}

/// What the page speaks from.
#[derive(Serialize)]
struct Known {
    day: NaiveDate,
    edition: i64,
    serial: i64,
}

/// One portal.
#[derive(Serialize)]
struct PortalData {
    id: String,
    /// As the names of messages.
    names: Vec<String>,
    /// How the whole portal is today; none where no source says.
    state: Option<StateData>,
    /// What was said of it and of its parts, in Portuguese: the dossier is.
    history: Vec<SpanData>,
}

/// A state, in the words of an entry of the diary.
#[derive(Serialize)]
struct StateData {
    state: &'static str,
    since: NaiveDate,
    checked: Option<NaiveDate>,
}

/// A time in which a state stood.
#[derive(Serialize)]
struct SpanData {
    from: NaiveDate,
    to: Option<NaiveDate>,
    /// When, the state, for whom, and what was said; where; the last check.
    words: [String; 3],
}

/// The full address at which a diary is checked, for whoever gets it: in Portuguese.
pub(super) fn check_address(state: &AppState) -> String {
    Site::of(state).address(&Paths::new(Lang::Pt).check_diary())
}

impl Data {
    /// For the page on which attempts are noted, which lists the messages and makes the dossier, or
    /// for the one that checks a diary.
    pub(super) fn new(dated: &Dated, is_noting: bool) -> Self {
        let t = dated.t();
        // Only a file and a dossier are in Portuguese too.
        let pt = (is_noting && t.lang() != Lang::Pt).then(|| Lang::Pt.texts());
        let names = |fact: &triage::Fact| {
            let both = [Some(t), pt].into_iter().flatten();
            both.map(|t| t.fact(fact, "title", dated.day).into_owned())
                .collect::<Vec<_>>()
        };
        let knowledge = dated.snapshot.knowledge();
        let portals = knowledge.facts.iter();
        let portals = portals.filter(|(_, fact)| matches!(fact.about, Detail::Portal(_)));
        let portals = portals.map(|(id, fact)| PortalData {
            id: id.clone(),
            names: names(fact),
            state: state(dated, id),
            history: match is_noting {
                true => history(dated, id),
                false => Vec::new(),
            },
        });
        let listed = usize::from(is_noting);
        let messages = knowledge.messages().map(|(id, fact, _)| {
            let names = names(fact).into_iter().skip(listed);
            (id.clone(), names.collect::<Vec<_>>())
        });
        Self {
            lang: t.lang().code(),
            tag: t.lang().tag(),
            dir: t.lang().dir(),
            check: check_address(&dated.state),
            words: words(t, is_noting),
            pt: pt.map(|t| words(t, true)),
            portals: portals.collect(),
            messages: messages.filter(|(_, names)| !names.is_empty()).collect(),
            known: Known {
                day: dated.day,
                edition: dated.snapshot.edition.number,
                serial: dated.snapshot.serial,
            },
        }
    }

    /// As JSON that may stand in a page: nothing in it can end the block.
    pub(super) fn json(&self) -> String {
        // Strings and numbers can always be written as JSON.
        let json = serde_json::to_string(self).unwrap_or_default();
        json.replace('<', "\\u003c").replace('&', "\\u0026")
    }
}

fn state(dated: &Dated, portal: &str) -> Option<StateData> {
    let state = dated.snapshot.handbook.state_on(portal, None, dated.day)?;
    Some(StateData {
        state: state.state.name(),
        since: state.since,
        checked: state.checked(dated.day).on,
    })
}

/// What was known on the day of each part of a portal, the whole first.
fn history(dated: &Dated, portal: &str) -> Vec<SpanData> {
    let states = dated.snapshot.handbook.states();
    let mut told = Vec::new();
    for scope in scopes(states, portal, dated.day) {
        for span in spans(states, portal, scope, dated.day) {
            let said = span.index.and_then(|index| states.get(index));
            // Of a part only what was said of itself; the rest stands with the whole.
            if said.map_or(scope != Scope::default(), |said| said.scope() != scope) {
                continue;
            }
            told.push(SpanData {
                from: span.from,
                to: span.to,
                words: said_words(dated, span.state.name(), scope, said),
            });
        }
    }
    told
}

fn said_words(
    dated: &Dated,
    state: &str,
    scope: Scope<'_>,
    said: Option<&PortalState>,
) -> [String; 3] {
    let t = Lang::Pt.texts();
    let mut what = t.get(&format!("state-{state}")).into_owned();
    if let Some(whom) = whom(t, scope) {
        what = format!("{what} ({whom})");
    }
    let Some(said) = said else {
        return [what, String::new(), t.get("diary-nobody-said").into_owned()];
    };
    let title = t.told(&said.text, "title", dated.day);
    let sources = fact_view::sources(t, dated.snapshot.knowledge(), &said.sources);
    let sources: Vec<_> = sources.into_iter().map(|source| source.note).collect();
    let checked = fact_view::checked(t, said.checked(dated.day));
    [format!("{what}: {title}"), sources.join("; "), checked]
}

fn whom(t: &Texts, scope: Scope<'_>) -> Option<String> {
    let month = scope
        .month
        .map(|month| t.with("state-month", "month", t.month_of(month)));
    let version = scope.version;
    let version = version.map(|lang| t.get(&format!("state-version-{lang}")).into_owned());
    let both: Vec<_> = month.into_iter().chain(version).collect();
    (!both.is_empty()).then(|| both.join(", "))
}
