//! No text that people write leads to a person: each is judged, whatever file and key it stands under, and none is shown.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use plan::model::{Measure, Meeting, Plan, RegisterFile, Return};
use plan::schema::{Record, Table, Type};
use serde_json::Value as Json;

use crate::support::repository::Repository;

/// The place of a text with personal data in the files below.
const PLANT: &str = "§";

/// A plan with every key under which people write what they want.
const FILES: [(&str, &str); 5] = [
    (
        "plan.toml",
        r#"title    = "Planted"
adopted  = 2030-01-01
period   = { start = 2030-01-01, end = 2031-12-31 }
currency = "EUR"
licence  = "§"
extra    = { note = "§" }

[closed]
date  = 2031-12-31
basis = "§"

[[section]]
id    = "I"
title = "One"

[[source]]
id    = "fund"
name  = "Fund"
state = "decided"

[[metric]]
name = "shared"
unit = "§"

[coordination]
coordinator           = "§"
coordinator_hungarian = "§"
coordinator_names     = { de = "§" }
body                  = "Ministry"
department            = "§"
department_hungarian  = "§"
department_names      = { de = "§" }
mechanism             = "Council"
cycle                 = "half-yearly"
basis                 = "§"

[[coordination.procedure]]
id        = "1"
title     = "§"
hungarian = "§"

[[coordination.procedure]]
id    = "2"
title = "§"
names = { de = "§", hu = "words" }
"#,
    ),
    (
        "bodies.toml",
        r#"[[body]]
name      = "Ministry"
kind      = "ministry"
member_of = ["Council"]

[[body]]
name = "Office"
kind = "ministry"

[[body]]
name = "Council"
kind = "group"

[extra]
note = "§"

[[succession]]
duty      = "§"
hungarian = "§"
names     = { de = "§" }
from      = "Office"
to        = "Ministry"
measures  = ["I.1"]
since     = 2030-03-01
basis     = "§"
"#,
    ),
    (
        "I/I.1.toml",
        r#"title       = "Lamps"
short       = "§"
responsible = ["Ministry", "Office"]
partners    = []
means       = "oil"
deadline    = 2031-03-31
indicator   = "lamps"
funding     = "the fund"
metrics     = ["shared"]

[text.hu]
title     = "§"
means     = "§"
indicator = "§"

[[metric]]
name = "words"
unit = "§"
kind = "text"

[[milestone]]
id        = "oil"
title     = "§"
due       = "§"
indicator = "§"

[[milestone]]
title = "§"
due   = 2030-02-20

[[allocation]]
source  = "fund"
year    = 2030
amount  = 5
purpose = "§"

[[report]]
date     = 2030-02-01
body     = "Ministry"
by       = "§"
status   = "in-progress"
values   = { words = "§", shared = 1 }
text     = "§"
evidence = ["§"]

[[report]]
date      = 2030-02-02
body      = "Ministry"
milestone = "oil"
status    = "in-progress"

[[spent]]
date     = 2030-02-01
body     = "Ministry"
source   = "fund"
amount   = 1
text     = "§"
evidence = ["§"]

[[assessment]]
date     = 2030-02-02
by       = "§"
status   = "not-started"
text     = "§"
evidence = ["§"]

[[amendment]]
date   = 2030-02-03
basis  = "§"
fields = ["deadline", "§"]

[[allow]]
rule   = "no-amount"
reason = "§"

[extra]
note = ["§"]
"§" = 1
"#,
    ),
    (
        "reports/2030-H1/Ministry.toml",
        r#"body   = "Ministry"
period = "2030-H1"
date   = 2030-06-01
extra  = { note = "§" }

[[report]]
measure  = "I.1"
by       = "§"
status   = "in-progress"
values   = { words = "§" }
text     = "§"
evidence = ["§"]

[[spent]]
measure  = "I.1"
source   = "fund"
amount   = 2
text     = "§"
evidence = ["§"]

[[assessment]]
measure  = "I.1"
by       = "§"
status   = "not-started"
text     = "§"
evidence = ["§"]

[[allow]]
rule   = "backdated-report"
reason = "§"
"#,
    ),
    (
        "meetings/2030-07-01.toml",
        r#"title  = "§"
body   = "Council"
period = "2030-H1"
extra  = { note = "§" }

[[agenda]]
title    = "§"
measures = ["I.1"]

[[allow]]
rule   = "decision-rewritten"
reason = "§"

[[decision]]
id          = "1"
text        = "§"
responsible = ["Ministry"]
due         = "§"
measures    = ["I.1"]
result      = "§"

[[decision]]
id          = "2"
text        = "§"
responsible = ["Ministry"]
due         = 2030-08-01
result      = "§"
"#,
    ),
];

