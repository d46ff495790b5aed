//! Evidence, and the document, on this disk alone: there for `check`, and missing for everybody else.

use crate::support::repository::{Repository, Run};

/// A plan with a report whose evidence is committed, ignored, not added, or linked; it cites a document that is ignored.
fn repository() -> Repository {
    let repository = Repository::new();
    repository.write(".gitignore", "*.pdf\n/words.txt\n");
    for path in ["proof/a.txt", "proof/b.pdf", "words.txt"] {
        repository.write(path, "words");
    }
    let report = "\n[[report]]\ndate = 2023-06-01\nbody = \"Ministry of Bridges\"\nstatus = \"in-progress\"\n\
                  evidence = [\n  \"proof/a.txt\",\n  \"./proof/../proof/b.pdf\",\n  \"proof/c.txt\",\n]\n";
    repository.append("plan/II/II.1.toml", report);
    let cited = "currency = \"EUR\"\ndocument = \"words.txt\"";
    repository.replace("plan/plan.toml", "currency = \"EUR\"", cited);
    repository.commit("2023-06-02", "a report");
    repository.write("proof/c.txt", "words");
    repository
}

/// What the findings of a rule underline or say, with how bad they are.
fn found(run: &Run, rule: &str) -> Vec<String> {
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let findings = json["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == rule);
    let findings = findings.filter(|finding| finding["message"].as_str().unwrap().contains("not in git"));
    findings
        .map(|finding| {
            assert!(finding["help"].to_string().contains("git add -f"), "{finding}");
            format!("{} {}", finding["severity"], finding["line"])
        })
        .collect()
}

fn check(repository: &Repository) -> Run {
    repository.run(&["check", "--format", "json"])
}

#[test]
fn what_git_does_not_hold_is_a_warning_with_what_to_do() {
    let repository = repository();
    let run = check(&repository);
    assert_eq!(found(&run, "unknown-evidence").len(), 2, "{}", run.stdout);
    assert!(found(&run, "unknown-evidence").iter().all(|text| text.contains("warning")), "{}", run.stdout);
    assert_eq!(found(&run, "source-mismatch").len(), 1, "{}", run.stdout);
    repository.git(&["add", "-f", "proof/b.pdf", "proof/c.txt", "words.txt"]);
    let run = check(&repository);
    assert_eq!(found(&run, "unknown-evidence").len() + found(&run, "source-mismatch").len(), 0);
}

#[test]
fn where_the_plan_is_not_in_git_its_evidence_need_not_be() {
    let repository = repository();
    repository.git(&["rm", "-r", "--cached", "--quiet", "."]);
    assert!(found(&check(&repository), "unknown-evidence").is_empty());
    std::fs::remove_dir_all(repository.folder.join(".git")).unwrap();
    assert!(found(&check(&repository), "unknown-evidence").is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_counts_as_well_as_what_it_leads_to() {
    let repository = repository();
    std::fs::remove_file(repository.folder.join("proof/c.txt")).unwrap();
    std::os::unix::fs::symlink("a.txt", repository.folder.join("proof/c.txt")).unwrap();
    assert_eq!(found(&check(&repository), "unknown-evidence").len(), 2);
    repository.git(&["add", "proof/c.txt"]);
    assert_eq!(found(&check(&repository), "unknown-evidence").len(), 1);
    std::fs::remove_file(repository.folder.join("proof/c.txt")).unwrap();
    std::os::unix::fs::symlink("b.pdf", repository.folder.join("proof/c.txt")).unwrap();
    assert_eq!(found(&check(&repository), "unknown-evidence").len(), 2);
}

#[test]
fn a_question_asks_git_nothing() {
    let repository = repository();
    let mut command = repository.command(&repository.folder, &["list"]);
    let run: Run = command.env("PATH", "/nowhere").output().unwrap().into();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}
