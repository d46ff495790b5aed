//! The workbook that goes out.

use std::path::Path;

use plan::import::sheet::{Sheet, read_every};

use super::plan_with_cycle;

fn sheets(path: &Path) -> Vec<Sheet> {
    read_every(path, None, 1 << 20).unwrap()
}

/// The cells of the form as text, row by row.
fn shown(sheet: &Sheet) -> Vec<String> {
    let row = |row: &plan::import::sheet::Row| {
        let cells: Vec<String> = row.cells.iter().map(|(_, cell)| cell.shown()).collect();
        cells.join(" | ")
    };
    sheet.rows.iter().map(row).collect()
}

#[test]
fn the_same_body_by_any_name_has_the_same_bytes() {
    let repository = plan_with_cycle();
    let form = |name: &str, file: &str| {
        let run =
            repository.run(&["form", "--body", name, "--period", "2030-H1", "--lang", "en", "-o", file]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        std::fs::read(repository.folder.join(file)).unwrap()
    };
    assert_eq!(form("ML", "a.xlsx"), form("vilagitotornyok miniszteriuma", "b.xlsx"));
}

#[test]
fn a_form_has_a_row_for_each_measure_milestone_and_value_in_the_language_asked_for() {
    let repository = plan_with_cycle();
    repository.run(&["form", "--body", "ML", "--period", "2030-H1", "--lang", "hu", "-o", "a.xlsx"]);
    let book = sheets(&repository.folder.join("a.xlsx"));
    let names: Vec<&str> = book.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Űrlap", "Kitöltési útmutató", "lists", "plan"]);
    let form = shown(&book[0]);
    assert!(form[1].contains("Világítótornyok Minisztériuma"), "{form:#?}");
    for row in [
        "D.1 | The Government provides for the lights. | A kifizetés forrásai: treasury (Treasury), sea-fund (Sea Fund) | before the next storm | nincs jelentés",
        "I.1.1/M1 | Részfeladat: oil | 2030. 06. 30. | nincs jelentés",
        "I.1.1/V1 | Érték: nights; cél 100",
    ] {
        assert!(form.iter().any(|line| line == row), "{row}: {form:#?}");
    }
    assert!(
        form.iter()
            .any(|line| line.starts_with("II.1 | Counting the bridges [Átvéve tőle: Ministry of Bridges]"))
    );
    assert!(shown(&book[3]).iter().any(|line| line.starts_with("row | I.1.1 | ")));
}

#[test]
fn every_body_that_owes_has_a_form_and_partners_where_they_are_asked_for() {
    let repository = plan_with_cycle();
    let run = repository.run(&["form", "--all", "--period", "2030-H1", "-o", "forms"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let list = |folder: &str| {
        let files = std::fs::read_dir(repository.folder.join(folder)).unwrap();
        let mut names: Vec<String> =
            files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    assert_eq!(list("forms"), ["ML.xlsx", "ministry-of-bridges.xlsx"]);
    let bridges = |more: &[&str]| {
        let args =
            ["form", "--body", "Ministry of Bridges", "--period", "2030-H1", "--lang", "en", "-o", "b.xlsx"];
        repository.run(&[&args[..], more].concat());
        let path = repository.folder.join("b.xlsx");
        let shown = shown(&sheets(&path)[0]).join("\n");
        std::fs::remove_file(path).unwrap();
        shown
    };
    assert!(!bridges(&[]).contains("I.1.1"));
    assert!(bridges(&["--partners"]).contains("As a partner, for the record"));
}

#[test]
fn what_cannot_be_asked_is_said() {
    let repository = plan_with_cycle();
    let says = |args: &[&str], words: &str| {
        let run = repository.run(&[&["form", "-o", "a.xlsx"], args].concat());
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert!(run.stderr.contains(words), "{}", run.stderr);
    };
    says(&["--body", "Ministry of Tunnels"], "no body of this plan");
    says(&["--body", "ML", "--period", "2030-Q1"], "one of its periods is 2030-H1");
    says(&["--body", "Harbour Council", "--period", "2030-H1"], "owes no report for 2030-H1");
}

#[test]
fn a_form_that_was_filled_in_is_not_written_over() {
    let repository = plan_with_cycle();
    let one = ["form", "--body", "ML", "--period", "2030-H1", "-o", "form.xlsx"];
    let all = ["form", "--all", "--period", "2030-H1", "-o", "forms"];
    assert_eq!(repository.run(&one).code, Some(0));
    assert_eq!(repository.run(&one).code, Some(0), "the same blank form");
    repository.write("form.xlsx", "filled in");
    let run = repository.run(&one);
    assert_eq!((run.code, repository.text("form.xlsx").as_str()), (Some(2), "filled in"), "{}", run.stderr);
    assert!(run.stderr.contains("filled in: form.xlsx"), "{}", run.stderr);
    assert_eq!(repository.run(&all).code, Some(0));
    let forms = || std::fs::read_dir(repository.folder.join("forms")).unwrap().map(|one| one.unwrap().path());
    let mut paths: Vec<_> = forms().collect();
    paths.sort();
    std::fs::remove_file(&paths[0]).unwrap();
    paths[1..].iter().for_each(|path| std::fs::write(path, "filled in").unwrap());
    let run = repository.run(&all);
    assert_eq!((run.code, forms().count()), (Some(2), paths.len() - 1), "{}", run.stderr);
    for path in &paths[1..] {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(run.stderr.contains(name) && std::fs::read(path).unwrap() == b"filled in", "{}", run.stderr);
    }
}
