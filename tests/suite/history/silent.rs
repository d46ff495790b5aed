//! Changes that are easily missed: entries that move between files, entries that a merge within a branch leaves out, another
//! order of the sections.

use std::fs;

use serde_json::Value;

use crate::support::ask::{ask, text};
use crate::support::repository::{BRIDGE, LIGHT, Repository};

const CYCLE: &str =
    "\n[coordination]\ncoordinator = \"the keeper\"\nbody = \"ML\"\ncycle = \"half-yearly\"\n";

const CLOSED: &str = "\n[closed]\ndate = 2030-03-31\nbasis = \"a decision\"\n";

const REPORT: &str = "\n[[report]]\ndate = 2030-03-01\nbody = \"ML\"\nstatus = \"in-progress\"\ntext = \"the oil is bought\"\n";

fn with_cycle() -> Repository {
    let repository = Repository::new();
    repository.append("plan/plan.toml", CYCLE);
    repository.commit("2030-02-02", "a cycle");
    repository
}

fn return_for(period: &str, words: &str) -> String {
    format!(
        "body = \"ML\"\nperiod = \"{period}\"\ndate = 2030-03-01\n\n[[report]]\nmeasure = \"I.1.1\"\nstatus = \"in-progress\"\ntext = \"{words}\"\n"
    )
}

/// The findings of a rule, as a check against the first parent and as an audit have them.
fn found(repository: &Repository, rule: &str) -> [Vec<String>; 2] {
    let run = repository.run(&["check", "--format", "json", "--as-of", "2030-12-01", "--against", "HEAD~1"]);
    let check: Value = serde_json::from_str(&run.stdout).unwrap();
    let run = repository.run(&["audit", "--format", "json"]);
    let audit: Value = serde_json::from_str(&run.stdout).unwrap();
    let head = repository.head();
    let is_last = |item: &&Value| item["commit"].is_null() || item["commit"] == head.as_str();
    [&check["findings"], &audit["breaches"]].map(|found| {
        let own = found.as_array().unwrap().iter().filter(|item| item["rule"] == rule).filter(is_last);
        own.map(|item| text(item, "message").to_owned()).collect()
    })
}

/// Both have the same finding, once.
#[track_caller]
fn both_find(repository: &Repository, rule: &str, words: &str) {
    let [check, audit] = found(repository, rule);
    assert_eq!(check, audit);
    assert!(check.len() == 1 && check[0].contains(words), "{check:?}");
}

#[test]
fn a_report_that_moves_between_its_measure_and_the_return_of_another_period_is_told() {
    let repository = with_cycle();
    repository.append(LIGHT, REPORT);
    repository.commit("2030-03-02", "reported");
    let own = repository.text(LIGHT);
    repository.replace(LIGHT, REPORT, "");
    repository.write("plan/reports/2030-H2/ML.toml", return_for("2030-H2", "the oil is bought"));
    repository.commit("2030-08-02", "moved");
    both_find(&repository, "period-changed", "was given for 2030-H1, and stands under 2030-H2 now");
    fs::remove_file(repository.folder.join("plan/reports/2030-H2/ML.toml")).unwrap();
    repository.write(LIGHT, &own);
    repository.commit("2030-08-03", "back");
    both_find(&repository, "period-changed", "was given for 2030-H2, and stands under 2030-H1 now");
    // An entry whose day is in the same period may move between the files.
    repository.replace(LIGHT, REPORT, "");
    repository.write("plan/reports/2030-H1/ML.toml", return_for("2030-H1", "the oil is bought"));
    repository.commit("2030-08-04", "laid into a return");
    assert_eq!(found(&repository, "period-changed"), [Vec::<String>::new(), Vec::new()]);
    assert_eq!(found(&repository, "report-rewritten"), [Vec::<String>::new(), Vec::new()]);
}

#[test]
fn another_word_does_not_hide_another_period() {
    let repository = with_cycle();
    repository.write("plan/reports/2030-H1/ML.toml", return_for("2030-H1", "the oil is bought"));
    repository.commit("2030-03-02", "reported");
    fs::remove_file(repository.folder.join("plan/reports/2030-H1/ML.toml")).unwrap();
    repository.write("plan/reports/2030-H2/ML.toml", return_for("2030-H2", "the oil is bought."));
    repository.commit("2030-08-02", "moved");
    both_find(&repository, "period-changed", "was given for 2030-H1, and stands under 2030-H2 now");
    both_find(&repository, "report-rewritten", "to \"the oil is bought.\"");
}

#[test]
fn two_reports_do_not_hide_behind_each_other() {
    let repository = with_cycle();
    let both = |first: &str, second: &str| {
        repository.write("plan/reports/2030-H1/ML.toml", return_for("2030-H1", first));
        repository.write("plan/reports/2030-H2/ML.toml", return_for("2030-H2", second));
    };
    both("the oil is bought", "the lamp is lit");
    repository.commit("2030-03-02", "reported");
    both("the lamp is lit", "the oil is bought");
    repository.commit("2030-08-02", "exchanged");
    let found = found(&repository, "period-changed").map(|mut found| {
        found.sort();
        found
    });
    assert_eq!(found[0], found[1]);
    assert_eq!(found[0].len(), 2, "{found:?}");
}

