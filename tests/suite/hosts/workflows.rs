//! What code hosts are given: the action, the workflows, the hooks.

use yaml_rust2::{Yaml, YamlLoader};

use crate::support::fixtures;

pub const ACTION: &str = ".github/actions/plan-check/action.yml";

pub fn yaml(path: &str) -> Yaml {
    parse(path, &fixtures::text(path))
}

pub fn parse(path: &str, text: &str) -> Yaml {
    let mut documents = YamlLoader::load_from_str(text).unwrap_or_else(|e| panic!("{path}: {e}"));
    assert_eq!(documents.len(), 1, "{path}");
    documents.remove(0)
}

/// Every step of an action or a workflow.
pub fn steps(file: &Yaml) -> Vec<Yaml> {
    let of_jobs = file["jobs"].as_hash().into_iter().flatten().map(|(_, job)| &job["steps"]);
    let all = of_jobs.chain([&file["runs"]["steps"]]);
    all.filter_map(Yaml::as_vec).flatten().cloned().collect()
}

#[test]
fn no_shell_reads_what_somebody_else_has_written() {
    let mut paths = fixtures::files(".github/workflows", ".yml");
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
fn workflows_may_only_read_but_for_the_job_that_releases() {
    for path in fixtures::files(".github/workflows", ".yml") {
        let workflow = yaml(&path);
        for (name, job) in workflow["jobs"].as_hash().unwrap() {
            let asks = job["permissions"].as_hash().into_iter().flatten();
            let mut writes = asks.filter(|(_, may)| may.as_str() != Some("read"));
            let may_write = path.ends_with("release.yml") && name.as_str() == Some("publish");
            assert!(may_write || writes.next().is_none(), "{path}: {name:?} may write");
        }
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
    let workflow = yaml(".github/workflows/plan.yml");
    let uses = |step: &Yaml| step["uses"].as_str() == Some("./.github/actions/plan-check");
    let step = steps(&workflow).into_iter().find(uses).unwrap();
    for key in step["with"].as_hash().unwrap().keys() {
        assert!(!action["inputs"][key.as_str().unwrap()].is_badvalue(), "no input {key:?}");
    }
}

/// The keys of a table, all of them known.
#[track_caller]
fn keys<'a>(what: &str, table: &'a Yaml, known: &[&str]) -> Vec<&'a str> {
    let table = table.as_hash().unwrap_or_else(|| panic!("{what} is no table: {table:?}"));
    let keys: Vec<&str> = table.keys().map(|key| key.as_str().unwrap()).collect();
    let unknown: Vec<_> = keys.iter().filter(|key| !known.contains(key)).collect();
    assert!(unknown.is_empty(), "{what} has no key {unknown:?}");
    keys
}

/// What the host's own reader of an action demands.
#[test]
fn the_action_is_whole() {
    let action = yaml(ACTION);
    let all = ["name", "author", "description", "inputs", "outputs", "runs", "branding"];
    keys("an action", &action, &all);
    assert!(action["name"].as_str().is_some() && action["description"].as_str().is_some());
    let inputs = action["inputs"].as_hash().unwrap();
    for (id, input) in inputs {
        let id = id.as_str().unwrap();
        keys(id, input, &["description", "required", "default", "deprecationMessage"]);
        assert!(id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{id}");
        assert!(!input["description"].as_str().unwrap().is_empty(), "{id}");
        assert!(input["default"].as_str().is_some(), "{id}: a default is a text, `false` is none");
    }
    keys("runs", &action["runs"], &["using", "steps"]);
    let steps = action["runs"]["steps"].as_vec().unwrap();
    let all = ["name", "id", "if", "shell", "run", "env", "working-directory", "continue-on-error"];
    let is_own = |step: &&Yaml| step["uses"].as_str().is_none();
    for step in steps.iter().filter(is_own) {
        keys("a step", step, &all);
        assert!(step["run"].as_str().is_some() && step["shell"].as_str() == Some("bash"), "{step:?}");
        for value in step["env"].as_hash().into_iter().flat_map(|env| env.values()) {
            let name = value.as_str().and_then(|v| v.strip_prefix("${{ ")?.strip_suffix(" }}"));
            let name = name.unwrap_or_else(|| panic!("{value:?} is no expression"));
            let is_input = name
                .strip_prefix("inputs.")
                .is_some_and(|input| inputs.contains_key(&Yaml::String(input.to_owned())));
            let of_host = ["github.action_ref", "github.action_repository"];
            assert!(is_input || of_host.contains(&name), "no input {name}");
        }
    }
}

#[test]
fn the_workflows_are_whole() {
    for path in fixtures::files(".github/workflows", ".yml") {
        let workflow = yaml(&path);
        let top = keys(&path, &workflow, &["name", "on", "permissions", "jobs"]);
        assert!(["on", "jobs"].iter().all(|key| top.contains(key)), "{path}: {top:?}");
        for (id, job) in workflow["jobs"].as_hash().unwrap() {
            let what = format!("{path}: {id:?}");
            let all = ["needs", "strategy", "runs-on", "timeout-minutes", "permissions", "defaults", "steps"];
            keys(&what, job, &all);
            assert!(job["runs-on"].as_str().is_some(), "{what}");
            assert!(!job["steps"].as_vec().unwrap().is_empty(), "{what}");
        }
        for step in steps(&workflow) {
            let step_keys = keys(&path, &step, &["name", "uses", "with", "run", "env"]);
            assert!(step_keys.contains(&"uses") != step_keys.contains(&"run"), "{path}: {step:?}");
            let Some(used) = step["uses"].as_str() else { continue };
            match used.strip_prefix("./") {
                Some(here) => drop(yaml(&format!("{here}/action.yml"))),
                None => assert!(used.split_once('@').is_some_and(|(name, _)| name.contains('/')), "{used}"),
            }
        }
    }
}

#[test]
fn the_hooks_are_whole() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks = hooks.as_vec().unwrap();
    let languages: Vec<_> = hooks.iter().filter_map(|hook| hook["language"].as_str()).collect();
    assert_eq!(languages, ["rust", "system"]);
    let all = ["id", "name", "description", "entry", "language", "pass_filenames", "always_run"];
    for hook in hooks {
        let found = keys("a hook", hook, &all);
        assert!(["id", "name", "entry", "language"].iter().all(|key| found.contains(key)), "{found:?}");
        // A commit that only deletes files names none, and must be checked all the same.
        assert_eq!(hook["pass_filenames"].as_bool(), Some(false));
        assert_eq!(hook["always_run"].as_bool(), Some(true));
        assert!(hook["id"].as_str().unwrap().starts_with("plan-check"));
    }
}
