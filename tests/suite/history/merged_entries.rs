//! Merges of two sides that brought something else under one key, and what moved a deadline in them.

use serde_json::Value;

use crate::support::ask::{ask, text};
use crate::support::repository::{BRIDGE, LIGHT, REPORTED, Repository, Run};

/// The findings of an audit at the last commit: rule and message.
fn at_merge(repository: &Repository) -> Vec<(String, String)> {
    let merge = repository.head();
    let output = repository.run(&["audit", "--format", "json"]);
    let audit: Value = serde_json::from_str(&output.stdout).unwrap();
    let all = audit["breaches"].as_array().unwrap().iter();
    let own = all.filter(|item| item["commit"] == merge.as_str());
    own.map(|item| (text(item, "rule").to_owned(), text(item, "message").to_owned())).collect()
}

/// The moves of a measure's deadline: from, to, and the act.
pub fn moves_of(repository: &Repository, id: &str) -> Vec<[String; 3]> {
    let slippage = ask(repository, 0, &["slippage"]);
    let items = slippage["items"].as_array().unwrap().iter();
    let moves = items.filter(|item| item["measure"] == id).flat_map(|item| item["moves"].as_array().unwrap());
    let word = |step: &Value, key: &str| step[key].as_str().unwrap_or("-").to_owned();
    moves.map(|step| ["from", "to", "basis"].map(|key| word(step, key))).collect()
}

/// A branch and the main line each append something else to a file, and the merge has what is given; the branch's commit.
fn merged(path: &str, [side, main, merge]: [&str; 3]) -> (Repository, String) {
    let repository = Repository::new();
    let before = std::fs::read_to_string(repository.folder.join(path)).unwrap_or_default();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.write(path, format!("{before}{side}"));
    let of_side = repository.commit("2031-01-02", "on the side");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write(path, format!("{before}{main}"));
    repository.commit("2031-01-03", "on the line");
    let ours = ["merge", "--quiet", "-X", "ours", "--no-commit", "--no-ff", "side"];
    repository.git_on("2031-01-04", &ours);
    repository.write(path, format!("{before}{merge}"));
    repository.commit("2031-01-04", "merge");
    (repository, of_side)
}

#[test]
fn of_two_entries_under_one_key_one_is_left_out() {
    let act = |basis: &str| {
        format!("\n[[amendment]]\ndate = 2030-12-31\nbasis = \"{basis}\"\nfields = [\"means\"]\n")
    };
    let other = REPORTED.replace("the oil is bought", "no oil is bought");
    let longer = format!("{}\nevidence = [\"https://example.invalid/oil\"]\n", REPORTED.trim_end());
    for (path, one, another, named) in [
        (LIGHT, REPORTED.to_owned(), other.clone(), "`report` of I.1.1"),
        (BRIDGE, act("Act 1"), act("Act 2"), "`amendment` of II.1"),
    ] {
        let (repository, side) = merged(path, [&one, &another, &another]);
        let found = at_merge(&repository);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "dropped-by-merge");
        assert!(found[0].1.contains(named) && found[0].1.contains(&side[..12]), "{found:?}");
        let check = ["check", "--against", "HEAD^1", "--as-of", "2031-02-01", "--format", "short"];
        let check = repository.run(&check);
        assert!(check.stdout.contains("[dropped-by-merge]"), "{}{}", check.stdout, check.stderr);
    }
    // Where the line says all of it, and more, nothing is gone.
    let (repository, _) = merged(LIGHT, [REPORTED, &longer, &longer]);
    assert_eq!(at_merge(&repository), []);
}

