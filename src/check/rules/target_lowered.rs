//! A target that is easier to meet than it was.

use rust_decimal::Decimal;

use crate::check::conceal;
use crate::check::rule::{MeasureChangeContext, PlanChangeContext, end_of};
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field, key, row};
use crate::model::name::fold;
use crate::model::{Direction, Metric, TargetStep};

pub static RULE: Rule = Rule {
    id: "target-lowered",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a target that a change lowers, removes, or counts in another way",
    docs: r#"## What it finds

A metric whose target, or that of one of its steps, asks for less than at the base, or that lost one. Where the metric should go down, more is
less. Metrics that several measures share are judged alike, and so is a measure that no longer names one with a target. Also a
metric with a target whose `kind`, `direction`, `baseline` or `sum` is another; a first `baseline` other than 0 makes what was
promised from nothing a promise from there. Where the `unit` is another, the two targets cannot be compared, and the finding says so: 12 km that
become 12 m are another target. The same unit in another spelling (`km`, `kilometre`, `kilometers`) is none.

## Why it matters

A target that is lowered shortly before the end hides that it was missed.

## Example

```toml
[[metric]]
name   = "places"
unit   = "places"
target = 6   # was 12
```

## What to do

Put the target back, or add an `[[amendment]]` whose `fields` name `indicator`, `metric` or `target`.
"#,
};

/// What an amendment may name that covers it.
const COVERED_BY: [&str; 4] = ["metric", "metrics", "target", "indicator"];

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = context.both() else {
        return;
    };
    if context.is_amended(&COVERED_BY) {
        return;
    }
    check_named(context, findings);
    for change in context.change.of("metric") {
        let Some((was, metric)) = change.rows.0.and_then(|was| Some((was, before.metrics.get(was)?))) else {
            continue;
        };
        let now = change.rows.1.and_then(|is| Some((is, after.metrics.get(is)?)));
        if let Some((is, now)) = now
            && let Some(how) = counted_otherwise(metric, now)
        {
            let message = format!("the target of {} for {} {how}", after.id, metric.name);
            let finding = context
                .finding(&RULE, after, row("metric", is), message)
                .amendable(&COVERED_BY)
                .help("put it back, or add an [[amendment]] with its basis and `fields = [\"indicator\"]`");
            findings.push(context.with_base_label(finding, row("metric", was), "before this change"));
        }
        let Some((old, new, by)) = easier(metric, now.map(|(_, metric)| metric)) else { continue };
        let (name, unit) = (&metric.name, conceal(&metric.unit));
        let message = match new {
            Some(new) => format!("the target of {}{by} for {name} goes from {old} to {new} {unit}", after.id),
            None => format!("the target of {}{by} for {name}, {old} {unit}, is removed", after.id),
        };
        let location = match now {
            Some((is, _)) => field("metric", is, "target"),
            None => end_of("metric", after.metrics.len()),
        };
        let finding = context.finding(&RULE, after, location, message).amendable(&COVERED_BY).help(
            "put the target back, or add an [[amendment]] with its basis and `fields = [\"indicator\"]`",
        );
        findings.push(context.with_base_label(finding, field("metric", was, "target"), "before this change"));
    }
}

/// Metrics of `plan.toml`, and measures that no longer name one.
pub fn check_shared(context: &PlanChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let (before, after) = (context.before, context.after);
    if COVERED_BY.iter().any(|name| context.is_named_in_amendment(name)) {
        return;
    }
    for (was, (old_key, (_, metric))) in before.metrics.keys().zip(before.metrics.iter()).enumerate() {
        let now = after.metrics.keys().position(|key| key == old_key);
        let now = now.map(|row| (row, &after.metrics.as_slice()[row]));
        if let Some((is, now)) = now
            && let Some(how) = counted_otherwise(metric, now)
        {
            let message = format!("the shared target for {} {how}", metric.name);
            findings.push(
                Diagnostic::new(&RULE, after.file, row("metric", is), message)
                    .amendable(&COVERED_BY)
                    .help("put it back, or add an [[amendment]] with its basis and `fields = [\"metric\"]` to a measure that has it")
                    .other(before.file, row("metric", was), "before this change"),
            );
        }
        let Some((old, new, by)) = easier(metric, now.map(|(_, metric)| metric)) else { continue };
        let (name, unit) = (&metric.name, conceal(&metric.unit));
        let message = match new {
            Some(new) => format!("the shared target{by} for {name} goes from {old} to {new} {unit}"),
            None => format!("the shared target{by} for {name}, {old} {unit}, is removed"),
        };
        let location = match now {
            Some((is, _)) => field("metric", is, "target"),
            None => end_of("metric", after.metrics.as_slice().len()),
        };
        findings.push(
            Diagnostic::new(&RULE, after.file, location, message)
                .amendable(&COVERED_BY)
                .help("put the target back, or add an [[amendment]] with its basis and `fields = [\"metric\"]` to a measure that has it")
                .other(before.file, field("metric", was, "target"), "before this change"),
        );
    }
}

/// Targets of shared metrics that the measure no longer names.
fn check_named(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = context.both() else { return };
    for name in before.shared_metrics.iter().filter(|name| !after.shared_metrics.contains(name)) {
        let metric = context.before.metrics.find(name).map(|id| &context.before.metrics[id]);
        // A metric that is gone is found where it stood.
        let Some(metric) = metric.filter(|_| context.after.metrics.find(name).is_some()) else { continue };
        let Some(target) = metric.final_target() else { continue };
        let (name, unit) = (&metric.name, conceal(&metric.unit));
        let message = format!("the target of {} for {name}, {target} {unit}, is removed", after.id);
        let finding = context.finding(&RULE, after, key("metrics"), message).amendable(&COVERED_BY).help(
            "name the metric again, or add an [[amendment]] with its basis and `fields = [\"metrics\"]`",
        );
        findings.push(context.with_base_label(finding, key("metrics"), "before this change"));
    }
}

