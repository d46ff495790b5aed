//! `plan audit`: the record held against the rules on the change, commit by commit.

use std::collections::BTreeSet;
use std::fs;

use plan::check::RULES;
use serde_json::Value;

use crate::support::ask::{ask, text};
use crate::support::repository::{BRIDGE, LIGHT, REPORTED, Repository};

/// What I.1.1 holds before anything is broken, with its metric and reports.
const MILESTONE: &str = r#"
[[milestone]]
title = "lamp"
due   = 2030-12-31
"#;

const AMENDMENT: &str = r#"
[[amendment]]
date   = 2022-12-01
basis  = "Decision 1/2030"
fields = ["means"]
"#;

fn add_living_part(repository: &Repository) {
    [MILESTONE, REPORTED, AMENDMENT].iter().for_each(|part| repository.append(LIGHT, part));
}

fn report(date: &str, status: &str) -> String {
    format!("\n[[report]]\ndate = {date}\nbody = \"ML\"\nstatus = \"{status}\"\n")
}

fn amendment(number: u32, fields: &str) -> String {
    format!("\n[[amendment]]\ndate = 2022-12-01\nbasis = \"Decision {number}/2021\"\nfields = [{fields}]\n")
}

fn allow(rule: &str) -> String {
    format!("\n[[allow]]\nrule = \"{rule}\"\nreason = \"a misprint\"\n")
}

type Edit = fn(&Repository);

/// What each commit does, and which rules it breaks; none follows from another.
const COMMITS: [(&[&str], Edit); 28] = [
    (&[], add_living_part),
    (&["deadline-moved"], |r| r.replace(LIGHT, "2031-12-31", "2032-12-31")),
    (&[], |r| r.replace(LIGHT, "means       =", "# so far\nmeans =")),
    (&["responsibility-moved"], |r| {
        r.replace(BRIDGE, "responsible = [\"Ministry of Bridges\"]", "responsible = [\"ML\"]");
    }),
    (&["published-text-changed"], |r| r.replace(BRIDGE, "walking", "running")),
    (&["milestone-moved"], |r| r.replace(LIGHT, "due   = 2030-12-31", "due   = 2031-01-31")),
    (&["report-rewritten"], |r| r.replace(LIGHT, "the oil is bought", "the oil was bought")),
    (&[], |r| {
        r.replace(LIGHT, "2032-12-31", "2033-12-31");
        r.append(LIGHT, &amendment(1, "\"deadline\""));
    }),
    (&["amendment-without-change"], |r| r.append(LIGHT, &amendment(7, "\"partners\""))),
    (&["amendment-rewritten"], |r| r.replace(LIGHT, "Decision 1/2030", "Decision 9/2030")),
    (&["backdated-report"], |r| r.append(LIGHT, &report("2030-09-01", "completed"))),
    (&["report-removed"], |r| r.replace(LIGHT, &report("2030-09-01", "completed"), "")),
    (&["measure-reopened"], |r| r.append(LIGHT, &report("2031-03-01", "in-progress"))),
    (&["target-lowered"], |r| r.replace(LIGHT, "target = 100", "target = 99")),
    (&["allocation-cut"], |r| r.replace(LIGHT, "amount        = 1_000", "amount = 900")),
    (&["appropriation-cut"], |r| r.replace("plan/plan.toml", "amount = 1_000", "amount = 900")),
    (&["allow-added"], |r| r.append(LIGHT, &allow("no-amount"))),
    (&[], |r| {
        fs::create_dir(r.folder.join("plan/bridges")).unwrap();
        r.git(&["mv", BRIDGE, "plan/bridges/II.1.toml"]);
    }),
    (&["responsibility-moved"], |r| {
        r.replace(
            "plan/bodies.toml",
            "name         = \"Ministry of Bridges\"",
            "name = \"Bridge Office\"\naliases = [\"Ministry of Bridges\"]",
        );
    }),
    // Two rules, and two commits' worth of one.
    (&["deadline-moved", "target-lowered"], |r| {
        r.replace(LIGHT, "2033-12-31", "2034-12-31");
        r.replace(LIGHT, "target = 99", "target = 98");
    }),
    (&["measure-removed"], |r| fs::remove_file(r.folder.join("plan/bridges/II.1.toml")).unwrap()),
    (&[], |r| {
        let decision = "\n[[decision]]\nid = \"1\"\ntext = \"a lamp is bought\"\ndue = 2023-03-31\n";
        r.write("plan/meetings/2023-02-14.toml", "title = \"Harbour Council\"\n".to_owned() + decision);
    }),
    (&["decision-rewritten"], |r| r.replace("plan/meetings/2023-02-14.toml", "2023-03-31", "2023-04-30")),
    (&["period-changed"], |r| {
        let title = "title = \"Harbour Council\"\n";
        r.replace("plan/meetings/2023-02-14.toml", title, &format!("{title}period = \"2022-H2\"\n"));
    }),
    (&["backdated-amendment"], |r| {
        r.replace(LIGHT, "number of lit nights", "nights");
        r.append(LIGHT, &amendment(8, "\"indicator\"").replace("2022-12-01", "2022-01-01"));
    }),
    (&["level-lowered"], |r| r.append("plan/plan.toml", "\n[levels]\ndeadline-moved = \"allow\"\n")),
    (&["closing-changed"], |r| {
        r.append("plan/plan.toml", "\n[closed]\ndate = 2032-01-31\nbasis = \"Act 3\"\n");
    }),
    (&[], |r| r.write("notes.txt", "no part of the plan")),
];

