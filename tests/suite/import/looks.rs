//! What people see in a workbook is what is imported: merged cells, percentages, units in headings.

use rust_xlsxwriter::{Format, Workbook};

use super::office_sheet::{Folder, NEW, counts};

#[test]
fn merged_cells_percentages_and_units_of_headings_mean_what_they_show() {
    let folder = Folder::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let (plain, percent) = (Format::new(), Format::new().set_num_format("0.0%"));
    sheet.merge_range(0, 0, 1, 0, "No.", &plain).unwrap();
    sheet.merge_range(0, 1, 1, 1, "Measure", &plain).unwrap();
    sheet.merge_range(0, 2, 0, 3, "Who", &plain).unwrap();
    for (column, heading) in
        [(2, "Responsible"), (3, "Partners"), (4, "Indicator"), (5, "Target"), (6, "Cost (HUF million)")]
    {
        sheet.write(1, column, heading).unwrap();
    }
    for row in [2, 3] {
        sheet.write(row, 0, row - 1).unwrap();
        sheet.write(row, 1, format!("Measure {row} of the harbour")).unwrap();
        sheet.write(row, 4, "share of lamps that burn").unwrap();
        sheet.write_with_format(row, 5, 0.125, &percent).unwrap();
        sheet.write(row, 6, 2.5).unwrap();
    }
    sheet.merge_range(2, 2, 3, 2, "Harbour Council", &plain).unwrap();
    sheet.write(2, 3, "Office of Tides").unwrap();
    workbook.save(folder.path("sheet.xlsx")).unwrap();
    let answer = folder.import(0, &[&["sheet.xlsx", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(counts(&answer), [2, 0, 0, 0], "{answer:#}");
    let second = folder.text("plan/measures/2.toml");
    for line in [
        "responsible = [\"Harbour Council\"]",
        "partners    = []",
        "target = 12.5",
        "unit   = \"%\"",
        "amount   = 2_500_000",
    ] {
        assert!(second.contains(line), "{line}: {second}");
    }
    assert_eq!(counts(&folder.import(0, &["sheet.xlsx"])), [0, 0, 2, 0]);
}

#[test]
fn what_is_wrong_with_many_cells_alike_is_said_once() {
    let folder = Folder::new();
    let rows: String = (1..=30).map(|n| format!("{n};Measure {n};Harbour Council;5\n")).collect();
    folder.write("sheet.csv", format!("No.;Measure;Responsible;Cost\n{rows}"));
    let run = folder.run(&["import", "sheet.csv", "--title", "T"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert_eq!(run.stdout.matches("names no currency").count(), 1, "{}", run.stdout);
    assert!(run.stdout.contains("and 25 more"), "{}", run.stdout);
}
