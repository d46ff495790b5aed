//! Findings in the JSON contract.

use serde::Serialize;

use crate::diagnostic::fingerprint::fingerprints;
use crate::diagnostic::{Diagnostic, Findings, Place, Severity};
use crate::text::{FileId, Files, Lines, Position};

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
    fingerprint: String,
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

pub fn json<'a>(files: &'a Files, findings: &'a Findings) -> FindingsJson<'a> {
    let all: Vec<&Diagnostic> = findings.open.iter().chain(&findings.accepted).collect();
    let mut open = each(files, &all);
    let accepted = open.split_off(findings.open.len()).into_iter().zip(&findings.accepted);
    FindingsJson {
        findings: open,
        allowed: accepted
            .map(|(json, finding)| AllowedJson {
                finding: json,
                reason: finding.accepted.as_deref().unwrap_or_default(),
            })
            .collect(),
        summary: SummaryJson {
            errors: findings.count(Severity::Error),
            warnings: findings.count(Severity::Warning),
            infos: findings.count(Severity::Info),
            allowed: findings.accepted.len(),
            files: findings.files,
        },
    }
}

fn each<'a>(files: &'a Files, findings: &[&'a Diagnostic]) -> Vec<FindingJson<'a>> {
    let prints = fingerprints(files, findings.iter().copied());
    let mut lines: Option<(FileId, Lines<'a>)> = None;
    let mut positions = |finding: &Diagnostic| -> (Position, Position) {
        let file = finding.primary.file;
        // Findings come file by file.
        let lines = match &mut lines {
            Some((of, lines)) if *of == file => lines,
            other => &mut other.insert((file, Lines::new(&files[file].text))).1,
        };
        let span = match finding.primary.place {
            Place::Span(span) => span,
            Place::Key(_) => Default::default(),
        };
        (lines.position(span.start), lines.position(span.end))
    };
    let json = |(finding, fingerprint): (&&'a Diagnostic, String)| {
        let (start, end) = positions(finding);
        FindingJson {
            rule: finding.rule.id,
            severity: finding.severity.name(),
            message: &finding.message,
            path: &files[finding.primary.file].path,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            measure: finding.measure.as_ref().map(|id| id.as_str()),
            help: finding.help.as_deref(),
            fingerprint,
        }
    };
    findings.iter().zip(prints).map(json).collect()
}
