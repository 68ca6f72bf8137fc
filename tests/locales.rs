//! Every language has the same words: the same keys, the same variables, every plural form; and
//! every key is used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;

/// What a language's plural rules tell apart among whole numbers that pages show.
const PLURALS: [(&str, &[&str]); 2] = [("en", &["one", "other"]), ("pt", &["one", "other"])];

/// Keys that the program puts together: what they begin with, and where.
const PUT_TOGETHER: &[&str] = &[
    "about-",
    "desk-language-",
    "accessibility-",
    "privacy-", // pages: sections
    "editing-advice-",
    "editing-field-",
    "editing-hint-",
    "editing-source-",
    "editing-text-",
    "editing-wrong-", // editors: fields, and what is wrong with them
    "age-",
    "basis-",
    "invited-",
    "niss-",
    "permit-",
    "place-", // questions: values
    "portal-",
    "proof-",
    "request-",
    "tried-",
    "message-",
    "api-", // API: refused parameters
    "appears-",
    "check-diary-", // diaries: what is wrong with a stamp
    "fix-",
    "words-",
    "group-", // messages
    "found-hearing",
    "found-known",
    "found-refusal",
    "found-unknown",
    "found-unsure", // what was recognised
    "cost-",
    "kind-", // facts
    "counter-asked-",
    "counter-wanted-", // the sentence for a counter: what was told of the request
    "field-",
    "origin-",    // differences: fields by their path, who wrote a text
    "day-",       // results: days that matter
    "reminders-", // reminders: the same days
    "worked-worked",
    "worked-not-worked",
    "worked-unreachable", // one tap: how it went
    "error-",             // errors, by their code
    "flow-date",
    "flow-known",
    "flow-some",    // flow: open answers
    "role-",        // accounts
    "sites-",       // sites: fields and their hints
    "frame-part-",  // results in a frame: parts
    "embed-",       // ways in
    "frame-error-", // errors in a frame
    "desk-error-",  // and at a desk
    "take-",        // what is made of a result
    "letters-title-",
    "letters-when-",
    "letter-blank-",
    "letter-happened-", // letters: kinds, what only the person knows, what a message tells
    "subject-",         // journal: what was changed
    "deed-",            // journal: what was done with it
    "done-",            // editors: what was done just now
    "editor-error-",    // editors: what went wrong
    "draft-who-",
    "draft-certainty-",
    "draft-standing-",
    "draft-state-", // drafts: people, outcomes, changes, proposals, by their name
    "month-",
    "q-",
    "told-", // questions, by their name
    "reason-",
    "route-",
    "standing-",       // outcomes, by their name
    "state-",          // portals: states
    "report-symptom-", // reports: what happened
];

/// What one message needs and offers.
#[derive(Debug, Default, PartialEq)]
struct Words {
    variables: BTreeSet<String>,
    /// The plural forms of each choice by number.
    plurals: Vec<BTreeSet<String>>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn languages() -> Vec<String> {
    let folders = fs::read_dir(root().join("locales")).expect("the locales");
    let names = folders.map(|folder| folder.expect("a folder").file_name());
    names
        .map(|name| name.into_string().expect("a name"))
        .collect()
}

/// Every message of a language. A key that stands twice would silently win over the other.
fn read(lang: &str) -> BTreeMap<String, Words> {
    let mut all = BTreeMap::new();
    for file in fs::read_dir(root().join("locales").join(lang)).expect("a language") {
        let path = file.expect("a file").path();
        let text = fs::read_to_string(&path).expect("a text");
        let resource = parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let mut words = Words::default();
            of_pattern(message.value.as_ref().expect("words"), &mut words);
            let twice = all.insert(message.id.name.to_owned(), words);
            assert!(
                twice.is_none(),
                "{}: {} stands twice",
                path.display(),
                message.id.name
            );
        }
    }
    all
}

fn of_pattern(pattern: &Pattern<&str>, words: &mut Words) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, words);
        }
    }
}

fn of_expression(expression: &Expression<&str>, words: &mut Words) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, words),
        Expression::Select { selector, variants } => {
            of_inline(selector, words);
            let mut forms = BTreeSet::new();
            for variant in variants {
                if let VariantKey::Identifier { name } = &variant.key {
                    forms.insert((*name).to_owned());
                }
                of_pattern(&variant.value, words);
            }
            words.plurals.push(forms);
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, words: &mut Words) {
    match inline {
        InlineExpression::VariableReference { id } => {
            words.variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, words),
        _ => {}
    }
}

#[test]
fn every_language_has_the_same_keys_with_the_same_variables() {
    let english = read("en");
    for lang in languages() {
        let words = read(&lang);
        let keys = |words: &BTreeMap<String, Words>| words.keys().cloned().collect::<BTreeSet<_>>();
        let (ours, theirs) = (keys(&english), keys(&words));
        let missing: Vec<_> = ours.difference(&theirs).collect();
        let extra: Vec<_> = theirs.difference(&ours).collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{lang}: missing {missing:?}, extra {extra:?}"
        );
        for (key, of_key) in &english {
            assert_eq!(
                of_key.variables, words[key].variables,
                "{lang}: variables of {key}"
            );
        }
    }
}

#[test]
fn every_choice_by_number_has_the_forms_of_its_language() {
    for lang in languages() {
        let (_, wanted) = PLURALS
            .iter()
            .find(|(known, _)| *known == lang)
            .unwrap_or_else(|| panic!("say which plural forms {lang} has"));
        for (key, words) in read(&lang) {
            for forms in &words.plurals {
                let missing: Vec<_> = wanted
                    .iter()
                    .filter(|form| !forms.contains(**form))
                    .collect();
                assert!(missing.is_empty(), "{lang}: {key} lacks {missing:?}");
            }
        }
    }
}

#[test]
fn every_key_is_used() {
    let mut text = String::new();
    for folder in ["src", "templates"] {
        collect(&root().join(folder), &mut text);
    }
    let quoted: BTreeSet<_> = text.split('"').collect();
    let is_used =
        |key: &str| quoted.contains(key) || PUT_TOGETHER.iter().any(|begin| key.starts_with(begin));
    let unused: Vec<_> = read("en").into_keys().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "nobody uses {unused:?}");
}

fn collect(folder: &Path, text: &mut String) {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    for path in paths {
        if path.is_dir() {
            collect(&path, text);
        } else {
            text.push_str(&fs::read_to_string(&path).expect("a text"));
        }
    }
}
