//! `make recognise-eval`: how well the recogniser does on texts that it has not learnt from, beside
//! two simpler methods, and how long it takes.

use std::collections::{BTreeMap, HashMap};
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use triage::Knowledge;
use triage::recognise::{Recogniser, Verdict, words};

#[path = "../tests/common/files.rs"]
mod files;
#[path = "../tests/common/texts.rs"]
mod texts;

use texts::{Text, folder, texts};

/// What a method says of a text: messages, the likeliest first, with a score.
type Ranked = Vec<(String, f64)>;

fn main() {
    let (knowledge, _) = files::edition().into_knowledge();
    // Other files of texts may be named.
    let named = std::env::args()
        .skip(1)
        .filter(|arg| arg.ends_with(".toml"));
    let named: Vec<PathBuf> = named.map(PathBuf::from).collect();
    let texts = texts(&match named.is_empty() {
        true => files::files(&folder()),
        false => named,
    });
    let recogniser = learn(&knowledge, &texts);
    table(&texts, &recogniser);
    confusions(&texts, &recogniser);
    compare(&knowledge, &texts, &recogniser);
    if std::env::args().any(|arg| arg == "--scale") {
        learn(&many(&knowledge), &texts);
    }
}

/// Learns, and says how long that takes and how long a text takes.
fn learn(knowledge: &Knowledge, texts: &[Text]) -> Recogniser {
    let began = Instant::now();
    let recogniser = Recogniser::new(knowledge);
    let books = knowledge.phrasebooks.values();
    let phrases: usize = books.map(|book| book.count()).sum();
    println!(
        "{phrases} phrases learnt in {:.2?}, {:.1} MB",
        began.elapsed(),
        recogniser.bytes() as f64 / 1e6
    );
    let count = u32::try_from(texts.len()).unwrap_or(u32::MAX);
    let mut rounds: Vec<Duration> = (0..5)
        .map(|_| {
            let began = Instant::now();
            for text in texts {
                black_box(recogniser.recognise(&text.said));
            }
            began.elapsed() / count
        })
        .collect();
    rounds.sort();
    println!("{:.0?} a text (median of 5 rounds)\n", rounds[2]);
    recogniser
}

/// Right first, right among three, and what is claimed of texts that are about nothing.
#[derive(Default)]
struct Row {
    meant: u32,
    first: u32,
    three: u32,
    unsure: u32,
    unrelated: u32,
    claimed: u32,
    known: u32,
}

impl Row {
    fn add(&mut self, text: &Text, recogniser: &Recogniser) {
        let found = recogniser.recognise(&text.said);
        if text.is == "none" {
            self.unrelated += 1;
            self.known += u32::from(found.verdict == Verdict::Known);
            self.claimed += u32::from(found.verdict != Verdict::Unknown);
            return;
        }
        self.meant += 1;
        self.unsure += u32::from(found.verdict == Verdict::Unsure);
        let place = found.matches.iter().position(|one| one.id == text.is);
        self.first += u32::from(place == Some(0));
        self.three += u32::from(place.is_some());
    }

    fn print(&self, name: &str) {
        let share = |part: u32, all: u32| match all {
            0 => "      -".to_owned(),
            _ => format!("{:6.1}%", 100.0 * f64::from(part) / f64::from(all)),
        };
        println!(
            "{name:<14} {:>5} {} {} {} {:>6} {} {}",
            self.meant,
            share(self.first, self.meant),
            share(self.three, self.meant),
            share(self.unsure, self.meant),
            self.unrelated,
            share(self.claimed, self.unrelated),
            share(self.known, self.unrelated),
        );
    }
}

fn table(texts: &[Text], recogniser: &Recogniser) {
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for text in texts {
        let (kind, lang) = (format!("kind {}", text.kind), format!("lang {}", text.lang));
        for name in ["all".to_owned(), kind, lang] {
            rows.entry(name).or_default().add(text, recogniser);
        }
    }
    println!("               texts   top-1   top-3  unsure  other claimed   known");
    for (name, row) in &rows {
        row.print(name.trim_start_matches("kind ").trim_start_matches("lang "));
    }
}

