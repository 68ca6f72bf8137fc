//! `rumo serve`: from nothing to the first page.

use std::error::Error;
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use store::Store;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use super::{check_knowledge, database};
use crate::app;
use crate::clock::Clock;
use crate::config::{KnowledgeArgs, Serve};
use crate::follow;
use crate::snapshot::Snapshot;
use crate::state::{AppState, Settings};
use crate::telemetry;

/// How long requests that are under way may still take after the first signal.
const GRACE: Duration = Duration::from_secs(20);
/// How long new connections are still taken after the first signal, so that a proxy that asks
/// `/readyz` can send them elsewhere.
const DRAIN: Duration = Duration::from_secs(1);
/// How often addresses that have been quiet are forgotten.
const FORGET_EVERY: Duration = Duration::from_secs(60);

pub(super) async fn run(args: Serve) -> Result<(), Box<dyn Error>> {
    telemetry::init(args.log_json);
    let began = Instant::now();
    // Bind first: an address that is taken should be said before anything is started.
    let listener = TcpListener::bind(args.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", args.listen))?;
    let metrics = TcpListener::bind(args.metrics_listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", args.metrics_listen))?;
    let copy = args.database.data.join("snapshot.json");
    let store = open_store(&args).await?;
    let snapshot = first_snapshot(store.as_ref(), &copy).await?;
    let state = AppState::new(clock()?, settings(&args), snapshot, store);

    tokio::spawn(forget_quiet(state.clone()));
    let counters = Router::new()
        .route("/metrics", get(counters))
        .with_state(state.clone());
    tokio::spawn(async move { axum::serve(metrics, counters).await });

    eprintln!(
        "Rumo is ready after {:.1?}: http://{}/",
        began.elapsed(),
        listener.local_addr()?
    );
    let following = follow::follow(state.clone(), copy);
    let site = app::router(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, site).with_graceful_shutdown(drained(state.clone()));
    tokio::select! {
        ended = server => ended?,
        () = following => tracing::warn!("nobody listens to the database any more"),
        () = out_of_patience() => tracing::warn!("stopped with requests under way"),
    }
    Ok(())
}

/// The database, if it answers or may answer later. A private one that cannot be started is an
/// error only where there is nothing else to serve from.
async fn open_store(args: &Serve) -> Result<Option<Store>, Box<dyn Error>> {
    let url = match database::url(&args.database).await {
        Ok(url) => url,
        Err(error) => {
            eprintln!("{error}");
            eprintln!("Serving without a database, from the last copy or the built-in edition.");
            return Ok(None);
        }
    };
    Ok(Some(Store::connect_lazily(&url)?))
}

/// The first snapshot: from the database, else from the copy on disk, else the edition that is
/// built into the program.
async fn first_snapshot(store: Option<&Store>, copy: &Path) -> Result<Snapshot, Box<dyn Error>> {
    if let Some(store) = store {
        match follow::fill_and_load(store, copy).await {
            Ok(snapshot) => return Ok(snapshot),
            Err(error) => tracing::warn!(%error, "the database does not answer"),
        }
    }
    match Snapshot::load(copy) {
        Ok(snapshot) => {
            tracing::warn!(
                edition = snapshot.edition.number,
                "serving the copy on disk"
            );
            return Ok(snapshot);
        }
        Err(error) => tracing::warn!(%error, "no copy on disk"),
    }
    tracing::warn!("serving the edition that is built into the program");
    let (knowledge, states) = check_knowledge::read(&KnowledgeArgs { knowledge: None })?;
    Ok(Snapshot::built_in(knowledge, states)?)
}

fn settings(args: &Serve) -> Settings {
    Settings {
        origin: args
            .origin
            .as_ref()
            .map(|origin| origin.trim_end_matches('/').to_owned()),
        publisher: args
            .publisher
            .clone()
            .filter(|name| !name.trim().is_empty()),
        pseudo_language: args.pseudo_language,
        page_memory: args.page_memory,
        requests_per_second: args.requests_per_second,
        trusted_proxies: args.trusted_proxies.clone(),
    }
}

/// The system's clock. A build for tests may be told the day; a release never is.
fn clock() -> Result<Clock, Box<dyn Error>> {
    if cfg!(debug_assertions)
        && let Ok(day) = std::env::var("RUMO_TODAY")
    {
        return Ok(Clock::Fixed(day.parse()?));
    }
    Ok(Clock::System)
}

async fn counters(State(state): State<AppState>) -> String {
    state.metrics().text(state.pages().bytes())
}

async fn forget_quiet(state: AppState) {
    loop {
        tokio::time::sleep(FORGET_EVERY).await;
        state.limits().forget_quiet();
    }
}

/// Resolves at the first signal to stop.
async fn first_signal() {
    let (Ok(mut term), Ok(mut int)) = (
        signal(SignalKind::terminate()),
        signal(SignalKind::interrupt()),
    ) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = term.recv() => {}
        _ = int.recv() => {}
    }
}

/// Resolves when the instance has said for a while that it is going.
async fn drained(state: AppState) {
    first_signal().await;
    state.set_draining();
    tokio::time::sleep(DRAIN).await;
}

/// Resolves when waiting for requests under way has lasted long enough, or at a second signal.
async fn out_of_patience() {
    first_signal().await;
    tracing::info!("stopping: no new requests");
    tokio::select! {
        () = tokio::time::sleep(GRACE) => {}
        () = first_signal() => {}
    }
}
