//! The draft: what it changes and for whom, what the checks say, who has changed it, and the
//! button that proposes it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use store::journal::{Asked, Subject};
use store::{Finding, ProposalError, Store};
use triage::knowledge::Knowledge;

use super::back::taken_back;
use super::changes::{Changes, fact};
use crate::drafted::Drafted;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::answer::answer;
use crate::editor::form::{Field, Form, Input};
use crate::editor::journal::Row;
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::Posted;
use crate::i18n::Texts;
use crate::redirect::see_other;
use crate::state::AppState;

/// The menu's entry.
pub(super) const HERE: &str = "/editor/draft";
/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;
/// How many of the last changes are listed.
const MOST_CHANGES: i64 = 100;

#[derive(Template)]
#[template(path = "editor/draft/page.html")]
struct DraftPage {
    shell: Shell,
    form: Form,
    preview: Form,
    changes: Changes,
    checks: Checks,
    edits: Vec<Row>,
    /// The proposal that waits.
    waiting: Option<i64>,
    /// What was taken back and may still be in the draft.
    taken_back: Option<String>,
}

impl DraftPage {
    /// Whether something is still being worked out, so that the page asks again by itself. Never
    /// over something that was typed.
    fn refreshes(&self) -> bool {
        matches!(self.checks, Checks::Running(_))
            && !self.form.is_wrong()
            && !self.preview.is_wrong()
    }

    /// Whether the form to propose is shown.
    fn may_propose(&self) -> bool {
        let is_news = self.waiting.is_none() && !self.changes.difference.is_empty();
        self.shell.may(Right::Edit) && (is_news || self.form.is_wrong())
    }
}

/// What is known of the checks.
pub(super) enum Checks {
    /// Nobody has begun them.
    NotRun,
    /// They run: since when, and how long that takes.
    Running(String),
    /// Nothing was found: what was walked.
    Passed(String),
    /// This was found.
    Found(Vec<FindingView>),
}

/// Something that keeps the draft from being published.
pub(super) struct FindingView {
    pub(super) about: Option<String>,
    /// Where that is edited.
    pub(super) href: Option<String>,
    /// What the checks say, in English.
    pub(super) why: String,
}

/// What was found, with the way to where it can be mended.
pub(super) fn findings(found: &[Finding], knowledge: &Knowledge) -> Vec<FindingView> {
    let view = |finding: &Finding| FindingView {
        about: finding.about.clone(),
        href: finding
            .about
            .as_deref()
            .filter(|id| knowledge.fact(id).is_some())
            .map(fact),
        why: finding.why.clone(),
    };
    found.iter().map(view).collect()
}

/// "Since 14:05; it usually takes 60 seconds."
pub(super) fn running(state: &AppState, t: &Texts, since: String) -> String {
    match state.drafts().usual() {
        Some(usual) => t.with_two(
            "draft-checking-usual",
            ("since", since),
            ("seconds", usual.as_secs().max(1).to_string()),
        ),
        None => t.with("draft-checking", "since", since),
    }
}

fn checks(state: &AppState, t: &Texts, drafted: &Drafted) -> Checks {
    let Some(work) = state.drafts().checks(state, drafted) else {
        return Checks::NotRun;
    };
    match work.found() {
        Some(Ok(checked)) => {
            Checks::Passed(t.with("draft-checks-passed", "ways", checked.ways.to_string()))
        }
        Some(Err(found)) => Checks::Found(findings(found, drafted.snapshot.knowledge())),
        None if work.has_ended() => Checks::NotRun,
        None => Checks::Running(running(state, t, t.moment(work.began))),
    }
}

/// Who has changed the draft since the content of the newest edition was proposed: what was saved
/// while it waited is in no edition.
async fn edits(state: &AppState, store: &Store, t: &Texts) -> Result<Vec<Row>, AppError> {
    let asked = Asked {
        from: store.drafted_since().await?,
        ..Asked::default()
    };
    let changes = store.journal(asked, MOST_CHANGES).await?;
    let of_draft = changes.into_iter().filter(|change| {
        matches!(
            change.what,
            Subject::Fact
                | Subject::Source
                | Subject::Text
                | Subject::Phrase
                | Subject::Import
                | Subject::Translation
        )
    });
    Ok(of_draft.map(|change| Row::new(state, t, change)).collect())
}

