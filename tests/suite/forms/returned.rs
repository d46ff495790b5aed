//! What comes back, and what becomes of it.

use serde_json::Value;

use super::plan_with_cycle;
use crate::support::ask;
use crate::support::repository::Repository;

const RETURN: &str = "plan/reports/2030-H1/ML.toml";

/// A form that came back as a table, with these rows.
fn table(rows: &str) -> String {
    format!(
        "Body;Ministry of Lighthouses\nPeriod;2030-H1\nDate of the report;2030. 06. 20.\n\nRow;Status;Value;Date;Evidence;In your words;Last report;Notes\n{rows}"
    )
}

fn collect(repository: &Repository, code: i32, rows: &str) -> Value {
    repository.write("back.csv", table(rows));
    let args = ["collect", "back.csv", "--write", "--format", "json"];
    let run = repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output().unwrap();
    ask::answer(&run.into(), code, &args)
}

/// `ID outcome`, and the first reason.
fn outcomes(answer: &Value) -> Vec<String> {
    let rows = answer["files"][0]["rows"].as_array().unwrap();
    let one = |row: &Value| {
        let reason = row["problems"][0]["reason"].as_str().map(|reason| format!(": {reason}"));
        let cell = row["problems"][0]["cell"].as_str().unwrap_or_default();
        format!(
            "{} {} {cell}{}",
            row["id"].as_str().unwrap(),
            row["outcome"].as_str().unwrap(),
            reason.unwrap_or_default()
        )
    };
    rows.iter().map(one).collect()
}

#[test]
fn what_people_write_is_taken_once() {
    let repository = plan_with_cycle();
    let rows = "I.1.1/V1;;2,5;;;;;\nI.1.1;folyamatban;;;https://example.org/a;the oil is bought;unreported;mine\nI.1.1/M1;Completed;;2030-06-30;;;unreported;\nD.1;;;;;;unreported;\n";
    let answer = collect(&repository, 0, rows);
    assert_eq!(outcomes(&answer), ["I.1.1 taken ", "I.1.1/M1 taken "]);
    assert_eq!(answer["files"][0]["other_columns"], serde_json::json!(["Notes"]));
    let text = repository.text(RETURN);
    for line in [
        "date   = 2030-06-20",
        "values   = { nights = 2.5 }",
        "milestone = \"oil\"",
        "text     = \"the oil is bought\"",
    ] {
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed(&text).contains(&squeezed(line)), "{line}: {text}");
    }
    let again = collect(&repository, 0, rows);
    assert_eq!(again["unchanged"], 2);
    assert_eq!(repository.text(RETURN), text);
}

#[test]
fn what_is_taken_is_told_in_a_sentence_before_and_after() {
    let repository = plan_with_cycle();
    let first = "I.1.1/V1;;2,5;;;;;\nI.1.1;in progress;;;;;unreported;\n";
    let answer = collect(&repository, 0, first);
    let report = |answer: &Value| answer["files"][0]["rows"][0]["report"].clone();
    assert_eq!(report(&answer)["sentence"], "reported status in-progress; nights 2.5");
    assert_eq!(
        report(&answer)["values"][0],
        serde_json::json!({"metric": "nights", "before": null, "after": 2.5})
    );
    let head =
        "Body;Ministry of Lighthouses\nPeriod;2030-H1\n\nRow;Status;Value;Date;Evidence;In your words\n";
    let rows = "I.1.1/V1;;3;;;\nI.1.1;completed;;2030-06-25;https://example.org/a;all done\n";
    repository.write("back.csv", format!("{head}{rows}"));
    let said = |args: &[&str]| {
        let args = [&["collect", "back.csv"], args].concat();
        let run =
            repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output().unwrap();
        String::from_utf8(run.stdout).unwrap()
    };
    let answer: Value = serde_json::from_str(&said(&["--format", "json"])).unwrap();
    assert_eq!(
        report(&answer)["sentence"],
        "reported status from in-progress to completed; nights from 2.5 to 3; text \"all done\"; evidence https://example.org/a"
    );
    assert_eq!(report(&answer)["status_before"], "in-progress");
    let screen = said(&["--lang", "hu"]);
    let squeezed = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in
        ["Mi változik", "állapot: folyamatban helyett befejeződött", "nights: 2,5 helyett 3", "„all done”"]
    {
        assert!(squeezed.contains(words), "{words}: {screen}");
    }
}

