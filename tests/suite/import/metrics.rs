//! Columns of what the indicator counts: units, and values at the beginning and to be reached.

use serde_json::Value;

use super::office_sheet::{Folder, NEW, counts};

fn fields(answer: &Value) -> Vec<&str> {
    answer["columns"].as_array().unwrap().iter().map(|column| column["field"].as_str().unwrap()).collect()
}

fn metrics(folder: &Folder, id: &str) -> Value {
    let shown = folder.run(&["show", id, "--format", "json"]).stdout;
    serde_json::from_str::<Value>(&shown).unwrap()["item"]["metrics"].clone()
}

#[test]
fn what_an_indicator_counts_is_a_metric_with_its_targets() {
    let folder = Folder::new();
    let sheet = |baseline: &str, target: &str, lamps: &str| {
        format!(
            "Ssz.;Intézkedés;Felelős;Indikátor;Mértékegység;Kiinduló érték;Célérték 2031;Célérték 2032\n\
             1;Lámpák;Harbour Council;{lamps};db;{baseline};30;{target}\n\
             2;Festés;Harbour Council;festett part;;;80 %;\n3;Séta;Harbour Council;nyugalom;;;;\n"
        )
    };
    folder.write("sheet.csv", sheet("2,5", "1 240", "lámpák száma"));
    let first = folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(fields(&first)[3..], ["indicator", "unit", "baseline", "target", "target"]);
    let check = folder.run(&["check"]);
    assert_eq!(check.code, Some(0), "{}{}", check.stdout, check.stderr);
    let lamps = &metrics(&folder, "1")[0];
    assert_eq!([&lamps["name"], &lamps["unit"]], ["lámpák száma", "db"]);
    assert_eq!(lamps["baseline"].as_f64(), Some(2.5));
    let told = |metric: &Value| {
        let steps = metric["targets"].as_array().unwrap().iter();
        steps
            .map(|step| (step["by"].as_str().unwrap().to_owned(), step["value"].as_i64().unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(lamps).iter().map(|step| step.1).collect::<Vec<_>>(), [30, 1240], "{lamps:#}");
    assert!(folder.text("plan/measures/1.toml").contains("by = \"2031\", value = 30"));
    assert_eq!(metrics(&folder, "2")[0]["unit"], "%");
    assert_eq!(metrics(&folder, "3"), Value::Array(Vec::new()));
    assert_eq!(counts(&folder.import(0, &["sheet.csv", "--write"])), [0, 0, 3, 0]);

    // A newer sheet: another target, another baseline, and the indicator in other words.
    folder.write("sheet.csv", sheet("3", "1 300", "a lámpák száma"));
    assert_eq!(counts(&folder.import(0, &["sheet.csv", "--write"])), [0, 1, 2, 0]);
    let lamps = metrics(&folder, "1");
    assert_eq!(lamps.as_array().unwrap().len(), 1);
    assert_eq!([&lamps[0]["name"], &lamps[0]["unit"]], ["a lámpák száma", "db"]);
    assert_eq!(lamps[0]["baseline"], 3);
    assert_eq!(told(&lamps[0]).iter().map(|step| step.1).collect::<Vec<_>>(), [30, 1300]);
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 3, 0]);
}

#[test]
fn several_metrics_have_their_own_columns() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible;Indicator;Metric 1;Unit 1;Target 1;Target date 1;Metric 2;Target 2\n\
         1;Lamps;Harbour Council;lamps and people;lamps;pieces;40;30/06/2032;people;12 persons\n",
    );
    let first = folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(
        fields(&first)[3..],
        ["indicator", "metric", "unit", "target", "target-by", "metric", "target"]
    );
    let found = metrics(&folder, "1");
    assert_eq!(found[0]["targets"][0]["by"], "2032-06-30", "{found:#}");
    assert_eq!([&found[1]["name"], &found[1]["unit"]], ["people", "persons"]);
    assert_eq!(found[1]["target"], 12);
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 1, 0]);
}

#[test]
fn a_target_in_words_is_the_indicator_and_a_date_without_a_target_the_deadline() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible;Target;Target date\n1;Lamps;Harbour Council;more light;2032-06-30\n\
         2;Paint;Harbour Council;less rust;2032-06-30\n",
    );
    let answer = folder.import(0, &[&["sheet.csv"], &NEW[..]].concat());
    assert_eq!(fields(&answer)[3..], ["indicator", "deadline"]);
}

#[test]
fn what_is_no_figure_is_kept_in_words_or_refused_with_its_cell() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible;Indicator;Target;Target date\n1;Lamps;Harbour Council;lamps;30;2032\n\
         2;Paint;Harbour Council;paint;3.0.1;\n5;Oil;Harbour Council;oil;at least 10;2032\n6;Sail;Harbour Council;sails;TBD;2032\n3;Ring;Harbour Council;rings;5;soon\n4;Row;Harbour Council;rows;6;2032-Q1\n",
    );
    let answer = folder.import(1, &[&["sheet.csv"], &NEW[..]].concat());
    let rows = answer["rows"].as_array().unwrap().iter();
    let cells: Vec<&str> = rows
        .flat_map(|row| row["problems"].as_array().unwrap())
        .map(|one| one["cell"].as_str().unwrap())
        .collect();
    assert_eq!(cells, ["E3", "F6"], "{answer:#}");
    let kept = answer["kept_as_words"].as_array().unwrap();
    assert_eq!([&kept[0]["cell"], &kept[0]["text"]], ["E4", "at least 10"], "{answer:#}");
    assert_eq!(kept.len(), 1, "{answer:#}");
    folder.import(1, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    assert!(folder.text("plan/measures/5.toml").contains("target-in-words = \"at least 10\""));
    assert!(!folder.text("plan/measures/6.toml").contains("extra"));
}