fn confusions(texts: &[Text], recogniser: &Recogniser) {
    let mut counts: BTreeMap<(&str, String), u32> = BTreeMap::new();
    for text in texts {
        let found = recogniser.recognise(&text.said);
        let said = found.matches.first().map_or("none", |one| one.id.as_str());
        if said != text.is {
            *counts.entry((&text.is, said.to_owned())).or_default() += 1;
        }
    }
    let mut worst: Vec<_> = counts.into_iter().collect();
    worst.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    println!("\nWorst confusions (meant -> said):");
    for ((meant, said), count) in worst.iter().take(20) {
        println!("{count:>4}  {meant} -> {said}");
    }
}

/// The same texts for three methods: also the share that is right first where at most 3 % of the
/// texts about other matters are claimed.
fn compare(knowledge: &Knowledge, texts: &[Text], recogniser: &Recogniser) {
    println!("\nMethod                                top-1   top-3   top-1 at 3 % false claims");
    let (cosine, bm25) = (Cosine::new(knowledge), Bm25::new(knowledge));
    compare_one("letter trigrams, cosine, nearest", texts, |said| {
        cosine.rank(said)
    });
    compare_one("BM25 over words and 4-grams", texts, |said| bm25.rank(said));
    compare_one("linear model (the one used)", texts, |said| {
        recogniser.rank(said)
    });
    println!();
}

fn compare_one(name: &str, texts: &[Text], method: impl Fn(&str) -> Ranked) {
    let ranked: Vec<_> = texts
        .iter()
        .map(|text| (text, method(&text.said)))
        .collect();
    let (meant, others): (Vec<_>, Vec<_>) = ranked.iter().partition(|(text, _)| text.is != "none");
    let mut claims: Vec<f64> = others.iter().map(|(_, ranked)| top(ranked)).collect();
    claims.sort_by(|a, b| b.total_cmp(a));
    let limit = claims[claims.len() * 3 / 100];
    let is_first =
        |text: &Text, ranked: &Ranked| ranked.first().is_some_and(|one| one.0 == text.is);
    let share = |is_right: &dyn Fn(&Text, &Ranked) -> bool| {
        let right = meant.iter().filter(|(text, ranked)| is_right(text, ranked));
        100.0 * right.count() as f64 / meant.len() as f64
    };
    println!(
        "{name:<35} {:6.1}% {:6.1}% {:6.1}%",
        share(&is_first),
        share(&|text, ranked| ranked.iter().take(3).any(|one| one.0 == text.is)),
        share(&|text, ranked| top(ranked) > limit && is_first(text, ranked)),
    );
}

fn top(ranked: &Ranked) -> f64 {
    ranked.first().map_or(f64::MIN, |one| one.1)
}

/// Every phrase with what it is about: a message, or `~topic`.
fn phrases(knowledge: &Knowledge) -> Vec<(String, &str)> {
    let books = knowledge.phrasebooks.values();
    let about = books.flat_map(|book| {
        let known = book.phrases.iter().map(|(id, said)| (id.clone(), said));
        let others = book
            .unrelated
            .iter()
            .map(|(id, said)| (format!("~{id}"), said));
        known.chain(others)
    });
    about
        .flat_map(|(id, said)| said.iter().map(move |one| (id.clone(), one.as_str())))
        .collect()
}

/// The best score of each message; a nearer other matter takes away from all.
fn ranked(scores: HashMap<String, f64>) -> Ranked {
    let others = scores.iter().filter(|(id, _)| id.starts_with('~'));
    let other = others.map(|(_, score)| *score).fold(0.0, f64::max);
    let mut ranked: Ranked = scores
        .into_iter()
        .filter(|(id, _)| !id.starts_with('~'))
        .map(|(id, score)| (id, score - other))
        .collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    ranked
}

fn grams(said: &str, length: usize) -> Vec<String> {
    let joined = format!(" {} ", words(said).join(" "));
    let letters: Vec<char> = joined.chars().collect();
    letters
        .windows(length)
        .map(|gram| gram.iter().collect())
        .collect()
}

/// The nearest phrase by the letters that three in a row share.
struct Cosine(Vec<(String, HashMap<String, f64>)>);

