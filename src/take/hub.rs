//! The page from which a result is taken away: its short address, how to share it, and what is made
//! of it.

use askama::Template;
use axum::response::{IntoResponse as _, Response};

use super::share::Share;
use crate::assets;
use crate::error::AppError;
use crate::finished::Finished;
use crate::layout::Layout;
use crate::letters;
use crate::page::{Keep, Page};
use crate::qr::Qr;
use crate::words;
use crate::worked::Worked;

/// What is made of a result, in the order in which people want it.
const MADE: [&str; 3] = ["sheet", "letters", "reminders"];

#[derive(Template)]
#[template(path = "take.html")]
struct HubPage {
    layout: Layout,
    /// The way, in the words of the result.
    way: String,
    back: String,
    /// Name and address of each.
    made: Vec<(&'static str, String)>,
    /// The short address.
    address: String,
    qr: Qr,
    share: Share,
    /// The buttons that ask whether it worked.
    tell: Option<Worked>,
    stylesheet: &'static str,
    /// The address of the script that copies.
    script: &'static str,
}

/// The diary, where the message is chosen already, and the portal that letters of this way are about: but
/// none with a message that appears elsewhere.
fn diary(finished: &Finished) -> String {
    let Finished { visit, answers, .. } = finished;
    let message = answers.message_id();
    let fact = message.and_then(|id| visit.snapshot.knowledge().message(id));
    let is_of =
        |portal: &&str| fact.is_none_or(|fact| fact.appears.iter().any(|one| one == portal));
    let portal = letters::portal(finished).filter(is_of);
    visit.paths().diary_of(message, portal)
}

/// Name and address of what is made of a result, and of the diary.
fn made(finished: &Finished) -> Vec<(&'static str, String)> {
    let (paths, asked) = (finished.visit.paths(), finished.asked());
    let made = MADE.map(|name| (name, paths.take(name, &asked)));
    made.into_iter()
        .chain([("diary", diary(finished))])
        .collect()
}

/// `GET /{lang}/check/take`
pub(super) async fn get(finished: Finished) -> Result<Response, AppError> {
    let Finished {
        visit,
        outcome,
        answers,
        ..
    } = &finished;
    let (t, asked, paths) = (visit.lang.texts(), finished.asked(), visit.paths());
    let address = finished.short_address();
    let page = HubPage {
        layout: visit.layout(&paths.take("take", &asked)),
        way: words::title(t, outcome, answers),
        back: paths.result(&asked),
        made: made(&finished),
        qr: Qr::new(&address)?,
        share: Share::new(t, &address, t.date(visit.day)),
        address,
        tell: Worked::of_result(&finished),
        stylesheet: assets::take_stylesheet(),
        script: assets::copy(),
    };
    Ok(Page::new(page, Keep::Private).into_response())
}
