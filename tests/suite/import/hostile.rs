//! Files that are not what they say, hide what they hold, or hold too much: each is refused with what to do, and nothing is
//! written.

use std::io::Write;

use super::office_sheet::{Folder, NEW, office};
use crate::support::zip;

/// The run is refused with these words and a way out, and nothing is written.
#[track_caller]
pub fn refused(folder: &Folder, file: &str, says: &str) {
    let run = folder.run(&[&["import", file, "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(run.code, Some(3), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains(says), "{}", run.stderr);
    assert!(run.stderr.contains("help: "), "{}", run.stderr);
    assert!(!folder.path("plan").exists() && !folder.path("sheet.mapping.toml").exists());
}

#[test]
fn what_is_no_sheet_is_refused() {
    let folder = Folder::new();
    folder.write("sheet.xlsx", "this is text");
    refused(&folder, "sheet.xlsx", "not a workbook");
    folder.write("sheet.csv", "");
    refused(&folder, "sheet.csv", "is empty");
    folder.write("sheet.docx", "x");
    refused(&folder, "sheet.docx", "is a document, not a sheet");
    folder.write("sheet.xlsm", "x");
    refused(&folder, "sheet.xlsm", "may hold macros");
    refused(&folder, "missing.xlsx", "cannot be read");
    folder.write("sheet.csv", b"id;felel\xf5s\n1;x\n");
    refused(&folder, "sheet.csv", "is not in UTF-8");
}

#[test]
fn a_workbook_that_is_cut_off_or_protected_is_refused() {
    let folder = Folder::new();
    let whole = office(|_| {}).save_to_buffer().unwrap();
    folder.write("sheet.xlsx", &whole[..whole.len() / 2]);
    refused(&folder, "sheet.xlsx", "damaged or not complete");
    let mut protected = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    protected.resize(2048, 0);
    protected.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    folder.write("sheet.xlsx", &protected);
    refused(&folder, "sheet.xlsx", "protected by a password");
}

#[test]
fn macros_and_bombs_are_refused_before_they_are_unpacked() {
    let folder = Folder::new();
    folder.write("sheet.xlsx", zip::stored(&[("xl/vbaProject.bin", b"x", 1)]));
    refused(&folder, "sheet.xlsx", "holds macros");
    folder.write("sheet.xlsx", zip::stored(&[("xl/worksheets/sheet1.xml", b"x", u32::MAX - 1)]));
    refused(&folder, "sheet.xlsx", "unpacks to more than 256 MB");
    let content = "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"10000000\"/><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";
    folder.write(
        "sheet.ods",
        zip::stored(&[("content.xml", content.as_bytes(), u32::try_from(content.len()).unwrap())]),
    );
    refused(&folder, "sheet.ods", "rows stand between");
    // A few bytes that stand for millions of cells, and a gulf in other quotation marks.
    let row = "<table:table-row><table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>";
    let content = format!("<table:table table:name=\"a\">{}</table:table>", row.repeat(600));
    let size = u32::try_from(content.len()).unwrap();
    folder.write("sheet.ods", zip::stored(&[("content.xml", content.as_bytes(), size)]));
    refused(&folder, "sheet.ods", "goes past 200000 rows");
    let content = "<table:table table:name='a'><table:table-row table:number-rows-repeated='10000000'><table:table-cell/></table:table-row><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
    let size = u32::try_from(content.len()).unwrap();
    folder.write("sheet.ods", zip::stored(&[("content.xml", content.as_bytes(), size)]));
    refused(&folder, "sheet.ods", "rows stand between");
    folder.write("sheet.csv", "\u{feff}\n\n");
    refused(&folder, "sheet.csv", "is empty");
}

#[test]
fn formulas_without_their_values_are_refused() {
    let folder = Folder::new();
    // As libraries write workbooks that no spreadsheet program has opened since.
    let cell = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let headings = ["No.", "Measure", "Responsible", "Deadline"];
    let first: String =
        ["A1", "B1", "C1", "D1"].iter().zip(headings).map(|(at, text)| cell(at, text)).collect();
    let second = [cell("A2", "1"), cell("B2", "Ringing bells"), cell("C2", "Harbour Office")].concat();
    let sheet = format!(
        "<worksheet><sheetData><row r=\"1\">{first}</row><row r=\"2\">{second}<c r=\"D2\"><f>TODAY()</f></c></row></sheetData></worksheet>"
    );
    let book = "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let links = "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let root = "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    let parts = [
        ("_rels/.rels", root),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", links),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    let parts = parts.map(|(name, text)| (name, text.as_bytes(), u32::try_from(text.len()).unwrap()));
    folder.write("sheet.xlsx", zip::stored(&parts));
    refused(&folder, "sheet.xlsx", "a cell holds a formula without its value: D2");
}

#[test]
fn ten_million_empty_rows_are_passed_over() {
    let folder = Folder::new();
    let mut file = std::fs::File::create(folder.path("sheet.csv")).unwrap();
    file.write_all(b"No.;Measure;Responsible\n1;Ringing bells;Harbour Office\n").unwrap();
    file.write_all(&b";;\n".repeat(10_000_000)).unwrap();
    file.write_all(b"2;Counting ships;Harbour Office\n").unwrap();
    let answer = folder.import(0, &["sheet.csv"]);
    assert_eq!(answer["rows"][1]["row"], 10_000_003);
}

#[test]
fn words_that_a_terminal_or_a_spreadsheet_acts_upon_come_through_as_words() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible\n1;=HYPERLINK(\"\"x\"\") \u{1b}[31m::set-output;\"Office \"\"quoted\"\" \\ '''\"\n../../x;Out;Office\n",
    );
    let answer = folder.import(1, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(answer["rows"][1]["outcome"], "refused");
    let shown = folder.run(&["show", answer["rows"][0]["id"].as_str().unwrap()]);
    assert!(!shown.stdout.contains('\u{1b}'), "{}", shown.stdout);
    assert!(shown.stdout.contains("[31m::set-output"), "{}{}", shown.stdout, shown.stderr);
}
