//! The files of a plan other than `plan.toml` and `bodies.toml`: measures, returns, meetings.

use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use super::body_return::ReadReturn;
use super::file::{ReadFile, measure_of, read};
use super::loaded::BrokenFile;
use super::paths::stem;
use super::problem::{Problem, ProblemKind, first_use};
use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::{body_return, meeting};
use crate::diagnostic::Location;
use crate::model::{Measure, MeasureId, Meeting, Plan, ReturnPart, UnknownElsewhere, distribute};
use crate::schema::FileKind;
use crate::source::{Entry, PathOrder, Source};
use crate::text::{FileId, Files};

/// What one file holds.
pub(super) enum FileContent {
    Measure(Arc<Measure>),
    Return(Box<ReadReturn>),
    Meeting(Box<Meeting>),
}

impl FileContent {
    /// Reads a file by what its place in the plan's folder says that it is.
    pub fn read(
        source: &impl Source,
        entry: &Entry,
        file: FileId,
        names: &Scope,
        buffer: &mut Vec<u8>,
    ) -> ReadFile<Self> {
        let mut read = read(source, entry, file, buffer, |tree, sink| Self::of(entry, tree, names, sink));
        if FileKind::of(entry.inside()) != FileKind::Measure {
            // A return may be called as a measure could be.
            read.problems.iter_mut().for_each(|finding| finding.measure = None);
        }
        read
    }

    /// What a file holds that could be parsed.
    pub fn of(entry: &Entry, tree: Tree<'_>, names: &Scope, sink: &mut Sink) -> Option<Self> {
        match FileKind::of(entry.inside()) {
            FileKind::Return => Some(FileContent::Return(Box::new(body_return::read(tree, names, sink)))),
            FileKind::Meeting => {
                meeting::read(&entry.path, tree, names, sink).map(Box::new).map(FileContent::Meeting)
            }
            _ => measure_of(&entry.path, tree, names, sink).map(Arc::new).map(FileContent::Measure),
        }
    }
}

/// The measure that a file would hold that cannot be read, by its name.
pub(super) fn measure_named(entry: &Entry) -> Option<MeasureId> {
    let is_measure = FileKind::of(entry.inside()) == FileKind::Measure && entry.path.ends_with(".toml");
    stem(&entry.path).parse().ok().filter(|_| is_measure)
}

/// The returns and meetings of a plan.
#[derive(Default)]
pub(super) struct ReturnsAndMeetings {
    /// Each with its file.
    pub returns: Vec<(FileId, ReadReturn)>,
    pub meetings: Vec<Meeting>,
    /// The keys of meetings' files under which something is wrong.
    pub unknown: Vec<(FileId, &'static str)>,
}

impl ReturnsAndMeetings {
    /// Puts meetings into the order of their days. Of two with one id, the first stays: by path.
    pub fn sort_meetings(
        &mut self,
        files: &Files,
        problems: &mut Vec<Problem>,
        broken: &mut Vec<BrokenFile>,
    ) {
        self.meetings.sort_by(|a, b| a.id.cmp(&b.id));
        self.meetings.dedup_by(|second, first| {
            let is_taken = first.id == second.id;
            if is_taken {
                let location = Location::Span(Default::default());
                let message =
                    format!("`{}` is already in {}", first.id, files[first.file].path.escape_debug());
                let problem = Problem {
                    others: vec![first_use(first.file, location.clone())],
                    ..Problem::new(ProblemKind::DuplicateId, second.file, location, message)
                };
                problems.push(problem.with_help(
                    "a meeting has one file: merge the two, or add a name: 2022-12-13-experts.toml",
                ));
                broken.push(BrokenFile { file: second.file, measure: None });
            }
            is_taken
        });
    }

    /// Gives them to the plan, which has its measures: what returns say becomes part of these.
    pub fn put_into(self, plan: &mut Plan, files: &Files) {
        plan.meetings = self.meetings;
        let elsewhere =
            |file: FileId, key, need| UnknownElsewhere { file, path: files[file].path.clone(), key, need };
        let of_meeting = |key| if key == "decision" { "decision" } else { "meeting" };
        plan.unknown_elsewhere =
            self.unknown.into_iter().map(|(file, key)| elsewhere(file, key, of_meeting(key))).collect();
        if self.returns.is_empty() {
            return;
        }
        let mut measures = std::mem::take(&mut plan.measures);
        let places: HashMap<MeasureId, usize> =
            measures.iter().enumerate().map(|(at, measure)| (measure.id.clone(), at)).collect();
        let former = former_ids(&measures);
        let find = |id: &MeasureId| places.get(id).or_else(|| former.get(id)).copied();
        let mut parts = Vec::with_capacity(self.returns.len());
        for (file, ReadReturn { head, tables, rows, keys }) in self.returns {
            plan.unknown_elsewhere.extend(keys.into_iter().map(|key| elsewhere(file, key, "return")));
            for row in rows {
                match row.measure.as_ref().and_then(find) {
                    Some(at) => Arc::make_mut(&mut measures[at]).leave_unknown(row.table),
                    None => plan.unknown_elsewhere.push(elsewhere(file, row.table, row.table)),
                }
            }
            parts.push(ReturnPart { head, tables, file });
        }
        plan.returns = distribute(&mut measures, parts, find, |file| PathOrder(&files[file].path));
        plan.measures = measures;
    }
}

/// Which measure an id means that none has any more: the one that had it, where that is one.
fn former_ids(measures: &[Arc<Measure>]) -> HashMap<MeasureId, usize> {
    let (mut former, mut several) = (HashMap::default(), HashSet::default());
    for (at, id) in measures.iter().enumerate().flat_map(|(at, m)| m.formerly.iter().map(move |id| (at, id)))
    {
        if former.insert(id.clone(), at).is_some_and(|first| first != at) {
            several.insert(id.clone());
        }
    }
    former.retain(|id, _| !several.contains(id));
    former
}
