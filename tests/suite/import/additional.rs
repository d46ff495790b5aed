//! Columns in addition to the rows of an official table: short titles, steps, texts in another language, milestones.

use super::office_sheet::{Folder, NEW, counts};

const HEADINGS: &str = "No.;Measure (EN);Intézkedés (magyarul);Short title;Parent measure;Responsible;Deadline;Milestone 1;Milestone 1 date;Mérföldkő 2;Mérföldkő 2 határideje\n";

fn sheet(second: &str) -> String {
    format!(
        "{HEADINGS}1;Lamps on every quay;Lámpák minden rakparton;Lamps;;Harbour Council;2032-12-31;lamps bought;31/12/2031;fények;2032. II. negyedév\n{second}\n"
    )
}

const SECOND: &str = "1.1;Count the lamps;A lámpák összeszámlálása;;1;Harbour Council;2031-06-30;;;;";

#[test]
fn what_stands_beside_the_rows_of_the_table_comes_into_the_plan() {
    let folder = Folder::new();
    folder.write("sheet.csv", sheet(SECOND));
    let first = folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    let fields: Vec<&str> =
        first["columns"].as_array().unwrap().iter().map(|column| column["field"].as_str().unwrap()).collect();
    let expected = [
        "id",
        "title",
        "title",
        "short",
        "parent",
        "responsible",
        "deadline",
        "milestone",
        "milestone-due",
        "milestone",
        "milestone-due",
    ];
    assert_eq!(fields, expected);
    assert!(folder.text("sheet.mapping.toml").contains("lang = \"hu\""));
    let check = folder.run(&["check"]);
    assert_eq!(check.code, Some(0), "{}{}", check.stdout, check.stderr);
    let show = |id: &str| -> serde_json::Value {
        serde_json::from_str::<serde_json::Value>(&folder.run(&["show", id, "--format", "json"]).stdout)
            .unwrap()["item"]
            .clone()
    };
    let lamps = show("1");
    assert_eq!([&lamps["short"], &lamps["texts"]["hu"]["title"]], ["Lamps", "Lámpák minden rakparton"]);
    let milestones = lamps["milestones"].as_array().unwrap();
    let told: Vec<[&serde_json::Value; 2]> =
        milestones.iter().map(|one| [&one["title"], &one["due"]]).collect();
    assert_eq!(told, [["lamps bought", "2031-12-31"], ["fények", "2032-06-30"]]);
    assert_eq!(milestones[1]["due_period"], "2032-Q2");
    assert_eq!(show("1.1")["parent"], "1");

    assert_eq!(counts(&folder.import(0, &["sheet.csv", "--write"])), [0, 0, 2, 0]);
    let newer = sheet(
        "1.1;Count the lamps;Lámpaszámlálás;Counting;1;Harbour Council;2031-06-30;first count;2031-03-31;;",
    )
    .replace("31/12/2031", "30/11/2031");
    folder.write("sheet.csv", newer);
    let changed = folder.import(0, &["sheet.csv", "--write"]);
    assert_eq!(counts(&changed), [0, 2, 0, 0], "{changed:#}");
    let count = show("1.1");
    assert_eq!([&count["short"], &count["texts"]["hu"]["title"]], ["Counting", "Lámpaszámlálás"]);
    assert_eq!(count["milestones"][0]["due"], "2031-03-31");
    assert_eq!(show("1")["milestones"][0]["due"], "2031-11-30");
    assert_eq!(show("1")["milestones"].as_array().unwrap().len(), 2);
    assert_eq!(folder.run(&["check"]).code, Some(0), "{}", folder.run(&["check"]).stdout);
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 2, 0]);
}

#[test]
fn a_day_without_a_milestone_and_a_parent_that_is_no_id_are_refused() {
    let folder = Folder::new();
    folder.write("sheet.csv", sheet("2;Paint;Festés;;see above;Harbour Council;2031-06-30;;2031-03-31;;"));
    let answer = folder.import(1, &[&["sheet.csv"], &NEW[..]].concat());
    let refused = answer["rows"].as_array().unwrap().iter().find(|row| row["outcome"] == "refused").unwrap();
    let cells: Vec<&str> =
        refused["problems"].as_array().unwrap().iter().map(|one| one["cell"].as_str().unwrap()).collect();
    assert_eq!(cells, ["E3", "I3"], "{refused:#}");
}
