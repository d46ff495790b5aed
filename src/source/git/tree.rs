//! The plan's folder at a commit.

use std::io::ErrorKind;
use std::ops::Range;

use super::error::GitError;
use super::external::Home;
use super::program::{Git, Item};
use crate::source::files::{Entry, EntryKind, MAX_FILE_SIZE, ReadError, Source, order};

/// The files of a plan at a commit, in memory.
pub struct GitTree {
    commit: String,
    entries: Vec<Entry>,
    /// For each entry, where its content stands.
    places: Vec<Content>,
    contents: Vec<u8>,
    /// The folder that holds the plan's; `None` where that is outside the repository.
    home: Option<Home>,
}

enum Content {
    Here(Range<usize>),
    TooLarge,
    /// No file, or an object that this repository does not hold.
    Missing,
}

impl GitTree {
    /// Lists the folder (ending in `/`, or empty) and reads every file of the plan; `only`: nothing but these.
    pub(super) fn read(git: &Git, commit: &str, folder: &str, only: &[&str]) -> Result<Self, GitError> {
        let under = match only {
            [] if folder.is_empty() => vec![],
            [] => vec![folder.to_owned()],
            names => names.iter().map(|name| format!("{folder}{name}")).collect(),
        };
        let mut files: Vec<(Entry, Item)> = git
            .ls_tree(commit, only.is_empty(), &under)?
            .into_iter()
            .filter_map(|item| Some((entry(&item, folder)?, item)))
            .collect();
        files.sort_by(|(a, _), (b, _)| order(&a.path).cmp(order(&b.path)));

        let is_read = |entry: &Entry, item: &Item| {
            entry.kind == EntryKind::Toml && item.size.is_some_and(|size| size <= MAX_FILE_SIZE)
        };
        let wanted: Vec<&str> = files
            .iter()
            .filter(|(entry, item)| is_read(entry, item))
            .map(|(_, item)| item.object.as_str())
            .collect();
        let (contents, ends) = git.contents(&wanted)?;

        let (mut start, mut ends) = (0, ends.into_iter());
        let mut place = |(entry, item): &(Entry, Item)| {
            if !is_read(entry, item) {
                return if item.size.is_some() { Content::TooLarge } else { Content::Missing };
            }
            match ends.next().flatten() {
                Some(end) => Content::Here(std::mem::replace(&mut start, end)..end),
                None => Content::Missing,
            }
        };
        let places = files.iter().map(&mut place).collect();
        let entries = files.into_iter().map(|(entry, _)| entry).collect();
        let home = Home::of(git, commit, folder);
        Ok(GitTree { commit: commit.to_owned(), entries, places, contents, home })
    }

    /// The full id of the commit.
    pub fn commit(&self) -> &str {
        &self.commit
    }
}

/// What stands under a path, unless it is hidden.
fn entry(item: &Item, folder: &str) -> Option<Entry> {
    let path = String::from_utf8_lossy(&item.path).into_owned();
    let inside = path.strip_prefix(folder)?;
    if inside.split('/').any(|part| part.starts_with('.')) {
        return None;
    }
    Some(Entry { inside: folder.len(), kind: kind_of(&item.mode, &item.path), path })
}

/// What an entry of a tree is, by its mode.
pub(super) fn kind_of(mode: &str, path: &[u8]) -> EntryKind {
    match mode {
        "120000" => EntryKind::Link,
        _ if path.ends_with(b".toml") && std::str::from_utf8(path).is_err() => EntryKind::NotUtf8,
        "100644" | "100755" | "100664" if path.ends_with(b".toml") => EntryKind::Toml,
        _ => EntryKind::Stray,
    }
}

impl Source for GitTree {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn read(&self, entry: &Entry, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        buffer.clear();
        let at = self.entries.binary_search_by(|other| order(&other.path).cmp(order(&entry.path)));
        match at.ok().and_then(|at| self.places.get(at)) {
            Some(Content::Here(range)) => {
                buffer.extend_from_slice(self.contents.get(range.clone()).unwrap_or_default());
                Ok(())
            }
            Some(Content::TooLarge) => Err(ReadError::TooLarge),
            Some(Content::Missing) | None => {
                Err(ReadError::Io(std::io::Error::other(super::program::NOT_HERE)))
            }
        }
    }

    fn read_external(&self, path: &str, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        buffer.clear();
        let Some(home) = &self.home else { return Err(ReadError::Io(ErrorKind::NotFound.into())) };
        home.read(path, buffer)
    }

    fn has_external(&self, paths: &[&str]) -> Option<Vec<bool>> {
        let found = self.home.as_ref()?.find(paths).ok()?;
        Some(found.iter().map(Option::is_some).collect())
    }
}
