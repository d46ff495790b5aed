//! Whose word a form is, for which day and period, and what the measure is with it: as the screen and the table say it.

use super::plan_with_cycle;
use super::told_right::{collect, form, problems, run};
use crate::support::repository::{LIGHT, Repository};

/// What the first row that is taken changes, in words.
fn said(answer: &serde_json::Value) -> String {
    answer["files"][0]["rows"][0]["report"]["sentence"].as_str().unwrap_or_default().to_owned()
}

/// Both ministries are responsible for a measure.
fn of_two() -> Repository {
    let repository = plan_with_cycle();
    let one = "[\"Ministry of Lighthouses\"]";
    repository.replace(LIGHT, one, "[\"Ministry of Lighthouses\", \"Ministry of Bridges\"]");
    repository.commit("2030-03-02", "two carry it");
    repository
}

#[test]
fn what_a_body_reports_is_told_as_its_own_word_with_what_the_measure_is_then() {
    let repository = of_two();
    let mut first = form(&repository, &["--body", "ML", "--lang", "en"]);
    first.write("I.1.1", "Status", "in progress").save(&repository.folder.join("back.xlsx"));
    assert_eq!(run(&repository, &["collect", "back.xlsx", "--write"]).code, Some(0));
    let mut second = form(&repository, &["--body", "Ministry of Bridges", "--lang", "en"]);
    second.write("I.1.1", "Status", "completed").write("I.1.1", "Evidence", "https://example.org/a");
    let answer = collect(&repository, &second, 0);
    let told = said(&answer);
    assert!(
        told.starts_with("reported status completed; the measure is then in-progress (disputed)"),
        "{told}"
    );
    assert_eq!(answer["files"][0]["rows"][0]["report"]["measure_status"], "in-progress");
    let hungarian = run(&repository, &["collect", "back.xlsx", "--lang", "hu"]).stdout;
    assert!(hungarian.contains("jelentett") && !hungarian.contains("nincs jelentés helyett"), "{hungarian}");
}

#[test]
fn a_measure_that_an_act_withdrew_stays_so() {
    let repository = plan_with_cycle();
    let mut form = form(&repository, &["--body", "ML", "--lang", "en"]);
    form.write("I.1.1", "Status", "in progress");
    repository
        .append(LIGHT, "\n[[amendment]]\ndate = 2030-06-25\nbasis = \"Act 2 of 2030\"\nwithdrawn = true\n");
    repository.commit("2030-06-25", "withdrawn");
    // The form that was sent before is in conflict; one that is made since says that it is withdrawn.
    collect(&repository, &form, 1);
    let page = run(&repository, &["collect", "back.xlsx", "--lang", "en"]).stdout;
    assert!(page.contains("send a new form"), "{page}");
    let mut form = super::told_right::form(&repository, &["--body", "ML", "--lang", "en"]);
    form.write("I.1.1", "Status", "in progress");
    let told = said(&collect(&repository, &form, 0));
    assert!(told.contains("withdrawn by an act of 2030-06-25, and stays so"), "{told}");
    assert!(!told.contains("the measure is then"), "{told}");
}

#[test]
fn the_day_and_the_period_are_shown_and_what_cannot_be_of_the_period_is_refused() {
    let repository = plan_with_cycle();
    let mut late = form(&repository, &["--body", "ML", "--lang", "en"]);
    late.write("I.1.1", "Status", "in progress").write("I.1.1", "Date", "2030-07-01");
    let answer = collect(&repository, &late, 0);
    let warning = answer["files"][0]["rows"][0]["warnings"].to_string();
    assert!(warning.contains("2030-07-01 is after 2030-H1 fell due (2030-06-30)"), "{warning}");
    let page = run(&repository, &["collect", "back.xlsx", "--lang", "en"]).stdout;
    assert!(page.contains("Ministry of Lighthouses, 2030-H1") && page.contains("2030-07-01"), "{page}");
    let sheet = run(&repository, &["collect", "back.xlsx", "--format", "csv"]).stdout;
    assert!(sheet.lines().nth(1).is_some_and(|row| row.ends_with(",2030-H1,2030-07-01")), "{sheet}");
    let mut early = form(&repository, &["--body", "ML", "--lang", "en"]);
    early.write("I.1.1", "Status", "in progress").write("I.1.1", "Date", "1900-01-01");
    let refused = problems(&collect(&repository, &early, 1));
    assert!(refused[0].1.contains("1900-01-01 is before 2030-H1 began"), "{refused:?}");
}

#[test]
fn forms_of_one_voice_are_taken_in_one_run_as_in_two() {
    let repository = plan_with_cycle();
    for (body, file) in [("ML", "one.xlsx"), ("Ministry of Bridges", "two.xlsx")] {
        let mut form = form(&repository, &["--body", body, "--lang", "en"]);
        form.write("II.1", "Status", "in progress").save(&repository.folder.join(file));
    }
    let together = run(&repository, &["collect", "one.xlsx", "two.xlsx", "--lang", "en"]);
    assert!(
        together.stdout.contains("2 taken, 0 unchanged, 0 refused, 0 in conflict"),
        "{}",
        together.stdout
    );
    assert!(together.stdout.contains("has one voice"), "{}", together.stdout);
    assert_eq!(run(&repository, &["collect", "one.xlsx", "--write"]).code, Some(0));
    let apart = run(&repository, &["collect", "two.xlsx", "--lang", "en"]);
    assert!(apart.stdout.contains("1 taken, 0 unchanged, 0 refused, 0 in conflict"), "{}", apart.stdout);
    assert!(apart.stdout.contains("has one voice"), "{}", apart.stdout);
}

#[test]
fn words_of_a_partner_without_a_status_are_an_assessment() {
    let repository = plan_with_cycle();
    let mut form = form(&repository, &["--body", "Ministry of Bridges", "--partners", "--lang", "en"]);
    form.write("I.1.1", "In your words", "we saw no light");
    assert_eq!(collect(&repository, &form, 0)["files"][0]["rows"][0]["report"]["assessment"], true);
    assert_eq!(run(&repository, &["collect", "back.xlsx", "--write"]).code, Some(0));
    let text = repository.text("plan/reports/2030-H1/ministry-of-bridges.toml");
    assert!(text.contains("[[assessment]]") && !text.contains("[[report]]"), "{text}");
    let again = run(&repository, &["collect", "back.xlsx", "--lang", "en"]).stdout;
    assert!(again.contains("1 unchanged"), "{again}");
}

#[test]
fn a_text_that_is_too_long_is_told_with_its_length_and_a_table_without_its_letters_as_such() {
    let repository = plan_with_cycle();
    let mut form = form(&repository, &["--body", "ML", "--lang", "hu"]);
    form.write("I.1.1", "Állapot", "kész.").write("I.1.1", "Szöveges jelentés", &"szó ".repeat(6000));
    form.save(&repository.folder.join("back.xlsx"));
    let page = run(&repository, &["collect", "back.xlsx", "--lang", "hu"]).stdout;
    assert!(page.contains("legfeljebb 20"), "{page}");
    let lost =
        "Szervezet;ML\nId?szak;2030. I. f?l?v\nSor;K?rd?s;?llapot;?rt?k;D?tum;Bizony?t?k;Sz?veges jelent?s\n";
    std::fs::write(repository.folder.join("lost.csv"), lost).unwrap();
    let page = run(&repository, &["collect", "lost.csv", "--lang", "en"]).stdout;
    assert!(page.contains("letters of its headings were lost"), "{page}");
}
