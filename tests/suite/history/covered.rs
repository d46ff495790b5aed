//! What was changed under the cover of a mistake: a mistyped key, a wrong value, a date that is no day.

use serde_json::{Value, json};

use crate::support::ask::{ask, text};
use crate::support::repository::{BRIDGE, Repository};

const MOVED: (&str, &str) = ("2030-06-30", "2031-12-31");

/// The rules that an audit finds broken in a commit, with the measure of each.
fn broken(audit: &Value, commit: &str) -> Vec<String> {
    let all = audit["breaches"].as_array().unwrap().iter().filter(|item| item["commit"] == commit);
    all.map(|item| format!("{} {}", text(item, "rule"), item["measure"].as_str().unwrap_or("-"))).collect()
}

/// Commit, from and to of every move of the deadline of II.1.
fn moves(slippage: &Value) -> Vec<Value> {
    let items = slippage["items"].as_array().unwrap();
    let item = items.iter().find(|item| item["measure"] == "II.1" && item["milestone"].is_null()).unwrap();
    let each = item["moves"].as_array().unwrap().iter();
    each.map(|step| json!([step["commit"], step["from"], step["to"]])).collect()
}

#[test]
fn a_mistyped_key_hides_nothing_but_itself() {
    let repository = Repository::new();
    let published = repository.text(BRIDGE);
    repository.write(BRIDGE, format!("note = \"x\"\n{}", published.replace(MOVED.0, MOVED.1)));
    let moved = repository.commit("2023-02-01", "moved and mistyped");
    repository.replace(BRIDGE, "note = \"x\"\n", "");
    let mended = repository.commit("2023-12-01", "mended");
    let audit = ask(&repository, 1, &["audit"]);
    assert_eq!(broken(&audit, &moved), ["deadline-moved II.1", "broken-commit -"]);
    assert_eq!(broken(&audit, &mended), [""; 0]);
    assert_eq!(audit["unreadable"][0]["until"]["commit"], json!(mended));
    let slippage = ask(&repository, 0, &["slippage"]);
    assert_eq!(moves(&slippage), [json!([moved, MOVED.0, MOVED.1])]);
    assert_eq!((&slippage["unreadable"], &slippage["complete"]), (&json!([]), &json!(true)));
    let history = repository.run(&["history"]).stdout;
    assert!(history.contains("is not known in full, line 1: `note`"), "{history}");

    // An audit since the commit that hid it begins before it; a change against it is compared with what could be read.
    let audit = ask(&repository, 1, &["audit", "--since", &moved]);
    assert_eq!(broken(&audit, &moved), ["deadline-moved II.1", "broken-commit -"]);
    assert_ne!(audit["since"], json!(moved));
    let check = ask(&repository, 1, &["check", "--against", &moved]);
    let rules: Vec<&str> = check["findings"].as_array().unwrap().iter().map(|f| text(f, "rule")).collect();
    assert!(rules.contains(&"deadline-moved") && rules.contains(&"broken-base"), "{check:#}");
}

#[test]
fn a_mistyped_key_of_the_plans_own_files_hides_no_measure() {
    for own in ["plan/plan.toml", "plan/bodies.toml"] {
        let repository = Repository::new();
        repository.write(own, format!("note = \"x\"\n{}", repository.text(own)));
        repository.commit("2023-02-01", "mistyped");
        repository.replace(BRIDGE, MOVED.0, MOVED.1);
        let moved = repository.commit("2023-02-02", "moved");
        repository.git(&["rm", "--quiet", BRIDGE]);
        let gone = repository.commit("2023-02-03", "gone");
        let audit = ask(&repository, 1, &["audit"]);
        assert_eq!(broken(&audit, &moved), ["deadline-moved II.1"], "{own}");
        assert_eq!(broken(&audit, &gone), ["measure-removed II.1"], "{own}");
        assert_eq!(moves(&ask(&repository, 0, &["slippage"])), [json!([moved, MOVED.0, MOVED.1])], "{own}");
    }
}

