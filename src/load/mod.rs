//! From text to the model, in one pass over the files, with every finding and where it stands.

mod advice;
mod bodies;
mod conflict;
mod external_files;
mod fields;
mod file;
mod header;
mod limits;
mod locate;
mod measure;
mod paths;
mod plan_header;
#[allow(missing_docs, reason = "each rule carries its documentation")]
pub mod rules;
mod schema;
mod scope;
mod sink;
mod statement;
mod syntax;
mod unclosed;
mod unknown;
mod values;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{Measure, MeasureId, Plan};
use crate::source::{Entry, EntryKind, Source};
use crate::text::{FileId, Files, SourceFile};
pub use external_files::{ExternalFiles, MissingFile};
use file::{
    ReadFile, no_header, no_register, not_utf8, read, read_measure, stray_file, symbolic_link,
    unlisted_folder,
};
pub use locate::{MeasureLines, locate};
use paths::{file_id, stem};
pub use plan_header::{Content, FileError, ParsedFile, PlanHeader};
pub use schema::FileKind;
use scope::Scope;
pub use syntax::is_valid as is_valid_toml;

/// A plan as far as it could be read.
pub struct Loaded {
    /// `None` where `plan.toml` itself says too little to make a plan.
    pub plan: Option<Plan>,
    /// Every file, understood or not: a [`FileId`] leads to its path and text.
    pub files: Files,
    /// What reading alone found, not yet sorted.
    pub findings: Vec<Diagnostic>,
    /// What is not in the plan although its file is there.
    pub broken: Vec<Broken>,
    /// What there is beside the plan, where somebody looked; no question needs it.
    pub external_files: ExternalFiles,
}

/// A file that could not be read as a whole: what it says is left out of the plan.
#[derive(Clone, Debug)]
pub struct Broken {
    /// The file that is left out.
    pub file: FileId,
    /// The measure it would hold, by the file's name.
    pub measure: Option<MeasureId>,
}

/// Reads every file of a plan.
pub fn load(source: &impl Source) -> Loaded {
    read_plan(source, false)
}

/// Reads every file of a plan, and what it refers to beside its folder.
pub fn load_with_sources(source: &impl Source) -> Loaded {
    let mut loaded = read_plan(source, true);
    if let Some(plan) = &loaded.plan {
        external_files::look(source, plan, &mut loaded.external_files);
    }
    loaded
}

/// Gives the plan what its other files hold.
fn complete(plan: &mut Plan, names: Scope, gathered: &mut Gathered) {
    plan.sections = names.sections;
    plan.sources = names.sources;
    plan.appropriations = names.appropriations;
    plan.register = names.register;
    plan.measures = std::mem::take(&mut gathered.measures);
}

/// Adds that there is no plan.toml or no bodies.toml.
fn name_missing(
    loaded: &mut Gathered,
    entries: &[Entry],
    (header_at, register_at): (Option<usize>, Option<usize>),
) {
    if header_at.is_none() {
        // A finding needs a file to stand in, even one that is not there.
        loaded.findings.push(no_header(loaded.sources.len()));
        let folder = entries.first().and_then(|entry| entry.path.strip_suffix(entry.inside()));
        let path = format!("{}plan.toml", folder.unwrap_or_default());
        loaded.sources.push(SourceFile { path, text: Default::default() });
    }
    if let (Some(at), None) = (header_at, register_at) {
        loaded.findings.push(no_register(at));
    }
}

