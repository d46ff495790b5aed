//! A cell is what people see in it: what its format shows of its figure, in workbooks of both kinds.

use rust_xlsxwriter::{Format, Workbook};

use super::office_sheet::{Folder, NEW, counts};
use crate::support::zip;

/// What the files of all measures say.
fn measures(folder: &Folder) -> String {
    let files = folder.files("plan").into_iter();
    files.filter(|(path, _)| path.display().to_string().contains("measures")).map(|(_, text)| text).collect()
}

#[test]
fn the_format_of_a_cell_in_a_workbook_counts() {
    let folder = Folder::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in
        ["No.", "Measure", "Responsible", "Cost", "Indicator", "Target"].iter().enumerate()
    {
        sheet.write(0, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    let in_format = |code: &str| Format::new().set_num_format(code);
    let ids = in_format("0.00");
    let rows = [
        (1.1, "#,##0.00 [$€-1]", 2500.0, "0.0%"),
        (1.1 + 0.01, "#,##0\\ \"Ft\"", 1250.0, "0"),
        (1.2, "0.0\\ \"M Ft\"", 2.5, "0\" lamps\""),
    ];
    for (row, (id, cost, amount, target)) in (1..).zip(rows) {
        sheet.write_with_format(row, 0, id, &ids).unwrap();
        sheet.write(row, 1, format!("Lamps of pier {row}")).unwrap();
        sheet.write(row, 2, "Harbour Office").unwrap();
        sheet.write_with_format(row, 3, amount, &in_format(cost)).unwrap();
        sheet.write(row, 4, format!("lamps {row}")).unwrap();
        sheet.write_with_format(row, 5, 0.45, &in_format(target)).unwrap();
    }
    workbook.save(folder.path("sheet.xlsx")).unwrap();
    let answer = folder.import(0, &[&["sheet.xlsx", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(counts(&answer), [3, 0, 0, 0], "{answer:#}");
    let ids: Vec<&str> =
        answer["rows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["1.10", "1.11", "1.20"]);
    let files: String = folder.files("plan").into_iter().map(|(_, text)| text).collect();
    for line in [
        "amount   = 2_500\ncurrency = \"EUR\"",
        "amount   = 1_250\ncurrency = \"HUF\"",
        "amount   = 2_500_000\ncurrency = \"HUF\"",
        "unit   = \"%\"",
        "target = 45\n",
        "unit   = \"lamps\"",
        "target = 0.45\n",
    ] {
        assert!(files.contains(line), "{line}: {files}");
    }
    assert_eq!(counts(&folder.import(0, &["sheet.xlsx"])), [0, 0, 3, 0]);
}

/// An OpenDocument workbook with one table: its rows as XML.
pub fn open_document(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:body><office:spreadsheet><table:table table:name=\"a\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<manifest:manifest></manifest:manifest>";
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ];
    zip::stored(&parts.map(|(name, text)| (name, text.as_bytes(), u32::try_from(text.len()).unwrap())))
}

/// One of its rows, of words.
pub fn text_row(words: &[&str]) -> String {
    let cell = |words: &&str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{words}</text:p></table:table-cell>")
    };
    format!("<table:table-row>{}</table:table-row>", words.iter().map(cell).collect::<String>())
}

#[test]
fn the_format_of_a_cell_in_an_open_document_counts() {
    let folder = Folder::new();
    let headings = text_row(&["No.", "Measure", "Responsible", "Cost", "Indicator", "Target"]);
    let measure = |id: &str, shown: &str, cost: &str, target: &str| {
        let words = |words: &str| {
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{words} {shown}</text:p></table:table-cell>"
            )
        };
        format!(
            "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"{id}\"><text:p>{shown}</text:p></table:table-cell>{}<table:table-cell office:value-type=\"string\"><text:p>Harbour Office</text:p></table:table-cell>{cost}{}{target}</table:table-row>",
            words("Lamps"),
            words("share")
        )
    };
    let first = measure(
        "1.1",
        "1,10",
        "<table:table-cell office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"2500\"><text:p>2 500,00</text:p></table:table-cell>",
        "<table:table-cell office:value-type=\"percentage\" office:value=\"0.45\"><text:p>45%</text:p></table:table-cell>",
    );
    let second = measure(
        "1.11",
        "1,11",
        "<table:table-cell office:value-type=\"float\" office:value=\"1250\"><text:p>1 250 Ft</text:p></table:table-cell>",
        "<table:table-cell office:value-type=\"float\" office:value=\"7\"><text:p>7</text:p></table:table-cell>",
    );
    let empty = "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"6\"/></table:table-row>";
    folder.write("sheet.ods", open_document(&[&headings, empty, &first, &second].map(String::from).concat()));
    let answer = folder.import(0, &[&["sheet.ods", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(counts(&answer), [2, 0, 0, 0], "{answer:#}");
    assert_eq!(
        (&answer["rows"][0]["id"], &answer["rows"][1]["id"]),
        (&"1.10".into(), &"1.11".into()),
        "{answer:#}"
    );
    let files: String = folder.files("plan").into_iter().map(|(_, text)| text).collect();
    for line in [
        "amount   = 2_500\ncurrency = \"EUR\"",
        "amount   = 1_250\ncurrency = \"HUF\"",
        "unit   = \"%\"",
        "target = 45\n",
        "target = 7\n",
    ] {
        assert!(files.contains(line), "{line}: {files}");
    }
}

#[test]
fn a_time_is_no_figure() {
    let folder = Folder::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in ["No.", "Measure", "Responsible", "Cost (HUF)"].iter().enumerate() {
        sheet.write(0, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    for (row, (value, code)) in (1..).zip([(0.5, "hh:mm"), (1.25, "[h]:mm"), (0.5, "0%")]) {
        sheet.write(row, 0, row).unwrap();
        sheet.write(row, 1, format!("Lamps of pier {row}")).unwrap();
        sheet.write(row, 2, "Harbour Office").unwrap();
        sheet.write_with_format(row, 3, value, &Format::new().set_num_format(code)).unwrap();
    }
    workbook.save(folder.path("sheet.xlsx")).unwrap();
    let answer = folder.import(1, &[&["sheet.xlsx", "--title", "T"], &NEW[..]].concat());
    assert_eq!(counts(&answer), [0, 0, 0, 3], "{answer:#}");
    let reasons = answer.to_string();
    assert!(["12:00", "30:00", "50%"].iter().all(|shown| reasons.contains(shown)), "{answer:#}");
}

#[test]
fn an_id_that_may_have_lost_a_nought_is_asked_about() {
    let folder = Folder::new();
    let ids_in = |ids: &[f64]| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for (column, heading) in ["No.", "Measure", "Responsible"].iter().enumerate() {
            sheet.write(0, u16::try_from(column).unwrap(), *heading).unwrap();
        }
        for (row, id) in (1..).zip(ids) {
            sheet.write(row, 0, *id).unwrap();
            sheet.write(row, 1, format!("Lamps of pier {row}")).unwrap();
            sheet.write(row, 2, "Harbour Office").unwrap();
        }
        workbook.save(folder.path("sheet.xlsx")).unwrap();
        let run =
            folder.run(&[&["import", "sheet.xlsx", "--title", "T", "--format", "json"], &NEW[..]].concat());
        let answer: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        answer["to_be_settled"].clone()
    };
    let asked = ids_in(&[2.8, 2.9, 2.1, 2.11]);
    assert_eq!(asked[0]["cells"], serde_json::json!(["A4"]), "{asked:#}");
    let words = asked[0]["first"].as_str().unwrap();
    assert!(words.contains("2.10") && words.contains("format the column of ids as text"), "{asked:#}");
    let asked = ids_in(&[1.1, 1.2, 1.1]);
    assert_eq!(asked[0]["cells"], serde_json::json!(["A4"]), "{asked:#}");
    assert!(asked[0]["first"].as_str().unwrap().contains("cannot tell 1.10 from 1.1"), "{asked:#}");
    assert_eq!(ids_in(&[1.1, 1.2, 2.1]), serde_json::json!([]));
}

#[test]
fn money_without_the_name_of_its_source_is_of_one_source() {
    let folder = Folder::new();
    let headings = "No.;Measure;Responsible;Cost;Source of funding\n";
    let rows = "1;Lamps;Harbour Office;5000 Ft;\n2;Ropes;Harbour Office;7 EUR;-\n3;Bells;Harbour Office;9 EUR;not named\n4;Nets;Harbour Office;3 Ft;nincs megnevezve\n5;Maps;Harbour Office;3 Ft;?\n";
    folder.write("sheet.csv", format!("{headings}{rows}"));
    let answer = folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(answer["new_sources"].as_array().unwrap().len(), 1, "{answer:#}");
    assert_eq!(folder.text("plan/plan.toml").matches("[[source]]").count(), 1);
    let again = folder.import(0, &["sheet.csv", "--write"]);
    assert_eq!(counts(&again), [0, 0, 5, 0], "{again:#}");
    folder.write("more.csv", format!("{headings}{rows}6;Oars;Harbour Office;3 Ft;\n"));
    let more = folder.import(0, &["more.csv", "--write"]);
    assert_eq!(more["new_sources"], serde_json::json!([]), "{more:#}");
    assert!(measures(&folder).matches("[[allocation]]").count() == 6);
}

#[test]
fn headings_in_two_rows_are_joined() {
    let folder = Folder::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 6, "Terv a csendes utakért 2022-2023", &plain).unwrap();
    for (column, heading) in [(0, "Ssz."), (1, "Intézkedés"), (2, "Felelős")] {
        sheet.merge_range(2, column, 3, column, heading, &plain).unwrap();
    }
    sheet.merge_range(2, 3, 2, 4, "Határidő", &plain).unwrap();
    sheet.merge_range(2, 5, 2, 6, "Költség (mFt)", &plain).unwrap();
    sheet.merge_range(2, 7, 3, 7, "Forrás", &plain).unwrap();
    for (column, heading) in [(3, "kezdet"), (4, "vég"), (5, "2031"), (6, "2032")] {
        sheet.write(3, column, heading).unwrap();
    }
    for row in 4..7 {
        sheet.write(row, 0, row - 3).unwrap();
        sheet.write(row, 1, format!("{row}. út felújítása")).unwrap();
        sheet.write(row, 2, "Útügyi Hivatal").unwrap();
        sheet.write(row, 3, "2031. 01. 01.").unwrap();
        sheet.write(row, 4, "2032. 12. 31.").unwrap();
        sheet.write(row, 5, 2.5).unwrap();
        // A year without any figure is a year of amounts all the same.
        sheet.write(row, 6, "n.a.").unwrap();
        sheet.write(row, 7, "hazai költségvetés").unwrap();
    }
    workbook.save(folder.path("sheet.xlsx")).unwrap();
    let page = folder.run(&[&["import", "sheet.xlsx"], &NEW[..]].concat());
    assert!(page.stdout.contains("those of rows 3 and 4 are read together"), "{}", page.stdout);
    // The mapping names each column by both headings, and a second run finds them.
    let mapping = folder.text("sheet.mapping.toml");
    for line in ["over = 3", "header = 4", "title = \"Határidő vég\"", "title = \"Költség (mFt) 2031\""]
    {
        assert!(mapping.contains(line), "{line}: {mapping}");
    }
    let answer = folder.import(0, &[&["sheet.xlsx", "--write"], &NEW[..]].concat());
    assert_eq!(counts(&answer), [3, 0, 0, 0], "{answer:#}");
    let first = folder.text("plan/measures/1.toml");
    for line in [
        "deadline    = 2032-12-31",
        "amount   = 2_500_000",
        "source   = \"hazai-koltsegvetes\"",
        "year     = 2031",
    ] {
        assert!(first.contains(line), "{line}: {first}");
    }
    assert_eq!(counts(&folder.import(0, &["sheet.xlsx"])), [0, 0, 3, 0]);
}

#[test]
fn what_is_to_be_settled_is_listed_by_its_kind() {
    let folder = Folder::new();
    let rows = [
        "1;A. Lamps;Lamps;Harbour Office;03/04/2031;5",
        "2;A. Lamps;Ropes;Harbour Office;05/06/2031;6",
        "3;B. Signal bells;Bells;Harbor Office;2031-06-30;7 Ft",
        "4;C. Signal bels;Nets;Harbour Office;2031-06-30;1.250 Ft",
    ];
    folder
        .write("sheet.csv", format!("No.;Section;Measure;Responsible;Deadline;Cost\n{}\n", rows.join("\n")));
    let page = folder.run(&["import", "sheet.csv", "--title", "T"]);
    assert_eq!(page.code, Some(1), "{}", page.stderr);
    let words = page.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in [
        "dates 2 cells (E2, E3): \"03/04/2031\" can be",
        "currency 2 cells (F2, F3): ",
        "figures 1 cell (F5): ",
        "bodies is \"Harbor Office\" the same as \"Harbour Office\"? (D4)",
        "sections \"Signal bels\" and \"Signal bells\" look alike",
    ] {
        assert!(words.contains(line), "{line}: {}", page.stdout);
    }
    assert_eq!(page.stdout.matches("03/04/2031").count(), 1, "{}", page.stdout);
    assert!(!page.stdout.contains("05/06/2031"), "{}", page.stdout);
    let answer = folder.import(1, &["sheet.csv", "--title", "T"]);
    let kinds: Vec<&str> =
        answer["to_be_settled"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["dates", "figures", "currency", "bodies", "sections"], "{answer:#}");
    let page = folder.run(&["import", "sheet.csv", "--title", "T", "--lang", "hu"]);
    assert!(page.stdout.contains("dátumok      2 cella"), "{}", page.stdout);
}

#[test]
fn money_that_stays_is_named() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible;Cost (HUF);Source\n1;Lamps;Harbour Office;5000;Sea Fund\n",
    );
    folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    let kept = folder.import(0, &["sheet.csv"]);
    assert_eq!(kept["kept_money"], serde_json::json!([]));
    let plan = folder.text("plan/plan.toml");
    folder.write(
        "plan/plan.toml",
        plan + "\n[[source]]\nid = \"bank\"\nname = \"The bank\"\nstate = \"contingent\"\n",
    );
    let path = "plan/measures/1.toml";
    let more = "\n[[allocation]]\nsource = \"bank\"\namount = 70\n\n[[allocation]]\nsource = \"bank\"\nyear = 2032\n";
    folder.write(path, folder.text(path) + more);
    let kept = folder.import(0, &["sheet.csv"]);
    assert_eq!(kept["kept_money"], serde_json::json!([{ "id": "1", "allocations": 2 }]), "{kept:#}");
    let page = folder.run(&["import", "sheet.csv"]);
    assert!(page.stdout.contains("Kept: 2 allocations not from a sheet (1)."), "{}", page.stdout);
}

#[test]
fn who_answers_and_is_named_among_the_partners_is_no_change_when_the_sheet_comes_again() {
    let folder = Folder::new();
    let rows = "1;Lamps;River Authority;River Authority / Port Office\n2;Ropes;Port Office;-\n3;Nets;Port Office;River Authority / Port Office\n";
    folder.write("sheet.csv", format!("No;Action;Lead body;Supporting bodies\n{rows}"));
    let first = folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(counts(&first), [3, 0, 0, 0], "{first:#}");
    let again = folder.import(0, &["sheet.csv"]);
    assert_eq!(counts(&again), [0, 0, 3, 0], "{again:#}");
}
