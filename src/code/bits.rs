//! Numbers of a few bits, one after the other.

/// Writes numbers.
#[derive(Default)]
pub(super) struct Writer(Vec<bool>);

impl Writer {
    /// Adds a number. What does not fit into the bits is lost: the reader finds out.
    pub(super) fn push(&mut self, number: u32, bits: u32) {
        self.0
            .extend((0..bits).rev().map(|bit| number >> bit & 1 == 1));
    }

    /// Everything written, as digits of five bits; the last is filled with zeros.
    pub(super) fn digits(&self) -> Vec<u8> {
        let digit = |bits: &[bool]| {
            (0..5).fold(0, |digit, place| {
                digit << 1 | u8::from(bits.get(place).copied().unwrap_or_default())
            })
        };
        self.0.chunks(5).map(digit).collect()
    }
}

/// Reads numbers back.
pub(super) struct Reader {
    bits: Vec<bool>,
    at: usize,
}

impl Reader {
    pub(super) fn new(digits: &[u8]) -> Self {
        let bits = digits
            .iter()
            .flat_map(|digit| (0..5).rev().map(move |bit| digit >> bit & 1 == 1));
        Self {
            bits: bits.collect(),
            at: 0,
        }
    }

    /// The next number; none where too little is left.
    pub(super) fn take(&mut self, bits: u32) -> Option<u32> {
        let end = self.at + usize::try_from(bits).ok()?;
        let taken = self.bits.get(self.at..end)?;
        self.at = end;
        Some(
            taken
                .iter()
                .fold(0, |number, bit| number << 1 | u32::from(*bit)),
        )
    }

    /// Whether nothing but the filling of the last digit is left.
    pub(super) fn is_done(&self) -> bool {
        let rest = &self.bits[self.at..];
        rest.len() < 5 && rest.iter().all(|bit| !bit)
    }
}
