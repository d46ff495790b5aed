//! A measure's file: as published, structured, living.

use rust_decimal::Decimal;
use toml_spanner::Value as Toml;

use super::fields::{Fields, Value, list};
use super::rules;
use crate::schema;
use crate::schema::limits::MAX_NAME;

use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::values::{
    amount, currency, date, deadline, flag, id, milestone_id, named, number, prose, text, word, year,
};
use crate::model::{
    Allocation, Allow, Amendment, Assessment, BodyId, Direction, Kind, Measure, Metric, MetricKind,
    Milestone, Money, Report, Status, When, Wording,
};
use crate::text::{Text, is_active};

/// Reads the measure that findings are about, where everything that must be there is there.
pub(super) fn read(tree: Tree<'_>, names: &Scope, sink: &mut Sink) -> Option<Measure> {
    let section = names.section(sink);
    let file = sink.file;
    let mut fields = Fields::new(sink, tree, &schema::MEASURE);

    let kind = fields.optional("kind", word(Kind::WORDS)).unwrap_or(Kind::Measure);
    let formerly = fields.list("formerly", id);
    let title = fields.required("title", text);
    let responsible = fields.required("responsible", |sink, value| parties(names, sink, value, true));
    // A measure is a row of the official table with all its columns; a point of the decision is a sentence.
    let partners = row(&mut fields, kind, "partners", |sink, value| parties(names, sink, value, false));
    let means = row(&mut fields, kind, "means", text);
    let deadline = fields.required("deadline", deadline);
    let indicator = row(&mut fields, kind, "indicator", text);
    let funding = row(&mut fields, kind, "funding", text);
    let published = fields.table("published", &schema::PUBLISHED, |fields| {
        let responsible = fields.optional("responsible", text);
        let partners = fields.optional("partners", text);
        Some((responsible, partners))
    });

    let mut milestones = fields.tables("milestone", &schema::MILESTONE, |fields, _| milestone(fields));
    Milestone::tell_apart(&mut milestones);
    let metrics = fields.tables("metric", &schema::METRIC, |fields, _| metric(fields));
    let allocations = fields.tables("allocation", &schema::ALLOCATION, |fields, _| allocation(fields, names));

    let reports = fields.tables("report", &schema::REPORT, |fields, _| report(fields, names));
    let assessments = fields.tables("assessment", &schema::ASSESSMENT, |fields, _| assessment(fields));
    let amendments = fields.tables("amendment", &schema::AMENDMENT, |fields, _| amendment(fields));
    let allows = fields.tables("allow", &schema::ALLOW, |fields, _| allow(fields));
    fields.finish();

    let (responsible, partners) = (responsible?, partners.unwrap_or_default());
    let wording = wording(published.unwrap_or_default(), responsible.wording, partners.wording);
    Some(Measure {
        // Nothing more is found in this file.
        id: sink.measure.take()?,
        kind,
        section: section?,
        file,
        formerly,
        title: title?,
        responsible: responsible.bodies,
        partners: partners.bodies,
        wording,
        means,
        deadline: deadline?,
        indicator,
        funding,
        milestones,
        metrics,
        allocations,
        reports,
        assessments,
        amendments,
        allows,
    })
}

/// The wording that `[published]` gives goes before the one that the lists came with.
fn wording(
    (responsible, partners): (Option<Text>, Option<Text>),
    of_responsible: Option<Text>,
    of_partners: Option<Text>,
) -> Wording {
    Wording {
        responsible_apart: responsible.is_some(),
        partners_apart: partners.is_some(),
        responsible: responsible.or(of_responsible),
        partners: partners.or(of_partners),
    }
}

/// A row of the official table: a measure has it, a point of the decision may.
fn row<'a, T>(
    fields: &mut Fields<'_, 'a>,
    kind: Kind,
    key: &'static str,
    convert: impl FnOnce(&mut Sink, Value<'a>) -> Option<T>,
) -> Option<T> {
    match kind {
        Kind::Measure => fields.required(key, convert),
        Kind::Point => fields.optional(key, convert),
    }
}

