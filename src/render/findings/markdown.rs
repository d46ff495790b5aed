//! Findings as Markdown: for the summary of a job, and the page of a pull request.

use std::io::{self, Write};

use super::located::{Located, LocatedFindings};
use super::report::{Report, summary};
use crate::labels::Language;
use crate::render::markdown::{self, escape};

pub fn write(out: &mut impl Write, report: &Report<'_>, findings: &LocatedFindings<'_>) -> io::Result<()> {
    let plan = report.envelope.plan.map_or("The plan", |title| title);
    writeln!(out, "## {}\n", escape(plan))?;
    if let Some(change) = report.change {
        markdown::write_at(out, change, "###")?;
        writeln!(out, "\n## Findings\n")?;
    }
    writeln!(out, "{}", escape(&summary(report.findings, Language::English)))?;
    let mut rest = findings.open.as_slice();
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|finding| finding.primary.file == first.primary.file).count();
        let (here, others) = rest.split_at(same);
        write_file(out, first.spot.path, here)?;
        rest = others;
    }
    if findings.accepted.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### Accepted\n\n| Where | Rule | What | Reason |\n| --- | --- | --- | --- |")?;
    for found in &findings.accepted {
        let position = format!("{}:{}", found.spot.path, found.spot.start.line);
        let reason = found.accepted.as_deref().unwrap_or_default();
        row(out, &[&position, found.rule.id, &found.message, reason])?;
    }
    Ok(())
}

fn write_file(out: &mut impl Write, path: &str, findings: &[Located<'_>]) -> io::Result<()> {
    writeln!(out, "\n### {}\n\n| Line | | What | What to do |\n| ---: | --- | --- | --- |", escape(path))?;
    for found in findings {
        let line = found.spot.start.line.to_string();
        let rule = format!("{}: {}", found.severity.name(), found.rule.id);
        row(out, &[&line, &rule, &found.message, found.help.as_deref().unwrap_or_default()])?;
    }
    Ok(())
}

fn row(out: &mut impl Write, cells: &[&str]) -> io::Result<()> {
    let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
    writeln!(out, "| {} |", cells.join(" | "))
}
