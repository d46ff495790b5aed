//! The page of all bodies.

use maud::html;

use super::super::address::Address;
use super::super::frame::Body;
use super::super::view::View;
use crate::labels::{CommonText, RegisterText, SiteText};
use crate::query::by_body;
use crate::render::html::framed;

pub fn write(view: &View<'_>) -> Body {
    let plan = view.plan();
    let language = view.language;
    let title = view.say(SiteText::Bodies);
    let table = html! {
        table {
            thead {
                tr {
                    th scope="col" { (CommonText::Name.in_language(language)) }
                    th scope="col" { (CommonText::Kind.in_language(language)) }
                    th scope="col" .number { (RegisterText::Responsible.in_language(language)) }
                    th scope="col" .number { (RegisterText::TookOver.in_language(language)) }
                    th scope="col" .number { (RegisterText::Partner.in_language(language)) }
                }
            }
            tbody {
                @for id in view.content.bodies(language) {
                    @let counts = by_body::counts(plan, id);
                    tr {
                        th scope="row" { (view.body(id)) }
                        td { (language.body_kind(plan.register[id].kind)) }
                        td.number { (counts.responsible) }
                        td.number { (counts.took_over) }
                        td.number { (counts.partner) }
                    }
                }
            }
        }
    };
    Body::new(
        title,
        html! {
            h1 { (title) }
            p.lead { (view.say(SiteText::BodiesLead)) " " (view.link(&Address::Silent, view.say(SiteText::Silent))) }
            (framed(title, &table))
        },
    )
}