#[test]
fn a_deadline_that_is_not_known_is_named_and_compared_with_the_last_one() {
    let repository = Repository::new();
    repository.replace(BRIDGE, "deadline    = 2030-06-30", "deadline    = 20300630");
    let wrong = repository.commit("2023-02-01", "wrong");
    let slippage = ask_incomplete(&repository);
    assert_eq!(slippage["complete"], json!(false));
    assert_eq!(slippage["unreadable"][0]["path"], BRIDGE);
    assert_eq!(slippage["unreadable"][0]["from"]["commit"], json!(wrong));
    repository.replace(BRIDGE, "walking", "running");
    let rewritten = repository.commit("2023-02-02", "rewritten");
    repository.replace(BRIDGE, "20300630", MOVED.1);
    let mended = repository.commit("2023-02-03", "mended");
    let audit = ask(&repository, 1, &["audit"]);
    assert_eq!(broken(&audit, &rewritten), ["published-text-changed II.1", "broken-commit -"]);
    assert_eq!(broken(&audit, &mended), ["deadline-moved II.1"]);
    let slippage = ask(&repository, 0, &["slippage"]);
    assert_eq!(moves(&slippage), [json!([mended, MOVED.0, MOVED.1])]);
    assert_eq!(slippage["unreadable"][0]["until"]["commit"], json!(mended));
    // Both begin where the deadline was last known.
    let audit = ask(&repository, 1, &["audit", "--since", &rewritten]);
    assert_eq!(broken(&audit, &mended), ["deadline-moved II.1"]);
    let history = ask(&repository, 0, &["history", "II.1", "--field", "deadline"]);
    assert_eq!(history["changes"].as_array().unwrap().last().unwrap()["before"], MOVED.0);
    let check = ask(&repository, 1, &["check", "--against", &rewritten]);
    assert!(check.to_string().contains("deadline-moved"), "{check:#}");
}

/// The answer of slippage where it ends with 3.
fn ask_incomplete(repository: &Repository) -> Value {
    let run = repository.run(&["slippage", "--format", "json"]);
    assert_eq!(run.code, Some(3), "{}", run.stderr);
    assert!(run.stderr.contains(BRIDGE), "{}", run.stderr);
    let answer = serde_json::from_str(&run.stdout).unwrap();
    crate::answers::contract::demand(&answer);
    answer
}

#[test]
fn a_deadline_that_was_never_known_begins_when_it_is() {
    let repository = Repository::new();
    let new = repository.text(BRIDGE).replace(MOVED.0, "20300630").replace("Counting", "Painting");
    repository.write("plan/II/II.7.toml", new);
    repository.commit("2023-02-01", "new");
    repository.replace("plan/II/II.7.toml", "20300630", MOVED.0);
    let known = repository.commit("2023-02-02", "known");
    let audit = ask(&repository, 0, &["audit"]);
    assert_eq!(broken(&audit, &known), [""; 0]);
    let slippage = ask(&repository, 0, &["slippage"]);
    let items = slippage["items"].as_array().unwrap();
    let own = items.iter().find(|item| item["measure"] == "II.7").unwrap();
    assert_eq!((&own["first"], own["moves"].as_array().unwrap().len()), (&json!(MOVED.0), 0));
}

#[test]
fn a_commit_whose_date_is_no_day_has_that_of_the_one_before_it() {
    let repository = Repository::new();
    repository.replace(BRIDGE, MOVED.0, MOVED.1);
    repository.commit("2023-02-01", "moved");
    repository.replace(BRIDGE, "walking", "running");
    repository.git(&["add", "--all"]);
    let (tree, parent) = (repository.git(&["write-tree"]), repository.head());
    let by = |date: &str| format!("A <a@example.org> {date} +0000");
    let head = format!("tree {tree}parent {parent}\n");
    let commit = format!("{head}author {}\ncommitter {}\n\nfar\n", by("1675000000"), by("300000000000"));
    repository.write("../commit", commit);
    let far = repository.git(&["hash-object", "-t", "commit", "-w", "../commit"]).trim().to_owned();
    repository.git(&["update-ref", "refs/heads/main", &far]);
    repository.replace(BRIDGE, "running", "walking");
    let later = repository.commit("2023-02-03", "later");
    let audit = ask(&repository, 1, &["audit"]);
    assert_eq!(broken(&audit, &far), ["commit-dated-before-parent -", "published-text-changed II.1"]);
    assert!(audit.to_string().contains("`11476-"), "{audit:#}");
    assert_eq!(broken(&audit, &later), ["published-text-changed II.1"]);
    let dates = |answer: &Value| -> Vec<String> {
        let changes = answer["changes"].as_array().unwrap().iter();
        changes.filter(|c| c["measure"] == "II.1").map(|c| text(c, "date").to_owned()).collect()
    };
    let history = ask(&repository, 0, &["history"]);
    assert_eq!(dates(&history)[1..], ["2023-02-01", "2023-02-01", "2023-02-03"]);
    assert_eq!(repository.run(&["history", "--all-commits"]).code, Some(0));
    for args in [&["slippage"][..], &["trend", "--as-of", "2023-06-30"]] {
        assert_eq!(repository.run(args).code, Some(0), "{args:?}");
    }
    let at = |at: &str| ask(&repository, 0, &["list", "--at", at])["revision"].clone();
    assert_eq!((at("2023-02-02"), at("2023-02-03")), (json!(far), json!(later)));
    let list = ask(&repository, 0, &["list", "--at", &far]);
    assert_eq!(list["as_of"], "2023-02-01");
}
