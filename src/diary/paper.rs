//! `/{lang}/diary/paper`: the diary as a form to print and to fill in by hand, in Portuguese and in
//! the language of the page.

use askama::Template;
use axum::response::{IntoResponse as _, Response};

use super::reasons::{Reason, reasons};
use crate::assets;
use crate::dated::Dated;
use crate::i18n::{Lang, Texts};
use crate::layout::Layout;
use crate::page::{Keep, Page};

/// How many attempts fit on the sheet.
const ROWS: usize = 10;

#[derive(Template)]
#[template(path = "diary-paper.html")]
struct PaperPage {
    layout: Layout,
    pt: &'static Texts,
    /// Whether the page is in another language than the form.
    is_double: bool,
    rows: usize,
    reasons: Vec<Reason>,
    stylesheet: &'static str,
}

impl PaperPage {
    /// Words in the language of the page, where the Portuguese ones stand already.
    fn also(&self, key: &str) -> Option<String> {
        let t = self.layout.t();
        self.is_double.then(|| t.get(key).into_owned())
    }
}

/// `GET /{lang}/diary/paper`
pub(super) async fn get(dated: Dated) -> Response {
    let pt = Lang::Pt.texts();
    let page = PaperPage {
        layout: dated.layout(),
        pt,
        is_double: dated.lang != Lang::Pt,
        rows: ROWS,
        reasons: reasons(pt, dated.snapshot.knowledge(), dated.day),
        stylesheet: assets::diary_stylesheet(),
    };
    Page::new(page, Keep::Public).into_response()
}