/// Bodies in the order of the file, and how the file words them where that is not by their names.
#[derive(Default)]
struct Parties {
    bodies: Vec<BodyId>,
    wording: Option<Text>,
}

fn parties(names: &Scope, sink: &mut Sink, value: Value<'_>, someone: bool) -> Option<Parties> {
    let mut bodies: Vec<BodyId> = Vec::new();
    list(sink, value, |sink, value| {
        let body = names.body(sink, value)?;
        if bodies.contains(&body) {
            let message = format!("{} is listed twice in `{}`", names.register.name(body), value.key);
            return value.invalid(sink, &rules::DUPLICATE_BODY, message, "name each body once");
        }
        bodies.push(body);
        Some(())
    })?;
    let Toml::Array(items) = value.toml() else { return None };
    if someone && items.is_empty() {
        let message = format!("`{}` is empty: it names no body", value.key);
        return value.invalid(
            sink,
            &rules::INVALID_VALUE,
            message,
            "name the bodies that answer for the measure",
        );
    }
    let written = || items.iter().filter_map(|item| item.as_str());
    let by_name = written().eq(bodies.iter().map(|&body| names.register.name(body)));
    let wording = (!by_name).then(|| written().collect::<Vec<_>>().join(", ").into());
    Some(Parties { bodies, wording })
}

fn milestone(fields: &mut Fields<'_, '_>) -> Option<Milestone> {
    let id = fields.optional("id", milestone_id);
    let title = fields.required("title", named);
    let due = fields.required("due", date);
    Some(Milestone::new(id, title?, due?))
}

fn metric(fields: &mut Fields<'_, '_>) -> Option<Metric> {
    let name = fields.required("name", named);
    let unit = fields.required("unit", text);
    let target = fields.optional("target", number);
    let baseline = fields.optional("baseline", number);
    let direction = fields.optional("direction", word(Direction::WORDS));
    let kind = fields.optional("kind", word(MetricKind::WORDS));
    Some(Metric { name: name?, unit: unit?, target, baseline, direction, kind })
}

fn allocation(fields: &mut Fields<'_, '_>, names: &Scope) -> Option<Allocation> {
    let source = fields.required("source", |sink, value| names.source(sink, value));
    let chapter = fields.optional("chapter", |sink, value| names.body(sink, value));
    let mut when = when(fields);
    let amount = fields.optional("amount", amount);
    if amount.is_some() && when == Some(When::Unspecified) {
        let message = "`year` is missing: an [[allocation]] with an amount must have it";
        fields.report(
            &rules::MISSING_FIELD,
            message,
            "add `year = ...`, or `from = ...` with `recurring = \"yearly\"`",
        );
        when = None;
    }
    let currency = fields.optional("currency", currency).or(names.currency);
    let purpose = fields.optional("purpose", text);
    let appropriation = fields.optional("appropriation", |sink, value| names.appropriation(sink, value));
    let alternative = fields.optional("alternative", |sink, value| names.source(sink, value));
    Some(Allocation {
        source: source?,
        chapter,
        when: when?,
        money: amount.zip(currency).map(|(amount, currency)| Money { amount, currency }),
        purpose,
        appropriation,
        alternative,
    })
}

