//! The interview: answers, knowledge and a day in; the next question or the outcome out.
//!
//! This crate is pure. It reads no clock, no file and no database, and it holds no sentence in any
//! language: the list of its dependencies is the proof. A missing answer is the next question, so
//! [`next_step`] is at once the flow, the order of the questions and the rules.
//!
//! ```
//! use chrono::NaiveDate;
//! use triage::{Answers, Handbook, Knowledge, Question, Step, next_step};
//!
//! let handbook = Handbook::new(Knowledge::default(), Vec::new());
//! let day = NaiveDate::from_ymd_opt(2025, 8, 17).expect("a day");
//! let reply = next_step(&Answers::default(), &handbook, day);
//! assert_eq!(reply.step, Step::Ask(Question::Permit));
//! ```

mod answers;
mod handbook;
mod interview;
mod month;
mod outcome;
mod parse;
mod question;
mod route;
mod tried;

pub mod freshness;
pub mod knowledge;
pub mod prove;
pub mod recognise;

pub use answers::{
    Age, Answers, Basis, Expires, Invited, MessageTold, Niss, Permit, Place, PortalTold, Proof,
    Request,
};
pub use handbook::{Handbook, OpenWindow};
pub use interview::{dates, facts, message_routes, next_step, while_month_closed};
pub use knowledge::{Fact, FactId, Knowledge};
pub use month::{MonthDay, MonthDayKind, card_month_days, parse_card_month};
pub use outcome::{
    Action, Milestone, MilestoneKind, NamedFact, Outcome, Reason, Reply, Standing, StandingCode,
    Step, Warning,
};
pub use parse::{AnswerError, AnswerErrorCode, parse_answer, parse_day, parse_visit};
pub use question::{Question, QuestionKind};
pub use route::{Certainty, Route};
pub use tried::{Tried, TriedStep};
