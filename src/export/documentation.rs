//! What the tables and views hold, for `plan query --tables`: written from the registry.

use serde::Serialize;

use super::database;
use super::table::{Column, Kind, Table};
use super::tables::VERSION;
use super::views::View;
use crate::labels::Language;
use crate::render::Answer;
use crate::render::page::{Page, Sheet, cell, fixed, wrapping};

/// The documentation of some tables.
pub struct Documentation<'a> {
    /// The tables, in the order in which people read them.
    pub tables: &'a [&'static Table],
    /// The views, with the names of their columns.
    pub views: Vec<(&'static View, Vec<String>)>,
}

impl<'a> Documentation<'a> {
    /// Of all tables and views, or of the one that has this name.
    ///
    /// # Errors
    /// When there is no memory for an empty database, which knows the columns of the views.
    pub fn of(tables: &'a [&'static Table], name: Option<&str>) -> rusqlite::Result<Option<Self>> {
        let views = database::views(tables)?;
        let Some(name) = name else { return Ok(Some(Documentation { tables, views })) };
        let at = tables.iter().position(|table| table.name == name);
        let tables = at.map_or(&tables[..0], |at| &tables[at..=at]);
        let views: Vec<_> = views.into_iter().filter(|(view, _)| view.name == name).collect();
        let is_known = !tables.is_empty() || !views.is_empty();
        Ok(is_known.then_some(Documentation { tables, views }))
    }
}

/// What a kind of column is called.
pub fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Date => "date",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::Amount => "amount",
        Kind::Boolean => "boolean",
    }
}

/// The type with what else must be known of a column: `text, required, key`.
fn properties(table: &Table, column: &Column) -> String {
    let mut words = vec![kind_word(column.kind)];
    if column.is_required {
        words.push("required");
    }
    if column.name == "plan_id" || table.key.contains(&column.name) {
        words.push("key");
    }
    words.join(", ")
}

/// Where the references of a table lead: `section -> section (id)`.
fn references(table: &Table) -> Vec<String> {
    let one = |it: &super::table::Reference| {
        format!("{} -> {} ({})", it.columns.join(", "), it.table, it.key.join(", "))
    };
    table.references.iter().map(one).collect()
}

#[derive(Serialize)]
struct Json<'a> {
    schema_version: i32,
    tables: Vec<TableJson>,
    views: Vec<ViewJson<'a>>,
}

#[derive(Serialize)]
struct TableJson {
    name: &'static str,
    description: &'static str,
    columns: Vec<ColumnJson>,
    primary_key: Vec<&'static str>,
    foreign_keys: Vec<ReferenceJson>,
}

#[derive(Serialize)]
struct ColumnJson {
    name: &'static str,
    r#type: &'static str,
    required: bool,
    description: &'static str,
}

#[derive(Serialize)]
struct ReferenceJson {
    columns: Vec<&'static str>,
    table: &'static str,
    key: Vec<&'static str>,
}

#[derive(Serialize)]
struct ViewJson<'a> {
    name: &'static str,
    description: &'static str,
    columns: &'a [String],
    sql: &'static str,
}

fn with_plan(names: &[&'static str]) -> Vec<&'static str> {
    [&["plan_id"], names].concat()
}

impl From<&Table> for TableJson {
    fn from(table: &Table) -> Self {
        let column = |it: &Column| ColumnJson {
            name: it.name,
            r#type: kind_word(it.kind),
            required: it.is_required,
            description: it.about,
        };
        let reference = |it: &super::table::Reference| ReferenceJson {
            columns: with_plan(it.columns),
            table: it.table,
            key: with_plan(it.key),
        };
        TableJson {
            name: table.name,
            description: table.about,
            columns: table.all_columns().map(column).collect(),
            primary_key: with_plan(table.key),
            foreign_keys: table.references.iter().map(reference).collect(),
        }
    }
}

impl Answer for Documentation<'_> {
    fn json(&self) -> impl Serialize {
        let views = self.views.iter().map(|(view, columns)| {
            let View { name, about, sql } = *view;
            ViewJson { name, description: about, columns, sql: sql.trim() }
        });
        Json {
            schema_version: VERSION,
            tables: self.tables.iter().map(|&table| table.into()).collect(),
            views: views.collect(),
        }
    }

    fn page(&self, _: Language) -> Page {
        let mut page = Page::default();
        if self.tables.len() > 1 {
            let named = |table: &&'static Table| (table.name.to_owned(), table.about.to_owned());
            page.heading("Tables: what a row is").list(self.tables.iter().map(named).collect());
        }
        if !self.views.is_empty() {
            page.heading("Views: the answers of the commands");
            let described = |(view, columns): &(&View, Vec<String>)| {
                (view.name.to_owned(), format!("{}; columns: {}", view.about, columns.join(", ")))
            };
            page.list(self.views.iter().map(described).collect());
        }
        for table in self.tables {
            page.heading(table.name).text(format!("A row is {}.", table.about));
            let mut columns = columns_table();
            for column in table.all_columns() {
                columns.row([cell(column.name), cell(properties(table, column)), cell(column.about)]);
            }
            page.table(columns);
            let references = references(table);
            if !references.is_empty() {
                page.text(format!("References: {}.", references.join("; ")));
            }
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new(["table", "column", "type", "required", "key", "description"]);
        for table in self.tables {
            for column in table.all_columns() {
                sheet.row([
                    ("table", table.name.into()),
                    ("column", column.name.into()),
                    ("type", kind_word(column.kind).into()),
                    ("required", column.is_required.into()),
                    ("key", (column.name == "plan_id" || table.key.contains(&column.name)).into()),
                    ("description", column.about.into()),
                ]);
            }
        }
        sheet
    }
}

fn columns_table() -> crate::render::page::Table {
    crate::render::page::Table::new([fixed("Column"), fixed("Type"), wrapping("What it holds")])
}
