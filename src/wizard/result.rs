//! The result: which way to go, what threatens, what to do, why, and what was told.

use askama::Template;
use axum::http::Uri;
use axum::response::{IntoResponse as _, Response};
use chrono::NaiveDate;
use triage::knowledge::{Confidence, Detail, Fact};
use triage::{Certainty, NamedFact, Outcome, Route, StandingCode, Step};

use super::question::refused;
use super::step::{Visit, see_other};
use super::timeline::Timeline;
use super::view::{Told, told};
use crate::address::RawQuery;
use crate::error::AppError;
use crate::extract::InLang;
use crate::i18n::Texts;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::state::AppState;

/// A result page.
#[derive(Template)]
#[template(path = "result.html")]
pub(super) struct ResultPage {
    layout: Layout,
    outcome: Box<Outcome>,
    title: String,
    lead: String,
    main: Option<(String, String)>,
    doubt: Option<String>,
    standing: StandingView,
    timeline: Option<Timeline>,
    steps: Vec<StepView>,
    warnings: Vec<WarningView>,
    counter: Option<String>,
    papers: Vec<FactLine>,
    because: Vec<FactLine>,
    because_line: String,
    help: Vec<HelpView>,
    told: Vec<Told>,
    back: String,
    again: String,
}

/// What the law says about staying.
struct StandingView {
    title: String,
    body: String,
    doubt: Option<String>,
    /// It threatens: shown in the warning colour.
    is_danger: bool,
}

/// One step to take.
struct StepView {
    id: String,
    title: String,
    lines: Vec<String>,
    place: Option<String>,
    link: Option<String>,
    cost: Option<String>,
    take: Vec<String>,
    from: Option<String>,
    by: Option<String>,
    stale: Option<String>,
}

/// One thing to know.
struct WarningView {
    title: String,
    body: String,
    href: String,
}

/// One fact, with its link and its last check.
struct FactLine {
    title: String,
    href: String,
    note: String,
}

/// Who helps.
struct HelpView {
    name: String,
    body: String,
    /// Each number as it is read, and as it is dialled.
    phones: Vec<(String, String)>,
    link: Option<String>,
}

/// `GET /{lang}/check/result`
pub(super) async fn get(
    state: AppState,
    InLang(lang): InLang,
    uri: Uri,
    query: RawQuery,
) -> Result<Response, AppError> {
    let visit = Visit::read(state, lang, &query).await?;
    if let Some(error) = visit.errors.first() {
        return Ok(refused(&visit, error.question, error.code, &query));
    }
    let reply = visit.next(&visit.asked.answers);
    let here = visit.href(&reply.answers);
    let Step::Done(outcome) = reply.step else {
        return Ok(see_other(&here));
    };
    if uri
        .path_and_query()
        .is_none_or(|address| address.as_str() != here)
    {
        return Ok(see_other(&here));
    }
    let page = Builder {
        visit: &visit,
        t: lang.texts(),
        outcome: &outcome,
    };
    let page = page.build(outcome.clone(), here, &reply.answers);
    Ok(Page::new(page, Keep::Private).into_response())
}

/// Turns an outcome into words and links.
struct Builder<'a> {
    visit: &'a Visit,
    t: &'static Texts,
    outcome: &'a Outcome,
}

