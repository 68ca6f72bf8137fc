//! What an edition must not say: the checks behind `rumo check-knowledge`.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::detail::required_fields;
use super::fact::split_wording;
use super::{Access, Detail, Fact, FactId, Knowledge, Message, PortalState, Problem, Texts};
use super::{check_phrases, check_shapes};
use crate::answers::Permit;
use crate::interview;

/// Checks an edition in the languages that it must speak.
#[must_use]
pub fn check(knowledge: &Knowledge, states: &[PortalState], languages: &[&str]) -> Vec<Problem> {
    let mut problems = check_facts(knowledge, states, languages);
    problems.extend(check_phrases::problems(knowledge));
    problems.sort();
    problems
}

/// The same without the phrases, of which there are many and which no rule reads: for whoever must
/// know at once whether an edition can be served. It takes a few milliseconds.
#[must_use]
pub fn check_facts(
    knowledge: &Knowledge,
    states: &[PortalState],
    languages: &[&str],
) -> Vec<Problem> {
    let mut checker = Checker {
        knowledge,
        languages,
        problems: Vec::new(),
    };
    for (id, source) in &knowledge.sources {
        if source
            .url
            .as_deref()
            .is_some_and(|url| host_of(url).is_none() || !url.starts_with("http"))
        {
            checker.refuse(id, "its address is not one of the web");
        }
    }
    for (id, fact) in &knowledge.facts {
        checker.fact(id, fact);
    }
    for state in states {
        checker.state(state);
    }
    let shapes = check_shapes::problems(knowledge, states);
    checker.problems.extend(shapes);
    for id in interview::facts::ALL
        .iter()
        .chain(interview::ADVICE_IDS.iter().copied().flatten())
    {
        if knowledge.fact(id).is_none() {
            checker.refuse(id, "the rules name this fact, and it is missing");
        }
    }
    checker.windows();
    checker.problems.sort();
    checker.problems
}