#[test]
fn what_cannot_be_taken_is_refused_with_its_cell_and_the_good_rows_are_written() {
    let repository = plan_with_cycle();
    let answer = collect(
        &repository,
        1,
        "I.1.1;nearly;;;;;unreported;\nD.1;completed;;03/04/2030;;;unreported;\nII.1;in progress;;;;call 06 1 234 5678;unreported;\nI.1.1/M1;in progress;;;;;unreported;\nX.1;completed;;;;;;\n",
    );
    let found = outcomes(&answer).join("\n");
    for words in [
        "I.1.1 refused B6: \"nearly\" is no status",
        "D.1 refused D7: \"03/04/2030\" can be",
        "II.1 refused F8: it holds a telephone number",
        "I.1.1/M1 taken",
        "X.1 refused B10: \"X.1\" is no row of the form",
    ] {
        assert!(found.contains(words), "{words}: {found}");
    }
    assert_eq!(repository.text(RETURN).matches("[[report]]").count(), 1);
}

#[test]
fn a_row_that_is_filled_in_twice_is_refused() {
    let repository = plan_with_cycle();
    let answer = collect(&repository, 1, "D.1;completed;;;;;unreported;\nD.1;in progress;;;;;unreported;\n");
    assert!(outcomes(&answer)[0].contains("D.1 is filled in twice"), "{answer}");
    assert!(!repository.folder.join(RETURN).exists());
}

#[test]
fn what_the_plan_says_otherwise_by_now_is_a_conflict() {
    let repository = plan_with_cycle();
    collect(&repository, 0, "D.1;in progress;;2030-06-20;;;unreported;\n");
    let before = repository.text(RETURN);
    let answer = collect(&repository, 1, "D.1;completed;;2030-06-25;;;unreported;\n");
    assert_eq!(outcomes(&answer), ["D.1 conflict "]);
    assert_eq!(answer["files"][0]["rows"][0]["changes"][0]["after"], "in progress, 2030-06-20");
    assert_eq!(repository.text(RETURN), before);
}

