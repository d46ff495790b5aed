//! A cell of money: an amount, words that say that none is known, or why it is neither.

use rust_decimal::Decimal;

use super::amount_words::{
    OtherContent, is_day, is_negative, is_of_each_year, is_product, is_said, of_year, other_content,
};
use super::mapping::MappedColumn;
use super::notation::{may_be_thousands, with_decimal_dot};
use super::sheet::Cell;
use super::values::is_nothing;
use crate::labels::{QuestionKind, RowReason, Sentence};
use crate::model::notation::{Reading, Role, amounts, is_inexact, is_only_figure_inexact};
use crate::model::{Currency, MAX_AMOUNT, MAX_DECIMALS, Money};

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

/// An amount of money with the words for it; without an amount where the words name none, or none that is exact.
#[derive(Clone, Debug, PartialEq)]
pub struct AmountCell {
    /// How much; `None` where it is not said.
    pub money: Option<Money>,
    /// As the sheet has it, without the year.
    pub words: String,
    /// The year that it names.
    pub year: Option<i32>,
    /// Whether the words say how much, and not exactly.
    pub is_inexact: bool,
    /// Whether the words say more than how much.
    pub says_more: bool,
}

impl AmountCell {
    /// Whether it is money, exactly or not.
    pub fn says_how_much(&self) -> bool {
        self.money.is_some() || self.is_inexact
    }
}

/// What a text says of an amount.
enum WrittenAmount {
    /// This; whether the text names its currency, and whether it says more.
    Exactly(Money, bool, bool),
    /// Something else: a bound, an estimate, a range.
    Inexactly,
}

/// What a cell says of money; `None` where it says nothing.
pub fn amount(cell: &Cell, settings: AmountSettings<'_>) -> Result<Option<AmountCell>, Sentence> {
    let shown = cell.shown();
    // An error of a formula is refused in whatever column it stands.
    if is_nothing(&shown) || matches!(cell, Cell::Error(_)) {
        return Ok(None);
    }
    let without = |words: String, year, is_inexact| AmountCell {
        money: None,
        words,
        year,
        is_inexact,
        says_more: false,
    };
    if !shown.contains(|c: char| c.is_ascii_digit()) {
        return match is_said(&shown) {
            true => Ok(Some(without(shown, None, false))),
            false => Err(Sentence::of(|language| RowReason::no_amount_in_words(language, &shown))),
        };
    }
    let (year, said) = match cell {
        Cell::Text(_) => of_year(&shown),
        _ => (None, &*shown),
    };
    let read = match cell {
        Cell::Number(_) => WrittenAmount::Exactly(figure(cell, settings)?, false, false),
        Cell::Figure(..) if is_only_figure_inexact(said) || is_shown_with_words(cell) => {
            WrittenAmount::Inexactly
        }
        Cell::Figure(..) => WrittenAmount::Exactly(figure(cell, settings)?, false, false),
        Cell::Day(_) => return Err(Sentence::of(|language| RowReason::date_for_amount(language, &shown))),
        _ => written([said, &shown], settings)?,
    };
    let WrittenAmount::Exactly(money, has_unit, says_more) = read else {
        return Ok(Some(without(said.to_owned(), year, true)));
    };
    valid(money.amount, &shown)?;
    let words = if has_unit { said.to_owned() } else { spaced(money) };
    if let Some(bound) = &settings.column.bound {
        return Ok(Some(without(format!("{bound} {words}"), year, true)));
    }
    Ok(Some(AmountCell { money: Some(money), words, year, is_inexact: false, says_more }))
}

