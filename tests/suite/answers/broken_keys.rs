//! Every key of a plan broken once, and every question asked: each ends without an answer, or gives the same one as before
//! but for what it says is unknown.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json};
use tempfile::TempDir;
use toml::{Table, Value};

use crate::files::schema::WHOLE;
use crate::played::{half_years, stage::Stage};
use crate::support::program::program;
use crate::support::repository::isolate;

/// A plan as it stands in a folder that is in no repository.
struct Asked {
    home: TempDir,
    /// By their paths in the plan's folder.
    files: Vec<(String, String)>,
    questions: Vec<Vec<&'static str>>,
    before: Vec<Answer>,
}

#[derive(PartialEq, Eq)]
enum Answer {
    /// Exit 3.
    Refused,
    Json(Json),
    /// Of what is no JSON: its lines, in any order.
    Text(Vec<String>),
}

impl Asked {
    fn new(files: Vec<(String, String)>, questions: &[&'static str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let questions = questions.iter().map(|question| question.split(' ').collect()).collect();
        let mut asked = Asked { home, files, questions, before: Vec::new() };
        asked.files.iter().for_each(|(path, text)| asked.write(path, text));
        asked.before = asked.answers(usize::MAX);
        for (question, answer) in asked.questions.iter().zip(&asked.before) {
            assert!(*answer != Answer::Refused, "{question:?} has no answer before anything is broken");
        }
        asked
    }

    /// The same plan once more, so that two can be broken at the same time.
    fn again(&self) -> Self {
        let home = tempfile::tempdir().unwrap();
        let (files, questions) = (self.files.clone(), self.questions.clone());
        let asked = Asked { home, files, questions, before: Vec::new() };
        asked.files.iter().for_each(|(path, text)| asked.write(path, text));
        asked
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn path(&self, path: &str) -> PathBuf {
        self.home.path().join("plan").join(path)
    }

    /// The answers to the first so many questions.
    fn answers(&self, count: usize) -> Vec<Answer> {
        self.questions.iter().take(count).map(|question| self.answer(question)).collect()
    }

    fn answer(&self, question: &[&str]) -> Answer {
        let is_json = !["calendar", "brief", "form"].contains(&question[0]);
        let mut command = program();
        isolate(&mut command, self.home.path());
        command.current_dir(self.home.path()).args(question).env("PLAN_TODAY", "2032-06-01");
        if is_json {
            command.args(["--format", "json"]);
        }
        let run = command.output().unwrap();
        match run.status.code() {
            Some(3) => Answer::Refused,
            Some(0) if is_json => Answer::Json(serde_json::from_slice(&run.stdout).unwrap()),
            Some(0) => {
                let text = String::from_utf8(run.stdout).unwrap();
                let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
                lines.sort();
                Answer::Text(lines)
            }
            // A name that is not known any more cannot be asked for.
            Some(2) => Answer::Refused,
            code => panic!("{question:?} ends with {code:?}: {}", String::from_utf8_lossy(&run.stderr)),
        }
    }

    /// Breaks a key of a file, asks everything, and says which answers are others in silence.
    fn broken(&self, before: &[Answer], path: &str, way: &Way, count: usize) -> Vec<String> {
        let (_, text) = self.files.iter().find(|(known, _)| known == path).unwrap();
        let mut table: Table = text.parse().unwrap();
        way.break_in(&mut table);
        self.write(path, &table.to_string());
        let mut wrong = Vec::new();
        for ((question, before), after) in self.questions.iter().zip(before).zip(self.answers(count)) {
            let difference = match (before, &after) {
                (_, Answer::Refused) => None,
                (Answer::Json(before), Answer::Json(after)) => difference(before, after, way.key(), false),
                (before, after) if before == after => None,
                (Answer::Text(before), Answer::Text(after)) => after
                    .iter()
                    .chain(before)
                    .find(|line| !before.contains(line) || !after.contains(line))
                    .cloned(),
                _ => Some("in another form".to_owned()),
            };
            wrong.extend(difference.map(|what| format!("{path} {way:?}: {}: {what}", question.join(" "))));
        }
        self.write(path, text);
        wrong
    }
}

/// Where a value stands: keys, and places in lists.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Way(Vec<String>);

impl Way {
    /// The key of the file itself, under which the value stands.
    fn key(&self) -> &str {
        &self.0[0]
    }

    /// The keys alone, without the places in lists.
    fn keys(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).filter(|step| step.parse::<usize>().is_err()).collect()
    }

    /// Puts there what cannot be there.
    fn break_in(&self, table: &mut Table) {
        let (last, above) = self.0.split_last().unwrap();
        let mut inner = table;
        let mut above = above.iter().peekable();
        while let Some(key) = above.next() {
            let mut value = inner.get_mut(key).unwrap();
            while let Some(at) = above.peek().and_then(|at| at.parse::<usize>().ok()) {
                value = &mut value.as_array_mut().unwrap()[at];
                above.next();
            }
            inner = value.as_table_mut().unwrap();
        }
        let wrong = match inner[last] {
            Value::Boolean(_) => Value::Integer(3),
            _ => Value::Boolean(true),
        };
        inner.insert(last.clone(), wrong);
    }
}

/// Every value of a table that is none itself, the first of each key.
fn ways(table: &Table, above: &[String], found: &mut Vec<Way>) {
    for (key, value) in table {
        let way = [above, std::slice::from_ref(key)].concat();
        match value {
            // Keys of the plan's own can hold anything.
            _ if key == "extra" => {}
            Value::Table(inner) => ways(inner, &way, found),
            Value::Array(items) if items.iter().any(Value::is_table) => {
                for (at, item) in items.iter().enumerate() {
                    let Value::Table(item) = item else { continue };
                    ways(item, &[&way[..], &[at.to_string()]].concat(), found);
                }
            }
            _ => found.push(Way(way)),
        }
    }
    let mut known: Vec<Vec<String>> = Vec::new();
    found.retain(|way| {
        let keys: Vec<String> = way.keys().iter().map(|&key| key.to_owned()).collect();
        let is_new = !known.contains(&keys);
        known.push(keys);
        is_new
    });
}

/// What an answer says otherwise without saying that it is unknown. `is_said`: it says so of what surrounds this.
fn difference(before: &Json, after: &Json, key: &str, is_said: bool) -> Option<String> {
    match (before, after) {
        (Json::Object(before), Json::Object(after)) => {
            let is_said = is_said || says_unknown(after);
            let keys = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key)));
            keys.filter(|name| !["unknown", "line", "lines"].contains(&name.as_str())).find_map(|name| {
                let value = |object: &Map<String, Json>| object.get(name).cloned().unwrap_or_default();
                // The title of the plan, which is the name of the answer, and no part of it.
                let is_name = name == "plan" && key == "title";
                // The list of tables of which one is wrong.
                if is_said && name.trim_end_matches('s') == key.trim_end_matches('s') {
                    return None;
                }
                difference(&value(before), &value(after), key, is_said || is_name)
                    .map(|what| format!("{name}: {what}"))
            })
        }
        (Json::Array(before), Json::Array(after)) => {
            let id =
                |item: &Json| item.get("id").or(item.get("measure")).filter(|id| id.is_string()).cloned();
            let is_by_id = !is_said && before.iter().chain(after).all(|item| id(item).is_some());
            if before.len() != after.len() {
                return (!is_said).then(|| format!("{} of {} items", after.len(), before.len()));
            }
            before.iter().enumerate().find_map(|(at, item)| {
                let other =
                    if is_by_id { after.iter().find(|other| id(other) == id(item)) } else { after.get(at) };
                match other {
                    Some(other) => difference(item, other, key, is_said),
                    None => Some(format!("{item} is gone")),
                }
            })
        }
        (before, after) if before == after => None,
        (_, Json::Null) if is_said => None,
        // How many there are without those of which it is not known.
        (Json::Number(before), Json::Number(after)) if is_said && after.as_u64() < before.as_u64() => None,
        (before, after) => Some(format!("{before} became {after}")),
    }
}

