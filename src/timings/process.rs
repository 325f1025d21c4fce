//! What the process has taken from the system so far, where the system tells.

use std::time::Duration;

/// The time that all processors together have worked for it.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) fn processor_time() -> Option<Duration> {
    use rustix::time::{ClockId, clock_gettime};
    Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).ok()
}

/// The time that a processor has worked for this thread.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) fn thread_time() -> Option<Duration> {
    use rustix::time::{ClockId, clock_gettime};
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).ok()
}

/// The time that all processors together have worked for it; not told here.
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(super) fn processor_time() -> Option<Duration> {
    None
}

/// The time that a processor has worked for this thread; not told here.
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(super) fn thread_time() -> Option<Duration> {
    None
}

/// The most memory that it has had at one time, in bytes.
#[cfg(target_os = "linux")]
pub(super) fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024)
}

/// The most memory that it has had at one time, in bytes; not told here.
#[cfg(not(target_os = "linux"))]
pub(super) fn peak_memory() -> Option<u64> {
    None
}
