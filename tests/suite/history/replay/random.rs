//! For random edits: the history is what the replay gives, merges and broken files included; `diff A..B` carried out on the plan at A gives that at B, and `history` from the first commit to
//! the last gives that at HEAD.

use std::collections::BTreeMap;

use plan::load::Loaded;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use toml::{Table, Value};

use super::applied::Applied;
use super::history;
use crate::support::repository::Repository;
use crate::{answers::contract, support::fixtures};

/// An edit of a plan; which file, which place in it, what to put there.
#[derive(Clone, Debug)]
struct Edit {
    what: What,
    file: Index,
    place: Index,
    choice: Index,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Set,
    Drop,
    Double,
    Turn,
    Row,
    Move,
    Copy,
    Remove,
    Renumber,
    Rename,
    RenameWithAlias,
    Break,
}

fn edits() -> impl Strategy<Value = Edit> {
    let what = prop_oneof![
        6 => Just(What::Set),
        4 => Just(What::Drop),
        2 => Just(What::Double),
        2 => Just(What::Turn),
        6 => Just(What::Row),
        2 => Just(What::Move),
        2 => Just(What::Copy),
        1 => Just(What::Remove),
        3 => Just(What::Renumber),
        1 => select(vec![What::Rename, What::RenameWithAlias]),
        1 => Just(What::Break),
    ];
    (what, any::<[Index; 3]>()).prop_map(|(what, [file, place, choice])| Edit { what, file, place, choice })
}

/// Files by their path inside the plan's folder.
type Plan = BTreeMap<String, String>;

fn beginning() -> Plan {
    let text = |(path, bytes): (String, Vec<u8>)| (path, String::from_utf8(bytes).unwrap());
    let living = ("I/I.1.2.toml".to_owned(), contract::LIVING.to_owned());
    fixtures::invented_files().into_iter().map(text).chain([living]).collect()
}

fn load(plan: &Plan) -> Loaded {
    fixtures::load_memory(plan.iter().map(|(path, text)| (path, text.as_str())))
}

fn is_whole(plan: &Plan) -> bool {
    let loaded = load(plan);
    loaded.is_whole()
}

/// Whether a file can be read in part: the replay only knows those that can be read, and those that cannot.
fn is_partial(plan: &Plan) -> bool {
    let loaded = load(plan);
    let is_broken = |file| loaded.broken.iter().any(|broken| broken.file == file);
    loaded.plan.is_some() && loaded.incomplete_files().into_iter().any(|file| !is_broken(file))
}

/// Tables that a measure's file can take.
const ROWS: [&str; 9] = [
    "[[report]]\ndate = 2030-05-02\nbody = \"ML\"\nstatus = \"in-progress\"\n",
    "[[report]]\ndate = 2030-05-02\nbody = \"Ministry of Bridges\"\nstatus = \"completed\"\nvalues = { bells = 2.50 }\n",
    "[[assessment]]\ndate = 2030-06-02\nby = \"Harbour Council\"\ntext = \"ő\"\n",
    "[[amendment]]\ndate = 2030-07-02\nbasis = \"another letter\"\nfields = [\"deadline\", \"means\"]\n",
    "[[allocation]]\nsource = \"sea-fund\"\nyear = 2031\namount = 7.5\ncurrency = \"CHF\"\n",
    "[[allocation]]\nsource = \"treasury\"\nfrom = 2030\nrecurring = \"yearly\"\nchapter = \"ML\"\n",
    "[[milestone]]\ntitle = \"a new step\"\ndue = 2030-08-31\n",
    "[[metric]]\nname = \"nights\"\nunit = \"nights\"\ntarget = 300\n",
    "[[allow]]\nrule = \"no-target\"\nreason = \"nobody counts\"\n",
];

/// What a place can hold instead, by what stands there.
fn other_value(old: &Value, choice: &Index) -> Value {
    let words =
        ["x", "Ministry of Bridges", "ML", "Harbour Council", "treasury", "completed", "withdrawn", "a, b"];
    let days = ["2030-01-01", "2030-05-02", "2031-12-31", "2032-02-29"];
    match old {
        Value::Datetime(_) => Value::Datetime(choice.get(&days).parse().unwrap()),
        Value::Integer(_) | Value::Float(_) => {
            choice.get(&[Value::Integer(2031), Value::Integer(7), Value::Float(0.25)]).clone()
        }
        Value::Array(_) => {
            choice.get(&[vec!["ML"], vec![], vec!["Ministry of Bridges", "ML"]]).clone().into()
        }
        _ => Value::String((*choice.get(&words)).to_owned()),
    }
}

/// Every place below a value.
fn places<'a>(value: &'a mut Value, found: &mut Vec<&'a mut Value>, wanted: &impl Fn(&Value) -> bool) {
    if wanted(value) {
        found.push(value);
        return;
    }
    match value {
        Value::Table(table) => table.iter_mut().for_each(|(_, value)| places(value, found, wanted)),
        Value::Array(items) => items.iter_mut().for_each(|value| places(value, found, wanted)),
        _ => {}
    }
}

