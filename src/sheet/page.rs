//! The page that is the paper: on a screen with a button to print it, and the words how to do so
//! without one.

use askama::Template;
use store::Contact;

use super::paper::Paper;
use crate::assets;
use crate::at_desk::AtDesk;
use crate::error::AppError;
use crate::finished::Finished;
use crate::i18n::{Lang, Texts};
use crate::layout::Layout;
use crate::softened;

/// A link above the paper. It is not printed.
pub(crate) struct Way {
    pub(crate) href: String,
    pub(crate) label: String,
    /// The key that opens it, together with those that the browser wants (`accesskey`).
    pub(crate) key: Option<&'static str>,
}

/// The sheet of a result.
#[derive(Template)]
#[template(path = "sheet.html")]
pub(crate) struct SheetPage {
    layout: Layout,
    ways: Vec<Way>,
    /// What stands above the paper at a desk.
    desk: Option<AtDesk>,
    paper: Paper,
}

impl SheetPage {
    /// The sheet in Portuguese and the language beside it, with the contact of who hands it over.
    /// The page around it is in the language of the visit.
    ///
    /// # Errors
    ///
    /// [`AppError::Internal`] where the address is too long to be drawn.
    pub(crate) fn new(
        finished: &Finished,
        lang_beside: Lang,
        contact: Option<&Contact>,
        qr_address: String,
    ) -> Result<Self, AppError> {
        let here = format!("/check/sheet{}", finished.asked().query());
        Ok(Self {
            layout: finished.visit.layout(&here),
            ways: Vec::new(),
            desk: None,
            paper: Paper::new(finished, lang_beside, contact, qr_address)?,
        })
    }

    /// The same with links above the paper.
    pub(crate) fn with_ways(mut self, ways: Vec<Way>) -> Self {
        self.ways = ways;
        self
    }

    /// The same at a desk, where nothing on it leads to an address with answers.
    pub(crate) fn at_desk(mut self, desk: AtDesk) -> Self {
        self.desk = Some(desk);
        self
    }

    fn t(&self) -> &'static Texts {
        self.layout.t()
    }

    fn shown<'a>(&self, link: &'a str) -> &'a str {
        shown(link)
    }

    fn stylesheet(&self) -> &'static str {
        assets::sheet_stylesheet()
    }

    fn script(&self) -> &'static str {
        assets::print()
    }
}

/// An address as it is read on paper: where it is longer than a line, the host alone.
pub(super) fn shown(link: &str) -> &str {
    const READ: usize = 64;
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    let rest = rest.trim_start_matches("www.").trim_end_matches('/');
    if rest.len() <= READ {
        rest
    } else {
        softened::host(link)
    }
}
