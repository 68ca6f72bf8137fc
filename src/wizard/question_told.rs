//! What was told before a question, in a frame: on pages of its own, because with the question it
//! would be higher than a frame may be.

use askama::Template;

use super::question_page::Builder;
use super::result_part::Part;
use crate::address::and;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::result::told::{Told, told};

/// Some of the answers that were given.
#[derive(Template)]
#[template(path = "embed/told.html")]
pub(super) struct ToldPage {
    layout: Layout,
    /// The question that is asked.
    back: String,
    told: Vec<Told>,
    /// The page before and the page after.
    before: Option<String>,
    next: Option<String>,
    /// Which page of how many.
    place: Option<(usize, usize)>,
}

impl ToldPage {
    fn place(&self) -> Option<String> {
        let (number, count) = self.place?;
        let of = [
            ("number", number.to_string().into()),
            ("count", count.to_string().into()),
        ];
        Some(self.layout.t().with_all("frame-page-of", of))
    }
}

impl Builder<'_> {
    /// The address of what was told; none on the full page, where it stands below the question, and
    /// where nothing was told.
    pub(super) fn told_at(&self) -> Option<String> {
        let is_told = self.before().given().next().is_some();
        (self.visit.is_framed() && is_told).then(|| self.telling(Part::told(1)))
    }

    fn telling(&self, part: Part) -> String {
        and(&self.here(), "part", &part.word())
    }

    /// A page of what was told, with its own address; none where there is no such page.
    pub(super) fn told_page(&self, part: Part) -> Option<(String, Page<ToldPage>)> {
        let t = self.visit.lang.texts();
        let all = told(self.visit, t, &self.before(), &self.visit.asked.answers);
        let (number, shown) = part.of_told()?;
        let count = all.len().div_ceil(shown);
        if number > count {
            return None;
        }
        let here = self.telling(part);
        let page = ToldPage {
            layout: self.visit.layout(&here),
            back: self.here(),
            told: all
                .into_iter()
                .skip((number - 1) * shown)
                .take(shown)
                .collect(),
            before: (number > 1).then(|| self.telling(Part::told(number - 1))),
            next: (number < count).then(|| self.telling(Part::told(number + 1))),
            place: (count > 1).then_some((number, count)),
        };
        Some((here, Page::new(page, Keep::Private)))
    }
}