impl Cosine {
    fn new(knowledge: &Knowledge) -> Self {
        let phrases = phrases(knowledge);
        Self(
            phrases
                .iter()
                .map(|(id, said)| (id.clone(), vector(said)))
                .collect(),
        )
    }

    fn rank(&self, said: &str) -> Ranked {
        let asked = vector(said);
        let mut best: HashMap<String, f64> = HashMap::new();
        for (id, phrase) in &self.0 {
            let shared = asked
                .iter()
                .filter_map(|(gram, one)| Some(one * phrase.get(gram)?));
            let near: f64 = shared.sum();
            let score = best.entry(id.clone()).or_default();
            *score = score.max(near);
        }
        ranked(best)
    }
}

fn vector(said: &str) -> HashMap<String, f64> {
    let mut counts: HashMap<String, f64> = HashMap::new();
    for gram in grams(said, 3) {
        *counts.entry(gram).or_default() += 1.0;
    }
    let length = counts
        .values()
        .map(|count| count * count)
        .sum::<f64>()
        .sqrt();
    counts
        .values_mut()
        .for_each(|count| *count /= length.max(1.0));
    counts
}

/// All phrases of a message as one document.
struct Bm25 {
    documents: Vec<(String, HashMap<String, f64>, f64)>,
    rarity: HashMap<String, f64>,
    average: f64,
}

impl Bm25 {
    fn new(knowledge: &Knowledge) -> Self {
        let mut documents: BTreeMap<String, HashMap<String, f64>> = BTreeMap::new();
        for (id, said) in phrases(knowledge) {
            let document = documents.entry(id).or_default();
            for term in terms(said) {
                *document.entry(term).or_default() += 1.0;
            }
        }
        let count = documents.len() as f64;
        let mut holding: HashMap<String, f64> = HashMap::new();
        for term in documents.values().flat_map(HashMap::keys) {
            *holding.entry(term.clone()).or_default() += 1.0;
        }
        let rarity = |held: f64| (1.0 + (count - held + 0.5) / (held + 0.5)).ln();
        let documents: Vec<_> = documents
            .into_iter()
            .map(|(id, terms)| {
                let length = terms.values().sum::<f64>();
                (id, terms, length)
            })
            .collect();
        Self {
            average: documents.iter().map(|one| one.2).sum::<f64>() / count,
            rarity: holding
                .into_iter()
                .map(|(term, held)| (term, rarity(held)))
                .collect(),
            documents,
        }
    }

    fn rank(&self, said: &str) -> Ranked {
        let asked = terms(said);
        let rarity = |term: &String| self.rarity.get(term).copied();
        let most: f64 = asked.iter().map(|term| rarity(term).unwrap_or(5.0)).sum();
        let scores = self.documents.iter().map(|(id, document, length)| {
            let each = asked.iter().filter_map(|term| {
                let count = document.get(term)?;
                let weight = 1.2 * (0.25 + 0.75 * length / self.average);
                Some(rarity(term)? * count * 2.2 / (count + weight))
            });
            (id.clone(), each.sum::<f64>() / most.max(1.0))
        });
        ranked(scores.collect())
    }
}

fn terms(said: &str) -> Vec<String> {
    let mut terms = words(said);
    terms.extend(grams(said, 4));
    terms
}

/// A hundred thousand phrases: each one again and again, its words in another order and one of
/// them cut short.
fn many(knowledge: &Knowledge) -> Knowledge {
    let mut many = knowledge.clone();
    let before: usize = many.phrasebooks.values().map(|book| book.count()).sum();
    let copies = 100_000 / before.max(1);
    for book in many.phrasebooks.values_mut() {
        for said in book.phrases.values_mut().chain(book.unrelated.values_mut()) {
            let turns = (1..=copies).flat_map(|turn| said.iter().map(move |one| turned(one, turn)));
            let turns: Vec<String> = turns.collect();
            said.extend(turns);
        }
    }
    many
}

fn turned(phrase: &str, turn: usize) -> String {
    let mut words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
    let length = words.len();
    words.rotate_left(turn % length);
    let word = &mut words[turn * 7 % length];
    *word = word.chars().take(3 + turn % 4).collect();
    words.join(" ")
}
