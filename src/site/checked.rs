//! What the checks found, for the pages and as files of the open data.

use std::io;

use crate::diagnostic::Findings;
use crate::render::findings::{self, Format, Report};
use crate::render::{Envelope, OutputOptions};
use crate::text::Files;

/// The findings, and the files of the site that hold all of them.
pub struct Checked {
    /// For the pages.
    pub findings: Findings,
    /// As `plan check` gives them to programs.
    pub(super) json: Vec<u8>,
    /// For spreadsheets: a row for each.
    pub(super) csv: Vec<u8>,
}

impl Checked {
    /// Writes the files while the texts that the findings point into are at hand.
    ///
    /// # Errors
    /// When there is no memory for them.
    pub fn new(files: &Files, findings: Findings, envelope: Envelope<'_>) -> io::Result<Self> {
        let screen = OutputOptions::page();
        let report =
            Report { files, findings: &findings, envelope, accepted: true, screen, change: None, secret: "" };
        let (mut json, mut csv) = (Vec::new(), Vec::new());
        findings::write(&mut json, Format::Json, &report)?;
        findings::write_csv(&mut csv, files, &findings)?;
        Ok(Checked { findings, json, csv })
    }
}
