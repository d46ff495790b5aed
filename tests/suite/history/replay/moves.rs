//! Files that only move: what they say is known already, unless what they refer to changed, or where they go is no part
//! of the plan.

use std::fs;

use super::{demand, demand_in, words};
use crate::support::repository::{BRIDGE, LIGHT, Repository};

const MOVED: &str = "plan/elsewhere/I.1.1.toml";

fn move_light(repository: &Repository) {
    fs::create_dir_all(repository.folder.join("plan/elsewhere")).unwrap();
    repository.git(&["mv", LIGHT, MOVED]);
}

#[test]
fn a_file_that_moves_and_is_changed_later() {
    let repository = Repository::new();
    move_light(&repository);
    let moved = repository.commit("2023-02-01", "moved");
    repository.replace(MOVED, "2031-12-31", "2032-12-31");
    let later = repository.commit("2023-02-02", "later");
    repository.git(&["mv", MOVED, LIGHT]);
    repository.write(MOVED, "title = ");
    let back = repository.commit("2023-02-03", "back, and broken where it was");
    let told = demand(&repository);
    assert_eq!(words(&told, &moved), ["I.1.1 changed path"]);
    assert_eq!(words(&told, &later), ["I.1.1 changed deadline"]);
    assert_eq!(words(&told, &back), [""; 0]);
}

#[test]
fn a_file_that_changed_while_the_header_was_broken_and_then_moved() {
    let repository = Repository::new();
    let header = repository.text("plan/plan.toml");
    repository.write("plan/plan.toml", "title = ");
    repository.commit("2023-02-01", "broken");
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    let meanwhile = repository.commit("2023-02-02", "changed meanwhile");
    move_light(&repository);
    repository.write("plan/plan.toml", header);
    let mended = repository.commit("2023-02-03", "moved and mended");
    let told = demand(&repository);
    assert_eq!(words(&told, &meanwhile), ["I.1.1 changed deadline"]);
    assert_eq!(words(&told, &mended), ["I.1.1 changed path"]);
}

#[test]
fn a_file_that_moves_with_the_commit_that_takes_away_the_body_it_names() {
    let repository = Repository::new();
    let register = repository.text("plan/bodies.toml");
    move_light(&repository);
    repository.write("plan/bodies.toml", "");
    repository.commit("2023-02-01", "nobody is known");
    repository.git(&["mv", MOVED, LIGHT]);
    repository.write("plan/bodies.toml", register);
    repository.commit("2023-02-02", "and all are known again");
    demand(&repository);
}

#[test]
fn two_files_with_one_content_and_one_that_gets_another_name() {
    let repository = Repository::new();
    repository.write("plan/I/I.1.2.toml", repository.text(LIGHT));
    repository.commit("2023-02-01", "the same again");
    move_light(&repository);
    repository.git(&["mv", "plan/I/I.1.2.toml", "plan/elsewhere/I.1.3.toml"]);
    repository.commit("2023-02-02", "both move, and one is renumbered");
    repository.git(&["mv", BRIDGE, "plan/II.1.txt"]);
    repository.commit("2023-02-03", "one gets a name that is not read");
    demand(&repository);
}

#[test]
fn a_file_that_moves_to_a_plan_that_is_not_the_nearest() {
    let repository = Repository::new();
    for file in ["plan.toml", "bodies.toml", "I/I.1.1.toml"] {
        repository.write(&format!("a/plan/{file}"), repository.text(&format!("plan/{file}")));
    }
    repository.git(&["rm", "--quiet", LIGHT]);
    repository.commit("2023-02-01", "a nearer plan");
    repository.git(&["mv", "a/plan/I/I.1.1.toml", "plan/I.1.1.toml"]);
    let away = repository.commit("2023-02-02", "out of it");
    let told = demand_in(&repository, &repository.folder.join("a"), &[], &["a/plan/", "plan/"]);
    assert_eq!(words(&told, &away), ["I.1.1 removed"]);
}
