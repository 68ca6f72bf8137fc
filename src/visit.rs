//! What pages made of answers share: the address understood, on one snapshot.

use std::sync::Arc;

use chrono::NaiveDate;
use triage::{AnswerError, Answers, Fact, Question, Reply, Step, next_step};

use crate::address::{Asked, RawQuery, read_answers, read_edition, read_on};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::layout::Layout;
use crate::paths::Paths;
use crate::shell::Shell;
use crate::snapshot::Snapshot;
use crate::state::AppState;

/// One request of the interview.
#[derive(Clone)]
pub(crate) struct Visit {
    pub(crate) state: AppState,
    pub(crate) lang: Lang,
    shell: Shell,
    pub(crate) snapshot: Arc<Snapshot>,
    pub(crate) asked: Asked,
    pub(crate) errors: Vec<AnswerError>,
    /// The day that the rules are asked for.
    pub(crate) day: NaiveDate,
}

impl Visit {
    /// Understands the address. The snapshot is taken once.
    pub(crate) async fn read(
        state: AppState,
        shell: Shell,
        query: &RawQuery,
    ) -> Result<Self, AppError> {
        let today = state.clock().today();
        let on = read_on(query, today).map_err(|_| AppError::NotUnderstood)?;
        let edition = read_edition(query).map_err(|_| AppError::NotUnderstood)?;
        let found = state.asked(edition).await?;
        // In the page of somebody else it is today: past days and editions are read on the full page.
        let (edition, on, snapshot) = match (edition, on) {
            (None, None) => (None, None, found),
            _ if shell.site.is_some() => (None, None, state.asked(None).await?),
            (edition, on) => (edition, on, found),
        };
        let day = on.unwrap_or(today);
        let (answers, errors) = read_answers(query, snapshot.knowledge(), day);
        let asked = Asked {
            answers,
            edition,
            on,
        };
        Ok(Self {
            state,
            lang: shell.lang,
            shell,
            snapshot,
            asked,
            errors,
            day,
        })
    }

    pub(crate) fn next(&self, answers: &Answers) -> Reply {
        next_step(answers, &self.snapshot.handbook, self.day)
    }

    /// One text of a fact as it stood on the day.
    pub(crate) fn text(&self, fact: &Fact, field: &str) -> String {
        self.lang.texts().fact(fact, field, self.day).into_owned()
    }

    pub(crate) fn paths(&self) -> Paths {
        Paths::within(&self.shell)
    }

    /// The same visit in another language of the full site.
    pub(crate) fn in_lang(&self, lang: Lang) -> Self {
        Self {
            lang,
            shell: Shell { lang, site: None },
            ..self.clone()
        }
    }

    /// Whether the page stands in the frame of another site.
    pub(crate) fn is_framed(&self) -> bool {
        self.shell.site.is_some()
    }

    /// The address of the page that follows these answers.
    pub(crate) fn href(&self, answers: &Answers) -> String {
        let reply = self.next(answers);
        let asked = self.asked.with(reply.answers);
        match reply.step {
            Step::Ask(question) => self.paths().question(question, &asked),
            Step::Done(_) => self.paths().result(&asked),
        }
    }

    /// The address at which one question is answered again, with all other answers kept.
    pub(crate) fn change(&self, question: Question, answers: &Answers) -> String {
        self.paths()
            .question(question, &self.asked.with(answers.clone()))
    }

    pub(crate) fn layout(&self, here: &str) -> Layout {
        let here = self.shell.behind(here);
        Layout::within(&self.state, self.shell.clone(), here).of(
            &self.snapshot,
            self.asked.on,
            self.asked.edition,
        )
    }
}
