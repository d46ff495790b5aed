//! Where a plan lies: in a subfolder, beside other plans, moved as a whole, in a repository that holds only the end of
//! its history.

use std::fs;

use super::{changes, demand, demand_in, history, words};
use crate::support::repository::{LIGHT, Repository};

#[test]
fn a_plan_that_moves_as_a_whole() {
    let repository = Repository::new();
    let home = repository.folder.join("natiönal");
    fs::create_dir(&home).unwrap();
    repository.git(&["mv", "plan", "natiönal/plan"]);
    let moved = repository.commit("2023-02-01", "moved");
    repository.replace("natiönal/plan/I/I.1.1.toml", "2031-12-31", "2032-12-31");
    let later = repository.commit("2023-02-02", "later");
    let told = demand_in(&repository, &home, &[], &["natiönal/plan/", "plan/"]);
    assert_eq!(words(&told, &moved), ["D.1 changed path", "I.1.1 changed path", "II.1 changed path"]);
    assert_eq!(words(&told, &later), ["I.1.1 changed deadline"]);
    // Where the folder is named, the plan is followed into the one that it came from.
    let args = ["-C", "natiönal/plan"];
    let told = demand_in(&repository, &repository.folder, &args, &["natiönal/plan/", "plan/"]);
    assert_eq!(words(&told, &moved), ["D.1 changed path", "I.1.1 changed path", "II.1 changed path"]);
    // And there is none at the end.
    assert_eq!(repository.run(&["history"]).code, Some(3));
}

#[test]
fn the_nearest_of_several_plans() {
    let repository = Repository::new();
    let inner = repository.folder.join("a/b");
    fs::create_dir_all(&inner).unwrap();
    for file in ["plan.toml", "bodies.toml", "I/I.1.1.toml"] {
        repository.write(&format!("a/plan/{file}"), repository.text(&format!("plan/{file}")));
    }
    repository.replace("a/plan/I/I.1.1.toml", "oil", "gas");
    repository.commit("2023-02-01", "a nearer plan");
    repository.replace(LIGHT, "oil", "wood");
    repository.replace("a/plan/I/I.1.1.toml", "patience", "hope");
    let both = repository.commit("2023-02-02", "in both");
    repository.git(&["mv", "a/plan/plan.toml", "a/plan/plan.txt"]);
    let away = repository.commit("2023-02-03", "the nearer one is none any more");
    repository.git(&["mv", "a/plan/plan.txt", "a/plan/plan.toml"]);
    let back = repository.commit("2023-02-04", "and is one again");
    let told = demand_in(&repository, &inner, &[], &["a/b/plan/", "a/plan/", "plan/"]);
    assert_eq!(words(&told, &both), ["I.1.1 changed means"]);
    assert_eq!(words(&told, &away), ["D.1 added", "I.1.1 changed path", "I.1.1 changed means", "II.1 added"]);
    assert_eq!(
        words(&told, &back),
        ["D.1 removed", "I.1.1 changed path", "I.1.1 changed means", "II.1 removed"]
    );
    demand(&repository);
}

#[test]
fn a_repository_that_is_a_plan_and_one_that_had_none() {
    let repository = Repository::new();
    for name in ["plan.toml", "bodies.toml", "I", "II"] {
        repository.git(&["mv", &format!("plan/{name}"), name]);
    }
    repository.commit("2023-02-01", "to the top");
    repository.replace("I/I.1.1.toml", "oil", "gas");
    let later = repository.commit("2023-02-02", "later");
    let told = demand_in(&repository, &repository.folder, &["-C", "."], &["", "plan/"]);
    assert_eq!(words(&told, &later), ["I.1.1 changed means"]);

    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "--orphan", "late"]);
    repository.git(&["rm", "-r", "--quiet", "--cached", "."]);
    fs::rename(repository.folder.join("plan"), repository.home.path().join("later")).unwrap();
    fs::create_dir(repository.folder.join("plan")).unwrap();
    repository.git(&["commit", "--quiet", "--allow-empty", "-m", "nothing at all"]);
    repository.write("plan/I/I.1.1.toml", "title = 1");
    repository.write("readme", "no plan yet");
    let before = repository.commit("2023-02-01", "measures before there is a plan");
    fs::remove_dir_all(repository.folder.join("plan")).unwrap();
    fs::rename(repository.home.path().join("later"), repository.folder.join("plan")).unwrap();
    let begun = repository.commit("2023-02-02", "the plan");
    let told = demand(&repository);
    assert_eq!(words(&told, &before), [""; 0]);
    assert_eq!(words(&told, &begun).last().unwrap(), "II.1 added");
}

#[test]
fn a_shallow_clone_begins_with_what_it_holds() {
    let repository = Repository::new();
    for (day, year) in [("2023-02-01", 2032), ("2023-02-02", 2033), ("2023-02-03", 2034)] {
        repository.replace(LIGHT, &format!("{}-12-31", year - 1), &format!("{year}-12-31"));
        repository.commit(day, "later");
    }
    let source = format!("file://{}", repository.folder.display());
    repository.git(&["clone", "--quiet", "--depth=2", &source, "../shallow"]);
    let shallow =
        Repository { folder: repository.home.path().join("shallow"), home: tempfile::tempdir().unwrap() };
    let told = demand(&shallow);
    let first = shallow.git(&["rev-parse", "HEAD~1"]);
    assert!(words(&told, first.trim()).contains(&"I.1.1 added".to_owned()));
    assert_eq!(words(&told, &shallow.head()), ["I.1.1 changed deadline"]);
    let answer = history(&shallow, &shallow.folder, &[]);
    assert_eq!(answer["complete"], false);
    let answer = history(&repository, &repository.folder, &[]);
    assert_eq!(answer["complete"], true);
    for form in ["table", "markdown"] {
        let run = shallow.run(&["history", "--format", form]);
        assert!(run.stdout.contains("This is a shallow clone"), "{}", run.stdout);
    }
}

#[test]
fn bare_repositories_worktrees_submodules_and_sha_256() {
    let repository = Repository::new();
    repository.replace(LIGHT, "oil", "gas");
    let second = repository.commit("2023-02-01", "later");
    let expected = demand(&repository);
    let home = repository.home.path();
    let source = repository.folder.to_str().unwrap();
    repository.git(&["clone", "--quiet", "--bare", source, "../bare.git"]);
    let bare = home.join("bare.git");
    assert_eq!(changes(&history(&repository, &bare, &[])), expected);
    assert_eq!(changes(&history(&repository, home, &["-C", "bare.git"])), expected);
    assert_eq!(changes(&history(&repository, home, &["-C", "bare.git/plan"])), expected);
    repository.git(&["worktree", "add", "--quiet", "--detach", "../tree", &second]);
    assert_eq!(changes(&history(&repository, &home.join("tree/plan/I"), &[])), expected);
    let outer = Repository::new();
    outer.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", source, "plan/inner"]);
    outer.git(&[
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        source,
        "plan/I/I.1.9.toml",
    ]);
    outer.commit("2023-02-01", "submodules in the folder of the plan");
    assert_eq!(changes(&history(&outer, &outer.folder.join("plan/inner"), &[])), expected);
    demand(&outer);

    let sha256 = Repository::with(&["--object-format=sha256"]);
    sha256.replace(LIGHT, "oil", "gas");
    let second = sha256.commit("2023-02-01", "later");
    assert_eq!(second.len(), 64);
    assert_eq!(words(&demand(&sha256), &second), ["I.1.1 changed means"]);
}
