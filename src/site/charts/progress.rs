//! How far measures are: all of them, those of each chapter, and month by month.

use maud::{Markup, html};

use super::figure::{drawn, figure, status_legend};
use crate::answers::FILLS;
use crate::labels::{CommonText, Label, SiteText};
use crate::model::Status;
use crate::query::status::Progress;
use crate::render::chart::{Fill, months, strip};
use crate::render::html::{rows, table};
use crate::render::page::{Column, fixed, number, wrapping};
use crate::site::view::View;

/// The parts of a progress, the most advanced first.
fn parts(progress: &Progress) -> [(Fill, usize); 5] {
    FILLS.map(|(status, fill)| (fill, progress.count(status)))
}

/// A progress as one bar, that of the whole plan or of a section; the page has its figures next to it.
pub fn whole(view: &View<'_>, title: &str, total: &Progress) -> Markup {
    let inside = html! {
        (drawn(strip(parts(total), total.measures, "whole")))
        (status_legend(view, "whole"))
    };
    figure(title, &html! { div.whole { (inside) } })
}

/// The columns for a progress, after a first one that says of what it is; `has_bar`: whether a bar comes before the figures.
fn columns(view: &View<'_>, first: Column, has_bar: bool) -> Vec<Column> {
    let bar = has_bar.then(|| wrapping(""));
    let statuses = FILLS.map(|(status, _)| number(Label::of_status(status).in_language(view.language)));
    let unknown = has_unknown(view).then(|| number(CommonText::Unknown.in_language(view.language)));
    let late = (!view.content.is_draft).then(|| number(view.text(SiteText::LateMark)));
    let sums = [number(view.text(SiteText::Total))].into_iter().chain(late);
    [first].into_iter().chain(bar).chain(statuses).chain(unknown).chain(sums).collect()
}

/// The figures of a progress, as `columns` has them.
fn cells<'p>(view: &View<'_>, progress: &'p Progress) -> impl Iterator<Item = Markup> + use<'p> {
    let late = html! { span class=[(progress.overdue > 0).then_some("bad")] { (progress.overdue) } };
    let late = Some(late).filter(|_| !view.content.is_draft);
    let counts = FILLS.map(|(status, _): (Status, Fill)| html! { (progress.count(status)) });
    let unknown = has_unknown(view).then(|| html! { (progress.unknown) });
    counts.into_iter().chain(unknown).chain([html! { (progress.measures) }]).chain(late)
}

/// Whether the status of a measure is not known: then the figures of a row have one more.
fn has_unknown(view: &View<'_>) -> bool {
    view.content.overview.total.unknown > 0
}

/// How far each chapter is: a bar for each, as long as it has measures, with its figures.
pub fn chapters(view: &View<'_>) -> Markup {
    let chapters = &view.content.overview.chapters;
    let title = view.text(SiteText::ByChapter);
    let columns = columns(view, wrapping(view.text(SiteText::Chapter)), true);
    let most = chapters.iter().map(|(_, progress)| progress.measures).max().unwrap_or_default();
    let row = |(id, progress): &(_, Progress)| {
        let bar = drawn(strip(parts(progress), most, "chapters"));
        [view.section(*id), bar].into_iter().chain(cells(view, progress)).collect()
    };
    let rows = rows(&columns, chapters.iter().map(row));
    let inside = html! { (status_legend(view, "chapters")) (table(title, &columns, &rows)) };
    figure(title, &inside)
}

/// How far the plan was at the end of each month; nothing without a history of two.
pub fn trend(view: &View<'_>) -> Markup {
    let Some(record) = view.content.record.as_ref().filter(|record| record.trend.points.len() > 1) else {
        return html! {};
    };
    let points = &record.trend.points;
    let title = view.text(SiteText::OverTime);
    let columns = columns(view, fixed(view.text(SiteText::Month)), false);
    let cells = points.iter().map(|point| {
        std::iter::once(view.day(point.day)).chain(cells(view, &point.progress)).collect::<Vec<Markup>>()
    });
    let drawing: Vec<(String, Vec<(Fill, usize)>)> = points
        .iter()
        .map(|point| (view.language.short_month(point.day), parts(&point.progress).to_vec()))
        .collect();
    let most = points.iter().map(|point| point.progress.measures).max().unwrap_or_default();
    let inside = html! {
        p { (view.text(SiteText::OverTimeChart)) }
        (status_legend(view, "trend"))
        (drawn(months(&drawing, most, "trend")))
        details {
            summary { (view.text(SiteText::FiguresAsTable)) }
            (table(title, &columns, &rows(&columns, cells)))
        }
    };
    html! {
        h2 { (title) }
        (figure(title, &inside))
    }
}
