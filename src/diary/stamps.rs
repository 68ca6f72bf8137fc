//! `/stamps`: a time-stamp for a digest, the check of one, and the public keys. In no language and
//! for programs too. Nothing of it is kept, not even the digest.

use std::collections::BTreeMap;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use serde::Serialize;
use store::UsedKey;

use crate::address::RawQuery;
use crate::error::AppError;
use crate::extract::Negotiated;
use crate::page::{Keep, text};
use crate::problem::{Fault, Problem};
use crate::stamps::{PublicKey, Stamp, StampError, written};
use crate::state::AppState;

/// The longest body that is read, in bytes: a stamp with its names fits.
const LONGEST: usize = 1024;

/// What was sent: a form, or JSON of one level with strings.
type Fields = BTreeMap<String, String>;

/// `POST /stamps` with a `digest`.
pub(super) async fn give(
    state: AppState,
    Negotiated(lang): Negotiated,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let refused = |status, code: &str, key: &str| {
        let fault = Fault {
            answer: "digest".to_owned(),
            code: code.to_owned(),
            text: lang.texts().get(key).into_owned(),
        };
        Problem::Refused(status, vec![fault])
    };
    let fields = fields(&headers, &body)?;
    let Some(key) = &state.settings().stamp_keys.signing else {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        return Err(refused(status, "no_stamps", "stamps-none"));
    };
    let digest = fields.get("digest").map_or("", String::as_str);
    let Some(stamp) = Stamp::new(digest, state.clock().now(), key) else {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(refused(status, "not_a_digest", "stamps-digest"));
    };
    // A stamp that would not count is none.
    if let Err(error) = checked(&state, &stamp).await {
        tracing::error!(%error, key = stamp.key, "no stamps: another key took the place of this one");
        let status = StatusCode::SERVICE_UNAVAILABLE;
        return Err(refused(status, "no_stamps", "stamps-none"));
    }
    Ok(json(&stamp))
}

/// Whether a stamp is true.
#[derive(Serialize)]
struct CheckBody {
    valid: bool,
    /// Why not: `form`, `unknown-key`, `false-signature`, `outside-key` or `ahead`.
    reason: Option<&'static str>,
}

/// `POST /stamps/check` with the four parts of a stamp; no other field is read.
pub(super) async fn check(
    state: AppState,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let mut fields = fields(&headers, &body)?;
    let mut take = |name: &str| fields.remove(name).unwrap_or_default();
    let stamp = Stamp {
        digest: take("digest"),
        at: take("at"),
        key: take("key"),
        signature: take("signature"),
    };
    let reason = checked(&state, &stamp).await.err().map(StampError::name);
    Ok(json(&CheckBody {
        valid: reason.is_none(),
        reason,
    }))
}

/// Checks a stamp by every key that is known, each in its time.
pub(super) async fn checked(state: &AppState, stamp: &Stamp) -> Result<DateTime<Utc>, StampError> {
    state.used_keys().check(state, stamp).await
}

/// The published keys.
#[derive(Serialize)]
struct KeysBody {
    /// The hour by our clock, as a stamp has it.
    now: String,
    keys: Vec<KeyBody>,
}

/// One published key.
#[derive(Serialize)]
struct KeyBody {
    /// The first 16 bytes of the SHA-256 of the public key, in hexadecimal.
    id: String,
    algorithm: &'static str,
    /// 32 bytes in base64.
    public_key: String,
    /// The same as `openssl` reads it.
    pem: String,
    /// When an instance began to sign with it; null where that is not known.
    from: Option<DateTime<Utc>>,
    /// When another one took its place; null while it is the newest.
    until: Option<DateTime<Utc>>,
}

/// `GET /stamps/keys`: every key that ever signed a stamp.
pub(super) async fn keys(state: AppState) -> Response {
    let used = state.used_keys().all(&state).await;
    let keys = used.iter().filter_map(key_body).collect();
    let now = written(state.clock().now());
    json(&KeysBody { now, keys })
}

fn key_body(used: &UsedKey) -> Option<KeyBody> {
    let key = PublicKey::from_bytes(&used.public_key)?;
    Some(KeyBody {
        id: key.id(),
        algorithm: "Ed25519",
        public_key: key.base64(),
        pem: key.pem(),
        from: used.from,
        until: used.until,
    })
}

/// Reads what was sent.
fn fields(headers: &HeaderMap, body: &Bytes) -> Result<Fields, AppError> {
    if body.len() > LONGEST {
        return Err(AppError::TooLong);
    }
    let content_type = headers.get(header::CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok());
    if content_type.is_some_and(|value| value.starts_with("application/json")) {
        return serde_json::from_slice(body).map_err(|_| AppError::NotUnderstood);
    }
    let form = RawQuery::parse(&String::from_utf8_lossy(body));
    let pairs = form.pairs();
    Ok(pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect())
}

/// An answer that nobody keeps.
fn json(value: &impl Serialize) -> Response {
    match serde_json::to_string(value) {
        Ok(body) => {
            let mut response = text(body, "application/json", Keep::Nothing);
            let no_store = HeaderValue::from_static("no-store");
            response
                .headers_mut()
                .insert(header::CACHE_CONTROL, no_store);
            response
        }
        Err(error) => AppError::internal(error).into_response(),
    }
}
