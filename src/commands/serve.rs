//! `rumo serve`: from nothing to the first page.

use std::error::Error;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use axum_server::{Handle, Server};
use socket2::{Domain, Socket, Type};
use store::{Store, StoreError};
use tokio::signal::unix::{SignalKind, signal};

use super::{check_knowledge, database, stamp_key};
use crate::app;
use crate::clock::Clock;
use crate::config::{KnowledgeArgs, Serve};
use crate::follow::{self, LoadError};
use crate::release;
use crate::retention;
use crate::snapshot::Snapshot;
use crate::stamps::{self, StampKeys};
use crate::state::{AppState, Settings};
use crate::telemetry;

/// How long a browser may take to send the head of a request.
const HEAD: Duration = Duration::from_secs(10);
/// How long a browser may leave its answer unread.
const UNREAD: Duration = Duration::from_secs(30);
/// How many connections may wait to be taken.
const BACKLOG: i32 = 4096;
/// How long requests that are under way may still take after the first signal.
const GRACE: Duration = Duration::from_secs(20);

pub(super) async fn run(args: Serve) -> Result<(), Box<dyn Error>> {
    telemetry::init(args.log_json);
    let began = Instant::now();
    // Bind first: an address that is taken should be said before anything is started.
    let listener = bind(args.listen)?;
    let metrics = bind(args.metrics_listen)?;
    let copy = args.database.data.join("snapshot.json");
    let store = open_store(&args).await?;
    let snapshot = first_snapshot(store.as_ref(), &copy).await?;
    let settings = Settings {
        stamp_keys: stamp_key::of(&args)?,
        ..settings(&args, listener.local_addr()?)
    };
    if settings.origin.is_none() {
        tracing::warn!("RUMO_ORIGIN is not set: feeds name the address that is listened on");
    }
    let state = AppState::new(clock()?, settings, snapshot, store);

    tokio::spawn(retention::keep_time(state.clone()));
    let counters = Router::new()
        .route("/metrics", get(counters))
        .with_state(state.clone());
    tokio::spawn(server(metrics)?.serve(counters.into_make_service()));

    eprintln!(
        "Rumo is ready after {:.1?}: http://{}/",
        began.elapsed(),
        listener.local_addr()?
    );
    tokio::spawn(release::publish(state.clone()));
    tokio::spawn(stamps::publish(state.clone()));
    let following = follow::follow(state.clone(), copy);
    let site = app::router(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let handle = Handle::new();
    tokio::spawn(stop(
        state.clone(),
        handle.clone(),
        Duration::from_secs(args.drain),
    ));
    tokio::select! {
        ended = server(listener)?.handle(handle).serve(site) => ended?,
        () = following => tracing::warn!("nobody listens to the database any more"),
    }
    state.flush().await;
    Ok(())
}

fn bind(address: SocketAddr) -> Result<TcpListener, String> {
    listen(address).map_err(|error| format!("cannot listen on {address}: {error}"))
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, None)?;
    socket.set_reuse_address(true)?;
    // A browser that takes nothing of its answer is not waited for. Connections inherit it.
    socket.set_tcp_user_timeout(Some(UNREAD))?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    Ok(socket.into())
}

/// A server that does not wait for ever for the head of a request. Only HTTP/1.1: whatever stands
/// in front speaks it, and its streams cannot be held open in silence.
fn server(listener: TcpListener) -> io::Result<Server<SocketAddr>> {
    let mut server = axum_server::from_tcp(listener)?
        .http1_only()
        .first_request_timeout(HEAD);
    server.http_builder().http1().header_read_timeout(HEAD);
    Ok(server)
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
    let store = Store::connect_lazily(&url)?;
    Ok(Some(database::owned(&args.database, store)))
}

/// The first snapshot: from the database, else from the copy on disk, else the edition that is
/// built into the program.
async fn first_snapshot(store: Option<&Store>, copy: &Path) -> Result<Snapshot, Box<dyn Error>> {
    if let Some(store) = store {
        match follow::fill_and_load(store, copy).await {
            Ok(snapshot) => return Ok(snapshot),
            // Not an outage: it would last until somebody acts.
            Err(LoadError::Store(StoreError::Schema(error))) => return Err(error.into()),
            Err(error) => tracing::warn!(%error, "the database has no edition to serve"),
        }
    }
    let copied = Snapshot::load(copy).map_err(LoadError::from);
    match copied.and_then(follow::sound) {
        Ok(snapshot) => {
            tracing::warn!(
                edition = snapshot.edition.number,
                "serving the copy on disk"
            );
            return Ok(snapshot);
        }
        Err(error) => tracing::warn!(%error, "no copy on disk"),
    }
    if let Some(store) = store
        && let Some(snapshot) = follow::older(store).await
    {
        let edition = snapshot.edition.number;
        tracing::warn!(edition, "serving an older edition");
        return Ok(snapshot);
    }
    tracing::warn!("serving the edition that is built into the program");
    let (knowledge, states) = check_knowledge::read(&KnowledgeArgs { knowledge: None })?;
    Ok(Snapshot::built_in(knowledge, states)?)
}

fn settings(args: &Serve, listening: SocketAddr) -> Settings {
    Settings {
        listening: Some(listening),
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
        trusted_proxies: args.trusted_proxies.0.clone(),
        stamp_keys: StampKeys::default(),
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

/// Resolves at the next signal to stop.
async fn signalled() {
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

/// At the first signal: says for a while that the instance is going, takes what has already
/// connected, and lets requests under way end. At the second: stops.
async fn stop(state: AppState, handle: Handle<SocketAddr>, drain: Duration) {
    signalled().await;
    state.set_draining();
    tokio::select! {
        () = tokio::time::sleep(drain) => {}
        () = signalled() => {}
    }
    tracing::info!("stopping: no new requests");
    handle.graceful_shutdown(Some(GRACE));
    signalled().await;
    tracing::warn!("stopped with requests under way");
    handle.shutdown();
}
