//! Changes in words, for people who do not read TOML.

use std::borrow::Cow;

pub use super::field_values::{value_in, value_text};

use super::field_values::{amount_moved, money};
use super::spending;
use super::word_diff::excerpts;
use crate::labels::{ChangeText, DiffText, Language, Noun, is_plural_key};
use crate::model::{Change, ChangeKind, FieldValue};

/// A change as a sentence without its end: "the deadline moves from 2023-12-31 to 2024-06-30, 182 days later".
pub fn describe_change(change: &Change, language: Language) -> String {
    let telling = ChangeWords { language };
    let Some(field) = change.field else { return telling.whole(change) };
    let row = match (&change.before, &change.after) {
        (before, Some(after @ FieldValue::Row(_))) => Some((before.as_ref(), after)),
        (Some(before @ FieldValue::Row(_)), None) => Some((None, before)),
        _ => None,
    };
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    match (change.kind, row) {
        (ChangeKind::Added, Some((None, row))) if let Some(earlier) = change.earlier => {
            spending::corrected(row, earlier, language)
        }
        (kind, Some((before, row))) => telling.of_row(field, kind, before.unwrap_or(row), row),
        (ChangeKind::Changed, None) => telling.changed(field, before, after),
        (ChangeKind::Added, None) => {
            let text = if is_plural_key(field) { ChangeText::are_now } else { ChangeText::is_now };
            text(language, telling.named(field), telling.quoted(after))
        }
        (ChangeKind::Removed, None) => {
            let text = if is_plural_key(field) { ChangeText::were_removed } else { ChangeText::was_removed };
            text(language, telling.named(field), telling.quoted(before))
        }
    }
}

/// Whether two lists hold the same in another order.
fn is_reordered(was: &[FieldValue], is: &[FieldValue]) -> bool {
    was.len() == is.len() && was.iter().all(|item| is.contains(item))
}

/// "3 days later", "1 day earlier".
pub fn days_moved(days: i64, language: Language) -> String {
    let count = Noun::Day.count(usize::try_from(days.abs()).unwrap_or_default(), language);
    if days < 0 { DiffText::days_earlier(language, count) } else { DiffText::days_later(language, count) }
}

/// Key by key; an amount with how much more or less it is.
pub fn differences(before: &FieldValue, after: &FieldValue) -> Vec<String> {
    ChangeWords { language: Language::English }.differences(before, after)
}

/// Changes in words of a language.
struct ChangeWords {
    language: Language,
}

impl ChangeWords {
    /// A measure that came or went.
    fn whole(&self, change: &Change) -> String {
        let (what, measure) = match change.kind {
            ChangeKind::Removed => (DiffText::Removed, change.before.as_ref()),
            _ => (DiffText::New, change.after.as_ref()),
        };
        let what = what.in_language(self.language);
        let text = |key| measure.and_then(|measure| measure.get(key)).map(|value| self.value(Some(value)));
        match (text("title"), text("deadline")) {
            (Some(title), Some(deadline)) => ChangeText::whole(self.language, what, title, deadline),
            _ => ChangeText::bare(self.language, what),
        }
    }

    /// A key by itself.
    fn changed(&self, field: &str, before: Option<&FieldValue>, after: Option<&FieldValue>) -> String {
        let language = self.language;
        let values = || (self.value(before), self.value(after));
        match (before, after) {
            (Some(old), Some(new)) if let Some(days) = days_between(field, old, new) => {
                let (from, to) = values();
                ChangeText::moves(language, self.named(field), from, to, days_moved(days, language))
            }
            (Some(FieldValue::List(was)), Some(FieldValue::List(is))) if !is_reordered(was, is) => {
                ChangeText::list(language, self.named(field), self.exchanged(was, is))
            }
            _ if field == "id" => {
                let (from, to) = values();
                ChangeText::renumbered(language, from, to)
            }
            _ if field == "path" => {
                let (from, to) = values();
                ChangeText::file_moves(language, from, to)
            }
            _ => ChangeText::changes(language, self.named(field), self.exchange(field, before, after)),
        }
    }