/// What is no free text, in the files: the words of the act, and names.
const LEFT_OUT: [(&str, &[&str]); 3] = [
    (
        "plan.toml",
        &["title", "decision", "document", "strategy", "predecessor", "section", "source", "provision"],
    ),
    ("bodies.toml", &["body"]),
    ("I/I.1.toml", &["title", "means", "deadline", "indicator", "funding", "published"]),
];

/// The plan with a text of its own at each place, and the line of each; the number tells them apart.
fn planted() -> (Repository, Vec<(String, usize)>) {
    let repository = Repository::new();
    repository.git(&["rm", "-rq", "plan"]);
    let mut lines = Vec::new();
    for (path, text) in FILES {
        let mut written = String::new();
        for (at, line) in text.lines().enumerate() {
            if line.contains(PLANT) {
                lines.push((format!("plan/{path}"), at + 1));
            }
            let who = format!("somebody{:03}@example.org", lines.len());
            let _ = writeln!(written, "{}", line.replace(PLANT, &who));
        }
        repository.write(&format!("plan/{path}"), written);
    }
    repository.commit("2030-07-02", "planted");
    (repository, lines)
}

fn is_free(mut value: &Type) -> bool {
    while let Type::List(inner) | Type::Some(inner) | Type::OneOrMore(inner) | Type::Named(inner) = value {
        value = inner;
    }
    let is_words = matches!(value, Type::Line | Type::Prose | Type::Deadline | Type::ByLanguage(_));
    is_words || matches!(value, Type::NumberOrWords | Type::Extra)
}

/// The free texts that a file can have: `closed.basis`.
fn in_schema(table: &'static Table, above: &str, left_out: &[&str], found: &mut BTreeSet<String>) {
    for key in table.keys.iter().filter(|key| !above.is_empty() || !left_out.contains(&key.name)) {
        let path = format!("{above}{}", key.name);
        match key.value {
            Type::Table(inner) | Type::Tables(inner) => in_schema(inner, &format!("{path}."), &[], found),
            value if is_free(&value) => drop(found.insert(path)),
            _ => {}
        }
    }
}

/// Those that stand in a file; a table of the plan's own is one.
fn in_file(value: &toml::Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        toml::Value::String(text) if text.contains(PLANT) => drop(found.insert(path.to_owned())),
        toml::Value::Array(items) => items.iter().for_each(|item| in_file(item, path, found)),
        toml::Value::Table(table) => table.iter().for_each(|(key, value)| {
            let is_own = ["extra", "report.values", "text"].contains(&path) || path.ends_with("names");
            let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            in_file(value, if is_own { path } else { &below }, found);
        }),
        _ => {}
    }
}

#[test]
fn every_free_text_of_the_schema_is_planted() {
    let tables = [Plan::TABLE, RegisterFile::TABLE, Measure::TABLE, Return::TABLE, Meeting::TABLE];
    for ((path, text), table) in FILES.into_iter().zip(tables) {
        let left_out = LEFT_OUT.iter().find(|(of, _)| *of == path).map_or(&[][..], |(_, keys)| keys);
        let (mut wanted, mut there) = (BTreeSet::new(), BTreeSet::new());
        in_schema(table, "", left_out, &mut wanted);
        in_file(&text.parse::<toml::Table>().unwrap().into(), "", &mut there);
        assert_eq!(there, wanted, "{path}: add a new key to the file above, with the text {PLANT}");
    }
}

