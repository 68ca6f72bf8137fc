//! What stands above a page that is made of answers at a desk. No answer may stand in an address
//! there: the way back is a form with the answers in it, and so is every way on.

use triage::{Age, Answers};

use crate::assets;
use crate::cases::{self, Case};
use crate::finished::Finished;
use crate::i18n::{Lang, Texts};
use crate::paths::desk;

/// The ways from such a page.
pub(crate) struct AtDesk {
    texts: &'static Texts,
    with: Option<Lang>,
    /// The page behind this one, and its words.
    back: (&'static str, &'static str),
    case: Case,
    answers: Answers,
    age: Option<Age>,
}

impl AtDesk {
    /// From a page back to the questions, with the answers of a case, in the languages of a
    /// volunteer and of a client.
    pub(crate) fn new(ui: Lang, with: Option<Lang>, case: Case, finished: &Finished) -> Self {
        Self {
            texts: ui.texts(),
            with,
            case,
            back: ("", "desk-back"),
            answers: finished.answers.clone(),
            age: finished.age_beside(),
        }
    }

    /// The same, back to the list of letters.
    pub(crate) fn of_a_letter(mut self) -> Self {
        self.back = ("/letters", "letters-back");
        self
    }

    fn address(&self, page: &str) -> String {
        desk(page, self.texts.lang().code(), self.with.map(Lang::code))
    }

    /// The language of the client, where it is another one.
    pub(crate) fn with(&self) -> Option<Lang> {
        self.with
    }

    /// The words.
    pub(crate) fn t(&self) -> &'static Texts {
        self.texts
    }

    /// Where the way back leads.
    pub(crate) fn back(&self) -> String {
        self.address(self.back.0)
    }

    /// What it says.
    pub(crate) fn back_words(&self) -> String {
        self.texts.get(self.back.1).into_owned()
    }

    /// Where the case ends.
    pub(crate) fn next(&self) -> String {
        self.address("/next")
    }

    /// The empty desk.
    pub(crate) fn empty(&self) -> String {
        self.address("")
    }

    /// Where one letter is shown.
    pub(crate) fn letter(&self, kind: &str) -> String {
        self.address(&format!("/letters/{kind}"))
    }

    /// The case and its answers, as fields of a form.
    pub(crate) fn fields(&self) -> Vec<(&'static str, String)> {
        let answers = self.answers.given();
        let answers = answers.map(|(question, value)| (question.name(), value));
        std::iter::once((cases::FIELD, self.case.to_string()))
            .chain(answers)
            .collect()
    }

    /// The age that goes along from letter to letter and is no answer that the rules need. It is the value
    /// of a button, for another button takes it back.
    pub(crate) fn age(&self) -> Option<&'static str> {
        self.age.map(Age::name)
    }

    /// The address of the script by which one key leads to the next person.
    pub(crate) fn script(&self) -> &'static str {
        assets::desk()
    }

    /// The address of what such a page needs beside its stylesheet.
    pub(crate) fn stylesheet(&self) -> &'static str {
        assets::desk_stylesheet()
    }
}
