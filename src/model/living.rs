//! What happened since the plan was published: reports, assessments, amendments, accepted findings.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::BodyId;

/// How far a measure or a milestone is, by its latest report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nobody ever reported; never written in a file.
    Unreported,
    NotStarted,
    InProgress,
    Completed,
    Withdrawn,
}

impl Status {
    /// Every status, in the order of progress.
    pub const ALL: [Status; 5] =
        [Status::Unreported, Status::NotStarted, Status::InProgress, Status::Completed, Status::Withdrawn];

    /// The statuses that a report can state, with the words that the files use.
    pub const WORDS: [(&'static str, Status); 4] = [
        ("not-started", Status::NotStarted),
        ("in-progress", Status::InProgress),
        ("completed", Status::Completed),
        ("withdrawn", Status::Withdrawn),
    ];

    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, status)| *status == self).map_or("unreported", |(word, _)| word)
    }

    /// Whether nothing more is owed.
    pub fn is_ended(self) -> bool {
        matches!(self, Status::Completed | Status::Withdrawn)
    }
}

/// What a body that carries the measure says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub date: NaiveDate,
    pub body: BodyId,
    pub status: Status,
    /// The milestone it is about; `None`: the whole measure.
    pub milestone: Option<String>,
    /// Values of the measure's metrics, by name.
    pub values: Vec<(String, Decimal)>,
    pub text: Option<String>,
    /// Addresses, or paths relative to the folder that holds the plan's.
    pub evidence: Vec<String>,
}

/// What somebody else says of it: the NGO Roundtable, an evaluator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub date: NaiveDate,
    pub by: String,
    pub status: Option<Status>,
    pub text: Option<String>,
    pub evidence: Vec<String>,
}

/// The legal act that allows a published field to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    pub date: NaiveDate,
    pub basis: String,
    pub fields: Vec<String>,
}

/// A finding accepted on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    pub rule: String,
    pub reason: String,
}
