//! Findings as JUnit's XML, which nearly everything that runs tests can show: each file is a test.

use std::io::{self, Write};

use super::located::{Located, LocatedFindings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::render::xml;
use crate::text::{FileId, Files};

/// A file fails by its first error, and the text of the failure has all that was found in it; what is not an error
/// goes to the test's output.
pub fn write(out: &mut impl Write, files: &Files, findings: &LocatedFindings<'_>) -> io::Result<()> {
    let mut by_file: Vec<Vec<String>> = vec![Vec::new(); files.len()];
    let mut first_error: Vec<Option<&Diagnostic>> = vec![None; files.len()];
    for found in findings.open.iter().chain(&findings.accepted) {
        let at = found.primary.file.0 as usize;
        by_file[at].push(line(found));
        if found.severity == Severity::Error && found.accepted.is_none() {
            first_error[at].get_or_insert(found.finding);
        }
    }
    let failures = first_error.iter().flatten().count();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites tests=\"{}\" failures=\"{failures}\">", files.len())?;
    let counts = format!("tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\"", files.len());
    writeln!(out, "  <testsuite name=\"plan check\" {counts}>")?;
    for (at, (said, error)) in (0..).zip(by_file.iter().zip(first_error)) {
        let name = escape(&files[FileId(at)].path);
        write!(out, "    <testcase classname=\"plan\" name=\"{name}\"")?;
        let all = escape(&said.join("\n"));
        match error {
            _ if said.is_empty() => writeln!(out, "/>")?,
            Some(error) => {
                let (message, kind) = (escape(&error.message), error.rule.id);
                writeln!(out, ">\n      <failure message=\"{message}\" type=\"{kind}\">{all}</failure>")?;
                writeln!(out, "    </testcase>")?;
            }
            None => writeln!(out, ">\n      <system-out>{all}</system-out>\n    </testcase>")?,
        }
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}

/// A finding on a line: where, how severe, what, and what to do or why it is accepted.
fn line(found: &Located<'_>) -> String {
    let level = if found.accepted.is_some() { "accepted" } else { found.severity.name() };
    let (path, start) = (found.spot.path, found.spot.start);
    let position = format!("{path}:{}:{}", start.line, start.column);
    let mut line = format!("{position}: {level}[{}]: {}", found.rule.id, found.message);
    match (&found.accepted, &found.help) {
        (Some(reason), _) => line.push_str(&format!(" (reason: {reason})")),
        (None, Some(help)) => line.push_str(&format!(" ({help})")),
        (None, None) => {}
    }
    line
}

/// Text that stays text inside an element or an attribute, which would make a space of a line break.
fn escape(text: &str) -> String {
    xml::escape(text).replace('\n', "&#10;")
}

#[cfg(test)]
mod tests {
    #[test]
    fn text_stays_text() {
        assert_eq!(super::escape("]]> <a b=\"c\">&\n"), "]]&gt; &lt;a b=&quot;c&quot;&gt;&amp;&#10;");
        assert_eq!(super::escape("\u{0}\u{1b}\u{ffff}ő"), "\\u{0}\\u{1b}\\u{ffff}ő");
    }
}
