//! The site with a database, at a moment that the test chooses, and browsers that keep a cookie.

use std::cell::RefCell;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use http_body_util::BodyExt as _;
use rumo::app;
use rumo::checked::{Checked, problems, refusals};
use rumo::clock::Clock;
use rumo::drafted::{Answer, Checks};
use rumo::follow::{fill_and_load, follow};
use rumo::snapshot::Snapshot;
use rumo::state::{AppState, Settings};
use scraper::{Html, Selector};
use sha2::{Digest as _, Sha256};
use sqlx::PgPool;
use store::{Finding, Role, Stage, Store};
use tokio::task::LocalSet;
use tower::ServiceExt as _;
use triage::prove::{Stop, decision_table, prove_on};
use triage::{Handbook, Knowledge};

use crate::first_edition;

const NOON: &str = "2026-11-25T12:00:00Z";

/// The site of one database. At another moment it is another instance of the same site.
#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) store: Store,
    pub(crate) now: DateTime<Utc>,
    /// What is published.
    knowledge: Knowledge,
    router: Router,
    state: AppState,
}

impl Site {
    /// With an empty database, at noon on 25 November 2026.
    pub(crate) async fn new(pool: PgPool) -> Self {
        let store = Store::from(pool);
        store.migrate().await.unwrap();
        // Who gets in does not depend on what is known.
        Self::of(store, NOON.parse().unwrap(), Knowledge::default())
    }

    /// With the first edition. Drafts are checked by what can be found quickly.
    pub(crate) async fn filled(pool: PgPool) -> Self {
        Self::filled_and_checked_by(pool, quickly).await
    }

    /// With the first edition, and another way to check drafts.
    pub(crate) async fn filled_and_checked_by(pool: PgPool, checks: Checks) -> Self {
        first_edition::put_into(&pool).await;
        let site = Self::new(pool).await;
        site.loaded(checks).await.0
    }

    /// Another instance on the same database, which follows it as a running one does.
    pub(crate) async fn another_instance(&self) -> Self {
        let (site, state, copy) = self.loaded(quickly).await;
        tokio::task::spawn_local(follow(state, copy));
        site
    }

    /// An instance with the newest edition, and where its copy on disk is.
    async fn loaded(&self, checks: Checks) -> (Self, AppState, PathBuf) {
        static COPIES: AtomicUsize = AtomicUsize::new(0);
        let number = COPIES.fetch_add(1, Ordering::Relaxed);
        let name = format!("rumo-editor-{}-{number}.json", std::process::id());
        let copy = std::env::temp_dir().join(name);
        let snapshot = fill_and_load(&self.store, &copy).await.unwrap();
        let (site, state) = Self::serving(self.store.clone(), self.now, snapshot);
        state.check_by(checks);
        (site, state, copy)
    }

    /// An instance that takes so many requests a second, and knows these associations.
    pub(crate) fn taking(&self, per_second: u32, sites: &[store::Site]) -> Self {
        let mut snapshot = Snapshot::built_in(self.knowledge.clone(), Vec::new()).unwrap();
        snapshot.show_in(sites);
        let settings = Settings {
            page_memory: 1 << 20,
            requests_per_second: per_second,
            ..Settings::default()
        };
        Self::set(self.store.clone(), self.now, snapshot, settings).0
    }

    fn of(store: Store, now: DateTime<Utc>, knowledge: Knowledge) -> Self {
        let snapshot = Snapshot::built_in(knowledge, Vec::new()).unwrap();
        Self::serving(store, now, snapshot).0
    }

    fn serving(store: Store, now: DateTime<Utc>, snapshot: Snapshot) -> (Self, AppState) {
        let settings = Settings {
            page_memory: 1 << 20,
            ..Settings::default()
        };
        Self::set(store, now, snapshot, settings)
    }

