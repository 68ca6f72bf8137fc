//! What a letter says, in order: who writes, what is so, what was told, what was tried, the law, what
//! is asked, what is attached. Nothing is said that neither the answers nor a fact say.

use chrono::NaiveDate;
use triage::{Answers, Request, StandingCode};

use super::kind::Kind;
use super::law::{self, Ground, grounds};
use super::matter::Matter;
use super::told::Told;
use super::trouble;
use crate::child::is_for_a_child;
use crate::finished::Finished;

/// A paragraph to be said: the keys of its sentences, its law, its facts.
#[derive(Default)]
pub(super) struct Line {
    pub(super) keys: Vec<&'static str>,
    /// The law as one quotes it.
    pub(super) law: String,
    /// The last day of a rule.
    pub(super) until: Option<NaiveDate>,
    pub(super) facts: Vec<String>,
}

impl Line {
    /// One sentence.
    pub(super) fn of(key: &'static str) -> Self {
        Self {
            keys: vec![key],
            ..Self::default()
        }
    }
}

impl From<Ground> for Line {
    fn from(ground: Ground) -> Self {
        Self {
            law: ground.law,
            until: ground.until,
            facts: vec![ground.fact],
            ..Self::of(ground.key)
        }
    }
}

/// The paragraphs of a letter of one kind on one matter.
pub(super) fn lines(finished: &Finished, matter: Matter, kind: Kind) -> Vec<Line> {
    // A complaint is about whoever refused the document, and AIMA did nothing.
    let is_of_others = matter == Matter::NotAccepted && kind.is_complaint();
    let ask = if is_of_others {
        "letter-ask-accept"
    } else {
        matter.keys().2
    };
    let mut lines = opening(kind, is_of_others);
    lines.push(who(&finished.answers, matter));
    lines.push(what_is_so(finished, matter));
    if matter == Matter::Summoned {
        lines.push(Line::of(ask));
        lines.extend(closing(kind));
        return lines;
    }
    lines.extend(trouble::told(finished, matter));
    lines.extend(trouble::tried(finished, matter));
    if is_of_others && finished.outcome.standing.code == StandingCode::Valid {
        lines.push(Line::of("letter-is-valid"));
    }
    lines.extend(grounds(finished, matter).into_iter().map(Line::from));
    lines.extend(trouble::excuse(finished, matter));
    let told = trouble::message(finished);
    if matter == Matter::OldAddress || told.is_some_and(Told::is_of_two_addresses) {
        lines.push(Line::of("letter-right-address"));
    }
    if kind == Kind::Ombudsman {
        lines.push(Line::of(if is_of_others {
            "letter-ask-ombudsman-others"
        } else {
            "letter-ask-ombudsman"
        }));
    }
    lines.push(Line::of(ask));
    lines.extend(closing(kind));
    lines
}

/// How a letter begins; whether it goes to others than AIMA.
fn opening(kind: Kind, is_of_others: bool) -> Vec<Line> {
    match kind {
        Kind::ContactForm | Kind::RegisteredLetter => vec![Line::of("letter-dear")],
        // AIMA asks for the form: why it is an e-mail is for the person to say.
        Kind::Email => vec![Line::of("letter-dear"), Line::of("letter-why-email")],
        Kind::ComplaintsBook => {
            let whose = if is_of_others {
                "letter-complain-others"
            } else {
                "letter-complain"
            };
            vec![Line::of(whose), Line::of("letter-visit")]
        }
        Kind::Ombudsman => {
            let whose = if is_of_others {
                "letter-complain-ombudsman-others"
            } else {
                "letter-complain-ombudsman"
            };
            let complaint = Line {
                facts: vec!["ombudsman".to_owned()],
                ..Line::of(whose)
            };
            vec![Line::of("letter-dear-ombudsman"), complaint]
        }
    }
}

