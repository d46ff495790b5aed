//! The history: a plan's files as they stood at a commit, asked of the `git` program.
//!
//! A few processes a run, whatever the number of files or commits. Days are those of the committer's own calendar: the
//! answer is the same on every machine, whatever its time zone.

mod ancestry;
mod commit;
mod content_id;
mod credit;
mod editor;
mod error;
mod external;
mod former_folder;
mod known_commits;
mod log;
mod log_parser;
mod mailmap;
mod measure_paths;
mod merges;
mod new_commit;
mod object_reader;
mod objects;
mod pack;
mod program;
mod removed_files;
mod repository;
mod signature;
mod store;
mod tree;
mod tree_diff;

pub use commit::{Commit, FileChange, FileChangeKind, FileState, LogOptions, short_id};
pub(super) use content_id::content_id;
pub use editor::Editor;
pub use error::{GitError, on_one_line};
pub use log::Log;
pub use merges::{JoinedHistory, MergeSide};
pub use new_commit::{Committed, NewCommit, Person};
pub use objects::{FileSum, WholeHistory};
pub(super) use program::{Git, Item, Started};
pub use removed_files::RemovedFile;
pub use repository::{HistoryOverride, Repository};
pub use signature::{Signature, Signed};
pub use tree::{GitTree, KnownTexts, TreeListing};
