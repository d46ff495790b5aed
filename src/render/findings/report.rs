//! What a format of findings is given.

use crate::diagnostic::{Findings, Severity};
use crate::render::options::{Envelope, OutputOptions};
use crate::render::page::Page;
use crate::render::words::count;
use crate::text::Files;

/// Findings, and what else the formats need.
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
    /// A word that cannot be guessed, so that no text of the plan can contain it.
    pub secret: &'a str,
}

/// "52 files: 1 error, 2 warnings; 1 finding accepted".
pub fn summary(found: &Findings) -> String {
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
