//! A QR code as a drawing: one path of dark squares.

use std::fmt::Write as _;

use qrcode::{Color, QrCode};

use crate::error::AppError;

/// The light margin that scanners need, in modules.
const QUIET: usize = 4;

/// The drawing.
pub(crate) struct Qr {
    /// Its width and height, in modules, with the margin.
    pub(crate) side: usize,
    /// The dark modules, row by row.
    pub(crate) path: String,
}

impl Qr {
    /// The light margins of both sides, in modules.
    pub(crate) const MARGINS: usize = 2 * QUIET;

    /// The code of a text, with the correction of level M.
    pub(crate) fn new(text: &str) -> Result<Self, AppError> {
        let code = QrCode::new(text).map_err(AppError::internal)?;
        let width = code.width();
        let mut path = String::new();
        for (place, color) in code.to_colors().into_iter().enumerate() {
            if color == Color::Dark {
                let (x, y) = (place % width + QUIET, place / width + QUIET);
                let _ = write!(path, "M{x} {y}h1v1h-1z");
            }
        }
        Ok(Self {
            side: width + 2 * QUIET,
            path,
        })
    }

    /// The drawing as a file of its own.
    pub(crate) fn file(&self) -> String {
        let (side, path) = (self.side, &self.path);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"360\" \
             height=\"360\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/>\
             <path d=\"{path}\"/></svg>"
        )
    }
}
