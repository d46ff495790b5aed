//! What was spent, as people write it into a cell of a form or an option of the command line: `12 000 000`,
//! `central-budget=12000000`, `central-budget/2023=12000000`, several with semicolons between.

use rust_decimal::Decimal;

use super::values::figure_in_words;
use crate::edit::NewSpent;
use crate::import::sheet::Cell;
use crate::labels::{FormReason, Language, Sentence};
use crate::model::name::fold;
use crate::model::{Currency, Measure, Money, Plan, SourceId};

/// What a cell says was spent. `year`: of the budget, where the cell names none.
///
/// # Errors
/// When it cannot be read, or it is not said of which source it is.
pub fn cell(cell: &Cell, (plan, measure): (&Plan, &Measure), year: i32) -> Result<Vec<NewSpent>, Sentence> {
    // A number of the sheet has no thousands in which it could be read otherwise.
    let written = match (cell, cell.lines()) {
        (Cell::Formula, _) => return Err(FormReason::FormulaWithoutValue.into()),
        (Cell::Error(error), _) => return Err(Sentence::of(|lang| FormReason::formula_error(lang, error))),
        (_, Some(lines)) => lines.to_owned(),
        _ => match cell.figure() {
            Some((number, _)) => {
                let number = Decimal::from_str_exact(&number.to_string()).ok();
                let shown = cell.shown();
                let unreadable = || Sentence::of(|language| FormReason::no_figure(language, &shown));
                let Some(number) = number else { return Err(unreadable()) };
                // A third decimal would look like thousands.
                if number.scale() == 3 { format!("{number}0") } else { number.to_string() }
            }
            None => cell.shown(),
        },
    };
    several(&written, (plan, measure), year)
}

/// What words say was spent. `year`: of the budget, where they name none.
///
/// # Errors
/// When they cannot be read, or it is not said of which source it is.
pub fn several(words: &str, of: (&Plan, &Measure), year: i32) -> Result<Vec<NewSpent>, Sentence> {
    let parts = words.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let all = parts.map(|part| one(part, of, year)).collect::<Result<Vec<_>, _>>()?;
    let is_same = |a: &NewSpent, b: &NewSpent| {
        (&a.source, a.year, a.money.currency) == (&b.source, b.year, b.money.currency)
    };
    match all.iter().enumerate().find(|(at, one)| all[..*at].iter().any(|known| is_same(known, one))) {
        Some((_, twice)) => {
            let name = format!("{}/{}", twice.source, twice.year);
            Err(Sentence::of(|language| FormReason::spent_twice(language, &name)))
        }
        None => Ok(all),
    }
}

fn one(words: &str, (plan, measure): (&Plan, &Measure), year: i32) -> Result<NewSpent, Sentence> {
    let (named, amount) = match words.rsplit_once('=') {
        Some((named, amount)) => (named.trim(), amount.trim()),
        None => ("", words),
    };
    let (source, year) = source_and_year(named, plan, year);
    let source = match source {
        "" => only_source(plan, measure)?,
        name => known_source(plan, name).ok_or_else(|| no_source(plan, measure, name))?,
    };
    let money = money(amount, plan)?;
    Ok(NewSpent { source: plan.sources[source].key.to_string(), year, money })
}

/// The source and the year of `central-budget/2023`, `central-budget` or `2023`.
fn source_and_year<'w>(words: &'w str, plan: &Plan, year: i32) -> (&'w str, i32) {
    let in_four_digits = |word: &str| word.parse().ok().filter(|_| word.len() == 4);
    if known_source(plan, words).is_some() {
        return (words, year);
    }
    match words.rsplit_once('/').map_or(("", words), |(source, year)| (source.trim(), year.trim())) {
        (source, last) if in_four_digits(last).is_some() => (source, in_four_digits(last).unwrap_or(year)),
        _ => (words, year),
    }
}

/// The source with this id, or this name in any language.
fn known_source(plan: &Plan, wanted: &str) -> Option<SourceId> {
    let is_named = |language: Language, id| fold(language.source(&plan.sources[id])) == fold(wanted);
    plan.sources.find(wanted).or_else(|| {
        let mut ids = plan.sources.iter().map(|(id, _)| id);
        ids.find(|&id| Language::WORDS.iter().any(|(_, language)| is_named(*language, id)))
    })
}

/// The source of a measure that has one alone.
fn only_source(plan: &Plan, measure: &Measure) -> Result<SourceId, Sentence> {
    let mut sources = measure.allocations.iter().map(|it| it.source);
    match sources.next() {
        Some(first) if sources.all(|other| other == first) => Ok(first),
        _ => Err(Sentence::of(|language| FormReason::which_source(language, keys(plan, measure)))),
    }
}

fn no_source(plan: &Plan, measure: &Measure, name: &str) -> Sentence {
    Sentence::of(|language| FormReason::no_such_source(language, name, keys(plan, measure)))
}

/// The ids of a measure's sources; all of the plan's, where it names none.
fn keys(plan: &Plan, measure: &Measure) -> String {
    let mut keys: Vec<&str> = Vec::new();
    for allocation in &measure.allocations {
        let key = plan.sources[allocation.source].key.as_str();
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if keys.is_empty() {
        keys = plan.sources.iter().map(|(_, source)| source.key.as_str()).collect();
    }
    keys.join(", ")
}

/// An amount with its currency, or in that of the plan: `HUF 1 200`, `1 200 EUR`, `1 200 Ft`.
fn money(words: &str, plan: &Plan) -> Result<Money, Sentence> {
    let code = |word: &str| match word {
        "Ft" | "ft" => Some(Currency::HUF),
        "€" => Some(Currency::EUR),
        _ => Currency::from_code(&word.to_ascii_uppercase()),
    };
    let before = words.split_once(char::is_whitespace).and_then(|(word, rest)| Some((code(word)?, rest)));
    let behind = words.rsplit_once(char::is_whitespace).and_then(|(rest, word)| Some((code(word)?, rest)));
    let (currency, figure) = match before.or(behind) {
        Some((currency, figure)) => (Some(currency), figure.trim()),
        None => (plan.currency, words),
    };
    let Some(currency) = currency else { return Err(FormReason::NoCurrency.into()) };
    let amount = figure_in_words(figure, "")?;
    if amount.is_sign_negative() && !amount.is_zero() {
        return Err(FormReason::SpentBelowZero.into());
    }
    if amount.normalize().scale() > crate::model::MAX_DECIMALS {
        return Err(Sentence::of(|language| FormReason::too_many_digits(language, words)));
    }
    Ok(Money { amount: amount.normalize(), currency })
}
