//! The site over HTTP, without a network and without a database: one test binary.

mod api;
mod app;
mod calendar;
mod compare;
mod dated;
mod description;
mod desk;
mod diary;
mod editions;
mod embed;
mod feeds;
mod fresh;
mod headers;
mod letters;
mod pages;
mod properties;
mod recognise;
mod reminders;
mod reports;
mod sheet;
mod take;
mod timeline;
mod wizard;
mod worked;
