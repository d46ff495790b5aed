//! Changes in words, as `plan history` tells them, with the published words in them marked with their language.

use maud::{Markup, html};

use super::recorded_changes::{CurrentMeasure, MeasureChanges};
use super::view::View;
use crate::answers::change_summary;
use crate::check::redact_personal_data;
use crate::labels::HistoryText;
use crate::load::FileError;
use crate::model::{Change, ChangeKind, FieldValue};
use crate::render::html::{parts, unbroken};
use crate::render::word_diff::excerpts;
use crate::source::Commit;

/// Who did it, when, and in what words.
pub fn heading(view: &View<'_>, commit: &Commit) -> Markup {
    html! {
        p.commit-heading {
            (view.day(commit.day)) " "
            (view.commit(&commit.id)) " "
            span.who { (view.redacted(&commit.author)) } ": "
            span.subject { (view.redacted(&commit.subject)) }
        }
    }
}

/// What a change does, in plain words.
pub fn words(view: &View<'_>, change: &Change) -> String {
    let whole = match change.kind {
        ChangeKind::Added | ChangeKind::Changed => HistoryText::New,
        ChangeKind::Removed => HistoryText::Removed,
    };
    match change.field {
        None => whole.in_language(view.language).to_owned(),
        Some(_) => change_summary::describe(change, Some((view.plan(), None)), view.language),
    }
}

/// What a change does, with the words of the plan marked where they are in another language than the page.
pub fn told(view: &View<'_>, change: &Change) -> Markup {
    let said = words(view, change);
    // What a body says may be in another language than the plan.
    let own = change.after.iter().chain(&change.before).find_map(|value| value.get("lang"));
    let own = own.and_then(|value| value.text()).map(|tag| tag.to_string());
    let tag = view.foreign(own.as_deref().unwrap_or(view.content.published_language()));
    // Under `text` stand the translations of a measure.
    let has_published =
        |field: &str| is_statement(field) || is_published(field) && !field.starts_with("text");
    let Some(tag) = tag.filter(|_| change.field.is_some_and(has_published)) else { return unbroken(&said) };
    let change = redact_personal_data(change);
    let mut quoted = Vec::new();
    if let (Some(FieldValue::Text(old)), Some(FieldValue::Text(new))) = (&change.before, &change.after)
        && let Some((was, is)) = excerpts(old, new)
    {
        quoted.extend([was, is]);
    }
    let values = change.before.iter().chain(&change.after);
    match change.field.is_some_and(is_statement) {
        true => {
            let said = values.flat_map(|value| ["text", "by"].into_iter().filter_map(|key| value.get(key)));
            said.for_each(|words| gather(words, &mut quoted));
        }
        false => values.for_each(|value| gather(value, &mut quoted)),
    }
    marked(&said, &quoted, tag)
}

/// A sentence, with words in it that are in another language than the page.
pub fn marked(sentence: &str, foreign: &[String], tag: &str) -> Markup {
    html! {
        @for (part, name) in parts(sentence, foreign) {
            @if name.is_some() { span lang=(tag) { (part) } } @else { (unbroken(part)) }
        }
    }
}

/// What the measure is called now, in short where it has a short title; of one that went, what it was called last.
pub fn title(view: &View<'_>, measure: &MeasureChanges) -> Markup {
    if let Some(title) = measure.removed_title() {
        return view.reported_text(title, None);
    }
    match &measure.became {
        CurrentMeasure::Present(id) => {
            html! { @if let Some(it) = view.plan().measure(id) { (view.short_title(it)) } }
        }
        CurrentMeasure::Removed(at) => {
            html! { @if let Some(it) = view.content.removed().get(*at) { (view.removed_title(it)) } }
        }
    }
}

/// A file that a commit broke, and what is wrong with it.
pub fn unreadable(view: &View<'_>, error: &FileError) -> Markup {
    let message = view.redacted(&error.message).to_owned();
    let words = match error.is_partial {
        true => HistoryText::not_known_in_full(view.language, error.line, &message),
        false => HistoryText::cannot_be_read(view.language, error.line, &message),
    };
    let in_english = view.foreign("en").map(|tag| marked(&words, &[message], tag));
    html! { code { (error.path) } ": " (in_english.unwrap_or_else(|| html! { (words) })) }
}

/// Whether it is a report or an assessment of a measure, in words that may have a language of their own.
fn is_statement(field: &str) -> bool {
    ["report", "assessment"].contains(&field)
}

/// Whether what stands under a key is in the language of the plan: reports have their own.
fn is_published(field: &str) -> bool {
    const OTHER: [&str; 7] = ["report", "assessment", "extra", "names", "hungarian", "id", "path"];
    let key = field.split('.').next().unwrap_or(field);
    !OTHER.contains(&key)
}

/// The words in a value: neither numbers nor names of keys.
fn gather(value: &FieldValue, words: &mut Vec<String>) {
    match value {
        FieldValue::Text(text) if text.chars().filter(|c| c.is_alphabetic()).count() > 2 => {
            words.push(text.to_string());
        }
        FieldValue::List(items) => items.iter().for_each(|item| gather(item, words)),
        FieldValue::Row(fields) => {
            let own = fields.iter().filter(|(key, _)| is_published(key));
            own.for_each(|(_, value)| gather(value, words));
        }
        _ => {}
    }
}
