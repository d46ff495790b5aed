//! A published row that changed without a legal basis.

use std::collections::BTreeSet;
use std::iter;

use crate::check::quote::quoted_pair;
use crate::check::redact::conceal_value;
use crate::check::rule::{MeasureChangeContext, PlanChangeContext};
use crate::diagnostic::{Diagnostic, Group, Location, PathSegment, Rule, Severity, key, row};
use crate::model::{Change, FieldValue, Measure};
use crate::render::changes::value_text;

pub static RULE: Rule = Rule {
    id: "published-text-changed",
    severity: Severity::Error,
    group: Group::Default,
    summary: "published words that a change rewrites: of a measure without an [[amendment]] that covers them, or of the plan",
    docs: r#"## What it finds

A published row that differs from the base: title, partners, means, indicator, funding, or a wording. Also what `plan.toml` says of
the act and of how the plan is judged, where the base says something else: title, decision, adopted, period, expires, currency,
document, rows, strategy, predecessor, coordination, a section, a source (its state among them), a provision. No [[amendment]] can
stand there, so these are warnings. What is new there is no finding, but for `rows`, which takes rows away. A text in another
language (`[text.hu]`) that is changed or taken out, and a measure that comes into another section, are warnings as well. A text
in another language that is added later is a note: it says in other words what was promised, and should be compared with them. In a plan that
is not adopted yet, the first funding of a measure that carries on one of the plan before is no change: its act sets it.

## Why it matters

The published rows of a measure are the commitment itself. They change only by a legal act.

## Example

```toml
indicator = "2 new halfway houses"   # was 3
```

## What to do

Add an `[[amendment]]` whose `fields` name the row, or put the published words back.
"#,
};

/// The rows that have no rule of their own, with the key that each stands under.
const ROWS: [&str; 9] = [
    "kind",
    "title",
    "partners",
    "means",
    "indicator",
    "funding",
    "published.responsible",
    "published.partners",
    "published.deadline",
];

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = context.both() else {
        return;
    };
    check_texts(context, after, findings);
    check_new_texts(context, after, findings);
    check_section(context, (before, after), findings);
    for field in ROWS {
        let Some(change) = context.change.of(field).next() else {
            continue;
        };
        let list = field.strip_prefix("published.");
        // Where the bodies themselves changed, that is the finding.
        let is_said = list.is_some_and(|list| context.change.of(list).next().is_some());
        let covered_by: Vec<&str> = iter::once(field).chain(list).collect();
        let is_first = field == "funding" && is_first_funding(context, before);
        if is_said || is_first || context.is_amended(&covered_by) {
            continue;
        }
        let (old, new) = quoted_pair(change.before.as_ref(), change.after.as_ref());
        let name = list.unwrap_or(field);
        let message = format!(
            "the published `{name}` of {} changes from {old} to {new}, and no amendment covers it",
            after.id
        );
        let place = location(after, field);
        let finding = context.finding(&RULE, after, place, message).label("rewritten").help(format!(
            "add an [[amendment]] with its basis and `fields = [\"{name}\"]`, or put the published words back{}",
            if field == "title" { NUMBER_SHIFTED } else { "" }
        ));
        let finding = finding.amendable(&covered_by);
        findings.push(context.with_base_label(finding, location(before, field), "before this change"));
    }
}

/// Whether a change replaces the words that stand for the funding in the draft of a plan that carries on the measure from
/// the plan before: the act of the new plan sets it, and nothing that was published changed.
fn is_first_funding(context: &MeasureChangeContext<'_>, before: &Measure) -> bool {
    context.is_carried_on_in_draft() && before.allocations.is_empty()
}

