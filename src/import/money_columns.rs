//! Which columns of money count. Sums of other columns, parts of one, the same money again, and what was spent become columns of
//! the plan's own: money that is counted twice is worse than money that a person has to map.

use std::collections::BTreeSet;

use super::candidate::Candidate;
use super::content::Content;
use super::field::Field;
use super::money_words::{Kind, kind, label, source_in};
use super::notation::year_in;
use super::sheet::{Column, Row};
use super::unit::unit_in;
use super::values;
use super::versions::version;

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
}

/// Settles which of the columns of money count. `contents` are what the cells of each candidate look like.
pub fn settle(candidates: &mut [Candidate], contents: &[Content], sample: &[&Row]) {
    let all = candidates.iter().zip(contents).enumerate();
    let all: Vec<Money> = all.filter_map(|(at, (one, content))| money(at, one, content)).collect();
    let (aside, rest): (Vec<Money>, Vec<Money>) = all.into_iter().partition(|one| one.kind == Kind::Aside);
    let is_expense = |one: &Money| one.kind == Kind::Expense;
    let has_plan = rest.iter().any(|one| !is_expense(one));
    let (spent, rest): (Vec<Money>, Vec<Money>) =
        rest.into_iter().partition(|one| has_plan && is_expense(one));
    let (sums, rest) = without_sums(rest, sample);
    let (again, rest) = without_repeated(rest);
    for one in aside.iter().chain(&spent).chain(&sums).chain(&again) {
        candidates[one.at].keep_aside();
    }
    for one in rest {
        let sure = candidates[one.at]
            .field
            .filter(|(field, _)| *field == Field::Amount)
            .map_or(50, |(_, sure)| sure);
        candidates[one.at].field = Some((Field::Amount, sure));
        candidates[one.at].source = one.source;
    }
}

/// A candidate as a column of money, where it is one: by its name, or by figures below a heading that names a currency.
fn money(at: usize, candidate: &Candidate, content: &Content) -> Option<Money> {
    let has_figures = content.filled > 0 && (content.figures + content.amounts) * 2 > content.filled;
    let names_currency = || unit_in(&candidate.title).is_some_and(|(_, currency)| currency.is_some());
    let is_money = match candidate.field.map(|(field, _)| field) {
        Some(Field::Amount) => true,
        Some(Field::Source | Field::Funding) => content.figures * 2 > content.filled,
        Some(Field::Unit | Field::Means | Field::Partners | Field::Section) | None => {
            has_figures && names_currency()
        }
        Some(_) => false,
    };
    let (kind, source) = (kind(&candidate.title), source_in(&candidate.title));
    let is_of_source = source.is_some()
        && kind == Kind::Counts
        && candidate.field.is_none()
        && content.figures * 2 > content.filled;
    (is_money || is_of_source).then(|| Money {
        at,
        column: candidate.column,
        title: candidate.title.clone(),
        kind,
        year: year_in(&candidate.title),
        source,
    })
}

/// Takes out the columns that are sums of others; where the sum is filled in more than twice as many rows, takes out the others.
fn without_sums(all: Vec<Money>, sample: &[&Row]) -> (Vec<Money>, Vec<Money>) {
    let (mut aside, all) = without_wholes_or_sources(all, sample);
    let is_of_fiscal_year = |one: &Money| label(&one.title).contains('/') && one.title.contains('/');
    let is_of_year = |one: &Money| one.year.is_some() || is_of_fiscal_year(one);
    let has_years = all.iter().any(is_of_year);
    let is_sum = |one: &Money| one.kind == Kind::Sum || has_years && one.source.is_none() && !is_of_year(one);
    let (sums, parts): (Vec<Money>, Vec<Money>) = all.into_iter().partition(is_sum);
    if sums.is_empty() || parts.is_empty() {
        return (aside, sums.into_iter().chain(parts).collect());
    }
    let says = |row: &Row, all: &[Money]| all.iter().any(|one| figure(row, one.column).is_some());
    let filled = |all: &[Money]| sample.iter().filter(|row| says(row, all)).count();
    let (uncounted, counted) =
        if filled(&parts) * 2 >= filled(&sums) { (sums, parts) } else { (parts, sums) };
    aside.extend(uncounted);
    (aside, counted)
}

/// Decides between columns of single sources and a column without a source. If the latter is the sum of the sources in every
/// row, the sources count. Otherwise they may be only parts of it, and it counts.
fn without_wholes_or_sources(mut all: Vec<Money>, sample: &[&Row]) -> (Vec<Money>, Vec<Money>) {
    let mut aside = Vec::new();
    let labels: BTreeSet<String> = all.iter().map(|one| label(&one.title)).collect();
    for of in labels {
        let is_here = |one: &Money| is_whole_period(one, &of);
        let is_whole = |one: &Money| is_here(one) && one.source.is_none() && one.kind == Kind::Counts;
        let is_part = |one: &Money| is_here(one) && one.source.is_some();
        let parts: Vec<Column> = all.iter().filter(|one| is_part(one)).map(|one| one.column).collect();
        let Some(whole) = all.iter().find(|one| is_whole(one)).map(|one| one.column) else { continue };
        if parts.is_empty() {
            continue;
        }
        let fits = |row: &&&Row| {
            let sum: f64 = parts.iter().filter_map(|part| figure(row, *part)).sum();
            (sum - figure(row, whole).unwrap_or_default()).abs() < 0.005
        };
        let is_filled = sample.iter().any(|row| figure(row, whole).is_some_and(|sum| sum > 0.0));
        let is_sum = is_filled && parts.len() > 1 && sample.iter().filter(fits).count() == sample.len();
        let (uncounted, rest): (Vec<Money>, Vec<Money>) =
            all.into_iter().partition(|one| if is_sum { is_whole(one) } else { is_part(one) });
        aside.extend(uncounted);
        all = rest;
    }
    (aside, all)
}

/// Whether a column is about these years. One that names several years is about all of them, like one that names none.
fn is_whole_period(one: &Money, of: &str) -> bool {
    let all_years = |label: &str| label.is_empty() || label.contains('/');
    let own = label(&one.title);
    own == of || all_years(&own) && all_years(of) && !one.title.contains('/')
}

/// Takes out columns that repeat the same money. Of the columns of one year and source the newest version counts, or the first
/// where there are no versions. Kinds of cost that add up all count.
fn without_repeated(all: Vec<Money>) -> (Vec<Money>, Vec<Money>) {
    let place = |one: &Money| (label(&one.title), one.source.clone());
    let counts = |one: &Money| {
        let same: Vec<&Money> = all.iter().filter(|other| place(other) == place(one)).collect();
        let kinds: BTreeSet<&str> = same
            .iter()
            .filter(|other| other.kind == Kind::Complement)
            .map(|other| other.title.as_str())
            .collect();
        if kinds.len() > 1 {
            let first = same.iter().find(|other| other.title == one.title);
            return one.kind == Kind::Complement && first.is_some_and(|first| first.at == one.at);
        }
        let newest = same.iter().map(|other| version(&other.title)).max();
        let best = same.iter().find(|other| Some(version(&other.title)) == newest);
        best.is_some_and(|best| best.at == one.at)
    };
    let counted: BTreeSet<usize> = all.iter().filter(|one| counts(one)).map(|one| one.at).collect();
    all.into_iter().partition(|one| !counted.contains(&one.at))
}

fn figure(row: &Row, column: Column) -> Option<f64> {
    row.cell(column).and_then(values::figure)
}
