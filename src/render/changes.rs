//! Changes in words, for people who do not read TOML.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::word_diff::excerpts;
use super::words;
use crate::model::{Change, ChangeKind, Currency, Money, Value};

/// A change as a sentence without its end: "the deadline moves from 2023-12-31 to 2024-06-30, 182 days later".
pub fn describe_change(change: &Change) -> String {
    let Some(field) = change.field else { return whole(change) };
    let row = match (&change.before, &change.after) {
        (before, Some(after @ Value::Row(_))) => Some((before.as_ref(), after)),
        (Some(before @ Value::Row(_)), None) => Some((None, before)),
        _ => None,
    };
    match (change.kind, row) {
        (kind, Some((before, row))) => of_row(field, kind, before.unwrap_or(row), row),
        (ChangeKind::Changed, None) => changed(field, change.before.as_ref(), change.after.as_ref()),
        (ChangeKind::Added, None) => format!("{} is now {}", named(field), quoted(change.after.as_ref())),
        (ChangeKind::Removed, None) => {
            format!("{} is removed; it was {}", named(field), quoted(change.before.as_ref()))
        }
    }
}

/// A measure that came or went.
fn whole(change: &Change) -> String {
    let (what, measure) = match change.kind {
        ChangeKind::Removed => ("removed", change.before.as_ref()),
        _ => ("new", change.after.as_ref()),
    };
    let text = |key| measure.and_then(|measure| measure.get(key)).map(|value| value_text(Some(value)));
    match (text("title"), text("deadline")) {
        (Some(title), Some(deadline)) => format!("is {what}: {title} (deadline {deadline})"),
        _ => format!("is {what}"),
    }
}

/// A key by itself.
fn changed(field: &str, before: Option<&Value>, after: Option<&Value>) -> String {
    match (before, after) {
        (Some(old), Some(new)) if let Some(days) = days_between(old, new) => {
            let (from, to) = (value_text(before), value_text(after));
            format!("{} moves from {from} to {to}, {}", named(field), days_moved(days))
        }
        (Some(Value::List(was)), Some(Value::List(is))) => {
            format!("{}: {}", named(field), exchanged(was, is))
        }
        _ if field == "id" => format!("is renumbered from {} to {}", value_text(before), value_text(after)),
        _ if field == "path" => {
            format!("its file moves from {} to {}", value_text(before), value_text(after))
        }
        _ => format!("{} changes {}", named(field), from_to(before, after)),
    }
}

/// "3 days later", "1 day earlier".
pub fn days_moved(days: i64) -> String {
    let side = if days < 0 { "earlier" } else { "later" };
    let count = words::count(usize::try_from(days.abs()).unwrap_or_default(), "day", "days");
    format!("{count} {side}")
}

/// What came into a list and what left it.
fn exchanged(was: &[Value], is: &[Value]) -> String {
    let without = |one: &[Value], other: &[Value]| {
        let left: Vec<Cow<'_, str>> =
            one.iter().filter(|item| !other.contains(item)).map(|item| value_text(Some(item))).collect();
        left.join(", ")
    };
    match (without(was, is), without(is, was)) {
        (gone, come) if come.is_empty() => format!("without {gone}"),
        (gone, come) if gone.is_empty() => format!("with {come} added"),
        (gone, come) => format!("{come} in place of {gone}"),
    }
}

/// How a key of a measure or of the plan is called.
fn named(field: &str) -> String {
    match field {
        "responsible" => "responsible".to_owned(),
        "partners" => "partners".to_owned(),
        "published.responsible" => "the published row of responsible bodies".to_owned(),
        "published.partners" => "the published row of partners".to_owned(),
        "title" | "means" | "indicator" | "funding" => format!("the published text of `{field}`"),
        "period.start" => "the beginning of the period".to_owned(),
        "period.end" => "the end of the period".to_owned(),
        "adopted" => "the day of adoption".to_owned(),
        _ => format!("the {field}"),
    }
}

