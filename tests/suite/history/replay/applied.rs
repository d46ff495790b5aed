//! Changes carried out: whoever has the plan as it was, and is told what changed, has the plan as it is.

use std::collections::{BTreeMap, HashMap};

use plan::history::{MeasureAt, PlanDiffer};
use plan::load::Loaded;
use plan::model::Change;
use serde_json::{Map, Value, json};

use super::reference::json_of;

/// A plan as the changes have it: rows by measure and list, in no order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Applied {
    measures: BTreeMap<String, Map<String, Value>>,
    own: Map<String, Value>,
}

/// The tables of a measure's file and of the plan's own, under the names that changes give them.
const LISTS: [&str; 12] = [
    "milestone",
    "metric",
    "allocation",
    "report",
    "assessment",
    "amendment",
    "allow",
    "section",
    "source",
    "appropriation",
    "body",
    "succession",
];

/// Keys under which a body is named.
const BODIES: [&str; 10] = [
    "responsible",
    "partners",
    "chapter",
    "body",
    "part_of",
    "member_of",
    "from",
    "to",
    "mechanism",
    "roundtable",
];

/// The rows in which the official table names bodies, and the lists that stand for them.
const PUBLISHED: [(&str, &str); 2] =
    [("published.responsible", "responsible"), ("published.partners", "partners")];

impl Applied {
    /// What a plan is: all that changes where there was nothing.
    pub fn of(loaded: &Loaded) -> Self {
        let plan = loaded.plan.as_ref().unwrap();
        let pairing = PlanDiffer::of(None, plan);
        let mut applied = Applied::default();
        let json = |measure: Option<&str>, change: &Change| {
            json!({
                "measure": measure, "kind": change.kind.word(), "field": change.field,
                "before": change.before.as_ref().map(json_of), "after": change.after.as_ref().map(json_of),
            })
        };
        let mut all: Vec<Value> = pairing.plan().iter().map(|change| json(None, change)).collect();
        for measure in &plan.measures {
            let standing = MeasureAt { measure, path: &loaded.files[measure.file].path };
            let changes = pairing.measure(None, Some(standing));
            all.extend(changes.iter().map(|change| json(Some(measure.id.as_str()), change)));
        }
        applied.apply(&all);
        applied
    }

    /// Carries out the changes of one commit. What they say there was must be there.
    #[track_caller]
    pub fn apply(&mut self, changes: &[Value]) {
        let renamed: HashMap<&str, &str> = changes
            .iter()
            .filter(|change| change["measure"].is_null() && change["field"] == "body")
            .filter_map(|change| {
                Some((change["before"]["name"].as_str()?, change["after"]["name"].as_str()?))
            })
            .filter(|(before, after)| before != after)
            .collect();
        if !renamed.is_empty() {
            self.measures.values_mut().chain([&mut self.own]).for_each(|row| rename("", row, &renamed));
        }
        let renumbered = changes.iter().filter(|change| change["field"] == "id");
        let taken: Vec<(&str, Map<String, Value>)> = renumbered
            .map(|change| {
                let (old, new) = (change["before"].as_str().unwrap(), change["measure"].as_str().unwrap());
                (new, self.measures.remove(old).unwrap_or_else(|| panic!("no {old}: {change:#}")))
            })
            .collect();
        let is_removed = |change: &&Value| change["field"].is_null() && change["after"].is_null();
        let (removed, others): (Vec<&Value>, Vec<&Value>) = changes.iter().partition(is_removed);
        removed.into_iter().for_each(|change| self.apply_one(change));
        for (new, measure) in taken {
            self.measures.insert(new.to_owned(), measure);
        }
        others.into_iter().filter(|change| change["field"] != "id").for_each(|change| self.apply_one(change));
    }

    #[track_caller]
    fn apply_one(&mut self, change: &Value) {
        {
            let (before, after) = (&change["before"], &change["after"]);
            let measure = change["measure"].as_str();
            match (measure, change["field"].as_str()) {
                (Some(id), None) => {
                    let mut there = self.measures.remove(id).unwrap_or_default();
                    let mut told = with_wording(before);
                    // A body may be called otherwise since: then the names do not give the wording of before.
                    for row in [&mut there, &mut told] {
                        drop_wording(row);
                        sort(row);
                    }
                    assert_eq!(there, told, "{change:#}");
                    if !after.is_null() {
                        self.measures.insert(id.to_owned(), with_wording(after));
                    }
                }
                (measure, Some(field)) => {
                    let row = match measure {
                        Some(id) => {
                            self.measures.get_mut(id).unwrap_or_else(|| panic!("no {id}: {change:#}"))
                        }
                        None => &mut self.own,
                    };
                    // An order of its own is no row: here lists are in none.
                    if field == "section" && after.is_array() {
                        return;
                    }
                    if LISTS.contains(&field) {
                        replace(row, field, before, after);
                    } else {
                        set(row, field, before, after);
                    }
                }
                (None, None) => panic!("a change of nothing: {change:#}"),
            }
        }
    }

