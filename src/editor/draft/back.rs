//! The editions, and the way back to one of them: one person and a reason are enough, so that a
//! wrong answer is not shown for as long as a second person sleeps.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use store::{EditionHead, ProposalError, Rules};
use triage::prove::{decision_table, horizon};

use super::changes::between;
use super::page::{reason, refused};
use super::publishing::PROGRAM;
use crate::checked::{problems, refusals};
use crate::difference::DifferenceView;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::answer::answer;
use crate::editor::form::{Field, Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::{Posted, SegmentBeforeLast};
use crate::i18n::Texts;
use crate::page::{Keep, Page};
use crate::paths::Paths;
use crate::redirect::see_other;
use crate::snapshot::Snapshot;
use crate::state::AppState;

/// The menu's entry.
const HERE: &str = "/editor/editions";

#[derive(Template)]
#[template(path = "editor/draft/editions.html")]
struct EditionsPage {
    shell: Shell,
    editions: Vec<EditionView>,
    /// What was taken back.
    taken_back: Option<String>,
}

struct EditionView {
    number: i64,
    href: String,
    when: String,
    who: String,
    reason: String,
    /// Where one goes back to it.
    back: Option<String>,
}

#[derive(Template)]
#[template(path = "editor/draft/back.html")]
struct BackPage {
    shell: Shell,
    number: i64,
    form: Form,
    /// The proposal that is withdrawn by it.
    waiting: Option<i64>,
    difference: DifferenceView,
}

/// What was taken back: the newest edition says again what an older one said.
pub(super) struct TakenBack {
    /// The older edition.
    to: i64,
    /// The newest of those that count no more.
    from: i64,
}

impl TakenBack {
    pub(super) fn said(&self, t: &Texts) -> String {
        t.with_two(
            "draft-taken-back",
            ("from", self.from.to_string()),
            ("to", self.to.to_string()),
        )
    }
}

/// What was taken back, by the heads of all editions, newest first.
pub(super) fn taken_back(heads: &[EditionHead]) -> Option<TakenBack> {
    let newest = &heads.first()?.digest;
    // A new program publishes the same content again: that takes nothing back.
    let mut others = heads.iter().skip_while(|head| head.digest == *newest);
    let from = others.next()?.number;
    let to = others.find(|head| head.digest == *newest)?.number;
    Some(TakenBack { to, from })
}

/// `GET /editor/editions`
pub(super) async fn list(
    State(state): State<AppState>,
    editor: Editor,
) -> Result<Response, AppError> {
    let shell = Shell::new(&editor, HERE);
    let t = shell.t();
    let heads = store(&state)?.editions().await?;
    let newest = heads.first().map(|head| head.digest.clone());
    let taken_back = taken_back(&heads).map(|back| back.said(t));
    let view = |head: EditionHead| EditionView {
        number: head.number,
        href: Paths::new(t.lang()).edition(head.number),
        when: t.moment(head.published_at),
        back: (newest.as_ref() != Some(&head.digest) && editor.may(Right::GoBack))
            .then(|| address(head.number)),
        who: head.published_by,
        reason: head.reason,
    };
    let page = EditionsPage {
        editions: heads.into_iter().map(view).collect(),
        taken_back,
        shell,
    };
    Ok(Page::new(page, Keep::Nothing).into_response())
}

fn address(number: i64) -> String {
    format!("/editor/editions/{number}/back")
}

fn form(t: &Texts) -> Form {
    let reason = Field::new("reason", t.get("draft-back-reason"), Input::Area(2))
        .hinted(t.get("draft-reason-hint"));
    Form::of([reason])
}

/// An edition that one can go back to; none where the newest one says the same already: somebody has
/// sent the form twice, or somebody else was faster.
async fn older(state: &AppState, number: &str) -> Result<Option<(i64, Arc<Snapshot>)>, AppError> {
    let number: i64 = number.parse().map_err(|_| AppError::NoEdition)?;
    let older = state.edition(Some(number)).await?;
    let is_older = older.edition.digest != state.snapshot().edition.digest;
    Ok(is_older.then_some((number, older)))
}

async fn page(
    state: &AppState,
    editor: &Editor,
    (number, older): (i64, Arc<Snapshot>),
    form: Form,
) -> Result<Response, AppError> {
    let current = Arc::clone(&state.snapshot());
    let difference = between(current, older, editor.lang(), state.clock().today()).await?;
    let is_wrong = form.is_wrong();
    let proposals = store(state)?.proposals(1).await?;
    let waiting = proposals.iter().find(|one| one.state.is_under_way());
    let page = BackPage {
        shell: Shell::new(editor, HERE),
        number,
        form,
        waiting: waiting.map(|proposal| proposal.id),
        difference,
    };
    Ok(answer(page, is_wrong))
}

/// `GET /editor/editions/{number}/back`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(number): SegmentBeforeLast,
) -> Result<Response, AppError> {
    let Some(older) = older(&state, &number).await? else {
        return Ok(see_other(HERE));
    };
    page(&state, &editor, older, form(editor.lang().texts())).await
}

