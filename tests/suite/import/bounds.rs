//! An amount that is not exact is never counted as if it were.

use super::office_sheet::{Folder, NEW, counts};

const INEXACT: [&str; 16] = [
    "up to 500 EUR",
    "min. 500 EUR",
    "over 500 EUR",
    "legfeljebb 500 EUR",
    "legalább 500 EUR",
    "500 EUR + VAT",
    "nettó 500 EUR",
    "approx. 500",
    "~500",
    "ca. 500 EUR",
    "500+ EUR",
    "< 500 EUR",
    "500 EUR or more",
    "500 EUR felett",
    "500-600 EUR",
    "2032: max. 500 EUR",
];

/// A sheet of a measure for each of these costs.
fn costing(cells: &[&str]) -> String {
    let row = |(id, cell)| format!("{id};Buoy {id};Harbour Office;{cell};Sea Fund\n");
    let rows: String = (1..).zip(cells).map(row).collect();
    format!("No.;Measure;Responsible;Cost;Source\n{rows}")
}

#[test]
fn a_bound_is_an_amount_that_is_not_known() {
    let folder = Folder::new();
    folder.write("sheet.csv", costing(&INEXACT));
    let new = [&["sheet.csv", "--title", "T"], &NEW[..]].concat();
    let page = folder.run(&[&["import"], &new[..]].concat()).stdout;
    assert!(page.contains("\"up to 500 EUR\": D2; not exact"), "{page}");
    let answer = folder.import(0, &[&new[..], &["--write"]].concat());
    assert_eq!(counts(&answer), [16, 0, 0, 0], "{answer:#}");
    assert_eq!(answer["kept_as_words"].as_array().unwrap().len(), 16);
    for (id, cell) in (1..).zip(INEXACT) {
        let text = folder.text(&format!("plan/measures/{id}.toml"));
        assert!(text.contains("source = \"sea-fund\"") && !text.contains("\namount"), "{cell}: {text}");
        assert!(text.contains(&format!("funding     = \"Sea Fund, {cell}\"")), "{cell}: {text}");
    }
    assert_eq!(folder.run(&["check"]).code, Some(0));
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 16, 0]);
}

#[test]
fn a_heading_that_says_so_makes_bounds_of_the_amounts_below_it() {
    let folder = Folder::new();
    let sheet = costing(&["500 EUR", "1.250.000 Ft"]).replace("Cost", "Max. cost");
    folder.write("sheet.csv", sheet);
    let new = [&["sheet.csv", "--title", "T", "--write"], &NEW[..]].concat();
    assert_eq!(counts(&folder.import(0, &new)), [2, 0, 0, 0]);
    let text = folder.text("plan/measures/1.toml");
    assert!(text.contains("\"Sea Fund, up to 500 EUR\"") && !text.contains("\namount"), "{text}");
    let mapping = folder.text("sheet.mapping.toml");
    assert!(mapping.contains("bound = \"up to\"\n"), "{mapping}");
    assert_eq!(folder.run(&["check"]).code, Some(0));
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 2, 0]);
    // A person who knows better says so.
    folder.write("sheet.mapping.toml", mapping.replace("bound = \"up to\"\n", ""));
    assert_eq!(counts(&folder.import(0, &["sheet.csv", "--write"])), [0, 2, 0, 0]);
    let text = folder.text("plan/measures/1.toml");
    assert!(text.contains("\namount ") && text.contains("\"Sea Fund, 500 EUR\""), "{text}");
}

#[test]
fn the_comments_of_a_mapping_are_in_the_language_of_who_corrects_it() {
    let folder = Folder::new();
    folder.write("sheet.csv", costing(&["500 EUR"]));
    folder.run(&[&["--lang", "hu", "import", "sheet.csv", "--title", "T"], &NEW[..]].concat());
    let mapping = folder.text("sheet.mapping.toml");
    for says in ["# Így lesz a táblázat oszlopaiból terv (sheet.csv).", "# Melyik szervezetet jelenti"] {
        assert!(mapping.contains(says), "{mapping}");
    }
    assert!(!mapping.contains("# Which"), "{mapping}");
}

