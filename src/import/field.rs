//! What a column of a sheet can hold.

use serde::{Deserialize, Serialize};

/// A body or a column of money that a person has not settled yet.
pub const OPEN: &str = "?";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// How much.
    Amount,
    /// The value of a metric at the beginning.
    Baseline,
    /// In which currency.
    Currency,
    /// By when.
    Deadline,
    /// A column of the plan's own.
    Extra,
    /// Money that may count or not: a person has to say which.
    #[serde(rename = "?")]
    Open,
    /// What is published about its money, in words.
    Funding,
    /// The number of the measure, as published.
    Id,
    /// A column that is left out on purpose.
    Ignore,
    /// How it will be seen that it was done.
    Indicator,
    /// By which means.
    Means,
    /// What the indicator counts.
    Metric,
    /// What is to be reached on the way.
    Milestone,
    /// By when that is.
    #[serde(rename = "milestone-due")]
    MilestoneDue,
    /// The measure that it is a step of.
    Parent,
    /// Who takes part.
    Partners,
    /// Who answers for it.
    Responsible,
    /// The chapter or section, with its number or without.
    Section,
    /// A short title of the plan's own.
    Short,
    /// Where the money comes from.
    Source,
    /// The value of a metric to be reached.
    Target,
    /// By when that is.
    #[serde(rename = "target-by")]
    TargetBy,
    /// What is to be done.
    Title,
    /// What one of a metric is.
    Unit,
    /// In which year the money is there.
    Year,
}

use Field::{
    Amount, Baseline, Currency, Deadline, Extra, Funding, Id, Ignore, Indicator, Means, Metric, Milestone,
    MilestoneDue, Open, Parent, Partners, Responsible, Section, Short, Source, Target, TargetBy, Title, Unit,
    Year,
};

impl Field {
    /// Every field with the word that a mapping uses for it.
    pub const WORDS: [(&'static str, Field); 24] = [
        ("id", Id),
        ("title", Title),
        ("short", Short),
        ("parent", Parent),
        ("section", Section),
        ("responsible", Responsible),
        ("partners", Partners),
        ("means", Means),
        ("deadline", Deadline),
        ("indicator", Indicator),
        ("milestone", Milestone),
        ("milestone-due", MilestoneDue),
        ("metric", Metric),
        ("unit", Unit),
        ("baseline", Baseline),
        ("target", Target),
        ("target-by", TargetBy),
        ("funding", Funding),
        ("source", Source),
        ("amount", Amount),
        ("currency", Currency),
        ("year", Year),
        ("extra", Extra),
        ("ignore", Ignore),
    ];

    /// The word that a mapping uses for it.
    pub fn word(self) -> &'static str {
        let mut known = Self::WORDS.iter();
        known.find(|(_, field)| *field == self).map_or(OPEN, |(word, _)| word)
    }

    /// Whether several columns can hold it: lists grow, and amounts have years.
    pub fn is_repeatable(self) -> bool {
        self.is_of_metric()
            || matches!(
                self,
                Responsible | Partners | Amount | Milestone | MilestoneDue | Extra | Open | Ignore
            )
    }

    /// Whether it says what is counted: each such column goes with the last of metrics before it.
    pub fn is_of_metric(self) -> bool {
        matches!(self, Metric | Unit | Baseline | Target | TargetBy)
    }

    /// Whether a measure has it in several languages: a column of it may be in another one.
    pub fn is_translatable(self) -> bool {
        matches!(self, Title | Means | Indicator)
    }

    /// Whether what it holds comes into the plan.
    pub fn is_kept(self) -> bool {
        self != Ignore
    }
}
