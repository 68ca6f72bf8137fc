//! The same page in the client's language, whose words stand beneath those of the volunteer at a desk.

use crate::i18n::Lang;

/// The page of a client; none where one language is read by both, or away from a desk.
pub(super) struct Beside<P>(Option<(Lang, Box<P>)>);

/// Words of it, for `desk/theirs.html`.
pub(super) struct Words {
    pub(super) theirs: Option<(Lang, String)>,
}

impl<P> Beside<P> {
    /// One language alone.
    pub(super) const fn nothing() -> Self {
        Self(None)
    }

    /// What the page is in the language of a client.
    pub(super) fn of(lang: Option<Lang>, page: impl FnOnce(Lang) -> P) -> Self {
        Self(lang.map(|lang| (lang, Box::new(page(lang)))))
    }

    /// The language and the page.
    pub(super) fn page(&self) -> Option<(Lang, &P)> {
        self.0.as_ref().map(|(lang, page)| (*lang, &**page))
    }

    /// The words with this key.
    pub(super) fn key(&self, key: &str) -> Words {
        let theirs = self.page();
        Words {
            theirs: theirs.map(|(lang, _)| (lang, lang.texts().get(key).into_owned())),
        }
    }

    /// Words that the page is made of.
    pub(super) fn words(&self, read: impl FnOnce(&P) -> Option<String>) -> Words {
        let theirs = self.page();
        Words {
            theirs: theirs.and_then(|(lang, page)| Some((lang, read(page)?))),
        }
    }
}
