//! From text to the model, in one pass over the files, with every finding and where it stands.

mod bodies;
mod fields;
mod header;
mod locate;
mod measure;
mod names;
pub mod rules;
mod values;

use rayon::prelude::*;
use serde_spanned::Spanned;
use toml::de::DeTable;

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::{Measure, MeasureId, Plan};
use crate::source::{Entry, EntryKind, MAX_FILE_SIZE, Source, Unreadable};
use crate::text::{FileId, Files, SourceFile};
use fields::Sink;
pub use locate::{MeasureLines, locate};
use names::Names;

/// A plan as far as it could be read.
pub struct Loaded {
    /// `None` where `plan.toml` itself says too little to make a plan.
    pub plan: Option<Plan>,
    pub files: Files,
    pub findings: Vec<Diagnostic>,
    /// What is not in the plan although its file is there.
    pub broken: Vec<Broken>,
}

/// A file that could not be read as a whole: what it says is left out of the plan.
#[derive(Clone, Debug)]
pub struct Broken {
    pub file: FileId,
    /// The measure it would hold, by the file's name.
    pub measure: Option<MeasureId>,
}

/// Reads every file of a plan.
pub fn load(source: &impl Source) -> Loaded {
    let entries = source.entries();
    let mut names = Names::default();

    // The register first, then the plan's lists, which name bodies; every measure refers to both.
    let at_top = |name: &str| entries.iter().position(|e| e.inside() == name && e.kind == EntryKind::Toml);
    let register_at = at_top("bodies.toml");
    let register = register_at.map(|at| {
        read(source, at, &mut Vec::new(), |table, sink| {
            bodies::read(table, &mut names, sink);
            Some(())
        })
    });
    names.register_is_whole = register.as_ref().is_some_and(|file| !file.is_broken);
    let header_at = at_top("plan.toml");
    let header = header_at.map(|at| {
        read(source, at, &mut Vec::new(), |table, sink| Some(header::read(table, &mut names, sink)))
    });
    names.lists_are_whole = header.as_ref().is_some_and(|file| !file.is_broken);

    let is_first = |at| Some(at) == register_at || Some(at) == header_at;
    let each = |buffer: &mut Vec<u8>, (at, entry): (usize, &Entry)| match entry.kind {
        EntryKind::Toml if is_first(at) => ReadFile::default(),
        EntryKind::Toml => read_measure(source, at, &names, buffer),
        EntryKind::Link => ReadFile::refused(symbolic_link(at, entry)),
        EntryKind::Stray => ReadFile::refused(stray_file(at, entry)),
    };
    // A few files are read sooner than threads start.
    let mut files: Vec<ReadFile<Measure>> = if entries.len() < 128 {
        let mut buffer = Vec::new();
        entries.iter().enumerate().map(|item| each(&mut buffer, item)).collect()
    } else {
        entries.par_iter().enumerate().map_init(Vec::new, each).collect()
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
    let mut loaded = gather(entries, files, &is_first);
    if register_at.is_none() {
        loaded.findings.push(no_register(header_at.unwrap_or_default()));
    }
    if let Some(plan) = &mut plan {
        plan.sections = names.sections;
        plan.sources = names.sources;
        plan.appropriations = names.appropriations;
        plan.register = names.register;
        plan.measures = std::mem::take(&mut loaded.measures);
    }
    Loaded { plan, files: Files::new(loaded.texts), findings: loaded.findings, broken: loaded.broken }
}

/// What came of one file.
struct ReadFile<T> {
    text: String,
    value: Option<T>,
    findings: Vec<Diagnostic>,
    /// Something in it was not understood, so `value` is not there.
    is_broken: bool,
}

impl<T> Default for ReadFile<T> {
    fn default() -> Self {
        ReadFile { text: String::new(), value: None, findings: Vec::new(), is_broken: false }
    }
}

impl<T> ReadFile<T> {
    /// A file that is not read at all, with the reason.
    fn refused(finding: Diagnostic) -> Self {
        ReadFile {
            is_broken: finding.severity == Severity::Error,
            findings: vec![finding],
            ..ReadFile::default()
        }
    }

    fn without_value<U>(self) -> (ReadFile<U>, Option<T>) {
        let file =
            ReadFile { text: self.text, value: None, findings: self.findings, is_broken: self.is_broken };
        (file, self.value)
    }
}

fn read_measure(source: &impl Source, at: usize, names: &Names, buffer: &mut Vec<u8>) -> ReadFile<Measure> {
    let entry = &source.entries()[at];
    read(source, at, buffer, |table, sink| match entry.stem().parse::<MeasureId>() {
        Ok(id) => {
            sink.measure = Some(id.clone());
            measure::read(table, id, names, sink)
        }
        Err(why) => {
            let message = format!("`{}` is no identifier of a measure: {why}", entry.stem().escape_debug());
            let finding = sink.report(&rules::INVALID_ID, Default::default(), message);
            finding.help = Some("name the file after the measure: II.3.10.toml".to_owned());
            None
        }
    })
}

/// Reads and parses one file, and has `convert` make something of it, unless it is broken.
fn read<T>(
    source: &impl Source,
    at: usize,
    buffer: &mut Vec<u8>,
    convert: impl FnOnce(&Spanned<DeTable<'_>>, &mut Sink) -> Option<T>,
) -> ReadFile<T> {
    let entry = &source.entries()[at];
    let mut sink = Sink::new(file_id(at));
    let text = match source.read(entry, buffer) {
        Ok(()) => decode(buffer, &mut sink),
        Err(why) => {
            unreadable(&why, &mut sink);
            String::new()
        }
    };
    let mut value = None;
    if sink.findings.is_empty() {
        let (document, errors) = DeTable::parse_recoverable(&text);
        // After bad syntax a key may have landed in the wrong table: what it says is not to be judged.
        if errors.is_empty() {
            value = convert(&document, &mut sink);
        } else {
            sink.measure = entry.stem().parse().ok();
            errors.iter().for_each(|error| invalid_toml(error, &mut sink));
        }
    }
    let is_broken = sink.unresolved || sink.findings.iter().any(|f| f.severity == Severity::Error);
    ReadFile { text, value, findings: sink.findings, is_broken }
}

/// The text of a file, empty where it is not UTF-8.
fn decode(bytes: &[u8], sink: &mut Sink) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) => {
            let line = bytes[..error.valid_up_to()].iter().filter(|&&b| b == b'\n').count() + 1;
            let message =
                format!("the file is not UTF-8: byte {} on line {line} is no character", error.valid_up_to());
            sink.report(&rules::INVALID_ENCODING, Default::default(), message).help =
                Some("save the file as UTF-8".to_owned());
            String::new()
        }
    }
}

