//! What a record tells although it was made to look as if nothing had happened: measures that come back, folders that get
//! another name, commits that say to be older.

use serde_json::{Value, json};

use crate::support::ask::{ask, text};
use crate::support::repository::{BRIDGE, LIGHT, Repository};

const AWAY: &str = "plan/II/II.9.toml";

/// The rules that an audit finds broken in a commit, with the measure of each.
fn broken(audit: &Value, commit: &str) -> Vec<String> {
    let all = audit["breaches"].as_array().unwrap().iter().filter(|item| item["commit"] == commit);
    all.map(|item| format!("{} {}", text(item, "rule"), item["measure"].as_str().unwrap_or("-"))).collect()
}

/// From, to and basis of every move of the deadline of II.1.
fn moves(repository: &Repository, args: &[&str]) -> Vec<Value> {
    let answer = ask(repository, 0, &[&["slippage"], args].concat());
    let items = answer["items"].as_array().unwrap();
    let own = |item: &&Value| item["measure"] == "II.1" && item["milestone"].is_null();
    let item = items.iter().find(own).unwrap_or_else(|| panic!("no II.1 in {answer:#}"));
    let each = item["moves"].as_array().unwrap().iter();
    each.map(|step| json!([step["from"], step["to"], step["basis"]])).collect()
}

#[test]
fn a_measure_that_comes_back_under_its_number_is_the_one_that_went() {
    let repository = Repository::new();
    let published = repository.text(BRIDGE);
    repository.git(&["mv", BRIDGE, AWAY]);
    repository.replace(AWAY, "Counting the bridges", "Something else");
    repository.replace(AWAY, "2030-06-30", "2031-12-31");
    repository.replace(AWAY, "walking", "running");
    repository.replace(AWAY, "number of bridges counted", "nothing");
    let away = repository.commit("2023-02-01", "renumbered");
    repository.git(&["mv", AWAY, BRIDGE]);
    let back = repository.commit("2023-02-02", "and back");
    repository.write(BRIDGE, published.replace("2030-06-30", "2031-12-31"));
    repository.commit("2023-02-03", "as it was");
    assert_eq!(moves(&repository, &[]), [json!(["2030-06-30", "2031-12-31", null])]);
    let audit = ask(&repository, 1, &["audit"]);
    assert!(broken(&audit, &away).contains(&"measure-removed II.1".to_owned()), "{audit:#}");
    assert!(broken(&audit, &back).contains(&"deadline-moved II.1".to_owned()), "{audit:#}");
    let history = repository.run(&["history", "II.1", "--format", "json"]).stdout;
    assert!(history.contains("2030-06-30") && history.contains("renumbered"), "{history}");
}

#[test]
fn a_measure_that_is_taken_out_and_put_back_later_is_audited_as_one() {
    let repository = Repository::new();
    let published = repository.text(BRIDGE);
    repository.git(&["rm", "--quiet", BRIDGE]);
    repository.commit("2023-02-01", "gone");
    repository.write(BRIDGE, published.replace("2030-06-30", "2031-12-31"));
    let back = repository.commit("2023-02-02", "back");
    assert_eq!(broken(&ask(&repository, 1, &["audit"]), &back), ["deadline-moved II.1"]);
    // With an act that says so, it moved by that.
    let act = "\n[[amendment]]\ndate = 2023-02-02\nbasis = \"Act 2\"\nfields = [\"deadline\"]\n";
    repository.append(BRIDGE, act);
    repository.git(&["add", "--all"]);
    repository.git_on("2023-02-02", &["commit", "--quiet", "--amend", "-m", "back"]);
    assert_eq!(broken(&ask(&repository, 1, &["audit"]), &repository.head()), [""; 0]);
    assert_eq!(moves(&repository, &[]), [json!(["2030-06-30", "2031-12-31", "Act 2"])]);
}