/// A repository in which each of [`COMMITS`] was made, with their ids.
fn broken_everywhere() -> (Repository, Vec<String>) {
    let repository = Repository::new();
    let make = |(at, (rules, edit)): (usize, &(&[&str], Edit))| {
        edit(&repository);
        repository.commit(&format!("2023-02-{:02}", at + 1), &format!("breaks {rules:?}"))
    };
    let ids = COMMITS.iter().enumerate().map(make).collect();
    (repository, ids)
}

/// What was found in a commit, in one of the lists of an answer: rule, measure and words.
fn found(answer: &Value, list: &str, commit: &str) -> Vec<[String; 3]> {
    let all = answer[list].as_array().unwrap().iter().filter(|item| item["commit"] == commit);
    let word = |item: &Value, key: &str| item[key].as_str().unwrap_or("-").to_owned();
    let mut found: Vec<_> =
        all.map(|item| ["rule", "measure", "message"].map(|key| word(item, key))).collect();
    found.sort();
    found
}

fn rules(answer: &Value, commit: &str) -> Vec<String> {
    found(answer, "breaches", commit).into_iter().map(|[rule, ..]| rule).collect()
}

#[test]
fn each_rule_is_found_in_the_commit_that_breaks_it_and_only_there() {
    let (repository, ids) = broken_everywhere();
    let answer = ask(&repository, 1, &["audit"]);
    let mut expected: BTreeSet<&str> =
        RULES.iter().filter(|r| r.judges_change()).map(|r| r.rule.id).collect();
    // Of these, the first is a check's own; the others are about a commit, and tried apart.
    let apart = [
        "broken-base",
        "broken-commit",
        "bad-signature",
        "changed-after-closing",
        "commit-dated-before-parent",
        "dropped-by-merge",
        "joined-history",
        "measure-renumbered",
        "duplicate-formerly",
    ];
    for other in apart {
        assert!(expected.remove(other), "{other}");
    }
    let mut seen = BTreeSet::new();
    for ((wanted, _), id) in COMMITS.iter().zip(&ids) {
        assert_eq!(rules(&answer, id), *wanted, "{id}");
        seen.extend(*wanted);
    }
    assert_eq!(seen, expected, "a rule on the change is not tried here");
    let all = answer["breaches"].as_array().unwrap();
    assert_eq!(all.len(), COMMITS.iter().map(|(rules, _)| rules.len()).sum::<usize>(), "{all:#?}");
    // The notes are no part of the plan; the plan's own commit is.
    assert_eq!(answer["commits"], COMMITS.len());
    let moved = all.iter().find(|item| item["rule"] == "deadline-moved").unwrap();
    assert_eq!((text(moved, "path"), text(moved, "date")), (LIGHT, "2023-02-02"));
    assert_eq!(text(moved, "author"), "Á. Tester");
    assert_eq!(text(moved, "subject"), "breaks [\"deadline-moved\"]");
}

