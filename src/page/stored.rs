//! A rendered body as it is kept: plain and compressed, each with its own entity tag.

use std::cell::RefCell;
use std::hash::BuildHasher as _;
use std::sync::OnceLock;
use std::time::Duration;

use axum::body::Body;
use axum::extract::MatchedPath;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use libdeflater::{CompressionLvl, Compressor};
use rustc_hash::FxBuildHasher;

use super::{HTML, Keep};

/// How gzip is made on the request path: a tenth larger than the best, in half the time.
const QUICK: i32 = 1;
/// How gzip is made of a large page: it is near the weight that it may have, so it waits longer.
const SMALL: i32 = 9;
/// From how many bytes on a page is large.
const LARGE: usize = 12_000;
/// How gzip is made in the background.
const BEST: i32 = 12;
/// The same two for Brotli. Few browsers ask for Brotli and not for gzip.
const QUICK_BROTLI: i32 = 4;
const BEST_BROTLI: i32 = 11;

/// A body in the encodings that browsers ask for, each made when it is first asked for.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    plain: Bytes,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
    tag: String,
    content_type: HeaderValue,
    keep: Keep,
    /// The template of the route that made it, for the log.
    route: Option<MatchedPath>,
}

/// What a request says about the form of its answer.
#[derive(Clone, Default)]
pub(crate) struct Accepts {
    gzip: bool,
    brotli: bool,
    known: Option<HeaderValue>,
}

impl Accepts {
    pub(crate) fn of(asked: &HeaderMap) -> Self {
        let encodings = asked
            .get(header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        Self {
            gzip: names(encodings, "gzip"),
            brotli: names(encodings, "br"),
            known: asked.get(header::IF_NONE_MATCH).cloned(),
        }
    }

    /// Whether the browser already has this body, in any encoding.
    fn knows(&self, tag: &str) -> bool {
        let known = self.known.as_ref().and_then(|value| value.to_str().ok());
        known.is_some_and(|value| {
            value.split(',').any(|known| {
                let known = known.trim().trim_start_matches("W/").trim_matches('"');
                let bare = known.trim_end_matches("-br").trim_end_matches("-gz");
                bare == tag || known == "*"
            })
        })
    }
}

/// Whether a list of encodings has this one, and not with the weight 0.
fn names(encodings: &str, encoding: &str) -> bool {
    encodings.split(',').any(|part| {
        let mut words = part.split(';').map(str::trim);
        let is_named = words
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let is_refused = |word: &str| {
            word.split_once('=')
                .filter(|(name, _)| name.eq_ignore_ascii_case("q"))
                .is_some_and(|(_, weight)| weight.parse() == Ok(0.0))
        };
        is_named && !words.any(is_refused)
    })
}

impl Stored {
    pub(super) fn new(plain: Bytes, content_type: HeaderValue, keep: Keep) -> Self {
        let tag = format!("{:016x}", FxBuildHasher.hash_one(&plain[..]));
        Self {
            plain,
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
            tag,
            content_type,
            keep,
            route: None,
        }
    }

    /// The same body, made by this route.
    pub(super) fn by(self, route: Option<MatchedPath>) -> Self {
        Self { route, ..self }
    }

    /// The same body, compressed as well as can be.
    pub(super) fn best(&self) -> Self {
        Self {
            gzip: gzip(&mut compressor(BEST), &self.plain).into(),
            brotli: brotli(&self.plain, BEST_BROTLI).into(),
            ..self.clone()
        }
    }

    /// How many bytes the plain body has.
    pub(super) fn size(&self) -> usize {
        self.plain.len()
    }

    /// How many bytes it may come to take in memory, compressed or not yet.
    pub(super) fn weight(&self) -> u64 {
        (self.plain.len() + self.plain.len() / 2 + 256) as u64
    }

