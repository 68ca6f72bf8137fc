//! The words that the scripts say: which of them a page, a dossier and a file need.

use std::collections::BTreeMap;

use crate::i18n::Texts;

/// Words by the end of their key; `{name}` stands where the script puts a value.
pub(super) type Words = BTreeMap<&'static str, String>;

/// What stands before the end of each key.
const PREFIX: &str = "diary-";
/// What a script may put in.
const VALUES: [&str; 10] = [
    "n", "time", "state", "since", "checked", "edition", "name", "written", "day", "hours",
];
/// Some of the keys.
pub(super) type Keys = &'static [&'static str];

/// The page on which attempts are noted.
pub(super) const NOTES: &[Keys] = &[ENTRY, SHOWN, NOTED, READ, WHOLE];
/// The page that checks a diary.
pub(super) const CHECK: &[Keys] = &[ENTRY, SHOWN, READ, BAD, WHOLE, FOUND, CHECKED];
/// The dossier.
pub(super) const DOSSIER: &[Keys] = &[ENTRY, SHOWN, BAD, WHOLE, FOUND, WRITTEN, PRINTED];
/// A file. What it was written in stays readable for ever: see `file_words.rs`.
pub(super) const FILE: &[Keys] = &[ENTRY, WRITTEN];

/// An entry.
const ENTRY: Keys = &[
    "diary-what-message",
    "diary-what-message-other",
    "diary-what-message-unknown",
    "diary-what-unreachable",
    "diary-what-shop",
    "diary-what-mistake",
    "diary-portal-unknown",
    "diary-known",
    "diary-known-nothing",
    "diary-known-none",
    "diary-known-day",
    "diary-state-open",
    "diary-state-limited",
    "diary-state-failing",
    "diary-state-closed",
    "diary-state-unknown",
    "diary-time",
    "diary-stamped",
    "diary-stamped-later",
    "diary-not-stamped",
];
/// Its stamp, as it was checked, and that it was a mistake.
const SHOWN: Keys = &[
    "diary-not-checked",
    "diary-proved",
    "diary-proved-later",
    "diary-mistaken",
];
/// What the buttons of the page of notes do.
const NOTED: Keys = &[
    "diary-noted",
    "diary-where-first",
    "diary-mistake",
    "diary-mistake-really",
    "diary-no-stamps",
    "diary-stamp-newer",
    "diary-clock",
    "diary-clock-far",
    "diary-off-storage",
    "diary-kept",
    "diary-keep-done",
    "diary-kept-other",
    "diary-kept-unreadable",
    "diary-in-page",
    "diary-gone",
    "diary-changed-elsewhere",
    "diary-deleted",
    "diary-delete-really",
    "diary-saved",
    "diary-full",
    "diary-opened",
    "diary-opened-unsure",
    "diary-open-first",
    "diary-open-broken",
    "diary-note-changed",
    "diary-no-words",
    "diary-no-dossier",
    "diary-words-here",
    "diary-head",
    "diary-col-number",
];
/// A file that is read.
const READ: Keys = &[
    "diary-off-secure",
    "diary-file-big",
    "diary-file-other",
    "diary-file-cut",
    "diary-file-version",
    "diary-file-form",
];
/// What is wrong with an entry.
const BAD: Keys = &[
    "diary-bad-changed",
    "diary-bad-gap",
    "diary-bad-place",
    "diary-bad-link",
    "diary-bad-clocks",
    "diary-bad-odd",
    "diary-bad-stamp-other",
    "diary-bad-stamp-false",
    "diary-bad-stamp-key",
];
/// A diary in which nothing is wrong or in doubt.
const WHOLE: Keys = &["diary-ok", "diary-ok-none", "diary-empty"];
/// What was found else.
const FOUND: Keys = &[
    "diary-unsure",
    "diary-broken",
    "diary-sum-entries",
    "diary-sum-bad",
    "diary-sum-proved",
    "diary-sum-unproved",
    "diary-sum-mistaken",
    "diary-sum-late",
    "diary-sum-known",
    "diary-sum-known-before",
    "diary-sum-known-other",
    "diary-doubt-order",
    "diary-doubt-stamp-early",
    "diary-doubt-stamp-unchecked",
    "diary-doubt-stamp-outside",
    "diary-doubt-stamp-ahead",
    "diary-doubt-uncovered",
    "diary-doubt-unproved",
    "diary-doubt-late",
    "diary-doubt-message-unknown",
    "diary-doubt-portal-unknown",
    "diary-doubt-known-other",
    "diary-doubt-known-earlier",
    "diary-doubt-known-number",
    "diary-doubt-known-uncompared",
    "diary-doubt-known-later",
    "diary-doubt-known-unchecked",
];
/// What was found, on the page that checks.
const CHECKED: Keys = &[
    "diary-readable-same",
    "diary-readable-other",
    "diary-readable-lang",
    "diary-readable-unread",
    "diary-readable-changed",
    "diary-file-away",
    "diary-intact",
    "diary-known-same",
    "diary-end-short",
    "diary-end-none",
    "diary-end-earlier",
    "diary-end-last",
    "check-diary-key",
    "check-diary-digest",
];
/// A file that is written.
const WRITTEN: Keys = &[
    "diary-col-number",
    "diary-col-when",
    "diary-col-what",
    "diary-col-portal",
    "diary-col-known",
    "diary-col-stamp",
    "diary-file-title",
    "diary-file-lead",
    "diary-file-verify",
    "diary-head",
    "diary-not-qualified",
];
/// The dossier alone.
const PRINTED: Keys = &[
    "diary-no-history",
    "diary-from",
    "diary-from-to",
    "diary-one-day",
    "diary-checked-when",
    "diary-checked-key",
    "diary-checked-no-key",
];

/// The words of these keys in one language.
pub(super) fn words(t: &Texts, keys: &[Keys]) -> Words {
    let said = |key: &&'static str| {
        let values = VALUES.map(|name| (name, format!("{{{name}}}").into()));
        (key.trim_start_matches(PREFIX), t.with_all(key, values))
    };
    keys.iter().copied().flatten().map(said).collect()
}
