//! `plan.toml`: the plan itself, its sections, its money, its coordination.

use std::collections::HashMap;

use super::fields::Fields;
use super::problem::{ProblemKind, first_use};

use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::table_reader::TableReader;
use crate::diagnostic::field;
use crate::model::name::fold;
use crate::model::{
    Appropriation, Catalog, Coordination, Currency, FundingSource, Listed, Metric, Period, Plan, Procedure,
    Section,
};
use crate::schema::Record;

/// What stands for a title that is wrong or missing.
const UNTITLED: &str = "(title unknown)";

/// Reads the plan's own file: its lists go into `names`, the rest comes back as a plan without measures. What is
/// wrong or missing is left out of it.
pub(super) fn read(tree: Tree<'_>, names: &mut Scope, sink: &mut Sink) -> Option<Plan> {
    let mut fields = Fields::new(sink, tree, Plan::TABLE);
    // Whether it is a currency is said with the other keys.
    let currency = fields.get("currency");
    names.currency = currency.and_then(|value| Currency::from_code(value.text()?));
    sections(&mut fields, names);
    sources(&mut fields, names);
    // Sources may stand below the appropriations in the file; here they are all known.
    let is_whole = fields.has_only_known() && names.currency.is_some() == currency.is_some();
    names.lists_are_whole = is_whole && fields.sink.problems.is_empty();
    let mut rows = Vec::new();
    fields.tables("appropriation", Appropriation::TABLE, |fields, row| {
        let appropriation = Appropriation::read(&mut TableReader::new(fields, names, row))?;
        let of = ("appropriation", "appropriation", row);
        list(fields, &mut names.appropriations, appropriation, of, &mut rows)
    });
    let mut plan = Plan::read(&mut TableReader::new(&mut fields, names, 0))?;
    if plan.title.is_empty() {
        plan.title = UNTITLED.into();
    }
    names.rows.clone_from(&plan.rows);
    plan.metrics = metrics(&mut fields, names);
    plan.period = check_period(&mut fields, plan.period);
    if let Some(coordination) = &plan.coordination {
        fields.table("coordination", Coordination::TABLE, |fields| {
            check_procedures(fields, &coordination.procedures);
            Some(())
        });
    }
    Some(plan)
}

/// The list of sections.
fn sections(fields: &mut Fields<'_, '_>, names: &mut Scope) {
    let mut rows = Vec::new();
    fields.tables("section", Section::TABLE, |fields, row| {
        let section = Section::read(&mut TableReader::new(fields, names, row))?;
        list(fields, &mut names.sections, section, ("section", "section", row), &mut rows)
    });
}

/// The metrics that measures share.
fn metrics(fields: &mut Fields<'_, '_>, names: &Scope) -> Catalog<Metric> {
    let (mut metrics, mut rows) = (Catalog::default(), Vec::new());
    fields.tables("metric", Metric::TABLE, |fields, row| {
        let metric = Metric::read(&mut TableReader::new(fields, names, row))?;
        list(fields, &mut metrics, metric, ("metric", "metric", row), &mut rows)
    });
    metrics
}

/// The list of sources of funding.
fn sources(fields: &mut Fields<'_, '_>, names: &mut Scope) {
    let (mut rows, mut named) = (Vec::new(), HashMap::new());
    fields.tables("source", FundingSource::TABLE, |fields, row| {
        let source = FundingSource::read(&mut TableReader::new(fields, names, row))?;
        // People ask for a source by its name as well, whatever its case and accents.
        if let Some(first) = first_with(&mut named, &fold(&source.name), row) {
            let message =
                format!("there is another source of funding with the name \"{}\" above", source.name);
            duplicate(fields, "source", message, Some(first));
        }
        list(fields, &mut names.sources, source, ("source", "source of funding", row), &mut rows)
    });
}

/// Adds to a list of the plan, unless the id is taken; `rows`: of those that are in it, to say where a name stands first.
fn list<T: Listed>(
    fields: &mut Fields<'_, '_>,
    catalog: &mut Catalog<T>,
    item: T,
    (table, what, row): (&'static str, &str, usize),
    rows: &mut Vec<usize>,
) -> Option<()> {
    match catalog.push(item) {
        Ok(_) => rows.push(row),
        Err(clash) => {
            let first = catalog.find(clash.key()).and_then(|id| rows.get(T::at(id) as usize)).copied();
            duplicate(fields, table, format!("there is another {what} `{}` above", clash.key()), first);
        }
    }
    None
}

/// The first row with this name, where it is not this one.
fn first_with(named: &mut HashMap<String, usize>, name: &str, row: usize) -> Option<usize> {
    let first = *named.entry(name.to_owned()).or_insert(row);
    (first != row).then_some(first)
}

fn duplicate(fields: &mut Fields<'_, '_>, table: &'static str, message: String, first: Option<usize>) {
    let (file, span) = (fields.sink.file, fields.span());
    let finding = fields.sink.report(ProblemKind::DuplicateId, span, message);
    finding.help = Some("give each its own id and name".to_owned());
    finding.others.extend(first.map(|first| first_use(file, field(table, first, "id"))));
}

/// The period, unless it would have no day.
fn check_period(fields: &mut Fields<'_, '_>, period: Option<Period>) -> Option<Period> {
    let (period, value) = period.zip(fields.get("period"))?;
    if period.end < period.start {
        let message = format!("the period ends on {}, before it starts on {}", period.end, period.start);
        let help = "swap the two dates, or correct one of them";
        return value.invalid(fields.sink, ProblemKind::InvalidValue, message, help);
    }
    Some(period)
}

fn check_procedures(fields: &mut Fields<'_, '_>, procedures: &[Procedure]) {
    // Which row is which is only sure where all of them were read.
    if !fields.sink.problems.is_empty() {
        return;
    }
    let mut named = HashMap::new();
    fields.tables("procedure", Procedure::TABLE, |fields, row| {
        let key = &procedures.get(row)?.key;
        if first_with(&mut named, key, row).is_some() {
            duplicate(fields, "coordination", format!("there is another procedure `{key}` above"), None);
        }
        Some(())
    });
}
