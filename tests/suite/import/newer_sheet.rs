//! What a newer sheet says otherwise is named, and reports stay with their measures.

use super::office_sheet::{Folder, NEW, counts};

fn first(sheet: &str) -> Folder {
    let folder = Folder::new();
    folder.import_new(0, sheet);
    folder
}

#[test]
fn measures_that_are_numbered_otherwise_are_refused() {
    let folder = first(
        "No.;Measure;Responsible\n1;Roads;Harbour Council\n2;Bridge;Harbour Council\n3;Tunnel;Harbour Council\n",
    );
    folder.write("sheet.csv", "No.;Measure;Responsible\n1;Roads;Harbour Council\n2;Tunnel;Harbour Council\n3;Bridge;Harbour Council\n");
    let answer = folder.import(1, &["sheet.csv", "--write"]);
    assert_eq!(counts(&answer), [0, 0, 1, 2]);
    let reason = answer["rows"][1]["problems"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("formerly = [\"") && reason.contains("Bridge"), "{reason}");

    folder.write("sheet.csv", "No.;Measure;Responsible\n1;Roads;Harbour Council\n2;Lamps;Harbour Council\n3;Bridge;Harbour Council\n4;Tunnel;Harbour Council\n");
    assert_eq!(counts(&folder.import(1, &["sheet.csv"])), [0, 0, 1, 3]);
    folder.write("sheet.csv", "No.;Measure;Responsible\n1;Roads;Harbour Council\n2;Long bridge;Harbour Council\n3;Tunnel;Harbour Council\n");
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 1, 2, 0]);
}

#[test]
fn emptied_cells_of_the_plans_own_and_of_figures_are_named() {
    let folder = first(
        "No.;Measure;Responsible;Indicator;Baseline;Target;Remarks;Short title\n1;Roads;Harbour Council;km;5;10;hello;R\n2;Lamps;Harbour Council;lamps;1;2;;\n",
    );
    folder.write("sheet.csv", "No.;Measure;Responsible;Indicator;Baseline;Target;Remarks;Short title\n1;Roads;Harbour Council;km;;10;;\n2;Lamps;Harbour Council;lamps;1;2;;\n");
    let answer = folder.import(0, &["sheet.csv"]);
    let gone: Vec<String> = answer["gone"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{}: {}", one["field"].as_str().unwrap(), one["words"].as_str().unwrap()))
        .collect();
    assert_eq!(gone, ["metric.baseline: km: 5", "short: R", "extra: remarks: hello"], "{answer:#}");
}

#[test]
fn a_milestone_keeps_its_own_day() {
    let folder = first(
        "No.;Measure;Responsible;Milestone 1;Milestone 1 date;Milestone 2;Milestone 2 date\n1;Roads;Harbour Council;Design;tbd;Contract;2032-03-31\n2;Lamps;Harbour Council;Plan;2031-06-30;Order;2032-06-30\n",
    );
    let text = folder.text("plan/measures/1.toml");
    let (design, contract) = text.split_once("Contract").unwrap();
    assert!(design.contains("due   = \"tbd\"") && contract.contains("due   = 2032-03-31"), "{text}");
}

#[test]
fn a_heading_that_was_renamed_is_named() {
    let folder = first("No.;Measure;Responsible\n1;Roads;Harbour Council\n");
    folder.write("sheet.csv", "No.;Action;Responsible\n1;Roads;Harbour Council\n");
    let run = folder.run(&["import", "sheet.csv"]);
    assert_eq!(run.code, Some(3));
    assert!(run.stderr.contains("the mapping does not name: \"Action\" (B)"), "{}", run.stderr);
    assert!(!run.stderr.contains("set `header`"), "{}", run.stderr);
}

#[test]
fn a_mapping_that_says_nothing_or_one_thing_twice_is_refused_in_its_own_words() {
    let folder = first("No.;Measure;Responsible;Remarks;Notes\n1;Roads;MoR;a;b\n");
    let mapping = folder.text("sheet.mapping.toml");
    for (before, after, says) in [
        ("header = 1", "header = \"one\"", "a value has the wrong type"),
        ("header = 1", "header = -1", "a value has the wrong type"),
        ("header = 1", "header = 1\nheader = 1", "a second time"),
        ("key = \"notes\"", "key = \"remarks\"", "column E has the `key` \"remarks\""),
        ("[bodies]", "[bodies]\n\"MoR\" = \"\"", "\"MoR\" is given no body"),
        ("[bodies]", "[bodies]\n\"MoR\" = 5", "a value has the wrong type"),
    ] {
        assert!(mapping.contains(before), "{mapping}");
        folder.write("sheet.mapping.toml", mapping.replace(before, after));
        let run = folder.run(&["import", "sheet.csv"]);
        assert!(run.code == Some(3) && run.stderr.contains(says), "{says}: {}", run.stderr);
        assert!(!run.stderr.contains("u64") && !run.stderr.contains("enum"), "{}", run.stderr);
    }
}

#[test]
fn a_cell_that_may_be_a_list_of_bodies_is_asked_about_and_the_list_is_taken() {
    let folder = Folder::new();
    folder.write("sheet.csv", "No.;Measure;Responsible\n1;Roads;\"BM, Sea Fund\"\n2;Lamps;BM\n3;Oil;tbd\n4;Sail;a.b@example.org\n5;Row;BM/IM; \n6;Ebb;\"Sea, Air and Land Board\"\n".replace("; \n", "\n"));
    let answer = folder.import(1, &[&["sheet.csv", "--title", "T"], &NEW[..]].concat());
    let reason =
        |at: usize| answer["rows"][at]["problems"][0]["reason"].as_str().unwrap_or_default().to_owned();
    assert!(reason(3).contains("e-mail address") && !reason(3).contains("a.b@"), "{answer:#}");
    let mapping = folder.text("sheet.mapping.toml");
    assert!(!mapping.contains("tbd") && !mapping.contains("@"), "{mapping}");
}
