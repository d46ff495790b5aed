//! The same figures, counted from the files without the program: an own reading of the rules, for what the played plan holds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use toml::{Table, Value};

pub struct Counted {
    day: NaiveDate,
    measures: BTreeMap<String, Table>,
    /// Body, measure, day, status, whether it is about a milestone, in the order of files.
    reports: Vec<(String, String, NaiveDate, String, bool)>,
    /// Body and measure, with who took the duty over.
    successors: BTreeMap<(String, String), String>,
    /// Other names, and ministers with their ministries: to name one is to name the other.
    heads: BTreeMap<String, String>,
    bodies: Vec<String>,
}

impl Counted {
    pub fn read(plan: &Path, day: &str) -> Self {
        let day = day.parse().unwrap();
        let (measures, successors, heads) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (reports, bodies) = (Vec::new(), Vec::new());
        let mut counted = Counted { day, measures, reports, successors, heads, bodies };
        for path in files(plan) {
            let table: Table = fs::read_to_string(&path).unwrap().parse().unwrap();
            let inside = path.strip_prefix(plan).unwrap().to_str().unwrap().replace('\\', "/");
            match inside.as_str() {
                "plan.toml" => {}
                "bodies.toml" => counted.read_bodies(&table),
                _ if inside.starts_with("meetings/") => {}
                _ if inside.starts_with("reports/") => counted.read_return(&table),
                _ => {
                    let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
                    counted.measures.insert(id, table);
                }
            }
        }
        counted.reports.sort_by_key(|(.., date, _, _)| *date);
        counted
    }

    fn read_bodies(&mut self, table: &Table) {
        self.bodies.extend(list(table, "body").map(|body| text(body, "name")));
        for body in list(table, "body") {
            for other in texts(body, "aliases") {
                self.heads.insert(other, text(body, "name"));
            }
        }
        for body in list(table, "body").filter(|body| body.contains_key("head")) {
            self.heads.insert(text(body, "head"), text(body, "name"));
        }
        for one in list(table, "succession") {
            for measure in texts(one, "measures") {
                self.successors.insert((text(one, "from"), measure), text(one, "to"));
            }
        }
    }

    fn read_return(&mut self, table: &Table) {
        for report in list(table, "report") {
            let date = day_of(report.get("date").or(table.get("date")).unwrap()).unwrap();
            if date <= self.day {
                let (measure, status) = (text(report, "measure"), text(report, "status"));
                self.reports.push((
                    text(table, "body"),
                    measure,
                    date,
                    status,
                    report.contains_key("milestone"),
                ));
            }
        }
    }

    /// The status of each measure.
    pub fn statuses(&self) -> BTreeMap<String, String> {
        self.measures.iter().map(|(id, measure)| (id.clone(), self.status(id, measure))).collect()
    }

    fn status(&self, id: &str, measure: &Table) -> String {
        let as_body = |name: String| self.heads.get(&name).cloned().unwrap_or(name);
        let named = || texts(measure, "responsible").into_iter().map(as_body);
        // The one class that is responsible has no members in the register, and no voice.
        let responsible = named().filter(|body| !body.starts_with("ministers "));
        let said: Vec<Option<&str>> = responsible
            .map(|body| {
                let successor = self.successors.get(&(body.clone(), id.to_owned()));
                let mut own = self.reports.iter().filter(|(by, about, _, _, of_milestone)| {
                    about == id && !of_milestone && (*by == body || Some(by) == successor)
                });
                own.next_back().map(|(_, _, _, status, _)| status.as_str())
            })
            .collect();
        let has = |wanted: &str| said.contains(&Some(wanted));
        let speaks_for_it = |by: &str| {
            named().any(|body| {
                body == by || self.successors.get(&(body, id.to_owned())).is_some_and(|to| to == by)
            })
        };
        let has_begun = self.reports.iter().any(|(by, about, _, status, of_milestone)| {
            about == id
                && *of_milestone
                && speaks_for_it(by)
                && (status == "in-progress" || status == "completed")
        });
        let word = if !said.is_empty() && said.iter().all(|one| *one == Some("completed")) {
            "completed"
        } else if has("completed") || has("in-progress") || has_begun {
            "in-progress"
        } else if has("not-started") {
            "not-started"
        } else {
            "unreported"
        };
        word.to_owned()
    }

    /// What is late, and how many days.
    pub fn overdue(&self) -> Vec<(String, i64)> {
        let late = self.measures.iter().filter_map(|(id, measure)| {
            let deadline = measure.get("deadline").and_then(day_of)?;
            let days = (self.day - deadline).num_days();
            (days > 0 && self.status(id, measure) != "completed").then(|| (id.clone(), days))
        });
        let mut late: Vec<_> = late.collect();
        late.sort();
        late
    }

    /// What a body has to do with which measure.
    pub fn roles(&self, body: &str) -> BTreeSet<(String, String)> {
        let mut roles = BTreeSet::new();
        for (id, measure) in &self.measures {
            let as_body = |name: String| self.heads.get(&name).cloned().unwrap_or(name);
            let named = |key| texts(measure, key).into_iter().map(as_body).collect::<Vec<_>>();
            let mut add = |role: &str, is_it: bool| {
                if is_it {
                    roles.insert((id.clone(), role.to_owned()));
                }
            };
            let responsible = named("responsible");
            let took_over =
                |from: &String| self.successors.get(&(from.clone(), id.clone())).is_some_and(|to| to == body);
            add("responsible", responsible.iter().any(|name| name == body));
            add("successor", responsible.iter().any(took_over));
            add("partner", named("partners").iter().any(|name| name == body));
        }
        roles
    }

    /// How often each measure was reported on by the day, in returns.
    pub fn reported(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for (_, measure, ..) in &self.reports {
            *counts.entry(measure.clone()).or_default() += 1;
        }
        counts
    }

    /// The deadline of each measure that has a day.
    pub fn deadlines(&self) -> BTreeMap<String, NaiveDate> {
        let day =
            |(id, measure): (&String, &Table)| Some((id.clone(), measure.get("deadline").and_then(day_of)?));
        self.measures.iter().filter_map(day).collect()
    }

    /// The names of the bodies.
    pub fn bodies(&self) -> &[String] {
        &self.bodies
    }

    /// How many have no day, and are not completed.
    pub fn undated(&self) -> usize {
        let undated =
            self.measures.iter().filter(|(_, measure)| measure.get("deadline").and_then(day_of).is_none());
        undated.filter(|(id, measure)| self.status(id, measure) != "completed").count()
    }
}

/// Every file of a plan, in the order of their paths.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        match entry {
            hidden if hidden.file_name().unwrap().to_str().unwrap().starts_with('.') => {}
            folder if folder.is_dir() => found.extend(files(&folder)),
            file => found.extend((file.extension().unwrap() == "toml").then_some(file)),
        }
    }
    found.sort();
    found
}

fn list<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

fn text(table: &Table, key: &str) -> String {
    table[key].as_str().unwrap().to_owned()
}

fn texts(table: &Table, key: &str) -> Vec<String> {
    let values = table.get(key).and_then(Value::as_array).into_iter().flatten();
    values.map(|value| value.as_str().unwrap().to_owned()).collect()
}

fn day_of(value: &Value) -> Option<NaiveDate> {
    value.as_datetime()?.to_string().parse().ok()
}
