//! One edition: who published it and why, and what it changed, field by field, against the one
//! before it or any other.

use std::sync::Arc;

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use chrono::NaiveDate;
use triage::Fact;
use triage::knowledge::Detail;

use super::editions::{Head, title};
use crate::address::{self, Asked};
use crate::dated::Undated;
use crate::difference::{Difference, DifferenceView, Telling, changed_rows};
use crate::error::AppError;
use crate::extract::LastSegment;
use crate::i18n::{Lang, Texts};
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::paths::Paths;
use crate::redirect::see_other;
use crate::snapshot::Snapshot;

#[derive(Template)]
#[template(path = "edition.html")]
struct EditionPage {
    layout: Layout,
    title: String,
    /// What is compared, where it is not an edition with the one before it.
    lead: Option<String>,
    head: Head,
    /// What changed; none of the first edition.
    difference: Option<DifferenceView>,
    /// What the first edition holds.
    holds: Option<String>,
    /// Other editions: the words and the address.
    others: Vec<(String, String)>,
}

/// What an address asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    /// One edition against the one before it.
    One(i64),
    /// Any two.
    Two(i64, i64),
}

/// `GET /{lang}/editions/{n}` and `GET /{lang}/editions/{a}...{b}`
pub(super) async fn get(
    page: Undated,
    LastSegment(which): LastSegment,
) -> Result<Response, AppError> {
    let (before, after) = match Which::read(&which).ok_or(AppError::NotFound)? {
        Which::One(number) => (number - 1, number),
        // One address for each difference.
        Which::Two(before, after) if before + 1 == after => {
            return Ok(see_other(&Paths::new(page.lang).edition(after)));
        }
        Which::Two(before, after) => (before, after),
    };
    let after = page.state.edition(Some(after)).await?;
    let before = match before {
        ..=0 => None,
        number => Some(page.state.edition(Some(number)).await?),
    };
    let layout = page.layout();
    let current = page.state.snapshot().edition.number;
    let t = page.lang.texts();
    let others = others(t, before.as_ref(), &after, current);
    let head = Head::new(t, &after.edition, &page.state);
    let day = page.state.clock().today();
    let told = Arc::clone(&after);
    let compare = move || before.map(|before| compared(page.lang, (&before, &told), current, day));
    let compared = tokio::task::spawn_blocking(compare).await;
    let compared = compared.map_err(AppError::internal)?;
    let lead = compared.as_ref().and_then(|compared| compared.lead.clone());
    let page = EditionPage {
        layout,
        title: title(t, after.edition.number),
        holds: compared.is_none().then(|| holds(t, &after)),
        difference: compared.map(|compared| compared.difference),
        lead,
        head,
        others,
    };
    Ok(Page::new(page, Keep::Public).into_response())
}

impl Which {
    fn read(text: &str) -> Option<Self> {
        // One address for each edition: no sign, no leading zero.
        let number = |text: &str| {
            let number: i64 = text.parse().ok()?;
            (number >= 0 && number.to_string() == text).then_some(number)
        };
        match text.split_once("...") {
            Some((before, after)) => {
                let (before, after) = (number(before)?, number(after)?);
                (before >= 1 && after >= 1).then_some(Self::Two(before, after))
            }
            None => number(text).map(Self::One),
        }
    }
}

/// What two editions differ in, in words.
struct Compared {
    lead: Option<String>,
    difference: DifferenceView,
}

fn compared(
    lang: Lang,
    editions: (&Snapshot, &Snapshot),
    current: i64,
    day: NaiveDate,
) -> Compared {
    let (before, after) = editions;
    let t = lang.texts();
    let href = |id: &str, fact: &Fact, stands: bool| {
        let told = if stands { after } else { before };
        let number = told.edition.number;
        Some(page_of(
            lang,
            id,
            fact,
            (number != current).then_some(number),
        ))
    };
    let telling = Telling {
        t,
        before: before.knowledge(),
        after: after.knowledge(),
        day,
        href: &href,
    };
    let difference = Difference::between(&before.as_published(), &after.as_published());
    let rows = changed_rows(&before.decision_table, &after.decision_table);
    let (from, to) = (before.edition.number, after.edition.number);
    Compared {
        lead: (from + 1 != to).then(|| {
            t.with_two(
                "edition-from-to",
                ("from", from.to_string()),
                ("to", to.to_string()),
            )
        }),
        difference: DifferenceView::new(&difference, rows, &telling),
    }
}

/// The page of a fact as an edition has it.
fn page_of(lang: Lang, id: &str, fact: &Fact, edition: Option<i64>) -> String {
    let paths = Paths::new(lang);
    let page = match &fact.about {
        Detail::Message(_) => paths.message(id),
        Detail::Portal(_) => paths.portal(id),
        _ => paths.fact(id),
    };
    let asked = Asked {
        edition: edition.map(address::Which::Number),
        ..Asked::default()
    };
    page + &asked.query()
}

/// What an edition holds, where there is none before it.
fn holds(t: &Texts, edition: &Snapshot) -> String {
    let knowledge = edition.knowledge();
    t.with_two(
        "edition-holds",
        ("facts", knowledge.facts.len()),
        ("sources", knowledge.sources.len()),
    )
}

/// Where to go on: the editions beside this one, and all that changed since.
fn others(
    t: &Texts,
    before: Option<&Arc<Snapshot>>,
    after: &Snapshot,
    current: i64,
) -> Vec<(String, String)> {
    let paths = Paths::new(t.lang());
    let number = after.edition.number;
    let of = |number: i64| (title(t, number), paths.edition(number));
    let mut others = Vec::new();
    others.extend(before.map(|before| of(before.edition.number)));
    if number >= 1 && number < current {
        others.push(of(number + 1));
        if number + 1 < current {
            let since = t.with("edition-since", "number", number.to_string());
            others.push((since, paths.editions_between(number, current)));
        }
    }
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_has_one_address() {
        assert_eq!(Which::read("3"), Some(Which::One(3)));
        assert_eq!(Which::read("1...3"), Some(Which::Two(1, 3)));
        assert_eq!(Which::read("3...1"), Some(Which::Two(3, 1)));
        for wrong in [
            "", "03", "+3", "-1", "x", "1...", "...2", "1..2", "0...2", "1...02",
        ] {
            assert_eq!(Which::read(wrong), None, "{wrong}");
        }
    }
}
