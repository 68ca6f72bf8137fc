//! The paragraphs of a letter, in order: who writes, what is so, what was told, what was tried, the
//! law, what is asked, what is attached.

use triage::dates::is_old_card;
use triage::knowledge::{Detail, WordsStatus};
use triage::{Age, Answers, Expires, MessageTold, Permit, Route, StandingCode, TriedStep, facts};

use super::Kind;
use super::law::{self, grounds};
use super::mailto::mailto;
use super::matter::Matter;
use super::text::{Field, Piece, Values, fields, pieces, plain, say};
use crate::fact_view;
use crate::finished::Finished;
use crate::i18n::{Lang, Texts};

/// A letter in Portuguese, and what it says in the person's language.
pub(crate) struct Letter {
    pub(crate) subject: Para,
    pub(crate) paras: Vec<Para>,
    /// Where and when it is written, for paper.
    pub(crate) place: Vec<Piece>,
    /// Who sends it, and the address of whom it goes to, for paper.
    pub(crate) sender: Vec<Vec<Piece>>,
    pub(crate) recipient: Vec<Vec<Piece>>,
    /// What can be filled in on the device.
    pub(crate) fields: Vec<Field>,
    /// The link that opens a mail program.
    pub(crate) mailto: Option<String>,
}

/// One paragraph.
pub(crate) struct Para {
    /// In Portuguese, as it is sent.
    pub(crate) pt: Vec<Piece>,
    /// In the person's language; empty where that is Portuguese.
    pub(crate) own: Vec<Piece>,
    /// What it rests on.
    pub(crate) facts: Vec<Basis>,
}

/// A fact that a paragraph rests on.
pub(crate) struct Basis {
    pub(crate) title: String,
    pub(crate) href: String,
    /// How sure it is, and when it was checked.
    pub(crate) note: String,
}

/// A paragraph to be said: the keys of its sentences, its law, its facts.
#[derive(Default)]
struct Line {
    keys: Vec<&'static str>,
    law: String,
    facts: Vec<String>,
}

impl Line {
    fn of(key: &'static str) -> Self {
        Self {
            keys: vec![key],
            ..Self::default()
        }
    }
}

impl Letter {
    /// The letter of one kind on one matter. `address` is the e-mail address it goes to.
    pub(super) fn new(
        finished: &Finished,
        matter: Matter,
        kind: Kind,
        address: Option<&str>,
    ) -> Self {
        let writer = Writer::new(finished);
        let subject = writer.para(&Line::of(matter.keys().0));
        let lines = lines(finished, matter, kind);
        let paras: Vec<_> = lines.iter().map(|line| writer.para(line)).collect();
        let (t, values) = &writer.pt;
        let said = |key| pieces(&say(t, key, values));
        let is_paper = kind == Kind::RegisteredLetter;
        let on_paper = |keys: &[&'static str]| -> Vec<Vec<Piece>> {
            let keys = keys.iter().filter(|_| is_paper);
            keys.map(|key| said(key)).collect()
        };
        let place = on_paper(&["letter-place"]).into_iter().flatten().collect();
        let mut letter = Self {
            subject,
            paras,
            place,
            sender: on_paper(&["letter-from", "letter-from-address", "letter-reach"]),
            recipient: on_paper(&["letter-to-street", "letter-to-post"]),
            fields: Vec::new(),
            mailto: None,
        };
        letter.fields = fields(finished.visit.lang.texts(), letter.pieces());
        letter.mailto = address
            .filter(|_| kind == Kind::Email)
            .and_then(|address| mailto(address, &plain(&letter.subject.pt), &letter.body()));
        letter
    }

    /// The text as it is sent.
    fn body(&self) -> String {
        let paras: Vec<_> = self.paras.iter().map(|para| plain(&para.pt)).collect();
        paras.join("\r\n\r\n")
    }

    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let paras = self.paras.iter().chain([&self.subject]);
        let lines = self.sender.iter().chain(&self.recipient).flatten();
        paras
            .flat_map(|para| &para.pt)
            .chain(&self.place)
            .chain(lines)
    }
}

