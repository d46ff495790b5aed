//! What the record of the played plan answers, counted again from its files as they are and as they were adopted.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use serde_json::Value;

use super::counted::Counted;
use super::stage::Stage;

/// What every body has to do with the plan, which deadlines moved by how much, and what was entered in the history.
pub fn is_as_counted(stage: &Stage, day: &str) {
    let counted = Counted::read(&stage.folder().join("plan"), day);
    for body in counted.bodies() {
        let answer = stage.ask(day, &["by-body", body]);
        let items = list(&answer["items"]).iter().map(|item| (text(&item["id"]), text(&item["role"])));
        assert_eq!(items.collect::<std::collections::BTreeSet<_>>(), counted.roles(body), "{body}");
    }
    let adopted = adopted(stage, day);
    let moved: BTreeMap<String, i64> = adopted
        .deadlines()
        .into_iter()
        .filter_map(|(id, first)| {
            let now: NaiveDate = *counted.deadlines().get(&id)?;
            (now != first).then(|| (id, (now - first).num_days()))
        })
        .collect();
    assert!(!moved.is_empty());
    let slippage = asked(stage, day, &["slippage"]);
    let measures =
        list(&slippage["items"]).iter().filter(|item| item["milestone"].is_null() && item["days"] != 0);
    let days = measures.map(|item| (text(&item["measure"]), item["days"].as_i64().unwrap()));
    assert_eq!(days.collect::<BTreeMap<_, _>>(), moved);
    let history = asked(stage, day, &["history"]);
    let mut entered: BTreeMap<String, usize> = BTreeMap::new();
    for change in list(&history["changes"]).iter().filter(|change| change["field"] == "report") {
        assert_eq!(change["kind"], "added", "{change:#}");
        *entered.entry(text(&change["measure"])).or_default() += 1;
    }
    assert_eq!(entered, counted.reported());
}

/// The plan as it was adopted: the files of the first commit.
fn adopted(stage: &Stage, day: &str) -> Counted {
    let first = stage.git(day, &["rev-list", "--max-parents=0", "HEAD"]);
    let folder = stage.folder().join("as adopted");
    let place = folder.to_str().unwrap();
    stage.git(day, &["worktree", "add", "--quiet", "--detach", place, first.trim()]);
    let counted = Counted::read(&Path::new(place).join("plan"), day);
    stage.git(day, &["worktree", "remove", "--force", place]);
    counted
}

/// An answer of the record, which has no day.
fn asked(stage: &Stage, day: &str, args: &[&str]) -> Value {
    let run = stage.run(day, &[args, &["--format", "json"]].concat());
    assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
