//! The record read in the plainest way: every commit as a whole, file by file with `git show`, and compared with what
//! was last readable. It shares nothing with what `plan history` does but the loader and the comparison of two plans.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::rc::Rc;

use plan::history::{MeasureAt, PlanDiffer};
use plan::load::{Loaded, load};
use plan::model::{Change, FieldValue, Measure, MeasureId, Plan};
use plan::source::{Entry, EntryKind, MAX_FILE_SIZE, ReadError, Source, order};
use serde_json::{Map, json};

use crate::support::repository::Repository;

/// Reading needs none, but every run of git has one.
const DAY: &str = "2023-01-01";

/// The record of a repository, each of its objects read once.
pub struct Record<'a> {
    repository: &'a Repository,
    /// Where the plan may be, the first choice first.
    folders: &'a [&'a str],
    contents: RefCell<BTreeMap<String, Vec<u8>>>,
    /// The measures that the last history ended with.
    pub there: RefCell<BTreeSet<String>>,
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

    fn read(&self, entry: &Entry, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        let content = &self.contents[&entry.path];
        if content.len() as u64 > MAX_FILE_SIZE {
            return Err(ReadError::TooLarge);
        }
        buffer.clone_from(content);
        Ok(())
    }
}

/// A plan of which at least the own files can be read.
struct Whole {
    loaded: Loaded,
    /// What it was read from of `plan.toml` and `bodies.toml`.
    own: [Vec<u8>; 2],
    plan: Plan,
    /// What no measure can be known of: a file that cannot be read.
    unknown: BTreeSet<String>,
    /// Measures with more than one file, which are not in the plan: by path, the plan that has that one alone.
    several: BTreeMap<String, Vec<(String, Rc<Whole>)>>,
}

impl Whole {
    fn standing<'a>(&'a self, measure: &'a Measure) -> MeasureAt<'a> {
        MeasureAt { measure, path: &self.loaded.files[measure.file].path }
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
        Record { repository, folders, contents: RefCell::default(), there: RefCell::default() }
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
            let now = self.read(&id, first.last.as_deref()).map(Rc::new);
            let (state, mut done) = first.step(now.clone());
            if every && let Some(now) = &now {
                for other in parents.iter().skip(1) {
                    let Some(last) = &other.last else { continue };
                    done.keep_only_new_to(other, last, now);
                }
            }
            states.insert(id.clone(), state);
            all.extend(done.told().iter().map(|told| self.json(&id, told)));
        }
        *self.there.borrow_mut() =
            states.get(until).map(|s| s.measures.keys().cloned().collect()).unwrap_or_default();
        all
    }

    /// The plan at a commit; `None` where `plan.toml` is not there, or never could be read. For one of the plan's own files
    /// that cannot be read, the version before is used.
    fn read(&self, commit: &str, last: Option<&Whole>) -> Option<Whole> {
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
        for (at, path) in own.iter().enumerate() {
            let is_broken = |text: &Vec<u8>| String::from_utf8_lossy(text).parse::<toml::Table>().is_err();
            if tree.contents.get(path).is_some_and(|text| !is_broken(text)) {
                continue;
            }
            let earlier = last.map(|last| last.own[at].clone()).or_else(|| (at == 1).then(Vec::new))?;
            tree.contents.insert(path.clone(), earlier);
            tree.entries.retain(|entry| entry.path != *path);
            tree.entries.push(Entry::new(path.clone(), folder, EntryKind::Toml));
            tree.entries.sort_by(|a, b| order(&a.path).cmp(order(&b.path)));
        }
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
        let incomplete = loaded.incomplete_files();
        let is_broken = |path: &String| incomplete.iter().any(|&file| loaded.files[file].path == *path);
        let is_there = tree.entries.iter().any(|entry| entry.path == own[1]);
        if !is_there || own.iter().any(is_broken) {
            return None;
        }
        let broken = incomplete.iter().filter_map(|&file| id_of(&loaded.files[file].path));
        let unknown = broken.collect();
        let mut plan = loaded.plan.take()?;
        let texts = own.each_ref().map(|path| tree.contents[path].clone());
        plan.set_measures(plan.measures.iter().filter(|m| !incomplete.contains(&m.file)).cloned().collect());
        Some(Whole { loaded, own: texts, plan, unknown, several: BTreeMap::new() })
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

/// A measure in the plan that it was read in.
#[derive(Clone)]
struct Version(Rc<Whole>, MeasureId);

impl Version {
    fn measure(&self) -> &Measure {
        self.0.plan.measure(&self.1).unwrap()
    }

    fn standing(&self) -> MeasureAt<'_> {
        self.0.standing(self.measure())
    }
}