/// Changes one file as TOML.
fn change(text: &str, edit: &Edit) -> Option<String> {
    let mut document = Value::Table(text.parse::<Table>().ok()?);
    let mut found = Vec::new();
    let is_list = |value: &Value, least: usize| value.as_array().is_some_and(|items| items.len() >= least);
    let is_leaf = |value: &Value| {
        !value.is_table() && !value.as_array().is_some_and(|items| items.iter().any(Value::is_table))
    };
    match edit.what {
        What::Set => places(&mut document, &mut found, &is_leaf),
        What::Double | What::Turn => places(&mut document, &mut found, &|value| is_list(value, 1)),
        _ if edit.choice.index(2) == 0 => places(&mut document, &mut found, &|value| is_list(value, 1)),
        _ => found.push(&mut document),
    }
    if found.is_empty() {
        return None;
    }
    let at = edit.place.index(found.len());
    match (edit.what, found.swap_remove(at)) {
        (What::Set, value) => *value = other_value(value, &edit.choice),
        (What::Double, Value::Array(items)) => {
            let copy = edit.choice.get(items).clone();
            items.insert(edit.choice.index(items.len() + 1), copy);
        }
        (What::Turn, Value::Array(items)) => items.rotate_left(1),
        (_, Value::Array(items)) => drop(items.remove(edit.choice.index(items.len()))),
        (_, Value::Table(table)) if !table.is_empty() => {
            let keys: Vec<String> = table.keys().cloned().collect();
            table.remove(edit.place.get(&keys));
        }
        _ => return None,
    }
    Some(toml::to_string(&document).unwrap())
}

/// The plan with an edit; `None` where there is nothing to do.
fn edited(mut plan: Plan, edit: &Edit) -> Option<Plan> {
    let measures: Vec<String> = plan.keys().filter(|path| path.contains('/')).cloned().collect();
    let all: Vec<String> = plan.keys().cloned().collect();
    let measure = || (!measures.is_empty()).then(|| edit.file.get(&measures).clone());
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    match edit.what {
        What::Set | What::Drop | What::Double | What::Turn => {
            let path = edit.file.get(&all);
            let text = change(&plan[path], edit)?;
            plan.insert(path.clone(), text);
        }
        What::Row => *plan.get_mut(&measure()?)? += &format!("\n{}", edit.choice.get(&ROWS)),
        What::Move => {
            let path = measure()?;
            let text = plan.remove(&path)?;
            plan.insert(format!("{}/{}", edit.choice.get(&["I", "II", "x/y ű"]), name(&path)), text);
        }
        What::Copy => {
            let text = plan[&measure()?].clone();
            let path = format!("I/{}.toml", edit.choice.get(&["I.1.2", "I.1.3", "II.2", "D.2", "I.1.10"]));
            plan.insert(path, text);
        }
        What::Remove => drop(plan.remove(&measure()?)),
        What::Renumber => {
            let path = measure()?;
            let mut table: Table = plan.remove(&path)?.parse().ok()?;
            let (old, ids) = (name(&path), ["I.1.1", "I.1.2", "I.1.3", "II.1", "II.2", "D.2", "i.1.2"]);
            let id = *edit.choice.get(&ids);
            if edit.place.index(2) == 0 {
                let old = Value::String(old.strip_suffix(".toml")?.to_owned());
                table.insert("formerly".to_owned(), Value::Array(vec![old]));
            }
            if edit.place.index(5) < 2 {
                table.insert("deadline".to_owned(), Value::Datetime("2031-05-31".parse().unwrap()));
            }
            plan.retain(|path, _| !path.contains('/') || name(path) != format!("{id}.toml"));
            plan.insert(format!("I/{id}.toml"), toml::to_string(&table).ok()?);
        }
        What::Rename => {
            let other = format!("Ministry of {}", edit.choice.get(&["Boats", "Fish", "Water"]));
            plan.values_mut().for_each(|text| *text = text.replace("Ministry of Bridges", &other));
        }
        What::RenameWithAlias => {
            let register = plan.get_mut("bodies.toml")?;
            let mut table: Table = register.parse().ok()?;
            let bodies = table.get_mut("body")?.as_array_mut()?;
            let at = edit.file.index(bodies.len().max(1));
            let body = bodies.get_mut(at)?.as_table_mut()?;
            let other = Value::String(format!("Office {}", edit.choice.index(99)));
            let old = body.insert("name".to_owned(), other)?;
            body.entry("aliases").or_insert_with(|| Value::Array(vec![])).as_array_mut()?.push(old);
            *register = toml::to_string(&table).ok()?;
        }
        What::Break => *plan.get_mut(&measure()?)? += "\n[[x",
    }
    Some(plan)
}

