//! One file: read, decoded, parsed, and what is wrong with it as a file.

use toml_spanner::Arena;

use super::paths::stem;
use super::problem::{Problem, ProblemKind};
use super::scope::Scope;
use super::sink::Sink;
use super::syntax::{self, Tree};
use super::{conflict, measure};
use crate::diagnostic::Location;
use crate::model::{Measure, MeasureId};
use crate::source::{Entry, EntryKind, ReadError, Source};
use crate::text::{FileId, SourceFile, SourceText};

/// What came of one file.
pub(super) struct ReadFile<T> {
    pub source: SourceFile,
    pub value: Option<T>,
    pub problems: Vec<Problem>,
    /// It may belong to the plan, and nothing of it can be read.
    pub is_broken: bool,
    /// The keys of its own table under which something is wrong.
    pub unknown: Vec<&'static str>,
}

impl<T> ReadFile<T> {
    /// A file of which nothing is known yet.
    pub fn new(entry: &Entry) -> Self {
        let source = SourceFile { path: entry.path.clone(), text: SourceText::new() };
        ReadFile { source, value: None, problems: Vec::new(), is_broken: false, unknown: Vec::new() }
    }

    /// A file that is not read at all, with the reason.
    pub fn refused(entry: &Entry, problem: Problem) -> Self {
        let is_broken = problem.kind.leaves_out();
        ReadFile { is_broken, problems: vec![problem], ..ReadFile::new(entry) }
    }

    /// The place of a file that another version has as well, with what it says.
    pub fn shared(value: T) -> Self {
        ReadFile {
            source: SourceFile::default(),
            value: Some(value),
            problems: Vec::new(),
            is_broken: false,
            unknown: Vec::new(),
        }
    }

    /// The file and its value, one by one.
    pub fn without_value<U>(self) -> (ReadFile<U>, Option<T>) {
        let ReadFile { source, value, problems, is_broken, unknown } = self;
        (ReadFile { source, value: None, problems, is_broken, unknown }, value)
    }

    /// Whether nothing is wrong with it that hides what it says.
    pub fn is_whole(&self) -> bool {
        !self.is_broken && self.unknown.is_empty() && self.problems.is_empty()
    }
}

/// The measure that a file holds.
pub(super) fn measure_of(path: &str, tree: Tree<'_>, names: &Scope, sink: &mut Sink) -> Option<Measure> {
    match stem(path).parse::<MeasureId>() {
        Ok(id) => {
            sink.measure = Some(id);
            measure::read(tree, names, sink)
        }
        Err(why) => {
            let message = format!("`{}` is not the id of a measure: {why}", stem(path).escape_debug());
            let finding = sink.report(ProblemKind::InvalidId, Default::default(), message);
            finding.help = Some("name the file after the measure: II.3.10.toml".to_owned());
            None
        }
    }
}

