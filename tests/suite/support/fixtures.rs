//! What tests are given: the files of this repository, the real plan, and where a finding stands.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use plan::check::Options;
use plan::diagnostic::{Diagnostic, Location};
use plan::load::{Loaded, load};
use plan::source::{Memory, WorkingTree};
use plan::text::{Files, Lines, Span};

/// How tests check: on a day when the plans among them are over.
pub fn options() -> Options {
    Options::on(NaiveDate::from_ymd_opt(2035, 1, 1).unwrap())
}

/// The folder of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The content of a file of the repository.
pub fn bytes(path: impl AsRef<Path>) -> Vec<u8> {
    let path = root().join(path);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of a file of the repository.
pub fn text(path: impl AsRef<Path>) -> String {
    String::from_utf8(bytes(path)).unwrap()
}

/// Every file below a folder of the repository whose name has this ending, by path; `/` on every system.
pub fn files(folder: &str, ending: &str) -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    let inside = |path: PathBuf| {
        let path = path.strip_prefix(root()).unwrap().to_str().unwrap();
        path.replace('\\', "/")
    };
    let mut paths: Vec<String> = found.into_iter().map(inside).collect();
    paths.retain(|path| path.ends_with(ending));
    paths.sort();
    paths
}

/// The real plan, as it lies in `plan/`.
pub fn real_plan() -> Loaded {
    let loaded = load(&WorkingTree::open(None, root()).unwrap());
    assert!(loaded.broken.is_empty(), "{:#?}", loaded.problems);
    loaded
}

/// Files of a plan, by their path inside its folder.
type PlanFiles = Vec<(String, Vec<u8>)>;

/// The files of the real plan: to be changed and read again.
pub fn real_files() -> PlanFiles {
    plan_files("plan")
}

/// The plan from which the corpus starts.
pub const INVENTED: &str = "tests/corpus/base";

/// The files of an invented plan, small and without findings.
pub fn invented_files() -> PlanFiles {
    plan_files(INVENTED)
}

fn plan_files(folder: &str) -> PlanFiles {
    let inside = |path: &String| path[folder.len() + 1..].to_owned();
    let paths = files(folder, ".toml");
    paths.iter().map(|path| (inside(path), bytes(path))).collect()
}

/// Reads a plan that stands nowhere.
pub fn load_memory<P: AsRef<str>, C: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, C)>) -> Loaded {
    load(&Memory::new(files))
}

/// The text that a finding underlines.
#[track_caller]
pub fn span_of(finding: &Diagnostic) -> Span {
    match &finding.primary.location {
        Location::Span(span) => *span,
        Location::Key(path) => panic!("`{}` still waits for the place of {path:?}", finding.message),
    }
}

/// The line on which a finding begins.
pub fn line_of(files: &Files, finding: &Diagnostic) -> usize {
    let text = &files[finding.primary.file].text;
    Lines::new(text).position(span_of(finding).start).line
}
