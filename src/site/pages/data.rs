//! The data behind the pages, to be taken away.

use maud::{Markup, PreEscaped, html};

use super::super::calendar;
use super::super::data::{self, SCHEMA};
use super::super::exports::{DATABASE, DESCRIPTION, Exports, LINES};
use super::super::frame::Body;
use super::super::record::SEAL;
use super::super::view::View;
use super::checks::with_code;
use crate::answers::site_manifest;
use crate::export::table::Table;
use crate::labels::{Language, SiteDataText, SiteText};
use crate::render::Format;
use crate::render::html::table;
use crate::render::page::wrapping;

pub fn write(view: &View<'_>) -> Body {
    let title = view.text(SiteText::Data);
    let columns = [
        wrapping(view.text(SiteText::DataContent)),
        wrapping("CSV"),
        wrapping("JSON"),
        wrapping(view.text(SiteText::DataCommand)),
    ];
    let rows = html! {
        @for set in data::sets(view.content) {
            tr {
                th scope="row" {
                    (view.text(set.text()))
                    @if let Some(period) = set.period() { ": " (view.language.period(period)) }
                }
                td.fixed { a href=(view.href_to(&set.path(Format::Csv))) { (set.name()) ".csv" } }
                td.fixed { a href=(view.href_to(&set.path(Format::Json))) { (set.name()) ".json" } }
                td.fixed { code { "plan " (set.asked()) } }
            }
        }
    };
    let main = html! {
        h1 { (title) }
        p.lead { (view.text(SiteText::DataLead)) }
        (table(title, &columns, &rows))
        p {
            (view.text(SiteText::DataSchema)) " "
            a href=(view.href_to(SCHEMA.0)) { "schema.json" } "."
        }
        p { (view.text(SiteText::DataUnknown)) }
        (tables(view))
        (dates(view))
        (reuse(view))
        (origin(view))
        (described(view))
    };
    let described = data::description(view);
    Body {
        title: title.to_owned(),
        main,
        head: html! { script type="application/ld+json" { (PreEscaped(described)) } },
    }
}

/// The whole plan as tables, in several forms, with the columns of each.
fn tables(view: &View<'_>) -> Markup {
    let say = |text: SiteDataText| text.in_language(view.language);
    let columns = [
        wrapping(say(SiteDataText::Form)),
        wrapping(say(SiteDataText::File)),
        wrapping(view.text(SiteText::DataCommand)),
    ];
    let forms = [
        (SiteDataText::Package, DESCRIPTION, "plan export datapackage"),
        (SiteDataText::Database, DATABASE, "plan export sqlite"),
        (SiteDataText::Lines, LINES, "plan export jsonl"),
    ];
    let rows = html! {
        @for (form, path, command) in forms {
            tr {
                th scope="row" { (say(form)) }
                td { a href=(view.href_to(path)) { (path.rsplit('/').next().unwrap_or(path)) } }
                td { code { (command) } }
            }
        }
    };
    html! {
        h2 { (say(SiteDataText::Tables)) }
        p { (say(SiteDataText::TablesLead)) }
        (table(say(SiteDataText::Tables), &columns, &rows))
    }
}

/// Every table: its file, and what it holds.
fn described(view: &View<'_>) -> Markup {
    let say = |text: SiteDataText| text.in_language(view.language);
    html! {
        h2 { (say(SiteDataText::Columns)) }
        p { (say(SiteDataText::ColumnsLead)) }
        ul { @for it in &view.content.exports.tables { li { (columns_of(view, it)) } } }
    }
}

/// What a table holds, column by column. The descriptions are those that the files carry, in English.
fn columns_of(view: &View<'_>, described: &Table) -> Markup {
    let say = |text: SiteDataText| text.in_language(view.language);
    let lang = view.foreign(Language::English.word());
    let path = Exports::csv(described);
    let rows = html! {
        @for column in described.all_columns() {
            tr {
                th scope="row" { code { (column.name) } }
                td lang=[lang] { (with_code(column.about)) }
            }
        }
    };
    html! {
        a href=(view.href_to(&path)) { (described.name) ".csv" } ": "
        span lang=[lang] { (with_code(described.about)) }
        details {
            summary { (say(SiteDataText::ColumnsOf)) " " code { (described.name) } }
            (table(described.name, &[wrapping(say(SiteDataText::Column)), wrapping(say(SiteDataText::Meaning))], &rows))
        }
    }
}

fn dates(view: &View<'_>) -> Markup {
    let say = |text: SiteDataText| text.in_language(view.language);
    html! {
        h2 { (say(SiteDataText::Calendar)) }
        p {
            (say(SiteDataText::CalendarLead)) " "
            a href=(view.href_to(&calendar::path(view, None))) { (say(SiteDataText::CalendarFile)) }
        }
    }
}

/// Who publishes the data, and whether they may be used again.
fn reuse(view: &View<'_>) -> Markup {
    let say = |text: SiteDataText| text.in_language(view.language);
    html! {
        h2 { (say(SiteDataText::Reuse)) }
        dl.rows {
            dt { (say(SiteDataText::Licence)) }
            dd {
                @match &view.plan().licence {
                    Some(licence) => (view.evidence(licence)),
                    None => (say(SiteDataText::NoLicence)),
                }
            }
            @if let Some(coordination) = &view.plan().coordination {
                dt { (say(SiteDataText::Publisher)) }
                dd { (view.body(coordination.body)) }
            }
        }
    }
}

/// From what the site was built, and how a stranger tells whether a copy is that.
fn origin(view: &View<'_>) -> Markup {
    let say = |text: SiteDataText| text.in_language(view.language);
    let content = view.content;
    html! {
        h2 { (say(SiteDataText::Verify)) }
        p { (say(SiteDataText::VerifyLead)) " " code { "plan verify --site DIR" } }
        dl.rows {
            dt { (say(SiteDataText::Origin)) }
            dd { a href=(view.href_to(site_manifest::NAME)) { (site_manifest::NAME) } }
            @if let Some(seal) = content.seal() {
                dt { (say(SiteDataText::Seal)) }
                dd { a href=(view.href_to(SEAL)) { (SEAL) } }
                dt { (say(SiteDataText::Digest)) }
                dd { code.commit { (seal.digest) } }
            }
        }
        @if content.commit().is_none() { p.notice { (say(SiteDataText::NoCommit)) } }
        @else if content.seal().is_none() { p.notice { (say(SiteDataText::NoWhole)) } }
    }
}