/// Reads and parses one file, and has `convert` make something of it, unless it is broken.
pub(super) fn read<T>(
    source: &impl Source,
    entry: &Entry,
    file: FileId,
    buffer: &mut Vec<u8>,
    convert: impl FnOnce(Tree<'_>, &mut Sink) -> Option<T>,
) -> ReadFile<T> {
    let content = source.read(entry, buffer);
    parse(&entry.path, file, content.as_ref().map(|()| buffer.as_slice()), convert)
}

/// Parses the content of one file, and has `convert` make something of it, unless it is broken.
pub(super) fn parse<T>(
    path: &str,
    file: FileId,
    content: Result<&[u8], &ReadError>,
    convert: impl FnOnce(Tree<'_>, &mut Sink) -> Option<T>,
) -> ReadFile<T> {
    let mut sink = Sink::new(file);
    let text = match content {
        Ok(bytes) => decode(bytes, &mut sink),
        Err(why) => {
            unreadable(why, &mut sink);
            SourceText::new()
        }
    };
    let mut value = None;
    if sink.problems.is_empty() {
        let arena = Arena::new();
        match syntax::parse(&text, &arena) {
            Some(_) if conflict::report(path, &text, true, &mut sink) => {}
            Some(table) => value = convert(Tree { table: &table, text: &text }, &mut sink),
            None => {
                sink.measure = stem(path).parse().ok();
                if !conflict::report(path, &text, false, &mut sink) {
                    syntax::invalid(&text, &mut sink);
                }
            }
        }
    }
    let is_broken = value.is_none();
    let source = SourceFile { path: path.to_owned(), text };
    let unknown = std::mem::take(&mut sink.unknown);
    ReadFile { source, value, problems: sink.into_problems(), is_broken, unknown }
}

/// The text of a file; where it is not UTF-8, as far as it is.
fn decode(bytes: &[u8], sink: &mut Sink) -> SourceText {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return text.into(),
        Err(error) => error,
    };
    let (readable, rest) = bytes.split_at(error.valid_up_to());
    let byte = rest.first().copied().unwrap_or_default();
    let message = format!("the file is not UTF-8: the byte 0x{byte:02X} is not part of any character");
    let end = readable.len()..readable.len();
    sink.report(ProblemKind::InvalidEncoding, end.into(), message).help =
        Some("save the file as UTF-8".to_owned());
    String::from_utf8_lossy(readable).into()
}

fn unreadable(why: &ReadError, sink: &mut Sink) {
    let help = match why {
        ReadError::Io(_) => "check that it is there, and its permissions",
        ReadError::TooLarge => "keep evidence outside the plan's folder and name its address",
    };
    sink.report(ProblemKind::UnreadableFile, Default::default(), why.to_string()).help =
        Some(help.to_owned());
}

fn at_top_of(file: FileId, kind: ProblemKind, message: String) -> Problem {
    Problem::new(kind, file, Location::Span(Default::default()), message)
}

pub(super) fn symbolic_link(file: FileId, entry: &Entry) -> Problem {
    let name = entry.inside().escape_debug();
    if entry.kind == EntryKind::Submodule {
        let message = format!("`{name}` is kept in another repository, and what that holds is not read");
        return at_top_of(file, ProblemKind::SymbolicLink, message)
            .with_help("put the files themselves here: what another repository holds can change without a trace in this one");
    }
    let message = format!("`{name}` is a symbolic link, and links are not followed");
    at_top_of(file, ProblemKind::SymbolicLink, message)
        .with_help("put the file itself here: a link can lead out of the plan")
}

/// A name that is not read. Where a measure may be behind it, an answer that leaves it out would be wrong: an error.
pub(super) fn stray_file(file: FileId, entry: &Entry) -> Problem {
    let name = entry.inside().escape_debug();
    let message = match entry.kind {
        EntryKind::Special => format!("`{name}` is not read: it is neither a file nor a folder"),
        _ => format!("`{name}` is not read: its name does not end in .toml"),
    };
    let ending = entry.path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    if ending == "toml" || [".tml", ".tom", ".toml.txt"].iter().any(|typo| entry.path.ends_with(typo)) {
        return at_top_of(file, ProblemKind::StrayMeasure, message)
            .with_help("if it is a measure, rename it to end in .toml, in small letters");
    }
    let problem = at_top_of(file, ProblemKind::StrayFile, message);
    if [".orig", ".rej", "~"].iter().any(|end| entry.path.ends_with(end)) {
        return problem.with_help(
            "a merge or a patch seems to have left it here: copy what is still needed into the measure, then delete it",
        );
    }
    problem.with_help("rename it, or move it out of the plan's folder")
}

pub(super) fn not_utf8(file: FileId, entry: &Entry) -> Problem {
    let message = format!(
        "the name of `{}` cannot be read as UTF-8, so its contents are not read",
        entry.inside().escape_debug()
    );
    at_top_of(file, ProblemKind::InvalidEncoding, message)
        .with_help("rename it: a measure's file is named after the measure, II.3.10.toml")
}

pub(super) fn unlisted_folder(file: FileId, entry: &Entry) -> Problem {
    let message = format!(
        "the folder `{}` cannot be opened, so its files are not checked",
        entry.inside().escape_debug()
    );
    at_top_of(file, ProblemKind::UnreadableFile, message).with_help("check its permissions")
}

pub(super) fn no_header(file: FileId) -> Problem {
    let message = "there is no plan.toml that can be read, so there is no plan".to_owned();
    at_top_of(file, ProblemKind::UnreadableFile, message).with_help("add the plan's own file")
}

pub(super) fn no_register(header: FileId) -> Problem {
    let message =
        "there is no bodies.toml next to plan.toml, so the names of bodies cannot be resolved".to_owned();
    at_top_of(header, ProblemKind::UnreadableFile, message).with_help("add the register of bodies")
}
