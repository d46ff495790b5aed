//! The working tree: a plan's folder on disk.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::files::{
    Entry, EntryKind, MAX_DOCUMENT_SIZE, MAX_FILE_SIZE, ReadError, Source, locate, stays_inside,
};
use super::open_error::OpenError;
use super::sparse::Sparse;
use super::tracked::TrackedFiles;
use super::write::{HIDDEN_FOLDER, WriteFault, Writer, remove_leftovers_around};
use super::writing_folder::remove_leftovers;
use crate::parallel;
use crate::schema::PLAN_FILE;

/// The folder of a plan, listed once.
pub struct WorkingTree {
    /// What the entries' paths are relative to, as short as can be: the system walks every part of it for every file.
    root: PathBuf,
    /// The plan's folder, named in full.
    folder: PathBuf,
    /// The folder that holds it.
    home: PathBuf,
    /// What every entry's path begins with: the plan's folder and `/`, or nothing.
    prefix: String,
    entries: Vec<Entry>,
    /// Where git may have left files out.
    sparse: Option<Sparse>,
    /// The files that git holds, once something has said that it will ask for them.
    tracked: Mutex<Option<TrackedFiles>>,
}

impl WorkingTree {
    /// Opens the plan in `folder`, the one with `plan.toml`; without it, the nearest `plan/` from `from` upwards.
    ///
    /// # Errors
    /// When there is no plan, or its folder cannot be listed.
    pub fn open(folder: Option<&Path>, from: &Path) -> Result<Self, OpenError> {
        let folder = Self::find(folder, from)?;
        let tree = Self::list(&folder, from).map_err(|error| OpenError::Unreadable { folder, error })?;
        tree.sparse.as_ref().map_or(Ok(()), Sparse::refuse)?;
        Ok(tree)
    }

