//! The papers of four half-years as they are kept, in both languages.

use std::fs;

use super::half_years::played;
use crate::support::kept::is_kept;
use crate::support::repository::Repository;

/// Holds a paper against the one that is kept. The commit's id depends on the files alone.
#[track_caller]
pub fn paper_is_kept(name: &str, paper: &str) {
    is_kept(&format!("tests/papers/{name}"), paper);
}

/// A paper on standard output.
#[track_caller]
pub fn paper(repository: &Repository, args: &[&str]) -> String {
    let run = repository.run(args);
    assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
    run.stdout
}

#[test]
fn the_paper_of_each_meeting() {
    for (halves, day) in [(1, "2022-06-29"), (2, "2022-12-13"), (3, "2023-06-28"), (4, "2023-12-12")] {
        let repository = played(halves);
        for lang in ["en", "hu"] {
            let text = paper(&repository, &["brief", "--meeting", day, "--lang", lang]);
            paper_is_kept(&format!("meeting-{day}.{lang}.md"), &text);
        }
    }
}

#[test]
fn the_papers_of_members() {
    let repository = played(3);
    for body in
        ["Ministry of Interior", "Ministry of Finance", "Ministry of Culture and Innovation", "ORFK", "IOM"]
    {
        for lang in ["en", "hu"] {
            let args = ["brief", "--meeting", "2023-06-28", "--body", body, "--lang", lang];
            let name = body.to_lowercase().replace(' ', "-");
            paper_is_kept(&format!("member-{name}.{lang}.md"), &paper(&repository, &args));
        }
    }
}

#[test]
fn the_results_of_the_closed_plan() {
    let repository = played(4);
    let file = repository.home.path().join("report.md");
    for lang in ["en", "hu"] {
        let args = ["results", "--as-of", "2024-02-01", "--lang", lang, "-o", file.to_str().unwrap()];
        assert_eq!(repository.run(&args).code, Some(0));
        paper_is_kept(&format!("final-report.{lang}.md"), &fs::read_to_string(&file).unwrap());
        let screen = paper(&repository, &["results", "--as-of", "2024-02-01", "--lang", lang]);
        paper_is_kept(&format!("results.{lang}.txt"), &screen);
    }
}

/// Keeps the four half-years as a repository in the folder `PAPERS_TO`, so that their papers can be opened with other programs.
#[test]
#[ignore = "writes what tests/programs/papers.sh opens"]
fn the_half_years_can_be_looked_at() {
    let folder = std::env::var_os("PAPERS_TO").expect("PAPERS_TO names the folder");
    let folder = std::path::PathBuf::from(folder);
    let repository = played(4);
    let at = folder.join("half-years");
    let _ = fs::remove_dir_all(&at);
    let run = std::process::Command::new("cp").arg("-r").arg(&repository.folder).arg(&at).status().unwrap();
    assert!(run.success());
}
