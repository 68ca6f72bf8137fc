//! An outcome in words: what to do, where, at what cost, by when, why, and who helps.

use chrono::NaiveDate;
use serde::Serialize;
use triage::knowledge::{Advice, Detail};
use triage::{Action, Answers, Fact, Outcome, Route};
use utoipa::ToSchema;

use super::fact::{CheckedBody, SourceBody, sources};
use super::query::Call;
use crate::words;

/// Which way to go.
#[derive(Serialize, ToSchema)]
pub(super) struct OutcomeBody {
    /// The first route.
    route: &'static str,
    /// The routes after it.
    then: Vec<&'static str>,
    /// The row of the interview that decided.
    reason: &'static str,
    /// The way in a few words.
    title: String,
    /// Why this way, in one sentence.
    text: String,
    /// `confirmed`, `overdue` or `unknown`.
    certainty: &'static str,
    standing: StandingBody,
    /// What to do, in order.
    actions: Vec<ActionBody>,
    /// What to know, most important first.
    warnings: Vec<WarningBody>,
    /// The facts that decided.
    because: Vec<BecauseBody>,
    /// The papers, in order.
    documents: Vec<WarningBody>,
    /// Who helps.
    help: Vec<HelpBody>,
    /// The page that says the same to people.
    url: String,
}

/// What the law says about staying on the day.
#[derive(Serialize, ToSchema)]
pub(super) struct StandingBody {
    /// The rule that fits.
    code: &'static str,
    /// The last day on which it fits; that day still counts.
    until: Option<NaiveDate>,
    /// `confirmed`, `overdue` or `unknown`.
    certainty: &'static str,
    text: String,
}

/// A step to take.
#[derive(Serialize, ToSchema)]
pub(super) struct ActionBody {
    /// The advice.
    id: String,
    /// The route that it belongs to: the first one, or one of those after it.
    route: &'static str,
    /// What to do.
    title: String,
    /// How to do it.
    text: String,
    /// Where it is done.
    r#where: Option<String>,
    /// What it costs, or that it is free.
    cost: Option<String>,
    /// What to take.
    take: Vec<String>,
    /// The first day on which it makes sense, where that is later.
    from: Option<NaiveDate>,
    /// The day by which it should be done.
    by: Option<NaiveDate>,
    /// The page to open.
    url: Option<String>,
    #[serde(flatten)]
    checked: CheckedBody,
}

/// Something to know, or a paper.
#[derive(Serialize, ToSchema)]
pub(super) struct WarningBody {
    id: String,
    title: String,
    text: String,
    #[serde(flatten)]
    checked: CheckedBody,
}

/// A fact that decided.
#[derive(Serialize, ToSchema)]
pub(super) struct BecauseBody {
    /// Its id.
    fact: String,
    title: String,
    text: String,
    #[serde(flatten)]
    checked: CheckedBody,
    sources: Vec<SourceBody>,
    /// The page of the fact.
    url: String,
}

/// Who helps.
#[derive(Serialize, ToSchema)]
pub(super) struct HelpBody {
    id: String,
    name: String,
    text: String,
    /// The number to try first.
    phone: Option<String>,
    /// All numbers.
    phones: Vec<String>,
    url: Option<String>,
    #[serde(flatten)]
    checked: CheckedBody,
}

impl OutcomeBody {
    pub(super) fn new(outcome: &Outcome, answers: &Answers, call: &Call) -> Self {
        let t = call.t();
        let asked = call.asked.with(answers.clone());
        let ids = |id: &str| call.named(id);
        Self {
            route: outcome.route.name(),
            then: outcome.then.iter().copied().map(Route::name).collect(),
            reason: outcome.reason.name(),
            title: words::title(t, outcome, answers),
            text: words::lead(t, outcome, answers, (call.snapshot.knowledge(), call.day)),
            certainty: outcome.certainty.name(),
            standing: StandingBody {
                code: outcome.standing.code.name(),
                until: outcome.standing.until,
                certainty: outcome.standing.certainty.name(),
                text: words::standing(t, outcome, answers, call.day).title,
            },
            actions: outcome
                .actions
                .iter()
                .filter_map(|action| call.action(action))
                .collect(),
            warnings: outcome
                .warnings
                .iter()
                .filter_map(|warning| ids(&warning.id))
                .collect(),
            because: outcome
                .because
                .iter()
                .filter_map(|id| call.because(id))
                .collect(),
            documents: outcome.documents.iter().filter_map(|id| ids(id)).collect(),
            help: outcome.help.iter().filter_map(|id| call.help(id)).collect(),
            url: call.page(|paths| paths.result(&asked)),
        }
    }
}

impl Call {
    fn fact(&self, id: &str) -> Option<&Fact> {
        self.snapshot.knowledge().fact(id)
    }

    fn named(&self, id: &str) -> Option<WarningBody> {
        let fact = self.fact(id)?;
        let (title, text) = (self.text(fact, "title"), self.text(fact, "body"));
        Some(WarningBody {
            id: id.to_owned(),
            title,
            text,
            checked: fact.checked(self.day).into(),
        })
    }

    fn action(&self, action: &Action) -> Option<ActionBody> {
        let fact = self.fact(&action.id)?;
        let none = Advice {
            kind: triage::knowledge::AdviceKind::Action,
            at: None,
            cost: None,
            take: Vec::new(),
        };
        let (field, advice) = match &fact.about {
            Detail::Message(_) => ("todo", &none),
            Detail::Advice(advice) => ("body", advice),
            _ => return None,
        };
        let at = advice.at.as_deref().and_then(|id| self.fact(id));
        let papers = advice.take.iter().filter_map(|id| self.fact(id));
        Some(ActionBody {
            id: action.id.to_string(),
            route: action.route.name(),
            title: self.text(fact, "title"),
            text: self.text(fact, field),
            r#where: at.map(|at| self.text(at, "title")),
            cost: advice
                .cost
                .map(|cost| self.t().get(&format!("cost-{}", cost.name())).into_owned()),
            take: papers.map(|paper| self.text(paper, "title")).collect(),
            from: action.from,
            by: action.by,
            url: at.and_then(|at| at.about.url()).map(str::to_owned),
            checked: fact.checked(self.day).into(),
        })
    }

    fn because(&self, id: &str) -> Option<BecauseBody> {
        let fact = self.fact(id)?;
        let is_message = matches!(fact.about, Detail::Message(_));
        Some(BecauseBody {
            fact: id.to_owned(),
            title: self.text(fact, "title"),
            text: self.text(fact, if is_message { "meaning" } else { "body" }),
            checked: fact.checked(self.day).into(),
            sources: sources(&fact.sources, self.snapshot.knowledge()),
            url: self.page(|paths| {
                let page = if is_message {
                    paths.message(id)
                } else {
                    paths.fact(id)
                };
                page + &self.dated()
            }),
        })
    }

    fn help(&self, id: &str) -> Option<HelpBody> {
        let fact = self.fact(id)?;
        let Detail::HelpLine(line) = &fact.about else {
            return None;
        };
        Some(HelpBody {
            id: id.to_owned(),
            name: self.text(fact, "title"),
            text: self.text(fact, "body"),
            phone: line.phones.first().cloned(),
            phones: line.phones.clone(),
            url: line.url.clone(),
            checked: fact.checked(self.day).into(),
        })
    }
}
