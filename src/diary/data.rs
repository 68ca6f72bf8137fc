//! What the script of a page gets with it, as a block of data: its words, and what is known of the
//! portals now. What was known before is a file of its own (`history.rs`), and so are the words of
//! files and dossiers: most who look at a page never need them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use triage::knowledge::Detail;

use super::file_words;
use super::known::{Told, known};
use super::voice::{Names, Voice};
use super::words::{CHECK, NOTES};
use crate::assets;
use crate::dated::Dated;
use crate::i18n::Lang;
use crate::paths::Paths;
use crate::site::Site;
use crate::snapshot::Snapshot;
use crate::state::AppState;

/// What is spoken from.
#[derive(Serialize)]
pub(super) struct Basis {
    day: NaiveDate,
    edition: i64,
    serial: i64,
}

impl Basis {
    pub(super) fn new(snapshot: &Snapshot, day: NaiveDate) -> Self {
        Self {
            day,
            edition: snapshot.edition.number,
            serial: snapshot.serial,
        }
    }
}

/// What an attempt of today carries of each portal, by its id; none where nobody said anything lately.
type Now = BTreeMap<String, Option<Told>>;

/// For the page on which attempts are noted. It shows the names of messages and portals.
#[derive(Serialize)]
pub(super) struct NotesData {
    #[serde(flatten)]
    voice: Voice,
    /// The full address at which a diary is checked, in Portuguese.
    check: String,
    /// The words that a file of today is written in: in Portuguese, and in the language of the page.
    files: [&'static str; 2],
    known: Basis,
    now: Now,
    /// The address of the script for files and dossiers.
    later: &'static str,
}

/// For the page that checks a diary.
#[derive(Serialize)]
pub(super) struct CheckData {
    #[serde(flatten)]
    voice: Voice,
    #[serde(flatten)]
    names: Names,
    /// As above.
    check: String,
    /// As above.
    later: &'static str,
}

/// The full address at which a diary is checked, for whoever gets it: in Portuguese.
pub(super) fn check_address(state: &AppState) -> String {
    Site::of(state).address(&Paths::new(Lang::Pt).check_diary())
}

impl NotesData {
    pub(super) fn new(dated: &Dated) -> Self {
        let handbook = &dated.snapshot.handbook;
        let facts = handbook.knowledge().facts.iter();
        let portals = facts.filter(|(_, fact)| matches!(fact.about, Detail::Portal(_)));
        let now = portals.map(|(id, _)| {
            let newest = known(handbook.states(), id, dated.day).pop();
            (id.clone(), newest.and_then(|known| known.state))
        });
        Self {
            voice: Voice::new(dated.t(), NOTES),
            check: check_address(&dated.state),
            files: [Lang::Pt, dated.lang].map(file_words::id),
            known: Basis::new(&dated.snapshot, dated.day),
            now: now.collect(),
            later: assets::diary_later_script(),
        }
    }
}

impl CheckData {
    pub(super) fn new(dated: &Dated) -> Self {
        Self {
            voice: Voice::new(dated.t(), CHECK),
            names: Names::new(dated.t(), &dated.snapshot, dated.day),
            check: check_address(&dated.state),
            later: assets::diary_later_script(),
        }
    }
}

/// As JSON that may stand in a page: nothing in it can end the block.
pub(super) fn block(data: &impl Serialize) -> String {
    // Strings and numbers can always be written as JSON.
    let json = serde_json::to_string(data).unwrap_or_default();
    json.replace('<', "\\u003c").replace('&', "\\u0026")
}
