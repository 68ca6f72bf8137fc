//! Putting back what a change took away: the form is filled with what was there before it, beside
//! what is there now. Nothing is saved by that; whoever saves does so as ever, with a reason.

use serde_json::Value as Json;
use store::Store;
use store::edit::WrittenPhrase;
use store::journal::{Asked, Change, Subject};

use super::text_form::TextForm;
use crate::address::RawQuery;
use crate::editor::form::Form;
use crate::error::AppError;
use crate::i18n::Texts;

/// The page whose form a change can be put back with, for a fact that is there.
pub(super) fn address(id: &str, change: &Change) -> Option<String> {
    let before = change.before.as_ref()?;
    let page = match change.what {
        Subject::Fact if change.after.is_none() => {
            let about = before.get("fact")?.get("about")?;
            let kind = about.as_str().or_else(|| {
                let kinds = about.as_object()?;
                kinds.keys().next().map(String::as_str)
            });
            return Some(format!(
                "/editor/facts/new?kind={}&back={}",
                kind?, change.id
            ));
        }
        // The days of a window are never typed.
        Subject::Fact if before.get("about").is_none() && before.get("holds").is_some() => {
            return None;
        }
        Subject::Fact => format!("/editor/facts/{id}"),
        Subject::Text if before.get("body").is_some() => format!("/editor/facts/{id}/texts"),
        Subject::Phrase => format!("/editor/phrases/{id}"),
        _ => return None,
    };
    Some(format!("{page}?back={}", change.id))
}

/// The change that the address of a page asks to put back: one of this fact.
pub(super) async fn asked(
    store: &Store,
    query: &RawQuery,
    id: Option<&str>,
) -> Result<Option<Change>, AppError> {
    let number: Option<i64> = query.get("back").and_then(|typed| typed.parse().ok());
    let Some(number) = number else {
        return Ok(None);
    };
    let asked = Asked {
        key: id,
        before: number.checked_add(1),
        ..Asked::default()
    };
    let found = store.journal(asked, 1).await?.into_iter().next();
    Ok(found.filter(|change| change.id == number && change.before.is_some()))
}

/// What the page says above the form.
pub(super) fn note(t: &Texts, change: &Change) -> String {
    let (by, at) = (("by", change.author.as_str()), ("at", t.moment(change.at)));
    t.with_two("editing-put-back-note", by, at)
}

/// The data of a fact as it was before a change; what the change did not touch is as it is now.
pub(super) fn fact(now: Json, change: &Change) -> Json {
    let Some(Json::Object(before)) = change.before.clone() else {
        return now;
    };
    if before.contains_key("about") {
        return Json::Object(before);
    }
    let Json::Object(mut data) = now else {
        return now;
    };
    data.extend(before);
    Json::Object(data)
}

/// A fact that was removed: its id and its data.
pub(super) fn removed(change: &Change) -> Option<(&str, &Json)> {
    let fact = change.before.as_ref()?.get("fact")?;
    (change.what == Subject::Fact).then_some((change.key.as_str(), fact))
}

/// Fills the form of texts with the words that a change took away.
pub(super) fn text(form: Form, texts: &TextForm, change: &Change) -> Form {
    let mut parts = change.key.splitn(3, '/').skip(1);
    let (language, field) = (parts.next(), parts.next());
    let body = change.before.as_ref().and_then(|before| before.get("body"));
    let body = body.and_then(Json::as_str);
    let (Some(language), Some(field), Some(body)) = (language, field, body) else {
        return form;
    };
    if texts.fields.iter().any(|other| other == field) {
        return form.filled(&texts.slot(field, language).name(), body);
    }
    let (base, day) = field.split_once('@').unwrap_or((field, ""));
    form.filled("new-field", base)
        .filled("new-day", day)
        .filled(&format!("new-{language}"), body)
}

/// Fills the form of a new phrase with one that was removed.
pub(super) fn phrase(form: Form, change: &Change) -> Form {
    let before = change.before.clone();
    let phrase = before.and_then(|before| serde_json::from_value::<WrittenPhrase>(before).ok());
    match phrase {
        Some(phrase) => form
            .filled("language", phrase.language)
            .filled("body", phrase.body),
        None => form,
    }
}
