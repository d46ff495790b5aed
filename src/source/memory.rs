//! A plan in memory: for tests, and for callers that have the text already.

use std::collections::HashSet;

use rayon::prelude::*;

use super::files::{Entry, EntryKind, MAX_FILE_SIZE, PathOrder, ReadError, Source};
use crate::text::SourceText;

/// Files by their path inside the plan's folder. People see them under `plan/`.
pub struct Memory {
    entries: Vec<Entry>,
    contents: Vec<Vec<u8>>,
    /// Entries that are the very files which are known under their paths.
    known: HashSet<usize>,
    /// By path, relative to the folder that holds the plan's.
    beside: Vec<(String, Vec<u8>)>,
}

impl Memory {
    /// The folder under which people see them.
    pub const FOLDER: &str = "plan/";

    /// From paths inside the plan's folder (`I/I.1.1.toml`) with their contents, in any order.
    pub fn new<P: AsRef<str>, C: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, C)>) -> Self {
        let mut files: Vec<(String, Vec<u8>)> = files
            .into_iter()
            .map(|(path, content)| ([Self::FOLDER, path.as_ref()].concat(), content.into()))
            .collect();
        files.par_sort_by(|(a, _), (b, _)| PathOrder(a).cmp(&PathOrder(b)));
        let (paths, contents): (Vec<_>, Vec<_>) = files.into_iter().unzip();
        let entry = |path: String| Entry {
            inside: Self::FOLDER.len(),
            kind: if path.ends_with(".toml") { EntryKind::Toml } else { EntryKind::Stray },
            path,
        };
        Memory {
            entries: paths.into_iter().map(entry).collect(),
            contents,
            known: HashSet::new(),
            beside: Vec::new(),
        }
    }

    /// As another version of a plan whose texts are known by the paths that people see.
    pub fn version_of(mut self, known: impl Fn(&str) -> Option<SourceText>) -> Self {
        let files = self.entries.iter().zip(&self.contents);
        let is_same =
            |entry: &Entry, content: &[u8]| known(&entry.path).is_some_and(|text| text.as_bytes() == content);
        let same = files.enumerate().filter(|(_, (entry, content))| is_same(entry, content));
        self.known = same.map(|(at, _)| at).collect();
        self
    }

    /// Adds a file next to the plan's folder.
    pub fn beside(mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        self.beside.push((path.into(), content.into()));
        self
    }
}

impl Source for Memory {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn read(&self, entry: &Entry, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        buffer.clear();
        let at = self.entries.binary_search_by(|other| PathOrder(&other.path).cmp(&PathOrder(&entry.path)));
        let at = at.map_err(|_| ReadError::Io(std::io::ErrorKind::NotFound.into()))?;
        let content = &self.contents[at];
        if content.len() as u64 > MAX_FILE_SIZE {
            return Err(ReadError::TooLarge);
        }
        buffer.extend_from_slice(content);
        Ok(())
    }

    fn is_known(&self, at: usize) -> bool {
        self.known.contains(&at)
    }

    fn read_external(&self, path: &str, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        buffer.clear();
        let found = self.beside.iter().find(|(known, _)| known == path);
        let (_, content) = found.ok_or_else(|| ReadError::Io(std::io::ErrorKind::NotFound.into()))?;
        buffer.extend_from_slice(content);
        Ok(())
    }

    fn has_external(&self, paths: &[&str]) -> Option<Vec<bool>> {
        let known: HashSet<&str> = self.beside.iter().map(|(path, _)| path.as_str()).collect();
        Some(paths.iter().map(|path| known.contains(path)).collect())
    }
}