/// A table that came, went or changed. `row` is the later version, or the only one.
fn of_row(field: &str, kind: ChangeKind, before: &Value, row: &Value) -> String {
    let what = row_name(field, before);
    match kind {
        ChangeKind::Removed => format!("{what} is removed{}", rest(field, row)),
        ChangeKind::Added => match field {
            "report" => {
                let status = text(row, "status");
                format!(
                    "{} reports on {}: {status}{}",
                    text(row, "body"),
                    text(row, "date"),
                    rest(field, row)
                )
            }
            "amendment" => {
                let fields = row.get("fields").map(|fields| value_text(Some(fields))).unwrap_or_default();
                format!("amended by {} of {}: {fields}", text(row, "basis"), text(row, "date"))
            }
            "allow" => {
                format!("findings of {} are to be accepted: {}", text(row, "rule"), text(row, "reason"))
            }
            _ => format!("{what} is new{}", rest(field, row)),
        },
        ChangeKind::Changed => {
            let verb = if matches!(field, "report" | "assessment" | "amendment" | "spent") {
                "is rewritten"
            } else {
                "changes"
            };
            match differences(before, row) {
                parts if parts.is_empty() => format!("{what} {verb}"),
                parts => format!("{what} {verb}: {}", parts.join("; ")),
            }
        }
    }
}

/// The name of one table of a list: the values that distinguish it from the others.
fn row_name(field: &str, row: &Value) -> String {
    let about = |key| row.get(key).map(|value| format!(" {}", quoted(Some(value)))).unwrap_or_default();
    match field {
        "report" => {
            let milestone = row.get("milestone").map(|title| format!(" about {}", quoted(Some(title))));
            let milestone = milestone.unwrap_or_default();
            format!("the report of {} by {}{milestone}", text(row, "date"), text(row, "body"))
        }
        "assessment" => format!("the assessment of {} by {}", text(row, "date"), text(row, "by")),
        "amendment" => format!("the amendment by {} of {}", text(row, "basis"), text(row, "date")),
        "allocation" => {
            let purpose = row.get("purpose").map(|words| format!(" ({})", value_text(Some(words))));
            format!("the allocation from {}{}{}", text(row, "source"), year(row), purpose.unwrap_or_default())
        }
        "spent" => {
            format!("what {} spent on {} from {}", text(row, "body"), text(row, "date"), text(row, "source"))
        }
        "allow" => format!("the acceptance of {}", text(row, "rule")),
        "succession" => {
            format!("{} passing from {} to {}", text(row, "duty"), text(row, "from"), text(row, "to"))
        }
        "milestone" => {
            let id = row.get("id").map(|id| format!("{}: ", value_text(Some(id)))).unwrap_or_default();
            format!("the milestone \"{id}{}\"", text(row, "title"))
        }
        "decision" | "meeting" => {
            let own = if field == "meeting" { "title" } else { "text" };
            format!("the {field} {} \"{}\"", text(row, "id"), text(row, own))
        }
        "metric" | "body" => format!("the {field}{}", about("name")),
        "coordination" => "what is said of the coordination".to_owned(),
        _ => format!("the {field}{}", about("id")),
    }
}

/// What else there is to say of a table that came or went.
fn rest(field: &str, row: &Value) -> String {
    let parts: Vec<String> = match field {
        "report" | "assessment" => {
            let keys: &[&str] = if field == "report" {
                &["milestone", "text", "values", "evidence"]
            } else {
                &["status", "text", "evidence"]
            };
            keys.iter().filter_map(|&key| Some(format!("{key} {}", quoted(Some(row.get(key)?))))).collect()
        }
        "milestone" => vec![format!("due {}", text(row, "due"))],
        "decision" => {
            let said = |key: &str| row.get(key).map(|value| format!("{key} {}", value_text(Some(value))));
            ["responsible", "due", "done"].into_iter().filter_map(said).collect()
        }
        "metric" => row
            .get("target")
            .map(|target| format!("target {}", value_text(Some(target))))
            .into_iter()
            .collect(),
        "allocation" | "appropriation" | "spent" => {
            vec![money(row).map_or_else(|| "amount not known".to_owned(), |money| money.to_string())]
        }
        _ => Vec::new(),
    };
    if parts.is_empty() { String::new() } else { format!("; {}", parts.join("; ")) }
}

