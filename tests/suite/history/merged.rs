//! What merges leave out: `git merge -s ours` in both directions, another root, and merges that lose nothing.

use serde_json::Value;

use super::merged_entries::moves_of;
use crate::support::ask::{ask, text};
use crate::support::repository::{BRIDGE, LIGHT, REPORTED, Repository};

/// The findings of an audit about what a merge leaves out: the commit and the message.
fn dropped(repository: &Repository, code: i32) -> Vec<(String, String)> {
    let audit =
        ask(repository, code, &["audit", "--allow", "deadline-moved", "--allow", "published-text-changed"]);
    let all = audit["breaches"].as_array().unwrap().iter();
    let own = all.filter(|item| item["rule"] == "dropped-by-merge");
    own.map(|item: &Value| (text(item, "commit").to_owned(), text(item, "message").to_owned())).collect()
}

/// The main line has a report and another deadline; a branch from before has another text.
fn parted() -> (Repository, String) {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.replace("plan/plan.toml", "title", "# so far\ntitle");
    repository.commit("2023-02-01", "on the side");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.append(LIGHT, REPORTED);
    repository.replace(BRIDGE, "2030-06-30", "2031-12-31");
    let published = repository.commit("2023-02-02", "published");
    (repository, published)
}

#[test]
fn a_branch_that_takes_the_place_of_the_main_line_without_what_it_held() {
    let (repository, published) = parted();
    repository.git(&["checkout", "--quiet", "side"]);
    repository.git_on("2023-02-03", &["merge", "--quiet", "-s", "ours", "-m", "merge", "main"]);
    let merge = repository.head();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git(&["merge", "--quiet", "--ff-only", "side"]);
    let found = dropped(&repository, 1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, merge);
    for word in [&published[..12], "`report` of I.1.1", "`deadline` of II.1, 2031-12-31"] {
        assert!(found[0].1.contains(word), "no {word} in {found:?}");
    }
}

#[test]
fn a_side_that_is_merged_and_left_out() {
    let (repository, _) = parted();
    repository.git(&["checkout", "--quiet", "-b", "other", "side"]);
    repository.replace(BRIDGE, "walking", "running");
    let lost = repository.commit("2023-02-03", "lost");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git_on("2023-02-04", &["merge", "--quiet", "-s", "ours", "-m", "merge", "other"]);
    let found = dropped(&repository, 1);
    assert!(found.len() == 1 && found[0].1.contains(&lost[..12]), "{found:?}");
    assert!(found[0].1.contains("`means` of II.1"), "{found:?}");
}

/// Git hands on names as old commits have them, in whatever encoding.
#[test]
fn a_branch_with_an_author_whose_name_is_no_text() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.replace(BRIDGE, "walking", "running");
    repository.commit("2023-02-03", "on the side");
    let stored = repository.git(&["cat-file", "commit", "HEAD"]);
    let (before, after) = stored.split_once('Á').unwrap();
    repository.write("stored", [before.as_bytes(), b"\xc1", after.as_bytes()].concat());
    let id = repository.git(&["hash-object", "-t", "commit", "-w", "stored"]);
    repository.git(&["reset", "--quiet", "--hard", id.trim()]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git_on("2023-02-04", &["merge", "--quiet", "--no-ff", "-m", "merge", "side"]);
    let history = ask(&repository, 0, &["history"]);
    assert!(history["changes"].as_array().unwrap().iter().any(|change| change["field"] == "means"));
}

#[test]
fn another_root_takes_the_place_of_the_record() {
    let (repository, published) = parted();
    repository.git(&["checkout", "--quiet", "--orphan", "new", "side"]);
    repository.git_on("2023-02-03", &["commit", "--quiet", "-m", "new"]);
    let merge = ["merge", "--quiet", "-s", "ours", "--allow-unrelated-histories", "-m", "merge", "main"];
    repository.git_on("2023-02-04", &merge);
    let found = dropped(&repository, 1);
    assert!(found.len() == 1 && found[0].1.contains(&published[..12]), "{found:?}");
}

