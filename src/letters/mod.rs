//! Letters for a result: for each step of escalation a text in official Portuguese with the person's
//! language beside it. What only the person knows is a blank, filled on paper or on the device. A
//! leaf without routes: the pages of a result and the desk show the same.

mod beside;
mod channel;
mod compose;
mod kind;
mod law;
mod letter;
mod list;
mod mailto;
mod matter;
mod page;
mod text;
mod told;
mod trouble;
mod values;
mod writer;

use triage::{Answers, PortalTold, Question, StandingCode};

pub(crate) use self::kind::Kind;
pub(crate) use self::list::LettersPage;
use self::matter::{Matter, Unfit, matter};
pub(crate) use self::page::LetterPage;
use self::told::Told;
pub(crate) use self::values::portal;
use crate::fact_view::{self, FactLink, HelpView};
use crate::finished::Finished;
use crate::visit::Visit;

/// What a letter of this kind for a result is about; or why none fits.
fn about(finished: &Finished, kind: Kind) -> Result<Matter, Unfit> {
    let Finished {
        visit,
        outcome,
        answers,
        ..
    } = finished;
    let told = Told::of(answers, visit.snapshot.knowledge());
    match matter(outcome, answers, told)? {
        Matter::Blocked if !trouble::has_met_trouble(finished) => Err(Unfit::Untried),
        // The form reaches AIMA before the day; the rest is too slow, or complains of nothing.
        Matter::Summoned if kind != Kind::ContactForm => Err(Unfit::Called),
        Matter::NoReply if kind == Kind::ContactForm && told.is_some_and(Told::is_of_a_check) => {
            Err(Unfit::OnlyState)
        }
        _ if kind == Kind::ComplaintsBook && trouble::is_abroad(finished) => {
            Err(Unfit::FarFromCounter)
        }
        matter if kind.is_complaint() => complaint(finished, matter),
        matter => Ok(matter),
    }
}

/// To ask is no complaint: that needs an obstacle that was told, and against those who refuse a
/// document a rule that counts it as valid.
fn complaint(finished: &Finished, matter: Matter) -> Result<Matter, Unfit> {
    match matter {
        Matter::NotAccepted if !law::counts_as_valid(finished) => Err(Unfit::NoRule),
        matter if trouble::has_obstacle(finished, matter) => Ok(matter),
        Matter::Granted | Matter::Unpaid | Matter::NoReply => Err(Unfit::NothingWrong),
        _ => Err(Unfit::Untried),
    }
}

fn title(visit: &Visit, kind: Kind) -> String {
    let key = format!("letters-title-{}", kind.name());
    visit.lang.texts().get(&key).into_owned()
}

fn unfit_words(visit: &Visit, unfit: Unfit) -> String {
    visit.lang.texts().get(unfit.key()).into_owned()
}

/// The ways on from where no letter fits: to say what happened, where that is asked, and to the steps.
/// At a desk there are none, as they hold the answers.
fn ways_on(finished: &Finished) -> Vec<(String, String)> {
    let Finished { visit, answers, .. } = finished;
    let t = visit.lang.texts();
    let tell = answers
        .portal
        .or(answers.message.as_ref().map(|_| PortalTold::Message));
    let tell = tell.map(|_| (visit.change(Question::Portal, answers), "letters-tell"));
    let steps = (visit.href(answers), "letters-steps");
    let ways = tell.into_iter().chain([steps]);
    ways.map(|(href, key)| (href, t.get(key).into_owned()))
        .collect()
}

/// What to do before any letter: where no rule that we know covers the person any more, and where
/// AIMA waits for the person on a day.
fn danger(finished: &Finished) -> Option<String> {
    let t = finished.visit.lang.texts();
    let code = finished.outcome.standing.code;
    let is_uncovered = matches!(code, StandingCode::Lapsed | StandingCode::Outside);
    let is_called = about(finished, Kind::ContactForm) == Ok(Matter::Summoned);
    let words = [
        (is_called, "letters-called"),
        (is_uncovered, "letters-danger"),
    ];
    let words = words.into_iter().filter(|(is_so, _)| *is_so);
    let words: Vec<_> = words.map(|(_, key)| t.get(key)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Who can read a letter with the person.
fn help(finished: &Finished) -> Vec<HelpView> {
    let visit = &finished.visit;
    let knowledge = visit.snapshot.knowledge();
    let help = finished.outcome.help.iter();
    help.filter_map(|id| fact_view::help(visit.lang.texts(), knowledge.fact(id)?, visit.day))
        .collect()
}

/// A fact that counts, with its page, which says nothing of the answers.
fn fact_link(visit: &Visit, id: &str) -> Option<FactLink> {
    let counts = visit.snapshot.handbook.counts_on(id, visit.day);
    let fact = visit.snapshot.knowledge().fact(id).filter(|_| counts)?;
    let without_answers = visit.asked.with(Answers::default()).query();
    Some(FactLink {
        title: visit.text(fact, "title"),
        href: visit.paths().fact(id) + &without_answers,
    })
}
