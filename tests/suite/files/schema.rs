//! The JSON Schemas of the plan's files: fresh, named by the real files, and of one mind with the loader.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Output;

use jsonschema::Validator;
use plan::load::ProblemKind;
use plan::model::MeasureId;
use plan::schema::FileKind;
use serde_json::{Value as Json, json};
use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

use crate::support::program::program;
use crate::{rules::corpus, support::fixtures, support::kept::is_kept};

/// What a file of a plan is, by its path inside the plan's folder.
fn kind(path: &str) -> FileKind {
    FileKind::of(path)
}

/// The word by which a kind of file is asked for.
fn word(kind: FileKind) -> &'static str {
    FileKind::WORDS.iter().find(|(_, known)| *known == kind).unwrap().0
}

/// A schema as editors apply it, formats included.
fn validator(kind: FileKind) -> Validator {
    jsonschema::options().should_validate_formats(true).build(&kind.json_schema()).unwrap()
}

/// What a language server makes of TOML: JSON has no dates, they become text.
fn json(text: &str) -> Json {
    fn value(from: &DeValue<'_>) -> Json {
        match from {
            DeValue::Table(inner) => table(inner),
            DeValue::Array(items) => items.iter().map(|item| value(item.get_ref())).collect(),
            DeValue::String(text) => json!(text),
            DeValue::Datetime(moment) => json!(moment.to_string()),
            DeValue::Boolean(flag) => json!(flag),
            // A figure that is none is nothing.
            DeValue::Integer(whole) => json!(i64::from_str_radix(whole.as_str(), whole.radix()).ok()),
            DeValue::Float(decimal) => json!(decimal.as_str().parse::<f64>().ok()),
        }
    }
    fn table(table: &DeTable<'_>) -> Json {
        table.iter().map(|(key, item)| (key.get_ref().to_string(), value(item.get_ref()))).collect()
    }
    table(DeTable::parse(text).unwrap().get_ref())
}

/// What a schema has against a file.
fn refusals(path: &str, text: &str) -> Vec<String> {
    let errors = validator(kind(path));
    errors.iter_errors(&json(text)).map(|error| format!("{path}: {error}")).collect()
}

fn run(args: &[&str]) -> Output {
    program().current_dir(fixtures::root()).args(args).output().unwrap()
}

#[test]
fn the_schemas_of_the_real_plan_are_fresh() {
    for (word, _) in FileKind::WORDS {
        let printed = run(&["schema", word]);
        assert!(printed.status.success() && printed.stderr.is_empty(), "{printed:?}");
        is_kept(&format!("plan/.schema/{word}.json"), str::from_utf8(&printed.stdout).unwrap());
    }
}

#[test]
fn every_real_file_names_its_schema_and_passes() {
    let mut refused = Vec::new();
    for (path, text) in fixtures::real_files() {
        let text = String::from_utf8(text).unwrap();
        let named = text.lines().next().and_then(|line| line.strip_prefix("#:schema "));
        let named = named.unwrap_or_else(|| panic!("{path} does not begin with the schema that it follows"));
        let folder = fixtures::root().join("plan").join(&path).parent().unwrap().to_owned();
        let schema = fixtures::root().join(format!("plan/.schema/{}.json", word(kind(&path))));
        assert_eq!(folder.join(named).canonicalize().unwrap(), schema.canonicalize().unwrap(), "{path}");
        refused.extend(refusals(&path, &text));
    }
    for (path, text) in fixtures::invented_files() {
        refused.extend(refusals(&path, &String::from_utf8(text).unwrap()));
    }
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn the_corpus_of_broken_files_is_refused() {
    let rules = ["unknown-field", "missing-field", "wrong-type", "invalid-value"];
    let mut refused = 0;
    for case in corpus::cases().filter(|case| rules.contains(&case.rule())) {
        let of_file = |(path, text): (&String, &Vec<u8>)| refusals(path, std::str::from_utf8(text).unwrap());
        let found: Vec<String> = case.files.iter().flat_map(of_file).collect();
        assert_eq!(case.is_broken(), !found.is_empty(), "{}: {found:#?}", case.name);
        refused += usize::from(case.is_broken());
    }
    assert!(refused > 10, "only {refused} cases were refused");
}

/// The way to a value in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Key(String),
    Item(usize),
}

