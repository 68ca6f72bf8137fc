//! Whether a second person has reviewed a text, and whether a machine drafted it: said quietly
//! wherever a person reads it.

use chrono::NaiveDate;
use triage::Fact;
use triage::knowledge::{TextOrigin, Texts as Words, wording};

use crate::i18n::Texts;

/// What is known of who read some texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Review<'a> {
    /// A second person has reviewed all of them: the last one is named.
    By(&'a str),
    /// Nobody has.
    Nobody,
    /// Nobody has, and a machine drafted one of them.
    Machine,
}

/// Who reviewed the texts that a page shows of a fact: its fields as they stand on `day`, in the
/// language that they are shown in. A text that does not exist is not asked for.
pub(crate) fn review<'a>(t: &Texts, fact: &'a Fact, fields: &[&str], day: NaiveDate) -> Review<'a> {
    review_of(t, &fact.text, fields, day)
}

/// The same for texts that are of no fact: what was said of a portal.
pub(crate) fn review_of<'a>(
    t: &Texts,
    texts: &'a Words,
    fields: &[&str],
    day: NaiveDate,
) -> Review<'a> {
    let shown = fields
        .iter()
        .filter_map(|field| wording(texts, t.lang().preference(), field, day));
    let mut review = Review::Nobody;
    let mut all_reviewed = true;
    for text in shown {
        match text.reviewed_by() {
            Some(who) => {
                if all_reviewed {
                    review = Review::By(who);
                }
            }
            None => {
                all_reviewed = false;
                let drafted = text.origin() == TextOrigin::Machine || review == Review::Machine;
                review = if drafted {
                    Review::Machine
                } else {
                    Review::Nobody
                };
            }
        }
    }
    review
}

impl Review<'_> {
    /// The sentence about it.
    pub(crate) fn words(self, t: &Texts) -> String {
        match self {
            Self::By(who) => t.with("review-by", "who", who.to_owned()),
            Self::Nobody => t.get("review-nobody").into_owned(),
            Self::Machine => t.get("review-machine").into_owned(),
        }
    }
}

/// The texts of one page, counted: a result shows many, and would drown in what is said of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reviews {
    all: usize,
    reviewed: usize,
    machine: usize,
}

impl Reviews {
    /// Counts one text.
    pub(crate) fn add(&mut self, review: Review<'_>) {
        self.all += 1;
        match review {
            Review::By(_) => self.reviewed += 1,
            Review::Nobody => {}
            Review::Machine => self.machine += 1,
        }
    }

    /// The sentence about them.
    pub(crate) fn words(self, t: &Texts) -> String {
        let said = match self.reviewed {
            0 => t.with("reviews-none", "all", self.all),
            some if some == self.all => t.with("reviews-all", "all", self.all),
            some => t.with_two("reviews-some", ("reviewed", some), ("all", self.all)),
        };
        if self.machine == 0 {
            return said;
        }
        format!(
            "{said} {}",
            t.with("reviews-machine", "count", self.machine)
        )
    }
}

/// The fields of a fact that say something to people, as far as pages show them.
pub(crate) const SHOWN: [&str; 10] = [
    "title",
    "where",
    "body",
    "meaning",
    "todo",
    "worked",
    "not_worked",
    "apart",
    "counter",
    "counter_minor",
];

#[cfg(test)]
mod tests {
    use triage::knowledge::Text;

    use super::*;
    use crate::i18n::Lang;

    fn full(body: &str, origin: TextOrigin, reviewed_by: Option<&str>) -> Text {
        Text::Full {
            body: body.to_owned(),
            origin,
            reviewed_by: reviewed_by.map(str::to_owned),
            source_hash: None,
        }
    }

    fn fact(texts: [(&str, Text); 2]) -> Fact {
        let (knowledge, _) = crate::knowledge_files::built_in().expect("the knowledge");
        let mut fact = knowledge.facts["two-portals"].clone();
        let texts = texts.map(|(field, text)| (field.to_owned(), text));
        fact.text.insert("en".to_owned(), texts.into());
        fact
    }

    fn said(texts: [(&str, Text); 2]) -> String {
        let fact = fact(texts);
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
        let t = Lang::En.texts();
        review(t, &fact, &SHOWN, day).words(t)
    }

    #[test]
    fn a_fact_is_reviewed_once_every_text_of_it_is() {
        let by = |who| full("x", TextOrigin::Human, who);
        let plain = Text::Plain("x".to_owned());
        let nobody = "No second person has reviewed this text yet.";
        assert_eq!(
            said([("title", by(Some("Ana"))), ("body", by(Some("Rui")))]),
            "Reviewed by Rui."
        );
        assert_eq!(
            said([("title", by(Some("Ana"))), ("body", plain.clone())]),
            nobody
        );
        assert_eq!(said([("title", plain), ("body", by(Some("Rui")))]), nobody);
    }

    #[test]
    fn a_machine_draft_says_so_until_a_person_has_reviewed_it() {
        let machine = |who| full("x", TextOrigin::Machine, who);
        let title = ("title", full("x", TextOrigin::Human, Some("Ana")));
        assert!(said([title.clone(), ("body", machine(None))]).starts_with("A machine drafted"));
        assert_eq!(
            said([title, ("body", machine(Some("Ana")))]),
            "Reviewed by Ana."
        );
    }

    #[test]
    fn the_texts_of_a_page_are_counted() {
        let t = Lang::En.texts();
        let mut reviews = Reviews::default();
        reviews.add(Review::Nobody);
        reviews.add(Review::Machine);
        assert!(
            reviews
                .words(t)
                .starts_with("No second person has reviewed any of the 2 texts")
        );
        reviews.add(Review::By("Ana"));
        let said = reviews.words(t);
        assert!(
            said.starts_with("A second person has reviewed 1 of the 3 texts"),
            "{said}"
        );
        assert!(said.ends_with("A machine drafted 1 of them."), "{said}");
    }
}
