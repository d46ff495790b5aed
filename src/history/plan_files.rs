//! The files of a commit where the plan may be, and which of them are the plan's.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use super::shared_map::SharedMap;
use crate::load::{Content, FileError, PlanHeader};
use crate::schema::FileKind;
use crate::schema::{BODIES_FILE, PLAN_FILE};
use crate::source::{EntryKind, FileChange, FileChangeKind, FileState, ReadError};

/// Every file where the plan may be. A copy shares all that is the same.
#[derive(Clone)]
pub(super) struct PlanFiles {
    by_path: SharedMap<Rc<str>, Rc<FileState>>,
    /// Where the plan may be, the first choice first: each ending in `/`, or empty.
    folders: Rc<[String]>,
    /// Which of the folders holds the plan.
    plan_folder: Option<usize>,
    /// The paths of `plan.toml` and `bodies.toml` in it.
    header_paths: Option<Rc<[String; 2]>>,
    /// The versions of the two that measures are read against.
    own: OwnFiles,
}

/// `plan.toml` and `bodies.toml`; `None`: it is not there.
type OwnFiles = [Option<Rc<FileState>>; 2];

/// One of the plan's own files.
#[derive(Clone, Copy)]
pub(super) enum OwnFile {
    /// `plan.toml`.
    Plan,
    /// `bodies.toml`.
    Register,
}

/// Files that a commit changed, and of whose content at least a part was there before.
#[derive(Default)]
pub(super) struct KnownContents {
    /// Where files that only moved stood before, by where they stand now.
    pub moves: HashMap<Rc<str>, String>,
    /// How many bytes stood in a file before that only grew at its end.
    pub grown: HashMap<Rc<str>, usize>,
}

/// The files that a commit changed.
#[derive(Default)]
pub(super) struct ChangedPaths {
    pub paths: BTreeSet<Rc<str>>,
    pub known: KnownContents,
    /// Whether the plan is in another folder now.
    pub moves_plan: bool,
}

impl PlanFiles {
    pub fn new(folders: Vec<String>) -> Self {
        PlanFiles {
            by_path: SharedMap::default(),
            folders: folders.into(),
            plan_folder: None,
            header_paths: None,
            own: OwnFiles::default(),
        }
    }

    /// Takes over the files that a commit changed, and looks for the plan again where they may have moved it.
    pub fn apply(&mut self, changes: Vec<FileChange>) -> ChangedPaths {
        let mut changed = ChangedPaths::default();
        let (mut paths, mut deleted) = (Vec::with_capacity(changes.len()), Vec::new());
        for FileChange { path, now } in changes {
            let path: Rc<str> = path.into();
            paths.push(path.clone());
            match now {
                FileChangeKind::Written(file) => {
                    if let Some(length) = self.by_path.get(&path).and_then(|was| grown_from(was, &file)) {
                        changed.known.grown.insert(path.clone(), length);
                    }
                    self.by_path.insert_mut(path, Rc::new(file));
                }
                FileChangeKind::MovedFrom(from) => {
                    if let Some(file) = self.by_path.get(from.as_str()).cloned() {
                        self.by_path.insert_mut(path.clone(), file);
                    }
                    changed.known.moves.insert(path, from);
                }
                FileChangeKind::Deleted => deleted.push(path),
            }
        }
        // Last, so that what moved was still there.
        for path in deleted {
            self.by_path.remove_mut(&path);
        }
        // All at once: git has them in order as a rule, so that none is looked for.
        changed.paths = paths.into_iter().collect();
        changed.moves_plan = changed.paths.iter().any(|path| path.ends_with(PLAN_FILE)) && self.find_plan();
        changed
    }

    /// Looks for the plan again; whether it is in another folder now.
    fn find_plan(&mut self) -> bool {
        let holds_plan = |folder: &String| self.by_path.contains_key(format!("{folder}{PLAN_FILE}").as_str());
        let found = self.folders.iter().position(holds_plan);
        if self.plan_folder == found {
            return false;
        }
        self.plan_folder = found;
        let paths = |folder: &str| [PLAN_FILE, BODIES_FILE].map(|name| format!("{folder}{name}"));
        self.header_paths = self.folder().map(|folder| paths(folder).into());
        true
    }

    /// The folder of the plan, ending in `/` or empty.
    pub fn folder(&self) -> Option<&str> {
        self.folders.get(self.plan_folder?).map(String::as_str)
    }

    /// The finding for a version in which there is no plan any more.
    pub fn no_plan(&self) -> FileError {
        let path = format!("{}{PLAN_FILE}", self.folders.last().map_or("", String::as_str));
        let message = "there is no plan.toml, so there is no plan".to_owned();
        FileError { path, line: 1, message, is_partial: false }
    }

