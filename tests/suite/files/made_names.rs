//! Names of files and ids that are made from other names: none leads to a person or a place.

use std::fs;

use crate::support::ask::ask;
use crate::support::repository::{Repository, Run};

/// What must be nowhere in the name of a file.
const SECRETS: [&str; 4] = ["kovacs", "janos", "4567", "example"];

/// The ministry with an address in its name, or a telephone number as its abbreviation.
fn plan_with(old: &str, new: &str) -> Repository {
    let repository = crate::forms::plan_with_cycle();
    for path in ["plan/plan.toml", "plan/bodies.toml", "plan/I/I.1.1.toml", "plan/II/II.1.toml"] {
        repository.write(path, repository.text(path).replace(old, new));
    }
    repository.commit("2030-02-01", "another name");
    repository
}

/// Every file below a folder, by its path.
fn names(folder: &std::path::Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        found.push(entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            found.extend(names(&entry.path()));
        }
    }
    found
}

#[track_caller]
fn leads_to_nobody(said: &str) {
    SECRETS.iter().for_each(|secret| assert!(!said.to_lowercase().contains(secret), "{secret}: {said}"));
}

#[test]
fn files_for_a_body_are_not_called_by_an_address_in_its_name() {
    for (old, new) in
        [("\"ML\"", "\"06-30-123-4567\""), ("Ministry of Lighthouses", "Office kovacs.janos@example.hu")]
    {
        let repository = plan_with(old, new);
        if old != "\"ML\"" {
            repository.replace("plan/bodies.toml", "abbreviations = [\"ML\"]\n", "");
            repository.replace("plan/plan.toml", "\"ML\"", &format!("\"{new}\""));
        }
        let bodies = repository.text("plan/bodies.toml");
        let run = |args: &[&str]| {
            let run = repository.run(args);
            assert_eq!(run.code, Some(0), "{args:?} {bodies}: {}{}", run.stdout, run.stderr);
            run
        };
        run(&["form", "--all", "--period", "2030-H1", "-o", "forms"]);
        run(&["brief", "--members", "--as-of", "2030-06-30", "-o", "papers"]);
        run(&["site", "out"]);
        let body = if old == "\"ML\"" { "Ministry of Lighthouses" } else { new };
        let report = [
            "report",
            "I.1.1",
            "--body",
            body,
            "--status",
            "in-progress",
            "--date",
            "2030-06-01",
            "--no-input",
        ];
        let mut command = repository.command(&repository.folder, &report);
        let reported = Run::from(command.env("PLAN_TODAY", "2030-08-01").output().unwrap());
        assert_eq!(reported.code, Some(0), "{}", reported.stderr);
        for folder in ["forms", "papers", "out", "plan"] {
            let names = names(&repository.folder.join(folder));
            assert!(names.len() >= 2, "{names:?}");
            names.iter().for_each(|name| leads_to_nobody(name));
        }
        let calendar = run(&["calendar"]).stdout;
        calendar.lines().filter(|line| line.starts_with("UID")).for_each(leads_to_nobody);
    }
}

#[test]
fn two_forms_are_two_files_though_names_differ_in_signs_alone() {
    let repository = crate::forms::plan_with_cycle();
    let twin = "\n[[body]]\nname = \"Ministry of Bridges!\"\nkind = \"ministry\"\n";
    repository.append("plan/bodies.toml", twin);
    repository.replace(
        "plan/II/II.1.toml",
        "responsible = [\"Ministry of Bridges\"]",
        "responsible = [\"Ministry of Bridges\", \"Ministry of Bridges!\"]",
    );
    let run = repository.run(&["form", "--all", "--period", "2030-H1", "-o", "forms"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let files = names(&repository.folder.join("forms")).len();
    assert_eq!(files, run.stderr.lines().filter(|line| line.contains(".xlsx")).count(), "{}", run.stderr);
}

#[test]
fn an_answer_does_not_repeat_the_name_of_a_file_that_leads_to_a_person() {
    let repository = crate::forms::plan_with_cycle();
    for name in ["kovacs.janos@example.hu.xlsx", "janos@example.hu.xlsx"] {
        let form = ["form", "--body", "ML", "--period", "2030-H1", "-o", name];
        assert_eq!(repository.run(&form).code, Some(0));
    }
    let forms = ["collect", "kovacs.janos@example.hu.xlsx", "janos@example.hu.xlsx"];
    let answer = ask(&repository, 0, &forms);
    let files: Vec<_> = answer["files"].as_array().unwrap().iter().map(|one| one["file"].clone()).collect();
    assert_eq!(files, ["[not shown]", "[not shown 2]"]);
    leads_to_nobody(&repository.run(&forms).stdout);
}

#[test]
fn ids_made_by_an_import_lead_to_nobody() {
    let repository = Repository::new();
    let sheet = "id;title;responsible;deadline;funding source;amount;Contact kovacs.janos@example.hu\n\
                 I.1.7;A new lamp;Ministry of Lighthouses;2031-01-01;Fund of kovacs.janos@example.hu;1000;x\n";
    repository.write("sheet.csv", sheet);
    let run = repository.run(&["import", "sheet.csv", "--format", "json"]);
    assert!(run.code.is_some_and(|code| code < 2), "{}{}", run.stdout, run.stderr);
    for key in ["\"key\"", "\"id\""] {
        run.stdout.lines().filter(|line| line.contains(key)).for_each(leads_to_nobody);
    }
    let mapping = repository.text("sheet.mapping.toml");
    mapping.lines().filter(|line| line.contains("key")).for_each(leads_to_nobody);
}
