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

/// What every measure of a plan refers to: `plan.toml` and `bodies.toml`, as far as what they say is known.
pub struct PlanHeader {
    /// Without its measures.
    pub plan: Plan,
    names: Scope,
    register: Flaws,
    own: Flaws,
}

/// What of one of the two files is not known.
#[derive(Clone, Default)]
struct Flaws {
    /// The first thing that is wrong with it.
    error: Option<FileError>,
    /// The keys of its own table under which something is wrong.
    unknown: Vec<&'static str>,
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
    /// The rest of the file is known.
    pub is_partial: bool,
}

/// What a file other than the plan's own holds.
pub enum ParsedFile {
    /// A measure, without what returns say of it.
    Measure(Arc<Measure>),
    /// A measure of which not everything is known, and the first thing that is wrong with its file.
    Partial(Arc<Measure>, FileError),
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
    /// Reads `plan.toml` and `bodies.toml`, each a path and its content. A value that is wrong in one of them is not known;
    /// [`PlanHeader::errors`] says so.
    ///
    /// # Errors
    /// Why one of the two cannot be read at all.
    pub fn read(plan: (&str, Content<'_>), register: (&str, Content<'_>)) -> Result<Self, Vec<FileError>> {
        match read_register(register) {
            Ok((names, flaws)) => Self::read_plan(plan, names, flaws),
            Err(error) => {
                let other = Self::read_plan(plan, Scope::default(), Flaws::default()).err();
                Err(std::iter::once(error).chain(other.into_iter().flatten()).collect())
            }
        }
    }

    /// Reads `plan.toml`, with a register that is read already.
    fn read_plan(
        (path, content): (&str, Content<'_>),
        mut names: Scope,
        register: Flaws,
    ) -> Result<Self, Vec<FileError>> {
        let read = parse(path, FileId(0), content, |tree, sink| header::read(tree, &mut names, sink));
        let own = Flaws { error: file_error(&read), unknown: read.unknown.clone() };
        names.lists_are_whole = read.is_whole();
        match read.value {
            Some(mut plan) => {
                plan.sections = names.sections.clone();
                plan.sources = names.sources.clone();
                plan.appropriations = names.appropriations.clone();
                plan.register = names.register.clone();
                plan.unknown = own.unknown.iter().chain(&register.unknown).copied().collect();
                Ok(PlanHeader { plan, names, register, own })
            }
            None => Err(own.error.into_iter().collect()),
        }
    }

    /// What values of the other files may refer to.
    pub(super) fn names(&self) -> &Scope {
        &self.names
    }

    /// What is wrong with the two files, the first thing of each.
    pub fn errors(&self) -> impl Iterator<Item = &FileError> {
        self.register.error.iter().chain(&self.own.error)
    }

    /// What is wrong with a file of the two that no longer names all that it named in an earlier version: the rest may be in
    /// the part that could not be understood.
    pub fn losses(&self, earlier: &PlanHeader) -> Vec<FileError> {
        let (own, was) = (&self.names, &earlier.plan);
        let names_bodies = || was.register.bodies().all(|(_, body)| own.register.find(&body.name).is_some());
        let names_lists = || {
            was.sections.keys().all(|key| own.sections.find(key).is_some())
                && was.sources.keys().all(|key| own.sources.find(key).is_some())
                && was.appropriations.keys().all(|key| own.appropriations.find(key).is_some())
                && was.metrics.keys().all(|key| self.plan.metrics.find(key).is_some())
        };
        let of_register = self.register.error.iter().filter(|_| !names_bodies());
        of_register.chain(self.own.error.iter().filter(|_| !names_lists())).cloned().collect()
    }

    /// Notes that nothing is known of the register.
    pub fn leave_register_unknown(&mut self) {
        self.register.unknown = vec!["body", "succession"];
        self.plan.unknown.extend(&self.register.unknown);
    }

    /// Notes that earlier versions of the two files were read instead of those that have these errors.
    pub fn stands_in(&mut self, [plan, register]: [Option<FileError>; 2]) {
        self.names.lists_are_whole &= plan.is_none();
        self.names.register_is_whole &= register.is_none();
        self.own.error = plan.or(self.own.error.take());
        self.register.error = register.or(self.register.error.take());
    }

    /// Reads another version of `plan.toml` with the same `bodies.toml`.
    ///
    /// # Errors
    /// Why it cannot be read at all.
    pub fn with_plan(&self, plan: (&str, Content<'_>)) -> Result<Self, Vec<FileError>> {
        let Scope { register, register_is_whole, .. } = &self.names;
        let names =
            Scope { register: register.clone(), register_is_whole: *register_is_whole, ..Scope::default() };
        Self::read_plan(plan, names, self.register.clone())
    }

    /// Reads another version of `bodies.toml` with the same `plan.toml`. Gives nothing where that may mean something else
    /// then, and must be read again.
    ///
    /// # Errors
    /// Why it cannot be read at all.
    pub fn with_register(&self, register: (&str, Content<'_>)) -> Option<Result<Self, Vec<FileError>>> {
        let (names, flaws) = match read_register(register) {
            Ok(read) => read,
            Err(error) => return Some(Err(vec![error])),
        };
        // A value of plan.toml that was not known may have named a body that is there now.
        if self.own.error.is_some() {
            return None;
        }
        let Scope { register, register_is_whole, .. } = names;
        let mut plan = Plan { register: register.clone(), ..self.plan.clone() };
        plan.unknown.clone_from(&flaws.unknown);
        let names = Scope { register, register_is_whole, ..self.names.clone() };
        let new = PlanHeader { plan, names, register: flaws, own: Flaws::default() };
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
            (Some(error), Some(FileContent::Measure(measure))) => ParsedFile::Partial(measure, error),
            // What is wrong in a return or a meeting could be said of any measure: it is left out as a whole.
            (Some(error), _) => ParsedFile::Broken(FileError { is_partial: false, ..error }),
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

    /// Whether bodies, sections and sources have the same places in a later version, whatever else is not the same: then
    /// what names them can be taken over from here.
    pub fn places_agree_with(&self, later: &PlanHeader) -> bool {
        later.names.has_places_of(&self.plan)
    }
}

fn read_register((path, content): (&str, Content<'_>)) -> Result<(Scope, Flaws), FileError> {
    let mut names = Scope::default();
    let read = parse(path, FileId(1), content, |tree, sink| {
        bodies::read(tree, &mut names, sink);
        Some(())
    });
    let error = file_error(&read);
    if read.is_broken
        && let Some(error) = error
    {
        return Err(error);
    }
    names.register_is_whole = error.is_none();
    Ok((names, Flaws { error, unknown: read.unknown }))
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
    Some(FileError { path: read.source.path.clone(), line, message, is_partial: !read.is_broken })
}
