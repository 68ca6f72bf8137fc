//! What the pages of portals show of states and accepted dates.

use chrono::NaiveDate;
use triage::dates::EXTENSION_PORTAL_TO;
use triage::facts::EXTENSION_PORTAL;
use triage::knowledge::{
    Access, Portal, PortalState, PortalStateKind, Scope, Window, newest_on, scopes,
};
use triage::{Fact, Permit};

use super::reported::{self, Reported};
use crate::dated::Dated;
use crate::fact_view::{self, FactLink, SourceView};
use crate::i18n::Texts;
use crate::reviewed::{Reviews, SHOWN, review, review_of};
use crate::softened::{self, softened};

/// One entry of the history of a portal.
pub(super) struct StateView {
    /// It stops people, or some of them.
    pub(super) is_trouble: bool,
    pub(super) name: String,
    pub(super) title: String,
    /// What softens the body where its check is too old.
    pub(super) as_of: Option<String>,
    pub(super) body: String,
    pub(super) when: String,
    /// The message that it stops people with.
    pub(super) message: Option<FactLink>,
    /// Which cards or which language version, where it is not the whole portal.
    pub(super) scope: Option<String>,
    pub(super) checked: String,
    pub(super) sources: Vec<SourceView>,
}

/// The dates that a portal accepts for one kind of card.
pub(super) struct Accepted {
    pub(super) permit: String,
    /// The dates, with the day of their last check before them where it is too old.
    pub(super) range: String,
    /// The page to look at then.
    pub(super) check: Option<FactLink>,
    pub(super) access: String,
    pub(super) note: String,
    pub(super) href: String,
}

/// A portal as lists show it.
pub(super) struct PortalView {
    pub(super) title: String,
    pub(super) href: String,
    /// What softens the body where its check is too old; the button below opens the page to look
    /// at.
    pub(super) as_of: Option<String>,
    pub(super) body: String,
    pub(super) host: String,
    pub(super) url: String,
    /// How it does on the day; none where no source says, or the last one is too old.
    pub(super) state: Option<StateView>,
    /// States of one month or one language version.
    pub(super) partly: Vec<StateView>,
    /// What visitors report today, apart from what sources say.
    pub(super) reported: Vec<Reported>,
    /// Where to tell how it went, and whether that is not counted now: on the portal's own page.
    pub(super) tell: Option<String>,
    pub(super) is_frozen: bool,
    /// Which cards it takes, or until when it took them.
    pub(super) accepts: String,
    pub(super) accepted: Vec<Accepted>,
    pub(super) trust: String,
}

impl PortalView {
    pub(super) fn new(dated: &Dated, id: &str, fact: &Fact, portal: &Portal) -> Self {
        let t = dated.t();
        let handbook = &dated.snapshot.handbook;
        let state = handbook.state_on(id, None, dated.day);
        Self {
            title: dated.text(fact, "title"),
            href: dated.page_of(id, fact),
            as_of: softened::words(t, fact.checked(dated.day)),
            body: dated.text(fact, "body"),
            host: portal.host.clone(),
            url: portal.url.clone(),
            state: state.map(|state| StateView::new(dated, state)),
            partly: partly(dated, id, state)
                .map(|state| StateView::new(dated, state))
                .collect(),
            reported: reported::signs(dated, id),
            tell: None,
            is_frozen: false,
            accepts: accepts(t, id, dated.day),
            accepted: accepted(dated, id),
            trust: fact_view::trust(t, fact, dated.day),
        }
    }
}

/// Counts who has read the texts of a portal and of what is shown of its states.
pub(super) fn count_reviews<'a>(
    dated: &Dated,
    fact: &Fact,
    states: impl IntoIterator<Item = &'a PortalState>,
    reviews: &mut Reviews,
) {
    let t = dated.t();
    reviews.add(review(t, fact, &SHOWN, dated.day));
    for state in states {
        reviews.add(review_of(t, &state.text, &SHOWN, dated.day));
    }
}

/// The states that a list shows of a portal: the one of the whole, and those of parts that differ.
pub(super) fn shown_states<'a>(
    dated: &'a Dated,
    portal: &'a str,
) -> impl Iterator<Item = &'a PortalState> {
    let state = dated.snapshot.handbook.state_on(portal, None, dated.day);
    state.into_iter().chain(partly(dated, portal, state))
}

/// What is said of months and language versions, where it differs from the whole portal.
fn partly<'a>(
    dated: &'a Dated,
    portal: &'a str,
    whole: Option<&'a PortalState>,
) -> impl Iterator<Item = &'a PortalState> {
    let states = dated.snapshot.handbook.states();
    let parts = scopes(states, portal, dated.day).into_iter();
    parts
        .filter(|scope| *scope != Scope::default())
        .filter_map(move |scope| {
            let state = states.get(newest_on(states, portal, scope, dated.day)?)?;
            (state.scope() == scope).then_some(state)
        })
        .filter(move |state| {
            whole.is_none_or(|whole| (state.state, &state.message) != (whole.state, &whole.message))
        })
}

