//! `/{lang}/diary`: noting an attempt. The notes are made, kept and printed by the person's browser;
//! this page is the same for everybody.

use askama::Template;
use axum::http::Uri;
use axum::response::{IntoResponse as _, Response};
use triage::knowledge::{Detail, MessageGroup};

use super::data::{NotesData, block, check_address};
use super::reasons::{Reason, reasons};
use crate::address::{RawQuery, push};
use crate::assets;
use crate::dated::{Dated, Today};
use crate::error::AppError;
use crate::i18n::{Lang, Texts};
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::qr::Qr;
use crate::redirect::{is_here, see_other};

#[derive(Template)]
#[template(path = "diary.html")]
struct DiaryPage {
    layout: Layout,
    portals: Vec<Choice>,
    /// Whether nobody has said where: then the page asks.
    asks_where: bool,
    groups: Vec<Group>,
    /// Why it helps, as the facts say it in Portuguese for the dossier.
    reasons: Vec<Reason>,
    /// The page of the first of them.
    why: Option<String>,
    pt: &'static Texts,
    /// Who is responsible, in Portuguese.
    publisher: String,
    /// Where it is checked.
    check: String,
    qr: Qr,
    data: String,
    stylesheet: &'static str,
    script: &'static str,
}

/// Something to pick.
struct Choice {
    value: String,
    label: String,
    is_picked: bool,
}

/// Messages that appear in the same place.
struct Group {
    title: String,
    messages: Vec<Choice>,
}

/// What the address says of today's attempt.
struct About {
    message: Option<String>,
    portal: Option<String>,
}

impl About {
    fn read(dated: &Dated, query: &RawQuery) -> Self {
        let known = |name: &str, is_wanted: fn(&Detail) -> bool| {
            let id = query.get(name)?;
            let fact = dated.fact(id)?;
            is_wanted(&fact.about).then(|| id.to_owned())
        };
        Self {
            message: known("message", |about| matches!(about, Detail::Message(_))),
            portal: known("portal", |about| matches!(about, Detail::Portal(_))),
        }
    }

    /// The address of the page behind its language.
    fn here(&self) -> String {
        let mut query = String::new();
        for (name, id) in [("message", &self.message), ("portal", &self.portal)] {
            if let Some(id) = id {
                push(&mut query, name, id);
            }
        }
        format!("/diary{query}")
    }
}

/// `GET /{lang}/diary?message=…&portal=…`
pub(super) async fn get(
    Today(dated): Today,
    uri: Uri,
    query: RawQuery,
) -> Result<Response, AppError> {
    let about = About::read(&dated, &query);
    let here = about.here();
    let full = format!("/{}{here}", dated.lang.code());
    if !is_here(&uri, &full) {
        return Ok(see_other(&full));
    }
    let check = check_address(&dated.state);
    let pt = Lang::Pt.texts();
    let reasons = reasons(pt, dated.snapshot.knowledge(), dated.day);
    let portals = portals(&dated, &about);
    let page = DiaryPage {
        asks_where: portals.iter().all(|one| !one.is_picked),
        portals,
        groups: groups(&dated, &about),
        why: reasons.first().map(|reason| dated.paths().fact(reason.id)),
        reasons,
        pt,
        publisher: publisher(&dated, pt),
        qr: Qr::new(&check)?,
        check,
        data: block(&NotesData::new(&dated)),
        stylesheet: assets::diary_stylesheet(),
        script: assets::diary_script(),
        layout: layout(&dated, &here, uri.query().is_none()),
    };
    Ok(Page::new(page, Keep::Public).into_response())
}

fn publisher(dated: &Dated, pt: &Texts) -> String {
    match &dated.state.settings().publisher {
        Some(name) => pt.with("footer-publisher", "name", name.clone()),
        None => pt.get("footer-test-copy").into_owned(),
    }
}

fn layout(dated: &Dated, here: &str, is_bare: bool) -> Layout {
    let layout = Layout::plain(&dated.state, dated.lang, here);
    if is_bare { layout.indexed() } else { layout }
}

fn portals(dated: &Dated, about: &About) -> Vec<Choice> {
    let facts = dated.snapshot.knowledge().facts.iter();
    let portals = facts.filter(|(_, fact)| matches!(fact.about, Detail::Portal(_)));
    // A message that appears in one portal alone names it.
    let by_message = about.message.as_ref().and_then(|id| {
        let appears = &dated.snapshot.knowledge().message(id)?.appears;
        (appears.len() == 1).then(|| appears[0].clone())
    });
    let picked = about.portal.clone().or(by_message);
    portals
        .map(|(id, fact)| Choice {
            value: id.clone(),
            label: dated.text(fact, "title"),
            is_picked: picked.as_ref() == Some(id),
        })
        .collect()
}

fn groups(dated: &Dated, about: &About) -> Vec<Group> {
    let group = |group: MessageGroup| {
        let all = dated.snapshot.knowledge().messages();
        let of_group = all.filter(|(_, _, message)| message.group == group);
        let messages = of_group.map(|(id, fact, _)| Choice {
            value: id.clone(),
            label: dated.text(fact, "title"),
            is_picked: about.message.as_ref() == Some(id),
        });
        let name = group.name().replace('_', "-");
        Group {
            title: dated.t().get(&format!("group-{name}")).into_owned(),
            messages: messages.collect(),
        }
    };
    let groups = MessageGroup::ALL.into_iter().map(group);
    groups.filter(|group| !group.messages.is_empty()).collect()
}
