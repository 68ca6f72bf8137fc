//! A difference in the words of one language: what is new, what is gone, and for what changed each
//! field with before and after.

use chrono::NaiveDate;
use serde_json::Value;
use triage::{Fact, Knowledge};

use super::fields::{self, Reader, TextField};
use super::pieces::{self, Piece};
use super::{Counts, Difference, FieldChange};
use crate::i18n::{Lang, Texts};

/// A difference as `templates/parts/difference.html` shows it.
pub(crate) struct DifferenceView {
    pub(crate) groups: Vec<Group>,
    /// What is only counted: phrases, and the rows of the decision table.
    pub(crate) counted: Vec<String>,
}

/// Changes of one sort under one heading.
pub(crate) struct Group {
    pub(crate) title: String,
    pub(crate) entries: Vec<Entry>,
}

/// One fact or source.
pub(crate) struct Entry {
    pub(crate) title: String,
    /// Its page, where it has one.
    pub(crate) href: Option<String>,
    /// What sort of fact it is; of a source, its publisher.
    pub(crate) note: String,
    /// What changed in it; nothing where it is new or gone as a whole.
    pub(crate) fields: Vec<FieldView>,
}

/// One field that changed, in one of three shapes.
pub(crate) struct FieldView {
    pub(crate) name: String,
    /// A value before and after, a dash where there was none.
    pub(crate) values: Option<(String, String)>,
    /// A text, word by word.
    pub(crate) pieces: Vec<Piece>,
    /// A list, entry by entry.
    pub(crate) entries: Vec<Piece>,
    /// The language of the text, and the direction of its script.
    pub(crate) tag: String,
    pub(crate) dir: &'static str,
}

/// What a difference is told with.
pub(crate) struct Telling<'a> {
    /// The words.
    pub(crate) t: &'a Texts,
    pub(crate) before: &'a Knowledge,
    pub(crate) after: &'a Knowledge,
    /// The day whose wording of a title is shown.
    pub(crate) day: NaiveDate,
    /// The page of a fact: its id, the fact, and whether it stands there after the change.
    pub(crate) href: &'a dyn Fn(&str, &Fact, bool) -> Option<String>,
}

impl DifferenceView {
    /// The difference in words. `rows` are the rows of the decision table that changed.
    pub(crate) fn new(difference: &Difference, rows: usize, telling: &Telling<'_>) -> Self {
        let groups = [
            telling.facts("difference-new", &difference.facts.added),
            telling.facts("difference-gone", &difference.facts.removed),
            telling.changed_facts(difference),
            telling.sources("difference-sources-new", &difference.sources.added),
            telling.sources("difference-sources-gone", &difference.sources.removed),
            telling.changed_sources(difference),
        ];
        let has_entries = |group: &Group| !group.entries.is_empty();
        Self {
            groups: groups.into_iter().filter(has_entries).collect(),
            counted: counted(telling.t, difference, rows),
        }
    }

    /// Whether there is nothing to show.
    pub(crate) fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.counted.is_empty()
    }
}

