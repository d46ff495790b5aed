//! A change of several commits: what changed again after the commit with the amendment is told before it is merged.

use serde_json::Value;

use crate::support::ask::{ask, text};
use crate::support::repository::{BRIDGE, LIGHT, Repository};

const ACT: &str = "\n[[amendment]]\ndate = 2023-02-01\nbasis = \"Act 5\"\nfields = [\"deadline\"]\n";

/// The severity and the message of what a check of everything since a commit says of deadlines.
fn found(repository: &Repository, base: &str) -> Vec<(String, String)> {
    let args = ["check", "--as-of", "2023-03-01", "--only", "deadline-moved", "--against", base];
    let answer = ask(repository, 0, &args);
    let said = |finding: &Value| (text(finding, "severity").to_owned(), text(finding, "message").to_owned());
    answer["findings"].as_array().unwrap().iter().map(said).collect()
}

#[test]
fn a_deadline_that_moves_again_behind_its_act_is_told() {
    let repository = Repository::new();
    let base = repository.head();
    repository.replace(BRIDGE, "2030-06-30", "2030-12-31");
    repository.append(BRIDGE, ACT);
    let acted = repository.commit("2023-02-01", "by an act");
    assert_eq!(found(&repository, &base), []);
    repository.replace(BRIDGE, "2030-12-31", "2031-12-31");
    let expected = format!(
        "after commit {}, which brought an amendment for it: the deadline of II.1 moves from 2030-12-31 to 2031-12-31, \
         365 days later, and no amendment covers it",
        &acted[..12]
    );
    let expected = [("warning".to_owned(), expected)];
    // Before it is committed, and after: as the audit finds it, where the commits are not merged as one.
    assert_eq!(found(&repository, &base), expected);
    repository.commit("2023-02-02", "and on");
    assert_eq!(found(&repository, &base), expected);
    let audit = ask(&repository, 1, &["audit"]).to_string();
    assert!(audit.contains("moves from 2030-12-31 to 2031-12-31"), "{audit}");
    // What else changes behind it is another matter, and a second act covers the second move.
    repository.replace(LIGHT, "oil and patience", "oil");
    repository.commit("2023-02-03", "other means");
    assert_eq!(found(&repository, &base), expected);
    repository.append(BRIDGE, &ACT.replace("Act 5", "Act 6"));
    assert_eq!(found(&repository, &base), []);
    repository.commit("2023-02-04", "its act");
    assert_eq!(found(&repository, &base), []);
}

#[test]
fn an_act_that_comes_after_the_moves_covers_them() {
    let repository = Repository::new();
    let base = repository.head();
    repository.replace(BRIDGE, "2030-06-30", "2030-12-31");
    repository.commit("2023-02-01", "a move");
    repository.replace(BRIDGE, "2030-12-31", "2031-12-31");
    repository.commit("2023-02-02", "and on");
    repository.append(BRIDGE, ACT);
    repository.commit("2023-02-03", "the act");
    assert_eq!(found(&repository, &base), []);
    ask(&repository, 0, &["audit"]);
}

#[test]
fn a_measure_that_is_renumbered_behind_its_act_is_followed() {
    let repository = Repository::new();
    let base = repository.head();
    repository.replace(BRIDGE, "2030-06-30", "2030-12-31");
    repository.append(BRIDGE, ACT);
    repository.commit("2023-02-01", "by an act");
    let other = "plan/II/II.9.toml";
    let text = repository.text(BRIDGE);
    repository.git(&["rm", "--quiet", BRIDGE]);
    repository.write(other, format!("formerly = [\"II.1\"]\n{text}"));
    repository.commit("2023-02-02", "another number");
    assert_eq!(found(&repository, &base), []);
    repository.replace(other, "2030-12-31", "2031-12-31");
    repository.commit("2023-02-03", "and on");
    let found = found(&repository, &base);
    assert!(found.len() == 1 && found[0].1.contains("the deadline of II.9 moves"), "{found:?}");
}
