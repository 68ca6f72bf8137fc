//! A small linear model: how much each trait of a text speaks for each message. It is trained when
//! an edition is loaded, in a fixed order, so that every instance learns the same.

use std::cmp::Reverse;
use std::panic::resume_unwind;
use std::thread;

use rustc_hash::FxHashMap;

use super::features::{Feature, features, of_whole_word};
use super::text::words;

/// How often the phrases are gone through.
const ROUNDS: u8 = 3;
/// How much of BM25 it begins with.
const BEGINNING: f32 = 0.3;
/// How fast it learns.
const RATE: f32 = 0.5;
/// A trait that is seen in fewer phrases says nothing that could be learnt.
const LEAST_SEEN: u32 = 3;

/// A text as the model sees it: the places of its known traits with their weights, of length 1; and
/// how much of the text's weight is known at all.
pub(super) struct Seen {
    traits: Vec<(u32, f32)>,
    pub(super) known: f32,
}

/// What was learnt. A weight is kept in one byte: that is exact enough, and a quarter of the memory.
#[derive(Debug)]
pub(super) struct Linear {
    places: Places,
    weights: Vec<i8>,
    /// What a weight of 1 stands for.
    unit: f32,
    bias: Vec<f32>,
}

/// The place of each trait, and how much it counts by how rare it is.
type Places = FxHashMap<Feature, (u32, f32)>;

impl Linear {
    /// Learns from phrases, each with its class.
    pub(super) fn learn(phrases: &[(&str, usize)], classes: usize) -> Self {
        let drawn = Drawn::new(phrases);
        let places = places(&drawn);
        let lessons = Lessons::new(&drawn, &places);
        drop(drawn);
        let mut learner = Learner {
            weights: vec![0.0; places.len() * classes],
            bias: vec![0.0; classes],
        };
        learner.begin(&lessons);
        learner.learn(&lessons);
        let largest = learner
            .weights
            .iter()
            .fold(0.0_f32, |most, one| most.max(one.abs()));
        let unit = (largest / f32::from(i8::MAX)).max(f32::MIN_POSITIVE);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "at most 127 by the choice of the unit"
        )]
        let weights = learner
            .weights
            .iter()
            .map(|one| (one / unit).round() as i8)
            .collect();
        Self {
            places,
            weights,
            unit,
            bias: learner.bias,
        }
    }

    /// Whether a word stands in several phrases.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.places.contains_key(&of_whole_word(word))
    }

    /// The traits of a text as the model knows them.
    pub(super) fn see(&self, traits: &[(Feature, f32)]) -> Seen {
        see(traits, &self.places)
    }

    /// How likely each class is, adding up to 1.
    pub(super) fn likelihood(&self, text: &Seen) -> Vec<f32> {
        let mut scores = self.bias.clone();
        let classes = scores.len();
        for (place, weight) in &text.traits {
            let from = *place as usize * classes;
            let row = &self.weights[from..from + classes];
            for (score, learnt) in scores.iter_mut().zip(row) {
                *score += weight * self.unit * f32::from(*learnt);
            }
        }
        soften(&mut scores);
        scores
    }

    /// How many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.weights.len() + self.places.len() * size_of::<(Feature, (u32, f32))>()
    }
}

fn see(traits: &[(Feature, f32)], places: &Places) -> Seen {
    let mut known = Vec::with_capacity(traits.len());
    let (mut of_known, mut of_all) = (0.0_f32, 0.0_f32);
    for (feature, count) in traits {
        match places.get(feature) {
            Some((place, rarity)) => {
                let weight = count * rarity;
                of_known += weight * weight;
                of_all += weight * weight;
                known.push((*place, weight));
            }
            None => of_all += count * count * UNSEEN * UNSEEN,
        }
    }
    let length = of_known.sqrt().max(1e-6);
    for (_, weight) in &mut known {
        *weight /= length;
    }
    Seen {
        traits: known,
        known: (of_known / of_all.max(1e-6)).sqrt(),
    }
}

/// Phrases one after another in one piece of memory, so that it can be given back whole: the traits
/// of each, and its class.
struct InARow<Trait> {
    traits: Vec<(Trait, f32)>,
    /// Where each phrase ends, and its class.
    ends: Vec<(usize, usize)>,
}

/// The phrases with all their traits.
type Drawn = InARow<Feature>;
/// The phrases as the model sees them.
type Lessons = InARow<u32>;

impl<Trait> InARow<Trait> {
    fn with_room(phrases: usize) -> Self {
        Self {
            traits: Vec::new(),
            ends: Vec::with_capacity(phrases),
        }
    }

    fn push(&mut self, traits: Vec<(Trait, f32)>, class: usize) {
        self.traits.extend(traits);
        self.ends.push((self.traits.len(), class));
    }

    fn get(&self, index: usize) -> (&[(Trait, f32)], usize) {
        let from = index.checked_sub(1).map_or(0, |before| self.ends[before].0);
        let (to, class) = self.ends[index];
        (&self.traits[from..to], class)
    }
}

impl Drawn {
    /// Two threads share the work; what comes out is the same.
    fn new(phrases: &[(&str, usize)]) -> Self {
        let (front, back) = phrases.split_at(phrases.len() / 2);
        let (mut all, back) = thread::scope(|scope| {
            let back = scope.spawn(|| Self::draw(back));
            (Self::draw(front), back.join())
        });
        all.append(back.unwrap_or_else(|panic| resume_unwind(panic)));
        all
    }

    fn draw(phrases: &[(&str, usize)]) -> Self {
        let mut drawn = Self::with_room(phrases.len());
        for (phrase, class) in phrases {
            drawn.push(features(&words(phrase)), *class);
        }
        drawn
    }

