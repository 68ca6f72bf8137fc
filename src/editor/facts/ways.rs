//! The ways that a message decides, as an editor types them: one line a day.
//!
//! `always: contact_form / wait_retry` is one way on all days, and another while the month of the
//! card is not open. `2026-01-02: niss, renewal_portal` is two ways in order, from that day on.

use chrono::NaiveDate;
use serde_json::{Value as Json, json};
use triage::Route;
use triage::knowledge::DatedRoute;

/// Instead of the first day.
const ALWAYS: &str = "always";

/// The lines for the ways of the data.
pub(super) fn shown(ways: &Json) -> String {
    let ways: Vec<DatedRoute> = serde_json::from_value(ways.clone()).unwrap_or_default();
    let lines: Vec<_> = ways.iter().map(line).collect();
    lines.join("\n")
}

fn line(dated: &DatedRoute) -> String {
    let from = dated.from.map_or(ALWAYS.to_owned(), |day| day.to_string());
    let ways: Vec<_> = std::iter::once(&dated.route)
        .chain(&dated.then)
        .map(|route| route.name())
        .collect();
    let instead = dated.while_month_closed;
    let instead = instead.map_or(String::new(), |route| format!(" / {}", route.name()));
    format!("{from}: {}{instead}", ways.join(", "))
}

/// The ways of the data for the lines.
pub(super) fn read(typed: &str) -> Result<Json, &'static str> {
    let lines = typed.lines().filter(|line| !line.trim().is_empty());
    let ways: Option<Vec<DatedRoute>> = lines.map(way).collect();
    let ways = ways.ok_or("not-a-way")?;
    let in_order = ways.windows(2).all(|two| two[0].from < two[1].from);
    match in_order {
        true => Ok(json!(ways)),
        false => Err("not-in-order"),
    }
}

fn way(line: &str) -> Option<DatedRoute> {
    let (from, ways) = line.split_once(':')?;
    let from = match from.trim() {
        ALWAYS => None,
        day => Some(day.parse::<NaiveDate>().ok()?),
    };
    let (ways, instead) = match ways.split_once('/') {
        Some((ways, instead)) => (ways, Some(route(instead)?)),
        None => (ways, None),
    };
    let routes: Option<Vec<Route>> = ways.split(',').map(route).collect();
    let mut routes = routes?.into_iter();
    Some(DatedRoute {
        from,
        route: routes.next()?,
        then: routes.collect(),
        while_month_closed: instead,
    })
}

fn route(typed: &str) -> Option<Route> {
    let typed = typed.trim();
    Route::ALL.into_iter().find(|route| route.name() == typed)
}

#[cfg(test)]
mod tests {
    use super::{read, shown};

    #[test]
    fn ways_come_back_as_they_were_typed() {
        let typed = "always: contact_form / wait_retry\n2026-01-02: niss, renewal_portal";
        assert_eq!(shown(&read(typed).unwrap()), typed);
    }

    #[test]
    fn what_is_no_way_is_refused() {
        for typed in [
            "niss",
            "always:",
            "soon: niss",
            "always: hope",
            "always: niss / ",
        ] {
            assert_eq!(read(typed), Err("not-a-way"), "{typed}");
        }
        let typed = "2026-01-02: niss\nalways: niss";
        assert_eq!(read(typed), Err("not-in-order"));
    }
}
