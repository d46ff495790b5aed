//! The action, the workflows and the jobs for other hosts, run as those hosts run them.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use snapbox::cmd::cargo_bin;
use tempfile::TempDir;
use yaml_rust2::Yaml;

use crate::hosts::workflows::{ACTION, parse, steps, yaml};
use crate::support::fixtures;
use crate::support::repository::{LIGHT, Repository, Run, isolate};

/// Stands in for cargo: writes down what it was called with, and "installs" the program that is tested.
const CARGO: &str = r#"#!/usr/bin/env bash
echo "$*" >> "$CALLS"
[ "$1" != "$FAILING" ] || exit 101
[ "$1" = install ] || exit 0
while [ $# -gt 0 ]; do
    case "$1" in
        --path) [ -f "$2/Cargo.toml" ] || exit 101 ;;
        --root) mkdir -p "$2/bin" && ln -sf "$PLAN" "$2/bin/plan" ;;
    esac
    shift
done
"#;

/// What the host knows of the action that a workflow names.
const GITHUB: [(&str, &str); 2] = [("github.action_ref", "main"), ("github.action_repository", "owner/plan")];

/// Stands in for curl: writes down what it was called with, and gives what `RELEASES` holds.
const CURL: &str = r#"#!/usr/bin/env bash
echo "curl $*" >> "$CALLS"
for word in "$@"; do
    case "$word" in
        https://*) cp "$RELEASES/${word##*/}" . || exit 22 ;;
    esac
done
"#;

/// A machine of a code host: its folder for a job, with the tools that a job finds on the path.
struct Runner(TempDir);

impl Runner {
    fn new() -> Self {
        let runner = Runner(tempfile::tempdir().unwrap());
        fs::create_dir(runner.0.path().join("tools")).unwrap();
        runner.tool("cargo", CARGO);
        runner.tool("curl", CURL);
        runner
    }

