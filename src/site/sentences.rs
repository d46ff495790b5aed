//! Changes in words, as `plan history` tells them, with the published words in them marked with their language.

use maud::{Markup, html};

use super::recorded_changes::{CurrentMeasure, MeasureChanges, MergedChange};
use super::view::View;
use crate::answers::parts::{change_summary, measure};
use crate::check::redact_personal_data;
use crate::labels::{DiffText, HistoryText};
use crate::load::FileError;
use crate::model::{Change, ChangeKind, FieldValue, MeasureKind};
use crate::render::html::{parts, unbroken};
use crate::render::word_diff::excerpts;
use crate::source::Commit;
use crate::source::short_id;

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
pub fn change_in_words(view: &View<'_>, change: &Change) -> Markup {
    let said = words(view, change);
    // What a body or a meeting says may be in another language than the plan.
    let own = own_language(view, change);
    let published = view.foreign(view.content.published_language());
    let spoken = own_words(change.field);
    // Under `text` stand the translations of a measure.
    let has_published = |field: &str| !spoken.is_empty() || is_published(field) && !field.starts_with("text");
    let is_own = own.as_deref().is_some_and(|tag| view.foreign(tag).is_some());
    let tag = if is_own { own.as_deref() } else { published };
    let Some(tag) = tag.filter(|_| change.field.is_some_and(has_published)) else { return unbroken(&said) };
    let change = redact_personal_data(change);
    let mut quoted = Vec::new();
    if let (Some(FieldValue::Text(old)), Some(FieldValue::Text(new))) = (&change.before, &change.after)
        && let Some((was, is)) = excerpts(old, new)
    {
        quoted.extend([was, is]);
    }
    let values = change.before.iter().chain(&change.after);
    let mut of_speaker = Vec::new();
    for words in values.clone().flat_map(|value| spoken.iter().filter_map(|key| value.get(key))) {
        gather(words, &mut of_speaker);
    }
    match (spoken, &own) {
        ([], _) | (MEETING_WORDS, None) => values.for_each(|value| gather(value, &mut quoted)),
        (MEETING_WORDS, Some(_)) if !is_own => {
            values.for_each(|value| gather(value, &mut quoted));
            quoted.retain(|words| !of_speaker.contains(words));
        }
        _ if own.is_some() && !is_own => return unbroken(&said),
        _ => quoted.extend(of_speaker),
    }
    name_sources(view, &mut quoted);
    marked(&said, &quoted, tag)
}

/// What a merge did to what another of its parents had.
pub fn of_merge(view: &View<'_>, merged: &MergedChange) -> Markup {
    let what = words(view, &merged.change);
    let what = HistoryText::against_other_parent(view.language, what, short_id(&merged.parent));
    html! {
        @match &merged.measure {
            Some(id) => span.id { (id) },
            None => (DiffText::PlanItself.in_language(view.language)),
        }
        ": " (unbroken(&what))
    }
}

/// The language of what a body or a meeting says in a change; `None`: that of the plan.
fn own_language(view: &View<'_>, change: &Change) -> Option<String> {
    let mut values = change.after.iter().chain(&change.before);
    if change.field == Some("decision") {
        let id = values.find_map(|value| value.get("id")?.text())?;
        let (meeting, _) = view.plan().meeting_called(id)?;
        return meeting.lang.as_ref().map(|tag| tag.to_string());
    }
    values.find_map(|value| value.get("lang")?.text()).map(|tag| tag.to_string())
}

/// The keys under which the words of a meeting stand.
const MEETING_WORDS: &[&str] = &["title", "text", "result", "agenda"];

/// The keys of a table in a list whose words may be in another language than the plan: those of a report, an assessment or a
/// meeting.
fn own_words(field: Option<&str>) -> &'static [&'static str] {
    match field {
        Some("report" | "assessment") => &["text", "by"],
        Some("meeting" | "decision") => MEETING_WORDS,
        _ => &[],
    }
}

/// A sentence names sources by their names. Where a source has no name in the language of the page, its published name is
/// marked as words in another language.
fn name_sources(view: &View<'_>, quoted: &mut Vec<String>) {
    let sources = &view.plan().sources;
    let named = quoted.iter().filter_map(|key| Some(&sources[sources.find(key)?]));
    let published = named.filter(|source| view.language.source(source) == source.name.as_str());
    let published: Vec<String> = published.map(|source| source.name.to_string()).collect();
    quoted.extend(published);
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
            html! { @if let Some(it) = view.content.measure(id) { (view.short_title(it)) } }
        }
        CurrentMeasure::Removed(at) => {
            html! { @if let Some(it) = view.content.removed().get(*at) { (view.removed_title(it)) } }
        }
    }
}

/// How many measures a commit changed, and how many points of the decision.
pub fn counted<'c>(view: &View<'_>, changed: impl Iterator<Item = &'c MeasureChanges>) -> String {
    let kind = |changed: &MeasureChanges| match &changed.became {
        CurrentMeasure::Present(id) => view.content.measure(id).map_or(MeasureKind::Measure, |it| it.kind),
        CurrentMeasure::Removed(_) => MeasureKind::Measure,
    };
    measure::count_kinds(changed.map(kind), view.language)
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
