//! One cell as a value of a measure, or why it is none.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::mapping::{DateOrder, MappedColumn};
use super::sheet::Cell;
use super::written::{day_in_order, with_decimal_dot};
use crate::edit::Value;
use crate::labels::{RowReason, Sentence};
use crate::model::written::{DayWords, Reading, Role, amounts, day_words};
use crate::model::{Currency, Deadline, MAX_AMOUNT, MAX_DECIMALS, Money};

/// What stands where a table says that there is nothing.
pub const NOTHING: &str = "-";

/// Whether words say that there is nothing.
pub fn is_nothing(words: &str) -> bool {
    let words = words.trim_matches(|c: char| c.is_whitespace() || ".()".contains(c)).to_lowercase();
    ["", "-", "–", "—", "n/a", "na", "none", "nil", "nincs", "x"].contains(&&*words)
}

/// The words of a cell on one line; figures and days as they are shown.
pub fn text(cell: Option<&Cell>) -> String {
    cell.map(Cell::shown).filter(|shown| !shown.is_empty()).unwrap_or_else(|| NOTHING.to_owned())
}

/// Takes the decorations of a column off a text.
pub fn stripped<'a>(text: &'a str, decorations: &[String]) -> &'a str {
    let mut text = text.trim();
    for decoration in decorations {
        let mark = decoration.trim();
        text = text.strip_prefix(&**decoration).or_else(|| text.strip_suffix(mark)).unwrap_or(text).trim();
    }
    text
}

/// A deadline: a day, a period, or the words where there is neither.
pub fn deadline(cell: Option<&Cell>, order: Option<DateOrder>) -> Result<Deadline, Sentence> {
    let words = |text: &str| Ok(Deadline::Words(text.into()));
    match cell {
        None => words(NOTHING),
        Some(Cell::Day(day)) => Ok(Deadline::Date(*day)),
        Some(Cell::Number(number)) if number.fract() == 0.0 && (1990.0..=2200.0).contains(number) => {
            words(&number.to_string())
        }
        Some(Cell::Number(number)) => {
            Err(Sentence::of(|language| RowReason::number_for_date(language, number)))
        }
        Some(other) => {
            let shown = other.shown();
            if let Ok(period) = shown.parse() {
                return Ok(Deadline::Period(period));
            }
            if let Some(period) = day_words(&shown).and_then(|words| words.period()) {
                return Ok(Deadline::Period(period));
            }
            day_in(without_by(&shown), order)
                .map(|day| day.map_or_else(|| Deadline::Words(shown.as_str().into()), Deadline::Date))
        }
    }
}

/// A deadline without the words that say no more than that it is one: "by 30 June 2026", "2026. június 30-ig".
fn without_by(text: &str) -> &str {
    const BEFORE: [&str; 6] = ["by the ", "by ", "until ", "no later than ", "not later than ", "legkésőbb "];
    let text = text.trim();
    let begins = |word: &&&str| text.get(..word.len()).is_some_and(|start| start.to_lowercase() == **word);
    let text = BEFORE.iter().find(begins).map_or(text, |word| text[word.len()..].trim());
    text.strip_suffix("-ig").map_or(text, str::trim_end)
}

/// The words of a deadline, where they name its period otherwise than the files do.
pub fn period_in_words(cell: Option<&Cell>, deadline: &Deadline) -> Option<String> {
    let period = deadline.period()?.to_string();
    cell.map(Cell::shown).filter(|shown| *shown != period)
}

/// The day that a text is; `None` where it is a period or words.
fn day_in(text: &str, order: Option<DateOrder>) -> Result<Option<NaiveDate>, Sentence> {
    match day_words(text) {
        Some(DayWords::Day { day, alone: true }) => Ok(Some(day)),
        Some(DayWords::OneOf(days)) => {
            if let Some(day) = order.and_then(|order| day_in_order(text, &days, order)) {
                return Ok(Some(day));
            }
            let days: Vec<String> = days.iter().map(ToString::to_string).collect();
            Err(Sentence::of(|language| {
                RowReason::one_of_days(language, text, days.join(RowReason::Or.in_language(language)))
            }))
        }
        Some(DayWords::NoSuchDay) => Err(Sentence::of(|language| RowReason::no_such_day(language, text))),
        _ => Ok(None),
    }
}

