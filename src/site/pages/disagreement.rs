//! Where words differ, and where there are none.

use maud::{Markup, html};

use super::super::frame::Body;
use super::super::progress::chips;
use super::super::view::View;
use super::measure::voices;
use crate::labels::{CommonText, SiteText};
use crate::model::{CalendarPeriod, Measure};
use crate::query::owed::{self, OwedReport};
use crate::render::html::{rows, table};
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
    let part = |title: SiteText, measures: &[(usize, &Measure)]| -> Markup {
        html! {
            h2 { (view.text(title)) " (" (measures.len()) ")" }
            @if measures.is_empty() { p { (view.text(SiteText::NoneSuch)) } }
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
            (part(SiteText::BetweenBodies, &disputed))
            (part(SiteText::ByAssessors, &contested))
        },
    )
}

/// Who owes a report, period by period, and who never reported.
pub fn silent(view: &View<'_>) -> Body {
    let title = view.text(SiteText::Silent);
    let day = view.content.day();
    let periods = owed::periods(view.plan(), day);
    let silent = &view.content.overview.silent;
    Body::new(
        title,
        html! {
            h1 { (title) }
            h2 { (view.text(SiteText::NeverReported)) }
            @if silent.is_empty() { p { (view.text(SiteText::NoneSuch)) } }
            ul { @for &body in silent { li { (view.body(body)) } } }
            @for period in periods.into_iter().rev() { (owed_for(view, period)) }
        },
    )
}

fn owed_for(view: &View<'_>, period: CalendarPeriod) -> Markup {
    let owed = owed::find(view.plan(), period);
    let due = owed::due(view.plan(), period);
    let title = view.language.period(period);
    let row = |one: &OwedReport<'_>| {
        let missing = one.measures.iter().filter(|measure| !measure.is_settled).count();
        let is_late = missing > 0 && due < view.content.day() && !view.plan().is_closed(view.content.day());
        vec![
            view.body(one.body),
            html! { (one.measures.len()) },
            html! { (one.measures.len() - missing) },
            html! {
                (missing)
                @if is_late { " " span.chip.late { (view.text(SiteText::LateMark)) } }
            },
        ]
    };
    let columns = [
        wrapping(CommonText::Body.in_language(view.language)),
        number(view.text(SiteText::OwedReports)),
        number(view.text(SiteText::Given)),
        number(view.text(SiteText::Missing)),
    ];
    html! {
        h2 { (title) }
        p { (CommonText::Due.in_language(view.language)) ": " (view.day(due)) }
        (table(&title, &columns, &rows(&columns, owed.iter().map(row))))
    }
}