/// A figure of the sheet. What its format shows beside it, such as a currency or "M Ft", goes before what its column says.
fn figure(cell: &Cell, settings: AmountSettings<'_>) -> Result<Money, Sentence> {
    let (number, words) = cell.figure().unwrap_or_default();
    let (written, whole) = (number.to_string(), cell.shown());
    // A number of the sheet can be read in one way alone.
    let settings = AmountSettings { decimal: Some('.'), ..settings };
    let own = settings.currency.unwrap_or(Currency::EUR);
    let shown = amounts(&format!("1 {words}"), own).into_iter().find(|_| !words.is_empty());
    match shown.map(|shown| (shown.currency, shown.reading)) {
        Some((currency, Reading::Exactly(unit))) => {
            let of_cell = MappedColumn { times: None, ..settings.column.clone() };
            let column = if unit == Decimal::ONE { settings.column } else { &of_cell };
            let settings = AmountSettings { column, currency: Some(currency), ..settings };
            let money = plain([&written, &whole], settings)?;
            let amount = money.amount.checked_mul(unit);
            let amount = amount
                .ok_or_else(|| Sentence::of(|language| RowReason::too_large(language, cell.shown())))?;
            Ok(Money { amount: amount.normalize(), ..money })
        }
        _ => plain([&written, &whole], settings),
    }
}

/// Whether the format of a figure adds words to it, other than a currency and a scale: "500 Ft/school".
fn is_shown_with_words(cell: &Cell) -> bool {
    let (_, words) = cell.figure().unwrap_or_default();
    let text = format!("1 {words}");
    let rest = amounts(&text, Currency::EUR)
        .first()
        .map_or([&text[1..], ""], |amount| [&text[..amount.written.start], &text[amount.written.end..]]);
    other_content(rest) == OtherContent::Words
}

/// An amount in words that can be read in one way alone: `HUF 1 250 000.5`.
fn spaced(money: Money) -> String {
    money.to_string().replace(',', " ")
}

/// The amount that a text names; `shown` is all of its cell.
fn written([said, shown]: [&str; 2], settings: AmountSettings<'_>) -> Result<WrittenAmount, Sentence> {
    if is_negative(said) {
        return Err(Sentence::of(|language| RowReason::negative(language, shown)));
    }
    if is_of_each_year(said) {
        return Err(Sentence::of(|language| RowReason::amount_of_each(language, shown)));
    }
    if is_day(said) {
        return Err(Sentence::of(|language| RowReason::date_for_amount(language, shown)));
    }
    let text = with_decimal_dot(said, settings.decimal);
    let own = settings.currency.unwrap_or(Currency::EUR);
    let named = amounts(&text, own);
    let mut own_amounts = named.iter().filter(|amount| amount.role == Role::Own);
    let Some(first) = own_amounts.next() else {
        return match is_only_figure_inexact(&text) || is_product(&text) {
            true => Ok(WrittenAmount::Inexactly),
            false => Ok(WrittenAmount::Exactly(plain([&text, shown], settings)?, false, false)),
        };
    };
    if own_amounts.next().is_some() {
        return Err(Sentence::of(|language| RowReason::several_amounts(language, shown)));
    }
    let written = &text[first.written.clone()];
    let beside = other_content([&text[..first.written.start], &text[first.written.end..]]);
    let is_bound = is_inexact(&text, first.written.clone());
    let is_all = !is_bound && beside != OtherContent::Words && !is_product(written);
    match &first.reading {
        // What no rule knows as a bound would look in the words of the plan like an amount that it left out.
        Reading::Exactly(_) if !is_all && !is_bound => {
            Err(Sentence::of(|language| RowReason::beside_amount(language, shown)))
        }
        Reading::Exactly(_) | Reading::OneOf(_) if !is_all => Ok(WrittenAmount::Inexactly),
        Reading::Exactly(_) if let Some(readings) = two_readings(written, first.currency, settings) => {
            Err(several_readings(shown, &readings))
        }
        Reading::Exactly(amount) => {
            let money = Money { amount: *amount, currency: first.currency };
            Ok(WrittenAmount::Exactly(money, true, beside == OtherContent::Remark))
        }
        Reading::OneOf(readings) => Err(several_readings(shown, readings)),
        Reading::Between(..) | Reading::Each(_) => Ok(WrittenAmount::Inexactly),
        Reading::Unreadable => Err(Sentence::of(|language| RowReason::not_one_amount(language, shown))),
    }
}

