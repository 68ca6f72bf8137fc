//! The texts of a fact, side by side with the source text: saved, reviewed, and given later
//! wordings.

use std::ops::Range;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use store::Store;
use store::edit::{SaveError, TextChange, WrittenText};
use store::{SOURCE_LANGUAGE, digest};
use triage::knowledge::Fact;

use super::known::{Known, title};
use super::neighbours::{Moved, moved_with};
use super::text_form::{Slot, TextForm, field_name, is_draft, language_name};
use super::{answer, put_back, wrong};
use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::form::{Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::{Posted, SegmentBeforeLast};
use crate::i18n::Texts;
use crate::redirect::see_other;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editor/facts/texts.html")]
struct TextsPage {
    shell: Shell,
    form: Form,
    id: String,
    title: String,
    rows: Vec<Row>,
    /// Where the fields for a new wording are in the form.
    new_places: Range<usize>,
    is_saved: bool,
    /// The windows that moved when this one was made.
    moved: Vec<Moved>,
    /// What is put back.
    note: Option<String>,
}

/// One field, in every language.
struct Row {
    name: String,
    cells: Vec<Cell>,
}

/// One text: its part of the form, and what is known about it.
struct Cell {
    places: Range<usize>,
    /// The language by its own name, and its tag.
    language: String,
    tag: String,
    /// The words as they are kept.
    body: String,
    notes: Vec<String>,
    is_stale: bool,
    /// The name by which its review is asked for.
    review: Option<String>,
}

/// `GET /editor/facts/{id}/texts`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
    query: RawQuery,
) -> Result<Response, AppError> {
    let (store, t) = (store(&state)?, editor.lang().texts());
    let (fact, texts) = read(store, &id).await?;
    let back = put_back::asked(store, &query, Some(&id)).await?;
    let form = match &back {
        Some(change) => put_back::text(texts.form(t), &texts, change),
        None => texts.form(t),
    };
    let mut page = page(&editor, &id, &fact, &texts, form);
    page.note = back.map(|change| put_back::note(t, &change));
    page.is_saved = query.get("saved").is_some();
    if query.get("created").is_some() {
        let known = Known::read(store, t).await?;
        page.moved = moved_with(store, t, &known, &id).await?;
    }
    Ok(answer(page, false))
}

/// `POST /editor/facts/{id}/texts`: saves what was changed, or reviews one text.
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let store = store(&state)?;
    let (_, texts) = read(store, &id).await?;
    let saving = Saving {
        store,
        editor: &editor,
        fact: &id,
        posted: &posted,
        why: posted.get("why").unwrap_or_default(),
    };
    let mut failed = Vec::new();
    let is_done = match posted.get("review") {
        Some(name) => {
            saving.review(&texts, name, &mut failed).await?;
            failed.is_empty() && !texts.slots().any(|slot| slot.is_touched(&posted))
        }
        None => {
            saving.all(&texts, &mut failed).await?;
            saving.new_wording(&texts, &mut failed).await?;
            failed.is_empty()
        }
    };
    if is_done {
        return Ok(see_other(&format!("/editor/facts/{id}/texts?saved=yes")));
    }
    // What was saved is shown as it is now; what was not, as it was typed.
    let (fact, texts) = read(store, &id).await?;
    let mut form = texts.form(editor.lang().texts());
    keep_typed(&mut form, &texts, &posted);
    for failure in failed {
        failure.show(editor.lang().texts(), &mut form);
    }
    Ok(answer(page(&editor, &id, &fact, &texts, form), true))
}

async fn read(store: &Store, id: &str) -> Result<(Fact, TextForm), AppError> {
    let fact = store.fact_to_edit(id).await?.ok_or(AppError::NotFound)?;
    let texts = TextForm::new(&fact.value, store.texts_to_edit(id).await?);
    Ok((fact.value, texts))
}

/// What was not saved: the name of its field, and why.
struct Failure {
    name: String,
    error: SaveError<WrittenText>,
}

