//! The plan's folder at a commit.

use std::io::ErrorKind;
use std::ops::Range;

use rayon::prelude::*;
use sha1::{Digest, Sha1};

use super::error::GitError;
use super::external::Home;
use super::program::{Answer, Git, Item};
use crate::source::files::{Entry, EntryKind, MAX_FILE_SIZE, ReadError, Source, order};
use crate::text::Whole;

/// The text that is known under a path.
pub(super) type KnownTexts<'a> = dyn Fn(&str) -> Option<Whole> + Sync + 'a;

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
    /// The same as that of the file that was known under this path.
    Known(Whole),
    TooLarge,
    /// No file, or an object that this repository does not hold.
    Missing,
}

impl GitTree {
    /// Lists the folder (ending in `/`, or empty) and reads every file of the plan; `only`: nothing but these. What is
    /// the same as a text that is `known` under its path is not read again.
    pub(super) fn read(
        git: &Git,
        commit: &str,
        (folder, only): (&str, &[&str]),
        known: &KnownTexts<'_>,
    ) -> Result<Self, GitError> {
        let under = match only {
            [] if folder.is_empty() => vec![],
            [] => vec![folder.to_owned()],
            names => names.iter().map(|name| format!("{folder}{name}")).collect(),
        };
        let listed = git.ls_tree(commit, only.is_empty(), &under)?;
        let mut files: Vec<(Entry, Item)> =
            listed.into_iter().filter_map(|item| Some((entry(&item, folder)?, item))).collect();
        files.sort_by(|(a, _), (b, _)| order(&a.path).cmp(order(&b.path)));
        let same = |(entry, item): &(Entry, Item)| {
            known(&entry.path).filter(|text| has_object_id(text.as_bytes(), &item.object))
        };
        let same: Vec<Option<Whole>> = files.par_iter().map(same).collect();

        let is_read = |entry: &Entry, same: &Option<Whole>| entry.kind == EntryKind::Toml && same.is_none();
        let wanted = files.iter().zip(&same).filter(|((entry, _), same)| is_read(entry, same));
        let wanted: Vec<&str> = wanted.map(|((_, item), _)| item.object.as_str()).collect();
        let (contents, answers) = git.contents(&wanted, MAX_FILE_SIZE)?;

        let (mut start, mut answers) = (0, answers.into_iter());
        let place = |((entry, _), same): (&(Entry, Item), Option<Whole>)| match same {
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
        let home = Home::of(git, commit, folder);
        Ok(GitTree { commit: commit.to_owned(), entries, places, contents, home })
    }

    /// The full id of the commit.
    pub fn commit(&self) -> &str {
        &self.commit
    }
}

/// Whether git has a content under this id. It cannot be told in a repository whose ids are not made with SHA-1.
fn has_object_id(content: &[u8], id: &str) -> bool {
    let sum = Sha1::new().chain_update(format!("blob {}\0", content.len())).chain_update(content).finalize();
    let byte = |at: usize| u8::from_str_radix(id.get(at * 2..at * 2 + 2)?, 16).ok();
    id.len() == sum.len() * 2 && sum.iter().enumerate().all(|(at, found)| byte(at) == Some(*found))
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
