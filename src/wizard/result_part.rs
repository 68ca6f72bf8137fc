//! A result in the frame of another site: the way and the standing first, and each part of the rest
//! on a page of its own, because a frame may not grow beyond a thousand pixels.

use askama::Template;
use store::Contact;

use super::result_page::Ends;
use crate::address::and;
use crate::fact_view::{HelpView, dialled};
use crate::i18n::Texts;
use crate::layout::Layout;
use crate::result::told::Told;
use crate::result::{FactLine, InWords, Paper, StepView, WarningView};
use crate::visit::Visit;

/// A part of a result that has pages of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Steps,
    Counter,
    Papers,
    Know,
    Help,
    Why,
    Told,
    Contact,
}

impl Section {
    const ALL: [Self; 8] = [
        Self::Steps,
        Self::Counter,
        Self::Papers,
        Self::Know,
        Self::Help,
        Self::Why,
        Self::Told,
        Self::Contact,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Counter => "counter",
            Self::Papers => "papers",
            Self::Know => "know",
            Self::Help => "help",
            Self::Why => "why",
            Self::Told => "told",
            Self::Contact => "contact",
        }
    }

    /// How many of its items stand on a page.
    const fn shown(self) -> usize {
        match self {
            Self::Steps | Self::Counter | Self::Help | Self::Contact => 1,
            Self::Know => 2,
            Self::Why => 3,
            Self::Papers | Self::Told => 6,
        }
    }
}

/// One page of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    section: Section,
    /// From 1.
    page: usize,
}

impl Part {
    /// A page of what was told.
    pub(super) const fn told(page: usize) -> Self {
        let section = Section::Told;
        Self { section, page }
    }

    /// Which page of what was told it is, and how many answers stand on it.
    pub(super) fn of_told(self) -> Option<(usize, usize)> {
        (self.section == Section::Told).then_some((self.page, self.section.shown()))
    }

    /// Reads `steps` or `steps-2`.
    pub(super) fn parse(word: &str) -> Option<Self> {
        let (name, page) = match word.split_once('-') {
            Some((name, page)) => (name, page.parse().ok().filter(|p| (2..100).contains(p))?),
            None => (word, 1),
        };
        let section = Section::ALL.into_iter().find(|s| s.name() == name)?;
        Some(Self { section, page })
    }

    /// The word of an address.
    pub(super) fn word(self) -> String {
        match self.page {
            1 => self.section.name().to_owned(),
            page => format!("{}-{page}", self.section.name()),
        }
    }
}

/// A link from one page of the result to another.
struct Way {
    href: String,
    label: String,
    /// To the page that most people want after this one.
    is_next: bool,
}

/// How many signs of a step a page holds.
const ROOM: usize = 700;

/// What one page says of a step.
struct StepPage<'a> {
    step: &'a StepView,
    lines: &'a [String],
    /// The place, the cost and the rest come after the last line.
    is_last: bool,
}

impl<'a> StepPage<'a> {
    fn of(step: &'a StepView) -> Vec<Self> {
        let mut pages = Vec::new();
        let mut rest = &step.lines[..];
        loop {
            let mut signs = 0;
            let fits = rest.iter().take_while(|line| {
                signs += line.chars().count();
                signs <= ROOM
            });
            let (lines, after) = rest.split_at(fits.count().max(1).min(rest.len()));
            let signs: usize = lines.iter().map(|line| line.chars().count()).sum();
            // What is good to know at the step comes on a page after it where there is no room.
            let is_last = after.is_empty() && (lines.is_empty() || signs + beside(step) <= ROOM);
            let page = Self {
                step,
                lines,
                is_last,
            };
            pages.push(page);
            if is_last {
                return pages;
            }
            rest = after;
        }
    }
}

/// The room of the box around what stands beside a step, in signs.
const BOX: usize = 80;

/// How many signs stand beside a step.
fn beside(step: &StepView) -> usize {
    let beside = step.beside.iter();
    beside
        .map(|said| BOX + said.title.chars().count() + said.body.chars().count())
        .sum()
}

/// The address of a part of a result; of its first page where it is none.
fn address(here: &str, part: Option<Part>) -> String {
    part.map_or_else(|| here.to_owned(), |part| and(here, "part", &part.word()))
}

/// What the first page of a result shows, or one of the others.
#[derive(Template)]
#[template(path = "embed/result.html")]
pub(super) struct FramedResult {
    layout: Layout,
    result: InWords,
    ends: Ends,
    /// The result without a part.
    here: String,
    part: Option<Part>,
    /// The association's own contact.
    contact: Option<ContactView>,
}

/// Where people find the association.
struct ContactView {
    name: String,
    /// Its address and hours.
    lines: Vec<String>,
    /// The number as it is read, and as it is dialled.
    phone: Option<(String, String)>,
}

impl ContactView {
    fn new(contact: Contact) -> Self {
        Self {
            name: contact.name.unwrap_or_default(),
            lines: contact.address.into_iter().chain(contact.hours).collect(),
            phone: contact.phone.map(|phone| {
                let dialled = dialled(&phone);
                (phone, dialled)
            }),
        }
    }
}

impl FramedResult {
    /// The page of a part, or the first one; none where the result has no such part.
    pub(super) fn new(
        visit: &Visit,
        (result, ends): (InWords, Ends),
        here: String,
        part: Option<Part>,
    ) -> Option<Self> {
        let layout = visit.layout(&address(&here, part));
        let site = layout.frame().filter(|framed| framed.site.shows_contact);
        let page = Self {
            contact: site.map(|site| ContactView::new(site.contact())),
            layout,
            result,
            ends,
            here,
            part,
        };
        let is_there = part.is_none_or(|part| part.page <= page.pages(part.section));
        is_there.then_some(page)
    }

