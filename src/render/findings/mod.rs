//! Findings in the form that a place wants where people look: one file per format.
//!
//! Every format but the one for terminals is given findings that are [`Located`]: with lines, columns and fingerprints.

pub mod contract;
mod github;
mod gitlab;
mod junit;
mod located;
mod markdown;
pub mod pretty;
pub mod report;
mod sarif;
mod short;

use std::io::{self, Write};

use super::{csv, json};
use crate::diagnostic::Findings;
use crate::text::Files;

use crate::keyword::keywords;

pub use located::{Located, LocatedFindings};
pub use report::{Report, summary};

keywords! {
    /// In which form findings go out.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Format {
        /// For a terminal: each finding with the line it is about.
        Human = "human",
        /// A line for each finding, as compilers write them and editors read them.
        Short = "short",
        /// The JSON contract, version 1.
        Json = "json",
        /// Annotations of GitHub Actions, and the log of [`Format::Human`].
        Github = "github",
        /// A code quality report of GitLab.
        Gitlab = "gitlab",
        /// SARIF 2.1.0, for code scanning.
        Sarif = "sarif",
        /// JUnit's XML, for whatever shows test results.
        Junit = "junit",
        /// A summary for people.
        Markdown = "markdown",
    }
}

/// Writes findings.
///
/// # Errors
/// When they cannot be written.
pub fn write(out: &mut impl Write, format: Format, report: &Report<'_>) -> io::Result<()> {
    let located = || LocatedFindings::new(report.files, report.findings);
    match format {
        Format::Human => pretty::write(out, report),
        Format::Short => short::write(out, &located()),
        Format::Json => json::write(out, report.envelope, &contract::json(&located())),
        Format::Github => github::write(out, report, &located()),
        Format::Gitlab => gitlab::write(out, &located()),
        Format::Sarif => sarif::write(out, &located()),
        Format::Junit => junit::write(out, report.files, &located()),
        Format::Markdown => markdown::write(out, report, &located()),
    }
}

/// Writes findings for spreadsheets: a row for each, with the keys of the JSON contract as columns.
///
/// # Errors
/// When they cannot be written.
pub fn write_csv(out: &mut impl Write, files: &Files, findings: &Findings) -> io::Result<()> {
    csv::write(out, &contract::sheet(&LocatedFindings::new(files, findings)), false)
}
