//! What an indicator counts, and what is to be reached by when.

use rust_decimal::Decimal;

use super::{Deadline, Listed};
use crate::keyword::keywords;
use crate::text::TextSlice;

/// The place of a shared metric in the plan's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MetricId(u32);

/// A value to be reached by a day on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetStep {
    /// A day or a period of the calendar, never words.
    pub by: Deadline,
    /// The value to be reached by then.
    pub value: Decimal,
}

keywords! {
    /// Which way a metric should move.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Direction {
        /// The more, the better.
        Up = "up",
        /// The less, the better.
        Down = "down",
    }
}

keywords! {
    /// How the values of a metric relate to each other.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum MetricKind {
        /// Each value is the level on its day.
        #[default]
        Level = "level",
        /// Each value counts everything since the beginning: it never falls.
        Cumulative = "cumulative",
        /// Each value counts its own period alone.
        PerPeriod = "per-period",
        /// It is described in words; what is counted of it is not compared.
        Text = "text",
    }
}

/// What an indicator counts. Most have no target: that is a finding one can ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    /// Short and lasting, where the file gives one; those that measures share have one.
    pub id: Option<TextSlice>,
    /// By which reports give its values.
    pub name: TextSlice,
    /// What one of it is: "places", "persons".
    pub unit: TextSlice,
    /// The value to be reached; `None` where the indicator states none.
    pub target: Option<Decimal>,
    /// The values to be reached on the way, each by its own day.
    pub targets: Vec<TargetStep>,
    /// The value at the beginning; `None` where the indicator states none.
    pub baseline: Option<Decimal>,
    /// Which way the value should move; `None` where the indicator does not say.
    pub direction: Option<Direction>,
    /// How its values relate to each other; `None` where the file does not say: a level.
    pub kind: Option<MetricKind>,
    /// Whether the values of several bodies add up; without it each stands for itself.
    pub sum: Option<bool>,
}

impl Metric {
    /// Its kind, a level where the file does not say.
    pub fn kind(&self) -> MetricKind {
        self.kind.unwrap_or_default()
    }

    /// Its name with its unit, where it has one.
    pub fn name_and_unit(&self) -> String {
        match self.unit.as_str().trim() {
            "" | "-" => self.name.to_string(),
            unit => format!("{} ({unit})", self.name),
        }
    }

    /// The value to be reached in the end: the target, or that of the last step.
    pub fn final_target(&self) -> Option<Decimal> {
        let last = self.targets.iter().max_by_key(|step| step.by.date());
        self.target.or(last.map(|step| step.value))
    }

    /// Every value to be reached: of the steps, and in the end.
    pub fn all_targets(&self) -> impl Iterator<Item = Decimal> {
        self.targets.iter().map(|step| step.value).chain(self.target)
    }

    /// Whether a value has not reached a target. Without a direction, a target below the baseline is to be fallen to.
    pub fn is_short_of(&self, target: Decimal, value: Decimal) -> bool {
        let falls = match self.direction {
            Some(direction) => direction == Direction::Down,
            None => self.baseline.is_some_and(|baseline| target < baseline),
        };
        self.kind() != MetricKind::Text && if falls { value > target } else { value < target }
    }

    /// Whether it is meant by this name: its id, or what it is called, as reports may be older than the id.
    pub fn is_named(&self, name: &str) -> bool {
        self.id.as_deref() == Some(name) || self.name == name
    }

    /// What reports call it: its id, or its name where it has none.
    pub fn key(&self) -> &TextSlice {
        self.id.as_ref().unwrap_or(&self.name)
    }
}

impl Listed for Metric {
    type Id = MetricId;

    fn key(&self) -> &str {
        Metric::key(self)
    }

    fn id(at: u32) -> MetricId {
        MetricId(at)
    }

    fn at(id: MetricId) -> u32 {
        id.0
    }
}
