//! What a report says, in words: its status with a mark, values of metrics, and evidence.

use crate::answers::parts::paper::shown;
use crate::check::{conceal, conceal_value};
use crate::labels::Language;
use crate::model::Report;
use crate::render::changes::{value_in, value_text};
use crate::render::document::Words;
use crate::render::page::{Cell, Reference, SheetValue, cell};
use crate::text::{TextSlice, is_web_address};

/// The status of a report, with a mark where it does not decide the status of its measure.
pub(in crate::answers) fn marked(status: &str, decides: bool) -> String {
    format!("{status}{}", if decides { "" } else { " *" })
}

/// Words and pieces of evidence in one cell; what is an address of the web stands in it as one.
pub(in crate::answers) fn said_cell<'t>(
    words: impl IntoIterator<Item = String>,
    evidence: impl IntoIterator<Item = &'t TextSlice>,
    language: Language,
) -> Cell {
    let evidence: Vec<String> = evidence.into_iter().map(|text| shown(text, language)).collect();
    let all: Vec<String> = words.into_iter().chain(evidence.iter().cloned()).collect();
    let addresses = evidence.into_iter().filter(|text| is_web_address(text));
    addresses.fold(cell(all.join("; ")), |told, address| told.name(address, Reference::Address))
}

/// Pieces of evidence as they stand in a document: what is an address of the web leads there.
pub(in crate::answers) fn evidence_words<'t>(
    evidence: impl IntoIterator<Item = &'t TextSlice>,
    language: Language,
) -> impl Iterator<Item = Words> {
    evidence.into_iter().map(move |text| Words::address(&shown(text, language)))
}

/// Each value of a metric, for people.
pub(in crate::answers) fn values(report: &Report, language: Language) -> Vec<String> {
    let value = |(name, value): &(TextSlice, _)| {
        format!("{name} = {}", value_in(Some(&conceal_value(value)), language))
    };
    report.values.iter().map(value).collect()
}

/// The values of metrics in one cell of a sheet; no value is no cell.
pub(in crate::answers) fn values_cell(report: &Report) -> SheetValue {
    let value =
        |(name, value): &(TextSlice, _)| format!("{name} = {}", value_text(Some(&conceal_value(value))));
    let values = report.values.iter().map(value).collect::<Vec<_>>().join("; ");
    Some(values).filter(|values| !values.is_empty()).into()
}

/// Several texts in one cell; no text is no cell.
pub(in crate::answers) fn texts_cell(texts: &[TextSlice]) -> SheetValue {
    let texts: Vec<&str> = texts.iter().map(|text| conceal(text)).collect();
    Some(texts.join("; ")).filter(|text| !text.is_empty()).into()
}
