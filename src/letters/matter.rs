//! What a letter is about: the one thing that an outcome lets the person ask for.

use triage::{Answers, Niss, Outcome, PortalTold, Reason, Request, facts};

use super::told::Told;

/// What the person writes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Matter {
    /// The renewal cannot be asked for, by whatever is told.
    Blocked,
    /// A request is on its way, and what was told stands in its way.
    Stuck,
    /// The portal does not open.
    Unreachable,
    /// A source says that it is closed.
    Closed,
    /// It does not open from abroad.
    Abroad,
    /// No NISS.
    NissNone,
    /// Social Security gave no NISS.
    NissRefused,
    /// AIMA's record does not hold the NISS.
    NissUnlinked,
    /// The portal refuses the NISS.
    NissRejected,
    /// AIMA's record holds a wrong date.
    WrongDate,
    /// AIMA's record holds something else that is wrong.
    WrongData,
    /// The month or the kind is not open.
    NotOpen,
    /// AIMA's e-mail did not come.
    NotInvited,
    /// No portal takes the card.
    NoPortal,
    /// The person cannot tell the date of the card.
    NoDate,
    /// The request is not decided.
    NoReply,
    /// The fee is not known to be paid.
    Unpaid,
    /// A request is on its way, and its receipt cannot be had.
    NoReceipt,
    /// Granted, and the card has not come.
    NoCard,
    /// The card went to an old address.
    OldAddress,
    /// The post returned the card.
    Returned,
    /// Granted; of the card nothing was told.
    Granted,
    /// Others refuse the card because of its date.
    NotAccepted,
    /// Finished studies: another title.
    StudentFinished,
    /// Left the studies and works: another title.
    StudentLeft,
    /// Came to study and works; of the course nothing was told.
    StudentWorks,
    /// A card of the EU, EU families or the Brexit agreement.
    EuFamily,
    /// A visa.
    Visa,
    /// AIMA has named a day on which the person cannot come.
    Summoned,
}

/// Why no letter of ours fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// A refusal, or the hearing before one, has time limits of its own.
    Refused,
    /// AIMA has called the person.
    Called,
    /// Not a renewal.
    Elsewhere,
    /// Nothing can be asked yet.
    TooEarly,
    /// Nothing is told that kept the person from asking.
    Untried,
    /// Nothing is told that went wrong with a request.
    NothingWrong,
    /// Others refuse the document, and no rule that we know counts it as valid.
    NoRule,
    /// The form is not for asking how far a check has come.
    OnlyState,
    /// The book is at a counter in Portugal.
    FarFromCounter,
}

impl Unfit {
    /// The key of its words.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Refused => "letters-none-refused",
            Self::Called => "letters-none-called",
            Self::Elsewhere => "letters-none-elsewhere",
            Self::TooEarly => "letters-none-too-early",
            Self::Untried => "letters-none-untried",
            Self::NothingWrong => "letters-none-nothing-wrong",
            Self::NoRule => "letters-none-no-rule",
            Self::OnlyState => "letters-none-only-state",
            Self::FarFromCounter => "letters-none-far-from-counter",
        }
    }
}

/// What a letter is about; or why none fits.
pub(super) fn matter(
    outcome: &Outcome,
    answers: &Answers,
    told: Option<Told<'_>>,
) -> Result<Matter, Unfit> {
    match told.map(|told| told.id) {
        Some(facts::HEARING_BEFORE_REFUSAL) => return Err(Unfit::Refused),
        Some(facts::DOCUMENT_VERIFICATION_SUMMONS | facts::BIOMETRICS_SUMMONS) => {
            return Ok(Matter::Summoned);
        }
        _ => {}
    }
    Ok(match outcome.reason {
        Reason::Refused => return Err(Unfit::Refused),
        Reason::FirstPermit | Reason::OtherDocument => return Err(Unfit::Elsewhere),
        Reason::TooEarly => return Err(Unfit::TooEarly),
        Reason::Visa => Matter::Visa,
        Reason::EuFamily => Matter::EuFamily,
        Reason::StudentFinished => Matter::StudentFinished,
        Reason::StudentLeft => Matter::StudentLeft,
        Reason::WrongDate => Matter::WrongDate,
        Reason::NoExpiry => Matter::NoDate,
        Reason::NissNone => Matter::NissNone,
        Reason::NissRefused => Matter::NissRefused,
        Reason::NissRejected => Matter::NissRejected,
        Reason::NissUnlinked => Matter::NissUnlinked,
        Reason::Unreachable => Matter::Unreachable,
        Reason::PortalClosed => Matter::Closed,
        Reason::Abroad => Matter::Abroad,
        Reason::MonthNotOpen | Reason::KindNotOpen | Reason::PortalsNotOpen => Matter::NotOpen,
        Reason::ExtensionWait | Reason::CplpWait => Matter::NotInvited,
        Reason::ExtensionOver | Reason::ExtensionLapsed | Reason::TooOld => Matter::NoPortal,
        Reason::Pending if told.is_some_and(Told::is_of_receipt) => Matter::NoReceipt,
        Reason::Pending => Matter::NoReply,
        Reason::Unpaid => Matter::Unpaid,
        Reason::Approved => told.and_then(Told::card).unwrap_or(Matter::Granted),
        _ => told
            .and_then(|told| told.matter(answers))
            .unwrap_or_else(|| by_answers(answers)),
    })
}

/// What the answers say, where neither what decided nor what was told does.
fn by_answers(answers: &Answers) -> Matter {
    let asked = match answers.request {
        Some(Request::Paid) => Some(Matter::NoReply),
        Some(Request::Submitted) => Some(Matter::Unpaid),
        Some(Request::Approved) => Some(Matter::Granted),
        _ => None,
    };
    let niss = answers.niss.and_then(Matter::of_niss);
    let unreachable =
        (answers.portal == Some(PortalTold::Unreachable)).then_some(Matter::Unreachable);
    asked.or(niss).or(unreachable).unwrap_or(Matter::Blocked)
}

