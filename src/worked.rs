//! "Did it work?": the buttons that a page offers, as values of closed sets. No date and no answer is
//! among them. Pages with them are kept for all, so each button sends at once (`src/after`).

use store::How;
use triage::{Reason, Route};

use crate::dated::Dated;
use crate::finished::Finished;
use crate::i18n::Texts;
use crate::paths::Paths;
use crate::words;

/// The fields of what is sent.
pub(crate) const PORTAL: &str = "portal";
pub(crate) const MESSAGE: &str = "message";
pub(crate) const WAY: &str = "way";
pub(crate) const HOW: &str = "how";
/// A field that no person sees. A program fills it in.
pub(crate) const TRAP: &str = "website";

/// The buttons of one page, for `parts/worked.html`.
pub(crate) struct Worked {
    pub(crate) action: String,
    /// What is meant.
    pub(crate) about: String,
    /// What goes along: names and values.
    pub(crate) fields: Vec<(&'static str, String)>,
    /// The value of each button, and its words.
    pub(crate) buttons: Vec<(&'static str, String)>,
    pub(crate) trap: &'static str,
}

impl Worked {
    /// On the page of a message: whether what stands there worked. None on a page of another day, or
    /// while nothing is counted.
    pub(crate) fn of_message(dated: &Dated, id: &str) -> Option<Self> {
        let is_today = dated.day == dated.state.clock().today();
        let may_tell = is_today && !dated.snapshot.reports.frozen;
        let about = dated.t().get("worked-about-page").into_owned();
        let fields = vec![(MESSAGE, id.to_owned())];
        may_tell.then(|| Self::new(dated.t(), &dated.paths(), about, fields))
    }

    /// On a page made of a result: whether its way worked. None where the way is no way to try, or
    /// where nobody would learn from it: no portal is meant and no message was told.
    pub(crate) fn of_result(finished: &Finished) -> Option<Self> {
        let (visit, route) = (&finished.visit, finished.outcome.route);
        let is_today = visit.day == visit.state.clock().today();
        if !is_today || visit.snapshot.reports.frozen || !is_tried(route) {
            return None;
        }
        let message = finished.answers.message_id();
        let message = message.map(|id| (MESSAGE, id.to_owned()));
        let portal = portal_tried(finished).map(|id| (PORTAL, id.to_owned()));
        if message.is_none() && portal.is_none() {
            return None;
        }
        let way = Some((WAY, route.name().to_owned()));
        let fields = portal.into_iter().chain(message).chain(way).collect();
        let t = visit.lang.texts();
        let about = t.with("worked-about-way", "way", words::route(t, route));
        Some(Self::new(t, &visit.paths(), about, fields))
    }

    fn new(t: &Texts, paths: &Paths, about: String, fields: Vec<(&'static str, String)>) -> Self {
        let is_at_portal = fields.iter().any(|(name, _)| *name == PORTAL);
        let offered = |how: &How| is_at_portal || *how != How::Unreachable;
        let buttons = How::ALL.into_iter().filter(offered).map(|how| {
            let words = t.get(&format!("worked-{}", how.name()));
            (how.name(), words.into_owned())
        });
        Self {
            action: paths.worked(),
            about,
            buttons: buttons.collect(),
            fields,
            trap: TRAP,
        }
    }
}

/// Whether something is done on this way today, so that it can work or not.
pub(crate) fn is_tried(route: Route) -> bool {
    !matches!(route, Route::NotCovered | Route::NotYet | Route::NeedInfo)
}

/// The portal that is tried: the one of the way, or of what comes after waiting for it to open.
fn portal_tried(finished: &Finished) -> Option<&'static str> {
    let outcome = &finished.outcome;
    let waits_for_portal = matches!(outcome.reason, Reason::Unreachable | Reason::PortalClosed);
    let after = outcome.then.iter().filter(|_| waits_for_portal);
    std::iter::once(&outcome.route)
        .chain(after)
        .find_map(|route| route.portal())
}
