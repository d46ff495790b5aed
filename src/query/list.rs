//! The measures, filtered and sorted.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::keyword::keywords;
use crate::model::name::fold;
use crate::model::{BodyId, Measure, MeasureKind, Plan, SourceId, Status};

keywords! {
    /// Order of the list; the plan's order decides what is equal.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Sort {
        /// As published: by section, then by id.
        #[default]
        Plan = "plan",
        /// Earliest deadline first, undated last.
        Deadline = "deadline",
        /// Least advanced first.
        Status = "status",
    }
}

/// Which measures. Every filter that is set must hold.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// The day for which status and delay are given.
    pub day: NaiveDate,
    /// Any of these; empty: all.
    pub statuses: Vec<Status>,
    /// A chapter or section: `II`, `II.3`.
    pub section: Option<String>,
    /// Responsible, or successor of one that is.
    pub body: Option<BodyId>,
    /// Named as a partner.
    pub partner: Option<BodyId>,
    /// Paid by this source, or by it in place of another.
    pub source: Option<SourceId>,
    /// Only measures, or only points of the decision; `None`: both.
    pub kind: Option<MeasureKind>,
    /// Only where two responsible bodies differ.
    pub disputed: bool,
    /// Only where an assessment differs from the status, and no responsible body has reported since.
    pub contested: bool,
    /// Only what is past its deadline and still owed.
    pub overdue: bool,
    /// Only what has its deadline on this day or before: never what is undated.
    pub due_by: Option<NaiveDate>,
    /// Words in the published rows, case and accents aside.
    pub text: Option<String>,
    /// In which order.
    pub sort: Sort,
    /// Reverse the order.
    pub reverse: bool,
}

/// The measures for which every filter holds.
pub fn find<'p>(plan: &'p Plan, question: &Question) -> Vec<&'p Measure> {
    let words = question.text.as_deref().map(fold);
    let mut measures: Vec<&Measure> = plan
        .measures
        .iter()
        .map(Arc::as_ref)
        .filter(|measure| matches(plan, measure, question, words.as_deref()))
        .collect();
    match question.sort {
        Sort::Plan => {}
        Sort::Deadline => measures.sort_by_key(|m| m.deadline.date().unwrap_or(NaiveDate::MAX)),
        Sort::Status => measures.sort_by_cached_key(|m| plan.status(m, question.day)),
    }
    if question.reverse {
        measures.reverse();
    }
    measures
}

fn matches(plan: &Plan, measure: &Measure, question: &Question, words: Option<&str>) -> bool {
    let Question {
        day,
        statuses,
        section,
        body,
        partner,
        source,
        kind,
        disputed,
        contested,
        overdue,
        due_by,
        ..
    } = question;
    let own = measure.section.map(|section| &plan.sections[section].key);
    let is_in = |key: &String| own.is_some_and(|section| section.is_within(key));
    let draws_on = |&source: &SourceId| {
        measure.allocations_on(*day).any(|(_, a)| a.source == source || a.alternative == Some(source))
    };
    (statuses.is_empty() || statuses.contains(&plan.status(measure, *day)))
        && section.as_ref().is_none_or(is_in)
        && body.is_none_or(|body| plan.is_accountable(body, measure, *day))
        && partner.is_none_or(|partner| measure.partners.contains(&partner))
        && source.as_ref().is_none_or(draws_on)
        && kind.is_none_or(|kind| measure.kind == kind)
        && (!disputed || plan.is_disputed(measure, *day))
        && (!contested || plan.is_contested(measure, *day))
        && (!overdue || plan.days_overdue(measure, *day).is_some())
        && due_by.is_none_or(|by| measure.deadline.date().is_some_and(|due| due <= by))
        && words.is_none_or(|words| has_words(measure, words))
}

fn has_words(measure: &Measure, words: &str) -> bool {
    let rows = [&measure.means, &measure.indicator, &measure.funding];
    std::iter::once(&measure.title).chain(rows.into_iter().flatten()).any(|row| fold(row).contains(words))
}
