//! Why there is no plan to work on.

use std::io;
use std::path::PathBuf;

use crate::labels::english;

/// Why there is no plan to work on.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder named has no `plan.toml`.
    #[error("there is no plan.toml in {}", folder.display())]
    NotHere {
        /// As it was named.
        folder: PathBuf,
        /// The `plan` folder in it, where that is the one with `plan.toml`.
        below: Option<PathBuf>,
    },
    /// There is no `plan/plan.toml`, however far up one looks.
    #[error("there is no plan/plan.toml in {} or above it", from.display())]
    NotFound {
        /// Where the search began.
        from: PathBuf,
    },
    /// Git left files of the plan out of the working tree.
    #[error("{}", not_in_checkout(files))]
    Sparse {
        /// From the repository's root.
        files: Vec<String>,
    },
    /// The folder could not be listed.
    #[error("cannot list {}: {error}", folder.display())]
    Unreadable {
        /// The plan's folder.
        folder: PathBuf,
        /// The system's reason: no permission for a folder in it, say.
        #[source]
        error: io::Error,
    },
}

/// Which files a sparse checkout left out: the first few, and how many more there are.
fn not_in_checkout(files: &[String]) -> String {
    const NAMED: usize = 5;
    let (which, verb) = match files.len() {
        1 => ("file of the plan", "is"),
        _ => ("files of the plan", "are"),
    };
    let named = english::first(NAMED, files.iter());
    format!("{} {which} {verb} not in this sparse checkout: {}", files.len(), named.join(", "))
}
