//! The files of a plan, wherever they lie: what every source of them has in common.

use std::borrow::Cow;
use std::path::Path;

/// Largest file that is read, in bytes. The real measures take two thousand; a file past this is a finding.
pub const MAX_FILE_SIZE: u64 = 1 << 20;

/// Largest document that a plan can cite as its own, in bytes. The real one has thirty thousand; that of a hundred
/// thousand measures, which is what a check must be able to bear, would have sixty million.
pub const MAX_DOCUMENT_SIZE: u64 = 1 << 26;

/// What the folder of a plan holds under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A `.toml` file.
    Toml,
    /// A symbolic link: never followed, it could lead out of the plan.
    Link,
    /// A folder that is kept in another repository: what it holds is no part of this one.
    Submodule,
    /// A `.toml` file, or a folder, whose name is not UTF-8: no measure can go by it.
    NotUtf8,
    /// A file of another kind: not read, and said so.
    Stray,
    /// Neither a file nor a folder: a pipe, a socket, a device. Never opened.
    Special,
    /// A folder that could not be listed: what it holds is not known.
    Unlisted,
}

/// One name in the folder of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// As people see it (what is not UTF-8 in it is replaced): relative to the repository's root (outside git: to the
    /// folder that holds the plan's).
    pub path: String,
    /// Where in `path` the part inside the plan's folder begins.
    pub(super) inside: usize,
    /// Whether it is read, and if not, why.
    pub kind: EntryKind,
}

impl Entry {
    /// An entry of the plan's folder. `folder`, with which the path begins, is empty or ends in `/`.
    pub fn new(path: String, folder: &str, kind: EntryKind) -> Self {
        Entry { inside: folder.len().min(path.len()), path, kind }
    }

    /// The path inside the plan's folder: `I/I.1.1.toml`.
    pub fn inside(&self) -> &str {
        &self.path[self.inside..]
    }
}

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The system refused: no permission, say, or the file has gone since the folder was listed.
    #[error("the file cannot be read: {0}")]
    Io(#[source] std::io::Error),
    /// Larger than [`MAX_FILE_SIZE`], or a document larger than [`MAX_DOCUMENT_SIZE`].
    #[error("the file is larger than {MAX_FILE_SIZE} bytes, too large to be part of a plan")]
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
    fn read(&self, entry: &Entry, buffer: &mut Vec<u8>) -> Result<(), ReadError>;

    /// Whether the entry at this place is, byte by byte, the file that was known under its path when this source was opened.
    fn is_known(&self, at: usize) -> bool {
        let _ = at;
        false
    }

    /// Whether the files outside the plan's folder are those that the known version was read with.
    fn has_known_surroundings(&self) -> bool {
        false
    }

    /// Replaces what is in `buffer` with a document, by its path relative to the folder that holds the plan's.
    ///
    /// # Errors
    /// When there is none, when the path leads out of that folder, or when the document is larger than
    /// [`MAX_DOCUMENT_SIZE`].
    fn read_external(&self, path: &str, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        let _ = (path, buffer);
        Err(ReadError::Io(std::io::ErrorKind::NotFound.into()))
    }

    /// Says that [`Source::is_untracked`] will be asked: what it takes time to find out can begin.
    fn expect_is_untracked(&self) {}

    /// Whether there is a file at each of these paths, relative to the folder that holds the plan's; `None` where that
    /// is not known. All at once: a process for each would cost more than everything else.
    fn has_external(&self, paths: &[&str]) -> Option<Vec<bool>> {
        let _ = paths;
        None
    }

    /// Whether the file at each of these paths is on this disk alone, and not in the repository that holds the plan; `None`
    /// where that is no question. All at once, as above.
    fn is_untracked(&self, paths: &[&str]) -> Option<Vec<bool>> {
        let _ = paths;
        None
    }
}

/// Whether a path stays in the folder that it is relative to, by its words alone.
pub fn stays_inside(path: &str) -> bool {
    let mut depth = 0_usize;
    let is_below = |part: &str| {
        match part {
            "" | "." => {}
            ".." => match depth.checked_sub(1) {
                Some(up) => depth = up,
                None => return false,
            },
            _ => depth += 1,
        }
        true
    };
    // A backslash or a drive is a way out on one system and a letter on the other: neither belongs here.
    !path.starts_with('/') && !path.contains(['\\', ':', '\0']) && path.split('/').all(is_below)
}

/// The folder to which a path leads from another, both from the repository's root and ending in `/`, or empty; `None` where
/// it leads out.
pub fn resolve_path(folder: &str, path: &str) -> Option<String> {
    let whole = format!("{folder}{path}");
    if path.starts_with('/') || !stays_inside(&whole) {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    Some(parts.iter().map(|part| format!("{part}/")).collect())
}

/// What paths compare by: files come before folders, each by name.
pub fn order(path: &str) -> impl Iterator<Item = (bool, &str)> {
    let mut parts = path.split('/').peekable();
    std::iter::from_fn(move || {
        let part = parts.next()?;
        Some((parts.peek().is_some(), part))
    })
}

/// A path that compares as the files of a plan are listed.
#[derive(PartialEq, Eq)]
pub struct PathOrder<'a>(pub &'a str);

impl Ord for PathOrder<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let alike = self.0.bytes().zip(other.0.bytes()).take_while(|(one, other)| one == other).count();
        let (rest, others) = (&self.0.as_bytes()[alike..], &other.0.as_bytes()[alike..]);
        // Most neighbours of a list are in one folder: then their names alone differ.
        match rest.contains(&b'/') || others.contains(&b'/') {
            true => order(self.0).cmp(order(other.0)),
            false => rest.cmp(others),
        }
    }
}

impl PartialOrd for PathOrder<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Where the system finds an entry's path, from the folder that entries' paths are relative to.
pub(super) fn locate<'a>(root: &Path, path: &'a str) -> Cow<'a, Path> {
    if root.as_os_str().is_empty() { Path::new(path).into() } else { root.join(path).into() }
}
