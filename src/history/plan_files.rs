//! The files of a commit where the plan may be, and which of them are the plan's.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use rpds::HashTrieMap;

use crate::load::{Content, FileError, PlanHeader};
use crate::schema::FileKind;
use crate::source::{EntryKind, FileChange, FileState, Now, ReadError};

/// Every file where the plan may be. A copy shares all that is the same.
#[derive(Clone)]
pub(super) struct PlanFiles {
    by_path: HashTrieMap<Rc<str>, Rc<FileState>>,
    /// Where the plan may be, the first choice first: each ending in `/`, or empty.
    folders: Rc<[String]>,
    /// Which of the folders holds the plan.
    plan_folder: Option<usize>,
}

/// The files that a commit changed.
#[derive(Default)]
pub(super) struct ChangedPaths {
    pub paths: BTreeSet<Rc<str>>,
    /// Where files that only moved stood before, by where they stand now.
    pub moves: HashMap<Rc<str>, String>,
}

impl PlanFiles {
    pub fn new(folders: Vec<String>) -> Self {
        PlanFiles { by_path: HashTrieMap::default(), folders: folders.into(), plan_folder: None }
    }

    /// Takes over the files that a commit changed.
    pub fn apply(&mut self, changes: Vec<FileChange>) -> ChangedPaths {
        let mut changed = ChangedPaths::default();
        let mut deleted = Vec::new();
        for FileChange { path, now } in changes {
            let path: Rc<str> = path.into();
            changed.paths.insert(path.clone());
            match now {
                Now::Written(file) => self.by_path.insert_mut(path, Rc::new(file)),
                Now::MovedFrom(from) => {
                    if let Some(file) = self.by_path.get(from.as_str()).cloned() {
                        self.by_path.insert_mut(path.clone(), file);
                    }
                    changed.moves.insert(path, from);
                }
                Now::Deleted => deleted.push(path),
            }
        }
        // Last, so that what moved was still there.
        for path in deleted {
            self.by_path.remove_mut(&path);
        }
        changed
    }

    /// Looks for the plan again; whether it is in another folder now.
    pub fn find_plan(&mut self) -> bool {
        let holds_plan = |folder: &String| self.by_path.contains_key(format!("{folder}plan.toml").as_str());
        let found = self.folders.iter().position(holds_plan);
        std::mem::replace(&mut self.plan_folder, found) != found
    }

    /// The folder of the plan, ending in `/` or empty.
    pub fn folder(&self) -> Option<&str> {
        self.folders.get(self.plan_folder?).map(String::as_str)
    }

    /// The finding for a version in which there is no plan any more.
    pub fn no_plan(&self) -> FileError {
        let path = format!("{}plan.toml", self.folders.last().map_or("", String::as_str));
        FileError { path, line: 1, message: "there is no plan.toml, so there is no plan".to_owned() }
    }

    /// The paths of `plan.toml` and `bodies.toml`.
    pub fn header_paths(&self) -> Option<[String; 2]> {
        self.folder().map(|folder| ["plan.toml", "bodies.toml"].map(|name| format!("{folder}{name}")))
    }

    /// Reads the plan's own files; `known`: as it was last read, where `plan.toml` is the same.
    ///
    /// # Errors
    /// The first thing wrong with each of the two.
    pub fn read_header(
        &self,
        [plan, register]: &[String; 2],
        known: Option<&PlanHeader>,
    ) -> Result<PlanHeader, Vec<FileError>> {
        let missing = ReadError::Io(std::io::ErrorKind::NotFound.into());
        let content = |path: &String| match self.by_path.get(path.as_str()) {
            Some(file) if file.kind == EntryKind::Toml => file.content.as_deref(),
            _ => Err(&missing),
        };
        let again = known.and_then(|known| known.with_register((register, content(register))));
        again.unwrap_or_else(|| PlanHeader::read((plan, content(plan)), (register, content(register))))
    }

    /// A file in the plan's folder that is none of its own: what kind of file, and its content.
    pub fn measure_file(&self, path: &str) -> Option<(EntryKind, Content<'_>)> {
        let inside = path.strip_prefix(self.folder()?)?;
        let is_hidden = inside.split('/').any(|part| part.starts_with('.'));
        if is_hidden || matches!(inside, "plan.toml" | "bodies.toml") {
            return None;
        }
        self.by_path.get(path).map(|file| (file.kind, file.content.as_deref()))
    }

    /// What a file in the plan's folder is; `None` where it is in another.
    pub fn kind(&self, path: &str) -> Option<FileKind> {
        path.strip_prefix(self.folder()?).map(FileKind::of)
    }

    pub fn paths(&self) -> impl Iterator<Item = &Rc<str>> {
        self.by_path.keys()
    }

    /// Whether a file is the very same in both: it is missing in both, or no commit has changed it since their common
    /// ancestor.
    pub fn has_same(&self, other: &PlanFiles, path: &str) -> bool {
        self.by_path.get(path).map(Rc::as_ptr) == other.by_path.get(path).map(Rc::as_ptr)
    }
}
