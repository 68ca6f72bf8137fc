//! Rumo's web layer: pages, API and commands around the pure interview of [`triage`].

pub mod address;
pub mod app;
mod assets;
pub mod clock;
pub mod commands;
pub mod config;
mod counter;
mod dated;
mod door;
pub mod error;
mod extract;
mod fact_view;
pub mod follow;
mod headers;
pub mod i18n;
pub mod knowledge_files;
mod layout;
pub mod limits;
mod metrics;
mod page;
pub mod paths;
mod problem;
mod redirect;
pub mod snapshot;
pub mod state;
mod svg;
pub mod telemetry;
mod walked;
mod words;

mod api;
mod facts;
mod flow;
mod messages;
mod pages;
mod portals;
mod wizard;
