//! What a sheet has beside the values of its cells is said: struck-out and commented cells, hidden rows and columns, characters
//! that do not print, and answers about bodies that no cell names.

use rust_xlsxwriter::{Format, Note, Workbook, Worksheet};
use serde_json::json;

use super::office_sheet::{Folder, NEW};
use super::shown::{open_document, text_row};

/// The words of a page on one line each, whatever its width.
fn words(folder: &Folder, file: &str, language: &str) -> String {
    let run = folder.run(&[&["import", file, "--title", "T", "--lang", language], &NEW[..]].concat());
    assert!(run.stderr.is_empty(), "{}", run.stderr);
    run.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn assert_said(folder: &Folder, file: &str, english: &str, hungarian: &str) {
    for (language, line) in [("en", english), ("hu", hungarian)] {
        let page = words(folder, file, language);
        assert!(page.contains(line), "{line}: {page}");
    }
}

fn fill(sheet: &mut Worksheet, struck: &Format) {
    for (column, heading) in (0..).zip(["No.", "Measure", "Responsible", "Remark", "Cost (HUF)"]) {
        sheet.write(0, column, heading).unwrap();
    }
    for row in 1..=3 {
        sheet.write(row, 0, row).unwrap();
        sheet.write(row, 1, format!("Lamps of pier {row}")).unwrap();
        sheet.write(row, 2, "Harbour Office").unwrap();
        sheet.write(row, 3, "by night").unwrap();
        sheet.write(row, 4, 500).unwrap();
    }
    sheet.write_with_format(2, 1, "Lamps of no pier", struck).unwrap();
    sheet.write_with_format(3, 4, 700, &struck.clone().set_num_format("#,##0\\ \"Ft\"")).unwrap();
    // Nothing stands in it.
    sheet.write_blank(7, 1, struck).unwrap();
    sheet.insert_note(1, 2, &Note::new("ask the keeper")).unwrap();
    sheet.set_row_hidden(2).unwrap();
    sheet.set_row_hidden(9).unwrap();
    sheet.set_column_hidden(3).unwrap();
    sheet.set_column_hidden(8).unwrap();
}

/// A workbook with a sheet of this name that has all of it, behind one that has more.
fn marked(name: &str) -> Folder {
    let folder = Folder::new();
    let mut workbook = Workbook::new();
    let first = workbook.add_worksheet();
    first.write(0, 0, "About").unwrap();
    first.insert_note(0, 0, &Note::new("another note")).unwrap();
    first.set_row_hidden(0).unwrap();
    fill(workbook.add_worksheet().set_name(name).unwrap(), &Format::new().set_font_strikethrough());
    workbook.save(folder.path("sheet.xlsx")).unwrap();
    folder
}

#[test]
fn marks_of_a_sheet_are_named_whatever_its_name() {
    for name in ["Measures", "Terv & \"utak\"", "L'été <2031>", "Intézkedések őszre"] {
        let folder = marked(name);
        let answer = folder.import(0, &[&["sheet.xlsx", "--write", "--title", "T"], &NEW[..]].concat());
        let expected = json!({
            "struck_out": ["B3", "E4"],
            "commented": ["C2"],
            "unprintable": [],
            "hidden_rows": [3],
            "hidden_columns": ["D"],
        });
        assert_eq!(answer["marks"], expected, "{name}: {answer:#}");
        // All of it is read, but for the comment.
        assert_eq!(answer["new"], 3, "{answer:#}");
        let plan: String = folder.files("plan").into_iter().map(|(_, text)| text).collect();
        assert!(plan.contains("Lamps of no pier") && plan.contains("by night"), "{plan}");
        assert!(plan.contains("amount   = 700") && !plan.contains("keeper"), "{plan}");
    }
}

#[test]
fn struck_out_and_commented_cells_are_named() {
    let folder = marked("Measures");
    assert_said(
        &folder,
        "sheet.xlsx",
        "2 cells struck out, and read all the same: B3, E4",
        "2 cella áthúzva, de beolvasva: B3, E4",
    );
    assert_said(
        &folder,
        "sheet.xlsx",
        "1 cell with a comment, which is not read: C2",
        "1 cella megjegyzéssel, amely nincs beolvasva: C2",
    );
}

#[test]
fn hidden_rows_and_columns_are_named() {
    let folder = marked("Measures");
    assert_said(&folder, "sheet.xlsx", "hidden rows, read all the same: 3", "rejtett sorok, de beolvasva: 3");
    assert_said(
        &folder,
        "sheet.xlsx",
        "hidden columns, read all the same: D",
        "rejtett oszlopok, de beolvasva: D",
    );
}

#[test]
fn a_sheet_without_marks_says_nothing_of_them() {
    let folder = Folder::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, (heading, value)) in
        (0..).zip([("No.", "1"), ("Measure", "Count"), ("Responsible", "Harbour Office")])
    {
        sheet.write(0, column, heading).unwrap().write(1, column, value).unwrap();
    }
    workbook.save(folder.path("sheet.xlsx")).unwrap();
    let answer = folder.import(0, &[&["sheet.xlsx", "--title", "T"], &NEW[..]].concat());
    let all = answer["marks"].as_object().unwrap();
    assert!(all.len() == 5 && all.values().all(|one| one == &json!([])), "{answer:#}");
    let page = words(&folder, "sheet.xlsx", "en");
    for word in ["struck", "comment", "hidden", "do not print"] {
        assert!(!page.contains(word), "{word}: {page}");
    }
}

