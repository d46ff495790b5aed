//! A return: what one body reports for one period. What a table of it leaves out stands at its top.

use super::fields::{Fields, Value};
use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::table_reader::TableReader;
use super::values::id;
use crate::model::{MeasureId, Return};
use crate::schema::{Record, Table};

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

/// The tables of a list of a return, each with the measure that it is about.
pub(super) fn tables<T: Record>(
    fields: &mut Fields<'_, '_>,
    (key, table): (&'static str, &'static Table),
    names: &Scope,
) -> Vec<(MeasureId, T)> {
    // The body at the top reports, or judges.
    let key_of_body = if table.has("body") { "body" } else { "by" };
    let top = [("date", fields.get("date")), (key_of_body, fields.get("body"))];
    let known = fields.sink.problems.len();
    let found = fields.tables(key, table, |fields, row| {
        let measure = fields.required("measure", id);
        // Where several report together, the body at the top is not alone.
        let is_joint = table.has("bodies") && fields.get("bodies").is_some();
        let defaults = top.iter().filter(|(key, _)| !is_joint || *key != "body");
        let defaults: Vec<_> = defaults.filter_map(|(key, value)| Some((*key, (*value)?))).collect();
        let said = T::read(&mut TableReader::new(fields, names, row).with_defaults(&defaults));
        measure.zip(said)
    });
    drop_repeated(fields.sink, known);
    found
}

/// Drops problems behind the first `known` that are at the same place as one of those: a value at the top that is wrong
/// was reported once, and is no wrong value of every table below.
fn drop_repeated(sink: &mut Sink, known: usize) {
    let behind = sink.problems.split_off(known);
    let is_known = |span| sink.problems.iter().any(|problem| problem.primary.span() == span);
    let new: Vec<_> = behind.into_iter().filter(|problem| !is_known(problem.primary.span())).collect();
    sink.problems.extend(new);
}
