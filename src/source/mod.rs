//! Where the text comes from. The readers of a plan see a [`Source`]; only this room knows of file systems and git.

mod files;
mod git;
mod memory;
mod new_plan;
mod open_error;
mod output_file;
mod output_folder;
mod overlay;
mod sha256;
mod sparse;
mod staging;
mod tracked;
mod tree;
mod uncommitted;
mod write;
mod writing_folder;

pub use files::{
    Entry, EntryKind, MAX_DOCUMENT_SIZE, MAX_FILE_SIZE, PathOrder, ReadError, Source, order, resolve_path,
    stays_inside,
};
pub use git::{
    Commit, Committed, Editor, FileChange, FileChangeKind, FileState, FileSum, GitError, GitTree,
    HistoryOverride, JoinedHistory, KnownTexts, Log, LogOptions, MergeSide, NewCommit, Person, RemovedFile,
    Repository, Signature, Signed, TreeListing, WholeHistory, on_one_line, short_id,
};
pub use memory::Memory;
pub use new_plan::{NewPlanError, NewPlanFolder};
pub use open_error::OpenError;
pub use output_file::{NoOutput, may_write};
pub use output_folder::{OutputError, OutputFolder};
pub use overlay::Overlay;
pub use sha256::{NoSha256Sum, Sha256Sum};
pub use staging::new_file;
pub use tree::WorkingTree;
pub use uncommitted::{is_uncommitted, uncommitted};
pub use write::{WriteFault, Writer};
