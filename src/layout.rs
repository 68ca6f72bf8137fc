//! What every page has around it: language, title, the day it speaks of, who is responsible.

use chrono::NaiveDate;

use crate::address::{Asked, Which};
use crate::assets;
use crate::clock::day_in_lisbon;
use crate::i18n::{Lang, Texts};
use crate::paths::Paths;
use crate::snapshot::Snapshot;
use crate::state::AppState;

/// The frame of a page.
pub(crate) struct Layout {
    texts: &'static Texts,
    paths: Paths,
    /// The path behind the language, with its query: the same page in another language.
    here: String,
    /// The day the page speaks of, where it is not today.
    on: Option<NaiveDate>,
    /// The edition that the page speaks from, where it is not the newest one.
    edition: Option<Which>,
    published: NaiveDate,
    number: i64,
    publisher: Option<String>,
    pseudo: bool,
    indexed: bool,
    origin: Option<String>,
}

impl Layout {
    /// The frame of a page without answers and without a day of its own.
    pub(crate) fn plain(state: &AppState, lang: Lang, here: &str) -> Self {
        let snapshot = state.snapshot();
        let settings = state.settings();
        Self {
            texts: lang.texts(),
            paths: Paths::new(lang),
            here: here.to_owned(),
            on: None,
            edition: None,
            published: day_in_lisbon(snapshot.edition.published_at),
            number: snapshot.edition.number,
            publisher: settings.publisher.clone(),
            pseudo: settings.pseudo_language,
            indexed: false,
            origin: settings.origin.clone(),
        }
    }

    /// The same, speaking of another day or from an older edition.
    pub(crate) fn of(
        mut self,
        snapshot: &Snapshot,
        on: Option<NaiveDate>,
        edition: Option<Which>,
    ) -> Self {
        self.number = snapshot.edition.number;
        self.published = day_in_lisbon(snapshot.edition.published_at);
        self.on = on;
        self.edition = edition;
        self
    }

    /// The same, open to search engines.
    pub(crate) fn indexed(mut self) -> Self {
        self.indexed = true;
        self
    }

    /// The words.
    pub(crate) fn t(&self) -> &'static Texts {
        self.texts
    }

    /// The addresses.
    pub(crate) fn paths(&self) -> &Paths {
        &self.paths
    }

    fn lang(&self) -> Lang {
        self.texts.lang()
    }

    /// `lang` of the page.
    pub(crate) fn tag(&self) -> &'static str {
        self.lang().tag()
    }

    /// `dir` of the page.
    pub(crate) fn dir(&self) -> &'static str {
        self.lang().dir()
    }

    /// Whether search engines may list the page.
    pub(crate) fn is_indexed(&self) -> bool {
        self.indexed
    }

    /// The address of the stylesheet.
    pub(crate) fn stylesheet(&self) -> &'static str {
        assets::stylesheet()
    }

    /// The address of the icon.
    pub(crate) fn icon(&self) -> &'static str {
        assets::icon()
    }

    /// The other languages, with this page in each of them.
    pub(crate) fn languages(&self) -> Vec<(Lang, String, bool)> {
        let all = if self.pseudo {
            &Lang::ALL[..]
        } else {
            &Lang::PUBLISHED[..]
        };
        all.iter()
            .map(|lang| {
                (
                    *lang,
                    format!("/{}{}", lang.code(), self.here),
                    *lang == self.lang(),
                )
            })
            .collect()
    }

    /// The full address of this page, where the site knows its own.
    pub(crate) fn canonical(&self) -> Option<String> {
        let origin = self.origin.as_ref()?;
        Some(format!("{origin}/{}{}", self.lang().code(), self.here))
    }

    /// What the banner says: another day, an older edition.
    pub(crate) fn banner(&self) -> Vec<String> {
        let on = self
            .on
            .map(|on| self.texts.with("banner-on", "day", self.texts.date(on)));
        let edition = self.edition.map(|edition| match edition {
            Which::Number(number) => {
                self.texts
                    .with("banner-edition", "number", number.to_string())
            }
            Which::Draft => self.texts.get("banner-draft").into_owned(),
        });
        on.into_iter().chain(edition).collect()
    }

    /// An address that goes on speaking of the same day and edition.
    pub(crate) fn keep(&self, path: String) -> String {
        let asked = Asked {
            edition: self.edition,
            on: self.on,
            ..Asked::default()
        };
        path + &asked.query()
    }

    /// Today's page, for the banner.
    pub(crate) fn without_day(&self) -> String {
        let here = self
            .here
            .split_once('?')
            .map_or(self.here.as_str(), |(path, _)| path);
        let query = self.here.split_once('?').map_or("", |(_, query)| query);
        let mut kept = String::new();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            if name != "on" && name != "edition" {
                crate::address::push(&mut kept, name, value);
            }
        }
        format!("/{}{here}{kept}", self.lang().code())
    }

    /// Who is responsible.
    pub(crate) fn publisher(&self) -> String {
        match &self.publisher {
            Some(name) => self.texts.with("footer-publisher", "name", name.clone()),
            None => self.texts.get("footer-test-copy").into_owned(),
        }
    }

    /// Which edition this is, and of which day; 0 was never published.
    pub(crate) fn edition_line(&self) -> String {
        if self.edition == Some(Which::Draft) {
            return self.texts.get("footer-draft").into_owned();
        }
        if self.number == 0 {
            return self.texts.get("footer-edition-built-in").into_owned();
        }
        let day = self.texts.date(self.published);
        self.texts.with_two(
            "footer-edition",
            ("number", self.number.to_string()),
            ("day", day),
        )
    }
}
