//! A line for each finding: `path:line:column: error: message [rule]`, which editors and other tools know how to read.

use std::io::{self, Write};

use super::located::LocatedFindings;
use crate::render::escape::one_line;

/// What files accept is left out.
pub fn write(out: &mut impl Write, findings: &LocatedFindings<'_>) -> io::Result<()> {
    for finding in &findings.open {
        let (path, start) = (one_line(finding.spot.path), finding.spot.start);
        let (severity, message) = (finding.severity.name(), one_line(&finding.message));
        let rule = finding.rule.id;
        writeln!(out, "{path}:{}:{}: {severity}: {message} [{rule}]", start.line, start.column)?;
    }
    Ok(())
}
