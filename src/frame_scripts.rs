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

/// The script of a frame.
static IN_FRAME: LazyLock<Script> = LazyLock::new(|| Script::new("frame", FRAME));
/// The loaders, that of this release first.
static LOADERS: LazyLock<Vec<Script>> = LazyLock::new(|| {
    let all = [LOADER].into_iter().chain(EARLIER);
    all.map(|text| Script::new("rumo", text)).collect()
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
        path: format!("/embed/{}", LOADERS[0].name),
        integrity: format!("sha384-{}", BASE64.encode(&Sha384::digest(LOADER))),
    });
    &LOADED
}

/// The script of this name.
pub(crate) fn script(name: &str) -> Option<&'static Script> {
    LOADERS
        .iter()
        .chain([&*IN_FRAME])
        .find(|script| name == MOVING || script.name == name)
}

/// The address of the script of a frame.
pub(crate) fn in_frame() -> &'static str {
    static PATH: LazyLock<String> = LazyLock::new(|| format!("/embed/{}", IN_FRAME.name));
    &PATH
}
