//! What a fact says beside its words, by its kind: who may use it, where, what to take, how to
//! reach it.

use triage::knowledge::{Access, Advice, Channel, Detail, Document, HelpLine, Place, Window};
use triage::{Answers, Fact};

use crate::counter;
use crate::dated::Dated;
use crate::fact_view::{dialled, link};
use crate::softened::host;

/// One line: a name, and values with or without an address.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) values: Vec<Value>,
}

/// One value of a line.
pub(super) struct Value {
    pub(super) text: String,
    pub(super) href: Option<String>,
    /// A value from outside: the page tells the other site nothing.
    pub(super) is_outside: bool,
    /// Words or numbers that keep their own direction and language.
    pub(super) is_official: bool,
}

impl Value {
    fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            href: None,
            is_outside: false,
            is_official: false,
        }
    }

    fn official(text: impl Into<String>) -> Self {
        Self {
            is_official: true,
            ..Self::plain(text)
        }
    }

    fn outside(text: &str, href: impl Into<String>) -> Self {
        Self {
            href: Some(href.into()),
            is_outside: true,
            ..Self::official(text)
        }
    }
}

/// The law and article as one would quote them.
pub(super) fn law(fact: &Fact) -> Option<String> {
    match &fact.about {
        Detail::Rule(rule) => rule.law.clone(),
        _ => None,
    }
}

/// The official sentence for a counter or a form.
pub(super) fn counter(dated: &Dated, fact: &Fact) -> Option<String> {
    let sentence = fact.text(&["pt"], "counter", dated.day)?;
    Some(counter::filled(sentence, &Answers::default()))
}

/// The lines of a fact, by its kind.
pub(super) fn lines(dated: &Dated, fact: &Fact) -> Vec<Line> {
    let lines = match &fact.about {
        Detail::Window(window) => of_window(dated, window),
        Detail::Document(paper) => of_document(dated, paper),
        Detail::Channel(channel) => of_channel(channel),
        Detail::Place(place) => of_place(place),
        Detail::HelpLine(line) => of_help_line(line),
        Detail::Advice(advice) => of_advice(dated, advice),
        Detail::Portal(_)
        | Detail::Message(_)
        | Detail::Rule(_)
        | Detail::Requirement
        | Detail::Report => Vec::new(),
    };
    let t = dated.t();
    let named = lines.into_iter().filter(|(_, values)| !values.is_empty());
    named
        .map(|(key, values)| Line {
            name: t.get(key).into_owned(),
            values,
        })
        .collect()
}

type Keyed = Vec<(&'static str, Vec<Value>)>;

fn facts<'a>(dated: &Dated, ids: impl IntoIterator<Item = &'a String>) -> Vec<Value> {
    let links = ids.into_iter().filter_map(|id| link(dated, id));
    links
        .map(|fact| Value {
            href: Some(fact.href),
            ..Value::plain(fact.title)
        })
        .collect()
}

fn of_window(dated: &Dated, window: &Window) -> Keyed {
    let t = dated.t();
    let range = match (window.expires_from, window.expires_to) {
        (Some(from), Some(to)) => {
            t.with_two("window-range", ("from", t.date(from)), ("to", t.date(to)))
        }
        (None, Some(to)) => t.with("window-range-to", "to", t.date(to)),
        _ => t.get("window-range-unknown").into_owned(),
    };
    let access = match window.access {
        Access::Own => "window-access-own",
        Access::Invited => "window-access-invited",
    };
    let permit = t
        .get(&format!("permit-{}", window.permit.name()))
        .into_owned();
    vec![
        ("window-portal", facts(dated, [&window.portal])),
        ("window-permit", vec![Value::plain(permit)]),
        ("window-accepts", vec![Value::plain(range)]),
        ("window-access", vec![Value::plain(t.get(access))]),
    ]
}

fn of_document(dated: &Dated, paper: &Document) -> Keyed {
    let t = dated.t();
    let permits = paper
        .permits
        .iter()
        .map(|permit| t.get(&format!("permit-{}", permit.name())));
    let bases = paper
        .bases
        .iter()
        .map(|basis| t.get(&format!("basis-{}", basis.name())));
    let minors = paper
        .minors_only
        .then(|| Value::plain(t.get("document-minors-only")));
    vec![
        ("document-permits", permits.map(Value::plain).collect()),
        ("document-bases", bases.map(Value::plain).collect()),
        ("document-who", minors.into_iter().collect()),
    ]
}

fn of_channel(channel: &Channel) -> Keyed {
    let url = channel.url.iter().map(|url| Value::outside(host(url), url));
    let email = channel
        .email
        .iter()
        .map(|email| Value::outside(email, format!("mailto:{email}")));
    vec![
        ("detail-page", url.collect()),
        (
            "detail-topic",
            channel.topic.iter().map(Value::official).collect(),
        ),
        ("detail-email", email.collect()),
        ("detail-phone", phones(&channel.phones)),
    ]
}

fn of_place(place: &Place) -> Keyed {
    let code_and_town = match &place.postcode {
        Some(postcode) => format!("{postcode} {}", place.town),
        None => place.town.clone(),
    };
    let lines = place.street.iter().cloned().chain([code_and_town]);
    vec![("detail-address", lines.map(Value::official).collect())]
}

fn of_help_line(line: &HelpLine) -> Keyed {
    let url = line.url.iter().map(|url| Value::outside(host(url), url));
    vec![
        ("detail-phone", phones(&line.phones)),
        ("detail-page", url.collect()),
    ]
}

fn of_advice(dated: &Dated, advice: &Advice) -> Keyed {
    let t = dated.t();
    let cost = advice
        .cost
        .map(|cost| Value::plain(t.get(&format!("cost-{}", cost.name()))));
    vec![
        ("detail-where", facts(dated, &advice.at)),
        ("detail-take", facts(dated, &advice.take)),
        ("detail-cost", cost.into_iter().collect()),
    ]
}

fn phones(phones: &[String]) -> Vec<Value> {
    let tel = |phone: &String| Value::outside(phone, format!("tel:{}", dialled(phone)));
    phones.iter().map(tel).collect()
}
