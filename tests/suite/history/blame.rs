//! `plan show`: the commit that last touched each field, held against what `plan history` says of the measure.

use serde_json::Value;

use crate::answers::contract;
use crate::support::ask::{ask, text};
use crate::support::repository::{LIGHT, Repository};

/// The commit of every field and row of a measure: `report 2` is the second report.
fn touched(answer: &Value) -> Vec<(String, Option<String>)> {
    let each = answer["item"]["touched"].as_array().unwrap().iter();
    each.map(|touch| {
        let field = text(touch, "field");
        let row = touch["row"].as_u64().map(|row| format!("{field} {}", row + 1));
        (row.unwrap_or_else(|| field.to_owned()), touch["commit"].as_str().map(str::to_owned))
    })
    .collect()
}

#[track_caller]
fn of(answer: &Value, field: &str) -> Option<String> {
    let touched = touched(answer);
    let found = touched.iter().find(|(name, _)| name == field);
    found.unwrap_or_else(|| panic!("no {field:?} in {touched:#?}")).1.clone()
}

fn report(date: &str, status: &str) -> String {
    format!("\n[[report]]\ndate = {date}\nbody = \"ML\"\nstatus = \"{status}\"\n")
}

/// A measure with a past, and the ids of its commits.
fn with_a_past() -> (Repository, Vec<String>) {
    let repository = Repository::new();
    let mut ids = vec![repository.head()];
    let r = &repository;
    r.append(LIGHT, &report("2030-06-30", "in-progress"));
    ids.push(r.commit("2023-02-01", "a report"));
    r.replace(LIGHT, "2031-12-31", "2032-12-31");
    ids.push(r.commit("2023-02-02", "later"));
    std::fs::create_dir(r.folder.join("plan/lights")).unwrap();
    r.git(&["mv", LIGHT, "plan/lights/I.1.1.toml"]);
    ids.push(r.commit("2023-02-03", "another folder"));
    r.append("plan/lights/I.1.1.toml", &report("2031-06-30", "completed"));
    ids.push(r.commit("2023-02-04", "one more"));
    r.replace("plan/lights/I.1.1.toml", "in-progress", "not-started");
    ids.push(r.commit("2023-02-05", "rewritten"));
    r.replace("plan/lights/I.1.1.toml", "means", "# a comment\nmeans");
    ids.push(r.commit("2023-02-06", "a comment"));
    (repository, ids)
}

#[test]
fn each_field_names_the_commit_that_made_it_so() {
    let (repository, ids) = with_a_past();
    let answer = ask(&repository, 0, &["show", "I.1.1"]);
    let by = |at: usize| Some(ids[at].clone());
    for (field, at) in [
        ("path", 3),
        ("title", 0),
        ("responsible", 0),
        ("means", 0),
        ("deadline", 2),
        ("funding", 0),
        ("allocation 1", 0),
        ("report 1", 5),
        ("report 2", 4),
    ] {
        assert_eq!(of(&answer, field), by(at), "{field}");
    }
    let page = repository.run(&["show", "I.1.1"]).stdout;
    let (_, last) = page.split_once("Last touched by\n").unwrap();
    let short = &ids[5][..12];
    assert!(last.starts_with(&format!("  2023-02-05 {short}  report 1 (Á. Tester: rewritten)\n")), "{last}");
    // At an earlier commit, what came later is not known.
    let before = ask(&repository, 0, &["show", "I.1.1", "--at", &ids[2]]);
    assert_eq!((of(&before, "path"), of(&before, "report 1")), (by(0), by(1)));
    assert_eq!(of(&before, "deadline"), by(2));
    assert_eq!(touched(&ask(&repository, 0, &["show", "I.1.1", "--at", "2023-02-02"])), touched(&before));
}

