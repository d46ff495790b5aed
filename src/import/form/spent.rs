//! What was spent, as people write it into a cell of a form or an option of the command line: `12 000 000`,
//! `central-budget=12000000`, `central-budget/2023=12000000`, several with semicolons between.

use rust_decimal::Decimal;

use super::values;
use crate::edit::NewSpent;
use crate::import::sheet::Cell;
use crate::labels::{FormReason, Language, Sentence};
use crate::model::name::fold;
use crate::model::{Currency, MAX_DECIMALS, Measure, Money, Plan, SourceId};

/// What a cell says was spent. `year`: of the budget, where the cell names none.
///
/// # Errors
/// When it cannot be read, or it is not said of which source it is.
pub fn cell(cell: &Cell, of: (&Plan, &Measure), year: i32) -> Result<Vec<NewSpent>, Sentence> {
    let Some(number) = values::number(cell) else { return several(&values::text(cell)?, of, year) };
    let (plan, measure) = of;
    let source = only_source(plan, measure)?;
    let currency = plan.currency.ok_or(FormReason::NoCurrency)?;
    let money = amount(number?, currency, &cell.shown())?;
    Ok(vec![NewSpent { source: plan.sources[source].key.to_string(), year, money }])
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
    let (source, last) = words.rsplit_once('/').unwrap_or(("", words));
    match in_four_digits(last.trim()) {
        Some(year) => (source.trim(), year),
        None => (words, year),
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
    amount(values::figure_in_words(figure, "")?, currency, words)
}

/// An amount that can have been spent.
fn amount(amount: Decimal, currency: Currency, shown: &str) -> Result<Money, Sentence> {
    let amount = amount.normalize();
    if amount.is_sign_negative() && !amount.is_zero() {
        return Err(FormReason::SpentBelowZero.into());
    }
    if amount.scale() > MAX_DECIMALS {
        return Err(values::too_many_digits(shown));
    }
    Ok(Money { amount, currency })
}
