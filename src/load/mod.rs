//! From text to the model, in one pass over the files, with every problem and where it stands.

mod added;
mod advice;
mod bodies;
mod body_return;
mod conflict;
mod content;
mod external_files;
mod extra;
mod fields;
mod file;
mod header;
mod languages;
mod loaded;
mod locate;
mod measure;
mod meeting;
mod paths;
mod plan_header;
mod predecessor;
mod problem;
mod scope;
mod sink;
mod statement;
mod syntax;
mod table_reader;
mod unclosed;
mod unknown;
mod values;
mod version;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Location;
use crate::model::{Measure, Plan};
use crate::parallel::{self, is_many};
use crate::schema::{BODIES_FILE, PLAN_FILE};
use crate::source::{Entry, EntryKind, Source};
use crate::text::{Files, SourceFile};
use content::{FileContent, ReturnsAndMeetings, measure_named};
pub use external_files::{ExternalFiles, MissingFile, MissingPredecessor};
use file::{ReadFile, no_header, no_register, not_utf8, read, stray_file, symbolic_link, unlisted_folder};
pub use loaded::{BrokenFile, Loaded};
pub use locate::{MeasureLines, locate};
pub use plan_header::{Content, FileError, ParsedFile, PlanHeader};
use problem::first_use;
pub use problem::{Problem, ProblemKind};

use scope::Scope;
pub use syntax::is_valid as is_valid_toml;
pub use version::{Known, KnownMeasures};

/// Reads every file of a plan.
pub fn load(source: &impl Source) -> Loaded {
    read_plan(source, false, None)
}

/// Reads every file of a plan, and the files outside its folder that it refers to.
pub fn load_with_sources(source: &impl Source) -> Loaded {
    look_around(source, read_plan(source, true, None), None)
}

/// Reads another version of a plan. What is the same in both is shared; its other files stand behind those of the known
/// version. `with_sources`: also the files outside its folder that it refers to, as then in the known version.
pub fn load_version(source: &impl Source, known: &Known<'_>, with_sources: bool) -> Loaded {
    let loaded = read_plan(source, with_sources, Some(known));
    if with_sources { look_around(source, loaded, Some(known)) } else { loaded }
}

fn look_around(source: &impl Source, mut loaded: Loaded, known: Option<&Known<'_>>) -> Loaded {
    let known = known.and_then(|known| known.surroundings(source));
    if let Some(plan) = &loaded.plan {
        external_files::look(source, plan, &mut loaded.external_files, known);
        loaded.external_files.predecessor = predecessor::look(source, plan, known);
    }
    loaded
}

/// The plan's own files, which every measure refers to.
struct OwnFiles {
    register_at: Option<usize>,
    register: Option<ReadFile<()>>,
    header_at: Option<usize>,
    header: Option<ReadFile<Plan>>,
}

impl OwnFiles {
    /// Reads the register first, then the plan's lists, which name bodies. Ids follow behind those of `before`.
    fn read(source: &impl Source, known: Option<&Known<'_>>, before: &Files, names: &mut Scope) -> Self {
        let entries = source.entries();
        let at_top =
            |name: &str| entries.iter().position(|e| e.inside() == name && e.kind == EntryKind::Toml);
        let (register_at, header_at) = (at_top(BODIES_FILE), at_top(PLAN_FILE));
        let known_at = |at: usize| known.filter(|_| source.is_known(at))?.own_file(&entries[at].path);
        let register = register_at.map(|at| {
            if let Some(plan) = known_at(at) {
                names.register = plan.register.clone();
                return ReadFile::shared(());
            }
            read(source, &entries[at], before.id_behind(at), &mut Vec::new(), |tree, sink| {
                bodies::read(tree, names, sink);
                Some(())
            })
        });
        names.register_is_whole = register.as_ref().is_some_and(ReadFile::is_whole);
        let header = header_at.map(|at| {
            // Its lists name bodies by their places in the register.
            if let Some(plan) = known_at(at).filter(|plan| Arc::ptr_eq(&plan.register, &names.register)) {
                names.take_lists_of(plan);
                return ReadFile::shared(plan.of_own_files());
            }
            read(source, &entries[at], before.id_behind(at), &mut Vec::new(), |tree, sink| {
                header::read(tree, names, sink)
            })
        });
        names.lists_are_whole = header.as_ref().is_some_and(ReadFile::is_whole);
        OwnFiles { register_at, register, header_at, header }
    }