/// A branch into which another one is merged, and this inner merge leaves out the report of that other branch.
fn with_inner_merge() -> Repository {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "inner"]);
    repository.append(LIGHT, REPORT);
    repository.commit("2030-03-02", "reported");
    repository.git(&["checkout", "--quiet", "-b", "side", "main"]);
    repository.replace(BRIDGE, "title", "# so far\ntitle");
    repository.commit("2030-03-02", "on the side");
    repository.git_on("2030-03-03", &["merge", "--quiet", "-s", "ours", "-m", "within", "inner"]);
    repository
}

#[test]
fn what_a_merge_within_a_branch_leaves_out_is_found() {
    let repository = with_inner_merge();
    let inner = repository.head();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git_on("2030-03-04", &["merge", "--quiet", "--no-ff", "-m", "outer", "side"]);
    both_find(&repository, "dropped-by-merge", "`report` of I.1.1");
    both_find(&repository, "dropped-by-merge", &format!("brings another merge, {}", &inner[..12]));
}

#[test]
fn another_report_in_its_place_does_not_make_it_good() {
    let repository = with_inner_merge();
    repository.append(LIGHT, &REPORT.replace("the oil is bought", "nothing is bought"));
    repository.commit("2030-03-03", "something else");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git_on("2030-03-04", &["merge", "--quiet", "--no-ff", "-m", "outer", "side"]);
    both_find(&repository, "dropped-by-merge", "`report` of I.1.1");
}

#[test]
fn what_the_branch_made_good_is_not_left_out() {
    let repository = with_inner_merge();
    repository.append(LIGHT, REPORT);
    repository.commit("2030-03-03", "made good");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git_on("2030-03-04", &["merge", "--quiet", "--no-ff", "-m", "outer", "side"]);
    assert_eq!(found(&repository, "dropped-by-merge"), [Vec::<String>::new(), Vec::new()]);
    // Nor is anything left out where a branch merges the main line, and another branch, without a change.
    let repository = with_inner_merge();
    repository.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    repository.git_on("2030-03-03", &["merge", "--quiet", "--no-ff", "-m", "within", "inner"]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace("plan/plan.toml", "title", "# so far\ntitle");
    repository.commit("2030-03-03", "on the main line");
    repository.git(&["checkout", "--quiet", "side"]);
    repository.git_on("2030-03-04", &["merge", "--quiet", "-m", "updated", "main"]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git_on("2030-03-05", &["merge", "--quiet", "--no-ff", "-m", "outer", "side"]);
    assert_eq!(found(&repository, "dropped-by-merge"), [Vec::<String>::new(), Vec::new()]);
}

#[test]
fn a_merge_that_closes_the_plan_is_judged_alike_by_both() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.append("plan/plan.toml", CLOSED);
    repository.commit("2030-04-01", "closed");
    repository.replace(LIGHT, "oil and patience", "oil");
    repository.commit("2030-04-02", "means");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("notes.txt", "beside the plan");
    repository.commit("2030-04-02", "a note");
    repository.git_on("2030-04-03", &["merge", "--quiet", "--no-ff", "-m", "merge", "side"]);
    // Before the merge the plan was open on the line.
    assert_eq!(found(&repository, "changed-after-closing"), [Vec::<String>::new(), Vec::new()]);
    both_find(&repository, "closing-changed", "closes the plan");
    // What the merge itself writes is found once.
    let repository = Repository::new();
    repository.append("plan/plan.toml", CLOSED);
    repository.commit("2030-04-01", "closed");
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.replace(LIGHT, "oil and patience", "oil");
    repository.commit("2030-04-02", "means");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("notes.txt", "beside the plan");
    repository.commit("2030-04-02", "a note");
    repository.git_on("2030-04-03", &["merge", "--quiet", "--no-ff", "--no-commit", "side"]);
    repository.replace(LIGHT, "\"oil\"", "\"water\"");
    repository.commit("2030-04-03", "merge");
    both_find(&repository, "changed-after-closing", "I.1.1 is changed");
}

/// A merge that leaves out a measure which another branch had brought.
fn without_a_measure() -> Repository {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.write("plan/I/I.1.2.toml", repository.text(LIGHT).replace("Relighting", "Polishing"));
    repository.commit("2030-02-02", "a measure");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("notes.txt", "beside the plan");
    repository.commit("2030-02-03", "a note");
    repository.git_on("2030-02-04", &["merge", "--quiet", "-s", "ours", "-m", "left out", "side"]);
    repository
}

#[test]
fn the_deadlines_of_a_measure_that_a_merge_leaves_out_are_gone() {
    let repository = without_a_measure();
    let merge = repository.head();
    let answer = ask(&repository, 0, &["slippage"]);
    let items = answer["items"].as_array().unwrap();
    let gone = items.iter().find(|item| item["measure"] == "I.1.2").expect("its deadline");
    assert_eq!(gone["gone"], true);
    assert_eq!(gone["first"], "2031-12-31");
    assert_eq!(gone["removed"]["commit"], merge.as_str(), "{gone:#}");
    assert_eq!(answer["removed_without_basis"], 1);
    // Once the measure is there, its deadline is no longer gone.
    repository.write("plan/I/I.1.2.toml", repository.text(LIGHT).replace("Relighting", "Polishing"));
    repository.commit("2030-02-05", "made good");
    let answer = ask(&repository, 0, &["slippage"]);
    assert_eq!(answer["removed_without_basis"], 0);
}

#[test]
fn what_a_merge_leaves_out_stands_where_it_would_be_and_says_what_to_do() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.append(LIGHT, REPORT);
    let lost = repository.commit("2030-03-02", "reported");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("notes.txt", "beside the plan");
    repository.commit("2030-03-03", "a note");
    repository.git_on("2030-03-04", &["merge", "--quiet", "-s", "ours", "-m", "left out", "side"]);
    let merge = repository.head();
    let check = ask(&repository, 1, &["check", "--as-of", "2030-12-01", "--against", "HEAD~1"]);
    let findings = check["findings"].as_array().unwrap();
    let dropped = findings.iter().find(|item| item["rule"] == "dropped-by-merge").unwrap();
    assert_eq!((text(dropped, "path"), text(dropped, "measure")), (LIGHT, "I.1.1"));
    let diff = format!("git diff {} {}`", &lost[..12], &merge[..12]);
    assert!(text(dropped, "help").contains(&diff), "{dropped:#}");
}