    fn set(
        store: Store,
        now: DateTime<Utc>,
        snapshot: Snapshot,
        settings: Settings,
    ) -> (Self, AppState) {
        let knowledge = snapshot.knowledge().clone();
        let state = AppState::new(Clock::At(now), settings, snapshot, Some(store.clone()));
        let site = Self {
            store,
            now,
            knowledge,
            router: app::router(state.clone()),
            state: state.clone(),
        };
        (site, state)
    }

    /// What the program does once a minute.
    pub(crate) async fn flush_counts(&self) {
        self.state.flush().await;
    }

    /// The same site so much later.
    pub(crate) fn later(&self, by: TimeDelta) -> Self {
        Self::of(self.store.clone(), self.now + by, self.knowledge.clone())
    }

    /// A browser that knows nobody.
    pub(crate) fn browser(&self) -> Browser {
        Browser {
            site: self.clone(),
            cookie: None,
            from: None,
        }
    }

    /// A browser in which somebody has signed in, at whatever stage.
    pub(crate) async fn browser_of(&self, account: i64, stage: Stage) -> Browser {
        let mut token = [0; 16];
        getrandom::fill(&mut token).unwrap();
        let token: String = token.iter().map(|byte| format!("{byte:02x}")).collect();
        let hash = Sha256::digest(token.as_bytes());
        self.store
            .begin_session(&hash, account, stage, self.now)
            .await
            .unwrap();
        Browser {
            site: self.clone(),
            cookie: Some(format!("rumo={token}")),
            from: None,
        }
    }

    /// A new account of this role, signed in.
    pub(crate) async fn signed_in(&self, name: &str, role: Role) -> Browser {
        let added = self.store.add_account(name, role, None, "a test");
        let id = added.await.unwrap();
        self.store.set_account_language(id, "en").await.unwrap();
        self.browser_of(id, Stage::Full).await
    }
}

/// Runs a test in which instances follow the database: they stay on its thread.
pub(crate) async fn following(test: impl Future<Output = ()>) {
    LocalSet::new().run_until(test).await;
}

/// What can be found quickly: the facts hold together, and no way of the first days is a dead end.
fn quickly(handbook: &Handbook, stop: &Stop) -> Option<Answer> {
    let findings = refusals(problems(handbook.knowledge(), handbook.states()));
    if !findings.is_empty() {
        return Some(Err(findings));
    }
    let third = NaiveDate::from_ymd_opt(2025, 7, 3).unwrap();
    let proof = prove_on(NonZeroUsize::MIN, handbook, third, stop)?;
    let dead_ends = proof
        .problems
        .iter()
        .filter(|why| why.starts_with("a dead end"));
    let findings: Vec<_> = dead_ends
        .map(|why| Finding {
            about: None,
            why: why.clone(),
        })
        .collect();
    if !findings.is_empty() {
        return Some(Err(findings));
    }
    Some(Ok(Checked {
        ways: proof.ways,
        cases: proof.cases,
        longest: proof.longest,
        decision_table: decision_table(handbook, third),
    }))
}

/// A browser with at most one cookie.
#[derive(Clone)]
pub(crate) struct Browser {
    pub(crate) site: Site,
    pub(crate) cookie: Option<String>,
    /// The address it asks from; none where that is not known.
    pub(crate) from: Option<IpAddr>,
}

