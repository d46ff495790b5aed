//! A plan's files as they would be with other texts: to look at a change before it is written.

use std::collections::{BTreeMap, HashSet};

use super::files::{Entry, EntryKind, MAX_FILE_SIZE, PathOrder, ReadError, Source};

/// The files of another source, some with other texts, and new files: a plan as it would be after a change.
pub struct Overlay<'s, S> {
    below: &'s S,
    entries: Vec<Entry>,
    texts: BTreeMap<String, String>,
    /// Whether the other source is the version that is known.
    is_known: bool,
}

impl<'s, S: Source> Overlay<'s, S> {
    /// `texts` by their paths, which are as those of entries; `folder` is what these begin with.
    pub fn new<'t>(below: &'s S, folder: &str, texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let known: HashSet<&str> = below.entries().iter().map(|entry| entry.path.as_str()).collect();
        let mut entries = below.entries().to_vec();
        let mut changed = BTreeMap::new();
        for (path, text) in texts {
            if !known.contains(path) && !changed.contains_key(path) {
                entries.push(Entry::new(path.to_owned(), folder, EntryKind::Toml));
            }
            changed.insert(path.to_owned(), text.to_owned());
        }
        entries.sort_by(|a, b| PathOrder(&a.path).cmp(&PathOrder(&b.path)));
        Overlay { below, entries, texts: changed, is_known: false }
    }

    /// The same over files that were read before and are unchanged since: those without another text are not read again.
    pub fn over_known(self) -> Self {
        Overlay { is_known: true, ..self }
    }

    /// The same without some files: those that move are in their new place alone.
    pub fn without<'t>(mut self, paths: impl IntoIterator<Item = &'t str>) -> Self {
        let gone: HashSet<&str> = paths.into_iter().collect();
        self.entries.retain(|entry| !gone.contains(entry.path.as_str()));
        self
    }
}

impl<S: Source> Source for Overlay<'_, S> {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn read(&self, entry: &Entry, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        let Some(text) = self.texts.get(&entry.path) else { return self.below.read(entry, buffer) };
        if text.len() as u64 > MAX_FILE_SIZE {
            return Err(ReadError::TooLarge);
        }
        buffer.clear();
        buffer.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn is_known(&self, at: usize) -> bool {
        self.is_known && self.entries.get(at).is_some_and(|entry| !self.texts.contains_key(&entry.path))
    }

    fn has_known_surroundings(&self) -> bool {
        self.is_known
    }

    fn read_external(&self, path: &str, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        self.below.read_external(path, buffer)
    }

    fn expect_is_untracked(&self) {
        self.below.expect_is_untracked();
    }

    fn has_external(&self, paths: &[&str]) -> Option<Vec<bool>> {
        self.below.has_external(paths)
    }

    fn is_untracked(&self, paths: &[&str]) -> Option<Vec<bool>> {
        self.below.is_untracked(paths)
    }
}
