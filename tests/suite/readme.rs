//! The README's own plan: what it tells a newcomer to write must be a plan without findings.

use plan::check::check;
use plan::load::load;
use plan::source::Memory;

use crate::given;
use crate::repository::Repository;

/// The blocks of TOML that begin with the path they are to be written to.
fn files() -> Vec<(String, String)> {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let blocks = readme.split("```toml\n").skip(1).filter_map(|rest| rest.split_once("```"));
    blocks
        .filter_map(|(block, _)| {
            let path = block.lines().next()?.strip_prefix("# plan/")?;
            Some((path.to_owned(), block.to_owned()))
        })
        .collect()
}

#[test]
fn the_plan_in_the_readme_has_no_findings() {
    let files = files();
    assert_eq!(files.len(), 3, "{files:#?}");
    let loaded = load(&Memory::new(files));
    let findings = check(&loaded, &given::options());
    assert!(findings.open.is_empty(), "{:#?}", findings.open);
    assert_eq!(loaded.plan.unwrap().measures.len(), 1);
}

/// The pull request of the README, on the real plan: a deadline, a report and less money.
fn pull_request() -> String {
    let repository = Repository::new();
    std::fs::remove_dir_all(repository.folder.join("plan")).unwrap();
    let document = "seeds/003_57c52dae37b9f3b9.txt".to_owned();
    for path in given::files("plan", ".toml").into_iter().chain([document]) {
        repository.write(&path, given::bytes(&path));
    }
    repository.commit("2023-01-15", "the plan");
    repository.git(&["checkout", "--quiet", "-b", "materials"]);
    let (materials, study) = ("plan/IV/IV.2.2.toml", "plan/II/II.3.3.toml");
    repository.replace(materials, "2022-12-31", "2023-06-30");
    let report = "\n[[report]]\ndate   = 2023-01-31\nbody   = \"Ministry of Interior\"\nstatus = \"in-progress\"\ntext   = \"the materials are with the printer\"\n";
    repository.append(materials, report);
    repository.replace(study, "88_000_000", "80_000_000");
    repository.commit("2023-02-01", "the materials come later");
    let run = repository.run(&["check", "--against", "main", "--format", "markdown"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    // The commit is another one whenever the plan is.
    let main = repository.git(&["rev-parse", "--short=12", "main"]);
    assert!(run.stdout.contains(main.trim()), "{}", run.stdout);
    run.stdout.replace(main.trim(), "4f2a9c1d0b7e")
}

/// `UPDATE=1 cargo test readme` writes it anew.
#[test]
fn the_summary_of_a_pull_request_is_what_the_readme_shows() {
    let readme = given::text("README.md");
    let (before, rest) = readme.split_once("```markdown\n").unwrap();
    let (shown, after) = rest.split_once("```\n").unwrap();
    let printed = pull_request();
    if std::env::var_os("UPDATE").is_some() {
        let written = format!("{before}```markdown\n{printed}```\n{after}");
        std::fs::write(given::root().join("README.md"), written).unwrap();
    } else {
        assert_eq!(shown, printed, "`UPDATE=1 cargo test readme` writes it anew");
    }
}
