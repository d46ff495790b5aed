//! `plan succeed`: what the next plan carries over, and what it leaves behind.

use std::fs;

use super::run;
use crate::support::fixtures;
use crate::support::program::program;
use crate::support::repository::{BRIDGE, LIGHT, REPORTED, Repository};

const NEXT: [&str; 8] = [
    "succeed",
    "next",
    "--title",
    "Plan for Quiet Harbours 2032-2033",
    "--start",
    "2032-01-01",
    "--end",
    "2033-12-31",
];

/// What happened in the plan before, and where it is promised in more than words.
const LIVED: &str = r#"
[published]
deadline = "by the end of June 2030"

[[milestone]]
id    = "walk"
title = "the first walk"
due   = 2030-03-31

[[milestone]]
title = "the last bridge" # of three
due   = 2030-05-31  # "in May"

[[metric]]
name    = "bridges"
unit    = "bridges"
target  = 3
targets = [{ by = 2030-03-31, value = 1 }]

[[report]]
date      = 2030-04-01
body      = "Ministry of Bridges"
status    = "completed"
milestone = "walk"

[[assessment]]
date = 2030-05-01
by   = "a ferryman"
text = "they count well"

[[amendment]]
date   = 2030-06-01
basis  = "Decree 1/2030"
fields = ["deadline"]

[[allow]]
rule   = "no-milestone"
reason = "there are some"
"#;

fn lived() -> Repository {
    let repository = Repository::new();
    repository.append(LIGHT, REPORTED);
    repository.append(BRIDGE, LIVED);
    repository.commit("2031-01-10", "what happened");
    repository
}

#[test]
fn the_unfinished_is_carried_on_with_its_words_and_passes_the_check() {
    let repository = lived();
    let before = repository.git(&["status", "--porcelain"]);
    let made = run(&repository, &NEXT);
    assert_eq!((made.code, made.stdout.as_str()), (Some(0), ""), "{}", made.stderr);
    for words in [
        "sections without a measure: I",
        "carries on 1 of 2 measures",
        "as of 2032-02-01: II.1",
        "1 point of the decision",
        "wrote 3 files",
    ] {
        assert!(made.stderr.contains(words), "no {words:?} in {}", made.stderr);
    }
    let plan = repository.text("next/plan.toml");
    let head = "title    = \"Plan for Quiet Harbours 2032-2033\"\nperiod   = { start = 2032-01-01, end = 2033-12-31 }\n\
                currency = \"EUR\"\n\n[predecessor]\ntitle = \"Plan for Quiet Harbours 2030-2031\"\npath  = \"../plan\"\n\n\
                [[section]]\nid    = \"I\"\n";
    assert!(plan.contains(head), "{plan}");
    assert!(plan.starts_with("# An invented plan"), "{plan}");
    for kept in ["id    = \"II\"", "id    = \"treasury\"", "id    = \"sea-fund\""] {
        assert!(plan.contains(kept), "no {kept:?} in {plan}");
    }
    for gone in ["adopted ", "[[appropriation]]", "The Decision on Quiet Harbours"] {
        assert!(!plan.contains(gone), "{gone:?} in {plan}");
    }
    let measure = "continues   = \"II.1\"\n\
                   title       = \"Counting the bridges\"\n\
                   responsible = [\"Ministry of Bridges\"]\n\
                   partners    = []\n\
                   means       = \"walking\"\n\
                   # deadline in the plan before: 2030-06-30\n\
                   deadline    = \"not yet set\"\n\
                   indicator   = \"number of bridges counted\"\n\
                   # funding in the plan before: \"-\"\n\
                   funding     = \"not yet set\"\n\
                   \n\
                   [[milestone]]\n\
                   title = \"the last bridge\" # of three\n\
                   # due in the plan before: 2030-05-31 # \"in May\"\n\
                   due   = \"not yet set\"\n\
                   \n\
                   [[metric]]\n\
                   name   = \"bridges\"\n\
                   unit   = \"bridges\"\n\
                   target = 3\n";
    assert_eq!(repository.text("next/II/II.1.toml"), measure);
    assert!(!repository.folder.join("next/I").exists());
    let bodies = repository.text("next/bodies.toml");
    assert!(bodies.contains("measures = [\"II.1\"]"), "the duty moved in what is carried on: {bodies}");
    assert!(!bodies.contains("mentioned_in"), "I.1.1 is not here: {bodies}");
    for args in [&["-C", "next", "check"][..], &["-C", "next", "fmt", "--check"]] {
        let check = run(&repository, args);
        assert_eq!(check.code, Some(0), "{args:?}: {}{}", check.stdout, check.stderr);
    }
    assert!(!run(&repository, &["-C", "next", "check"]).stdout.contains("unknown-predecessor"));
    assert_eq!(repository.git(&["status", "--porcelain", "plan"]), before, "the plan before is not changed");
}

