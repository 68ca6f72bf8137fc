//! From likelihoods to what is said: known, unsure between a few, or honestly unknown.

use crate::knowledge::FactId;

/// How sure an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// One clear answer.
    Known,
    /// One of up to three: the person decides.
    Unsure,
    /// Nothing fits.
    Unknown,
}

impl Verdict {
    /// Every verdict, the surest first.
    pub const ALL: [Self; 3] = [Self::Known, Self::Unsure, Self::Unknown];

    /// The name used by the API and as a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Unsure => "unsure",
            Self::Unknown => "unknown",
        }
    }
}

/// A message that a text may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The message.
    pub id: FactId,
    /// How likely it is meant, from 0 to 1, comparable across languages.
    pub score: f32,
}

/// What was recognised.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognition {
    /// How sure it is.
    pub verdict: Verdict,
    /// The messages, the likeliest first: one where it is known, two or three where it is not sure,
    /// none where nothing fits.
    pub matches: Vec<Match>,
    /// Where nothing fits: what comes closest all the same. Nothing is claimed by it.
    pub nearest: Vec<FactId>,
    /// It reads like a decision that refuses the renewal. That is no message, but an answer of the
    /// interview, and has deadlines of its own.
    pub is_refusal: bool,
}

impl Recognition {
    pub(super) fn certain(id: &FactId) -> Self {
        let id = id.clone();
        Self {
            verdict: Verdict::Known,
            matches: vec![Match { id, score: 1.0 }],
            ..Self::none()
        }
    }

    pub(super) fn none() -> Self {
        Self {
            verdict: Verdict::Unknown,
            matches: Vec::new(),
            nearest: Vec::new(),
            is_refusal: false,
        }
    }

    /// A refusal; the notice before one is the message that is taken for it most easily.
    pub(super) fn refusal(notice_before: Option<FactId>) -> Self {
        Self {
            nearest: notice_before.into_iter().collect(),
            is_refusal: true,
            ..Self::none()
        }
    }

    /// The same, where a portal's own words stand in the text: they are offered, whatever else is
    /// said.
    pub(super) fn or_quoted(self, quoted: Option<&FactId>, claim: f32) -> Self {
        match quoted {
            Some(id) if self.verdict == Verdict::Unknown => Self {
                verdict: Verdict::Unsure,
                matches: vec![Match {
                    id: id.clone(),
                    score: claim.min(CLEAR * SURE_CLAIM),
                }],
                ..Self::none()
            },
            _ => self,
        }
    }
}

/// Below this, nothing is claimed; from the second on, one message may be named alone. Chosen on the
/// test texts: see `docs/recogniser.md`.
const LEAST_CLAIM: f32 = 0.86;
const SURE_CLAIM: f32 = 0.93;
/// The share among the messages that one must have to be the only answer.
const CLEAR: f32 = 0.65;
/// The share among the messages below which one is not offered.
const OFFERED: f32 = 0.08;
/// How many are offered at most.
pub(super) const MOST: usize = 3;
/// Fewer words never name one message alone.
const FEWEST_WORDS: usize = 4;
/// Below this claim, nothing comes close either.
const NEAR: f32 = 0.2;

/// How likely a text is about a message at all. `none` is the likelihood of all other matters,
/// `known` how much of the text is known from phrases, by weight. The numbers are a logistic
/// regression on phrases that the model had not seen (five-fold).
pub(super) fn claim(none: f32, known: f32, words: usize) -> f32 {
    let none = none.clamp(1e-6, 1.0 - 1e-6);
    #[expect(clippy::cast_precision_loss, reason = "at most forty")]
    let words = words.clamp(1, 40) as f32;
    let odds =
        -1.841 * (none / (1.0 - none)).ln() + 1.868 * (known + 1e-3).ln() + 0.715 * words.ln()
            - 1.079;
    1.0 / (1.0 + (-odds).exp())
}

