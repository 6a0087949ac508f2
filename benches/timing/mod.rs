//! What the benchmarks print with.
#![allow(dead_code, reason = "each benchmark uses its part")]

use std::time::Duration;

/// How long each stage took.
pub struct Times {
    pub read: Duration,
    pub score: Duration,
    pub write: Duration,
    pub whole: Duration,
}

pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

pub fn ratio(large: Duration, small: Duration) -> f64 {
    large.as_secs_f64() / small.as_secs_f64()
}

/// The most memory this process held, from the kernel; nothing where it does not say.
pub fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("?");
    line.trim().trim_end_matches(" kB").parse::<u64>().map_or_else(|_| "?".to_owned(), |kilobytes| (kilobytes / 1024).to_string())
}
