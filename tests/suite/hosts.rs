//! What code hosts are given: the action, the workflows, the hooks.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use snapbox::cmd::cargo_bin;
use yaml_rust2::{Yaml, YamlLoader};

use crate::given;

const ACTION: &str = ".github/actions/plan-check/action.yml";

fn yaml(path: &str) -> Yaml {
    let mut documents =
        YamlLoader::load_from_str(&given::text(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    assert_eq!(documents.len(), 1, "{path}");
    documents.remove(0)
}

/// Every step of an action or a workflow.
fn steps(file: &Yaml) -> Vec<Yaml> {
    let of_jobs = file["jobs"].as_hash().into_iter().flatten().map(|(_, job)| &job["steps"]);
    let all = of_jobs.chain([&file["runs"]["steps"]]);
    all.filter_map(Yaml::as_vec).flatten().cloned().collect()
}

#[test]
fn no_shell_reads_what_somebody_else_has_written() {
    let mut paths = given::files(".github/workflows", ".yml");
    paths.push(ACTION.to_owned());
    let mut runs = 0;
    for path in &paths {
        for step in steps(&yaml(path)) {
            let Some(script) = step["run"].as_str() else { continue };
            runs += 1;
            assert!(!script.contains("${{"), "{path}: {script}");
        }
    }
    assert!(runs >= 3, "only {runs} scripts in {paths:?}");
}

#[test]
fn workflows_may_only_read() {
    for path in given::files(".github/workflows", ".yml") {
        let workflow = yaml(&path);
        let permissions =
            workflow["permissions"].as_hash().unwrap_or_else(|| panic!("{path}: no permissions"));
        assert!(permissions.values().all(|may| may.as_str() == Some("read")), "{path}: {permissions:?}");
        assert!(workflow["on"]["pull_request_target"].is_badvalue(), "{path}");
    }
}

#[test]
fn the_workflow_uses_the_action_with_inputs_that_it_has() {
    let action = yaml(ACTION);
    assert_eq!(action["runs"]["using"].as_str(), Some("composite"));
    assert!(steps(&action).iter().all(|step| step["shell"].as_str() == Some("bash")), "a step has no shell");
    let workflow = yaml(".github/workflows/plan.yml");
    let uses = |step: &Yaml| step["uses"].as_str() == Some("./.github/actions/plan-check");
    let step = steps(&workflow).into_iter().find(uses).unwrap();
    for key in step["with"].as_hash().unwrap().keys() {
        assert!(!action["inputs"][key.as_str().unwrap()].is_badvalue(), "no input {key:?}");
    }
}

/// Runs the action's check as a runner would.
fn run(folder: &Path, plan_dir: &str, deny_warnings: &str) -> Output {
    let step = steps(&yaml(ACTION)).pop().unwrap();
    let script = folder.join("step.sh");
    fs::write(&script, step["run"].as_str().unwrap()).unwrap();
    let bin = folder.join("plan/bin");
    fs::create_dir_all(&bin).unwrap();
    fs::copy(cargo_bin!("plan"), bin.join("plan")).unwrap();
    Command::new("bash")
        .args(["--noprofile", "--norc", "-eo", "pipefail"])
        .arg(&script)
        .current_dir(given::root())
        .env("RUNNER_TEMP", folder)
        .env("GITHUB_STEP_SUMMARY", folder.join("summary.md"))
        .env("PLAN_DIR", plan_dir)
        .env("PLAN_DENY_WARNINGS", deny_warnings)
        .output()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn the_action_checks_sums_up_and_ends_as_the_check_does() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), "", "true");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let summary = fs::read_to_string(folder.path().join("summary.md")).unwrap();
    assert!(summary.starts_with("## Anti-Trafficking Action Plan 2022-2023\n"), "{summary}");
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("::stop-commands::"));

    let broken = folder.path().join("broken");
    fs::create_dir(&broken).unwrap();
    fs::write(broken.join("plan.toml"), "title = 1\n").unwrap();
    assert_eq!(run(folder.path(), broken.to_str().unwrap(), "false").status.code(), Some(1));

    let hostile = format!("x\"; touch '{}'; $(exit 0) #", folder.path().join("owned").display());
    assert_eq!(run(folder.path(), &hostile, "`exit 0`").status.code(), Some(3));
    assert!(!folder.path().join("owned").exists());
}

#[test]
fn the_hooks_are_whole() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks = hooks.as_vec().unwrap();
    let languages: Vec<_> = hooks.iter().filter_map(|hook| hook["language"].as_str()).collect();
    assert_eq!(languages, ["rust", "system"]);
    for hook in hooks {
        assert_eq!(hook["entry"].as_str(), Some("plan check"));
        assert_eq!(hook["pass_filenames"].as_bool(), Some(false));
        assert!(hook["id"].as_str().unwrap().starts_with("plan-check"));
    }
}
