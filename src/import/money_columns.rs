//! Which columns of money count. Sums of other columns, parts of one, the same money again, and what was spent become columns of
//! the plan's own. Where the figures do not show that a column is one of these, a person has to say whether it counts: money
//! that is counted twice or left out is worse than money that is asked about.

use std::collections::{BTreeMap, BTreeSet};

use super::candidate::{Candidate, NotCounted};
use super::content::Content;
use super::field::Field;
use super::money_words::{Kind, kind, label, source_in};
use super::notation::{self, year_in};
use super::sheet::{Column, Row};
use super::unit::unit_in;
use super::values;
use super::versions::version;
use crate::model::name::fold;

/// A column of money.
struct Money {
    /// Its place among the candidates.
    at: usize,
    column: Column,
    title: String,
    kind: Kind,
    year: Option<i32>,
    /// The source that its heading names.
    source: Option<String>,
    /// How much a figure stands for, and the currency, where its heading says so.
    times: f64,
    currency: Option<String>,
}

impl Money {
    /// How much a row says, as a figure or as an amount with its currency.
    fn figure(&self, row: &Row) -> Option<f64> {
        let cell = row.cell(self.column)?;
        values::figure(cell)
            .map(|figure| figure * self.times)
            .or_else(|| notation::amount_alone(&cell.shown()))
    }

    /// Whether a row may say how much, whether it can be read or not.
    fn has_digits(&self, row: &Row) -> bool {
        row.cell(self.column).is_some_and(|cell| cell.shown().contains(|c: char| c.is_ascii_digit()))
    }

    /// Whether the figures of both can be compared.
    fn is_comparable(&self, other: &Money) -> bool {
        self.currency.is_none() || other.currency.is_none() || self.currency == other.currency
    }
}

/// Whether a column of money counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Counts,
    /// A person has to say.
    Open,
    Not(NotCounted),
}

/// The columns of money that count, and the others.
struct Settling<'a> {
    rows: &'a [&'a Row],
    counted: Vec<Money>,
    others: Vec<(Money, Standing)>,
}

/// Settles which of the columns of money count. `contents` are what the cells of each candidate look like.
pub fn settle(candidates: &mut [Candidate], contents: &[Content], rows: &[Row]) {
    let all = candidates.iter().zip(contents).enumerate();
    let counted: Vec<Money> = all.filter_map(|(at, (one, content))| money(at, one, content)).collect();
    // A row with a single cell is a title, whatever the column. A total below says nothing of single rows: it can leave out
    // figures that are text.
    let is_total = |row: &&Row| {
        let first = row.cells.first().and_then(|(_, cell)| cell.lines());
        first.is_some_and(|first| values::begins_total(&fold(first)))
    };
    let rows: Vec<&Row> = match counted.len() {
        0 | 1 => Vec::new(),
        _ => rows.iter().filter(|row| row.cells.len() > 1 && !is_total(row)).collect(),
    };
    let mut settling = Settling { rows: &rows, counted, others: Vec::new() };
    settling.take_out_parts_and_expenses();
    settling.settle_wholes_and_sources();
    settling.settle_sums();
    settling.settle_repeated();
    for (one, standing) in settling.others {
        candidates[one.at].do_not_count(match standing {
            Standing::Not(why) => Some(why),
            Standing::Counts | Standing::Open => None,
        });
    }
    for one in settling.counted {
        let sure = candidates[one.at]
            .field
            .filter(|(field, _)| *field == Field::Amount)
            .map_or(50, |(_, sure)| sure);
        candidates[one.at].field = Some((Field::Amount, sure));
        candidates[one.at].source = one.source;
    }
}

/// A candidate as a column of money, where it is one: by its name, by figures below a heading that names a currency, or by cells
/// that name one.
fn money(at: usize, candidate: &Candidate, content: &Content) -> Option<Money> {
    let said = content.filled - content.nothing;
    let are_most = |count: usize| said > 0 && count * 2 > said;
    let has_figures = are_most(content.figures + content.amounts);
    let unit = unit_in(&candidate.title);
    let names_currency = unit.as_ref().is_some_and(|(_, currency)| currency.is_some());
    let has_digits = are_most(content.with_digits) && content.average_length <= 40;
    let is_money = match candidate.field.map(|(field, _)| field) {
        Some(Field::Amount) => true,
        Some(Field::Source | Field::Funding) => {
            content.figures * 2 > content.filled || names_currency && are_most(content.figures)
        }
        Some(Field::Unit | Field::Means | Field::Partners | Field::Section) => has_figures && names_currency,
        None => names_currency && (has_figures || has_digits) || are_most(content.amounts_alone),
        Some(_) => false,
    };
    let (kind, source) = (kind(&candidate.title), source_in(&candidate.title));
    let is_of_source =
        source.is_some() && kind == Kind::Counts && candidate.field.is_none() && are_most(content.figures);
    let (times, currency) = unit.unwrap_or((1, None));
    (is_money || is_of_source).then(|| Money {
        at,
        column: candidate.column,
        title: candidate.title.clone(),
        kind,
        year: year_in(&candidate.title),
        source,
        times: u32::try_from(times).map_or(1.0, f64::from),
        currency,
    })
}

