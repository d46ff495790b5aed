//! A measure that the plan has no longer: when it went, what it said last, and its history.

use maud::{Markup, html};

use super::super::address::Address;
use super::super::frame::Body;
use super::super::recorded_changes::RemovedMeasure;
use super::super::sentences;
use super::super::view::View;
use super::measure::record;
use super::measures;
use crate::labels::{CommonText, SiteText};
use crate::model::FieldValue;

/// The published rows, by the keys under which a difference has them; the wording first where it has its own.
const ROWS: [(CommonText, [&str; 2]); 6] = [
    (CommonText::ResponsibleBody, ["published.responsible", "responsible"]),
    (CommonText::Partners, ["published.partners", "partners"]),
    (CommonText::Means, ["means", "means"]),
    (CommonText::Deadline, ["published.deadline", "deadline"]),
    (CommonText::Indicator, ["indicator", "indicator"]),
    (CommonText::Funding, ["funding", "funding"]),
];

pub fn write(view: &View<'_>, at: usize) -> Body {
    let Some(removed) = view.content.removed().get(at) else { return measures::write(view) };
    Body::new(
        format!("{} – {}", removed.id, view.text(SiteText::RemovedFromPlan)),
        html! {
            p.crumbs { (view.link(&Address::Measures, view.text(SiteText::Measures))) }
            h1.long { span.id { (removed.id) } " " (view.removed_title(removed)) }
            div.notice {
                p { (view.text(SiteText::RemovedLead)) }
                @if let Some(by) = view.content.commits().get(removed.commit) { (sentences::heading(view, &by.commit)) }
            }
            (last_words(view, removed))
            (record::deadlines(view, view.content.record.iter().flat_map(|it| it.deadlines_of_removed(removed))))
            (record::changes(view, &removed.places))
            (record::citation(view, &removed.id, &Address::Removed(at), None))
        },
    )
}

/// What the published rows said last.
fn last_words(view: &View<'_>, removed: &RemovedMeasure) -> Markup {
    let said = |keys: [&str; 2]| keys.into_iter().find_map(|key| removed.last.get(key));
    html! {
        h2 { (view.text(SiteText::LastPublished)) }
        dl.rows.published {
            @for (title, keys) in ROWS {
                @if let Some(value) = said(keys) {
                    dt { (title.in_language(view.language)) }
                    dd { (words(view, value)) }
                }
            }
        }
    }
}

/// A value as it stood: names in a list lead to the pages of the bodies that the plan still has.
fn words(view: &View<'_>, value: &FieldValue) -> Markup {
    let name = |item: &FieldValue| match item.text().and_then(|name| view.plan().register.find(name)) {
        Some(body) => view.body(body),
        None => words(view, item),
    };
    match value {
        FieldValue::List(items) => html! {
            @for (at, item) in items.iter().enumerate() { @if at > 0 { ", " } (name(item)) }
        },
        FieldValue::Text(text) => view.reported_text(text, None),
        other => view.recorded_value(other),
    }
}
