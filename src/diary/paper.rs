//! `/{lang}/diary/paper`: the diary as a form to print and to fill in by hand, in Portuguese and in
//! the language of the page. Nobody is to sign what they cannot read: all that it says stands in both.

use askama::Template;
use axum::response::{IntoResponse as _, Response};

use super::reasons::{Reason, reasons};
use crate::assets;
use crate::dated::Dated;
use crate::i18n::{Lang, Texts};
use crate::layout::Layout;
use crate::page::{Keep, Page};

/// How many attempts fit on the sheet.
const ROWS: usize = 14;
const COLUMNS: [&str; 6] = [
    "diary-paper-day",
    "diary-paper-hour",
    "diary-portal",
    "diary-paper-what",
    "diary-paper-proof",
    "diary-paper-sign",
];

#[derive(Template)]
#[template(path = "diary-paper.html")]
struct PaperPage {
    layout: Layout,
    pt: &'static Texts,
    title: Line,
    /// What is filled in above the attempts.
    blanks: [Line; 2],
    columns: [Line; 6],
    rows: usize,
    tips: Line,
    parts: Vec<Part>,
    stylesheet: &'static str,
}

/// Words in Portuguese and, where the page is in another language, in that one.
struct Line {
    pt: String,
    own: Option<String>,
}

/// A claim with its grounds.
struct Part {
    heading: Line,
    /// What is ticked and filled in by whom it is true: only then does the part count.
    tick: Option<Line>,
    lines: Vec<Line>,
    /// Where each of it is stated, in Portuguese: titles and dates.
    sources: Vec<String>,
}

/// The languages of the form: Portuguese, and that of the page where it is another.
struct Voices {
    pt: &'static Texts,
    own: Option<&'static Texts>,
}

/// A reason in both.
struct Both {
    pt: Reason,
    own: Option<Reason>,
}

impl Both {
    fn line(&self, say: impl Fn(&Reason) -> String) -> Line {
        Line {
            pt: say(&self.pt),
            own: self.own.as_ref().map(say),
        }
    }
}

impl Voices {
    fn words(&self, key: &str) -> Line {
        Line {
            pt: self.pt.get(key).into_owned(),
            own: self.own.map(|t| t.get(key).into_owned()),
        }
    }

    fn reasons(&self, dated: &Dated) -> Vec<Both> {
        let say = |t| reasons(t, dated.snapshot.knowledge(), dated.day);
        let mut own = self.own.map(say).into_iter().flatten();
        let pt = say(self.pt).into_iter();
        pt.map(|pt| Both {
            pt,
            own: own.next(),
        })
        .collect()
    }

    /// The reason for everybody, and what counts only for whoever has asked: there the doubts stand
    /// with what is claimed, behind one condition.
    fn parts(&self, dated: &Dated) -> Vec<Part> {
        let (request, for_all): (Vec<_>, Vec<_>) = self
            .reasons(dated)
            .into_iter()
            .partition(|one| one.pt.is_of_request);
        let part = |reasons: &[Both], tick: Option<Line>| {
            Some(Part {
                heading: reasons.first()?.line(|one| one.heading.clone()),
                tick,
                lines: reasons.iter().map(|one| one.line(Reason::line)).collect(),
                sources: reasons.iter().map(|one| one.pt.sources.clone()).collect(),
            })
        };
        let tick = self.words("dossier-asked-tick");
        let parts = [part(&for_all, None), part(&request, Some(tick))];
        parts.into_iter().flatten().collect()
    }
}

/// `GET /{lang}/diary/paper`
pub(super) async fn get(dated: Dated) -> Response {
    let voices = Voices {
        pt: Lang::Pt.texts(),
        own: (dated.lang != Lang::Pt).then(|| dated.t()),
    };
    let page = PaperPage {
        layout: dated.layout(),
        pt: voices.pt,
        title: voices.words("diary-paper-title"),
        blanks: ["dossier-name", "dossier-document"].map(|key| voices.words(key)),
        columns: COLUMNS.map(|key| voices.words(key)),
        rows: ROWS,
        tips: voices.words("diary-paper-tips"),
        parts: voices.parts(&dated),
        stylesheet: assets::diary_stylesheet(),
    };
    Page::new(page, Keep::Public).into_response()
}
