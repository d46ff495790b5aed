//! The problems of one file, as they are collected while it is read.

use super::problem::{Problem, ProblemKind};
use crate::diagnostic::Location;
use crate::model::{MeasureId, MeetingId, UnknownRow};
use crate::text::{FileId, Span};

/// What was found in one file, so far.
pub(super) struct Sink {
    pub file: FileId,
    pub measure: Option<MeasureId>,
    /// The meeting that the file is about.
    pub meeting: Option<MeetingId>,
    pub problems: Vec<Problem>,
    /// The keys of the file's own table under which something is wrong.
    pub unknown: Vec<&'static str>,
    /// Rows of a return of which something is wrong.
    pub unsaid: Vec<UnknownRow>,
    /// How often something was found wrong: whether a row is in order shows in that this stays as it was.
    pub faults: usize,
    /// The one that is being read.
    key: Option<&'static str>,
    /// What was found past the most that one file can have, and how much of it.
    beyond: Option<(Box<Problem>, usize)>,
}

impl Sink {
    pub fn new(file: FileId) -> Self {
        Sink {
            file,
            measure: None,
            meeting: None,
            problems: Vec::new(),
            unknown: Vec::new(),
            unsaid: Vec::new(),
            faults: 0,
            key: None,
            beyond: None,
        }
    }

    /// What is noted from here on stands under this key of the file's own table; `None`: under none that it can have.
    pub fn begin(&mut self, key: Option<&'static str>) {
        self.key = key;
    }

    /// What stands under the current key, or a part of it, is not known: it is wrong, or refers to what may be in the part
    /// of another file that could not be understood, which is no problem of this file's own.
    pub fn leave_unknown(&mut self) {
        self.faults += 1;
        let key = self.key.filter(|key| !self.unknown.contains(key));
        self.unknown.extend(key);
    }

    /// Notes a problem at a span, and hands it out to be completed.
    pub fn report(&mut self, kind: ProblemKind, span: Span, message: impl Into<String>) -> &mut Problem {
        let mut problem = Problem::new(kind, self.file, Location::Span(span), message.into());
        problem.measure = self.measure.clone();
        self.leave_unknown();
        if self.is_full() {
            let (last, count) = self.beyond.get_or_insert_with(|| (Box::new(problem.clone()), 0));
            **last = problem;
            *count += 1;
            return last;
        }
        self.problems.push(problem);
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    /// Whether the file has as many findings as are worth reading: the rest is only counted.
    pub fn is_full(&self) -> bool {
        self.problems.len() >= MOST_FINDINGS
    }

    /// How many more findings are reported one by one.
    pub fn room(&self) -> usize {
        MOST_FINDINGS.saturating_sub(self.problems.len())
    }

    /// Everything that was found; what is past the most, as one finding that says how much it is.
    pub fn into_problems(mut self) -> Vec<Problem> {
        if let Some((last, count)) = self.beyond {
            let more =
                if count == 1 { "one more finding".to_owned() } else { format!("{count} more findings") };
            let message = format!("{more} in this file: it has over {MOST_FINDINGS}");
            let finding =
                Problem::new(ProblemKind::TooManyFindings, self.file, last.primary.location, message);
            self.problems.push(finding.with_help("correct the first ones, then check again"));
        }
        self.problems
    }
}

/// Most findings of one file that are reported one by one; the rest is counted.
const MOST_FINDINGS: usize = 500;
