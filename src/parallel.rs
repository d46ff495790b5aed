//! The same work on each of several things, on all processors where that is worth it: threads take time to start.

use rayon::prelude::*;

/// Fewer files, or measures, are looked at sooner than threads start.
const MANY: usize = 128;

/// Whether so many files, or measures, are worth the start of threads.
pub fn is_many(count: usize) -> bool {
    count >= MANY
}

/// Does two things at once. The other one has a thread of its own: it waits for other programs most of the time.
pub fn join<A, B: Send>(main: impl FnOnce() -> A, other: impl FnOnce() -> B + Send) -> (A, B) {
    std::thread::scope(|scope| {
        let other = scope.spawn(other);
        let main = main();
        (main, other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

/// Does the same with each item, `at_once` or one after the other.
pub fn map<'a, T: Sync, R: Send>(
    items: &'a [T],
    at_once: bool,
    work: impl Fn(&'a T) -> R + Sync + Send,
) -> Vec<R> {
    if at_once { items.par_iter().map(work).collect() } else { items.iter().map(work).collect() }
}

/// Looks at each item and its place, `at_once` or one after the other; what is found comes in the order of the items.
pub fn find<'a, T: Sync, R: Send>(
    items: &'a [T],
    at_once: bool,
    look: impl Fn(usize, &'a T, &mut Vec<R>) + Sync + Send,
) -> Vec<R> {
    let look_on = |mut found: Vec<R>, (at, item): (usize, &'a T)| {
        look(at, item, &mut found);
        found
    };
    if at_once {
        items.par_iter().enumerate().fold(Vec::new, look_on).flatten_iter().collect()
    } else {
        items.iter().enumerate().fold(Vec::new(), look_on)
    }
}