    /// The paths of `plan.toml` and `bodies.toml`.
    pub fn header_paths(&self) -> Option<Rc<[String; 2]>> {
        self.header_paths.clone()
    }

    /// Reads the plan's own files; `known`: as they were last read, and which of the two is the same, if one is.
    ///
    /// A version that cannot be read, or no longer names all that measures refer to, would hide what changes in measures.
    /// The version before is used in its place, and [`PlanHeader::errors`] says what is wrong. Where no version of the
    /// register could ever be read, an empty register is used.
    ///
    /// # Errors
    /// The first thing wrong with each of the two, where `plan.toml` never could be read.
    pub fn read_header(
        &mut self,
        paths: &[String; 2],
        known: Option<(&PlanHeader, Option<OwnFile>)>,
    ) -> Result<PlanHeader, Vec<FileError>> {
        let mut own = paths.each_ref().map(|path| self.by_path.get(path.as_str()).cloned());
        let mut instead: [Option<FileError>; 2] = Default::default();
        if let Some((known, Some(same))) = known {
            let at = same as usize;
            own[at].clone_from(&self.own[at]);
            instead[at] = known.errors().find(|error| error.path == paths[at]).cloned();
        }
        let again = known.and_then(|(known, same)| read_again(paths, &own, (known, same?)));
        let mut read = again.unwrap_or_else(|| read_anew(paths, &own));
        loop {
            let unread = match &read {
                Err(errors) => errors.clone(),
                Ok(header) => known.map_or_else(Vec::new, |(known, _)| header.losses(known)),
            };
            let mut is_replaced = false;
            for error in unread {
                let Some(at) = paths.iter().position(|path| *path == error.path) else { continue };
                let earlier = self.own[at].clone().or_else(|| (at == 1).then(nothing));
                if let Some(earlier) = earlier.filter(|_| instead[at].is_none()) {
                    (own[at], instead[at], is_replaced) = (Some(earlier), Some(error), true);
                }
            }
            if !is_replaced {
                break;
            }
            read = read_anew(paths, &own);
        }
        let mut header = read?;
        if instead[1].is_some()
            && own[1]
                .as_ref()
                .is_some_and(|file| file.content.as_ref().is_ok_and(|content| content.is_empty()))
        {
            header.leave_register_unknown();
        }
        header.stands_in(instead);
        self.own = own;
        Ok(header)
    }

    /// A file in the plan's folder that is none of its own: what kind of file, and its content.
    pub fn measure_file(&self, path: &str) -> Option<(EntryKind, Content<'_>)> {
        let inside = path.strip_prefix(self.folder()?)?;
        let is_hidden = inside.split('/').any(|part| part.starts_with('.'));
        if is_hidden || matches!(inside, PLAN_FILE | BODIES_FILE) {
            return None;
        }
        self.by_path.get(path).map(|file| (file.kind, bytes(file)))
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

/// The former length of a file to which text was only added at the end.
fn grown_from(was: &FileState, is: &FileState) -> Option<usize> {
    match (&was.content, &is.content) {
        (Ok(before), Ok(now)) if now.len() > before.len() && now.starts_with(before) => Some(before.len()),
        _ => None,
    }
}

/// Reads the plan's own files again where one of the two is the same; gives nothing where the other may mean something else
/// by it.
fn read_again(
    [plan, register]: &[String; 2],
    [own, bodies]: &OwnFiles,
    (known, same): (&PlanHeader, OwnFile),
) -> Option<Result<PlanHeader, Vec<FileError>>> {
    let missing = missing();
    match same {
        OwnFile::Plan => known.with_register((register, content(bodies, &missing))),
        OwnFile::Register => Some(known.with_plan((plan, content(own, &missing)))),
    }
}

fn read_anew([plan, register]: &[String; 2], [own, bodies]: &OwnFiles) -> Result<PlanHeader, Vec<FileError>> {
    let missing = missing();
    PlanHeader::read((plan, content(own, &missing)), (register, content(bodies, &missing)))
}

fn missing() -> ReadError {
    ReadError::Io(std::io::ErrorKind::NotFound.into())
}

fn content<'a>(file: &'a Option<Rc<FileState>>, missing: &'a ReadError) -> Content<'a> {
    match file {
        Some(file) if file.kind == EntryKind::Toml => bytes(file),
        _ => Err(missing),
    }
}

fn bytes(file: &FileState) -> Content<'_> {
    file.content.as_ref().map(|content| content.as_slice())
}

/// A file without a line.
fn nothing() -> Rc<FileState> {
    Rc::new(FileState { kind: EntryKind::Toml, content: Ok(Arc::default()) })
}
