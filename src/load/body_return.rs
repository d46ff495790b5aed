//! A return: what one body reports for one period. What a table of it leaves out stands at its top.

use super::fields::{Fields, Value};
use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::table_reader::TableReader;
use crate::model::Return;
use crate::schema::Record;

/// Reads a return, where everything that must be there is there.
pub(super) fn read(tree: Tree<'_>, names: &Scope, sink: &mut Sink) -> Option<Return> {
    let mut fields = Fields::new(sink, tree, Return::TABLE);
    let mut read = Return::read(&mut TableReader::new(&mut fields, names, 0))?;
    // By whatever name the top calls the body, it judges under one.
    let name = fields.get("body").and_then(Value::text).unwrap_or_default();
    let assessments = read.tables.assessments.iter_mut();
    for (_, assessment) in assessments.filter(|(_, assessment)| assessment.by == name) {
        assessment.by = names.register.name(read.body).into();
    }
    Some(read)
}