/// Decides between the messages, given how likely it is one of them at all. The score of
/// what is not clear stays below that of what is.
pub(super) fn decide(
    messages: &[FactId],
    likelihood: &[f32],
    claim: f32,
    words: usize,
) -> Recognition {
    let all: f32 = likelihood.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    let mut shares: Vec<(usize, f32)> =
        likelihood.iter().map(|one| one / all).enumerate().collect();
    shares.sort_by(|(a, one), (b, other)| other.total_cmp(one).then(a.cmp(b)));
    if claim < LEAST_CLAIM {
        let offered = if claim < NEAR { 0 } else { MOST };
        let nearest = shares
            .iter()
            .take(offered)
            .map(|(class, _)| messages[*class].clone());
        return Recognition {
            nearest: nearest.collect(),
            ..Recognition::none()
        };
    }
    let is_clear = words >= FEWEST_WORDS
        && claim >= SURE_CLAIM
        && shares.first().is_some_and(|(_, share)| *share >= CLEAR);
    let wanted = if is_clear { 1 } else { MOST };
    let most = if is_clear { 1.0 } else { CLEAR * SURE_CLAIM };
    let matches: Vec<_> = shares
        .into_iter()
        .take(wanted)
        .enumerate()
        .filter(|(rank, (_, share))| *rank == 0 || *share >= OFFERED)
        .map(|(_, (class, share))| Match {
            id: messages[class].clone(),
            score: (claim * share).min(most),
        })
        .collect();
    let verdict = if is_clear {
        Verdict::Known
    } else {
        Verdict::Unsure
    };
    Recognition {
        verdict,
        matches,
        ..Recognition::none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(count: usize) -> Vec<FactId> {
        (0..count)
            .map(|number| format!("message_{number}"))
            .collect()
    }

    #[test]
    fn one_clear_answer_is_known_and_several_are_left_to_the_person() {
        let messages = ids(5);
        let clear = decide(&messages, &[0.1, 0.7, 0.1, 0.05, 0.05], 0.95, 6);
        assert_eq!((clear.verdict, clear.matches.len()), (Verdict::Known, 1));
        assert_eq!(clear.matches[0].id, "message_1");
        let open = decide(&messages, &[0.35, 0.33, 0.2, 0.1, 0.02], 0.95, 6);
        assert_eq!((open.verdict, open.matches.len()), (Verdict::Unsure, 3));
        let two = decide(&messages, &[0.45, 0.45, 0.05, 0.03, 0.02], 0.95, 6);
        assert_eq!((two.verdict, two.matches.len()), (Verdict::Unsure, 2));
    }

    #[test]
    fn nothing_is_claimed_below_the_limit_and_nothing_alone_below_the_second() {
        let messages = ids(2);
        let verdict = |claim| decide(&messages, &[0.9, 0.1], claim, 6).verdict;
        assert_eq!(verdict(LEAST_CLAIM - 0.01), Verdict::Unknown);
        assert_eq!(verdict(LEAST_CLAIM), Verdict::Unsure);
        assert_eq!(verdict(SURE_CLAIM - 0.01), Verdict::Unsure);
        assert_eq!(verdict(SURE_CLAIM), Verdict::Known);
        let short = decide(&messages, &[0.9, 0.1], 1.0, FEWEST_WORDS - 1);
        assert_eq!(short.verdict, Verdict::Unsure);
        let clear = decide(&messages, &[0.66, 0.34], SURE_CLAIM, FEWEST_WORDS);
        assert!(short.matches[0].score < clear.matches[0].score);
    }

    #[test]
    fn a_claim_grows_with_what_is_known_and_falls_with_other_matters() {
        let middle = claim(0.1, 0.8, 6);
        assert!(claim(0.01, 0.8, 6) > middle && claim(0.4, 0.8, 6) < middle);
        assert!(claim(0.1, 1.0, 6) > middle && claim(0.1, 0.3, 6) < middle);
        assert!(claim(0.1, 0.8, 12) > middle && claim(0.1, 0.8, 1) < middle);
    }
}