/// An answer.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Browser {
    pub(crate) async fn get(&mut self, address: &str) -> Reply {
        let request = Request::get(address);
        self.ask(request, String::new()).await
    }

    /// Sends a form from a page of ours.
    pub(crate) async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Reply {
        self.post_from("same-origin", address, fields).await
    }

    /// Sends a form as it was filled in.
    pub(crate) async fn send(&mut self, address: &str, form: &[(String, String)]) -> Reply {
        let fields: Vec<_> = form
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.post(address, &fields).await
    }

    /// Sends a form from a page of ours (`same-origin`) or of others.
    pub(crate) async fn post_from(
        &mut self,
        from: &str,
        address: &str,
        fields: &[(&str, &str)],
    ) -> Reply {
        let request = Request::post(address)
            .header("sec-fetch-site", from)
            .header("content-type", "application/x-www-form-urlencoded");
        self.ask(request, encoded(fields)).await
    }

    /// Sends a form with a file, as a browser does.
    pub(crate) async fn upload(&mut self, address: &str, language: &str, file: &[u8]) -> Reply {
        let mut body = format!(
            "--rumo\r\ncontent-disposition: form-data; name=\"language\"\r\n\r\n{language}\r\n\
             --rumo\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.po\"\r\n\
             content-type: text/x-gettext-translation\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--rumo--\r\n");
        let request = Request::post(address)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "multipart/form-data; boundary=rumo");
        self.ask(request, body).await
    }

    /// The same browser, after so much time.
    pub(crate) fn later(&self, by: TimeDelta) -> Self {
        Self {
            site: self.site.later(by),
            cookie: self.cookie.clone(),
            from: self.from,
        }
    }

    async fn ask(&mut self, request: axum::http::request::Builder, body: impl Into<Body>) -> Reply {
        let mut request = request.header("accept-language", "en");
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, format!("other=1; {cookie}"));
        }
        let mut request = request.body(body.into()).unwrap();
        if let Some(from) = self.from {
            let peer = ConnectInfo(SocketAddr::new(from, 443));
            request.extensions_mut().insert(peer);
        }
        let response = self.site.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        if let Some(set) = parts.headers.get(header::SET_COOKIE) {
            let set = set.to_str().unwrap().split(';').next().unwrap();
            self.cookie = (!set.ends_with('=')).then(|| set.to_owned());
        }
        Reply {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

fn encoded(fields: &[(&str, &str)]) -> String {
    let escaped = |text: &str| -> String {
        let bytes = text.bytes();
        bytes.map(|byte| format!("%{byte:02x}")).collect()
    };
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    pairs.join("&")
}

impl Reply {
    /// Where the answer sends the browser.
    pub(crate) fn to(&self) -> &str {
        self.header("location")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The page as it is read. A test asks one page many questions, and a build for tests reads
    /// slowly: the last page is kept.
    fn page(&self) -> Rc<Html> {
        thread_local! {
            static LAST: RefCell<Option<(String, Rc<Html>)>> = const { RefCell::new(None) };
        }
        LAST.with_borrow_mut(|last| {
            if let Some((body, page)) = last
                && *body == self.body
            {
                return Rc::clone(page);
            }
            let page = Rc::new(Html::parse_document(&self.body));
            *last = Some((self.body.clone(), Rc::clone(&page)));
            page
        })
    }

    /// The texts of all elements that a selector finds.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let page = self.page();
        let selector = Selector::parse(selector).unwrap();
        let found = page.select(&selector);
        found
            .map(|found| found.text().collect::<String>().trim().to_owned())
            .collect()
    }

    /// What a browser would send of the form with this address: every field as it is filled in.
    pub(crate) fn form(&self, action: &str) -> Vec<(String, String)> {
        let page = self.page();
        let all = format!(
            "form[action='{action}'] input, form[action='{action}'] textarea, \
             form[action='{action}'] select"
        );
        let chosen = Selector::parse("option[selected]").unwrap();
        let first = Selector::parse("option").unwrap();
        let mut fields = Vec::new();
        for field in page.select(&Selector::parse(&all).unwrap()) {
            let value = match field.value().name() {
                "textarea" => field.text().collect(),
                "select" => {
                    let option = field.select(&chosen).next();
                    let option = option.or_else(|| field.select(&first).next());
                    option.unwrap().attr("value").unwrap().to_owned()
                }
                _ if field.attr("type") == Some("checkbox") && field.attr("checked").is_none() => {
                    continue;
                }
                _ => field.attr("value").unwrap_or_default().to_owned(),
            };
            fields.push((field.attr("name").unwrap().to_owned(), value));
        }
        fields
    }

    /// An attribute of the first element that a selector finds.
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let page = self.page();
        let selector = Selector::parse(selector).unwrap();
        let found = page.select(&selector).next()?;
        found.attr(name).map(str::to_owned)
    }
}
