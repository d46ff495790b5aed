//! Starting a plan: `plan init` and `plan new`, from an empty folder on.

use std::fs;
use std::path::Path;
use std::process::Command;

use snapbox::cmd::cargo_bin;
use tempfile::TempDir;

use crate::hosts::workflows;
use crate::support::fixtures;
use crate::support::program::program;
use crate::support::repository::{Repository, Run, isolate};

const INIT: [&str; 9] = [
    "init",
    "--title",
    "Légtér \"2026\"",
    "--start",
    "2026-01-01",
    "--end",
    "2027-12-31",
    "--currency",
    "EUR",
];

fn run(folder: &Path, args: &[&str]) -> Run {
    let mut command = program();
    isolate(&mut command, folder);
    command.current_dir(folder).args(args).output().unwrap().into()
}

/// Files and folders below a folder, hidden ones included.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_new_plan_is_beside_what_is_there_and_passes_the_check() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("README.md"), "mine").unwrap();
    let more =
        ["--languages", "hu,en", "--chapter", "I=One", "--chapter", "I.1=Two", "--adopted", "2026-02-01"];
    let init = run(home.path(), &[&INIT[..], &more, &["--decision", "D 1"]].concat());
    assert_eq!(init.code, Some(0), "{}", init.stderr);
    assert_eq!(init.stdout, "");
    assert_eq!(names(home.path()), ["README.md", "plan"]);
    assert_eq!(names(&home.path().join("plan")), [".gitattributes", "bodies.toml", "plan.toml"]);
    for args in [&["check", "--deny", "warnings"][..], &["fmt", "--check"], &["list"], &["status"]] {
        let run = run(home.path(), args);
        assert_eq!(run.code, Some(0), "{args:?}: {}{}", run.stdout, run.stderr);
    }
    // A second one is refused, here and inside of it.
    for folder in ["", "plan"] {
        let again = run(&home.path().join(folder), &INIT);
        assert_eq!(again.code, Some(2));
        assert!(again.stderr.contains("there is a plan in "), "{}", again.stderr);
    }
    assert_eq!(names(&home.path().join("plan")), [".gitattributes", "bodies.toml", "plan.toml"]);
}

#[test]
fn the_folder_can_be_named_and_nothing_is_written_over() {
    let home = TempDir::new().unwrap();
    let with = |args: &[&str]| run(home.path(), &[&INIT[..], args].concat());
    assert_eq!(with(&["a/b"]).code, Some(0));
    assert!(home.path().join("a/b/plan/plan.toml").is_file());
    assert_eq!(with(&["--dir", "c/mine"]).code, Some(0));
    assert!(home.path().join("c/mine/plan.toml").is_file());
    assert_eq!(run(home.path(), &["check", "--dir", "c/mine"]).code, Some(0));
    // An empty folder may be in its place, another may not.
    fs::create_dir_all(home.path().join("d/plan")).unwrap();
    assert_eq!(with(&["d"]).code, Some(0));
    fs::create_dir_all(home.path().join("e/plan/notes")).unwrap();
    fs::create_dir(home.path().join("f")).unwrap();
    fs::write(home.path().join("f/plan"), "mine").unwrap();
    for folder in ["e", "f"] {
        let taken = with(&[folder]);
        assert_eq!(taken.code, Some(2));
        assert!(taken.stderr.contains("is there already, and is not an empty folder"), "{}", taken.stderr);
    }
    assert_eq!(names(&home.path().join("e/plan")), ["notes"]);
    assert_eq!(fs::read_to_string(home.path().join("f/plan")).unwrap(), "mine");
    assert_eq!(names(&home.path().join("f")), ["plan"]);
}