/// The texts in another language: what was published there once does not become another text. The first texts in a language
/// are added, not changed.
fn check_texts(context: &MeasureChangeContext<'_>, after: &Measure, findings: &mut Vec<Diagnostic>) {
    let texts = context.change.of("text").filter_map(|change| Some((change.before.as_ref()?, &change.after)));
    for (before, now) in texts {
        let FieldValue::Row(languages) = before else { continue };
        for (tag, keys) in languages {
            let FieldValue::Row(keys) = keys else { continue };
            let new = |key: &str| now.as_ref()?.get(tag)?.get(key);
            for (key, old) in keys.iter().filter(|(key, old)| new(key) != Some(old)) {
                if context.is_amended(&[key.as_ref()]) {
                    continue;
                }
                let (old, is) = concealed_pair(Some(old), new(key));
                let message = format!(
                    "the published `text.{tag}.{key}` of {} changes from {old} to {is}, and no amendment covers it",
                    after.id
                );
                let way = ["text", tag, key].map(|part| PathSegment::Key(part.to_owned().into()));
                let place = Location::Key(way.into());
                let help = format!(
                    "add an [[amendment]] with its basis and `fields = [\"{key}\"]`, or put the published words back"
                );
                let mut finding = context.finding(&RULE, after, place, message);
                // Which of the languages the act itself is in, the plan does not say.
                finding.severity = Severity::Warning;
                findings.push(finding.amendable(&[key.as_ref()]).help(help));
            }
        }
    }
}

/// Texts in another language that were not there before: they are no change, and no act made them.
fn check_new_texts(context: &MeasureChangeContext<'_>, after: &Measure, findings: &mut Vec<Diagnostic>) {
    for change in context.change.of("text") {
        let Some(FieldValue::Row(languages)) = &change.after else { continue };
        for (tag, keys) in languages {
            let FieldValue::Row(keys) = keys else { continue };
            let had = |key: &str| change.before.as_ref()?.get(tag)?.get(key);
            let new = keys.iter().map(|(key, _)| key.as_ref()).filter(|key| had(key).is_none());
            let new: Vec<&str> = new.filter(|key| !context.is_amended(&[key])).collect();
            let Some(first) = new.first() else { continue };
            let message = format!(
                "the texts of {} in `{tag}` are new, and no amendment covers them: {}",
                after.id,
                new.join(", ")
            );
            let way = ["text", tag, first].map(|part| PathSegment::Key(part.to_owned().into()));
            let mut finding = context
                .finding(&RULE, after, Location::Key(way.into()), message)
                .help("compare them with the words that were published: they must not promise anything else");
            finding.severity = Severity::Info;
            findings.push(finding.amendable(&new));
        }
    }
}

/// The section that a measure belongs to, by its id or by its key, on both sides of the change. Of a section that is gone, the
/// plan's own file says so.
fn check_section(
    context: &MeasureChangeContext<'_>,
    (before, after): (&Measure, &Measure),
    findings: &mut Vec<Diagnostic>,
) {
    let (old, new) = (&context.before.sections, &context.after.sections);
    let was = before.section.map(|id| old[id].key.as_str());
    let is = after.section.map(|id| new[id].key.as_str());
    let is_there = |key: &str| new.find(key).is_some();
    let is_known = !before.is_unknown("section") && !after.is_unknown("section");
    let had_sections = old.keys().next().is_some();
    let is_renumbered = before.id != after.id;
    if was == is || !is_known || !had_sections || is_renumbered || !was.is_none_or(is_there) {
        return;
    }
    if context.is_amended(&["section"]) {
        return;
    }
    let named =
        |key: Option<&str>| key.map_or_else(|| "no section".to_owned(), |key| format!("section {key}"));
    let message =
        format!("{} moves from {} to {}, and no amendment covers it", after.id, named(was), named(is));
    let mut finding = context.finding(&RULE, after, key("section"), message).amendable(&["section"]).help(
        "add an [[amendment]] with its basis and `fields = [\"section\"]`, or leave the measure where it was published",
    );
    finding.severity = Severity::Warning;
    findings.push(context.with_base_label(finding, key("section"), "before this change"));
}

/// Keys of `plan.toml` that say something of the act, or by what the plan is judged.
const OF_PLAN: [&str; 12] = [
    "title",
    "decision",
    "adopted",
    "period.start",
    "period.end",
    "expires",
    "currency",
    "document",
    ROWS_OF_PLAN,
    "strategy",
    "predecessor",
    "coordination",
];

