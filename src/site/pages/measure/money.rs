//! The money of a measure: what it draws, and what was spent. An amount that is not known is not zero.

use maud::{Markup, html};

use super::voices::language_of;
use crate::labels::{CommonText, FundingText, ShowText, SiteText};
use crate::model::{Allocation, FundingYears, Measure, Spent};
use crate::render::html::{rows, table};
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

fn spent(view: &View<'_>, measure: &Measure) -> Markup {
    let spent: Vec<_> = measure.spent.iter().filter(|spent| spent.date <= view.content.day()).collect();
    html! {
        @if !spent.is_empty() {
            h3 { (ShowText::Spent.in_language(view.language)) }
            ul {
                @for one in spent {
                    li {
                        (view.day(one.date)) ": " (spent_amount(view, one)) " – "
                        (view.source(one.source)) ", " (view.body(one.body))
                        @if let Some(text) = &one.text { " – " (view.reported_text(text, language_of(view, one.place))) }
                    }
                }
            }
        }
    }
}