#[test]
fn a_conflict_of_a_hungarian_form_is_told_in_the_language_of_who_reads_it() {
    let repository = plan_with_cycle();
    collect(&repository, 0, "D.1;in progress;;2030-06-20;;;unreported;\n");
    let form = "Body;Ministry of Lighthouses\nPeriod;2030-H1\n\nSor;Állapot;Érték;Dátum;Bizonyíték;Szöveges jelentés;Utolsó jelentés\nD.1;befejeződött;;2030-06-25;;;nincs jelentés\n";
    repository.write("back.csv", form);
    let told = |lang: &str| {
        let args = ["collect", "back.csv", "--lang", lang];
        let run =
            repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output().unwrap();
        String::from_utf8(run.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let english = told("en");
    assert!(english.contains("from \"unreported\" to \"in progress, 2030-06-20\""), "{english}");
    let hungarian = told("hu");
    assert!(hungarian.contains("„nincs jelentés” helyett „folyamatban, 2030. 06. 20.”"), "{hungarian}");
}

#[test]
fn what_a_check_would_call_an_error_is_refused() {
    let repository = plan_with_cycle();
    let answer = collect(
        &repository,
        1,
        "D.1;completed;;2031-06-25;;;unreported;\nI.1.1;in progress;;;;;unreported;\n",
    );
    assert_eq!(answer["taken"], 1, "{answer}");
    assert_eq!(answer["refused"], 1, "{answer}");
}

#[test]
fn what_is_no_form_of_this_plan_is_refused_as_a_whole() {
    let repository = plan_with_cycle();
    let refused = |name: &str, content: Vec<u8>, words: &str| {
        repository.write(name, content);
        let args = ["collect", name, "--write", "--format", "json"];
        let answer = ask::answer(&repository.run(&args), 1, &args);
        let why = answer["files"][0]["refused"].as_str().unwrap();
        assert!(why.contains(words), "{why}");
        assert!(!repository.folder.join("plan/reports").exists());
    };
    refused("a.csv", b"a;b\n1;2\n".to_vec(), "no sheet of it is a form");
    refused("a.csv", table("").replace("Lighthouses", "Tunnels").into(), "no body of this plan");
    refused("a.csv", table("").replace("2030-H1", "2030-Q1").into(), "none of the plan's cycle");
    refused("a.csv", table("").replace(";Date;", ";Day;").into(), "the column \"Date\" is gone");
    refused("a.xlsx", b"this is text".to_vec(), "not a workbook");
    refused("a.csv", vec![b'x'; 50 << 20], "50 MB");
    let mut protected = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    protected.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    refused("a.xlsx", protected, "protected by a password");
}

#[test]
fn the_same_form_named_twice_is_taken_once() {
    let repository = plan_with_cycle();
    repository.write("back.csv", table("D.1;in progress;;;;;unreported;\n"));
    let args = ["collect", "back.csv", "back.csv", "--write", "--format", "json"];
    let run = repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output().unwrap();
    let answer = ask::answer(&run.into(), 0, &args);
    assert_eq!([&answer["taken"], &answer["unchanged"]], [1, 1]);
    assert_eq!(repository.text(RETURN).matches("[[report]]").count(), 1);
}

#[test]
fn two_forms_that_contradict_each_other_are_shown_and_the_later_one_is_not_written() {
    let repository = plan_with_cycle();
    repository.write("a.csv", table("I.1.1;in progress;;;;the oil is bought;unreported;\n"));
    repository.write("b.csv", table("I.1.1;completed;;;;the oil is bought;unreported;\n"));
    let args = ["collect", "a.csv", "b.csv", "--write", "--format", "json"];
    let run = repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output().unwrap();
    let answer = ask::answer(&run.into(), 1, &args);
    assert_eq!((&answer["taken"], &answer["conflicts"]), (&1.into(), &1.into()));
    let row = &answer["files"][1]["rows"][0];
    assert_eq!((&row["outcome"], &row["problems"][0]["cell"]), (&"conflict".into(), &"B6".into()), "{row}");
    let reason = row["problems"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("\"in-progress\"") && reason.contains("\"completed\""), "{reason}");
    assert!(!repository.text(RETURN).contains("completed"));
}

#[test]
fn a_period_as_hungarian_forms_show_it_is_read() {
    let repository = plan_with_cycle();
    let rows = table("I.1.1;folyamatban;;;;;unreported;\n");
    repository.write("back.csv", rows.replace("Period;2030-H1", "Időszak;2030. I. félév"));
    let args = ["collect", "back.csv", "--write", "--format", "json"];
    let run = repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output().unwrap();
    let answer = ask::answer(&run.into(), 0, &args);
    assert_eq!((&answer["files"][0]["period"], &answer["taken"]), (&"2030-H1".into(), &1.into()), "{answer}");
}

#[test]
fn a_table_in_another_encoding_is_read_in_the_one_that_is_said() {
    let repository = plan_with_cycle();
    let rows = table("I.1.1;in progress;;;;el\u{151}k\u{e9}sz\u{fc}lt;unreported;\n");
    let bytes: Vec<u8> = rows
        .chars()
        .map(|c| if c == '\u{151}' { 0xF5 } else { u8::try_from(u32::from(c)).unwrap() })
        .collect();
    repository.write("back.csv", bytes);
    let collect = |more: &[&str]| {
        let args = [&["collect", "back.csv", "--write", "--format", "json"], more].concat();
        repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output().unwrap()
    };
    let refused = String::from_utf8(collect(&[]).stdout).unwrap();
    assert!(refused.contains("--encoding "), "{refused}");
    let taken = collect(&["--encoding", "windows-1250"]);
    assert_eq!(taken.status.code(), Some(0), "{}", String::from_utf8_lossy(&taken.stdout));
    assert!(repository.text(RETURN).contains("el\u{151}k\u{e9}sz\u{fc}lt"), "{}", repository.text(RETURN));
}