/// The ways to every key of a table and of the tables in it.
fn ways(value: &Value, to: &mut Vec<Step>, found: &mut Vec<Vec<Step>>) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                to.push(Step::Key(key.clone()));
                found.push(to.clone());
                ways(value, to, found);
                to.pop();
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                to.push(Step::Item(at));
                ways(item, to, found);
                to.pop();
            }
        }
        _ => {}
    }
}

pub fn all_ways(table: &Table) -> Vec<Vec<Step>> {
    let mut found = Vec::new();
    ways(&Value::Table(table.clone()), &mut Vec::new(), &mut found);
    found
}

/// The table that a key stands in, and the key.
pub fn holder<'a>(file: &'a mut Table, way: &'a [Step]) -> (&'a mut Table, &'a str) {
    let (last, above) = way.split_last().unwrap();
    let mut rest = above.iter().peekable();
    let mut table = file;
    while let Some(Step::Key(key)) = rest.next() {
        let mut value = table.get_mut(key).unwrap();
        while let Some(Step::Item(at)) = rest.peek() {
            value = value.as_array_mut().unwrap().get_mut(*at).unwrap();
            rest.next();
        }
        table = value.as_table_mut().unwrap();
    }
    let Step::Key(key) = last else { panic!("{way:?} leads to no key") };
    (table, key)
}

fn misspelt(file: &Table, way: &[Step]) -> Table {
    let mut file = file.clone();
    let (table, key) = holder(&mut file, way);
    let value = table.remove(key).unwrap();
    table.insert(format!("{key}x"), value);
    file
}

#[test]
fn a_misspelt_key_of_a_real_measure_is_refused() {
    let measure = fixtures::text("plan/II/II.3.3.toml").parse::<Table>().unwrap();
    let validator = validator(FileKind::Measure);
    let ways = all_ways(&measure);
    assert!(ways.len() > 25, "{ways:?}");
    for way in ways {
        assert!(!validator.is_valid(&json(&misspelt(&measure, &way).to_string())), "{way:?}");
    }
}

/// A return and a meeting of that plan in which every key there is stands.
pub const RECORDS: [(&str, &str); 2] = [
    (
        "reports/2030-H1/L.toml",
        r#"
body = "Lights"
lang = "hu"
period = "2030-H1"
date = 2030-06-20
[[report]]
measure = "I.1"
date = 2030-06-21
body = "the lights"
status = "in-progress"
milestone = "rope bought"
values = { bells = 1 }
text = "two bells hang"
evidence = ["https://example.org/bells"]
[[report]]
measure = "I.1"
date = 2030-06-21
bodies = ["Lights", "Council"]
by = "the harbour office"
status = "in-progress"
[[assessment]]
measure = "I.1"
date = 2030-06-21
by = "Lights"
status = "in-progress"
text = "they ring"
evidence = ["https://example.org/sound"]
[[spent]]
measure = "I.1"
date = 2030-06-21
body = "the lights"
source = "treasury"
chapter = "Lights"
year = 2030
amount = 7
currency = "EUR"
total = true
text = "for the bells"
evidence = ["https://example.org/invoice"]
[extra]
colour = "blue"
count = 3
since = 2030-01-01
open = true
parts = ["a", { b = 1.5 }]
[[allow]]
rule = "completed-without-evidence"
reason = "everybody hears them"
"#,
    ),
    (
        "meetings/2030-07-03.toml",
        r#"
title = "Harbour Council, first half of 2030"
body = "Council"
lang = "en"
period = "2030-H1"
[[agenda]]
title = "reports of the members"
measures = ["I.1"]
[[allow]]
rule = "decision-rewritten"
reason = "the minutes name another day"
[extra]
colour = "blue"
count = 3
since = 2030-01-01
open = true
parts = ["a", { b = 1.5 }]
[[decision]]
id = "1"
text = "the Lights buy a third bell"
responsible = ["Lights"]
due = 2030-09-30
measures = ["I.1"]
done = 2030-09-01
result = "it hangs"
"#,
    ),
];

