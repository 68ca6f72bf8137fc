//! The log says the route, and nothing of the person.

use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::Request;
use rumo::app::router;
use rumo::knowledge_files;
use rumo::snapshot::Snapshot;
use rumo::state::AppState;
use tower::ServiceExt as _;
use tracing_subscriber::fmt::MakeWriter;

use crate::{clock, settings};

/// The number of a case at a desk.
const NUMBER: &str = "00112233445566778899aabbccddeeff";

#[derive(Clone, Default)]
pub(crate) struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Kept {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_query_address_or_browser_is_logged_or_counted() {
    let kept = Kept::default();
    let log = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(kept.clone());
    let _guard = tracing::subscriber::set_default(log.finish());
    let (knowledge, states) = knowledge_files::built_in().unwrap();
    let snapshot = Snapshot::built_in(knowledge, states).unwrap();
    let state = AppState::new(clock(), settings(), snapshot, None);
    let site = router(state.clone());
    for path in [
        "/en/check/result?permit=temporary&expires=2026-07-20&canary=canary1",
        "/en/check/permit?permit=canary2",
        "/pt/canary3?x=canary4",
        "/api/v1/triage?permit=canary5",
        "/canary6",
    ] {
        for method in ["GET", "POST"] {
            let request = Request::builder()
                .method(method)
                .uri(path)
                .header("user-agent", "canary7")
                .header("referer", "https://canary8.example/")
                .header("x-forwarded-for", "canary9")
                .header("cookie", "canary10=canary11")
                .body(Body::from("canary12"))
                .unwrap();
            site.clone().oneshot(request).await.unwrap();
        }
    }
    for path in [
        "/desk?ui=pt&with=en",
        "/desk/sheet?ui=pt",
        "/desk/letters/email?ui=en",
        "/desk/next?ui=en",
    ] {
        let today = clock().today().format("%Y%m%d");
        let told = format!(
            "case={today}-{NUMBER}&permit=temporary&expires-date=2026-07-20&said=canary13&request=none"
        );
        let request = Request::post(path).body(Body::from(told)).unwrap();
        site.clone().oneshot(request).await.unwrap();
    }
    let text = kept.text();
    assert!(
        text.contains("/desk/letters/{kind}"),
        "the route is: {text}"
    );
    assert!(text.contains("request"), "something is logged: {text}");
    for secret in ["canary", "2026-07-20", "temporary", NUMBER] {
        assert!(!text.contains(secret), "{secret} is in the log:\n{text}");
        let metrics = state.metrics().text(0);
        assert!(
            !metrics.contains(secret),
            "{secret} is in the metrics:\n{metrics}"
        );
    }
}
