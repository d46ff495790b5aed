//! The progress of a long run, shown on a terminal only.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Tells how many of all are done, every `step` of them, on a line that is wiped away in the end.
pub fn progress(step: usize, what: &'static str) -> impl Fn(usize, usize) + Sync {
    let is_shown = std::io::stderr().is_terminal();
    let told = AtomicUsize::new(0);
    move |done, all| {
        if is_shown
            && (done == all || done.is_multiple_of(step))
            && told.fetch_max(done, Ordering::Relaxed) < done
        {
            let mut err = std::io::stderr().lock();
            let _ = write!(err, "\r{done} of {all} {what}{}", if done == all { "\r\u{1b}[K" } else { "" });
            let _ = err.flush();
        }
    }
}
