//! What commands that write say in Hungarian, and the words of the files in it.

use std::collections::BTreeSet;

use plan::history::compared_fields;
use plan::labels::{Language, option_in_hungarian};
use plan::schema::FileKind;
use serde_json::Value;

use crate::support::repository::{Repository, Run};

/// Words of ours that no Hungarian screen has; what stands in backquotes is typed, and stays.
const ENGLISH: [&str; 22] = [
    "wrote",
    "written",
    "nothing",
    "committed",
    "error:",
    "help:",
    "warning:",
    "there",
    "already",
    "already:",
    "with",
    "without",
    "this",
    "that",
    "says",
    "write",
    "give",
    "name",
    "leave",
    "from",
    "status",
    "report",
];

/// The lines of a run on standard error in which a word is English. What a rule finds is English, and what it asks for.
fn english(said: &str) -> Vec<String> {
    let is_english = |line: &&str| {
        let outside: String = line.split('`').step_by(2).collect();
        outside.split_whitespace().any(|word| ENGLISH.contains(&word))
    };
    let lines: Vec<&str> = said.lines().collect();
    let is_of_rule = |at: &usize| {
        let is_finding = |at: usize| lines[at].starts_with("figyelmeztetés: ");
        is_finding(*at) || (*at > 0 && lines[*at].starts_with("  teendő: ") && is_finding(*at - 1))
    };
    let own = (0..lines.len()).filter(|at| !is_of_rule(at)).map(|at| lines[at]);
    own.filter(is_english).map(str::to_owned).collect()
}

#[track_caller]
fn hungarian(repository: &Repository, args: &[&str], code: i32, words: &str) {
    let args = &[args, &["--lang", "hu"]].concat();
    let mut command = repository.command(&repository.folder, args);
    let run = Run::from(command.env("PLAN_TODAY", "2030-08-05").output().unwrap());
    assert_eq!(run.code, Some(code), "{args:?}: {}", run.stderr);
    assert!(run.stderr.contains(words), "{args:?}: {words}: {}", run.stderr);
    assert_eq!(english(&run.stderr), Vec::<String>::new(), "{args:?}: {}", run.stderr);
}

#[track_caller]
fn all(runs: &[(&[&str], i32, &str)]) {
    let repository = crate::meetings::harbour();
    for (args, code, words) in runs {
        hungarian(&repository, args, *code, words);
    }
}

/// A report that is new, until it is there.
const REPORT: &[&str] =
    &["report", "I.1.1", "--body", "ML", "--status", "in-progress", "--date", "2030-07-10", "--no-input"];

#[test]
fn what_is_reported_judged_and_amended_is_told_in_hungarian_and_what_is_wrong_with_it() {
    const NEEDS: &str = "hiba: a `plan report` parancsnak ez még kell";
    const MEANT: &str = "erre gondolt: „Világítótornyok Minisztériuma”?";
    all(&[
        (&["report", "II.1", "--body", "ML", "--no-input"], 2, NEEDS),
        (&["report", "II.9", "--no-input"], 2, "nincs ilyen azonosítójú intézkedés: „II.9”"),
        (&["report", "II.1", "--body", "Ministry of Lighthouse", "--no-input"], 2, MEANT),
        (&["report", "II.1", "--status", "soon"], 2, "nem kezdődött el, folyamatban, befejeződött"),
        (&["report", "II.1", "--body", "ML", "--status", "withdrawn"], 2, "nem jelentés von vissza"),
        (REPORT, 0, "beírva: plan/reports/2030-H2/ML.toml"),
        (REPORT, 0, "a terv ezt már tartalmazza: nincs mit beírni"),
        (&["assess", "II.1", "--by", "Harbor Council", "--text", "x"], 2, "majdnem olyan név"),
        (&["assess", "II.1", "--by", "the evaluators", "--text", "fine"], 0, "beírva: plan/II/II.1.toml"),
        (&["amend", "II.1", "--basis", "T"], 2, "semmi sem változik"),
        (&["amend", "II.1", "--basis", "T", "--deadline", "2031-12-30"], 0, "beírva: plan/II/II.1.toml"),
        (&["form", "--body", "ML", "--period", "2040-H1", "-o", "f.xlsx"], 2, "a tervről nem kell jelenteni"),
        (&["form", "--body", "ML", "--period", "2030-Q1", "-o", "f.xlsx"], 2, "nem a terv időszaka"),
        (&["form", "--body", "ML", "--period", "2030-H2", "-o", "f.xlsx"], 0, "beírva: f.xlsx"),
        (&["collect", "f.xlsx", "--commit"], 2, "nincs mit commitolni"),
    ]);
}

