//! A measure: as published, structured, living.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{
    Allocation, Allow, Amendment, Assessment, BodyId, Deadline, MeasureId, Milestone, Report, SectionId,
};
use crate::text::{FileId, Text};

/// What sort of obligation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A row of the plan's table.
    #[default]
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

/// The published wording of rows that the file keeps as names, a day or a period, where these do not give it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The row of responsible bodies; `None` where their names joined with ", " are the published words.
    pub responsible: Option<Text>,
    /// The row of partners; `None` likewise.
    pub partners: Option<Text>,
    /// The row of the deadline; `None` where the deadline as the file has it is what was published.
    pub deadline: Option<Text>,
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

/// How the values of a metric relate to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MetricKind {
    /// Each value is the level on its day.
    #[default]
    Level,
    /// Each value counts everything since the beginning: it never falls.
    Cumulative,
    /// Each value counts its own period alone.
    PerPeriod,
    /// It is described in words; what is counted of it is not compared.
    Text,
}

impl MetricKind {
    /// Every kind with the word that the files use for it.
    pub const WORDS: [(&'static str, MetricKind); 4] = [
        (Self::Level.word(), Self::Level),
        (Self::Cumulative.word(), Self::Cumulative),
        (Self::PerPeriod.word(), Self::PerPeriod),
        (Self::Text.word(), Self::Text),
    ];

    /// The word that the files and the answers use for it.
    pub const fn word(self) -> &'static str {
        match self {
            MetricKind::Level => "level",
            MetricKind::Cumulative => "cumulative",
            MetricKind::PerPeriod => "per-period",
            MetricKind::Text => "text",
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
    /// Which way the value should move; `None` where the indicator does not say.
    pub direction: Option<Direction>,
    /// How its values relate to each other; `None` where the file does not say: a level.
    pub kind: Option<MetricKind>,
}

impl Metric {
    /// Its kind, a level where the file does not say.
    pub fn kind(&self) -> MetricKind {
        self.kind.unwrap_or_default()
    }

    /// Whether a value has not reached the target. Without a direction, a target below the baseline is to be fallen to.
    pub fn is_short_of_target(&self, value: Decimal) -> bool {
        let Some(target) = self.target.filter(|_| self.kind() != MetricKind::Text) else { return false };
        let falls = match self.direction {
            Some(direction) => direction == Direction::Down,
            None => self.baseline.is_some_and(|baseline| target < baseline),
        };
        if falls { value > target } else { value < target }
    }
}

/// One obligation of the plan.
#[derive(Clone, Debug)]
pub struct Measure {
    /// As the plan numbers it; also the name of its file.
    pub id: MeasureId,
    /// A row of the table, or a point of the decision.
    pub kind: Kind,
    /// Where it stands in the plan: the section that its file names, or else the deepest that its id is within; `None`
    /// where the plan has no sections, or none of them is its own.
    pub section: Option<SectionId>,
    /// The section that its file names.
    pub named_section: Option<SectionId>,
    /// Where it is written.
    pub file: FileId,

    /// The measure that it is a step of.
    pub parent: Option<MeasureId>,
    /// Ids of the plan before that it carries on.
    pub continues: Vec<Text>,
    /// What it was called before. The change that adds an id here is the one that renumbered the measure.
    pub formerly: Vec<MeasureId>,

    // As published. A point of the decision has no partners, means, indicator or funding.
    /// What is to be done, in the published words.
    pub title: Text,
    /// Who answers for it, in the published order; empty where the words name nobody.
    pub responsible: Vec<BodyId>,
    /// Who takes part in it, in the published order; empty where the row names no body.
    pub partners: Vec<BodyId>,
    /// What the two rows above say where that is more than names.
    pub wording: Wording,
    /// The means by which it is to be done, in the published words.
    pub means: Option<Text>,
    /// By when.
    pub deadline: Deadline,
    /// How it will be seen that it was done, in the published words.
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
    /// The row of the deadline: the published words, or the day or period as the file has it.
    pub fn deadline_wording(&self) -> String {
        self.wording.deadline.as_ref().map_or_else(|| self.deadline.to_string(), Text::to_string)
    }

    /// Measures in the order of this are in the order of the plan: by section, then by id, those without a section last.
    pub fn order(&self) -> (bool, Option<SectionId>, &MeasureId) {
        (self.section.is_none(), self.section, &self.id)
    }

    /// Whether a name means one metric: one that two have means neither.
    pub fn has_metric(&self, name: &str) -> bool {
        let mut named = self.metrics.iter().filter(|metric| metric.name == name);
        named.next().is_some() && named.next().is_none()
    }

    /// Whether an amendment of a later day changed its rows, or withdrew it or took that back.
    pub fn is_amended_after(&self, day: NaiveDate) -> bool {
        let decides = |one: &Amendment| !one.fields.is_empty() || one.withdrawn.is_some();
        self.amendments.iter().any(|one| one.date > day && decides(one))
    }
}
