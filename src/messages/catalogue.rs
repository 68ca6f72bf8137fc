//! The catalogue of messages, by where they appear.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use triage::knowledge::{Message, MessageGroup};
use triage::{Answers, Fact, Question};

use super::view::{WordsView, words};
use crate::assets;
use crate::dated::Dated;
use crate::extract::Posted;
use crate::i18n::Lang;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::recognised::{FIELD, Found, Search};
use crate::reviewed::{Reviews, review};

/// The page of the catalogue.
#[derive(Template)]
#[template(path = "messages.html")]
struct CataloguePage {
    layout: Layout,
    search: Search,
    script: &'static str,
    /// The first question, for who has a message that nobody knows.
    go_on: Option<String>,
    count: String,
    groups: Vec<Group>,
    /// Who has read the titles.
    reviews: String,
}

/// Messages that appear in the same place.
struct Group {
    id: &'static str,
    title: String,
    entries: Vec<Entry>,
}

/// One message in the catalogue.
struct Entry {
    href: String,
    title: String,
    words: Vec<WordsView>,
    /// Why there are no words, where there are none.
    no_words: Option<String>,
}

/// `GET /{lang}/messages`
pub(super) async fn get(dated: Dated) -> Response {
    let search = Search::new(dated.keep(dated.paths().messages()));
    Page::new(page(&dated, search), Keep::Public).into_response()
}

/// `POST /{lang}/messages`: a text is too long for an address, and is nobody's business. The answer
/// is kept by nobody.
pub(super) async fn post(dated: Dated, Posted(form): Posted) -> Response {
    let action = dated.keep(dated.paths().messages());
    let href = |id: &str| dated.keep(dated.paths().message(id));
    let said = form.get(FIELD).unwrap_or_default();
    let at = (&dated.snapshot, dated.day);
    let search = Search::of(action, said, dated.t(), at, href).await;
    let status = if search.is_empty() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let page = Page::new(page(&dated, search), Keep::Nothing);
    page.with_status(status).into_response()
}

fn page(dated: &Dated, search: Search) -> CataloguePage {
    let groups: Vec<_> = MessageGroup::ALL
        .into_iter()
        .map(|group| entries(dated, group))
        .collect();
    let count = groups.iter().map(|group| group.entries.len());
    let count = dated
        .t()
        .with("messages-count", "count", count.sum::<usize>());
    let found = search.found.as_ref();
    let go_on = found
        .filter(|found| found.has_instead())
        .map(|found| go_on(dated, found));
    CataloguePage {
        layout: dated.layout(),
        script: assets::narrow(),
        go_on,
        search,
        count,
        groups,
        reviews: reviews(dated),
    }
}

/// Who has read the texts of the page: the title of each message.
fn reviews(dated: &Dated) -> String {
    let mut reviews = Reviews::default();
    for (_, fact, _) in dated.snapshot.knowledge().messages() {
        reviews.add(review(dated.t(), fact, &["title"], dated.day));
    }
    reviews.words(dated.t())
}

/// The first question, with "it says something else", or the refusal, told already.
fn go_on(dated: &Dated, found: &Found) -> String {
    let answers = found.instead(&Answers::default());
    dated
        .paths()
        .question(Question::Permit, &dated.asked(answers))
}

fn entries(dated: &Dated, group: MessageGroup) -> Group {
    let t = dated.t();
    let messages = dated.snapshot.knowledge().messages();
    let entries = messages.filter(|(_, _, message)| message.group == group);
    Group {
        id: group.name(),
        title: t
            .get(&format!("group-{}", group.name().replace('_', "-")))
            .into_owned(),
        entries: entries
            .map(|(id, fact, message)| entry(dated, id, fact, message))
            .collect(),
    }
}

fn entry(dated: &Dated, id: &str, fact: &Fact, message: &Message) -> Entry {
    let words = shown(words(dated.t(), message), dated.lang);
    let no_words = words
        .is_empty()
        .then(|| dated.t().get("words-none").into_owned());
    Entry {
        href: dated.keep(dated.paths().message(id)),
        title: dated.text(fact, "title"),
        words,
        no_words,
    }
}

/// The words as the portal shows them, in Portuguese, with those in the person's language beside.
fn shown(all: Vec<WordsView>, lang: Lang) -> Vec<WordsView> {
    let mut shown: Vec<WordsView> = Vec::new();
    for words in all {
        let is_asked = words.tag == Lang::Pt.tag() || words.tag == lang.tag();
        if is_asked && !shown.iter().any(|other| other.tag == words.tag) {
            shown.push(words);
        }
    }
    shown.sort_by_key(|words| words.tag != Lang::Pt.tag());
    shown
}
