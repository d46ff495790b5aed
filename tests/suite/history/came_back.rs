//! A measure that one commit takes out, and a later one brings back under another id: it is held against what it was.

use serde_json::{Value, json};

use crate::support::ask::{ask, text};
use crate::support::repository::{BRIDGE, LIGHT, Repository};

const OTHER: &str = "plan/II/II.9.toml";
const ACT: &str = "\n[[amendment]]\ndate = 2023-02-02\nbasis = \"Act 2\"\nfields = [\"deadline\"]\n";

/// A repository whose II.1 went in one commit and is back in the next one as II.9; with the ids of the two commits.
fn brought_back(formerly: &str, edit: impl FnOnce(String) -> String) -> (Repository, String, String) {
    let repository = Repository::new();
    let published = repository.text(BRIDGE);
    repository.git(&["rm", "--quiet", BRIDGE]);
    let gone = repository.commit("2023-02-01", "gone");
    repository.write(OTHER, format!("{formerly}{}", edit(published)));
    let back = repository.commit("2023-02-02", "back");
    (repository, gone, back)
}

fn later(text: String) -> String {
    text.replace("2030-06-30", "2031-12-31")
}

/// The rules that an answer finds broken, with the measure of each; of an audit, in this commit.
fn broken(answer: &Value, commit: Option<&str>) -> Vec<String> {
    let all = answer["breaches"].as_array().or(answer["findings"].as_array()).unwrap().iter();
    let all = all.filter(|item| commit.is_none_or(|commit| item["commit"] == commit));
    all.map(|item| format!("{} {}", text(item, "rule"), item["measure"].as_str().unwrap_or("-"))).collect()
}

/// Every deadline of measures that answers tell: of which measure, from, to and basis of every move, and whether it is gone.
fn deadlines(repository: &Repository, of: &[&str]) -> Vec<Value> {
    let answer = ask(repository, 0, &["slippage", "--all"]);
    let items = answer["items"].as_array().unwrap().iter().filter(|item| item["milestone"].is_null());
    let items = items.filter(|item| of.iter().any(|id| item["measure"] == *id));
    let moves = |item: &Value| -> Value {
        let each = item["moves"].as_array().unwrap().iter();
        each.map(|step| json!([step["from"], step["to"], step["basis"]])).collect()
    };
    items.map(|item| json!([item["measure"], moves(item), item["gone"]])).collect()
}

fn moved(basis: Value) -> Value {
    json!(["II.9", [["2030-06-30", "2031-12-31", basis]], false])
}

#[test]
fn under_another_id_it_is_the_one_that_went() {
    for formerly in ["", "formerly = [\"II.1\"]\n"] {
        let (repository, gone, back) = brought_back(formerly, later);
        let expected = ["deadline-moved II.9", "measure-renumbered II.9"];
        assert_eq!(broken(&ask(&repository, 1, &["audit"]), Some(&back)), expected);
        assert_eq!(broken(&ask(&repository, 1, &["audit", "--since", &gone]), None), expected);
        assert_eq!(deadlines(&repository, &["II.1", "II.9"]), [moved(json!(null))]);
        for id in ["II.9", "II.1"] {
            let history = ask(&repository, 0, &["history", id]);
            let told = history["changes"].as_array().unwrap();
            let told: Vec<_> = told.iter().map(|c| (text(c, "measure"), text(c, "kind"))).collect();
            assert_eq!(told, [("II.1", "added"), ("II.1", "removed"), ("II.9", "added")], "{history:#}");
        }
    }
}

#[test]
fn an_act_that_comes_with_it_covers_its_move() {
    let (repository, _, back) = brought_back("", |text| later(text) + ACT);
    assert_eq!(broken(&ask(&repository, 1, &["audit"]), Some(&back)), ["measure-renumbered II.9"]);
    assert_eq!(deadlines(&repository, &["II.1", "II.9"]), [moved(json!("Act 2"))]);
    // One that comes later covers it as well.
    let (repository, _, back) = brought_back("", later);
    repository.append(OTHER, ACT);
    repository.commit("2023-02-03", "its act");
    assert_eq!(broken(&ask(&repository, 1, &["audit"]), Some(&back)), ["measure-renumbered II.9"]);
    assert_eq!(deadlines(&repository, &["II.1", "II.9"]), [moved(json!("Act 2"))]);
}

