//! The page of translations: how far each language is, its file, and the way back for it.

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use super::file;
use super::languages::{LANGUAGES, tag};
use super::sent::Sent;
use super::take::{Taken, take, texts};
use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::answer::answer;
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::LastSegment;
use crate::redirect::see_other;
use crate::state::AppState;

const HERE: &str = "/editor/translations";

#[derive(Template)]
#[template(path = "editor/translations/page.html")]
struct TranslationsPage {
    shell: Shell,
    languages: Vec<LanguageView>,
    /// The languages that have no texts yet: tag and own name.
    others: Vec<(&'static str, &'static str)>,
    /// The language that was typed.
    language: String,
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

async fn page(
    state: &AppState,
    editor: &Editor,
    language: &str,
    said: Option<Result<Taken, String>>,
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
    let (taken, trouble) = match said {
        Some(Ok(taken)) => (Some(taken), None),
        Some(Err(trouble)) => (None, Some(trouble)),
        None => (None, None),
    };
    let is_there = |tag: &str| languages.iter().any(|one| one.code == tag);
    let others = LANGUAGES.into_iter().filter(|(tag, _)| !is_there(tag));
    let is_wrong = trouble.is_some();
    let page = TranslationsPage {
        shell: Shell::new(editor, HERE),
        others: others.collect(),
        language: language.to_owned(),
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
    page(&state, &editor, "", None).await
}

/// `GET /editor/translations/{file}`: the file of a language, `en.po`. Of one that has no texts yet,
/// a file to begin with.
pub(super) async fn get_file(
    State(state): State<AppState>,
    _: Editor,
    LastSegment(name): LastSegment,
) -> Result<Response, AppError> {
    let language = name.strip_suffix(".po").and_then(tag);
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

/// `GET /editor/translations/start?language=uk`: the file to begin a language with.
pub(super) async fn start(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let typed = query.get("language").unwrap_or_default().trim();
    match tag(typed) {
        Some(language) => Ok(see_other(&format!("{HERE}/{language}.po"))),
        None => refuse(&state, &editor, typed, "translations-language-wrong").await,
    }
}

/// `POST /editor/translations`: a file comes back.
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let sent = Sent::read(form).await;
    if let Some(key) = sent.trouble {
        return refuse(&state, &editor, &sent.language, key).await;
    }
    let Some(language) = tag(&sent.language) else {
        return refuse(
            &state,
            &editor,
            &sent.language,
            "translations-language-wrong",
        )
        .await;
    };
    if sent.bytes.is_empty() {
        return refuse(&state, &editor, language, "translations-no-file").await;
    }
    let said = match file::read(language, &sent.bytes) {
        Ok(entries) => {
            let why = t.get("translations-why");
            Ok(take(store(&state)?, &editor, language, entries, &why).await?)
        }
        Err(why) => Err(why.words(t)),
    };
    page(&state, &editor, language, Some(said)).await
}

/// The page that says why nothing was taken, with the language that was typed.
async fn refuse(
    state: &AppState,
    editor: &Editor,
    language: &str,
    key: &str,
) -> Result<Response, AppError> {
    let trouble = editor.lang().texts().get(key).into_owned();
    page(state, editor, language, Some(Err(trouble))).await
}