#[test]
fn the_job_of_a_host_is_written_at_the_root_and_never_over_another() {
    let repository = Repository::new();
    fs::remove_dir_all(repository.folder.join("plan")).unwrap();
    let with = |args: &[&str]| repository.run(&[&INIT[..], args].concat());
    let init = with(&["sub folder", "--with-ci", "github"]);
    assert_eq!(init.code, Some(0), "{}", init.stderr);
    assert!(init.stderr.contains("wrote sub folder/plan/plan.toml\n"), "{}", init.stderr);
    let path = ".github/workflows/plan.yml";
    let workflow = workflows::parse(path, &repository.text(path));
    assert_eq!(workflow["permissions"]["contents"].as_str(), Some("read"));
    let steps = workflows::steps(&workflow);
    assert_eq!(steps[0]["with"]["fetch-depth"].as_i64(), Some(0));
    let action = workflows::yaml(workflows::ACTION);
    assert_eq!(steps[1]["with"]["dir"].as_str(), Some("sub folder/plan"));
    assert!(!action["inputs"]["dir"].is_badvalue());
    let again = with(&["--with-ci", "github"]);
    assert_eq!(again.code, Some(2));
    assert!(!repository.folder.join("plan").exists(), "nothing is written where the job is taken");
    assert_eq!(with(&["--with-ci", "gitlab"]).code, Some(0));
    let job = workflows::parse("gitlab", &repository.text(".gitlab-ci.yml"));
    assert!(job["plan"]["script"].as_str().is_some_and(|script| script.starts_with("plan check --against")));
    // What was on its way is gone.
    assert!(!repository.folder.join(".git/plan-tmp").exists());
}

/// A plan that was just started, with a body.
fn started() -> TempDir {
    let home = TempDir::new().unwrap();
    let init = run(
        home.path(),
        &[&INIT[..], &["--chapter", "1=One", "--chapter", "1.2=Two", "--chapter", "2=Three"]].concat(),
    );
    assert_eq!(init.code, Some(0), "{}", init.stderr);
    let bodies = home.path().join("plan/bodies.toml");
    let text = fs::read_to_string(&bodies).unwrap()
        + "\n[[body]]\nname = \"Ministry of Light\"\nkind = \"ministry\"\nabbreviations = [\"ML\"]\n";
    fs::write(bodies, text).unwrap();
    home
}

const ROWS: [&str; 12] = [
    "--funding",
    "city",
    "--indicator",
    "5 \"km\"",
    "--deadline",
    "2027-06-30",
    "--means",
    "M\u{151}",
    "--responsible",
    "ML",
    "--title",
    "T",
];

#[test]
fn a_new_measure_goes_to_its_section_with_its_rows_in_order() {
    let home = started();
    let new = |id: &str| run(home.path(), &[&["new", id][..], &ROWS].concat());
    for (id, path) in [("1.2.1", "1/1.2.1"), ("2.1", "2/2.1"), ("1.1", "1/1.1")] {
        let new = new(id);
        assert_eq!(new.code, Some(0), "{}", new.stderr);
        assert_eq!(new.stdout, "");
        assert!(new.stderr.starts_with(&format!("wrote plan/{path}.toml\n")), "{}", new.stderr);
    }
    let text = fs::read_to_string(home.path().join("plan/1/1.1.toml")).unwrap();
    let expected = "title       = \"T\"\nresponsible = [\"ML\"]\npartners    = []\nmeans       = \"M\u{151}\"\ndeadline    = 2027-06-30\nindicator   = \"5 \\\"km\\\"\"\nfunding     = \"city\"\n";
    assert_eq!(text, expected);
    // Where the section's measures lie, wherever that is.
    fs::create_dir(home.path().join("plan/two")).unwrap();
    fs::rename(home.path().join("plan/1/1.2.1.toml"), home.path().join("plan/two/1.2.1.toml")).unwrap();
    assert!(new("1.2.2").stderr.starts_with("wrote plan/two/1.2.2.toml\n"));
    assert!(new("1.3").stderr.starts_with("wrote plan/1/1.3.toml\n"));
    let check = run(home.path(), &["check", "--deny", "warnings"]);
    assert_eq!(check.code, Some(0), "{}", check.stdout);
    assert_eq!(run(home.path(), &["fmt", "--check"]).code, Some(1), "the body is not laid out");
    assert_eq!(run(home.path(), &["fmt"]).code, Some(0));
}

