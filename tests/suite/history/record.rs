//! The plan as the record holds it: `--at` a commit or a day, in every kind of repository.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::repository::{Repository, Run};

const LATER: &str = "deadline    = 2031-06-30";

/// Two commits on the main line, the second with another deadline.
fn two_commits() -> (Repository, String, String) {
    let repository = Repository::new();
    let first = repository.head();
    repository.replace("plan/II/II.1.toml", "deadline    = 2030-06-30", LATER);
    let second = repository.commit("2023-03-10", "later");
    (repository, first, second)
}

/// The deadline of II.1 and the revision, as JSON says them.
fn deadline(run: &Run) -> (String, String) {
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let item = json["items"].as_array().unwrap().iter().find(|item| item["id"] == "II.1").unwrap();
    assert_eq!(item["path"], "plan/II/II.1.toml");
    (item["deadline"].as_str().unwrap().to_owned(), json["revision"].as_str().unwrap_or("none").to_owned())
}

fn list_at(at: &str) -> Vec<&str> {
    vec!["list", "--format", "json", "--at", at]
}

#[track_caller]
fn cannot(run: &Run, words: &[&str]) {
    assert_eq!(run.code, Some(3), "{}{}", run.stdout, run.stderr);
    assert_eq!(run.stdout, "");
    for word in words {
        assert!(run.stderr.contains(word), "no {word:?} in {}", run.stderr);
    }
}

#[test]
fn a_commit_a_tag_or_a_day() {
    let (repository, first, second) = two_commits();
    repository.git(&["tag", "-a", "-m", "adopted", "adopted", &first]);
    repository.replace("plan/II/II.1.toml", LATER, "deadline    = 2031-12-31");
    let before = ("2030-06-30".to_owned(), first.clone());
    let after = ("2031-06-30".to_owned(), second);
    for at in ["HEAD~1", "adopted", &first[..12], "2023-01-10", "2023-03-09", ":/the plan"] {
        assert_eq!(deadline(&repository.run(&list_at(at))), before, "{at}");
    }
    for at in ["HEAD", "main", "2023-03-10", "2024-01-01"] {
        assert_eq!(deadline(&repository.run(&list_at(at))), after, "{at}");
    }
    let here = deadline(&repository.run(&["list", "--format", "json"]));
    assert_eq!(here, ("2031-12-31".to_owned(), "none".to_owned()));
    cannot(&repository.run(&list_at("2022-12-31")), &["no version of the plan from 2022-12-31 or before"]);
    let check = repository.run(&["check", "--at", "HEAD~1", "--format", "json"]);
    assert!(check.stdout.contains(&first), "{}", check.stdout);
    assert_eq!(check.code, Some(0));
}

#[test]
fn a_broken_commit_is_to_be_checked_as_it_was() {
    let (repository, ..) = two_commits();
    repository.replace("plan/II/II.1.toml", LATER, "deadline    = soon");
    repository.commit("2023-04-01", "break");
    cannot(&repository.run(&["list"]), &["`plan check` says what is wrong"]);
    cannot(&repository.run(&["list", "--at", "HEAD"]), &["`plan check --at HEAD` says what is wrong"]);
}

#[test]
fn no_revision_is_an_option_or_a_command() {
    let (repository, ..) = two_commits();
    for at in [
        "--upload-pack=x",
        "--all",
        "-h",
        "HEAD; rm -rf .",
        "$(id)",
        "HEAD..HEAD~1",
        "^HEAD",
        "HEAD:plan",
        "",
    ] {
        cannot(&repository.run(&["list", &format!("--at={at}")]), &["git knows no commit"]);
        cannot(&repository.run(&["list", "--at", at]), &["git knows no commit"]);
    }
    assert!(repository.folder.join("plan/plan.toml").exists());
}

