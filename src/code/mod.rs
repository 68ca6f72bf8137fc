//! A short code for a result: the answers, the day, the edition and the language, packed into at
//! most 40 signs that can be read aloud. Nothing is stored: whoever has the code has the answers.
//!
//! A code is read for ever. What a value is called by stands below; new values come at the end of
//! their set, and anything else needs a new version.

mod bits;
mod signs;

use chrono::{Days, NaiveDate};
use triage::knowledge::Detail;
use triage::{Answers, Knowledge, MessageTold, Question, parse_answer};

use self::bits::{Reader, Writer};
use crate::i18n::Lang;
use crate::words::values;

/// The version of what follows, in three bits.
const VERSION: u32 = 1;
/// No day of a code lies before it.
const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day");
/// The bits of a day: up to the year 2179.
const DAY: u32 = 16;
/// The bits of a letter of a language, and how many letters there are.
const LETTER: u32 = 5;
const LETTERS: usize = 3;
/// The bits of what names a message.
const MESSAGE: u32 = 20;

/// What a code holds. The message is looked up in the knowledge of the edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Code {
    /// The language, as in addresses. It may be none that is served.
    pub(crate) lang: String,
    /// The day of the visit.
    pub(crate) day: NaiveDate,
    /// The number of the edition; 0 for what was never published.
    pub(crate) edition: i64,
    answers: Vec<(Question, Value)>,
}

/// An answer, packed.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Word(String),
    /// A message of the catalogue, by what is left of its id.
    Message(u32),
}

/// Why a code cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// A sign is missing or wrong.
    NotWhole,
    /// Its check signs are right, but it says what this program does not know: another version of it
    /// made the code.
    OfAnother,
}

impl Code {
    /// The code of a result; none where it would not be read back as the same.
    pub(crate) fn write(
        lang: Lang,
        day: NaiveDate,
        edition: i64,
        (answers, knowledge): (&Answers, &Knowledge),
    ) -> Option<String> {
        let packed = Self {
            lang: lang.code().to_owned(),
            day,
            edition,
            answers: answers
                .given()
                .map(|(question, value)| (question, packed(question, value)))
                .collect(),
        };
        let code = packed.signs()?;
        let read = Self::read(&code).ok()?;
        (read == packed && read.answers(knowledge) == *answers).then_some(code)
    }

    /// Reads a code.
    ///
    /// # Errors
    ///
    /// [`Unread`] says why it cannot be read.
    pub(crate) fn read(code: &str) -> Result<Self, Unread> {
        let digits = signs::read(code).ok_or(Unread::NotWhole)?;
        Self::of(&mut Reader::new(&digits)).ok_or(Unread::OfAnother)
    }

    /// What this version has written; none where another one has.
    fn of(bits: &mut Reader) -> Option<Self> {
        if bits.take(3)? != VERSION {
            return None;
        }
        let lang = read_lang(bits)?;
        let day = read_day(bits)?;
        let edition = read_number(bits)?;
        let mut answers = Vec::new();
        for question in Question::ALL {
            if bits.take(1)? == 1 {
                answers.push((question, read_value(bits, question)?));
            }
        }
        bits.is_done().then_some(Self {
            lang,
            day,
            edition,
            answers,
        })
    }

    /// The answers, as far as the knowledge knows the message.
    pub(crate) fn answers(&self, knowledge: &Knowledge) -> Answers {
        let mut answers = Answers::default();
        for (question, value) in &self.answers {
            let word = match value {
                Value::Word(word) => Some(word.clone()),
                Value::Message(name) => message(knowledge, *name),
            };
            if let Some(word) = word {
                // What no rule takes any more is asked again.
                let _ = parse_answer(&mut answers, *question, &word, knowledge, self.day);
            }
        }
        answers
    }

    fn signs(&self) -> Option<String> {
        let mut bits = Writer::default();
        bits.push(VERSION, 3);
        for place in 0..LETTERS {
            let letter = self.lang.as_bytes().get(place);
            let letter = letter.map_or(0, |letter| letter.saturating_sub(b'a' - 1));
            bits.push(letter.into(), LETTER);
        }
        push_day(&mut bits, self.day)?;
        push_number(&mut bits, self.edition)?;
        for question in Question::ALL {
            let value = self.answers.iter().find(|(other, _)| *other == question);
            bits.push(u32::from(value.is_some()), 1);
            if let Some((_, value)) = value {
                push_value(&mut bits, question, value)?;
            }
        }
        Some(signs::write(&bits.digits()))
    }
}

fn packed(question: Question, value: String) -> Value {
    if question == Question::Message && value != MessageTold::Unknown.to_string() {
        Value::Message(name_of(&value))
    } else {
        Value::Word(value)
    }
}