#[test]
fn a_measure_that_stood_beside_the_one_that_went_is_another() {
    let repository = Repository::new();
    let other = repository.text(BRIDGE).replace("Counting the bridges", "Painting them");
    repository.write(AWAY, other.replace("2030-06-30", "2031-12-31").replace("walking", "paint"));
    repository.commit("2023-02-01", "another");
    repository.git(&["rm", "--quiet", BRIDGE]);
    repository.commit("2023-02-02", "gone");
    repository.git(&["mv", AWAY, BRIDGE]);
    let shifted = repository.commit("2023-02-03", "shifted");
    let audit = ask(&repository, 1, &["audit"]);
    assert!(!broken(&audit, &shifted).iter().any(|rule| rule.contains("deadline-moved")), "{audit:#}");
    let answer = ask(&repository, 0, &["slippage"]);
    let of = answer["items"].as_array().unwrap().iter().filter(|item| item["measure"] == "II.1");
    let of: Vec<_> = of.map(|item| (item["first"].clone(), item["gone"].clone())).collect();
    assert_eq!(of.len(), 2, "{answer:#}");
    assert!(of.contains(&(json!("2030-06-30"), json!(true))), "{answer:#}");
}

#[test]
fn a_folder_with_another_name_holds_the_same_plan() {
    let repository = Repository::new();
    let base = repository.head();
    repository.git(&["mv", "plan", "terv"]);
    repository.replace("terv/II/II.1.toml", "2030-06-30", "2031-12-31");
    let check = |base: &str| repository.run(&["check", "-C", "terv", "--against", base, "--format", "short"]);
    let before = check(&base);
    assert!(before.stdout.contains("[deadline-moved]"), "{}{}", before.stdout, before.stderr);
    let moved = repository.commit("2023-02-01", "terv");
    let run = check(&base);
    assert!(run.stdout.contains("[deadline-moved]"), "{}{}", run.stdout, run.stderr);
    assert!(!run.stdout.contains("broken-base"), "{}", run.stdout);
    assert_eq!(run.code, Some(1));
    assert_eq!(moves(&repository, &["-C", "terv"]), [json!(["2030-06-30", "2031-12-31", null])]);
    let audit = ask(&repository, 1, &["audit", "-C", "terv"]);
    assert_eq!(broken(&audit, &moved), ["deadline-moved II.1"]);
}

#[test]
fn a_folder_that_was_copied_or_went_before_it_came_is_followed_too() {
    let repository = Repository::new();
    repository.git(&["mv", "plan", "other"]);
    repository.git(&["mv", "other/plan.toml", "other/plan.txt"]);
    repository.commit("2023-02-01", "gone");
    repository.git(&["mv", "other/plan.txt", "other/plan.toml"]);
    repository.git(&["mv", "other", "terv"]);
    repository.replace("terv/II/II.1.toml", "2030-06-30", "2031-12-31");
    repository.commit("2023-02-02", "terv");
    assert_eq!(moves(&repository, &["-C", "terv"]), [json!(["2030-06-30", "2031-12-31", null])]);
    let repository = Repository::new();
    for path in ["plan.toml", "bodies.toml", "I/I.1.1.toml", "decision/D.1.toml"] {
        repository.write(&format!("terv/{path}"), repository.text(&format!("plan/{path}")));
    }
    let later = repository.text(BRIDGE).replace("2030-06-30", "2031-12-31");
    repository.write("terv/II/II.1.toml", later);
    repository.commit("2023-02-01", "a copy");
    repository.git(&["rm", "-r", "--quiet", "plan"]);
    repository.commit("2023-02-02", "the copy alone");
    assert_eq!(moves(&repository, &["-C", "terv"]), [json!(["2030-06-30", "2031-12-31", null])]);
}

#[test]
fn a_commit_is_not_older_than_the_one_before_it() {
    let repository = Repository::new();
    repository.replace(LIGHT, "oil and patience", "oil");
    repository.commit("2030-06-10", "other means");
    repository.replace(BRIDGE, "2030-06-30", "2031-12-31");
    let early = repository.commit("2030-01-10", "in time");
    let audit = ask(&repository, 1, &["audit"]);
    let named = "commit-dated-before-parent -".to_owned();
    assert!(broken(&audit, &early).contains(&named), "{audit:#}");
    let since = ask(&repository, 1, &["audit", "--since", "HEAD~1"]);
    assert!(broken(&since, &early).contains(&named), "{since:#}");
    let answer = ask(&repository, 0, &["slippage", "--within", "28d"]);
    let bodies = answer["bodies"].as_array().unwrap();
    assert_eq!(bodies.iter().map(|of| of["late"].as_i64().unwrap()).sum::<i64>(), 1, "{answer:#}");
    // On a day between the two dates the record did not have it.
    let then = repository.run(&["show", "II.1", "--at", "2030-03-01", "--format", "json"]).stdout;
    assert!(then.contains("\"deadline\": \"2030-06-30\""), "{then}");
    // A clock that is an hour wrong is none of it.
    let repository = Repository::new();
    repository.replace(LIGHT, "oil and patience", "oil");
    let commit = repository.commit("2023-01-09", "a day");
    assert!(!broken(&ask(&repository, 1, &["audit"]), &commit).contains(&named));
}

