//! Answers that judge by a day: they say what was amended after it.

use serde::Serialize;

use super::args::Asking;
use super::failure::{Failure, warn};
use super::session::Session;
use crate::model::Measure;
use crate::render::page::{Page, Sheet};
use crate::render::{Answer, Format, Record, measures};

/// An answer with the measures that were amended after its day: what it says of them goes by the amended rows, though
/// others held on that day.
pub struct Judged<'a, A> {
    record: &'a Record,
    asking: &'a Asking,
    answer: A,
    /// In the plan's order.
    amended: Vec<&'a Measure>,
}

#[derive(Serialize)]
struct JudgedJson<'a, T> {
    #[serde(flatten)]
    answer: T,
    amended_later: Vec<&'a str>,
}

impl<'a, A: Answer> Judged<'a, A> {
    /// `about`: every measure that the answer speaks of, or leaves out by its dates or status.
    pub fn new(
        record: &'a Record,
        asking: &'a Asking,
        about: impl IntoIterator<Item = &'a Measure>,
        answer: A,
    ) -> Self {
        let mut amended: Vec<_> = about.into_iter().filter(|m| m.is_amended_after(record.day)).collect();
        amended.sort_by_key(|measure| (measure.section, &measure.id));
        amended.dedup_by_key(|measure| &measure.id);
        Judged { record, asking, answer, amended }
    }

    /// Writes the answer to standard output; a sheet has no room for a sentence, so it goes to standard error.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn print(&self, command: &'static str, session: &Session) -> Result<(), Failure> {
        let output = self.asking.output;
        if output.format()? == Format::Csv
            && let Some(note) = self.note()
        {
            warn(&note);
        }
        self.record.print(command, session, output, self)
    }

    /// Which measures, and how to ask by what held then; nothing of the latter where that is what was asked.
    fn note(&self) -> Option<String> {
        const NAMED: usize = 10;
        if self.amended.is_empty() {
            return None;
        }
        let day = self.record.day.to_string();
        let mut ids: Vec<String> = self.amended.iter().take(NAMED).map(|m| m.id.to_string()).collect();
        if self.amended.len() > NAMED {
            ids.push(format!("{} more", self.amended.len() - NAMED));
        }
        let count = measures::count(self.amended.iter().copied());
        let were = if self.amended.len() == 1 { "was" } else { "were" };
        let (at, as_of) = (self.asking.at.as_deref(), self.asking.as_of);
        let is_of_the_day = at.is_some_and(|at| as_of.is_none() || at == day);
        let how =
            if is_of_the_day { String::new() } else { format!(": `--at {day}` asks by what held then") };
        Some(format!("{count} {were} amended after {day} ({}){how}", ids.join(", ")))
    }
}

impl<A: Answer> Answer for Judged<'_, A> {
    fn json(&self) -> impl Serialize {
        let amended_later = self.amended.iter().map(|measure| measure.id.as_str()).collect();
        JudgedJson { answer: self.answer.json(), amended_later }
    }

    fn page(&self) -> Page {
        let mut page = self.answer.page();
        if let Some(note) = self.note() {
            page.text(format!("{note}."));
        }
        page
    }

    fn sheet(&self) -> Sheet {
        self.answer.sheet()
    }
}
