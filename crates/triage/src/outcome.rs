//! What the interview gives back: the next question, or the way with its reasons.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::answers::Answers;
use crate::question::Question;
use crate::route::{Certainty, Route};

/// The id of a fact that an outcome names. Most are written in the rules, and cost nothing.
pub type NamedFact = Cow<'static, str>;

/// The interview's reply: the step, and the answers that led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// What comes next.
    pub step: Step,
    /// The answers that mattered so far, and those that may still matter. The others are dropped.
    pub answers: Answers,
}

/// What comes next.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// A question.
    Ask(Question),
    /// The outcome.
    Done(Box<Outcome>),
}

/// Which way to go, and everything that must be said with it. No words: ids, dates and names.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The first route.
    pub route: Route,
    /// The routes after it.
    pub then: Vec<Route>,
    /// Which row of the interview decided.
    pub reason: Reason,
    /// How sure the route is.
    pub certainty: Certainty,
    /// The person's standing on the day, whatever the route.
    pub standing: Standing,
    /// What to do, in order.
    pub actions: Vec<Action>,
    /// What to know, most important first.
    pub warnings: Vec<Warning>,
    /// The facts that decided the route or the standing.
    pub because: Vec<NamedFact>,
    /// Who helps.
    pub help: Vec<NamedFact>,
    /// The papers, in order.
    pub documents: Vec<NamedFact>,
    /// The days that matter, in order.
    pub milestones: Vec<Milestone>,
}

impl Outcome {
    /// The routes in their order.
    pub fn routes(&self) -> impl Iterator<Item = Route> + '_ {
        std::iter::once(self.route).chain(self.then.iter().copied())
    }

    /// The first portal of the way, now or later.
    #[must_use]
    pub fn portal(&self) -> Option<&'static str> {
        self.routes().find_map(Route::portal)
    }
}

/// Which row of the interview decided the first route. Also the key of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// A first permit was never issued.
    FirstPermit,
    /// The document is none that we know.
    OtherDocument,
    /// A visa is extended by the form.
    Visa,
    /// An EU, EU-family or Brexit card goes by the form.
    EuFamily,
    /// The request was refused.
    Refused,
    /// The card expired before 22 February 2020 and nothing was asked.
    TooOld,
    /// A message decides.
    Message,
    /// The request is paid and on its way.
    Pending,
    /// The request was sent; whether it is paid is not known.
    Unpaid,
    /// The request was granted.
    Approved,
    /// The expiry date is not known.
    NoExpiry,
    /// AIMA's record holds a wrong date.
    WrongDate,
    /// Too early: more than 90 days before the end.
    TooEarly,
    /// AIMA has invited to the extension portal.
    Invited,
    /// The extension portal takes this card without invitation.
    ExtensionOpen,
    /// The extension portal does not take this card yet: wait for AIMA's e-mail.
    ExtensionWait,
    /// The extension portal takes no new files: go in person.
    ExtensionOver,
    /// The same, and the six months are over too.
    ExtensionLapsed,
    /// Before the portals opened.
    PortalsNotOpen,
    /// CPLP: wait for AIMA's e-mail.
    CplpWait,
    /// The kind of card is not in the portal yet.
    KindNotOpen,
    /// The Portal das Renovações takes this card.
    PortalOpen,
    /// It takes cards with this date, as far as we know also those that ended long ago.
    PortalAssumed,
    /// It probably does: our last look is too old to know.
    PortalProbablyOpen,
    /// It takes the kind, and the range is not known for sure.
    RangeUnsure,
    /// The month is not open yet.
    MonthNotOpen,
    /// Finished studies: another form.
    StudentFinished,
    /// Left the studies and works: another title.
    StudentLeft,
    /// No NISS.
    NissNone,
    /// Social Security refused a NISS.
    NissRefused,
    /// The portal refuses the number.
    NissRejected,
    /// The portal does not know the number.
    NissUnlinked,
    /// The portal does not open.
    Unreachable,
    /// The portal does not open from abroad.
    Abroad,
    /// A source says that the portal is closed.
    PortalClosed,
    /// A message that is not in the catalogue.
    UnknownMessage,
    /// Two things were tried without effect.
    TriedEnough,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 37] = [
        Self::FirstPermit,
        Self::OtherDocument,
        Self::Visa,
        Self::EuFamily,
        Self::Refused,
        Self::TooOld,
        Self::Message,
        Self::Pending,
        Self::Unpaid,
        Self::Approved,
        Self::NoExpiry,
        Self::WrongDate,
        Self::TooEarly,
        Self::Invited,
        Self::ExtensionOpen,
        Self::ExtensionWait,
        Self::ExtensionOver,
        Self::ExtensionLapsed,
        Self::PortalsNotOpen,
        Self::CplpWait,
        Self::KindNotOpen,
        Self::PortalOpen,
        Self::PortalAssumed,
        Self::PortalProbablyOpen,
        Self::RangeUnsure,
        Self::MonthNotOpen,
        Self::StudentFinished,
        Self::StudentLeft,
        Self::NissNone,
        Self::NissRefused,
        Self::NissRejected,
        Self::NissUnlinked,
        Self::Unreachable,
        Self::Abroad,
        Self::PortalClosed,
        Self::UnknownMessage,
        Self::TriedEnough,
    ];

    /// The key of its words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FirstPermit => "first-permit",
            Self::OtherDocument => "other-document",
            Self::Visa => "visa",
            Self::EuFamily => "eu-family",
            Self::Refused => "refused",
            Self::TooOld => "too-old",
            Self::Message => "message",
            Self::Pending => "pending",
            Self::Unpaid => "unpaid",
            Self::Approved => "approved",
            Self::NoExpiry => "no-expiry",
            Self::WrongDate => "wrong-date",
            Self::TooEarly => "too-early",
            Self::Invited => "invited",
            Self::ExtensionOpen => "extension-open",
            Self::ExtensionWait => "extension-wait",
            Self::ExtensionOver => "extension-over",
            Self::ExtensionLapsed => "extension-lapsed",
            Self::PortalsNotOpen => "portals-not-open",
            Self::CplpWait => "cplp-wait",
            Self::KindNotOpen => "kind-not-open",
            Self::PortalOpen => "portal-open",
            Self::PortalAssumed => "portal-assumed",
            Self::PortalProbablyOpen => "portal-probably-open",
            Self::RangeUnsure => "range-unsure",
            Self::MonthNotOpen => "month-not-open",
            Self::StudentFinished => "student-finished",
            Self::StudentLeft => "student-left",
            Self::NissNone => "niss-none",
            Self::NissRefused => "niss-refused",
            Self::NissRejected => "niss-rejected",
            Self::NissUnlinked => "niss-unlinked",
            Self::Unreachable => "unreachable",
            Self::Abroad => "abroad",
            Self::PortalClosed => "portal-closed",
            Self::UnknownMessage => "unknown-message",
            Self::TriedEnough => "tried-enough",
        }
    }
}

