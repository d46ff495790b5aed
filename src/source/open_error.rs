//! Why there is no plan to work on. The words for it are those of `labels`, in every language.

use std::io;
use std::path::PathBuf;

/// Why there is no plan to work on.
#[derive(Debug)]
pub enum OpenError {
    /// The folder named has no `plan.toml`.
    NotHere {
        /// As it was named.
        folder: PathBuf,
        /// The `plan` folder in it, where that is the one with `plan.toml`.
        below: Option<PathBuf>,
    },
    /// There is no `plan/plan.toml`, however far up one looks.
    NotFound {
        /// Where the search began.
        from: PathBuf,
    },
    /// Git left files of the plan out of the working tree.
    Sparse {
        /// From the repository's root.
        files: Vec<String>,
    },
    /// The folder could not be listed.
    Unreadable {
        /// The plan's folder.
        folder: PathBuf,
        /// The system's reason: no permission for a folder in it, say.
        error: io::Error,
    },
}
