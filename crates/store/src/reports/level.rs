//! When reports are a sign: enough people, from enough places, and far more than usual.

use serde::{Deserialize, Serialize};

/// What happened to whoever reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Symptom {
    /// It worked.
    Worked,
    /// The portal showed a message.
    Message,
    /// The portal did not open.
    Unreachable,
}

impl Symptom {
    /// Every symptom, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Worked, Self::Message, Self::Unreachable];

    /// The name in forms, tables and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Worked => "worked",
            Self::Message => "message",
            Self::Unreachable => "unreachable",
        }
    }

    /// The symptom with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|symptom| symptom.name() == name)
    }
}

/// How much reports say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing.
    NoSign,
    /// Some people report it.
    SomeSign,
    /// Many people report it.
    StrongSign,
}

impl Level {
    /// Every level, from the lowest.
    pub const ALL: [Self; 3] = [Self::NoSign, Self::SomeSign, Self::StrongSign];

    /// The name in tables and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoSign => "no_sign",
            Self::SomeSign => "some_sign",
            Self::StrongSign => "strong_sign",
        }
    }
}

/// What is weighed: the reports of two hours, and how many come in two hours as a rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    /// How many people.
    pub(super) people: i64,
    /// From how many blocks of addresses.
    pub(super) blocks: i64,
    /// What was usual at these hours of the days before.
    pub(super) at_this_hour: Usual,
    /// What was usual at any time. A few days say little of one hour.
    pub(super) at_any: Usual,
}

/// How many reports came in so many times of two hours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usual {
    pub(super) reports: i64,
    /// At least 1.
    pub(super) times: i64,
}

impl Usual {
    /// Whether so many people are so many times the usual. That is taken as one more than it was:
    /// of a quiet time little is known, and chance alone brings three where one is usual.
    fn is_exceeded(self, people: i64, factor: i64) -> bool {
        people * self.times >= factor * (self.reports + self.times)
    }
}

/// What a level needs.
struct Bar {
    people: i64,
    blocks: i64,
    /// How many times the usual.
    factor: i64,
}

const SOME: Bar = Bar {
    people: 8,
    blocks: 3,
    factor: 3,
};
const STRONG: Bar = Bar {
    people: 20,
    blocks: 6,
    factor: 6,
};

impl Bar {
    fn is_reached(&self, by: Evidence) -> bool {
        by.people >= self.people
            && by.blocks >= self.blocks
            && by.at_this_hour.is_exceeded(by.people, self.factor)
            && by.at_any.is_exceeded(by.people, self.factor)
    }

    /// Half of what raises a level holds it, so that it does not go up and down with each report.
    fn is_held(&self, by: Evidence) -> bool {
        self.is_reached(Evidence {
            people: by.people * 2,
            blocks: by.blocks * 2,
            ..by
        })
    }
}

/// The level now, where it was `before`.
pub(super) fn level(before: Level, evidence: Evidence) -> Level {
    for (level, bar) in [(Level::StrongSign, STRONG), (Level::SomeSign, SOME)] {
        if bar.is_reached(evidence) || before >= level && bar.is_held(evidence) {
            return level;
        }
    }
    Level::NoSign
}

#[cfg(test)]
mod tests {
    use super::Level::{NoSign, SomeSign, StrongSign};
    use super::*;

    const NOTHING: Usual = Usual {
        reports: 0,
        times: 1,
    };

    /// Reports of people from blocks, where so many a day are usual, known for four weeks.
    fn weigh(before: Level, people: i64, blocks: i64, usual: i64) -> Level {
        let evidence = Evidence {
            people,
            blocks,
            at_this_hour: Usual {
                reports: usual * 28,
                times: 28,
            },
            at_any: NOTHING,
        };
        level(before, evidence)
    }

    #[test]
    fn a_sign_needs_people_places_and_more_than_usual() {
        for (people, blocks, usual, expected) in [
            (0, 0, 0, NoSign),
            (7, 7, 0, NoSign),
            (8, 2, 0, NoSign),
            (8, 3, 0, SomeSign),
            (1_000, 2, 0, NoSign),
            (11, 8, 3, NoSign),
            (12, 8, 3, SomeSign),
            (19, 19, 0, SomeSign),
            (20, 5, 0, SomeSign),
            (20, 6, 0, StrongSign),
            (29, 20, 4, SomeSign),
            (30, 20, 4, StrongSign),
        ] {
            let found = weigh(NoSign, people, blocks, usual);
            assert_eq!(found, expected, "{people} {blocks} {usual}");
        }
    }

