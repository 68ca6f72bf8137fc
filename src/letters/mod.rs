//! Letters for a result: for each step of escalation a text in official Portuguese with the person's
//! language beside it. What only the person knows is a blank, filled on paper or on the device. A
//! leaf without routes: the pages of a result and the desk show the same.

mod channel;
mod compose;
mod law;
mod mailto;
mod matter;
mod text;

use askama::Template;
use triage::{Outcome, StandingCode, TriedStep};

use self::channel::Channel;
use self::compose::Letter;
use self::matter::{Unfit, matter};
use crate::assets;
use crate::at_desk::AtDesk;
use crate::fact_view::{self, HelpView};
use crate::finished::Finished;
use crate::layout::Layout;
use crate::softened::{self, Softened};
use crate::visit::Visit;

/// A kind of letter, each a rung of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The explanation for AIMA's contact form.
    ContactForm,
    /// An e-mail to AIMA.
    Email,
    /// A registered letter with acknowledgement of receipt.
    RegisteredLetter,
    /// A complaint in the complaints book.
    ComplaintsBook,
    /// A complaint to the Ombudsman.
    Ombudsman,
}

impl Kind {
    /// Every kind, in the order of escalation.
    pub(crate) const ALL: [Self; 5] = [
        Self::ContactForm,
        Self::Email,
        Self::RegisteredLetter,
        Self::ComplaintsBook,
        Self::Ombudsman,
    ];

    /// The name in addresses and in keys.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::ContactForm => "contact-form",
            Self::Email => "email",
            Self::RegisteredLetter => "registered-letter",
            Self::ComplaintsBook => "complaints-book",
            Self::Ombudsman => "ombudsman",
        }
    }

    /// The kind with this name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The advice that says how and when.
    const fn advice(self) -> &'static str {
        match self {
            Self::ContactForm => "ladder-form",
            Self::Email => "ladder-email",
            Self::RegisteredLetter => "ladder-letter",
            Self::ComplaintsBook => "ladder-complaints-book",
            Self::Ombudsman => "ladder-ombudsman",
        }
    }

    /// The answer that says that it was tried.
    const fn tried(self) -> Option<TriedStep> {
        match self {
            Self::ContactForm => Some(TriedStep::Form),
            Self::Email => Some(TriedStep::Email),
            Self::RegisteredLetter => Some(TriedStep::Letter),
            Self::ComplaintsBook | Self::Ombudsman => None,
        }
    }
}

/// The list of letters for a result.
#[derive(Template)]
#[template(path = "letters.html")]
pub(crate) struct LettersPage {
    layout: Layout,
    back: String,
    /// Why none fits.
    unfit: Option<String>,
    danger: Option<String>,
    letters: Vec<Listed>,
    help: Vec<HelpView>,
    stylesheet: &'static str,
    /// What stands above it at a desk.
    desk: Option<AtDesk>,
}

/// One letter of the list.
pub(crate) struct Listed {
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
        let Finished {
            visit,
            outcome,
            answers,
        } = finished;
        let asked = finished.asked();
        let unfit = matter(outcome, answers).err();
        let help = outcome.help.iter();
        let help = help.filter_map(|id| visit.snapshot.knowledge().fact(id));
        let t = visit.lang.texts();
        let listed = |kind: Kind| Listed {
            title: title(visit, kind),
            when: t.get(&format!("letters-when-{}", kind.name())).into_owned(),
            was_tried: kind
                .tried()
                .is_some_and(|step| answers.tried.unwrap_or_default().has(step)),
            href: visit
                .paths()
                .take(&format!("letters/{}", kind.name()), &asked),
        };
        Self {
            layout: visit.layout(&visit.paths().take("letters", &asked)),
            back: visit.paths().take("take", &asked),
            danger: danger(visit, outcome),
            letters: match unfit {
                Some(_) => Vec::new(),
                None => Kind::ALL.into_iter().map(listed).collect(),
            },
            unfit: unfit.map(|unfit| unfit_words(visit, unfit)),
            help: help
                .filter_map(|fact| fact_view::help(t, fact, visit.day))
                .collect(),
            stylesheet: assets::letters_stylesheet(),
            desk: None,
        }
    }

    /// The same at a desk, where nothing on it leads to an address with answers.
    pub(crate) fn at_desk(mut self, desk: AtDesk) -> Self {
        for (one, kind) in self.letters.iter_mut().zip(Kind::ALL) {
            one.href = desk.letter(kind.name());
        }
        self.layout = self.layout.at_desk();
        self.desk = Some(desk);
        self
    }
}

/// One letter, to send and to understand.
#[derive(Template)]
#[template(path = "letter.html")]
pub(crate) struct LetterPage {
    layout: Layout,
    back: String,
    title: String,
    /// The advice that says how and when.
    advice: String,
    soft: Softened,
    danger: Option<String>,
    channel: Channel,
    /// The letter, or why none fits.
    letter: Result<Letter, String>,
    /// Printed as a letter, with its stylesheet.
    paper: Option<&'static str>,
    stylesheet: &'static str,
    script: &'static str,
    /// What stands above it at a desk.
    desk: Option<AtDesk>,
}

impl LetterPage {
    /// The letter of this kind for an outcome.
    pub(crate) fn new(finished: &Finished, kind: Kind) -> Self {
        let Finished {
            visit,
            outcome,
            answers,
        } = finished;
        let asked = finished.asked();
        let here = visit
            .paths()
            .take(&format!("letters/{}", kind.name()), &asked);
        let knowledge = visit.snapshot.knowledge();
        let advice = knowledge.fact(kind.advice());
        let channel = Channel::of(visit, outcome, kind);
        let letter = match matter(outcome, answers) {
            Ok(matter) => Ok(Letter::new(
                finished,
                matter,
                kind,
                channel.email.as_deref(),
            )),
            Err(unfit) => Err(unfit_words(visit, unfit)),
        };
        Self {
            layout: visit.layout(&here),
            back: visit.paths().take("letters", &asked),
            title: title(visit, kind),
            advice: advice
                .map(|fact| visit.text(fact, "body"))
                .unwrap_or_default(),
            soft: advice
                .map(|fact| softened::softened(visit.lang.texts(), knowledge, fact, visit.day))
                .unwrap_or_default(),
            danger: danger(visit, outcome),
            channel,
            letter,
            paper: (kind == Kind::RegisteredLetter).then(assets::letter_paper_stylesheet),
            stylesheet: assets::letters_stylesheet(),
            script: assets::letters_script(),
            desk: None,
        }
    }

    /// The same at a desk, where nothing on it leads to an address with answers.
    pub(crate) fn at_desk(mut self, desk: AtDesk) -> Self {
        self.layout = self.layout.at_desk();
        self.desk = Some(desk);
        self
    }
}

fn title(visit: &Visit, kind: Kind) -> String {
    let key = format!("letters-title-{}", kind.name());
    visit.lang.texts().get(&key).into_owned()
}

fn unfit_words(visit: &Visit, unfit: Unfit) -> String {
    visit.lang.texts().get(unfit.key()).into_owned()
}

/// What to do before any letter where no rule that we know covers the person any more.
fn danger(visit: &Visit, outcome: &Outcome) -> Option<String> {
    let code = outcome.standing.code;
    matches!(code, StandingCode::Lapsed | StandingCode::Outside)
        .then(|| visit.lang.texts().get("letters-danger").into_owned())
}