fn reason_form(t: &Texts) -> Form {
    let reason = Field::new("reason", t.get("draft-reason"), Input::Area(2))
        .hinted(t.get("draft-reason-hint"));
    Form::of([reason, Field::new("seen", "", Input::Hidden)])
}

/// The reason that was typed, or what is wrong with it.
pub(super) fn reason(form: &mut Form, t: &Texts) -> Option<String> {
    let reason = form.value("reason").to_owned();
    if reason.is_empty() {
        form.wrong("reason", t.get("draft-reason-missing"));
        return None;
    }
    if reason.chars().count() > LONGEST_REASON {
        form.wrong("reason", t.get("draft-reason-long"));
        return None;
    }
    Some(reason)
}

/// The form that opens a page with the draft.
pub(super) fn preview_form(state: &AppState, editor: &Editor) -> Form {
    let t = editor.lang().texts();
    let start = format!("/{}/", editor.lang().code());
    Form::of([
        Field::new("page", t.get("draft-preview-page"), Input::Line("off"))
            .hinted(t.get("draft-preview-page-hint"))
            .filled(start),
        Field::new("on", t.get("draft-preview-on"), Input::Day)
            .hinted(t.get("draft-preview-on-hint"))
            .filled(state.clock().today().to_string()),
    ])
}

/// The page again, where the preview cannot be opened.
pub(super) async fn with_preview(
    state: &AppState,
    editor: &Editor,
    mut preview: Form,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    preview.wrong("page", t.get("draft-preview-wrong"));
    page(state, editor, reason_form(t), preview).await
}

async fn page(
    state: &AppState,
    editor: &Editor,
    form: Form,
    preview: Form,
) -> Result<Response, AppError> {
    let store = store(state)?;
    let shell = Shell::new(editor, HERE);
    let t = shell.t();
    let drafted = state.drafts().now(state).await?;
    let proposals = store.proposals(1).await?;
    let waiting = proposals.iter().find(|one| one.state.is_under_way());
    let back = taken_back(&store.editions().await?);
    let changes = Changes::of(state, &drafted, t.lang()).await?;
    let is_wrong = form.is_wrong() || preview.is_wrong();
    let page = DraftPage {
        // What whoever proposes has looked at.
        form: form.filled("seen", drafted.digest()),
        preview,
        checks: checks(state, t, &drafted),
        edits: edits(state, store, t).await?,
        waiting: waiting.map(|proposal| proposal.id),
        taken_back: match changes.difference.is_empty() {
            true => None,
            false => back.map(|back| back.said(t)),
        },
        changes,
        shell,
    };
    Ok(answer(page, is_wrong))
}

/// `GET /editor/draft`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
) -> Result<Response, AppError> {
    let form = reason_form(editor.lang().texts());
    let preview = preview_form(&state, &editor);
    page(&state, &editor, form, preview).await
}

/// `POST /editor/draft/check`: begins the checks; the page says what they have found.
pub(super) async fn check(State(state): State<AppState>) -> Result<Response, AppError> {
    let drafted = state.drafts().now(&state).await?;
    state.drafts().check(&state, &drafted);
    Ok(see_other("/editor/draft#checks"))
}

/// `POST /editor/draft/propose`
pub(super) async fn propose(
    State(state): State<AppState>,
    editor: Editor,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let mut form = reason_form(t).typed(&posted);
    if let Some(reason) = reason(&mut form, t) {
        let proposed = store(&state)?.propose(editor.name(), &reason, form.value("seen"));
        match proposed.await {
            Ok(id) => return Ok(see_other(&format!("/editor/proposals/{id}"))),
            Err(ProposalError::Changed) => form.wrong("", t.get("draft-moved-on")),
            Err(ProposalError::NothingChanged) => form.wrong("", t.get("draft-nothing")),
            Err(ProposalError::AnotherIsOpen) => form.wrong("", t.get("draft-another")),
            Err(error) => return Err(refused(error)),
        }
    }
    let preview = preview_form(&state, &editor);
    page(&state, &editor, form, preview).await
}

/// What else the database says.
pub(super) fn refused(error: ProposalError) -> AppError {
    match error {
        ProposalError::Store(error) => error.into(),
        other => AppError::internal(other),
    }
}