/// Takes rows away from the table: what is not a row any more is not asked for.
const ROWS_OF_PLAN: &str = "rows";

/// Its lists of what was published.
const LISTS_OF_PLAN: [&str; 3] = ["section", "source", "provision"];

/// Keys of tables that help to read what was published, and are not published themselves.
const AIDS: [&str; 2] = ["names", "words"];

/// The same in `plan.toml`.
pub fn check_plan(context: &PlanChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    for change in context.changes {
        let Some(field) = change.field else { continue };
        let is_row = LISTS_OF_PLAN.contains(&field);
        // Decisions of meetings have the name of the act's own key.
        let is_of_meeting = field == "decision" && matches!(change.before, Some(FieldValue::Row(_)));
        let is_told = !is_of_meeting && (change.before.is_some() || field == ROWS_OF_PLAN);
        if !is_told || !(is_row || OF_PLAN.contains(&field)) {
            continue;
        }
        let Some(how) = how(change) else { continue };
        let id = change.before.as_ref().filter(|_| is_row).and_then(|row| row.get("id"));
        let id = id.map(|id| format!(" {}", value_text(Some(id)))).unwrap_or_default();
        let message = format!("the published `{field}`{id} of the plan {how}");
        let location = match (change.rows.1, field.split_once('.')) {
            (Some(at), _) => row(field, at),
            (None, Some((table, name))) => key(table).key(name),
            (None, None) => match change.after {
                Some(_) => key(field),
                None => Location::Span(Default::default()),
            },
        };
        let mut finding = Diagnostic::new(&RULE, context.after.file, location, message).help(
            "look up whether an act says so, and name it in the commit; otherwise put the published words back",
        );
        finding.severity = Severity::Warning;
        findings.push(finding);
    }
}

/// What became of a value of `plan.toml`, or of the keys of a table; `None` where only what helps to read it changed.
fn how(change: &Change) -> Option<String> {
    if let (Some(before @ FieldValue::Row(was)), Some(after @ FieldValue::Row(is))) =
        (&change.before, &change.after)
    {
        let keys: BTreeSet<&str> = was.iter().chain(is).map(|(key, _)| key.as_ref()).collect();
        let differs = |key: &&str| !AIDS.contains(key) && before.get(key) != after.get(key);
        let said = |key: &str| {
            let (old, new) = concealed_pair(before.get(key), after.get(key));
            format!("its `{key}` from {old} to {new}")
        };
        let changed: Vec<String> = keys.into_iter().filter(differs).map(said).collect();
        return (!changed.is_empty()).then(|| format!("changes {}", changed.join(", ")));
    }
    if change.after.is_none() {
        return Some("is removed".to_owned());
    }
    let (old, new) = concealed_pair(change.before.as_ref(), change.after.as_ref());
    Some(format!("changes from {old} to {new}"))
}

/// Two values of `plan.toml` in a message, without what may lead to a person: not all of it is words of the act.
fn concealed_pair(before: Option<&FieldValue>, after: Option<&FieldValue>) -> (String, String) {
    let (before, after) = (before.map(conceal_value), after.map(conceal_value));
    quoted_pair(before.as_deref(), after.as_deref())
}

/// Numbers that shift without a word look as if every title was rewritten.
const NUMBER_SHIFTED: &str = "; where another measure got this number, say in each measure what it was: \
                              `formerly = [\"...\"]`";

/// Where a row stands. The words of a list of bodies are the names in it where the file does not keep them apart.
fn location(measure: &Measure, field: &'static str) -> Location {
    let wording = &measure.wording;
    match field.split_once('.') {
        Some((_, name @ "responsible")) if !wording.responsible_apart => key(name),
        Some((_, name @ "partners")) if !wording.partners_apart => key(name),
        Some((_, name @ "deadline")) if wording.deadline.is_none() => key(name),
        Some((table, name)) => key(table).key(name),
        None => key(field),
    }
}