impl Settling<'_> {
    /// Takes out those that do not count.
    fn take_out(&mut self, standing: impl Fn(&Money) -> Standing) {
        for one in std::mem::take(&mut self.counted) {
            match standing(&one) {
                Standing::Counts => self.counted.push(one),
                other => self.others.push((one, other)),
            }
        }
    }

    /// Takes out what stands for a part of other money by its heading, and what was spent beside what is planned.
    fn take_out_parts_and_expenses(&mut self) {
        let part = Standing::Not(NotCounted::Part);
        self.take_out(|one| if one.kind == Kind::Aside { part } else { Standing::Counts });
        if self.counted.iter().any(|one| one.kind != Kind::Expense) {
            self.take_out(|one| if one.kind == Kind::Expense { part } else { Standing::Counts });
        }
    }

    /// Settles a column without a source beside columns of single sources. If it is their sum in every row that fills it, the
    /// sources count. If it is never less than they are, they may be parts of it, and it counts. Else a person has to say.
    fn settle_wholes_and_sources(&mut self) {
        let labels: BTreeSet<String> = self.counted.iter().map(|one| label(&one.title)).collect();
        for of in labels {
            let is_here = |one: &&Money| is_whole_period(one, &of);
            let is_whole = |one: &&Money| is_here(one) && one.source.is_none() && one.kind == Kind::Counts;
            let parts: Vec<&Money> =
                self.counted.iter().filter(|one| is_here(one) && one.source.is_some()).collect();
            let Some(whole) = self.counted.iter().find(is_whole).filter(|_| !parts.is_empty()) else {
                continue;
            };
            let is_foreign = |one: &Money| !one.is_comparable(whole);
            let foreign: BTreeSet<usize> =
                parts.iter().filter(|one| is_foreign(one)).map(|one| one.at).collect();
            let parts: Vec<&Money> = parts.into_iter().filter(|one| !is_foreign(one)).collect();
            let (is_sum, is_exceeded) = (self.is_sum(whole, &parts), self.is_exceeded(whole, &parts));
            let whole_at = whole.at;
            let parts: BTreeSet<usize> = parts.iter().map(|one| one.at).collect();
            self.take_out(|one| match one.at {
                at if foreign.contains(&at) => Standing::Open,
                at if at == whole_at && is_sum && parts.len() > 1 => Standing::Not(NotCounted::Sum),
                at if at == whole_at && is_exceeded => Standing::Open,
                at if parts.contains(&at) && !is_exceeded && !(is_sum && parts.len() > 1) => {
                    Standing::Not(NotCounted::Part)
                }
                _ => Standing::Counts,
            });
        }
    }

    /// Takes out the columns that are sums of others; where the sum is filled in more than twice as many rows, takes out the others.
    fn settle_sums(&mut self) {
        let is_of_fiscal_year = |one: &Money| label(&one.title).contains('/') && one.title.contains('/');
        let is_of_year = |one: &Money| one.year.is_some() || is_of_fiscal_year(one);
        let has_years = self.counted.iter().any(is_of_year);
        let is_sum =
            |one: &&Money| one.kind == Kind::Sum || has_years && one.source.is_none() && !is_of_year(one);
        let (sums, parts): (Vec<&Money>, Vec<&Money>) = self.counted.iter().partition(is_sum);
        if sums.is_empty() || parts.is_empty() {
            return;
        }
        let says = |row: &Row, all: &[&Money]| all.iter().any(|one| one.figure(row).is_some());
        let filled = |all: &[&Money]| self.rows.iter().filter(|row| says(row, all)).count();
        let are_parts_filled = filled(&parts) * 2 >= filled(&sums);
        // What was spent and what is not covered may be in a total.
        let beside = self.others.iter().filter(|(_, standing)| *standing == Standing::Not(NotCounted::Part));
        let with_others: Vec<&Money> = parts.iter().copied().chain(beside.map(|(one, _)| one)).collect();
        let of_sum = |sum: &Money| match sum.kind == Kind::Sum {
            true => !self.is_less(sum, &with_others),
            false => self.is_sum(sum, &parts),
        };
        let standings: BTreeMap<usize, Standing> = match are_parts_filled {
            true => sums
                .iter()
                .map(|sum| match of_sum(sum) {
                    true => (sum.at, Standing::Not(NotCounted::Sum)),
                    false => (sum.at, Standing::Open),
                })
                .collect(),
            false => {
                let is_more = sums.len() == 1 && self.is_exceeded(sums[0], &parts);
                let standing = if is_more { Standing::Open } else { Standing::Not(NotCounted::Part) };
                parts.iter().map(|part| (part.at, standing)).collect()
            }
        };
        self.take_out(|one| standings.get(&one.at).copied().unwrap_or(Standing::Counts));
    }

    /// Takes out columns that repeat the same money. Of the columns of one year and source the newest version counts, or the first
    /// where there are no versions. Kinds of cost that add up all count.
    fn settle_repeated(&mut self) {
        let place = |one: &Money| (label(&one.title), one.source.clone());
        let standing = |one: &Money| {
            let same: Vec<&Money> = self.counted.iter().filter(|other| place(other) == place(one)).collect();
            let complements: Vec<&Money> =
                same.iter().copied().filter(|other| other.kind == Kind::Complement).collect();
            let kinds: BTreeSet<&str> = complements.iter().map(|other| other.title.as_str()).collect();
            let first = same.iter().find(|other| other.title == one.title);
            if kinds.len() > 1 {
                return match one.kind {
                    Kind::Complement => first.map_or(Standing::Counts, |first| self.again(one, first)),
                    _ if self.is_sum(one, &complements) => Standing::Not(NotCounted::Sum),
                    _ => Standing::Open,
                };
            }
            let newest = same.iter().map(|other| version(&other.title)).max();
            match same.iter().find(|other| Some(version(&other.title)) == newest) {
                Some(best) if best.at != one.at && Some(version(&one.title)) < newest => {
                    Standing::Not(NotCounted::Older)
                }
                Some(best) => self.again(one, best),
                None => Standing::Counts,
            }
        };
        let standings: BTreeMap<usize, Standing> =
            self.counted.iter().map(|one| (one.at, standing(one))).collect();
        self.take_out(|one| standings[&one.at]);
    }

    /// A column beside another one with money of the same year and source: the same again where its currency is another or its
    /// figures are the same.
    fn again(&self, one: &Money, first: &Money) -> Standing {
        let is_same = |row: &&Row| match (one.figure(row), first.figure(row)) {
            (Some(own), Some(other)) => is_close(own, other),
            (Some(_), None) => false,
            // Amounts that cannot be read are compared as they are written.
            (None, _) => !one.has_digits(row) || row.cell(one.column) == row.cell(first.column),
        };
        if one.at == first.at {
            Standing::Counts
        } else if !one.is_comparable(first) || self.rows.iter().all(is_same) {
            Standing::Not(NotCounted::Again)
        } else {
            Standing::Open
        }
    }

    /// Whether a column is the sum of others in every row that fills it.
    fn is_sum(&self, whole: &Money, parts: &[&Money]) -> bool {
        let filled = || self.rows.iter().filter_map(|row| Some((whole.figure(row)?, sum(parts, row))));
        filled().any(|(whole, _)| whole > 0.0) && filled().all(|(whole, sum)| is_close(whole, sum))
    }

    /// Whether others are more than a column in a row: they cannot be parts of it.
    fn is_exceeded(&self, whole: &Money, parts: &[&Money]) -> bool {
        self.rows.iter().any(|row| {
            let (sum, whole) = (sum(parts, row), whole.figure(row).unwrap_or_default());
            sum > whole && !is_close(sum, whole)
        })
    }

    /// Whether others are less than a column in a row: it has money that they have not. Where one of them is in words, the
    /// plan says itself that it does not know how much that is.
    fn is_less(&self, whole: &Money, parts: &[&Money]) -> bool {
        let is_in_words = |row: &Row, part: &Money| {
            let words = row.cell(part.column).filter(|_| part.figure(row).is_none());
            words.is_some_and(|cell| !values::is_nothing(&cell.shown()))
        };
        let mut rows = self.rows.iter().filter(|row| !parts.iter().any(|part| is_in_words(row, part)));
        rows.any(|row| {
            let (sum, whole) = (sum(parts, row), whole.figure(row).unwrap_or_default());
            whole > sum && !is_close(sum, whole)
        })
    }
}

fn sum(parts: &[&Money], row: &Row) -> f64 {
    parts.iter().filter_map(|part| part.figure(row)).sum()
}

/// Whether figures are the same but for what rounding does to them.
fn is_close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 0.005_f64.max(one.abs().max(other.abs()) * 0.001)
}

/// Whether a column is about these years. One that names several years is about all of them, like one that names none.
fn is_whole_period(one: &Money, of: &str) -> bool {
    let all_years = |label: &str| label.is_empty() || label.contains('/');
    let own = label(&one.title);
    own == of || all_years(&own) && all_years(of) && !one.title.contains('/')
}