impl Failure {
    fn show(self, t: &Texts, form: &mut Form) {
        match self.error {
            SaveError::Field {
                field: "body",
                code,
            } => form.wrong(&self.name, wrong(t, code)),
            SaveError::Field {
                field: "field",
                code,
            } => form.wrong("new-day", wrong(t, code)),
            SaveError::Field {
                field: "review",
                code,
            } => form.wrong(&self.name, wrong(t, code)),
            SaveError::Field { field, code } => form.wrong(field, wrong(t, code)),
            SaveError::Gone => form.wrong(&self.name, t.get("editing-gone")),
            SaveError::Store(_) => {}
            SaveError::Changed(now) => {
                let (by, at) = (("by", now.by.as_str()), ("at", t.moment(now.at)));
                form.wrong(&self.name, t.with_two("editing-changed", by, at));
                let mut fields = form.fields.iter_mut();
                if let Some(field) = fields.find(|field| field.name == self.name) {
                    let beside = t.with("editing-beside", "value", now.value.body.as_str());
                    field.beside = Some(beside);
                }
            }
        }
    }
}

/// One form that was sent.
struct Saving<'a> {
    store: &'a Store,
    editor: &'a Editor,
    fact: &'a str,
    posted: &'a RawQuery,
    why: &'a str,
}

impl Saving<'_> {
    /// Saves every text that was changed, the source text before its translations.
    async fn all(&self, texts: &TextForm, failed: &mut Vec<Failure>) -> Result<(), AppError> {
        for slot in texts.slots() {
            let fits = slot.is_ticked(self.posted, "fits");
            if !slot.is_touched(self.posted) && !fits {
                continue;
            }
            let body = slot.typed(self.posted);
            let source = texts.slot(slot.field, SOURCE_LANGUAGE);
            // Who changes both at once translates what is typed beside.
            let beside = match source.is_touched(self.posted) {
                true => Some(digest(&source.typed(self.posted))),
                false => slot.sent(self.posted, "seen").map(str::to_owned),
            };
            let change = TextChange {
                fact: self.fact,
                language: slot.language,
                field: slot.field,
                body: &body,
                version: self.version(&slot),
                made_from: beside.as_deref(),
                is_typo: slot.is_ticked(self.posted, "typo"),
            };
            let removes = body.trim().is_empty() && texts.may_be_empty(&slot);
            let saved = match removes {
                true => {
                    self.store
                        .remove_text(change, self.editor.name(), self.why)
                        .await
                }
                false => self.save(change).await,
            };
            note(slot.name(), saved, failed)?;
        }
        Ok(())
    }

    /// Adds a wording from a day on, or a field, in the languages in which it was typed.
    async fn new_wording(
        &self,
        texts: &TextForm,
        failed: &mut Vec<Failure>,
    ) -> Result<(), AppError> {
        let typed = |name: &str| self.posted.get(name).unwrap_or_default().trim();
        let (base, day) = (typed("new-field"), typed("new-day"));
        if base.is_empty() {
            return Ok(());
        }
        let field = match day {
            "" => base.to_owned(),
            day => format!("{base}@{day}"),
        };
        let mut source = None;
        for language in &texts.languages {
            let name = format!("new-{language}");
            let body = typed(&name).replace("\r\n", "\n");
            if body.is_empty() && language != SOURCE_LANGUAGE {
                continue;
            }
            let change = TextChange {
                fact: self.fact,
                language,
                field: &field,
                body: &body,
                version: None,
                made_from: source.as_deref(),
                is_typo: false,
            };
            note(name, self.save(change).await, failed)?;
            if language == SOURCE_LANGUAGE {
                source = Some(digest(&body));
            }
        }
        Ok(())
    }

    async fn review(
        &self,
        texts: &TextForm,
        name: &str,
        failed: &mut Vec<Failure>,
    ) -> Result<(), AppError> {
        let Some(slot) = texts.slots().find(|slot| slot.name() == name) else {
            return Err(AppError::NotFound);
        };
        if slot.is_touched(self.posted) {
            let error = SaveError::Field {
                field: "review",
                code: "unsaved",
            };
            failed.push(Failure {
                name: name.to_owned(),
                error,
            });
            return Ok(());
        }
        let text = TextChange {
            fact: self.fact,
            language: slot.language,
            field: slot.field,
            body: "",
            version: self.version(&slot),
            made_from: None,
            is_typo: false,
        };
        let reviewed = self.store.review_text(text, self.editor.name()).await;
        note(slot.name(), reviewed.map(drop), failed)
    }

    fn version(&self, slot: &Slot<'_>) -> Option<i32> {
        slot.sent(self.posted, "version")?.parse().ok()
    }

    async fn save(&self, change: TextChange<'_>) -> Result<(), SaveError<WrittenText>> {
        let saved = self.store.save_text(change, self.editor.name(), self.why);
        saved.await.map(drop)
    }
}