/// A plan in which every key there is stands at least once.
pub const WHOLE: [(&str, &str); 3] = [
    (
        "plan.toml",
        r#"
title = "Quiet Harbours"
languages = ["en", "hu"]
decision = "a decision"
adopted = 2030-02-01
period = { start = 2030-01-01, end = 2031-12-31 }
expires = 2032-01-01
currency = "EUR"
document = "decision.txt"
rows = ["responsible", "deadline"]
strategy = { title = "Safe Coasts", period = { start = 2028-01-01, end = 2035-12-31 } }
predecessor = { title = "Quiet Harbours 2028", path = "../before", site = "https://before.example.org" }
licence = "CC-BY-4.0"
closed = { date = 2032-03-31, basis = "a letter" }
section = [{ id = "I", title = "Lights", names = { hu = "Fények" } }]
source = [{ id = "treasury", name = "Treasury", names = { hu = "Kincstár" }, state = "decided", basis = "so", words = ["the treasury"] }]
levels = { unused-body = "warn" }
extra = { colour = "blue" }
[[appropriation]]
id = "1a"
point = "D.1"
source = "treasury"
chapter = "Lights"
year = 2030
amount = 1.5
currency = "HUF"
[[appropriation]]
id = "1b"
from = 2030
recurring = "yearly"
amount = 1
[[metric]]
id = "rings"
name = "rings"
unit = "rings"
target = 3
baseline = 0
direction = "up"
kind = "level"
sum = false
targets = [{ by = "2030-Q4", value = 2 }]
[[provision]]
id = "4"
text = "The Council is invited to help."
bodies = ["Council"]
source = "treasury"
[coordination]
coordinator = "Harbour Commissioner"
coordinator_hungarian = "hivatal"
coordinator_names = { de = "Amt" }
body = "Lights"
department = "a department"
department_hungarian = "osztály"
department_names = { de = "Abteilung" }
mechanism = "Council"
mechanism_since = 2008
roundtable = "Council"
cycle = "half-yearly"
basis = "a page"
procedure = [{ id = "I", title = "at home", hungarian = "itthon", names = { de = "daheim" } }]
"#,
    ),
    (
        "bodies.toml",
        r#"
extra = { colour = "blue" }
[[body]]
name = "Lights"
kind = "ministry"
translated = true
hungarian = "Fények"
names = { de = "Lichter" }
head = "Keeper"
abbreviations = ["L"]
aliases = ["the lights"]
part_of = "Council"
member_of = ["Council"]
duties = [{ hungarian = "fény", english = "light", names = { de = "Licht" } }]
mentioned_in = ["I.1"]
[[body]]
name = "Council"
kind = "group"
[[succession]]
duty = "ferries"
hungarian = "komp"
names = { de = "Fähren" }
from = "Council"
to = "Lights"
measures = ["I.1"]
since = 2030-02-01
basis = "a letter"
"#,
    ),
    (
        "I/I.1.toml",
        r#"
kind = "measure"
section = "I"
formerly = ["I.1.7"]
parent = "I.2"
continues = ["I.4"]
title = "Bells"
short = "Bells"
text = { hu = { title = "Harangok", means = "kötél", indicator = "harangok" } }
responsible = ["Lights"]
partners = ["Council"]
means = "rope"
deadline = "when the fog lifts"
indicator = "bells"
funding = "EUR 5"
published = { responsible = "the Lights Office", partners = "the Council", deadline = "in summer" }
milestone = [{ id = "M-1", title = "rope bought", due = 2030-03-01, responsible = ["Lights"], indicator = "a bill", measures = ["I.1"] }]
metrics = ["rings"]
metric = [{ id = "B", sum = true, targets = [{ by = 2030-06-30, value = 1 }], name = "bells", unit = "bells", target = 3, baseline = 0.5, direction = "up", kind = "cumulative" }]
amendment = [{ date = 2030-02-02, basis = "Harbour Decision 4/2030", fields = ["deadline"], withdrawn = false, milestone = "lamp" }]
extra = { colour = "blue", steps = [{ done = true }] }
allow = [{ rule = "no-target", reason = "published so" }]
assessment = [{ date = 2030-05-01, by = "Roundtable of Sailors", status = "in-progress", text = "two bells ring", evidence = ["https://example.org/visit"] }]
[[allocation]]
id = "rope"
source = "treasury"
chapter = "Lights"
year = 2030
amount = 5
currency = "EUR"
purpose = "rope"
appropriation = "1a"
alternative = "treasury"
[[allocation]]
id = "yearly"
revises = "rope"
date = 2030-02-02
source = "treasury"
from = 2030
recurring = "yearly"
amount = 7
[[spent]]
date = 2030-03-03
body = "Lights"
source = "treasury"
chapter = "Lights"
year = 2030
amount = 2.5
currency = "EUR"
total = true
text = "rope"
evidence = ["https://example.org/bill"]
[[report]]
date = 2030-04-01
body = "Lights"
status = "completed"
milestone = "rope bought"
values = { bells = 1 }
text = "bought"
evidence = ["https://example.org/rope"]
[[report]]
date = 2030-05-01
bodies = ["Lights", "Council"]
by = "coordinator"
status = "in-progress"
"#,
    ),
];