    fn tool(&self, name: &str, script: &str) {
        let path = self.0.path().join("tools").join(name);
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn with_plan(self) -> Self {
        std::os::unix::fs::symlink(cargo_bin!("plan"), self.0.path().join("tools/plan")).unwrap();
        self
    }

    /// Runs a script with the shell's arguments in a folder.
    fn script(&self, shell: &[&str], script: &str, folder: &Path, env: &[(String, String)]) -> Output {
        let home = self.0.path();
        let file = home.join("step.sh");
        fs::write(&file, script).unwrap();
        let mut command = Command::new("bash");
        isolate(&mut command, home);
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GITHUB_"))
        {
            command.env_remove(name);
        }
        let path = std::env::var("PATH").unwrap();
        command
            .args(shell)
            .arg(&file)
            .current_dir(folder)
            .env("PATH", format!("{}:{path}", home.join("tools").display()))
            .env("PLAN", cargo_bin!("plan"))
            .env("CALLS", home.join("calls"))
            .env("FAILING", "")
            .envs(env.iter().map(|(name, value)| (name, value)))
            .output()
            .unwrap()
    }

    /// What the tools were called with.
    fn calls(&self) -> String {
        fs::read_to_string(self.0.path().join("calls")).unwrap_or_default()
    }

    /// Runs the action's steps in a checkout, up to the first that fails.
    fn action(&self, workspace: &Path, inputs: &[(&str, &str)], env: &[(&str, &str)]) -> Ran {
        let action = yaml(ACTION);
        let temp = self.0.path().join("temp");
        fs::create_dir_all(&temp).unwrap();
        let summary = self.0.path().join("summary.md");
        fs::write(&summary, "").unwrap();
        let given = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let folder = fixtures::root().join(".github/actions/plan-check");
        let mut common: Vec<(String, String)> = env.iter().map(given).collect();
        for (name, value) in [
            ("GITHUB_ACTIONS", "true"),
            ("CI", "true"),
            ("GITHUB_ACTION_PATH", folder.to_str().unwrap()),
            ("GITHUB_WORKSPACE", workspace.to_str().unwrap()),
            ("GITHUB_STEP_SUMMARY", summary.to_str().unwrap()),
            ("GITHUB_OUTPUT", self.0.path().join("output").to_str().unwrap()),
            ("GITHUB_ENV", self.0.path().join("env").to_str().unwrap()),
            ("RUNNER_TEMP", temp.to_str().unwrap()),
            ("RUNNER_OS", "Linux"),
            ("RUNNER_ARCH", "X64"),
        ] {
            common.push(given(&(name, value)));
        }
        let input = |name: &str| {
            let given = inputs.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
            given.or(action["inputs"][name]["default"].as_str()).unwrap().to_owned()
        };
        let (mut stdout, mut last) = (String::new(), None);
        let expression = |text: &str| {
            let name = text.strip_prefix("${{ ").and_then(|text| text.strip_suffix(" }}")).unwrap();
            match name.strip_prefix("inputs.") {
                Some(name) => input(name),
                None => GITHUB.iter().find(|(known, _)| *known == name).unwrap().1.to_owned(),
            }
        };
        for step in steps(&action) {
            if step["uses"].as_str().is_some() {
                continue;
            }
            let mut env = common.clone();
            for (name, value) in step["env"].as_hash().into_iter().flatten() {
                let name = name.as_str().unwrap().to_owned();
                // What the test sets wins over what the host would.
                if !common.iter().any(|(known, _)| *known == name) {
                    env.push((name, expression(value.as_str().unwrap())));
                }
            }
            // How a runner calls bash where a step names it.
            let bash = ["--noprofile", "--norc", "-eo", "pipefail"];
            let run = Run::from(self.script(&bash, step["run"].as_str().unwrap(), workspace, &env));
            stdout += &run.stdout;
            let failed = run.code != Some(0);
            last = Some(run);
            if failed {
                break;
            }
        }
        assert!(!self.0.path().join("env").exists(), "the action writes to the job's environment");
        let outputs = fs::read_to_string(self.0.path().join("output")).unwrap_or_default();
        for line in outputs.lines() {
            assert!(line.starts_with("key=plan-Linux-X64-") || line == "released=true", "{line}");
        }
        let run = Run { stdout, ..last.unwrap() };
        Ran { run, summary: fs::read_to_string(summary).unwrap() }
    }
}

/// What came of the action.
struct Ran {
    run: Run,
    summary: String,
}

impl Ran {
    /// The annotations, as the host reads them: no line between `stop-commands` and its word counts.
    fn annotations(&self) -> Vec<&str> {
        let mut stopped: Option<&str> = None;
        let mut found = Vec::new();
        for line in self.run.stdout.lines() {
            match stopped {
                Some(word) if line.trim() == format!("::{word}::") => stopped = None,
                Some(_) => {}
                None if line.starts_with("::stop-commands::") => stopped = line.rsplit("::").next(),
                None if line.trim_start().starts_with("::") => found.push(line),
                None => {}
            }
        }
        assert_eq!(stopped, None, "commands stay stopped: {}", self.run.stdout);
        found
    }
}

/// Everything in a folder, git's own aside.
fn listing(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with(".git") {
            all.extend(listing(&path));
        } else if path.is_file() {
            all.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    all
}

#[test]
fn the_action_checks_sums_up_and_ends_as_the_check_does() {
    let (runner, repository) = (Runner::new(), Repository::new());
    let sound = runner.action(&repository.folder, &[], &[]);
    assert_eq!(sound.run.code, Some(0), "{}{}", sound.run.stdout, sound.run.stderr);
    assert!(sound.annotations().is_empty(), "{}", sound.run.stdout);
    assert!(sound.summary.starts_with("## Plan for Quiet Harbours 2030-2031\n"), "{}", sound.summary);
    let calls = runner.calls();
    assert!(calls.starts_with("install --locked ") && calls.lines().count() == 1, "{calls}");

    repository.replace(LIGHT, "\"treasury\"", "\"tresury\"");
    let broken = runner.action(&repository.folder, &[], &[]);
    assert_eq!(broken.run.code, Some(1));
    let annotations = broken.annotations();
    assert_eq!(annotations.len(), 1, "{annotations:#?}");
    assert!(annotations[0].starts_with("::error file=plan/I/I.1.1.toml,line=10,"), "{annotations:?}");
    assert!(broken.run.stdout.contains("error[unknown-source]"), "{}", broken.run.stdout);
    assert!(broken.summary.contains("| 10 | error: unknown-source |"), "{}", broken.summary);

    // A warning fails where it is asked to; an answer that is neither yes nor no is no "no".
    let warned = Repository::new();
    warned.write("plan/notes.txt", "remember");
    let denying = |answer: &str| runner.action(&warned.folder, &[("deny-warnings", answer)], &[]);
    for (answer, code) in [("false", 0), ("true", 1), ("True", 2), ("", 2)] {
        assert_eq!(denying(answer).run.code, Some(code), "{answer}");
    }
    assert!(denying("yes").annotations()[0].ends_with("::deny-warnings is either true or false"));
    // What cannot be built is not checked.
    let failing = Runner::new().action(&warned.folder, &[], &[("FAILING", "install")]);
    assert_eq!((failing.run.code, failing.run.stdout.as_str()), (Some(101), ""));
}

/// A package as the release workflow makes it, and its checksum.
fn release(folder: &Path, content: &Path) {
    let package = "plan-x86_64-unknown-linux-gnu.tar.gz";
    let folder = folder.to_str().unwrap();
    let script = format!(
        "mkdir -p '{folder}' && cp '{}' '{folder}/plan' && cd '{folder}' && tar -czf {package} plan && rm plan && \
         sha256sum {package} > SHA256SUMS",
        content.display()
    );
    assert!(Command::new("bash").args(["-ec", &script]).status().unwrap().success());
}

#[test]
fn a_tag_gets_the_released_program_and_a_branch_builds_its_own() {
    let repository = Repository::new();
    let releases = repository.home.path().join("releases");
    release(&releases, cargo_bin!("plan"));
    let tag = concat!("v", env!("CARGO_PKG_VERSION"));
    let env = |tag: &'static str| {
        [("ACTION_REF", tag), ("ACTION_REPOSITORY", "owner/plan"), ("RELEASES", releases.to_str().unwrap())]
    };
    let runner = Runner::new();
    let ran = runner.action(&repository.folder, &[], &env(tag));
    assert_eq!(ran.run.code, Some(0), "{}{}", ran.run.stdout, ran.run.stderr);
    let address = format!("https://github.com/owner/plan/releases/download/{tag}/SHA256SUMS");
    assert!(runner.calls().contains(&address) && !runner.calls().contains("install"), "{}", runner.calls());
    for other in ["main", "v0.0.1", ""] {
        let runner = Runner::new();
        assert_eq!(runner.action(&repository.folder, &[], &env(other)).run.code, Some(0));
        assert!(runner.calls().starts_with("install --locked "), "{other}: {}", runner.calls());
    }
    // A package that is not what was released is refused; where there is none, the program is built.
    fs::write(releases.join("SHA256SUMS"), format!("{:064} *plan-x86_64-unknown-linux-gnu.tar.gz\n", 0))
        .unwrap();
    let runner = Runner::new();
    assert_eq!(runner.action(&repository.folder, &[], &env(tag)).run.code, Some(1));
    assert!(!runner.calls().contains("install"), "{}", runner.calls());
    fs::remove_dir_all(&releases).unwrap();
    let runner = Runner::new();
    assert_eq!(runner.action(&repository.folder, &[], &env(tag)).run.code, Some(0));
    assert!(runner.calls().contains("install --locked "), "{}", runner.calls());
}

#[test]
fn inputs_are_words_and_never_run() {
    let (runner, repository) = (Runner::new(), Repository::new());
    let before = listing(&repository.folder);
    let hostile = [
        "my plan",
        "it's \"quoted\"",
        "\"; touch owned; \"",
        "'; touch owned; '",
        "$(touch owned)",
        "`touch owned`",
        "$HOME",
        "; touch owned",
        "a\ntouch owned\n",
        "a\n::error::forged\n::set-output name=x::y",
        "--fix",
        "-rf /",
        "> owned",
        "*",
        "\\",
        "${{ github.token }}",
        "%0A::error::forged",
    ];
    for word in hostile {
        for (input, code) in [("dir", 3), ("against", 3), ("deny-warnings", 2)] {
            let ran = runner.action(&repository.folder, &[(input, word)], &[]);
            assert_eq!(ran.run.code, Some(code), "{input} {word:?}: {}{}", ran.run.stdout, ran.run.stderr);
            let said = [ran.run.stdout.as_str(), &ran.run.stderr].concat();
            assert!(!said.lines().any(|line| line.trim_start().starts_with("::") && line.contains("forged")));
            assert_eq!(listing(&repository.folder), before, "{input} {word:?}");
        }
    }
    assert!(!runner.0.path().join("owned").exists());

    // A folder may be called what it likes.
    let name = "my 'plan'; $(touch owned)";
    repository.git(&["mv", "plan", name]);
    let ran = runner.action(&repository.folder, &[("dir", name)], &[]);
    assert_eq!(ran.run.code, Some(0), "{}", ran.run.stderr);
    assert!(!repository.folder.join("owned").exists());
}

/// A branch that moves a deadline, merged for trial into the branch that it goes to, as the host checks it out: with as
/// much of the history as this repository's own workflow asks for.
fn pull_request(repository: &Repository, base: &str) -> PathBuf {
    repository.git(&["checkout", "--quiet", "-b", "mine"]);
    repository.replace(LIGHT, "2031-12-31", "2031-12-30");
    repository.commit("2023-02-01", "mine");
    repository.git(&["checkout", "--quiet", base]);
    repository.replace("plan/II/II.1.toml", "walking", "running");
    repository.commit("2023-02-02", "theirs");
    repository.git(&["checkout", "--quiet", "-b", "merge"]);
    repository.git(&["merge", "--quiet", "-m", "trial", "mine"]);
    let workflow = yaml(".github/workflows/plan.yml");
    let checkout =
        |step: &Yaml| step["uses"].as_str().is_some_and(|uses| uses.starts_with("actions/checkout@"));
    let depth =
        steps(&workflow).into_iter().find(checkout).unwrap()["with"]["fetch-depth"].as_i64().unwrap_or(1);
    let source = format!("file://{}", repository.folder.display());
    let depth = if depth == 0 { "--no-single-branch".to_owned() } else { format!("--depth={depth}") };
    let workspace = repository.home.path().join("workspace");
    repository.git(&["clone", "--quiet", &depth, "--branch=merge", &source, workspace.to_str().unwrap()]);
    workspace
}

#[test]
fn a_pull_request_is_judged_by_what_it_does() {
    for base in ["main", "re'le\"ase;$(touch${IFS}owned)"] {
        let (runner, repository) = (Runner::new(), Repository::new());
        if base != "main" {
            repository.git(&["checkout", "--quiet", "-b", base]);
        }
        let workspace = pull_request(&repository, base);
        let ran = runner.action(&workspace, &[], &[("GITHUB_BASE_REF", base)]);
        assert_eq!(ran.run.code, Some(1), "{}{}", ran.run.stdout, ran.run.stderr);
        let annotations = ran.annotations();
        assert_eq!(annotations.len(), 1, "{annotations:#?}");
        assert!(annotations[0].contains("title=deadline-moved::"), "{annotations:?}");
        assert!(ran.summary.contains("deadline-moved"), "{}", ran.summary);
        assert!(!workspace.join("owned").exists());
        // A push goes nowhere: there is no change to judge, unless somebody says against what.
        assert_eq!(runner.action(&workspace, &[], &[("GITHUB_BASE_REF", "")]).run.code, Some(0));
        assert_eq!(runner.action(&workspace, &[("against", "HEAD~")], &[]).run.code, Some(1));
        // What is asked for goes before what is guessed.
        let asked = runner.action(&workspace, &[("against", "HEAD")], &[("GITHUB_BASE_REF", base)]);
        assert_eq!(asked.run.code, Some(0), "{}", asked.run.stdout);
    }
}

#[test]
fn a_checkout_without_history_is_told_what_it_lacks() {
    let (runner, repository) = (Runner::new(), Repository::new());
    repository.replace(LIGHT, "2031-12-31", "2031-12-30");
    repository.commit("2023-02-01", "mine");
    repository.git(&["branch", "mine"]);
    let source = format!("file://{}", repository.folder.display());
    let workspace = repository.home.path().join("shallow");
    repository.git(&["clone", "--quiet", "--depth=1", "--branch=mine", &source, workspace.to_str().unwrap()]);
    let ran = runner.action(&workspace, &[], &[("GITHUB_BASE_REF", "main")]);
    assert_eq!(ran.run.code, Some(3));
    assert!(ran.run.stderr.contains("origin/main"), "{}", ran.run.stderr);
    assert!(ran.run.stderr.contains("shallow clone"), "{}", ran.run.stderr);
}

#[test]
fn the_gate_asks_for_all_of_it_and_stops_at_the_first_that_fails() {
    let steps = steps(&yaml(".github/workflows/ci.yml"));
    let script = steps.iter().find_map(|step| step["run"].as_str()).unwrap();
    // How a runner calls bash where a step names no shell.
    let gate = |failing: &str| {
        let runner = Runner::new();
        let env =
            [("FAILING".to_owned(), failing.to_owned()), ("WITHOUT_PROGRAMS".to_owned(), "1".to_owned())];
        let run = Run::from(runner.script(&["-e"], script, fixtures::root(), &env));
        let is_told = failing.is_empty() == run.stderr.contains("NOT TRIED");
        assert!(is_told, "what was not tried is said: {}", run.stderr);
        let calls: Vec<String> = runner.calls().lines().map(str::to_owned).collect();
        (run.code, calls.into_iter().filter(|call| !call.ends_with("--version")).collect::<Vec<_>>())
    };
    let (code, calls) = gate("");
    assert_eq!(code, Some(0));
    let parts: Vec<&str> = calls.iter().filter_map(|call| call.split(' ').next()).collect();
    assert_eq!(parts, ["fmt", "clippy", "doc", "test", "test"], "{calls:#?}");
    assert!(calls[0].contains("--check") && calls[1].ends_with("-D warnings"), "{calls:#?}");
    let (code, calls) = gate("doc");
    assert_eq!((code, calls.len()), (Some(101), 3), "{calls:#?}");
}

#[test]
fn the_job_of_the_manual_reports_to_gitlab() {
    let readme = fixtures::text("src/cli/help/ci.md");
    let job = readme.split("```yaml\n").find(|block| block.starts_with("plan:\n")).unwrap();
    let job = &parse("src/cli/help/ci.md", job.split("```").next().unwrap())["plan"];
    let (runner, repository) = (Runner::new().with_plan(), Repository::new());
    let base = repository.head();
    repository.replace(LIGHT, "2031-12-31", "2031-12-30");
    repository.commit("2023-02-01", "mine");
    let env = [("CI_MERGE_REQUEST_DIFF_BASE_SHA".to_owned(), base)];
    let script = job["script"].as_str().unwrap();
    let run = Run::from(runner.script(&["-eo", "pipefail"], script, &repository.folder, &env));
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert_eq!(job["artifacts"]["when"].as_str(), Some("always"), "a failing job has something to show");
    assert_eq!(job["variables"]["GIT_DEPTH"].as_str(), Some("0"));
    let report = job["artifacts"]["reports"]["codequality"].as_str().unwrap();
    let report: serde_json::Value = serde_json::from_str(&repository.text(report)).unwrap();
    let issues = report.as_array().unwrap();
    assert_eq!(issues.len(), 1, "{issues:#?}");
    assert_eq!(issues[0]["check_name"], "deadline-moved");
}

#[test]
fn the_hooks_end_as_the_check_does() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    for hook in hooks.as_vec().unwrap() {
        let (runner, repository) = (Runner::new().with_plan(), Repository::new());
        // The words of `entry`, then `args`, then the files that changed, where the hook takes them.
        let run = |args: &str| {
            let entry = hook["entry"].as_str().unwrap();
            let is_passed = hook["pass_filenames"].as_bool() != Some(false);
            let files = if is_passed { LIGHT } else { "" };
            let script = format!("exec {entry} {args} {files}");
            Run::from(runner.script(&[], &script, &repository.folder, &[]))
        };
        assert_eq!(run("").code, Some(0), "{}", run("").stderr);
        repository.write("plan/notes.txt", "remember");
        repository.git(&["add", "plan"]);
        assert_eq!(run("--deny warnings").code, Some(1));
        repository.replace(LIGHT, "\"treasury\"", "\"tresury\"");
        repository.git(&["add", "plan"]);
        let broken = run("");
        assert_eq!(broken.code, Some(1));
        assert!(broken.stdout.contains("error[unknown-source]"), "{}", broken.stdout);
    }
}
