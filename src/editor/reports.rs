//! The reports of visitors: what was told in 24 hours, what pages make of it, and the freeze.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use store::{
    Level, ReportCount, ReportDetail, ReportFreeze, Signal, StoreError, Symptom, WorkedCount,
};

use super::access::guard::{Editor, store};
use super::access::rights::Right;
use super::answer::answer;
use super::form::{Field, Form, Input};
use super::shell::Shell;
use crate::error::AppError;
use crate::extract::Posted;
use crate::i18n::Texts;
use crate::redirect::see_other;
use crate::snapshot::Snapshot;
use crate::state::AppState;
use crate::words::route;

const HERE: &str = "/editor/reports";

#[derive(Template)]
#[template(path = "editor/reports.html")]
struct ReportsPage {
    shell: Shell,
    form: Form,
    is_frozen: bool,
    signs: Vec<Line>,
    counts: Vec<Line>,
    details: Vec<Line>,
    worked: Vec<Told>,
    history: Vec<Past>,
}

/// What was told of something that was tried about a message.
struct Told {
    message: String,
    way: String,
    yes: i64,
    no: i64,
}

/// Something that was told of a portal.
struct Line {
    portal: String,
    symptom: String,
    /// Which message, which cards, or how strong a sign.
    what: String,
    /// How often, or since when.
    how: String,
}

/// One time that the counting was stopped or taken up.
struct Past {
    said_at: String,
    what: String,
    author: String,
    reason: String,
}

/// What names the things in the tables.
struct Names<'a> {
    t: &'static Texts,
    snapshot: &'a Snapshot,
    today: chrono::NaiveDate,
}

impl Names<'_> {
    /// The name of a fact; its id where the edition has it no more.
    fn fact(&self, id: &str) -> String {
        let fact = self.snapshot.knowledge().fact(id);
        let title = fact.map(|fact| self.t.fact(fact, "title", self.today));
        title.map_or_else(|| id.to_owned(), |title| title.into_owned())
    }

    fn symptom(&self, symptom: Symptom) -> String {
        let key = format!("report-symptom-{}", symptom.name());
        self.t.get(&key).into_owned()
    }

    fn sign(&self, signal: Signal) -> Line {
        let key = match signal.level {
            Level::NoSign => "editor-reports-no-sign",
            Level::SomeSign => "editor-reports-some-sign",
            Level::StrongSign => "editor-reports-strong-sign",
        };
        Line {
            portal: self.fact(&signal.portal),
            symptom: self.symptom(signal.symptom),
            what: self.t.get(key).into_owned(),
            how: self.t.moment(signal.since),
        }
    }

    fn count(&self, count: ReportCount) -> Line {
        Line {
            portal: self.fact(&count.portal),
            symptom: self.symptom(count.symptom),
            what: count.message.map_or_else(none, |id| self.fact(&id)),
            how: count.times.to_string(),
        }
    }

    fn detail(&self, detail: ReportDetail) -> Line {
        let month = detail.month.map(|month| self.t.month_of(month));
        let version = detail.version.map(|lang| {
            let words = self.t.find(&format!("state-version-{lang}"));
            words.map_or(lang, |words| words.into_owned())
        });
        let what: Vec<_> = month.into_iter().chain(version).collect();
        Line {
            portal: self.fact(&detail.portal),
            symptom: self.symptom(detail.symptom),
            what: what.join(" · "),
            how: detail.times.to_string(),
        }
    }

    fn worked(&self, count: WorkedCount) -> Told {
        let page = || self.t.get("editor-worked-page").into_owned();
        Told {
            message: self.fact(&count.message),
            way: count.way.map_or_else(page, |way| route(self.t, way)),
            yes: count.worked,
            no: count.not_worked,
        }
    }

    fn past(&self, freeze: ReportFreeze) -> Past {
        let key = if freeze.frozen {
            "editor-reports-frozen"
        } else {
            "editor-reports-counted"
        };
        Past {
            said_at: self.t.moment(freeze.said_at),
            what: self.t.get(key).into_owned(),
            author: freeze.author,
            reason: freeze.reason,
        }
    }
}

fn none() -> String {
    "–".to_owned()
}

fn form(t: &Texts) -> Form {
    let why = Field::new("why", t.get("editor-reports-why"), Input::Line("off"));
    Form::of([why.hinted(t.get("editor-reports-why-hint"))])
}

async fn page(state: &AppState, editor: &Editor, form: Form) -> Result<Response, AppError> {
    let store = store(state)?;
    let (shell, now) = (Shell::new(editor, HERE), state.clock().now());
    let snapshot = state.edition(None).await?;
    let names = Names {
        t: shell.t(),
        snapshot: &snapshot,
        today: state.clock().today(),
    };
    let reports = store.reports().await?;
    let counts = store.report_counts(now).await?.into_iter();
    let details = store.report_details().await?.into_iter();
    let worked = store.worked_counts().await?.into_iter();
    let history = store.report_freezes().await?.into_iter();
    let is_wrong = form.is_wrong();
    let signs = reports.signals.into_iter();
    let page = ReportsPage {
        is_frozen: reports.frozen,
        signs: signs.map(|signal| names.sign(signal)).collect(),
        counts: counts.map(|count| names.count(count)).collect(),
        details: details.map(|detail| names.detail(detail)).collect(),
        worked: worked.map(|count| names.worked(count)).collect(),
        history: history.map(|freeze| names.past(freeze)).collect(),
        shell,
        form,
    };
    Ok(answer(page, is_wrong))
}

/// `GET /editor/reports`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
) -> Result<Response, AppError> {
    let form = form(editor.lang().texts());
    page(&state, &editor, form).await
}

/// `POST /editor/reports`: stops the counting, or takes it up again.
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let mut form = form(t).typed(&posted);
    let frozen = posted.get("frozen") == Some("yes");
    let now = state.clock().now();
    let why = form.value("why");
    let done = store(&state)?.freeze_reports(editor.name(), why, frozen, now);
    match done.await {
        // Where somebody else was quicker, the page shows it.
        Ok(_) => Ok(see_other(HERE)),
        Err(error) if is_reason_refused(&error) => {
            form.wrong("why", t.get("editor-reports-why-missing"));
            page(&state, &editor, form).await
        }
        Err(error) => Err(error.into()),
    }
}

fn is_reason_refused(error: &StoreError) -> bool {
    error.constraint() == Some("report_freeze_reason_given")
}
