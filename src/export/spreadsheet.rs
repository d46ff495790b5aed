//! The tables as a workbook: a sheet each, with days as days, ids as words, amounts as numbers.

use chrono::{Datelike, NaiveDate};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::database::Shape;
use super::records::Records;
use super::table::{Column, Kind, Table};
use super::value::{Row, Value};

/// Longest text of a cell.
const LONGEST: usize = 32_767;

/// Most digits of a number that spreadsheets keep.
const MOST_DIGITS: usize = 15;

/// How the cells of a kind of column look.
struct Formats {
    heading: Format,
    text: Format,
    day: Format,
}

impl Formats {
    fn new() -> Self {
        Formats {
            heading: Format::new().set_bold(),
            text: Format::new().set_num_format("@"),
            day: Format::new().set_num_format("yyyy-mm-dd"),
        }
    }
}

/// The bytes of the workbook: the same for the same plan.
///
/// # Errors
/// When a table has more rows than a sheet can have.
pub fn file(records: &Records<'_>, shape: Shape<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let title = records.plan.known_title().unwrap_or_default();
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&moment(records.day)?));
    let formats = Formats::new();
    for table in shape.tables {
        let sheet = book.add_worksheet();
        fill(sheet, table, records, shape.plan_id, &formats)?;
    }
    book.save_to_buffer()
}

/// The bytes of a workbook of one sheet.
///
/// # Errors
/// When there are more rows than a sheet can have.
pub(super) fn one_sheet<'t>(
    name: &str,
    headings: impl Iterator<Item = &'t str>,
    rows: &[Row],
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let formats = Formats::new();
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    for (at, heading) in (0..).zip(headings) {
        sheet.write_string_with_format(0, at, heading, &formats.heading)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    write_rows(sheet, rows.iter().map(|row| row.iter()), &formats)?;
    book.save_to_buffer()
}

fn fill(
    sheet: &mut Worksheet,
    table: &Table,
    records: &Records<'_>,
    plan_id: &str,
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet.set_name(table.name)?;
    let rows = (table.rows)(records);
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    for (at, column) in (0..).zip(table.all_columns()) {
        sheet.write_string_with_format(0, at, column.name, &formats.heading)?;
        sheet.set_column_width(at, width(column))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last, u16::try_from(table.columns.len()).unwrap_or(u16::MAX))?;
    let plan = Value::Text(plan_id.to_owned());
    write_rows(sheet, rows.iter().map(|row| std::iter::once(&plan).chain(row)), formats)
}

/// Writes rows below the headings.
fn write_rows<'v>(
    sheet: &mut Worksheet,
    rows: impl Iterator<Item = impl Iterator<Item = &'v Value>>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    for (at, row) in (1..).zip(rows) {
        for (column, value) in (0..).zip(row) {
            write(sheet, (at, column), value, formats)?;
        }
    }
    Ok(())
}

fn width(column: &Column) -> f64 {
    match (column.kind, column.name) {
        (Kind::Text, "title" | "text" | "message" | "means" | "indicator" | "funding" | "words") => 60.0,
        (Kind::Text, "body" | "name" | "chapter") => 40.0,
        (Kind::Amount, _) => 18.0,
        _ => 14.0,
    }
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match value {
        Value::Null => {}
        Value::Text(text) => {
            let text: String = text.chars().take(LONGEST).collect();
            sheet.write_string_with_format(row, column, text, &formats.text)?;
        }
        Value::Date(day) => {
            // Spreadsheets know no day before 1900.
            match moment(*day) {
                Ok(moment) => sheet.write_datetime_with_format(row, column, &moment, &formats.day)?,
                Err(_) => sheet.write_string_with_format(row, column, day.to_string(), &formats.text)?,
            };
        }
        Value::Integer(number) => write_number(sheet, (row, column), &number.to_string(), number.to_f64())?,
        Value::Number(number) => write_number(sheet, (row, column), &number.to_string(), number.to_f64())?,
        Value::Boolean(truth) => {
            sheet.write_boolean(row, column, *truth)?;
        }
    }
    Ok(())
}

/// A number, or its words where it has more digits than spreadsheets keep.
fn write_number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    words: &str,
    number: Option<f64>,
) -> Result<(), XlsxError> {
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    match number.filter(|_| digits <= MOST_DIGITS) {
        Some(number) => sheet.write_number(row, column, number)?,
        None => sheet.write_string(row, column, words)?,
    };
    Ok(())
}

fn moment(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or_default(), part(day.month()), part(day.day()))
}