/// The same question put to another part of the program: each commit against its parent, read as a whole.
#[test]
fn a_check_of_each_commit_against_its_parent_finds_the_same() {
    let (repository, ids) = broken_everywhere();
    let answer = ask(&repository, 1, &["audit"]);
    let judges = |id: &str| RULES.iter().any(|r| r.rule.id == id && r.judges_change());
    for id in &ids {
        let parent = format!("{id}~1");
        let args = ["check", "--as-of", "2039-12-31", "--at", id, "--against", &parent];
        let run = repository.run(&[&args[..], &["--format", "json"]].concat());
        let checked: Value = serde_json::from_str(&run.stdout).unwrap();
        let word = |item: &Value, key: &str| item[key].as_str().unwrap_or("-").to_owned();
        let each = checked["findings"].as_array().unwrap().iter();
        let each = each.filter(|item| judges(text(item, "rule")));
        let mut same: Vec<_> =
            each.map(|item| ["rule", "measure", "message"].map(|key| word(item, key))).collect();
        same.sort();
        assert_eq!(found(&answer, "breaches", id), same, "{id}");
    }
}

#[test]
fn a_decision_that_cannot_be_is_found_although_it_was_mended() {
    let repository = Repository::new();
    let meeting = "plan/meetings/2023-02-14.toml";
    let decision = "title = \"Council\"\n\n[[decision]]\nid = \"1\"\ntext = \"a lamp is bought\"\n";
    repository.write(meeting, format!("{decision}due = 2022-03-31\ndone = 2023-02-01\n"));
    let early = repository.commit("2023-02-15", "early");
    repository.write(meeting, format!("{decision}due = 2023-03-31\ndone = 2023-12-01\n"));
    let late = repository.commit("2023-02-16", "late");
    repository.write(meeting, format!("{decision}due = 2023-03-31\ndone = 2023-02-17\n"));
    let mended = repository.commit("2023-02-16", "mended");
    let answer = ask(&repository, 1, &["audit"]);
    assert_eq!(rules(&answer, &early), ["decision-due-before-meeting", "implausible-decision"]);
    assert_eq!(rules(&answer, &late), ["decision-rewritten", "implausible-decision"]);
    // A day more is for where it was a day later already.
    assert_eq!(rules(&answer, &mended), ["decision-rewritten"]);
}

#[test]
fn a_merge_is_judged_as_one_change() {
    let repository = Repository::new();
    add_living_part(&repository);
    repository.commit("2023-02-01", "living");
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    // On the branch, a deadline goes there and back, and a report is rewritten.
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    let there = repository.commit("2023-03-01", "there");
    repository.replace(LIGHT, "2032-12-31", "2031-12-31");
    repository.replace(LIGHT, "the oil is bought", "the oil was bought");
    let back = repository.commit("2023-03-02", "back");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(BRIDGE, "walking", "running");
    let ours = repository.commit("2023-03-03", "ours");
    repository.git_on("2023-03-04", &["merge", "--quiet", "--no-ff", "-m", "merge", "side"]);
    let merge = repository.head();
    let answer = ask(&repository, 1, &["audit"]);
    assert_eq!(rules(&answer, &merge), ["report-rewritten"]);
    let said = &found(&answer, "breaches", &merge)[0][2];
    assert!(said.ends_with("text from \"the oil is bought\" to \"the oil was bought\""), "{said}");
    assert_eq!(rules(&answer, &ours), ["published-text-changed"]);
    assert_eq!(answer["breaches"].as_array().unwrap().len(), 2, "{there} {back} {answer:#}");
    // Seen from the branch, its commits are judged one by one.
    let answer = ask(&repository, 1, &["audit", "--at", "side"]);
    assert_eq!(rules(&answer, &there), ["deadline-moved"]);
    assert_eq!(rules(&answer, &back), ["deadline-moved", "report-rewritten"]);
    assert_eq!(answer["revision"], Value::from(back));
}

