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

#[test]
fn one_spelling_can_mean_a_list_of_bodies() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible\n1;Count;Ministries of Health and Roads\n2;Dig;Ministry of Health\n",
    );
    let new = [&["sheet.csv", "--title", "T"], &NEW[..]].concat();
    folder.import(0, &new);
    let mapping = folder.text("sheet.mapping.toml");
    let line = "\"Ministries of Health and Roads\" = [\"Ministry of Health\", \"Ministry of Roads\"]\n";
    folder.write("sheet.mapping.toml", mapping + line);
    folder.import(0, &[&new[..], &["--write"]].concat());
    let first = folder.text("plan/measures/1.toml");
    assert!(first.contains("[\"Ministry of Health\", \"Ministry of Roads\"]"), "{first}");
    assert!(first.contains("responsible = \"Ministries of Health and Roads\""), "{first}");
    assert_eq!(folder.text("plan/bodies.toml").matches("[[body]]").count(), 2);
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 2, 0]);
}

#[test]
fn what_is_wrong_with_a_mapping_is_said_in_both_languages() {
    let folder = settled();
    let mapping = folder.text("sheet.mapping.toml");
    for (before, after, english, hungarian) in [
        ("header = 1", "heder = 1", "unknown field `heder`", "nincs ilyen kulcs: `heder`"),
        ("header = 1", "header = 99", "row 99 is empty", "a(z) 99. sor a fejléc, de az üres"),
        ("header = 1", "header = \"a\"", "a value has the wrong type", "típusa hibás"),
        ("column = \"A\"", "column = \"7\"", "\"7\" is not a column", "„7” nem oszlop"),
        ("field = \"id\"", "field = \"ignore\"", "no column holds the ids", "egyik oszlopban sincs"),
        ("field = \"id\"", "field = \"ids\"", "unknown variant `ids`", "nincs ilyen szó: `ids`"),
        ("header = 1", "header = 1\ncurrency = \"EURO\"", "\"EURO\" is not a currency", "„EURO” nem pénznem"),
        ("header = 1", "header = 1\ndecimal = \";\"", "no mark before decimals", "nem tizedesjel"),
        ("[bodies]", "[bodies]\nX = []", "\"X\" is given no body", "nincs szervezet megadva ehhez: „X”"),
        (
            "[bodies]",
            "[bodies]\nPier = \"tbd\"",
            "\"Pier\" is given \"tbd\", which is no body",
            "„Pier” megfelelője „tbd”, ami nem szervezet",
        ),
        (
            "[bodies]",
            "[bodies]\nTBD = \"Ministry of Health\"",
            "stands \"TBD\", which says in cells that the body is not known",
            "ez áll: „TBD”",
        ),
        ("header = 1", "header = ", "line ", "nem TOML"),
    ] {
        assert!(mapping.contains(before), "{before}: {mapping}");
        folder.write("sheet.mapping.toml", mapping.replacen(before, after, 1));
        for (lang, words) in [("en", english), ("hu", hungarian)] {
            let run = folder.run(&["import", "sheet.csv", "--lang", lang]);
            assert_eq!(run.code, Some(3), "{after}: {}", run.stdout);
            assert!(run.stderr.contains(words), "{after}: {}", run.stderr);
        }
    }
}

#[test]
fn a_column_of_the_plans_own_without_a_key_has_one_by_its_heading() {
    let folder = Folder::new();
    folder.write("sheet.csv", "No.;Measure;Responsible;Means\n1;Count;Ministry of Health;by hand\n");
    let new = [&["sheet.csv", "--title", "T"], &NEW[..]].concat();
    folder.import(0, &new);
    let mapping = folder.text("sheet.mapping.toml");
    folder.write("sheet.mapping.toml", mapping.replace("field = \"means\"", "field = \"extra\""));
    folder.import(0, &[&new[..], &["--write"]].concat());
    assert!(folder.text("plan/measures/1.toml").contains("means = \"by hand\""));
}

#[test]
fn one_heading_over_the_years_says_what_their_figures_stand_for() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        ";;;Cost (thousand EUR);\nNo.;Measure;Responsible;2031;2032\n1;Dig;Harbour Office;5;6\n",
    );
    let answer = folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    let first = folder.text("plan/measures/1.toml");
    assert!(first.contains("amount   = 5_000") && first.contains("EUR"), "{first}");
    assert_eq!(answer["skipped_rows"], serde_json::json!([]));
}

#[test]
fn the_end_of_two_days_is_the_deadline() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible;Implementation;\n;;;Start;End\n1;Dig;Harbour Office;2031-01-01;2032-12-31\n",
    );
    folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    let first = folder.text("plan/measures/1.toml");
    assert!(first.contains("deadline    = 2032-12-31"), "{first}");
}
