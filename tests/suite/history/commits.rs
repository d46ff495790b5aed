//! `plan history` as people see it, whoever made the commits, and however git is set up.
//!
//! After a change that is meant, `.ci/bless history` writes the forms in `tests/formats/` anew.

use std::fs;
use std::process::Command;

use plan::render::escape::is_unprintable;
use serde_json::Value;

use crate::support::repository::{BRIDGE, LIGHT, Repository, Run};
use crate::{answers::contract, support::fixtures};

/// A story with something of everything. Days, names and words are fixed, and so are the ids of the commits.
fn story() -> Repository {
    let repository = Repository::new();
    repository.replace(LIGHT, "2031-12-31", "2032-03-31");
    repository.commit("2023-02-01", "Three months more");
    repository.git(&["mv", LIGHT, "plan/I.1.1.toml"]);
    repository.append(
        "plan/I.1.1.toml",
        "\n[[report]]\ndate = 2030-06-30\nbody = \"ML\"\nstatus = \"in-progress\"\ntext = \"a first night, \\\"lit\\\"\"\n",
    );
    repository.replace("plan/I.1.1.toml", "amount        = 1_000", "amount = 800");
    repository.commit("2023-02-02", "A report; less money");
    repository.replace(BRIDGE, "title ", "title = \nold ");
    repository.commit("2023-02-03", "Broken");
    repository.git(&["checkout", "--quiet", "HEAD~1", "--", BRIDGE]);
    repository.replace(BRIDGE, "walking", "walking, and a boat");
    repository.replace("plan/plan.toml", "name  = \"Sea Fund\"", "name = \"Fund of the Sea\"");
    repository.commit("2023-02-04", "Mended");
    for number in 2..10 {
        repository.write(&format!("plan/II/II.{number}.toml"), repository.text(BRIDGE));
    }
    repository.commit("2023-02-05", "More bridges");
    repository.git(&["rm", "--quiet", BRIDGE]);
    repository.commit("2023-02-06", "One bridge less");
    repository
}

#[track_caller]
fn told(run: &Run) -> &str {
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    &run.stdout
}

#[test]
fn every_form_is_as_it_is_kept() {
    let repository = story();
    for (args, name) in [
        (&["--format", "table"][..], "history.txt"),
        (&["--format", "markdown"], "history.md"),
        (&["--format", "csv"], "history.csv"),
        (&["I.1.1", "--format", "table"], "history-of-one.txt"),
        (&["II.1", "--field", "means", "--format", "table"], "history-of-a-field.txt"),
        (&["--author", "nobody", "--format", "table"], "history-of-nobody.txt"),
    ] {
        let run = repository.run(&[&["history"], args].concat());
        let kept = fixtures::root().join("tests/formats").join(name);
        snapbox::assert_data_eq!(told(&run), snapbox::Data::read_from(&kept, None).raw());
    }
}

/// What `plan history` answers in JSON, and what it says beside it.
#[track_caller]
fn answer(run: &Run) -> Value {
    let answer = serde_json::from_str(told(run)).unwrap();
    contract::demand(&answer);
    answer
}

const JSON: [&str; 3] = ["history", "--format", "json"];