    fn append(&mut self, mut other: Self) {
        let before = self.traits.len();
        self.traits.append(&mut other.traits);
        let ends = other.ends.iter();
        self.ends
            .extend(ends.map(|(end, class)| (before + end, *class)));
    }
}

impl Lessons {
    fn new(drawn: &Drawn, places: &Places) -> Self {
        let mut lessons = Self::with_room(drawn.ends.len());
        for index in 0..drawn.ends.len() {
            let (traits, class) = drawn.get(index);
            lessons.push(see(traits, places).traits, class);
        }
        lessons
    }
}

/// The model while it learns: for each trait, one weight for each class.
struct Learner {
    weights: Vec<f32>,
    bias: Vec<f32>,
}

impl Learner {
    /// Begins where BM25 would stand, each class being one document of its traits: what is rare in
    /// the phrases then counts from the first, and learning has less to do.
    #[expect(clippy::cast_precision_loss, reason = "a beginning need not be exact")]
    fn begin(&mut self, lessons: &Lessons) {
        let classes = self.bias.len();
        let mut lengths = vec![0.0_f32; classes];
        for index in 0..lessons.ends.len() {
            let (traits, class) = lessons.get(index);
            for (place, _) in traits {
                self.weights[*place as usize * classes + class] += 1.0;
            }
            lengths[class] += traits.len() as f32;
        }
        let average = lengths.iter().sum::<f32>() / classes as f32;
        for row in self.weights.chunks_exact_mut(classes.max(1)) {
            let holding = row.iter().filter(|count| **count > 0.0).count() as f32;
            let rarity = (1.0 + (classes as f32 - holding + 0.5) / (holding + 0.5)).ln();
            for (count, length) in row.iter_mut().zip(&lengths) {
                let saturated = *count * 2.2 / (*count + 1.2 * (0.25 + 0.75 * length / average));
                *count = BEGINNING * rarity * saturated;
            }
            let mean = row.iter().sum::<f32>() / classes as f32;
            row.iter_mut().for_each(|weight| *weight -= mean);
        }
    }

    fn learn(&mut self, lessons: &Lessons) {
        let count = lessons.ends.len();
        let mut order: Vec<usize> = (0..count).collect();
        let mut scores = vec![0.0; self.bias.len()];
        let mut settled = vec![false; count];
        for round in 0..ROUNDS {
            shuffle(&mut order, round);
            let rate = RATE / (1.0 + f32::from(round) * 0.5);
            for index in &order {
                if settled[*index] {
                    continue;
                }
                let (traits, class) = lessons.get(*index);
                settled[*index] = self.step(traits, class, rate, &mut scores) > SETTLED;
            }
        }
    }

    /// Learns from one phrase; says how well it was known before.
    fn step(&mut self, traits: &[(u32, f32)], class: usize, rate: f32, scores: &mut [f32]) -> f32 {
        self.score(traits, scores);
        soften(scores);
        let likely = scores[class];
        scores[class] -= 1.0;
        // Most classes are not in question: only the others are moved.
        let moved: Vec<(usize, f32)> = scores
            .iter()
            .enumerate()
            .filter(|(_, slope)| slope.abs() > LEAST_SLOPE)
            .map(|(class, slope)| (class, rate * slope))
            .collect();
        for (class, by) in &moved {
            self.bias[*class] -= by * 0.1;
        }
        for (place, weight) in traits {
            let from = *place as usize * scores.len();
            let row = &mut self.weights[from..from + scores.len()];
            for (class, by) in &moved {
                row[*class] -= by * weight * SCALE;
            }
        }
        likely
    }

    fn score(&self, traits: &[(u32, f32)], scores: &mut [f32]) {
        scores.copy_from_slice(&self.bias);
        for (place, weight) in traits {
            let from = *place as usize * scores.len();
            let row = &self.weights[from..from + scores.len()];
            for (score, learnt) in scores.iter_mut().zip(row) {
                *score += weight * learnt;
            }
        }
    }
}

/// A class whose slope is smaller is not in question.
const LEAST_SLOPE: f32 = 0.002;
/// A phrase that is known so well is not gone through again.
const SETTLED: f32 = 0.9;
/// Weights of length 1 need larger steps.
const SCALE: f32 = 8.0;
/// How much a trait counts that no phrase has, as if it were rare.
const UNSEEN: f32 = 6.0;

fn places(drawn: &Drawn) -> Places {
    let mut counts: FxHashMap<Feature, u32> = FxHashMap::default();
    for (feature, _) in &drawn.traits {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut kept: Vec<_> = counts
        .into_iter()
        .filter(|(_, count)| *count >= LEAST_SEEN)
        .collect();
    // What is met most often stands together: it stays at hand while learning.
    kept.sort_unstable_by_key(|(feature, count)| (Reverse(*count), *feature));
    #[expect(clippy::cast_precision_loss, reason = "a weight need not be exact")]
    let rarity = |count: u32| (drawn.ends.len() as f32 / count as f32).ln() + 0.5;
    (0..)
        .zip(kept)
        .map(|(place, (feature, count))| (feature, (place, rarity(count))))
        .collect()
}

/// Scores made into shares of 1.
fn soften(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
}

/// Another order each round, the same on every machine (xorshift).
fn shuffle(order: &mut [usize], round: u8) {
    let mut state = (u64::from(round) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for last in (1..order.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let other = usize::try_from(state % (last as u64 + 1)).unwrap_or_default();
        order.swap(last, other);
    }
}
