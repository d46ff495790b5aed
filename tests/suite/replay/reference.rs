//! The record read in the plainest way: every commit as a whole, file by file with `git show`, and compared with what
//! was last readable. It shares nothing with what `plan history` does but the loader and the comparison of two plans.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::rc::Rc;

use plan::history::{Pairing, Side, Standing, compare};
use plan::load::{Loaded, load};
use plan::model::{Change, Measure, Plan, Value};
use plan::source::{Entry, EntryKind, MAX_FILE_SIZE, Source, Unreadable, order};
use serde_json::{Map, json};

use crate::repository::Repository;

/// Reading needs none, but every run of git has one.
const DAY: &str = "2023-01-01";

/// The record of a repository, each of its objects read once.
pub struct Record<'a> {
    repository: &'a Repository,
    /// Where the plan may be, the first choice first.
    folders: &'a [&'a str],
    contents: RefCell<BTreeMap<String, Vec<u8>>>,
}

/// The files of a plan's folder at a commit.
struct Tree {
    entries: Vec<Entry>,
    contents: BTreeMap<String, Vec<u8>>,
}

impl Source for Tree {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn read(&self, entry: &Entry, buffer: &mut Vec<u8>) -> Result<(), Unreadable> {
        let content = &self.contents[&entry.path];
        if content.len() as u64 > MAX_FILE_SIZE {
            return Err(Unreadable::TooLarge);
        }
        buffer.clone_from(content);
        Ok(())
    }
}

/// A plan of which at least the own files can be read.
struct Whole {
    loaded: Loaded,
    plan: Plan,
    /// What no measure can be known of: a file that cannot be read.
    unknown: BTreeSet<String>,
    /// Measures with more than one file, which are not in the plan: by path, the plan that has that one alone.
    several: BTreeMap<String, Vec<(String, Rc<Whole>)>>,
}

impl Whole {
    fn side(&self) -> Side<'_> {
        Side { plan: &self.plan, files: &self.loaded.files }
    }

    fn standing<'a>(&'a self, measure: &'a Measure) -> Standing<'a> {
        Standing { measure, path: &self.loaded.files[measure.file].path }
    }
}

/// What a commit left, as far as it is known.
#[derive(Clone, Default)]
struct State {
    last: Option<Rc<Whole>>,
    /// Where each measure was last readable.
    measures: BTreeMap<String, Rc<Whole>>,
}

/// A change with the measure it is in.
type Told = (Option<String>, Change);

/// Names that differ in case alone are one.
fn key(id: &str) -> String {
    id.to_ascii_lowercase()
}

fn id_of(path: &str) -> Option<String> {
    path.rsplit('/').next()?.strip_suffix(".toml").map(key)
}

