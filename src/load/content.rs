//! The files of a plan other than `plan.toml` and `bodies.toml`: measures, returns, meetings.

use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use super::file::{ReadFile, measure_of, read};
use super::loaded::Broken;
use super::paths::stem;
use super::problem::{Problem, ProblemKind, first_use};
use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::{body_return, meeting};
use crate::diagnostic::Location;
use crate::model::{Measure, MeasureId, Meeting, Plan, Return, distribute};
use crate::schema::FileKind;
use crate::source::{Entry, PathOrder, Source};
use crate::text::{FileId, Files};

/// What one file holds.
pub(super) enum FileContent {
    Measure(Arc<Measure>),
    Return(Box<Return>),
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
            // What is wrong in it could be said of any measure: it is left out as a whole, and that is named.
            read.is_broken |= !read.is_whole();
        }
        read
    }

    /// What a file holds that could be parsed.
    pub fn of(entry: &Entry, tree: Tree<'_>, names: &Scope, sink: &mut Sink) -> Option<Self> {
        match FileKind::of(entry.inside()) {
            FileKind::Return => body_return::read(tree, names, sink).map(Box::new).map(FileContent::Return),
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
    pub returns: Vec<Return>,
    pub meetings: Vec<Meeting>,
}

impl ReturnsAndMeetings {
    /// Puts meetings into the order of their days. Of two with one id, the first stays: by path.
    pub fn sort_meetings(&mut self, files: &Files, problems: &mut Vec<Problem>, broken: &mut Vec<Broken>) {
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
                broken.push(Broken { file: second.file, measure: None });
            }
            is_taken
        });
    }

    /// Gives them to the plan, which has its measures: what returns say becomes part of these.
    pub fn put_into(self, plan: &mut Plan, files: &Files) {
        plan.meetings = self.meetings;
        if self.returns.is_empty() {
            return;
        }
        let mut measures = std::mem::take(&mut plan.measures);
        let places: HashMap<MeasureId, usize> =
            measures.iter().enumerate().map(|(at, measure)| (measure.id.clone(), at)).collect();
        let former = former_ids(&measures);
        let find = |id: &MeasureId| places.get(id).or_else(|| former.get(id)).copied();
        plan.returns = distribute(&mut measures, self.returns, find, |file| PathOrder(&files[file].path));
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
