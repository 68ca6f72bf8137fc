//! The box in which people type what a portal said, and what was recognised: the same for the
//! catalogue and for the interview.

use chrono::NaiveDate;
use triage::recognise::{LONGEST, Recognition, Verdict};
use triage::{Answers, Knowledge, MessageTold, PortalTold, Request, facts, message_routes};

use crate::fact_view::{self, FactLink, HelpView};
use crate::i18n::Texts;
use crate::paths::Paths;
use crate::redacted::redacted;
use crate::snapshot::Snapshot;
use crate::softened;
use crate::words;

/// The field of the form.
pub(crate) const FIELD: &str = "said";

/// The box, with what was typed.
pub(crate) struct Search {
    /// Where the form goes.
    pub(crate) action: String,
    pub(crate) said: String,
    pub(crate) error: Option<String>,
    pub(crate) found: Option<Found>,
}

/// What was recognised.
pub(crate) struct Found {
    pub(crate) verdict: Verdict,
    /// It is no message but a decision that refuses the renewal, or may be one.
    pub(crate) may_be_refused: bool,
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) matches: Vec<FoundMessage>,
    /// What comes closest where nothing fits.
    pub(crate) nearest: Vec<FactLink>,
    /// Who helps where nothing fits.
    pub(crate) help: Vec<HelpView>,
    /// What may be sent to us where nothing fits.
    pub(crate) missed: Option<Missed>,
}

/// A text that may be sent to us, as it would be sent.
pub(crate) struct Missed {
    pub(crate) action: String,
    pub(crate) said: String,
}

/// A message that a text may mean.
pub(crate) struct FoundMessage {
    pub(crate) href: String,
    pub(crate) title: String,
    pub(crate) meaning: String,
    /// How to tell it from others, where there are others.
    pub(crate) apart: Option<String>,
    /// Where it leads on the day, where it decides.
    pub(crate) way: Option<String>,
    /// What worked for others, where it is the only answer.
    pub(crate) worked: Vec<String>,
}

/// A text, and what it was recognised as: in no language yet, for a desk says it in two.
pub(crate) struct Recognised {
    /// The text as it is shown again. What is longer stays as typed, as far as anybody can read it.
    pub(crate) said: String,
    /// What is wrong with it: the key of the words.
    pub(crate) fault: Option<&'static str>,
    /// None where nothing was typed.
    pub(crate) recognition: Option<Recognition>,
}

impl Recognised {
    /// Asks the recogniser of a snapshot, once.
    pub(crate) async fn of(said: &str, snapshot: &std::sync::Arc<Snapshot>) -> Self {
        if said.trim().is_empty() {
            return Self {
                said: shown(said),
                fault: Some("search-empty"),
                recognition: None,
            };
        }
        let is_long = said.chars().count() > LONGEST;
        Self {
            said: shown(said),
            fault: is_long.then_some("search-long"),
            recognition: Some(snapshot.recogniser().await.recognise(said)),
        }
    }
}

/// As much of a text as is shown again. A line ends in one sign, as the field counts them.
pub(crate) fn shown(said: &str) -> String {
    said.chars()
        .filter(|sign| !sign.is_control() || sign.is_whitespace() && *sign != '\r')
        .take(2 * LONGEST)
        .collect()
}

/// The key of what is said of a recognition; that of the sentence after it ends in `-lead`.
pub(crate) fn found_key(recognition: &Recognition) -> String {
    let name = match recognition.matches.len() {
        _ if recognition.is_refusal => "refusal",
        _ if is_hearing(recognition) => "hearing",
        1 if recognition.verdict == Verdict::Unsure => "unsure-one",
        _ => recognition.verdict.name(),
    };
    format!("found-{name}")
}

/// Whether the notice before a decision was recognised.
fn is_hearing(recognition: &Recognition) -> bool {
    let mut matches = recognition.matches.iter();
    matches.any(|one| one.id == facts::HEARING_BEFORE_REFUSAL)
}

/// Whether a text may tell of a decision that refuses the renewal. A decision mostly names the notice
/// before it too, and whoever takes the one for the other misses its time limits.
pub(crate) fn may_be_refused(recognition: &Recognition) -> bool {
    recognition.is_refusal || is_hearing(recognition)
}

impl Search {
    /// An empty box.
    pub(crate) fn new(action: String) -> Self {
        Self {
            action,
            said: String::new(),
            error: None,
            found: None,
        }
    }