/// What may stand where something else should, and whether a schema can tell: JSON has no dates.
fn probes() -> Vec<(Value, bool)> {
    let values = r#"values = ["words", "", " ", "two\nlines", "two.words", "I.01", "2030-01-01", "measure", "HUF", "yearly",
        0, 1, -1, 1.5, inf, 1899, 1900, 2200, 2201, 999999999999999, 1000000000000000, -1000000000000000, true,
        2030-01-01, 2030-05-01T12:00:00Z, 12:00:00, [], ["words"], [""], [7], ["I.01"], [[]], {}, { x = 1 },
        { x = "warn" }, [{}], [{ x = 1 }]]"#;
    let Some(Value::Array(mut values)) = values.parse::<Table>().unwrap().remove("values") else { panic!() };
    let of_length = |length: usize| "x".repeat(length);
    values.extend([64, 65, 300, 301, 20_000, 20_001].map(|length| Value::String(of_length(length))));
    for length in [300, 301] {
        values.push(Value::Table(Table::from_iter([(of_length(length), Value::Integer(1))])));
    }
    let is_day = |value: &Value| value.is_datetime() || value.as_str() == Some("2030-01-01");
    values.into_iter().map(|value| (value.clone(), !is_day(&value))).collect()
}

/// What the loader says of a file in itself, whatever else is in the plan.
fn is_loaded(path: &str, text: &str) -> bool {
    let of_the_file = [
        ProblemKind::UnknownField,
        ProblemKind::MissingField,
        ProblemKind::WrongType,
        ProblemKind::InvalidValue,
        ProblemKind::InvalidAmount,
        ProblemKind::InvalidId,
        ProblemKind::UnknownCurrency,
        ProblemKind::ControlCharacter,
    ];
    let loaded = fixtures::load_memory([(path, text)]);
    loaded.problems.iter().all(|problem| !of_the_file.contains(&problem.kind))
}

