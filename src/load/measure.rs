//! A measure's file: as published, structured, living.

use super::fields::Fields;
use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::table_reader::TableReader;
use crate::model::Measure;
use crate::schema::Record;

/// Reads the measure that findings are about, where everything that must be there is there.
pub(super) fn read(tree: Tree<'_>, names: &Scope, sink: &mut Sink) -> Option<Measure> {
    let mut fields = Fields::new(sink, tree, Measure::TABLE);
    Measure::read(&mut TableReader::new(&mut fields, names, 0))
}
