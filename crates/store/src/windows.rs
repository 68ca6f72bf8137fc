//! The last days of accepted windows: a row is in force until the next one takes its place.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use triage::Permit;
use triage::knowledge::{FactId, Holds, Knowledge};

/// The announcements of one portal for one kind of permit: by day, the rows of that day.
type Announced<'a> = BTreeMap<NaiveDate, Vec<&'a FactId>>;

/// Sets the days of every accepted window: from its announcement to the day before the next row
/// of the same portal and kind of permit. The last stays open.
///
/// Two rows announced on one day get the same days, and the database refuses them as overlapping.
pub fn derive_window_ends(knowledge: &mut Knowledge) {
    for (id, holds) in window_days(knowledge) {
        if let Some(fact) = knowledge.facts.get_mut(&id) {
            fact.holds = holds;
        }
    }
}

/// The days of every accepted window.
pub(crate) fn window_days(knowledge: &Knowledge) -> BTreeMap<FactId, Holds> {
    let mut rows: BTreeMap<(&FactId, Permit), Announced<'_>> = BTreeMap::new();
    for (id, fact, window) in knowledge.windows() {
        let key = (&window.portal, window.permit);
        rows.entry(key)
            .or_default()
            .entry(fact.known_since)
            .or_default()
            .push(id);
    }
    rows.values().flat_map(days_of).collect()
}

fn days_of(rows: &Announced<'_>) -> Vec<(FactId, Holds)> {
    let next = rows
        .keys()
        .skip(1)
        .map(|day| day.checked_sub_days(Days::new(1)));
    let ends = next.chain([None]);
    rows.iter()
        .zip(ends)
        .flat_map(|((from, ids), to)| {
            let holds = Holds {
                from: Some(*from),
                to,
            };
            ids.iter().map(move |id| ((*id).clone(), holds))
        })
        .collect()
}