#[test]
fn another_order_of_the_sections_is_told() {
    let repository = Repository::new();
    let section = |id: &str, title: &str| format!("[[section]]\nid    = \"{id}\"\ntitle = \"{title}\"\n\n");
    let (second, lights) = (section("II", "Bridges"), section("I", "Lights"));
    repository.replace("plan/plan.toml", &second, "");
    repository.replace("plan/plan.toml", &lights, &format!("{second}{lights}"));
    repository.commit("2030-02-02", "another order");
    let words = "the section changes from D, I, I.1, II to D, II, I, I.1";
    for args in [&["diff", "HEAD~1..HEAD"][..], &["history"]] {
        let run = repository.run(args);
        let said = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(words), "{args:?}: {}", run.stdout);
    }
    // A section that is new, or gone, changes nothing in the order of the others.
    repository.replace("plan/plan.toml", &second, &format!("{}{second}", section("III", "Boats")));
    repository.commit("2030-02-03", "a section");
    let run = repository.run(&["diff", "HEAD~1..HEAD"]);
    assert!(!run.stdout.contains("the section changes"), "{}", run.stdout);
}

#[test]
fn the_history_of_a_measure_that_cannot_be_read_to_this_day_is_not_whole() {
    let repository = Repository::new();
    let own = repository.text(LIGHT);
    repository.append(LIGHT, "[[x");
    let broken = repository.commit("2030-02-02", "broken");
    for args in [&["history", "I.1.1"][..], &["history"], &["history", "I.1.1", "--format", "json"]] {
        let run = repository.run(args);
        assert_eq!(run.code, Some(3), "{args:?}: {}{}", run.stdout, run.stderr);
        let said = format!("{LIGHT} cannot be read in full since {}", &broken[..12]);
        assert!(run.stderr.contains(&said) && run.stdout.contains("the plan"), "{args:?}: {}", run.stderr);
    }
    assert_eq!(repository.run(&["history", "II.1"]).code, Some(0));
    assert_eq!(repository.run(&["history", "I.1.1", "--until", "2030-02-01"]).code, Some(0));
    repository.write(LIGHT, &own);
    repository.commit("2030-02-03", "mended");
    assert_eq!(repository.run(&["history", "I.1.1"]).code, Some(0));
}

#[test]
fn a_joined_history_stands_in_the_data_as_well() {
    let repository = Repository::new();
    let old = repository.head();
    repository.git(&["checkout", "--quiet", "--orphan", "new"]);
    repository.replace(LIGHT, "2031-12-31", "2031-06-30");
    repository.commit("2030-02-02", "begun anew");
    assert_eq!(ask(&repository, 0, &["trend"])["complete"], true);
    let joins = ["merge", "--quiet", "-s", "ours", "--allow-unrelated-histories", "-m", "joined", &old];
    repository.git_on("2030-02-03", &joins);
    for args in [&["trend"][..], &["slippage"], &["history"]] {
        assert_eq!(ask(&repository, 0, args)["complete"], false, "{args:?}");
        let run = repository.run(args);
        let said = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("A merge joins a history"), "{args:?}: {}", run.stdout);
    }
    let run = repository.run(&["site", "../site"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let manifest = fs::read_to_string(repository.home.path().join("site/site.json")).unwrap();
    assert!(manifest.contains("\"joined_history\": true"), "{manifest}");
}
