//! Meetings: what was to be talked about, and what was decided.

use std::fmt;

use chrono::NaiveDate;

use super::{Allow, BodyId, CalendarPeriod, Deadline, FieldValue, MeasureId};
use crate::text::{FileId, TextSlice};

/// The name of a meeting's file: its day, and a name where several meet on one day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeetingId {
    /// The day of the meeting.
    pub day: NaiveDate,
    name: Option<Box<str>>,
}

impl MeetingId {
    /// Of a file's name without its ending; `None` where that is neither `2022-12-13` nor `2022-12-13-NAME`, of letters,
    /// digits and dashes.
    pub fn parse(stem: &str) -> Option<Self> {
        let (day, name) = stem.split_at_checked(10)?;
        let day: NaiveDate = day.parse().ok().filter(|parsed: &NaiveDate| parsed.to_string() == day)?;
        let name = match name.strip_prefix('-') {
            None if name.is_empty() => None,
            Some(name) if is_name(name) => Some(name.into()),
            _ => return None,
        };
        Some(MeetingId { day, name })
    }

    /// The id of the same day with another name, which consists of letters, digits and dashes.
    pub fn with_name(&self, name: &str) -> Self {
        MeetingId { day: self.day, name: Some(name.into()) }
    }

    /// Whether it has a name in addition to its day.
    pub fn has_name(&self) -> bool {
        self.name.is_some()
    }
}

fn is_name(name: &str) -> bool {
    name.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()))
}

impl From<NaiveDate> for MeetingId {
    fn from(day: NaiveDate) -> Self {
        MeetingId { day, name: None }
    }
}

impl fmt::Display for MeetingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{}-{name}", self.day),
            None => write!(f, "{}", self.day),
        }
    }
}

/// A meeting of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The name of its file, or what answers call it in place of that.
    pub id: MeetingId,
    /// The name of its file, where that must not be shown: who knows it finds the meeting by it.
    pub unshown: Option<MeetingId>,
    /// As the minutes call it.
    pub title: TextSlice,
    /// Who met.
    pub body: Option<BodyId>,
    /// The language of its texts; `None`: that of the plan.
    pub lang: Option<TextSlice>,
    /// The period of the cycle whose reports it dealt with.
    pub period: Option<CalendarPeriod>,
    /// What it dealt with, in order.
    pub agenda: Vec<AgendaItem>,
    /// Keys of the plan's own: a row.
    pub extra: Option<FieldValue>,
    /// Findings in its file that are accepted on purpose.
    pub allows: Vec<Allow>,
    /// What it decided, in order.
    pub decisions: Vec<Decision>,
    /// Where it is written.
    pub file: FileId,
}

/// Something that a meeting dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// What it is, in words.
    pub title: TextSlice,
    /// The measures that it is about.
    pub measures: Vec<MeasureId>,
}

/// Something that a meeting decided, and that is owed where it names who is to do it, or by when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its number in the meeting's file.
    pub id: MeasureId,
    /// What was decided, in the words of the minutes.
    pub text: TextSlice,
    /// The bodies that are to carry it out; empty where none is named.
    pub responsible: Vec<BodyId>,
    /// By when; `None` where the minutes do not say.
    pub due: Option<Deadline>,
    /// The measures that it is about.
    pub measures: Vec<MeasureId>,
    /// The day on which it was carried out; `None` while it is open.
    pub done: Option<NaiveDate>,
    /// What came of it.
    pub result: Option<TextSlice>,
}

impl Decision {
    /// Whether anything is owed on a day: it names a body or a deadline, and was not carried out.
    pub fn is_open(&self, day: NaiveDate) -> bool {
        (self.due.is_some() || !self.responsible.is_empty()) && self.done.is_none_or(|done| done > day)
    }

    /// The last day on which it is on time.
    pub fn due_day(&self) -> Option<NaiveDate> {
        self.due.as_ref().and_then(Deadline::date)
    }

    /// How many days it is late; negative while there is time, `None` where nothing is owed or there is no day for it.
    pub fn days_late(&self, day: NaiveDate) -> Option<i64> {
        self.due_day().filter(|_| self.is_open(day)).map(|due| (day - due).num_days())
    }
}

impl Meeting {
    /// Whether it is called so, by answers or by its file.
    pub fn is_called(&self, id: &MeetingId) -> bool {
        self.id == *id || self.unshown.as_ref() == Some(id)
    }

    /// What a decision of it is called: `2022-12-13.1`.
    pub fn decision_id(&self, decision: &Decision) -> String {
        format!("{}.{}", self.id, decision.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_is_called_by_its_day_and_name() {
        for id in ["2022-12-13", "2022-12-13-extraordinary", "2022-12-13-A-2"] {
            assert_eq!(MeetingId::parse(id).unwrap().to_string(), id);
        }
        for id in [
            "",
            "2022",
            "2022-13-01",
            "2022-12-13-",
            "2022-12-13x",
            "2022-12-13-a--b",
            "2022-12-1-x",
            "22-12-13",
        ] {
            assert_eq!(MeetingId::parse(id), None, "{id}");
        }
    }
}
