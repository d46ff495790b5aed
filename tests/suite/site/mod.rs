//! The plan as a web site.

mod amended;
mod browser;
mod changes;
mod decisions;
mod disagreement;
mod exports;
mod feeds;
mod figures;
mod folder;
mod foreign;
mod hostile;
mod money;
mod next_plan;
mod pages;
mod progress;
mod removed;
mod reuse;
mod verified;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::repository::Repository;

/// Every file of a site by its path, with slashes.
type Files = BTreeMap<String, Vec<u8>>;

/// Writes the site of a repository, with more arguments, and reads it.
#[track_caller]
fn site(repository: &Repository, args: &[&str]) -> Files {
    let out = repository.home.path().join("site");
    let run = repository.run(&[&["site", out.to_str().unwrap()], args].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    files(&out)
}

fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    add(folder, "", &mut files);
    files
}

fn add(folder: &Path, inside: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = format!("{inside}{}", entry.file_name().into_string().unwrap());
        match entry.file_type().unwrap().is_dir() {
            true => add(&entry.path(), &format!("{path}/"), files),
            false => drop(files.insert(path, fs::read(entry.path()).unwrap())),
        }
    }
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    let file = files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(file).unwrap()
}

/// The pages with their text.
fn pages(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    let pages = files.keys().filter(|path| path.ends_with(".html"));
    pages.map(|path| (path.as_str(), text(files, path)))
}

/// The values of an attribute in a page, as they are meant.
fn attributes<'p>(page: &'p str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    let values = page.split(&start).skip(1).map(|rest: &'p str| rest.split('"').next().unwrap());
    values.map(|value| value.replace("&amp;", "&").replace("&quot;", "\"")).collect()
}
