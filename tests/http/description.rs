//! The description of the API, and that real answers keep to it.

use serde_json::Value;

use crate::app::{TODAY, TestApp};

const CALLS: [&str; 8] = [
    "/api/v1/triage",
    "/api/v1/triage?permit=temporary&expires=2025-07-20&request=none&portal=message\
     &message=no_niss&age=adult",
    "/api/v1/messages",
    "/api/v1/messages?q=sem%20NISS",
    "/api/v1/messages/no_niss",
    "/api/v1/portals?on=2025-08-26",
    "/api/v1/editions",
    "/api/v1/editions/0...0",
];

async fn description() -> Value {
    TestApp::on(TODAY).get("/api/v1/openapi.json").await.json()
}

fn names(value: &Value) -> Vec<&str> {
    let items = value.as_array().expect("a list").iter();
    items.filter_map(|item| item["name"].as_str()).collect()
}

/// The schema behind a reference.
fn resolved<'a>(description: &'a Value, schema: &'a Value) -> &'a Value {
    let Some(place) = schema["$ref"].as_str() else {
        return schema;
    };
    let place = place.trim_start_matches('#');
    resolved(description, description.pointer(place).expect(place))
}

/// Every place where an answer leaves its schema: a field that nobody described, a value that is
/// not among those that are named.
fn departures(description: &Value, schema: &Value, answer: &Value, at: &str) -> Vec<String> {
    let schema = resolved(description, schema);
    if let Some(one_of) = schema["oneOf"].as_array() {
        let each = one_of
            .iter()
            .map(|schema| departures(description, schema, answer, at));
        return each.min_by_key(Vec::len).unwrap_or_default();
    }
    let mut found = Vec::new();
    if let Some(allowed) = schema["enum"].as_array()
        && !allowed.contains(answer)
    {
        found.push(format!("{at}: {answer}"));
    }
    for item in answer.as_array().into_iter().flatten() {
        found.extend(departures(description, &schema["items"], item, at));
    }
    for (name, value) in answer.as_object().into_iter().flatten() {
        let place = format!("{at}.{name}");
        match field(description, schema, name) {
            Some(field) => found.extend(departures(description, field, value, &place)),
            None => found.push(format!("{place} is not described")),
        }
    }
    found
}

fn field<'a>(description: &'a Value, schema: &'a Value, name: &str) -> Option<&'a Value> {
    let schema = resolved(description, schema);
    let parts = schema["allOf"].as_array();
    let in_a_part = parts.and_then(|parts| {
        let mut parts = parts.iter();
        parts.find_map(|part| field(description, part, name))
    });
    in_a_part
        .or_else(|| schema["properties"].get(name))
        .or_else(|| schema.get("additionalProperties"))
}

#[tokio::test]
async fn the_description_names_every_call() {
    let body = description().await;
    assert_eq!(body["openapi"], "3.1.0");
    let paths: Vec<_> = body["paths"]
        .as_object()
        .expect("paths")
        .keys()
        .cloned()
        .collect();
    assert_eq!(
        paths,
        [
            "/api/v1/editions",
            "/api/v1/editions/{n}",
            "/api/v1/messages",
            "/api/v1/messages/{id}",
            "/api/v1/portals",
            "/api/v1/triage",
        ]
    );
    let parameters = body["paths"]["/api/v1/triage"]["get"]["parameters"].clone();
    assert_eq!(names(&parameters).len(), 15);
}

#[tokio::test]
async fn real_answers_keep_to_the_description() {
    let description = description().await;
    let app = TestApp::on(TODAY);
    for call in CALLS {
        let path = call.split('?').next().unwrap_or(call);
        let path = match path {
            "/api/v1/messages/no_niss" => "/api/v1/messages/{id}",
            "/api/v1/editions/0...0" => "/api/v1/editions/{n}",
            path => path,
        };
        let answers = &description["paths"][path]["get"]["responses"]["200"];
        let schema = &answers["content"]["application/json"]["schema"];
        assert!(schema.is_object(), "{path}: {answers}");
        let answer = app.get(call).await.json();
        let found = departures(&description, schema, &answer, path);
        assert!(found.is_empty(), "{found:?}");
    }
}

#[tokio::test]
async fn closed_sets_name_their_values() {
    let description = description().await;
    let schemas = &description["components"]["schemas"];
    for (schema, name, value) in [
        ("OutcomeBody", "route", "renewal_portal"),
        ("StandingBody", "code", "six_months"),
        ("RecognisedBody", "verdict", "unsure"),
        ("StateBody", "state", "failing"),
        ("SignBody", "symptom", "unreachable"),
        ("SignBody", "level", "strong_sign"),
        ("Support", "confidence", "low"),
        ("ActionBody", "route", "niss"),
        ("EntryBody", "group", "niss"),
        ("MessageBody", "confidence", "high"),
        ("Fault", "code", "repeated_parameter"),
    ] {
        let described = field(&description, &schemas[schema], name);
        let values = &described.unwrap_or(&Value::Null)["enum"];
        assert!(
            values
                .as_array()
                .is_some_and(|values| values.contains(&value.into())),
            "{schema}.{name}: {values}"
        );
    }
    let parameters = description["paths"]["/api/v1/triage"]["get"]["parameters"].as_array();
    let with_values = parameters.expect("parameters").iter();
    let with_values: Vec<_> = with_values
        .filter(|parameter| parameter["schema"]["enum"].is_array())
        .filter_map(|parameter| parameter["name"].as_str())
        .collect();
    assert_eq!(
        with_values,
        [
            "permit", "request", "portal", "invited", "basis", "age", "niss", "place", "lang"
        ]
    );
}
