//! Who may do what: each page of the editors with what it needs. A page that is not in the list
//! is for nobody, so that none can be forgotten. `tests/editor/roles.tsv` is the same, role by role,
//! and every cell of it is tried.

use axum::http::Method;
use store::Role;

/// What an account may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Right {
    /// Read drafts and lists.
    Read,
    /// Change facts, texts and states, and propose an edition.
    Edit,
    /// Publish what another has proposed.
    Publish,
    /// Go back to an earlier edition.
    GoBack,
    /// Freeze the reports of visitors.
    Freeze,
    /// Keep accounts.
    Accounts,
    /// Keep the sites that show our pages.
    Sites,
    /// Confirm that an account belongs to the person whose name it bears.
    Confirm,
}

impl Right {
    /// Whether a role has it.
    pub(crate) const fn of(self, role: Role) -> bool {
        match self {
            Self::Read => true,
            Self::Edit => matches!(role, Role::Editor | Role::Reviewer),
            Self::Publish => matches!(role, Role::Reviewer),
            Self::GoBack | Self::Freeze | Self::Confirm => {
                matches!(role, Role::Reviewer | Role::Operator)
            }
            Self::Accounts => matches!(role, Role::Operator),
            Self::Sites => !matches!(role, Role::Viewer),
        }
    }
}

impl Right {
    /// Whether it needs a person that an operator has not just made.
    pub(crate) const fn needs_a_person(self) -> bool {
        matches!(self, Self::Publish | Self::Confirm)
    }
}

/// What a page needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// Nothing: signing in, and links that were handed over.
    Nothing,
    /// A right password; the second factor is still to come.
    Password,
    /// Somebody who is signed in and has this right.
    Right(Right),
}

const OPEN: Needs = Needs::Nothing;
const PASSWORD: Needs = Needs::Password;
const READ: Needs = Needs::Right(Right::Read);
const EDIT: Needs = Needs::Right(Right::Edit);
const PUBLISH: Needs = Needs::Right(Right::Publish);
const GO_BACK: Needs = Needs::Right(Right::GoBack);
const FREEZE: Needs = Needs::Right(Right::Freeze);
const ACCOUNTS: Needs = Needs::Right(Right::Accounts);
const SITES: Needs = Needs::Right(Right::Sites);
const CONFIRM: Needs = Needs::Right(Right::Confirm);

/// What each page needs to be read, and to be sent to.
const RULES: &[(&str, Option<Needs>, Option<Needs>)] = &[
    ("/editor/sign-in", Some(OPEN), Some(OPEN)),
    ("/editor/sign-out", None, Some(OPEN)),
    ("/editor/invitation/{token}", Some(OPEN), Some(OPEN)),
    ("/editor/second-factor", Some(PASSWORD), Some(PASSWORD)),
    ("/editor/second-factor/new", Some(PASSWORD), Some(PASSWORD)),
    ("/editor", Some(READ), None),
    ("/editor/me", Some(READ), Some(READ)),
    ("/editor/me/password", Some(READ), Some(READ)),
    ("/editor/me/codes", Some(READ), Some(READ)),
    ("/editor/me/sessions/end", None, Some(READ)),
    ("/editor/states", Some(READ), None),
    ("/editor/states/new", Some(EDIT), Some(EDIT)),
    ("/editor/states/{id}/check", None, Some(EDIT)),
    ("/editor/states/{id}/end", Some(EDIT), Some(EDIT)),
    ("/editor/translations", Some(READ), Some(EDIT)),
    ("/editor/translations/start", Some(READ), None),
    ("/editor/translations/{file}", Some(READ), None),
    ("/editor/journal", Some(READ), None),
    ("/editor/knowledge.json", Some(READ), None),
    ("/editor/missed", Some(READ), None),
    ("/editor/missed/{id}", Some(EDIT), Some(EDIT)),
    ("/editor/missed/{id}/drop", None, Some(EDIT)),
    ("/editor/reports", Some(READ), Some(FREEZE)),
    ("/editor/accounts", Some(ACCOUNTS), Some(ACCOUNTS)),
    ("/editor/accounts/{id}", Some(ACCOUNTS), Some(ACCOUNTS)),
    ("/editor/accounts/{id}/invite", None, Some(ACCOUNTS)),
    ("/editor/access/{id}/confirm", None, Some(CONFIRM)),
    ("/editor/sites", Some(READ), None),
    ("/editor/sites/new", Some(SITES), Some(SITES)),
    ("/editor/sites/{id}", Some(READ), Some(SITES)),
    ("/editor/sites/{id}/remove", Some(SITES), Some(SITES)),
    ("/editor/draft", Some(READ), None),
    ("/editor/draft/check", None, Some(READ)),
    ("/editor/draft/preview", Some(READ), None),
    ("/editor/draft/propose", None, Some(EDIT)),
    ("/editor/proposals/{id}", Some(READ), None),
    ("/editor/proposals/{id}/approve", None, Some(PUBLISH)),
    ("/editor/proposals/{id}/withdraw", None, Some(EDIT)),
    ("/editor/editions", Some(READ), None),
    (
        "/editor/editions/{number}/back",
        Some(GO_BACK),
        Some(GO_BACK),
    ),
    ("/editor/facts", Some(READ), None),
    ("/editor/facts/overdue", Some(READ), None),
    ("/editor/facts/new", Some(EDIT), Some(EDIT)),
    ("/editor/facts/{id}", Some(READ), Some(EDIT)),
    ("/editor/facts/{id}/check", Some(READ), Some(EDIT)),
    ("/editor/facts/{id}/remove", Some(EDIT), Some(EDIT)),
    ("/editor/facts/{id}/texts", Some(READ), Some(EDIT)),
    ("/editor/facts/{id}/history", Some(READ), None),
    ("/editor/sources", Some(READ), None),
    ("/editor/sources/new", Some(EDIT), Some(EDIT)),
    ("/editor/sources/{id}", Some(READ), Some(EDIT)),
    ("/editor/sources/{id}/remove", Some(EDIT), Some(EDIT)),
    ("/editor/phrases/{message}", Some(READ), Some(EDIT)),
];

/// What a request to a page needs; none where the page is in no rule.
pub(super) fn needs(route: &str, method: &Method) -> Option<Needs> {
    let (_, to_read, to_send) = RULES.iter().find(|(path, ..)| *path == route)?;
    match *method {
        Method::GET | Method::HEAD => *to_read,
        Method::POST => *to_send,
        _ => None,
    }
}

/// Whether there is such a page, by whatever method.
pub(super) fn is_page(route: &str) -> bool {
    RULES.iter().any(|(path, ..)| *path == route)
}

/// Every page with the method by which it is asked for, for the test that tries them all.
pub fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    RULES.iter().flat_map(|(path, to_read, to_send)| {
        let read = to_read.map(|_| ("GET", *path));
        read.into_iter().chain(to_send.map(|_| ("POST", *path)))
    })
}
