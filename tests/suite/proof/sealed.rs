//! What `plan seal` writes, and when it does not.

use std::fs;

use sha2::{Digest, Sha256};

use super::{SEAL, recorded, seal};
use crate::support::fixtures;
use crate::support::repository::{LIGHT, Repository};

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn it_names_the_commit_and_every_file_and_ends_with_its_digest() {
    let repository = recorded(&[]);
    // Not only what the tool reads is sealed.
    repository.write("plan/.schema/plan.json", "{}");
    repository.write("plan/I/a b\\ .toml", "");
    let commit = repository.commit("2023-04-10", "more files");
    let seal = seal(&repository, SEAL, &[]);
    let lines: Vec<&str> = seal.lines().collect();
    let tree = repository.git(&["rev-parse", "HEAD:plan"]);
    let title = "Plan for Quiet Harbours 2030-2031";
    assert!(fixtures::text("tests/corpus/base/plan.toml").contains(title));
    let mut expected = vec![
        "plan seal, version 1".to_owned(),
        format!("title {title}"),
        "object-format sha1".to_owned(),
        format!("commit {commit}"),
        format!("tree {}", tree.trim()),
        "folder plan".to_owned(),
        "commits 4".to_owned(),
        "previous none".to_owned(),
    ];
    let mut files: Vec<(String, String)> =
        fixtures::invented_files().into_iter().map(|(path, _)| (path.clone(), path)).collect();
    files.push((".schema/plan.json".to_owned(), ".schema/plan.json".to_owned()));
    files.push(("I/a b\\ .toml".to_owned(), "I/a b\\\\ .toml".to_owned()));
    files.sort();
    expected.push(format!("files {}", files.len()));
    for (path, printed) in files {
        let bytes = fs::read(repository.folder.join("plan").join(path)).unwrap();
        expected.push(format!("{} {} {printed}", sum(&bytes), bytes.len()));
    }
    let above = expected.join("\n") + "\n";
    expected.push(format!("sha256 {}", sum(above.as_bytes())));
    assert_eq!(lines, expected);
    assert!(seal.ends_with('\n'));
    assert_eq!(repository.run(&["seal"]).stdout, seal, "the same plan gives the same bytes");
}

#[test]
fn an_earlier_version_is_sealed_as_it_was() {
    let repository = recorded(&[]);
    let earlier = repository.run(&["seal", "--at", "HEAD~2"]).stdout;
    assert!(earlier.contains("\ncommits 1\n"), "{earlier}");
    assert_eq!(repository.run(&["seal", "--at", "2023-01-31"]).stdout, earlier);
    repository.git(&["checkout", "--quiet", "HEAD~2"]);
    assert_eq!(repository.run(&["seal"]).stdout, earlier);
}

