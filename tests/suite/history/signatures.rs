//! `plan audit` on signed commits: who signed, whether it holds, and what it says where that cannot be checked.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::support::ask::{ask, text};
use crate::support::repository::{LIGHT, Repository, isolate};

/// A repository whose second commit is signed with an SSH key; `ssh-keygen` comes with every git.
fn signed() -> (Repository, String) {
    let repository = Repository::new();
    let key = repository.home.path().join("key");
    let mut command = Command::new("ssh-keygen");
    command.args(["-q", "-t", "ed25519", "-N", "", "-C", "tests", "-f"]).arg(&key);
    assert!(command.status().expect("signatures are tested with ssh-keygen").success());
    repository.git(&["config", "gpg.format", "ssh"]);
    repository.git(&["config", "user.signingKey", key.with_extension("pub").to_str().unwrap()]);
    repository.replace(LIGHT, "means       =", "# signed\nmeans       =");
    repository.git(&["add", "--all"]);
    repository.git_on("2023-02-01", &["commit", "--quiet", "-S", "-m", "signed"]);
    let id = repository.head();
    (repository, id)
}

/// Says whose key it is.
fn vouch(repository: &Repository) {
    let home = repository.home.path();
    let key = fs::read_to_string(home.join("key.pub")).unwrap();
    fs::write(home.join("signers"), format!("tester@example.org {key}")).unwrap();
    repository.git(&["config", "gpg.ssh.allowedSignersFile", home.join("signers").to_str().unwrap()]);
}

/// Makes a commit out of the text of one, and puts the branch on it.
fn store(repository: &Repository, commit: &str) -> String {
    let mut command = Command::new("git");
    isolate(&mut command, repository.home.path());
    command.args(["hash-object", "-t", "commit", "-w", "--stdin"]).current_dir(&repository.folder);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), commit.as_bytes()).unwrap();
    let id = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap().trim().to_owned();
    repository.git(&["reset", "--quiet", "--hard", &id]);
    id
}

/// How many commits are signed in which way: good, untrusted, unknown, bad, none.
fn counts(answer: &Value) -> [u64; 5] {
    ["good", "untrusted", "unknown", "bad", "none"].map(|key| answer["signatures"][key].as_u64().unwrap())
}

#[test]
fn a_signature_verifies_by_itself_and_names_whom_it_is_known_to_be_by() {
    let (repository, id) = signed();
    let answer = ask(&repository, 0, &["audit"]);
    assert_eq!((counts(&answer), &answer["signed"]), ([0, 1, 0, 0, 1], &json!([])), "{answer:#}");
    vouch(&repository);
    let answer = ask(&repository, 0, &["audit", "--signatures"]);
    assert_eq!(counts(&answer), [1, 0, 0, 0, 1]);
    let one = &answer["signed"][0];
    assert_eq!((text(one, "state"), text(one, "signer")), ("good", "tester@example.org"));
    assert_eq!((text(one, "commit"), text(one, "date")), (&*id, "2023-02-01"));
    let page = repository.run(&["audit", "--signatures"]).stdout;
    for part in ["signed  by tester@example.org: good", "Signatures: 1 of 2 commits signed; 1 verify."] {
        assert!(page.contains(part), "no {part:?} in {page}");
    }
}

#[test]
fn a_commit_that_was_edited_does_not_verify() {
    let (repository, id) = signed();
    let whole = repository.git(&["cat-file", "commit", &id]);
    let edited = store(&repository, &whole.replace("\nsigned\n", "\nanother\n"));
    assert_ne!(id, edited);
    for vouched in [false, true] {
        if vouched {
            vouch(&repository);
        }
        let answer = ask(&repository, 1, &["audit"]);
        assert_eq!(counts(&answer), [0, 0, 0, 1, 1], "{vouched}");
        let breach = &answer["breaches"][0];
        assert_eq!((text(breach, "rule"), text(breach, "severity")), ("bad-signature", "error"));
        assert_eq!((text(breach, "commit"), &breach["path"]), (&*edited, &Value::Null));
        assert_eq!(answer["breaches"].as_array().unwrap().len(), 1);
        assert!(repository.run(&["audit"]).stdout.contains("1 DO NOT verify"));
    }
    assert_eq!(
        ask(&repository, 0, &["audit", "--warn", "bad-signature"])["breaches"][0]["severity"],
        "warning"
    );
    // The commit that was signed is still good, and no part of this history.
    let answer = ask(&repository, 0, &["audit", "--at", &id]);
    assert_eq!(counts(&answer), [1, 0, 0, 0, 1]);
    assert_eq!(repository.run(&["audit", "--allow", "bad-signature", "--contains", &id]).code, Some(1));
}

#[test]
fn what_cannot_be_checked_here_is_neither_bad_nor_unsigned() {
    let (repository, id) = signed();
    for vouched in [false, true] {
        if vouched {
            vouch(&repository);
        }
        repository.git(&["config", "gpg.ssh.program", "/nonexistent/ssh-keygen"]);
        let answer = ask(&repository, 0, &["audit"]);
        assert_eq!(counts(&answer), [0, 0, 1, 0, 1], "{vouched}");
        repository.git(&["config", "--unset", "gpg.ssh.program"]);
    }
    // One of OpenPGP, and no program for it.
    let whole = repository.git(&["cat-file", "commit", &id]);
    let armour = whole.replace("SSH SIGNATURE", "PGP SIGNATURE");
    store(&repository, &armour);
    repository.git(&["config", "gpg.program", "/nonexistent/gpg"]);
    let answer = ask(&repository, 0, &["audit", "--signatures"]);
    assert_eq!(counts(&answer), [0, 0, 1, 0, 1], "{answer:#}");
    let page = repository.run(&["audit"]).stdout;
    assert!(page.contains("Signatures: 1 of 2 commits signed; 1 cannot be checked here."), "{page}");
}

/// Whoever never signs need not have any of the programs, nor wait for them.
#[cfg(unix)]
#[test]
fn nobody_is_asked_about_commits_that_are_not_signed() {
    use std::os::unix::fs::PermissionsExt;
    let (repository, id) = signed();
    let program = repository.home.path().join("asked.sh");
    let mark = repository.home.path().join("asked");
    fs::write(&program, format!("#!/bin/sh\necho asked >> '{}'\nexit 1\n", mark.display())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    for key in ["gpg.program", "gpg.ssh.program", "gpg.x509.program"] {
        repository.git(&["config", key, program.to_str().unwrap()]);
    }
    repository.git(&["checkout", "--quiet", "-b", "unsigned", "HEAD~1"]);
    repository.replace(LIGHT, "means       =", "# not signed\nmeans       =");
    repository.commit("2023-02-01", "not signed");
    let answer = ask(&repository, 0, &["audit", "--signatures"]);
    assert_eq!(counts(&answer), [0, 0, 0, 0, 2], "{answer:#}");
    // Only what audits asks at all.
    for args in [&["history", "--at", &id][..], &["slippage", "--at", &id], &["trend", "--at", &id]] {
        assert_eq!(repository.run(args).code, Some(0));
    }
    assert!(!mark.exists());
    repository.run(&["audit", "--at", &id]);
    assert!(mark.exists(), "the programs are not asked at all");
}
