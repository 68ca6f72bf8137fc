//! What was already tried without effect: any of four steps.

use std::fmt;

/// What was already tried without effect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tried {
    steps: u8,
    unknown: bool,
}

/// One thing that can be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TriedStep {
    /// The contact form.
    Form,
    /// An e-mail.
    Email,
    /// A visit to a shop.
    Shop,
    /// A registered letter.
    Letter,
}

impl TriedStep {
    /// Every step, in the order in which they are offered and written.
    pub const ALL: [Self; 4] = [Self::Form, Self::Email, Self::Shop, Self::Letter];

    /// The name used in addresses and as a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Email => "email",
            Self::Shop => "shop",
            Self::Letter => "letter",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Tried {
    /// How many steps without effect are enough to go higher.
    pub const ENOUGH: u32 = 2;
    /// Nothing tried.
    pub const NONE: Self = Self {
        steps: 0,
        unknown: false,
    };
    /// The person is not sure.
    pub const UNKNOWN: Self = Self {
        steps: 0,
        unknown: true,
    };

    /// The same with one step more.
    #[must_use]
    pub const fn with(self, step: TriedStep) -> Self {
        Self {
            steps: self.steps | step.bit(),
            unknown: false,
        }
    }

    /// The same with one step added, or taken away where it was there.
    #[must_use]
    pub const fn toggled(self, step: TriedStep) -> Self {
        Self {
            steps: self.steps ^ step.bit(),
            unknown: false,
        }
    }

    /// Whether this step was tried.
    #[must_use]
    pub const fn has(self, step: TriedStep) -> bool {
        self.steps & step.bit() != 0
    }

    /// How many steps were tried.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.steps.count_ones()
    }

    /// Whether the person is not sure.
    #[must_use]
    pub const fn is_unknown(self) -> bool {
        self.unknown
    }

    /// The steps that were tried, in their order.
    pub fn steps(self) -> impl Iterator<Item = TriedStep> {
        TriedStep::ALL
            .into_iter()
            .filter(move |step| self.has(*step))
    }
}

impl fmt::Display for Tried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.unknown {
            return f.write_str("unknown");
        }
        if self.steps == 0 {
            return f.write_str("none");
        }
        for (position, step) in self.steps().enumerate() {
            if position > 0 {
                f.write_str(",")?;
            }
            f.write_str(step.name())?;
        }
        Ok(())
    }
}
