//! A figure alone, as people write a value: its digits, with any marks between them.

use rust_decimal::Decimal;

use super::number::number;

/// Most digits that a decimal holds exactly.
const MOST_DIGITS: usize = 28;

/// What a text is as a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// One figure.
    Exactly(Decimal),
    /// One of these: its mark can be one of thousands or of decimals. Each is written so that it can be read in one way alone.
    OneOf(Vec<Decimal>),
    /// It cannot be held exactly.
    TooManyDigits,
    /// No figure.
    Nothing,
}

/// Reads a figure. "1.000" and "1,000" can be a thousand or one: which of them is not for this program to say.
pub fn figure(text: &str) -> Figure {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (-Decimal::ONE, digits.trim_start()),
        None => (Decimal::ONE, text),
    };
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return Figure::Nothing;
    }
    let read = number(digits);
    if read.length < digits.len() {
        return Figure::Nothing;
    }
    match &read.readings[..] {
        [] if digits.bytes().filter(u8::is_ascii_digit).count() > MOST_DIGITS => Figure::TooManyDigits,
        [] => Figure::Nothing,
        [only] => Figure::Exactly(*only * sign),
        several => Figure::OneOf(several.iter().map(|value| unmistakable(*value * sign)).collect()),
    }
}

/// The same figure with other than three decimals.
fn unmistakable(value: Decimal) -> Decimal {
    let mut value = value.normalize();
    if value.scale() == 3 {
        value.rescale(4);
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_before_three_digits_can_be_of_thousands_or_of_decimals() {
        let one_of = |readings: &[&str]| readings.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        for (text, expected) in [
            ("1.000", one_of(&["1000", "1"])),
            ("1,000", one_of(&["1000", "1"])),
            ("-2,000", one_of(&["-2000", "-2"])),
            ("1.234", one_of(&["1234", "1.2340"])),
        ] {
            let Figure::OneOf(readings) = figure(text) else { panic!("{text}: {:?}", figure(text)) };
            assert_eq!(readings.iter().map(ToString::to_string).collect::<Vec<_>>(), expected, "{text}");
            for reading in readings {
                assert_eq!(figure(&reading.to_string()), Figure::Exactly(reading), "{text}");
            }
        }
        for (text, expected) in [
            ("1 000", "1000"),
            ("1_000", "1000"),
            ("1.000.000", "1000000"),
            ("1.000,5", "1000.5"),
            ("2,5", "2.5"),
            ("0.500", "0.500"),
            ("1234.567", "1234.567"),
            ("\u{2212}3", "-3"),
        ] {
            let Figure::Exactly(value) = figure(text) else { panic!("{text}: {:?}", figure(text)) };
            assert_eq!(value.to_string(), expected, "{text}");
        }
        for text in ["", "many", "1e3", "12 00", "1.2.3", "5 or 6"] {
            assert_eq!(figure(text), Figure::Nothing, "{text}");
        }
        assert_eq!(figure(&"9".repeat(30)), Figure::TooManyDigits);
    }
}
