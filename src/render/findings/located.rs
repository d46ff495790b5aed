//! Findings with the lines and columns they stand at, and a fingerprint to know them again by.

use std::collections::BTreeMap;
use std::ops::Deref;

use crate::diagnostic::fingerprint::fingerprints;
use crate::diagnostic::{Diagnostic, Findings, Label};
use crate::text::{FileId, Files, Lines, Position};

/// A place as people count: in a file, from a line and column to another.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    pub path: &'a str,
    pub start: Position,
    pub end: Position,
}

/// A finding with where it stands.
#[derive(Debug)]
pub struct Located<'a> {
    /// The finding itself.
    pub finding: &'a Diagnostic,
    /// Its primary place.
    pub spot: Spot<'a>,
    /// Its other places, in their order.
    pub others: Vec<(Spot<'a>, &'a str)>,
    /// The same for as long as the rule, the file and the message are.
    pub fingerprint: String,
}

impl Deref for Located<'_> {
    type Target = Diagnostic;

    fn deref(&self) -> &Diagnostic {
        self.finding
    }
}

/// All findings, in their order.
#[derive(Debug)]
pub struct LocatedFindings<'a> {
    /// Those that stand.
    pub open: Vec<Located<'a>>,
    /// Those that the plan's own files accept.
    pub accepted: Vec<Located<'a>>,
    /// How many files were looked at.
    pub files: usize,
}

impl<'a> LocatedFindings<'a> {
    /// Looks every place up once; findings come file by file.
    pub fn new(files: &'a Files, findings: &'a Findings) -> Self {
        let mut lines = LineIndex { files, known: BTreeMap::new() };
        let all = || findings.open.iter().chain(&findings.accepted);
        let locate = |(finding, fingerprint): (&'a Diagnostic, String)| Located {
            finding,
            spot: lines.spot(&finding.primary),
            others: finding.others.iter().map(|label| (lines.spot(label), label.text.as_str())).collect(),
            fingerprint,
        };
        let mut open: Vec<Located<'a>> = all().zip(fingerprints(files, all())).map(locate).collect();
        let accepted = open.split_off(findings.open.len());
        LocatedFindings { open, accepted, files: findings.files }
    }
}

/// The lines of the files that were asked for: each is counted once.
struct LineIndex<'a> {
    files: &'a Files,
    known: BTreeMap<FileId, Lines<'a>>,
}

impl<'a> LineIndex<'a> {
    fn spot(&mut self, label: &Label) -> Spot<'a> {
        let file = &self.files[label.file];
        let lines = self.known.entry(label.file).or_insert_with(|| Lines::new(&file.text));
        let span = label.span();
        Spot { path: &file.path, start: lines.position(span.start), end: lines.position(span.end) }
    }
}