#[test]
fn merges_that_lose_nothing() {
    let (repository, _) = parted();
    repository.git_on("2023-02-03", &["merge", "--quiet", "-m", "merge", "side"]);
    // Both sides moved the deadline: the merge had to choose.
    repository.git(&["checkout", "--quiet", "-b", "choice"]);
    repository.replace(BRIDGE, "2031-12-31", "2032-06-30");
    repository.commit("2023-02-04", "one");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(BRIDGE, "2031-12-31", "2032-12-31");
    repository.commit("2023-02-05", "another");
    repository.git_on("2023-02-06", &["merge", "--quiet", "-X", "ours", "-m", "choice", "choice"]);
    assert!(dropped(&repository, 0).is_empty());
}

#[test]
fn what_a_shallow_clone_cannot_tell_is_no_loss() {
    let (repository, _) = parted();
    repository.git_on("2023-02-03", &["merge", "--quiet", "--no-ff", "-m", "merge", "side"]);
    assert_eq!(dropped(&repository, 0), []);
    let source = format!("file://{}", repository.folder.display());
    for depth in ["2", "3"] {
        let clone = repository.home.path().join(format!("shallow-{depth}"));
        let depth = format!("--depth={depth}");
        repository.git(&["clone", "--quiet", &depth, &source, clone.to_str().unwrap()]);
        let audit = repository.run_in(&clone, &["audit", "--allow-shallow"]);
        assert!(!audit.stdout.contains("dropped-by-merge"), "{}", audit.stdout);
    }
}

#[test]
fn a_side_that_renames_the_folder_loses_nothing() {
    let (repository, _) = parted();
    repository.git(&["checkout", "--quiet", "side"]);
    repository.git(&["mv", "plan", "data"]);
    repository.commit("2023-02-03", "another folder");
    repository.git_on("2023-02-04", &["merge", "--quiet", "-m", "merge", "main"]);
    let audit = repository.run(&["audit", "-C", "data"]);
    assert!(!audit.stdout.contains("dropped-by-merge"), "{}", audit.stdout);
}

/// An act of a day that names one field.
fn act(day: &str, field: &str) -> String {
    format!("\n[[amendment]]\ndate = {day}\nbasis = \"Act of {day}\"\nfields = [\"{field}\"]\n")
}

/// A side with a report and a deadline that an act moves, and a main line that went on; the side's commit.
fn with_a_side() -> (Repository, String) {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.append(LIGHT, REPORTED);
    repository.replace(BRIDGE, "2030-06-30", "2031-06-30");
    repository.append(BRIDGE, &act("2030-12-31", "deadline"));
    let side = repository.commit("2031-01-02", "on the side");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace("plan/plan.toml", "title", "# so far\ntitle");
    repository.commit("2031-01-03", "meanwhile");
    (repository, side)
}

/// Merges the side, with something else in a file than either parent has.
fn merge_with(repository: &Repository, path: &str, (old, new): (&str, &str)) -> String {
    repository.git_on("2031-01-04", &["merge", "--quiet", "--no-commit", "--no-ff", "side"]);
    repository.replace(path, old, new);
    repository.git(&["add", "--all"]);
    let merger = ["-c", "user.name=M. Merger", "commit", "--quiet", "-m", "merge"];
    repository.git_on("2031-01-04", &merger);
    repository.head()
}

#[test]
fn a_merge_that_rewrites_a_report_of_its_other_side() {
    let (repository, side) = with_a_side();
    let merge = merge_with(&repository, LIGHT, ("the oil is bought", "the oil was stolen"));
    let audit = ask(&repository, 1, &["audit", "--allow", "backdated-report"]);
    let found = audit["breaches"].as_array().unwrap();
    assert_eq!(found.len(), 1, "{audit:#}");
    assert_eq!((text(&found[0], "rule"), text(&found[0], "commit")), ("report-rewritten", &*merge));
    assert!(text(&found[0], "message").contains(&side[..12]), "{audit:#}");
    // What it did itself is not the doing of those whose commits it brought.
    assert_eq!(text(&found[0], "author"), "M. Merger");
    let check =
        repository.run(&["check", "--against", "HEAD~1", "--as-of", "2031-02-01", "--format", "short"]);
    assert!(check.stdout.contains("[report-rewritten]"), "{}{}", check.stdout, check.stderr);
    // A later commit that puts it back makes it good, in a check of the whole change.
    repository.replace(LIGHT, "the oil was stolen", "the oil is bought");
    repository.commit("2031-01-05", "as it was");
    let check =
        repository.run(&["check", "--against", "HEAD~2", "--as-of", "2031-02-01", "--format", "short"]);
    assert!(!check.stdout.contains("[report-rewritten]"), "{}", check.stdout);
    for args in [&["history"][..], &["history", "I.1.1"]] {
        let history = ask(&repository, 0, args);
        let all = history["changes"].as_array().unwrap().iter();
        let own: Vec<_> = all.filter(|item| item["other_parent"] == side.as_str()).collect();
        assert_eq!(own.len(), 1, "{history:#}");
        assert_eq!((text(own[0], "field"), text(own[0], "commit")), ("report", &*merge));
    }
}

