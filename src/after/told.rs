//! What was told with one tap. Everything is of a closed set; what is not of it is not understood.

use store::{How, Tap};
use triage::knowledge::Detail;
use triage::{Fact, Route};

use crate::address::RawQuery;
use crate::state::AppState;
use crate::worked::{HOW, MESSAGE, PORTAL, WAY, is_tried};

/// One tap that was understood.
pub(super) struct Told {
    pub(super) portal: Option<String>,
    pub(super) message: Option<String>,
    way: Option<Route>,
    how: How,
}

impl Told {
    /// Reads the fields that were sent; none where one of them is none of ours, or where it is about
    /// nothing.
    pub(super) fn read(state: &AppState, fields: &RawQuery) -> Option<Self> {
        let snapshot = state.snapshot();
        let fact = |name: &str, is_meant: fn(&Fact) -> bool| match fields.get(name) {
            None => Some(None),
            Some(id) => {
                let fact = snapshot.knowledge().fact(id)?;
                is_meant(fact).then(|| Some(id.to_owned()))
            }
        };
        let portal = fact(PORTAL, |fact| matches!(fact.about, Detail::Portal(_)))?;
        let message = fact(MESSAGE, |fact| matches!(fact.about, Detail::Message(_)))?;
        let way = match fields.get(WAY) {
            None => None,
            Some(name) => Some(way(name)?),
        };
        let how = How::from_name(fields.get(HOW)?)?;
        let is_about_nothing = match how {
            // Only a portal can fail to open.
            How::Unreachable => portal.is_none(),
            _ => portal.is_none() && message.is_none(),
        };
        (!is_about_nothing).then_some(Self {
            portal,
            message,
            way,
            how,
        })
    }

    /// The same for the store.
    pub(super) fn tap(&self) -> Tap<'_> {
        Tap {
            portal: self.portal.as_deref(),
            message: self.message.as_deref(),
            way: self.way,
            how: self.how,
        }
    }
}

fn way(name: &str) -> Option<Route> {
    let mut ways = Route::ALL.into_iter().filter(|route| is_tried(*route));
    ways.find(|route| route.name() == name)
}
