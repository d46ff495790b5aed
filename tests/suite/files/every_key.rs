//! Every key that a measure's file can have is shown, and told where it changes: nothing has to list it again.

use std::collections::BTreeSet;

use plan::history::{PlanVersion, compare};
use plan::model::{FieldValue, Measure};
use plan::schema::{Field, Name, Record, Table, Type, Visitor};
use serde_json::Value as Json;

use super::schema::WHOLE;
use crate::support::fixtures;
use crate::support::program::program;

/// Every key of a table and of the tables in it: `report.text`.
fn keys(table: &'static Table, above: &str, found: &mut BTreeSet<String>) {
    for key in table.keys {
        match key.value {
            Type::Table(inner) | Type::Tables(inner) => {
                keys(inner, &format!("{above}{}.", key.name), found);
            }
            _ => drop(found.insert(format!("{above}{}", key.name))),
        }
    }
}

fn every_key() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    keys(Measure::TABLE, "", &mut found);
    assert!(found.len() > 40, "{found:?}");
    found
}

/// Whether a key is there, in every table of a list.
fn is_shown(item: &Json, key: &str) -> bool {
    let Some((table, key)) = key.split_once('.') else {
        return item.get(key).or(item.get(format!("{key}s"))).is_some();
    };
    match item.get(format!("{table}s")).or(item.get(table)) {
        Some(Json::Array(rows)) => !rows.is_empty() && rows.iter().all(|row| is_shown(row, key)),
        Some(inner) => is_shown(inner, key),
        None => false,
    }
}

#[test]
fn the_answer_of_show_has_every_key() {
    let home = tempfile::tempdir().unwrap();
    for (path, text) in WHOLE {
        let path = home.path().join("plan").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let shown = program()
        .current_dir(home.path())
        .args(["show", "I.1", "--keep-going", "--format", "json"])
        .output()
        .unwrap();
    let answer: Json = serde_json::from_slice(&shown.stdout).unwrap_or_else(|_| panic!("{shown:?}"));
    let item = &answer["item"];
    // A list of tables goes by the plural of its key.
    let missing = every_key().into_iter().filter(|key| !is_shown(item, key));
    assert_eq!(missing.collect::<Vec<_>>(), Vec::<String>::new(), "not in the JSON of `plan show`");
}

/// What the rows of a difference hold.
fn told(field: &str, value: &FieldValue, found: &mut BTreeSet<String>) {
    match value {
        FieldValue::Row(keys) => {
            for (key, value) in keys {
                let path = if field.is_empty() { key.to_string() } else { format!("{field}.{key}") };
                told(&path, value, found);
            }
        }
        FieldValue::List(items) if matches!(items.first(), Some(FieldValue::Row(_))) => {
            items.iter().for_each(|item| told(field, item, found));
        }
        _ => {}
    }
    found.insert(field.to_owned());
}

#[test]
fn every_key_is_told_where_a_measure_comes_or_changes() {
    let whole = fixtures::load_memory(WHOLE);
    let [(plan_path, plan_text), register, (path, _)] = WHOLE;
    let bare = "title = \"Buoys\"\nresponsible = [\"Council\"]\npartners = []\nmeans = \"paint\"\n\
                deadline = 2031-01-01\nindicator = \"none\"\nfunding = \"none\"\nkind = \"point\"\n";
    let bare = fixtures::load_memory([(plan_path, plan_text), register, (path, bare)]);
    let none = fixtures::load_memory([(plan_path, plan_text), register]);
    let [whole, bare, none] = [&whole, &bare, &none]
        .map(|loaded| PlanVersion { plan: loaded.plan.as_ref().unwrap(), files: &loaded.files });
    for before in [none, bare] {
        let mut found = BTreeSet::new();
        for change in compare(before, whole).measures.iter().flat_map(|diff| diff.changes.iter()) {
            if let Some(after) = &change.after {
                told(change.field.unwrap_or_default(), after, &mut found);
            }
        }
        let missing: Vec<String> = every_key().difference(&found).cloned().collect();
        assert_eq!(missing, Vec::<String>::new(), "not among the differences");
    }
}

/// Whether something below a key is a place in a list of the plan.
#[derive(Default)]
struct Places {
    /// By the key at the top of the file.
    found: BTreeSet<&'static str>,
    /// In the table of which key this is.
    inside: Option<&'static str>,
}

impl Places {
    fn within<T: Record>(&mut self, name: Name, row: &T) {
        let above = self.inside;
        self.inside = above.or(Some(name.key));
        row.visit(self);
        self.inside = above;
    }
}

impl<'v> Visitor<'v> for Places {
    fn field(&mut self, name: Name, value: Field<'v>) {
        if value.is_place() {
            self.found.insert(self.inside.unwrap_or(name.key));
        }
    }

    fn rows<T: Record>(&mut self, name: Name, rows: &'v [T]) {
        rows.iter().for_each(|row| self.within(name, row));
    }

    fn table<T: Record>(&mut self, name: Name, table: Option<&'v T>) {
        table.into_iter().for_each(|row| self.within(name, row));
    }
}

#[test]
fn every_key_that_is_not_known_is_taken_over_from_the_version_before() {
    let whole = fixtures::load_memory(WHOLE);
    let [plan, register, (path, _)] = WHOLE;
    let bare = "kind = \"point\"\ntitle = \"Other\"\nresponsible = [\"Office\"]\ndeadline = 2031-02-02\n";
    let bare = fixtures::load_memory([plan, register, (path, bare)]);
    let [whole, bare] = [&whole, &bare].map(|loaded| &loaded.plan.as_ref().unwrap().measures[0]);
    let mut places = Places::default();
    whole.visit(&mut places);
    for key in Measure::TABLE.keys.iter().map(|key| key.name) {
        let mut filled = Measure::clone(bare);
        filled.unknown = vec![key];
        let before = format!("{filled:?}").replace(&format!("unknown: [{key:?}]"), "unknown: []");
        // Where bodies, sections and sources have other places by now, what names them cannot be taken over.
        let names = !filled.clone().fill_from(whole, false);
        assert!(names || !places.found.contains(key), "`{key}` is missing in NAMING");
        assert!(filled.fill_from(whole, true), "{key}");
        assert!(
            filled.unknown.is_empty() && format!("{filled:?}") != before,
            "`{key}` is missing in `Measure::take`"
        );
        let is_plain = whole.knows_plainly(&[key], bare);
        // Milestones are plain where they name nobody; the published wordings go with the rows that they word.
        let may_be_both = ["milestone", "published"].contains(&key);
        assert!(may_be_both || is_plain != names, "`{key}` is to be in one of NAMING and PLAIN");
    }
}