#[test]
fn a_move_is_counted_to_the_day_of_the_commit_before_it() {
    let repository = Repository::new();
    // A commit that touched nothing of the plan is one that the next builds on as well.
    repository.write("notes.txt", "x");
    repository.commit("2030-07-20", "notes");
    repository.replace(BRIDGE, "2030-06-30", "2031-12-31");
    repository.commit("2030-01-10", "in time");
    let answer = ask(&repository, 0, &["slippage"]);
    let items = answer["items"].as_array().unwrap();
    let step = &items.iter().find(|item| item["measure"] == "II.1").unwrap()["moves"][0];
    assert_eq!((&step["days_left"], &step["recorded"]), (&json!(-20), &json!("2030-07-20")), "{step:#}");
    let page = |lang: &str| repository.run(&["slippage", "--lang", lang, "--format", "markdown"]).stdout;
    let english = "20 days after it had fallen due, counted to 2030-07-20, which an earlier commit is dated";
    assert!(page("en").contains(english), "{}", page("en"));
    assert!(
        page("hu").contains("a számítás napja: 2030. 07. 20., egy korábbi rögzítés kelte"),
        "{}",
        page("hu")
    );
    // In a folder further down as well, where git looks at the paths of the plan alone.
    let repository = Repository::new();
    repository.git(&["mv", "plan", "terv"]);
    repository.write("deep/down/x", "");
    repository.git(&["mv", "terv", "deep/down/plan"]);
    repository.write("notes.txt", "x");
    repository.commit("2030-07-20", "down");
    repository.write("notes.txt", "y");
    repository.commit("2030-07-21", "notes");
    repository.replace("deep/down/plan/II/II.1.toml", "2030-06-30", "2031-12-31");
    repository.commit("2030-01-10", "in time");
    let page = repository.run(&["slippage", "-C", "deep/down/plan", "--format", "markdown"]).stdout;
    assert!(page.contains("21 days after it had fallen due, counted to 2030-07-21"), "{page}");
}

#[test]
fn a_walk_that_begins_later_knows_what_went_before() {
    let repository = Repository::new();
    let published = repository.text(BRIDGE);
    repository.git(&["rm", "--quiet", BRIDGE]);
    repository.replace(LIGHT, "2031-12-31", "2032-01-31");
    let gone = repository.commit("2023-02-01", "gone");
    repository.write(BRIDGE, published.replace("2030-06-30", "2031-12-31"));
    let back = repository.commit("2023-02-02", "back");
    for since in [gone.as_str(), "2023-02-01"] {
        let audit = ask(&repository, 1, &["audit", "--since", since]);
        assert_eq!(audit["commits"], 1);
        assert_eq!(broken(&audit, &back), ["deadline-moved II.1"], "{audit:#}");
    }
    // What cannot be read where the walk begins is known from before.
    let whole = repository.text(BRIDGE);
    repository.append(BRIDGE, "x = = 1\n");
    let broke = repository.commit("2023-02-02", "broken");
    repository.write(BRIDGE, whole.replace("2031-12-31", "2032-12-31"));
    let mended = repository.commit("2023-02-02", "mended");
    let audit = ask(&repository, 1, &["audit", "--since", &broke]);
    assert_eq!(broken(&audit, &mended), ["deadline-moved II.1"], "{audit:#}");
    // An amendment covers what moved before the walk begins.
    repository
        .append(LIGHT, "\n[[amendment]]\ndate = 2023-02-01\nbasis = \"Act 1\"\nfields = [\"deadline\"]\n");
    repository.commit("2023-02-03", "its act");
    let audit = ask(&repository, 0, &["audit", "--since", &mended]);
    assert_eq!(audit["breaches"], json!([]), "{audit:#}");
}