#[test]
fn the_users_configuration_changes_nothing() {
    let (repository, first, _) = two_commits();
    let home = repository.home.path();
    let config = "[diff]\nexternal = false\n[color]\nui = always\n[core]\nquotePath = true\npager = false\n\
                  [alias]\nrev-parse = !false\nls-tree = !false\n[log]\nshowSignature = true\n";
    fs::write(home.join(".gitconfig"), config).unwrap();
    // A replacement would put another commit in the place of this one.
    repository.git(&["replace", &first, "HEAD"]);
    let mut command = repository.command(&repository.folder, &list_at(&first));
    command.env("GIT_DIR", "/nowhere").env("GIT_WORK_TREE", "/").env("GIT_EXTERNAL_DIFF", "false");
    let run = command.env("GIT_INDEX_FILE", "/nowhere").output().unwrap().into();
    assert_eq!(deadline(&run), ("2030-06-30".to_owned(), first));
}

#[test]
fn names_that_are_hard_to_quote_links_and_hidden_files() {
    let repository = Repository::new();
    for name in
        ["plan/I/\"né\" \\ 'x'.txt", "plan/I/a\nb.txt", "plan/.hidden/I.1.9.toml", "plan/I/.I.1.8.toml"]
    {
        repository.write(name, "?");
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", repository.folder.join("plan/I/I.1.7.toml")).unwrap();
    repository.write("plan/I/I.1.6.toml", "#".repeat((1 << 20) + 1));
    repository.commit("2023-02-01", "odd names");
    let here = repository.run(&["check", "--format", "json"]);
    let there = repository.run(&["check", "--format", "json", "--at", "HEAD"]);
    let findings = |run: &Run| {
        let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        (json["findings"].clone(), json["summary"].clone())
    };
    assert_eq!(findings(&here), findings(&there));
    assert!(there.stdout.contains("symbolic-link") && there.stdout.contains("unreadable-file"));
}

#[test]
fn a_plan_in_a_subfolder_and_one_that_is_gone() {
    let repository = Repository::new();
    let first = repository.head();
    fs::create_dir(repository.folder.join("natiönal")).unwrap();
    repository.git(&["mv", "plan", "natiönal/plan"]);
    repository.commit("2023-02-01", "moved");
    let inside = repository.folder.join("natiönal/plan/I");
    let run = repository.run_in(&inside, &list_at("HEAD"));
    assert!(run.stdout.contains("natiönal/plan/II/II.1.toml"), "{}{}", run.stdout, run.stderr);
    // From inside the folder, the nearest plan upwards is the one that was there.
    assert_eq!(deadline(&repository.run_in(&inside, &list_at(&first))).1, first);
    let args = [&["-C", "plan"][..], &list_at("HEAD~1")].concat();
    assert_eq!(deadline(&repository.run(&args)).1, first);
    // Asked for by its present folder, it is found where it was then; another plan's folder is no former one of it.
    let before = repository.run(&["-C", "natiönal/plan", "list", "--at", &first, "--format", "json"]);
    assert_eq!(deadline(&before).1, first);
    repository.write("plan/plan.toml", "title = \"Another plan\"\n");
    repository.commit("2023-03-01", "another plan");
    cannot(
        &repository.run(&["-C", "natiönal/plan", "list", "--at", &first]),
        &["no natiönal/plan/plan.toml"],
    );
}

#[test]
fn bare_repositories_worktrees_submodules_and_sha_256() {
    let (repository, first, _) = two_commits();
    let home = repository.home.path();
    let source = repository.folder.to_str().unwrap();
    repository.git(&["clone", "--quiet", "--bare", source, "../bare.git"]);
    let bare = home.join("bare.git");
    assert_eq!(deadline(&repository.run_in(&bare, &list_at("HEAD~1"))).1, first);
    let args = [&["-C", "bare.git"][..], &list_at("HEAD~1")].concat();
    assert_eq!(deadline(&repository.run_in(home, &args)).1, first);
    let args = [&["-C", "bare.git/plan"][..], &list_at("HEAD~1")].concat();
    assert_eq!(deadline(&repository.run_in(home, &args)).1, first);

    repository.git(&["worktree", "add", "--quiet", "--detach", "../tree", &first]);
    assert_eq!(deadline(&repository.run_in(&home.join("tree"), &list_at("HEAD"))).1, first);

    let outer = Repository::new();
    outer.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", source, "inner"]);
    assert_eq!(deadline(&outer.run_in(&outer.folder.join("inner"), &list_at("HEAD~1"))).1, first);

    let sha256 = Repository::with(&["--object-format=sha256"]);
    assert_eq!(deadline(&sha256.run(&list_at("HEAD"))).1.len(), 64);
}

#[test]
fn a_shallow_clone_says_what_it_does_not_hold() {
    let (repository, first, second) = two_commits();
    let source = format!("file://{}", repository.folder.display());
    repository.git(&["clone", "--quiet", "--depth=1", &source, "../shallow"]);
    let shallow = repository.home.path().join("shallow");
    assert_eq!(deadline(&repository.run_in(&shallow, &list_at("HEAD"))).1, second);
    cannot(&repository.run_in(&shallow, &list_at(&first)), &["git knows no commit", "shallow clone"]);
    cannot(
        &repository.run_in(&shallow, &list_at("2023-02-01")),
        &["no version of the plan from 2023-02-01", "shallow clone"],
    );
}

#[test]
fn without_git_it_says_so() {
    let (repository, ..) = two_commits();
    let mut command = repository.command(&repository.folder, &["list", "--at", "HEAD"]);
    cannot(&command.env("PATH", "/nowhere").output().unwrap().into(), &["cannot run git", "install it"]);

    let outside = tempfile::tempdir().unwrap();
    let run = Command::new("cp").arg("-r").arg(repository.folder.join("plan")).arg(outside.path()).status();
    assert!(run.unwrap().success());
    let run = repository.run_in(outside.path(), &["list", "--at", "HEAD"]);
    cannot(&run, &["is not in a git repository"]);
    assert_eq!(repository.run_in(Path::new(outside.path()), &["list"]).code, Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_said_of_the_record_too() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let repository = Repository::new();
    let path = |name: &[u8]| repository.folder.join("plan/I").join(OsStr::from_bytes(name));
    std::fs::create_dir(path(b"\xe9")).unwrap();
    std::fs::write(path(b"I.1.\xe9.toml"), "title = 1").unwrap();
    std::fs::write(path(b"\xe9/I.1.2.toml"), "title = 1").unwrap();
    repository.commit("2023-02-01", "names");
    for args in [&["check"][..], &["check", "--at", "HEAD"]] {
        let run = repository.run(args);
        assert_eq!(run.code, Some(1), "{args:?}");
        assert_eq!(run.stdout.matches("cannot be read as UTF-8").count(), 2, "{args:?}: {}", run.stdout);
    }
    // An answer that leaves them out says so.
    for args in [&["list"][..], &["list", "--at", "HEAD"]] {
        let run = repository.run(args);
        assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""), "{args:?}");
        assert!(run.stderr.contains("2 of 7 files could not be read"), "{}", run.stderr);
    }
}
/// The invented plan with a document that says otherwise, and evidence that is there, or not.
fn with_sources(folder: &str) -> Repository {
    let repository = Repository::new();
    if !folder.is_empty() {
        fs::create_dir_all(repository.folder.join(folder)).unwrap();
        repository.git(&["mv", "plan", &format!("{folder}plan")]);
    }
    let at = |path: &str| format!("{folder}{path}");
    repository.replace(
        &at("plan/plan.toml"),
        "currency",
        "document = \"papers/x/../decision.txt\"\ncurrency",
    );
    repository.write(
        &at("papers/decision.txt"),
        "I.1.1. Another title\nD\tDeadline\t1 May 2031\n\nII.1. Counting the bridges\nB\tPartners\t–\n",
    );
    repository.write(&at("papers/x/a b ű.pdf"), "!");
    repository.write("outside.pdf", "!");
    let paths = [
        "papers/x/a b ű.pdf",
        "./papers//x/../decision.txt",
        "papers",
        "",
        "papers/decision.txt/below",
        "papers/none.pdf",
        "papers/there",
        "papers/out",
        "papers/nowhere",
        "papers/round",
        "../outside.pdf",
        "/etc/passwd",
        "https://example.org/none.pdf",
        "none missing",
        "HEAD:plan",
    ];
    let list: Vec<String> =
        paths.iter().filter(|path| !path.is_empty()).map(|path| format!("{path:?}")).collect();
    repository.append(
        &at("plan/I/I.1.1.toml"),
        &format!(
            "\n[[report]]\ndate = 2030-05-01\nbody = \"Ministry of Lighthouses\"\nstatus = \"completed\"\nevidence = [{}]\n",
            list.join(", ")
        ),
    );
    #[cfg(unix)]
    for (from, to) in [
        ("there", "decision.txt"),
        ("out", "../../../../../etc/passwd"),
        ("nowhere", "x/nothing"),
        ("round", "round"),
    ] {
        std::os::unix::fs::symlink(to, repository.folder.join(at("papers")).join(from)).unwrap();
    }
    repository.commit("2023-02-01", "sources");
    repository
}