/// A year in four digits.
pub fn year(cell: &Cell) -> Result<Option<i32>, Sentence> {
    let shown = cell.shown();
    if is_nothing(&shown) {
        return Ok(None);
    }
    let year = match cell {
        Cell::Day(day) => Some(day.year()),
        _ => shown.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok(),
    };
    let year = year.filter(|year| (1990..=2200).contains(year));
    year.map(Some).ok_or_else(|| Sentence::of(|language| RowReason::no_year(language, &shown)))
}

/// A currency, by its code or its usual sign.
pub fn currency(text: &str, own: Option<Currency>) -> Result<Option<Currency>, Sentence> {
    if is_nothing(text) {
        return Ok(None);
    }
    let by_code = Currency::from_code(&text.trim().to_ascii_uppercase());
    let by_sign =
        || amounts(&format!("1 {text}"), own.unwrap_or(Currency::EUR)).first().map(|amount| amount.currency);
    by_code
        .or_else(by_sign)
        .map(Some)
        .ok_or_else(|| Sentence::of(|language| RowReason::no_currency(language, text)))
}

/// How amounts are read that do not say all of it.
#[derive(Clone, Copy, Debug)]
pub struct AmountSettings<'m> {
    /// The column that they stand in.
    pub column: &'m MappedColumn,
    /// The mark before decimals.
    pub decimal: Option<char>,
    /// The currency of an amount that names none.
    pub currency: Option<Currency>,
}

/// An amount of money with the words for it; without an amount where the words name none.
#[derive(Clone, Debug, PartialEq)]
pub struct AmountCell {
    /// How much; `None` where it is not said.
    pub money: Option<Money>,
    /// As the sheet has it.
    pub words: String,
}

/// What a cell says of money; `None` where it says nothing.
pub fn amount(cell: &Cell, settings: AmountSettings<'_>) -> Result<Option<AmountCell>, Sentence> {
    let shown = cell.shown();
    if is_nothing(&shown) {
        return Ok(None);
    }
    if !shown.contains(|c: char| c.is_ascii_digit()) {
        return Ok(Some(AmountCell { money: None, words: shown }));
    }
    let (money, has_unit) = match cell {
        Cell::Number(number) => (plain(&number.to_string(), settings)?, false),
        Cell::Day(_) => return Err(Sentence::of(|language| RowReason::date_for_amount(language, &shown))),
        _ => written(&shown, settings)?,
    };
    valid(money.amount, &shown)?;
    let words = if has_unit { shown } else { spaced(money) };
    Ok(Some(AmountCell { money: Some(money), words }))
}

/// An amount in words that can be read in one way alone: `HUF 1 250 000.5`.
fn spaced(money: Money) -> String {
    money.to_string().replace(',', " ")
}

/// The amount that a text names, and whether it names the currency.
fn written(shown: &str, settings: AmountSettings<'_>) -> Result<(Money, bool), Sentence> {
    let text = with_decimal_dot(shown, settings.decimal);
    let own = settings.currency.unwrap_or(Currency::EUR);
    let named = amounts(&text, own);
    let mut own_amounts = named.iter().filter(|amount| amount.role == Role::Own);
    let Some(first) = own_amounts.next() else { return Ok((plain(&text, settings)?, false)) };
    if own_amounts.next().is_some() {
        return Err(Sentence::of(|language| RowReason::several_amounts(language, shown)));
    }
    match &first.reading {
        Reading::Exactly(_)
            if let Some(readings) = two_readings(&text[first.written.clone()], first.currency, settings) =>
        {
            Err(several_readings(shown, &readings))
        }
        Reading::Exactly(amount) => Ok((Money { amount: *amount, currency: first.currency }, true)),
        Reading::OneOf(readings) => Err(several_readings(shown, readings)),
        Reading::Between(..) | Reading::Each(_) | Reading::Unreadable => {
            Err(Sentence::of(|language| RowReason::not_one_amount(language, shown)))
        }
    }
}

