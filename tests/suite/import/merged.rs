//! Cells that are merged over several rows: figures count once, bodies and days go for all.

use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value;

use super::office_sheet::{Folder, NEW, counts};
use super::shown::open_document;

fn total(folder: &Folder) -> i64 {
    let funding = folder.run(&["funding", "--format", "json"]).stdout;
    let funding: Value = serde_json::from_str(&funding).unwrap();
    funding["grand_total"][0]["amount"].as_i64().unwrap()
}

fn imported(folder: &Folder, file: &str) {
    let answer = folder.import(0, &[&[file, "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(counts(&answer), [3, 0, 0, 0], "{answer:#}");
    assert_eq!(total(folder), 300);
    let third = folder.text("plan/measures/3.toml");
    for line in ["responsible = [\"Harbour Council\"]", "deadline    = 2032-06-30"] {
        assert!(third.contains(line), "{line}: {third}");
    }
    assert!(!third.contains("target"), "{third}");
    assert!(folder.text("plan/measures/1.toml").contains("target = 10"));
    assert_eq!(folder.run(&["check"]).code, Some(0));
    assert_eq!(counts(&folder.import(0, &[file])), [0, 0, 3, 0]);
}

const HEADINGS: [&str; 7] =
    ["No.", "Measure", "Responsible", "Deadline", "Indicator", "Target", "Cost (HUF)"];

#[test]
fn figures_of_merged_cells_count_once_in_a_workbook() {
    let folder = Folder::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let plain = Format::new();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(0, column, heading).unwrap();
    }
    for row in 1..=3 {
        sheet.write(row, 0, row).unwrap();
        sheet.write(row, 1, format!("Lamp {row} of the harbour")).unwrap();
        sheet.write(row, 4, "lamps").unwrap();
    }
    sheet.merge_range(1, 2, 3, 2, "Harbour Council", &plain).unwrap();
    sheet.merge_range(1, 3, 3, 3, "2032-06-30", &plain).unwrap();
    for (column, figure) in [(5, 10), (6, 300)] {
        sheet.merge_range(1, column, 3, column, "", &plain).unwrap();
        sheet.write(1, column, figure).unwrap();
    }
    workbook.save(folder.path("sheet.xlsx")).unwrap();
    imported(&folder, "sheet.xlsx");
}

#[test]
fn merged_cells_of_an_open_document_speak_for_all_their_rows() {
    let folder = Folder::new();
    let text = |words: &str, more: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"{more}><text:p>{words}</text:p></table:table-cell>"
        )
    };
    let number = |value: u32, more: &str| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"{more}><text:p>{value}</text:p></table:table-cell>"
        )
    };
    let merged = " table:number-rows-spanned=\"3\" table:number-columns-spanned=\"1\"";
    let mut rows =
        format!("<table:table-row>{}</table:table-row>", HEADINGS.map(|words| text(words, "")).concat());
    for row in 1..=3 {
        let (start, lamp) = (number(row, ""), text(&format!("Lamp {row} of the harbour"), ""));
        let first = row == 1;
        let bodies = if first {
            text("Harbour Council", merged) + &text("2032-06-30", merged)
        } else {
            "<table:covered-table-cell table:number-columns-repeated=\"2\"/>".to_owned()
        };
        let figures = if first {
            number(10, merged) + &number(300, merged)
        } else {
            "<table:covered-table-cell/><table:covered-table-cell/>".to_owned()
        };
        rows += &format!(
            "<table:table-row>{start}{lamp}{bodies}{}{figures}</table:table-row>",
            text("lamps", "")
        );
    }
    folder.write("sheet.ods", open_document(&rows));
    imported(&folder, "sheet.ods");
}