#[test]
fn without_flags_title_and_period_are_left_to_be_filled_in_and_named() {
    let repository = lived();
    let made = run(&repository, &["succeed", "a/b/next", "--unset", "később"]);
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    assert!(
        made.stderr.contains("to be filled in, in plan.toml: the title, the period, decision"),
        "{}",
        made.stderr
    );
    assert!(made.stderr.contains("will not find it there"), "{}", made.stderr);
    let plan = repository.text("a/b/next/plan.toml");
    assert!(plan.contains("path  = \"../../../plan\"") && plan.contains("(title to be filled in)"), "{plan}");
    assert!(plan.contains("# To be filled in: the title, and period = "), "{plan}");
    assert!(repository.text("a/b/next/II/II.1.toml").contains("deadline    = \"később\""));
    assert_eq!(run(&repository, &["-C", "a/b/next", "check"]).code, Some(0));
}

#[test]
fn all_or_none_can_be_carried_on() {
    let repository = lived();
    let all = run(&repository, &["succeed", "all", "--carry", "all"]);
    assert_eq!(all.code, Some(0), "{}", all.stderr);
    assert!(all.stderr.contains("carries on 2 of 2 measures"), "{}", all.stderr);
    let light = repository.text("all/I/I.1.1.toml");
    assert!(!light.contains("[[report]]") && light.contains("target = 100"), "{light}");
    assert!(repository.text("all/II/II.1.toml").contains("id    = \"walk\""));
    assert!(repository.text("all/bodies.toml").contains("mentioned_in = [\"I.1.1\"]"));
    let none = run(&repository, &["succeed", "none", "--carry", "none"]);
    assert_eq!(none.code, Some(0), "{}", none.stderr);
    assert!(none.stderr.contains("carries on none of 2 measures"), "{}", none.stderr);
    assert_eq!(fs::read_dir(repository.folder.join("none")).unwrap().count(), 3);
    assert!(!repository.text("none/bodies.toml").contains("[[succession]]"));
    for folder in ["all", "none"] {
        assert_eq!(run(&repository, &["-C", folder, "check"]).code, Some(0), "{folder}");
    }
}

#[test]
fn a_closed_plan_is_judged_by_the_day_of_its_closing() {
    let repository = Repository::new();
    repository.append(LIGHT, &REPORTED.replace("2030-12-31", "2031-12-31"));
    let close = ["close", "--date", "2031-11-30", "--basis", "Decree 1/2031"];
    assert_eq!(run(&repository, &close).code, Some(0));
    let made = run(&repository, &NEXT);
    assert!(made.stderr.contains("carries on 2 of 2 measures"), "{}", made.stderr);
    assert!(made.stderr.contains("as of 2031-11-30"), "{}", made.stderr);
    assert!(!repository.text("next/plan.toml").contains("[closed]"));
}

#[test]
fn a_dry_run_lists_the_files_and_writes_nothing() {
    let repository = lived();
    let listed = run(&repository, &[&NEXT[..], &["--dry-run"]].concat());
    assert_eq!(listed.code, Some(0), "{}", listed.stderr);
    assert_eq!(listed.stdout, "next/plan.toml\nnext/bodies.toml\nnext/II/II.1.toml\n");
    assert!(!repository.folder.join("next").exists());
}

