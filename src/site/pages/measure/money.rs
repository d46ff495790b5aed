//! The money of a measure: what it draws, and what was spent. An amount that is not known is not zero.

use maud::{Markup, html};

use super::voices::language_of;
use crate::answers::parts::budgets;
use crate::labels::{CommonText, FundingText, ShowText, SiteText};
use crate::model::{Allocation, FundingYears, Measure, MeasureKind, Spent};
use crate::render::html::{rows, table, unbroken};
use crate::render::page::{number, wrapping};
use crate::site::view::View;

/// For which year an allocation is.
pub fn when(view: &View<'_>, allocation: &Allocation) -> Markup {
    match allocation.when {
        FundingYears::Unspecified => {
            html! { span.faint { (CommonText::NotSaid.in_language(view.language)) } }
        }
        FundingYears::Year(year) => html! { (year) },
        FundingYears::Yearly { from } => html! { (ShowText::yearly_from(view.language, from)) },
    }
}

/// Its amount.
pub fn amount(view: &View<'_>, allocation: &Allocation) -> Markup {
    match allocation.money {
        Some(money) => html! { (view.language.money(money)) },
        None => html! { span.warning { (view.text(SiteText::UnknownAmount)) } },
    }
}

/// The allocations that count on the day, and what was spent by then.
pub fn allocations(view: &View<'_>, measure: &Measure) -> Markup {
    let language = view.language;
    let title = ShowText::FundingInFigures.in_language(language);
    let allocations: Vec<&Allocation> =
        measure.allocations_on(view.content.day()).map(|(_, allocation)| allocation).collect();
    let columns = [
        wrapping(CommonText::Source.in_language(language)),
        wrapping(CommonText::Year.in_language(language)),
        number(CommonText::Amount.in_language(language)),
        wrapping(view.text(SiteText::Purpose)),
    ];
    let cells = allocations.iter().map(|allocation| row(view, allocation));
    html! {
        @if measure.is_unknown("allocation") {
            h2 { (title) }
            p { (view.unknown()) }
        } @else if !allocations.is_empty() {
            h2 { (title) }
            (table(title, &columns, &rows(&columns, cells)))
        }
        (spent(view, measure))
    }
}

fn row(view: &View<'_>, allocation: &Allocation) -> Vec<Markup> {
    let (plan, language) = (view.plan(), view.language);
    let purpose = allocation.purpose.as_ref().map(|purpose| view.published_text(purpose));
    let chapter = allocation
        .chapter
        .map(|body| html! { (FundingText::Chapter.in_language(language)) ": " (view.body(body)) });
    let appropriation = allocation
        .appropriation
        .map(|id| html! { (ShowText::appropriation(language, &plan.appropriations[id].key)) });
    let other = allocation
        .alternative
        .map(|source| html! { (view.text(SiteText::OrFrom)) ": " (view.source(source)) });
    let more = [purpose, chapter, appropriation, other].into_iter().flatten().enumerate();
    vec![
        view.source(allocation.source),
        when(view, allocation),
        amount(view, allocation),
        html! { @for (at, part) in more { @if at > 0 { " · " } (part) } },
    ]
}

/// An amount that was spent, and whether it is all that was spent so far.
pub fn spent_amount(view: &View<'_>, spent: &Spent) -> Markup {
    html! {
        (view.language.money(spent.money))
        @if spent.total { " (" (ShowText::AllSoFar.in_language(view.language)) ")" }
    }
}

/// Everything that was said to be spent by the day, what no longer counts, and what it comes to in each budget.
fn spent(view: &View<'_>, measure: &Measure) -> Markup {
    let (plan, day, language) = (view.plan(), view.content.day(), view.language);
    let spent: Vec<_> = measure.spent.iter().enumerate().filter(|(_, spent)| spent.date <= day).collect();
    let sums = budgets::by_year(plan, language, &budgets::of_measure(plan, measure, day)).join("; ");
    let year = CommonText::Year.in_language(language);
    html! {
        @if !spent.is_empty() {
            h3 { (ShowText::Spent.in_language(language)) }
            ul {
                @for (row, one) in spent {
                    li {
                        (view.day(one.date)) ": " (spent_amount(view, one)) " – "
                        (year) ": " (one.budget_year()) ", " (view.source(one.source)) ", " (view.body(one.body))
                        @if plan.is_replaced(measure, row, day) { " – " em { (ShowText::Replaced.in_language(language)) } }
                        @if let Some(text) = &one.text { " – " (view.reported_text(text, language_of(view, one.place))) }
                    }
                }
            }
            p { (unbroken(&ShowText::spent_up_to(language, language.day(day), sums))) }
            @if measure.kind == MeasureKind::Point { p.small { (ShowText::NotInTotals.in_language(language)) } }
        }
    }
}
