//! Workbooks: `.xlsx` and `.ods`.

use std::cell::LazyCell;
use std::io::Cursor;

use calamine::{CellErrorType, Data, DataRef, Ods, Reader, SheetVisible, Xlsx, open_workbook_from_rs};
use chrono::NaiveDate;

use super::archive::{self, Bytes};
use super::builder::Builder;
use super::cell::{Cell, Column, Marks, Row, Sheet};
use super::parts::Parts;
use super::{format, looks, open_document};
use crate::import::refusal::Refusal;
use crate::labels::{Sentence, SheetReason};

/// Reads a sheet of a workbook: the one that is wanted, else the first that holds a table.
pub(super) fn read(
    bytes: &[u8],
    ending: &str,
    wanted: Option<&str>,
    is_table: &dyn Fn(&Sheet) -> bool,
) -> Result<Sheet, Refusal> {
    archive::inspect(bytes)?;
    if ending == "ods" {
        let mut workbook: Ods<Bytes<'_>> = open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
        let names = names(&workbook);
        refuse_hidden(&workbook, &names, wanted)?;
        choose(names, wanted, is_table, |name| read_ods(bytes, &mut workbook, name, true))
    } else {
        std::thread::scope(|scope| {
            let search = scope.spawn(|| Parts::of(bytes));
            let parts = LazyCell::new(|| search.join().unwrap_or_else(|_| Parts::unknown()));
            let mut workbook: Xlsx<Bytes<'_>> = open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
            let names = names(&workbook);
            refuse_hidden(&workbook, &names, wanted)?;
            choose(names, wanted, is_table, |name| read_xlsx(&mut workbook, name, || &parts))
        })
    }
}

/// Reads every sheet of a workbook, those that people do not see as well.
pub(super) fn read_every(bytes: &[u8], ending: &str) -> Result<Vec<Sheet>, Refusal> {
    archive::inspect(bytes)?;
    let sheet = |name: String, read: Sheet| Ok(Sheet { name, ..read });
    if ending == "ods" {
        let mut workbook: Ods<Bytes<'_>> = open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
        let names = workbook.sheet_names();
        return names
            .into_iter()
            .map(|name| sheet(name.clone(), read_ods(bytes, &mut workbook, &name, false)?))
            .collect();
    }
    let mut workbook: Xlsx<Bytes<'_>> = open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let (names, parts) = (workbook.sheet_names(), Parts::default());
    names.into_iter().map(|name| sheet(name.clone(), read_xlsx(&mut workbook, &name, || &parts)?)).collect()
}

/// The sheets that people see.
fn names<'a>(workbook: &impl Reader<Bytes<'a>>) -> Vec<String> {
    let seen = workbook.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    seen.map(|sheet| sheet.name.clone()).collect()
}

/// Refuses a sheet that is wanted, and that people do not see.
fn refuse_hidden<'a>(
    workbook: &impl Reader<Bytes<'a>>,
    seen: &[String],
    wanted: Option<&str>,
) -> Result<(), Refusal> {
    let is_there = |wanted: &&str| workbook.sheets_metadata().iter().any(|sheet| sheet.name == *wanted);
    match wanted.filter(|wanted| !seen.iter().any(|name| name == wanted)).filter(is_there) {
        Some(hidden) => {
            let message = Sentence::of(|language| SheetReason::is_hidden(language, hidden));
            let help = Sentence::of(|language| SheetReason::seen_sheets(language, seen.join(", ")));
            Err(Refusal::new(message, help))
        }
        None => Ok(()),
    }
}

fn choose(
    mut names: Vec<String>,
    wanted: Option<&str>,
    is_table: &dyn Fn(&Sheet) -> bool,
    mut read: impl FnMut(&str) -> Result<Sheet, Refusal>,
) -> Result<Sheet, Refusal> {
    if let Some(wanted) = wanted {
        let Some(at) = names.iter().position(|name| name == wanted) else {
            let message = Sentence::of(|language| SheetReason::no_sheet(language, wanted));
            let help = Sentence::of(|language| SheetReason::its_sheets(language, names.join(", ")));
            return Err(Refusal::new(message, help));
        };
        let name = names.remove(at);
        return Ok(Sheet { others: names, ..read(&name)? });
    }
    let mut first = None;
    for (at, name) in names.iter().enumerate() {
        let sheet = read(name)?;
        if is_table(&sheet) {
            first = Some((at, sheet));
            break;
        }
        first = first.or(Some((at, sheet)).filter(|(_, sheet)| !sheet.rows.is_empty()));
    }
    let Some((at, sheet)) = first else {
        return Err(Refusal::new(SheetReason::AllEmpty, SheetReason::RightFile));
    };
    names.remove(at);
    Ok(Sheet { others: names, ..sheet })
}

