//! A measure's file: as published, structured, living.

use super::fields::Fields;
use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::table_reader::TableReader;
use crate::model::Measure;
use crate::schema::Record;

/// Reads the measure that problems are about; it says itself what of it is not known.
pub(super) fn read(tree: Tree<'_>, names: &Scope, sink: &mut Sink) -> Option<Measure> {
    let mut fields = Fields::new(sink, tree, Measure::TABLE);
    let mut measure = Measure::read(&mut TableReader::new(&mut fields, names, 0))?;
    measure.unknown.clone_from(&sink.unknown);
    if measure.title.is_empty() {
        measure.title = measure.id.as_str().into();
    }
    Some(measure)
}
