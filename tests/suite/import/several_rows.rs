//! Measures of several rows, and measures without ids.

use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};

use super::office_sheet::{Folder, NEW, counts};

const HEADINGS: [&str; 7] =
    ["No.", "Measure", "Activities", "Responsible", "Deadline", "Cost (HUF)", "Source"];

const ROWS: [[&str; 7]; 5] = [
    ["1", "Light the harbour", "Count the lamps", "Harbour Council", "2031-01-31", "100", "State budget"],
    ["", "", "Paint the lamps", "Lamp Office", "2031-06-30", "200", "Donors"],
    ["", "", "Light them", "Lamp Office", "2031-03-31", "300", "State budget"],
    ["2", "Sound the horn", "Buy a horn", "Harbour Council", "2031-02-28", "", ""],
    ["", "", "Sound it", "Harbour Council", "2031-04-30", "50", "Donors"],
];

fn total(folder: &Folder) -> i64 {
    let funding: Value = serde_json::from_str(&folder.run(&["funding", "--format", "json"]).stdout).unwrap();
    funding["grand_total"][0]["amount"].as_i64().unwrap()
}

/// Rows whose ids and titles are merged over those below them, and whose first measure has one source of money for all.
fn workbook(folder: &Folder, is_money_merged: bool) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let plain = Format::new();
    for (row, cells) in (0..).zip([HEADINGS].iter().chain(&ROWS)) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            if column == 5 && row > 0 {
                sheet.write(row, column, cell.parse::<u32>().unwrap()).unwrap();
            } else {
                sheet.write(row, column, *cell).unwrap();
            }
        }
    }
    for (first, last) in [(1, 3), (4, 5)] {
        for column in [0, 1] {
            sheet
                .merge_range(first, column, last, column, ROWS[first as usize - 1][column as usize], &plain)
                .unwrap();
        }
    }
    if is_money_merged {
        for row in 2..=3 {
            sheet.clear_cell(row, 5);
            sheet.clear_cell(row, 6);
        }
        sheet.merge_range(1, 5, 3, 5, "", &plain).unwrap();
        sheet.write(1, 5, 100).unwrap();
        sheet.merge_range(1, 6, 3, 6, "State budget", &plain).unwrap();
    }
    workbook.save(folder.path("sheet.xlsx")).unwrap();
}

fn csv() -> String {
    let all = [HEADINGS].into_iter().chain(ROWS);
    all.map(|cells| cells.join(";") + "\n").collect()
}