/// What a number with one mark before three digits can be, such as `EUR 2,000`, where the sheet does not say. A
/// currency that has no smaller unit has no decimals.
fn two_readings(text: &str, currency: Currency, settings: AmountSettings<'_>) -> Option<[Decimal; 2]> {
    let has_decimals = currency.exponent() != Some(0);
    let number = text.trim_matches(|c: char| !c.is_ascii_digit());
    let mark =
        number.chars().find(|c| ",.".contains(*c)).filter(|_| has_decimals && settings.decimal.is_none())?;
    let (whole, behind) = number.split_once(mark).filter(|_| may_be_thousands(number, mark))?;
    let reading = |mark: &str| format!("{whole}{mark}{behind}").parse::<Decimal>().ok();
    reading("").zip(reading(".")).map(<[Decimal; 2]>::from)
}

/// Why a figure is refused that can be read in several ways.
pub fn several_readings(shown: &str, readings: &[Decimal]) -> Sentence {
    let readings: Vec<String> = readings.iter().map(ToString::to_string).collect();
    Sentence::of(|language| {
        RowReason::one_of_amounts(language, shown, readings.join(RowReason::Or.in_language(language)))
    })
    .asking(QuestionKind::Figures)
}

/// Figures without a currency, as the column says they are meant; `shown` is all of their cell.
fn plain([figures, shown]: [&str; 2], settings: AmountSettings<'_>) -> Result<Money, Sentence> {
    let no_amount = || Sentence::of(|language| RowReason::no_amount(language, shown));
    // A share and a time of day are no money.
    if figures.contains(|c: char| c.is_alphabetic() || "%:".contains(c)) {
        return Err(no_amount());
    }
    let Some(currency) = settings.currency else {
        return Err(Sentence::from(RowReason::NoCurrency).asking(QuestionKind::Currency));
    };
    if let Some(readings) = two_readings(figures, currency, settings) {
        return Err(several_readings(shown, &readings));
    }
    let amount = match figures.parse::<Decimal>() {
        // What looks like thousands may be decimals, unless it is known or a number of the sheet.
        Ok(amount) if settings.decimal.is_some() || amount.scale() != 3 => amount,
        _ => match amounts(&format!("{figures} {}", currency.code()), currency)
            .first()
            .map(|amount| (&amount.reading, amount.written.start))
        {
            // The amount must begin the text; in "2026 500" it does not.
            Some((Reading::Exactly(amount), 0)) => *amount,
            Some((Reading::OneOf(readings), 0)) => return Err(several_readings(shown, readings)),
            _ => return Err(no_amount()),
        },
    };
    let times = Decimal::from(settings.column.times.unwrap_or(1));
    let amount = amount
        .checked_mul(times)
        .ok_or_else(|| Sentence::of(|language| RowReason::too_large(language, shown)))?;
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
            (text("1.250 EUR"), Some('.'), "EUR 1.25"),
            (text("2.500 million EUR"), Some('.'), "EUR 2,500,000"),
            (text("£75,000"), Some('.'), "GBP 75,000"),
            (text("£75,000"), Some(','), "GBP 75"),
            (text("75,000"), Some(','), "HUF 75"),
            (Cell::Number(12.125), None, "HUF 12.125"),
            (text("HUF 2,000"), Some('.'), "HUF 2,000"),
            (text("JPY 2,000"), None, "JPY 2,000"),
            (text("EUR 2,000.50"), None, "EUR 2,000.5"),
            (text("EUR 2,000"), Some('.'), "EUR 2,000"),
            (text("to be determined"), None, "nothing"),
            (text("tbd"), None, "nothing"),
            (text("nem igényel forrást"), None, "nothing"),
            (text("n/a"), None, "nothing"),
            (text("up to 500 EUR"), None, "nothing"),
            (text("~500"), None, "nothing"),
            (text("500-600 EUR"), None, "nothing"),
            (text("max. 2,000 EUR"), None, "nothing"),
            (text("2026: 500 EUR"), None, "EUR 500"),
            (text("500 EUR*"), None, "EUR 500"),
            (text("Összesen: 500 EUR"), None, "EUR 500"),
            (text("2 x 500 EUR"), None, "nothing"),
            (text("2x500 EUR"), None, "nothing"),
            (text("12X500"), None, "nothing"),
            (text("3 × 500 EUR"), None, "nothing"),
            (text("500 EUR/fő"), None, "nothing"),
            (Cell::Figure(500.0, "500 Ft/iskola".to_owned()), None, "nothing"),
        ] {
            assert_eq!(money(cell.clone(), decimal, huf, None), Ok(expected.to_owned()), "{cell:?}");
        }
        assert_eq!(money(Cell::Number(12.5), None, huf, Some(1000)), Ok("HUF 12,500".to_owned()));
        let figure = |number, text: &str| Cell::Figure(number, text.to_owned());
        assert_eq!(money(figure(12.125, "12.125 €"), Some(','), huf, None), Ok("EUR 12.125".to_owned()));
        assert_eq!(money(figure(12.5, "€ 12.5"), None, huf, Some(1000)), Ok("EUR 12,500".to_owned()));
        assert_eq!(money(figure(2.5, "2.5 M Ft"), None, None, Some(1000)), Ok("HUF 2,500,000".to_owned()));
        assert_eq!(money(figure(5.0, "5.00"), None, huf, None), Ok("HUF 5".to_owned()));
    }

    #[test]
    fn the_amounts_of_a_column_of_bounds_are_not_exact() {
        let bound = Some("up to".to_owned());
        let column = MappedColumn { bound, ..MappedColumn::new(Column(0), String::new(), Field::Amount) };
        let settings = AmountSettings { column: &column, decimal: None, currency: Some(Currency::HUF) };
        for (cell, words) in [
            (Cell::Number(500.0), "up to HUF 500"),
            (Cell::Text("500 EUR".to_owned()), "up to 500 EUR"),
            (Cell::Text("at most 500 EUR".to_owned()), "at most 500 EUR"),
        ] {
            let found = amount(&cell, settings).unwrap().unwrap();
            assert_eq!((found.money, found.is_inexact, &*found.words), (None, true, words), "{cell:?}");
        }
    }

    #[test]
    fn a_refused_cell_is_quoted_as_it_is() {
        for cell in ["3,000 xy", "3.000.000 xy", "2025: 3,000 xy"] {
            let refused = money(Cell::Text(cell.to_owned()), Some(','), Some(Currency::HUF), None);
            assert!(refused.clone().unwrap_err().to_string().contains(&format!("\"{cell}\"")), "{refused:?}");
        }
    }

    #[test]
    fn what_is_no_one_amount_is_refused_with_the_reason() {
        let huf = Some(Currency::HUF);
        let text = |text: &str| Cell::Text(text.to_owned());
        for (cell, says) in [
            (text("EUR 2,000"), "can be 2000 or 2.000"),
            (text("EUR 1.500"), "can be 1500 or 1.5"),
            (text("HUF 2,000"), "can be 2000 or 2.000"),
            (text("1.000"), "can be 1000 or 1.000"),
            (text("2025: 500 EUR; 2026: 700 EUR"), "\"2025: 500 EUR; 2026: 700 EUR\" names several"),
            (text("1.250 Ft"), "can be 1250 or 1.25"),
            (text("1.250"), "can be 1250 or 1.25"),
            (text("70 000 Ft and 80 000 Ft"), "several amounts"),
            (Cell::Number(-5.0), "negative"),
            (text("-500 Ft"), "negative"),
            (text("(500) Ft"), "negative"),
            (text("\u{2212} 500 Ft"), "negative"),
            (text("évi 5 M Ft"), "each year"),
            (text("5 M Ft/év"), "each year"),
            (text("EUR 5 million annually"), "each year"),
            (text("1e6 Ft"), "is not an amount"),
            (text("2026 500"), "is not an amount"),
            (text("500 EUR from the fund"), "says more than an amount"),
            (text("5 éves 500 EUR"), "says more than an amount"),
            (text("fejenként 500 EUR"), "says more than an amount"),
            (text("12.5.2026"), "is a date"),
            (text("abc"), "neither an amount"),
        ] {
            let refused = money(cell.clone(), None, huf, None).unwrap_err().to_string();
            assert!(refused.contains(says), "{cell:?}: {refused}");
        }
        assert!(
            money(Cell::Number(5.0), None, None, None).unwrap_err().to_string().contains("names no currency")
        );
    }
}