#[test]
fn an_id_that_is_taken_or_leads_elsewhere_is_refused() {
    let home = started();
    let new = |id: &str| run(home.path(), &[&["new", id][..], &ROWS].concat());
    assert_eq!(new("1.a1").code, Some(0));
    // A file that cannot be read has its id all the same.
    fs::write(home.path().join("plan/1/1.4.toml"), "broken").unwrap();
    for taken in ["1.a1", "1.A1", "1.4"] {
        let again = new(taken);
        assert_eq!(again.code, Some(2));
        assert!(again.stderr.contains("has the id"), "{}", again.stderr);
    }
    let hostile =
        ["../x", "/tmp/x", "1/../../x", "1.x/y", ".", "", "1.\u{1b}[31m", "plan", "1..1", "C:x", "a\0b"];
    for id in hostile.into_iter().filter(|id| !id.contains('\0')) {
        let refused = new(id);
        assert_eq!(refused.code, Some(2), "{id}: {}", refused.stderr);
        assert!(!refused.stderr.contains('\u{1b}'), "{id}");
    }
    assert_eq!(names(home.path()), ["plan"]);
    assert_eq!(names(&home.path().join("plan")), [".gitattributes", "1", "bodies.toml", "plan.toml"]);
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_folder_leads_nowhere() {
    let home = started();
    let elsewhere = TempDir::new().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), home.path().join("plan/1")).unwrap();
    let new = run(home.path(), &[&["new", "1.1"][..], &ROWS].concat());
    assert_eq!(new.code, Some(3), "{}", new.stderr);
    assert!(names(elsewhere.path()).is_empty());
}

#[test]
fn the_file_follows_the_plan_in_its_schema_and_its_line_endings() {
    let home = started();
    let path = home.path().join("plan/plan.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("\u{feff}#:schema ./.schema/plan.json\n{text}").replace('\n', "\r\n")).unwrap();
    assert_eq!(run(home.path(), &[&["new", "1.1"][..], &ROWS].concat()).code, Some(0));
    let text = fs::read_to_string(home.path().join("plan/1/1.1.toml")).unwrap();
    assert!(text.starts_with("#:schema ../.schema/measure.json\r\ntitle "), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(run(home.path(), &["check"]).code, Some(0));
}

#[test]
fn the_steps_of_the_manual_lead_to_a_plan_without_problems() {
    let home = TempDir::new().unwrap();
    let page = fixtures::text("src/cli/help/start.md");
    let blocks = |language: &str| {
        let start = format!("```{language}\n");
        let blocks = page.split(start.as_str()).skip(1).filter_map(|rest| rest.split_once("```"));
        blocks.map(|(block, _)| block.to_owned()).collect::<Vec<_>>()
    };
    let steps =
        blocks("sh").join("\n").replace("--currency EUR", "--currency EUR --chapter \"I=Prevention\"");
    let bodies = home.path().join("bodies");
    fs::write(&bodies, format!("\n{}", blocks("toml").concat())).unwrap();
    let steps = steps.replace("\nplan new", "\ncat bodies >> plan/bodies.toml\nplan new");
    let mut shell = Command::new("sh");
    isolate(&mut shell, home.path());
    let program = Path::new(cargo_bin!("plan")).parent().unwrap();
    let path = std::env::join_paths(
        [program.to_owned()].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    shell.env("PATH", path.unwrap()).current_dir(home.path()).arg("-ec");
    let before = "git init --quiet . && git config user.name T && git config user.email t@example.org\n";
    let output = shell.arg(format!("{before}{steps}")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("wrote plan/I/I.1.toml"), "{said}");
}

#[test]
fn a_language_that_is_named_twice_or_is_none_is_refused() {
    for languages in ["hu,en,hu", "hu,xx"] {
        let home = TempDir::new().unwrap();
        let init = run(home.path(), &[&INIT[..], &["--languages", languages]].concat());
        assert_eq!(init.code, Some(2), "{languages}: {}", init.stderr);
        assert!(init.stderr.contains("ISO 639"), "{languages}: {}", init.stderr);
        assert!(names(home.path()).is_empty());
    }
}