#[test]
fn what_a_commit_asks_to_be_accepted_is_named_and_is_no_breach() {
    let repository = Repository::new();
    add_living_part(&repository);
    repository.commit("2023-02-01", "living");
    repository.append(LIGHT, &(report("2030-09-01", "completed") + &allow("backdated-report")));
    let asked = repository.commit("2023-02-02", "asks");
    let answer = ask(&repository, 0, &["audit"]);
    assert_eq!(rules(&answer, &asked), ["allow-added"]);
    let allowed = answer["allowed"].as_array().unwrap();
    assert_eq!(allowed.len(), 1, "{allowed:#?}");
    assert_eq!((text(&allowed[0], "rule"), text(&allowed[0], "reason")), ("backdated-report", "a misprint"));
    assert_eq!(allowed[0]["commit"], Value::from(asked));
    let page = repository.run(&["audit"]).stdout;
    for part in ["Accepted\n", "accepted: a misprint", "1 note, 1 accepted."] {
        assert!(page.contains(part), "no {part:?} in {page}");
    }
    // It lets no later commit through.
    repository.append(LIGHT, &report("2030-10-01", "completed"));
    let again = repository.commit("2023-02-03", "again");
    assert_eq!(rules(&ask(&repository, 0, &["audit"]), &again), ["backdated-report"]);
    // What rewrites the record accepts nothing of that for itself.
    repository.replace(LIGHT, "the oil is bought", "the oil was bought");
    repository.append(LIGHT, &(allow("report-rewritten") + &allow("allow-added")));
    let rewritten = repository.commit("2023-02-04", "rewritten");
    let answer = ask(&repository, 1, &["audit"]);
    assert_eq!(rules(&answer, &rewritten), ["allow-added", "allow-added", "report-rewritten"]);
}

#[test]
fn what_is_dated_after_its_commit_is_found_for_ever() {
    let repository = Repository::new();
    repository.replace("plan/plan.toml", "adopted  = 2030-02-01", "adopted = 2023-01-01");
    repository.commit("2023-02-01", "adopted sooner");
    let bridges = "body = \"Ministry of Bridges\"";
    let said = |day: &str| {
        format!(
            "\n[[report]]\ndate = {day}\n{bridges}\nstatus = \"completed\"\n\n[[spent]]\ndate = {day}\n{bridges}\n\
             source = \"treasury\"\namount = 1\n\n[[assessment]]\ndate = {day}\nby = \"A watch\"\ntext = \"so\"\n"
        )
    };
    // Where it was a day later already.
    repository.append(BRIDGE, &said("2023-02-03"));
    let now = repository.commit("2023-02-02", "of the day");
    repository.append(BRIDGE, &said("2023-02-05"));
    let early = repository.commit("2023-02-03", "of the day after tomorrow");
    repository.append(BRIDGE, "\n# long after\n");
    repository.commit("2023-05-03", "later");
    let answer = ask(&repository, 1, &["audit"]);
    assert_eq!(rules(&answer, &now), [""; 0]);
    assert_eq!(rules(&answer, &early), ["report-in-future", "report-in-future", "spent-in-future"]);
}

#[test]
fn a_later_amendment_covers_what_was_changed_without_one() {
    let repository = Repository::new();
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    repository.replace(BRIDGE, "2030-06-30", "2031-06-30");
    let moved = repository.commit("2023-02-04", "moved");
    assert_eq!(rules(&ask(&repository, 1, &["audit"]), &moved), ["deadline-moved", "deadline-moved"]);
    // An amendment that covers a move of its own commit covers no other.
    repository.replace(LIGHT, "2032-12-31", "2033-12-31");
    repository.append(LIGHT, &amendment(3, "\"deadline\""));
    repository.commit("2023-02-05", "moved again, with its own basis");
    assert_eq!(rules(&ask(&repository, 1, &["audit"]), &moved), ["deadline-moved", "deadline-moved"]);
    // One that moves nothing covers the earlier move, also where the measure has another number by now.
    repository.git(&["mv", LIGHT, "plan/I/I.1.4.toml"]);
    repository.append("plan/I/I.1.4.toml", "\n");
    repository.replace("plan/I/I.1.4.toml", "title ", "formerly = [\"I.1.1\"]\ntitle ");
    repository.commit("2023-02-06", "renumbered");
    repository.append("plan/I/I.1.4.toml", &amendment(4, "\"deadline\""));
    let late = repository.commit("2023-02-07", "and its basis");
    let answer = ask(&repository, 1, &["audit"]);
    assert_eq!(found(&answer, "breaches", &moved).len(), 1, "{answer:#}");
    assert_eq!(found(&answer, "breaches", &moved)[0][1], "II.1");
    assert_eq!(rules(&answer, &late), [""; 0], "it is no amendment without a change");
    let reason = "the amendment of 2022-12-01 (Decision 4/2021), added on 2023-02-07 by";
    assert!(text(&answer["allowed"][0], "reason").starts_with(reason), "{answer:#}");
    assert_eq!(
        (text(&answer["allowed"][0], "rule"), text(&answer["allowed"][0], "commit")),
        ("deadline-moved", &*moved)
    );
    // A second one has nothing left to cover.
    repository.append("plan/I/I.1.4.toml", &amendment(5, "\"deadline\""));
    let idle = repository.commit("2023-02-08", "another basis");
    assert_eq!(rules(&ask(&repository, 1, &["audit"]), &idle), ["amendment-without-change"]);
    let sheet = repository.run(&["audit", "--format", "csv"]).stdout;
    assert!(sheet.contains(reason), "{sheet}");
}

