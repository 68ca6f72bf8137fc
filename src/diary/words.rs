//! The words that the scripts say. They come with the page, in its language and in Portuguese.

use std::collections::BTreeMap;

use crate::i18n::Texts;

/// Words by the end of their key; `{name}` stands where the script puts a value.
pub(super) type Words = BTreeMap<&'static str, String>;

/// What stands before the end of each key.
const PREFIX: &str = "diary-";
/// What a script may put in.
const VALUES: [&str; 7] = ["n", "time", "state", "since", "checked", "edition", "name"];
/// What both scripts say.
const BOTH: &[&str] = &[
    "diary-what-message",
    "diary-what-message-other",
    "diary-what-unreachable",
    "diary-what-shop",
    "diary-known",
    "diary-known-nothing",
    "diary-known-none",
    "diary-state-open",
    "diary-state-limited",
    "diary-state-failing",
    "diary-state-closed",
    "diary-state-unknown",
    "diary-stamped",
    "diary-stamped-later",
    "diary-not-stamped",
    "diary-off-secure",
    "diary-file-big",
    "diary-file-other",
    "diary-file-cut",
    "diary-file-version",
    "diary-file-form",
    "diary-broken",
];
/// What is said where attempts are noted.
const NOTING: &[&str] = &[
    "diary-col-number",
    "diary-col-when",
    "diary-col-what",
    "diary-col-portal",
    "diary-col-known",
    "diary-col-stamp",
    "diary-time",
    "diary-noted",
    "diary-no-stamps",
    "diary-clock",
    "diary-off-storage",
    "diary-kept",
    "diary-in-page",
    "diary-deleted",
    "diary-delete-really",
    "diary-saved",
    "diary-full",
    "diary-opened",
    "diary-open-first",
    "diary-kept-other",
    "diary-file-title",
    "diary-file-lead",
    "diary-file-verify",
    "diary-head",
    "diary-no-history",
    "diary-not-qualified",
];
/// What is said where a diary is checked.
const CHECKING: &[&str] = &[
    "diary-ok",
    "diary-ok-none",
    "diary-unsure",
    "diary-intact",
    "check-diary-key",
    "check-diary-digest",
    "diary-bad-changed",
    "diary-bad-gap",
    "diary-bad-place",
    "diary-bad-link",
    "diary-bad-clocks",
    "diary-bad-order",
    "diary-bad-stamp-other",
    "diary-bad-stamp-false",
    "diary-bad-stamp-key",
    "diary-bad-stamp-early",
    "diary-bad-stamp-unchecked",
];

/// The words in one language: of the page on which attempts are noted, or of the one that checks.
pub(super) fn words(t: &Texts, is_noting: bool) -> Words {
    let said = |key: &&'static str| {
        let values = VALUES.map(|name| (name, format!("{{{name}}}").into()));
        (key.trim_start_matches(PREFIX), t.with_all(key, values))
    };
    let own = if is_noting { NOTING } else { CHECKING };
    BOTH.iter().chain(own).map(said).collect()
}