#[test]
fn an_amount_can_name_its_year_and_say_more_than_how_much() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible;Cost;Source\n1;A;Harbour Office;2032: 500 EUR;Sea Fund\n2;B;Harbour Office;500 EUR*;Sea Fund\n",
    );
    let new = [&["sheet.csv", "--title", "T"], &NEW[..]].concat();
    let page = folder.run(&[&["import"], &new[..]].concat()).stdout;
    assert!(page.contains("\"500 EUR*\": D3; read as EUR 500"), "{page}");
    folder.import(0, &[&new[..], &["--write"]].concat());
    let first = folder.text("plan/measures/1.toml");
    assert!(first.contains("year     = 2032") && first.contains("amount   = 500"), "{first}");
    assert!(first.contains("\"Sea Fund, 2032: 500 EUR\""), "{first}");
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 2, 0]);

    folder.write(
        "other.csv",
        "No.;Measure;Responsible;Cost;Source;Year\n1;A;Harbour Office;2032: 500 EUR;Sea Fund;2033\n",
    );
    let answer = folder.import(1, &["other.csv"]);
    let reason = answer["rows"][0]["problems"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("names another year than 2033"), "{answer:#}");
}

#[test]
fn a_figure_of_a_metric_that_is_not_exact_is_words_and_a_year_that_is_not_is_refused() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible;Indicator;Target;Cost;Year\n1;A;Harbour Office;lamps;80 or more;5 Ft;2032\n2;B;Harbour Office;lamps;80;5 Ft;from 2032\n3;C;Harbour Office;lamps;80;5 Ft;2032\n4;D;Harbour Office;lamps;90;5 Ft;2032\n",
    );
    let answer = folder.import(1, &[&["sheet.csv", "--title", "T"], &NEW[..]].concat());
    assert_eq!(counts(&answer), [3, 0, 0, 1], "{answer:#}");
    let kept = &answer["kept_as_words"][0];
    assert_eq!([&kept["cell"], &kept["text"]], ["E2", "80 or more"]);
    assert_eq!(answer["rows"][1]["problems"][0]["cell"], "G3");
}

#[test]
fn a_cell_that_says_that_there_is_no_source_keeps_its_words() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible;Cost;Source\n1;A;Harbour Office;;nincs\n2;B;Harbour Office;500 EUR;n/a\n3;C;Harbour Office;;-\n4;D;Harbour Office;;nem ismert\n5;E;Harbour Office;;0\n",
    );
    let new = [&["sheet.csv", "--title", "T"], &NEW[..]].concat();
    let page = folder.run(&[&["import"], &new[..]].concat()).stdout;
    assert!(page.contains("\"nincs\": E2; names no source"), "{page}");
    folder.import(0, &[&new[..], &["--write"]].concat());
    let of = |id: u32| folder.text(&format!("plan/measures/{id}.toml"));
    assert!(of(1).contains("funding     = \"nincs\"") && !of(1).contains("[[allocation]]"), "{}", of(1));
    assert!(of(2).contains("\"n/a, 500 EUR\"") && of(2).contains("source   = \"not-named\""), "{}", of(2));
    assert!(of(3).contains("funding     = \"-\""), "{}", of(3));
    for (id, words) in [(4, "nem ismert"), (5, "0")] {
        let text = of(id);
        assert!(text.contains(&format!("funding     = \"{words}\"")) && !text.contains("[[alloc"), "{text}");
    }
}

#[test]
fn an_amount_with_words_that_may_change_it_is_refused() {
    let cells = [
        "est. 500 EUR",
        "500 EUR (becslés)",
        "várhatóan 500 EUR",
        "ceiling 500 EUR",
        "nem haladja meg az 500 EUR-t",
        "negyedévente 500 EUR",
        "500 EUR iskolánként",
        "3 darab, egyenként 500 EUR",
        "50% of 500 EUR",
        "az 500 EUR fele",
        "1/3 of 500 EUR",
        "fejenként 500 EUR",
        "5 éves 500 EUR",
        "2032-ban 500 EUR",
        "2032 500 EUR",
        "500 EUR for the lamps",
    ];
    let folder = Folder::new();
    folder.write("sheet.csv", costing(&cells));
    let answer = folder.import(1, &[&["sheet.csv", "--title", "T"], &NEW[..]].concat());
    for (row, cell) in answer["rows"].as_array().unwrap().iter().zip(cells) {
        let reason = row["problems"][0]["reason"].as_str().unwrap_or_default();
        assert!(reason.contains("says more than an amount"), "{cell}: {row:#}");
    }
}
