//! A sheet as CSV (RFC 4180), safe to open in a spreadsheet.

use std::borrow::{Borrow, Cow};
use std::io::{self, Write};

use super::escape::neutralize;
use super::page::{Sheet, SheetValue};

pub fn write(out: &mut impl Write, sheet: &Sheet, excel: bool) -> io::Result<()> {
    if excel {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let header: Vec<SheetValue> = sheet.header.iter().map(|title| title.as_ref().into()).collect();
    write_rows(out, [&header].into_iter().chain(&sheet.rows), excel)
}

/// Writes rows alone.
pub fn write_rows<R: Borrow<Vec<SheetValue>>>(
    out: &mut impl Write,
    rows: impl IntoIterator<Item = R>,
    excel: bool,
) -> io::Result<()> {
    let delimiter = if excel { b';' } else { b',' };
    let mut csv = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    for row in rows {
        for datum in row.borrow() {
            csv.write_field(field(datum, excel).as_bytes()).map_err(io_error)?;
        }
        csv.write_record(None::<&[u8]>).map_err(io_error)?;
    }
    csv.flush()
}

/// The error of the stream itself, by which a closed pipe is known.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Where semicolons part the fields, it is a comma that parts the decimals.
fn field(datum: &SheetValue, excel: bool) -> Cow<'_, str> {
    match datum {
        SheetValue::Empty => Cow::Borrowed(""),
        SheetValue::Number(number) => {
            let plain = number.normalize().to_string();
            Cow::Owned(if excel { plain.replace('.', ",") } else { plain })
        }
        SheetValue::Text(text) if excel && is_taken_for_a_figure(text) => Cow::Owned(format!("\t{text}")),
        SheetValue::Text(text) => neutral(text),
    }
}

/// Whether a spreadsheet would make a number, a date or a time of a text: `1.10`, `3-4`, `1E5`, `MAR1`. A tab before it
/// keeps it a text and does not show. A date of the contract is one, and stays one.
fn is_taken_for_a_figure(text: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let text = text.trim();
    let is_date = text.len() == 10 && text.parse::<chrono::NaiveDate>().is_ok();
    let begins = text.trim_start_matches(['.', ',', '(']).starts_with(|c: char| c.is_ascii_digit());
    let is_part = |c: char| c.is_ascii_digit() || ".,:/-' eE%()\u{a0}".contains(c);
    let letters = text.trim_end_matches(|c: char| c.is_ascii_digit() || ".-/ ".contains(c));
    let is_month = letters.len() < text.len() && MONTHS.contains(&&*letters.to_ascii_lowercase());
    !is_date && (is_month || (begins && text.chars().all(is_part)))
}

/// The text, with an apostrophe before what a spreadsheet would run as a formula. A dash by itself is the plan's own
/// "none" and runs nothing.
fn neutral(text: &str) -> Cow<'_, str> {
    let text = neutralize(text);
    let runs = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if runs && text.trim() != "-" { Cow::Owned(format!("'{text}")) } else { text }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{SheetValue, field, neutral};

    #[test]
    fn decimals_are_those_of_the_form() {
        let number = SheetValue::Number(Decimal::new(-1_234_500, 3));
        assert_eq!((&*field(&number, false), &*field(&number, true)), ("-1234.5", "-1234,5"));
    }

    #[test]
    fn a_text_stays_a_text_in_a_spreadsheet() {
        for text in ["1.10", "12.5", "3-4", "1E5", "00123", "1/2", "7", "MAR1", "Dec-5", ".5"] {
            assert_eq!(field(&SheetValue::Text(text.to_owned()), true), format!("\t{text}"));
            assert_eq!(field(&SheetValue::Text(text.to_owned()), false), text);
        }
        for text in ["2023-12-31", "II.3.10", "D.3a", "US0113-1", "M-01", "Marine 7", "12 places", "-", ""] {
            assert_eq!(field(&SheetValue::Text(text.to_owned()), true), text);
        }
    }

    #[test]
    fn formulas_do_not_run() {
        for formula in ["=1+1", "+1", "-1+1", "@SUM(A1)", " =1", "＝1"] {
            assert_eq!(neutral(formula), format!("'{formula}"));
        }
        assert_eq!(neutral("\t=1"), "\\u{9}=1");
        for text in ["-", "–", "a = b", "soft\u{ad}hyphen", "I.1.1", "árvíz"] {
            assert_eq!(neutral(text), text);
        }
    }
}
