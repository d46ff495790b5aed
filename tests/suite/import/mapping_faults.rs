//! What does not fit between a sheet, its mapping and the plan is said for what it is.

use super::office_sheet::{Folder, NEW, counts};

const SHEET: &str = "No.;Measure;Responsible\n1;Count the lamps;Dept. of Transport\n2;Paint;Department of Transport\n3;Dig;Ministry of Health\n4;Sow;Department of Transport\n";

/// A plan whose mapping settled a look-alike.
fn settled() -> Folder {
    let folder = Folder::new();
    folder.write("sheet.csv", SHEET);
    folder.import(1, &[&["sheet.csv"], &NEW[..], &["--title", "T"]].concat());
    answer(&folder, "?", "Department of Transport");
    folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    folder
}

/// Says in the mapping which body the look-alike is.
fn answer(folder: &Folder, before: &str, after: &str) {
    let line = |name: &str| format!("\"Dept. of Transport\" = \"{name}\"");
    let mapping = folder.text("sheet.mapping.toml");
    assert!(mapping.contains(&line(before)), "{mapping}");
    folder.write("sheet.mapping.toml", mapping.replace(&line(before), &line(after)));
}

#[track_caller]
fn refused(folder: &Folder, says: &[&str]) {
    let run = folder.run(&[&["import", "sheet.csv", "--title", "T"], &NEW[..]].concat());
    assert_eq!(run.code, Some(3), "{}{}", run.stdout, run.stderr);
    for words in says {
        assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
    }
}

#[test]
fn a_mapping_that_contradicts_the_register_is_refused() {
    let folder = settled();
    answer(&folder, "Department of Transport", "Ministry of Health");
    refused(
        &folder,
        &["\"Ministry of Health\"", "bodies.toml has it as a name of \"Department of Transport\""],
    );
    answer(&folder, "Ministry of Health", "Ministry of Roads");
    refused(&folder, &["\"Ministry of Roads\"", "has no such body"]);
}

#[test]
fn two_columns_of_what_a_measure_has_once_are_refused() {
    let folder = settled();
    folder.write("sheet.csv", "No.;Measure;Responsible;Means\n1;Count;Ministry of Health;by hand\n");
    std::fs::remove_file(folder.path("sheet.mapping.toml")).unwrap();
    folder.import(0, &["sheet.csv"]);
    let mapping = folder.text("sheet.mapping.toml");
    folder.write("sheet.mapping.toml", mapping.replace("field = \"means\"", "field = \"title\""));
    refused(&folder, &["columns B and D both hold `title`"]);
}

#[test]
fn a_header_that_is_another_row_is_named() {
    let folder = settled();
    folder.write("sheet.csv", format!("Title\n\nOf the office\n{SHEET}"));
    refused(
        &folder,
        &["row 1, which the mapping takes for the headings, has no \"No.\"", "row 4 looks like"],
    );
}

#[test]
fn headings_in_two_rows_are_refused_where_it_is_not_certain_which_belong_together() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible;;Cost (million HUF)\n;;;2031;2032\n1;Dig;Harbour Office;5;6\n",
    );
    refused(&folder, &["the headings of row 1 go on in row 2"]);
}

#[test]
fn subtotals_in_hungarian_are_totals() {
    let folder = Folder::new();
    let totals = ["Részösszesen", "Összesen", "Mindösszesen", "Subtotal", "Grand total"];
    let rows: String = totals.iter().map(|total| format!(";{total};;5000\n")).collect();
    folder.write(
        "sheet.csv",
        format!("Ssz.;Intézkedés;Felelős;Költség 2031 (Ft)\n1;Ásás;Hivatal;5000\n{rows}"),
    );
    let answer = folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(counts(&answer), [1, 0, 0, 0]);
    let skipped = answer["skipped_rows"].as_array().unwrap();
    assert!(skipped.len() == 5 && skipped.iter().all(|row| row["what"] == "a total"), "{answer:#}");
    let words = folder.text("plan/measures/1.toml") + &folder.text("plan/plan.toml");
    assert!(words.contains("2031: HUF 5 000") && words.contains("nincs megnevezve"), "{words}");
    assert!(!words.contains(" in 2031") && !words.contains("not named"), "{words}");
}

#[test]
fn bodies_in_another_order_are_asked_about_and_two_in_a_cell_are_two() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible\n1;A lamp;Ministry of Interior\n2;B lamp;Interior Ministry\n3;C lamp;BM\n4;D lamp;PM\n5;E lamp;BM és PM\n",
    );
    let answer = folder.import(1, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(counts(&answer), [4, 0, 0, 1], "{answer:#}");
    assert_eq!(answer["rows"][1]["problems"][0]["cell"], "C3");
    assert!(
        folder.text("plan/measures/5.toml").contains("[\"BM\", \"PM\"]"),
        "{}",
        folder.text("plan/measures/5.toml")
    );
    assert!(!folder.text("plan/bodies.toml").contains("BM és PM"));
}

#[test]
fn a_heading_with_an_accent_is_not_hungarian_for_that() {
    for (heading, unnamed) in [
        ("Action (libellé de la mesure)", "not named"),
        ("Action (título de la acción)", "not named"),
        ("Action (název opatření)", "not named"),
        ("Intezkedes", "nincs megnevezve"),
        ("Action (közreműködő)", "nincs megnevezve"),
    ] {
        let folder = Folder::new();
        folder.write(
            "sheet.csv",
            format!("No.;{heading};Responsible;Cost 2031 (EUR)\n1;Dig;Harbour Office;5000\n"),
        );
        folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
        let words = folder.text("plan/plan.toml");
        assert!(words.contains(unnamed), "{heading}: {words}");
    }
}