    #[test]
    fn what_is_usual_at_any_time_counts_where_an_hour_is_little_known() {
        for (reports, times, expected) in [(0, 1, SomeSign), (3, 1, SomeSign), (4, 1, NoSign)] {
            let evidence = Evidence {
                people: 12,
                blocks: 12,
                at_this_hour: NOTHING,
                at_any: Usual { reports, times },
            };
            assert_eq!(level(NoSign, evidence), expected, "{reports}");
        }
    }

    #[test]
    fn half_of_what_raised_a_level_holds_it_and_less_does_not() {
        for (before, people, blocks, expected) in [
            (SomeSign, 4, 2, SomeSign),
            (SomeSign, 3, 2, NoSign),
            (SomeSign, 4, 1, NoSign),
            (NoSign, 4, 2, NoSign),
            (StrongSign, 10, 3, StrongSign),
            (StrongSign, 9, 3, SomeSign),
            (StrongSign, 4, 2, SomeSign),
            (StrongSign, 3, 2, NoSign),
            (SomeSign, 10, 3, SomeSign),
        ] {
            let found = weigh(before, people, blocks, 0);
            assert_eq!(found, expected, "{before:?} {people} {blocks}");
        }
    }

    #[test]
    fn with_every_report_more_a_level_never_falls() {
        for before in Level::ALL {
            for usual in 0..10 {
                let levels = (0..80).map(|people| weigh(before, people, people, usual));
                assert!(levels.is_sorted(), "{before:?} {usual}");
            }
        }
    }

    /// A fixed row of numbers that look like chance: xorshift.
    struct Chance(u64);

    impl Chance {
        /// True once in so many times.
        fn once_in(&mut self, times: u64) -> bool {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            self.0.is_multiple_of(times)
        }

        /// How many of 3,600 seconds bring a report, where one in so many does.
        fn hour(&mut self, once_in: u64) -> i64 {
            let reports = (0..3600).filter(|_| self.once_in(once_in)).count();
            i64::try_from(reports).unwrap()
        }
    }

    /// How often a sign comes up in 30 days where nothing happens: people report by chance, each
    /// from a place of their own, and one in so many seconds.
    fn false_signs(seed: u64, once_in: u64) -> usize {
        let mut chance = Chance(seed);
        let hours: Vec<i64> = (0..30 * 24).map(|_| chance.hour(once_in)).collect();
        let two = |last: usize| hours[last] + hours[last - 1];
        let mut before = NoSign;
        let mut signs = 0;
        for now in 1..hours.len() {
            let days_before = (1..=28).map_while(|days| now.checked_sub(days * 24));
            let past: Vec<i64> = days_before.filter(|hour| *hour > 0).map(two).collect();
            let all = &hours[now.saturating_sub(28 * 24)..now - 1];
            let evidence = Evidence {
                people: two(now),
                blocks: two(now),
                at_this_hour: Usual {
                    reports: past.iter().sum(),
                    times: i64::try_from(past.len().max(1)).unwrap(),
                },
                at_any: Usual {
                    reports: all.iter().sum(),
                    times: i64::try_from((all.len() / 2).max(1)).unwrap(),
                },
            };
            let after = level(before, evidence);
            signs += usize::from(before == NoSign && after != NoSign);
            before = after;
        }
        signs
    }

    #[test]
    fn thirty_days_of_noise_give_at_most_one_false_sign() {
        // From one report in ten hours to six in an hour.
        for once_in in [36_000, 7_200, 3_600, 2_400, 1_800, 1_200, 600] {
            for seed in 1..=5 {
                let signs = false_signs(u64::wrapping_mul(seed, 0x9e37_79b9_7f4a_7c15), once_in);
                assert!(signs <= 1, "{signs} signs: one in {once_in} s, seed {seed}");
            }
        }
    }
}
