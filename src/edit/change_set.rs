//! New texts of several files, written together.

use crate::source::{WorkingTree, WriteFault, Writer};

/// What is to be written, file by file.
#[derive(Clone, Debug, Default)]
pub struct ChangeSet {
    files: Vec<NewText>,
}

#[derive(Clone, Debug)]
struct NewText {
    path: String,
    /// What was read of it; nothing, where it is a new file.
    old: Option<String>,
    new: String,
    /// Where it was until now, if it moves.
    from: Option<String>,
}

/// What could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Nothing at all.
    #[error("cannot write to the plan's folder: {0}")]
    Folder(#[source] WriteFault),
    /// A file; those before it in the set may be written.
    #[error("cannot write {path}: {error}")]
    File {
        /// As entries have it.
        path: String,
        /// Why.
        #[source]
        error: WriteFault,
    },
}

impl ChangeSet {
    /// Gives a file another text. `path` is an entry's, and `old` what was read from it. The same text is no change.
    pub fn replace(&mut self, path: impl Into<String>, old: impl Into<String>, new: impl Into<String>) {
        let (old, new) = (old.into(), new.into());
        if old != new {
            self.files.push(NewText { path: path.into(), old: Some(old), new, from: None });
        }
    }

    /// Adds a file. `path` begins as those of entries do.
    pub fn create(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.files.push(NewText { path: path.into(), old: None, new: text.into(), from: None });
    }

    /// Gives a file another text and another place; nothing may be there yet.
    pub fn relocate(&mut self, [from, to]: [String; 2], old: impl Into<String>, new: impl Into<String>) {
        self.files.push(NewText { path: to, old: Some(old.into()), new: new.into(), from: Some(from) });
    }

    /// The text that a file is to have; `None` where it stays as it is.
    pub fn newest(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(|file| file.new.as_str())
    }

    /// Gives a file another text than it has, or is to have by now: `read` is what was read of it, nothing where it is new.
    pub fn set(&mut self, path: &str, read: Option<&str>, new: String) {
        match (self.files.iter_mut().find(|file| file.path == path), read) {
            (Some(file), _) => file.new = new,
            (None, Some(old)) => self.replace(path, old, new),
            (None, None) => self.create(path, new),
        }
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Each path with the text before, if there is a file already, and the text after.
    pub fn texts(&self) -> impl Iterator<Item = (&str, Option<&str>, &str)> {
        self.files.iter().map(|file| (file.path.as_str(), file.old.as_deref(), file.new.as_str()))
    }

    /// The places that files leave.
    pub fn left(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter_map(|file| file.from.as_deref())
    }

    /// Writes all of it. Where a file has changed since it was read, nothing is written. Each file is the old one or the
    /// new one at any time, and a run that is killed leaves some new and some old.
    ///
    /// # Errors
    /// When a file has changed, or one cannot be written.
    pub fn write(&self, tree: &WorkingTree) -> Result<(), WriteError> {
        if self.is_empty() {
            return Ok(());
        }
        self.write_by(&mut tree.writer().map_err(WriteError::Folder)?)
    }

    /// The same by a run that has the right to write already, and keeps it for what comes after.
    ///
    /// # Errors
    /// When a file has changed, or one cannot be written.
    pub fn write_by(&self, writer: &mut Writer<'_>) -> Result<(), WriteError> {
        let of = |file: &NewText, error| WriteError::File { path: file.path.clone(), error };
        for file in &self.files {
            let held = match &file.from {
                Some(from) => {
                    writer.expect(from, file.old.as_deref()).and_then(|_| writer.expect(&file.path, None))
                }
                None => writer.expect(&file.path, file.old.as_deref()),
            };
            held.map_err(|error| of(file, error))?;
        }
        for file in &self.files {
            let written = match (&file.from, &file.old) {
                // In two steps, so that the measure is in one place at any time.
                (Some(from), Some(old)) => writer
                    .replace(from, old, &file.new)
                    .and_then(|()| writer.relocate(from, &file.path, &file.new)),
                (None, Some(old)) => writer.replace(&file.path, old, &file.new),
                (_, None) => writer.create(&file.path, &file.new),
            };
            written.map_err(|error| of(file, error))?;
        }
        Ok(())
    }
}