#[test]
fn the_users_configuration_changes_nothing() {
    let repository = story();
    let expected = answer(&repository.run(&JSON));
    let every = [&JSON[..], &["--all-commits"]].concat();
    let expected_of_all = answer(&repository.run(&every));
    let home = repository.home.path();
    let config = "[diff]\nexternal = false\nrenames = copies\nrelative = true\norderFile = /nowhere\nnoprefix = true\n\
                  mnemonicPrefix = true\nignoreSubmodules = all\nsuppressBlankEmpty = true\nalgorithm = patience\n\
                  [diff \"toml\"]\ntextconv = false\ncommand = false\nbinary = true\n\
                  [color]\nui = always\ndiff = always\n[core]\nquotePath = true\npager = false\nabbrev = 4\n\
                  attributesFile = ~/attributes\nprecomposeUnicode = true\nignoreCase = true\nautocrlf = true\n\
                  [log]\nfollow = true\nshowSignature = true\ndecorate = full\ndate = relative\nmailmap = true\n\
                  diffMerges = separate\nshowRoot = false\n[format]\npretty = oneline\n\
                  [mailmap]\nfile = ~/mailmap\n[i18n]\nlogOutputEncoding = ISO-8859-1\n\
                  [alias]\nrev-list = !false\ndiff-tree = !false\ncat-file = !false\n[diff-tree]\nx = y\n\
                  [grep]\nx = y\n[rev-list]\nabbrev-commit = true\n";
    fs::write(home.join(".gitconfig"), config).unwrap();
    fs::write(home.join("attributes"), "*.toml diff=toml -text\n").unwrap();
    let mailmap = "Another Name <another@example.org> <tester@example.org>\n";
    fs::write(home.join("mailmap"), mailmap).unwrap();
    repository.write(".gitattributes", "*.toml diff=toml working-tree-encoding=UTF-16 export-ignore\n");
    repository.write(".mailmap", mailmap);
    repository.write(".git/info/attributes", "*.toml diff=toml ident\n");
    let run = |args: &[&str]| -> Run {
        let mut command = repository.command(&repository.folder, args);
        let traps = [
            ("GIT_DIR", "/nowhere"),
            ("GIT_WORK_TREE", "/"),
            ("GIT_INDEX_FILE", "/nowhere"),
            ("GIT_EXTERNAL_DIFF", "false"),
            ("GIT_DIFF_OPTS", "--unified=0"),
            ("GIT_PAGER", "false"),
            ("GIT_NAMESPACE", "other"),
            ("GIT_GLOB_PATHSPECS", "1"),
            ("GIT_ICASE_PATHSPECS", "1"),
            ("GIT_CEILING_DIRECTORIES", "/"),
            ("TZ", "Pacific/Kiritimati"),
            ("LC_ALL", "hu_HU.ISO-8859-2"),
        ];
        command.envs(traps).output().unwrap().into()
    };
    assert_eq!(answer(&run(&JSON)), expected);
    assert_eq!(answer(&run(&every)), expected_of_all);
    // And where the diff is asked for.
    let range = ["diff", "HEAD~4..HEAD", "--format", "json"];
    assert_eq!(answer(&run(&range)), answer(&repository.run(&range)));
}

#[test]
fn what_rewrites_the_record_is_named() {
    let repository = story();
    let run = repository.run(&JSON);
    assert_eq!(run.stderr, "");
    let expected = answer(&run);
    let commits: Vec<String> = repository.git(&["rev-list", "HEAD"]).lines().map(str::to_owned).collect();
    // A replacement is passed over, and said to be there.
    repository.git(&["replace", &commits[2], &commits[1]]);
    let run = repository.run(&JSON);
    assert_eq!(answer(&run), expected);
    assert!(run.stderr.contains("replaces 1 of its objects"), "{}", run.stderr);
    let said = repository.run(&["history", "--lang", "hu"]).stderr;
    assert!(said.starts_with("figyelmeztetés: ebben a tárolóban más áll 1 objektum"), "{said}");
    repository.git(&["replace", "--delete", &commits[2]]);
    // So is a graft.
    repository.write(".git/info/grafts", format!("{} {}\n", commits[0], commits[4]));
    for folder in [repository.folder.clone(), repository.folder.join("plan/II")] {
        let run = repository.run_in(&folder, &JSON);
        assert!(run.stderr.contains("has grafts"), "{}", run.stderr);
        let said = repository.run_in(&folder, &["history", "--lang", "hu"]).stderr;
        assert!(said.contains("ebben a tárolóban átírt szülők vannak"), "{said}");
        assert_eq!(answer(&run), expected);
    }
}

#[test]
fn without_a_repository_it_says_so_and_all_else_works() {
    let repository = Repository::new();
    let outside = tempfile::tempdir().unwrap();
    let from = repository.folder.join("plan");
    let copied = Command::new("cp").arg("-r").arg(from).arg(outside.path()).status();
    assert!(copied.unwrap().success());
    for args in [&["history"][..], &["history", "I.1.1"], &["diff"], &["list", "--at", "HEAD"]] {
        let run = repository.run_in(outside.path(), args);
        assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""), "{args:?}");
        assert!(run.stderr.contains("is not in a git repository"), "{args:?}: {}", run.stderr);
    }
    for args in [&["list"][..], &["show", "I.1.1"], &["overdue"], &["funding"], &["status"], &["check"]] {
        assert_eq!(repository.run_in(outside.path(), args).code, Some(0), "{args:?}");
    }
    // A repository without a commit, and one without git.
    repository.git(&["init", "--quiet", "../empty"]);
    let run = repository.run_in(&repository.home.path().join("empty"), &["history"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""), "{}", run.stderr);
    let mut command = repository.command(&repository.folder, &["history"]);
    let run: Run = command.env("PATH", "/nowhere").output().unwrap().into();
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
    assert!(run.stderr.contains("cannot run git"), "{}", run.stderr);
}