    /// Without the published wording: where a body has another name, nobody is told that it is worded otherwise.
    pub fn without_wording(mut self) -> Self {
        self.measures.values_mut().for_each(drop_wording);
        self
    }

    /// The plan with its lists in an order of their own.
    pub fn sorted(mut self) -> Self {
        self.measures.values_mut().chain([&mut self.own]).for_each(sort);
        self
    }
}

/// Sorts lists of rows, and leaves out those that are empty.
fn sort(row: &mut Map<String, Value>) {
    for value in row.values_mut() {
        if let Value::Array(items) = value {
            items.sort_by_key(ToString::to_string);
        }
    }
    row.retain(|key, value| !LISTS.contains(&key.as_str()) || value != &json!([]));
}

/// A list of names or parts in the order of the alphabet.
fn names(value: &Value) -> Value {
    let mut names: Vec<&str> = match value {
        Value::String(text) => text.split(", ").filter(|part| !part.is_empty()).collect(),
        other => other.as_array().into_iter().flatten().filter_map(Value::as_str).collect(),
    };
    names.sort_unstable();
    json!(names)
}

/// A measure with its published wording in any case, by parts; empty where there is none.
fn with_wording(row: &Value) -> Map<String, Value> {
    let Value::Object(row) = row else { return Map::new() };
    let mut row = row.clone();
    for (key, list) in PUBLISHED {
        let (wording, list_of) = (row.get(key).or(row.get(list)).map(names), names(&row[list]));
        row.insert(key.to_owned(), wording.unwrap_or_default());
        row.insert(list.to_owned(), list_of);
    }
    row
}

fn drop_wording(row: &mut Map<String, Value>) {
    PUBLISHED.iter().for_each(|(key, _)| drop(row.remove(*key)));
}

#[track_caller]
fn set(row: &mut Map<String, Value>, field: &str, before: &Value, after: &Value) {
    let is_published = |(key, list): &&(&str, &str)| field == *key || field == *list;
    let Some((key, list)) = PUBLISHED.iter().find(is_published) else {
        assert_eq!(row.get(field).unwrap_or(&Value::Null), before, "{field}");
        match after {
            Value::Null => drop(row.remove(field)),
            after => drop(row.insert(field.to_owned(), after.clone())),
        }
        return;
    };
    let (before, after) = (names(before), names(after));
    if field == *list {
        assert_eq!(row[*list], before, "{field}");
        // Where the list gives the wording, it goes with the list.
        if row[*key] == before {
            row.insert((*key).to_owned(), after.clone());
        }
    }
    row.insert(field.to_owned(), after);
}

/// Takes one row out of a list, puts another one in, or both.
#[track_caller]
fn replace(row: &mut Map<String, Value>, field: &str, before: &Value, after: &Value) {
    let list = row.entry(field).or_insert_with(|| json!([])).as_array_mut().unwrap();
    if !before.is_null() {
        let at = list.iter().position(|row| row == before);
        list.remove(at.unwrap_or_else(|| panic!("no {field} is {before:#}: {list:#?}")));
    }
    if !after.is_null() {
        list.push(after.clone());
    }
}

/// Puts other names of bodies wherever a body is named, in a row of a list.
fn rename(list: &str, row: &mut Map<String, Value>, renamed: &HashMap<&str, &str>) {
    for (key, value) in row {
        // A source may have for its id what is a body's name.
        let is_body = BODIES.contains(&key.as_str()) || list == "body" && key == "id";
        match value {
            Value::String(name) if is_body => {
                if let Some(other) = renamed.get(name.as_str()) {
                    *name = (*other).to_owned();
                }
            }
            Value::Array(items) => {
                for item in &mut *items {
                    match item {
                        Value::String(name) if is_body => {
                            if let Some(other) = renamed.get(name.as_str()) {
                                *name = (*other).to_owned();
                            }
                        }
                        Value::Object(row) => rename(key, row, renamed),
                        _ => {}
                    }
                }
                if items.iter().all(Value::is_string) && is_body {
                    *value = names(value);
                }
            }
            Value::Object(row) => rename(key, row, renamed),
            _ => {}
        }
    }
}