/// `POST /editor/editions/{number}/back`. The walk over all ways is left out: the edition was
/// proved when it was published, and a wrong answer stands meanwhile. What no instance would serve
/// is refused.
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(number): SegmentBeforeLast,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let Some(older) = older(&state, &number).await? else {
        return Ok(see_other(HERE));
    };
    let mut form = form(t).typed(&posted);
    let Some(reason) = reason(&mut form, t) else {
        return page(&state, &editor, older, form).await;
    };
    let handbook = &older.1.handbook;
    let found = refusals(problems(handbook.knowledge(), handbook.states()));
    if let Some(first) = found.first() {
        let about = first.about.clone().unwrap_or_default();
        let why = format!("{about}: {}", first.why);
        form.wrong("", t.with("draft-back-refused", "why", why));
        return page(&state, &editor, older, form).await;
    }
    let snapshot = Arc::clone(&older.1);
    let made = move || decision_table(&snapshot.handbook, horizon(&snapshot.handbook));
    let table = tokio::task::spawn_blocking(made).await;
    let rules = Rules {
        program: PROGRAM,
        decision_table: &table.map_err(AppError::internal)?,
    };
    let to = older.0;
    let said = format!("De volta à edição {to} · Back to edition {to}: {reason}");
    match store(&state)?
        .go_back(to, editor.name(), &said, rules)
        .await
    {
        Ok(edition) => {
            tracing::info!(edition = edition.head.number, to, "went back");
            // What waited was overtaken.
            state.drafts().leave_proposal();
        }
        // Somebody else was as quick.
        Err(ProposalError::NotOlder) => {}
        Err(error) => return Err(refused(error)),
    }
    Ok(see_other(HERE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(digests: &str) -> Vec<EditionHead> {
        let head = |(index, digest): (usize, char)| EditionHead {
            number: i64::try_from(index).unwrap_or_default() + 1,
            published_at: chrono::DateTime::UNIX_EPOCH,
            published_by: "ana".to_owned(),
            reason: "a test".to_owned(),
            program: "0.1.0".to_owned(),
            format: 2,
            digest: digest.to_string(),
        };
        let mut heads: Vec<_> = digests.chars().enumerate().map(head).collect();
        heads.reverse();
        heads
    }

    #[test]
    fn what_was_taken_back_is_what_came_between_two_equal_editions() {
        for (digests, wanted) in [
            ("", None),
            ("ab", None),
            ("aba", Some((1, 2))),
            ("abca", Some((1, 3))),
            // A new program published the same again.
            ("abaa", Some((1, 2))),
            ("aabb", None),
            ("abac", None),
        ] {
            let back = taken_back(&heads(digests)).map(|back| (back.to, back.from));
            assert_eq!(back, wanted, "{digests}");
        }
    }
}