impl Telling<'_> {
    fn group(&self, key: &str, entries: impl Iterator<Item = Entry>) -> Group {
        let entries: Vec<_> = entries.collect();
        Group {
            title: self.t.with(key, "count", entries.len()),
            entries,
        }
    }

    fn facts(&self, key: &str, ids: &[String]) -> Group {
        self.group(key, ids.iter().filter_map(|id| self.fact(id, Vec::new())))
    }

    fn changed_facts(&self, difference: &Difference) -> Group {
        let changed = difference.facts.changed.iter();
        self.group(
            "difference-changed",
            changed.filter_map(|(id, changes)| self.fact(id, self.fields(changes))),
        )
    }

    fn sources(&self, key: &str, ids: &[String]) -> Group {
        self.group(key, ids.iter().filter_map(|id| self.source(id, Vec::new())))
    }

    fn changed_sources(&self, difference: &Difference) -> Group {
        let changed = difference.sources.changed.iter();
        self.group(
            "difference-sources-changed",
            changed.filter_map(|(id, changes)| self.source(id, self.fields(changes))),
        )
    }

    fn fact(&self, id: &str, fields: Vec<FieldView>) -> Option<Entry> {
        let stands = self.after.fact(id);
        let fact = stands.or_else(|| self.before.fact(id))?;
        Some(Entry {
            title: self.t.fact(fact, "title", self.day).into_owned(),
            href: (self.href)(id, fact, stands.is_some()),
            note: self
                .t
                .get(&format!("kind-{}", fact.about.kind()))
                .into_owned(),
            fields,
        })
    }

    fn source(&self, id: &str, fields: Vec<FieldView>) -> Option<Entry> {
        let both = [self.after, self.before];
        let source = both.iter().find_map(|side| side.sources.get(id))?;
        Some(Entry {
            title: source.title.clone(),
            href: None,
            note: source.publisher.clone(),
            fields,
        })
    }

    /// The fields of one entry: first its values, then its texts, those of the page's language
    /// before the others.
    fn fields(&self, changes: &[FieldChange]) -> Vec<FieldView> {
        let mut ordered: Vec<_> = changes.iter().collect();
        let own = self.t.lang().preference();
        ordered.sort_by_key(|change| {
            let text = TextField::read(&change.field);
            text.map_or(0, |(text, _)| {
                let place = own.iter().position(|code| *code == text.language);
                1 + place.unwrap_or(own.len())
            })
        });
        let views = ordered.into_iter().flat_map(|change| self.field(change));
        views.collect()
    }

    fn field(&self, change: &FieldChange) -> Vec<FieldView> {
        match TextField::read(&change.field) {
            Some((text, part)) => self.text(&text, part, change),
            None => vec![self.value(change)],
        }
    }

    pub(super) fn value(&self, change: &FieldChange) -> FieldView {
        let reader = Reader {
            t: self.t,
            sides: [self.before, self.after],
            day: self.day,
        };
        let name = fields::name(self.t, &change.field);
        let entries = |value: &Value| reader.entries(&change.field, value);
        let (before, after) = (entries(&change.before), entries(&change.after));
        if before.is_some() || after.is_some() {
            let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
            return FieldView {
                entries: pieces::of_list(&before, &after),
                ..FieldView::named(name)
            };
        }
        let value = |value: &Value| reader.value(&change.field, value);
        FieldView {
            values: Some(self.values(value(&change.before), value(&change.after))),
            ..FieldView::named(name)
        }
    }

    fn values(&self, before: Option<String>, after: Option<String>) -> (String, String) {
        let shown = |value: Option<String>| {
            value.unwrap_or_else(|| self.t.get("difference-nothing").into_owned())
        };
        (shown(before), shown(after))
    }

    /// A text, and who reviewed it where that changed. A text is its words alone, or a table.
    fn text(
        &self,
        text: &TextField<'_>,
        part: Option<&str>,
        change: &FieldChange,
    ) -> Vec<FieldView> {
        let name = text.name(self.t);
        let mut views = Vec::new();
        let words = |value: &Value| match part {
            None | Some("body") => value.as_str().or(value["body"].as_str()).map(str::to_owned),
            Some(_) => None,
        };
        let (before, after) = (words(&change.before), words(&change.after));
        if before != after {
            let pieces = pieces::of_text(
                before.as_deref().unwrap_or_default(),
                after.as_deref().unwrap_or_default(),
            );
            let lang = Lang::from_code(text.language);
            views.push(FieldView {
                pieces,
                tag: lang.map_or(text.language, |lang| lang.tag()).to_owned(),
                dir: lang.map_or("auto", |lang| lang.dir()),
                ..FieldView::named(name.clone())
            });
        }
        for about in ["reviewed_by", "origin"] {
            let told = |value: &Value| match part {
                Some(part) if part == about => value.as_str().map(str::to_owned),
                Some(_) => None,
                None => value[about].as_str().map(str::to_owned),
            };
            let (before, after) = (told(&change.before), told(&change.after));
            // Words alone were written by a person.
            let is_news =
                before != after && (before.as_deref(), after.as_deref()) != (None, Some("human"));
            if is_news {
                let about = fields::name(self.t, about);
                let words = |value: Option<String>| value.map(|word| self.origin(word));
                views.push(FieldView {
                    values: Some(self.values(words(before), words(after))),
                    ..FieldView::named(format!("{name}: {about}"))
                });
            }
        }
        views
    }

    fn origin(&self, word: String) -> String {
        match self.t.find(&format!("origin-{word}")) {
            Some(words) => words.into_owned(),
            None => word,
        }
    }
}

impl FieldView {
    fn named(name: String) -> Self {
        Self {
            name,
            values: None,
            pieces: Vec::new(),
            entries: Vec::new(),
            tag: String::new(),
            dir: "auto",
        }
    }
}

/// Phrases by language, and the rows of the decision table.
fn counted(t: &Texts, difference: &Difference, rows: usize) -> Vec<String> {
    let phrases = difference.phrases.iter().map(|(language, changes)| {
        let counts = t.with_two(
            "difference-phrases",
            ("added", changes.added),
            ("removed", changes.removed),
        );
        let language = Lang::from_code(language).map_or(language.as_str(), |lang| lang.autonym());
        format!("{language}: {counts}")
    });
    let rows = (rows > 0).then(|| t.with("difference-rows", "count", rows));
    phrases.chain(rows).collect()
}

