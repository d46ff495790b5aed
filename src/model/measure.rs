//! A measure: as published, structured, living.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Allocation, Allow, Amendment, Assessment, BodyId, MeasureId, Report, SectionId, Status};
use crate::text::FileId;

/// What sort of obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A row of the plan's table.
    Measure,
    /// A point of the decision that carries an obligation of its own.
    Point,
}

impl Kind {
    pub const WORDS: [(&'static str, Kind); 2] = [("measure", Kind::Measure), ("point", Kind::Point)];

    pub fn word(self) -> &'static str {
        match self {
            Kind::Measure => "measure",
            Kind::Point => "point",
        }
    }
}

/// By when. Undated is not never: it is listed, and it cannot be overdue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deadline {
    Date(NaiveDate),
    /// The published words where there is no date.
    Words(String),
}

impl Deadline {
    pub fn date(&self) -> Option<NaiveDate> {
        match self {
            Deadline::Date(date) => Some(*date),
            Deadline::Words(_) => None,
        }
    }

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
    pub responsible: Option<Box<str>>,
    pub partners: Option<Box<str>>,
}

/// A step on the way with its own day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    pub title: String,
    pub due: NaiveDate,
}

/// Which way a metric should move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

impl Direction {
    pub const WORDS: [(&'static str, Direction); 2] = [("up", Direction::Up), ("down", Direction::Down)];

    pub fn word(self) -> &'static str {
        match self {
            Direction::Up => "up",
            Direction::Down => "down",
        }
    }
}

/// What an indicator counts. Most have no target: that is a finding one can ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    pub name: String,
    pub unit: String,
    pub target: Option<Decimal>,
    pub baseline: Option<Decimal>,
    pub direction: Option<Direction>,
}

/// One obligation of the plan.
#[derive(Clone, Debug)]
pub struct Measure {
    pub id: MeasureId,
    pub kind: Kind,
    pub section: SectionId,
    pub file: FileId,

    // As published. A point of the decision has no partners, means, indicator or funding.
    pub title: String,
    pub responsible: Vec<BodyId>,
    pub partners: Vec<BodyId>,
    pub wording: Wording,
    pub means: Option<String>,
    pub deadline: Deadline,
    pub indicator: Option<String>,
    pub funding: Option<String>,

    // Structured.
    pub milestones: Vec<Milestone>,
    pub metrics: Vec<Metric>,
    pub allocations: Vec<Allocation>,

    // Living, each in order of date.
    pub reports: Vec<Report>,
    pub assessments: Vec<Assessment>,
    pub amendments: Vec<Amendment>,
    pub allows: Vec<Allow>,
}

impl Measure {
    /// The latest report about the whole measure (`None`) or a milestone that counts on this day; of two on the same
    /// date, the later in the file.
    pub fn latest_report(&self, milestone: Option<&str>, day: NaiveDate) -> Option<&Report> {
        let counts = |r: &&Report| r.date <= day && r.milestone.as_deref() == milestone;
        self.reports.iter().filter(counts).max_by_key(|r| r.date)
    }

    /// The status on a day.
    pub fn status(&self, day: NaiveDate) -> Status {
        self.latest_report(None, day).map_or(Status::Unreported, |r| r.status)
    }

    /// The status of a milestone on a day. Once nothing more is owed of the measure, nothing is of its milestones.
    pub fn milestone_status(&self, milestone: &Milestone, day: NaiveDate) -> Status {
        let whole = self.status(day);
        if whole.is_ended() {
            return whole;
        }
        self.latest_report(Some(&milestone.title), day).map_or(Status::Unreported, |r| r.status)
    }

    /// The latest value of a metric that counts on this day.
    pub fn latest_value(&self, metric: &str, day: NaiveDate) -> Option<Decimal> {
        let value =
            |report: &Report| report.values.iter().find(|(name, _)| name == metric).map(|(_, value)| *value);
        let known = self.reports.iter().filter(|r| r.date <= day).filter_map(|r| Some((r.date, value(r)?)));
        known.max_by_key(|(date, _)| *date).map(|(_, value)| value)
    }

    /// How many days the deadline is past, where it is past and something is still owed. The deadline day itself is
    /// not late.
    pub fn days_overdue(&self, day: NaiveDate) -> Option<i64> {
        let late = (day - self.deadline.date()?).num_days();
        (late > 0 && !self.status(day).is_ended()).then_some(late)
    }
}