impl<'a> Record<'a> {
    pub fn new(repository: &'a Repository, folders: &'a [&'a str]) -> Self {
        Record { repository, folders, contents: RefCell::default() }
    }

    /// The changes that `plan history` must tell up to a commit, along the first-parent line or in every commit.
    pub fn history(&self, until: &str, every: bool) -> Vec<serde_json::Value> {
        let mut args = vec!["rev-list", "--reverse", "--parents"];
        args.push(if every { "--topo-order" } else { "--first-parent" });
        args.push(until);
        let mut states: BTreeMap<String, State> = BTreeMap::new();
        let mut all = Vec::new();
        for line in self.repository.git(&args).lines() {
            let mut ids = line.split(' ').map(str::to_owned);
            let id = ids.next().unwrap();
            let parents: Vec<State> =
                ids.map(|parent| states.get(&parent).cloned().unwrap_or_default()).collect();
            let first = parents.first().cloned().unwrap_or_default();
            let now = self.read(&id).map(Rc::new);
            let (state, mut changes) = first.step(now.clone(), &first);
            if every && let Some(now) = &now {
                for other in parents.iter().skip(1).filter(|other| other.last.is_some()) {
                    // One commit leaves one state: which of several files holds a measure is not asked again.
                    let theirs = other.step(Some(now.clone()), &first).1;
                    changes.retain(|(measure, change)| {
                        let is_same = |(other, theirs): &Told| {
                            other == measure && theirs.field == change.field && theirs.after == change.after
                        };
                        theirs.iter().any(is_same)
                    });
                }
            }
            states.insert(id.clone(), state);
            all.extend(changes.iter().map(|told| self.json(&id, told)));
        }
        all
    }

    /// The plan at a commit; `None` where its own files cannot be read, or are not there.
    fn read(&self, commit: &str) -> Option<Whole> {
        let listed = self.repository.git_bytes(DAY, &["ls-tree", "-r", "-z", "--full-tree", commit]);
        let items: Vec<(&[u8], &[u8])> = listed
            .split(|&byte| byte == 0)
            .filter_map(|item| Some(item.split_at(item.iter().position(|&byte| byte == b'\t')?)))
            .map(|(head, path)| (head, &path[1..]))
            .collect();
        let has = |path: String| items.iter().any(|(_, other)| *other == path.as_bytes());
        let folder = self.folders.iter().find(|folder| has(format!("{folder}plan.toml")))?;
        let mut tree = Tree { entries: Vec::new(), contents: BTreeMap::new() };
        for (head, raw) in items {
            let path = String::from_utf8_lossy(raw).into_owned();
            let Some(inside) = path.strip_prefix(folder) else { continue };
            if inside.split('/').any(|part| part.starts_with('.')) {
                continue;
            }
            let head = std::str::from_utf8(head).unwrap();
            let (mode, object) = (&head[..6], head.rsplit(' ').next().unwrap());
            let kind = match mode {
                "120000" => EntryKind::Link,
                "160000" => EntryKind::Stray,
                _ if !path.ends_with(".toml") => EntryKind::Stray,
                _ if std::str::from_utf8(raw).is_err() => EntryKind::NotUtf8,
                _ => EntryKind::Toml,
            };
            if kind == EntryKind::Toml {
                tree.contents.insert(path.clone(), self.show(commit, raw, object));
            }
            tree.entries.push(Entry::new(path, folder, kind));
        }
        tree.entries.sort_by(|a, b| order(&a.path).cmp(order(&b.path)));
        let own = ["plan.toml", "bodies.toml"].map(|name| format!("{folder}{name}"));
        let mut files: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for entry in tree.entries.iter().filter(|e| !own.contains(&e.path) && e.kind != EntryKind::Stray) {
            files.entry(id_of(&entry.path).unwrap_or_default()).or_default().push(entry.clone());
        }
        files.retain(|id, entries| !id.is_empty() && entries.len() > 1);
        let all = std::mem::take(&mut tree.entries);
        tree.entries =
            all.iter().filter(|e| !files.values().flatten().any(|f| f.path == e.path)).cloned().collect();
        let mut whole = Self::whole(&tree, &own)?;
        for (id, entries) in files {
            let one = |entry: Entry| {
                let mut alone = Tree { entries: tree.entries.clone(), contents: tree.contents.clone() };
                let path = entry.path.clone();
                alone.entries.push(entry);
                alone.entries.sort_by(|a, b| order(&a.path).cmp(order(&b.path)));
                Some((path, Rc::new(Self::whole(&alone, &own)?)))
            };
            whole.several.insert(id, entries.into_iter().filter_map(one).collect());
        }
        Some(whole)
    }

    fn whole(tree: &Tree, own: &[String; 2]) -> Option<Whole> {
        let mut loaded = load(tree);
        let is_broken = |path: &String| loaded.broken.iter().any(|b| loaded.files[b.file].path == *path);
        let is_there = tree.entries.iter().any(|entry| entry.path == own[1]);
        if !is_there || own.iter().any(is_broken) {
            return None;
        }
        let broken = loaded.broken.iter().filter_map(|broken| id_of(&loaded.files[broken.file].path));
        let unknown = broken.collect();
        let plan = loaded.plan.take()?;
        Some(Whole { loaded, plan, unknown, several: BTreeMap::new() })
    }

    fn show(&self, commit: &str, path: &[u8], object: &str) -> Vec<u8> {
        let mut contents = self.contents.borrow_mut();
        let content = contents.entry(object.to_owned()).or_insert_with(|| {
            let asked = [commit.as_bytes(), b":", path].concat();
            self.repository.git_bytes(DAY, &[OsStr::new("show"), OsStr::from_bytes(&asked)])
        });
        content.clone()
    }

    /// A change as the contract has it.
    fn json(&self, commit: &str, (measure, change): &Told) -> serde_json::Value {
        json!({
            "commit": commit, "measure": measure, "kind": change.kind.word(), "field": change.field,
            "before": change.before.as_ref().map(json_of), "after": change.after.as_ref().map(json_of),
        })
    }
}

impl State {
    /// Takes over a plan: what of it cannot be read stays as it was. Of several files with one id, the one counts that
    /// held the measure in the state of `holder`.
    fn step(&self, now: Option<Rc<Whole>>, holder: &State) -> (State, Vec<Told>) {
        let Some(now) = now else { return (self.clone(), Vec::new()) };
        let mut told: Vec<Told> = Vec::new();
        let pairing = Pairing::of(self.last.as_ref().map(|last| &last.plan), &now.plan);
        told.extend(pairing.plan().into_iter().map(|change| (None, change)));
        let mut ids: BTreeSet<String> = self.measures.keys().cloned().collect();
        ids.extend(now.plan.measures.iter().map(|measure| key(measure.id.as_str())));
        ids.extend(now.several.keys().cloned());
        let mut measures = self.measures.clone();
        let mut moved = Vec::new();
        let whole = now.clone();
        for id in &ids {
            // Of several files, the one that held the measure holds it still; else the first.
            let several = whole.several.get(id).map(Vec::as_slice).unwrap_or_default();
            let held = holder.measures.get(id).and_then(|was| {
                let measure = was.plan.measures.iter().find(|m| key(m.id.as_str()) == *id)?;
                several.iter().find(|(path, _)| *path == was.loaded.files[measure.file].path)
            });
            let now = held.or(several.first()).map_or(&whole, |(_, alone)| alone);
            if now.unknown.contains(id) {
                continue;
            }
            let is = now.plan.measures.iter().find(|measure| key(measure.id.as_str()) == *id);
            match self.measures.get(id) {
                Some(was) => {
                    let changes = compare(was.side(), now.side()).measures;
                    moved.extend(
                        changes
                            .into_iter()
                            .filter(|m| key(m.id.as_str()) == *id)
                            .map(|m| (m.id.clone(), m.changes.into_owned())),
                    );
                }
                None => {
                    let changes = pairing.measure(None, is.map(|is| now.standing(is)));
                    moved.extend(is.map(|is| (is.id.clone(), changes)));
                }
            }
            match is {
                Some(_) => drop(measures.insert(id.clone(), now.clone())),
                None => drop(measures.remove(id)),
            }
        }
        moved.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (id, changes) in moved {
            told.extend(changes.into_iter().map(|change| (Some(id.to_string()), change)));
        }
        (State { last: Some(now), measures }, told)
    }
}

/// A value as the contract has it.
pub fn json_of(value: &Value) -> serde_json::Value {
    match value {
        Value::Text(text) => json!(text),
        Value::Day(day) => json!(day.to_string()),
        Value::Number(number) => serde_json::from_str(&number.normalize().to_string()).unwrap(),
        Value::Truth(truth) => json!(truth),
        Value::List(items) => items.iter().map(json_of).collect(),
        Value::Row(fields) => {
            let fields = fields.iter().map(|(key, value)| (key.to_string(), json_of(value)));
            fields.collect::<Map<_, _>>().into()
        }
    }
}
