//! Where the text comes from. Whoever reads a plan sees a [`Source`]; only this room knows of file systems and git.

mod git;
mod memory;
mod tree;

pub use git::{GitTree, NoRecord, Repository};
pub use memory::Memory;
pub use tree::{NoPlan, WorkingTree};

/// Largest file that is read, in bytes. The real measures take two thousand; a file past this is a finding.
pub const MAX_FILE_SIZE: u64 = 1 << 20;

/// What the folder of a plan holds under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A `.toml` file.
    Toml,
    /// A symbolic link: never followed, it could lead out of the plan.
    Link,
    /// A file of another kind: not read, and said so.
    Stray,
}

/// One name in the folder of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// As people see it: relative to the repository's root (outside git: to the folder that holds the plan's).
    pub path: String,
    /// Where in `path` the part inside the plan's folder begins.
    inside: usize,
    pub kind: EntryKind,
}

impl Entry {
    /// The path inside the plan's folder: `I/I.1.1.toml`.
    pub fn inside(&self) -> &str {
        &self.path[self.inside..]
    }
}

/// Why a file could not be read.
#[derive(Debug)]
pub enum Unreadable {
    Io(std::io::Error),
    /// Larger than [`MAX_FILE_SIZE`].
    TooLarge,
}

/// A plan's files as they stand somewhere.
pub trait Source: Sync {
    /// The files of a folder by name, then those of the folders in it. Hidden names are passed over.
    fn entries(&self) -> &[Entry];

    /// Replaces what is in `buffer` with the content of an entry.
    ///
    /// # Errors
    /// When the entry cannot be read, or is too large to be part of a plan.
    fn read(&self, entry: &Entry, buffer: &mut Vec<u8>) -> Result<(), Unreadable>;
}

/// What paths compare by: files come before folders, each by name.
fn order(path: &str) -> impl Iterator<Item = (bool, &str)> {
    let mut parts = path.split('/').peekable();
    std::iter::from_fn(move || {
        let part = parts.next()?;
        Some((parts.peek().is_some(), part))
    })
}
