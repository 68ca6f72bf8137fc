//! What names, numbers and lists must look like, as the tables demand it too: so that a person is
//! told which fact is at fault, and not the database.

use std::collections::BTreeSet;
use std::fmt::Debug;

use chrono::Datelike as _;

use super::fact::split_wording;
use super::{Detail, Fact, Knowledge, PortalState, Problem, Texts};

/// Nothing is left unchecked for longer, in days: a hundred years.
const LONGEST_INTERVAL: u32 = 36_500;

/// What is wrong with the shapes of an edition and its states.
pub(super) fn problems(knowledge: &Knowledge, states: &[PortalState]) -> Vec<Problem> {
    let mut found = Shapes::default();
    for id in knowledge.sources.keys() {
        found.slug(id);
    }
    for (id, fact) in &knowledge.facts {
        found.fact(id, fact);
    }
    let mut said = BTreeSet::new();
    for state in states {
        let about = format!("state of {} since {}", state.portal, state.since);
        found.state(&about, state);
        let key = (
            &state.portal,
            state.month,
            &state.version,
            state.state.name(),
            &state.message,
            (state.since, state.verified_on),
        );
        if !said.insert(key) {
            found.refuse(&about, "it is said twice");
        }
    }
    found.0
}

#[derive(Default)]
struct Shapes(Vec<Problem>);

impl Shapes {
    fn refuse(&mut self, about: &str, why: impl Into<String>) {
        self.0.push(Problem::Refused {
            about: about.to_owned(),
            why: why.into(),
        });
    }

    fn slug(&mut self, id: &str) {
        let is_word = |part: &str| {
            let mut signs = part.bytes();
            !part.is_empty() && signs.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if !id.split(['-', '_']).all(is_word) {
            self.refuse(id, "an id is made of a-z, 0-9 and single - or _");
        }
    }

    fn fact(&mut self, id: &str, fact: &Fact) {
        self.slug(id);
        self.interval(id, fact.check_again_days);
        self.once(id, "sources", &fact.sources);
        self.others(id, "contradicts", &fact.contradicts);
        self.fields(id, &fact.text);
        match &fact.about {
            Detail::Message(message) => {
                self.others(id, "confusable_with", &message.confusable_with);
                self.month(id, &message.first_seen);
                self.month(id, &message.last_seen);
            }
            Detail::Channel(channel) => {
                self.phones(id, &channel.phones);
                let email = channel.email.as_deref();
                if email.is_some_and(|email| !is_email(email)) {
                    self.refuse(id, "its e-mail address has no @, or blanks");
                }
            }
            Detail::HelpLine(line) => self.phones(id, &line.phones),
            _ => {}
        }
    }

    fn state(&mut self, about: &str, state: &PortalState) {
        self.interval(about, state.check_again_days);
        self.once(about, "sources", &state.sources);
        self.fields(about, &state.text);
        if state.month.is_some_and(|month| month.day() != 1) {
            self.refuse(about, "its month is not the first day of one");
        }
        let is_code = |code: &str| {
            (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase())
        };
        if state.version.as_deref().is_some_and(|code| !is_code(code)) {
            self.refuse(about, "its version is not the code of a language");
        }
    }

    fn interval(&mut self, about: &str, days: u32) {
        if !(1..=LONGEST_INTERVAL).contains(&days) {
            let why = format!("check_again_days is from 1 to {LONGEST_INTERVAL}");
            self.refuse(about, why);
        }
    }

    fn once<T: Ord + Debug>(&mut self, about: &str, field: &str, list: &[T]) {
        let mut seen = BTreeSet::new();
        for twice in list.iter().filter(|one| !seen.insert(*one)) {
            self.refuse(about, format!("{field} names {twice:?} twice"));
        }
    }

    /// Other facts, each once.
    fn others(&mut self, id: &str, field: &str, list: &[String]) {
        self.once(id, field, list);
        if list.iter().any(|other| other == id) {
            self.refuse(id, format!("{field} names itself"));
        }
    }

    fn fields(&mut self, about: &str, texts: &Texts) {
        let names: BTreeSet<_> = texts.values().flat_map(|fields| fields.keys()).collect();
        for name in names {
            let (field, _) = split_wording(name);
            let is_name = field.starts_with(|sign: char| sign.is_ascii_lowercase())
                && field.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            if !is_name {
                self.refuse(about, format!("{name} is not the name of a text"));
            }
        }
    }

    /// A year, or a year and a month.
    fn month(&mut self, id: &str, written: &str) {
        let (year, month) = written.split_once('-').unwrap_or((written, "01"));
        let is_number = |part: &str, length: usize| {
            part.len() == length && part.bytes().all(|b| b.is_ascii_digit())
        };
        let is_month = is_number(month, 2) && ("01"..="12").contains(&month);
        if !is_number(year, 4) || !is_month {
            self.refuse(id, format!("{written} is no year and no month"));
        }
    }

    fn phones(&mut self, id: &str, phones: &[String]) {
        for phone in phones {
            let digits = phone.strip_prefix('+').unwrap_or(phone);
            let is_phone = digits.starts_with(|sign: char| sign.is_ascii_digit())
                && digits.bytes().all(|b| b.is_ascii_digit() || b == b' ');
            if !is_phone {
                self.refuse(id, format!("{phone} is not a telephone number"));
            }
        }
    }
}

fn is_email(text: &str) -> bool {
    let has_blank = text.contains(char::is_whitespace);
    let parts = text.split_once('@');
    !has_blank
        && parts
            .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
}
