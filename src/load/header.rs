//! `plan.toml`: the plan itself, its sections, its money, its coordination.

use std::collections::HashMap;

use toml_spanner::Value as Toml;

use super::fields::{Fields, Value};
use super::rules;

use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::table_reader::TableReader;
use super::values::{currency, date, text, word};
use crate::diagnostic::{Label, field};
use crate::model::name::fold;
use crate::model::{
    Appropriation, Catalog, Coordination, FundingSource, Level, LevelOf, Listed, Metric, Period, Plan,
    Procedure, Section,
};
use crate::schema::{self, Record};

/// Reads the plan's own file: its lists go into `names`, the rest comes back as a plan without measures, where it
/// is all there.
pub(super) fn read(tree: Tree<'_>, names: &mut Scope, sink: &mut Sink) -> Option<Plan> {
    let mut fields = Fields::new(sink, tree, &schema::PLAN);
    let title = fields.required("title", text);
    let decision = fields.optional("decision", text);
    let adopted = sound(&mut fields, "adopted", date);
    let period = match fields.get("period") {
        None => Some(None),
        Some(_) => fields.table("period", Period::TABLE, |fields| period(fields, names)).map(Some),
    };
    let currency = sound(&mut fields, "currency", currency);
    names.currency = currency.flatten();
    let document = fields.optional("document", text);
    sections(&mut fields, names);
    let (mut taken, mut named) = (Taken::new(), Taken::new());
    fields.tables("source", FundingSource::TABLE, |fields, row| {
        let source = FundingSource::read(&mut TableReader::new(fields, names, row))?;
        // People ask for a source by its name as well, whatever its case and accents.
        if let Some(first) = first_with(&mut named, &fold(&source.name), row) {
            let message =
                format!("there is another source of funding with the name \"{}\" above", source.name);
            duplicate(fields, "source", message, Some(first));
        }
        list(fields, &mut names.sources, source, ("source", "source of funding", row), &mut taken)
    });
    // Sources may stand below the appropriations in the file; here they are all known.
    let is_whole = fields.has_only_known();
    names.lists_are_whole = is_whole && fields.sink.findings.is_empty();
    let mut taken = Taken::new();
    fields.tables("appropriation", Appropriation::TABLE, |fields, row| {
        let appropriation = Appropriation::read(&mut TableReader::new(fields, names, row))?;
        let of = ("appropriation", "appropriation", row);
        list(fields, &mut names.appropriations, appropriation, of, &mut taken)
    });
    let metrics = metrics(&mut fields, names);
    let coordination =
        fields.table("coordination", Coordination::TABLE, |fields| coordination(fields, names));
    let levels = fields.optional("levels", levels).unwrap_or_default();
    let file = fields.sink.file;
    fields.finish();
    Some(Plan {
        title: title?,
        decision,
        adopted: adopted?,
        period: period?,
        currency: currency?,
        document,
        sections: Catalog::default(),
        sources: Catalog::default(),
        appropriations: Catalog::default(),
        metrics,
        coordination,
        register: Default::default(),
        levels,
        measures: Vec::new(),
        unsectioned: Vec::new(),
        years_of_money: None,
        file,
    })
}

/// The list of sections.
fn sections(fields: &mut Fields<'_, '_>, names: &mut Scope) {
    let mut taken = Taken::new();
    fields.tables("section", Section::TABLE, |fields, row| {
        let section = Section::read(&mut TableReader::new(fields, names, row))?;
        list(fields, &mut names.sections, section, ("section", "section", row), &mut taken)
    });
}

/// The metrics that measures share.
fn metrics(fields: &mut Fields<'_, '_>, names: &Scope) -> Catalog<Metric> {
    let (mut metrics, mut taken) = (Catalog::default(), Taken::new());
    fields.tables("metric", Metric::TABLE, |fields, row| {
        let metric = Metric::read(&mut TableReader::new(fields, names, row))?;
        list(fields, &mut metrics, metric, ("metric", "metric", row), &mut taken)
    });
    metrics
}

/// A value that may be absent; `None` where it is there and wrong.
fn sound<'a, T>(
    fields: &mut Fields<'_, 'a>,
    key: &'static str,
    convert: impl FnOnce(&mut Sink, Value<'a>) -> Option<T>,
) -> Option<Option<T>> {
    match fields.get(key) {
        None => Some(None),
        Some(value) => convert(fields.sink, value).map(Some),
    }
}

/// Levels by the name of their rule; which rules there are is known higher up.
fn levels(sink: &mut Sink, value: Value<'_>) -> Option<Vec<LevelOf>> {
    let Toml::Table(table) = value.toml() else {
        return value.wrong_type(sink, "a table", "write `rule = \"warn\"` below a line `[levels]`");
    };
    let mut levels = Vec::with_capacity(table.len());
    for (rule, level) in table {
        if let Some(level) = word::<Level>(sink, value.inner(level)) {
            levels.push(LevelOf { rule: value.kept(rule.name), level });
        }
    }
    levels.sort_unstable_by(|a, b| a.rule.cmp(&b.rule));
    Some(levels)
}

/// The rows of a list of the plan by what files and people call them, to say where a name stands first.
type Taken = HashMap<String, usize>;

/// Adds to a list of the plan, unless the id is taken.
fn list<T: Listed>(
    fields: &mut Fields<'_, '_>,
    catalog: &mut Catalog<T>,
    item: T,
    (table, what, row): (&'static str, &str, usize),
    taken: &mut Taken,
) -> Option<()> {
    let first = first_with(taken, item.key(), row);
    let clash = catalog.push(item).err()?;
    duplicate(fields, table, format!("there is another {what} `{}` above", clash.key()), first);
    None
}

/// The first row with this name, where it is not this one.
fn first_with(taken: &mut Taken, name: &str, row: usize) -> Option<usize> {
    let first = *taken.entry(name.to_owned()).or_insert(row);
    (first != row).then_some(first)
}

fn duplicate(fields: &mut Fields<'_, '_>, table: &'static str, message: String, first: Option<usize>) {
    let (file, span) = (fields.sink.file, fields.span);
    let finding = fields.sink.report(&rules::DUPLICATE_ID, span, message);
    finding.help = Some("give each its own id and name".to_owned());
    finding.others.extend(first.map(|first| Label {
        file,
        location: field(table, first, "id"),
        text: "first used here".to_owned(),
    }));
}

fn period(fields: &mut Fields<'_, '_>, names: &Scope) -> Option<Period> {
    let period = Period::read(&mut TableReader::new(fields, names, 0))?;
    if period.end < period.start {
        let message = format!("the period ends on {}, before it starts on {}", period.end, period.start);
        fields.sink.report(&rules::INVALID_VALUE, fields.span, message).help =
            Some("swap the two dates, or correct one of them".to_owned());
        return None;
    }
    Some(period)
}

fn coordination(fields: &mut Fields<'_, '_>, names: &Scope) -> Option<Coordination> {
    let found = fields.sink.findings.len();
    let coordination = Coordination::read(&mut TableReader::new(fields, names, 0))?;
    // Which row is which is only sure where all of them were read.
    if fields.sink.findings.len() == found {
        let mut taken = Taken::new();
        fields.tables("procedure", Procedure::TABLE, |fields, row| {
            let key = &coordination.procedures.get(row)?.key;
            if first_with(&mut taken, key, row).is_some() {
                duplicate(fields, "coordination", format!("there is another procedure `{key}` above"), None);
            }
            Some(())
        });
    }
    Some(coordination)
}
