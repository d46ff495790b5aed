//! Milestones or metrics of a measure that one name leads to.

use foldhash::{HashMap, HashMapExt};

use crate::check::conceal;
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field, key as of_file};
use crate::model::name::fold;
use crate::model::{Measure, Milestone};

pub static RULE: Rule = Rule {
    id: "duplicate-name",
    severity: Severity::Error,
    group: Group::Default,
    summary: "two milestones or metrics of a measure with one name",
    docs: r#"## What it finds

Two milestones of a measure with the same `id` (whatever the case of its letters), a milestone whose `title` is the `id` of
another one, and two milestones with the same `title` of which one has no `id`. Two metrics of a measure with the same `id`, or with the
same `name` of which one has no `id`; those that it shares with others count as its own. A milestone
with `measures` that has no `id`, or whose `id` is that of a milestone in another file, or the title of one.

## Why it matters

Reports refer to a milestone by its id, or by its title where it has none, and give values by the name of a metric. Where two
have one name, a report cannot say which it means: it counts for neither.

## Example

```toml
[[milestone]]
title = "half-yearly report"
due   = 2023-06-30

[[milestone]]
title = "half-yearly report"
due   = 2023-12-31
```

## What to do

Give each of the milestones an `id` and keep their published titles: `id = "M1"`, `id = "M2"`. Reports then name the id. Give
metrics different names.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let is_shared = |milestone: &Milestone| !milestone.measures.is_empty();
    if !on.plan.shared_milestones.is_empty() || measure.milestones.iter().any(is_shared) {
        shared(on, measure, findings);
    }
    if measure.milestones.len() > 1 {
        milestones(measure, findings);
    }
    if measure.metrics.len() + measure.shared_metrics.len() > 1 {
        metrics(on, measure, findings);
    }
}

/// Whether a milestone has the id of one that serves several measures and stands in another file.
fn shared(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    for (at, milestone) in measure.milestones.iter().enumerate() {
        if milestone.id.is_none() && !milestone.measures.is_empty() {
            let message = format!("a milestone of {} serves several measures, and has no `id`", measure.id);
            findings.push(
                Diagnostic::new(&RULE, measure.file, field("milestone", at, "measures"), message)
                    .measure(&measure.id)
                    .help("give it an `id` that no other milestone of the plan has; reports then name that"),
            );
        }
        let keys = [("id", milestone.id.as_deref()), ("title", Some(milestone.title.as_str()))];
        let keys = keys.into_iter().filter_map(|(key, name)| Some((key, name?)));
        for (key, name) in keys {
            let Some((home, row)) = on.plan.shared_milestone(name).filter(|(home, _)| home.id != measure.id)
            else {
                continue;
            };
            let message = format!(
                "the {key} `{}` of a milestone of {} is the id of one that serves several measures",
                conceal(name),
                measure.id
            );
            findings.push(
                Diagnostic::new(&RULE, measure.file, field("milestone", at, key), message)
                    .other(home.file, field("milestone", row, "id"), "the one with this id")
                    .measure(&measure.id)
                    .help("give each milestone an id that is neither the id nor the title of another one"),
            );
        }
    }
}

/// The first of the milestones with some name.
struct First<'m> {
    at: usize,
    milestone: &'m Milestone,
    key: &'static str,
}

fn milestones(measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let mut titles: HashMap<String, First<'_>> = HashMap::new();
    let mut ids: HashMap<String, First<'_>> = HashMap::new();
    for (at, milestone) in measure.milestones.iter().enumerate() {
        let first = |key| First { at, milestone, key };
        if let Some(id) = &milestone.id {
            let taken = ids.get(&id.to_ascii_lowercase()).or_else(|| titles.get(&fold(id)));
            if let Some(taken) = taken {
                let what = format!("the {} of another milestone", taken.key);
                findings.push(clash(measure, at, "id", &format!("the id `{id}` is {what}"), taken));
            }
            ids.entry(id.to_ascii_lowercase()).or_insert(first("id"));
        }
        let title = milestone.title.as_str();
        let is_own = milestone.id.as_deref() == Some(title);
        let as_id = ids.get(&title.to_ascii_lowercase());
        let as_id = as_id.filter(|taken| taken.milestone.id.as_deref() == Some(title) && taken.at != at);
        let as_title = titles.get(&fold(title));
        let is_unclear = |taken: &&First<'_>| milestone.id.is_none() || taken.milestone.id.is_none();
        if let Some(taken) = as_id.filter(|_| !is_own) {
            let message = format!("the title \"{}\" is the id of another milestone", conceal(title));
            findings.push(clash(measure, at, "title", &message, taken));
        } else if let Some(taken) = as_title.filter(is_unclear) {
            let title = conceal(title);
            let message = format!("two milestones have the title \"{title}\", and not both have an id");
            findings.push(clash(measure, at, "title", &message, taken));
        }
        titles.entry(fold(title)).or_insert(first("title"));
    }
}

fn clash(measure: &Measure, at: usize, key: &'static str, message: &str, taken: &First<'_>) -> Diagnostic {
    let message = format!("in {}, {message}: a report cannot say which one it means", measure.id);
    let help = match (key, taken.key) {
        ("title", "title") => "give each of them an `id`, such as `id = \"M1\"`; reports then name the id",
        _ => "give each milestone an id that is neither the id nor the title of another one",
    };
    Diagnostic::new(&RULE, measure.file, field("milestone", at, key), message)
        .other(measure.file, field("milestone", taken.at, taken.key), "the first with this name")
        .measure(&measure.id)
        .help(help)
}

fn metrics(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let mut names: HashMap<String, (usize, Option<usize>, bool)> = HashMap::new();
    for (number, (at, metric)) in on.plan.metrics_of(measure).enumerate() {
        let own_id = metric.id.as_ref().map(|id| (id, "id", false));
        for (name, key, is_label) in own_id.into_iter().chain([(&metric.name, "name", metric.id.is_some())]) {
            let &mut (first, first_at, is_first_label) =
                names.entry(fold(name)).or_insert((number, at, is_label));
            // Names may repeat where both have ids; and an id may be the name of the same metric.
            if first == number || is_label && is_first_label {
                continue;
            }
            let message = format!(
                "two metrics of {} have the name \"{name}\": a report cannot say which one a value is of",
                measure.id
            );
            findings.push(
                Diagnostic::new(&RULE, measure.file, location(at, key), message)
                    .other(measure.file, location(first_at, "name"), "the first with this name")
                    .measure(&measure.id)
                    .help("give each metric a name of its own"),
            );
        }
    }
}

/// Where the measure's file has a metric, or names one of the plan's.
fn location(at: Option<usize>, key: &'static str) -> Location {
    at.map_or_else(|| of_file("metrics"), |at| field("metric", at, key))
}
