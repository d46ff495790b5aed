//! `bodies.toml`: the register.

use std::collections::HashMap;
use std::sync::Arc;

use super::extra::extra;
use super::fields::{Fields, Value};
use super::languages;
use super::problem::{Problem, ProblemKind, first_use};

use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::table_reader::TableReader;
use super::values::{flag, id, named, word};
use crate::diagnostic::field;
use crate::model::{Body, BodyId, BodyKind, ByLanguage, Duty, HUNGARIAN, NameConflict, Succession};
use crate::schema::{self, Record};
use crate::text::{Span, TextSlice};

/// What a body says of other bodies, to be looked up once all of them are known.
struct Relations<'a> {
    body: BodyId,
    part_of: Option<Value<'a>>,
    member_of: Vec<Value<'a>>,
}

/// Reads the register into `names`.
pub(super) fn read(tree: Tree<'_>, names: &mut Scope, sink: &mut Sink) {
    let mut fields = Fields::new(sink, tree, &schema::BODIES);
    let mut relations = Vec::new();
    fields.tables("body", &schema::BODY, |fields, row| {
        relations.extend(body(fields, row, names));
        Some(())
    });
    // Bodies may refer to others further down; here they are all known.
    names.register_is_whole = fields.sink.problems.is_empty() && fields.has_only_known();
    for relation in relations {
        let part_of = relation.part_of.and_then(|value| names.body(fields.sink, value));
        let member_of =
            relation.member_of.into_iter().filter_map(|value| names.body(fields.sink, value)).collect();
        Arc::make_mut(&mut names.register).relate(relation.body, part_of, member_of);
    }
    let successions = fields.tables("succession", Succession::TABLE, |fields, row| {
        Succession::read(&mut TableReader::new(fields, names, row))
    });
    for succession in successions {
        let Succession { from, row, file, .. } = succession;
        let moved = succession.measures.iter().find_map(|id| Some((id, names.register.successor(from, id)?)));
        if let Some((id, to)) = moved {
            let (from, to) = (names.register.name(from), names.register.name(to));
            let message = format!("the duty of {from} in {id} has already passed to {to}");
            let place = field("succession", row, "measures");
            let finding = Problem::new(ProblemKind::DuplicateId, file, place, message);
            fields.sink.leave_unknown();
            fields.sink.problems.push(
                finding.with_help(
                    "a duty passes to one body; if it moved again, give the body that it moved from",
                ),
            );
        }
        Arc::make_mut(&mut names.register).add_succession(succession);
    }
    Arc::make_mut(&mut names.register).extra = fields.optional("extra", extra);
    fields.finish();
}

fn body<'a>(fields: &mut Fields<'_, 'a>, row: usize, names: &mut Scope) -> Option<Relations<'a>> {
    let written = |fields: &mut Fields<'_, 'a>, key| {
        fields.list(key, |sink, value| Some((named(sink, value)?, value.span())))
    };
    let single = |fields: &mut Fields<'_, 'a>, key| {
        fields.optional(key, |sink, value| Some((named(sink, value)?, value.span())))
    };

    let name = fields.required("name", |sink, value| Some((named(sink, value)?, value.span())));
    let kind = fields.required("kind", word::<BodyKind>);
    let translated = fields.optional("translated", flag);
    let names_in = fields.optional("names", languages::names);
    let of_hungarian = fields.get("hungarian");
    let hungarian = single(fields, "hungarian");
    let head = single(fields, "head");
    let abbreviations = written(fields, "abbreviations");
    let aliases = written(fields, "aliases");
    let part_of = fields.get("part_of");
    let member_of = fields.list("member_of", |_, value| Some(value));
    let duties = fields
        .tables("duties", Duty::TABLE, |fields, row| Duty::read(&mut TableReader::new(fields, names, row)));
    let mentioned_in = fields.list("mentioned_in", id);
    fields.finish();

    let spans: HashMap<TextSlice, _> = [&name, &hungarian, &head]
        .into_iter()
        .flatten()
        .chain(&abbreviations)
        .chain(&aliases)
        .cloned()
        .collect();
    let by_language =
        in_languages(fields.sink, names_in, hungarian.as_ref().map(|(name, _)| name).zip(of_hungarian));
    let only_text = |(text, _)| text;
    let body = Body {
        name: only_text(name?),
        kind: kind?,
        translated: translated.unwrap_or(false),
        in_languages: by_language,
        abbreviations: abbreviations.into_iter().map(only_text).collect(),
        head: head.map(only_text),
        aliases: aliases.into_iter().map(only_text).collect(),
        part_of: None,
        member_of: Vec::new(),
        duties,
        mentioned_in,
        file: fields.sink.file,
        row,
    };
    let own = body.name.clone();
    let (body, clashes) = Arc::make_mut(&mut names.register).add(body);
    for clash in clashes {
        let span = spans.get(clash.name.as_str()).copied().unwrap_or(fields.span());
        report_conflict(fields.sink, span, names, (body, &own), &clash);
    }
    Some(Relations { body, part_of, member_of })
}

/// The names in other languages; `hungarian` is one of them.
fn in_languages(
    sink: &mut Sink,
    names: Option<ByLanguage>,
    hungarian: Option<(&TextSlice, Value<'_>)>,
) -> ByLanguage {
    let names = names.unwrap_or_default();
    match hungarian {
        Some((_, value)) if names.name(HUNGARIAN).is_some() => {
            languages::named_twice(sink, value, "names");
            names
        }
        hungarian => names.and_hungarian(hungarian.map(|(name, _)| name)),
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
