//! Findings in the JSON contract.

use serde::Serialize;

use super::located::{Located, LocatedFindings};
use crate::diagnostic::Severity;
use crate::render::page::{Sheet, SheetValue};

/// All findings, those that are accepted apart.
#[derive(Serialize)]
pub struct FindingsJson<'a> {
    findings: Vec<FindingJson<'a>>,
    allowed: Vec<AllowedJson<'a>>,
    summary: SummaryJson,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    measure: Option<&'a str>,
    help: Option<&'a str>,
    fingerprint: &'a str,
}

#[derive(Serialize)]
struct AllowedJson<'a> {
    #[serde(flatten)]
    finding: FindingJson<'a>,
    reason: &'a str,
}

#[derive(Serialize)]
struct SummaryJson {
    errors: usize,
    warnings: usize,
    infos: usize,
    allowed: usize,
    files: usize,
}

/// The answer of `check`. Places that are still keys count as the beginning of their file.
pub fn json<'a>(findings: &'a LocatedFindings<'a>) -> FindingsJson<'a> {
    let count = |severity| findings.open.iter().filter(|finding| finding.severity == severity).count();
    let allowed = |finding: &'a Located<'a>| AllowedJson {
        finding: json_of(finding),
        reason: finding.accepted.as_deref().unwrap_or_default(),
    };
    FindingsJson {
        findings: findings.open.iter().map(json_of).collect(),
        allowed: findings.accepted.iter().map(allowed).collect(),
        summary: SummaryJson {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            allowed: findings.accepted.len(),
            files: findings.files,
        },
    }
}

/// The same for spreadsheets, in one table: only a finding that is accepted has a reason.
pub fn sheet(findings: &LocatedFindings<'_>) -> Sheet {
    let row = |finding: &Located<'_>| -> Vec<SheetValue> {
        vec![
            finding.rule.id.into(),
            finding.severity.name().into(),
            finding.message.as_str().into(),
            finding.spot.path.into(),
            finding.spot.start.line.into(),
            finding.spot.start.column.into(),
            finding.spot.end.line.into(),
            finding.spot.end.column.into(),
            finding.measure.as_ref().map(|id| id.as_str()).into(),
            finding.help.as_deref().into(),
            finding.fingerprint.as_str().into(),
            finding.accepted.as_deref().into(),
        ]
    };
    Sheet::of(COLUMNS, findings.open.iter().chain(&findings.accepted).map(row).collect())
}

/// The keys of a finding, and that of the reason why it is accepted.
const COLUMNS: [&str; 12] = [
    "rule",
    "severity",
    "message",
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "measure",
    "help",
    "fingerprint",
    "reason",
];

fn json_of<'a>(finding: &'a Located<'a>) -> FindingJson<'a> {
    FindingJson {
        rule: finding.rule.id,
        severity: finding.severity.name(),
        message: &finding.message,
        path: finding.spot.path,
        line: finding.spot.start.line,
        column: finding.spot.start.column,
        end_line: finding.spot.end.line,
        end_column: finding.spot.end.column,
        measure: finding.measure.as_ref().map(|id| id.as_str()),
        help: finding.help.as_deref(),
        fingerprint: &finding.fingerprint,
    }
}
