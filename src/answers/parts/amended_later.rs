//! Answers that judge by a day: they say what was amended after it, whether the plan was closed by then, or is a draft still.

use serde::Serialize;

use super::closed::{self, ClosedJson};
use super::measure;
use crate::answers::parts::plan_at::PlanAt;
use crate::labels::{CommonText, Language, StatusText};
use crate::model::Measure;
use crate::render::Answer;
use crate::render::page::{Page, Sheet};

/// An answer with the measures that were amended after its day: what it says of them goes by the amended rows, though
/// others held on that day.
pub struct AmendedLater<'a, A> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
    /// Whether that is the version that held on the day asked for.
    pub is_version_of_the_day: bool,
    /// Whether its page has a note that the plan is a draft.
    tells_draft: bool,
    answer: A,
    /// In the plan's order.
    amended: Vec<&'a Measure>,
}

#[derive(Serialize)]
struct AmendedLaterJson<'a, T> {
    #[serde(flatten)]
    answer: T,
    amended_later: Vec<&'a str>,
    /// Null while the plan is open.
    closed: Option<ClosedJson<'a>>,
    /// Only present where the plan is a draft: then nothing in it is owed yet.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    draft: bool,
}

impl<'a, A: Answer> AmendedLater<'a, A> {
    /// `about`: every measure of the answer, and those that it leaves out because of their dates or status.
    pub fn new(plan_at: &'a PlanAt, about: impl IntoIterator<Item = &'a Measure>, answer: A) -> Self {
        let mut amended: Vec<_> = about.into_iter().filter(|m| m.is_amended_after(plan_at.day)).collect();
        amended.sort_by(|a, b| a.order().cmp(&b.order()));
        amended.dedup_by_key(|measure| &measure.id);
        AmendedLater { plan_at, is_version_of_the_day: false, tells_draft: true, answer, amended }
    }

    /// The same without the note on a draft, for pages whose frame has it already.
    pub fn without_draft_note(self) -> Self {
        AmendedLater { tells_draft: false, ..self }
    }

    /// Which measures were amended later, and how to ask by what held then, where that is not what was asked.
    pub fn note(&self, language: Language) -> Option<String> {
        const NAMED: usize = 10;
        if self.amended.is_empty() {
            return None;
        }
        let day = self.plan_at.day;
        let ids = language.first(NAMED, self.amended.iter().map(|measure| &measure.id)).join(", ");
        let count = measure::count(self.amended.iter().copied(), language);
        let how = match self.is_version_of_the_day {
            true => String::new(),
            false => CommonText::ask_at(language, day),
        };
        let day = language.day(day);
        Some(match self.amended.len() {
            1 => CommonText::one_amended_later(language, count, day, ids, how),
            _ => CommonText::amended_later(language, count, day, ids, how),
        })
    }
}

impl<A: Answer> Answer for AmendedLater<'_, A> {
    fn json(&self) -> impl Serialize {
        let amended_later = self.amended.iter().map(|measure| measure.id.as_str()).collect();
        let (closed, draft) = (closed::json(self.plan_at), self.plan_at.plan.is_draft());
        AmendedLaterJson { answer: self.answer.json(), amended_later, closed, draft }
    }

    fn page(&self, language: Language) -> Page {
        let mut page = self.answer.page(language);
        if self.tells_draft && self.plan_at.plan.is_draft() {
            page.text_below_heading(StatusText::IsDraft.in_language(language));
        }
        if let Some(note) = self.note(language) {
            page.text(format!("{note}."));
        }
        page
    }

    fn sheet(&self) -> Sheet {
        self.answer.sheet()
    }
}