/// What a number with one mark before three digits can be, such as `EUR 2,000`, where the sheet does not say. A currency that
/// has no smaller unit has no decimals.
fn two_readings(text: &str, currency: Currency, settings: AmountSettings<'_>) -> Option<[Decimal; 2]> {
    let has_decimals = currency.exponent() != Some(0);
    let number = text.trim_matches(|c: char| !c.is_ascii_digit());
    let (whole, behind) =
        number.split_once([',', '.']).filter(|_| has_decimals && settings.decimal.is_none())?;
    let is_digits = |text: &str| text.bytes().all(|c| c.is_ascii_digit());
    let is_open = is_digits(whole)
        && (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && is_digits(behind)
        && behind.len() == 3;
    let reading = |mark: &str| format!("{whole}{mark}{behind}").parse::<Decimal>().ok();
    if is_open { reading("").zip(reading(".")).map(<[Decimal; 2]>::from) } else { None }
}

/// Why a figure is refused that can be read in several ways.
pub fn several_readings(shown: &str, readings: &[Decimal]) -> Sentence {
    let readings: Vec<String> = readings.iter().map(ToString::to_string).collect();
    Sentence::of(|language| {
        RowReason::one_of_amounts(language, shown, readings.join(RowReason::Or.in_language(language)))
    })
}

/// Figures without a currency, as the column says they are meant.
fn plain(figures: &str, settings: AmountSettings<'_>) -> Result<Money, Sentence> {
    let Some(currency) = settings.currency else {
        return Err(RowReason::NoCurrency.into());
    };
    let amount = match figures.parse::<Decimal>() {
        // What looks like thousands may be decimals, unless it is known or a number of the sheet.
        Ok(amount) if settings.decimal.is_some() || amount.scale() != 3 => amount,
        _ => match amounts(&format!("{figures} {}", currency.code()), currency)
            .first()
            .map(|amount| &amount.reading)
        {
            Some(Reading::Exactly(amount)) => *amount,
            Some(Reading::OneOf(readings)) => return Err(several_readings(figures, readings)),
            _ => return Err(Sentence::of(|language| RowReason::no_amount(language, figures))),
        },
    };
    let times = Decimal::from(settings.column.times.unwrap_or(1));
    let amount = amount
        .checked_mul(times)
        .ok_or_else(|| Sentence::of(|language| RowReason::too_large(language, figures)))?;
    Ok(Money { amount: amount.normalize(), currency })
}

fn valid(amount: Decimal, shown: &str) -> Result<(), Sentence> {
    if amount.is_sign_negative() && !amount.is_zero() {
        return Err(Sentence::of(|language| RowReason::negative(language, shown)));
    }
    if amount > MAX_AMOUNT || amount.normalize().scale() > MAX_DECIMALS {
        return Err(Sentence::of(|language| RowReason::too_many_digits(language, shown)));
    }
    Ok(())
}

/// A deadline as a file has it.
pub fn deadline_value(deadline: &Deadline) -> Value {
    match deadline {
        Deadline::Date(day) => Value::Day(*day),
        Deadline::Period(period) => Value::text(period.to_string()),
        Deadline::Words(words) => Value::text(words.as_str()),
        Deadline::Unknown => Value::text(""),
        Deadline::Missing => Value::text(NOTHING),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::field::Field;
    use crate::import::sheet::Column;

    fn money(
        cell: Cell,
        decimal: Option<char>,
        currency: Option<Currency>,
        times: Option<u64>,
    ) -> Result<String, Sentence> {
        let column = MappedColumn { times, ..MappedColumn::new(Column(0), String::new(), Field::Amount) };
        let found = amount(&cell, AmountSettings { column: &column, decimal, currency })?;
        Ok(found.and_then(|found| found.money).map_or("nothing".to_owned(), |money| money.to_string()))
    }

    #[test]
    fn amounts_in_every_usual_form() {
        let huf = Some(Currency::HUF);
        let text = |text: &str| Cell::Text(text.to_owned());
        for (cell, decimal, expected) in [
            (text("1.250.000 Ft"), None, "HUF 1,250,000"),
            (text("2,5 M EUR"), Some(','), "EUR 2,500,000"),
            (text("2,5 M EUR"), None, "EUR 2,500,000"),
            (text("1 250 000"), None, "HUF 1,250,000"),
            (text("1.250"), Some(','), "HUF 1,250"),
            (text("1.250"), Some('.'), "HUF 1.25"),
            (text("€ 70,000"), Some('.'), "EUR 70,000"),
            (Cell::Number(1_250_000.5), None, "HUF 1,250,000.5"),
            (text("HUF 2,000"), Some('.'), "HUF 2,000"),
            (text("JPY 2,000"), None, "JPY 2,000"),
            (text("EUR 2,000.50"), None, "EUR 2,000.5"),
            (text("EUR 2,000"), Some('.'), "EUR 2,000"),
            (text("to be determined"), None, "nothing"),
            (text("n/a"), None, "nothing"),
        ] {
            assert_eq!(money(cell.clone(), decimal, huf, None), Ok(expected.to_owned()), "{cell:?}");
        }
        assert_eq!(money(Cell::Number(12.5), None, huf, Some(1000)), Ok("HUF 12,500".to_owned()));
        for (cell, says) in [
            (text("EUR 2,000"), "can be 2000 or 2.000"),
            (text("EUR 1.500"), "can be 1500 or 1.5"),
            (text("HUF 2,000"), "can be 2000 or 2.000"),
            (text("1.250 Ft"), "can be 1250 or 1.25"),
            (text("1.250"), "can be 1250 or 1.25"),
            (text("70 000 Ft and 80 000 Ft"), "several amounts"),
            (Cell::Number(-5.0), "negative"),
        ] {
            let refused = money(cell.clone(), None, huf, None).unwrap_err().to_string();
            assert!(refused.contains(says), "{cell:?}: {refused}");
        }
        assert!(
            money(Cell::Number(5.0), None, None, None).unwrap_err().to_string().contains("names no currency")
        );
    }

    #[test]
    fn deadlines_in_every_usual_form() {
        let read = |text: &str, order| deadline(Some(&Cell::Text(text.to_owned())), order);
        let day = |day: &str| Ok(Deadline::Date(day.parse().unwrap()));
        for text in
            ["2026-12-31", "31.12.2026", "31/12/2026", "2026. december 31.", "31 December 2026", "12/31/2026"]
        {
            assert_eq!(read(text, None), day("2026-12-31"), "{text}");
        }
        for text in [
            "2026. december 31-ig",
            "2026.12.31-ig",
            "legkésőbb 2026. december 31.",
            "by 31/12/2026",
            "By 31 December 2026",
        ] {
            assert_eq!(read(text, None), day("2026-12-31"), "{text}");
        }
        assert_eq!(read("2026. június hó", None), Ok(Deadline::Period("2026-06".parse().unwrap())));
        for text in ["Q5 2026", "2026-H3", "by 31 December 2026 if funded"] {
            assert_eq!(read(text, None), Ok(Deadline::Words(text.into())), "{text}");
        }
        assert_eq!(read("03/04/2026", Some(DateOrder::DayMonthYear)), day("2026-04-03"));
        assert_eq!(read("03/04/2026", Some(DateOrder::MonthDayYear)), day("2026-03-04"));
        assert!(read("03/04/2026", None).unwrap_err().to_string().contains("2026-04-03 or 2026-03-04"));
        assert!(read("30/02/2026", None).is_err());
        assert_eq!(read("continuous", None), Ok(Deadline::Words("continuous".into())));
        assert!(deadline(Some(&Cell::Number(45_000.0)), None).is_err());
        assert_eq!(deadline(None, None), Ok(Deadline::Words("-".into())));
    }
}
