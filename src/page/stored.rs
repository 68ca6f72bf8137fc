//! A rendered body as it is kept: plain and compressed, each with its own entity tag.

use std::io::Write as _;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

/// A body in the encodings that browsers ask for.
#[derive(Clone)]
pub(super) struct Stored {
    plain: Bytes,
    gzip: Bytes,
    brotli: Option<Bytes>,
    tag: String,
    content_type: HeaderValue,
    cache_control: HeaderValue,
}

impl Stored {
    pub(super) fn new(plain: Bytes, content_type: HeaderValue, cache_control: HeaderValue) -> Self {
        let sum = Sha256::digest(&plain);
        let tag = sum
            .iter()
            .take(12)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let gzip = gzip(&plain, QUICK);
        Self {
            plain,
            gzip,
            brotli: None,
            tag,
            content_type,
            cache_control,
        }
    }

    /// The same body, compressed as well as can be.
    pub(super) fn best(&self) -> Self {
        Self {
            gzip: gzip(&self.plain, Compression::best()),
            brotli: brotli(&self.plain),
            ..self.clone()
        }
    }

    /// How many bytes it takes in memory.
    pub(super) fn weight(&self) -> u64 {
        let brotli = self.brotli.as_ref().map_or(0, Bytes::len);
        (self.plain.len() + self.gzip.len() + brotli + 256) as u64
    }

    /// Answers a request from what is kept.
    pub(super) fn respond(&self, asked: &HeaderMap) -> Response {
        let (encoding, body) = self.choose(asked);
        let suffix = encoding.map_or("", |encoding| if encoding == "br" { "-br" } else { "-gz" });
        let tag = format!("\"{}{suffix}\"", self.tag);
        let mut response = Response::new(Body::empty());
        let headers = response.headers_mut();
        if let Ok(tag) = HeaderValue::try_from(&tag) {
            headers.insert(header::ETAG, tag);
        }
        headers.insert(header::CACHE_CONTROL, self.cache_control.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if is_known(asked, &self.tag) {
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

    fn choose(&self, asked: &HeaderMap) -> (Option<&'static str>, Bytes) {
        let accepts = |encoding: &str| {
            asked
                .get(header::ACCEPT_ENCODING)
                .and_then(|value| value.to_str().ok())
                .is_some_and(|value| {
                    value.split(',').any(|part| {
                        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
                        name.trim().eq_ignore_ascii_case(encoding)
                            && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
                    })
                })
        };
        match &self.brotli {
            Some(brotli) if accepts("br") => (Some("br"), brotli.clone()),
            _ if accepts("gzip") => (Some("gzip"), self.gzip.clone()),
            _ => (None, self.plain.clone()),
        }
    }
}

/// Whether the browser already has this body, in any encoding.
fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    asked
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| {
            value.split(',').any(|known| {
                let known = known.trim().trim_start_matches("W/").trim_matches('"');
                let bare = known.trim_end_matches("-br").trim_end_matches("-gz");
                bare == tag || known == "*"
            })
        })
}

/// On the request path: half the work of the default, and nearly its size.
const QUICK: Compression = Compression::new(3);

fn gzip(plain: &[u8], level: Compression) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 3), level);
    // Writing into memory cannot fail; were it to, the plain body would still be right.
    let written = encoder.write_all(plain).and_then(|()| encoder.finish());
    written.map(Bytes::from).unwrap_or_default()
}

fn brotli(plain: &[u8]) -> Option<Bytes> {
    let mut packed = Vec::with_capacity(plain.len() / 4);
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*plain, &mut packed, &params).ok()?;
    Some(Bytes::from(packed))
}
