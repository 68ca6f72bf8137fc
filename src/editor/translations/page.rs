//! The page of translations: how far each language is, its file, and the way back for it.

use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use super::file;
use super::take::{Taken, take, texts};
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::answer::answer;
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::LastSegment;
use crate::state::AppState;

const HERE: &str = "/editor/translations";

#[derive(Template)]
#[template(path = "editor/translations/page.html")]
struct TranslationsPage {
    shell: Shell,
    languages: Vec<LanguageView>,
    taken: Option<Taken>,
    trouble: Option<String>,
}

/// How far one language is.
struct LanguageView {
    code: String,
    translated: usize,
    stale: usize,
    missing: usize,
}

/// A language as it stands in an address: a short tag.
fn tag(text: &str) -> Option<&str> {
    let is_tag = |part: &str| !part.is_empty() && part.len() <= 8;
    let is_plain = text
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let primary = text.split('-').next().unwrap_or_default();
    let is_primary =
        (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_plain && is_primary && text.split('-').all(is_tag)).then_some(text)
}

async fn page(
    state: &AppState,
    editor: &Editor,
    taken: Option<Taken>,
    trouble: Option<String>,
) -> Result<Response, AppError> {
    let store = store(state)?;
    let sources = texts(store, store::SOURCE_LANGUAGE).await?;
    let mut languages = Vec::new();
    for (code, _) in store.languages_of_texts().await? {
        if code != store::SOURCE_LANGUAGE {
            let translations = texts(store, &code).await?;
            let pairs: Vec<_> = sources
                .iter()
                .filter_map(|(key, source)| Some((source, translations.get(key)?)))
                .collect();
            let stale = pairs
                .iter()
                .filter(|(source, text)| file::is_stale(&source.value, &text.value));
            languages.push(LanguageView {
                code,
                translated: pairs.len(),
                stale: stale.count(),
                missing: sources.len() - pairs.len(),
            });
        }
    }
    let is_wrong = trouble.is_some();
    let page = TranslationsPage {
        shell: Shell::new(editor, HERE),
        languages,
        taken,
        trouble,
    };
    Ok(answer(page, is_wrong))
}

/// `GET /editor/translations`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
) -> Result<Response, AppError> {
    page(&state, &editor, None, None).await
}

/// `GET /editor/translations/{file}`: the file of a language, `en.po`. Of one that has no texts yet,
/// a file to begin with.
pub(super) async fn get_file(
    State(state): State<AppState>,
    _: Editor,
    LastSegment(name): LastSegment,
) -> Result<Response, AppError> {
    let language = name.strip_suffix(".po").and_then(tag);
    let language = language.filter(|tag| *tag != store::SOURCE_LANGUAGE);
    let language = language.ok_or(AppError::NotFound)?;
    let store = store(&state)?;
    let sources = texts(store, store::SOURCE_LANGUAGE).await?;
    let translations = texts(store, language).await?;
    let bytes = file::write(language, &sources, &translations)?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    let po = HeaderValue::from_static("text/x-gettext-translation; charset=utf-8");
    headers.insert(header::CONTENT_TYPE, po);
    let name = HeaderValue::try_from(format!("attachment; filename=\"rumo-{language}.po\""));
    headers.insert(
        header::CONTENT_DISPOSITION,
        name.map_err(AppError::internal)?,
    );
    Ok(response)
}

/// `POST /editor/translations`: a file comes back.
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    form: Multipart,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let Some((language, bytes)) = sent(form).await else {
        let trouble = t.get("translations-no-file").into_owned();
        return page(&state, &editor, None, Some(trouble)).await;
    };
    let Some(language) = tag(&language).filter(|tag| *tag != store::SOURCE_LANGUAGE) else {
        let trouble = t.get("translations-language-wrong").into_owned();
        return page(&state, &editor, None, Some(trouble)).await;
    };
    match file::read(language, &bytes) {
        Ok(entries) => {
            let why = t.get("translations-why");
            let taken = take(store(&state)?, &editor, language, entries, &why).await?;
            page(&state, &editor, Some(taken), None).await
        }
        Err(why) => {
            let trouble = t.with("translations-no-po", "why", why);
            page(&state, &editor, None, Some(trouble)).await
        }
    }
}

/// The language and the file of the form.
async fn sent(mut form: Multipart) -> Option<(String, Vec<u8>)> {
    let mut language = None;
    let mut bytes = None;
    while let Ok(Some(field)) = form.next_field().await {
        match field.name() {
            Some("language") => language = field.text().await.ok(),
            Some("file") => bytes = field.bytes().await.ok(),
            _ => {}
        }
    }
    let bytes = bytes.filter(|bytes| !bytes.is_empty())?;
    Some((language?.trim().to_owned(), bytes.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_a_short_tag() {
        for good in ["en", "uk", "pt-BR", "zh-Hant"] {
            assert_eq!(tag(good), Some(good));
        }
        for bad in ["", "e", "EN", "en-", "en/../x", "english", "en-waytoolong"] {
            assert_eq!(tag(bad), None, "{bad}");
        }
    }
}