    /// Where that plan is.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(folder: Option<&Path>, from: &Path) -> Result<PathBuf, OpenError> {
        match folder {
            Some(named) if from.join(named).join(PLAN_FILE).is_file() => Ok(from.join(named)),
            Some(named) => {
                Sparse::refuse_missing(&from.join(named))?;
                let below = named.join("plan");
                let below = from.join(&below).join(PLAN_FILE).is_file().then_some(below);
                Err(OpenError::NotHere { folder: named.to_owned(), below })
            }
            None => {
                let above = || from.ancestors().map(|up| up.join("plan"));
                if let Some(found) = above().find(|plan| plan.join(PLAN_FILE).is_file()) {
                    return Ok(found);
                }
                above().try_for_each(|plan| Sparse::refuse_missing(&plan))?;
                Err(OpenError::NotFound { from: from.to_owned() })
            }
        }
    }

    fn list(folder: &Path, from: &Path) -> io::Result<Self> {
        let folder = std::path::absolute(folder)?;
        // `..` must go before the parts are compared, links must stay as people wrote them.
        let folder = if folder.components().any(|part| part.as_os_str() == "..") {
            folder.canonicalize()?
        } else {
            folder
        };
        let (base, prefix) = base(&folder);
        let mut entries = walk(&folder, &prefix, prefix.len())?;
        // Git keeps where a link leads, and no history of what lies there.
        if base.join(".git").exists() && folder.is_symlink() {
            let path = prefix.trim_end_matches('/').to_owned();
            entries.push(Entry { path, inside: 0, kind: EntryKind::Link });
        }
        let home = folder.parent().unwrap_or(&folder).to_owned();
        let sparse = Sparse::around(&folder);
        let is_here = std::env::current_dir().is_ok_and(|here| here == from && here == base);
        let root = if is_here { PathBuf::new() } else { base };
        let tree = WorkingTree { root, folder, home, prefix, entries, sparse, tracked: Mutex::new(None) };
        remove_leftovers_around(&tree.root);
        Ok(tree)
    }

    /// Begins to write into the plan's folder. What a killed run left is removed.
    ///
    /// # Errors
    /// When another run goes on writing to this plan, or its folder cannot be written to.
    pub fn writer(&self) -> Result<Writer<'_>, WriteFault> {
        Writer::new(&self.root, &self.prefix)
    }

    /// The plan's folder, named in full.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether git may have left files out.
    pub(super) fn is_sparse(&self) -> bool {
        self.sparse.is_some()
    }

    /// The path of a file in the plan's folder, as those of entries are.
    pub fn path(&self, inside: &str) -> String {
        [&self.prefix, inside].concat()
    }

    /// The entry that a path names, as the system finds it.
    pub fn entry(&self, path: &Path) -> Option<&Entry> {
        let wanted = path.canonicalize().ok()?;
        let inside = wanted.strip_prefix(self.folder.canonicalize().ok()?).ok().map(slashed)?;
        self.entries.iter().find(|entry| entry.inside() == inside)
    }

    /// A file outside the plan's folder, links followed as long as they stay there.
    fn external(&self, path: &str) -> io::Result<PathBuf> {
        let found = self.home.join(path).canonicalize()?;
        let is_inside = stays_inside(path) && found.starts_with(self.home.canonicalize()?);
        // What is no file, such as a pipe, could keep a reader waiting.
        if is_inside && found.is_file() { Ok(found) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

impl Source for WorkingTree {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn read(&self, entry: &Entry, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        buffer.clear();
        let file = File::open(locate(&self.root, &entry.path)).map_err(ReadError::Io)?;
        // Bounded, and without asking for the size first: two system calls less for each small file.
        file.take(MAX_FILE_SIZE + 1).read_to_end(buffer).map_err(ReadError::Io)?;
        if buffer.len() as u64 > MAX_FILE_SIZE {
            return Err(ReadError::TooLarge);
        }
        Ok(())
    }

    fn read_external(&self, path: &str, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        buffer.clear();
        let found = match (self.external(path), &self.sparse) {
            (Ok(found), _) => found,
            (Err(_), Some(sparse)) => return sparse.read(path, buffer),
            (Err(error), None) => return Err(ReadError::Io(error)),
        };
        let file = File::open(found).map_err(ReadError::Io)?;
        // A guess that spares what is read from being moved while it grows.
        let size = file.metadata().map_or(0, |about| about.len().min(MAX_DOCUMENT_SIZE));
        buffer.reserve(size as usize + 1);
        file.take(MAX_DOCUMENT_SIZE + 1).read_to_end(buffer).map_err(ReadError::Io)?;
        if buffer.len() as u64 > MAX_DOCUMENT_SIZE {
            return Err(ReadError::TooLarge);
        }
        Ok(())
    }

    fn has_external(&self, paths: &[&str]) -> Option<Vec<bool>> {
        let mut there: Vec<bool> = paths.iter().map(|path| self.external(path).is_ok()).collect();
        if let Some(sparse) = &self.sparse {
            sparse.add(paths, &mut there);
        }
        Some(there)
    }

    fn expect_is_untracked(&self) {
        if let Ok(mut tracked) = self.tracked.lock()
            && tracked.is_none()
        {
            *tracked = TrackedFiles::begin(&self.folder);
        }
    }

    fn is_untracked(&self, paths: &[&str]) -> Option<Vec<bool>> {
        self.expect_is_untracked();
        self.tracked.lock().ok()?.as_mut()?.lacks(&self.folder, paths)
    }
}

/// The files in a folder and below it; `prefix` is what their paths begin with.
fn walk(folder: &Path, prefix: &str, inside: usize) -> io::Result<Vec<Entry>> {
    let (mut entries, mut folders) = (Vec::new(), Vec::new());
    for item in fs::read_dir(folder)? {
        let item = item?;
        let name = item.file_name();
        let is_utf8 = name.to_str().is_some();
        let name = name.to_string_lossy();
        if name.starts_with('.') {
            if name == HIDDEN_FOLDER {
                remove_leftovers(&item.path());
            }
            continue;
        }
        let file_type = item.file_type()?;
        let path = [prefix, &*name].concat();
        // Git keeps nothing of what another repository holds: a clone of this one does not have it.
        if file_type.is_dir() && is_utf8 && item.path().join(".git").exists() {
            entries.push(Entry { path, inside, kind: EntryKind::Submodule });
            continue;
        }
        if file_type.is_dir() && is_utf8 {
            folders.push((item.path(), path + "/"));
            continue;
        }
        let kind = if file_type.is_symlink() {
            EntryKind::Link
        } else if !is_utf8 && (file_type.is_dir() || name.ends_with(".toml")) {
            EntryKind::NotUtf8
        } else if file_type.is_file() && name.ends_with(".toml") {
            EntryKind::Toml
        } else if file_type.is_file() {
            EntryKind::Stray
        } else {
            EntryKind::Special
        };
        entries.push(Entry { path, inside, kind });
    }
    // Sorted folder by folder: that compares short names, not long paths.
    entries.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    folders.sort_unstable();
    // One folder that cannot be listed hides no other.
    let below = |(folder, prefix): &(PathBuf, String)| {
        walk(folder, prefix, inside).unwrap_or_else(|_| {
            let path = prefix.trim_end_matches('/').to_owned();
            vec![Entry { path, inside, kind: EntryKind::Unlisted }]
        })
    };
    let is_worth_threads = folders.len() >= 32;
    entries.extend(parallel::map(&folders, is_worth_threads, below).into_iter().flatten());
    Ok(entries)
}

/// What the paths in a plan's folder are relative to, the root of its repository or else the folder that holds it, and how
/// they begin.
pub(super) fn base(folder: &Path) -> (PathBuf, String) {
    // What is not UTF-8 on the way down could not be found again by its path.
    let leads_down = |up: &&Path| folder.strip_prefix(up).is_ok_and(|way| way.to_str().is_some());
    let base = folder
        .ancestors()
        .find(|up| up.join(".git").exists())
        .filter(leads_down)
        .or(folder.parent().filter(leads_down))
        .unwrap_or(folder);
    let mut prefix = slashed(folder.strip_prefix(base).unwrap_or(folder));
    if !prefix.is_empty() {
        prefix.push('/');
    }
    (base.to_owned(), prefix)
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
