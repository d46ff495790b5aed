//! `plan.toml`: the plan itself, its sections, its money, its coordination.

use std::collections::HashMap;

use toml_spanner::Value as Toml;

use super::fields::{Fields, Value};
use super::measure::when;
use super::rules;

use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::values::{amount, currency, date, id, named, prose, text, word, year};
use crate::diagnostic::{Label, field};
use crate::model::name::fold;
use crate::model::{
    Appropriation, Catalog, Coordination, Cycle, FundingSource, Level, LevelOf, Listed, Money, Period, Plan,
    Procedure, Section, SourceState, When,
};
use crate::schema;

/// Reads the plan's own file: its lists go into `names`, the rest comes back as a plan without measures, where it
/// is all there.
pub(super) fn read(tree: Tree<'_>, names: &mut Scope, sink: &mut Sink) -> Option<Plan> {
    let mut fields = Fields::new(sink, tree, &schema::PLAN);
    let title = fields.required("title", text);
    let decision = fields.optional("decision", text);
    let adopted = fields.required("adopted", date);
    let period = match fields.table("period", &schema::PERIOD, period) {
        None if !tree.table.contains_key("period") => fields.missing("period"),
        read => read,
    };
    names.currency = fields.required("currency", currency);
    let document = fields.optional("document", text);
    let mut taken = Taken::new();
    fields.tables("section", &schema::SECTION, |fields, row| {
        let key = fields.required("id", id);
        let title = fields.required("title", text);
        let section = Section { key: key?, title: title? };
        list(fields, &mut names.sections, section, ("section", "section", row), &mut taken)
    });
    let (mut taken, mut named) = (Taken::new(), Taken::new());
    fields.tables("source", &schema::SOURCE, |fields, row| {
        let source = source(fields)?;
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
    fields.tables("appropriation", &schema::APPROPRIATION, |fields, row| {
        let appropriation = appropriation(fields, row, names)?;
        let of = ("appropriation", "appropriation", row);
        list(fields, &mut names.appropriations, appropriation, of, &mut taken)
    });
    let coordination =
        fields.table("coordination", &schema::COORDINATION, |fields| coordination(fields, names));
    let levels = fields.optional("levels", levels).unwrap_or_default();
    let file = fields.sink.file;
    fields.finish();
    Some(Plan {
        title: title?,
        decision,
        adopted: adopted?,
        period: period?,
        currency: names.currency?,
        document,
        sections: Catalog::default(),
        sources: Catalog::default(),
        appropriations: Catalog::default(),
        coordination,
        register: Default::default(),
        levels,
        measures: Vec::new(),
        file,
    })
}

/// Levels by the name of their rule; which rules there are is known higher up.
fn levels(sink: &mut Sink, value: Value<'_>) -> Option<Vec<LevelOf>> {
    let Toml::Table(table) = value.toml() else {
        return value.wrong_type(sink, "a table", "write `rule = \"warn\"` below a line `[levels]`");
    };
    let mut levels = Vec::with_capacity(table.len());
    for (rule, level) in table {
        if let Some(level) = word(Level::WORDS)(sink, value.inner(level)) {
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

fn period(fields: &mut Fields<'_, '_>) -> Option<Period> {
    let start = fields.required("start", date);
    let end = fields.required("end", date);
    let period = Period { start: start?, end: end? };
    if period.end < period.start {
        let message = format!("the period ends on {}, before it starts on {}", period.end, period.start);
        fields.sink.report(&rules::INVALID_VALUE, fields.span, message).help =
            Some("swap the two dates, or correct one of them".to_owned());
        return None;
    }
    Some(period)
}

fn source(fields: &mut Fields<'_, '_>) -> Option<FundingSource> {
    let key = fields.required("id", named);
    let name = fields.required("name", named);
    let state = fields.required("state", word(SourceState::WORDS));
    let basis = fields.optional("basis", prose);
    let words = fields.list("words", text);
    Some(FundingSource { key: key?, name: name?, state: state?, basis, words })
}

fn appropriation(fields: &mut Fields<'_, '_>, row: usize, names: &Scope) -> Option<Appropriation> {
    let key = fields.required("id", named);
    let point = fields.optional("point", id);
    let source = fields.optional("source", |sink, value| names.source(sink, value));
    let chapter = fields.optional("chapter", |sink, value| names.body(sink, value));
    let when = when(fields).and_then(|when| match when {
        When::Unspecified => fields.missing("year"),
        said => Some(said),
    });
    let amount = fields.required("amount", amount);
    let currency = fields.optional("currency", currency).or(names.currency);
    Some(Appropriation {
        key: key?,
        point,
        source,
        chapter,
        when: when?,
        money: Money { amount: amount?, currency: currency? },
        file: fields.sink.file,
        row,
    })
}

fn coordination(fields: &mut Fields<'_, '_>, names: &Scope) -> Option<Coordination> {
    let coordinator = fields.required("coordinator", text);
    let coordinator_hungarian = fields.optional("coordinator_hungarian", text);
    let body = fields.required("body", |sink, value| names.body(sink, value));
    let department = fields.optional("department", text);
    let department_hungarian = fields.optional("department_hungarian", text);
    let mechanism = fields.optional("mechanism", |sink, value| names.body(sink, value));
    let mechanism_since = fields.optional("mechanism_since", year);
    let roundtable = fields.optional("roundtable", |sink, value| names.body(sink, value));
    let cycle = fields.required("cycle", word(Cycle::WORDS));
    let mut taken = Taken::new();
    let procedures = fields.tables("procedure", &schema::PROCEDURE, |fields, row| {
        let key = fields.required("id", named);
        if let Some(key) = &key
            && first_with(&mut taken, key, row).is_some()
        {
            duplicate(fields, "coordination", format!("there is another procedure `{key}` above"), None);
        }
        let title = fields.required("title", text);
        let hungarian = fields.optional("hungarian", text);
        Some(Procedure { key: key?, title: title?, hungarian })
    });
    let basis = fields.optional("basis", prose);
    Some(Coordination {
        coordinator: coordinator?,
        coordinator_hungarian,
        body: body?,
        department,
        department_hungarian,
        mechanism,
        mechanism_since,
        roundtable,
        cycle: cycle?,
        procedures,
        basis,
    })
}
