//! The page of one letter: where it goes, what can be filled in, the text and what it says.

use askama::Template;
use triage::MessageTold;

use super::beside::{Beside, Words};
use super::channel::Channel;
use super::kind::Kind;
use super::letter::Letter;
use super::matter::Unfit;
use super::writer::Other;
use super::{about, danger, fact_link, help, title, unfit_words, values, ways_on};
use crate::assets;
use crate::at_desk::AtDesk;
use crate::fact_view::{FactLink, HelpView};
use crate::finished::Finished;
use crate::i18n::Lang;
use crate::layout::Layout;
use crate::softened::{self, Softened};

/// Who cannot pay a lawyer.
const LEGAL_AID: &str = "legal-aid-apply";

/// One letter, to send and to understand.
#[derive(Template)]
#[template(path = "letter.html")]
pub(crate) struct LetterPage {
    layout: Layout,
    kind: Kind,
    /// The language in which the letter is explained.
    beside: Lang,
    /// The same page for the client at a desk.
    theirs: Beside<Self>,
    back: String,
    title: String,
    /// The advice that says how and when.
    advice: String,
    soft: Softened,
    danger: Option<String>,
    channel: Channel,
    /// The letter, or why none fits.
    letter: Result<Letter, String>,
    /// The same letter written by the other, where nobody told whose card it is.
    other: Option<Other>,
    /// The ways on from where none fits, with their words.
    ways_on: Vec<(String, String)>,
    /// Who can read it with the person.
    help: Vec<HelpView>,
    legal_aid: Option<FactLink>,
    /// What entries of a diary must be about to count: the portal and the message, by id.
    portal: String,
    message: String,
    /// Printed as a letter, with its stylesheet.
    paper: Option<&'static str>,
    stylesheet: &'static str,
    script: &'static str,
    /// What stands above it at a desk.
    desk: Option<AtDesk>,
}

impl LetterPage {
    /// The letter of this kind for an outcome, on a page in the language of the visit. Beside it
    /// stands what it says in `beside`.
    pub(crate) fn new(finished: &Finished, kind: Kind, beside: Lang) -> Self {
        let Finished { visit, outcome, .. } = finished;
        let asked = finished.asked();
        let here = visit
            .paths()
            .take(&format!("letters/{}", kind.name()), &asked);
        let knowledge = visit.snapshot.knowledge();
        let advice = knowledge.fact(kind.advice());
        let channel = Channel::of(visit, outcome, kind);
        let matter = about(finished, kind);
        let ways_on = match matter {
            Err(Unfit::Untried | Unfit::NothingWrong) => ways_on(finished),
            _ => Vec::new(),
        };
        let letter = matter
            .map(|matter| {
                Letter::new(
                    &finished.in_lang(beside),
                    matter,
                    kind,
                    channel.email.as_deref(),
                )
            })
            .map_err(|unfit| unfit_words(visit, unfit));
        Self {
            layout: visit.layout(&here),
            kind,
            beside,
            theirs: Beside::nothing(),
            back: visit.paths().take("letters", &asked),
            title: title(visit, kind),
            advice: advice
                .map(|fact| visit.text(fact, "body"))
                .unwrap_or_default(),
            soft: advice
                .map(|fact| softened::softened(visit.lang.texts(), knowledge, fact, visit.day))
                .unwrap_or_default(),
            danger: danger(finished),
            channel,
            letter,
            other: Other::of(finished, kind),
            ways_on,
            help: help(finished),
            legal_aid: fact_link(visit, LEGAL_AID),
            portal: values::portal(finished).unwrap_or_default().to_owned(),
            message: match &finished.answers.message {
                Some(MessageTold::Known(id)) => id.clone(),
                _ => String::new(),
            },
            paper: (kind == Kind::RegisteredLetter).then(assets::letter_paper_stylesheet),
            stylesheet: assets::letters_stylesheet(),
            script: assets::letters_script(),
            desk: None,
        }
    }

    /// The same at a desk, where nothing on it leads to an address with answers.
    pub(crate) fn at_desk(mut self, desk: AtDesk, finished: &Finished) -> Self {
        self.theirs = Beside::of(desk.with(), |lang| {
            Self::new(&finished.in_lang(lang), self.kind, self.beside)
        });
        self.ways_on.clear();
        if let Some(other) = &mut self.other {
            other.href = desk.letter(self.kind.name());
        }
        self.layout = self.layout.at_desk();
        self.desk = Some(desk);
        self
    }

    fn their_title(&self) -> Words {
        self.theirs.words(|page| Some(page.title.clone()))
    }

    /// Why none fits.
    fn their_why(&self) -> Words {
        self.theirs
            .words(|page| page.letter.as_ref().err().cloned())
    }

    fn their_advice(&self) -> Words {
        self.theirs.words(|page| {
            let as_of = page.soft.as_of.as_ref();
            Some(as_of.map_or_else(
                || page.advice.clone(),
                |as_of| format!("{as_of} {}", page.advice),
            ))
        })
    }

    fn their_danger(&self) -> Words {
        self.theirs.words(|page| page.danger.clone())
    }

    /// What the way to the recipient is called, and how sure it is.
    fn their_channel(&self) -> Words {
        self.theirs.words(|page| {
            let name = page.channel.name.as_ref()?;
            Some(format!("{}. {}", name.title, page.channel.note))
        })
    }
}