impl Builder<'_> {
    fn build(&self, outcome: Box<Outcome>, here: String, answers: &triage::Answers) -> ResultPage {
        let mut warnings: Vec<_> = self
            .outcome
            .warnings
            .iter()
            .filter_map(|warning| self.warning(&warning.id))
            .collect();
        warnings.dedup_by(|a, b| a.href == b.href);
        let last = answers.given().last();
        ResultPage {
            title: self.title(),
            lead: self
                .t
                .get(&format!("reason-{}", outcome.reason.name()))
                .into_owned(),
            main: self.main_button(),
            doubt: self.doubt(outcome.certainty, &outcome.because),
            standing: self.standing(),
            timeline: Timeline::new(&outcome.milestones, self.visit.day, self.t),
            steps: self.steps(),
            warnings,
            counter: self.counter(),
            papers: outcome
                .documents
                .iter()
                .filter_map(|id| self.line(id))
                .collect(),
            because: outcome
                .because
                .iter()
                .filter_map(|id| self.line(id))
                .collect(),
            because_line: self.because_line(),
            help: outcome.help.iter().filter_map(|id| self.help(id)).collect(),
            told: told(self.visit, self.t, answers),
            back: last.map_or_else(
                || self.visit.paths().start(),
                |(question, _)| self.visit.change(question, answers),
            ),
            again: self.visit.paths().start(),
            layout: self.visit.layout(here),
            outcome,
        }
    }

    fn fact(&self, id: &str) -> Option<&Fact> {
        self.visit.snapshot.knowledge().fact(id)
    }

    /// "Get a NISS, then renew in the Portal das Renovações".
    fn title(&self) -> String {
        let first = self.t.get(&format!("route-{}", dashed(self.outcome.route)));
        let leads_on = [Route::RenewalPortal, Route::ExtensionPortal];
        let next = self
            .outcome
            .then
            .iter()
            .find(|route| leads_on.contains(route));
        match next {
            Some(next) if !leads_on.contains(&self.outcome.route) => {
                let next = self.t.get(&format!("route-{}-then", dashed(*next)));
                self.t
                    .with_two("route-title-then", ("first", first), ("next", next))
            }
            _ => first.into_owned(),
        }
    }

    /// The first step on the way that can be opened; legal aid stands beside the way.
    fn main_button(&self) -> Option<(String, String)> {
        let mut steps = self
            .outcome
            .actions
            .iter()
            .filter(|step| step.id != "legal-aid-apply");
        steps.find_map(|action| {
            let at = self.place_of(&action.id)?;
            let link = link(self.fact(at)?)?;
            let name = self.t.fact(self.fact(at)?, "title");
            Some((link.to_owned(), self.t.with("open", "name", name)))
        })
    }

    fn place_of(&self, advice: &str) -> Option<&str> {
        match &self.fact(advice)?.about {
            Detail::Advice(advice) => advice.at.as_deref(),
            _ => None,
        }
    }

    /// Why an answer is not sure, and of which day its facts are.
    fn doubt(&self, certainty: Certainty, because: &[NamedFact]) -> Option<String> {
        match certainty {
            Certainty::Confirmed => None,
            Certainty::Overdue => {
                let day = self.visit.day;
                let oldest = because
                    .iter()
                    .filter_map(|id| self.fact(id))
                    .filter(|fact| fact.is_overdue_on(day))
                    .map(|fact| fact.verified_on)
                    .min();
                Some(match oldest {
                    Some(Some(checked)) => {
                        self.t
                            .with("certainty-overdue", "day", self.t.date(checked))
                    }
                    _ => self.t.get("certainty-overdue-undated").into_owned(),
                })
            }
            Certainty::Unknown => Some(self.t.get("certainty-unknown").into_owned()),
        }
    }

    fn standing(&self) -> StandingView {
        let standing = &self.outcome.standing;
        let name = standing.code.name().replace('_', "-");
        let until = standing
            .until
            .or_else(|| self.ended())
            .map(|day| self.t.date(day));
        let say = |key: String| match &until {
            Some(until) => self.t.with(&key, "day", until.clone()),
            None => self.t.get(&key).into_owned(),
        };
        let dated = if until.is_some() { "" } else { "-open" };
        let key = match standing.code {
            StandingCode::Pending => format!("standing-{name}{dated}"),
            _ => format!("standing-{name}"),
        };
        StandingView {
            title: say(key.clone()),
            body: say(format!("{key}-body")),
            doubt: match standing.code {
                StandingCode::Unknown => None,
                _ => self.doubt(standing.certainty, &standing.because),
            },
            is_danger: !matches!(standing.code, StandingCode::Valid | StandingCode::Approved),
        }
    }

    /// The day on which the last rule that covered the person ended.
    fn ended(&self) -> Option<NaiveDate> {
        use triage::dates::{APRIL_COUNT_FROM, APRIL_COUNT_TO, DECREE_TO};
        use triage::dates::{is_old_card, six_months_after};
        let Some(triage::Expires::On(expires)) = self.visit.asked.answers.expires else {
            return None;
        };
        match self.outcome.standing.code {
            StandingCode::Lapsed if !is_old_card(expires) => Some(six_months_after(expires)),
            StandingCode::Lapsed if self.visit.day < APRIL_COUNT_FROM => Some(DECREE_TO),
            StandingCode::Lapsed => Some(APRIL_COUNT_TO),
            _ => None,
        }
    }

    /// The steps, without those that only lead to who helps: they stand in a section of their own.
    fn steps(&self) -> Vec<StepView> {
        let leads_to_help = |id: &str| {
            self.place_of(id)
                .is_some_and(|at| self.outcome.help.iter().any(|help| help == at))
        };
        let steps = self
            .outcome
            .actions
            .iter()
            .filter(|action| !leads_to_help(&action.id));
        steps.filter_map(|action| self.step(action)).collect()
    }

    fn step(&self, action: &triage::Action) -> Option<StepView> {
        let fact = self.fact(&action.id)?;
        let (lines, advice) = match &fact.about {
            Detail::Message(_) => (self.owned_lines(fact, "todo"), None),
            Detail::Advice(advice) => (self.owned_lines(fact, "body"), Some(advice)),
            _ => return None,
        };
        let at = advice.and_then(|advice| self.fact(advice.at.as_deref()?));
        let date = |key: &str, day: Option<NaiveDate>| {
            day.map(|day| {
                let distance = self.t.distance(day, self.visit.day);
                self.t
                    .with_two(key, ("day", self.t.date(day)), ("distance", distance))
            })
        };
        Some(StepView {
            id: action.id.clone().into_owned(),
            title: self.t.fact(fact, "title").into_owned(),
            lines,
            place: at.map(|at| self.t.fact(at, "title").into_owned()),
            link: at.and_then(link).map(str::to_owned),
            cost: advice
                .and_then(|advice| advice.cost)
                .map(|cost| self.t.get(&format!("cost-{}", cost.name())).into_owned()),
            take: advice
                .map(|advice| &advice.take[..])
                .unwrap_or_default()
                .iter()
                .filter_map(|id| Some(self.t.fact(self.fact(id)?, "title").into_owned()))
                .collect(),
            from: date("step-from", action.from),
            by: date("step-by", action.by),
            stale: at
                .filter(|at| at.is_overdue_on(self.visit.day))
                .map(|at| self.checked(at)),
        })
    }

    fn owned_lines(&self, fact: &Fact, field: &str) -> Vec<String> {
        self.t
            .lines(fact, field)
            .into_iter()
            .map(|line| line.into_owned())
            .collect()
    }

    /// "Last checked on …, may have changed".
    fn checked(&self, fact: &Fact) -> String {
        match fact.verified_on {
            Some(day) => self
                .t
                .with("checked-may-have-changed", "day", self.t.date(day)),
            None => self.t.get("checked-undated").into_owned(),
        }
    }

    fn warning(&self, id: &str) -> Option<WarningView> {
        let fact = self.fact(id)?;
        Some(WarningView {
            title: self.t.fact(fact, "title").into_owned(),
            body: self.t.fact(fact, "body").into_owned(),
            href: self.visit.paths().fact(id),
        })
    }

    /// The official sentence of the first step that has one. Where legal help comes first, the
    /// sentence for the counter is more use than the one for a lawyer.
    fn counter(&self) -> Option<String> {
        let sentence = |id: &str| Some(self.fact(id)?.text(&["pt"], "counter")?.to_owned());
        let steps = self.outcome.actions.iter().map(|action| action.id.as_ref());
        let at_the_counter = steps
            .clone()
            .filter(|id| *id != "legal-help")
            .find_map(sentence);
        at_the_counter.or_else(|| steps.into_iter().find_map(sentence))
    }

    fn line(&self, id: &str) -> Option<FactLine> {
        let fact = self.fact(id)?;
        let confidence = match fact.confidence {
            Confidence::High => "confidence-high",
            Confidence::Medium => "confidence-medium",
            Confidence::Low => "confidence-low",
        };
        let checked = if fact.is_overdue_on(self.visit.day) {
            self.checked(fact)
        } else {
            let day = fact
                .verified_on
                .map(|day| self.t.date(day))
                .unwrap_or_default();
            self.t.with("checked-on", "day", day)
        };
        let href = match &fact.about {
            Detail::Message(_) => self.visit.paths().message(id),
            _ => self.visit.paths().fact(id),
        };
        Some(FactLine {
            title: self.t.fact(fact, "title").into_owned(),
            href,
            note: format!("{} · {checked}", self.t.get(confidence)),
        })
    }

    fn because_line(&self) -> String {
        let days = self
            .outcome
            .because
            .iter()
            .filter_map(|id| self.fact(id)?.verified_on);
        let (first, last) = (days.clone().min(), days.max());
        let count = self.outcome.because.len();
        match (first, last) {
            (Some(first), Some(last)) if first != last => {
                let (first, last) = (self.t.date(first), self.t.date(last));
                let count = self.t.with("because-count", "count", count);
                let range = self
                    .t
                    .with_two("because-range", ("first", first), ("last", last));
                format!("{count}, {range}")
            }
            (Some(day), _) => {
                let count = self.t.with("because-count", "count", count);
                format!(
                    "{count}, {}",
                    self.t.with("checked-on", "day", self.t.date(day))
                )
            }
            _ => self.t.with("because-count", "count", count),
        }
    }

    fn help(&self, id: &str) -> Option<HelpView> {
        let fact = self.fact(id)?;
        let Detail::HelpLine(line) = &fact.about else {
            return None;
        };
        Some(HelpView {
            name: self.t.fact(fact, "title").into_owned(),
            body: self.t.fact(fact, "body").into_owned(),
            phones: line
                .phones
                .iter()
                .map(|phone| (phone.clone(), dialled(phone)))
                .collect(),
            link: line.url.clone(),
        })
    }
}

/// The page that a place, portal or channel opens.
fn link(fact: &Fact) -> Option<&str> {
    match &fact.about {
        Detail::Portal(portal) => Some(&portal.url),
        Detail::Channel(channel) => channel.url.as_deref(),
        Detail::HelpLine(line) => line.url.as_deref(),
        _ => None,
    }
}

/// A number as a `tel:` link wants it.
fn dialled(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    format!("+351{digits}")
}

/// The name of a route as a key.
fn dashed(route: Route) -> String {
    route.name().replace('_', "-")
}

impl ResultPage {
    /// The outcome's own name, for tests and for print.
    fn route(&self) -> &'static str {
        self.outcome.route.name()
    }
}