#[test]
fn characters_that_do_not_print_are_left_out_and_the_cells_named() {
    let folder = Folder::new();
    let title = "Lamps\u{202e} of\u{200e} pier";
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in
        (0..).zip([["No.", "Measure", "Responsible"], ["1", title, "Harbour\nOffice  of Tides"]])
    {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    workbook.save(folder.path("sheet.xlsx")).unwrap();
    let csv = "\u{feff}No.;Measure;Responsible\n1;Lamps\u{7} of\u{1b} pier;\"Harbour\nOffice  of Tides\"\n";
    folder.write("sheet.csv", csv);
    let rows = [["No.", "Measure", "Responsible"], ["1", title, "Harbour Office of Tides"]];
    folder.write("sheet.ods", open_document(&rows.map(|row| text_row(&row)).concat()));
    for ending in ["xlsx", "csv", "ods"] {
        let file = format!("sheet.{ending}");
        let args =
            [&file, "--dir", ending, "--mapping", &format!("{ending}.toml"), "--write", "--title", "T"];
        let answer = folder.import(0, &[&args, &NEW[..]].concat());
        assert_eq!(answer["marks"]["unprintable"], json!(["B2"]), "{file}: {answer:#}");
        let plan: String = folder.files(ending).into_iter().map(|(_, text)| text).collect();
        assert!(plan.contains("\"Lamps of pier\""), "{file}: {plan}");
    }
    assert_said(
        &folder,
        "sheet.csv",
        "1 cell with characters that do not print, which are left out: B2",
        "1 cella nem nyomtatható karakterekkel, amelyek kimaradtak: B2",
    );
}

#[test]
fn an_answer_about_a_body_that_no_cell_names_is_said() {
    let folder = Folder::new();
    folder.write("sheet.csv", "No.;Measure;Responsible;Partners\n1;Count;Harbour Office;tbd\n");
    folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    let mapping = folder.text("sheet.mapping.toml");
    let bodies = "\"HARBOUR office\" = \"Harbour Office\"\n\"Harbor Ofice\" = \"Harbour Office\"\n";
    folder.write("sheet.mapping.toml", format!("{mapping}{bodies}"));
    let answer = folder.import(0, &["sheet.csv"]);
    assert_eq!(answer["unused_bodies"], json!(["Harbor Ofice"]), "{answer:#}");
    for (language, line) in [
        ("en", "no cell holds \"Harbor Ofice\", which stands under [bodies]"),
        ("hu", "egyik cellában sincs „Harbor Ofice”, ami a [bodies] alatt áll"),
    ] {
        let page = folder.run(&["import", "sheet.csv", "--lang", language]).stdout;
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(page.contains(line), "{line}: {page}");
    }
}

/// The cell and the reason of the one problem of a sheet.
fn problem(folder: &Folder) -> (String, String) {
    let answer = folder.import(1, &[&["sheet.csv", "--title", "T"], &NEW[..]].concat());
    let rows = answer["rows"].as_array().unwrap().iter();
    let mut all = rows.flat_map(|row| row["problems"].as_array().unwrap());
    let (one, more) = (all.next().unwrap(), all.next());
    assert!(more.is_none(), "{answer:#}");
    (one["cell"].as_str().unwrap().to_owned(), one["reason"].as_str().unwrap().to_owned())
}

#[test]
fn a_column_of_the_plans_own_with_personal_data_is_told_to_be_ignored() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible;Shade;Remark of ours\n1;Count;Harbour Office;grey;\n2;Ring;Harbour Office;blue;ask keeper@example.org\n",
    );
    let (cell, reason) = problem(&folder);
    assert_eq!(cell, "E3");
    assert!(
        reason.contains(
            "an e-mail address: take it out of the cell, or give this column the `field` \"ignore\""
        ),
        "{reason}"
    );
    let page = words(&folder, "sheet.csv", "hu");
    assert!(page.contains("Vegye ki a cellából, vagy a megfeleltetésben ennek az oszlopnak a `field` értéke \"ignore\" legyen"), "{page}");
    assert!(page.contains("E3") && page.contains("holds an e-mail address"), "{page}");
    assert!(!page.contains("keeper") && !reason.contains("keeper"), "{page}");
    // What it says to do is enough.
    let mapping = folder.text("sheet.mapping.toml");
    let (before, column) = mapping.split_once("Remark of ours").unwrap();
    let column = column.replacen("field = \"extra\"", "field = \"ignore\"", 1);
    let column: Vec<&str> = column.lines().filter(|line| !line.starts_with("key")).collect();
    folder.write("sheet.mapping.toml", format!("{before}Remark of ours{}\n", column.join("\n")));
    folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
}

