//! Every address of the site as a function, so that no template and no handler writes one.

use chrono::NaiveDate;
use triage::Question;

use crate::address::{Asked, Pick, push};
use crate::i18n::Lang;
use crate::shell::Shell;

/// What programs read about the API, in no language.
pub(crate) const API_DESCRIPTION: &str = "/api/v1/openapi.json";

/// The desk in the languages of a volunteer and of a client, by their codes. No answer is ever in it.
pub(crate) fn desk(page: &str, ui: &str, with: Option<&str>) -> String {
    let mut query = String::new();
    push(&mut query, "ui", ui);
    if let Some(with) = with {
        push(&mut query, "with", with);
    }
    format!("{DESK}{page}{query}")
}

/// Where the desk begins; its languages are still to be chosen.
pub(crate) const DESK: &str = "/desk";

/// The short address of a result: whoever has it has the answers.
pub(crate) fn short(code: &str) -> String {
    format!("/r/{code}")
}

/// The Atom feed of a portal's or a message's page.
pub(crate) fn atom(page: &str) -> String {
    format!("{page}/feed.atom")
}

/// The JSON Feed of a portal's or a message's page.
pub(crate) fn json_feed(page: &str) -> String {
    format!("{page}/feed.json")
}

/// The addresses of one language in one shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// Before the pages of the interview.
    base: String,
    /// Before every other page. A frame has none of them: its page `open` says where it is.
    rest: String,
}

impl Paths {
    /// The addresses of the full pages.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let base = format!("/{}", lang.code());
        Self {
            rest: base.clone(),
            base,
        }
    }

    /// The addresses of the pages in a shell.
    pub(crate) fn within(shell: &Shell) -> Self {
        let base = shell.base();
        match shell.site {
            Some(_) => Self {
                rest: format!("{base}/open"),
                base,
            },
            None => Self::new(shell.lang),
        }
    }

    /// The start page.
    #[must_use]
    pub fn start(&self) -> String {
        format!("{}/", self.base)
    }

    /// A question, with what was answered.
    #[must_use]
    pub fn question(&self, question: Question, asked: &Asked) -> String {
        format!("{}/check/{}{}", self.base, question.name(), asked.query())
    }

    /// A question without its query, for a form.
    #[must_use]
    pub fn question_form(&self, question: Question) -> String {
        format!("{}/check/{}", self.base, question.name())
    }

    /// A question whose date is being picked by links.
    #[must_use]
    pub fn pick(&self, pick: Pick, asked: &Asked) -> String {
        let mut query = asked.query();
        let date = match pick.month {
            Some(month) => format!("{}:{:04}-{month:02}", pick.question.name(), pick.year),
            None => format!("{}:{:04}", pick.question.name(), pick.year),
        };
        crate::address::push(&mut query, "pick", &date);
        format!("{}/check/{}{query}", self.base, pick.question.name())
    }

    /// The result.
    #[must_use]
    pub fn result(&self, asked: &Asked) -> String {
        format!("{}/check/result{}", self.base, asked.query())
    }

    /// What is made of a result: `take`, `sheet`, `letters`, `reminders` …
    #[must_use]
    pub fn take(&self, name: &str, asked: &Asked) -> String {
        format!("{}/check/{name}{}", self.base, asked.query())
    }

    /// The result behind the address of its page of what to take along.
    pub(crate) fn result_behind(&self, take: &str) -> Option<String> {
        let answers = take.strip_prefix(&format!("{}/check/take?", self.base))?;
        Some(format!("{}/check/result?{answers}", self.base))
    }

    /// Where the code of a paper is typed.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{}/code", self.base)
    }

    /// The catalogue of messages.
    #[must_use]
    pub fn messages(&self) -> String {
        format!("{}/messages", self.rest)
    }

    /// Where a text is sent that was not recognised.
    #[must_use]
    pub fn messages_missed(&self) -> String {
        format!("{}/messages/missed", self.rest)
    }

    /// One message.
    #[must_use]
    pub fn message(&self, id: &str) -> String {
        format!("{}/messages/{id}", self.rest)
    }

    /// The portals.
    #[must_use]
    pub fn portals(&self) -> String {
        format!("{}/portals", self.rest)
    }

    /// One portal.
    #[must_use]
    pub fn portal(&self, id: &str) -> String {
        format!("{}/portals/{id}", self.rest)
    }

    /// Where somebody tells how a portal went.
    #[must_use]
    pub fn portal_report(&self, id: &str) -> String {
        format!("{}/portals/{id}/report", self.rest)
    }

    /// Where one tap says whether something worked.
    #[must_use]
    pub fn worked(&self) -> String {
        format!("{}/worked", self.rest)
    }

    /// Where an attempt is noted.
    #[must_use]
    pub fn diary(&self) -> String {
        format!("{}/diary", self.rest)
    }

    /// The same for a message and a portal, as far as they are known: to note at one tap that it appeared.
    #[must_use]
    pub fn diary_of(&self, message: Option<&str>, portal: Option<&str>) -> String {
        let mut query = String::new();
        for (name, id) in [("message", message), ("portal", portal)] {
            if let Some(id) = id {
                push(&mut query, name, id);
            }
        }
        self.diary() + &query
    }

    /// The diary on paper, to be filled in by hand.
    #[must_use]
    pub fn diary_paper(&self) -> String {
        format!("{}/paper", self.diary())
    }

    /// Where a diary and its time-stamps are checked.
    #[must_use]
    pub fn check_diary(&self) -> String {
        format!("{}/check-diary", self.rest)
    }

    /// Why we say something.
    #[must_use]
    pub fn fact(&self, id: &str) -> String {
        format!("{}/facts/{id}", self.rest)
    }

    /// The whole interview, drawn.
    #[must_use]
    pub fn flow(&self) -> String {
        format!("{}/flow", self.rest)
    }

    /// What changed from edition to edition.
    #[must_use]
    pub fn editions(&self) -> String {
        format!("{}/editions", self.rest)
    }

    /// One edition, and what it changed.
    #[must_use]
    pub fn edition(&self, number: i64) -> String {
        format!("{}/editions/{number}", self.rest)
    }

    /// What changed from one edition to another.
    #[must_use]
    pub fn editions_between(&self, before: i64, after: i64) -> String {
        format!("{}/editions/{before}...{after}", self.rest)
    }

    /// How to show the interview in another page.
    #[must_use]
    pub fn embed(&self) -> String {
        format!("{}/embed", self.rest)
    }

    /// The choice of a month of cards.
    #[must_use]
    pub fn calendar(&self) -> String {
        format!("{}/calendar", self.rest)
    }

    /// The days of the cards that expire in a month.
    #[must_use]
    pub fn calendar_month(&self, month: NaiveDate) -> String {
        format!("{}/calendar/{}", self.rest, month.format("%Y-%m"))
    }

    /// The same as a file for calendars.
    #[must_use]
    pub fn calendar_file(&self, month: NaiveDate) -> String {
        format!("{}.ics", self.calendar_month(month))
    }

    /// A page of plain words: `about`, `privacy`, `accessibility`.
    #[must_use]
    pub fn plain(&self, page: &str) -> String {
        format!("{}/{page}", self.rest)
    }
}
