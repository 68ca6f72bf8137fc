//! The form by which a file comes back: the language, and the file.

use axum::extract::Multipart;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::http::StatusCode;

/// What was sent, as far as it arrived.
#[derive(Default)]
pub(super) struct Sent {
    /// What was typed as the language.
    pub(super) language: String,
    /// The file; empty where none was chosen.
    pub(super) bytes: Vec<u8>,
    /// Why it did not arrive whole: the key of the words.
    pub(super) trouble: Option<&'static str>,
}

impl Sent {
    /// Reads the form.
    pub(super) async fn read(form: Result<Multipart, MultipartRejection>) -> Self {
        let mut sent = Self::default();
        sent.trouble = match form {
            Ok(form) => sent.fields(form).await.err().map(|error| trouble(&error)),
            Err(_) => Some("translations-broken"),
        };
        sent
    }

    async fn fields(&mut self, mut form: Multipart) -> Result<(), MultipartError> {
        while let Some(field) = form.next_field().await? {
            match field.name() {
                Some("language") => self.language = field.text().await?.trim().to_owned(),
                Some("file") => self.bytes = field.bytes().await?.to_vec(),
                _ => {}
            }
        }
        Ok(())
    }
}

fn trouble(error: &MultipartError) -> &'static str {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => "translations-too-big",
        _ => "translations-broken",
    }
}