/// What makes the target of a metric another one although its number may be the same; `None`: nothing, or there was none.
fn counted_otherwise(was: &Metric, is: &Metric) -> Option<String> {
    let target = was.final_target()?;
    let falls = |metric: &Metric| match metric.direction {
        Some(direction) => direction == Direction::Down,
        None => metric.baseline.is_some_and(|baseline| target < baseline),
    };
    let way = |metric: &Metric| if falls(metric) { Direction::Down } else { Direction::Up };
    let number =
        |number: Option<Decimal>| number.map_or_else(|| "nothing".to_owned(), |number| number.to_string());
    let mut told = Vec::new();
    let mut add = |key: &str, old: &str, new: &str| {
        if old != new {
            told.push(format!("its `{key}` goes from {old} to {new}"));
        }
    };
    let is_same = is_same_unit(&was.unit, &is.unit);
    if !is_same {
        add("unit", conceal(&was.unit), conceal(&is.unit));
    }
    add("kind", was.kind().word(), is.kind().word());
    add("direction", way(was).word(), way(is).word());
    // A first baseline counts as well: 30 from nothing was promised, and not the rest from there. From 0 is from nothing.
    if was.baseline.unwrap_or_default() != is.baseline.unwrap_or_default() {
        add("baseline", &number(was.baseline), &number(is.baseline));
    }
    let is_sum = |metric: &Metric| metric.sum.unwrap_or(false).to_string();
    add("sum", &is_sum(was), &is_sum(is));
    let told = (!told.is_empty()).then(|| told.join(", "))?;
    Some(match is_same {
        true => format!("is counted in another way: {told}"),
        false => format!("cannot be compared with what it was: {told}"),
    })
}

/// The first target that asks for less than before, or is gone: what it was, what it is, and by when.
fn easier(was: &Metric, is: Option<&Metric>) -> Option<(Decimal, Option<Decimal>, String)> {
    // Figures in different units cannot be compared, which is found by itself.
    let is_comparable = is.is_none_or(|is| is_same_unit(&was.unit, &is.unit));
    let asks_less = |old: Decimal, new: Option<Decimal>| match (new, was.direction) {
        (None, _) => true,
        (Some(_), _) if !is_comparable => false,
        (Some(new), Some(Direction::Down)) => new > old,
        (Some(new), _) => new < old,
    };
    // Where the last step was the target, a target takes its place.
    let in_the_end = was.final_target().map(|old| (old, is.and_then(Metric::final_target), String::new()));
    let at = |step: &TargetStep| is?.targets.iter().find(|one| one.by.date() == step.by.date());
    let steps = was.targets.iter().map(|step| {
        let new = at(step).map(|step| step.value);
        (step.value, new, format!(" by {}", step.by))
    });
    in_the_end.into_iter().chain(steps).find(|(old, new, _)| asks_less(*old, *new))
}

/// How one unit is written: its sign, in which capitals matter (`MW` is not `mW`), then its words, folded.
const SPELLINGS: [(&str, &[&str]); 13] = [
    ("%", &["percent", "per cent", "szazalek"]),
    ("db", &["darab"]),
    ("h", &["hour", "hr", "ora"]),
    ("ha", &["hectare", "hektar"]),
    ("kg", &["kilogram", "kilogramme", "kilogramm"]),
    ("km", &["kilometre", "kilometer"]),
    ("km2", &["square kilometre", "square kilometer", "sq km", "negyzetkilometer"]),
    ("l", &["litre", "liter"]),
    ("m", &["metre", "meter"]),
    ("m2", &["square metre", "square meter", "sq m", "sqm", "negyzetmeter"]),
    ("m3", &["cubic metre", "cubic meter", "kobmeter"]),
    ("pcs", &["piece", "pc"]),
    ("t", &["tonne", "tonna"]),
];

/// Whether two units are plainly one in two spellings: a sign and its word, one thing and many, small letters and capitals
/// of a word.
fn is_same_unit(one: &str, other: &str) -> bool {
    /// A unit as all of its spellings are.
    fn plain(unit: &str) -> String {
        let sign = unit.trim().trim_end_matches('.').replace('²', "2").replace('³', "3");
        let folded = fold(&sign);
        let singular = folded.strip_suffix('s').unwrap_or(&folded);
        let mut known = SPELLINGS.iter();
        match known.find(|(_, words)| words.contains(&singular) || words.contains(&&*folded)) {
            Some((sign, _)) => (*sign).to_owned(),
            // Signs are short, and another capital makes another unit of them.
            None if folded.chars().count() <= 3 => sign,
            None => singular.to_owned(),
        }
    }
    one == other || plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::is_same_unit;

    #[test]
    fn one_unit_in_several_spellings_and_units_that_only_look_alike() {
        let same = [
            ("km", "kilometre"),
            ("Kilometers", "kilometres"),
            ("km²", "square kilometres"),
            ("%", "per cent"),
            ("place", "Places"),
            ("pcs.", "pieces"),
            ("hrs", "hours"),
            ("tonna", "t"),
        ];
        for (one, other) in same {
            assert!(is_same_unit(one, other) && is_same_unit(other, one), "{one} {other}");
        }
        let others =
            [("km", "m"), ("MW", "mW"), ("km", "km2"), ("t", "kg"), ("persons", "families"), ("%", "points")];
        for (one, other) in others {
            assert!(!is_same_unit(one, other) && !is_same_unit(other, one), "{one} {other}");
        }
    }
}