    /// Whether the entry at this place is one of them.
    fn is_at(&self, at: usize) -> bool {
        [self.register_at, self.header_at].contains(&Some(at))
    }

    /// The document that the plan cites.
    fn document(&self) -> Option<&str> {
        self.header.as_ref()?.value.as_ref()?.document.as_deref()
    }

    /// Puts them among the files of the measures, and gives the plan, still without its measures.
    fn put_into(self, files: &mut [ReadFile<FileContent>]) -> Option<Plan> {
        let mut unknown = Vec::new();
        if let (Some(at), Some(register)) = (self.register_at, self.register) {
            unknown.clone_from(&register.unknown);
            files[at] = register.without_value().0;
        }
        let (file, plan) = self.header?.without_value();
        unknown.splice(0..0, file.unknown.iter().copied());
        files[self.header_at?] = file;
        Some(Plan { unknown, ..plan? })
    }
}

fn read_plan(source: &impl Source, with_document: bool, known: Option<&Known<'_>>) -> Loaded {
    let entries = source.entries();
    let before = known.map(|known| known.files().clone()).unwrap_or_default();
    let mut names = Scope::default();
    let own = OwnFiles::read(source, known, &before, &mut names);
    let surroundings = known.and_then(|known| known.surroundings(source));
    let known = known.filter(|known| known.means_the_same_in(&names));
    let shared = |at: usize, entry: &Entry| {
        known.filter(|_| source.is_known(at)).and_then(|known| known.measure(&entry.path))
    };
    let each = |buffer: &mut Vec<u8>, (at, entry): (usize, &Entry)| {
        let file = before.id_behind(at);
        match entry.kind {
            EntryKind::Toml if own.is_at(at) => ReadFile::new(entry),
            EntryKind::Toml => match shared(at, entry) {
                Some(measure) => ReadFile::shared(FileContent::Measure(measure.clone())),
                None => FileContent::read(source, entry, file, &names, buffer),
            },
            EntryKind::Link | EntryKind::Submodule => ReadFile::refused(entry, symbolic_link(file, entry)),
            EntryKind::Stray | EntryKind::Special => ReadFile::refused(entry, stray_file(file, entry)),
            EntryKind::NotUtf8 => ReadFile::refused(entry, not_utf8(file, entry)),
            EntryKind::Unlisted => ReadFile::refused(entry, unlisted_folder(file, entry)),
        }
    };
    let cited = own.document().filter(|_| with_document);
    let document = || external_files::document(source, cited?, surroundings);
    let (mut files, document): (Vec<ReadFile<FileContent>>, _) = if is_many(entries.len()) {
        rayon::join(|| entries.par_iter().enumerate().map_init(Vec::new, each).collect(), document)
    } else {
        let (document, mut buffer) = (document(), Vec::new());
        (entries.iter().enumerate().map(|item| each(&mut buffer, item)).collect(), document)
    };
    let (header_at, register_at) = (own.header_at, own.register_at);
    let is_own = |at| [header_at, register_at].contains(&Some(at));
    let mut plan = own.put_into(&mut files);
    let mut all = gather(files, entries, &before, is_own);
    name_missing(&mut all, entries, &before, (header_at, register_at));
    let file_count = all.sources.len();
    let files = before.followed_by(std::mem::take(&mut all.sources));
    all.sort_measures(&files);
    let ReadFiles { measures, mut returns_and_meetings, mut problems, mut broken, .. } = all;
    returns_and_meetings.sort_meetings(&files, &mut problems, &mut broken);
    if let Some(plan) = &mut plan {
        complete(plan, names, measures);
        returns_and_meetings.put_into(plan, &files);
    }
    let external_files = ExternalFiles { document, ..ExternalFiles::default() };
    Loaded { plan, files, file_count, problems, broken, external_files }
}

/// Gives the plan what its other files hold.
fn complete(plan: &mut Plan, names: Scope, measures: Vec<Arc<Measure>>) {
    plan.sections = names.sections;
    plan.sources = names.sources;
    plan.appropriations = names.appropriations;
    plan.register = names.register;
    plan.set_measures(measures);
}

