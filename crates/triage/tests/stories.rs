//! People, each with a day and answers, and what the interview must tell them. The stories are
//! data that a lawyer can read and sign.

mod common;

use chrono::NaiveDate;
use common::HANDBOOK;
use serde::Deserialize;
use triage::{Answers, Outcome, Question, Step, next_step, parse_answer};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stories {
    story: Vec<Story>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    name: String,
    day: NaiveDate,
    answers: String,
    asks: Option<String>,
    route: Option<String>,
    then: Option<Vec<String>>,
    certainty: Option<String>,
    standing: Option<String>,
    standing_certainty: Option<String>,
    until: Option<NaiveDate>,
    #[serde(default)]
    actions: Vec<String>,
    #[serde(default)]
    not_actions: Vec<String>,
    #[serde(default)]
    warnings: Vec<String>,
    #[serde(default)]
    facts: Vec<String>,
}

#[test]
fn every_person_is_told_what_the_story_says() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let mut told = 0;
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the stories") {
        let path = entry.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("a readable file");
        let stories: Stories =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for story in stories.story {
            told += 1;
            wrong.extend(
                tell(&story)
                    .into_iter()
                    .map(|why| format!("{}: {why}", story.name)),
            );
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {told} stories:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(told >= 80, "only {told} stories");
}

#[test]
fn a_person_is_asked_at_most_six_questions_on_average_and_nine_at_most() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let (mut questions, mut ways) = (0, 0);
    for entry in std::fs::read_dir(folder).expect("the stories") {
        let text = std::fs::read_to_string(entry.expect("a file").path()).expect("a file");
        let stories: Stories = toml::from_str(&text).expect("stories");
        for story in stories.story.iter().filter(|story| story.route.is_some()) {
            let reply = next_step(&read(story), &HANDBOOK, story.day);
            let given = reply.answers.given().count();
            assert!(
                given <= triage::prove::MOST_QUESTIONS,
                "{}: {given} questions",
                story.name
            );
            questions += given;
            ways += 1;
        }
    }
    let average = questions as f64 / f64::from(ways);
    println!("{average:.2} questions on average over {ways} stories");
    assert!(average <= 6.0, "{average:.2} questions on average");
}

fn read(story: &Story) -> Answers {
    let mut answers = Answers::default();
    for (name, value) in story
        .answers
        .split('&')
        .filter_map(|pair| pair.split_once('='))
    {
        let question = Question::from_name(name).expect("a question");
        parse_answer(
            &mut answers,
            question,
            value,
            HANDBOOK.knowledge(),
            story.day,
        )
        .unwrap_or_else(|error| panic!("{}: {error}", story.name));
    }
    answers
}

/// Everything that is not as the story says.
fn tell(story: &Story) -> Vec<String> {
    let answers = read(story);
    let reply = next_step(&answers, &HANDBOOK, story.day);
    let outcome = match reply.step {
        Step::Ask(question) => {
            let asked = Some(question.name().to_owned());
            return if asked == story.asks {
                vec![]
            } else {
                vec![format!("asks {asked:?}")]
            };
        }
        Step::Done(outcome) => outcome,
    };
    let mut wrong = Vec::new();
    let mut expect = |what: &str, told: &str, expected: &Option<String>| {
        if expected.as_deref().is_some_and(|expected| expected != told) {
            wrong.push(format!(
                "{what} {told}, not {}",
                expected.as_deref().unwrap_or_default()
            ));
        }
    };
    if story.asks.is_some() {
        expect("asks nothing;", outcome.route.name(), &story.asks);
    }
    expect("route", outcome.route.name(), &story.route);
    let then: Vec<_> = outcome.then.iter().map(|route| route.name()).collect();
    expect(
        "then",
        &then.join(" "),
        &story.then.as_ref().map(|then| then.join(" ")),
    );
    expect("certainty", outcome.certainty.name(), &story.certainty);
    expect("standing", outcome.standing.code.name(), &story.standing);
    expect(
        "certainty of the standing",
        outcome.standing.certainty.name(),
        &story.standing_certainty,
    );
    if story.standing.is_some() && outcome.standing.until != story.until {
        wrong.push(format!(
            "until {:?}, not {:?}",
            outcome.standing.until, story.until
        ));
    }
    if reply.answers != answers {
        wrong.push("some answers were not asked for".to_owned());
    }
    wrong.extend(missing(story, &outcome));
    wrong
}

/// The steps, warnings and reasons that a story wants and the outcome has not, and the steps that
/// it may not have.
fn missing(story: &Story, outcome: &Outcome) -> Vec<String> {
    let mut missing = Vec::new();
    for id in &story.actions {
        if outcome.actions.iter().all(|action| action.id != *id) {
            missing.push(format!("no action {id}"));
        }
    }
    for id in &story.not_actions {
        if outcome.actions.iter().any(|action| action.id == *id) {
            missing.push(format!("action {id} should not be there"));
        }
    }
    for id in &story.warnings {
        if outcome.warnings.iter().all(|warning| warning.id != *id) {
            missing.push(format!("no warning {id}"));
        }
    }
    for id in &story.facts {
        if outcome.because.iter().all(|fact| fact != id) {
            missing.push(format!("not because of {id}"));
        }
    }
    missing
}
