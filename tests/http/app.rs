//! The site on a day that the test chooses, asked without a network.

use std::net::SocketAddr;
use std::sync::LazyLock;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use chrono::NaiveDate;
use http_body_util::BodyExt as _;
use rumo::clock::Clock;
use rumo::snapshot::Snapshot;
use rumo::state::{AppState, Settings};
use rumo::{app, knowledge_files};
use scraper::{Html, Selector};
use store::Reports;
use tower::ServiceExt as _;
use triage::Knowledge;
use triage::knowledge::PortalState;

static BUILT_IN: LazyLock<(Knowledge, Vec<PortalState>)> =
    LazyLock::new(|| knowledge_files::built_in().expect("the built-in knowledge"));

/// The day of most tests: long after the last check of most facts.
pub(crate) const TODAY: &str = "2026-11-23";
/// The address under which the test site believes to be reached.
pub(crate) const ORIGIN: &str = "https://rumo.example";

/// The knowledge that is built into the program.
pub(crate) fn knowledge() -> &'static Knowledge {
    &BUILT_IN.0
}

/// The states that are built into the program.
pub(crate) fn states() -> &'static [PortalState] {
    &BUILT_IN.1
}

/// A running site.
#[derive(Clone)]
pub(crate) struct TestApp(Router);

/// An answer.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// How many bytes the body has on the wire.
    pub(crate) weight: usize,
    pub(crate) body: String,
}

impl TestApp {
    /// The site on this day, with the made-up language and an address of its own.
    pub(crate) fn on(day: &str) -> Self {
        Self::with(
            day,
            Settings {
                origin: Some(ORIGIN.to_owned()),
                ..settings()
            },
        )
    }

    /// The site on this day with these settings.
    pub(crate) fn with(day: &str, settings: Settings) -> Self {
        Self::of(day, settings, Reports::default())
    }

    /// Today's site where visitors report something.
    pub(crate) fn reporting(reports: Reports) -> Self {
        Self::of(TODAY, settings(), reports)
    }

    /// Today's site with its own address, in the frames of these sites.
    pub(crate) fn framed_by(sites: &[store::Site]) -> Self {
        let (knowledge, states) = BUILT_IN.clone();
        let mut snapshot = Snapshot::built_in(knowledge, states).expect("a snapshot");
        snapshot.show_in(sites);
        let origin = Some(ORIGIN.to_owned());
        let settings = Settings {
            origin,
            ..settings()
        };
        Self::showing(TODAY, settings, snapshot)
    }

    /// The site on this day with these settings where visitors report something.
    pub(crate) fn of(day: &str, settings: Settings, reports: Reports) -> Self {
        let (knowledge, states) = BUILT_IN.clone();
        let mut snapshot = Snapshot::built_in(knowledge, states).expect("a snapshot");
        snapshot.reports = reports;
        Self::showing(day, settings, snapshot)
    }

    /// The site on this day with its own address and an edition that was published at noon of a
    /// day.
    pub(crate) fn of_edition(
        day: &str,
        (number, published): (i64, &str),
        knowledge: &Knowledge,
        states: Vec<PortalState>,
    ) -> Self {
        let content = store::canonical(knowledge).expect("JSON");
        let head = store::EditionHead {
            number,
            published_at: format!("{published}T12:00:00Z").parse().expect("a moment"),
            published_by: "a test".to_owned(),
            reason: "a test".to_owned(),
            program: "test".to_owned(),
            format: i32::try_from(triage::knowledge::FORMAT).expect("a number"),
            digest: store::digest(&content),
        };
        let edition = store::Edition {
            head,
            content,
            decision_table: String::new(),
        };
        let live = store::Live {
            serial: number,
            states,
            ..store::Live::default()
        };
        let snapshot = Snapshot::new(&edition, &live).expect("a snapshot");
        let origin = Some(ORIGIN.to_owned());
        let settings = Settings {
            origin,
            ..settings()
        };
        Self::showing(day, settings, snapshot)
    }

