//! What happened since the plan was published: reports, assessments, amendments, accepted findings.

use chrono::NaiveDate;

use super::name::fold;
use super::{BodyId, FieldValue, Place};
use crate::text::TextSlice;

/// How far a measure or a milestone is, by its latest report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// There is no report; this status is never written in a file.
    Unreported,
    /// A body reported that work has not begun.
    NotStarted,
    /// A body reported that it is at work.
    InProgress,
    /// Done: nothing more is owed, however late it was.
    Completed,
    /// Given up by an amendment: nothing more is owed, and it is no longer overdue.
    Withdrawn,
}

impl Status {
    /// Every status, in the order of progress.
    pub const ALL: [Status; 5] =
        [Status::Unreported, Status::NotStarted, Status::InProgress, Status::Completed, Status::Withdrawn];

    /// The statuses that a report can state, with the words that the files use.
    pub const WORDS: [(&'static str, Status); 4] = [
        (Self::NotStarted.word(), Self::NotStarted),
        (Self::InProgress.word(), Self::InProgress),
        (Self::Completed.word(), Self::Completed),
        (Self::Withdrawn.word(), Self::Withdrawn),
    ];

    /// The word that the files and the answers use for it.
    pub const fn word(self) -> &'static str {
        match self {
            Status::Unreported => "unreported",
            Status::NotStarted => "not-started",
            Status::InProgress => "in-progress",
            Status::Completed => "completed",
            Status::Withdrawn => "withdrawn",
        }
    }

    /// Whether nothing more is owed.
    pub fn is_ended(self) -> bool {
        matches!(self, Status::Completed | Status::Withdrawn)
    }
}

/// What a body that has a part in the measure says of it.
#[derive(Clone, Debug)]
pub struct Report {
    /// From this day on the report counts.
    pub date: NaiveDate,
    /// Who reports, where that is one body. Only the word of responsible bodies decides the status.
    pub body: Option<BodyId>,
    /// Who reports together: it counts for each of them.
    pub bodies: Vec<BodyId>,
    /// Who wrote it, where that is not the body that reports: the coordinator.
    pub by: Option<TextSlice>,
    /// How far the body says it is.
    pub status: Status,
    /// The milestone it is about, as it is written: by its id or title; `None`: the whole measure.
    pub milestone: Option<TextSlice>,
    /// Values of the measure's metrics, by name.
    pub values: Vec<(TextSlice, FieldValue)>,
    /// What the body says in its own words.
    pub text: Option<TextSlice>,
    /// Addresses, or paths relative to the folder that holds the plan's.
    pub evidence: Vec<TextSlice>,
    /// Where it is written: in the measure's file, or in a return.
    pub place: Place,
}

impl Report {
    /// The bodies that it counts for.
    pub fn speakers(&self) -> impl Iterator<Item = BodyId> + '_ {
        self.body.iter().chain(&self.bodies).copied()
    }
}

/// What a body that is not responsible says of the measure: the NGO Roundtable, an evaluator.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The day it was made.
    pub date: NaiveDate,
    /// Who judges, in words: it need not be in the register.
    pub by: TextSlice,
    /// How far they judge it to be; `None` where they do not say. It never decides the measure's status.
    pub status: Option<Status>,
    /// What they say in their own words.
    pub text: Option<TextSlice>,
    /// Addresses, or paths relative to the folder that holds the plan's.
    pub evidence: Vec<TextSlice>,
    /// Where it is written: in the measure's file, or in a return.
    pub place: Place,
}

/// The legal act that allows a published field to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// The day of the act.
    pub date: NaiveDate,
    /// The legal act, as it is cited: "Government Decision .../2022".
    pub basis: TextSlice,
    /// The keys of the measure's file that it changes: `deadline`; empty where it only withdraws or reinstates.
    pub fields: Vec<TextSlice>,
    /// Whether it withdraws the measure (`true`) or takes that back (`false`); `None`: neither.
    pub withdrawn: Option<bool>,
    /// The milestone that it withdraws or reinstates; `None`: the whole measure.
    pub milestone: Option<TextSlice>,
}

impl Amendment {
    /// Whether it says again what an earlier one says of a field: the same act on the same day.
    pub fn repeats(&self, earlier: &Amendment, field: &str) -> bool {
        self.date == earlier.date
            && fold(&self.basis) == fold(&earlier.basis)
            && earlier.fields.iter().any(|known| known.as_str() == field)
    }
}

/// A finding accepted on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The id of the rule whose findings in this measure are accepted.
    pub rule: TextSlice,
    /// Why, in words for a reviewer.
    pub reason: TextSlice,
}
