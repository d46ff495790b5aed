//! From a file of a spreadsheet program to rows of cells.

mod archive;
mod builder;
mod cell;
mod csv;
mod format;
mod looks;
mod open_document;
mod parts;
mod workbook;

use std::fs;
use std::path::Path;

pub use cell::{Cell, Column, Marks, Row, Sheet, hundredths};

use super::refusal::Refusal;
use crate::labels::{Sentence, SheetReason};

/// Largest file that is read, in bytes.
const MAX_FILE: u64 = 64 << 20;

/// Reads a file, by its ending `.xlsx`, `.ods` or `.csv`. Of several sheets, the one named `wanted`, else the first that
/// `is_table` finds to hold a table. `encoding`: that of a CSV file which is not in UTF-8.
///
/// # Errors
/// When the file cannot be read, is not what its name says, is larger than any plan, or hides what it holds.
pub fn read(
    path: &Path,
    wanted: Option<&str>,
    encoding: Option<&str>,
    is_table: &dyn Fn(&Sheet) -> bool,
) -> Result<Sheet, Refusal> {
    let (bytes, ending) = bytes_of(path, MAX_FILE)?;
    let sheet = match ending.as_str() {
        "xlsx" | "ods" => workbook::read(&bytes, &ending, wanted, is_table),
        _ => csv::read(&bytes, encoding),
    };
    if sheet.as_ref().is_ok_and(|sheet| sheet.rows.is_empty()) {
        let message = Sentence::of(|language| SheetReason::is_empty(language, path.display()));
        return Err(Refusal::new(message, SheetReason::SaveAgain));
    }
    sheet.map_err(|refusal| in_file(path, refusal))
}

/// Reads every sheet of a file of at most so many bytes, those that people do not see as well.
///
/// # Errors
/// As [`read`].
pub fn read_every(path: &Path, encoding: Option<&str>, most: u64) -> Result<Vec<Sheet>, Refusal> {
    let (bytes, ending) = bytes_of(path, most)?;
    let sheets = match ending.as_str() {
        "xlsx" | "ods" => workbook::read_every(&bytes, &ending),
        _ => csv::read(&bytes, encoding).map(|sheet| vec![sheet]),
    };
    sheets.map_err(|refusal| in_file(path, refusal))
}

/// What is in a file, and its ending.
fn bytes_of(path: &Path, most: u64) -> Result<(Vec<u8>, String), Refusal> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let known = ["xlsx", "ods", "csv", "tsv", "txt"];
    if !known.contains(&ending.as_str()) {
        return Err(unknown_ending(path, &ending));
    }
    let about = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if !about.is_file() {
        let message = Sentence::of(|language| SheetReason::not_a_file(language, path.display()));
        return Err(Refusal::new(message, SheetReason::NameTheFile));
    }
    if about.len() > most {
        let size = about.len() >> 20;
        let message = Sentence::of(|language| SheetReason::megabytes(language, path.display(), size));
        return Err(Refusal::new(message, SheetReason::CopyTable));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    if bytes.is_empty() {
        let message = Sentence::of(|language| SheetReason::is_empty(language, path.display()));
        return Err(Refusal::new(message, SheetReason::SaveAgain));
    }
    Ok((bytes, ending))
}

fn in_file(path: &Path, mut refusal: Refusal) -> Refusal {
    let why = refusal.message.clone();
    refusal.message =
        Sentence::of(|language| SheetReason::in_file(language, path.display(), why.in_language(language)));
    refusal
}

fn unreadable(path: &Path, error: &std::io::Error) -> Refusal {
    let message = Sentence::of(|language| SheetReason::cannot_be_read(language, path.display(), error));
    Refusal::new(message, SheetReason::NameTheFile)
}

fn unknown_ending(path: &Path, ending: &str) -> Refusal {
    let name = path.display();
    let message = Sentence::of(|language| match ending {
        "xlsm" | "xlsb" | "xltm" | "xlam" => SheetReason::may_hold_macros(language, &name),
        "xls" => SheetReason::old_excel(language, &name),
        "pdf" | "doc" | "docx" | "odt" | "html" => SheetReason::is_document(language, &name),
        "" => SheetReason::no_ending(language, &name),
        other => SheetReason::other_ending(language, &name, other),
    });
    Refusal::new(message, SheetReason::ImportThat)
}