    /// The box after something was typed. `href` says where a message leads from this page.
    pub(crate) async fn of(
        action: String,
        said: &str,
        t: &Texts,
        (snapshot, day): (&std::sync::Arc<Snapshot>, NaiveDate),
        href: impl Fn(&str) -> String,
    ) -> Self {
        let Recognised {
            said,
            fault,
            recognition,
        } = Recognised::of(said, snapshot).await;
        let found = recognition.map(|recognition| {
            let mut found = found(t, snapshot, day, &recognition, href);
            if found.is_unknown() {
                found.help = help(t, snapshot.knowledge(), day);
                // A decision is nothing that the catalogue lacks.
                let is_message = !recognition.is_refusal;
                found.missed = is_message.then(|| missed(t, &said)).flatten();
            }
            found
        });
        Self {
            action,
            said,
            error: fault.map(|key| t.get(key).into_owned()),
            found,
        }
    }

    /// What the title of the page begins with: an error, or what was found.
    pub(crate) fn prefix(&self, t: &Texts) -> Option<String> {
        match (&self.found, &self.error) {
            (Some(found), _) => Some(format!("{} ·", found.title)),
            (None, Some(_)) => Some(t.get("error-prefix").into_owned()),
            (None, None) => None,
        }
    }

    /// Nothing was typed: the only mistake that there is.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_none()
    }
}

impl Found {
    /// Whether nothing fits.
    pub(crate) fn is_unknown(&self) -> bool {
        self.verdict == Verdict::Unknown
    }

    /// Whether one may go on with something else than a message of the list.
    pub(crate) fn has_instead(&self) -> bool {
        self.is_unknown() || self.may_be_refused
    }

    /// With what one goes on instead, beside the answers that are known.
    pub(crate) fn instead(&self, answers: &Answers) -> Answers {
        let (request, told) = match self.may_be_refused {
            true => (Some(Request::Refused), None),
            false => (answers.request, Some(MessageTold::Unknown)),
        };
        Answers {
            request,
            portal: told.as_ref().map(|_| PortalTold::Message),
            message: told,
            ..answers.clone()
        }
    }

    /// The key of what the link there says.
    pub(crate) fn instead_key(&self) -> &'static str {
        if self.may_be_refused {
            "found-refused"
        } else {
            "found-go-on"
        }
    }
}

fn found(
    t: &Texts,
    snapshot: &Snapshot,
    day: NaiveDate,
    recognition: &Recognition,
    href: impl Fn(&str) -> String,
) -> Found {
    let knowledge = snapshot.knowledge();
    let key = found_key(recognition);
    let matches = recognition.matches.iter().filter_map(|one| {
        let fact = knowledge.fact(&one.id)?;
        let text = |field: &str| t.fact(fact, field, day).into_owned();
        let routes = message_routes(knowledge.message(&one.id)?, day);
        Some(FoundMessage {
            href: href(&one.id),
            title: text("title"),
            meaning: softened::said(t, fact, day, text("meaning")),
            apart: Some(text("apart")).filter(|apart| !apart.is_empty()),
            way: routes
                .first()
                .map(|route| t.with("found-way", "way", words::route(t, *route))),
            worked: match recognition.verdict {
                Verdict::Known => t.lines(fact, "worked", day),
                _ => Vec::new(),
            },
        })
    });
    let nearest = recognition.nearest.iter().filter_map(|id| {
        Some(FactLink {
            title: t.fact(knowledge.fact(id)?, "title", day).into_owned(),
            href: href(id),
        })
    });
    Found {
        verdict: recognition.verdict,
        may_be_refused: may_be_refused(recognition),
        title: t.get(&key).into_owned(),
        lead: t.get(&format!("{key}-lead")).into_owned(),
        matches: matches.collect(),
        nearest: nearest.collect(),
        help: Vec::new(),
        missed: None,
    }
}

fn missed(t: &Texts, said: &str) -> Option<Missed> {
    let said = redacted(said);
    let action = Paths::new(t.lang()).messages_missed();
    (!said.is_empty()).then_some(Missed { action, said })
}

fn help(t: &Texts, knowledge: &Knowledge, day: NaiveDate) -> Vec<HelpView> {
    let lines = [facts::MIGRANT_LINE, facts::CLAIM].into_iter();
    lines
        .filter_map(|id| fact_view::help(t, knowledge.fact(id)?, day))
        .collect()
}