#[test]
fn what_is_not_committed_is_named_and_not_sealed() {
    let repository = recorded(&[]);
    let clean = repository.run(&["seal"]).stdout;
    repository.write("notes.txt", "what is beside the plan does not matter");
    assert_eq!(repository.run(&["seal"]).code, Some(0));
    for change in [LIGHT, "plan/I/I.9.9.toml", "plan/note.txt"] {
        repository.write(change, "x = 1\n");
        let run = repository.run(&["seal"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
        assert!(
            run.stderr.contains(&format!("1 file of the plan is not committed: {change}")),
            "{}",
            run.stderr
        );
        assert!(run.stderr.contains("--at HEAD"), "{}", run.stderr);
        assert_eq!(repository.run(&["seal", "--at", "HEAD"]).stdout, clean);
        repository.git(&["add", "--", change]);
        assert_eq!(repository.run(&["seal"]).code, Some(3), "what is staged is not committed");
        repository.git(&["reset", "--quiet", "--hard"]);
        repository.git(&["clean", "--quiet", "-d", "--force"]);
    }
}

#[test]
fn what_git_was_told_to_look_away_from_is_not_sealed_either() {
    let repository = recorded(&[]);
    let clean = repository.run(&["seal"]).stdout;
    let refused = |path: &str| {
        let run = repository.run(&["seal"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
        let said = format!("1 file of the plan is not committed: {path}");
        assert!(run.stderr.contains(&said), "{}", run.stderr);
    };
    // A measure that every command counts, and no commit holds.
    repository.write(".git/info/exclude", "I.1.9.toml\nnote.txt\n");
    repository.write("plan/I/I.1.9.toml", "title = \"Nobody's\"\n");
    refused("plan/I/I.1.9.toml");
    fs::remove_file(repository.folder.join("plan/I/I.1.9.toml")).unwrap();
    repository.write("plan/note.txt", "no command reads this");
    assert_eq!(repository.run(&["seal"]).stdout, clean);
    // Files that git does not look at.
    let held = repository.text(LIGHT);
    for (hide, show) in
        [("--assume-unchanged", "--no-assume-unchanged"), ("--skip-worktree", "--no-skip-worktree")]
    {
        repository.git(&["update-index", hide, LIGHT]);
        repository.write(LIGHT, format!("{held}# more\n"));
        refused(LIGHT);
        fs::remove_file(repository.folder.join(LIGHT)).unwrap();
        refused(LIGHT);
        repository.write(LIGHT, &held);
        assert_eq!(repository.run(&["seal"]).stdout, clean);
        repository.git(&["update-index", show, LIGHT]);
    }
    repository.git(&["update-index", "--assume-unchanged", "plan/plan.toml"]);
    fs::remove_file(repository.folder.join("plan/plan.toml")).unwrap();
    refused("plan/plan.toml");
}

#[test]
fn lines_that_git_ends_otherwise_on_the_disk_are_the_same() {
    let repository = recorded(&[]);
    let clean = repository.run(&["seal"]).stdout;
    repository.git(&["config", "core.autocrlf", "true"]);
    fs::remove_file(repository.folder.join(LIGHT)).unwrap();
    repository.git(&["checkout", "--", LIGHT]);
    assert!(repository.text(LIGHT).contains("\r\n"));
    assert_eq!(repository.run(&["seal"]).stdout, clean);
}

#[test]
fn where_there_is_no_whole_history_there_is_no_seal() {
    let repository = recorded(&[]);
    seal(&repository, SEAL, &[]);
    let here = repository.folder.to_str().unwrap();
    repository.git(&["clone", "--quiet", "--depth=1", &format!("file://{here}"), "../shallow"]);
    let shallow = repository.home.path().join("shallow");
    for args in [&["seal"][..], &["verify", SEAL]] {
        let run = repository.run_in(&shallow, args);
        assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
        assert!(run.stderr.contains("shallow clone"), "{}", run.stderr);
        assert!(run.stderr.contains("git fetch --unshallow"), "{}", run.stderr);
    }
    let outside = repository.home.path().join("outside");
    fs::create_dir(&outside).unwrap();
    for (path, content) in fixtures::invented_files() {
        let path = outside.join("plan").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    let run = repository.run_in(&outside, &["seal"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
    assert!(run.stderr.contains("not in a git repository"), "{}", run.stderr);
}

#[test]
fn a_seal_follows_another_of_its_own_history() {
    let repository = recorded(&[]);
    let first = seal(&repository, SEAL, &[]);
    repository.append(LIGHT, "# later\n");
    repository.commit("2023-05-10", "later");
    let second = seal(&repository, "../second.txt", &["--previous", SEAL]);
    let digest = first.trim_end().rsplit(' ').next().unwrap();
    assert!(second.contains(&format!("\nprevious {digest}\n")), "{second}");

    repository.write("../damaged.txt", first.replacen("commits 3", "commits 2", 1));
    let run = repository.run(&["seal", "--previous", "../damaged.txt"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
    assert!(run.stderr.contains("damaged.txt is no seal: line "), "{}", run.stderr);

    let other = Repository::new();
    other.write("../first.txt", first);
    let run = other.run(&["seal", "--previous", "../first.txt"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
    assert!(run.stderr.contains("no part of the history"), "{}", run.stderr);
}

#[test]
fn a_submodule_and_a_broken_title_are_said() {
    let repository = recorded(&[]);
    let here = repository.folder.to_str().unwrap().to_owned();
    repository.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &here, "plan/inner"]);
    repository.commit("2023-04-10", "a submodule");
    let run = repository.run(&["seal"]);
    assert_eq!(run.code, Some(3), "{}", run.stdout);
    assert!(run.stderr.contains("the content of plan/inner is not in this repository"), "{}", run.stderr);

    let repository = recorded(&[]);
    repository.write("plan/plan.toml", "title = \n");
    repository.commit("2023-04-10", "broken");
    let run = repository.run(&["seal"]);
    assert_eq!(run.code, Some(3), "{}", run.stdout);
    assert!(run.stderr.contains("title of the plan cannot be read"), "{}", run.stderr);
}
