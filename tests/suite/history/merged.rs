//! What merges leave out: `git merge -s ours` in both directions, another root, and merges that lose nothing.

use serde_json::Value;

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