    /// What came into a list and what left it.
    fn exchanged(&self, was: &[FieldValue], is: &[FieldValue]) -> String {
        let without = |one: &[FieldValue], other: &[FieldValue]| {
            let left: Vec<Cow<'_, str>> =
                one.iter().filter(|item| !other.contains(item)).map(|item| self.value(Some(item))).collect();
            left.join(", ")
        };
        match (without(was, is), without(is, was)) {
            (gone, come) if come.is_empty() => ChangeText::without(self.language, gone),
            (gone, come) if gone.is_empty() => ChangeText::with(self.language, come),
            (gone, come) => ChangeText::in_place_of(self.language, come, gone),
        }
    }

    /// How a key of a measure or of the plan is called.
    fn named(&self, field: &str) -> String {
        let text = match field {
            "responsible" => ChangeText::Responsible,
            "partners" => ChangeText::Partners,
            "published.responsible" => ChangeText::PublishedResponsible,
            "published.partners" => ChangeText::PublishedPartners,
            "period.start" => ChangeText::PeriodStart,
            "period.end" => ChangeText::PeriodEnd,
            "adopted" => ChangeText::Adopted,
            "title" | "means" | "indicator" | "funding" => {
                return ChangeText::published_text(self.language, field);
            }
            _ => return ChangeText::other_key(self.language, self.key(field)),
        };
        text.in_language(self.language).to_owned()
    }