/// The rules and places of what a check finds, beside the whole of it.
fn checked(run: &Run) -> (Vec<(String, String)>, serde_json::Value) {
    let json: serde_json::Value =
        serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let word = |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let found = json["findings"].as_array().unwrap();
    let words = found.iter().map(|finding| (word(finding, "rule"), word(finding, "message"))).collect();
    (words, json["findings"].clone())
}

#[test]
fn a_commit_is_held_against_its_document_and_evidence() {
    let day = ["check", "--format", "json", "--as-of", "2035-01-01"];
    for folder in ["", "natiönal/x y/"] {
        let repository = with_sources(folder);
        let inside = repository.folder.join(folder);
        let here = checked(&repository.run_in(&inside, &day));
        let there = checked(&repository.run_in(&inside, &[&day[..], &["--at", "HEAD"]].concat()));
        assert_eq!(here.1, there.1, "{folder}");
        let count = |rule: &str| here.0.iter().filter(|(found, _)| found == rule).count();
        assert!(count("source-mismatch") > 3, "{:#?}", here.0);
        assert_eq!(count("unknown-evidence"), 9, "{:#?}", here.0);
        // The day before, none of it was there.
        let before = checked(&repository.run_in(&inside, &[&day[..], &["--at", "2023-01-31"]].concat()));
        assert_eq!(before.0, [], "{folder}");
    }
}

