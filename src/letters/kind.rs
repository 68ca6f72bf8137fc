//! The kinds of letters: the rungs of the ladder.

use triage::TriedStep;

/// A kind of letter, each a rung of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The explanation for AIMA's contact form.
    ContactForm,
    /// An e-mail to AIMA.
    Email,
    /// A registered letter with acknowledgement of receipt.
    RegisteredLetter,
    /// A complaint in the complaints book.
    ComplaintsBook,
    /// A complaint to the Ombudsman.
    Ombudsman,
}

impl Kind {
    /// Every kind, in the order of escalation.
    pub(crate) const ALL: [Self; 5] = [
        Self::ContactForm,
        Self::Email,
        Self::RegisteredLetter,
        Self::ComplaintsBook,
        Self::Ombudsman,
    ];

    /// The name in addresses and in keys.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::ContactForm => "contact-form",
            Self::Email => "email",
            Self::RegisteredLetter => "registered-letter",
            Self::ComplaintsBook => "complaints-book",
            Self::Ombudsman => "ombudsman",
        }
    }

    /// The kind with this name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// It complains of somebody; the others ask.
    pub(super) const fn is_complaint(self) -> bool {
        matches!(self, Self::ComplaintsBook | Self::Ombudsman)
    }

    /// The advice that says how and when.
    pub(super) const fn advice(self) -> &'static str {
        match self {
            Self::ContactForm => "ladder-form",
            Self::Email => "ladder-email",
            Self::RegisteredLetter => "ladder-letter",
            Self::ComplaintsBook => "ladder-complaints-book",
            Self::Ombudsman => "ladder-ombudsman",
        }
    }

    /// The answer that says that it was tried.
    pub(super) const fn tried(self) -> Option<TriedStep> {
        match self {
            Self::ContactForm => Some(TriedStep::Form),
            Self::Email => Some(TriedStep::Email),
            Self::RegisteredLetter => Some(TriedStep::Letter),
            Self::ComplaintsBook | Self::Ombudsman => None,
        }
    }
}