    /// A key as people call it.
    fn key<'k>(&self, key: &'k str) -> &'k str {
        self.language.key(key)
    }

    /// A table that came, went or changed. `row` is the later version, or the only one.
    fn of_row(&self, field: &str, kind: ChangeKind, before: &FieldValue, row: &FieldValue) -> String {
        let language = self.language;
        let what = self.row_name(field, before);
        let text = |key| self.text(row, key);
        match kind {
            ChangeKind::Removed => ChangeText::row_removed(language, what, self.rest(field, row)),
            ChangeKind::Added => match field {
                "report" => {
                    let (body, date, status) = (text("body"), text("date"), self.status(row));
                    ChangeText::reports(language, body, date, status, self.rest(field, row))
                }
                "amendment" => match self.amended(row) {
                    what if what.is_empty() => {
                        ChangeText::amended_bare(language, text("basis"), text("date"))
                    }
                    what => ChangeText::amended(language, text("basis"), text("date"), what.join(", ")),
                },
                "allow" => ChangeText::accepts(language, text("rule"), text("reason")),
                _ => ChangeText::row_new(language, what, self.rest(field, row)),
            },
            ChangeKind::Changed => {
                let is_moved = before.get("period") != row.get("period");
                let verb = match field {
                    _ if is_moved => DiffText::Changes,
                    "report" | "assessment" | "amendment" | "spent" => DiffText::IsRewritten,
                    _ => DiffText::Changes,
                };
                let verb = verb.in_language(language);
                match self.differences(before, row) {
                    parts if parts.is_empty() => ChangeText::row_changes(language, what, verb),
                    parts => ChangeText::row_changes_so(language, what, verb, parts.join("; ")),
                }
            }
        }
    }

    /// What an amendment does: the keys that it changes, and whether it withdraws or takes that back.
    fn amended(&self, row: &FieldValue) -> Vec<String> {
        let mut parts: Vec<String> =
            row.list("fields").iter().map(|field| self.key(&value_text(Some(field))).to_owned()).collect();
        if let Some(FieldValue::Truth(is_withdrawn)) = row.get("withdrawn") {
            let how = if *is_withdrawn { ChangeText::Withdrawn } else { ChangeText::Reinstated };
            let how = how.in_language(self.language);
            parts.push(match row.get("milestone") {
                Some(title) => ChangeText::milestone_so(self.language, self.quoted(Some(title)), how),
                None => how.to_owned(),
            });
        }
        parts
    }

    /// The name of one table of a list: the values that distinguish it from the others.
    fn row_name(&self, field: &str, row: &FieldValue) -> String {
        let language = self.language;
        let text = |key| self.text(row, key);
        let about =
            |key| row.get(key).map(|value| format!(" {}", self.quoted(Some(value)))).unwrap_or_default();
        match field {
            "report" => {
                let milestone = row.get("milestone");
                let about = milestone.map(|title| ChangeText::about(language, self.quoted(Some(title))));
                ChangeText::the_report(language, text("date"), text("body"), about.unwrap_or_default())
            }
            "assessment" => ChangeText::the_assessment(language, text("date"), text("by")),
            "amendment" => ChangeText::the_amendment(language, text("basis"), text("date")),
            "allocation" => {
                let purpose = row.get("purpose").map(|words| format!(" ({})", self.value(Some(words))));
                let (source, year) = (text("source"), self.year(row));
                ChangeText::the_allocation(language, source, year, purpose.unwrap_or_default())
            }
            "spent" => spending::named(row, language),
            "allow" => ChangeText::the_acceptance(language, text("rule")),
            "succession" => ChangeText::passing(language, text("duty"), text("from"), text("to")),
            "milestone" => {
                let id = row.get("id").map(|id| format!("{}: ", self.value(Some(id)))).unwrap_or_default();
                ChangeText::the_milestone(language, id, text("title"))
            }
            "decision" | "meeting" => {
                let own = if field == "meeting" { "title" } else { "text" };
                ChangeText::the_named(language, self.key(field), text("id"), text(own))
            }
            "metric" | "body" => ChangeText::the_row(language, self.key(field), about("name")),
            "levels" => ChangeText::Levels.in_language(language).to_owned(),
            "closed" => ChangeText::Closed.in_language(language).to_owned(),
            "coordination" => ChangeText::Coordination.in_language(language).to_owned(),
            _ => ChangeText::the_row(language, self.key(field), about("id")),
        }
    }

    /// What else there is to say of a table that came or went.
    fn rest(&self, field: &str, row: &FieldValue) -> String {
        let language = self.language;
        let keys = |keys: &[&str]| -> Vec<String> {
            let said = |&key: &&str| {
                let value = row.get(key)?;
                let value = if key == "status" { self.status(row) } else { self.quoted_of(key, Some(value)) };
                Some(ChangeText::key(language, self.key(key), value))
            };
            keys.iter().filter_map(said).collect()
        };
        let parts: Vec<String> = match field {
            "report" => keys(&["milestone", "text", "values", "evidence"]),
            "assessment" => keys(&["status", "text", "evidence"]),
            "closed" => keys(&["date", "basis"]),
            "levels" => match row {
                FieldValue::Row(levels) => {
                    keys(&levels.iter().map(|(rule, _)| rule.as_ref()).collect::<Vec<_>>())
                }
                _ => Vec::new(),
            },
            "source" => keys(&["name", "state"]),
            "milestone" => vec![ChangeText::due(language, self.text(row, "due"))],
            "decision" => {
                let said = |key: &str| {
                    let value = row.get(key).filter(|value| **value != FieldValue::List(Vec::new()))?;
                    let value = self.value(Some(value));
                    Some(ChangeText::key(language, self.key(key), value))
                };
                ["responsible", "due", "done"].into_iter().filter_map(said).collect()
            }
            "metric" => row
                .get("target")
                .map(|target| ChangeText::target(language, self.value(Some(target))))
                .into_iter()
                .collect(),
            "allocation" | "appropriation" | "spent" => vec![money(row).map_or_else(
                || DiffText::AmountNotKnown.in_language(language).to_owned(),
                |money| language.money(money),
            )],
            _ => Vec::new(),
        };
        if parts.is_empty() { String::new() } else { format!("; {}", parts.join("; ")) }
    }

    /// Key by key; an amount with how much more or less it is.
    fn differences(&self, before: &FieldValue, after: &FieldValue) -> Vec<String> {
        let (FieldValue::Row(was), FieldValue::Row(is)) = (before, after) else { return Vec::new() };
        let mut keys: Vec<&str> = was.iter().map(|(key, _)| key.as_ref()).collect();
        keys.extend(is.iter().map(|(key, _)| key.as_ref()).filter(|key| before.get(key).is_none()));
        let differ = |key: &&str| before.get(key) != after.get(key);
        keys.into_iter().filter(differ).filter_map(|key| self.difference(key, before, after)).collect()
    }

    /// One key of a table; nothing where another key says it.
    fn difference(&self, key: &str, before: &FieldValue, after: &FieldValue) -> Option<String> {
        let language = self.language;
        Some(match (key, money(before), money(after)) {
            ("amount", Some(old), Some(new)) if old.currency == new.currency => {
                amount_moved(old, new, language)
            }
            ("total", ..) => {
                let is_now = after.get(key).is_some();
                let words = if is_now { ChangeText::TotalNow } else { ChangeText::TotalNoMore };
                words.in_language(language).to_owned()
            }
            ("amount", Some(old), None) => ChangeText::amount_gone(language, language.money(old)),
            ("amount", None, Some(new)) => ChangeText::amount_known(language, language.money(new)),
            ("currency", ..) if before.get("amount") != after.get("amount") => return None,
            (key, ..) => match (before.get(key), after.get(key)) {
                (Some(old), Some(new)) if let Some(days) = days_between(key, old, new) => {
                    let (from, to) = (self.value(Some(old)), self.value(Some(new)));
                    ChangeText::key_moves(language, self.key(key), from, to, days_moved(days, language))
                }
                (Some(old), Some(new)) => {
                    ChangeText::key_changes(language, self.key(key), self.exchange(key, Some(old), Some(new)))
                }
                (None, new) => ChangeText::key_added(language, self.key(key), self.quoted_of(key, new)),
                (old, None) => ChangeText::key_removed(language, self.key(key), self.quoted_of(key, old)),
            },
        })
    }

    fn text<'a>(&self, row: &'a FieldValue, key: &str) -> Cow<'a, str> {
        self.value(row.get(key))
    }

    /// The status that a report gives.
    fn status(&self, row: &FieldValue) -> String {
        self.language.key_word("status", &self.text(row, "status")).to_owned()
    }

    fn year(&self, row: &FieldValue) -> String {
        let year = |value| value_text(Some(value));
        match (row.get("year"), row.get("from")) {
            (Some(one), _) => ChangeText::for_year(self.language, year(one)),
            (None, Some(from)) => ChangeText::yearly_from(self.language, year(from)),
            (None, None) => String::new(),
        }
    }

    /// "from 1 to 2"; of long texts the changed words alone.
    fn exchange(&self, key: &str, before: Option<&FieldValue>, after: Option<&FieldValue>) -> String {
        let language = self.language;
        if let (Some(FieldValue::Text(old)), Some(FieldValue::Text(new))) = (before, after)
            && let Some((was, is)) = excerpts(old, new)
        {
            let quoted = |words| ChangeText::quoted(language, words);
            return ChangeText::from_to(language, quoted(was), quoted(is));
        }
        ChangeText::from_to(language, self.quoted_of(key, before), self.quoted_of(key, after))
    }

    /// The same of a key under which the files know a few words.
    fn quoted_of(&self, key: &str, value: Option<&FieldValue>) -> String {
        match value {
            Some(FieldValue::Text(text)) => {
                ChangeText::quoted(self.language, self.language.key_word(key, text))
            }
            value => self.quoted(value),
        }
    }

    /// A value where it stands among words.
    fn quoted(&self, value: Option<&FieldValue>) -> String {
        match value {
            Some(FieldValue::Text(text)) => ChangeText::quoted(self.language, text),
            Some(FieldValue::List(items)) if items.is_empty() => {
                DiffText::NoBody.in_language(self.language).to_owned()
            }
            value => self.value(value).into_owned(),
        }
    }

    fn value<'a>(&self, value: Option<&'a FieldValue>) -> Cow<'a, str> {
        value_in(value, self.language)
    }
}

/// How many days a day or a period moves, where it does. One on which something happened is not put off: another corrects it.
fn days_between(key: &str, from: &FieldValue, to: &FieldValue) -> Option<i64> {
    let is_fact = matches!(key, "done" | "date" | "adopted");
    Some((to.day()? - from.day()?).num_days()).filter(|&days| !is_fact && days != 0)
}
