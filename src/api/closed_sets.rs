//! Where the description of the API names every value that a field or a parameter can have. The
//! values are those of the rules, so that the description cannot lag behind them.

use serde_json::Value;
use store::{Level, Symptom};
use triage::knowledge::{MessageGroup, PortalStateKind, WordsStatus};
use triage::recognise::Verdict;
use triage::{AnswerErrorCode, Certainty, Question, QuestionKind, Reason, Route, StandingCode};

use crate::i18n::Lang;
use crate::words::values;

/// Adds them to the description.
pub(super) fn add(description: &mut Value) {
    let all = fields().into_iter().chain(others()).chain(of_reports());
    for (schema, field, names) in all {
        let place = format!("/components/schemas/{schema}");
        let schema = description.pointer_mut(&place);
        if let Some(field) = schema.and_then(|schema| property(schema, field)) {
            name_values(field, &names);
        }
    }
    let parameters = description.pointer_mut("/paths/~1api~1v1~1triage/get/parameters");
    let parameters = parameters.and_then(Value::as_array_mut);
    for parameter in parameters.into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap_or_default();
        let names = match Question::from_name(name) {
            Some(question) if question.kind() == QuestionKind::Choice => values(question),
            None if name == "lang" => Lang::CODES.to_vec(),
            _ => continue,
        };
        name_values(&mut parameter["schema"], &names);
    }
}

/// A field of a schema, also of one that is put together from parts.
fn property<'a>(schema: &'a mut Value, field: &str) -> Option<&'a mut Value> {
    let of = |part: &Value| part.pointer(&format!("/properties/{field}")).is_some();
    if of(schema) {
        return schema.pointer_mut(&format!("/properties/{field}"));
    }
    let mut parts = schema.get_mut("allOf")?.as_array_mut()?.iter_mut();
    parts
        .find(|part| of(part))?
        .pointer_mut(&format!("/properties/{field}"))
}

/// How well a fact is supported, wherever that is said, and why a call is refused.
fn others() -> [(&'static str, &'static str, Vec<&'static str>); 3] {
    let confidences = || vec!["high", "medium", "low"];
    [
        ("Support", "confidence", confidences()),
        ("MessageBody", "confidence", confidences()),
        ("Fault", "code", fault_codes()),
    ]
}

/// The fields with a closed set of values.
fn fields() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
    let routes = Route::ALL.map(Route::name).to_vec();
    let certainties = Certainty::ALL.map(Certainty::name).to_vec();
    vec![
        ("TriageBody", "step", vec!["ask", "done"]),
        (
            "QuestionBody",
            "id",
            Question::ALL.map(Question::name).to_vec(),
        ),
        (
            "QuestionBody",
            "kind",
            QuestionKind::ALL.map(QuestionKind::name).to_vec(),
        ),
        ("OutcomeBody", "route", routes.clone()),
        ("OutcomeBody", "then", routes.clone()),
        (
            "OutcomeBody",
            "reason",
            Reason::ALL.map(Reason::name).to_vec(),
        ),
        ("OutcomeBody", "certainty", certainties.clone()),
        (
            "StandingBody",
            "code",
            StandingCode::ALL.map(StandingCode::name).to_vec(),
        ),
        ("StandingBody", "certainty", certainties),
        ("ActionBody", "route", routes.clone()),
        ("WorkedSignBody", "route", routes.clone()),
        ("EntryBody", "route", routes.clone()),
        ("EntryBody", "then", routes.clone()),
        ("EntryBody", "while_month_closed", routes.clone()),
        (
            "EntryBody",
            "group",
            MessageGroup::ALL.map(MessageGroup::name).to_vec(),
        ),
        (
            "EntryBody",
            "words_status",
            WordsStatus::ALL.map(WordsStatus::name).to_vec(),
        ),
        ("MatchBody", "route", routes),
        (
            "RecognisedBody",
            "verdict",
            Verdict::ALL.map(Verdict::name).to_vec(),
        ),
        (
            "StateBody",
            "state",
            PortalStateKind::ALL.map(PortalStateKind::name).to_vec(),
        ),
    ]
}

/// Those of what visitors report: a level that is no sign is not listed.
fn of_reports() -> [(&'static str, &'static str, Vec<&'static str>); 2] {
    let levels = Level::ALL.into_iter();
    let signs = levels.filter(|level| *level != Level::NoSign);
    [
        (
            "SignBody",
            "symptom",
            Symptom::ALL.map(Symptom::name).into(),
        ),
        ("SignBody", "level", signs.map(Level::name).collect()),
    ]
}

/// Why a parameter is at fault: its value, or its name.
fn fault_codes() -> Vec<&'static str> {
    let of_values = AnswerErrorCode::ALL.map(AnswerErrorCode::name);
    of_values
        .into_iter()
        .chain(["unknown_parameter", "repeated_parameter"])
        .collect()
}

/// Names the values of a field: of each entry where it is a list, and null where it may be null.
fn name_values(field: &mut Value, names: &[&str]) {
    let mut values: Vec<Value> = names.iter().copied().map(Value::from).collect();
    let kind = field["type"].clone();
    if kind == "array" {
        field["items"]["enum"] = values.into();
        return;
    }
    if kind
        .as_array()
        .is_some_and(|kinds| kinds.contains(&"null".into()))
    {
        values.push(Value::Null);
    }
    field["enum"] = values.into();
}
