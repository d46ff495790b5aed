//! A source of funding and what draws on it.

use maud::{Markup, html};

use super::super::address::Address;
use super::super::frame::Body;
use super::super::view::View;
use super::measure::voices::language_of;
use crate::answers::parts::budgets;
use crate::labels::{CommonText, FundingText, SiteText};
use crate::model::{Measure, MeasureKind, SourceId, Spent, Sums};
use crate::render::html::{rows, table, unbroken};
use crate::render::page::{number, wrapping};

pub fn write(view: &View<'_>, id: SourceId) -> Body {
    let plan = view.plan();
    let language = view.language;
    let source = &plan.sources[id];
    let title = language.source(source);
    let draws = view.content.measures().flat_map(|(at, measure)| {
        let own = measure.allocations_on(view.content.day()).map(|(_, allocation)| allocation);
        own.filter(|it| it.source == id || it.alternative == Some(id)).map(move |it| (at, measure, it))
    });
    let columns = [
        wrapping(CommonText::Measure.in_language(language)),
        wrapping(CommonText::Year.in_language(language)),
        number(CommonText::Amount.in_language(language)),
        wrapping(view.text(SiteText::Purpose)),
    ];
    let cells = draws.map(|(at, measure, allocation)| {
        vec![
            view.measure(at, measure),
            html! { (super::measure::money::when(view, allocation)) },
            html! { (super::measure::money::amount(view, allocation)) },
            html! {
                @if let Some(purpose) = &allocation.purpose { (view.published_text(purpose)) }
                @if allocation.source != id { " " em { (view.text(SiteText::AsAlternative)) ": " (view.source(allocation.source)) } }
            },
        ]
    });
    let cells: Vec<Vec<_>> = cells.collect();
    let (plan, day) = (view.plan(), view.content.day());
    let spent: Vec<(usize, &Measure, &Spent)> = view
        .content
        .measures()
        .flat_map(|(at, measure)| plan.spent_by(measure, day).map(move |(_, spent)| (at, measure, spent)))
        .filter(|(_, _, spent)| spent.source == id)
        .collect();
    Body::new(
        title,
        html! {
            p.crumbs { (view.link(&Address::Money, view.text(SiteText::Money))) }
            h1 { (view.translated(title, &source.name)) }
            p.lead { (language.source_state(source.state)) }
            @if let Some(basis) = &source.basis { blockquote { (view.published_text(basis)) } }
            @if cells.is_empty() && spent.is_empty() { p { (view.text(SiteText::NothingFromSource)) } }
            @if !cells.is_empty() { (table(title, &columns, &rows(&columns, cells))) }
            (self::spent(view, &spent))
        },
    )
}

/// What was spent of it up to the day, and the sum of each budget. An amount in whose place a later total stands is left out
/// of both; what was spent on a point of the decision stands in the table alone.
fn spent(view: &View<'_>, all: &[(usize, &Measure, &Spent)]) -> Markup {
    let (plan, language) = (view.plan(), view.language);
    let title = FundingText::Spent.in_language(language);
    let columns = [
        wrapping(CommonText::Measure.in_language(language)),
        wrapping(CommonText::Date.in_language(language)),
        wrapping(CommonText::Year.in_language(language)),
        number(CommonText::Amount.in_language(language)),
        wrapping(CommonText::Body.in_language(language)),
        wrapping(CommonText::Words.in_language(language)),
    ];
    let cells = all.iter().map(|&(at, measure, spent)| {
        vec![
            view.measure(at, measure),
            view.day(spent.date),
            html! { (spent.budget_year()) },
            super::measure::money::spent_amount(view, spent),
            view.body(spent.body),
            html! { @if let Some(text) = &spent.text { (view.reported_text(text, language_of(view, spent.place))) } },
        ]
    });
    let of = |kind| all.iter().filter(move |(_, measure, _)| measure.kind == kind).map(|(.., spent)| *spent);
    let by_year = budgets::sums(of(MeasureKind::Measure));
    let on_points: Sums = of(MeasureKind::Point).map(|spent| spent.money).collect();
    html! {
        @if !all.is_empty() {
            h2 { (title) }
            ul { @for part in budgets::by_year(plan, language, &by_year) { li { (unbroken(&part)) } } }
            @if !on_points.is_empty() { p.small { (unbroken(&FundingText::spent_on_points(language, language.sums(&on_points)))) } }
            (table(title, &columns, &rows(&columns, cells)))
        }
    }
}