fn read_plan(source: &impl Source, with_document: bool) -> Loaded {
    let entries = source.entries();
    let mut names = Scope::default();

    // The register first, then the plan's lists, which name bodies; every measure refers to both.
    let at_top = |name: &str| entries.iter().position(|e| e.inside() == name && e.kind == EntryKind::Toml);
    let register_at = at_top("bodies.toml");
    let register = register_at.map(|at| {
        read(source, at, &mut Vec::new(), |tree, sink| {
            bodies::read(tree, &mut names, sink);
            Some(())
        })
    });
    names.register_is_whole = register.as_ref().is_some_and(|file| !file.is_broken);
    let header_at = at_top("plan.toml");
    let header = header_at
        .map(|at| read(source, at, &mut Vec::new(), |tree, sink| Some(header::read(tree, &mut names, sink))));
    names.lists_are_whole = header.as_ref().is_some_and(|file| !file.is_broken);

    let is_first = |at| Some(at) == register_at || Some(at) == header_at;
    let each = |buffer: &mut Vec<u8>, (at, entry): (usize, &Entry)| match entry.kind {
        EntryKind::Toml if is_first(at) => ReadFile::new(entry),
        EntryKind::Toml => read_measure(source, at, &names, buffer),
        EntryKind::Link => ReadFile::refused(entry, symbolic_link(at, entry)),
        EntryKind::Stray | EntryKind::Special => ReadFile::refused(entry, stray_file(at, entry)),
        EntryKind::NotUtf8 => ReadFile::refused(entry, not_utf8(at, entry)),
        EntryKind::Unlisted => ReadFile::refused(entry, unlisted_folder(at, entry)),
    };
    let cited = header.as_ref().and_then(|file| file.value.as_ref()?.as_ref()?.document.as_deref());
    let document = || cited.filter(|_| with_document).and_then(|path| external_files::document(source, path));
    // A few files are read sooner than threads start.
    let (mut files, document): (Vec<ReadFile<Box<Measure>>>, _) = if entries.len() < 128 {
        let mut buffer = Vec::new();
        (entries.iter().enumerate().map(|item| each(&mut buffer, item)).collect(), document())
    } else {
        rayon::join(|| entries.par_iter().enumerate().map_init(Vec::new, each).collect(), document)
    };
    let mut plan = None;
    if let (Some(at), Some(register)) = (register_at, register) {
        files[at] = register.without_value().0;
    }
    if let (Some(at), Some(header)) = (header_at, header) {
        let (file, value) = header.without_value();
        files[at] = file;
        plan = value.flatten();
    }
    let mut loaded = gather(files, &is_first);
    name_missing(&mut loaded, entries, (header_at, register_at));
    if let Some(plan) = &mut plan {
        complete(plan, names, &mut loaded);
    }
    let Gathered { sources, findings, broken, .. } = loaded;
    Loaded {
        plan,
        files: Files::new(sources),
        findings,
        broken,
        external_files: ExternalFiles { document, ..ExternalFiles::default() },
    }
}

/// Everything that was read.
#[derive(Default)]
struct Gathered {
    /// In the order of the plan.
    #[expect(clippy::vec_box, reason = "as in the plan")]
    measures: Vec<Box<Measure>>,
    sources: Vec<SourceFile>,
    findings: Vec<Diagnostic>,
    broken: Vec<Broken>,
}

/// Brings together what came of each file. Of two measures with one id, the first stays in the plan: by path, or the
/// one in capitals.
fn gather(files: Vec<ReadFile<Box<Measure>>>, is_first: &impl Fn(usize) -> bool) -> Gathered {
    let mut all = Gathered::default();
    all.sources.reserve_exact(files.len());
    all.measures.reserve_exact(files.len());
    for (at, file) in files.into_iter().enumerate() {
        all.findings.extend(file.findings);
        if file.is_broken {
            let is_measure = file.source.path.ends_with(".toml") && !is_first(at);
            let measure = stem(&file.source.path).parse().ok().filter(|_| is_measure);
            all.broken.push(Broken { file: file_id(at), measure });
        } else {
            all.measures.extend(file.value);
        }
        all.sources.push(file.source);
    }
    all.measures.par_sort_unstable_by(|a, b| (a.section, &a.id, a.file).cmp(&(b.section, &b.id, b.file)));
    let Gathered { measures, sources, findings, broken } = &mut all;
    // On some file systems names that differ in case alone are one.
    measures.dedup_by(|second, first| {
        let is_taken = first.id.as_str().eq_ignore_ascii_case(second.id.as_str());
        if is_taken {
            findings.push(duplicate(&sources[first.file.0 as usize].path, first, second));
            broken.push(Broken { file: second.file, measure: Some(second.id.clone()) });
        }
        is_taken
    });
    all
}

fn duplicate(path: &str, first: &Measure, second: &Measure) -> Diagnostic {
    let location = Location::Span(Default::default());
    let message = format!("`{}` is already in {}", first.id, path.escape_debug());
    Diagnostic::new(&rules::DUPLICATE_ID, second.file, location.clone(), message)
        .other(first.file, location, "first used here")
        .measure(&second.id)
        .help("a measure has one file: merge the two, or rename one")
}
