//! The answer of `plan results`: its document, its sheet and its JSON.

mod document;
mod json;
mod sheet;
pub(super) mod tables;

use serde::Serialize;

use super::paper::Source;
use crate::labels::Language;
use crate::query::results::{Question, Results};
use crate::render::Answer;
use crate::render::document::Document;
use crate::render::page::{Page, Sheet};

use super::plan_at::PlanAt;

/// Promise against result.
pub struct ResultsAnswer<'a> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
    /// What was asked.
    pub question: Question,
    /// What was found.
    pub results: Results<'a>,
    /// The last commit of the record; `None`: there is no record.
    pub commit: Option<String>,
}

impl ResultsAnswer<'_> {
    /// The answer as a document: the final report once the plan is closed.
    pub fn document(&self, language: Language) -> Document {
        let source = Source { plan_at: self.plan_at, language, commit: self.commit.as_deref() };
        document::document(&source, &self.question, &self.results)
    }
}

impl Answer for ResultsAnswer<'_> {
    fn json(&self) -> impl Serialize {
        json::json(self.plan_at, &self.results)
    }

    fn page(&self, language: Language) -> Page {
        self.document(language).page()
    }

    fn sheet(&self) -> Sheet {
        sheet::sheet(self.plan_at, &self.results)
    }
}