#[test]
fn what_meets_closes_and_begins_is_told_in_hungarian_and_what_is_wrong_with_it() {
    all(&[
        (
            &["decide", "--meeting", "2030-01-01", "--text", "x", "--no-input"],
            2,
            "a tervben nincs ilyen ülés",
        ),
        (&["decide", "--meeting", "2030-07-03", "--text", "x", "--no-input"], 0, "beírva: plan/meetings/"),
        (&["decide", "--done", "2030-07-03.1", "--date", "2029-01-01"], 2, "ezen a napon nem hajtható végre"),
        (&["decide", "--done", "x", "--meeting", "2030-07-03"], 2, "nem adható meg együtt"),
        (&["agenda", "--meeting", "2030-07-03"], 2, "már megvan: plan/meetings/2030-07-03.toml"),
        (&["agenda", "--meeting", "2031-01-11"], 0, "beírva: plan/meetings/2031-01-11.toml"),
        (&["new", "II.1"], 2, "az azonosító már foglalt"),
        (&["fmt", "nowhere.toml"], 2, "nem a terv fájlja"),
        (&["seal"], 3, "a pecsét egy commitról szól"),
        (&["close", "--date", "2030-07-20", "--basis", "T"], 0, "beírva: plan/plan.toml"),
        (&["close", "--date", "2030-07-20", "--basis", "T"], 2, "a terv már le van zárva"),
        (&["succeed", "plan-2032"], 0, "kitöltendő a plan.toml fájlban"),
    ]);
}

#[test]
fn where_nothing_is_new_no_commit_is_made_and_that_is_said() {
    let repository = crate::meetings::harbour();
    let args = [
        "report",
        "II.1",
        "--body",
        "ML",
        "--status",
        "completed",
        "--date",
        "2030-07-05",
        "--commit",
        "--no-input",
    ];
    let args = [&args[..], &["--period", "2030-H1", "--author", "Anna Kis <anna@example.org>"]].concat();
    let before = repository.git(&["rev-parse", "HEAD"]);
    let mut command = repository.command(&repository.folder, &args);
    let run = Run::from(command.env("PLAN_TODAY", "2030-08-05").output().unwrap());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("nothing is new, so no commit was made"), "{}", run.stderr);
    assert_eq!(repository.git(&["rev-parse", "HEAD"]), before);
}

/// The keys that a schema names, at any depth.
fn keys_of(schema: &Value, keys: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(named)) = object.get("properties") {
                keys.extend(named.keys().cloned());
            }
            object.values().for_each(|inner| keys_of(inner, keys));
        }
        Value::Array(items) => items.iter().for_each(|inner| keys_of(inner, keys)),
        _ => {}
    }
}

#[test]
fn every_key_of_the_files_has_a_hungarian_word() {
    let mut keys: BTreeSet<String> = compared_fields().into_iter().map(str::to_owned).collect();
    for (_, kind) in FileKind::WORDS {
        keys_of(&kind.json_schema(), &mut keys);
    }
    assert!(keys.len() > 80, "{keys:?}");
    let bare: Vec<&String> = keys.iter().filter(|key| Language::Hungarian.key(key) == key.as_str()).collect();
    assert_eq!(bare, Vec::<&String>::new());
}

#[test]
fn every_question_in_the_editor_has_its_words_in_hungarian() {
    // What the options for git and for the run itself mean is no question.
    const NO_QUESTION: [&str; 11] = [
        "author", "branch", "color", "commit", "dir", "dry-run", "edit", "help", "message", "no-input",
        "version",
    ];
    let line = plan::cli::command();
    for name in ["report", "assess", "amend"] {
        let command = line.find_subcommand(name).unwrap();
        let options = command.get_arguments().filter_map(|arg| arg.get_long());
        for option in options.filter(|option| !NO_QUESTION.contains(option)) {
            assert!(option_in_hungarian(name, option).is_some(), "{name} --{option}");
        }
    }
}