#[test]
fn each_of_them_is_found() {
    let (repository, lines) = planted();
    let run = repository.run(&["check", "--format", "json", "--as-of", "2030-07-10"]);
    let answer: Json = serde_json::from_str(&run.stdout).unwrap();
    let findings = answer["findings"].as_array().unwrap().iter();
    let own = findings.filter(|finding| finding["rule"] == "personal-data");
    let mut found: Vec<(String, usize)> = own
        .map(|it| (it["path"].as_str().unwrap().to_owned(), it["line"].as_u64().unwrap() as usize))
        .collect();
    let mut wanted = lines;
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
}

/// Every question in every format, and all that is written.
fn outputs(repository: &Repository) -> Vec<(String, String)> {
    let mut outputs = Vec::new();
    let questions = [
        "status",
        "list",
        "overdue --within 900d",
        "show I.1",
        "show",
        "show 2030-07-01",
        "show 2030-07-01.1",
        "by-body Ministry",
        "by-body Office",
        "bodies",
        "sources",
        "funding",
        "results",
        "due --period 2030-H1",
        "minutes --meeting 2030-07-01",
        "slippage --all",
        "trend",
        "history",
        "history I.1",
        "diff HEAD~1..HEAD",
        "check",
        "audit",
        "rules",
        "query select*from(report)",
        "query select*from(decision)",
        "query select*from(amendment)",
        "query select*from(succession)",
        "query select*from(assessment)",
    ];
    for question in questions {
        let args: Vec<&str> = question.split(' ').collect();
        for more in [
            &["--lang", "hu"][..],
            &["--format", "json"],
            &["--format", "csv"],
            &["--format", "markdown"],
            &["--lang", "en"],
        ] {
            let all = [&args[..], more].concat();
            let run = repository.run(&all);
            outputs.push((all.join(" "), run.stdout + &run.stderr));
        }
    }
    for written in [
        "due --letter --period 2030-H2",
        "due --letter --lang hu --period 2030-H2",
        "brief",
        "brief --lang hu",
        "brief --body Ministry",
        "calendar",
        "calendar --lang hu --body Ministry",
        "agenda --meeting 2031-01-05 --dry-run",
        "check --format github",
        "check --format gitlab",
        "check --format junit",
        "check --format sarif",
        "audit --format sarif",
        "succeed plan-2032 --carry all --dry-run",
        "seal",
    ] {
        let run = repository.run(&written.split(' ').collect::<Vec<_>>());
        outputs.push((written.to_owned(), run.stdout + &run.stderr));
    }
    let out = repository.home.path().join("out");
    fs::create_dir_all(&out).unwrap();
    for written in [
        "brief --members --file-type md -o members",
        "results -o report.md",
        "results -o report.html",
        "brief -o brief.html",
        "export jsonl export.jsonl",
        "export csv tables",
        "site site",
    ] {
        let args: Vec<String> = written.split(' ').map(str::to_owned).collect();
        let (path, args) = args.split_last().unwrap();
        let path = out.join(path).to_str().unwrap().to_owned();
        let args: Vec<&str> = args.iter().map(String::as_str).chain([path.as_str()]).collect();
        let run = repository.run(&args);
        assert!(run.code.is_some_and(|code| code < 2), "{written}: {}", run.stderr);
        outputs.push((written.to_owned(), run.stdout + &run.stderr));
    }
    fn walk(at: &Path, outputs: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => walk(&path, outputs),
                false => outputs.push((
                    path.display().to_string(),
                    String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned(),
                )),
            }
        }
    }
    walk(&out, &mut outputs);
    outputs
}

#[test]
fn none_of_them_is_shown_anywhere() {
    let (repository, lines) = planted();
    let mut shown = Vec::new();
    let outputs = outputs(&repository);
    for (name, text) in &outputs {
        let text = text.replace("&#64;", "@").replace("\\@", "@");
        for number in 1..=lines.len() {
            if text.contains(&format!("somebody{number:03}")) {
                let (path, line) = &lines[number - 1];
                shown.push(format!("{name}: {path}:{line}"));
            }
        }
    }
    assert!(outputs.len() > 180, "{}", outputs.len());
    assert_eq!(shown, Vec::<String>::new());
}
