//! What every page has around it: shell, language, title, the day it speaks of, who is responsible.

use std::sync::Arc;

use chrono::NaiveDate;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::address::{Asked, Which, and};
use crate::assets;
use crate::clock::day_in_lisbon;
use crate::frame_scripts;
use crate::framed::FramedSite;
use crate::i18n::{Lang, Texts};
use crate::outside;
use crate::paths::Paths;
use crate::shell::Shell;
use crate::site::Site;
use crate::snapshot::Snapshot;
use crate::state::AppState;

/// The name that says, on the way out of a frame, which page of others was meant.
pub(crate) const TO: &str = "to";

/// What stands around a page.
pub(crate) struct Layout {
    shell: Shell,
    texts: &'static Texts,
    /// What the page speaks from.
    snapshot: Arc<Snapshot>,
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
    /// At a desk no answer stands in an address: there is none of this page in another language.
    desk: bool,
    origin: Option<String>,
    /// The address by which it is reached, told or guessed.
    address: Option<String>,
}

impl Layout {
    /// What stands around a full page without answers and without a day of its own.
    pub(crate) fn plain(state: &AppState, lang: Lang, here: &str) -> Self {
        Self::within(state, Shell { lang, site: None }, here)
    }

    /// The same in a shell.
    pub(crate) fn within(state: &AppState, shell: Shell, here: &str) -> Self {
        let snapshot = Arc::clone(&state.snapshot());
        let settings = state.settings();
        Self {
            texts: shell.lang.texts(),
            paths: Paths::within(&shell),
            shell,
            here: here.to_owned(),
            on: None,
            edition: None,
            published: day_in_lisbon(snapshot.edition.published_at),
            number: snapshot.edition.number,
            publisher: settings.publisher.clone(),
            pseudo: settings.pseudo_language,
            indexed: false,
            desk: false,
            origin: settings.origin.clone(),
            address: Site::of(state).own_address(),
            snapshot,
        }
    }

    /// The same, speaking of another day or from an older edition.
    pub(crate) fn of(
        mut self,
        snapshot: &Arc<Snapshot>,
        on: Option<NaiveDate>,
        edition: Option<Which>,
    ) -> Self {
        self.number = snapshot.edition.number;
        self.published = day_in_lisbon(snapshot.edition.published_at);
        self.snapshot = Arc::clone(snapshot);
        self.on = on;
        self.edition = edition;
        self
    }

    /// The same, open to search engines.
    pub(crate) fn indexed(mut self) -> Self {
        self.indexed = true;
        self
    }

    /// The same at a desk.
    pub(crate) fn at_desk(mut self) -> Self {
        self.desk = true;
        self
    }

    /// Whether the page has addresses in other languages.
    pub(crate) fn has_languages(&self) -> bool {
        !self.desk
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
        self.shell.lang
    }

    /// The site whose frame it is; none on the full page.
    pub(crate) fn frame(&self) -> Option<&FramedSite> {
        self.shell.site.as_deref()
    }

    /// In a frame, the page that says where the full page is; none where this is it.
    pub(crate) fn full(&self) -> Option<String> {
        let is_it = self.here.starts_with("/open");
        (!is_it).then(|| format!("{}/open{}", self.shell.base(), self.here))
    }

    /// A page of somebody else. A frame may not be allowed to open it, so its link leads to where
    /// our full page is, which also says the address of that one.
    pub(crate) fn out(&self, href: &str) -> String {
        let is_theirs = !href.starts_with('/');
        let Some(full) = self.frame().filter(|_| is_theirs).and_then(|_| self.full()) else {
            return href.to_owned();
        };
        match outside::id(self.snapshot.knowledge(), href) {
            Some(id) => and(&full, TO, id),
            None => full,
        }
    }

    /// The address at which the whole interview begins, for the host of a frame: it holds no answer.
    pub(crate) fn full_start(&self) -> String {
        let origin = self.origin.as_deref().unwrap_or_default();
        format!("{origin}{}", Paths::new(self.lang()).start())
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
    pub(crate) fn stylesheet(&self) -> &str {
        match self.frame() {
            Some(site) => site.stylesheet(),
            None => assets::stylesheet(),
        }
    }

    /// The address of the script that tells a host how high its frame is.
    pub(crate) fn frame_script(&self) -> &'static str {
        frame_scripts::in_frame()
    }

    /// The address of the icon.
    pub(crate) fn icon(&self) -> &'static str {
        assets::icon()
    }

    /// The other languages, with this page in each of them.
    pub(crate) fn languages(&self) -> Vec<(Lang, String, bool)> {
        let published = self.frame().map(|site| &site.languages[..]);
        let published = published.unwrap_or(&Lang::PUBLISHED).iter().copied();
        let made_up = self.pseudo.then_some(Lang::Pseudo);
        published
            .chain(made_up)
            .map(|lang| {
                let href = format!("{}{}", self.shell.base_in(lang), self.here);
                (lang, href, lang == self.lang())
            })
            .collect()
    }

    /// The full address of this page, where the site knows its own. What only a frame has is no page
    /// of the full site.
    pub(crate) fn canonical(&self) -> Option<String> {
        let origin = self.origin.as_ref()?;
        if self.desk {
            return None;
        }
        let of_frames = ["/open", "part=", "pick="];
        if self.frame().is_some() && of_frames.iter().any(|word| self.here.contains(word)) {
            return None;
        }
        Some(format!("{origin}/{}{}", self.lang().code(), self.here))
    }

    /// Where a blog or a forum asks how to show this page, for the pages that somebody may paste.
    pub(crate) fn discovery(&self) -> Option<String> {
        let origin = self.address.as_ref()?;
        let may_be_pasted = self.indexed || self.frame().is_some();
        let here = format!("{origin}{}{}", self.shell.base(), self.here);
        let here = utf8_percent_encode(&here, NON_ALPHANUMERIC);
        may_be_pasted.then(|| format!("{origin}/oembed?url={here}"))
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
        format!("{}{here}{kept}", self.shell.base())
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