#[test]
fn the_schemas_refuse_what_the_loader_refuses_and_nothing_else() {
    let probes = probes();
    let (mut asked, mut different) = (0, Vec::new());
    for (path, text) in WHOLE.into_iter().chain(RECORDS) {
        let file = text.parse::<Table>().unwrap();
        let validator = validator(kind(path));
        let mut compare = |changed: &Table, can_tell: bool, what: &dyn Fn() -> String| {
            let text = changed.to_string();
            let loaded = is_loaded(path, &text);
            let passes = validator.is_valid(&json(&text));
            asked += 1;
            if loaded != passes && (can_tell || !passes) {
                let verdict = |passes| if passes { "takes" } else { "refuses" };
                let (loader, schema) = (verdict(loaded), verdict(passes));
                different.push(format!("{path}: the loader {loader}, the schema {schema} {}", what()));
            }
        };
        compare(&file, true, &|| "the file as it is".to_owned());
        for way in all_ways(&file) {
            let mut without = file.clone();
            let (table, key) = holder(&mut without, &way);
            table.remove(key);
            compare(&without, true, &|| format!("what lacks {way:?}"));
            compare(&misspelt(&file, &way), true, &|| format!("what misspells {way:?}"));
            for (probe, can_tell) in &probes {
                let mut changed = file.clone();
                let (table, key) = holder(&mut changed, &way);
                table.insert(key.to_owned(), probe.clone());
                let shown = || format!("{way:?} = {:.40}", probe.to_string());
                compare(&changed, *can_tell, &shown);
            }
        }
    }
    assert!(asked > 3_000, "only {asked} questions were asked");
    assert!(different.is_empty(), "{} differences:\n{}", different.len(), different.join("\n"));
}

#[test]
fn a_point_may_do_without_the_rows_of_a_measure() {
    let rows = ["partners", "means", "indicator", "funding"];
    let (path, text) = WHOLE[2];
    for kind in ["measure", "point", "pont"] {
        for row in rows {
            let mut file = text.parse::<Table>().unwrap();
            file.insert("kind".to_owned(), kind.into());
            file.remove(row);
            let text = file.to_string();
            let verdicts = (refusals(path, &text).is_empty(), is_loaded(path, &text));
            assert_eq!(verdicts, (kind == "point", kind == "point"), "{kind} {row}");
        }
    }
}

#[test]
fn years_go_together_as_the_loader_has_them() {
    let keys = [("year", "2030"), ("from", "2030"), ("recurring", "\"yearly\""), ("amount", "5")];
    let tables = [
        (WHOLE[0], "[[appropriation]]\nid = \"1c\"\nsource = \"treasury\"\n"),
        (WHOLE[2], "[[allocation]]\nsource = \"treasury\"\n"),
    ];
    for ((path, whole), table) in tables {
        let mut taken = 0;
        for chosen in 0..1 << keys.len() {
            let is_chosen = |at: usize| chosen & (1 << at) != 0;
            let lines = keys.iter().enumerate().filter(|(at, _)| is_chosen(*at));
            let lines: String = lines.map(|(_, (key, value))| format!("{key} = {value}\n")).collect();
            let text = format!("{whole}\n{table}{lines}");
            let passes = refusals(path, &text).is_empty();
            assert_eq!(passes, is_loaded(path, &text), "{table}{lines}");
            taken += usize::from(passes);
        }
        assert_eq!(taken, if path == "plan.toml" { 2 } else { 6 }, "{table}");
    }
}

/// Every key that a schema has, at whatever depth: `report.text`.
fn named(schema: &Json, above: &str, found: &mut BTreeSet<String>) {
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        let key = format!("{above}{key}");
        assert!(property["description"].as_str().is_some_and(|docs| docs.ends_with('.')), "{key}");
        let items = &property["items"];
        assert!(items.is_null() || items["description"] == property["description"], "{key}");
        let below = format!("{key}.");
        named(property, &below, found);
        named(items, &below, found);
        found.insert(key);
    }
}

#[test]
fn the_comparison_leaves_no_key_out() {
    for (path, text) in WHOLE.into_iter().chain(RECORDS) {
        let mut keys = BTreeSet::new();
        named(&kind(path).json_schema(), "", &mut keys);
        let joined = |way: Vec<Step>| {
            let keys = way.into_iter().filter_map(|step| match step {
                Step::Key(key) => Some(key),
                Step::Item(_) => None,
            });
            keys.collect::<Vec<_>>().join(".")
        };
        let ways = all_ways(&text.parse().unwrap());
        let used: BTreeSet<String> = ways.into_iter().map(joined).collect();
        let missing: Vec<&String> = keys.difference(&used).collect();
        assert!(missing.is_empty(), "{path} has no {missing:?}");
    }
}

