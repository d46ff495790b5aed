//! Findings as annotations of GitHub Actions, and the whole of them as a readable log.
//!
//! A step shows ten annotations of each level, whichever come first: so the most severe come first, and one notice
//! counts what is not among them. The log shows lines of the plan, which anybody may have written: while it is
//! printed, commands are stopped, and only a word that cannot be guessed turns them on again.

use std::io::{self, Write};

use super::located::{Located, LocatedFindings};
use super::pretty;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::labels::english;
use crate::render::escape::escape_control;

/// How many annotations of one level a step shows.
const SHOWN: usize = 10;

pub fn write(out: &mut impl Write, report: &Report<'_>, findings: &LocatedFindings<'_>) -> io::Result<()> {
    let mut left = 0;
    for level in [Severity::Error, Severity::Warning, Severity::Info] {
        let of_level: Vec<&Located<'_>> = findings.open.iter().filter(|f| f.severity == level).collect();
        // The notice that counts the others is itself one of the last level.
        let over = of_level.len() > SHOWN || left > 0;
        let shown = if level == Severity::Info && over { SHOWN - 1 } else { SHOWN };
        for finding in of_level.iter().take(shown) {
            annotate(out, finding)?;
        }
        left += of_level.len().saturating_sub(shown);
    }
    if left > 0 {
        let others = english::count(left, "more finding", "more findings");
        writeln!(out, "::notice title=plan check::{others}: the log of this step shows them all")?;
    }
    writeln!(out, "::stop-commands::{}", report.secret)?;
    pretty::write(out, report)?;
    writeln!(out, "::{}::", report.secret)
}

fn annotate(out: &mut impl Write, finding: &Located<'_>) -> io::Result<()> {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let (start, end) = (finding.spot.start, finding.spot.end);
    write!(out, "::{level} file={},line={},endLine={}", property(finding.spot.path), start.line, end.line)?;
    // Columns across several lines are refused.
    if start.line == end.line {
        write!(out, ",col={},endColumn={}", start.column, end.column)?;
    }
    write!(out, ",title={}::{}", property(finding.rule.id), data(&finding.message))?;
    if let Some(help) = &finding.help {
        write!(out, "%0Ahelp: {}", data(help))?;
    }
    writeln!(out)
}

/// The message of a command.
fn data(text: &str) -> String {
    escape_control(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