/// Keeps what was not saved. Where the database does not answer, nothing more is tried.
fn note(
    name: String,
    saved: Result<(), SaveError<WrittenText>>,
    failed: &mut Vec<Failure>,
) -> Result<(), AppError> {
    match saved {
        Ok(()) => {}
        Err(SaveError::Store(error)) => return Err(error.into()),
        Err(error) => failed.push(Failure { name, error }),
    }
    Ok(())
}

/// Puts back what was typed: into texts that are not as typed, a new wording, and the reason.
fn keep_typed(form: &mut Form, texts: &TextForm, posted: &RawQuery) {
    for slot in texts.slots().filter(|slot| slot.is_touched(posted)) {
        let (name, typed) = (slot.name(), slot.typed(posted));
        let fields = form.fields.iter_mut();
        for field in fields.filter(|field| field.name == name) {
            field.value.clone_from(&typed);
        }
    }
    for field in &mut form.fields {
        let is_free = field.name == "why" || field.name.starts_with("new-");
        let is_tick = field.name.ends_with("-typo") || field.name.ends_with("-fits");
        if is_free || is_tick {
            field.value = posted.get(&field.name).unwrap_or_default().to_owned();
        }
    }
}

fn page(editor: &Editor, id: &str, fact: &Fact, texts: &TextForm, form: Form) -> TextsPage {
    let t = editor.lang().texts();
    let mut from = 0;
    let rows: Vec<_> = texts
        .fields
        .iter()
        .map(|field| Row {
            name: field_name(t, field),
            cells: texts
                .languages
                .iter()
                .map(|language| {
                    let slot = texts.slot(field, language);
                    let cell = cell(t, editor, texts, &slot, from);
                    from = cell.places.end;
                    cell
                })
                .collect(),
        })
        .collect();
    let title = title(t, fact);
    TextsPage {
        shell: Shell::new(editor, "/editor/facts"),
        new_places: from..form.fields.len(),
        form,
        id: id.to_owned(),
        title: if title.is_empty() {
            id.to_owned()
        } else {
            title
        },
        rows,
        is_saved: false,
        moved: Vec::new(),
        note: None,
    }
}

fn cell(t: &Texts, editor: &Editor, texts: &TextForm, slot: &Slot<'_>, from: usize) -> Cell {
    let mut notes = Vec::new();
    if let Some(text) = slot.stored {
        if is_draft(&text.value) {
            notes.push(t.get("editing-machine-draft").into_owned());
        }
        notes.push(super::one::last_changed(t, text));
        if let Some(by) = &text.value.reviewed_by {
            notes.push(t.with("editing-reviewed-by", "by", by.as_str()));
        }
    }
    let may_review = |text: &&store::edit::Versioned<WrittenText>| {
        text.by != editor.name() && text.value.reviewed_by.is_none() && editor.may(Right::Edit)
    };
    Cell {
        places: from..from + texts.fields_of(t, slot).len(),
        language: language_name(slot.language),
        tag: slot.language.to_owned(),
        body: slot.body().to_owned(),
        notes,
        is_stale: texts.is_stale(slot),
        review: slot.stored.filter(may_review).map(|_| slot.name()),
    }
}
