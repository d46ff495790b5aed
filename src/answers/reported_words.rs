//! What a report says, in words: its status with a mark, values of metrics, and evidence.

use crate::answers::paper::shown;
use crate::check::{conceal, conceal_value};
use crate::labels::Language;
use crate::model::Report;
use crate::render::changes::{value_in, value_text};
use crate::render::document::Words;
use crate::render::page::SheetValue;
use crate::text::TextSlice;

/// The status of a report, with a mark where it does not decide the status of its measure.
pub(super) fn marked(status: &str, decides: bool) -> String {
    format!("{status}{}", if decides { "" } else { " *" })
}

/// Each value of a metric, then each piece of evidence, for people.
pub(super) fn values_and_evidence(report: &Report, language: Language) -> Vec<String> {
    let mut all = values(report, language);
    all.extend(report.evidence.iter().map(|text| shown(text, language)));
    all
}

/// Pieces of evidence as they stand in a document: what is an address of the web leads there.
pub(super) fn evidence_words<'t>(
    evidence: impl IntoIterator<Item = &'t TextSlice>,
    language: Language,
) -> impl Iterator<Item = Words> {
    evidence.into_iter().map(move |text| Words::address(&shown(text, language)))
}

/// Each value of a metric, for people.
pub(super) fn values(report: &Report, language: Language) -> Vec<String> {
    let value = |(name, value): &(TextSlice, _)| {
        format!("{name} = {}", value_in(Some(&conceal_value(value)), language))
    };
    report.values.iter().map(value).collect()
}

/// The values of metrics in one cell of a sheet; no value is no cell.
pub(super) fn values_cell(report: &Report) -> SheetValue {
    let value =
        |(name, value): &(TextSlice, _)| format!("{name} = {}", value_text(Some(&conceal_value(value))));
    let values = report.values.iter().map(value).collect::<Vec<_>>().join("; ");
    Some(values).filter(|values| !values.is_empty()).into()
}

/// Several texts in one cell; no text is no cell.
pub(super) fn texts_cell(texts: &[TextSlice]) -> SheetValue {
    let texts: Vec<&str> = texts.iter().map(|text| conceal(text)).collect();
    Some(texts.join("; ")).filter(|text| !text.is_empty()).into()
}
