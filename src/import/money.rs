//! The money of a row, in figures and in words.

use super::amount::{AmountCell, AmountSettings, amount};
use super::amount_words::{names_no_source, needs_none};
use super::field::Field;
use super::mapping::{Found, Mapping};
use super::rows::{Columns, Problem};
use super::sheet::{Cell, Row};
use super::sources::Sources;
use super::values::{self, NOTHING, is_nothing};
use crate::edit::TomlValue;
use crate::labels::{RowReason, Sentence};
use crate::model::{Currency, Money};

/// Money of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAllocation {
    /// The id of its source.
    pub source: String,
    /// The year in which it is there, where one is said.
    pub year: Option<i32>,
    /// How much, where it is said.
    pub money: Option<Money>,
}

/// A column of amounts with nothing in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmptyAmountColumn {
    /// The id of the source that has it to itself.
    pub source: Option<String>,
    /// The year that has it to itself.
    pub year: Option<i32>,
}

/// The money of a row in figures.
#[derive(Clone, Debug, Default)]
pub struct RowMoney {
    /// Each sum with its source.
    pub sums: Vec<NewAllocation>,
    /// The columns that say nothing here.
    pub emptied: Vec<EmptyAmountColumn>,
    /// Whether the words for it are made of these cells, since no column has them.
    pub makes_words: bool,
}

/// The rows of an allocation.
pub fn allocation_rows(allotment: &NewAllocation) -> Vec<(&'static str, TomlValue)> {
    let mut rows = vec![("source", TomlValue::text(&allotment.source))];
    rows.extend(allotment.year.map(|year| ("year", TomlValue::Year(year))));
    if let Some(money) = allotment.money {
        rows.push(("amount", TomlValue::Number(money.amount)));
        rows.push(("currency", TomlValue::text(money.currency.code())));
    }
    rows
}

/// A cell whose words are kept because they are not exactly a day, an amount or a source, as its column asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptWords {
    /// Where it is: `D14`.
    pub cell: String,
    /// What its column holds.
    pub field: Field,
    /// What it says.
    pub text: String,
    /// The figure that it became, where it says more than that.
    pub taken_as: Option<Money>,
    /// Whether it says how much, and not exactly: the amount stays unknown.
    pub is_inexact: bool,
}

/// What a row says of money.
#[derive(Debug, Default)]
pub struct MoneyCells {
    /// In figures.
    pub money: RowMoney,
    /// In words, where a column of amounts or sources has any.
    pub words: Option<String>,
    /// Amounts that are no figures.
    pub in_words: Vec<KeptWords>,
    /// Each figure as the words of the plan have it.
    pub said: Vec<(Money, String)>,
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
            Some(year) if self.amount.money.is_some() || self.amount.is_inexact => {
                format!("{year}: {words}{of_source}")
            }
            _ => format!("{words}{of_source}"),
        }
    }
}

