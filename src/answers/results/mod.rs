//! The answer of `plan results`: its document, its sheet and its JSON.

pub(super) mod differing;
mod document;
mod json;
mod moved;
mod sheet;
pub(super) mod tables;
mod targets;

use std::borrow::Cow;

use serde::Serialize;

use super::parts::paper::{LastCommit, Source};
use crate::history::slippage::DeadlineHistory;
use crate::labels::Language;
use crate::query::results::{Question, Results};
use crate::render::Answer;
use crate::render::document::Document;
use crate::render::page::{Page, Sheet};

use super::parts::plan_at::PlanAt;

/// Promise against result.
pub struct ResultsAnswer<'a> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
    /// What was asked.
    pub question: Question,
    /// What was found.
    pub results: Results<'a>,
    /// The last commit of the history; `None`: there is none.
    pub commit: Option<LastCommit>,
    /// Every deadline as the history has it, for a document; `None`: it was not asked, or there is none.
    pub deadlines: Option<Vec<DeadlineHistory>>,
    /// Whether that history does not begin at its beginning.
    pub is_cut_off: bool,
}

impl ResultsAnswer<'_> {
    /// The answer as a document: the final report once the plan is closed.
    pub fn document(&self, language: Language) -> Document {
        let (source, results) = (self.source(language), self.shown());
        let deadlines = self.deadlines.as_deref();
        let moved = moved::find(&source, &self.question, &results, deadlines, self.is_cut_off);
        let mut document = document::document(&source, &self.question, &results, Some(&moved));
        if let Some(note) = source.amended_later() {
            document.paragraph(note);
        }
        document
    }

    /// The results for those who read them: in a draft nothing is late, whatever its dates.
    fn shown(&self) -> Cow<'_, Results<'_>> {
        match self.plan_at.plan.is_draft() {
            true => Cow::Owned(self.results.of_draft()),
            false => Cow::Borrowed(&self.results),
        }
    }

    fn source(&self, language: Language) -> Source<'_> {
        Source { plan_at: self.plan_at, language, commit: self.commit.as_ref() }
    }
}

impl Answer for ResultsAnswer<'_> {
    fn json(&self) -> impl Serialize {
        json::json(self.plan_at, &self.results)
    }

    fn page(&self, language: Language) -> Page {
        document::document(&self.source(language), &self.question, &self.shown(), None).page()
    }

    fn sheet(&self) -> Sheet {
        sheet::sheet(self.plan_at, &self.results)
    }
}