/// One commit: the plan with those of the edits that leave it whole, or with one that does not.
fn step(before: &Plan, edits: &[Edit], may_break: bool) -> Plan {
    let mut plan = before.clone();
    for edit in edits {
        let Some(other) = edited(plan.clone(), edit) else { continue };
        if is_whole(&other) || may_break && matches!(edit.what, What::Break) {
            plan = other;
        }
    }
    plan
}

fn write(repository: &Repository, plan: &Plan) {
    std::fs::remove_dir_all(repository.folder.join("plan")).unwrap();
    plan.iter().for_each(|(path, text)| repository.write(&format!("plan/{path}"), text));
}

/// So many cases, the same in each run: a gate must not depend on luck. `PROPTEST_CASES` asks for as many as it says,
/// other ones each time.
fn cases(few: u32) -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig { cases: few, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() },
    }
}

proptest! {
    // Each builds a repository.
    #![proptest_config(cases(12))]

    #[test]
    fn changes_carried_out_give_the_plan(commits in vec(vec(edits(), 1..8), 2..6)) {
        let repository = Repository::new();
        // What is whole goes on; a broken commit stands beside it.
        let mut whole = beginning();
        let mut record = Vec::new();
        for edits in commits {
            let broken = step(&whole, &edits, true);
            if !is_whole(&broken) {
                write(&repository, &broken);
                repository.commit("2023-02-01", "broken");
            }
            whole = step(&whole, &edits, false);
            write(&repository, &whole);
            record.push((repository.commit("2023-02-02", "edited"), whole.clone()));
        }
        let is_renamed = |plan: &Plan| plan["bodies.toml"].contains("Office ");
        let settled = |applied: Applied| {
            let any = record.iter().any(|(_, plan)| is_renamed(plan));
            if any { applied.without_wording().sorted() } else { applied.sorted() }
        };

        let told = history(&repository, &repository.folder, &[]);
        let mut applied = Applied::default();
        for by_commit in told["changes"].as_array().unwrap().chunk_by(|a, b| a["commit"] == b["commit"]) {
            applied.apply(by_commit);
        }
        prop_assert_eq!(settled(applied), settled(Applied::of(&load(&whole))));

        for pair in record.windows(2).chain([&[record[0].clone(), record[record.len() - 1].clone()][..]]) {
            let [(from, before), (to, after)] = pair else { continue };
            for (from, before, to, after) in [(from, before, to, after), (to, after, from, before)] {
                let run = repository.run(&["diff", &format!("{from}..{to}"), "--format", "json"]);
                let answer: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
                let mut applied = Applied::of(&load(before));
                applied.apply(answer["changes"].as_array().unwrap());
                prop_assert_eq!(settled(applied), settled(Applied::of(&load(after))));
            }
        }
    }
}

/// A commit: its edits, the commits it comes after, whether the edits may break files.
type Node = (Vec<Edit>, Index, Option<Index>, bool);

fn nodes() -> impl Strategy<Value = Vec<Node>> {
    let merged = proptest::option::weighted(0.3, any::<Index>());
    vec((vec(edits(), 1..6), any::<Index>(), merged, proptest::bool::weighted(0.3)), 3..9)
}

proptest! {
    // Each reads every commit of a repository file by file.
    #![proptest_config(cases(6))]

    #[test]
    fn any_history_is_what_the_replay_gives(nodes in nodes()) {
        let repository = Repository::new();
        let mut all: Vec<(String, Plan)> = vec![(repository.head(), beginning())];
        for (edits, parent, other, may_break) in nodes {
            // Mostly after one of the last: long lines, and branches that come back.
            let recent = all.len().saturating_sub(3);
            let (first, before) = all[recent + parent.index(all.len() - recent)].clone();
            let mut plan = before;
            let merged = other.map(|other| other.get(&all).clone()).filter(|(id, _)| *id != first);
            if let Some((_, theirs)) = &merged {
                // Some files of the other side, whatever they say.
                let taken = theirs.iter().skip(parent.index(theirs.len())).take(3);
                let mut both = plan.clone();
                both.extend(taken.map(|(path, text)| (path.clone(), text.clone())));
                if !is_partial(&both) {
                    plan = both;
                }
            }
            for edit in &edits {
                let Some(edited) = edited(plan.clone(), edit) else { continue };
                if (may_break || is_whole(&edited) || !is_whole(&plan)) && !is_partial(&edited) {
                    plan = edited;
                }
            }
            write(&repository, &plan);
            repository.git(&["add", "--all"]);
            let tree = repository.git(&["write-tree"]);
            let mut args = vec!["commit-tree", "-m", "some", "-p", &first];
            args.extend(merged.iter().flat_map(|(id, _)| ["-p", id.as_str()]));
            args.push(tree.trim());
            let id = repository.git_on("2023-02-01", &args).trim().to_owned();
            all.push((id, plan));
        }
        let (head, _) = &all[all.len() - 1];
        repository.git(&["reset", "--quiet", "--soft", head]);
        super::demand(&repository);
    }
}