#[test]
fn what_is_there_is_never_written_over() {
    let repository = lived();
    repository.write("next/note.txt", "mine");
    let refused = run(&repository, &NEXT);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("is there already, and is not an empty folder"), "{}", refused.stderr);
    assert_eq!(fs::read_dir(repository.folder.join("next")).unwrap().count(), 1);
    for (folder, words) in [("plan", "there is a plan in"), ("plan/next", "there is a plan in")] {
        let refused = run(&repository, &["succeed", folder]);
        assert_eq!(refused.code, Some(2), "{folder}");
        assert!(refused.stderr.contains(words), "{}", refused.stderr);
    }
    fs::remove_file(repository.folder.join("next/note.txt")).unwrap();
    assert_eq!(run(&repository, &NEXT).code, Some(0), "an empty folder is free");
    let wrong = ["succeed", "other", "--start", "2033-01-01", "--end", "2032-12-31"];
    assert_eq!(run(&repository, &wrong).code, Some(2));
    assert_eq!(run(&repository, &["succeed", "other", "--start", "2033-01-01"]).code, Some(2));
}

#[test]
fn what_cannot_be_read_or_would_be_wrong_is_said_and_nothing_is_made() {
    let repository = lived();
    repository.write("plan/I/I.1.2.toml", "title");
    let unread = run(&repository, &NEXT);
    assert_eq!(unread.code, Some(3));
    assert!(unread.stderr.contains("plan/I/I.1.2.toml could not be read"), "{}", unread.stderr);
    repository.write("plan/I/I.1.2.toml", "title = \"no more than that\"\n");
    let wrong = run(&repository, &NEXT);
    assert_eq!(wrong.code, Some(1), "{}", wrong.stderr);
    assert!(
        wrong.stderr.contains("(missing-field)") && wrong.stderr.contains("nothing was written"),
        "{}",
        wrong.stderr
    );
    assert!(!repository.folder.join("next").exists());
}

#[test]
fn a_plan_in_another_repository_is_named_by_its_title() {
    let repository = lived();
    let elsewhere = repository.home.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    repository.git(&["init", "--quiet", "../elsewhere"]);
    let made = run(&repository, &["succeed", "../elsewhere/plan"]);
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    let plan = fs::read_to_string(elsewhere.join("plan/plan.toml")).unwrap();
    assert!(plan.contains("[predecessor]\ntitle = \"Plan for Quiet Harbours 2030-2031\"\n\n"), "{plan}");
}

#[test]
fn a_finding_that_is_accepted_stays_so_only_where_it_is_found_again() {
    let repository = lived();
    repository.replace(BRIDGE, "\"walking\"", "\"walk\u{200b}ing\"");
    let accepted = "\n[[allow]]\nrule   = \"control-character\"\nreason = \"published so\"\n";
    repository.append(BRIDGE, accepted);
    assert_eq!(run(&repository, &NEXT).code, Some(0));
    let measure = repository.text("next/II/II.1.toml");
    let is_found = run(&repository, &["check"]).stdout.contains("accepted");
    assert_eq!(measure.contains("rule   = \"control-character\""), is_found, "{measure}");
    assert!(!measure.contains("no-milestone"), "{measure}");
}

#[test]
fn the_real_plan_has_a_successor() {
    let home = tempfile::tempdir().unwrap();
    let next = home.path().join("plan");
    let mut command = program();
    let folder = next.to_str().unwrap();
    let made =
        command.current_dir(fixtures::root()).args(["succeed", folder, "--carry", "all"]).output().unwrap();
    assert_eq!(made.status.code(), Some(0), "{made:?}");
    let mut command = program();
    let checked = command.args(["-C", folder, "check", "--format", "json"]).output().unwrap();
    let checked: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
    assert_eq!(
        (&checked["summary"]["errors"], &checked["summary"]["warnings"]),
        (&0.into(), &0.into()),
        "{checked:#}"
    );
    for path in fixtures::files("plan", ".toml")
        .iter()
        .filter(|path| path.matches('/').count() == 2 && !path.contains("decision"))
    {
        let before: toml::Table = fixtures::text(path).parse().unwrap();
        let after = fs::read_to_string(home.path().join(path)).unwrap();
        let after: toml::Table = after.parse().unwrap();
        for row in ["title", "responsible", "partners", "means", "indicator"] {
            assert_eq!(before.get(row), after.get(row), "{row} of {path} is word for word the same");
        }
        for metric in before.get("metric").and_then(toml::Value::as_array).into_iter().flatten() {
            assert!(after["metric"].as_array().unwrap().contains(metric), "{path}");
        }
    }
}
