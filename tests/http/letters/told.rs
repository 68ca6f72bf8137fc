//! What letters say of a message: `told.txt` has every message with each letter that tells it, to be
//! read by people. A message is told only where it shows what the letter says; in all others it is not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};

use axum::http::StatusCode;
use rumo::i18n::Lang;
use triage::{Handbook, MessageTold};

use super::ends::{Messages, ends};
use super::{address, day};
use crate::app::{TODAY, TestApp, knowledge, states};

/// How a letter begins to say what was told.
const TOLD: [&str; 2] = [
    "a resposta que vi ou recebi foi esta",
    "aconteceu o seguinte",
];

#[tokio::test]
async fn a_message_is_told_only_in_a_letter_that_it_bears_on() {
    let handbook = Handbook::new(knowledge().clone(), states().to_vec());
    let app = TestApp::on(TODAY);
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (answers, outcome) in ends(&handbook, day(TODAY), Messages::OfEveryKind) {
        let Some(MessageTold::Known(id)) = &answers.message else {
            continue;
        };
        let tried = answers.tried.is_some_and(|tried| tried.count() > 0);
        let kind = (id, outcome.reason, answers.request, tried);
        if !seen.insert(format!("{kind:?}")) {
            continue;
        }
        let page = app.get(&address(Lang::Pt, "contact-form", &answers)).await;
        assert_eq!(page.status, StatusCode::OK);
        found
            .entry(id.clone())
            .or_default()
            .extend(told(&page.texts("#text > p")));
    }
    assert_eq!(found.len(), knowledge().messages().count(), "every message");
    let now = found.iter().fold(String::new(), |text, (id, letters)| {
        let letters: Vec<_> = letters
            .iter()
            .map(|letter| format!("    {letter}\n"))
            .collect();
        text + &format!("{id}\n{}", letters.concat())
    });
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/http/letters/told.txt");
    if env::var_os("WRITE_TOLD").is_some() {
        fs::write(&path, &now).expect("written");
    }
    let read = fs::read_to_string(&path).expect("told.txt");
    assert!(
        now == read,
        "read what letters say now: WRITE_TOLD=1 writes told.txt"
    );
}

/// What a letter is about and what it tells of the message, if anything.
fn told(paras: &[String]) -> Option<String> {
    let is = paras.get(3)?.split(" Portal em causa").next()?;
    let mut told = paras.iter();
    let told = told.find(|para| TOLD.iter().any(|words| para.contains(words)))?;
    Some(format!("{is} → {told}"))
}
