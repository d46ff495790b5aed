//! A plan's own files by themselves, and its measures one at a time, so that its history can be followed without reading
//! all of it again at every commit.

use std::sync::Arc;

use super::content::FileContent;
use super::file::{ReadFile, not_utf8, parse, stray_file, symbolic_link, unlisted_folder};
use super::scope::Scope;
use super::{bodies, header};
use crate::model::{Measure, Meeting, Plan, Return};
use crate::source::{Entry, EntryKind, ReadError};
use crate::text::{FileId, Lines};

/// The content of a file, as far as it could be read.
pub type Content<'a> = Result<&'a [u8], &'a ReadError>;

/// What every measure of a plan refers to: `plan.toml` and `bodies.toml`, both of them whole.
pub struct PlanHeader {
    /// Without its measures.
    pub plan: Plan,
    names: Scope,
}

/// Why a file could not be read, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    /// As people see it.
    pub path: String,
    /// The first line that is wrong, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

/// What a file other than the plan's own holds.
pub enum ParsedFile {
    /// A measure, without what returns say of it.
    Measure(Arc<Measure>),
    /// What a body reported for a period.
    Return(Box<Return>),
    /// What a meeting decided.
    Meeting(Box<Meeting>),
    /// Something that cannot be read, and may be one.
    Broken(FileError),
    /// Nothing that belongs to the plan.
    Nothing,
}

impl PlanHeader {
    /// Reads `plan.toml` and `bodies.toml`, each a path and its content.
    ///
    /// # Errors
    /// The first thing wrong with each of the two.
    pub fn read(plan: (&str, Content<'_>), register: (&str, Content<'_>)) -> Result<Self, Vec<FileError>> {
        let (names, file_errors) = read_register(register);
        Self::read_plan(plan, names, file_errors)
    }

    /// Reads `plan.toml`, with a register that is read already, and what is wrong with that.
    fn read_plan(
        (path, content): (&str, Content<'_>),
        mut names: Scope,
        mut file_errors: Vec<FileError>,
    ) -> Result<Self, Vec<FileError>> {
        let read = parse(path, FileId(0), content, |tree, sink| header::read(tree, &mut names, sink));
        file_errors.extend(file_error(&read));
        match read.value.filter(|_| file_errors.is_empty()) {
            Some(mut plan) => {
                plan.sections = names.sections.clone();
                plan.sources = names.sources.clone();
                plan.appropriations = names.appropriations.clone();
                plan.register = names.register.clone();
                Ok(PlanHeader { plan, names })
            }
            None => Err(file_errors),
        }
    }

    /// Reads another version of `plan.toml` with the same `bodies.toml`.
    ///
    /// # Errors
    /// The first thing wrong with it.
    pub fn with_plan(&self, plan: (&str, Content<'_>)) -> Result<Self, Vec<FileError>> {
        let Scope { register, register_is_whole, .. } = &self.names;
        let names =
            Scope { register: register.clone(), register_is_whole: *register_is_whole, ..Scope::default() };
        Self::read_plan(plan, names, Vec::new())
    }

    /// Reads another version of `bodies.toml` with the same `plan.toml`. Gives nothing where that may mean something else
    /// then, and must be read again.
    ///
    /// # Errors
    /// The first thing wrong with it.
    pub fn with_register(&self, register: (&str, Content<'_>)) -> Option<Result<Self, Vec<FileError>>> {
        let (names, file_errors) = read_register(register);
        if !file_errors.is_empty() {
            return Some(Err(file_errors));
        }
        let Scope { register, register_is_whole, .. } = names;
        let plan = Plan { register: register.clone(), ..self.plan.clone() };
        let names = Scope { register, register_is_whole, ..self.names.clone() };
        let new = PlanHeader { plan, names };
        self.is_compatible_with(&new).then_some(Ok(new))
    }

    /// Reads one of the other files.
    pub fn parse_file(&self, entry: &Entry, content: Content<'_>) -> ParsedFile {
        let refused = match entry.kind {
            EntryKind::Toml => None,
            EntryKind::Link | EntryKind::Submodule => Some(symbolic_link(FileId(0), entry)),
            EntryKind::Stray | EntryKind::Special => Some(stray_file(FileId(0), entry)),
            EntryKind::NotUtf8 => Some(not_utf8(FileId(0), entry)),
            EntryKind::Unlisted => Some(unlisted_folder(FileId(0), entry)),
        };
        let read = match refused {
            Some(finding) => ReadFile::refused(entry, finding),
            None => parse(&entry.path, FileId(0), content, |tree, sink| {
                FileContent::of(entry, tree, &self.names, sink)
            }),
        };
        match (file_error(&read), read.value) {
            (Some(file_error), _) => ParsedFile::Broken(file_error),
            (None, Some(FileContent::Measure(measure))) => ParsedFile::Measure(measure),
            (None, Some(FileContent::Return(file))) => {
                file.into_return().map_or(ParsedFile::Nothing, |file| ParsedFile::Return(Box::new(file)))
            }
            (None, Some(FileContent::Meeting(meeting))) => ParsedFile::Meeting(meeting),
            (None, None) => ParsedFile::Nothing,
        }
    }

    /// Whether what a measure refers to here is the same in a later version, at the same places: then a measure that
    /// could be read here need not be read again there.
    pub fn is_compatible_with(&self, later: &PlanHeader) -> bool {
        later.names.continues(&self.plan)
    }
}

fn read_register((path, content): (&str, Content<'_>)) -> (Scope, Vec<FileError>) {
    let mut names = Scope::default();
    let read = parse(path, FileId(1), content, |tree, sink| {
        bodies::read(tree, &mut names, sink);
        Some(())
    });
    let file_errors: Vec<FileError> = file_error(&read).into_iter().collect();
    names.register_is_whole = file_errors.is_empty();
    (names, file_errors)
}

/// What is wrong with a file, where not all of it can be read.
fn file_error<T>(read: &ReadFile<T>) -> Option<FileError> {
    let is_nothing = read.value.is_none() && !read.is_broken;
    if is_nothing || read.is_whole() {
        return None;
    }
    let errors = read.problems.iter().filter(|problem| problem.kind.leaves_out());
    let first = errors.min_by_key(|finding| finding.primary.span());
    let (line, message) = match first {
        Some(finding) => {
            let line = Lines::new(&read.source.text).line(finding.primary.span().start);
            (line, finding.message.clone())
        }
        None => (1, "it refers to another file that cannot be read".to_owned()),
    };
    Some(FileError { path: read.source.path.clone(), line, message })
}