/// A measure before and after a commit.
#[derive(Clone)]
struct Pair {
    was: Option<Version>,
    is: Option<Version>,
}

impl Pair {
    fn id(&self) -> &MeasureId {
        &self.is.as_ref().or(self.was.as_ref()).unwrap().1
    }

    fn changes(&self, now: &Whole) -> Vec<Change> {
        let before = self.was.as_ref().map_or(&now.plan, |was| &was.0.plan);
        let (was, is) = (self.was.as_ref().map(Version::standing), self.is.as_ref().map(Version::standing));
        PlanDiffer::of(Some(before), &now.plan).measure(was, is)
    }

    /// The ids that the commit adds to `formerly`.
    fn added(&self) -> Vec<&MeasureId> {
        let Some(is) = &self.is else { return Vec::new() };
        let known = |id: &MeasureId| self.was.as_ref().is_some_and(|was| was.measure().formerly.contains(id));
        is.measure().formerly.iter().filter(|id| **id != is.1 && !known(id)).collect()
    }
}

/// Joins measures that got another id, every one held against every other.
fn renumber(mut pairs: Vec<Pair>, now: &Whole) -> Vec<Pair> {
    pairs.sort_by(|a, b| a.id().cmp(b.id()));
    let mut said: Vec<(usize, usize)> = Vec::new();
    for new in 0..pairs.len() {
        let added = pairs[new].added();
        let of = |id: &MeasureId| pairs.iter().position(|p| p.was.as_ref().is_some_and(|was| was.1 == *id));
        let is_left = |&at: &usize| match (&pairs[at].was, &pairs[at].is) {
            (Some(was), Some(is)) => {
                !pairs[at].added().is_empty() || was.measure().title != is.measure().title
            }
            _ => true,
        };
        let old: Vec<usize> = added.iter().filter_map(|id| of(id)).filter(is_left).collect();
        let was = |at: usize| pairs[at].was.as_ref().unwrap();
        let is_latest = |&&at: &&usize| old.iter().all(|&o| !was(o).measure().formerly.contains(&was(at).1));
        let latest = old.iter().rev().find(is_latest).or(old.last());
        if let Some(&old) = latest.filter(|&&old| !said.iter().any(|(other, _)| *other == old)) {
            said.push((old, new));
        }
    }
    let pairs = join(&pairs, &said);
    let mut like: Vec<(usize, usize)> = Vec::new();
    for (old, gone) in pairs.iter().enumerate().filter(|(_, p)| p.is.is_none()) {
        for (new, come) in pairs.iter().enumerate().filter(|(_, p)| p.was.is_none()) {
            let both = Pair { was: gone.was.clone(), is: come.is.clone() };
            let fields: Vec<&str> = both.changes(now).iter().filter_map(|change| change.field).collect();
            let rows = ["kind", "responsible", "partners", "means", "deadline", "indicator", "funding"];
            if !fields.contains(&"title") && fields.iter().filter(|field| rows.contains(field)).count() <= 2 {
                like.push((old, new));
            }
        }
    }
    let is_only =
        |&(old, new): &(usize, usize)| like.iter().filter(|(a, b)| *a == old || *b == new).count() == 1;
    let like: Vec<(usize, usize)> = like.iter().copied().filter(is_only).collect();
    join(&pairs, &like)
}

fn join(pairs: &[Pair], joined: &[(usize, usize)]) -> Vec<Pair> {
    let mut all = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        let is_taken = joined.iter().any(|(old, _)| *old == at);
        match joined.iter().find(|(_, new)| *new == at) {
            Some((old, _)) => {
                all.push(Pair { was: pairs[*old].was.clone(), is: pair.is.clone() });
                all.push(Pair { was: pair.was.clone().filter(|_| !is_taken), is: None });
            }
            None => all.push(Pair { was: pair.was.clone().filter(|_| !is_taken), is: pair.is.clone() }),
        }
    }
    all.retain(|pair| pair.was.is_some() || pair.is.is_some());
    all
}

/// What a commit did.
#[derive(Default)]
struct Done {
    plan: Vec<Change>,
    measures: Vec<(Pair, Vec<Change>)>,
}

