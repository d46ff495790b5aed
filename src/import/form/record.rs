//! What a form says of itself on a hidden sheet: for whom and when it was made, and from what.

use std::collections::BTreeMap;

use crate::import::refusal::Refusal;
use crate::import::sheet::{Cell, Column, Row, Sheet};
use crate::labels::{FormReason, Sentence};

/// The name of the hidden sheet.
pub const RECORD_SHEET: &str = "plan";

/// The version of forms that this program writes and reads.
const VERSION: &str = "1";

/// What the first cell of the sheet says.
const FORM: &str = "plan-form";

/// What a form says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Whose form it is, as the register lists the body.
    pub body: String,
    /// For which period; `None`: the plan has no cycle.
    pub period: Option<String>,
    /// The commit that it was made from, where there is a repository.
    pub commit: Option<String>,
    /// By the name of each row, the fingerprint of what it was made from.
    pub rows: BTreeMap<String, String>,
}

impl Record {
    /// The rows of the sheet.
    pub fn lines(&self) -> Vec<Vec<&str>> {
        let mut lines = vec![vec![FORM, VERSION], vec!["body", &self.body]];
        lines.extend(self.period.as_deref().map(|period| vec!["period", period]));
        lines.extend(self.commit.as_deref().map(|commit| vec!["commit", commit]));
        lines.extend(self.rows.iter().map(|(key, fingerprint)| vec!["row", key, fingerprint]));
        lines
    }

    /// Reads the sheet.
    ///
    /// # Errors
    /// When it is that of another version, or does not say whose form it is.
    pub fn parse(sheet: &Sheet) -> Result<Self, Refusal> {
        let text = |row: &Row, column| row.cell(Column(column)).map(Cell::shown);
        let mut record = Record::default();
        let mut version = None;
        for row in &sheet.rows {
            let (Some(key), Some(value)) = (text(row, 0), text(row, 1)) else { continue };
            match key.as_str() {
                FORM => version = Some(value),
                "body" => record.body = value,
                "period" => record.period = Some(value),
                "commit" => record.commit = Some(value),
                "row" => {
                    record.rows.insert(value, text(row, 2).unwrap_or_default());
                }
                _ => {}
            }
        }
        match version.as_deref() {
            Some(VERSION) if !record.body.is_empty() => Ok(record),
            Some(VERSION) | None => Err(Refusal::new(FormReason::NotAForm, FormReason::CollectAForm)),
            Some(other) => Err(Refusal::new(
                Sentence::of(|language| FormReason::other_version(language, other, VERSION)),
                FormReason::SendNewForm,
            )),
        }
    }
}
