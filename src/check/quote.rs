//! How values appear in messages.

use crate::labels::english;
use crate::model::FieldValue;
use crate::render::word_diff::excerpts;

/// Two values in a message; of two long texts, the words that differ.
pub(super) fn quoted_pair(before: Option<&FieldValue>, after: Option<&FieldValue>) -> (String, String) {
    if let (Some(FieldValue::Text(old)), Some(FieldValue::Text(new))) = (before, after)
        && let Some((old, new)) = excerpts(old, new)
    {
        return (format!("\"{old}\""), format!("\"{new}\""));
    }
    (quoted(before), quoted(after))
}

/// How a value stands in a message: short enough to be read there.
pub(super) fn quoted(value: Option<&FieldValue>) -> String {
    const LONGEST: usize = 60;
    const MOST: usize = 6;
    let plain = |item: &FieldValue| match item {
        FieldValue::Text(name) => name.to_string(),
        other => quoted(Some(other)),
    };
    match value {
        None => "nothing".to_owned(),
        Some(FieldValue::Day(day)) => day.to_string(),
        Some(FieldValue::Period(period)) => period.to_string(),
        Some(FieldValue::Number(number)) => number.to_string(),
        Some(FieldValue::Truth(truth)) => truth.to_string(),
        Some(FieldValue::List(items)) => {
            if items.is_empty() {
                "no body".to_owned()
            } else {
                english::first(MOST, items.iter().map(plain)).join(", ")
            }
        }
        Some(FieldValue::Row(_)) => "a table".to_owned(),
        Some(FieldValue::Text(text)) => match text.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("\"{}...\"", text.get(..end).unwrap_or_default().trim_end()),
            None => format!("\"{text}\""),
        },
    }
}
