//! The journal: who changed what, when and why.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use chrono::NaiveDate;
use serde::Deserialize as _;
use serde_json::Value as Json;
use store::journal::{Asked, Change, Subject};
use triage::knowledge::PortalState;

use super::access::guard::{Editor, store};
use super::facts::{field_name, language_name};
use super::shell::Shell;
use crate::address::RawQuery;
use crate::error::AppError;
use crate::i18n::Texts;
use crate::page::{Keep, Page};
use crate::paths::Paths;
use crate::snapshot::Snapshot;
use crate::state::AppState;

/// How many changes a page shows.
const PAGE: i64 = 100;

#[derive(Template)]
#[template(path = "editor/journal.html")]
struct JournalPage {
    shell: Shell,
    changes: Vec<Row>,
    /// The number before which the next page goes on.
    older: Option<i64>,
}

/// One change in a list.
pub(super) struct Row {
    pub(super) when: String,
    pub(super) who: String,
    /// The kind of thing.
    pub(super) what: String,
    /// What was done with it.
    pub(super) deed: String,
    /// Which one, as people call it.
    pub(super) name: String,
    /// Its page, where it has one.
    pub(super) href: Option<String>,
    pub(super) why: String,
}

impl Row {
    pub(super) fn new(state: &AppState, t: &Texts, change: Change) -> Self {
        let named = Named::of(&state.snapshot(), t, &change, state.clock().today());
        let what = t.get(&format!("subject-{}", change.what.name()));
        Self {
            when: t.moment(change.at),
            what: what.into_owned(),
            deed: t.get(&format!("deed-{}", deed(&change))).into_owned(),
            name: named.name,
            href: named.href,
            who: change.author,
            why: change.why,
        }
    }
}

/// What was done: the end of the key of its words.
fn deed(change: &Change) -> &'static str {
    let only = |key: &str| {
        let after = change.after.as_ref().and_then(Json::as_object);
        after.is_some_and(|after| after.len() == 1 && after.contains_key(key))
    };
    match (change.what, &change.before, &change.after) {
        (Subject::Edition, ..) => "published",
        (Subject::Import, ..) => "imported",
        (Subject::Proposal, _, Some(Json::String(state))) => proposal(state),
        (Subject::State, None, _) => "said",
        (Subject::State, ..) => "ended",
        (Subject::Account, ..) if only("link_until") => "link",
        (Subject::Account, ..) if only("access_confirmed") => "confirmed",
        (Subject::Fact, ..) if only("verified_on") => "checked",
        (Subject::Text, ..) if only("reviewed_by") => "reviewed",
        (_, None, Some(_)) => "added",
        (_, Some(_), None) => "removed",
        _ => "changed",
    }
}

fn proposal(state: &str) -> &'static str {
    match state {
        "open" => "proposed",
        "checking" => "approved",
        "refused" => "refused",
        "published" => "published",
        "withdrawn" => "withdrawn",
        _ => "changed",
    }
}

/// Which thing was changed, as people call it, and its page.
struct Named {
    name: String,
    href: Option<String>,
}

impl Named {
    fn of(snapshot: &Snapshot, t: &Texts, change: &Change, today: NaiveDate) -> Self {
        let knowledge = snapshot.knowledge();
        let mut parts = change.key.splitn(3, '/');
        let id = parts.next().unwrap_or_default();
        let title = |id: &str| {
            let fact = knowledge.fact(id);
            fact.map_or_else(
                || id.to_owned(),
                |fact| t.fact(fact, "title", today).into_owned(),
            )
        };
        let number = || t.with("journal-number", "number", change.key.as_str());
        let language = |tag: Option<&str>| tag.map(language_name).unwrap_or_default();
        let (name, href) = match change.what {
            Subject::Fact => (title(id), Some(format!("/editor/facts/{id}/history"))),
            Subject::Text => {
                let language = language(parts.next());
                let field = field_name(t, parts.next().unwrap_or_default());
                let name = format!("{} · {field}, {language}", title(id));
                (name, Some(format!("/editor/facts/{id}/history")))
            }
            Subject::Phrase => {
                let name = format!("{} · {}", title(id), language(parts.next()));
                (name, Some(format!("/editor/phrases/{id}")))
            }
            Subject::Source => {
                let source = knowledge.sources.get(id);
                let name = source.map_or_else(|| id.to_owned(), |source| source.title.clone());
                (name, Some(format!("/editor/sources/{id}")))
            }
            Subject::State => {
                let state = change.before.as_ref().or(change.after.as_ref());
                let state = state.and_then(|state| PortalState::deserialize(state).ok());
                let name = state.map(|state| {
                    let said = t.get(&format!("state-{}", state.state.name()));
                    format!("{} · {said}", title(&state.portal))
                });
                let name = name.unwrap_or_else(number);
                (name, Some("/editor/states".to_owned()))
            }
            Subject::Proposal => (number(), Some(format!("/editor/proposals/{id}"))),
            Subject::Edition => {
                let page = id
                    .parse()
                    .map(|number| Paths::new(t.lang()).edition(number));
                (number(), page.ok())
            }
            Subject::Import => (t.get("journal-everything").into_owned(), None),
            _ => (change.key.clone(), None),
        };
        Self { name, href }
    }
}

