//! `bodies.toml`: the register.

use std::sync::Arc;

use toml_spanner::Value as Toml;

use super::fields::{Fields, Value};
use super::problem::{Problem, ProblemKind, first_use};
use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::table_reader::TableReader;
use crate::diagnostic::field;
use crate::model::{Body, BodyId, NameConflict, RegisterFile, Succession};
use crate::schema::Record;
use crate::text::{Span, TextSlice};

/// What a body says of other bodies, to be looked up once all of them are known.
struct Relations<'a> {
    body: BodyId,
    part_of: Option<Value<'a>>,
    member_of: Vec<Value<'a>>,
}

/// Reads the register into `names`.
pub(super) fn read(tree: Tree<'_>, names: &mut Scope, sink: &mut Sink) {
    let mut fields = Fields::new(sink, tree, RegisterFile::TABLE);
    bodies(&mut fields, names);
    let Some(rest) = RegisterFile::read(&mut TableReader::new(&mut fields, names, 0)) else { return };
    Arc::make_mut(&mut names.register).set_extra(rest.extra);
    // What is wrong with a succession stands under that key.
    fields.get("succession");
    for succession in rest.successions {
        check_succession(fields.sink, names, &succession);
        Arc::make_mut(&mut names.register).add_succession(succession);
    }
}

/// Reads the bodies, which may refer to others further down.
fn bodies(fields: &mut Fields<'_, '_>, names: &mut Scope) {
    let mut relations = Vec::new();
    fields.tables("body", Body::TABLE, |fields, row| {
        relations.extend(body(fields, row, names));
        Some(())
    });
    names.register_is_whole = fields.sink.problems.is_empty() && fields.has_only_known();
    for relation in relations {
        let part_of = relation.part_of.and_then(|value| names.body(fields.sink, value));
        let member_of =
            relation.member_of.into_iter().filter_map(|value| names.body(fields.sink, value)).collect();
        Arc::make_mut(&mut names.register).relate(relation.body, part_of, member_of);
    }
}

fn body<'a>(fields: &mut Fields<'_, 'a>, row: usize, names: &mut Scope) -> Option<Relations<'a>> {
    let read = Body::read(&mut TableReader::new(fields, names, row));
    let part_of = fields.get("part_of");
    let member_of = fields.list("member_of", |_, value| Some(value));
    let read = read?;
    let own = read.name.clone();
    let (body, conflicts) = Arc::make_mut(&mut names.register).add(read);
    for conflict in conflicts {
        let span = span_of_name(fields, &conflict.name);
        report_conflict(fields.sink, span, names, (body, &own), &conflict);
    }
    Some(Relations { body, part_of, member_of })
}

/// Where a body has a name; of several places the last. The whole table where the name is in another language.
fn span_of_name(fields: &mut Fields<'_, '_>, name: &str) -> Span {
    let mut span = fields.span();
    for key in ["name", "hungarian", "head", "abbreviations", "aliases"] {
        let Some(value) = fields.get(key) else { continue };
        let items = match value.toml() {
            Toml::Array(items) => items.iter().map(|item| value.inner(item)).collect(),
            _ => vec![value],
        };
        if let Some(last) = items.into_iter().rfind(|item| item.text() == Some(name)) {
            span = last.span();
        }
    }
    span
}

/// Reports a duty that moves twice from one body in one measure.
fn check_succession(sink: &mut Sink, names: &Scope, succession: &Succession) {
    let Succession { from, row, file, .. } = *succession;
    let moved = succession.measures.iter().find_map(|id| Some((id, names.register.successor(from, id)?)));
    if let Some((id, to)) = moved {
        let (from, to) = (names.register.name(from), names.register.name(to));
        let message = format!("the duty of {from} in {id} has already passed to {to}");
        let problem =
            Problem::new(ProblemKind::DuplicateId, file, field("succession", row, "measures"), message);
        sink.leave_unknown();
        sink.problems.push(
            problem
                .with_help("a duty passes to one body; if it moved again, give the body that it moved from"),
        );
    }
}

/// Says that a name belongs to another body, or stands twice with its own.
fn report_conflict(
    sink: &mut Sink,
    span: Span,
    names: &Scope,
    (body, own): (BodyId, &TextSlice),
    conflict: &NameConflict,
) {
    let first = &names.register[conflict.first];
    let name = &conflict.name;
    let message = if conflict.first == body {
        format!("`{name}` is listed twice among the names of {own}")
    } else if name == own {
        format!("there is already a body with the name `{name}`")
    } else {
        format!("`{name}` is a name of both {} and {own}", first.name)
    };
    let finding = sink.report(ProblemKind::AmbiguousName, span, message);
    finding.help = Some(
        "a name may belong to one body only: remove it from one of them, differences in case and accents do not count"
            .to_owned(),
    );
    finding.others.push(first_use(first.file, field("body", first.row, "name")));
}