#[test]
fn a_later_amendment_names_a_measure_that_was_removed() {
    let repository = Repository::new();
    fs::remove_file(repository.folder.join(BRIDGE)).unwrap();
    let removed = repository.commit("2023-02-04", "removed");
    assert_eq!(rules(&ask(&repository, 1, &["audit"]), &removed), ["measure-removed"]);
    repository.append(LIGHT, &amendment(3, "\"II.1\""));
    repository.commit("2023-02-05", "and its basis");
    assert_eq!(rules(&ask(&repository, 0, &["audit"]), &removed), [""; 0]);
}

#[test]
fn an_amendment_is_not_dated_after_its_commit() {
    let repository = Repository::new();
    repository.append(LIGHT, &amendment(1, "\"means\"").replace("2022-12-01", "2023-02-02"));
    let early = repository.commit("2023-02-01", "a day too early");
    repository.append(LIGHT, &amendment(2, "\"means\"").replace("2022-12-01", "2023-02-02"));
    let there = repository.commit("2023-02-02", "on the day");
    let answer = ask(&repository, 1, &["audit"]);
    assert!(rules(&answer, &early).contains(&"amendment-in-future".to_owned()), "{answer:#}");
    assert!(!rules(&answer, &there).contains(&"amendment-in-future".to_owned()), "{answer:#}");
}

#[test]
fn levels_count_on_the_command_line_alone() {
    let repository = Repository::new();
    repository
        .append("plan/plan.toml", "\n[levels]\ndeadline-moved = \"allow\"\ntarget-lowered = \"deny\"\n");
    add_living_part(&repository);
    repository.commit("2023-02-01", "levels");
    repository.replace(LIGHT, "target = 100", "target = 99");
    let lowered = repository.commit("2023-02-02", "lowered");
    // A warning, whatever the plan says of it.
    let answer = ask(&repository, 0, &["audit"]);
    assert_eq!(rules(&answer, &lowered), ["target-lowered"]);
    assert_eq!(answer["breaches"][1]["severity"], "warning");
    assert_eq!(repository.run(&["audit", "--deny", "warnings"]).code, Some(1));
    assert_eq!(repository.run(&["audit", "--deny", "target-lowered"]).code, Some(1));
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    let moved = repository.commit("2023-02-03", "moved");
    assert_eq!(rules(&ask(&repository, 1, &["audit"]), &moved), ["deadline-moved"]);
    let off = ["deadline-moved", "target-lowered", "level-lowered"].map(|rule| ["--allow", rule]);
    let answer = ask(&repository, 0, &[&["audit"], off.as_flattened()].concat());
    assert_eq!(answer["breaches"], Value::Array(Vec::new()));
    let answer = ask(&repository, 0, &["audit", "--warn", "deadline-moved"]);
    assert_eq!(answer["breaches"][2]["severity"], "warning");
    // Levels that cannot be, and rules that are none.
    assert_eq!(repository.run(&["audit", "--deny", "dedline-moved"]).code, Some(2));
}

