//! A return: what one body reports for one period. What a table of it leaves out stands at its top.

use super::extra::extra;
use super::fields::{Fields, Value};
use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::table_reader::TableReader;
use super::values::{date, id, named, period};
use crate::model::{Allow, Assessment, MeasureId, Report, Return, ReturnFile, Spent};
use crate::schema::{self, Record, Table};

/// Reads a return, where everything that must be there is there.
pub(super) fn read<'a>(tree: Tree<'a>, names: &Scope, sink: &mut Sink) -> Option<ReturnFile> {
    let mut fields = Fields::new(sink, tree, &schema::RETURN);
    let body = fields.required("body", |sink, value| names.body(sink, value));
    let lang = fields.optional("lang", named);
    let period = fields.required("period", period);
    let day = fields.optional("date", date);
    // A value at the top that is wrong was named once: it is no wrong value of every table below.
    let is_sound = body.is_some() && day.is_some() == fields.get("date").is_some();
    let known = fields.sink.problems.len();
    // The body at the top reports, or judges.
    let top = |key_of_body: &'static str, fields: &mut Fields<'_, 'a>| {
        let values = [("date", fields.get("date")), (key_of_body, fields.get("body"))];
        values.into_iter().filter_map(|(key, value)| Some((key, value?))).collect::<Vec<_>>()
    };
    let (of_reports, of_assessments) = (top("body", &mut fields), top("by", &mut fields));
    let reports = about::<Report>(&mut fields, ("report", &schema::RETURNED_REPORT), names, &of_reports);
    let table = ("assessment", &schema::RETURNED_ASSESSMENT);
    let mut assessments = about::<Assessment>(&mut fields, table, names, &of_assessments);
    let spent = about::<Spent>(&mut fields, ("spent", &schema::RETURNED_SPENT), names, &of_reports);
    if !is_sound {
        drop_repeated(fields.sink, known);
    }
    let allows = fields
        .tables("allow", Allow::TABLE, |fields, row| Allow::read(&mut TableReader::new(fields, names, row)));
    let extra = fields.optional("extra", extra);
    let file = fields.sink.file;
    fields.finish();
    let body = body?;
    // By whatever name the top calls the body, it judges under one.
    let name = fields.get("body").and_then(Value::text).unwrap_or_default();
    for (_, assessment) in assessments.iter_mut().filter(|(_, assessment)| assessment.by == name) {
        assessment.by = names.register.name(body).into();
    }
    let head = Return { body, lang, period: period?, date: day, extra, allows, file, astray: Vec::new() };
    Some(ReturnFile { head, reports, assessments, spent })
}

/// The tables of a list, each with the measure that it is about.
fn about<'a, T: Record>(
    fields: &mut Fields<'_, 'a>,
    (key, table): (&'static str, &'static Table),
    names: &Scope,
    top: &[(&'static str, Value<'a>)],
) -> Vec<(MeasureId, T)> {
    fields.tables(key, table, |fields, row| {
        let measure = fields.required("measure", id);
        // Where several report together, the body at the top is not alone.
        let is_joint = table.has("bodies") && fields.get("bodies").is_some();
        let top: Vec<_> = top.iter().copied().filter(|(key, _)| !is_joint || *key != "body").collect();
        let said = T::read(&mut TableReader::new(fields, names, row).with_defaults(&top));
        measure.zip(said)
    })
}

/// Leaves of the findings behind the first so many those that are not among these, by where they stand.
fn drop_repeated(sink: &mut Sink, known: usize) {
    let behind = sink.problems.split_off(known);
    let is_known = |span| sink.problems.iter().any(|finding| finding.primary.span() == span);
    let new: Vec<_> = behind.into_iter().filter(|finding| !is_known(finding.primary.span())).collect();
    sink.problems.extend(new);
}
