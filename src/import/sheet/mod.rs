//! From a file of a spreadsheet program to rows of cells.

mod archive;
mod builder;
mod cell;
mod separated;
mod workbook;

use std::fs;
use std::path::Path;

pub use cell::{Cell, Column, Row, Sheet};

use super::refusal::Refusal;

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
        _ => separated::read(&bytes, encoding),
    };
    sheet.map_err(|refusal| in_file(path, refusal))
}

/// Reads every sheet of a file of at most so many bytes, those that people do not see as well.
///
/// # Errors
/// As [`read`].
pub fn read_every(path: &Path, most: u64) -> Result<Vec<Sheet>, Refusal> {
    let (bytes, ending) = bytes_of(path, most)?;
    let sheets = match ending.as_str() {
        "xlsx" | "ods" => workbook::read_every(&bytes, &ending),
        _ => separated::read(&bytes, None).map(|sheet| vec![sheet]),
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
        return Err(Refusal::new(format!("{} is not a file", path.display()), "name the file of the sheet"));
    }
    if about.len() > most {
        let message =
            format!("{} has {} MB, more than any plan's table needs", path.display(), about.len() >> 20);
        return Err(Refusal::new(message, "copy the table alone into a new workbook, and import that"));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    if bytes.is_empty() {
        let help = "download or save the file again";
        return Err(Refusal::new(format!("{} is empty", path.display()), help));
    }
    Ok((bytes, ending))
}

fn in_file(path: &Path, mut refusal: Refusal) -> Refusal {
    refusal.message = format!("{}: {}", path.display(), refusal.message);
    refusal
}

fn unreadable(path: &Path, error: &std::io::Error) -> Refusal {
    Refusal::new(format!("{} cannot be read: {error}", path.display()), "name the file of the sheet")
}

fn unknown_ending(path: &Path, ending: &str) -> Refusal {
    let help = "save it as .xlsx, .ods or .csv, and import that";
    let message = match ending {
        "xlsm" | "xlsb" | "xltm" | "xlam" => {
            format!("{} may hold macros, which are not opened", path.display())
        }
        "xls" => format!("{} is in the format of Excel before 2007", path.display()),
        "pdf" | "doc" | "docx" | "odt" | "html" => format!("{} is a document, not a sheet", path.display()),
        "" => format!("the name of {} does not end in what it is", path.display()),
        other => format!("{}: sheets do not end in .{other}", path.display()),
    };
    Refusal::new(message, help)
}