    fn showing(day: &str, settings: Settings, snapshot: Snapshot) -> Self {
        let day: NaiveDate = day.parse().expect("a day");
        let state = AppState::new(Clock::Fixed(day), settings, snapshot, None);
        Self(app::router(state))
    }

    pub(crate) async fn get(&self, address: &str) -> Reply {
        self.send(Method::GET, address, &[]).await
    }

    /// Sends a form.
    pub(crate) async fn post(&self, address: &str, form: &str) -> Reply {
        self.post_from("same-origin", address, form).await
    }

    /// Sends a form as a browser does from a page of ours (`same-origin`) or of others.
    pub(crate) async fn post_from(&self, site: &str, address: &str, form: &str) -> Reply {
        self.post_with(address, form, &[("sec-fetch-site", site)])
            .await
    }

    /// Sends a form with headers that say where from.
    pub(crate) async fn post_with(
        &self,
        address: &str,
        form: &str,
        headers: &[(&str, &str)],
    ) -> Reply {
        let form_type = "application/x-www-form-urlencoded";
        let mut request = Request::post(address).header("content-type", form_type);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = Body::from(form.to_owned());
        self.ask(request.body(body).expect("a request")).await
    }

    /// Sends a form as a program does that says nothing of where it sends from.
    pub(crate) async fn post_silently(&self, address: &str, form: &str) -> Reply {
        let request = Request::post(address);
        let body = Body::from(form.to_owned());
        self.ask(request.body(body).expect("a request")).await
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        address: &str,
        headers: &[(&str, &str)],
    ) -> Reply {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(Body::empty()).expect("a request"))
            .await
    }

    /// The same from an address of the network, which the limits count.
    pub(crate) async fn get_from(&self, peer: [u8; 4], address: &str) -> Reply {
        let peer = ConnectInfo(SocketAddr::from((peer, 443)));
        let request = Request::get(address).extension(peer);
        self.ask(request.body(Body::empty()).expect("a request"))
            .await
    }

    /// A form from an address of the network.
    pub(crate) async fn post_at(&self, peer: [u8; 4], address: &str, form: &str) -> Reply {
        let peer = ConnectInfo(SocketAddr::from((peer, 443)));
        let request = Request::post(address)
            .header("sec-fetch-site", "same-origin")
            .extension(peer);
        let body = Body::from(form.to_owned());
        self.ask(request.body(body).expect("a request")).await
    }

    /// The address of the result that an address leads to; what is asked meanwhile nobody knows.
    pub(crate) async fn result_from(&self, address: &str) -> String {
        let mut here = address.to_owned();
        for _ in 0..20 {
            let reply = self.get(&here).await;
            here = match reply.status {
                StatusCode::SEE_OTHER => reply.header("location").to_owned(),
                _ if here.contains("/check/result") => return here,
                _ => {
                    let told = here.split('?').nth(1);
                    let is_unsure = |link: &String| {
                        link.ends_with("=unknown") && link.split('?').nth(1) != told
                    };
                    let unsure = reply.links().into_iter().find(is_unsure);
                    unsure.expect("a link for who is not sure")
                }
            };
        }
        panic!("no result from {address}")
    }

    async fn ask(&self, request: Request<Body>) -> Reply {
        let response = self.0.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        Reply {
            status: parts.status,
            headers: parts.headers,
            weight: bytes.len(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

/// Settings with the made-up language and room for pages.
pub(crate) fn settings() -> Settings {
    Settings {
        pseudo_language: true,
        page_memory: 16 * 1024 * 1024,
        ..Settings::default()
    }
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("a header of letters"))
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The texts of all elements that a selector finds.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).expect("a selector");
        let texts = page
            .select(&selector)
            .map(|found| found.text().collect::<String>());
        texts.map(|text| text.trim().to_owned()).collect()
    }

    /// The addresses on this site that the page links to, without anchors.
    pub(crate) fn links(&self) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        let selector = Selector::parse("a[href], link[href], form[action]").expect("a selector");
        page.select(&selector)
            .filter_map(|found| found.attr("href").or(found.attr("action")))
            .filter(|href| href.starts_with('/'))
            .map(|href| href.split('#').next().unwrap_or_default().to_owned())
            .collect()
    }
}
