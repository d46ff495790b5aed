//! Findings in the form that a place wants where people look: one file per format.
//!
//! Every format but the one for terminals is given findings that are [`Located`]: with lines, columns and fingerprints.

pub mod contract;
mod github;
mod gitlab;
mod junit;
mod located;
mod markdown;
mod sarif;

use std::io::{self, Write};

use super::page::Page;
use super::{Envelope, OutputOptions, json, pretty};
use crate::diagnostic::{Findings, Severity};
use crate::text::Files;

pub use located::{Located, LocatedFindings};

/// In which form findings go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a terminal: each finding with the line it is about.
    Human,
    /// The JSON contract, version 1.
    Json,
    /// Annotations of GitHub Actions, and the log of [`Format::Human`].
    Github,
    /// A code quality report of GitLab.
    Gitlab,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit's XML, for whatever shows test results.
    Junit,
    /// A summary for people.
    Markdown,
}

/// Findings, and what the formats need to know beside them.
pub struct Report<'a> {
    /// What the findings point into.
    pub files: &'a Files,
    /// What was found.
    pub findings: &'a Findings,
    /// What the answer in JSON begins with.
    pub envelope: Envelope<'a>,
    /// Whether findings that are accepted are shown whole, where the format is for people.
    pub accepted: bool,
    /// Where the log goes.
    pub screen: OutputOptions,
    /// What the change that is judged does to the plan, where one is.
    pub change: Option<&'a Page>,
    /// A word that nobody can have written into the plan.
    pub secret: &'a str,
}

/// Writes findings.
///
/// # Errors
/// When they cannot be written.
pub fn write(out: &mut impl Write, format: Format, report: &Report<'_>) -> io::Result<()> {
    let located = || LocatedFindings::new(report.files, report.findings);
    match format {
        Format::Human => pretty::write(out, report),
        Format::Json => json::write(out, report.envelope, &contract::json(&located())),
        Format::Github => github::write(out, report, &located()),
        Format::Gitlab => gitlab::write(out, &located()),
        Format::Sarif => sarif::write(out, &located()),
        Format::Junit => junit::write(out, report.files, &located()),
        Format::Markdown => markdown::write(out, report, &located()),
    }
}

/// "52 files: 1 error, 2 warnings; 1 finding accepted".
pub fn summary(found: &Findings) -> String {
    use super::words::count;
    let counts = [
        (found.count(Severity::Error), "error", "errors"),
        (found.count(Severity::Warning), "warning", "warnings"),
        (found.count(Severity::Info), "note", "notes"),
    ];
    let said: Vec<String> =
        counts.iter().filter(|(n, _, _)| *n > 0).map(|&(n, one, many)| count(n, one, many)).collect();
    let said = if said.is_empty() { "no problems found".to_owned() } else { said.join(", ") };
    let accepted = match found.accepted.len() {
        0 => String::new(),
        n => format!("; {} accepted", count(n, "finding", "findings")),
    };
    format!("{}: {said}{accepted}", count(found.files, "file", "files"))
}
