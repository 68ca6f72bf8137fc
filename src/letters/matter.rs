//! What a letter is about: the one thing that an outcome lets the person ask for.

use triage::{Answers, MessageTold, Niss, Outcome, PortalTold, Reason, Request, facts};

/// What the person writes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Matter {
    /// The renewal cannot be asked for, by whatever is told.
    Blocked,
    /// The portal does not open.
    Unreachable,
    /// It does not open from abroad.
    Abroad,
    /// No NISS.
    NissNone,
    /// Social Security refused a NISS.
    NissRefused,
    /// AIMA's record does not hold the NISS.
    NissUnlinked,
    /// The portal refuses the NISS.
    NissRejected,
    /// AIMA's record holds a wrong date.
    WrongDate,
    /// The month or the kind is not open.
    NotOpen,
    /// AIMA's e-mail did not come.
    NotInvited,
    /// No portal takes the card.
    NoPortal,
    /// The person cannot tell the date of the card.
    NoDate,
    /// The request is paid and not decided.
    NoReply,
    /// Whether the fee is paid is not known.
    Unpaid,
    /// Granted, and no card.
    NoCard,
    /// Finished studies: another title.
    StudentFinished,
    /// Left the studies and works: another title.
    StudentLeft,
    /// A card of the EU, EU families or the Brexit agreement.
    EuFamily,
    /// A visa.
    Visa,
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
}

impl Unfit {
    /// The key of its words.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Refused => "letters-none-refused",
            Self::Called => "letters-none-called",
            Self::Elsewhere => "letters-none-elsewhere",
            Self::TooEarly => "letters-none-too-early",
        }
    }
}

/// What a letter is about; or why none fits.
pub(super) fn matter(outcome: &Outcome, answers: &Answers) -> Result<Matter, Unfit> {
    let told = match &answers.message {
        Some(MessageTold::Known(id)) => Some(id.as_str()),
        _ => None,
    };
    match told {
        Some(facts::HEARING_BEFORE_REFUSAL) => return Err(Unfit::Refused),
        Some(facts::DOCUMENT_VERIFICATION_SUMMONS | facts::BIOMETRICS_SUMMONS) => {
            return Err(Unfit::Called);
        }
        Some(facts::CARD_RETURNED_BY_POST) => return Ok(Matter::NoCard),
        Some(facts::WRONG_EXPIRY_ON_RECORD) => return Ok(Matter::WrongDate),
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
        Reason::Unreachable | Reason::PortalClosed => Matter::Unreachable,
        Reason::Abroad => Matter::Abroad,
        Reason::MonthNotOpen | Reason::KindNotOpen | Reason::PortalsNotOpen => Matter::NotOpen,
        Reason::ExtensionWait | Reason::CplpWait => Matter::NotInvited,
        Reason::ExtensionOver | Reason::ExtensionLapsed | Reason::TooOld => Matter::NoPortal,
        Reason::Pending => Matter::NoReply,
        Reason::Unpaid => Matter::Unpaid,
        Reason::Approved => Matter::NoCard,
        _ => by_answers(answers),
    })
}

/// What the answers say, where what decided does not: a message, or two things tried in vain.
fn by_answers(answers: &Answers) -> Matter {
    let asked = match answers.request {
        Some(Request::Paid) => Some(Matter::NoReply),
        Some(Request::Submitted) => Some(Matter::Unpaid),
        Some(Request::Approved) => Some(Matter::NoCard),
        _ => None,
    };
    let niss = match answers.niss {
        Some(Niss::None) => Some(Matter::NissNone),
        Some(Niss::Refused) => Some(Matter::NissRefused),
        Some(Niss::Unlinked) => Some(Matter::NissUnlinked),
        Some(Niss::Rejected) => Some(Matter::NissRejected),
        _ => None,
    };
    let unreachable =
        (answers.portal == Some(PortalTold::Unreachable)).then_some(Matter::Unreachable);
    asked.or(niss).or(unreachable).unwrap_or(Matter::Blocked)
}

impl Matter {
    /// The keys of its words: the subject, what is so, what is asked.
    pub(super) const fn keys(self) -> (&'static str, &'static str, &'static str) {
        const RENEWAL: &str = "letter-subject-renewal";
        const NISS: &str = "letter-subject-niss";
        const STATE: &str = "letter-subject-state";
        const TITLE: &str = "letter-subject-title";
        const HOW: &str = "letter-ask-how";
        const WITHOUT_NISS: &str = "letter-ask-without-niss";
        const LINK_NISS: &str = "letter-ask-link-niss";
        match self {
            Self::Blocked => (RENEWAL, "letter-is-blocked", HOW),
            Self::Unreachable => (RENEWAL, "letter-is-unreachable", HOW),
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
            Self::NotOpen => (RENEWAL, "letter-is-not-open", "letter-ask-when"),
            Self::NotInvited => (RENEWAL, "letter-is-not-invited", "letter-ask-invitation"),
            Self::NoPortal => (RENEWAL, "letter-is-no-portal", "letter-ask-way"),
            Self::NoDate => (
                "letter-subject-date",
                "letter-is-no-date",
                "letter-ask-date-known",
            ),
            Self::NoReply => (STATE, "letter-is-no-reply", "letter-ask-decision"),
            Self::Unpaid => (STATE, "letter-is-unpaid", "letter-ask-paid"),
            Self::NoCard => (STATE, "letter-is-no-card", "letter-ask-card"),
            Self::StudentFinished => (TITLE, "letter-is-student-finished", "letter-ask-title"),
            Self::StudentLeft => (TITLE, "letter-is-student-left", "letter-ask-title"),
            Self::EuFamily => (RENEWAL, "letter-is-eu-family", "letter-ask-appointment"),
            Self::Visa => ("letter-subject-visa", "letter-is-visa", "letter-ask-visa"),
        }
    }

    /// The law that it rests on itself, where it does.
    pub(super) const fn law(self) -> Option<&'static str> {
        match self {
            Self::StudentFinished => Some("students-finished"),
            Self::StudentLeft => Some("students-left"),
            _ => None,
        }
    }

    /// The person tries to ask for the renewal, and cannot.
    pub(super) const fn is_blocked(self) -> bool {
        matches!(
            self,
            Self::Blocked
                | Self::Unreachable
                | Self::Abroad
                | Self::NissNone
                | Self::NissRefused
                | Self::NissUnlinked
                | Self::NissRejected
                | Self::WrongDate
                | Self::NotOpen
                | Self::NoPortal
        )
    }

    /// A request is on its way, so nothing about asking in time is said.
    pub(super) const fn is_asked(self) -> bool {
        matches!(self, Self::NoReply | Self::Unpaid | Self::NoCard)
    }
}
