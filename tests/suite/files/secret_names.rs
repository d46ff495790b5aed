//! Files and folders that are named after a person: they are found, and no answer shows the name.

use std::fs;

use crate::support::repository::{BRIDGE, LIGHT, Repository};

const NAME: &str = "kovacs.janos@example.hu";

/// What must be nowhere in an answer.
const SECRETS: [&str; 2] = ["kovacs", "janos"];

fn with_names() -> Repository {
    let repository = Repository::new();
    let own = "body = \"ML\"\nperiod = \"2030-H1\"\ndate = 2030-06-01\n\n[[report]]\nmeasure = \"I.1.1\"\nstatus = \"in-progress\"\n";
    repository.write(&format!("plan/reports/2030-H1/{NAME}.toml"), own);
    repository.write(&format!("plan/{NAME}/notes.txt"), "nothing");
    fs::create_dir_all(repository.folder.join(format!("plan/II/{NAME}"))).unwrap();
    repository.git(&["mv", BRIDGE, &format!("plan/II/{NAME}/II.1.toml")]);
    repository.commit("2030-07-01", "names");
    repository
}

#[test]
fn a_name_that_leads_to_a_person_is_found_and_not_shown() {
    let repository = with_names();
    let run = repository.run(&["check", "--format", "short", "--as-of", "2030-09-01"]);
    assert!(run.stdout.contains("plan/reports/2030-H1/[not shown].toml:1:"), "{}", run.stdout);
    assert!(run.stdout.contains("the path of this file holds an e-mail address"), "{}", run.stdout);
    assert_eq!(run.code, Some(1));
    for format in ["human", "short", "json", "github", "gitlab", "sarif", "junit", "markdown"] {
        let run =
            repository.run(&["check", "--format", format, "--as-of", "2030-09-01", "--against", "HEAD~1"]);
        assert!(run.code.is_some_and(|code| code < 2), "{format}: {}", run.stderr);
        SECRETS.iter().for_each(|name| assert!(!run.stdout.contains(name), "{format}: {}", run.stdout));
    }
}

#[test]
fn no_answer_shows_it() {
    let repository = with_names();
    repository.append(&format!("plan/reports/2030-H1/{NAME}.toml"), "[[x");
    repository.append(LIGHT, "\n");
    repository.commit("2030-07-02", "broken");
    let all: [&[&str]; 12] = [
        &["list", "--format", "json", "--keep-going"],
        &["list", "--format", "csv", "--keep-going"],
        &["show", "II.1", "--keep-going"],
        &["show", "II.1", "--format", "json", "--keep-going"],
        &["overdue"],
        &["overdue", "--keep-going", "--format", "json"],
        &["history"],
        &["history", "--format", "json"],
        &["audit"],
        &["audit", "--format", "json"],
        &["diff", "HEAD~2..HEAD~1"],
        &["slippage", "--format", "json"],
    ];
    for args in all {
        let run = repository.run(args);
        let said = run.stdout + &run.stderr;
        SECRETS.iter().for_each(|name| assert!(!said.contains(name), "{args:?}: {said}"));
    }
}

#[test]
fn the_id_of_a_measure_and_the_day_of_a_meeting_are_shown() {
    let repository = Repository::new();
    repository.write("plan/meetings/2030-07-03.toml", "title = \"Council\"\n");
    repository.write("plan/II/II.12345678.toml", repository.text(BRIDGE));
    let run = repository.run(&["check", "--format", "json", "--as-of", "2030-09-01"]);
    assert!(!run.stdout.contains("personal-data"), "{}", run.stdout);
    assert!(!run.stdout.contains("not shown"), "{}", run.stdout);
}

/// Names joined by dashes, two in one folder, and a meeting that is called by one.
const DASHED: [&str; 2] = ["kovacs-janos-06-30-123-4567", "kovacs-janos-06301234568"];

fn with_dashed_names() -> Repository {
    let repository = Repository::new();
    for (name, day) in DASHED.into_iter().zip(["2030-06-01", "2030-06-02"]) {
        let own = format!(
            "body = \"ML\"\nperiod = \"2030-H1\"\ndate = {day}\n\n[[report]]\nmeasure = \"I.1.1\"\nstatus = \"in-progress\"\n"
        );
        repository.write(&format!("plan/reports/2030-H1/{name}.toml"), &own);
        let meeting = "title = \"Council\"\n\n[[decision]]\nid = \"1\"\ntext = \"Do it\"\nresponsible = [\"ML\"]\ndue = 2030-07-10\n";
        repository.write(&format!("plan/meetings/2030-07-03-{name}.toml"), meeting);
    }
    repository.commit("2030-07-03", &format!("Merge branch '{}'", DASHED[0]));
    repository
}

#[test]
fn names_joined_by_dashes_are_not_shown_and_stay_apart() {
    let repository = with_dashed_names();
    let run = repository.run(&["check", "--format", "short", "--as-of", "2030-09-01"]);
    for name in ["reports/2030-H1/[not shown].toml:1:", "reports/2030-H1/[not shown 2].toml:1:"] {
        assert!(run.stdout.contains(name), "{}", run.stdout);
    }
    let all: [&[&str]; 12] = [
        &["check", "--against", "HEAD~1"],
        &["query", "SELECT path FROM body_return"],
        &["query", "SELECT id FROM meeting"],
        &["overdue", "--format", "json", "--as-of", "2030-09-01"],
        &["show", "2030-07-03-not-shown"],
        &["show", "2030-07-03-not-shown-2.1"],
        &["calendar"],
        &["minutes", "--meeting", "2030-07-03-not-shown"],
        &["history"],
        &["history", "--format", "json"],
        &["diff", "HEAD~1..HEAD"],
        &["diff", "HEAD~1..HEAD", "--format", "json"],
    ];
    for args in all {
        let run = repository.run(args);
        assert!(run.code.is_some_and(|code| code < 2), "{args:?}: {}", run.stderr);
        let said = run.stdout + &run.stderr;
        SECRETS.iter().for_each(|name| assert!(!said.contains(name), "{args:?}: {said}"));
    }
    let run = repository.run(&["query", "SELECT path FROM body_return ORDER BY path", "--format", "csv"]);
    assert!(
        run.stdout.contains("[not shown].toml") && run.stdout.contains("[not shown 2].toml"),
        "{}",
        run.stdout
    );
}
