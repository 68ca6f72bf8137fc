//! The list of letters for a result, in the order of escalation.

use askama::Template;

use super::beside::{Beside, Words};
use super::kind::Kind;
use super::matter::Unfit;
use super::{about, danger, help, title, unfit_words, ways_on};
use crate::assets;
use crate::at_desk::AtDesk;
use crate::fact_view::HelpView;
use crate::finished::Finished;
use crate::layout::Layout;

/// The list of letters for a result.
#[derive(Template)]
#[template(path = "letters.html")]
pub(crate) struct LettersPage {
    layout: Layout,
    back: String,
    /// Why none fits.
    unfit: Option<String>,
    /// Why no complaint is among them.
    no_complaint: Option<String>,
    /// The ways on from where none fits, with their words.
    ways_on: Vec<(String, String)>,
    danger: Option<String>,
    letters: Vec<Listed>,
    help: Vec<HelpView>,
    stylesheet: &'static str,
    /// What stands above it at a desk.
    desk: Option<AtDesk>,
    /// The same for the client at that desk.
    beside: Beside<Self>,
}

/// One letter of the list.
pub(crate) struct Listed {
    kind: Kind,
    pub(crate) title: String,
    /// When it is used.
    pub(crate) when: String,
    /// The person has tried it.
    pub(crate) was_tried: bool,
    pub(crate) href: String,
}

impl LettersPage {
    /// The letters that fit an outcome, in the order of escalation.
    pub(crate) fn new(finished: &Finished) -> Self {
        let Finished { visit, answers, .. } = finished;
        let asked = finished.asked();
        let mut fitting = Kind::ALL.into_iter();
        let fits = fitting.any(|kind| about(finished, kind).is_ok());
        let unfit = about(finished, Kind::ContactForm).err().filter(|_| !fits);
        let complaint = about(finished, Kind::Ombudsman).err();
        let no_complaint = complaint.filter(|why| unfit.is_none() && *why != Unfit::Called);
        let ways_on = match unfit.or(no_complaint) {
            Some(Unfit::Untried | Unfit::NothingWrong) => ways_on(finished),
            _ => Vec::new(),
        };
        let t = visit.lang.texts();
        let listed = |kind: Kind| Listed {
            title: title(visit, kind),
            when: t.get(&format!("letters-when-{}", kind.name())).into_owned(),
            was_tried: kind
                .tried()
                .is_some_and(|step| answers.tried.unwrap_or_default().has(step)),
            kind,
            href: visit
                .paths()
                .take(&format!("letters/{}", kind.name()), &asked),
        };
        Self {
            layout: visit.layout(&visit.paths().take("letters", &asked)),
            back: visit
                .paths()
                .take("take", &visit.asked.with(finished.needed())),
            danger: danger(finished),
            letters: Kind::ALL
                .into_iter()
                .filter(|kind| about(finished, *kind).is_ok())
                .map(listed)
                .collect(),
            unfit: unfit.map(|unfit| unfit_words(visit, unfit)),
            no_complaint: no_complaint.map(|why| unfit_words(visit, why)),
            ways_on,
            help: help(finished),
            stylesheet: assets::letters_stylesheet(),
            desk: None,
            beside: Beside::nothing(),
        }
    }

    /// The same at a desk, where nothing on it leads to an address with answers.
    pub(crate) fn at_desk(mut self, desk: AtDesk, finished: &Finished) -> Self {
        self.beside = Beside::of(desk.with(), |lang| Self::new(&finished.in_lang(lang)));
        for one in &mut self.letters {
            one.href = desk.letter(one.kind.name());
        }
        self.ways_on.clear();
        self.layout = self.layout.at_desk();
        self.desk = Some(desk);
        self
    }

    fn their_unfit(&self) -> Words {
        self.beside.words(|page| page.unfit.clone())
    }

    fn their_no_complaint(&self) -> Words {
        self.beside.words(|page| page.no_complaint.clone())
    }

    fn their_danger(&self) -> Words {
        self.beside.words(|page| page.danger.clone())
    }

    fn their_title(&self, at: &usize) -> Words {
        let title = |page: &Self| Some(page.letters.get(*at)?.title.clone());
        self.beside.words(title)
    }

    fn their_when(&self, at: &usize) -> Words {
        let when = |page: &Self| Some(page.letters.get(*at)?.when.clone());
        self.beside.words(when)
    }
}