#[test]
fn what_the_base_was_found_to_say_otherwise_is_not_new() {
    let repository = with_sources("");
    let check = ["check", "--format", "json", "--against", "HEAD", "--new-only"];
    assert_eq!(checked(&repository.run(&check)).0, []);
    repository.replace("plan/II/II.1.toml", "title", "# another\ntitle");
    repository.replace("plan/II/II.1.toml", "bridges", "bridge");
    let found = checked(&repository.run(&check)).0;
    let rules: Vec<&str> = found.iter().map(|(rule, _)| rule.as_str()).collect();
    assert_eq!(rules, ["published-text-changed"], "{found:#?}");
}

#[test]
fn a_row_that_moves_away_from_the_document_is_one_finding() {
    let repository = with_sources("");
    repository.replace("plan/II/II.1.toml", "bridges", "bridge");
    let check = ["check", "--format", "json", "--against", "HEAD"];
    let both = |found: &[(String, String)]| {
        let about = |rule: &str| {
            let of_title =
                |(name, message): &&(String, String)| name == rule && message.contains("`title` of II.1 ");
            found.iter().filter(of_title).count()
        };
        (about("published-text-changed"), about("source-mismatch"))
    };
    let (found, json) = checked(&repository.run(&check));
    assert_eq!(both(&found), (1, 0), "{json:#}");
    // Where the level of one is another, both stay: the more severe must not vanish.
    let (found, json) =
        checked(&repository.run(&[&check[..], &["--warn", "published-text-changed"]].concat()));
    assert_eq!(both(&found), (1, 1), "{json:#}");
    // A row that is not the document's before is not explained by the change.
    repository.commit("2023-03-01", "shorter");
    repository.replace("plan/II/II.1.toml", "bridge", "arches");
    let (found, json) = checked(&repository.run(&check));
    assert_eq!(both(&found), (1, 1), "{json:#}");
}

