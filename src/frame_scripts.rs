//! The scripts that run in other people's pages, each named by its content: the loader that a
//! webmaster pastes, and the script of a frame that tells its host how high it is.

use std::sync::LazyLock;

use bytes::Bytes;
use data_encoding::BASE64;
use sha2::{Digest as _, Sha384};
use store::digest;

use crate::page::Asset;

const FRAME: &str = include_str!("../static/embed/frame.js");
const LOADER: &str = include_str!("../static/embed/rumo.js");
/// The loaders of earlier releases: who pasted one with its checksum gets it for ever.
const EARLIER: [&str; 0] = [];

/// The name of the loader that moves on with every release.
pub(crate) const MOVING: &str = "rumo.js";

/// A script with the name that its content gives it.
pub(crate) struct Script {
    pub(crate) name: String,
    pub(crate) asset: Asset,
}

impl Script {
    fn new(stem: &str, text: &'static str) -> Self {
        let bytes = Bytes::from_static(text.as_bytes());
        Self {
            name: format!("{stem}-{}.js", &digest(text)[..12]),
            asset: Asset::new(bytes, "text/javascript; charset=utf-8"),
        }
    }
}

/// Every script, the loader of this release first.
static SCRIPTS: LazyLock<Vec<Script>> = LazyLock::new(|| {
    let loaders = [LOADER].into_iter().chain(EARLIER);
    let loaders = loaders.map(|text| Script::new("rumo", text));
    loaders.chain([Script::new("frame", FRAME)]).collect()
});

/// The loader of this release, as a webmaster pastes it.
pub(crate) struct Loader {
    /// Its address, which is of its content.
    pub(crate) path: String,
    /// Its checksum, by which a browser refuses another one.
    pub(crate) integrity: String,
}

/// The loader of this release.
pub(crate) fn loader() -> &'static Loader {
    static LOADED: LazyLock<Loader> = LazyLock::new(|| Loader {
        path: format!("/embed/{}", Script::new("rumo", LOADER).name),
        integrity: format!("sha384-{}", BASE64.encode(&Sha384::digest(LOADER))),
    });
    &LOADED
}

/// The script of this name.
pub(crate) fn script(name: &str) -> Option<&'static Script> {
    SCRIPTS
        .iter()
        .find(|script| name == MOVING || script.name == name)
}

/// The address of the script of a frame.
pub(crate) fn in_frame() -> &'static str {
    static PATH: LazyLock<String> =
        LazyLock::new(|| format!("/embed/{}", Script::new("frame", FRAME).name));
    &PATH
}