#[test]
fn a_merge_that_moves_a_deadline_further_than_either_parent() {
    let (repository, side) = with_a_side();
    let merge = merge_with(&repository, BRIDGE, ("2031-06-30", "2031-12-31"));
    let audit = ask(&repository, 1, &["audit", "--allow", "backdated-report"]);
    let found = audit["breaches"].as_array().unwrap();
    assert_eq!(found.len(), 1, "{audit:#}");
    assert_eq!((text(&found[0], "rule"), text(&found[0], "commit")), ("deadline-moved", &*merge));
    assert!(text(&found[0], "message").contains("from 2031-06-30 to 2031-12-31"), "{audit:#}");
    let slippage = ask(&repository, 0, &["slippage"]);
    let items = slippage["items"].as_array().unwrap();
    let moves = &items.iter().find(|item| item["measure"] == "II.1").unwrap()["moves"];
    let told: Vec<_> = moves.as_array().unwrap().iter().map(|step| (&step["to"], &step["basis"])).collect();
    assert_eq!(
        told,
        [(&"2031-06-30".into(), &"Act of 2030-12-31".into()), (&"2031-12-31".into(), &Value::Null)]
    );
    assert_eq!(moves[1]["other_parent"], side.as_str());
    // Papers and pages tell the same.
    let paper = ["brief", "--since", "2031-01-03", "--as-of", "2031-02-01"];
    for (lang, moved) in
        [("en", "| 2031-06-30 | 2031-12-31 | +184 |"), ("hu", "| 2031. 06. 30. | 2031. 12. 31. | +184 |")]
    {
        let page = repository.run(&[&paper[..], &["--lang", lang]].concat()).stdout;
        let page = page.replace('\u{a0}', " ");
        assert!(page.contains(moved), "{moved}: {page}");
    }
    let site = repository.run(&["site", "out", "--lang", "en,hu"]);
    assert_eq!(site.code, Some(0), "{}", site.stderr);
    for (page, words) in [
        ("en/m/II.1/index.html", "2031-12-31"),
        ("en/changes/index.html", "its other parent, had it otherwise"),
        ("hu/changes/index.html", "az összefésülés műve"),
        ("en/changes.atom", "its other parent, had it otherwise"),
    ] {
        let text = repository.text(&format!("out/{page}"));
        assert!(text.contains(words), "{page}: {text}");
    }
    let moves = &repository.text("out/en/m/II.1/index.html");
    assert!(moves.matches("M. Merger").count() > 0, "{moves}");
    std::fs::remove_dir_all(repository.folder.join("out")).unwrap();
    // An act of its own covers it.
    repository.append(BRIDGE, &act("2031-01-04", "deadline"));
    repository.git(&["add", "--all"]);
    repository.git_on("2031-01-04", &["commit", "--quiet", "--amend", "-m", "merge"]);
    let audit = ask(&repository, 0, &["audit", "--allow", "backdated-report"]);
    assert_eq!(audit["breaches"], serde_json::json!([]));
}

