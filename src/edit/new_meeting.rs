//! The file of a new meeting, a decision added to one that is there, and that one was carried out.

use chrono::NaiveDate;

use super::document::{Document, EditError, TablePath};
use super::line_ending::line_ending;
use super::schema_line::schema_line;
use super::value::{TomlValue, rows, table};
use crate::model::{CalendarPeriod, MeasureId, MeetingId};
use crate::schema::{FileKind, MEETINGS_FOLDER};

/// A meeting that is to come.
#[derive(Clone, Debug)]
pub struct NewMeeting {
    /// The name of its file.
    pub id: MeetingId,
    /// What the minutes will call it.
    pub title: String,
    /// Who meets, by its name in the register.
    pub body: Option<String>,
    /// The language of its texts, where that is not the plan's.
    pub lang: Option<String>,
    /// The period whose reports it deals with.
    pub period: Option<CalendarPeriod>,
    /// What it is to deal with, each with the measures concerned.
    pub agenda: Vec<(String, Vec<MeasureId>)>,
}

impl NewMeeting {
    /// The path of its file, inside the plan's folder.
    pub fn path(&self) -> String {
        format!("{MEETINGS_FOLDER}{}.toml", self.id)
    }

    /// Its text. As the plan's own file does, it names its schema or not, and ends its lines.
    pub fn text(&self, plan_file: &str) -> String {
        let ending = line_ending(plan_file);
        let mut keys = vec![("title", TomlValue::text(&self.title))];
        keys.extend(self.body.as_ref().map(|body| ("body", TomlValue::text(body))));
        keys.extend(self.lang.as_ref().map(|lang| ("lang", TomlValue::text(lang))));
        keys.extend(self.period.map(|period| ("period", TomlValue::text(period.to_string()))));
        let mut text = schema_line(&self.path(), plan_file, ending) + &rows(&keys, ending);
        for (title, measures) in &self.agenda {
            let mut keys = vec![("title", TomlValue::text(title))];
            keys.extend(ids(measures));
            text += ending;
            text += &table("agenda", &keys, ending);
        }
        text
    }
}

/// What a meeting decided.
#[derive(Clone, Debug)]
pub struct NewDecision {
    /// Its number in the meeting's file.
    pub id: String,
    /// In the words of the minutes.
    pub text: String,
    /// Who is to carry it out, by the names in the register.
    pub responsible: Vec<String>,
    /// By when.
    pub due: Option<TomlValue>,
    /// The measures that it is about.
    pub measures: Vec<MeasureId>,
}

impl NewDecision {
    /// The text of the meeting's file with it, behind the decisions that are there.
    ///
    /// # Errors
    /// When the file cannot be changed so.
    pub fn added_to(&self, text: &str) -> Result<String, EditError> {
        let document = Document::of(text, FileKind::Meeting)?;
        let mut keys = vec![("id", TomlValue::text(&self.id)), ("text", TomlValue::text(&self.text))];
        if !self.responsible.is_empty() {
            keys.push(("responsible", TomlValue::texts(&self.responsible)));
        }
        keys.extend(self.due.clone().map(|due| ("due", due)));
        keys.extend(ids(&self.measures));
        document.apply(vec![document.append_table("decision", &keys)])
    }
}

/// That a decision was carried out.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The place of the decision in the meeting's file.
    pub row: usize,
    /// The day.
    pub done: NaiveDate,
    /// What came of it.
    pub result: Option<String>,
}

impl Outcome {
    /// The text of the meeting's file with it.
    ///
    /// # Errors
    /// When the file cannot be changed so.
    pub fn added_to(&self, text: &str) -> Result<String, EditError> {
        let of = TablePath::Nth("decision", self.row);
        // One key after the other: both may go to the end of the decision, in their order.
        let document = Document::of(text, FileKind::Meeting)?;
        let with_day = document.apply(document.set(of, "done", &TomlValue::Day(self.done))?)?;
        let Some(result) = &self.result else { return Ok(with_day) };
        let document = Document::of(&with_day, FileKind::Meeting)?;
        document.apply(document.set(of, "result", &TomlValue::text(result))?)
    }
}

/// The key of the measures concerned; none where there are none.
fn ids(measures: &[MeasureId]) -> Option<(&'static str, TomlValue)> {
    let ids = measures.iter().map(MeasureId::as_str);
    (!measures.is_empty()).then(|| ("measures", TomlValue::texts(ids)))
}
