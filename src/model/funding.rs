//! Where the money comes from: sources, appropriations of the decision, allocations to measures.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::{BodyId, ByLanguage, Listed, MeasureId, Money, Place};
use crate::keyword::keywords;
use crate::text::{FileId, TextSlice};

/// A source's place in the plan's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// An appropriation's place in the plan's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AppropriationId(u32);

keywords! {
    /// Whether the money of a source is there to be given.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum SourceState {
        /// Nothing published makes it hang on a decision still to come.
        Decided = "decided",
        /// Hangs on a decision that had not been made when the plan was adopted.
        Contingent = "contingent",
    }
}

/// Where money comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundingSource {
    /// A short key, as in `source = "efop-plus"`.
    pub key: TextSlice,
    /// For people: "EFOP Plus Operational Program".
    pub name: TextSlice,
    /// In other languages.
    pub names: ByLanguage,
    /// Whether it can be counted on.
    pub state: SourceState,
    /// The published words that say so.
    pub basis: Option<TextSlice>,
    /// How the rows of the plan call it.
    pub words: Vec<TextSlice>,
}

impl Listed for FundingSource {
    type Id = SourceId;

    fn key(&self) -> &str {
        &self.key
    }

    fn id(at: u32) -> SourceId {
        SourceId(at)
    }

    fn at(id: SourceId) -> u32 {
        id.0
    }
}

/// The years in which money is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FundingYears {
    /// The words name no year; it counts in every year, as unknown.
    Unspecified,
    /// In this year only.
    Year(i32),
    /// Every year, from the first on.
    Yearly {
        /// The first year; no last one is known.
        from: i32,
    },
}

impl FundingYears {
    /// Whether it falls into this year. What names no year may.
    pub fn covers(self, year: i32) -> bool {
        match self {
            FundingYears::Unspecified => true,
            FundingYears::Year(only) => only == year,
            FundingYears::Yearly { from } => from <= year,
        }
    }

    /// The year, or the first of several; `None` where no year is said.
    pub fn first_year(self) -> Option<i32> {
        match self {
            FundingYears::Unspecified => None,
            FundingYears::Year(year) | FundingYears::Yearly { from: year } => Some(year),
        }
    }

    /// Those of some years into which it falls; none where no year is said.
    pub fn years_in(self, years: &RangeInclusive<i32>) -> impl Iterator<Item = i32> {
        years.clone().filter(move |&year| self != FundingYears::Unspecified && self.covers(year))
    }
}

/// What a point of the decision provides.
#[derive(Clone, Debug)]
pub struct Appropriation {
    /// As the decision numbers it: `3a`.
    pub key: TextSlice,
    /// The point of the decision, where it is in the plan.
    pub point: Option<MeasureId>,
    /// The source that it draws on; `None` where the file does not say.
    pub source: Option<SourceId>,
    /// The chapter of the budget, named after a body.
    pub chapter: Option<BodyId>,
    /// In which years it is provided; never [`FundingYears::Unspecified`].
    pub when: FundingYears,
    /// Per year where it recurs.
    pub money: Money,
    /// Where it is written: `plan.toml`.
    pub file: FileId,
    /// Which `[[appropriation]]` of the file.
    pub row: usize,
}

impl Listed for Appropriation {
    type Id = AppropriationId;

    fn key(&self) -> &str {
        &self.key
    }

    fn id(at: u32) -> AppropriationId {
        AppropriationId(at)
    }

    fn at(id: AppropriationId) -> u32 {
        id.0
    }
}

/// Money, or the promise of money, for a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// By which a later one can say that it takes its place.
    pub id: Option<TextSlice>,
    /// The id of the one whose place it takes.
    pub revises: Option<TextSlice>,
    /// From which day on it takes that place.
    pub date: Option<NaiveDate>,
    /// Who is to pay.
    pub source: SourceId,
    /// The chapter of the budget, named after a body; `None` where the words name none.
    pub chapter: Option<BodyId>,
    /// In which years it is given; [`FundingYears::Unspecified`] only where there is no amount.
    pub when: FundingYears,
    /// Per year where it recurs; `None` where the words give no figure, which is not zero.
    pub money: Option<Money>,
    /// What it pays for; `None` where that is the measure as a whole.
    pub purpose: Option<TextSlice>,
    /// The appropriation that provides it.
    pub appropriation: Option<AppropriationId>,
    /// The source that may pay instead.
    pub alternative: Option<SourceId>,
}

impl Allocation {
    /// The amount, where it is known.
    pub fn amount(&self) -> Option<Decimal> {
        self.money.map(|money| money.amount)
    }
}

/// Money that a body has spent on a measure.
#[derive(Clone, Debug)]
pub struct Spent {
    /// The day on which it is said to be spent.
    pub date: NaiveDate,
    /// Who spent it.
    pub body: BodyId,
    /// Whose money it was.
    pub source: SourceId,
    /// The chapter of the budget; `None` where that is not said.
    pub chapter: Option<BodyId>,
    /// The year of the budget; `None`: that of the day.
    pub year: Option<i32>,
    /// How much.
    pub money: Money,
    /// Whether it is all that was spent of this source and year so far, in place of what was said before.
    pub total: bool,
    /// What the body says of it in its own words.
    pub text: Option<TextSlice>,
    /// Addresses, or paths relative to the folder that holds the plan's.
    pub evidence: Vec<TextSlice>,
    /// Where it is written.
    pub place: Place,
}

impl Spent {
    /// The year of the budget, that of the day where none is said.
    pub fn budget_year(&self) -> i32 {
        self.year.unwrap_or_else(|| self.date.year())
    }
}
