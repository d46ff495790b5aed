//! A source of funding and what draws on it.

use maud::html;

use super::super::address::Address;
use super::super::frame::Body;
use super::super::view::View;
use crate::labels::{CommonText, SiteText};
use crate::model::SourceId;
use crate::render::html::{rows, table};
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
                @if allocation.source != id { " " em { (view.text(SiteText::AsAlternative)) } }
            },
        ]
    });
    let cells: Vec<Vec<_>> = cells.collect();
    Body::new(
        title,
        html! {
            p.crumbs { (view.link(&Address::Money, view.text(SiteText::Money))) }
            h1 { (view.translated(title, &source.name)) }
            p.lead { (language.source_state(source.state)) }
            @if let Some(basis) = &source.basis { blockquote { (view.published_text(basis)) } }
            @if cells.is_empty() { p { (view.text(SiteText::NothingFromSource)) } }
            @else { (table(title, &columns, &rows(&columns, cells))) }
        },
    )
}
