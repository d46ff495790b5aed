//! Every key that a measure's file can have is shown, and told where it changes: nothing has to list it again.

use std::collections::BTreeSet;

use plan::history::{PlanVersion, compare};
use plan::model::{FieldValue, Measure};
use plan::schema::{Field, Name, Record, Table, Type, Visitor};
use serde_json::Value as Json;

use super::schema::{Step, WHOLE, all_ways, holder};
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

/// A way to a key, without the places in lists: `report.text`.
fn dotted(way: &[Step]) -> String {
    let keys = way.iter().filter_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Item(_) => None,
    });
    keys.collect::<Vec<_>>().join(".")
}

/// Keys without which the page of a measure is the same, and those without which the export is: these repeat what goes
/// without saying in this plan, its currency and the year of the day.
const NOT_ON_THE_PAGE: [&str; 2] = ["spent.currency", "spent.year"];
const NOT_IN_THE_EXPORT: [&str; 1] = ["spent.year"];

#[test]
fn without_a_key_the_page_of_a_measure_and_the_export_are_others() {
    let home = tempfile::tempdir().unwrap();
    for (path, text) in WHOLE {
        let path = home.path().join("plan").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let (path, whole) = WHOLE[2];
    let path = home.path().join("plan").join(path);
    let run = |args: &[&str]| {
        let run = program().current_dir(home.path()).args(args).output().unwrap();
        (run.stdout, run.status.code())
    };
    let outputs = |text: &str| {
        std::fs::write(&path, text).unwrap();
        let page =
            ["en", "hu"].map(|language| run(&["show", "I.1", "--full", "--lang", language, "--keep-going"]));
        let exported = run(&["export", "jsonl", "all.jsonl", "--keep-going"]);
        assert_eq!(exported.1, Some(0));
        (page, std::fs::read(home.path().join("all.jsonl")).unwrap())
    };
    let file = whole.parse::<toml::Table>().unwrap();
    let (page, exported) = outputs(&file.to_string());
    let (mut off_the_page, mut off_the_export) = (BTreeSet::new(), BTreeSet::new());
    for way in all_ways(&file) {
        let mut without = file.clone();
        let (table, key) = holder(&mut without, &way);
        table.remove(key);
        let (other_page, other_export) = outputs(&without.to_string());
        if other_page == page {
            off_the_page.insert(dotted(&way));
        }
        if other_export == exported {
            off_the_export.insert(dotted(&way));
        }
    }
    assert_eq!(off_the_page, NOT_ON_THE_PAGE.map(str::to_owned).into(), "not on the page of `plan show`");
    assert_eq!(off_the_export, NOT_IN_THE_EXPORT.map(str::to_owned).into(), "not in `plan export`");
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
