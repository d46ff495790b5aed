//! The files of the half-years, read without anything of the program.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use toml::{Table, Value};

use super::half_years::OWING;
use crate::support::repository::Repository;

/// Every file of a folder of the plan, by its path inside it.
pub fn files(repository: &Repository, folder: &str) -> Vec<(String, Table)> {
    fn walk(at: &Path, found: &mut Vec<(String, Table)>) {
        // Before the first meeting nothing was reported.
        let Ok(entries) = fs::read_dir(at) else { return };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
                found.push((name, fs::read_to_string(&path).unwrap().parse().unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(&repository.folder.join("plan").join(folder), &mut found);
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

pub fn rows<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

pub fn text(table: &Table, key: &str) -> String {
    table
        .get(key)
        .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        .unwrap_or_default()
}

/// Every report as body, measure, day and status.
pub fn reports(repository: &Repository) -> Vec<(String, String, String, String)> {
    let mut all = Vec::new();
    for (_, file) in files(repository, "reports") {
        for report in rows(&file, "report") {
            all.push((
                text(&file, "body"),
                text(report, "measure"),
                text(&file, "date"),
                text(report, "status"),
            ));
        }
    }
    all
}

/// The status of each measure of the table on a day, by those who owe its reports: who took a duty over stands for both.
pub fn statuses(repository: &Repository, day: &str) -> BTreeMap<String, &'static str> {
    let reports = reports(repository);
    let mut statuses = BTreeMap::new();
    let measures: BTreeSet<&str> =
        OWING.iter().flat_map(|(_, _, measures)| measures.iter().copied()).collect();
    for measure in measures {
        let owing = OWING.iter().filter(|(_, _, measures)| measures.contains(&measure));
        let said = owing.map(|(_, body, _)| {
            let own = reports
                .iter()
                .filter(|(by, of, date, _)| by == body && of == measure && date.as_str() <= day);
            own.max_by_key(|(_, _, date, _)| date.clone()).map(|(.., status)| status.as_str())
        });
        let said: Vec<Option<&str>> = said.collect();
        let any = |wanted: &[&str]| said.iter().flatten().any(|status| wanted.contains(status));
        let status = if said.iter().all(|status| *status == Some("completed")) {
            "completed"
        } else if any(&["in-progress", "completed"]) {
            "in-progress"
        } else if any(&["not-started"]) {
            "not-started"
        } else {
            "unreported"
        };
        statuses.insert(measure.to_owned(), status);
    }
    statuses
}
