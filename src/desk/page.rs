//! The page of the desk: the questions, and beside them the way that the answers lead to. A script
//! sends the form while it is filled in and puts what comes back in its place; without one there is
//! a button. Whoever has nothing to send gets the empty form, by an address of languages alone.

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use triage::Step;

use super::languages::Languages;
use super::message::MessageView;
use super::question::{Builder, QuestionView};
use super::sent::Sent;
use super::way::WayView;
use crate::assets;
use crate::error::AppError;
use crate::extract::Posted;
use crate::headers::POLICY_OF_THE_DESK;
use crate::i18n::{Lang, Texts};
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::redirect::see_other;
use crate::seats::Seat;
use crate::shell::Shell;
use crate::state::AppState;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "desk/desk.html")]
struct DeskPage {
    layout: Layout,
    languages: Languages,
    choice: Vec<Language>,
    asked: Vec<QuestionView>,
    later: Vec<QuestionView>,
    message: MessageView,
    way: Option<WayView>,
    /// The association whose desk it is; none where nobody is signed in.
    seat: Option<String>,
    is_signed_in: bool,
}

/// A language that the client may read.
struct Language {
    lang: Option<Lang>,
    /// Where the form goes to be shown in it.
    action: String,
    is_current: bool,
}

impl DeskPage {
    fn t(&self) -> &'static Texts {
        self.layout.t()
    }

    /// What the title begins with.
    fn prefix(&self) -> Option<String> {
        let all = self.asked.iter().chain(&self.later);
        let is_wrong = all.into_iter().any(|question| question.error.is_some());
        is_wrong.then(|| self.t().get("error-prefix").into_owned())
    }

    /// The way in words, for whoever hears the page.
    fn said(&self) -> String {
        match &self.way {
            Some(way) => self.t().with("desk-said", "way", way.title.ours.clone()),
            None => String::new(),
        }
    }

    fn script(&self) -> &'static str {
        assets::desk()
    }

    fn stylesheet(&self) -> &'static str {
        assets::desk_stylesheet()
    }
}

/// `GET /desk`
pub(super) async fn get(
    state: AppState,
    languages: Languages,
    seat: Option<Seat>,
) -> Result<Response, AppError> {
    page(state, languages, seat, &Sent::default()).await
}

/// `POST /desk`
pub(super) async fn post(
    state: AppState,
    languages: Languages,
    seat: Option<Seat>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let sent = Sent::read(&form);
    if sent.is_empty() {
        return Ok(see_other(&languages.address("")));
    }
    page(state, languages, seat, &sent).await
}

/// The page of a form.
pub(super) async fn page(
    state: AppState,
    languages: Languages,
    seat: Option<Seat>,
    sent: &Sent,
) -> Result<Response, AppError> {
    let site = seat.as_ref().and_then(|seat| seat.site(&state));
    let visit = visit(state, languages, sent).await?;
    let reply = visit.next(&visit.asked.answers);
    let way = match &reply.step {
        Step::Done(outcome) if visit.errors.is_empty() && sent.faults.is_empty() => {
            Some(WayView::of(&visit, languages, outcome, &reply.answers)?)
        }
        _ => None,
    };
    let builder = Builder {
        visit: &visit,
        languages,
        sent,
        reply: &reply,
    };
    let questions = builder.questions();
    let page = DeskPage {
        layout: Layout::plain(&visit.state, languages.ui, "/"),
        choice: choice(&visit.state, languages),
        languages,
        asked: questions.asked,
        later: questions.later,
        message: MessageView::of(&visit, languages, sent).await,
        way,
        seat: site.map(|site| site.site.name.clone()),
        is_signed_in: seat.is_some(),
    };
    let status = match page.prefix() {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let page = Page::new(page, Keep::Nothing).with_status(status);
    let mut response = page.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, POLICY_OF_THE_DESK);
    Ok(response)
}

/// The answers of a form, understood today on the newest edition.
pub(super) async fn visit(
    state: AppState,
    languages: Languages,
    sent: &Sent,
) -> Result<Visit, AppError> {
    let shell = Shell {
        lang: languages.ui,
        site: None,
    };
    Visit::read(state, shell, &sent.answers).await
}

/// The languages that the client may read: none but the volunteer's, or another one beneath it.
fn choice(state: &AppState, languages: Languages) -> Vec<Language> {
    let served = Lang::ALL
        .into_iter()
        .filter(|lang| state.lang(lang.code()).is_some() && *lang != languages.ui);
    let all = std::iter::once(None).chain(served.map(Some));
    all.map(|lang| Language {
        action: Languages {
            with: lang,
            ..languages
        }
        .address(""),
        is_current: lang == languages.with,
        lang,
    })
    .collect()
}