#[test]
fn a_day_that_there_is_not_and_a_record_that_has_not_begun() {
    let (repository, ..) = two_commits();
    for (day, help) in [("2023-06-31", "30 days"), ("2023-13-01", "no month 13")] {
        cannot(&repository.run(&list_at(day)), &["is not a valid day", day, help]);
    }
    let empty = tempfile::tempdir().unwrap();
    let run = Command::new("git").args(["init", "--quiet"]).current_dir(empty.path()).status();
    assert!(run.unwrap().success());
    for command in ["history", "audit", "trend", "diff"] {
        cannot(&repository.run_in(empty.path(), &[command]), &["there are no commits yet"]);
    }
}

#[test]
fn a_version_is_judged_on_its_own_day() {
    let repository = Repository::new();
    let first = repository.head();
    repository.replace("plan/II/II.1.toml", "title ", "# a note\ntitle ");
    repository.commit("2035-01-01", "after the deadline");
    let as_of = |args: &[&str]| {
        let run = repository.run(&[args, &["--format", "json"]].concat());
        let answer: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        (answer["as_of"].as_str().unwrap().to_owned(), answer["items"].as_array().map_or(0, Vec::len))
    };
    for command in ["overdue", "list", "status", "funding", "trend", "check"] {
        assert_eq!(as_of(&[command, "--at", &first]).0, "2023-01-10", "{command}");
        assert_eq!(as_of(&[command, "--at", "2023-05-05"]).0, "2023-05-05", "{command}");
        assert_eq!(as_of(&[command, "--at", &first, "--as-of", "2024-01-01"]).0, "2024-01-01", "{command}");
    }
    assert_eq!(as_of(&["overdue", "--at", &first]).1, 0);
    assert!(as_of(&["overdue", "--at", "HEAD"]).1 > 0);
}

#[test]
fn a_partial_clone_fetches_nothing_without_a_word() {
    let repository = Repository::new();
    let first = repository.head();
    repository.replace("plan/II/II.1.toml", "title ", "# a note\ntitle ");
    repository.commit("2023-02-01", "a note");
    repository.git(&["config", "uploadpack.allowFilter", "true"]);
    let source = format!("file://{}", repository.folder.display());
    repository.git(&["clone", "--quiet", "--filter=blob:none", &source, "../partial"]);
    let partial = repository.home.path().join("partial");
    assert_eq!(repository.run_in(&partial, &["list"]).code, Some(0));
    let missing = |folder: &std::path::Path| {
        let folder = folder.to_str().unwrap();
        let objects = repository.git(&["-C", folder, "rev-list", "--objects", "--missing=print", "HEAD"]);
        objects.lines().filter(|line| line.starts_with('?')).count()
    };
    let before = missing(&partial);
    assert!(before > 0);
    let run = repository.run_in(&partial, &["list", "--at", &first]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""), "{}", run.stderr);
    let run = repository.run_in(&partial, &["history"]);
    assert!(run.stdout.contains("partial clone"), "{}{}", run.stdout, run.stderr);
    for question in ["history", "slippage", "trend", "audit"] {
        let run = repository.run_in(&partial, &[question, "--format", "json"]);
        assert!(run.stdout.contains("\"complete\": false"), "{question}: {}", run.stdout);
        assert_eq!(run.code, Some(if question == "audit" { 3 } else { 0 }), "{question}: {}", run.stderr);
    }
    assert_eq!(missing(&partial), before);
}

#[test]
fn a_day_as_officials_write_it_stands_for_the_last_commit_by_then() {
    let repository = Repository::new();
    let first = repository.head();
    repository.replace("plan/I/I.1.1.toml", "2031-12-31", "2032-12-31");
    repository.commit("2024-02-01", "moved");
    for day in ["2023-06-30", "2023-6-30", "2023. 06. 30.", "30 June 2023", "2023. június 30."] {
        assert_eq!(deadline(&repository.run(&list_at(day))).1, first, "{day}");
    }
    let run = repository.run(&["diff", "2023. 06. 30..2024. 02. 01."]);
    assert!(run.code == Some(0) && run.stdout.contains("366 days later"), "{run:?}");
}