/// For whom a state counts, in words; none where it is the whole portal.
pub(super) fn scope(t: &Texts, scope: Scope<'_>) -> Option<String> {
    let month = scope
        .month
        .map(|month| t.with("state-month", "month", t.month_of(month)));
    let version = scope
        .version
        .map(|lang| t.get(&format!("state-version-{lang}")).into_owned());
    match (month, version) {
        (Some(month), Some(version)) => Some(format!("{month}, {version}")),
        (month, version) => month.or(version),
    }
}

impl StateView {
    pub(super) fn new(dated: &Dated, state: &PortalState) -> Self {
        let t = dated.t();
        let text = |field: &str| t.told(&state.text, field, dated.day).into_owned();
        let checked = state.checked(dated.day);
        let since = t.date(state.since);
        Self {
            is_trouble: !matches!(
                state.state,
                PortalStateKind::Open | PortalStateKind::Unknown
            ),
            name: t.get(&format!("state-{}", state.state.name())).into_owned(),
            title: text("title"),
            body: text("body"),
            // A day that was still to come could not be told.
            when: match state.until_on(dated.day) {
                Some(until) => t.with_two("state-between", ("from", since), ("to", t.date(until))),
                None => t.with("state-since", "from", since),
            },
            as_of: softened::words(t, checked),
            message: state
                .message
                .as_deref()
                .and_then(|id| fact_view::link(dated, id)),
            scope: scope(t, state.scope()),
            checked: fact_view::checked(t, checked),
            sources: fact_view::sources(t, dated.snapshot.knowledge(), &state.sources),
        }
    }
}

/// The rows of one portal that are known on the day, by the day they became known.
pub(super) fn rows<'a>(dated: &'a Dated, portal: &str) -> Vec<(&'a String, &'a Fact, &'a Window)> {
    let windows = dated.snapshot.knowledge().windows();
    let mut rows: Vec<_> = windows
        .filter(|(_, fact, window)| window.portal == portal && fact.known_since <= dated.day)
        .collect();
    rows.sort_by_key(|(id, fact, _)| (fact.known_since, *id));
    rows
}

/// The heading above the dates: the extension portal takes no new files after its last day.
fn accepts(t: &Texts, portal: &str, day: NaiveDate) -> String {
    if portal == EXTENSION_PORTAL && day > EXTENSION_PORTAL_TO {
        return t.with("portal-accepted-until", "day", t.date(EXTENSION_PORTAL_TO));
    }
    t.get("portal-accepts").into_owned()
}

/// What a portal accepts on the day, for each kind of card and each way in. Rows never close, so
/// the widest is what is open.
fn accepted(dated: &Dated, portal: &str) -> Vec<Accepted> {
    let rows = rows(dated, portal);
    let kinds = Permit::ALL
        .iter()
        .flat_map(|permit| [Access::Own, Access::Invited].map(|access| (*permit, access)));
    kinds
        .filter_map(|(permit, access)| {
            let of_kind: Vec<_> = rows
                .iter()
                .filter(|(_, _, window)| window.permit == permit && window.access == access)
                .collect();
            let (id, fact, widest) = of_kind
                .iter()
                .max_by_key(|(_, fact, window)| (window.expires_to, fact.known_since))?;
            let first = of_kind
                .iter()
                .filter_map(|(_, _, window)| window.expires_from)
                .min();
            let t = dated.t();
            Some(Accepted {
                permit: t.get(&format!("permit-{}", permit.name())).into_owned(),
                range: softened::said(t, fact, dated.day, range(dated, first, widest.expires_to)),
                check: softened(t, dated.snapshot.knowledge(), fact, dated.day).check,
                access: self::access(dated, access),
                note: fact_view::trust(t, fact, dated.day),
                href: dated.page_of(id, fact),
            })
        })
        .collect()
}

fn range(dated: &Dated, from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    let t = dated.t();
    match (from, to) {
        (Some(from), Some(to)) => {
            t.with_two("window-range", ("from", t.date(from)), ("to", t.date(to)))
        }
        (None, Some(to)) => t.with("window-range-to", "to", t.date(to)),
        _ => t.get("window-range-unknown").into_owned(),
    }
}

/// Who may use a row.
pub(super) fn access(dated: &Dated, access: Access) -> String {
    let key = match access {
        Access::Own => "window-access-own",
        Access::Invited => "window-access-invited",
    };
    dated.t().get(key).into_owned()
}