/// `GET /editor/journal?before=…`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let asked = Asked {
        before: query.get("before").and_then(|typed| typed.parse().ok()),
        ..Asked::default()
    };
    let changes = store(&state)?.journal(asked, PAGE).await?;
    let is_full = i64::try_from(changes.len()).is_ok_and(|count| count == PAGE);
    let older = changes.last().map(|last| last.id).filter(|_| is_full);
    let shell = Shell::new(&editor, "/editor/journal");
    let t = shell.t();
    let page = JournalPage {
        changes: changes
            .into_iter()
            .map(|one| Row::new(&state, t, one))
            .collect(),
        older,
        shell,
    };
    Ok(Page::new(page, Keep::Nothing).into_response())
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use serde_json::json;

    use super::*;
    use crate::i18n::Lang;
    use crate::knowledge_files;

    fn change(what: Subject, key: &str, before: Option<Json>, after: Option<Json>) -> Change {
        Change {
            id: 1,
            at: DateTime::UNIX_EPOCH,
            author: "eva".to_owned(),
            what,
            key: key.to_owned(),
            why: String::new(),
            before,
            after,
        }
    }

    #[test]
    fn every_kind_of_entry_has_words_in_every_language() {
        let states = ["open", "checking", "refused", "published", "withdrawn"];
        let states = states.map(|state| (None, Some(json!(state))));
        let some = || Some(json!({ "role": "editor" }));
        let mut entries = vec![(None, some()), (some(), some()), (some(), None)];
        entries.extend(
            [
                "link_until",
                "access_confirmed",
                "verified_on",
                "reviewed_by",
            ]
            .map(|key| (None, Some(json!({ key: "2026-11-25" })))),
        );
        entries.extend(states);
        for lang in Lang::PUBLISHED {
            let t = lang.texts();
            for what in Subject::ALL {
                assert!(
                    t.find(&format!("subject-{}", what.name())).is_some(),
                    "{what:?}"
                );
                for (before, after) in entries.clone() {
                    let deed = deed(&change(what, "1", before, after));
                    assert!(
                        t.find(&format!("deed-{deed}")).is_some(),
                        "{what:?}: {deed}"
                    );
                }
            }
        }
    }

    #[test]
    fn things_are_called_as_people_call_them_and_lead_to_their_page() {
        let (knowledge, states) = knowledge_files::built_in().unwrap();
        let snapshot = Snapshot::built_in(knowledge, states.clone()).unwrap();
        let state = serde_json::to_value(&states[0]).unwrap();
        let t = Lang::En.texts();
        let today = "2026-11-25".parse().unwrap();
        for (what, key, before) in [
            (Subject::Fact, "six-month-rule", None),
            (Subject::Text, "six-month-rule/pt/body", None),
            (Subject::Phrase, "no_niss/en", None),
            (Subject::State, "17", Some(state)),
            (Subject::Proposal, "3", None),
            (Subject::Edition, "2", None),
        ] {
            let named = Named::of(&snapshot, t, &change(what, key, before, None), today);
            assert_ne!(named.name, key, "{what:?}");
            assert!(named.name.starts_with(char::is_uppercase), "{}", named.name);
            assert!(named.href.is_some(), "{what:?}");
        }
        let gone = change(Subject::Fact, "long-gone", None, None);
        assert_eq!(Named::of(&snapshot, t, &gone, today).name, "long-gone");
    }
}
