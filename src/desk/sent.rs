//! What was sent of the form at a desk: the answers as the rules read them, and the rest as it was
//! typed. There is no field for a name or a number.

use triage::knowledge::MessageGroup;
use triage::{Question, QuestionKind, TriedStep};

use super::date;
use crate::address::RawQuery;
use crate::recognised::{FIELD, shown};

/// What is shown again of a date that was typed, in signs.
const LONGEST_DATE: usize = 20;

/// The fields that say again what the page showed: the text, and the message that was chosen for it.
pub(super) const SAID_BEFORE: &str = "said-before";
pub(super) const MESSAGE_BEFORE: &str = "message-before";

/// The field of the messages of one place in the list.
pub(super) const fn listed_field(group: MessageGroup) -> &'static str {
    match group {
        MessageGroup::Account => "message-account",
        MessageGroup::Eligibility => "message-eligibility",
        MessageGroup::Niss => "message-niss",
        MessageGroup::ContactForm => "message-contact-form",
        MessageGroup::Payment => "message-payment",
        MessageGroup::Documents => "message-documents",
        MessageGroup::Status => "message-status",
        MessageGroup::Card => "message-card",
        MessageGroup::Appointment => "message-appointment",
        MessageGroup::Site => "message-site",
    }
}

/// A form that was sent.
#[derive(Default)]
pub(super) struct Sent {
    /// The answers, as an address would say them.
    pub(super) answers: RawQuery,
    /// What the portal said, as typed.
    pub(super) said: String,
    /// The dates as they were typed.
    dates: Vec<(Question, String)>,
    /// What cannot be a date, with the key of the words for it.
    pub(super) faults: Vec<(Question, &'static str)>,
}

/// The field in which a date is typed.
pub(super) fn date_field(question: Question) -> String {
    format!("{}-date", question.name())
}

impl Sent {
    /// Reads a form. What is not one of its fields is not read.
    pub(super) fn read(form: &RawQuery) -> Self {
        let mut sent = Self {
            said: shown(form.get(FIELD).unwrap_or_default()),
            ..Self::default()
        };
        let mut answers = Vec::new();
        for question in Question::ALL {
            let value = match (question, question.kind()) {
                (_, QuestionKind::Date) => sent.date(form, question),
                (Question::Tried, _) => tried(form),
                (Question::Message, _) if is_of_other_text(form) => None,
                (Question::Message, _) => message(form).map(str::to_owned),
                _ => chosen(form, question).map(str::to_owned),
            };
            answers.extend(value.map(|value| (question.name().to_owned(), value)));
        }
        // Whoever says what the portal said need not say first that it said something.
        let is_told = message(form).is_some() || !sent.said.trim().is_empty();
        if is_told && chosen(form, Question::Portal).is_none() {
            answers.push((Question::Portal.name().to_owned(), "message".to_owned()));
        }
        sent.answers = RawQuery::of(answers);
        sent
    }

    /// Whether nothing was answered and nothing typed.
    pub(super) fn is_empty(&self) -> bool {
        self.answers.pairs().next().is_none() && self.dates.is_empty() && self.said.is_empty()
    }

    /// A date as it was typed.
    pub(super) fn typed(&self, question: Question) -> &str {
        let typed = self.dates.iter().find(|(other, _)| *other == question);
        typed.map_or("", |(_, typed)| typed)
    }

    /// What was typed counts before what was chosen beside it: a choice cannot be taken back
    /// without a script.
    fn date(&mut self, form: &RawQuery, question: Question) -> Option<String> {
        let typed = form.get(&date_field(question)).unwrap_or_default().trim();
        if typed.is_empty() {
            return chosen(form, question).map(str::to_owned);
        }
        let shown = typed.chars().filter(|sign| !sign.is_control());
        self.dates
            .push((question, shown.take(LONGEST_DATE).collect()));
        date::read(typed)
            .map_err(|fault| self.faults.push((question, fault)))
            .ok()
    }
}

/// The first value of a question, where it has one.
fn chosen(form: &RawQuery, question: Question) -> Option<&str> {
    form.get(question.name()).filter(|value| !value.is_empty())
}

/// The message that was chosen: one of the list counts before what was chosen beside it, for nobody opens
/// the list for nothing.
fn message(form: &RawQuery) -> Option<&str> {
    let mut listed = MessageGroup::ALL.into_iter().map(listed_field);
    let listed = listed.find_map(|name| form.get(name).filter(|id| !id.is_empty()));
    listed.or_else(|| chosen(form, Question::Message))
}

/// Whether a message is still the one that was chosen for another text: a changed text is a new question.
fn is_of_other_text(form: &RawQuery) -> bool {
    let text = |name| shown(form.get(name).unwrap_or_default());
    let message = message(form);
    message.is_some()
        && message == form.get(MESSAGE_BEFORE)
        && text(FIELD).trim() != text(SAID_BEFORE).trim()
}

/// Every step that was ticked; they count before "nothing" and "not sure".
fn tried(form: &RawQuery) -> Option<String> {
    let name = Question::Tried.name();
    let values = form.pairs().filter(|(other, _)| *other == name);
    let values: Vec<&str> = values.map(|(_, value)| value).collect();
    let steps = TriedStep::ALL.into_iter().map(TriedStep::name);
    let steps: Vec<&str> = steps.filter(|step| values.contains(step)).collect();
    if !steps.is_empty() {
        return Some(steps.join(","));
    }
    values
        .into_iter()
        .find(|value| !value.is_empty())
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Vec<(String, String)> {
        let sent = Sent::read(&RawQuery::parse(body));
        let pairs = sent.answers.pairs();
        pairs.map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
    }

    #[test]
    fn a_form_says_what_an_address_would() {
        for (body, answers) in [
            (
                "permit=visa&name=Ana&on=2025-08-17&edition=draft",
                vec![("permit", "visa")],
            ),
            ("permit=", vec![]),
            (
                "expires-date=20102026&expires=unknown",
                vec![("expires", "2026-10-20")],
            ),
            (
                "expires-date=&expires=unknown",
                vec![("expires", "unknown")],
            ),
            ("expires-date=soon&expires=unknown", vec![]),
            ("tried=none", vec![("tried", "none")]),
            (
                "tried=none&tried=email&tried=form&tried=email",
                vec![("tried", "form,email")],
            ),
            (
                "message=no_niss",
                vec![("message", "no_niss"), ("portal", "message")],
            ),
            // One of the list, whatever else was chosen.
            (
                "message=unknown&message-niss=no_niss",
                vec![("message", "no_niss"), ("portal", "message")],
            ),
            (
                "message-niss=&message=unknown",
                vec![("message", "unknown"), ("portal", "message")],
            ),
            ("said=niss", vec![("portal", "message")]),
            // The text was changed, and the choice was not.
            (
                "said=niss&said-before=prazo&message=no_niss&message-before=no_niss",
                vec![("portal", "message")],
            ),
            (
                "said=niss&said-before=niss&message=no_niss&message-before=no_niss",
                vec![("message", "no_niss"), ("portal", "message")],
            ),
            (
                "said=niss&said-before=prazo&message=no_niss&message-before=session_timeout",
                vec![("message", "no_niss"), ("portal", "message")],
            ),
            (
                "said=niss&said-before=&message=no_niss&message-before=",
                vec![("message", "no_niss"), ("portal", "message")],
            ),
            ("said=niss&portal=untried", vec![("portal", "untried")]),
        ] {
            let answers: Vec<_> = answers
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            assert_eq!(read(body), answers, "{body}");
        }
    }
}