/// Whether an object says of itself that something in it is unknown, or of how many.
fn says_unknown(object: &Map<String, Json>) -> bool {
    match object.get("unknown") {
        Some(Json::Array(keys)) => !keys.is_empty(),
        Some(Json::Number(count)) => count.as_u64() != Some(0),
        _ => false,
    }
}

/// Asks everything with each key of these files broken in turn.
#[track_caller]
fn holds(asked: &Asked, paths: &[&str], is_tried: impl Fn(&Way) -> bool) {
    let mut all = Vec::new();
    for path in paths {
        let (_, text) = asked.files.iter().find(|(known, _)| known == path).unwrap();
        let mut found = Vec::new();
        ways(&text.parse().unwrap(), &[], &mut found);
        let mut known: Vec<String> = Vec::new();
        all.extend(found.into_iter().filter(&is_tried).map(|way| {
            // Which filters need a value depends on the first key alone.
            let is_first = !known.iter().any(|key| key == way.key());
            known.push(way.key().to_owned());
            ((*path).to_owned(), way, if is_first { usize::MAX } else { WITHOUT_FILTERS })
        }));
    }
    assert!(all.len() > 30, "only {} keys", all.len());
    let (first, second) = all.split_at(all.len() / 2);
    let ask = |asked: &Asked, before: &[Answer], ways: &[(String, Way, usize)]| {
        ways.iter().flat_map(|(path, way, count)| asked.broken(before, path, way, *count)).collect::<Vec<_>>()
    };
    let other = asked.again();
    let (mut wrong, more) =
        rayon::join(|| ask(asked, &asked.before, first), || ask(&other, &asked.before, second));
    wrong.extend(more);
    assert!(wrong.is_empty(), "{} answers are others in silence:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_broken_key_of_a_small_plan_never_gives_another_answer_in_silence() {
    let second = "title = \"Buoys\"\nresponsible = [\"Council\"]\npartners = []\nmeans = \"paint\"\n\
                  deadline = 2031-01-01\nindicator = \"none\"\nfunding = \"none\"\n";
    // As the program writes it, each value stays on one line, whatever it is.
    let added = [("I/I.2.toml", second)];
    let files = WHOLE.iter().chain(&added).map(|(path, text)| {
        let text: Table = text.parse().unwrap();
        ((*path).to_owned(), text.to_string())
    });
    let asked = Asked::new(files.collect(), &QUESTIONS);
    holds(&asked, &["plan.toml", "bodies.toml", "I/I.1.toml"], |_| true);
}

/// Every question, on a day after the closing of the plan; at the end, those with filters that need values of their own.
const QUESTIONS: [&str; 22] = [
    "overdue",
    "status",
    "results",
    "list",
    "by-body Lights",
    "funding",
    "sources",
    "bodies",
    "due --period 2030-H1",
    "show",
    "show I.1",
    "calendar",
    "brief",
    "list --overdue",
    "list --status in-progress",
    "list --contested",
    "list --due-by 2031-06-30",
    "list --text rope",
    "list --section I --sort deadline",
    "funding --by chapter",
    "funding --by body",
    "funding --year 2030",
];

/// How many of them have no filter.
const WITHOUT_FILTERS: usize = 13;

#[test]
fn a_broken_key_of_the_played_plan_never_gives_another_answer_in_silence() {
    let stage = Stage::new();
    half_years::first(&stage);
    let closed = "\n[closed]\ndate = 2023-12-31\nbasis = \"an invented letter\"\n";
    let mut files = Vec::new();
    read(&stage.folder().join("plan"), "", &mut files);
    files.iter_mut().filter(|(path, _)| path == "plan.toml").for_each(|(_, text)| text.push_str(closed));
    let asked = Asked::new(files, &PLAYED_QUESTIONS);
    // The other test breaks every key; here one of each that the files themselves have.
    let tried =
        ["closed", "period", "adopted", "section", "responsible", "deadline", "assessment", "amendment"];
    let is_tried = |way: &Way| way.0.len() == 1 || tried.contains(&way.key());
    holds(&asked, &["plan.toml", "bodies.toml", "II/II.1.4.toml", "II/II.1.1.toml"], is_tried);
}

const PLAYED_QUESTIONS: [&str; 9] = [
    "overdue",
    "status",
    "results",
    "list --overdue",
    "by-body IM",
    "funding",
    "due --period 2022-H2",
    "show II.1.4",
    "calendar",
];

/// Every file of a plan, by its path in the plan's folder.
fn read(folder: &Path, above: &str, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{above}{}", path.file_name().unwrap().to_str().unwrap());
        match path.is_dir() {
            true => read(&path, &format!("{name}/"), files),
            false => files.push((name, fs::read_to_string(&path).unwrap())),
        }
    }
}
