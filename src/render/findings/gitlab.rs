//! Findings as GitLab's code quality report, shown in the merge request beside the lines it changes.

use std::io::{self, Write};

use serde::Serialize;

use super::located::{Located, LocatedFindings};
use crate::diagnostic::Severity;
use crate::render::json;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// What files accept is left out: the report knows no word for it.
pub fn write(out: &mut impl Write, findings: &LocatedFindings<'_>) -> io::Result<()> {
    let issues: Vec<Issue<'_>> = findings.open.iter().map(issue).collect();
    json::write_bare(out, &issues)
}

fn issue<'a>(finding: &'a Located<'a>) -> Issue<'a> {
    let help = finding.help.iter().map(|help| format!(" ({help})"));
    Issue {
        description: std::iter::once(finding.message.clone()).chain(help).collect(),
        check_name: finding.rule.id,
        fingerprint: &finding.fingerprint,
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info => "info",
        },
        location: Location {
            path: finding.spot.path,
            lines: Lines { begin: finding.spot.start.line, end: finding.spot.end.line },
        },
    }
}
