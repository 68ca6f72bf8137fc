//! What stands above a page that is made of answers at a desk. No answer may stand in an address
//! there: the way back is a form with the answers in it, and so is every way on.

use triage::Answers;

use crate::assets;
use crate::i18n::{Lang, Texts};
use crate::paths::desk;

/// The ways from such a page.
pub(crate) struct AtDesk {
    texts: &'static Texts,
    with: Option<Lang>,
    /// The page behind this one, and its words.
    back: (&'static str, &'static str),
    answers: Answers,
    /// The next person is the likeliest way on: the focus begins there.
    pub(crate) is_last: bool,
}

impl AtDesk {
    /// From a page back to the questions, with these answers, in the languages of a volunteer and
    /// of a client.
    pub(crate) fn new(ui: Lang, with: Option<Lang>, answers: &Answers) -> Self {
        Self {
            texts: ui.texts(),
            with,
            back: ("", "desk-back"),
            answers: answers.clone(),
            is_last: false,
        }
    }

    /// The same, back to the list of letters.
    pub(crate) fn of_a_letter(mut self) -> Self {
        self.back = ("/letters", "letters-back");
        self
    }

    /// The same on the last page of a person.
    pub(crate) fn last(mut self) -> Self {
        self.is_last = true;
        self
    }

    fn address(&self, page: &str) -> String {
        desk(page, self.texts.lang(), self.with)
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

    /// The empty desk.
    pub(crate) fn next(&self) -> String {
        self.address("")
    }

    /// Where one letter is shown.
    pub(crate) fn letter(&self, kind: &str) -> String {
        self.address(&format!("/letters/{kind}"))
    }

    /// The answers, as fields of a form.
    pub(crate) fn fields(&self) -> Vec<(&'static str, String)> {
        let given = self.answers.given();
        given
            .map(|(question, value)| (question.name(), value))
            .collect()
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
