//! The files of the plan that follows another: what is carried over of its own files, and each measure that is carried on.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::apply::Edit;
use super::document::{Document, EditError, TablePath};
use super::layout::laid_out;
use super::value::TomlValue;
use crate::model::Statement;
use crate::schema::FileKind;

/// What the next plan says of itself, and of the one before.
#[derive(Clone, Debug)]
pub struct Successor {
    /// Its title; nothing, to be filled in.
    pub title: Option<String>,
    /// Its first and last day; nothing, to be filled in.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// The title of the plan before.
    pub before: String,
    /// The folder of the plan before, from that of the next; nothing where it is in another repository.
    pub path: Option<String>,
    /// In the place of a deadline or of funding that the next act sets.
    pub unset: String,
}

/// What a successor plan keeps of a measure in addition to its published words.
#[derive(Clone, Debug, Default)]
pub struct KeptFields {
    /// Whether it stays a step of another measure.
    pub parent: bool,
    /// For each milestone, whether it is still to be reached.
    pub milestones: Vec<bool>,
    /// The rules whose findings stay accepted.
    pub allows: Vec<String>,
}

/// What of plan.toml was of the act alone that adopted it.
const OF_THE_ACT: [&str; 10] = [
    "decision",
    "adopted",
    "period",
    "expires",
    "document",
    "strategy",
    "predecessor",
    "closed",
    "appropriation",
    "provision",
];

/// What of a measure belonged to the plan before, beside what was said of it: its money, its changes.
const OF_THE_PLAN: [&str; 3] = ["formerly", "allocation", "amendment"];

/// In the place of a title.
const UNTITLED: &str = "(title to be filled in)";

impl Successor {
    /// The plan's own file: title, period and predecessor are its own; sections (but for those that are named), sources,
    /// shared metrics, coordination, levels and the plan's own keys are those of the plan before.
    ///
    /// # Errors
    /// When the file of the plan before cannot be changed so.
    pub fn plan_file(&self, before: &str, dropped_sections: &HashSet<&str>) -> Result<String, EditError> {
        let mut text = Text::of(before, FileKind::Plan);
        text.edit(|document| Ok(OF_THE_ACT.iter().flat_map(|name| document.remove(name)).collect()))?;
        for place in rows(&text.text, "section").iter().enumerate().rev().filter_map(|(place, section)| {
            let id = section.get("id").and_then(toml::Value::as_str)?;
            dropped_sections.contains(id).then_some(place)
        }) {
            text.edit(|document| Ok(document.remove_nth("section", place)))?;
        }
        let title = self.title.as_deref().unwrap_or(UNTITLED);
        text.edit(|document| document.set(TablePath::Root, "title", &TomlValue::text(title)))?;
        if let Some((start, end)) = self.period {
            let days = [("start", start), ("end", end)];
            let days = days.map(|(name, day)| (name.to_owned(), TomlValue::Day(day)));
            text.edit(|document| document.set(TablePath::Root, "period", &TomlValue::Inline(days.into())))?;
        }
        let open = match (&self.title, self.period) {
            (Some(_), Some(_)) => "To be filled in when it is adopted: decision, adopted.",
            (None, Some(_)) => "To be filled in: the title; when it is adopted: decision, adopted.",
            (_, None) => {
                "To be filled in: the title, and period = { start = 2026-01-01, end = 2027-12-31 }; when it is adopted: \
                 decision, adopted."
            }
        };
        text.edit(|document| Ok(vec![document.comment_above(TablePath::Root, "title", open)?]))?;
        let mut keys = vec![("title", TomlValue::text(&self.before))];
        keys.extend(self.path.as_ref().map(|path| ("path", TomlValue::text(path))));
        text.edit(|document| Ok(vec![document.append_single("predecessor", &keys)]))?;
        Ok(text.laid_out())
    }

    /// The register of bodies: as it was, but for what it says of measures that are not carried on.
    ///
    /// # Errors
    /// When it cannot be changed so.
    pub fn bodies_file(&self, before: &str, is_there: impl Fn(&str) -> bool) -> Result<String, EditError> {
        let mut text = Text::of(before, FileKind::Bodies);
        for (table, key) in [("body", "mentioned_in"), ("succession", "measures")] {
            for (place, row) in rows(&text.text, table).iter().enumerate().rev() {
                let Some(named) = row.get(key).and_then(toml::Value::as_array) else { continue };
                let named: Vec<&str> = named.iter().filter_map(toml::Value::as_str).collect();
                let kept: Vec<&str> = named.iter().copied().filter(|id| is_there(id)).collect();
                let at = TablePath::Nth(table, place);
                text.edit(|document| match (kept.len() == named.len(), kept.is_empty(), table) {
                    (true, ..) => Ok(Vec::new()),
                    (_, false, _) => {
                        Ok(vec![document.replace_value(at, key, &TomlValue::texts(kept.iter().copied()))?])
                    }
                    // A duty that moved in nothing that is left did not move here.
                    (_, true, "succession") => Ok(document.remove_nth(table, place)),
                    (_, true, _) => document.remove_key(at, key),
                })?;
            }
        }
        Ok(text.laid_out())
    }