fn held(folder: &Folder, file: &str, money: i64) {
    let answer = folder.import(0, &[&[file, "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(counts(&answer), [2, 0, 0, 0], "{answer:#}");
    let several =
        json!([{"id": "1", "rows": [2, 3, 4], "due_row": 3}, {"id": "2", "rows": [5, 6], "due_row": 6}]);
    assert_eq!(answer["several_rows"], several);
    let mapping = folder.text("sheet.mapping.toml");
    assert!(
        mapping.contains("rows = \"continue\"") && mapping.contains("field = \"milestone\""),
        "{mapping}"
    );
    let first = folder.text("plan/measures/1.toml");
    for words in [
        "responsible = [\"Harbour Council\"]",
        "deadline    = 2031-06-30",
        "title = \"Count the lamps\"\ndue   = 2031-01-31\n",
        "title       = \"Paint the lamps\"\ndue         = 2031-06-30\nresponsible = [\"Lamp Office\"]",
    ] {
        assert!(first.contains(words), "{words}: {first}");
    }
    assert_eq!(first.matches("[[milestone]]").count(), 3, "{first}");
    assert_eq!(total(folder), money);
    let check = folder.run(&["check"]);
    assert_eq!(check.code, Some(0), "{}", check.stdout);
    assert_eq!(counts(&folder.import(0, &[file])), [0, 0, 2, 0]);
}

#[test]
fn rows_below_a_merged_id_are_of_its_measure() {
    let folder = Folder::new();
    workbook(&folder, false);
    held(&folder, "sheet.xlsx", 650);
}

#[test]
fn merged_money_of_several_rows_counts_once() {
    let folder = Folder::new();
    workbook(&folder, true);
    held(&folder, "sheet.xlsx", 150);
}

#[test]
fn rows_without_an_id_between_measures_are_of_the_one_above() {
    let folder = Folder::new();
    // A sum below the table is none of the money.
    folder.write("sheet.csv", csv() + ";;;;;650;\n");
    held(&folder, "sheet.csv", 650);
}

#[test]
fn what_a_measure_has_once_is_refused_with_its_cell() {
    let folder = Folder::new();
    folder.write("sheet.csv", csv());
    folder.import(0, &["sheet.csv"]);
    let mapping = folder.text("sheet.mapping.toml").replace("field = \"milestone\"", "field = \"short\"");
    folder.write("sheet.mapping.toml", mapping);
    let answer = folder.import(1, &["sheet.csv"]);
    let problems = &answer["rows"][0]["problems"];
    assert!(problems.to_string().contains("\"C3\""), "{problems:#}");
    assert!(problems.to_string().contains("goes on with the measure of row 2"), "{problems:#}");
}

const UNNUMBERED: &str = "Measure;Responsible;Deadline\n\
    Count the lamps;Harbour Council;2031-01-01\n\
    Paint the lamps;Harbour Council;2031-02-01\n";

/// A plan of a sheet without ids, whose mapping a person corrected by one line.
fn numbered(folder: &Folder) {
    folder.write("sheet.csv", UNNUMBERED);
    let refused = folder.run(&["import", "sheet.csv"]);
    assert_eq!(refused.code, Some(3), "{}", refused.stderr);
    for words in ["no column holds the ids", "`ids = \"numbered\"`", "written to sheet.mapping.toml"] {
        assert!(refused.stderr.contains(words), "{words}: {}", refused.stderr);
    }
    let mapping = folder.text("sheet.mapping.toml");
    assert!(
        mapping.contains("No column holds the ids") && mapping.contains("\n# ids = \"numbered\"\n"),
        "{mapping}"
    );
    folder.write("sheet.mapping.toml", mapping.replace("# ids =", "ids ="));
    let answer = folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(counts(&answer), [2, 0, 0, 0], "{answer:#}");
}

#[test]
fn a_newer_sheet_without_ids_finds_its_measures_by_their_titles() {
    let folder = Folder::new();
    numbered(&folder);
    // A row that comes before the others takes the next number, and none of theirs.
    folder.write("sheet.csv", UNNUMBERED.replace("\nCount", "\nBuy lamps;Harbour Council;2031-03-01\nCount"));
    let answer = folder.import(0, &["sheet.csv", "--write"]);
    assert_eq!(counts(&answer), [1, 0, 2, 0], "{answer:#}");
    assert!(folder.text("plan/measures/1.toml").contains("Count the lamps"));
    assert!(folder.text("plan/measures/3.toml").contains("Buy lamps"));
}

#[test]
fn a_title_that_may_be_that_of_another_measure_is_refused() {
    let folder = Folder::new();
    numbered(&folder);
    folder.write("sheet.csv", UNNUMBERED.replace("Paint the", "Varnish all"));
    let answer = folder.import(1, &["sheet.csv"]);
    assert_eq!(counts(&answer), [0, 0, 1, 1], "{answer:#}");
    let problem = answer["rows"][1]["problems"][0].to_string();
    assert!(problem.contains("A3") && problem.contains("no row has the titles of 2"), "{problem}");
    folder.write("sheet.csv", UNNUMBERED.replace("Paint", "Count"));
    let answer = folder.import(1, &["sheet.csv"]);
    assert_eq!(counts(&answer), [0, 0, 0, 2], "{answer:#}");
}