/// What the law says about staying, on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The rule that fits.
    pub code: StandingCode,
    /// The last day on which it fits; that day still counts.
    pub until: Option<NaiveDate>,
    /// How sure this is.
    pub certainty: Certainty,
    /// The facts it rests on.
    pub because: Vec<NamedFact>,
}

/// A rule about staying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StandingCode {
    /// The card is valid.
    Valid,
    /// DL 85-B/2025 extends it.
    Extended,
    /// The payment proof extends it for 180 days.
    Proof180,
    /// A request is on its way.
    Pending,
    /// The request was granted.
    Approved,
    /// The right of residence goes on for six months.
    SixMonths,
    /// No extension covers the card.
    Outside,
    /// The rules that covered the person have ended.
    Lapsed,
    /// It cannot be said.
    Unknown,
}

impl StandingCode {
    /// Every code.
    pub const ALL: [Self; 9] = [
        Self::Valid,
        Self::Extended,
        Self::Proof180,
        Self::Pending,
        Self::Approved,
        Self::SixMonths,
        Self::Outside,
        Self::Lapsed,
        Self::Unknown,
    ];

    /// The name used in the API and as a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Extended => "extended",
            Self::Proof180 => "proof_180",
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::SixMonths => "six_months",
            Self::Outside => "outside",
            Self::Lapsed => "lapsed",
            Self::Unknown => "unknown",
        }
    }
}

/// One step to take. Its words, place, cost and papers are those of the fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The advice, or the message whose steps are meant.
    pub id: NamedFact,
    /// The route that it belongs to: the first one, or one of those after it.
    pub route: Route,
    /// The first day on which it makes sense, where that is later than today.
    pub from: Option<NaiveDate>,
    /// The day by which it should be done, where one is known.
    pub by: Option<NaiveDate>,
}

/// One thing to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The advice whose words are meant.
    pub id: NamedFact,
}

/// A day that matters to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// What happens.
    pub kind: MilestoneKind,
    /// When.
    pub day: NaiveDate,
}

/// What happens on a day that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MilestoneKind {
    /// The first of the 90 days.
    MayAsk,
    /// The last day in time.
    InTime,
    /// The card ends.
    CardEnds,
    /// The day of the visit.
    Today,
    /// The extension ends.
    DecreeEnds,
    /// The payment proof ends.
    ProofEnds,
    /// The six months end.
    SixMonthsEnd,
}

impl MilestoneKind {
    /// The key of its words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MayAsk => "may-ask",
            Self::InTime => "in-time",
            Self::CardEnds => "card-ends",
            Self::Today => "today",
            Self::DecreeEnds => "decree-ends",
            Self::ProofEnds => "proof-ends",
            Self::SixMonthsEnd => "six-months-end",
        }
    }
}
