//! A sheet of 120 measures as an office has it, and a folder to import it in.

use std::path::{Path, PathBuf};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use serde_json::Value;
use tempfile::TempDir;

use crate::support::ask;
use crate::support::program::program;
use crate::support::repository::{Run, isolate};

/// What goes with every first import.
pub const NEW: [&str; 6] = ["--start", "2031-01-01", "--end", "2033-12-31", "--currency", "HUF"];

/// How many measures the sheet of an office has.
pub const MEASURES: u32 = 120;

/// A folder of its own, outside of any repository.
pub struct Folder {
    folder: TempDir,
}

impl Folder {
    pub fn new() -> Self {
        Folder { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).unwrap();
    }

    pub fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn run(&self, args: &[&str]) -> Run {
        let mut command = program();
        isolate(&mut command, self.folder.path());
        command.current_dir(self.folder.path()).args(args).output().unwrap().into()
    }

    /// The answer in JSON of an import that ends with `code`.
    #[track_caller]
    pub fn import(&self, code: i32, args: &[&str]) -> Value {
        let run = self.run(&[&["import"], args, &["--format", "json"]].concat());
        ask::answer(&run, code, args)
    }

    /// The answer of an import of `sheet.csv` that makes a new plan and ends with `code`.
    #[track_caller]
    pub fn import_new(&self, code: i32, sheet: &str) -> Value {
        self.write("sheet.csv", sheet);
        self.import(code, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat())
    }

    /// The files of the plan that a sheet makes: it passes its check, and is unchanged when the sheet comes again. Nothing where no
    /// row was good.
    pub fn plan_of(&self, sheet: String) -> Option<Vec<(PathBuf, String)>> {
        self.write("sheet.csv", sheet);
        let first = self.run(
            &[&["import", "sheet.csv", "--write", "--title", "T", "--format", "json"], &NEW[..]].concat(),
        );
        assert!(first.code == Some(0) || first.code == Some(1), "{}{}", first.stdout, first.stderr);
        if !self.path("plan").exists() {
            return None;
        }
        let written = self.files("plan");
        let check = self.run(&["check"]);
        assert_eq!(check.code, Some(0), "{}{}", check.stdout, check.stderr);
        let again = self.import(first.code.unwrap(), &["sheet.csv", "--write"]);
        assert_eq!(&counts(&again)[..2], &[0, 0][..], "{again:#}");
        Some(written)
    }

    /// Every file below a folder, with its text.
    pub fn files(&self, folder: &str) -> Vec<(PathBuf, String)> {
        fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, found);
                } else {
                    found.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
                }
            }
        }
        let mut found = Vec::new();
        walk(&self.path(folder), &mut found);
        found.sort();
        found
    }
}

/// The counts of an answer: new, changed, unchanged, refused.
pub fn counts(answer: &Value) -> [u64; 4] {
    ["new", "changed", "unchanged", "refused"].map(|key| answer[key].as_u64().unwrap())
}

/// A workbook: merged titles above the table, sections in merged cells, empty lines, headings that come again, a total,
/// dates as dates and as text, amounts in several notations, and a body in two spellings.
pub fn office(change: impl Fn(&mut Worksheet)) -> Workbook {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Measures").unwrap();
    let title = Format::new().set_bold();
    sheet.merge_range(0, 0, 0, 9, "Plan for Quiet Roads 2031-2033", &title).unwrap();
    sheet.merge_range(1, 0, 1, 9, "as adopted by the Council of the Roads", &title).unwrap();
    headings(sheet, 3);
    let mut row = 4;
    for number in 1..=MEASURES {
        if number == 50 {
            row += 1;
        }
        if number == 80 {
            headings(sheet, row);
            row += 1;
        }
        measure(sheet, row, number);
        row += 1;
    }
    sheet.write(row + 1, 1, "Total").unwrap();
    sheet.write(row + 1, 8, "1.345.250.000 Ft").unwrap();
    sheet.write(row + 3, 1, "The amounts are estimates of the Ministry of Bridges.").unwrap();
    change(sheet);
    workbook
}

fn headings(sheet: &mut Worksheet, row: u32) {
    let headings = [
        "No.",
        "Section",
        "Measure",
        "Responsible body",
        "Partners",
        "Means",
        "Deadline",
        "Indicator",
        "Estimated cost",
        "Source of funding",
        "Year",
        "Remarks",
    ];
    for (column, heading) in (0..).zip(headings) {
        sheet.write(row, column, heading).unwrap();
    }
}

fn measure(sheet: &mut Worksheet, row: u32, number: u32) {
    sheet.write(row, 0, number).unwrap();
    match number {
        1 => drop(sheet.write(row, 1, "I. Silence").unwrap()),
        41 => drop(sheet.write(row, 1, "II. Lights").unwrap()),
        90 => drop(sheet.write(row, 1, "III. Bridges").unwrap()),
        _ => {}
    }
    sheet.write(row, 2, format!("Measure of the roads, number {number}")).unwrap();
    let responsible = match number % 6 {
        0 => "Ministry of Bridges; Department of Transport",
        1 | 2 => "Department of Transport",
        3 if number == 63 => "Dept. of Transport",
        3 => "Road Inspectorate",
        _ => "Ministry of Lighthouses",
    };
    sheet.write(row, 3, responsible).unwrap();
    sheet
        .write(row, 4, if number.is_multiple_of(4) { "Harbour Council; Road Inspectorate" } else { "-" })
        .unwrap();
    sheet.write(row, 5, "asphalt that\nmakes no noise").unwrap();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    match number % 5 {
        0 => drop(
            sheet.write_with_format(row, 6, ExcelDateTime::from_ymd(2032, 4, 3).unwrap(), &date).unwrap(),
        ),
        1 => drop(sheet.write(row, 6, "31/12/2032").unwrap()),
        2 => drop(sheet.write(row, 6, "03/04/2032").unwrap()),
        3 => drop(sheet.write(row, 6, "2032. június 30.").unwrap()),
        _ => drop(sheet.write(row, 6, "continuous").unwrap()),
    }
    sheet.write(row, 7, "kilometres of quiet road").unwrap();
    match number % 4 {
        0 => drop(sheet.write(row, 8, "1.250.000 Ft").unwrap()),
        1 => drop(sheet.write(row, 8, "2,5 M EUR").unwrap()),
        2 => drop(sheet.write(row, 8, 750_000).unwrap()),
        _ => {}
    }
    if number % 4 < 3 {
        sheet.write(row, 9, if number.is_multiple_of(2) { "central budget" } else { "Sea Fund" }).unwrap();
        sheet.write(row, 10, 2032).unwrap();
    }
    if number == 7 {
        sheet.write(row, 11, "to be discussed").unwrap();
    }
}
