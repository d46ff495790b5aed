//! Keys that a table cannot have, and what was meant by each.

use std::collections::HashMap;

use toml_spanner::{ArrayStyle, Item, Key, TableStyle, Value as Toml};

use super::problem::ProblemKind;

use super::sink::Sink;
use super::syntax::Tree;
use crate::diagnostic::Suggestion;
use crate::model::name::{closest, is_misspelt};
use crate::schema::{self, Type};
use crate::text::Span;

/// The keys that the schema does not name: hardly any table has one.
fn unknown_keys<'a>(tree: Tree<'a>, schema: &'static schema::Table) -> Vec<&'a (Key<'a>, Item<'a>)> {
    // Keys mostly stand in the order of the schema: each is looked for behind the one before it.
    let mut known = schema.keys.iter().cycle();
    let mut is_known = |name| known.by_ref().take(schema.keys.len()).any(|known| known.name == name);
    tree.table.entries().iter().filter(|(key, _)| !is_known(key.name)).collect()
}

/// What each of these keys was meant to be: the likeliest first. A guess costs; those past the most that are reported need
/// none.
fn guesses<'a>(
    unknown: &[&'a (Key<'a>, Item<'a>)],
    schema: &'static schema::Table,
    room: usize,
) -> Vec<(&'a str, Vec<&'static str>)> {
    // What is written `[[so]]` can only have been meant to be a list of tables: `metric`, not `metrics`.
    let possible = |item: &Item<'_>| {
        let is_list = matches!(item.value(), Toml::Array(array) if array.style() == ArrayStyle::Header);
        let keys = schema.keys.iter().filter(move |key| !is_list || matches!(key.value, Type::Tables(_)));
        keys.map(|key| key.name)
    };
    unknown.iter().take(room).map(|(key, item)| (key.name, closest(key.name, possible(item)))).collect()
}

/// Whether a key that is missing is here under a misspelt name: the finding about that name says so.
pub(super) fn is_here_misspelt(
    key: &str,
    tree: Tree<'_>,
    schema: &'static schema::Table,
    room: usize,
) -> bool {
    let guesses = guesses(&unknown_keys(tree, schema), schema, room);
    let mut meant = guesses.iter().filter(|(_, near)| near.first() == Some(&key));
    meant.next().is_some_and(|(name, _)| is_misspelt(name, key)) && meant.next().is_none()
}

/// Reports every key that the schema does not name. Of the table that a file is, what is known to be meant is not known to
/// be all there.
pub(super) fn report(sink: &mut Sink, tree: Tree<'_>, schema: &'static schema::Table, is_file: bool) {
    let unknown = unknown_keys(tree, schema);
    if unknown.is_empty() {
        return;
    }
    let guesses = guesses(&unknown, schema, sink.room());
    let mut wanted: HashMap<&str, usize> = HashMap::new();
    for meant in guesses.iter().filter_map(|(_, near)| near.first()) {
        *wanted.entry(meant).or_default() += 1;
    }
    let mut guesses = guesses.iter();
    for (key, item) in unknown {
        let span = Span::from(key.span.range());
        let near = guesses.next().map_or(&[][..], |(_, near)| near);
        if is_file {
            sink.begin(near.first().copied());
        }
        let message = format!("`{}` is not a key of {}", key.name.escape_debug(), schema.what);
        let finding = sink.report(ProblemKind::UnknownField, span, message);
        let Some(meant) = near.first() else {
            let known: Vec<&str> = schema.names().collect();
            let own = if is_file { "; a key of your own goes below a line `[extra]`" } else { "" };
            finding.help = Some(format!("its keys are: {}{own}", known.join(", ")));
            continue;
        };
        if tree.table.contains_key(meant) {
            finding.help = Some(format!("did you mean `{meant}`? It is here already: keep one of the two"));
            continue;
        }
        finding.help = Some(format!("did you mean `{meant}`?"));
        // Where two keys come close, or two are meant to be one, a person has to choose.
        let is_sure = near.len() == 1 && wanted.get(meant) == Some(&1) && is_misspelt(key.name, meant);
        if is_sure && is_written_once(key.name, item, tree.text) {
            finding.suggestion = Some(Suggestion { span, replacement: (*meant).to_owned() });
        }
    }
}

/// Whether the key stands in one place of the file: `[[reprot]]` may come again further down.
fn is_written_once(name: &str, item: &Item<'_>, text: &str) -> bool {
    let is_one_value = match item.value() {
        Toml::Table(table) => table.style() == TableStyle::Inline,
        Toml::Array(array) => array.style() == ArrayStyle::Inline,
        _ => true,
    };
    is_one_value || text.matches(name).count() == 1
}
