//! A question with its options in words.

use serde::Serialize;
use triage::knowledge::Message;
use triage::{Fact, Question};
use utoipa::ToSchema;

use super::query::Call;
use crate::words::{option, values};

/// A question to ask.
#[derive(Serialize, ToSchema)]
pub(super) struct QuestionBody {
    /// Its name: the parameter that answers it.
    id: &'static str,
    /// The question.
    text: String,
    /// What helps to answer it.
    help: Option<String>,
    /// `choice`, `date`, `list` or `message`.
    kind: &'static str,
    /// Every value but dates. For messages those first that can be met on the day, the last seen
    /// before the others.
    options: Vec<OptionBody>,
}

/// A value that can be answered.
#[derive(Serialize, ToSchema)]
pub(super) struct OptionBody {
    /// The value.
    value: String,
    /// What it means.
    text: String,
    /// What explains it, where something does.
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

impl QuestionBody {
    pub(super) fn new(question: Question, call: &Call) -> Self {
        let t = call.t();
        let find = |key: String| t.find(&key).map(|text| text.into_owned());
        Self {
            id: question.name(),
            text: t.get(&format!("q-{}", question.name())).into_owned(),
            help: find(format!("q-{}-help", question.name())),
            kind: question.kind().name(),
            options: messages(question, call)
                .into_iter()
                .chain(values(question).into_iter().map(|value| OptionBody {
                    value: value.to_owned(),
                    text: option(t, question, value),
                    hint: find(format!("{}-{value}-hint", question.name())),
                }))
                .collect(),
        }
    }
}

/// The catalogue: what was not seen before the day comes last, what was seen lately comes first.
fn messages(question: Question, call: &Call) -> Vec<OptionBody> {
    if question != Question::Message {
        return Vec::new();
    }
    let month = call.day.format("%Y-%m").to_string();
    let mut messages: Vec<_> = call.snapshot.knowledge().messages().collect();
    let likely = |(_, _, message): &(&String, &Fact, &Message)| {
        (message.first_seen <= month, message.last_seen.clone())
    };
    // A stable sort: the order of the ids decides between two that are alike.
    messages.sort_by_key(|entry| std::cmp::Reverse(likely(entry)));
    messages
        .into_iter()
        .map(|(id, fact, _)| OptionBody {
            value: id.clone(),
            text: call.text(fact, "title"),
            hint: None,
        })
        .collect()
}
