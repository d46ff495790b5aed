//! `plan amend`: a row as a legal act changes it, and the amendment that says so, in one step.

use crate::support::repository::{LIGHT, Repository, Run};

fn amend(repository: &Repository, more: &[&str]) -> Run {
    let args = [&["amend", "I.1.1"][..], more].concat();
    repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-06-20").output().unwrap().into()
}

const ACT: [&str; 2] = ["--basis", "Decree 1/2030"];

#[test]
fn a_deadline_moves_with_its_amendment() {
    let repository = Repository::new();
    repository.append(LIGHT, "# the end\r\n");
    let before = repository.text(LIGHT);
    let run = amend(&repository, &[&ACT[..], &["--deadline", "2031. 03. 31."]].concat());
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
    assert!(
        run.stderr.contains("2031-03-31") && run.stderr.contains(&format!("wrote {LIGHT}")),
        "{}",
        run.stderr
    );
    let after = repository.text(LIGHT);
    assert!(after.contains("deadline    = 2031-03-31"), "{after}");
    let amendment =
        "[[amendment]]\ndate   = 2030-06-20\nbasis  = \"Decree 1/2030\"\nfields = [\"deadline\"]\n";
    assert!(after.contains(amendment), "{after}");
    assert!(after.contains("# the end\r\n") && after.lines().count() > before.lines().count());
    // What it does is allowed: nothing is found in the change.
    let check = repository.run(&["check", "--against", "HEAD", "--as-of", "2030-06-20"]);
    assert_eq!(check.code, Some(0), "{}{}", check.stdout, check.stderr);
}

#[test]
fn a_withdrawal_and_what_takes_it_back() {
    let repository = Repository::new();
    assert_eq!(amend(&repository, &[&ACT[..], &["--withdrawn"]].concat()).code, Some(0));
    let status = |repository: &Repository| {
        let shown = repository.run(&["show", "I.1.1", "--as-of", "2030-06-20", "--format", "json"]);
        serde_json::from_str::<serde_json::Value>(&shown.stdout).unwrap()["item"]["status"].clone()
    };
    assert_eq!(status(&repository), "withdrawn");
    assert_eq!(amend(&repository, &[&ACT[..], &["--reinstated"]].concat()).code, Some(0));
    assert_ne!(status(&repository), "withdrawn");
}

