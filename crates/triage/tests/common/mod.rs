//! The first edition, read from the data files that people edit.

pub(crate) mod files;

use std::sync::LazyLock;

use triage::Handbook;
use triage::knowledge::DataFile;

pub(crate) static EDITION: LazyLock<DataFile> = LazyLock::new(files::edition);

pub(crate) static HANDBOOK: LazyLock<Handbook> = LazyLock::new(|| {
    let (knowledge, states) = EDITION.clone().into_knowledge();
    Handbook::new(knowledge, states)
});