struct Checker<'a> {
    knowledge: &'a Knowledge,
    languages: &'a [&'a str],
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn refuse(&mut self, about: &str, why: impl Into<String>) {
        self.problems.push(Problem::Refused {
            about: about.to_owned(),
            why: why.into(),
        });
    }

    fn warn(&mut self, about: &str, why: impl Into<String>) {
        self.problems.push(Problem::Warned {
            about: about.to_owned(),
            why: why.into(),
        });
    }

    fn fact(&mut self, id: &str, fact: &Fact) {
        if fact.sources.is_empty() {
            self.refuse(id, "a fact without source");
        }
        self.sources(id, &fact.sources);
        if fact.holds.is_inverted() {
            self.refuse(id, "holds ends before it begins");
        }
        for other in &fact.contradicts {
            self.reference(id, "contradicts", other);
        }
        if matches!(fact.about, Detail::Window(_)) && fact.holds.from != Some(fact.known_since) {
            self.refuse(id, "a window holds from the day it was announced");
        }
        self.texts(id, &fact.text, required_fields(&fact.about));
        self.wordings(id, fact);
        self.detail(id, &fact.about);
        if let Some(day) = fact.verified_on
            && day < fact.known_since
        {
            self.warn(id, format!("verified on {day}, before it was known"));
        }
    }

    fn detail(&mut self, id: &str, about: &Detail) {
        match about {
            Detail::Window(window) => {
                self.kind(id, "portal", &window.portal, &["portal"]);
                if matches!((window.expires_from, window.expires_to), (Some(from), Some(to)) if from > to)
                {
                    self.refuse(id, "the accepted dates end before they begin");
                }
            }
            Detail::Message(message) => {
                for other in &message.confusable_with {
                    self.kind(id, "confusable_with", other, &["message"]);
                }
                self.appears(id, &message.appears);
                if !message.confusable_with.is_empty() {
                    self.field(id, "apart");
                }
                if message
                    .routes
                    .windows(2)
                    .any(|pair| pair[0].from >= pair[1].from)
                {
                    self.refuse(id, "its routes are not in the order of their days");
                }
            }
            Detail::Advice(advice) => {
                if let Some(at) = &advice.at {
                    self.kind(id, "at", at, &["portal", "channel", "place", "help-line"]);
                }
                for paper in &advice.take {
                    self.kind(id, "take", paper, &["document"]);
                }
                if advice.kind == super::AdviceKind::Action && advice.cost.is_none() {
                    self.refuse(id, "a step that does not say what it costs");
                }
            }
            Detail::Portal(portal) => {
                self.link(id, &portal.url);
                if host(&portal.url) != Some(portal.host.as_str()) {
                    self.refuse(id, "its host is not that of its address");
                }
            }
            Detail::Channel(channel) => channel.url.iter().for_each(|url| self.link(id, url)),
            Detail::HelpLine(line) => line.url.iter().for_each(|url| self.link(id, url)),
            Detail::Rule(_)
            | Detail::Requirement
            | Detail::Document(_)
            | Detail::Place(_)
            | Detail::Report => {}
        }
    }

    /// Places where messages appear are facts, or one of a few words.
    fn appears(&mut self, id: &str, places: &[String]) {
        for place in places {
            if !Message::PLACES.contains(&place.as_str()) {
                self.kind(id, "appears", place, &["portal", "channel"]);
            }
        }
    }

    fn state(&mut self, state: &PortalState) {
        let about = format!("state of {} since {}", state.portal, state.since);
        self.kind(&about, "portal", &state.portal, &["portal"]);
        if let Some(message) = &state.message {
            self.kind(&about, "message", message, &["message"]);
        }
        if state.until.is_some_and(|until| until < state.since) {
            self.refuse(&about, "it ends before it begins");
        }
        if state.sources.is_empty() {
            self.refuse(&about, "a state without source");
        }
        self.sources(&about, &state.sources);
        self.texts(&about, &state.text, &["title", "body"]);
    }

    fn sources(&mut self, about: &str, sources: &[String]) {
        for source in sources {
            if !self.knowledge.sources.contains_key(source) {
                self.refuse(about, format!("unknown source {source}"));
            }
        }
    }

    fn reference(&mut self, about: &str, field: &str, id: &str) {
        if self.knowledge.fact(id).is_none() {
            self.refuse(about, format!("{field} names an unknown fact, {id}"));
        }
    }

    fn kind(&mut self, about: &str, field: &str, id: &str, kinds: &[&str]) {
        match self.knowledge.fact(id) {
            None => self.refuse(about, format!("{field} names an unknown fact, {id}")),
            Some(fact) if !kinds.contains(&fact.about.kind()) => {
                let kind = fact.about.kind();
                self.refuse(about, format!("{field} names {id}, which is a {kind}"));
            }
            Some(_) => {}
        }
    }

    /// Every language has every field that is required or that another language has.
    fn texts(&mut self, about: &str, texts: &Texts, required: &[&str]) {
        let mut fields: Vec<&str> = required.to_vec();
        for field in texts.values().flat_map(BTreeMap::keys) {
            if !fields.contains(&field.as_str()) {
                fields.push(field);
            }
        }
        for language in self.languages {
            for field in &fields {
                let text = texts.get(*language).and_then(|texts| texts.get(*field));
                if text.is_some_and(|text| has_link(text.body())) {
                    self.refuse(
                        about,
                        format!("a link in the words of {field} in {language}"),
                    );
                }
                if text.is_none_or(|text| text.body().trim().is_empty()) {
                    self.refuse(about, format!("no {field} in {language}"));
                }
            }
        }
    }

    /// A later wording follows a first one, from a day after the fact became known.
    fn wordings(&mut self, id: &str, fact: &Fact) {
        let names: Vec<_> = fact.text.values().flat_map(BTreeMap::keys).collect();
        for name in &names {
            let (field, Some(from)) = split_wording(name) else {
                continue;
            };
            if !names.iter().any(|other| *other == field) {
                self.refuse(id, format!("{name} has no first wording, {field}"));
            }
            match from.parse::<NaiveDate>() {
                Err(_) => self.refuse(id, format!("{name} does not begin on a day")),
                Ok(from) if from <= fact.known_since => {
                    self.refuse(id, format!("{name} begins before the fact was known"));
                }
                Ok(_) => {}
            }
        }
    }

    fn field(&mut self, id: &str, field: &str) {
        let has = self.knowledge.fact(id).is_some_and(|fact| {
            self.languages
                .iter()
                .all(|language| fact.has_text(language, field))
        });
        if !has {
            self.refuse(
                id,
                format!("no {field}, though it is easily mistaken for another"),
            );
        }
    }

    /// A link leads to a host that some source names, or to a part of one: the offices of the state
    /// have portals below their own name.
    fn link(&mut self, id: &str, url: &str) {
        let Some(host) = host(url) else {
            self.refuse(id, format!("{url} is not an https address"));
            return;
        };
        let named = self.knowledge.sources.values().any(|source| {
            let other = source.url.as_deref().and_then(host_of);
            let other = other.map(|other| other.trim_start_matches("www."));
            other.is_some_and(|other| {
                let below = host.strip_suffix(other);
                below.is_some_and(|below| below.is_empty() || below.ends_with('.'))
            })
        });
        if !named {
            self.refuse(id, format!("{host} is in no source of the register"));
        }
    }

    /// Rows of one portal and permit come on days of their own, as the database demands; those of
    /// one access widen from one to the next.
    fn windows(&mut self) {
        let mut rows: Vec<(&str, Permit, Access, NaiveDate, &FactId, &super::Window)> = self
            .knowledge
            .windows()
            .map(|(id, fact, row)| {
                (
                    row.portal.as_str(),
                    row.permit,
                    row.access,
                    fact.known_since,
                    id,
                    row,
                )
            })
            .collect();
        rows.sort_by_key(|row| (row.0, row.1, row.3));
        let mut problems = Vec::new();
        for (index, later) in rows.iter().enumerate() {
            let (id, row) = (later.4, later.5);
            let before = &rows[..index];
            let same_kind = before
                .iter()
                .rev()
                .find(|r| (r.0, r.1) == (later.0, later.1));
            if let Some(earlier) = same_kind
                && earlier.3 == later.3
            {
                problems.push((
                    id,
                    true,
                    format!("announced on the same day as {}", earlier.4),
                ));
            }
            let Some(earlier) = same_kind.and_then(|_| {
                before
                    .iter()
                    .rev()
                    .find(|r| (r.0, r.1, r.2) == (later.0, later.1, later.2))
            }) else {
                continue;
            };
            if row.expires_to < earlier.5.expires_to {
                problems.push((id, false, format!("narrower than {} before it", earlier.4)));
            }
            let gap = earlier.5.expires_to.zip(row.expires_from);
            if gap.is_some_and(|(end, from)| from > end + chrono::Days::new(1)) {
                problems.push((id, false, format!("leaves a gap after {}", earlier.4)));
            }
        }
        for (id, refused, why) in problems {
            if refused {
                self.refuse(id, why)
            } else {
                self.warn(id, why)
            }
        }
    }
}

/// Links stand in fields of their own, where they are checked.
fn has_link(words: &str) -> bool {
    words.contains("://") || words.contains("www.")
}

fn host(url: &str) -> Option<&str> {
    url.strip_prefix("https://").map(until_path)
}

fn host_of(url: &str) -> Option<&str> {
    url.split_once("://").map(|(_, rest)| until_path(rest))
}

fn until_path(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}
