//! What was reported as spent, entry by entry: in minutes and papers.

use serde::Serialize;

use super::paper::{Source, left, right, shown};
use super::reported_words::{evidence_words, said_cell, texts_cell};
use crate::check::conceal;
use crate::labels::{CommonText, Language, ShowText};
use crate::model::{Measure, Plan, Spent};
use crate::render::document::{self, Words};
use crate::render::page::{SheetValue, Table, cell, fixed, number, wrapping};
use crate::render::values::{Amount, Day};

/// The heads of its columns, on a page and in a document.
const COLUMNS: [CommonText; 7] = [
    CommonText::Id,
    CommonText::Body,
    CommonText::Date,
    CommonText::Source,
    CommonText::Year,
    CommonText::Amount,
    CommonText::Words,
];

/// An entry in JSON.
#[derive(Serialize)]
pub(in crate::answers) struct SpentJson<'a> {
    measure: &'a str,
    body: &'a str,
    date: Day,
    source: &'a str,
    /// Of the budget.
    year: i32,
    #[serde(flatten)]
    amount: Amount,
    /// All that was spent so far, in the place of what was said before.
    total: bool,
    text: Option<&'a str>,
    evidence: Vec<&'a str>,
}

/// An entry in JSON.
pub(in crate::answers) fn json<'a>(plan: &'a Plan, measure: &'a Measure, spent: &'a Spent) -> SpentJson<'a> {
    SpentJson {
        measure: measure.id.as_str(),
        body: plan.register.name(spent.body),
        date: Day(spent.date),
        source: &plan.sources[spent.source].key,
        year: spent.budget_year(),
        amount: spent.money.into(),
        total: spent.total,
        text: spent.text.as_deref().map(conceal),
        evidence: spent.evidence.iter().map(|text| conceal(text)).collect(),
    }
}

/// The cells of a sheet.
pub(in crate::answers) fn sheet_cells(
    plan: &Plan,
    (measure, spent): (&Measure, &Spent),
) -> [(&'static str, SheetValue); 8] {
    let what = format!("{} {}", plan.sources[spent.source].key, spent.budget_year());
    [
        ("part", "spent".into()),
        ("id", measure.id.as_str().into()),
        ("title", (&measure.title).into()),
        ("body", plan.register.name(spent.body).into()),
        ("date", spent.date.into()),
        ("text", spent.text.as_deref().map(conceal).into()),
        ("values", format!("{what} = {}", spent.money).into()),
        ("evidence", texts_cell(&spent.evidence)),
    ]
}

/// That it is a total, and what is said of it.
fn words<'t>(spent: &'t Spent, language: Language) -> impl Iterator<Item = String> + 't {
    let total = spent.total.then(|| ShowText::AllSoFar.in_language(language).to_owned());
    total.into_iter().chain(spent.text.iter().map(move |text| shown(text, language)))
}

/// A row for each entry on a page.
pub(in crate::answers) fn table(plan: &Plan, all: &[(&Measure, &Spent)], language: Language) -> Table {
    let column = |text: CommonText| {
        let title = text.in_language(language);
        match text {
            CommonText::Amount => number(title),
            CommonText::Body | CommonText::Source | CommonText::Words => wrapping(title),
            _ => fixed(title),
        }
    };
    let mut table = Table::new(COLUMNS.map(column));
    for (measure, spent) in all {
        table.row([
            cell(&measure.id),
            super::measure::bodies_cell(plan, &[spent.body], language),
            cell(language.day(spent.date)),
            cell(language.source(&plan.sources[spent.source])),
            cell(spent.budget_year()),
            cell(language.money(spent.money)),
            said_cell(words(spent, language), &spent.evidence, language),
        ]);
    }
    table
}

/// The same in a document; `dated`: the day of each, as the document has it.
pub(in crate::answers) fn document_table<'p>(
    source: &Source<'_>,
    all: impl Iterator<Item = (&'p Measure, &'p Spent, String)>,
) -> document::Table {
    let (plan, language) = (&source.plan_at.plan, source.language);
    let column = |text: CommonText| {
        let title = text.in_language(language);
        if matches!(text, CommonText::Amount) { right(title) } else { left(title) }
    };
    let mut table = document::Table::new(COLUMNS.map(column));
    for (measure, spent, dated) in all {
        let words = words(spent, language).map(Words::from);
        let said = words.chain(evidence_words(&spent.evidence, language));
        table.row([
            Words::from(measure.id.as_str()),
            source.bodies(&[spent.body]).into(),
            dated.into(),
            language.source(&plan.sources[spent.source]).into(),
            spent.budget_year().to_string().into(),
            language.money(spent.money).into(),
            said.reduce(|so_far, next| so_far.and("; ").and(next)).unwrap_or_default(),
        ]);
    }
    table
}