#[test]
fn what_its_formerly_says_later_counts_from_then_on() {
    let other = |text: String| {
        let text = later(text).replace("Counting the bridges", "Something else");
        text.replace("walking", "running").replace("number of bridges counted", "nothing")
    };
    let (repository, _, back) = brought_back("", other);
    assert_eq!(broken(&ask(&repository, 1, &["audit"]), Some(&back)), [""; 0]);
    let now = repository.text(OTHER);
    repository.write(OTHER, format!("formerly = [\"II.1\"]\n{now}"));
    let said = repository.commit("2023-02-03", "it was II.1");
    let found = broken(&ask(&repository, 1, &["audit"]), Some(&said));
    assert!(found.contains(&"deadline-moved II.9".to_owned()), "{found:?}");
    assert_eq!(deadlines(&repository, &["II.1", "II.9"]), [moved(json!(null))]);
    let history = ask(&repository, 0, &["history", "II.9"]).to_string();
    assert!(history.contains("2030-06-30"), "{history}");
}

#[test]
fn what_is_less_alike_or_ambiguous_is_new() {
    let other =
        |text: String| later(text).replace("walking", "running").replace("bridges counted", "nothing");
    let (repository, _, back) = brought_back("", other);
    assert_eq!(broken(&ask(&repository, 1, &["audit"]), Some(&back)), [""; 0]);
    assert_eq!(deadlines(&repository, &["II.1", "II.9"]).len(), 2);
    // Two that are as much alike.
    let repository = Repository::new();
    let published = repository.text(BRIDGE);
    repository.git(&["rm", "--quiet", BRIDGE]);
    repository.commit("2023-02-01", "gone");
    repository.write(OTHER, later(published.clone()));
    repository.write("plan/II/II.8.toml", later(published));
    let back = repository.commit("2023-02-02", "twice");
    assert_eq!(broken(&ask(&repository, 1, &["audit"]), Some(&back)), [""; 0]);
}

#[test]
fn a_number_that_another_measure_took_meanwhile_hides_nothing() {
    let repository = Repository::new();
    let published = repository.text(BRIDGE);
    repository.git(&["rm", "--quiet", BRIDGE]);
    repository.commit("2023-02-01", "gone");
    repository.write(BRIDGE, repository.text(LIGHT));
    repository.git(&["rm", "--quiet", LIGHT]);
    repository.commit("2023-02-02", "another has its number");
    repository.write(OTHER, later(published));
    let back = repository.commit("2023-02-03", "back");
    let found = broken(&ask(&repository, 1, &["audit"]), Some(&back));
    assert_eq!(found, ["deadline-moved II.9", "measure-renumbered II.9"]);
    let told = deadlines(&repository, &["II.9", "II.1"]);
    assert_eq!(told, [json!(["II.1", [], false]), moved(json!(null))]);
}

#[test]
fn a_check_against_a_commit_in_between_finds_what_it_was() {
    for (formerly, id) in [("", "II.9"), ("formerly = [\"II.1\"]\n", "II.9"), ("", "II.1")] {
        let repository = Repository::new();
        let published = repository.text(BRIDGE);
        repository.git(&["rm", "--quiet", BRIDGE]);
        let gone = repository.commit("2023-02-01", "gone");
        repository.replace(LIGHT, "oil and patience", "oil");
        repository.commit("2023-02-02", "between");
        let path = format!("plan/II/{id}.toml");
        repository.write(&path, format!("{formerly}{}", later(published.clone())));
        let against = ["check", "--as-of", "2023-03-01", "--only", "deadline-moved", "--against", "HEAD"];
        let check = ask(&repository, 1, &against);
        let message = text(&check["findings"][0], "message");
        let until = format!("against what it was until {} took it out: ", &gone[..12]);
        assert!(message.starts_with(&until) && message.contains("2031-12-31"), "{check:#}");
        assert_eq!(check["findings"][0]["path"], json!(path));
        // An act that comes with it covers it.
        repository.append(&path, ACT);
        ask(&repository, 0, &against);
        // One that has another title, and does not say what it was, is new.
        repository.write("plan/II/II.8.toml", published.replace("Counting the bridges", "Something else"));
        ask(&repository, 0, &against);
    }
}

#[test]
fn the_file_that_comes_back_may_accept_its_other_number() {
    let allow = "\n[[allow]]\nrule = \"measure-renumbered\"\nreason = \"the second edition counts anew\"\n";
    let (repository, gone, back) = brought_back("", |text| text + allow);
    let found = broken(&ask(&repository, 1, &["audit"]), Some(&back));
    assert!(!found.contains(&"measure-renumbered II.9".to_owned()), "{found:?}");
    let against = ["check", "--as-of", "2023-03-01", "--only", "measure-renumbered", "--against", &gone];
    let check = ask(&repository, 0, &against);
    let counts = ["findings", "allowed"].map(|list| check[list].as_array().unwrap().len());
    assert_eq!(counts, [0, 1], "{check:#}");
}
