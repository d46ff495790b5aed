//! The plan's folder at a commit.

use std::io::ErrorKind;
use std::ops::Range;

use super::content_id::content_id;
use super::error::GitError;
use super::external::ParentFolder;
use super::program::{Answer, Git, Item};
use crate::parallel::{self, is_many};
use crate::source::files::{Entry, EntryKind, MAX_FILE_SIZE, PathOrder, ReadError, Source};
use crate::text::SourceText;

/// The text that is known under a path.
pub type KnownTexts<'a> = dyn Fn(&str) -> Option<SourceText> + Sync + 'a;

/// The files of a plan at a commit, in memory.
pub struct GitTree {
    commit: String,
    entries: Vec<Entry>,
    /// For each entry, where its content stands.
    places: Vec<Content>,
    contents: Vec<u8>,
    /// The folder that holds the plan's; `None` where that is outside the repository.
    home: Option<ParentFolder>,
}

/// The files of a plan at a commit by their names, none of them read yet.
pub struct TreeListing {
    git: Git,
    commit: String,
    /// From the repository's root: empty or ending in `/`.
    folder: String,
    files: Vec<(Entry, Item)>,
}

enum Content {
    Here(Range<usize>),
    /// The same as that of the file that was known under this path.
    Known(SourceText),
    TooLarge,
    /// No file, or an object that this repository does not hold.
    Missing,
}

impl TreeListing {
    /// Lists the folder (ending in `/`, or empty); `only`: nothing but these of its files.
    pub(super) fn of(git: &Git, commit: &str, folder: &str, only: &[&str]) -> Result<Self, GitError> {
        let under = match only {
            [] if folder.is_empty() => vec![],
            [] => vec![folder.to_owned()],
            names => names.iter().map(|name| format!("{folder}{name}")).collect(),
        };
        let listed = git.ls_tree(commit, only.is_empty(), &under)?;
        let mut files: Vec<(Entry, Item)> =
            listed.into_iter().filter_map(|item| Some((entry(&item, folder)?, item))).collect();
        files.sort_by(|(a, _), (b, _)| PathOrder(&a.path).cmp(&PathOrder(&b.path)));
        Ok(TreeListing { git: git.clone(), commit: commit.to_owned(), folder: folder.to_owned(), files })
    }

    /// Whether there is a file of this name right in the folder.
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.iter().any(|(entry, _)| entry.inside() == name)
    }

    /// Reads every file of the plan. What is the same as a text that is `known` under its path is not read again.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn read(self, known: &KnownTexts<'_>) -> Result<GitTree, GitError> {
        let TreeListing { git, commit, folder, files } = self;
        let same = |(entry, item): &(Entry, Item)| {
            known(&entry.path).filter(|text| content_id(text.as_bytes(), item.object.len()) == item.object)
        };
        let same: Vec<Option<SourceText>> = parallel::map(&files, is_many(files.len()), same);

        let is_read =
            |entry: &Entry, same: &Option<SourceText>| entry.kind == EntryKind::Toml && same.is_none();
        let wanted = files.iter().zip(&same).filter(|((entry, _), same)| is_read(entry, same));
        let wanted: Vec<&str> = wanted.map(|((_, item), _)| item.object.as_str()).collect();
        let (contents, answers) = git.contents(&wanted, MAX_FILE_SIZE)?;

        let (mut start, mut answers) = (0, answers.into_iter());
        let place = |((entry, _), same): (&(Entry, Item), Option<SourceText>)| match same {
            Some(text) => Content::Known(text),
            None if entry.kind != EntryKind::Toml => Content::Missing,
            None => match answers.next() {
                Some(Answer::EndsAt(end)) => Content::Here(std::mem::replace(&mut start, end)..end),
                Some(Answer::TooLarge) => Content::TooLarge,
                Some(Answer::Missing) | None => Content::Missing,
            },
        };
        let places = files.iter().zip(same).map(place).collect();
        let entries = files.into_iter().map(|(entry, _)| entry).collect();
        let home = ParentFolder::of(&git, &commit, &folder);
        Ok(GitTree { commit, entries, places, contents, home })
    }
}

impl GitTree {
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
        "160000" => EntryKind::Submodule,
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
        let at = self.entries.binary_search_by(|other| PathOrder(&other.path).cmp(&PathOrder(&entry.path)));
        match at.ok().and_then(|at| self.places.get(at)) {
            Some(Content::Here(range)) => {
                buffer.extend_from_slice(self.contents.get(range.clone()).unwrap_or_default());
                Ok(())
            }
            Some(Content::Known(text)) => {
                buffer.extend_from_slice(text.as_bytes());
                Ok(())
            }
            Some(Content::TooLarge) => Err(ReadError::TooLarge),
            Some(Content::Missing) | None => {
                Err(ReadError::Io(std::io::Error::other(super::program::NOT_HERE)))
            }
        }
    }

    fn is_known(&self, at: usize) -> bool {
        matches!(self.places.get(at), Some(Content::Known(_)))
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