impl Matter {
    /// What is wrong with a NISS.
    pub(super) const fn of_niss(niss: Niss) -> Option<Self> {
        match niss {
            Niss::None => Some(Self::NissNone),
            Niss::Refused => Some(Self::NissRefused),
            Niss::Unlinked => Some(Self::NissUnlinked),
            Niss::Rejected => Some(Self::NissRejected),
            Niss::Linked | Niss::Unknown => None,
        }
    }

    /// The keys of its words: the subject, what is so, what is asked.
    pub(super) const fn keys(self) -> (&'static str, &'static str, &'static str) {
        const RENEWAL: &str = "letter-subject-renewal";
        const NISS: &str = "letter-subject-niss";
        const STATE: &str = "letter-subject-state";
        const CARD: &str = "letter-subject-card";
        const TITLE: &str = "letter-subject-title";
        const HOW: &str = "letter-ask-how";
        const WITHOUT_NISS: &str = "letter-ask-without-niss";
        const LINK_NISS: &str = "letter-ask-link-niss";
        match self {
            Self::Blocked => (RENEWAL, "letter-is-blocked", HOW),
            Self::Stuck => (STATE, "letter-is-stuck", "letter-ask-solved"),
            Self::Unreachable => (RENEWAL, "letter-is-unreachable", HOW),
            Self::Closed => (RENEWAL, "letter-is-closed", "letter-ask-when"),
            Self::Abroad => (RENEWAL, "letter-is-abroad", HOW),
            Self::NissNone => (NISS, "letter-is-niss-none", WITHOUT_NISS),
            Self::NissRefused => (NISS, "letter-is-niss-refused", WITHOUT_NISS),
            Self::NissUnlinked => (NISS, "letter-is-niss-unlinked", LINK_NISS),
            Self::NissRejected => (NISS, "letter-is-niss-rejected", LINK_NISS),
            Self::WrongDate => (
                "letter-subject-date",
                "letter-is-wrong-date",
                "letter-ask-date",
            ),
            Self::WrongData => (
                "letter-subject-data",
                "letter-is-wrong-data",
                "letter-ask-data",
            ),
            Self::NotOpen => (RENEWAL, "letter-is-not-open", "letter-ask-when"),
            Self::NotInvited => (RENEWAL, "letter-is-not-invited", "letter-ask-invitation"),
            Self::NoPortal => (RENEWAL, "letter-is-wanted", "letter-ask-way"),
            Self::NoDate => (
                "letter-subject-date",
                "letter-is-no-date",
                "letter-ask-date-known",
            ),
            Self::NoReply => (STATE, "letter-is-no-reply", "letter-ask-decision"),
            Self::Unpaid => (STATE, "letter-is-unpaid", "letter-ask-paid"),
            Self::NoReceipt => (STATE, "letter-is-pending", "letter-ask-receipt"),
            Self::NoCard => (CARD, "letter-is-no-card", "letter-ask-card"),
            Self::OldAddress => (CARD, "letter-is-no-card", "letter-ask-new-card"),
            Self::Returned => (CARD, "letter-is-no-card", "letter-ask-returned"),
            Self::Granted => (CARD, "letter-is-granted", "letter-ask-card"),
            Self::NotAccepted => (
                "letter-subject-accepted",
                "letter-is-not-accepted",
                "letter-ask-accepted",
            ),
            Self::StudentFinished => (TITLE, "letter-is-student-finished", "letter-ask-title"),
            Self::StudentLeft => (TITLE, "letter-is-student-left", "letter-ask-title"),
            Self::StudentWorks => (TITLE, "letter-is-student-works", "letter-ask-title"),
            Self::EuFamily => (RENEWAL, "letter-is-wanted", "letter-ask-way"),
            Self::Visa => ("letter-subject-visa", "letter-is-visa", "letter-ask-visa"),
            Self::Summoned => (
                "letter-subject-summoned",
                "letter-is-summoned",
                "letter-ask-another-day",
            ),
        }
    }

    /// The fact that it rests on itself, where it does.
    pub(super) const fn fact(self) -> Option<&'static str> {
        match self {
            Self::StudentFinished => Some("students-finished"),
            Self::StudentLeft => Some("students-left"),
            _ => None,
        }
    }

    /// A request is on its way, so nothing about asking in time is said.
    pub(super) const fn is_asked(self) -> bool {
        matches!(
            self,
            Self::Stuck | Self::NoReply | Self::Unpaid | Self::NoReceipt | Self::Granted
        ) || self.is_of_card()
    }

    /// The card was made, and is not with the person.
    pub(super) const fn is_of_card(self) -> bool {
        matches!(self, Self::NoCard | Self::OldAddress | Self::Returned)
    }

    /// Another title is asked for, and no renewal.
    pub(super) const fn is_of_another_title(self) -> bool {
        matches!(
            self,
            Self::StudentFinished | Self::StudentLeft | Self::StudentWorks
        )
    }

    /// What a portal showed may be said to have come from it.
    pub(super) const fn may_name_a_portal(self) -> bool {
        !self.is_of_card() && !matches!(self, Self::NotAccepted | Self::StudentWorks)
    }

    /// A portal is what it is about, whatever was told.
    pub(super) const fn is_of_a_portal(self) -> bool {
        matches!(
            self,
            Self::Unreachable
                | Self::Closed
                | Self::Abroad
                | Self::NissUnlinked
                | Self::NissRejected
                | Self::NotOpen
        )
    }
}
