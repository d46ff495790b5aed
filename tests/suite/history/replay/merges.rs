//! Merges: one change along the first-parent line, and where every commit counts what they have from none of their
//! parents.

use super::{demand, words};
use crate::support::repository::{BRIDGE, LIGHT, Repository};

/// A branch off the commit that HEAD names.
fn branch(repository: &Repository, name: &str) {
    repository.git(&["checkout", "--quiet", "-b", name]);
}

fn merge(repository: &Repository, day: &str, args: &[&str]) -> String {
    repository.git_on(day, &[&["merge", "--quiet", "--no-ff", "--no-edit"][..], args].concat());
    repository.head()
}

#[test]
fn a_merge_without_a_conflict() {
    let repository = Repository::new();
    branch(&repository, "side");
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    let one = repository.commit("2023-02-01", "one");
    repository.replace(LIGHT, "2032-12-31", "2033-12-31");
    repository.git(&["mv", LIGHT, "plan/I.1.1.toml"]);
    let two = repository.commit("2023-02-02", "two");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(BRIDGE, "walking", "riding");
    let main = repository.commit("2023-02-03", "on main");
    let merged = merge(&repository, "2023-02-04", &["side"]);
    let told = demand(&repository);
    for quiet in [&one, &two] {
        assert_eq!(words(&told, quiet), [""; 0]);
    }
    assert_eq!(words(&told, &main), ["II.1 changed means"]);
    assert_eq!(words(&told, &merged), ["I.1.1 changed path", "I.1.1 changed deadline"]);
    let every = super::changes(&super::history(&repository, &repository.folder, &["--all-commits"]));
    assert_eq!(words(&every, &one), ["I.1.1 changed deadline"]);
    assert_eq!(words(&every, &two), ["I.1.1 changed path", "I.1.1 changed deadline"]);
    assert_eq!(words(&every, &merged), [""; 0]);
}

#[test]
fn a_merge_that_settles_a_conflict_and_one_that_does_more() {
    let repository = Repository::new();
    branch(&repository, "side");
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    repository.replace(BRIDGE, "walking", "riding");
    repository.commit("2023-02-01", "side");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(LIGHT, "2031-12-31", "2033-12-31");
    repository.commit("2023-02-02", "main");
    repository.git(&["merge", "--quiet", "--no-commit", "-s", "ours", "side"]);
    repository.replace(LIGHT, "2033-12-31", "2034-12-31");
    repository.replace(BRIDGE, "walking", "riding");
    repository.replace("plan/plan.toml", "Quiet", "Calm");
    repository.write("plan/II/II.2.toml", repository.text(BRIDGE));
    let merged = repository.commit("2023-02-03", "settled");
    let told = demand(&repository);
    let all = ["plan changed title", "I.1.1 changed deadline", "II.1 changed means", "II.2 added"];
    assert_eq!(words(&told, &merged), all);
    let every = super::changes(&super::history(&repository, &repository.folder, &["--all-commits"]));
    assert_eq!(words(&every, &merged), ["plan changed title", "I.1.1 changed deadline", "II.2 added"]);
}

#[test]
fn merges_of_several_of_the_old_and_of_others() {
    let repository = Repository::new();
    let first = repository.head();
    for (name, old, new) in
        [("a", "oil", "gas"), ("b", "number of lit", "count of lit"), ("c", "2031-12-31", "2032-12-31")]
    {
        repository.git(&["checkout", "--quiet", "-b", name, &first]);
        repository.replace(LIGHT, old, new);
        if name == "c" {
            repository.write(BRIDGE, "title = ");
        }
        repository.commit("2023-02-01", name);
    }
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git(&["merge", "--quiet", "--no-commit", "-s", "ours", "a", "b", "c"]);
    repository.replace(LIGHT, "oil", "gas");
    repository.replace(LIGHT, "number of lit", "count of lit");
    repository.write(BRIDGE, "title = ");
    let octopus = repository.commit("2023-02-02", "three at once");
    // A merge back into a side branch, then forward: the first parent is the side's.
    repository.git(&["checkout", "--quiet", "c"]);
    let into = merge(&repository, "2023-02-03", &["-X", "theirs", "main"]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git(&["checkout", "--quiet", &first, "--", BRIDGE]);
    repository.commit("2023-02-04", "mended");
    merge(&repository, "2023-02-05", &["-X", "ours", "c"]);
    let told = demand(&repository);
    let shown = words(&told, &octopus);
    assert_eq!(shown, ["I.1.1 changed means", "I.1.1 changed indicator"]);
    assert_eq!(words(&told, &into), [""; 0]);
}

#[test]
fn another_root_is_merged() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "--orphan", "other"]);
    repository.git(&["rm", "-r", "--quiet", "--force", "."]);
    repository.write("notes.txt", "another story");
    repository.commit("2023-02-01", "notes");
    repository.write("plan/II/II.2.toml", "title = ");
    repository.commit("2023-02-02", "a plan without a beginning");
    repository.git(&["checkout", "--quiet", "main"]);
    merge(&repository, "2023-02-03", &["--allow-unrelated-histories", "other"]);
    repository.replace(LIGHT, "oil", "gas");
    repository.commit("2023-02-04", "on");
    // The other way round: the plan comes with the merge.
    repository.git(&["checkout", "--quiet", "other"]);
    let came = merge(&repository, "2023-02-05", &["--allow-unrelated-histories", "main"]);
    let told = demand(&repository);
    assert!(words(&told, &came).contains(&"I.1.1 added".to_owned()), "{told:#?}");
}

#[test]
fn a_side_that_could_not_be_read_any_more() {
    let repository = Repository::new();
    branch(&repository, "side");
    // Nothing provides for the measure now, which still says so.
    let plan = repository.text("plan/plan.toml");
    repository.write("plan/plan.toml", plan.split("[[appropriation]]").next().unwrap());
    let side = repository.commit("2023-02-01", "no appropriation");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(LIGHT, "oil", "gas");
    repository.commit("2023-02-02", "gas");
    repository.git(&["merge", "--quiet", "--no-commit", "-s", "ours", "side"]);
    repository.replace(LIGHT, "gas", "wood");
    repository.write("plan/plan.toml", plan.split("[[appropriation]]").next().unwrap());
    repository.replace(LIGHT, "appropriation = \"1a\"", "");
    let merged = repository.commit("2023-02-03", "merged");
    let told = demand(&repository);
    assert_eq!(words(&told, &side), [""; 0]);
    assert_eq!(
        words(&told, &merged),
        ["plan removed appropriation", "I.1.1 changed means", "I.1.1 changed allocation"]
    );
}