#[test]
fn another_plan_in_the_old_folder_hides_no_record() {
    let repository = Repository::new();
    repository.git(&["mv", "plan", "terv"]);
    repository.replace("terv/II/II.1.toml", "2030-06-30", "2031-12-31");
    let moved = repository.commit("2023-02-01", "terv");
    for path in ["plan.toml", "bodies.toml", "I/I.1.1.toml", "decision/D.1.toml", "II/II.1.toml"] {
        repository.write(&format!("plan/{path}"), repository.text(&format!("terv/{path}")));
    }
    repository.commit("2023-02-02", "a copy where it was");
    assert_eq!(moves(&repository, &["-C", "terv"]), [json!(["2030-06-30", "2031-12-31", null])]);
    let audit = ask(&repository, 1, &["audit", "-C", "terv"]);
    assert_eq!(broken(&audit, &moved), ["deadline-moved II.1"]);
}

#[test]
fn what_is_entered_long_after_its_date_is_named() {
    let repository = Repository::new();
    repository.replace(BRIDGE, "2030-06-30", "2031-12-31");
    repository
        .append(BRIDGE, "\n[[amendment]]\ndate = 2022-10-01\nbasis = \"Act 1\"\nfields = [\"deadline\"]\n");
    repository.append(LIGHT, "\n[[report]]\ndate = 2022-10-01\nbody = \"ML\"\nstatus = \"in-progress\"\n");
    let late = repository.commit("2023-02-01", "late");
    let audit = ask(&repository, 0, &["audit"]);
    assert_eq!(broken(&audit, &late), ["backdated-report I.1.1", "backdated-amendment II.1"]);
    assert!(
        audit.to_string().contains("came into the record 123 days later, not before 2023-02-01"),
        "{audit:#}"
    );
}

#[test]
fn a_milestone_that_is_taken_out_is_told_with_its_deadline() {
    let repository = Repository::new();
    let milestone = |title: &str, due: &str| format!("\n[[milestone]]\ntitle = \"{title}\"\ndue = {due}\n");
    repository.append(BRIDGE, &milestone("study", "2030-01-31"));
    repository.commit("2023-02-01", "a milestone");
    repository.replace(BRIDGE, &milestone("study", "2030-01-31"), &milestone("study paper", "2031-01-31"));
    let gone = repository.commit("2023-02-02", "another");
    let answer = ask(&repository, 0, &["slippage"]);
    assert_eq!(answer["removed_without_basis"], 1, "{answer:#}");
    let items = answer["items"].as_array().unwrap();
    let study = items.iter().find(|item| item["milestone"] == "study").unwrap();
    assert_eq!(study["removed"]["commit"], gone);
    assert_eq!(study["removed"]["basis"], Value::Null);
    let page = repository.run(&["slippage", "--format", "markdown"]).stdout;
    assert!(page.contains("1 removed from the plan, 1 without an amendment"), "{page}");
    // An act that takes it out is named.
    repository.replace(BRIDGE, &milestone("study paper", "2031-01-31"), "");
    repository
        .append(BRIDGE, "\n[[amendment]]\ndate = 2023-02-01\nbasis = \"Act 1\"\nfields = [\"milestone\"]\n");
    repository.commit("2023-02-03", "by an act");
    assert_eq!(ask(&repository, 0, &["slippage"])["removed_without_basis"], 1);
}

#[test]
fn a_copy_of_an_amendment_covers_no_second_move() {
    let repository = Repository::new();
    let act = "\n[[amendment]]\ndate = 2023-02-01\nbasis = \"Act 2\"\nfields = [\"deadline\"]\n";
    repository.append(BRIDGE, act);
    repository.replace(BRIDGE, "2030-06-30", "2031-06-30");
    repository.commit("2023-02-02", "by an act");
    repository.append(BRIDGE, &act.replace("\"Act 2\"", "\"ACT 2\""));
    repository.replace(BRIDGE, "2031-06-30", "2031-12-31");
    let check = ask(&repository, 1, &["check", "--against", "HEAD"]);
    assert!(check.to_string().contains("deadline-moved"), "{check:#}");
    let again = repository.commit("2023-02-03", "by its copy");
    let audit = ask(&repository, 1, &["audit"]);
    assert!(broken(&audit, &again).contains(&"deadline-moved II.1".to_owned()), "{audit:#}");
    let told = moves(&repository, &[]);
    assert_eq!(told[0], json!(["2030-06-30", "2031-06-30", "Act 2"]));
    assert_eq!(told[1], json!(["2031-06-30", "2031-12-31", null]));
}
