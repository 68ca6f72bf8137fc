//! The languages, and the words of the interface in each of them.

mod dates;
mod negotiate;
mod pseudo;

use std::borrow::Cow;
use std::sync::LazyLock;

use chrono::NaiveDate;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use include_dir::{Dir, include_dir};
use rustc_hash::FxHashMap;
use triage::{Fact, knowledge};
use unic_langid::LanguageIdentifier;

pub use negotiate::negotiate;

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// A language that pages are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Portuguese as written in Portugal.
    Pt,
    /// English.
    En,
    /// A made-up language, 40 % longer and from right to left, for tests only.
    Pseudo,
}

impl Lang {
    /// The languages that people see.
    pub const PUBLISHED: [Self; 2] = [Self::Pt, Self::En];
    /// Their codes.
    pub const CODES: [&str; 2] = [Self::Pt.code(), Self::En.code()];
    /// The published languages and the made-up one.
    pub const ALL: [Self; 3] = [Self::Pt, Self::En, Self::Pseudo];

    /// The code used in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pt => "pt",
            Self::En => "en",
            Self::Pseudo => "qps",
        }
    }

    /// The BCP 47 tag for `lang` attributes.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Pt => "pt-PT",
            Self::En => "en",
            Self::Pseudo => "ar-XB",
        }
    }

    /// The direction of its script.
    #[must_use]
    pub const fn dir(self) -> &'static str {
        match self {
            Self::Pt | Self::En => "ltr",
            Self::Pseudo => "rtl",
        }
    }

    /// Its own name for itself.
    #[must_use]
    pub const fn autonym(self) -> &'static str {
        match self {
            Self::Pt => "Português",
            Self::En => "English",
            Self::Pseudo => "Pseudo",
        }
    }

    /// The language with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The languages in which a text is looked for, first the best.
    #[must_use]
    pub const fn preference(self) -> &'static [&'static str] {
        match self {
            Self::Pt => &["pt", "en"],
            Self::En | Self::Pseudo => &["en", "pt"],
        }
    }

    /// The words of the interface in this language.
    #[must_use]
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::Pt => &PT,
            Self::En => &EN,
            Self::Pseudo => &PSEUDO,
        }
    }
}

static PT: LazyLock<Texts> = LazyLock::new(|| Texts::load(Lang::Pt));
static EN: LazyLock<Texts> = LazyLock::new(|| Texts::load(Lang::En));
static PSEUDO: LazyLock<Texts> = LazyLock::new(|| Texts::load(Lang::Pseudo));

/// The words of the interface in one language.
pub struct Texts {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    /// What needs no value, made once: most of what a page asks for.
    ready: FxHashMap<String, String>,
    /// The names of the months.
    months: Vec<String>,
}

impl Texts {
    fn load(lang: Lang) -> Self {
        let folder = if lang == Lang::Pseudo { Lang::En } else { lang };
        // The tag and not the code: in Portugal nothing is counted as one, in Brazil it is.
        let id: LanguageIdentifier = folder.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks keep a foreign value in one piece where the page runs the other way.
        bundle.set_use_isolating(lang.dir() == "rtl");
        if lang == Lang::Pseudo {
            bundle.set_transform(Some(pseudo::transform));
        }
        let mut keys = Vec::new();
        let files = LOCALES.get_dir(folder.code()).into_iter();
        for file in files.flat_map(Dir::files) {
            let text = file.contents_utf8().unwrap_or_default().to_owned();
            // What the parser could not read is missing, and the parity test names it.
            let resource = FluentResource::try_new(text).unwrap_or_else(|(read, _)| read);
            keys.extend(resource.entries().filter_map(key).map(str::to_owned));
            bundle.add_resource_overriding(resource);
        }
        let ready = ready(&bundle, keys);
        let month = |number| ready.get(&format!("month-{number}")).cloned();
        let months = (1..=12)
            .map(|number| month(number).unwrap_or_default())
            .collect();
        Self {
            lang,
            bundle,
            ready,
            months,
        }
    }

    /// The language of these words.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The words with this key. A key without words shows itself, and a test refuses it.
    #[must_use]
    pub fn get<'a>(&'a self, key: &str) -> Cow<'a, str> {
        self.find(key)
            .unwrap_or_else(|| Cow::Owned(format!("⟦{key}⟧")))
    }

    /// The words with this key, if there are any.
    #[must_use]
    pub fn find<'a>(&'a self, key: &str) -> Option<Cow<'a, str>> {
        match self.ready.get(key) {
            Some(words) => Some(Cow::Borrowed(words)),
            None => self.format(key, None),
        }
    }

    /// The words with this key and one value.
    #[must_use]
    pub fn with<'v>(&self, key: &str, name: &'v str, value: impl Into<FluentValue<'v>>) -> String {
        self.with_all(key, [(name, value.into())])
    }

    /// The words with this key and two values.
    #[must_use]
    pub fn with_two<'v>(
        &self,
        key: &str,
        first: (&'v str, impl Into<FluentValue<'v>>),
        second: (&'v str, impl Into<FluentValue<'v>>),
    ) -> String {
        self.with_all(
            key,
            [(first.0, first.1.into()), (second.0, second.1.into())],
        )
    }

    /// The words with this key and several values.
    #[must_use]
    pub fn with_all<'v, const N: usize>(
        &self,
        key: &str,
        values: [(&'v str, FluentValue<'v>); N],
    ) -> String {
        let args: FluentArgs<'v> = values.into_iter().collect();
        self.format(key, Some(&args))
            .map_or_else(|| format!("⟦{key}⟧"), Cow::into_owned)
    }

    fn format<'a>(&'a self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<Cow<'a, str>> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, args, &mut errors))
    }

    /// One text of a fact as it stands on `day`, in this language or else in one that has it.
    #[must_use]
    pub fn fact<'f>(&self, fact: &'f Fact, field: &str, day: NaiveDate) -> Cow<'f, str> {
        self.told(&fact.text, field, day)
    }

    /// One of some texts as it stands on `day`, in this language or else in one that has it.
    #[must_use]
    pub fn told<'f>(
        &self,
        texts: &'f knowledge::Texts,
        field: &str,
        day: NaiveDate,
    ) -> Cow<'f, str> {
        let text = knowledge::text(texts, self.lang.preference(), field, day);
        self.own(text.unwrap_or_default())
    }

    /// The lines of one text of a fact as it stands on `day`.
    #[must_use]
    pub fn lines(&self, fact: &Fact, field: &str, day: NaiveDate) -> Vec<String> {
        let text = fact.text(self.lang.preference(), field, day);
        text.unwrap_or_default()
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| self.own(line).into_owned())
            .collect()
    }

    fn own<'f>(&self, text: &'f str) -> Cow<'f, str> {
        if self.lang == Lang::Pseudo {
            pseudo::transform(text)
        } else {
            Cow::Borrowed(text)
        }
    }
}

/// The key of an entry of a Fluent file, where it is a message.
fn key<'a>(entry: &ast::Entry<&'a str>) -> Option<&'a str> {
    match entry {
        ast::Entry::Message(message) => Some(message.id.name),
        _ => None,
    }
}

/// The words of every key that needs no value.
fn ready(bundle: &FluentBundle<FluentResource>, keys: Vec<String>) -> FxHashMap<String, String> {
    let words = |key: String| {
        let pattern = bundle.get_message(&key)?.value()?;
        let mut errors = Vec::new();
        let words = bundle
            .format_pattern(pattern, None, &mut errors)
            .into_owned();
        errors.is_empty().then_some((key, words))
    };
    keys.into_iter().filter_map(words).collect()
}
