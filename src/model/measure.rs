//! A measure: as published, structured, living.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Allocation, Allow, Amendment, Assessment, BodyId, MeasureId, Milestone, Report, SectionId};
use crate::text::{FileId, Text};

/// What sort of obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A row of the plan's table.
    Measure,
    /// A point of the decision that carries an obligation of its own.
    Point,
}

impl Kind {
    /// Every kind with the word that the files use for it.
    pub const WORDS: [(&'static str, Kind); 2] =
        [(Self::Measure.word(), Self::Measure), (Self::Point.word(), Self::Point)];

    /// The word that the files and the answers use for it.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Measure => "measure",
            Kind::Point => "point",
        }
    }
}

/// By when. Undated is not never: it is listed, and it cannot be overdue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// The last day on which it is not late.
    Date(NaiveDate),
    /// The published words where there is no date.
    Words(Text),
}

impl Deadline {
    /// The day; `None` where it is undated.
    pub fn date(&self) -> Option<NaiveDate> {
        match self {
            Deadline::Date(date) => Some(*date),
            Deadline::Words(_) => None,
        }
    }

    /// The published words; `None` where there is a date.
    pub fn words(&self) -> Option<&str> {
        match self {
            Deadline::Date(_) => None,
            Deadline::Words(words) => Some(words),
        }
    }
}

/// The published wording of the rows that the file keeps as lists, where the names do not give it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The row of responsible bodies; `None` where their names joined with ", " are the published words.
    pub responsible: Option<Text>,
    /// The row of partners; `None` likewise.
    pub partners: Option<Text>,
    /// Whether the file keeps the first under `[published]`.
    pub responsible_apart: bool,
    /// Whether the file keeps the second there.
    pub partners_apart: bool,
}

/// Which way a metric should move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The more, the better.
    Up,
    /// The less, the better.
    Down,
}

impl Direction {
    /// Every direction with the word that the files use for it.
    pub const WORDS: [(&'static str, Direction); 2] =
        [(Self::Up.word(), Self::Up), (Self::Down.word(), Self::Down)];

    /// The word that the files and the answers use for it.
    pub const fn word(self) -> &'static str {
        match self {
            Direction::Up => "up",
            Direction::Down => "down",
        }
    }
}

/// What an indicator counts. Most have no target: that is a finding one can ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    /// By which reports give its values.
    pub name: Text,
    /// What one of it is: "places", "persons".
    pub unit: Text,
    /// The value to be reached; `None` where the indicator states none.
    pub target: Option<Decimal>,
    /// The value at the beginning; `None` where the indicator states none.
    pub baseline: Option<Decimal>,
    /// Which way the value should move; `None` where the indicator does not tell.
    pub direction: Option<Direction>,
}

/// One obligation of the plan.
#[derive(Clone, Debug)]
pub struct Measure {
    /// As the plan numbers it; also the name of its file.
    pub id: MeasureId,
    /// A row of the table, or a point of the decision.
    pub kind: Kind,
    /// Where it stands in the plan: the deepest section that its id is within.
    pub section: SectionId,
    /// Where it is written.
    pub file: FileId,

    // As published. A point of the decision has no partners, means, indicator or funding.
    /// What is to be done, in the published words.
    pub title: Text,
    /// Who answers for it, in the published order; never empty.
    pub responsible: Vec<BodyId>,
    /// Who takes part in it, in the published order; empty where the row names nobody.
    pub partners: Vec<BodyId>,
    /// What the two rows above say where that is more than names.
    pub wording: Wording,
    /// With what it is to be done, in the published words.
    pub means: Option<Text>,
    /// By when.
    pub deadline: Deadline,
    /// By what one will see that it was done, in the published words.
    pub indicator: Option<Text>,
    /// What is published about its money; the figures are in `allocations`.
    pub funding: Option<Text>,

    // Structured.
    /// Steps with a day of their own; empty where the words name none.
    pub milestones: Vec<Milestone>,
    /// What the indicator counts; empty where it counts nothing.
    pub metrics: Vec<Metric>,
    /// What the words say of money, source by source; empty where they name no source.
    pub allocations: Vec<Allocation>,

    // Living, each in order of date.
    /// What the bodies that carry it said; empty: unreported.
    pub reports: Vec<Report>,
    /// What others said.
    pub assessments: Vec<Assessment>,
    /// What allowed its published rows to change.
    pub amendments: Vec<Amendment>,
    /// Findings about it that are accepted.
    pub allows: Vec<Allow>,
}

impl Measure {
    /// The latest value of a metric that counts on this day.
    /// A name that two metrics have means neither.
    pub fn latest_value(&self, metric: &str, day: NaiveDate) -> Option<Decimal> {
        if self.metrics.iter().filter(|one| one.name == metric).nth(1).is_some() {
            return None;
        }
        let value =
            |report: &Report| report.values.iter().find(|(name, _)| name == metric).map(|(_, value)| *value);
        let known = self.reports.iter().filter(|r| r.date <= day).filter_map(|r| Some((r.date, value(r)?)));
        known.max_by_key(|(date, _)| *date).map(|(_, value)| value)
    }
}
