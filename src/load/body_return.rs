//! A return: what one body reports for one period. What a table of it leaves out stands at its top.

use super::fields::{Fields, Value};
use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::table_reader::TableReader;
use crate::model::{Return, ReturnTables, Statement, UnknownRow};
use crate::schema::{Record, Several};

/// A return as far as it could be read: what is wrong in it hides itself alone.
pub(super) struct ReadReturn {
    /// Who reports, and for which period; `None` where one of the two is not known. What it says of measures stands in
    /// `tables`.
    pub head: Option<Return>,
    /// What it says of measures, as far as that is known.
    pub tables: ReturnTables,
    /// Rows of which something is wrong.
    pub rows: Vec<UnknownRow>,
    /// The keys at its top under which something is wrong.
    pub keys: Vec<&'static str>,
}

impl ReadReturn {
    /// The whole return, where nothing at its top is missing.
    pub fn into_return(self) -> Option<Return> {
        let ReadReturn { head, tables, .. } = self;
        head.map(|head| Return { tables, ..head })
    }
}

/// Reads a return.
pub(super) fn read(tree: Tree<'_>, names: &Scope, sink: &mut Sink) -> ReadReturn {
    let mut fields = Fields::new(sink, tree, Return::TABLE);
    let mut head = Return::read(&mut TableReader::new(&mut fields, names, 0));
    let tables = match &mut head {
        Some(head) => std::mem::take(&mut head.tables),
        None => tables_alone(tree, names, fields.sink),
    };
    let mut read = ReadReturn { head, tables, rows: Vec::new(), keys: Vec::new() };
    if let Some(head) = &read.head {
        read.tables.set_period(head.period);
        // By whatever name the top calls the body, it judges under one.
        let name = fields.get("body").and_then(Value::text).unwrap_or_default();
        let assessments = read.tables.assessments.iter_mut();
        for (_, assessment) in assessments.filter(|(_, assessment)| assessment.by == name) {
            assessment.by = names.register.name(head.body).into();
        }
    }
    read.rows.clone_from(&sink.unsaid);
    // What is wrong in a list is about measures. One that is wrong as a whole, or misspelt, has no row to name.
    let is_row = |key: &str| sink.unsaid.iter().any(|row| row.table == key);
    let lists = sink.unknown.iter().filter(|key| Statement::TABLES.contains(key) && !is_row(key));
    read.rows.extend(lists.map(|&table| UnknownRow { measure: None, table }));
    read.keys.extend(sink.unknown.iter().filter(|key| !Statement::TABLES.contains(key)));
    read
}

/// The lists of a return whose top could not be read. What is wrong in them was reported before.
fn tables_alone(tree: Tree<'_>, names: &Scope, sink: &Sink) -> ReturnTables {
    let mut again = Sink::new(sink.file);
    let mut fields = Fields::new(&mut again, tree, Return::TABLE);
    <ReturnTables as Several>::read(&mut TableReader::new(&mut fields, names, 0)).unwrap_or_default()
}
