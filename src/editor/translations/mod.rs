//! Translations as files: the texts of all facts in one language go out as PO, which every tool
//! for translators opens, and come back.

mod file;
mod page;
mod take;

pub(super) use page::{get, get_file, post};
