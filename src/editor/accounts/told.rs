//! What operators did to accounts in the last days: told to whoever it concerns, and confirmed by a
//! third person.

use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Utc};
use store::{Account, Store};

use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::done::Done;
use crate::error::AppError;
use crate::extract::SegmentBeforeLast;
use crate::i18n::Texts;
use crate::redirect::see_other;
use crate::state::AppState;

/// One notice.
pub(in crate::editor) struct Notice {
    pub(in crate::editor) words: String,
    /// The account that can be confirmed by whoever reads this.
    pub(in crate::editor) confirm: Option<i64>,
}

/// The notices for somebody: of the own account, and for reviewers and operators of all.
pub(in crate::editor) async fn notices(
    store: &Store,
    editor: &Editor,
    now: DateTime<Utc>,
) -> Result<Vec<Notice>, AppError> {
    let t = editor.lang().texts();
    if !Right::Confirm.of(editor.role()) {
        return Ok(own(t, &editor.account, now).into_iter().collect());
    }
    let accounts = store.accounts(now).await?.into_iter();
    let notices = accounts.filter_map(|line| {
        let account = line.account;
        if account.id == editor.account.id {
            return own(t, &account, now);
        }
        let given = account.access_told(now)?;
        let values = [
            ("by", given.by.as_str().into()),
            ("name", account.name.as_str().into()),
            ("at", t.moment(given.at).into()),
        ];
        let words = t.with_all("access-given", values);
        let words = match &given.confirmed_by {
            Some(who) => format!(
                "{words} {}",
                t.with("access-confirmed", "name", who.as_str())
            ),
            None => words,
        };
        let may =
            editor.may(Right::Confirm) && given.by != editor.name() && given.confirmed_by.is_none();
        Some(Notice {
            words,
            confirm: may.then_some(account.id),
        })
    });
    Ok(notices.collect())
}

fn own(t: &Texts, account: &Account, now: DateTime<Utc>) -> Option<Notice> {
    let given = account.access_told(now)?;
    let (by, at) = (("by", given.by.as_str()), ("at", t.moment(given.at)));
    Some(Notice {
        words: t.with_two("access-given-own", by, at),
        confirm: None,
    })
}

/// `POST /editor/access/{id}/confirm`
pub(super) async fn confirm(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
) -> Result<Response, AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    match store(&state)?.confirm_access(id, editor.name()).await? {
        true => Ok(see_other(&Done::AccessConfirmed.on("/editor"))),
        false => Err(AppError::NotFound),
    }
}