#[test]
fn a_street_address_in_a_cell_of_bodies_is_refused() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible\n1;Count;Harbour Office\n2;Ring;Harbour Office at 12 Main Street\n",
    );
    let (cell, reason) = problem(&folder);
    assert_eq!(cell, "C3");
    assert!(reason.starts_with("the cell holds a street address"), "{reason}");
    let page = words(&folder, "sheet.csv", "hu");
    assert!(page.contains("a cellában lakcím vagy más utcacím van"), "{page}");
    for said in [reason, page, words(&folder, "sheet.csv", "en")] {
        assert!(!said.contains("Main"), "{said}");
    }
}

#[test]
fn a_refusal_in_hungarian_keeps_its_facts() {
    let folder = Folder::new();
    folder.write("sheet.csv", "No.;Measure;Parent measure;Responsible\n7;Count;7;Harbour Office\n");
    let (cell, english) = problem(&folder);
    assert_eq!((cell.as_str(), english.as_str()), ("C2", "`parent` is circular: 7, 7"));
    let page = words(&folder, "sheet.csv", "hu");
    let facts = format!(". (Az ellenőrzés szövege: {english}.)");
    assert!(page.contains(&facts), "{page}");
}

#[test]
fn a_hidden_sheet_that_is_asked_for_is_said_to_be_hidden() {
    let folder = Folder::new();
    let mut book = Workbook::new();
    for (name, is_hidden) in [("Shown", false), ("Put away", true)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in [["No.", "Measure"], ["1", "Count"]].iter().enumerate() {
            for (column, text) in cells.iter().enumerate() {
                sheet.write(row as u32, column as u16, *text).unwrap();
            }
        }
        sheet.set_hidden(is_hidden);
    }
    folder.write("sheet.xlsx", book.save_to_buffer().unwrap());
    for (lang, words) in [
        ("en", ["the sheet \"Put away\" is hidden", "name one that is seen: Shown"]),
        (
            "hu",
            [
                "rejtett munkalap, ezért nem olvasható be: „Put away”",
                "nevezzen meg egy látható munkalapot: Shown",
            ],
        ),
    ] {
        let run = folder.run(&["import", "sheet.xlsx", "--sheet", "Put away", "--lang", lang]);
        assert_eq!(run.code, Some(3), "{}", run.stdout);
        words.iter().for_each(|said| assert!(run.stderr.contains(said), "{said}: {}", run.stderr));
    }
}
