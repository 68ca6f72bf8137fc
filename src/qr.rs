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
        Ok(Self {
            side: width + 2 * QUIET,
            path: path(&code.to_colors(), width),
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

/// Dark modules that stand side by side are one rectangle, and each begins where the one before it
/// began: short words, many of them the same, weigh half when they are compressed.
fn path(modules: &[Color], width: usize) -> String {
    let mut path = format!("M{QUIET} {QUIET}");
    let (mut last_x, mut last_y) = (0_isize, 0_usize);
    for (y, row) in modules.chunks(width).enumerate() {
        let mut x = 0_usize;
        for run in row.chunk_by(|one, other| one == other) {
            let length = run.len();
            if run.first() == Some(&Color::Dark) {
                let right = x.cast_signed() - last_x;
                let _ = write!(path, "m{right} {}h{length}v1h-{length}z", y - last_y);
                (last_x, last_y) = (x.cast_signed(), y);
            }
            x += length;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_run_of_dark_modules_is_one_rectangle_from_where_the_last_began() {
        let (dark, light) = (Color::Dark, Color::Light);
        let modules = [light, dark, dark, dark, light, dark];
        assert_eq!(
            path(&modules, 3),
            "M4 4m1 0h2v1h-2zm-1 1h1v1h-1zm2 0h1v1h-1z"
        );
    }
}
