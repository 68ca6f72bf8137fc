//! `/diary/words/{name}`: the words that files are written in, each set named by its language and its
//! content. A file names its sets and is compared with them sign by sign, so every set that files were
//! ever written in stays in `static/diary/words/`. A test keeps today's there.

use std::sync::LazyLock;

use axum::response::{IntoResponse as _, Response};
use include_dir::{Dir, include_dir};
use serde_json::json;
use store::digest;

use super::words::{FILE, words};
use crate::error::AppError;
use crate::extract::LastSegment;
use crate::i18n::{Lang, Texts};
use crate::page::{Keep, text};

/// All sets, one a file.
static EVER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/static/diary/words");
const JSON: &str = "application/json";

/// A set of words.
struct Set {
    /// The first 16 signs of the SHA-256 of its text.
    id: String,
    text: String,
}

impl Set {
    /// Words, and how a day is written: as JSON with sorted names and without spaces.
    fn new(t: &Texts) -> Self {
        let set = json!({
            "day": t.day_with_places(),
            "dir": t.lang().dir(),
            "months": t.months(),
            "tag": t.lang().tag(),
            "words": words(t, FILE),
        });
        let text = set.to_string();
        Self {
            id: digest(&text)[..16].to_owned(),
            text,
        }
    }
}

/// Today's, as the languages stand in [`Lang::ALL`].
static TODAY: LazyLock<[Set; 3]> = LazyLock::new(|| Lang::ALL.map(|lang| Set::new(lang.texts())));

fn today(lang: Lang) -> Option<&'static Set> {
    let at = Lang::ALL.iter().position(|one| *one == lang)?;
    TODAY.get(at)
}

/// The number of the set that files are written in today: 16 hexadecimal signs.
pub(super) fn id(lang: Lang) -> &'static str {
    today(lang).map_or("", |set| &set.id)
}

/// `GET /diary/words/en-0123456789abcdef` for one set, `GET /diary/words/en` for today's.
pub(super) async fn get(LastSegment(name): LastSegment) -> Response {
    let (code, id) = name.split_once('-').unwrap_or((&name, ""));
    let set = Lang::from_code(code).and_then(today);
    match set {
        Some(set) if id.is_empty() => text(set.text.clone(), JSON, Keep::Public),
        Some(set) if id == set.id => text(set.text.clone(), JSON, Keep::Forever),
        _ => match EVER.get_file(format!("{name}.json")) {
            Some(file) => {
                let body = String::from_utf8_lossy(file.contents()).into_owned();
                text(body, JSON, Keep::Forever)
            }
            None => AppError::NotFound.into_response(),
        },
    }
}