/// Adds that there is no plan.toml or no bodies.toml.
fn name_missing(
    all: &mut ReadFiles,
    entries: &[Entry],
    before: &Files,
    (header_at, register_at): (Option<usize>, Option<usize>),
) {
    if header_at.is_none() {
        // A finding needs a file to stand in, even one that is not there.
        all.problems.push(no_header(before.id_behind(all.sources.len())));
        let folder = entries.first().and_then(|entry| entry.path.strip_suffix(entry.inside()));
        let path = format!("{}{PLAN_FILE}", folder.unwrap_or_default());
        all.sources.push(SourceFile { path, text: Default::default() });
    }
    if let (Some(at), None) = (header_at, register_at) {
        all.problems.push(no_register(before.id_behind(at)));
    }
}

/// Everything that was read.
#[derive(Default)]
struct ReadFiles {
    measures: Vec<Arc<Measure>>,
    returns_and_meetings: ReturnsAndMeetings,
    sources: Vec<SourceFile>,
    problems: Vec<Problem>,
    broken: Vec<BrokenFile>,
}

/// Brings together what came of each file.
fn gather(
    files: Vec<ReadFile<FileContent>>,
    entries: &[Entry],
    before: &Files,
    is_own: impl Fn(usize) -> bool,
) -> ReadFiles {
    let mut all = ReadFiles::default();
    all.sources.reserve_exact(files.len());
    all.measures.reserve_exact(files.len());
    for (at, file) in files.into_iter().enumerate() {
        all.problems.extend(file.problems);
        if file.is_broken {
            let measure = measure_named(&entries[at]).filter(|_| !is_own(at));
            all.broken.push(BrokenFile { file: before.id_behind(at), measure });
        } else {
            match file.value {
                Some(FileContent::Measure(measure)) => all.measures.push(measure),
                Some(FileContent::Return(one)) => {
                    all.returns_and_meetings.returns.push((before.id_behind(at), *one));
                }
                Some(FileContent::Meeting(meeting)) => {
                    let keys = file.unknown.iter().map(|&key| (meeting.file, key));
                    all.returns_and_meetings.unknown.extend(keys);
                    all.returns_and_meetings.meetings.push(*meeting);
                }
                None => {}
            }
        }
        all.sources.push(file.source);
    }
    all
}

impl ReadFiles {
    /// Puts the measures, which come by path, into the order of the plan. Of two measures with one id, the first stays in
    /// the plan: by path, or the one in capitals.
    fn sort_measures(&mut self, files: &Files) {
        // A comparison of two numbers reads neither of the measures: most ids differ in them.
        let ReadFiles { measures, problems, broken, .. } = self;
        let key = |measure: &Arc<Measure>| (measure.section_order(), measure.id.leading_tokens());
        let keys = parallel::map(measures, is_many(measures.len()), key);
        let keyed = keys.into_iter().zip(std::mem::take(measures));
        let mut sorted: Vec<_> = keyed.map(|((section, parts), measure)| (section, parts, measure)).collect();
        sorted.par_sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| a.2.id.cmp(&b.2.id)));
        // On some file systems names that differ in case alone are one, and people take the others for one.
        sorted.dedup_by(|(_, second_parts, second), (_, first_parts, first)| {
            let is_taken = first_parts == second_parts && first.id.looks_like(&second.id);
            if is_taken {
                problems.push(duplicate(&files[first.file].path, first, second));
                broken.push(BrokenFile { file: second.file, measure: Some(second.id.clone()) });
            }
            is_taken
        });
        *measures = sorted.into_iter().map(|(.., measure)| measure).collect();
    }
}

fn duplicate(path: &str, first: &Measure, second: &Measure) -> Problem {
    let location = Location::Span(Default::default());
    let path = path.escape_debug();
    let message = match first.id == second.id || first.id.as_str().eq_ignore_ascii_case(second.id.as_str()) {
        true => format!("`{}` is already in {path}", first.id),
        false => format!("`{}` would be taken for `{}`, which is in {path}", second.id, first.id),
    };
    Problem {
        others: vec![first_use(first.file, location.clone())],
        measure: Some(second.id.clone()),
        ..Problem::new(ProblemKind::DuplicateId, second.file, location, message)
    }
    .with_help("a measure has one file: merge the two, or rename one")
}
