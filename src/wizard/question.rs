//! One question: is it the one to ask, and was what arrived understood?

use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use triage::{AnswerErrorCode, Answers, Question, QuestionKind, Step};

use super::date_entry::{Fault, Typed};
use super::message_pick::MessagePick;
use super::question_page::{Builder, Entry};
use super::result_part::Part;
use crate::address::{Pick, RawQuery};
use crate::error::AppError;
use crate::extract::{LastSegment, Posted};
use crate::recognised::FIELD;
use crate::redirect::{is_here, see_other};
use crate::shell::Shell;
use crate::state::AppState;
use crate::visit::Visit;

/// `GET /{lang}/check/{question}`
pub(super) async fn get(
    state: AppState,
    shell: Shell,
    LastSegment(name): LastSegment,
    uri: Uri,
    query: RawQuery,
) -> Result<Response, AppError> {
    let question = Question::from_name(&name).ok_or(AppError::NotFound)?;
    let visit = Visit::read(state, shell, &query).await?;
    if let Some(error) = visit.errors.first() {
        return Ok(refused(&visit, error.question, error.code, &query));
    }
    // Is this the question that the other answers lead to? If not, there is one that is.
    let others = without(&visit.asked.answers, question);
    let reply = visit.next(&others);
    if reply.step != Step::Ask(question) {
        return Ok(see_other(&visit.href(&visit.asked.answers)));
    }
    let builder = Builder {
        visit: &visit,
        question,
        others: reply.answers,
    };
    if question.kind() == QuestionKind::Date {
        if let Some(typed) = Typed::read(&query) {
            return Ok(builder.typed(typed));
        }
        let pick = query
            .get("pick")
            .and_then(Pick::parse)
            .filter(|p| p.question == question);
        if let Some(pick) = pick {
            let others = visit.asked.with(builder.others.clone());
            let here = visit.paths().pick(pick, &others);
            if !is_here(&uri, &here) {
                return Ok(see_other(&here));
            }
            let entry = Entry {
                pick: Some(pick),
                ..Entry::default()
            };
            return Ok(builder.page(entry).into_response());
        }
    }
    if visit.is_framed()
        && let Some(part) = query.get("part").and_then(Part::parse)
    {
        return Ok(match builder.told_page(part) {
            Some((here, page)) if is_here(&uri, &here) => page.into_response(),
            _ => see_other(&builder.here()),
        });
    }
    if question == Question::Message && visit.is_framed() {
        let pick = query.get("pick").and_then(MessagePick::parse);
        if let Some(pick) = pick {
            let here = builder.picking(builder.there(pick));
            if !is_here(&uri, &here) {
                return Ok(see_other(&here));
            }
            let entry = Entry {
                message: Some(pick),
                ..Entry::default()
            };
            return Ok(builder.page(entry).into_response());
        }
    }
    let here = builder.here();
    if !is_here(&uri, &here) {
        return Ok(see_other(&here));
    }
    Ok(builder.page(Entry::default()).into_response())
}

/// `POST /{lang}/check/message`: what was typed is recognised, and offered as answers.
pub(super) async fn said(
    state: AppState,
    shell: Shell,
    query: RawQuery,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let visit = Visit::read(state, shell, &query).await?;
    if let Some(error) = visit.errors.first() {
        return Ok(refused(&visit, error.question, error.code, &query));
    }
    let others = without(&visit.asked.answers, Question::Message);
    let reply = visit.next(&others);
    if reply.step != Step::Ask(Question::Message) {
        return Ok(see_other(&visit.href(&visit.asked.answers)));
    }
    let builder = Builder {
        visit: &visit,
        question: Question::Message,
        others: reply.answers,
    };
    let said = form.get(FIELD).unwrap_or_default();
    Ok(builder.said(said).await)
}

/// The same page with the error first: nothing that was answered is lost.
pub(super) fn refused(
    visit: &Visit,
    question: Question,
    code: AnswerErrorCode,
    query: &RawQuery,
) -> Response {
    let others = without(&visit.asked.answers, question);
    let typed = query.get(question.name()).map(|value| {
        let mut parts = value
            .splitn(3, '-')
            .map(|part| part.chars().take(20).collect());
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        Typed {
            year: year.unwrap_or_default(),
            month: month.unwrap_or_default(),
            day: day.unwrap_or_default(),
        }
    });
    let builder = Builder {
        visit,
        question,
        others,
    };
    let page = builder.page(Entry {
        typed,
        error: Some(Fault::Answer(code)),
        ..Entry::default()
    });
    page.with_status(StatusCode::UNPROCESSABLE_ENTITY)
        .into_response()
}

fn without(answers: &Answers, question: Question) -> Answers {
    let mut others = answers.clone();
    others.forget(question);
    others
}