/// `year`, or `from` with `recurring = "yearly"`, or neither where the words name no year.
pub(super) fn when(fields: &mut Fields<'_, '_>) -> Option<When> {
    let span_of = |value: Option<Value<'_>>| value.map(|value| value.span);
    let (year_span, from_span) = (span_of(fields.get("year")), span_of(fields.get("from")));
    let recurring_span = span_of(fields.get("recurring"));
    let only = fields.optional("year", year);
    let from = fields.optional("from", year);
    let recurring = fields.optional("recurring", word(schema::RECURRING_WORDS));
    let mut exclude = |key: &str, span| {
        let message = format!("`year` and `{key}` exclude each other");
        fields.sink.report(&rules::INVALID_VALUE, span, message).help = Some(
            "write `year` for one year; `from` with `recurring = \"yearly\"` for every year on".to_owned(),
        );
        None
    };
    match (year_span, from_span, recurring_span) {
        (Some(_), Some(span), _) => exclude("from", span),
        (Some(_), None, Some(span)) => exclude("recurring", span),
        (Some(_), None, None) => only.map(When::Year),
        (None, Some(_), Some(_)) => from.zip(recurring).map(|(from, ())| When::Yearly { from }),
        (None, Some(_), None) | (None, None, Some(_)) => {
            let message = "`from` and `recurring` go together, and one is missing";
            fields.report(&rules::MISSING_FIELD, message, "write `from = 2023` and `recurring = \"yearly\"`");
            None
        }
        (None, None, None) => Some(When::Unspecified),
    }
}

fn report(fields: &mut Fields<'_, '_>, names: &Scope) -> Option<Report> {
    let date = fields.required("date", date);
    let body = fields.required("body", |sink, value| names.body(sink, value));
    let status = fields.required("status", word(Status::WORDS));
    let milestone = fields.optional("milestone", named);
    let values = fields.optional("values", values);
    let text = fields.optional("text", prose);
    let evidence = fields.list("evidence", super::values::text);
    Some(Report {
        date: date?,
        body: body?,
        status: status?,
        milestone,
        values: values.unwrap_or_default(),
        text,
        evidence,
    })
}

/// Figures by the name of their metric.
fn values(sink: &mut Sink, value: Value<'_>) -> Option<Vec<(Text, Decimal)>> {
    let Toml::Table(table) = value.toml() else {
        return value.wrong_type(sink, "a table", "write it as `values = { places = 12 }`");
    };
    let mut figures = Vec::with_capacity(table.len());
    for (key, figure) in table {
        let name = key.name;
        if name.len() > MAX_NAME {
            let message = format!("a name in `{}` is longer than {MAX_NAME} bytes", value.key);
            sink.report(&rules::INVALID_VALUE, key.span.range().into(), message);
        } else if name.contains(is_active) {
            let message = format!("a name in `{}` holds a character that does not print", value.key);
            sink.report(&rules::CONTROL_CHARACTER, key.span.range().into(), message);
        } else if let Some(figure) = number(sink, value.inner(figure)) {
            figures.push((value.kept(name), figure));
        }
    }
    // By name, as a table has no order.
    figures.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    Some(figures)
}

fn assessment(fields: &mut Fields<'_, '_>) -> Option<Assessment> {
    let date = fields.required("date", date);
    let by = fields.required("by", text);
    let status = fields.optional("status", word(Status::WORDS));
    let text = fields.optional("text", prose);
    let evidence = fields.list("evidence", super::values::text);
    Some(Assessment { date: date?, by: by?, status, text, evidence })
}

fn amendment(fields: &mut Fields<'_, '_>) -> Option<Amendment> {
    let date = fields.required("date", date);
    let basis = fields.required("basis", text);
    let withdrawn = fields.optional("withdrawn", flag);
    let milestone = fields.optional("milestone", named);
    // What only withdraws or reinstates changes no field.
    let names_fields = fields.get("fields").is_some() || fields.get("withdrawn").is_none();
    let changed = if names_fields {
        fields.required("fields", |sink, value| list(sink, value, text))?
    } else {
        Vec::new()
    };
    Some(Amendment { date: date?, basis: basis?, fields: changed, withdrawn, milestone })
}

fn allow(fields: &mut Fields<'_, '_>) -> Option<Allow> {
    let rule = fields.required("rule", named);
    let reason = fields.required("reason", prose);
    Some(Allow { rule: rule?, reason: reason? })
}