/// Key by key; an amount with how much more or less it is.
pub fn differences(before: &Value, after: &Value) -> Vec<String> {
    let (Value::Row(was), Value::Row(is)) = (before, after) else { return Vec::new() };
    let mut keys: Vec<&str> = was.iter().map(|(key, _)| key.as_ref()).collect();
    keys.extend(is.iter().map(|(key, _)| key.as_ref()).filter(|key| before.get(key).is_none()));
    let differ = |key: &&str| before.get(key) != after.get(key);
    let mut said = Vec::new();
    for key in keys.into_iter().filter(differ) {
        match (key, money(before), money(after)) {
            ("amount", Some(old), Some(new)) if old.currency == new.currency => {
                let difference = Money { amount: (new.amount - old.amount).abs(), ..old };
                let side = if new.amount < old.amount { "less" } else { "more" };
                said.push(format!("from {old} to {new}, {difference} {side}"));
            }
            ("amount", Some(old), None) => said.push(format!("{old} before, not known any more")),
            ("amount", None, Some(new)) => said.push(format!("{new}, not known before")),
            ("currency", ..) if before.get("amount") != after.get("amount") => {}
            (key, ..) => match (before.get(key), after.get(key)) {
                (Some(old), Some(new)) if let Some(days) = days_between(old, new) => {
                    let (from, to) = (value_text(Some(old)), value_text(Some(new)));
                    said.push(format!("{key} from {from} to {to}, {}", days_moved(days)));
                }
                (Some(old), Some(new)) => {
                    said.push(format!("{key} {}", from_to(Some(old), Some(new))));
                }
                (None, new) => said.push(format!("{key} {} added", quoted(new))),
                (old, None) => said.push(format!("{key} {} removed", quoted(old))),
            },
        }
    }
    said
}

/// How many days a day or a period moves, where it moves.
fn days_between(from: &Value, to: &Value) -> Option<i64> {
    Some((to.day()? - from.day()?).num_days()).filter(|&days| days != 0)
}

fn text<'a>(row: &'a Value, key: &str) -> Cow<'a, str> {
    value_text(row.get(key))
}

fn year(row: &Value) -> String {
    match (row.get("year"), row.get("from")) {
        (Some(year), _) => format!(" for {}", value_text(Some(year))),
        (None, Some(from)) => format!(" yearly from {}", value_text(Some(from))),
        (None, None) => String::new(),
    }
}

fn money(row: &Value) -> Option<Money> {
    match (row.get("amount")?, row.get("currency")?) {
        (Value::Number(amount), Value::Text(code)) => {
            Some(Money { amount: *amount, currency: Currency::from_code(code)? })
        }
        _ => None,
    }
}

/// "from 1 to 2"; of long texts the changed words alone.
fn from_to(before: Option<&Value>, after: Option<&Value>) -> String {
    if let (Some(Value::Text(old)), Some(Value::Text(new))) = (before, after)
        && let Some((was, is)) = excerpts(old, new)
    {
        return format!("from \"{was}\" to \"{is}\"");
    }
    format!("from {} to {}", quoted(before), quoted(after))
}

/// A value where it stands among words.
fn quoted(value: Option<&Value>) -> String {
    match value {
        Some(Value::Text(text)) => format!("\"{text}\""),
        Some(Value::List(items)) if items.is_empty() => "no body".to_owned(),
        value => value_text(value).into_owned(),
    }
}

/// A value in a line: the keys of a table one behind the other.
pub fn value_text(value: Option<&Value>) -> Cow<'_, str> {
    let number = |number: &Decimal| Cow::Owned(number.normalize().to_string());
    match value {
        None => Cow::Borrowed(""),
        Some(Value::Text(text)) => Cow::Borrowed(text),
        Some(Value::Day(day)) => Cow::Owned(day.to_string()),
        Some(Value::Period(period)) => Cow::Owned(period.to_string()),
        Some(Value::Number(amount)) => number(amount),
        Some(Value::Truth(truth)) => Cow::Owned(truth.to_string()),
        Some(Value::List(items)) => {
            let items: Vec<Cow<'_, str>> = items.iter().map(|item| value_text(Some(item))).collect();
            Cow::Owned(items.join(", "))
        }
        Some(Value::Row(fields)) => {
            let fields: Vec<String> =
                fields.iter().map(|(key, value)| format!("{key} {}", value_text(Some(value)))).collect();
            Cow::Owned(fields.join("; "))
        }
    }
}