#[test]
fn words_for_a_deadline_are_said_to_be_kept_and_a_day_that_there_is_not_is_refused() {
    let repository = Repository::new();
    let before = repository.text(LIGHT);
    for day in ["2024. június 31.", "31 June 2024"] {
        let run = amend(&repository, &[&ACT[..], &["--deadline", day]].concat());
        assert_eq!((run.code, repository.text(LIGHT)), (Some(2), before.clone()), "{}", run.stderr);
        assert!(run.stderr.contains("there is no such day"), "{}", run.stderr);
    }
    let kept = "\"soon\" is neither a day nor a period: it is kept as words";
    let run = amend(&repository, &[&ACT[..], &["--deadline", "soon"]].concat());
    assert!(run.code == Some(0) && run.stderr.contains(kept), "{}", run.stderr);
    for exact in ["2031-Q1", "2031-03-31"] {
        let run = amend(&Repository::new(), &[&ACT[..], &["--deadline", exact]].concat());
        assert!(run.code == Some(0) && !run.stderr.contains("as words"), "{}", run.stderr);
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let repository = Repository::new();
    let before = repository.text(LIGHT);
    let run = amend(&repository, &[&ACT[..], &["--deadline", "2031-Q1", "--dry-run"]].concat());
    assert_eq!((run.code, repository.text(LIGHT)), (Some(0), before));
    assert!(run.stdout.contains("2031-Q1"), "{}", run.stdout);
}

#[test]
fn what_is_missing_or_unknown_is_named_and_nothing_is_written() {
    let repository = Repository::new();
    let before = repository.text(LIGHT);
    for (args, says) in [
        (&["--deadline", "2031-03-31"][..], "--basis"),
        (&["--basis", " ", "--deadline", "2031-03-31"], "`--basis`: it is empty"),
        (&[ACT[0], ACT[1]], "nothing is changed"),
        (&[ACT[0], ACT[1], "--responsible", "Ministry of Lamps"], "Ministry of Lamps"),
        (&[ACT[0], ACT[1], "--milestone", "no such thing", "--withdrawn"], "no such thing"),
        (&[ACT[0], ACT[1], "--withdrawn", "--reinstated"], "cannot be used with"),
    ] {
        let run = amend(&repository, args);
        assert_eq!(run.code, Some(2), "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{args:?}: {}", run.stderr);
    }
    // A change that a rule has an error in: the day of the act has not come.
    let run = amend(&repository, &[&ACT[..], &["--date", "2040-01-01", "--deadline", "2041-01-01"]].concat());
    assert_eq!((run.code, repository.text(LIGHT)), (Some(1), before), "{}", run.stderr);
    assert!(run.stderr.contains("amendment-in-future"), "{}", run.stderr);
}

#[test]
fn a_withdrawal_and_what_takes_it_back_are_told_in_words() {
    let repository = Repository::new();
    repository.append(LIGHT, "\n[[milestone]]\ntitle = \"oil\"\ndue = 2030-06-30\n");
    for (more, says) in [
        (&["--milestone", "oil", "--withdrawn"][..], "of 2030-06-20: the milestone \"oil\" withdrawn\n"),
        (&["--withdrawn", "--lang", "hu"], "Decree 1/2030, 2030. 06. 20.: visszavonva\n"),
        (&["--reinstated"], "amended by Decree 1/2030 of 2030-06-20: reinstated\n"),
        (&["--means", "lamps", "--withdrawn"], "2030-06-20: means, withdrawn\n"),
    ] {
        let hungarian = more.contains(&"--lang");
        let more: Vec<&str> = more.iter().copied().take_while(|word| *word != "--lang").collect();
        let args = [&["amend", "I.1.1"][..], &ACT, &more].concat();
        let mut command = repository.command(&repository.folder, &args);
        command.env("PLAN_TODAY", "2030-06-20").env("LC_ALL", if hungarian { "hu_HU.UTF-8" } else { "C" });
        let run: Run = command.output().unwrap().into();
        assert!(run.code == Some(0) && run.stderr.contains(says), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn the_same_amendment_is_written_once_and_one_that_changes_nothing_is_refused() {
    let repository = Repository::new();
    for act in [&["--deadline", "2031-03-31"][..], &["--withdrawn"]] {
        assert_eq!(amend(&repository, &[&ACT[..], act].concat()).code, Some(0));
        let before = repository.text(LIGHT);
        let again = amend(&repository, &[&ACT[..], act].concat());
        assert_eq!((again.code, repository.text(LIGHT)), (Some(0), before), "{}", again.stderr);
        assert!(again.stderr.contains("says this already"), "{}", again.stderr);
    }
    let before = repository.text(LIGHT);
    let other = ["--basis", "Decree 2/2030"];
    for (act, says) in [
        (&["--withdrawn"][..], "I.1.1 is withdrawn already"),
        (&["--deadline", "2031-03-31"], "I.1.1 has this already: deadline"),
        (&["--deadline", "2031-03-31", "--title", "Another"], "I.1.1 has this already: deadline"),
        (&["--reinstated", "--date", "2030-01-01"], "I.1.1 is not withdrawn"),
    ] {
        let run = amend(&repository, &[&other[..], act].concat());
        assert_eq!((run.code, repository.text(LIGHT)), (Some(2), before.clone()), "{act:?}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{act:?}: {}", run.stderr);
    }
    // What is to be changed is looked for before anything is asked.
    let run = amend(&repository, &[]);
    assert!(run.code == Some(2) && run.stderr.contains("--withdrawn ..., --basis"), "{}", run.stderr);
}

#[test]
fn an_older_act_stands_before_a_later_one_and_an_old_report_forbids_no_new_body() {
    let repository = Repository::new();
    let report = "\n[[report]]\ndate = 2030-03-01\nbody = \"ML\"\nstatus = \"in-progress\"\n";
    repository.append(LIGHT, report);
    repository.replace(LIGHT, "[\"Ministry of Bridges\"]", "[]");
    repository.commit("2030-06-01", "reported");
    let run = amend(&repository, &[&ACT[..], &["--responsible", "Ministry of Bridges"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("I.1.1 was in-progress, and is unreported now"), "{}", run.stderr);
    let earlier = ["--basis", "Decree 0/2030", "--date", "2030-05-01", "--deadline", "2031-03-31"];
    assert_eq!(amend(&repository, &earlier).code, Some(0));
    let text = repository.text(LIGHT);
    let place = |basis: &str| text.find(basis).unwrap();
    assert!(place("Decree 0/2030") < place("Decree 1/2030"), "{text}");
}

#[test]
fn what_is_empty_or_no_day_is_refused_before_anything_is_judged() {
    let repository = Repository::new();
    let before = repository.text(LIGHT);
    for row in ["--deadline", "--title", "--means", "--indicator", "--funding", "--responsible"] {
        let run = amend(&repository, &[&ACT[..], &[row, " "]].concat());
        assert_eq!(run.code, Some(2), "{row}: {}", run.stderr);
        assert!(run.stderr.contains(row) && run.stderr.contains("it is empty"), "{}", run.stderr);
    }
    let run = amend(&repository, &[&ACT[..], &["--deadline", "2031-13-40"]].concat());
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(run.stderr.contains("there is no month 13"), "{}", run.stderr);
    assert_eq!(repository.text(LIGHT), before);
}

#[test]
fn bodies_are_told_in_the_order_in_which_they_were_given() {
    let repository = Repository::new();
    let bodies = ["--responsible", "Ministry of Bridges", "--responsible", "Harbour Council"];
    let run = amend(&repository, &[&ACT[..], &bodies, &["--dry-run"]].concat());
    let told = "responsible: Ministry of Bridges, Harbour Council in place of Ministry of Lighthouses";
    assert!(run.stderr.contains(told), "{}", run.stderr);
}

#[test]
fn a_second_entry_of_one_act_for_one_field_is_refused_and_another_point_of_the_act_is_not() {
    let repository = Repository::new();
    let steps = "\n[[milestone]]\ntitle = \"oil\"\ndue = 2030-06-30\n\n[[milestone]]\ntitle = \"lamp\"\ndue = 2030-09-30\n";
    repository.append(LIGHT, steps);
    repository.commit("2030-02-01", "steps");
    let of = |basis: &str, more: &[&str]| {
        let act = ["--basis", basis, "--date", "2030-03-01", "--no-input", "--milestone"];
        amend(&repository, &[&act[..], more].concat())
    };
    assert_eq!(of("Act 1", &["oil", "--deadline", "2030-07-31"]).code, Some(0));
    let before = repository.text(LIGHT);
    let again = of("act 1", &["lamp", "--deadline", "2030-10-31"]);
    assert_eq!((again.code, repository.text(LIGHT)), (Some(2), before.clone()), "{}", again.stderr);
    for words in ["I.1.1 says already what act 1 (2030-03-01) changes: milestone", "point 2"] {
        assert!(again.stderr.contains(words), "{}", again.stderr);
    }
    let hungarian = of("Act 1", &["lamp", "--deadline", "2030-10-31", "--lang", "hu"]).stderr;
    assert!(
        hungarian.contains("ezt a módosítást már tartalmazza: Act 1 (2030. 03. 01.): részfeladat"),
        "{hungarian}"
    );
    let other = of("Act 1, point 2", &["lamp", "--deadline", "2030-10-31"]);
    assert_eq!(other.code, Some(0), "{}", other.stderr);
    assert!(repository.text(LIGHT).contains("due = 2030-10-31"));
}
