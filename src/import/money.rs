//! The money of a row, in figures and in words.

use super::field::Field;
use super::mapping::{Found, Mapping};
use super::rows::{Columns, Problem};
use super::sheet::{Cell, Row};
use super::sources::Sources;
use super::values::{self, AmountCell, AmountSettings, NOTHING, is_nothing};
use crate::labels::Sentence;
use crate::model::{Currency, Money};

/// Money of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allotment {
    /// The id of its source.
    pub source: String,
    /// The year in which it is there, where one is said.
    pub year: Option<i32>,
    /// How much, where it is said.
    pub money: Option<Money>,
}

/// A cell whose words are kept, where its column holds days or amounts and they are neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InWords {
    /// Where it is: `D14`.
    pub cell: String,
    /// What its column holds.
    pub field: Field,
    /// What it says.
    pub text: String,
}

/// What a row says of money.
#[derive(Debug, Default)]
pub struct MoneyCells {
    /// In figures.
    pub sums: Vec<Allotment>,
    /// In words, where a column of amounts or sources has any.
    pub words: Option<String>,
    /// Amounts that are no figures.
    pub in_words: Vec<InWords>,
}

/// What the money of a row is read with.
pub struct MoneyReader<'a> {
    /// The row.
    pub row: &'a Row,
    /// How the columns become a plan.
    pub mapping: &'a Mapping,
    /// Where they are.
    pub columns: &'a Columns<'a>,
    /// Which source each name means.
    pub sources: &'a Sources,
    /// The currency of amounts that name none.
    pub currency: Option<Currency>,
}

/// An amount of a row.
struct Sum<'a> {
    /// What its column says of it.
    column: &'a Found<'a>,
    year: Option<i32>,
    amount: AmountCell,
}

impl Sum<'_> {
    /// As words of the plan.
    fn words(&self) -> String {
        let words = &self.amount.words;
        let of_source = self.column.mapped.source.as_ref().map(|source| format!(" ({source})"));
        let of_source = of_source.unwrap_or_default();
        match self.year {
            Some(year) if self.amount.money.is_some() => format!("{words} in {year}{of_source}"),
            _ => format!("{words}{of_source}"),
        }
    }
}

impl MoneyReader<'_> {
    /// Reads it, and adds what cannot be to the problems.
    pub fn read(&self, problems: &mut Vec<Problem>) -> MoneyCells {
        let named = self.cell(Field::Source).map(Cell::shown).filter(|words| !is_nothing(words));
        let sums = self.sums(problems);
        let has_columns = self.columns.has(Field::Amount) || self.columns.has(Field::Source);
        let words: Vec<String> = named.iter().cloned().chain(sums.iter().map(Sum::words)).collect();
        let words = if words.is_empty() { NOTHING.to_owned() } else { words.join(", ") };
        let in_words = sums.iter().filter(|sum| sum.amount.money.is_none()).map(|sum| InWords {
            cell: self.row.address(sum.column.column),
            field: Field::Amount,
            text: sum.amount.words.clone(),
        });
        MoneyCells {
            in_words: in_words.collect(),
            sums: self.allotments(named.as_deref(), &sums),
            words: has_columns.then_some(words),
        }
    }

    fn cell(&self, field: Field) -> Option<&Cell> {
        self.columns.cell(self.row, field)
    }

    /// Every amount of the row.
    fn sums(&self, problems: &mut Vec<Problem>) -> Vec<Sum<'_>> {
        let year = self.cell(Field::Year).map_or(Ok(None), values::year);
        let year = self.or_problem(year, Field::Year, problems);
        let currency = self.cell(Field::Currency);
        let currency = currency.map_or(Ok(None), |cell| values::currency(&cell.shown(), self.currency));
        let currency = self.or_problem(currency, Field::Currency, problems);
        let mut sums = Vec::new();
        for found in self.columns.of(Field::Amount) {
            let Some(cell) = self.row.cell(found.column) else { continue };
            let of_column = found.mapped.currency.as_deref().and_then(Currency::from_code);
            let currency = currency.or(of_column).or(self.currency);
            let settings = AmountSettings { column: found.mapped, decimal: self.mapping.decimal, currency };
            match values::amount(cell, settings) {
                Ok(Some(amount)) => {
                    sums.push(Sum { column: found, year: found.mapped.year.or(year), amount })
                }
                Ok(None) => {}
                Err(reason) => problems.push(Problem { cell: self.row.address(found.column), reason }),
            }
        }
        sums
    }

    /// The same by their sources: that of the column, else the one that the row names.
    fn allotments(&self, named: Option<&str>, sums: &[Sum<'_>]) -> Vec<Allotment> {
        let has_figure =
            sums.iter().any(|sum| sum.column.mapped.source.is_none() && sum.amount.money.is_some());
        let of_row = named.or(has_figure.then_some("")).and_then(|source| self.sources.key(source));
        let allotment = |sum: &Sum<'_>| {
            let own = sum.column.mapped.source.as_deref();
            // Money of a year is not lost where it is not known how much: unknown is not zero.
            let is_kept = own.is_some() || sum.amount.money.is_some() || sum.year.is_some();
            let source = own.map_or(of_row, |own| self.sources.key(own)).filter(|_| is_kept)?;
            Some(Allotment { source: source.to_owned(), year: sum.year, money: sum.amount.money })
        };
        let mut all: Vec<Allotment> = sums.iter().filter_map(allotment).collect();
        if let Some(source) =
            of_row.filter(|source| named.is_some() && all.iter().all(|sum| sum.source != *source))
        {
            let year = self.cell(Field::Year).and_then(|cell| values::year(cell).ok().flatten());
            all.push(Allotment { source: source.to_owned(), year, money: None });
        }
        all
    }

    /// The value that was read, or nothing and the problem.
    fn or_problem<T>(
        &self,
        read: Result<Option<T>, Sentence>,
        field: Field,
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        read.unwrap_or_else(|reason| {
            problems.push(Problem { cell: self.columns.address(self.row, field), reason });
            None
        })
    }
}