fn broken(error: impl std::fmt::Display) -> Refusal {
    let message = Sentence::of(|language| SheetReason::broken(language, &error));
    Refusal::new(message, SheetReason::SaveAnew)
}

/// `parts` are those of the file, as far as they are looked at.
fn read_xlsx<'p>(
    workbook: &mut Xlsx<Bytes<'_>>,
    name: &str,
    parts: impl FnOnce() -> &'p Parts,
) -> Result<Sheet, Refusal> {
    let (mut rows, mut marks) = values(workbook, name)?;
    marks.struck_out = looks::show_figures(workbook, name, &mut rows).map_err(broken)?;
    let (parts, mut repeated) = (parts(), Vec::new());
    if let Some(place) = workbook.sheet_names().iter().position(|sheet| sheet == name) {
        parts.mark(place, &rows, &mut marks);
    }
    if parts.has_merged {
        repeated = looks::fill_merged(&workbook.merge_cells_by_sheet_name(name).map_err(broken)?, &mut rows);
    }
    Ok(Sheet { rows, name: name.to_owned(), repeated, marks, ..Sheet::default() })
}

fn values(workbook: &mut Xlsx<Bytes<'_>>, name: &str) -> Result<(Vec<Row>, Marks), Refusal> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(broken)?;
    let mut builder = Builder::default();
    while let Some(record) = cells.next_cell_with_formula_metadata().map_err(broken)? {
        let (row, column) = record.pos;
        let cell = match record.value {
            DataRef::SharedString(text) => {
                let cell = Cell::text(text);
                builder.note(row, Column(column), text, cell.as_ref());
                cell
            }
            value => {
                let value = Data::from(value);
                let cell = typed(&value);
                if let Data::String(text) = &value {
                    builder.note(row, Column(column), text, cell.as_ref());
                }
                cell
            }
        };
        let cell = cell.or_else(|| record.formula.is_some().then_some(Cell::Formula));
        if let Some(cell) = cell {
            builder.push(row, Column(column), cell)?;
        }
    }
    let marks = Marks { unprintable: std::mem::take(&mut builder.unprintable), ..Marks::default() };
    Ok((builder.finish(), marks))
}

fn read_ods(
    bytes: &[u8],
    workbook: &mut Ods<Bytes<'_>>,
    name: &str,
    fills_merged: bool,
) -> Result<Sheet, Refusal> {
    let range = workbook.worksheet_range(name).map_err(broken)?;
    let formulas = workbook.worksheet_formula(name).map_err(broken)?;
    let mut builder = Builder::default();
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.cells() {
        let at = (top + offset(row), left + offset(column));
        let has_formula = || formulas.get_value(at).is_some_and(|formula| !formula.is_empty());
        let cell = typed(value);
        if let Data::String(text) = value {
            builder.note(at.0, Column(at.1), text, cell.as_ref());
        }
        let cell = cell.or_else(|| has_formula().then_some(Cell::Formula));
        if let Some(cell) = cell {
            builder.push(at.0, Column(at.1), cell)?;
        }
    }
    let marks = Marks { unprintable: std::mem::take(&mut builder.unprintable), ..Marks::default() };
    let (mut rows, mut repeated) = (builder.finish(), Vec::new());
    if let Some(place) = workbook.sheet_names().iter().position(|sheet| sheet == name) {
        let merged = open_document::show_figures(bytes, place, &mut rows);
        if fills_merged {
            repeated = looks::fill_merged(&merged, &mut rows);
        }
    }
    Ok(Sheet { rows, name: name.to_owned(), repeated, marks, ..Sheet::default() })
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn typed(value: &Data) -> Option<Cell> {
    match value {
        Data::Empty => None,
        Data::String(text) => Cell::text(text),
        Data::DurationIso(text) => Cell::text(&format::time_of(text).unwrap_or_else(|| text.clone())),
        Data::Int(number) => Some(Cell::Number(*number as f64)),
        Data::Float(number) => Some(Cell::Number(*number)),
        Data::Bool(yes) => Some(Cell::Text(if *yes { "true" } else { "false" }.to_owned())),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
            // A serial below 1 is a time of no day.
            day.filter(|_| moment.as_f64() >= 1.0)
                .map_or_else(|| Cell::text(&format::time(moment.as_f64())), |day| Some(Cell::Day(day)))
        }
        Data::DateTime(duration) => Cell::text(&format::time(duration.as_f64())),
        Data::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            day.map_or_else(|| Cell::text(text), |day| Some(Cell::Day(day)))
        }
        Data::Error(CellErrorType::GettingData) => Some(Cell::Formula),
        Data::Error(error) => Some(Cell::Error(error.to_string())),
    }
}
