//! The way that the answers lead to, beside the questions: in short, in both languages, with what
//! the client takes along.

use triage::{Answers, Outcome};

use super::languages::{Both, Languages};
use crate::error::AppError;
use crate::finished::Finished;
use crate::qr::Qr;
use crate::result::{InWords, StepView};
use crate::site::Site;
use crate::visit::Visit;

/// A result in short.
pub(super) struct WayView {
    pub(super) route: &'static str,
    pub(super) kicker: Both,
    pub(super) title: Both,
    pub(super) lead: Both,
    pub(super) doubt: Option<Both>,
    pub(super) standing: Both,
    pub(super) standing_is_danger: bool,
    pub(super) standing_body: Both,
    pub(super) standing_doubt: Option<Both>,
    pub(super) groups: Vec<Group>,
    /// The same result for the client's phone, in the client's language.
    pub(super) qr: Option<Qr>,
}

/// The steps of one route.
pub(super) struct Group {
    pub(super) heading: Option<Both>,
    pub(super) steps: Vec<Step>,
}

/// One step.
pub(super) struct Step {
    pub(super) title: Both,
    pub(super) by: Option<Both>,
    pub(super) lines: Vec<Both>,
}

impl WayView {
    /// The way in both languages.
    pub(super) fn of(
        visit: &Visit,
        languages: Languages,
        outcome: &Outcome,
        answers: &Answers,
    ) -> Result<Self, AppError> {
        let said = |lang| InWords::new(&visit.in_lang(lang), outcome, answers);
        let sides = Sides {
            languages,
            ours: said(languages.ui),
            theirs: languages.with.map(said),
        };
        Ok(Self {
            route: outcome.route.name(),
            kicker: sides.words(|said| said.kicker.clone()),
            title: sides.words(|said| said.title.clone()),
            lead: sides.words(|said| softly(said.as_of.as_deref(), &said.lead)),
            doubt: sides.some(|said| said.doubt.clone()),
            standing: sides.words(|said| said.standing.title.clone()),
            standing_is_danger: sides.ours.standing.is_danger,
            standing_body: sides
                .words(|said| softly(said.standing.as_of.as_deref(), &said.standing.body)),
            standing_doubt: sides.some(|said| said.standing.doubt.clone()),
            groups: sides.groups(),
            qr: phone(visit, languages, outcome, answers)?,
        })
    }
}

/// The address of the result for the client's phone; none where the site does not know its own.
fn phone(
    visit: &Visit,
    languages: Languages,
    outcome: &Outcome,
    answers: &Answers,
) -> Result<Option<Qr>, AppError> {
    if Site::of(&visit.state).own_address().is_none() {
        return Ok(None);
    }
    let finished = Finished {
        visit: visit.in_lang(languages.of_client()),
        outcome: outcome.clone(),
        answers: answers.clone(),
        is_age_beside: false,
    };
    Qr::new(&finished.short_address()).map(Some)
}

/// One outcome in the words of both languages.
struct Sides {
    languages: Languages,
    ours: InWords,
    theirs: Option<InWords>,
}

impl Sides {
    fn words(&self, words: impl Fn(&InWords) -> String) -> Both {
        let theirs = self.theirs.as_ref().map(&words);
        Both {
            ours: words(&self.ours),
            theirs: self.languages.with.zip(theirs),
        }
    }

    /// Words that stand in both languages or in none.
    fn some(&self, words: impl Fn(&InWords) -> Option<String>) -> Option<Both> {
        words(&self.ours)?;
        Some(self.words(|said| words(said).unwrap_or_default()))
    }

    fn groups(&self) -> Vec<Group> {
        let groups = self.ours.steps.iter().enumerate();
        groups
            .map(|(at, group)| Group {
                heading: self.some(|said| said.steps.get(at)?.heading.clone()),
                steps: (0..group.steps.len())
                    .filter_map(|place| self.step(at, place))
                    .collect(),
            })
            .collect()
    }

    fn step(&self, group: usize, place: usize) -> Option<Step> {
        let step = |said: &'_ InWords, read: &dyn Fn(&StepView) -> Option<String>| {
            read(said.steps.get(group)?.steps.get(place)?)
        };
        let line = |at: usize| {
            self.some(|said| {
                step(said, &|step| {
                    let as_of = step.soft.as_of.as_deref().filter(|_| at == 0);
                    Some(softly(as_of, step.lines.get(at)?))
                })
            })
        };
        Some(Step {
            title: self.some(|said| step(said, &|step| Some(step.title.clone())))?,
            by: self.some(|said| step(said, &|step| step.by.clone())),
            lines: (0..).map_while(line).collect(),
        })
    }
}

/// A sentence, with what is said before it where it is past its check.
fn softly(as_of: Option<&str>, words: &str) -> String {
    match as_of {
        Some(as_of) => format!("{as_of} {words}"),
        None => words.to_owned(),
    }
}
