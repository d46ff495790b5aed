//! An amount that was spent, as people write it: `12 000 000`, `2,5 M Ft`, `€500`, `3 000 000,-`. What can be meant in two ways
//! is refused with what to write.

use rust_decimal::Decimal;

use super::values;
use crate::import::sheet::Cell;
use crate::labels::{FormReason, Language, Sentence};
use crate::model::notation::{Amount, Figure, Reading, amounts, figure};
use crate::model::{Currency, MAX_AMOUNT, MAX_DECIMALS, Money, Plan};

/// An amount in words, with its currency or in that of the plan.
///
/// # Errors
/// When it is none, or can be read in two ways.
pub fn in_words(words: &str, plan: &Plan) -> Result<Money, Sentence> {
    let words = words.trim();
    if is_negative(words) {
        return Err(FormReason::SpentBelowZero.into());
    }
    let none = || Sentence::of(|language| FormReason::no_amount(language, words));
    let with_code = with_large_code(words);
    let own = plan.currency.unwrap_or(Currency::EUR);
    if let Some(amount) = whole(&with_code, own) {
        return exact(&amount, words).and_then(|money| valid(money, words));
    }
    // A letter alone stands for thousands only before a currency.
    let is_letter = |word: &str| matches!(word, "e" | "E" | "T");
    if !words.contains(|c: char| c.is_ascii_digit()) || words.split_whitespace().last().is_some_and(is_letter)
    {
        return Err(none());
    }
    let currency = plan.currency.ok_or(FormReason::NoCurrency)?;
    let amount = whole(&format!("{words} {}", currency.code()), currency).ok_or_else(none)?;
    let money = exact(&amount, words)?;
    // Money has two decimals or none: `12,5` may well be meant in millions.
    let decimals = words.rsplit_once([',', '.']).map(|(_, decimals)| decimals.len());
    if money.amount < Decimal::ONE_THOUSAND && decimals == Some(1) {
        return Err(Sentence::of(|language| FormReason::one_decimal(language, words)));
    }
    valid(money, words)
}

/// The amount in a cell that holds a number, in the currency that its format shows, else in that of the plan; `None` where
/// it holds something else.
pub fn of_number(cell: &Cell, plan: &Plan) -> Option<Result<Money, Sentence>> {
    let number = values::number(cell)?;
    let (figure, words) = cell.figure()?;
    let shown = cell.shown();
    if figure < 0.0 {
        return Some(Err(FormReason::SpentBelowZero.into()));
    }
    let currency = match words.trim() {
        "" => plan.currency.ok_or_else(|| FormReason::NoCurrency.into()),
        words => whole(&format!("1 {words}"), plan.currency.unwrap_or(Currency::EUR))
            .map(|(amount, _)| amount.currency)
            .ok_or_else(|| Sentence::of(|language| FormReason::no_amount(language, &shown))),
    };
    let money = number.and_then(|amount| Ok(Money { amount, currency: currency? }));
    Some(money.and_then(|money| valid(money, &shown)))
}

/// Whether a minus stands before the first digit, and not all digits are zero.
fn is_negative(words: &str) -> bool {
    let Some(first) = words.find(|c: char| c.is_ascii_digit()) else { return false };
    words[..first].trim_end().ends_with(['-', '\u{2212}'])
        && words.contains(|c: char| ('1'..='9').contains(&c))
}

/// The words with the code of a currency in capitals: `5 eur`.
fn with_large_code(words: &str) -> String {
    let is_code = |word: &str| Currency::from_code(&word.to_ascii_uppercase()).is_some();
    let large = |word: &str| if is_code(word) { word.to_ascii_uppercase() } else { word.to_owned() };
    words.split_whitespace().map(large).collect::<Vec<_>>().join(" ")
}

/// The one amount that a text is, with nothing beside it.
fn whole(text: &str, own: Currency) -> Option<(Amount, String)> {
    let text = text.trim();
    let mut found = amounts(text, own).into_iter();
    let only = found.next().filter(|only| only.written == (0..text.len()))?;
    found.next().is_none().then(|| (only, text.to_owned()))
}

/// What it comes to, where that is one figure.
fn exact(amount: &(Amount, String), shown: &str) -> Result<Money, Sentence> {
    let (Amount { currency, reading, .. }, text) = amount;
    let digits = text.trim_matches(|c: char| !c.is_ascii_digit());
    let several = |readings: &[Decimal]| match readings {
        [] => Err(too_many_digits(shown)),
        readings => Err(values::one_of_figures(shown, readings)),
    };
    match (reading, figure(digits)) {
        // A mark before three digits, and no word for the size that would tell thousands from decimals.
        (Reading::Exactly(value), Figure::OneOf(readings))
            if readings.contains(value) && currency.exponent() != Some(0) =>
        {
            several(&readings)
        }
        (Reading::Exactly(value), _) => Ok(Money { amount: *value, currency: *currency }),
        (Reading::OneOf(readings), _) => several(readings),
        (_, Figure::TooManyDigits) => Err(too_many_digits(shown)),
        _ => Err(Sentence::of(|language| FormReason::no_amount(language, shown))),
    }
}

/// An amount that can have been spent.
fn valid(money: Money, shown: &str) -> Result<Money, Sentence> {
    let money = Money { amount: money.amount.normalize(), ..money };
    if money.amount > MAX_AMOUNT || money.amount.scale() > MAX_DECIMALS {
        return Err(too_many_digits(shown));
    }
    let has_parts = money.currency.exponent() != Some(0) && money.currency != Currency::HUF;
    if !has_parts && !money.amount.fract().is_zero() {
        return Err(Sentence::of(|language| FormReason::no_decimals(language, shown, money.currency.code())));
    }
    Ok(money)
}

fn too_many_digits(shown: &str) -> Sentence {
    Sentence::of(|language: Language| FormReason::too_many_digits_of_amount(language, shown, MAX_DECIMALS))
}