#[test]
fn what_was_rewritten_under_a_broken_file_is_found_where_it_is_mended() {
    let repository = Repository::new();
    add_living_part(&repository);
    let living = repository.commit("2023-02-01", "living");
    let whole = repository.text(LIGHT);
    repository.write(LIGHT, format!("{whole}[[report\n"));
    let broken = repository.commit("2023-02-02", "broken");
    repository.write("plan/plan.toml", repository.text("plan/plan.toml") + "period = 1\n");
    let worse = repository.commit("2023-02-03", "worse");
    repository.git(&["checkout", "--quiet", "HEAD~1", "--", "plan/plan.toml"]);
    repository.write(LIGHT, whole.replace("the oil is bought", "the oil was bought"));
    let mended = repository.commit("2023-02-04", "mended");
    let answer = ask(&repository, 1, &["audit"]);
    assert_eq!(rules(&answer, &broken), ["broken-commit"]);
    assert_eq!(rules(&answer, &worse), ["broken-commit"]);
    assert_eq!(rules(&answer, &mended), ["report-rewritten"]);
    assert_eq!(answer["breaches"].as_array().unwrap().len(), 3, "{answer:#}");
    let trouble = &answer["breaches"][0];
    assert_eq!((text(trouble, "severity"), text(trouble, "path")), ("warning", LIGHT));
    let line = format!("line {} of plan/I/I.1.1.toml: not valid TOML", whole.lines().count() + 1);
    assert!(text(trouble, "message").starts_with(&line), "{trouble:#}");
    // A walk that begins later knows the plan as it then stood.
    let answer = ask(&repository, 1, &["audit", "--since", &living]);
    assert_eq!(rules(&answer, &mended), ["report-rewritten"]);
    assert_eq!(answer["commits"], 3);
}

