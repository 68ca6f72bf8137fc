//! Whether a second on this machine says something about the program now.

use std::num::NonZeroUsize;
use std::thread::available_parallelism;

/// How many threads wanted a processor in the last minute, where the system says so.
pub(crate) fn load() -> f64 {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let minute = load.split(' ').next().and_then(|load| load.parse().ok());
    minute.unwrap_or_default()
}

/// Whether so much else runs that a second says nothing.
pub(crate) fn is_busy() -> bool {
    load() > 2.0 * available_parallelism().map_or(1, NonZeroUsize::get) as f64
}