fn invalid_toml(error: &toml::de::Error, sink: &mut Sink) {
    let span = error.span().unwrap_or_default();
    sink.report(&rules::INVALID_TOML, span.into(), format!("not valid TOML: {}", error.message()));
}

fn unreadable(why: &Unreadable, sink: &mut Sink) {
    let (message, help) = match why {
        Unreadable::Io(error) => {
            (format!("the file cannot be read: {error}"), "check that it is there, and its permissions")
        }
        Unreadable::TooLarge => (
            format!("the file is larger than {MAX_FILE_SIZE} bytes, too large to be part of a plan"),
            "keep evidence outside the plan's folder and name its address",
        ),
    };
    sink.report(&rules::UNREADABLE_FILE, Default::default(), message).help = Some(help.to_owned());
}

fn at_top_of(at: usize, rule: &'static crate::diagnostic::Rule, message: String) -> Diagnostic {
    Diagnostic::new(rule, file_id(at), Place::Span(Default::default()), message)
}

fn symbolic_link(at: usize, entry: &Entry) -> Diagnostic {
    let message =
        format!("`{}` is a symbolic link, and links are not followed", entry.inside().escape_debug());
    at_top_of(at, &rules::SYMBOLIC_LINK, message)
        .help("put the file itself here: a link can lead out of the plan")
}

fn stray_file(at: usize, entry: &Entry) -> Diagnostic {
    let message = format!("`{}` is not read: its name does not end in .toml", entry.inside().escape_debug());
    at_top_of(at, &rules::STRAY_FILE, message).help("rename it, or move it out of the plan's folder")
}

fn no_register(header_at: usize) -> Diagnostic {
    let message = "there is no bodies.toml beside plan.toml, so no name can be looked up".to_owned();
    at_top_of(header_at, &rules::UNREADABLE_FILE, message).help("add the register of bodies")
}

/// Everything that was read, in the order of the plan.
struct Gathered {
    measures: Vec<Measure>,
    texts: Vec<SourceFile>,
    findings: Vec<Diagnostic>,
    broken: Vec<Broken>,
}

fn gather(entries: &[Entry], files: Vec<ReadFile<Measure>>, is_first: &impl Fn(usize) -> bool) -> Gathered {
    let mut all = Gathered {
        measures: Vec::with_capacity(files.len()),
        texts: Vec::with_capacity(files.len()),
        findings: Vec::new(),
        broken: Vec::new(),
    };
    for (at, (mut file, entry)) in files.into_iter().zip(entries).enumerate() {
        if file.is_broken {
            let measure = entry.stem().parse().ok().filter(|_| !is_first(at));
            all.broken.push(Broken { file: file_id(at), measure });
        } else {
            all.measures.extend(file.value);
        }
        all.findings.append(&mut file.findings);
        all.texts.push(SourceFile { path: entry.path.clone(), text: file.text });
    }
    // Files come in the order of their paths, which is nearly that of the plan.
    all.measures.sort_by(|a, b| (a.section, &a.id, a.file).cmp(&(b.section, &b.id, b.file)));
    all.refuse_duplicates();
    all
}

impl Gathered {
    /// Of two files with one id, the first by path stays in the plan.
    fn refuse_duplicates(&mut self) {
        let mut first: Option<(MeasureId, FileId)> = None;
        let (findings, broken, texts) = (&mut self.findings, &mut self.broken, &self.texts);
        self.measures.retain(|measure| {
            let Some((id, file)) = first.as_ref().filter(|(id, _)| *id == measure.id) else {
                first = Some((measure.id.clone(), measure.file));
                return true;
            };
            let place = Place::Span(Default::default());
            let message = format!("`{id}` is already in {}", texts[file.0 as usize].path.escape_debug());
            let finding = Diagnostic::new(&rules::DUPLICATE_ID, measure.file, place.clone(), message)
                .other(*file, place, "the first with this id")
                .measure(id)
                .help("a measure has one file: merge the two, or rename one");
            findings.push(finding);
            broken.push(Broken { file: measure.file, measure: Some(measure.id.clone()) });
            false
        });
    }
}

fn file_id(at: usize) -> FileId {
    FileId(u32::try_from(at).unwrap_or(u32::MAX))
}
