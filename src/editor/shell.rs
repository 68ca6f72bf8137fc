//! What every page of the editors has around it: who is signed in, and the way to the other
//! pages that they may open.

use super::access::guard::Editor;
use super::access::rights::Right;
use super::done::Done;
use crate::address::RawQuery;
use crate::assets;
use crate::i18n::{Lang, Texts};

/// The frame of a page of the editors.
pub(crate) struct Shell {
    texts: &'static Texts,
    editor: Option<Editor>,
    here: &'static str,
    /// What was done just now.
    done: Option<String>,
}

/// The pages of the menu: address, words, and what one needs to see it.
const MENU: &[(&str, &str, Right)] = &[
    ("/editor", "editor-nav-home", Right::Read),
    ("/editor/facts", "editing-facts", Right::Read),
    ("/editor/facts/overdue", "editing-overdue", Right::Read),
    ("/editor/sources", "editing-sources", Right::Read),
    ("/editor/draft", "editor-nav-draft", Right::Read),
    ("/editor/editions", "editor-nav-editions", Right::Read),
    ("/editor/states", "editor-nav-states", Right::Read),
    ("/editor/reports", "editor-reports", Right::Read),
    (
        "/editor/translations",
        "editor-nav-translations",
        Right::Read,
    ),
    ("/editor/missed", "editor-nav-missed", Right::Read),
    ("/editor/journal", "editor-nav-journal", Right::Read),
    ("/editor/sites", "editor-nav-sites", Right::Read),
    ("/editor/accounts", "editor-nav-accounts", Right::Accounts),
];

impl Shell {
    /// For somebody who is signed in; `here` is the page of the menu.
    pub(crate) fn new(editor: &Editor, here: &'static str) -> Self {
        Self {
            texts: editor.lang().texts(),
            editor: Some(editor.clone()),
            here,
            done: None,
        }
    }

    /// For somebody who is not.
    pub(crate) fn signed_out(lang: Lang) -> Self {
        Self {
            texts: lang.texts(),
            editor: None,
            here: "",
            done: None,
        }
    }

    /// Saying what was done just now, where the address of the page tells.
    pub(crate) fn after(mut self, query: &RawQuery) -> Self {
        self.done = Done::said(query, self.texts);
        self
    }

    /// Saying more of what was done: which thing it was.
    pub(crate) fn about(mut self, thing: Option<String>) -> Self {
        if let (Some(done), Some(thing)) = (&mut self.done, thing) {
            *done = format!("{done} {thing}");
        }
        self
    }

    /// What was done just now.
    pub(crate) fn done(&self) -> Option<&str> {
        self.done.as_deref()
    }

    /// The words.
    pub(crate) fn t(&self) -> &'static Texts {
        self.texts
    }

    /// `lang` of the page.
    pub(crate) fn tag(&self) -> &'static str {
        self.texts.lang().tag()
    }

    /// `dir` of the page.
    pub(crate) fn dir(&self) -> &'static str {
        self.texts.lang().dir()
    }

    /// The addresses of the stylesheets: the one of all pages, and the one of these.
    pub(crate) fn stylesheets(&self) -> [&'static str; 2] {
        [assets::stylesheet(), assets::editor_stylesheet()]
    }

    /// The address of the icon.
    pub(crate) fn icon(&self) -> &'static str {
        assets::icon()
    }

    /// Who is signed in.
    pub(crate) fn name(&self) -> Option<&str> {
        self.editor.as_ref().map(Editor::name)
    }

    /// Whether whoever is signed in has a right.
    pub(crate) fn may(&self, right: Right) -> bool {
        self.editor.as_ref().is_some_and(|editor| editor.may(right))
    }

    /// The menu: address, words, and whether it is this page.
    pub(crate) fn menu(&self) -> Vec<(&'static str, String, bool)> {
        let mine = MENU.iter().filter(|(_, _, right)| self.may(*right));
        mine.map(|(address, key, _)| {
            let words = self.texts.get(key).into_owned();
            (*address, words, *address == self.here)
        })
        .collect()
    }
}