/// What is left of the id of a message: the last bits of its FNV-1a sum.
fn name_of(id: &str) -> u32 {
    let sum = id.bytes().fold(0x811c_9dc5_u32, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    sum & ((1 << MESSAGE) - 1)
}

/// The one message of the knowledge with this name.
fn message(knowledge: &Knowledge, name: u32) -> Option<String> {
    let mut ids = knowledge
        .facts
        .iter()
        .filter(|(id, fact)| matches!(fact.about, Detail::Message(_)) && name_of(id) == name)
        .map(|(id, _)| id.clone());
    let id = ids.next()?;
    ids.next().is_none().then_some(id)
}

/// How many bits a value of a closed set has.
const fn width(question: Question) -> u32 {
    match question {
        Question::Permit | Question::Basis => 4,
        Question::Request | Question::Niss => 3,
        _ => 2,
    }
}

/// The values of a closed set in their order, `unknown` first. A code holds the place of a value: new ones
/// come last, and none ever moves.
fn words(question: Question) -> Vec<&'static str> {
    let mut words = values(question);
    words.retain(|word| *word != "unknown");
    words.insert(0, "unknown");
    words
}

/// How a value that is no word of the set is said: a date, or steps.
const OTHER: u32 = 3;

fn push_value(bits: &mut Writer, question: Question, value: &Value) -> Option<()> {
    let word = match value {
        Value::Message(name) => {
            bits.push(1, 1);
            bits.push(*name, MESSAGE);
            return Some(());
        }
        Value::Word(word) => word,
    };
    match question {
        Question::Message => bits.push(0, 1),
        Question::Tried => push_tried(bits, word),
        _ => match words(question).iter().position(|other| other == word) {
            Some(place) => bits.push(u32::try_from(place).ok()?, width(question)),
            None => {
                bits.push(OTHER, width(question));
                push_day(bits, word.parse().ok()?)?;
            }
        },
    }
    Some(())
}

fn read_value(bits: &mut Reader, question: Question) -> Option<Value> {
    let is_date = matches!(question, Question::Expires | Question::Proof);
    Some(match question {
        Question::Message if bits.take(1)? == 1 => Value::Message(bits.take(MESSAGE)?),
        Question::Message => Value::Word(MessageTold::Unknown.to_string()),
        Question::Tried => Value::Word(read_tried(bits)?),
        _ => match bits.take(width(question))? {
            OTHER if is_date => Value::Word(read_day(bits)?.to_string()),
            place => {
                let word = words(question).get(usize::try_from(place).ok()?).copied()?;
                Value::Word(word.to_owned())
            }
        },
    })
}

/// A bit for "not sure", and one for each step.
fn push_tried(bits: &mut Writer, word: &str) {
    for step in steps() {
        let is_said = word.split(',').any(|said| said == step);
        bits.push(u32::from(is_said), 1);
    }
}

fn read_tried(bits: &mut Reader) -> Option<String> {
    let mut said = Vec::new();
    for step in steps() {
        if bits.take(1)? == 1 {
            said.push(step);
        }
    }
    Some(if said.is_empty() {
        "none".to_owned()
    } else {
        said.join(",")
    })
}

fn steps() -> Vec<&'static str> {
    let mut steps = words(Question::Tried);
    steps.retain(|step| *step != "none");
    steps
}

fn push_day(bits: &mut Writer, day: NaiveDate) -> Option<()> {
    let days = day.signed_duration_since(FIRST_DAY).num_days();
    let days = u32::from(u16::try_from(days).ok()?);
    bits.push(days, DAY);
    Some(())
}

fn read_day(bits: &mut Reader) -> Option<NaiveDate> {
    FIRST_DAY.checked_add_days(Days::new(bits.take(DAY)?.into()))
}

/// Seven bits at a time, each with a bit that says whether more come.
fn push_number(bits: &mut Writer, number: i64) -> Option<()> {
    let number = u32::try_from(number).ok()?;
    let groups = (0..5).rev().map(|group| number >> (7 * group));
    let mut groups: Vec<_> = groups.skip_while(|rest| *rest == 0).collect();
    if groups.is_empty() {
        groups.push(0);
    }
    for (place, group) in groups.iter().enumerate() {
        bits.push(u32::from(place + 1 < groups.len()), 1);
        bits.push(group & 0x7f, 7);
    }
    Some(())
}

fn read_number(bits: &mut Reader) -> Option<i64> {
    let mut number: u32 = 0;
    for _ in 0..5 {
        let goes_on = bits.take(1)? == 1;
        number = number.checked_mul(128)? + bits.take(7)?;
        if !goes_on {
            return Some(number.into());
        }
    }
    None
}

fn read_lang(bits: &mut Reader) -> Option<String> {
    let mut lang = String::new();
    for _ in 0..LETTERS {
        match bits.take(LETTER)? {
            0 => {}
            letter => lang.push(char::from(b'a' - 1 + u8::try_from(letter).ok()?)),
        }
    }
    Some(lang)
}

#[cfg(test)]
mod tests;
