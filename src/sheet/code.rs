//! The code on the paper that leads to the person's own page.

use crate::error::AppError;
use crate::qr::Qr;

/// The longest address that is worth typing by hand.
const TYPED: usize = 80;
/// How wide the dark part is drawn, in millimetres: phones read three centimetres well.
const WIDTH: usize = 31;

/// A code as it is drawn.
pub(super) struct Code {
    pub(super) drawing: Qr,
    /// How wide it is on paper with its light margin, in millimetres.
    pub(super) millimetres: usize,
    pub(super) address: String,
    /// The address to read, where it is short enough to be typed.
    pub(super) typed: Option<String>,
}

impl Code {
    pub(super) fn new(address: String) -> Result<Self, AppError> {
        let drawing = Qr::new(&address)?;
        let is_short = address.len() <= TYPED;
        let without_scheme = || {
            address
                .split_once("://")
                .map_or(&*address, |(_, rest)| rest)
        };
        Ok(Self {
            millimetres: (WIDTH * drawing.side).div_ceil(drawing.side - Qr::MARGINS),
            typed: is_short.then(|| without_scheme().to_owned()),
            drawing,
            address,
        })
    }
}
