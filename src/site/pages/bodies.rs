//! The page of all bodies.

use maud::html;

use super::super::address::Address;
use super::super::frame::Body;
use super::super::view::View;
use crate::labels::{CommonText, RegisterText, SiteText};
use crate::query::by_body;
use crate::render::html::{rows, table};
use crate::render::page::{number, wrapping};

pub fn write(view: &View<'_>) -> Body {
    let plan = view.plan();
    let language = view.language;
    let title = view.text(SiteText::Bodies);
    let columns = [
        wrapping(CommonText::Name.in_language(language)),
        wrapping(CommonText::Kind.in_language(language)),
        number(RegisterText::Responsible.in_language(language)),
        number(RegisterText::TookOver.in_language(language)),
        number(RegisterText::Partner.in_language(language)),
    ];
    let all = by_body::counts_of_all(plan, view.content.day());
    let cells = view.content.bodies(language).into_iter().map(|id| {
        let counts = all[id.index()];
        let kind = html! { (language.body_kind(plan.register[id].kind)) };
        let counts = [counts.responsible, counts.took_over, counts.partner].map(|count| html! { (count) });
        [view.body(id), kind].into_iter().chain(counts).collect()
    });
    Body::new(
        title,
        html! {
            h1 { (title) }
            p.lead { (view.text(SiteText::BodiesLead)) " " (view.link(&Address::Silent, view.text(SiteText::Silent))) }
            (table(title, &columns, &rows(&columns, cells)))
        },
    )
}
