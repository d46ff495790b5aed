//! Files and folders that are named after a person: they are found, and no answer shows the name.

use std::fs;

use sha2::{Digest, Sha256};

use crate::support::repository::{BRIDGE, LIGHT, Repository, Run};

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

/// What no output of a run may hold.
#[track_caller]
fn hides(repository: &Repository, code: i32, args: &[&str]) -> String {
    let mut command = repository.command(&repository.folder, args);
    let run = Run::from(command.env("PLAN_TODAY", "2030-09-01").output().unwrap());
    let said = run.stdout + &run.stderr;
    assert_eq!(run.code, Some(code), "{args:?}: {said}");
    SECRETS.iter().for_each(|name| assert!(!said.contains(name), "{args:?}: {said}"));
    said
}

#[test]
fn a_meeting_is_found_by_the_name_that_is_shown_and_by_its_own() {
    let repository = with_dashed_names();
    let own = format!("2030-07-03-{}", DASHED[0]);
    for id in ["2030-07-03-not-shown", &own] {
        let decided = ["decide", "--meeting", id, "--text", "Do more", "--dry-run"];
        let said = hides(&repository, 0, &decided);
        assert!(said.contains("+++ b/plan/meetings/[not shown].toml"), "{said}");
        hides(&repository, 0, &["show", id]);
        hides(&repository, 0, &["show", &format!("{id}.1")]);
        hides(&repository, 0, &["minutes", "--meeting", id]);
    }
    hides(&repository, 2, &["minutes", "--meeting", "2030-07-04"]);
    hides(&repository, 2, &["agenda", "--meeting", &own]);
    // A file that cannot be read is found under both names as well.
    repository.append(&format!("plan/meetings/{own}.toml"), "[[x");
    for id in ["2030-07-03-not-shown-3", &own] {
        let said = hides(&repository, 3, &["minutes", "--meeting", id, "--keep-going"]);
        assert!(said.contains("plan/meetings/[not shown].toml cannot be read"), "{said}");
    }
}

#[test]
fn what_writes_does_not_show_it_either() {
    let repository = with_dashed_names();
    hides(&repository, 1, &["fmt", "--check"]);
    hides(&repository, 1, &["fmt", "--check", "--format", "json"]);
    let said = hides(&repository, 0, &["fmt"]);
    assert!(said.contains("plan/meetings/[not shown].toml"), "{said}");
    let uncommitted = hides(&repository, 3, &["seal"]);
    assert!(uncommitted.contains("plan/meetings/[not shown].toml"), "{uncommitted}");
    let done = format!("2030-07-03-{}.1", DASHED[0]);
    let carried_out = ["decide", "--done", &done, "--date", "2030-07-05", "--result", "done", "--no-input"];
    let other_changes = hides(&repository, 3, &[&carried_out[..], &["--commit"]].concat());
    assert!(other_changes.contains("plan/meetings/[not shown].toml"), "{other_changes}");
    repository.commit("2030-07-04", "laid out");
    repository.git(&["config", "user.name", "Clerk"]);
    repository.git(&["config", "user.email", "clerk@example.org"]);
    let said = hides(&repository, 0, &[&carried_out[..], &["--commit"]].concat());
    assert!(said.contains("wrote plan/meetings/[not shown].toml"), "{said}");
    assert!(said.contains("Decision 2030-07-03-not-shown.1 carried out"), "{said}");
    let subject = repository.git(&["log", "-1", "--format=%B"]);
    SECRETS.iter().for_each(|name| assert!(!subject.contains(name), "{subject}"));
}

#[test]
fn a_seal_stands_for_it_without_naming_it() {
    let repository = with_dashed_names();
    let seal = hides(&repository, 0, &["seal"]);
    for name in
        ["meetings/[not shown].toml", "meetings/[not shown 2].toml", "reports/2030-H1/[not shown].toml"]
    {
        assert!(seal.contains(name), "{name}: {seal}");
    }
    repository.write("../seal.txt", &seal);
    hides(&repository, 0, &["verify", "../seal.txt"]);
    // One that was made when names were printed holds as before, and its names are not repeated.
    let mut old: Vec<String> = seal.lines().map(str::to_owned).collect();
    old.pop();
    for line in &mut old {
        for (shown, name) in ["[not shown].toml", "[not shown 2].toml"].into_iter().zip(DASHED) {
            *line = line.replace(&format!("meetings/{shown}"), &format!("meetings/2030-07-03-{name}.toml"));
            *line = line.replace(&format!("2030-H1/{shown}"), &format!("2030-H1/{name}.toml"));
        }
    }
    let first_file = old.iter().position(|line| line.starts_with("files ")).unwrap() + 1;
    old[first_file..].sort_by_key(|line| line.splitn(3, ' ').nth(2).map(str::to_owned));
    assert!(old.iter().any(|line| line.contains(DASHED[1])));
    let above = old.join("\n") + "\n";
    let digest: String = Sha256::digest(above.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    repository.write("../old.txt", format!("{above}sha256 {digest}\n"));
    hides(&repository, 0, &["verify", "../old.txt"]);
    // A file that differs is listed, under the name that may be shown.
    let lied = above.replacen(&above[above.find("\nfiles").unwrap() + 9..][..8], "00000000", 1);
    let digest: String = Sha256::digest(lied.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    repository.write("../lied.txt", format!("{lied}sha256 {digest}\n"));
    hides(&repository, 1, &["verify", "../lied.txt"]);
}

#[test]
fn the_folder_of_a_plan_is_not_named_in_a_seal() {
    let repository = Repository::new();
    let folder = format!("{NAME}/plan");
    fs::create_dir(repository.folder.join(NAME)).unwrap();
    repository.git(&["mv", "plan", &folder]);
    repository.commit("2030-07-01", "moved");
    let seal = hides(&repository, 0, &["-C", &folder, "seal"]);
    assert!(seal.contains("\nfolder [not shown]/plan\n"), "{seal}");
    repository.write("../seal.txt", &seal);
    hides(&repository, 0, &["-C", &folder, "verify", "../seal.txt"]);
}

#[test]
fn a_telephone_number_is_no_id_of_a_measure() {
    let repository = Repository::new();
    for name in ["06-30-123-4567", "kovacs-janos-06-30-123-4567"] {
        repository.write(&format!("plan/II/{name}.toml"), repository.text(BRIDGE));
        let run = repository.run(&["check", "--format", "short", "--as-of", "2030-09-01"]);
        assert!(!run.stdout.contains("4567"), "{}", run.stdout);
        assert!(run.stdout.contains("plan/II/[not shown].toml"), "{}", run.stdout);
        assert!(run.stdout.contains("holds a telephone number"), "{}", run.stdout);
        for args in [&["list", "--keep-going"][..], &["list"], &["status", "--keep-going"]] {
            let run = repository.run(args);
            assert!(!(run.stdout + &run.stderr).contains("4567"), "{args:?}");
        }
        fs::remove_file(repository.folder.join(format!("plan/II/{name}.toml"))).unwrap();
    }
}