/// The paragraphs, in order.
fn lines(finished: &Finished, matter: Matter, kind: Kind) -> Vec<Line> {
    let answers = &finished.answers;
    let (_, is, ask) = matter.keys();
    let mut lines = opening(kind);
    lines.push(who(answers));
    lines.push(own_law(finished, matter, Line::of(is)));
    if is_told(answers) || matter == Matter::Blocked {
        lines.push(Line::of("letter-told"));
    }
    lines.extend(tried(answers, matter));
    lines.extend(grounds(finished, matter).into_iter().map(|ground| Line {
        keys: vec![ground.key],
        law: ground.law,
        facts: vec![ground.fact],
    }));
    lines.extend(excuse(finished, matter));
    if kind == Kind::Ombudsman {
        lines.push(Line::of("letter-ask-ombudsman"));
    }
    lines.push(Line::of(ask));
    lines.extend(closing(kind));
    lines
}

/// What is said for whoever tried and is covered by no rule any more.
fn excuse(finished: &Finished, matter: Matter) -> Option<Line> {
    let code = finished.outcome.standing.code;
    let is_uncovered = matches!(code, StandingCode::Lapsed | StandingCode::Outside);
    let tried = finished.answers.tried.unwrap_or_default();
    (is_uncovered && (matter.is_blocked() || tried.count() > 0)).then(|| Line {
        facts: vec!["not-your-fault".to_owned()],
        ..Line::of("letter-not-my-fault")
    })
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

/// How a letter begins.
fn opening(kind: Kind) -> Vec<Line> {
    match kind {
        Kind::ContactForm | Kind::Email | Kind::RegisteredLetter => vec![Line::of("letter-dear")],
        Kind::ComplaintsBook => vec![Line::of("letter-complain")],
        Kind::Ombudsman => vec![
            Line::of("letter-dear-ombudsman"),
            Line {
                facts: vec!["ombudsman".to_owned()],
                ..Line::of("letter-complain-ombudsman")
            },
        ],
    }
}

/// Who writes, for whom, with which document.
fn who(answers: &Answers) -> Line {
    Line::of(match answers.age {
        Some(Age::Minor) => "letter-who-minor",
        _ => "letter-who",
    })
}

/// What is so, with the law that it names itself.
fn own_law(finished: &Finished, matter: Matter, line: Line) -> Line {
    let knowledge = finished.visit.snapshot.knowledge();
    let id = matter.law();
    let law = id.and_then(|id| law::law(knowledge.fact(id)?));
    Line {
        law: law.unwrap_or_default(),
        facts: id.map(str::to_owned).into_iter().collect(),
        ..line
    }
}

/// Whether an authority told something. What looks like a fraud is nobody's answer.
fn is_told(answers: &Answers) -> bool {
    match &answers.message {
        Some(MessageTold::Known(id)) => id != facts::SUSPICIOUS_EMAIL,
        Some(MessageTold::Unknown) => true,
        None => false,
    }
}

/// What was tried.
fn tried(answers: &Answers, matter: Matter) -> Option<Line> {
    let tried = answers.tried.unwrap_or_default();
    let mut keys = Vec::new();
    if tried.count() > 0 {
        keys.push("letter-tried");
    } else if matter.is_blocked() {
        keys.push("letter-tried-days");
    }
    (!keys.is_empty()).then(|| Line {
        keys,
        ..Line::default()
    })
}

/// Says the same in Portuguese and in the person's language.
struct Writer<'a> {
    finished: &'a Finished,
    pt: (&'static Texts, Values),
    own: Option<(&'static Texts, Values)>,
}

impl<'a> Writer<'a> {
    fn new(finished: &'a Finished) -> Self {
        let lang = finished.visit.lang;
        let of = |lang: Lang| (lang.texts(), values(finished, lang.texts()));
        Self {
            finished,
            pt: of(Lang::Pt),
            own: (lang != Lang::Pt).then(|| of(lang)),
        }
    }

    fn para(&self, line: &Line) -> Para {
        let said = |(t, values): &(&'static Texts, Values)| {
            let values = Values {
                law: line.law.clone(),
                ..values.clone()
            };
            let sentences: Vec<_> = line.keys.iter().map(|key| say(t, key, &values)).collect();
            pieces(&sentences.join(" "))
        };
        Para {
            pt: said(&self.pt),
            own: self.own.as_ref().map(said).unwrap_or_default(),
            facts: line.facts.iter().filter_map(|id| self.basis(id)).collect(),
        }
    }

    fn basis(&self, id: &str) -> Option<Basis> {
        let visit = &self.finished.visit;
        let counts = visit.snapshot.handbook.counts_on(id, visit.day);
        let fact = visit.snapshot.knowledge().fact(id).filter(|_| counts)?;
        let without_answers = visit.asked.with(Answers::default()).query();
        Some(Basis {
            title: visit.text(fact, "title"),
            href: visit.paths().fact(id) + &without_answers,
            note: fact_view::trust(visit.lang.texts(), fact, visit.day),
        })
    }
}

/// What is known, in one language.
fn values(finished: &Finished, t: &Texts) -> Values {
    let Finished {
        outcome, answers, ..
    } = finished;
    let mut values = Values {
        document: t.get(document(answers)).into_owned(),
        expires: match answers.expires {
            Some(Expires::On(day)) => Some(t.date(day)),
            _ => None,
        },
        until: outcome
            .standing
            .until
            .map(|day| t.date(day))
            .unwrap_or_default(),
        words: told(finished),
        portal: portal(finished, t),
        ..Values::default()
    };
    let tried = answers.tried.unwrap_or_default();
    let tried: Vec<_> = tried
        .steps()
        .map(|step| say(t, tried_key(step), &values))
        .collect();
    values.tried = tried.join("; ");
    values
}

/// The portal that the way leads to, or else the one for the date of the card.
fn portal(finished: &Finished, t: &Texts) -> String {
    let Finished {
        visit,
        outcome,
        answers,
    } = finished;
    let mut ways = [outcome.route].into_iter().chain(outcome.then.clone());
    let of_way = ways.find_map(|way| match way {
        Route::ExtensionPortal => Some(facts::EXTENSION_PORTAL),
        Route::RenewalPortal => Some(facts::RENEWAL_PORTAL),
        _ => None,
    });
    let of_card = || match answers.expires {
        Some(Expires::On(expires)) if is_old_card(expires) => Some(facts::EXTENSION_PORTAL),
        Some(Expires::On(_)) => Some(facts::RENEWAL_PORTAL),
        _ => None,
    };
    let id = of_way.or_else(of_card);
    let fact = id.and_then(|id| visit.snapshot.knowledge().fact(id));
    fact.map_or_else(
        || t.get("letter-portal").into_owned(),
        |fact| t.fact(fact, "title", visit.day).into_owned(),
    )
}

/// The document, as the first sentence names it.
fn document(answers: &Answers) -> &'static str {
    match answers.permit {
        Some(Permit::Temporary) => "letter-document-temporary",
        Some(Permit::Permanent) => "letter-document-permanent",
        Some(Permit::Cplp) => "letter-document-cplp",
        Some(Permit::Ari) => "letter-document-ari",
        Some(Permit::EuFamily) => "letter-document-eu-family",
        Some(Permit::Visa) => "letter-document-visa",
        _ => "letter-document",
    }
}

fn tried_key(step: TriedStep) -> &'static str {
    match step {
        TriedStep::Form => "letter-tried-form",
        TriedStep::Email => "letter-tried-email",
        TriedStep::Shop => "letter-tried-shop",
        TriedStep::Letter => "letter-tried-letter",
    }
}

/// What was told, in the portal's own words: only where a source quotes them and there is one
/// wording. Else the person copies what the screen shows.
fn told(finished: &Finished) -> Option<String> {
    let Some(MessageTold::Known(id)) = &finished.answers.message else {
        return None;
    };
    let fact = finished.visit.snapshot.knowledge().fact(id)?;
    let Detail::Message(message) = &fact.about else {
        return None;
    };
    if message.words_status != WordsStatus::VerbatimQuoted {
        return None;
    }
    let (first, others) = message.words.pt.split_first()?;
    let is_one = others.iter().all(|other| first.contains(other.as_str()));
    is_one.then(|| first.clone())
}
