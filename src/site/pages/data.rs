//! The data behind the pages, to be taken away.

use maud::{PreEscaped, html};

use super::super::data::{self, SCHEMA};
use super::super::frame::Body;
use super::super::view::View;
use crate::labels::SiteText;
use crate::render::Format;
use crate::render::html::table;
use crate::render::page::wrapping;

pub fn write(view: &View<'_>) -> Body {
    let title = view.say(SiteText::Data);
    let columns = [
        wrapping(view.say(SiteText::DataContent)),
        wrapping("CSV"),
        wrapping("JSON"),
        wrapping(view.say(SiteText::DataCommand)),
    ];
    let rows = html! {
    @for set in data::sets(view.content) {
                        tr {
                            th scope="row" { (view.say(set.text())) }
                            td { a href=(view.href_to(&set.path(Format::Csv))) { (set.command()) ".csv" } }
                            td { a href=(view.href_to(&set.path(Format::Json))) { (set.command()) ".json" } }
                            td { code { "plan " (set.command()) } }
                        }
                    }
        };
    let main = html! {
        h1 { (title) }
        p.lead { (view.say(SiteText::DataLead)) }
        (table(title, &columns, &rows))
        p {
            (view.say(SiteText::DataSchema)) " "
            a href=(view.href_to(SCHEMA.0)) { "schema.json" } "."
        }
        p { (view.say(SiteText::DataUnknown)) }
        h2 { (view.say(SiteText::DataAgain)) }
        p { (view.say(SiteText::SameBytes)) " " a href=(view.href_to("site.json")) { "site.json" } }
    };
    let described = data::description(view);
    Body {
        title: title.to_owned(),
        main,
        head: html! { script type="application/ld+json" { (PreEscaped(described)) } },
    }
}