/// The last change of each field that `plan history ID` tells, where it tells of one.
#[test]
fn the_history_of_the_measure_says_the_same() {
    let (repository, _) = with_a_past();
    let history = ask(&repository, 0, &["history", "I.1.1"]);
    let changes = history["changes"].as_array().unwrap();
    let answer = ask(&repository, 0, &["show", "I.1.1"]);
    let rows = |touch: &Value| {
        let list = match text(touch, "field") {
            "report" => &answer["item"]["reports"],
            _ => return None,
        };
        Some((list[usize::try_from(touch["row"].as_u64()?).unwrap()]["date"].clone(), "date"))
    };
    for touch in answer["item"]["touched"].as_array().unwrap() {
        let field = text(touch, "field");
        let of_it = |change: &&Value| {
            let is_row = rows(touch).is_none_or(|(date, key)| change["after"][key] == date);
            change["field"].is_null() || change["field"] == field && is_row
        };
        let last = changes.iter().rfind(of_it).unwrap();
        for key in ["commit", "date", "author", "subject"] {
            assert_eq!(touch[key], last[key], "{field}");
        }
    }
}

#[test]
fn what_is_not_committed_is_said_to_be_that() {
    let (repository, ids) = with_a_past();
    let path = "plan/lights/I.1.1.toml";
    repository.replace(path, "2032-12-31", "2033-12-31");
    repository.append(path, &report("2032-06-30", "completed"));
    let answer = ask(&repository, 0, &["show", "I.1.1"]);
    assert_eq!((of(&answer, "deadline"), of(&answer, "report 3")), (None, None));
    assert_eq!(of(&answer, "report 2"), Some(ids[4].clone()));
    let page = repository.run(&["show", "I.1.1"]).stdout;
    assert!(page.contains("Last touched by\n  not committed            deadline, report 3\n"), "{page}");
    // A measure that nobody committed yet.
    repository.write("plan/II/II.9.toml", repository.text("plan/II/II.1.toml"));
    let answer = ask(&repository, 0, &["show", "II.9"]);
    assert!(touched(&answer).iter().all(|(_, commit)| commit.is_none()), "{answer:#}");
    assert_eq!(repository.run(&["show", "II.9", "--at", "HEAD"]).code, Some(2));
}

#[test]
fn another_name_of_a_body_touches_no_measure() {
    let (repository, ids) = with_a_past();
    let register = "plan/bodies.toml";
    let rename = |old: &str, new: &str| {
        repository.replace(
            register,
            &format!("= \"{old}\"\n"),
            &format!("= \"{new}\"\naliases = [\"{old}\"]\n"),
        );
    };
    rename("Ministry of Lighthouses", "Lighthouse Office");
    let same = |answer: &Value| {
        assert_eq!(of(answer, "responsible"), Some(ids[0].clone()));
        assert_eq!(of(answer, "report 1"), Some(ids[5].clone()));
        assert_eq!(of(answer, "report 2"), Some(ids[4].clone()));
    };
    // Not committed, and committed.
    same(&ask(&repository, 0, &["show", "I.1.1"]));
    repository.commit("2023-03-01", "another name");
    same(&ask(&repository, 0, &["show", "I.1.1"]));
    rename("Ministry of Bridges", "A Bridge Office");
    repository.commit("2023-03-02", "and another, first in the alphabet");
    let answer = ask(&repository, 0, &["show", "I.1.1"]);
    same(&answer);
    assert_eq!(of(&answer, "partners"), Some(ids[0].clone()));
}

#[test]
fn outside_git_the_measure_is_shown_all_the_same() {
    let (repository, _) = with_a_past();
    let outside = tempfile::tempdir().unwrap();
    for name in ["plan.toml", "bodies.toml", "II/II.1.toml", "lights/I.1.1.toml", "decision/D.1.toml"] {
        let path = outside.path().join("plan").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::copy(repository.folder.join("plan").join(name), path).unwrap();
    }
    let run = repository.run_in(outside.path(), &["show", "I.1.1"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let said = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Which commits touched it last cannot be told: "), "{said}");
    assert!(said.contains("is not in a git repository"), "{said}");
    let hungarian = repository.run_in(outside.path(), &["show", "I.1.1", "--lang", "hu"]);
    let said = hungarian.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("mely commitok módosították utoljára: nincs git-tárolóban"), "{said}");
    let run = repository.run_in(outside.path(), &["show", "I.1.1", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    contract::demand(&answer);
    assert_eq!(answer["item"]["touched"], Value::Null);
    // Without git at all.
    let mut command = repository.command(&repository.folder, &["show", "I.1.1"]);
    let run: crate::support::repository::Run = command.env("PATH", "/nowhere").output().unwrap().into();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("cannot be told: cannot run git"), "{}", run.stdout);
}
