//! A letter: its paragraphs in Portuguese, what each says in the person's language, and what it rests
//! on.

use super::compose::{Line, lines};
use super::fact_link;
use super::kind::Kind;
use super::mailto::{Mailto, mailto};
use super::matter::Matter;
use super::text::{Field, Piece, Values, fields, pieces, plain, say};
use super::values::values;
use crate::fact_view::{self, FactLink};
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
    pub(crate) mailto: Option<Mailto>,
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
    pub(crate) link: FactLink,
    /// How sure it is, and when it was checked.
    pub(crate) note: String,
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
        let lines = lines(finished, matter, kind);
        let (t, values) = &writer.pt;
        let said = |key| pieces(&say(t, key, values));
        let is_paper = kind == Kind::RegisteredLetter;
        let on_paper = |keys: &[&'static str]| -> Vec<Vec<Piece>> {
            let keys = keys.iter().filter(|_| is_paper);
            keys.map(|key| said(key)).collect()
        };
        let mut letter = Self {
            subject: writer.para(&Line::of(matter.keys().0)),
            paras: lines.iter().map(|line| writer.para(line)).collect(),
            place: on_paper(&["letter-place"]).into_iter().flatten().collect(),
            sender: on_paper(&[
                "letter-from",
                "letter-from-address",
                "letter-from-phone",
                "letter-from-email",
            ]),
            recipient: on_paper(&["letter-to-street", "letter-to-post"]),
            fields: Vec::new(),
            mailto: None,
        };
        letter.fields = fields(finished.visit.lang.texts(), letter.pieces());
        letter.mailto = address
            .filter(|_| kind == Kind::Email)
            .map(|address| mailto(address, &plain(&letter.subject.pt), &letter.body("\r\n")));
        letter
    }

    /// The whole text, to be copied: the subject, and the text as it is sent.
    pub(crate) fn whole(&self) -> String {
        plain(&self.subject.pt) + "\n\n" + &self.body("\n")
    }

    /// The text as it is sent.
    fn body(&self, line_end: &str) -> String {
        let paras: Vec<_> = self.paras.iter().map(|para| plain(&para.pt)).collect();
        paras.join(&line_end.repeat(2))
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
                until: line.until.map(|day| t.date(day)).unwrap_or_default(),
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
        let fact = visit.snapshot.knowledge().fact(id)?;
        Some(Basis {
            link: fact_link(visit, id)?,
            note: fact_view::trust(visit.lang.texts(), fact, visit.day),
        })
    }
}