/// How much changed, in one line: "3 facts changed, 1 new; for 2 kinds of situations the answer
/// changed".
pub(crate) fn summary(t: &Texts, counts: &Counts) -> String {
    let part = |key: &str, count: usize| (count > 0).then(|| t.with(key, "count", count));
    let join = |parts: Vec<String>| (!parts.is_empty()).then(|| parts.join(", "));
    let facts = [
        part("difference-count-changed", counts.changed),
        part("difference-count-new", counts.added),
        part("difference-count-gone", counts.removed),
    ];
    let others = [
        part("difference-count-sources", counts.sources),
        part("difference-count-phrases", counts.phrases),
        part("difference-count-rows", counts.rows),
    ];
    let facts = join(facts.into_iter().flatten().collect());
    let all: Vec<_> = facts
        .into_iter()
        .chain(others.into_iter().flatten())
        .collect();
    if all.is_empty() {
        return t.get("difference-none").into_owned();
    }
    all.join("; ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use triage::knowledge::{Detail, Text, TextOrigin};

    use super::*;

    fn built_in() -> Knowledge {
        crate::knowledge_files::built_in().expect("the knowledge").0
    }

    fn view(before: &Knowledge, after: &Knowledge, lang: Lang) -> DifferenceView {
        let difference = Difference::between(before, after);
        let telling = Telling {
            t: lang.texts(),
            before,
            after,
            day: NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day"),
            href: &|id, _, stands| stands.then(|| format!("/{id}")),
        };
        DifferenceView::new(&difference, 2, &telling)
    }

    fn edited() -> (Knowledge, Knowledge) {
        let before = built_in();
        let mut after = before.clone();
        let (id, _, _) = before.windows().next().expect("a window");
        let fact = after.facts.get_mut(id).expect("the window");
        fact.verified_on = NaiveDate::from_ymd_opt(2026, 11, 20);
        if let Detail::Window(window) = &mut fact.about {
            window.expires_to = NaiveDate::from_ymd_opt(2026, 12, 31);
        }
        let texts: &mut BTreeMap<_, _> = fact.text.get_mut("en").expect("English");
        let body = texts["body"].body().replacen("Announced", "Told", 1);
        texts.insert(
            "body".to_owned(),
            Text::Full {
                body,
                origin: TextOrigin::Human,
                reviewed_by: Some("Ana".to_owned()),
                source_hash: None,
            },
        );
        (before, after)
    }

    #[test]
    fn fields_are_named_in_words_with_before_and_after() {
        let (before, after) = edited();
        let view = view(&before, &after, Lang::En);
        assert_eq!(view.groups.len(), 1);
        assert_eq!(view.groups[0].title, "1 fact changed");
        let fields = &view.groups[0].entries[0].fields;
        let names: Vec<_> = fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "Last expiry date accepted",
                "Checked on",
                "Text (English)",
                "Text (English): reviewed by"
            ]
        );
        let (_, checked) = fields[1].values.as_ref().expect("values");
        assert_eq!(checked, "20 November 2026");
        let gone: Vec<_> = fields[2]
            .pieces
            .iter()
            .filter(|one| one.is_gone())
            .collect();
        assert_eq!(gone[0].words, "Announced");
        assert_eq!((fields[2].tag.as_str(), fields[2].dir), ("en", "ltr"));
        assert_eq!(fields[3].values.as_ref().expect("values").1, "Ana");
        assert_eq!(
            view.counted,
            ["for 2 kinds of situations the answer changed"]
        );
    }

    #[test]
    fn what_is_gone_has_no_page_and_nothing_is_said_of_what_is_alike() {
        let before = built_in();
        let mut after = before.clone();
        after.facts.remove("two-portals");
        let view = view(&before, &after, Lang::Pt);
        assert!(view.groups[0].entries[0].href.is_none());
        let same = super::tests::view(&before, &before, Lang::En);
        assert!(same.groups.is_empty());
    }

    #[test]
    fn a_summary_is_one_line() {
        let counts = Counts {
            changed: 3,
            added: 1,
            rows: 2,
            ..Counts::default()
        };
        let said = summary(Lang::En.texts(), &counts);
        assert_eq!(
            said,
            "3 facts changed, 1 new; for 2 kinds of situations the answer changed"
        );
        let none = summary(Lang::En.texts(), &Counts::default());
        assert_eq!(none, "Nothing changed in what is said");
    }
}
