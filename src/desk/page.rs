//! The page of the desk: the questions, and beside them the way that the answers lead to. A script
//! sends the form while it is filled in and puts what comes back in its place; without one there is
//! a button. Whoever has nothing to send gets the empty form, by an address of languages alone.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use triage::Step;

use super::form::Form;
use super::languages::{Both, Languages, NotYet};
use super::message::MessageView;
use super::question::{Builder, QuestionView};
use super::sent::Sent;
use super::way::WayView;
use crate::assets;
use crate::cases::Case;
use crate::error::AppError;
use crate::i18n::{Lang, Texts};
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::redirect::see_other;
use crate::seats::Seat;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "desk/desk.html")]
struct DeskPage {
    layout: Layout,
    languages: Languages,
    /// What the volunteer may read, and the client.
    own: Vec<Language>,
    choice: Vec<Language>,
    /// Which language is not there yet, and what is shown in its place.
    not_yet: Option<String>,
    case: Case,
    /// Something was sent.
    is_begun: bool,
    asked: Vec<QuestionView>,
    later: Vec<QuestionView>,
    message: MessageView,
    way: Option<WayView>,
    /// The association whose desk it is; none where nobody is signed in.
    seat: Option<String>,
    is_signed_in: bool,
}

/// A language that somebody may read.
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

    /// The way in words.
    fn said(&self) -> Option<Both> {
        let title = &self.way.as_ref()?.title;
        let said = |lang: Lang, way: &str| lang.texts().with("desk-said", "way", way);
        Some(Both {
            ours: said(self.languages.ui, &title.ours),
            theirs: (title.theirs.as_ref()).map(|(lang, way)| (*lang, said(*lang, way))),
        })
    }

    /// What whoever hears the page is told of what came: the way and what covers the person, or what was
    /// recognised.
    fn heard(&self) -> String {
        if let (Some(said), Some(way)) = (self.said(), &self.way) {
            return format!("{}. {}.", said.ours, way.standing.ours);
        }
        let Some((title, lead)) = &self.message.found else {
            return String::new();
        };
        let likely = self.message.likely.iter().map(|one| match one.key {
            Some(key) => format!("{key}: {}.", one.label.ours),
            None => one.label.ours.clone(),
        });
        let likely: Vec<String> = likely.collect();
        let heard = format!("{}. {} {}", title.ours, lead.ours, likely.join(" "));
        heard.trim_end().to_owned()
    }

    /// On a narrow screen what follows stands far down: the way there, once something was sent.
    fn jump(&self) -> Option<(&'static str, Both)> {
        if !self.is_begun {
            return None;
        }
        if let Some(said) = self.said() {
            return Some(("#way", said));
        }
        let next = self.asked.iter().find(|question| question.is_next)?;
        Some(("#next", next.title.clone()))
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
    not_yet: NotYet,
    seat: Option<Seat>,
) -> Result<Response, AppError> {
    let not_yet = not_yet.said(languages);
    let form = Form {
        case: Case::open(state.clock().today())?,
        state,
        languages,
        seat,
        sent: Sent::default(),
    };
    show(form, not_yet).await
}

/// `POST /desk`
pub(super) async fn post(form: Form) -> Result<Response, AppError> {
    if form.sent.is_empty() {
        return Ok(see_other(&form.languages.address("")));
    }
    page(form).await
}

/// The page of a form.
pub(super) async fn page(form: Form) -> Result<Response, AppError> {
    show(form, None).await
}

async fn show(form: Form, not_yet: Option<String>) -> Result<Response, AppError> {
    let visit = form.visit().await?;
    let Form {
        state,
        languages,
        seat,
        case,
        sent,
    } = form;
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
        sent: &sent,
        reply: &reply,
    };
    let mut questions = builder.questions();
    let message = MessageView::of(&visit, languages, &sent).await;
    if message.is_unknown() {
        questions.go_on_beside_the_box();
    }
    let page = DeskPage {
        layout: Layout::plain(&state, languages.ui, "/"),
        own: own(&state, languages),
        choice: choice(&state, languages),
        languages,
        case,
        not_yet,
        is_begun: !sent.is_empty(),
        asked: questions.asked,
        later: questions.later,
        message,
        way,
        seat: seat.as_ref().and_then(|seat| seat.name(&state)),
        is_signed_in: seat.is_some(),
    };
    let status = match page.prefix() {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let page = Page::new(page, Keep::Nothing).with_status(status);
    Ok(page.into_response())
}

/// The languages that the volunteer may read.
fn own(state: &AppState, languages: Languages) -> Vec<Language> {
    let served = Lang::ALL.into_iter();
    let served = served.filter(|lang| state.lang(lang.code()).is_some());
    served
        .map(|ui| Language {
            action: Languages {
                ui,
                with: languages.with.filter(|with| *with != ui),
            }
            .address(""),
            is_current: ui == languages.ui,
            lang: Some(ui),
        })
        .collect()
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
