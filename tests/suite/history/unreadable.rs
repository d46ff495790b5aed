//! A record that git cannot read is trouble, and not the same as none: what goes on without a record says so, and what could
//! have been read is never left out in silence.

use std::fs;

use crate::support::repository::Repository;

/// What goes on where there is no record.
const WITHOUT_RECORD: [&[&str]; 5] = [
    &["results", "-o", "final.md"],
    &["brief", "-o", "brief.md"],
    &["calendar"],
    &["form", "--body", "ML", "-o", "form.xlsx"],
    &["site", "out"],
];

fn with_cycle() -> Repository {
    let repository = Repository::new();
    let coordination =
        "\n[coordination]\ncoordinator = \"the Office\"\nbody = \"ML\"\ncycle = \"half-yearly\"\n";
    repository.append("plan/plan.toml", coordination);
    repository.commit("2030-02-01", "The plan has a cycle");
    repository
}

/// Each of these ends without an answer, and says what git says.
#[track_caller]
fn are_refused(repository: &Repository, said: &str) {
    for args in WITHOUT_RECORD {
        let run =
            repository.command(&repository.folder, args).env("PLAN_TODAY", "2030-09-01").output().unwrap();
        let stderr = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(3), "{args:?}: {stderr}");
        assert!(stderr.contains(said), "{args:?}: {stderr}");
        assert!(!stderr.contains("no commits yet"), "{args:?}: {stderr}");
    }
    for file in ["final.md", "brief.md", "form.xlsx", "out"] {
        assert!(!repository.folder.join(file).exists(), "{file}");
    }
}

/// The file of the commit that HEAD names is gone.
#[test]
fn a_missing_commit_is_neither_no_record_nor_a_branch_without_commits() {
    let repository = with_cycle();
    let head = repository.head();
    let (folder, file) = head.split_at(2);
    fs::remove_file(repository.folder.join(".git/objects").join(folder).join(file)).unwrap();
    are_refused(&repository, &head);
    let run = repository.run(&["slippage"]);
    assert_eq!(run.code, Some(3));
    assert!(run.stderr.contains("the history is not whole"), "{}", run.stderr);
    let run = repository.run(&["list", "--at", "main"]);
    assert_eq!(run.code, Some(3));
    assert!(run.stderr.contains("the history is not whole"), "{}", run.stderr);
}

#[test]
fn a_branch_that_cannot_be_read_is_no_branch_without_commits() {
    let repository = with_cycle();
    repository.write(".git/refs/heads/main", "no id of a commit\n");
    are_refused(&repository, "git");
}

#[test]
fn a_repository_that_cannot_be_read_is_not_outside_git() {
    let repository = with_cycle();
    repository.write(".git/config", "[core\n");
    are_refused(&repository, "config");
}

/// In containers and on servers the files often belong to somebody else than who runs the program.
#[cfg(unix)]
#[test]
fn a_repository_of_another_user_is_not_outside_git() {
    let repository = with_cycle();
    for folder in [repository.folder.clone(), repository.folder.join(".git")] {
        // Only the superuser can give folders away.
        if std::os::unix::fs::chown(folder, Some(12_345), None).is_err() {
            return;
        }
    }
    are_refused(&repository, "belongs to another user");
}

#[test]
fn without_a_commit_or_a_repository_there_is_no_record_and_that_is_said() {
    let unborn = with_cycle();
    unborn.git(&["update-ref", "-d", "HEAD"]);
    let outside = with_cycle();
    fs::remove_dir_all(outside.folder.join(".git")).unwrap();
    for repository in [unborn, outside] {
        for args in WITHOUT_RECORD {
            let run = repository
                .command(&repository.folder, args)
                .env("PLAN_TODAY", "2030-09-01")
                .output()
                .unwrap();
            assert_eq!(run.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
        }
        assert!(repository.text("final.md").contains("outside git"), "{}", repository.text("final.md"));
    }
}
