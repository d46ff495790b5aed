//! `--field`, `--since`, `--until`, `--author`, `--at`: fewer changes, and none otherwise.

use serde_json::Value;

use super::{changes, history, same};
use crate::support::repository::{LIGHT, Repository};

/// Several commits by two people, a day each.
fn repository() -> Repository {
    let repository = Repository::new();
    let people = [
        "Kovács Éva <eva@example.org>",
        "B. Keeper <keeper@KOVACS.example>",
        "Somebody Else <x@example.org>",
    ];
    for (at, year) in (2032..2038).enumerate() {
        repository.replace(LIGHT, &format!("{}-12-31", year - 1), &format!("{year}-12-31"));
        match at {
            1 => repository.write("plan/II/II.2.toml", repository.text("plan/II/II.1.toml")),
            2 => repository.replace("plan/plan.toml", "Quiet", "Calm"),
            3 => repository.git(&["rm", "--quiet", "plan/II/II.2.toml"]).truncate(0),
            _ => repository.append(
                LIGHT,
                &format!("\n[[report]]\ndate = {year}-01-01\nbody = \"ML\"\nstatus = \"in-progress\"\n"),
            ),
        }
        repository.git(&["add", "--all"]);
        let author = format!("--author={}", people[at % people.len()]);
        repository.git_on(&format!("2023-02-0{}", at + 1), &["commit", "--quiet", "-m", "later", &author]);
    }
    repository
}

/// Demands that these arguments let through just what `is_asked` lets through of everything.
#[track_caller]
fn demand(repository: &Repository, args: &[&str], is_asked: impl Fn(&Value) -> bool) {
    let whole = history(repository, &repository.folder, &[]);
    let mut expected = whole.clone();
    expected["changes"].as_array_mut().unwrap().retain(is_asked);
    let told = history(repository, &repository.folder, args);
    let count = changes(&expected).len();
    assert!(count > 0 && count < changes(&whole).len(), "{args:?} are no question");
    same(&changes(&told), &changes(&expected), &format!("{args:?}"));
    // Who and when is the same as well.
    assert_eq!(told["changes"], expected["changes"], "{args:?}");
}

#[test]
fn filters_let_through_what_they_name() {
    let repository = repository();
    let day = |change: &Value| change["date"].as_str().unwrap().to_owned();
    demand(&repository, &["--since", "2023-02-04"], |change| day(change).as_str() >= "2023-02-04");
    demand(&repository, &["--until", "2023-02-04"], |change| day(change).as_str() <= "2023-02-04");
    demand(&repository, &["--since", "2023-02-02", "--until", "2023-02-03"], |change| {
        ["2023-02-02", "2023-02-03"].contains(&day(change).as_str())
    });
    for field in ["deadline", "report", "title", "body"] {
        demand(&repository, &["--field", field], |change| change["field"] == field);
    }
    // The coming and going of the measure that is asked for belongs to the story of its fields.
    demand(&repository, &["I.1.1", "--field", "deadline"], |change| {
        change["measure"] == "I.1.1" && (change["field"] == "deadline" || change["field"].is_null())
    });
    for author in ["kovacs", "KOVÁCS", "Kova\u{301}cs"] {
        demand(&repository, &["--author", author], |change| {
            ["Kovács Éva", "B. Keeper"].contains(&change["author"].as_str().unwrap())
        });
    }
    demand(&repository, &["--author", "keeper@"], |change| change["author"] == "B. Keeper");
    demand(&repository, &["--author", "eva", "--field", "deadline", "--since", "2023-02-02"], |change| {
        change["author"] == "Kovács Éva"
            && change["field"] == "deadline"
            && day(change).as_str() >= "2023-02-02"
    });
}

#[test]
fn at_a_revision_the_record_ends_there() {
    let repository = repository();
    repository.git(&["tag", "middle", "HEAD~3"]);
    for at in ["HEAD~3", "middle", "2023-02-03"] {
        demand(&repository, &["--at", at], |change| change["date"].as_str().unwrap() <= "2023-02-03");
    }
    let answer = history(&repository, &repository.folder, &["--at", "HEAD~3"]);
    assert_eq!(answer["revision"], repository.git(&["rev-parse", "HEAD~3"]).trim());
    // A measure that came later was never there.
    let run = repository.run(&["history", "II.2", "--at", "2023-02-01"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(run.stderr.contains("never held a measure with the id \"II.2\""), "{}", run.stderr);
    assert_eq!(run.stdout, "", "an answer stands before the error");
    for (args, code) in
        [(&["--at", "nothing"][..], 3), (&["--at", "2022-01-01"], 3), (&["--field", "colour"], 2)]
    {
        assert_eq!(repository.run(&[&["history"], args].concat()).code, Some(code), "{args:?}");
    }
}
