//! What the checks found, for the pages and as files of the open data.

use std::io;

use chrono::NaiveDate;

use crate::check::{Options, check, conceal_paths};
use crate::diagnostic::Findings;
use crate::load::Loaded;
use crate::model::Plan;
use crate::render::findings::{self, Format, Report};
use crate::render::{Envelope, OutputOptions};

/// The findings, and the files of the site that hold all of them.
pub struct SiteFindings {
    /// For the pages.
    pub findings: Findings,
    /// As `plan check` gives them to programs.
    pub(super) json: Vec<u8>,
    /// For spreadsheets: a row for each.
    pub(super) csv: Vec<u8>,
}

impl SiteFindings {
    /// Checks the plan, by default levels, and writes the files while the texts that the findings point into are at hand.
    ///
    /// # Errors
    /// When there is no memory for them.
    pub fn of(loaded: &Loaded, day: NaiveDate, revision: Option<&str>) -> io::Result<Self> {
        let mut findings = check(loaded, None, &Options::on(day));
        let shown = conceal_paths(&loaded.files, &mut findings);
        let envelope = Envelope {
            command: "check",
            plan: loaded.plan.as_ref().and_then(Plan::known_title),
            as_of: Some(day),
            revision,
            left_out: None,
        };
        let (files, screen) = (shown.as_ref().unwrap_or(&loaded.files), OutputOptions::page());
        let report =
            Report { files, findings: &findings, envelope, accepted: true, screen, change: None, secret: "" };
        let (mut json, mut csv) = (Vec::new(), Vec::new());
        findings::write(&mut json, Format::Json, &report)?;
        findings::write_csv(&mut csv, files, &findings)?;
        Ok(SiteFindings { findings, json, csv })
    }
}
