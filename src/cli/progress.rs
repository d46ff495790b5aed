//! The progress of a long run, shown on a terminal only.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::labels::{Language, Noun, RunText};

/// Tells how many of all are done, every `step` of them, on a line that is wiped away in the end.
pub fn progress(step: usize, what: Noun, language: Language) -> impl Fn(usize, usize) + Sync {
    let is_shown = std::io::stderr().is_terminal();
    let told = AtomicUsize::new(0);
    move |done, all| {
        if is_shown
            && (done == all || done.is_multiple_of(step))
            && told.fetch_max(done, Ordering::Relaxed) < done
        {
            let mut err = std::io::stderr().lock();
            let line = RunText::progress(done, all, what.after(all, language));
            let end = if done == all { "\r\u{1b}[K" } else { "" };
            let _ = write!(err, "\r{}{end}", line.in_language(language));
            let _ = err.flush();
        }
    }
}
