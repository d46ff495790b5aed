//! The published rows, word for word, and the milestones.

use maud::{Markup, html};

use crate::labels::{CommonText, SiteText};
use crate::model::{BodyId, Measure};
use crate::render::html::{self as tables, table};
use crate::render::page::wrapping;
use crate::site::progress::chip;
use crate::site::view::View;
use crate::text::TextSlice;

/// The rows of the official table.
pub fn rows(view: &View<'_>, measure: &Measure) -> Markup {
    let plan = view.plan();
    let language = view.language;
    let words = |own: Option<&TextSlice>, published: &Option<TextSlice>| {
        let published = published.as_ref()?;
        let own = own.filter(|own| *own != published);
        Some(html! {
            @if let Some(own) = own { (own) br; }
            (view.published_text(published))
        })
    };
    let bodies = |wording: Option<&str>, ids: &[BodyId], key: &str| {
        if measure.is_unknown(key) {
            return Some(view.unknown());
        }
        (wording.is_some() || !ids.is_empty()).then(|| {
            html! {
                @if let Some(wording) = wording { (view.published_text(wording)) br; }
                (view.bodies(ids))
            }
        })
    };
    let deadline = html! {
        @if let Some(wording) = &measure.wording.deadline { (view.published_text(wording)) " – " }
        (view.deadline(&measure.deadline))
    };
    let rows = [
        (
            CommonText::ResponsibleBody,
            bodies(measure.wording.responsible.as_deref(), &measure.responsible, "responsible"),
        ),
        (CommonText::Partners, bodies(measure.wording.partners.as_deref(), &measure.partners, "partners")),
        (CommonText::Means, words(language.means(measure), &measure.means)),
        (CommonText::Deadline, Some(deadline)),
        (CommonText::Indicator, words(language.indicator(measure), &measure.indicator)),
        (CommonText::Funding, words(None, &measure.funding)),
    ];
    let successor = |&id: &BodyId| plan.register.successor_on(id, &measure.id, view.content.day());
    let successors: Vec<BodyId> = measure.responsible.iter().filter_map(successor).collect();
    html! {
        h2 { (view.text(SiteText::AsPublished)) }
        dl.rows.published {
            @for (title, words) in rows {
                @if let Some(words) = words {
                    dt { (title.in_language(language)) }
                    dd { (words) }
                }
            }
            @if !successors.is_empty() {
                dt { (view.text(SiteText::NowWith)) }
                dd { (view.bodies(&successors)) }
            }
        }
    }
}

/// Steps with a day of their own.
pub fn milestones(view: &View<'_>, measure: &Measure) -> Markup {
    if measure.milestones.is_empty() {
        return html! {};
    }
    let (plan, day, language) = (view.plan(), view.content.day(), view.language);
    let late = plan.late_milestones(measure, day).filter(|_| !view.content.is_draft);
    let late: Vec<_> = late.map(std::ptr::from_ref).collect();
    let title = CommonText::Milestones.in_language(language);
    let columns = [
        wrapping(CommonText::Milestone.in_language(language)),
        wrapping(CommonText::Due.in_language(language)),
        wrapping(CommonText::Status.in_language(language)),
    ];
    let cells = measure.milestones.iter().map(|milestone| {
        vec![
            html! {
                @if let Some(id) = &milestone.id { span.id { (id) } " " }
                (view.published_text(&milestone.title))
            },
            view.deadline(&milestone.due),
            html! {
                (chip(plan.milestone_status(measure, milestone, day), language))
                @if late.contains(&std::ptr::from_ref(milestone)) {
                    " " span.chip.late { (view.text(SiteText::LateMark)) }
                }
            },
        ]
    });
    html! {
        h2 { (title) }
        (table(title, &columns, &tables::rows(&columns, cells)))
    }
}
