//! Where reports and assessments differ, and who owes a report.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::super::frame::Body;
use super::super::progress::chips;
use super::super::view::View;
use super::measure::voices;
use crate::answers::parts::missing_reports;
use crate::labels::{CommonText, DueText, SiteText};
use crate::model::{CalendarPeriod, Measure, Plan};
use crate::query::due::{self, AskedBody};
use crate::query::{owed, results};
use crate::render::html::{rows, table, unbroken};
use crate::render::page::{number, wrapping};

/// Measures of which bodies report different things, and those that an assessor sees otherwise.
pub fn disputed(view: &View<'_>) -> Body {
    let (plan, day) = (view.plan(), view.content.day());
    let title = view.text(SiteText::DisputedTitle);
    let among = |is: &dyn Fn(&Measure) -> bool| -> Vec<(usize, &Measure)> {
        view.content.measures().filter(|(_, measure)| measure.has_known_status() && is(measure)).collect()
    };
    let disputed = among(&|measure| plan.is_disputed(measure, day));
    let contested = among(&|measure| plan.is_contested(measure, day));
    let of_one_body =
        among(&|measure| !plan.is_contested(measure, day) && is_contradicted(plan, measure, day));
    let part = |title: SiteText, lead: Option<SiteText>, measures: &[(usize, &Measure)]| -> Markup {
        html! {
            h2 { (view.text(title)) " (" (measures.len()) ")" }
            @if measures.is_empty() { p { (view.text(SiteText::NoneSuch)) } }
            @else if let Some(lead) = lead { p { (view.text(lead)) } }
            @for (at, measure) in measures {
                section.entry {
                    h3 { (view.measure(*at, measure)) }
                    p { (chips(view, measure)) }
                    (voices::in_short(view, measure))
                }
            }
        }
    };
    Body::new(
        title,
        html! {
            h1 { (title) }
            p.lead { (view.text(SiteText::DisputedLead)) }
            (part(SiteText::BetweenBodies, None, &disputed))
            (part(SiteText::ByAssessors, None, &contested))
            (part(SiteText::OfOneBody, Some(SiteText::OfOneBodyLead), &of_one_body))
        },
    )
}

/// Whether the latest word of an assessor contradicts what a body reports.
fn is_contradicted(plan: &Plan, measure: &Measure, day: NaiveDate) -> bool {
    let latest = results::latest_assessments(plan, measure, day);
    latest.into_iter().any(|one| !plan.contradicted_bodies(measure, one, day).is_empty())
}

/// Who owes a report, period by period, and who never reported.
pub fn silent(view: &View<'_>) -> Body {
    let title = view.text(SiteText::Silent);
    let day = view.content.day();
    let periods = owed::periods(view.plan(), day).into_iter().filter(|_| !view.content.is_draft);
    let periods: Vec<CalendarPeriod> = periods.collect();
    let silent = &view.content.overview.silent;
    let before = |body| missing_reports::predecessor((view.plan(), day), body, view.language);
    let closed = view.plan().closed.as_ref().filter(|_| view.plan().is_closed(day));
    Body::new(
        title,
        html! {
            h1 { (title) }
            @if let Some(closed) = closed {
                p.notice { (DueText::closed(view.language, view.language.day(closed.date))) }
            }
            // No report on a draft is owed.
            @if view.content.is_draft { p { (DueText::NobodyYet.in_language(view.language)) } }
            @else {
                h2 { (view.text(SiteText::NeverReported)) }
                @if silent.is_empty() { p { (view.text(SiteText::NoneSuch)) } }
                ul { @for &body in silent { li { (view.body(body)) @if let Some(before) = before(body) { " " (unbroken(&before)) } } } }
            }
            @for period in periods.into_iter().rev() { (owed_for(view, period)) }
        },
    )
}

/// What came in for a period, as `plan due` counts it.
fn owed_for(view: &View<'_>, period: CalendarPeriod) -> Markup {
    let (plan, day, language) = (view.plan(), view.content.day(), view.language);
    let answer = due::find(plan, &due::Question { period: Some(period), day, body: None });
    let due = owed::due(plan, period);
    let title = language.period(period);
    let row = |asked: &AskedBody<'_>| {
        let missing = asked.unanswered();
        let is_late = missing > 0 && due < day && answer.closed.is_none();
        vec![
            view.body(asked.body),
            html! { (asked.measures.len()) },
            html! { (asked.measures.len() - missing) },
            html! {
                (missing)
                @if is_late { " " span.chip.late { (view.text(SiteText::LateMark)) } }
            },
        ]
    };
    let missing = answer.closed.map_or(DueText::MissingColumn, |_| DueText::NeverCameIn);
    let columns = [
        wrapping(CommonText::Body.in_language(language)),
        number(DueText::Owed.in_language(language)),
        number(DueText::Received.in_language(language)),
        number(missing.in_language(language)),
    ];
    html! {
        h2 { (title) }
        p { (CommonText::Due.in_language(language)) ": " (view.day(due)) }
        @if answer.bodies.is_empty() { p { (DueText::NothingOwed.in_language(language)) } }
        @else { (table(&title, &columns, &rows(&columns, answer.bodies.iter().map(row)))) }
    }
}