#[test]
fn since_a_commit_or_a_day() {
    let (repository, ids) = broken_everywhere();
    let all = ask(&repository, 1, &["audit"]);
    for (since, left) in [(ids[19].as_str(), 6), ("2023-02-20", 6), ("2023-02-19", 8), ("HEAD", 0)] {
        let answer = ask(&repository, i32::from(left > 0), &["audit", "--since", since]);
        let breaches = answer["breaches"].as_array().unwrap();
        let whole = all["breaches"].as_array().unwrap();
        assert_eq!(breaches, &whole[whole.len() - left..], "{since}");
        let commit = repository.git(&["rev-parse", if since.len() == 10 { "HEAD" } else { since }]);
        if since.len() != 10 {
            assert_eq!(answer["since"], Value::from(commit.trim()));
        }
    }
    // Before the record began, there is nothing to leave out.
    let answer = ask(&repository, 1, &["audit", "--since", "2019-12-31"]);
    assert_eq!((&answer["breaches"], &answer["since"]), (&all["breaches"], &Value::Null));
    let run = repository.run(&["audit", "--since", "nowhere"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
}

#[test]
fn a_commit_that_was_published_is_there_or_not() {
    let repository = Repository::new();
    let first = repository.head();
    repository.replace(BRIDGE, "walking", "running");
    let lost = repository.commit("2023-02-01", "lost");
    repository.git_on("2023-02-02", &["commit", "--quiet", "--amend", "-m", "rewritten"]);
    let kept = repository.head();
    repository.git(&["checkout", "--quiet", "-b", "other"]);
    let other = repository.commit("2023-02-03", "other");
    repository.git(&["checkout", "--quiet", "main"]);

    let allow = ["audit", "--allow", "published-text-changed"];
    let contains = |commit: &str| [&allow[..], &["--contains", commit]].concat().join("\u{1f}");
    let asked = |code: i32, commit: &str| {
        let args = contains(commit);
        let answer = ask(&repository, code, &args.split('\u{1f}').collect::<Vec<_>>());
        let one = &answer["contains"][0];
        assert_eq!(one["revision"], commit);
        (one["commit"].as_str().map(str::to_owned), one["contained"].as_bool().unwrap())
    };
    assert_eq!(asked(0, &first), (Some(first.clone()), true));
    assert_eq!(asked(0, &first[..10]), (Some(first.clone()), true));
    assert_eq!(asked(0, &kept), (Some(kept.clone()), true));
    assert_eq!(asked(1, &lost), (Some(lost.clone()), false));
    assert_eq!(asked(1, &other), (Some(other.clone()), false));
    let unknown = "0123456789012345678901234567890123456789";
    assert_eq!(asked(1, unknown), (None, false));
    // Asked of the other branch, its own commit is there; so is what was merged.
    let run = repository.run(&[&allow[..], &["--at", "other", "--contains", &other]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    repository.git_on("2023-02-04", &["merge", "--quiet", "--no-ff", "-m", "merge", "other"]);
    assert_eq!(asked(0, &other), (Some(other.clone()), true));
    // One that is missing is enough, and each is named.
    let run = repository.run(&[&allow[..], &["--contains", &first, "--contains", &lost]].concat());
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains(&format!("{first} is part of this history")), "{}", run.stdout);
    assert!(run.stdout.contains(&format!("{lost} IS NOT part")), "{}", run.stdout);

    // A clone of the rewritten history alone does not know the lost one; a shallow one cannot tell.
    let source = format!("file://{}", repository.folder.display());
    repository.git(&["clone", "--quiet", &source, "../whole"]);
    let whole = repository.home.path().join("whole");
    let run = repository.run_in(&whole, &[&allow[..], &["--contains", &lost]].concat());
    assert_eq!(run.code, Some(1));
    let said = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("IS NOT part of this history: this repository knows no such commit"), "{said}");
    repository.git(&["clone", "--quiet", "--depth=1", &source, "../shallow"]);
    let shallow = repository.home.path().join("shallow");
    let run = repository.run_in(&shallow, &["audit", "--contains", &first]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
    assert!(run.stderr.contains("shallow clone"), "{}", run.stderr);
    let run = repository.run_in(&shallow, &["audit"]);
    assert_eq!(run.code, Some(3));
    assert!(
        run.stderr.contains("were not judged") && run.stderr.contains("--allow-shallow"),
        "{}",
        run.stderr
    );
    assert!(run.stdout.starts_with("This is a shallow clone"), "{}", run.stdout);
    assert_eq!(repository.run_in(&shallow, &["audit", "--allow-shallow"]).code, Some(0));
    // A sheet has no room for the note; and what came after a commit that is here is all here.
    let run = repository.run_in(&shallow, &["history", "--format", "csv"]);
    assert!(run.stderr.contains("This is a shallow clone"), "{}", run.stderr);
    let run = repository.run_in(&shallow, &["audit", "--since", "HEAD"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{}", run.stdout);
}

#[test]
fn show_says_that_a_shallow_clone_may_name_the_wrong_commit() {
    let repository = Repository::new();
    repository.replace(BRIDGE, "2030-06-30", "2031-06-30");
    repository.commit("2023-02-01", "later");
    let whole: Value =
        serde_json::from_str(&repository.run(&["show", "I.1.1", "--format", "json"]).stdout).unwrap();
    assert_eq!(whole["complete"], true, "{whole}");
    assert!(!repository.run(&["show", "I.1.1"]).stdout.contains("shallow"));
    let source = format!("file://{}", repository.folder.display());
    repository.git(&["clone", "--quiet", "--depth=1", &source, "../shallow"]);
    let shallow = repository.home.path().join("shallow");
    let page = repository.run_in(&shallow, &["show", "I.1.1"]).stdout;
    assert!(page.contains("This is a shallow clone") && page.contains("--unshallow"), "{page}");
    let cut = repository.run_in(&shallow, &["show", "I.1.1", "--format", "json"]).stdout;
    let cut: Value = serde_json::from_str(&cut).unwrap();
    assert_eq!(cut["complete"], false, "{cut}");
}

#[test]
fn how_long_a_file_could_not_be_read_is_told() {
    let repository = Repository::new();
    repository.replace(BRIDGE, "title ", "title = \nold ");
    let broken = repository.commit("2023-02-01", "broken");
    repository.append(BRIDGE, "# still\n");
    repository.commit("2023-02-03", "still broken");
    repository.replace(BRIDGE, "title = \nold ", "title ");
    repository.replace(LIGHT, "title ", "title = \nold ");
    let mended = repository.commit("2023-02-11", "mended, and another broken");
    let answer = ask(&repository, 3, &["audit"]);
    let gaps = answer["unreadable"].as_array().unwrap();
    assert_eq!(gaps.len(), 2, "{answer:#}");
    assert_eq!((&gaps[0]["path"], &gaps[0]["days"]), (&BRIDGE.into(), &10.into()));
    assert_eq!(text(&gaps[0]["from"], "commit"), broken);
    assert_eq!(text(&gaps[0]["until"], "commit"), mended);
    assert_eq!((&gaps[1]["path"], &gaps[1]["until"]), (&LIGHT.into(), &Value::Null));
    let sheet = repository.run(&["audit", "--format", "csv"]).stdout;
    assert!(sheet.lines().any(|line| line.contains(&broken) && line.contains(",2023-02-11,10,")), "{sheet}");
    let page = repository.run(&["audit"]).stdout;
    let words = format!("from 2023-02-01 ({}) to 2023-02-11 ({}): 10 days", &broken[..12], &mended[..12]);
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains(&words) && page.contains("and still"), "{page}");
}

#[test]
fn a_merge_is_credited_to_the_author_of_what_it_brought() {
    let repository = Repository::new();
    let by = |author: &str, day: &str| {
        repository.git(&["add", "--all"]);
        repository.git_on(day, &["commit", "--quiet", "--author", author, "-m", "a change"]);
    };
    repository.git(&["checkout", "--quiet", "-b", "branch"]);
    repository.replace(BRIDGE, "2030-06-30", "2031-06-30");
    by("Ada Author <ada@example.org>", "2023-02-01");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git_on("2023-02-02", &["merge", "--quiet", "--no-ff", "-m", "merge", "branch"]);
    let answer = ask(&repository, 1, &["audit"]);
    let breaches = answer["breaches"].as_array().unwrap();
    assert!(breaches.iter().all(|breach| breach["author"] == "Ada Author"), "{answer:#}");
    let answer = ask(&repository, 0, &["history", "II.1", "--author", "ada@example.org"]);
    assert_eq!(answer["changes"][0]["author"], "Ada Author", "{answer:#}");
    let answer = ask(&repository, 0, &["slippage"]);
    assert_eq!(
        answer["items"].as_array().unwrap().last().unwrap()["moves"][0]["author"],
        "Ada Author",
        "{answer:#}"
    );
    let page = repository.run(&["show", "II.1"]).stdout;
    assert!(page.contains("Ada Author"), "{page}");
    // Where every commit is told, the merge is that of the person who merged.
    let answer = ask(&repository, 0, &["history", "--all-commits", "--author", "ada"]);
    assert_eq!(answer["changes"].as_array().unwrap().len(), 1, "{answer:#}");
    // Of two, none is singled out.
    repository.git(&["checkout", "--quiet", "-b", "other"]);
    repository.replace(BRIDGE, "2031-06-30", "2032-06-30");
    by("Ada Author <ada@example.org>", "2023-02-03");
    repository.replace(BRIDGE, "2032-06-30", "2033-06-30");
    by("Bob Author <bob@example.org>", "2023-02-04");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git_on("2023-02-05", &["merge", "--quiet", "--no-ff", "-m", "merge", "other"]);
    let answer = ask(&repository, 1, &["audit"]);
    let last = answer["breaches"].as_array().unwrap().last().unwrap();
    assert_eq!(last["author"], "Á. Tester", "{answer:#}");
}

#[test]
fn where_there_is_no_record_there_is_no_audit() {
    let repository = Repository::new();
    let mut command = repository.command(&repository.folder, &["audit"]);
    let run: crate::support::repository::Run = command.env("PATH", "/nowhere").output().unwrap().into();
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
    assert_eq!(repository.run(&["audit", "--contains"]).code, Some(2));
    for command in ["audit", "slippage", "trend", "history"] {
        let outside = tempfile::tempdir().unwrap();
        let run = repository.run_in(outside.path(), &[command]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""), "{command}");
        assert!(run.stderr.contains("is not in a git repository"), "{}", run.stderr);
    }
}

#[test]
fn a_plan_that_came_from_another_folder_does_not_look_as_if_it_had_no_past() {
    let repository = Repository::new();
    let before = repository.head();
    repository.git(&["mv", "plan", "another"]);
    repository.commit("2023-02-01", "another folder");
    for command in ["audit", "history", "slippage"] {
        let run = repository.run(&["-C", "another", command]);
        assert_eq!(run.code, Some(0), "{command}: {}", run.stderr);
        assert_eq!(run.stderr, "", "{command}");
        assert!(command != "history" || run.stdout.contains(&before[..12]), "{}", run.stdout);
        let told = repository.run(&["-C", "plan", command, "--at", &before[..12]]);
        assert_eq!((told.code, told.stderr.as_str()), (Some(0), ""), "{command}");
    }
}

#[test]
fn a_plan_that_begins_beside_another_did_not_come_from_there() {
    let repository = Repository::new();
    let text = repository.text("plan/plan.toml");
    repository.write("plan-2032/plan.toml", text);
    repository.commit("2023-02-01", "the plan that follows");
    let run = repository.run(&["-C", "plan-2032", "audit"]);
    assert!(!run.stderr.contains("the plan begins in this folder"), "{}", run.stderr);
}