/// Who writes, for whom, with which document. Whoever cannot tell its date does not name it.
fn who(answers: &Answers, matter: Matter) -> Line {
    let mut line = Line::of(if is_for_a_child(answers) {
        "letter-who-minor"
    } else {
        "letter-who"
    });
    if matter != Matter::NoDate {
        line.keys.push("letter-expires");
    }
    line
}

/// What is so, with the law that it names itself.
fn what_is_so(finished: &Finished, matter: Matter) -> Line {
    let knowledge = finished.visit.snapshot.knowledge();
    let id = matter.fact();
    let law = id.and_then(|id| law::law(knowledge.fact(id)?));
    let mut line = Line {
        law: law.unwrap_or_default(),
        facts: id.map(str::to_owned).into_iter().collect(),
        ..Line::of(is(finished, matter))
    };
    match (matter, finished.answers.request) {
        (Matter::NoReply, Some(Request::Paid)) => line.keys.push("letter-is-paid"),
        (Matter::NotAccepted, Some(Request::Paid | Request::Submitted)) => {
            line.keys.push("letter-is-pending");
        }
        (Matter::NotAccepted, Some(Request::Approved)) => line.keys.push("letter-is-granted"),
        _ => {}
    }
    let says_so = matches!(
        matter,
        Matter::Unreachable | Matter::Abroad | Matter::NoPortal
    );
    let may_name = trouble::may_name_the_portal(finished, matter);
    if may_name && !says_so && trouble::is_unreachable(finished) {
        line.keys.push("letter-portal-fails");
    }
    let was_stopped = may_name && trouble::was_stopped_by_a_portal(finished);
    if matter.is_of_a_portal() || was_stopped {
        line.keys.push("letter-portal-meant");
    }
    line
}

/// The sentence on what is so: no more than was told, and of a child as of a child.
fn is(finished: &Finished, matter: Matter) -> &'static str {
    let told = trouble::message(finished);
    let is_child = is_for_a_child(&finished.answers);
    match matter {
        _ if matter.is_of_card() && finished.answers.request != Some(Request::Approved) => {
            "letter-is-card-not-come"
        }
        Matter::Blocked if !trouble::cannot_go_on(finished) => "letter-is-wanted",
        Matter::NissNone if is_child => "letter-is-niss-none-minor",
        Matter::NissUnlinked if is_child => "letter-is-niss-unlinked-minor",
        Matter::NissRejected if is_child => "letter-is-niss-rejected-minor",
        Matter::StudentFinished if is_child => "letter-is-student-finished-minor",
        Matter::StudentLeft if is_child => "letter-is-student-left-minor",
        Matter::StudentWorks if is_child => "letter-is-student-works-minor",
        Matter::Visa if is_child => "letter-is-visa-minor",
        Matter::NissNone if told.is_some_and(|told| told.bears_on(matter)) => {
            "letter-is-niss-demanded"
        }
        Matter::NotInvited if !trouble::has_obstacle(finished, matter) => "letter-is-wanted",
        Matter::NoPortal if told.is_some_and(|told| told.bears_on(Matter::Abroad)) => {
            "letter-is-abroad"
        }
        Matter::NoPortal if trouble::is_unreachable(finished) => "letter-is-unreachable",
        Matter::NoPortal if trouble::cannot_go_on(finished) => "letter-is-blocked",
        _ => matter.keys().1,
    }
}

/// How a letter ends.
fn closing(kind: Kind) -> Vec<Line> {
    let keys: &[&str] = match kind {
        Kind::ContactForm => &["letter-attached", "letter-regards", "letter-reach"],
        Kind::Email => &["letter-attached-short", "letter-regards", "letter-reach"],
        // On paper the sender says at the top how to be reached.
        Kind::RegisteredLetter => &["letter-attached", "letter-keep-on-file", "letter-regards"],
        Kind::ComplaintsBook => &["letter-proof-kept", "letter-regards", "letter-reach"],
        Kind::Ombudsman => &[
            "letter-attached-ombudsman",
            "letter-regards",
            "letter-reach",
        ],
    };
    keys.iter().map(|key| Line::of(key)).collect()
}