impl Done {
    fn told(&self) -> Vec<Told> {
        let own = self.plan.iter().map(|change| (None, change.clone()));
        let of = |(pair, changes): &(Pair, Vec<Change>)| {
            let id = pair.id().to_string();
            changes.iter().map(move |change| (Some(id.clone()), change.clone())).collect::<Vec<_>>()
        };
        own.chain(self.measures.iter().flat_map(of)).collect()
    }

    /// Leaves what is new to the other side as well: of a measure that it has under the later id, or the earlier.
    fn keep_only_new_to(&mut self, other: &State, last: &Whole, now: &Whole) {
        let keep = |changes: &mut Vec<Change>, theirs: &[Change]| {
            changes
                .retain(|change| theirs.iter().any(|t| t.field == change.field && t.after == change.after));
        };
        keep(&mut self.plan, &PlanDiffer::of(Some(&last.plan), &now.plan).plan());
        for (pair, changes) in &mut self.measures {
            let was = pair.was.as_ref().filter(|was| was.1 != *pair.id());
            let theirs = other.version(&key(pair.id().as_str()));
            let theirs = theirs.or_else(|| other.version(&key(was?.1.as_str())));
            let theirs = Pair { was: theirs, is: pair.is.clone() };
            let theirs =
                if theirs.was.is_none() && theirs.is.is_none() { Vec::new() } else { theirs.changes(now) };
            keep(changes, &theirs);
        }
    }
}

impl State {
    fn version(&self, id: &str) -> Option<Version> {
        let whole = self.measures.get(id)?;
        let measure = whole.plan.measures.iter().find(|measure| key(measure.id.as_str()) == id)?;
        Some(Version(whole.clone(), measure.id.clone()))
    }

    /// Takes over a plan: what of it cannot be read stays as it was.
    fn step(&self, now: Option<Rc<Whole>>) -> (State, Done) {
        let Some(now) = now else { return (self.clone(), Done::default()) };
        let plan = PlanDiffer::of(self.last.as_ref().map(|last| &last.plan), &now.plan).plan();
        let mut ids: BTreeSet<String> = self.measures.keys().cloned().collect();
        ids.extend(now.plan.measures.iter().map(|measure| key(measure.id.as_str())));
        ids.extend(now.several.keys().cloned());
        let mut measures = self.measures.clone();
        let mut pairs: Vec<Pair> = Vec::new();
        for id in &ids {
            // Of several files, the one that held the measure holds it still; else the first.
            let was = self.version(id);
            let several = now.several.get(id).map(Vec::as_slice).unwrap_or_default();
            let held =
                was.as_ref().and_then(|was| several.iter().find(|(path, _)| *path == was.standing().path));
            let read = held.or(several.first()).map_or(&now, |(_, alone)| alone);
            if read.unknown.contains(id) {
                continue;
            }
            let is = read.plan.measures.iter().find(|measure| key(measure.id.as_str()) == *id);
            let is = is.map(|is| Version(read.clone(), is.id.clone()));
            match is {
                Some(_) => drop(measures.insert(id.clone(), read.clone())),
                None => drop(measures.remove(id)),
            }
            let differ = was.as_ref().zip(is.as_ref()).is_some_and(|(was, is)| was.1 != is.1);
            if differ {
                pairs.push(Pair { was, is: None });
                pairs.push(Pair { was: None, is });
            } else if was.is_some() || is.is_some() {
                pairs.push(Pair { was, is });
            }
        }
        let pairs = renumber(pairs, &now);
        let mut moved: Vec<(Pair, Vec<Change>)> =
            pairs.into_iter().map(|pair| (pair.clone(), pair.changes(&now))).collect();
        moved.retain(|(_, changes)| !changes.is_empty());
        moved.sort_by(|(a, _), (b, _)| (a.id(), a.is.is_some()).cmp(&(b.id(), b.is.is_some())));
        (State { last: Some(now), measures }, Done { plan, measures: moved })
    }
}

/// A value as the contract has it.
pub fn json_of(value: &FieldValue) -> serde_json::Value {
    match value {
        FieldValue::Text(text) => json!(text),
        FieldValue::Day(day) => json!(day.to_string()),
        FieldValue::Period(period) => json!(period.to_string()),
        FieldValue::Number(number) => serde_json::from_str(&number.normalize().to_string()).unwrap(),
        FieldValue::Truth(truth) => json!(truth),
        FieldValue::List(items) => items.iter().map(json_of).collect(),
        FieldValue::Row(fields) => {
            let fields = fields.iter().map(|(key, value)| (key.to_string(), json_of(value)));
            fields.collect::<Map<_, _>>().into()
        }
    }
}