#[test]
fn what_a_merge_leaves_out_is_in_the_history_and_no_move() {
    let (repository, published) = parted();
    repository.git(&["checkout", "--quiet", "side"]);
    repository.git_on("2023-02-03", &["merge", "--quiet", "-s", "ours", "-m", "merge", "main"]);
    let merge = repository.head();
    let history = ask(&repository, 0, &["history", "--field", "deadline"]);
    let last = history["changes"].as_array().unwrap().last().unwrap();
    assert_eq!((text(last, "commit"), text(last, "other_parent")), (&*merge, &*published));
    assert_eq!((text(last, "before"), text(last, "after")), ("2031-12-31", "2030-06-30"));
    let one = ask(&repository, 0, &["history", "I.1.1"]);
    assert_eq!(one["changes"].as_array().unwrap().last().unwrap()["kind"], "removed", "{one:#}");
    // In the record that deadline was never another one.
    assert_eq!(moves_of(&repository, "II.1"), Vec::<[String; 3]>::new());
    let page = repository.run(&["history", "--lang", "hu", "--format", "markdown"]).stdout;
    assert!(page.contains("az összefésülés műve"), "{page}");
}

#[test]
fn a_merge_puts_together_what_both_sides_did() {
    let repository = Repository::new();
    repository.replace(BRIDGE, "partners    = []", "partners    = [\n  \"ML\",\n]");
    repository.commit("2030-03-01", "lines");
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.replace(BRIDGE, "\n  \"ML\",", "\n  \"ML\",\n  \"Harbour Council\",");
    repository.append(BRIDGE, &act("2030-03-02", "partners"));
    repository.commit("2030-03-02", "one partner");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(BRIDGE, "\n  \"ML\",", "\n  \"Ministry of Bridges\",\n  \"ML\",");
    repository.append(BRIDGE, &act("2030-03-03", "partners"));
    repository.commit("2030-03-03", "another partner");
    let theirs = ["merge", "--quiet", "-X", "theirs", "--no-commit", "--no-ff", "side"];
    repository.git_on("2030-03-04", &theirs);
    let both = "partners    = [\n  \"Ministry of Bridges\",\n  \"ML\",\n  \"Harbour Council\",\n]";
    let text = repository.text(BRIDGE);
    let (head, rest) = (text.split("partners").next().unwrap(), text.split("means").nth(1).unwrap());
    let rest = rest.split("\n[[amendment]]").next().unwrap();
    let acts = [act("2030-03-02", "partners"), act("2030-03-03", "partners")].concat();
    repository.write(BRIDGE, format!("{head}{both}\nmeans{rest}{acts}"));
    let merge = repository.commit("2030-03-04", "merge");
    let audit = ask(&repository, 1, &["audit"]);
    let all = audit["breaches"].as_array().unwrap().iter();
    let own = all.filter(|item| item["commit"] == merge.as_str() && item["severity"] != "info");
    // That an older act changes what a later one says is worth a look at both, in a merge too; the merge itself did nothing.
    let own: Vec<_> = own.map(|item| item["rule"].clone()).collect();
    assert_eq!(own, ["backdated-amendment"], "{audit:#}");
}

#[test]
fn the_later_act_holds_where_two_branches_amend_one_field() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.replace(BRIDGE, "2030-06-30", "2030-12-31");
    repository.append(BRIDGE, &act("2030-03-01", "deadline"));
    repository.commit("2030-03-05", "side");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(BRIDGE, "2030-06-30", "2031-01-31");
    repository.append(BRIDGE, &act("2030-03-03", "deadline"));
    repository.commit("2030-03-06", "main");
    let resolved = repository.text(BRIDGE) + &act("2030-03-01", "deadline");
    repository.git_on("2030-03-10", &["merge", "--quiet", "-X", "ours", "--no-commit", "--no-ff", "side"]);
    repository.write(BRIDGE, &resolved);
    repository.commit("2030-03-10", "merge");
    let audit = ask(&repository, 0, &["audit"]);
    let found: Vec<_> = audit["breaches"].as_array().unwrap().iter().collect();
    assert_eq!(found.len(), 1, "{audit:#}");
    assert_eq!((text(found[0], "rule"), text(found[0], "severity")), ("amendment-without-change", "info"));
    // A merge that keeps the older act's deadline in place of the later act's is found.
    repository.write(BRIDGE, resolved.replace("2031-01-31", "2030-12-31"));
    repository.git(&["add", "--all"]);
    repository.git_on("2030-03-10", &["commit", "--quiet", "--amend", "-m", "merge"]);
    let audit = ask(&repository, 0, &["audit"]);
    let found = audit["breaches"].as_array().unwrap();
    assert!(found.iter().any(|item| item["rule"] == "backdated-amendment"), "{audit:#}");
}

