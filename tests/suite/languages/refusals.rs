//! Why there is no answer, or a part of one, and what to do about it: in Hungarian, no line of it is English.

use crate::support::repository::{LIGHT, Repository, Run};

/// Asks in both languages, and fails where a line of the messages is the same in both.
#[track_caller]
fn is_told_in_both(repository: &Repository, args: &[&str]) {
    let ask = |language| -> Run { repository.run(&[args, &["--lang", language]].concat()) };
    let (english, hungarian) = (ask("en"), ask("hu"));
    assert_eq!(english.code, hungarian.code, "{args:?}: {} {}", english.stderr, hungarian.stderr);
    assert!(!english.stderr.is_empty(), "{args:?} says nothing");
    let same: Vec<&str> =
        hungarian.stderr.lines().filter(|line| english.stderr.lines().any(|other| other == *line)).collect();
    assert!(same.is_empty(), "{args:?}: these lines are the same in both languages: {same:#?}");
    for word in ["error:", "warning:", "help:", " could not ", " cannot ", "answers ", " the "] {
        assert!(!hungarian.stderr.contains(word), "{args:?}: {word:?} in {}", hungarian.stderr);
    }
}

#[test]
fn of_a_plan_whose_files_cannot_be_read() {
    let repository = Repository::new();
    repository.append(LIGHT, "x = = 1\n");
    for args in [
        &["overdue"][..],
        &["overdue", "--keep-going"],
        &["status"],
        &["results"],
        &["due"],
        &["list", "--keep-going"],
        &["funding"],
        &["calendar"],
        &["brief"],
        &["show", "I.1.1"],
        &["amend", "I.1.1", "--basis", "Act 1", "--title", "Lights"],
        &["report", "i.1.1", "--body", "ML", "--status", "completed"],
        &["export", "csv", "tables"],
        &["site", "pages"],
        &["query", "select * from measure"],
    ] {
        is_told_in_both(&repository, args);
    }
}

#[test]
fn of_a_measure_that_cannot_be_read_it_is_not_said_that_there_is_none() {
    let repository = Repository::new();
    repository.append(LIGHT, "x = = 1\n");
    let run = repository.run(&["amend", "I.1.1", "--basis", "Act 1", "--title", "Lights"]);
    assert_eq!(run.code, Some(3), "{}", run.stderr);
    assert!(run.stderr.contains("the file of I.1.1 cannot be read"), "{}", run.stderr);
}

#[test]
fn of_a_plan_in_which_values_are_wrong() {
    let repository = Repository::new();
    let text = repository.text(LIGHT);
    let deadline = text.lines().find(|line| line.starts_with("deadline")).unwrap();
    repository.replace(LIGHT, deadline, "deadline = 5");
    for args in [&["overdue"][..], &["overdue", "--keep-going"], &["status"], &["brief", "--keep-going"]] {
        is_told_in_both(&repository, args);
    }
}

#[test]
fn of_questions_that_make_no_sense() {
    let repository = Repository::new();
    for args in [
        &["list", "--columns", "colour", "--format", "csv"][..],
        &["list", "--columns", "id", "--format", "json"],
        &["list", "--excel", "--format", "json"],
        &["results", "-o", "final.docx", "--columns", "id"],
        &["funding", "--year", "1900"],
        &["help", "cooking"],
        &["history", "IX.9"],
        &["slippage", "--body", "Nobody"],
        &["list", "--at", "2023-02-30"],
        &["list", "--at", "nowhere"],
        &["list", "--at", "1900-01-01"],
        &["diff", "nowhere..HEAD"],
        &["query", "--tables", "colours"],
        &["query", "delete from measure"],
        &["verify", "--site", "nowhere"],
        &["export", "sheet", "plan.doc"],
        &["export", "csv", "plan/tables"],
        &["site", "plan/pages"],
        &["init"],
        &["succeed", "plan"],
    ] {
        is_told_in_both(&repository, args);
    }
}

#[test]
fn of_the_value_of_an_option_that_cannot_be_meant() {
    let repository = Repository::new();
    for args in [
        &["overdue", "--within", "90q"][..],
        &["list", "--status", "x"],
        &["calendar", "--alarm", "x"],
        &["funding", "--year", "99999"],
        &["export", "csv", "tables", "--plan-id", "a b"],
        &["query", "select 1", "--param", "x"],
        &["new", "x y"],
    ] {
        is_told_in_both(&repository, args);
    }
    for args in [
        &["check", "--explain", "personal-date"][..],
        &["check", "--deny", "nope"],
        &["check", "--warn", "invalid-toml"],
    ] {
        let run = repository.run(&[&["--lang", "hu"], args].concat());
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        for word in ["rule", "cannot", "did you mean"] {
            assert!(!run.stderr.contains(&format!("{word} ")), "{args:?}: {}", run.stderr);
        }
    }
}

#[test]
fn of_questions_in_sql_and_what_the_system_says() {
    let repository = Repository::new();
    repository.write("list.csv", "");
    for args in [
        &["query", "selec 1"][..],
        &["query", "select * from nope"],
        &["query", "select nope from measure"],
        &["query", "select nope(1)"],
        &["query", "select 1; select 2"],
        &["query", ""],
        &["query", "delete from measure"],
        &["query", "select :a"],
        &["query", "select 1", "--param", "a=1"],
        &["list", "-o", "list.csv/answer.csv"],
        &["verify", "nope"],
    ] {
        is_told_in_both(&repository, args);
    }
}

#[test]
fn findings_and_what_is_laid_out_are_framed_in_the_language() {
    let repository = Repository::new();
    let said = |args: &[&str]| repository.run(&[&["--lang", "hu"], args].concat()).stdout;
    assert!(said(&["check"]).contains("nincs hiba"), "{}", said(&["check"]));
    assert!(!said(&["fmt", "--check"]).contains("laid out"), "{}", said(&["fmt", "--check"]));
    assert!(said(&["rules"]).contains("Szabály"), "{}", said(&["rules"]));
    assert!(said(&["overdue", "--as-of", "2040-01-01", "--columns", "id"]).contains("lejárt határidejű: "));
    repository.append(LIGHT, "x = [\n");
    let found = said(&["check"]);
    // The words of a finding stay those that programs and pull requests have.
    for words in ["hiba[invalid-toml]: not valid TOML", "= szabály: ", "= teendő: "] {
        assert!(found.contains(words), "{words}: {found}");
    }
}
