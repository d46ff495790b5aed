//! `plan history` against a replay that reads every commit as a whole: the same changes, commit by commit, for the whole
//! plan and for every measure, along the first-parent line and in every commit.
#![cfg(unix)]

mod applied;
mod broken;
mod edits;
mod filters;
mod merges;
mod moves;
mod places;
mod random;
mod reference;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

use crate::answers::contract;
use crate::support::repository::Repository;
use reference::Record;

/// What `plan history` answers to these arguments.
#[track_caller]
fn history(repository: &Repository, folder: &Path, args: &[&str]) -> Value {
    let run = repository.run_in(folder, &[&["history", "--format", "json"], args].concat());
    // Where a file cannot be read to this day, the answer is told, and the run says that it is not whole.
    let is_whole = run.code == Some(0);
    assert!(is_whole || run.stderr.contains("is not told"), "{args:?}: {}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

/// The changes in an answer, without the details of their commits, and without changes against the other parents of a
/// merge, which `merged.rs` tests.
fn changes(answer: &Value) -> Vec<Value> {
    let keys = ["commit", "measure", "kind", "field", "before", "after"];
    let change =
        |change: &Value| keys.iter().map(|key| ((*key).to_owned(), change[key].clone())).collect::<Value>();
    let all = answer["changes"].as_array().unwrap().iter();
    all.filter(|change| change["other_parent"].is_null()).map(change).collect()
}

/// Demands that all histories of the plan in `plan/` are what the replay gives, and hands out that of the
/// first-parent line.
#[track_caller]
fn demand(repository: &Repository) -> Vec<Value> {
    demand_in(repository, &repository.folder, &[], &["plan/"])
}

/// The same for a plan asked for in some folder, with some arguments; `folders`: where it may be, the first choice
/// first.
#[track_caller]
fn demand_in(repository: &Repository, folder: &Path, args: &[&str], folders: &[&str]) -> Vec<Value> {
    let record = Record::new(repository, folders);
    let head = repository.head();
    for every in [true, false] {
        let expected = record.history(&head, every);
        let all: &[&str] = if every { &["--all-commits"] } else { &[] };
        let answer = history(repository, folder, &[args, all].concat());
        contract::demand(&answer);
        same(&changes(&answer), &expected, &format!("every: {every}"));
        let there = record.there.borrow().clone();
        let text = |change: &Value, key: &str| change[key].as_str().map(str::to_owned);
        let mut ids: BTreeSet<String> =
            expected.iter().filter_map(|change| text(change, "measure")).collect();
        ids.extend(
            expected.iter().filter(|change| change["field"] == "id").filter_map(|c| text(c, "before")),
        );
        for id in &ids {
            let expected = lineage(&expected, id, &there, every);
            let answer = history(repository, folder, &[args, all, &[id]].concat());
            same(&changes(&answer), &expected, &format!("every: {every}, {id}"));
        }
        if !every {
            return expected;
        }
    }
    Vec::new()
}

/// What was done to one measure, whatever its id was: from the last commit to the first.
fn lineage(all: &[Value], id: &str, there: &BTreeSet<String>, every: bool) -> Vec<Value> {
    let is = |value: &Value, id: &str| value.as_str().is_some_and(|other| other.eq_ignore_ascii_case(id));
    let leaves = |c: &Value, id: &str| c["field"] == "id" && is(&c["before"], id) && !is(&c["measure"], id);
    let mut commits: Vec<&[Value]> = all.chunk_by(|a, b| a["commit"] == b["commit"]).collect();
    commits.reverse();
    let mut id = id.to_owned();
    let mut until = commits.len();
    let mut returned = returned(commits.iter().rev().copied());
    while !there.contains(&id.to_ascii_lowercase()) {
        let meets = |changes: &[Value]| changes.iter().any(|c| is(&c["measure"], &id) || leaves(c, &id));
        let comes = |at: usize| {
            let back = &returned[commits.len() - 1 - at];
            back.iter().find(|(old, now, _)| old.eq_ignore_ascii_case(&id) && !now.eq_ignore_ascii_case(&id))
        };
        let Some(at) = (0..until).find(|&at| meets(commits[at]) || comes(at).is_some()) else { break };
        if let Some((_, now, _)) = comes(at) {
            (until, id) = (at, now.clone());
            continue;
        }
        let met = commits[at].iter().rfind(|c| is(&c["measure"], &id) || leaves(c, &id)).unwrap();
        if !leaves(met, &id) {
            break;
        }
        (until, id) = (at, met["measure"].as_str().unwrap().to_owned());
    }
    let mut ids = vec![id];
    let mut found: Vec<Vec<Value>> = Vec::new();
    for changes in commits {
        let known = ids.clone();
        let has = |value: &Value| ids.iter().any(|id| is(value, id));
        let left = !every && changes.iter().any(|c| ids.iter().any(|id| leaves(c, id)));
        let renumbered: Vec<&Value> =
            changes.iter().filter(|c| c["field"] == "id" && has(&c["measure"])).collect();
        // Who had the number before is another measure.
        let is_other =
            |c: &Value| !every && c["field"].is_null() && c["after"].is_null() && !renumbered.is_empty();
        found.push(changes.iter().filter(|c| has(&c["measure"]) && !is_other(c)).cloned().collect());
        let earlier: Vec<String> =
            renumbered.iter().map(|c| c["before"].as_str().unwrap().to_owned()).collect();
        // What came back is what it was before it went.
        let back = returned.pop().unwrap().into_iter();
        let is_known = |(_, now, _): &Back| known.iter().any(|known| known.eq_ignore_ascii_case(now));
        let back: Vec<Back> = back.filter(is_known).collect();
        let is_other = back.iter().any(|(old, now, is_new)| *is_new && old != now);
        if !every && (left || !earlier.is_empty() || is_other) {
            ids.clear();
        }
        ids.extend(earlier);
        ids.extend(back.into_iter().map(|(old, ..)| old));
    }
    found.into_iter().rev().flatten().collect()
}

/// A measure that came back: the id under which it was taken out, the one that it has since, and whether it is new with
/// its commit.
type Back = (String, String, bool);

/// What each commit brings back, the oldest first: measures that were taken out, and what came with the commit that took
/// them out, or later, and has their id, says to have been them, or says the same.
fn returned<'a>(commits: impl Iterator<Item = &'a [Value]>) -> Vec<Vec<Back>> {
    let mut gone: BTreeMap<String, (usize, &Value)> = BTreeMap::new();
    let mut born: BTreeMap<String, usize> = BTreeMap::new();
    let of_commit = |(at, changes): (usize, &'a [Value])| {
        let id = |value: &Value| value.as_str().map(str::to_owned);
        let come = |change: &Value| match (change["field"].as_str(), change["before"].is_null()) {
            (None, true) => Some((id(&change["measure"])?, at)),
            (Some("id"), _) => {
                Some((id(&change["measure"])?, born.remove(&id(&change["before"])?).unwrap_or_default()))
            }
            _ => None,
        };
        let come: Vec<(String, usize)> = changes.iter().filter_map(come).collect();
        let (mut back, mut kept) = (Vec::new(), Vec::new());
        for (id, since) in come {
            born.insert(id.clone(), since);
            if gone.get(&id).is_some_and(|(at, _)| since >= *at) {
                let (_, was) = gone.remove(&id).unwrap();
                let new = changes.iter().find(|c| c["measure"] == *id && c["field"].is_null());
                let renamed = changes.iter().any(|c| c["measure"] == *id && c["field"] == "title");
                if new.is_some_and(|new| new["after"]["title"] == was["title"]) || new.is_none() && !renamed {
                    kept.push(id.clone());
                }
                back.push((id.clone(), id, false));
            }
        }
        let is_own = |id: &str, back: &[Back]| back.iter().any(|(old, now, _)| old == now && now == id);
        let list = |value: &Value| -> Vec<String> {
            value.as_array().into_iter().flatten().filter_map(id).collect()
        };
        // What says to have been one of those that are gone.
        for change in changes {
            let is_new = change["field"].is_null() && change["before"].is_null();
            let Some(now) = id(&change["measure"]) else { continue };
            let added = match change["field"].as_str() {
                None if is_new => list(&change["after"]["formerly"]),
                Some("formerly") if !changes.iter().any(|c| c["measure"] == *now && c["field"] == "id") => {
                    let known = list(&change["before"]);
                    list(&change["after"]).into_iter().filter(|id| !known.contains(id)).collect()
                }
                _ => continue,
            };
            let since = born.get(&now).copied().unwrap_or_default();
            let is_gone = |id: &&String| **id != now && gone.get(*id).is_some_and(|(at, _)| since >= *at);
            let named: Vec<&String> = added.iter().filter(is_gone).collect();
            let is_latest =
                |id: &&&String| named.iter().all(|other| !list(&gone[*other].1["formerly"]).contains(id));
            let Some(old) = named.iter().rev().find(is_latest).or(named.last()).map(|id| (*id).clone())
            else {
                continue;
            };
            if !kept.contains(&now) {
                gone.remove(&old);
                back.push((old, now, is_new));
            }
        }
        // What says the same as one of them, and as no other.
        let rows = ["kind", "responsible", "partners", "means", "deadline", "indicator", "funding"];
        let is_new = |c: &&Value| c["field"].is_null() && c["before"].is_null();
        let is_back = |c: &&Value| back.iter().any(|(_, now, _)| c["measure"] == **now);
        let new: Vec<&Value> = changes.iter().filter(is_new).filter(|c| !is_back(c)).collect();
        let mut like: Vec<(String, String)> = Vec::new();
        for (old, (_, was)) in &gone {
            for change in &new {
                let is = &change["after"];
                let others = rows.iter().filter(|row| was[**row] != is[**row]).count();
                if was["title"] == is["title"] && others <= 2 {
                    like.extend(id(&change["measure"]).map(|now| (old.clone(), now)));
                }
            }
        }
        for (old, now) in &like {
            if like.iter().filter(|(a, b)| a == old || b == now).count() == 1 && !is_own(now, &back) {
                gone.remove(old);
                back.push((old.clone(), now.clone(), true));
            }
        }
        let removed = changes.iter().filter(|c| c["field"].is_null() && c["after"].is_null());
        gone.extend(removed.filter_map(|change| Some((id(&change["measure"])?, (at, &change["before"])))));
        back
    };
    commits.enumerate().map(|(at, changes)| (at + 1, changes)).map(of_commit).collect()
}

/// Fails with the first change that is not as it should be.
#[track_caller]
fn same(told: &[Value], expected: &[Value], what: &str) {
    for at in 0..told.len().max(expected.len()) {
        assert_eq!(told.get(at), expected.get(at), "{what}: change {at}\ntold: {told:#?}");
    }
}

/// What a commit changed, each change as `I.1.1 changed deadline`; the plan's own begin with `plan`.
fn words(changes: &[Value], commit: &str) -> Vec<String> {
    let word = |change: &Value, key: &str| change[key].as_str().unwrap_or_default().to_owned();
    let of = |change: &&Value| change["commit"] == commit;
    let told = |change: &Value| {
        let about = change["measure"].as_str().unwrap_or("plan");
        format!("{about} {} {}", word(change, "kind"), word(change, "field")).trim_end().to_owned()
    };
    changes.iter().filter(of).map(told).collect()
}

/// The commits and paths that an answer names as unreadable.
fn unreadable(answer: &Value) -> Vec<(&str, &str)> {
    let all = answer["unreadable"].as_array().unwrap().iter();
    all.map(|unread| (unread["commit"].as_str().unwrap(), unread["path"].as_str().unwrap())).collect()
}

#[test]
fn the_first_commit_brings_the_whole_plan() {
    let repository = Repository::new();
    let told = demand(&repository);
    let of_plan = |change: &&Value| change["measure"] == Value::Null;
    assert!(told.iter().filter(of_plan).any(|change| change["field"] == "title"), "{told:#?}");
    let measures: Vec<&str> = told.iter().filter_map(|change| change["measure"].as_str()).collect();
    assert_eq!(measures, ["D.1", "I.1.1", "II.1"]);
    assert!(told.iter().all(|change| change["kind"] == "added" && change["before"] == json!(null)));
}