/// Names and words that try to break out of a form.
const HOSTILE: [&str; 9] = [
    "::error file=x::forged",
    "##[error]forged",
    "\u{1b}[2J\u{1b}]0;title\u{7} \u{9b}31m",
    "=HYPERLINK(\"https://example.org\")",
    "<script>alert(1)</script> | [l](https://example.org) `c` @all",
    "\u{202e}txet neddih\u{2066} \r::error::after a return",
    "\"quotes\" 'and' \\ back\\u{1b} — őűŐŰ 人",
    // As wide as the screen: what follows begins a line.
    "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww ::error::on the next",
    "first line\n::error::second line\n\nand a body",
];

#[test]
fn no_author_or_subject_breaks_out_of_a_form() {
    let repository = Repository::new();
    for (at, words) in HOSTILE.iter().enumerate() {
        repository.replace(LIGHT, &format!("{}-12-31", 2031 + at), &format!("{}-12-31", 2032 + at));
        repository.git(&["add", "--all"]);
        let name: String = words.chars().filter(|c| !"<>\n".contains(*c)).collect();
        let settings = format!("user.name=x{name}x");
        repository
            .git_on("2023-02-01", &["-c", &settings, "commit", "--quiet", "--cleanup=verbatim", "-m", words]);
    }
    // A file and a report of the kind, both of them broken lines.
    let report = "date = 2030-06-30\nbody = \"ML\"\nstatus = \"completed\"\ntext = \"\"\"x\n::error::y\n##[error]z\"\"\"\n";
    repository.append(LIGHT, &format!("\n[[report]]\n{report}"));
    repository.write("plan/I/\u{1b}[31m\n::error::x.toml", "title = \"\u{1b}[0m");
    repository.commit("2023-02-02", "a name");
    for format in ["table", "markdown", "csv", "json"] {
        for more in [&[][..], &["I.1.1"], &["--all-commits"]] {
            let run = repository.run(&[&["history", "--format", format], more].concat());
            // The file cannot be read to this day, and the run says so.
            let is_whole = run.code == Some(0);
            assert!(is_whole || run.stderr.contains("is not told"), "{format}: {}", run.stderr);
            let text = &run.stdout;
            let active = text.chars().chain(run.stderr.chars()).find(|&c| is_unprintable(c));
            assert_eq!(active, None, "{format}: {text:?}");
            for line in text.lines() {
                let is_command = line.trim_start().starts_with("::") || line.contains("##[");
                assert!(!is_command || matches!(format, "csv" | "json"), "{format}: {text}");
            }
            if format == "markdown" {
                for markup in ["<script", "@all", "[l]("] {
                    assert!(!text.contains(markup), "{markup} in {text}");
                }
            }
            if format == "csv" {
                let mut rows = csv::Reader::from_reader(text.as_bytes());
                let cells =
                    rows.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
                for cell in cells {
                    assert!(!cell.starts_with(['=', '+', '@', '\t', '\r']), "{cell:?}");
                }
            }
        }
    }
    // A program gets the words as they are.
    let run = repository.run(&JSON);
    assert_eq!(run.code, Some(3), "{}", run.stderr);
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    contract::demand(&answer);
    let subjects: Vec<&str> = answer["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| change["subject"].as_str().unwrap())
        .collect();
    for words in &HOSTILE[..8] {
        assert!(subjects.contains(words), "{words:?} is not in {subjects:?}");
    }
    assert!(subjects.contains(&"first line ::error::second line"), "{subjects:?}");
    assert!(answer["changes"].as_array().unwrap().iter().any(|c| c["author"] == "x::error file=x::forgedx"));
}

#[test]
fn a_day_is_named_only_where_it_plays_a_part() {
    let repository = story();
    let as_of = |args: &[&str]| {
        let mut command = repository.command(&repository.folder, args);
        let run: Run =
            command.args(["--format", "json"]).env("PLAN_TODAY", "2028-02-29").output().unwrap().into();
        serde_json::from_str::<Value>(&run.stdout).unwrap()["as_of"].clone()
    };
    for args in [&["history"][..], &["diff", "HEAD~1..HEAD"], &["audit"], &["slippage"]] {
        assert_eq!(as_of(args), Value::Null, "{args:?}");
    }
    for args in [&["overdue"][..], &["list"], &["check"], &["trend"], &["status"]] {
        assert_eq!(as_of(args), "2028-02-29", "{args:?}");
    }
    let mut command = repository.command(&repository.folder, &["overdue"]);
    let run: Run = command.env("PLAN_TODAY", "2023-02-29").output().unwrap().into();
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(run.stderr.contains("PLAN_TODAY is \"2023-02-29\", which is not a date"), "{}", run.stderr);
}