#[test]
fn the_pattern_of_an_identifier_is_what_is_read_as_one() {
    let pattern = jsonschema::validator_for(&json!({ "pattern": MeasureId::PATTERN })).unwrap();
    let mut texts = vec![String::new()];
    for _ in 0..6 {
        let longer = texts.iter().flat_map(|text| ["0", "1", "a", ".", "é"].map(|c| format!("{text}{c}")));
        texts = longer.chain([String::new()]).collect();
        for text in &texts {
            assert_eq!(pattern.is_valid(&json!(text)), text.parse::<MeasureId>().is_ok(), "{text:?}");
        }
    }
}

/// A copy of the invented plan.
fn copy() -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let plan = home.path().join("plan");
    for (path, text) in fixtures::invented_files() {
        let path = plan.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    (home, plan)
}

fn write_into(plan: &Path) -> Output {
    run(&["schema", "--write", "-C", plan.to_str().unwrap()])
}

#[test]
fn schemas_are_written_into_the_folder_of_the_plan() {
    let (_home, plan) = copy();
    for _ in 0..2 {
        let output = write_into(&plan);
        assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
        let said: String =
            FileKind::WORDS.iter().map(|(word, _)| format!("wrote plan/.schema/{word}.json\n")).collect();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), said);
        for (word, _) in FileKind::WORDS {
            let name = format!(".schema/{word}.json");
            assert_eq!(std::fs::read(plan.join(&name)).unwrap(), run(&["schema", word]).stdout);
        }
        assert_eq!(std::fs::read_dir(plan.join(".schema")).unwrap().count(), FileKind::WORDS.len());
        let check = run(&["check", "--deny", "warnings", "-C", plan.to_str().unwrap()]);
        assert!(check.status.success(), "{check:?}");
        // Again over what somebody has spoilt.
        std::fs::write(plan.join(".schema/plan.json"), "{").unwrap();
    }
}

#[test]
fn the_schema_of_a_measure_demands_the_rows_that_the_plan_has() {
    let home = tempfile::tempdir().unwrap();
    let plan = home.path().join("plan");
    std::fs::create_dir(&plan).unwrap();
    let required = |rows: &str| {
        std::fs::write(plan.join("plan.toml"), format!("title = \"Open\"\n{rows}")).unwrap();
        std::fs::write(plan.join("bodies.toml"), "").unwrap();
        assert!(write_into(&plan).status.success());
        let written = std::fs::read(plan.join(".schema/measure.json")).unwrap();
        assert_eq!(written, run(&["schema", "measure", "-C", plan.to_str().unwrap()]).stdout);
        let schema: serde_json::Value = serde_json::from_slice(&written).unwrap();
        serde_json::json!([schema["required"], schema["else"]["required"]])
    };
    let all = serde_json::json!([
        ["title", "responsible", "deadline"],
        ["partners", "means", "indicator", "funding"]
    ]);
    assert_eq!(required(""), all);
    assert_eq!(
        required("rows = [\"responsible\", \"means\"]\n"),
        serde_json::json!([["title", "responsible"], ["means"]])
    );
}

#[test]
#[cfg(unix)]
fn schemas_are_not_written_through_a_link() {
    let (home, plan) = copy();
    let elsewhere = home.path().join("elsewhere");
    std::fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, plan.join(".schema")).unwrap();
    let output = write_into(&plan);
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("cannot write .schema/plan.json: `.schema` is not a folder"), "{said}");
    assert_eq!(std::fs::read_dir(&elsewhere).unwrap().count(), 0);
}

#[test]
fn mending_keeps_the_line_that_names_the_schema() {
    let (_home, plan) = copy();
    let path = plan.join("I/I.1.1.toml");
    let text = format!("#:schema ../.schema/measure.json\n{}", std::fs::read_to_string(&path).unwrap());
    std::fs::write(&path, text.replacen("indicator", "indicater", 1)).unwrap();
    let output = run(&["check", "--fix", "-C", plan.to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}