#[test]
fn a_record_that_begins_anew_says_what_it_leaves_behind() {
    let repository = Repository::new();
    repository.replace(BRIDGE, "2030-06-30", "2031-12-31");
    let old = repository.commit("2023-02-01", "without an act");
    repository.git(&["checkout", "--quiet", "--orphan", "new"]);
    repository.git_on("2023-02-03", &["commit", "--quiet", "-m", "new"]);
    let merge = ["merge", "--quiet", "-s", "ours", "--allow-unrelated-histories", "-m", "merge", "main"];
    repository.git_on("2023-02-04", &merge);
    let audit = ask(&repository, 1, &["audit"]);
    let found = audit["breaches"].as_array().unwrap();
    assert_eq!(found.len(), 1, "{audit:#}");
    let message = text(&found[0], "message");
    assert_eq!(text(&found[0], "rule"), "joined-history");
    assert!(message.contains("2 commits of the plan") && message.contains(&old[..12]), "{message}");
    let other = ask(&repository, 1, &["audit", "--at", &old]);
    assert_eq!(text(&other["breaches"][0], "rule"), "deadline-moved");
    // What was joined without a plan hides nothing.
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "--orphan", "other"]);
    repository.git(&["rm", "-r", "--quiet", "--force", "."]);
    repository.write("notes.txt", "x");
    repository.commit("2023-02-03", "notes");
    repository.git(&["checkout", "--quiet", "main"]);
    let merge = ["merge", "--quiet", "--allow-unrelated-histories", "-m", "merge", "other"];
    repository.git_on("2023-02-04", &merge);
    assert_eq!(ask(&repository, 0, &["audit"])["breaches"], serde_json::json!([]));
}

/// Two branches that are merged into each other, each with a deadline that it moved; then the main line puts both back.
fn crossed() -> Repository {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    repository.commit("2023-02-01", "moved on the side");
    repository.git(&["tag", "of-side"]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(BRIDGE, "2030-06-30", "2031-06-30");
    repository.commit("2023-02-02", "moved on the main line");
    repository.git(&["tag", "of-main"]);
    repository.git_on("2023-02-03", &["merge", "--quiet", "--no-ff", "-m", "side into main", "of-side"]);
    repository.git(&["checkout", "--quiet", "side"]);
    repository.git_on("2023-02-03", &["merge", "--quiet", "--no-ff", "-m", "main into side", "of-main"]);
    repository.replace("plan/plan.toml", "title", "# so far\ntitle");
    repository.append(LIGHT, REPORTED);
    repository.commit("2023-02-04", "reported on the side");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(BRIDGE, "2031-06-30", "2030-06-30");
    repository.replace(LIGHT, "2032-12-31", "2031-12-31");
    repository.commit("2023-02-05", "both as they were");
    repository
}

#[test]
fn branches_that_are_merged_into_each_other_lose_nothing_that_the_line_put_back_itself() {
    let repository = crossed();
    repository.git_on("2023-02-06", &["merge", "--quiet", "-m", "again", "side"]);
    assert!(repository.text(BRIDGE).contains("2030-06-30") && repository.text(LIGHT).contains("2031-12-31"));
    assert_eq!(dropped(&repository, 0), []);
    let check =
        repository.run(&["check", "--against", "HEAD~1", "--as-of", "2031-02-01", "--format", "short"]);
    assert!(!check.stdout.contains("dropped-by-merge"), "{}", check.stdout);
}

#[test]
fn branches_that_are_merged_into_each_other_may_still_lose_what_is_new_to_both_bases() {
    let repository = crossed();
    repository.git_on("2023-02-06", &["merge", "--quiet", "-s", "ours", "-m", "again", "side"]);
    let found = dropped(&repository, 1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].1.contains("`report` of I.1.1"), "{found:?}");
    assert!(!found[0].1.contains("deadline"), "{found:?}");
}