    /// Its own address.
    pub(super) fn address(&self) -> String {
        address(&self.here, self.part)
    }

    fn t(&self) -> &'static Texts {
        self.layout.t()
    }

    /// Doubts about the way, where its words do not begin with the day of their check.
    fn doubt(&self) -> Option<&String> {
        let is_said = self.result.as_of.is_some();
        self.result.doubt.as_ref().filter(|_| !is_said)
    }

    fn count(&self, section: Section) -> usize {
        let result = &self.result;
        match section {
            Section::Steps => self.steps().count(),
            Section::Counter => usize::from(result.counter.is_some()),
            Section::Papers => result.papers.len(),
            Section::Know => result.warnings.len(),
            Section::Help => result.help.len(),
            Section::Why => result.because.len(),
            Section::Told => result.told.len(),
            Section::Contact => usize::from(self.contact.iter().any(|at| !at.lines.is_empty())),
        }
    }

    fn pages(&self, section: Section) -> usize {
        match section {
            Section::Steps => self.step_pages().len(),
            section => self.count(section).div_ceil(section.shown()),
        }
    }

    fn way(&self, part: Part, label: String) -> Way {
        Way {
            href: address(&self.here, Some(part)),
            label,
            is_next: self.part.is_some_and(|here| part.page > here.page),
        }
    }

    /// The parts that this result has; the association's own is reached by its name.
    fn parts(&self) -> Vec<Way> {
        let parts = Section::ALL.into_iter();
        let there = parts.filter(|s| self.count(*s) > 0 && *s != Section::Contact);
        there
            .map(|section| self.way(Part { section, page: 1 }, self.title(section)))
            .collect()
    }

    /// Where its address and hours stand, if it has any.
    fn contact_at(&self) -> Option<String> {
        let section = Section::Contact;
        let part = Part { section, page: 1 };
        (self.count(section) > 0).then(|| address(&self.here, Some(part)))
    }

    fn title(&self, section: Section) -> String {
        let key = format!("frame-part-{}", section.name());
        self.t()
            .with(&key, "count", self.count(section).to_string())
    }

    /// The title of the page.
    fn heading(&self) -> String {
        match self.part {
            Some(part) => self.title(part.section),
            None => self.result.title.clone(),
        }
    }

    /// Which page of how many; none where there is one.
    fn place(&self) -> Option<String> {
        let part = self.part?;
        let pages = self.pages(part.section);
        let of = [
            ("number", part.page.to_string().into()),
            ("count", pages.to_string().into()),
        ];
        (pages > 1).then(|| self.t().with_all("frame-page-of", of))
    }

    /// The page before and the page after.
    fn neighbours(&self) -> Vec<Way> {
        let Some(part) = self.part else {
            return Vec::new();
        };
        let other = |page: usize, key: &str| {
            let label = self.t().get(key).into_owned();
            self.way(Part { page, ..part }, label)
        };
        let before = (part.page > 1).then(|| other(part.page - 1, "frame-before"));
        let is_last = part.page == self.pages(part.section);
        let after = (!is_last).then(|| other(part.page + 1, "frame-next"));
        before.into_iter().chain(after).collect()
    }

    /// The items of one part that this page shows.
    fn shown<'a, T>(&self, section: Section, all: impl Iterator<Item = &'a T>) -> Vec<&'a T> {
        match self.part {
            Some(part) if part.section == section => all
                .skip((part.page - 1) * section.shown())
                .take(section.shown())
                .collect(),
            _ => Vec::new(),
        }
    }

    fn steps(&self) -> impl Iterator<Item = &StepView> {
        self.result.steps.iter().flat_map(|group| &group.steps)
    }

    /// The steps, those with much to say on several pages.
    fn step_pages(&self) -> Vec<StepPage<'_>> {
        self.steps().flat_map(StepPage::of).collect()
    }

    fn shown_steps(&self) -> Vec<StepPage<'_>> {
        let pages = self.step_pages().into_iter();
        match self.part {
            Some(part) if part.section == Section::Steps => {
                pages.skip(part.page - 1).take(1).collect()
            }
            _ => Vec::new(),
        }
    }

    fn shown_counter(&self) -> Vec<&String> {
        self.shown(Section::Counter, self.result.counter.iter())
    }

    fn shown_papers(&self) -> Vec<&Paper> {
        self.shown(Section::Papers, self.result.papers.iter())
    }

    fn shown_warnings(&self) -> Vec<&WarningView> {
        self.shown(Section::Know, self.result.warnings.iter())
    }

    fn shown_help(&self) -> Vec<&HelpView> {
        self.shown(Section::Help, self.result.help.iter())
    }

    fn shown_because(&self) -> Vec<&FactLine> {
        self.shown(Section::Why, self.result.because.iter())
    }

    fn shown_told(&self) -> Vec<&Told> {
        self.shown(Section::Told, self.result.told.iter())
    }

    fn shown_contact(&self) -> Vec<&ContactView> {
        self.shown(Section::Contact, self.contact.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_read_as_it_is_written() {
        for section in Section::ALL {
            for page in [1, 2, 12] {
                let part = Part { section, page };
                assert_eq!(Part::parse(&part.word()), Some(part));
            }
        }
        for wrong in [
            "",
            "step",
            "steps-1",
            "steps-0",
            "steps-x",
            "steps--1",
            "steps-100",
        ] {
            assert_eq!(Part::parse(wrong), None, "{wrong}");
        }
    }
}