    /// Answers a request from what is kept, while the day lasts so long.
    pub(crate) fn respond(&self, asked: &Accepts, rest_of_day: Duration) -> Response {
        let (encoding, body) = self.choose(asked);
        let suffix = match encoding {
            Some("br") => "-br",
            Some(_) => "-gz",
            None => "",
        };
        let mut response = Response::new(Body::empty());
        // Room for all headers at once, those of the door included.
        *response.headers_mut() = HeaderMap::with_capacity(24);
        if let Some(route) = self.route.clone() {
            response.extensions_mut().insert(route);
        }
        let headers = response.headers_mut();
        if let Ok(tag) = HeaderValue::try_from(format!("\"{}{suffix}\"", self.tag)) {
            headers.insert(header::ETAG, tag);
        }
        headers.insert(header::CACHE_CONTROL, self.keep.cache_control(rest_of_day));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        // A page says it by itself.
        if self.keep == Keep::Private && self.content_type != HTML {
            let noindex = HeaderValue::from_static("noindex");
            headers.insert(HeaderName::from_static("x-robots-tag"), noindex);
        }
        if asked.knows(&self.tag) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        headers.insert(header::CONTENT_TYPE, self.content_type.clone());
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        *response.body_mut() = Body::from(body);
        response
    }

    /// Brotli is smaller, and made in the background; a browser that knows gzip does not wait for
    /// it. What could not be compressed is sent as it is.
    fn choose(&self, asked: &Accepts) -> (Option<&'static str>, Bytes) {
        if asked.brotli && (!asked.gzip || self.brotli.get().is_some()) {
            let made = self
                .brotli
                .get_or_init(|| brotli(&self.plain, QUICK_BROTLI));
            if !made.is_empty() {
                return (Some("br"), made.clone());
            }
        }
        if asked.gzip {
            let made = self.gzip.get_or_init(|| gzip_at_once(&self.plain));
            if !made.is_empty() {
                return (Some("gzip"), made.clone());
            }
        }
        (None, self.plain.clone())
    }
}

/// A body in the quickest encoding that the browser takes.
pub(super) fn compressed(plain: &Bytes, asked: &Accepts) -> (Option<&'static str>, Bytes) {
    let made = match (asked.gzip, asked.brotli) {
        (true, _) => Some(("gzip", gzip_at_once(plain))),
        (false, true) => Some(("br", brotli(plain, QUICK_BROTLI))),
        (false, false) => None,
    };
    match made.filter(|(_, made)| !made.is_empty()) {
        Some((encoding, made)) => (Some(encoding), made),
        None => (None, plain.clone()),
    }
}

/// The body as gzip for somebody who waits; empty where that fails.
fn gzip_at_once(plain: &[u8]) -> Bytes {
    thread_local! {
        // Their tables are large: making them anew costs as much as using them.
        static QUICKLY: RefCell<Compressor> = RefCell::new(compressor(QUICK));
        static SMALLER: RefCell<Compressor> = RefCell::new(compressor(SMALL));
    }
    let kept = if plain.len() < LARGE {
        &QUICKLY
    } else {
        &SMALLER
    };
    kept.with_borrow_mut(|compressor| gzip(compressor, plain))
}

fn compressor(level: i32) -> Compressor {
    Compressor::new(CompressionLvl::new(level).unwrap_or_default())
}

/// The body as gzip; empty where that fails.
fn gzip(compressor: &mut Compressor, plain: &[u8]) -> Bytes {
    let mut packed = vec![0; compressor.gzip_compress_bound(plain.len())];
    let length = compressor.gzip_compress(plain, &mut packed);
    packed.truncate(length.unwrap_or_default());
    packed.shrink_to_fit();
    packed.into()
}

/// The body as Brotli; empty where that fails.
fn brotli(plain: &[u8], quality: i32) -> Bytes {
    let mut packed = Vec::with_capacity(plain.len() / 4);
    let params = brotli::enc::BrotliEncoderParams {
        quality,
        ..Default::default()
    };
    match brotli::BrotliCompress(&mut &*plain, &mut packed, &params) {
        Ok(_) => packed.into(),
        Err(_) => Bytes::new(),
    }
}