#[test]
fn a_root_that_had_less_loses_nothing_of_what_it_never_had() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "--orphan", "root"]);
    repository.git(&["rm", "--quiet", "--force", LIGHT]);
    repository.replace(BRIDGE, "2030-06-30", "2031-12-31");
    let root = repository.commit("2023-02-03", "root");
    repository.git(&["checkout", "--quiet", "main"]);
    let merge = ["merge", "--quiet", "-s", "ours", "--allow-unrelated-histories", "-m", "merge", "root"];
    repository.git_on("2023-02-04", &merge);
    let found = at_merge(&repository);
    let rules: Vec<&str> = found.iter().map(|(rule, _)| rule.as_str()).collect();
    assert_eq!(rules, ["joined-history", "dropped-by-merge"], "{found:?}");
    let message = &found[1].1;
    assert!(message.ends_with(&format!("{} had: `deadline` of II.1, 2031-12-31", &root[..12])), "{message}");
    let history = ask(&repository, 0, &["history", "I.1.1"]);
    let all = history["changes"].as_array().unwrap().iter();
    assert_eq!(all.filter(|item| item["kind"] == "added").count(), 1, "{history:#}");
    // Changes on the side of that root are not listed, and the answer or a warning says so.
    let said = |run: Run| (run.stdout + " " + &run.stderr).split_whitespace().collect::<Vec<_>>().join(" ");
    for args in [&["history"][..], &["slippage"], &["history", "II.1", "--format", "json"]] {
        let told = said(repository.run(args));
        assert!(told.contains("no commit in common"), "{args:?}: {told}");
        let told = said(repository.run(&[args, &["--lang", "hu"]].concat()));
        assert!(told.contains("nincs közös commitjuk"), "{args:?}: {told}");
        let before = repository.run(&[args, &["--at", "HEAD^1"]].concat());
        assert_eq!(before.stderr, "", "{args:?}");
    }
}

/// Both sides move a deadline without an act, and the merge moves it further.
#[test]
fn a_merge_moves_a_deadline_once() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.replace(BRIDGE, "2030-06-30", "2030-09-30");
    repository.commit("2023-02-01", "side");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(BRIDGE, "2030-06-30", "2030-08-31");
    repository.commit("2023-02-02", "line");
    let ours = ["merge", "--quiet", "-X", "ours", "--no-commit", "--no-ff", "side"];
    repository.git_on("2023-02-03", &ours);
    repository.replace(BRIDGE, "2030-08-31", "2031-12-31");
    repository.commit("2023-02-03", "merge");
    let steps = [["2030-06-30", "2030-08-31", "-"], ["2030-08-31", "2031-12-31", "-"]];
    assert_eq!(moves_of(&repository, "II.1"), steps.map(|step| step.map(str::to_owned)));
    let audit = ask(&repository, 1, &["audit"]);
    assert_eq!(audit["breaches"].as_array().unwrap().len(), steps.len(), "{audit:#}");
}

#[test]
fn what_a_merge_leaves_out_and_a_later_commit_puts_back_is_one_move() {
    let act = "\n[[amendment]]\ndate = 2030-03-01\nbasis = \"Act 1\"\nfields = [\"deadline\"]\n";
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.replace(BRIDGE, "2030-06-30", "2030-12-31");
    repository.append(BRIDGE, act);
    repository.commit("2030-03-02", "side");
    let right = repository.text(BRIDGE);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git_on("2030-03-03", &["merge", "--quiet", "--no-ff", "-s", "ours", "-m", "merge", "side"]);
    repository.write(BRIDGE, right);
    repository.commit("2030-03-04", "put back");
    let step = ["2030-06-30", "2030-12-31", "Act 1"].map(str::to_owned);
    assert_eq!(moves_of(&repository, "II.1"), [step]);
}

#[test]
fn an_act_that_only_the_merge_has_is_told_once() {
    let act = |day: &str| format!("\n[[amendment]]\ndate = {day}\nbasis = \"Act\"\nfields = [\"means\"]\n");
    let (one, another, third) = (act("2030-03-01"), act("2030-03-02"), act("2030-03-03"));
    let all = [&*one, &another, &third].concat();
    let (repository, _) = merged(BRIDGE, [&one, &another, &all]);
    let history = ask(&repository, 0, &["history", "II.1"]);
    let changes = history["changes"].as_array().unwrap().iter();
    let told = changes.filter(|item| item["field"] == "amendment" && item["after"]["date"] == "2030-03-03");
    assert_eq!(told.count(), 1, "{history:#}");
}

#[test]
fn what_stands_in_a_file_that_a_merge_leaves_unreadable_is_not_gone() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.append(LIGHT, REPORTED);
    repository.commit("2031-01-02", "on the side");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git_on("2031-01-04", &["merge", "--quiet", "--no-commit", "--no-ff", "side"]);
    repository.append(LIGHT, "\nslip = [\n");
    repository.commit("2031-01-04", "merge");
    let found = at_merge(&repository);
    let rules: Vec<&str> = found.iter().map(|(rule, _)| rule.as_str()).collect();
    assert_eq!(rules, ["broken-commit"], "{found:?}");
}