impl MoneyReader<'_> {
    /// Reads it, and adds what cannot be to the problems.
    pub fn read(&self, problems: &mut Vec<Problem>) -> MoneyCells {
        let said = self.cell(Field::Source).map(Cell::shown);
        // "None" is no source, and no nothing: its words are kept.
        let is_mark = |words: &str| is_nothing(words) && words.trim().chars().count() < 2;
        let (denied, named) = match said {
            Some(words) if names_no_source(&words) => (Some(words).filter(|words| !is_mark(words)), None),
            said => (None, said),
        };
        let sums = self.sums(problems);
        let has_columns = self.columns.has(Field::Amount) || self.columns.has(Field::Source);
        let of_source = named.iter().chain(&denied).cloned();
        let words: Vec<String> = of_source.chain(sums.iter().map(Sum::words)).collect();
        let words = if words.is_empty() { NOTHING.to_owned() } else { words.join(", ") };
        let named = named.filter(|words| !needs_none(words));
        let is_in_words = |sum: &&Sum<'_>| sum.amount.money.is_none() || sum.amount.says_more;
        let in_words = sums.iter().filter(is_in_words).map(|sum| KeptWords {
            cell: self.row.address(sum.column.column),
            field: Field::Amount,
            text: sum.amount.words.clone(),
            taken_as: sum.amount.money,
            is_inexact: sum.amount.is_inexact,
        });
        let denied = denied.map(|text| KeptWords {
            cell: self.columns.address(self.row, Field::Source),
            field: Field::Source,
            text,
            taken_as: None,
            is_inexact: false,
        });
        MoneyCells {
            said: sums.iter().filter_map(|sum| Some((sum.amount.money?, sum.words()))).collect(),
            in_words: denied.into_iter().chain(in_words).collect(),
            money: RowMoney {
                emptied: self.emptied(named.is_some(), &sums),
                sums: self.allotments(named.as_deref(), &sums),
                makes_words: has_columns && !self.columns.has(Field::Funding),
            },
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
            match amount(cell, settings) {
                Ok(Some(amount)) => {
                    let of_column = found.mapped.year.or(year);
                    let other = of_column.filter(|year| amount.year.is_some_and(|own| own != *year));
                    problems.extend(other.map(|year| Problem {
                        cell: self.row.address(found.column),
                        reason: Sentence::of(|language| RowReason::other_year(language, cell.shown(), year)),
                    }));
                    sums.push(Sum { column: found, year: of_column.or(amount.year), amount });
                }
                Ok(None) => {}
                Err(reason) => problems.push(Problem { cell: self.row.address(found.column), reason }),
            }
        }
        sums
    }

    /// The same by their sources: that of the column, else the one that the row names.
    fn allotments(&self, named: Option<&str>, sums: &[Sum<'_>]) -> Vec<NewAllocation> {
        let has_figure =
            sums.iter().any(|sum| sum.column.mapped.source.is_none() && sum.amount.says_how_much());
        let of_row = named.or(has_figure.then_some("")).and_then(|source| self.sources.key(source));
        let allotment = |sum: &Sum<'_>| {
            let own = sum.column.mapped.source.as_deref();
            // Money of a year is not lost where it is not known how much: unknown is not zero.
            let needs_none = sum.amount.money.is_none() && needs_none(&sum.amount.words);
            let is_kept = !needs_none && (own.is_some() || sum.amount.says_how_much() || sum.year.is_some());
            let source = own.map_or(of_row, |own| self.sources.key(own)).filter(|_| is_kept)?;
            Some(NewAllocation { source: source.to_owned(), year: sum.year, money: sum.amount.money })
        };
        let is_free = sums.iter().any(|sum| needs_none(&sum.amount.words));
        let mut all: Vec<NewAllocation> = sums.iter().filter_map(allotment).collect();
        if let Some(source) =
            of_row.filter(|source| named.is_some() && !is_free && all.iter().all(|sum| sum.source != *source))
        {
            let year = self.cell(Field::Year).and_then(|cell| values::year(cell).ok().flatten());
            all.push(NewAllocation { source: source.to_owned(), year, money: None });
        }
        all
    }

    /// The columns of amounts that no sum stands in; with a source alone, the row says of one that it is not known.
    fn emptied(&self, names_source: bool, sums: &[Sum<'_>]) -> Vec<EmptyAmountColumn> {
        let is_empty = |found: &&Found<'_>| sums.iter().all(|sum| sum.column.column != found.column);
        let emptied = self.columns.of(Field::Amount).filter(is_empty).map(|found| EmptyAmountColumn {
            source: found.mapped.source.as_deref().and_then(|name| self.sources.key(name)).map(str::to_owned),
            year: found.mapped.year,
        });
        let is_answered = |column: &EmptyAmountColumn| column.source.is_none() && names_source;
        emptied.filter(|column| !is_answered(column)).collect()
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
