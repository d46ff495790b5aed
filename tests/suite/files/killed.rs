//! A run that is killed while it writes: every file is the old one or the new one, and the next run cleans up.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::support::program::program;
use crate::support::repository::Repository;

/// How many files there are to fix, so that a kill often falls between two of them.
const FILES: usize = 40;

fn old(number: usize) -> String {
    format!("kind = \"point\"\ntitel = \"Point {number}\"\nresponsible = [\"ML\"]\ndeadline = 2031-12-31\n")
}

fn writing(folder: &Path, args: &[&str]) -> Command {
    let mut command = program();
    command.current_dir(folder).args(args).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Whether the folder for texts on their way is there.
fn leftovers(repository: &Repository) -> bool {
    repository.folder.join(".git/plan-tmp").exists() || repository.folder.join("plan/.plan-tmp").exists()
}

#[test]
fn a_killed_fix_leaves_old_files_or_new_ones_and_the_next_run_cleans_up() {
    leaves_old_files_or_new_ones(&["check", "--fix"], |old| old.replace("titel", "title"));
}

#[test]
fn a_killed_layout_leaves_old_files_or_new_ones_and_the_next_run_cleans_up() {
    leaves_old_files_or_new_ones(&["fmt"], |old| {
        old.replace("kind =", "kind        =")
            .replace("titel =", "titel       =")
            .replace("deadline =", "deadline    =")
    });
}

#[test]
fn a_killed_start_leaves_no_plan_or_a_whole_one_and_the_next_one_cleans_up() {
    let days = ["--start", "2026-01-01", "--end", "2026-12-31", "--currency", "EUR", "--title", "A plan"];
    let args = [&["init"][..], &days].concat();
    let mut made = 0;
    for with_git in [false, true] {
        for wait in 0..40 {
            let home = tempfile::tempdir().unwrap();
            if with_git {
                fs::create_dir(home.path().join(".git")).unwrap();
            }
            let mut run = writing(home.path(), &args).spawn().unwrap();
            let begun =
                || home.path().join(".plan-tmp").exists() || home.path().join(".git/plan-tmp").exists();
            while wait % 4 > 0 && !begun() && run.try_wait().unwrap().is_none() {}
            std::thread::sleep(Duration::from_micros(wait * 25));
            let _ = run.kill();
            run.wait().unwrap();
            let plan = home.path().join("plan");
            if plan.exists() {
                made += 1;
                let count = fs::read_dir(&plan).unwrap().count();
                assert!(
                    count == 3 && writing(home.path(), &["check"]).status().unwrap().success(),
                    "{count} files"
                );
                assert!(!begun(), "the next run leaves what the killed one left");
                fs::remove_dir_all(&plan).unwrap();
            }
            assert!(writing(home.path(), &args).status().unwrap().success());
            assert!(!begun(), "the next run leaves what the killed one left");
        }
    }
    assert!(made < 80, "no run was killed before it had made the plan");
}

fn leaves_old_files_or_new_ones(args: &[&str], new: impl Fn(String) -> String) {
    let repository = Repository::new();
    let path = |number: usize| format!("plan/decision/D.{}.toml", number + 100);
    for number in 0..FILES {
        repository.write(&path(number), old(number));
    }
    repository.commit("2023-02-01", "points");
    let mut interrupted = 0;
    for wait in 0..30 {
        let mut run = writing(&repository.folder, args).spawn().unwrap();
        // Some runs are killed early, most while they are writing, however fast the machine is.
        let begun = || (0..FILES).any(|number| repository.text(&path(number)) != old(number));
        while wait % 3 > 0 && !begun() && run.try_wait().unwrap().is_none() {}
        std::thread::sleep(Duration::from_micros(wait * 100));
        let _ = run.kill();
        run.wait().unwrap();
        let changed = (0..FILES).filter(|&number| {
            let text = repository.text(&path(number));
            assert!(text == old(number) || text == new(old(number)), "{text}");
            text != old(number)
        });
        interrupted += usize::from((1..FILES).contains(&changed.count()));
        // Nothing that git would add, and nothing that a question would read.
        let untracked = repository.git(&["ls-files", "--others", "--exclude-standard"]);
        assert_eq!(untracked, "", "after {wait}");
        repository.run(&["list", "--keep-going"]);
        assert!(!leftovers(&repository), "the next run leaves what the killed one left");
        repository.git(&["checkout", "--quiet", "--", "plan"]);
    }
    assert!(interrupted > 0, "no run was killed between two files");
    assert!(writing(&repository.folder, args).status().unwrap().success());
    assert!(!leftovers(&repository));
}

#[test]
fn what_another_run_is_writing_is_left_alone() {
    let repository = Repository::new();
    repository.write("plan/decision/D.100.toml", old(0));
    let folder = repository.folder.join(".git/plan-tmp");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("1.tmp"), "half").unwrap();
    let lock = fs::File::create(folder.join("lock")).unwrap();
    lock.lock().unwrap();
    let run = repository.run(&["check", "--fix"]);
    assert_eq!(run.code, Some(3));
    assert!(run.stderr.contains("another run of `plan` is writing"), "{}", run.stderr);
    assert!(folder.join("1.tmp").exists());
    drop(lock);
    assert_eq!(repository.run(&["check", "--fix"]).code, Some(0));
    assert!(!leftovers(&repository));
}

#[test]
fn without_git_the_folder_is_hidden_and_a_link_in_its_place_leads_nowhere() {
    let repository = Repository::new();
    repository.write("plan/decision/D.100.toml", old(0));
    fs::remove_dir_all(repository.folder.join(".git")).unwrap();
    let elsewhere = repository.home.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("1.tmp"), "mine").unwrap();
    let hidden = repository.folder.join("plan/.plan-tmp");
    std::os::unix::fs::symlink(&elsewhere, &hidden).unwrap();
    let run = repository.run(&["check", "--fix"]);
    assert_eq!(run.code, Some(3), "{}", run.stderr);
    let names = |folder: &Path| {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>()
    };
    assert_eq!(names(&elsewhere), ["1.tmp"]);
    assert_eq!(repository.text("plan/decision/D.100.toml"), old(0));
    // What a killed run left there is removed.
    fs::remove_file(&hidden).unwrap();
    fs::create_dir(&hidden).unwrap();
    fs::write(hidden.join("1.tmp"), "half").unwrap();
    assert_eq!(repository.run(&["check", "--fix"]).code, Some(0));
    assert!(!leftovers(&repository));
    assert_ne!(repository.text("plan/decision/D.100.toml"), old(0));
}