    /// A measure that is carried on: its published words, metrics and open milestones. What its deadline and its funding
    /// were is said in comments: the next act sets them.
    ///
    /// # Errors
    /// When its file cannot be changed so.
    pub fn measure_file(&self, before: &str, id: &str, kept: &KeptFields) -> Result<String, EditError> {
        let mut text = Text::of(before, FileKind::Measure);
        text.edit(|document| {
            Ok(OF_THE_PLAN.iter().chain(&Statement::TABLES).flat_map(|name| document.remove(name)).collect())
        })?;
        if !kept.parent {
            text.edit(|document| document.remove_key(TablePath::Root, "parent"))?;
        }
        for (place, row) in rows(&text.text, "allow").iter().enumerate().rev() {
            let is_kept = row
                .get("rule")
                .and_then(toml::Value::as_str)
                .is_some_and(|rule| kept.allows.iter().any(|kept| kept == rule));
            if !is_kept {
                text.edit(|document| Ok(document.remove_nth("allow", place)))?;
            }
        }
        self.milestones(&mut text, &kept.milestones)?;
        text.edit(|document| {
            let targets = (0..document.count("metric"))
                .map(|at| document.remove_key(TablePath::Nth("metric", at), "targets"));
            Ok(targets.collect::<Result<Vec<_>, _>>()?.concat())
        })?;
        text.edit(|document| match document.keys(TablePath::Table("published")) {
            Err(_) => Ok(Vec::new()),
            Ok(1) if document.written(TablePath::Table("published"), "deadline").is_some() => {
                Ok(document.remove("published"))
            }
            Ok(_) => document.remove_key(TablePath::Table("published"), "deadline"),
        })?;
        for key in ["deadline", "funding"] {
            self.unset(&mut text, TablePath::Root, key)?;
        }
        text.edit(|document| document.set(TablePath::Root, "continues", &TomlValue::text(id)))?;
        Ok(text.laid_out())
    }

    /// Leaves only the milestones that are still to be reached, on a day that the next act sets.
    fn milestones(&self, text: &mut Text, is_open: &[bool]) -> Result<(), EditError> {
        let written = Document::of(&text.text, FileKind::Measure)?.count("milestone");
        // Rows that are not written as tables cannot be edited one by one.
        if written != is_open.len() {
            return text.edit(|document| Ok(document.remove("milestone")));
        }
        for place in (0..written).rev() {
            let at = TablePath::Nth("milestone", place);
            if !is_open.get(place).copied().unwrap_or_default() {
                text.edit(|document| Ok(document.remove_nth("milestone", place)))?;
                continue;
            }
            // It stood for other measures too, which may not be here.
            text.edit(|document| document.remove_key(at, "measures"))?;
            self.unset(text, at, "due")?;
        }
        Ok(())
    }

    /// Puts the words for what is not set in the place of a value, and the value into a comment above, with the remark
    /// that stood behind it.
    fn unset(&self, text: &mut Text, of: TablePath<'_>, key: &str) -> Result<(), EditError> {
        let document = Document::of(&text.text, text.kind)?;
        let Some(written) = document.written(of, key).map(str::to_owned) else { return Ok(()) };
        text.edit(|document| {
            let (edit, remark) = document.replace_value_and_remark(of, key, &TomlValue::text(&self.unset))?;
            let remark = remark.map(|remark| format!(" # {remark}")).unwrap_or_default();
            let before = format!("{key} in the plan before: {written}{remark}");
            Ok(vec![document.comment_above(of, key, &before)?, edit])
        })
    }
}

/// A text that is changed step by step.
struct Text {
    text: String,
    kind: FileKind,
}

impl Text {
    /// Without the line that names a schema: that lies in the folder of the plan before.
    fn of(text: &str, kind: FileKind) -> Self {
        let whole = text.trim_start_matches('\u{feff}');
        let rest =
            whole.strip_prefix("#:schema ").map(|rest| rest.split_once('\n').map_or("", |(_, rest)| rest));
        Text { text: rest.unwrap_or(whole).to_owned(), kind }
    }

    fn edit(
        &mut self,
        edits: impl FnOnce(&Document<'_>) -> Result<Vec<Edit>, EditError>,
    ) -> Result<(), EditError> {
        let document = Document::of(&self.text, self.kind)?;
        let edits = edits(&document)?;
        let text = document.apply(edits)?;
        self.text = text;
        Ok(())
    }

    fn laid_out(self) -> String {
        let text = laid_out(&self.text).unwrap_or(self.text);
        let end = text.trim_end();
        if end.is_empty() { String::new() } else { format!("{end}\n") }
    }
}

/// The tables of a list, as they are read.
fn rows(text: &str, name: &str) -> Vec<toml::Value> {
    let table = text.parse::<toml::Table>().unwrap_or_default();
    table.get(name).and_then(toml::Value::as_array).cloned().unwrap_or_default()
}
