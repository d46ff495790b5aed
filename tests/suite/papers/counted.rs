//! Who owes what at a meeting, what is late and what is open: counted from the files, without anything of the program.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use super::half_years::Half;
use super::read::{files, rows, statuses, text};
use crate::support::repository::Repository;

/// A report that is owed.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owed {
    pub body: String,
    pub measure: String,
    /// The first day on which it came, from that body or from who took the duty over.
    pub received: Option<String>,
}

/// A report: its measure, day and status.
type Sentence = (String, String, String);

/// A return: who, for which period, and its reports.
type Returned = (String, String, Vec<Sentence>);

/// The plan on the day of a meeting.
pub struct Counted {
    /// By id, in no order.
    pub measures: BTreeMap<String, Table>,
    /// The names of bodies, by any of their names.
    names: BTreeMap<String, String>,
    successions: Vec<Table>,
    /// Groups and classes without a member: nobody who could report.
    voiceless: BTreeSet<String>,
    /// In the order of their files.
    pub returns: Vec<Returned>,
    /// By the day.
    pub meetings: BTreeMap<String, Table>,
    /// The status of each measure before the period began, and on the day of the meeting.
    before: BTreeMap<String, &'static str>,
    now: BTreeMap<String, &'static str>,
    /// The first day of the period.
    begins: String,
    day: String,
}

impl Counted {
    pub fn read(repository: &Repository, half: &Half) -> Self {
        let all = files(repository, "");
        let is_measure = |file: &Table| file.contains_key("responsible") && file.contains_key("deadline");
        let measures = all.iter().filter(|(_, file)| is_measure(file)).cloned().collect();
        let register = &all.iter().find(|(name, _)| name == "bodies").unwrap().1;
        let mut names = BTreeMap::new();
        for body in rows(register, "body") {
            let name = text(body, "name");
            let several = ["abbreviations", "aliases"].map(|key| body.get(key).and_then(Value::as_array));
            let several = several.into_iter().flatten().flatten().filter_map(Value::as_str);
            let single = ["name", "hungarian", "head"].map(|key| text(body, key));
            for known in several.map(str::to_owned).chain(single) {
                names.insert(known, name.clone());
            }
        }
        let is_several = |body: &Table| ["group", "class"].contains(&text(body, "kind").as_str());
        let groups = rows(register, "body").flat_map(|body| body.get("member_of").and_then(Value::as_array));
        let groups: BTreeSet<&String> =
            groups.flatten().filter_map(|name| names.get(name.as_str()?)).collect();
        let several = rows(register, "body").filter(|body| is_several(body)).map(|body| text(body, "name"));
        let voiceless = several.filter(|name| !groups.contains(name)).collect();
        let period_begins = match half.period.split_once("-H").unwrap() {
            (year, "1") => format!("{year}-01-01"),
            (year, _) => format!("{year}-07-01"),
        };
        let returns = files(repository, "reports").into_iter().map(|(_, file)| {
            let day = text(&file, "date");
            let reports =
                rows(&file, "report").map(|it| (text(it, "measure"), day.clone(), text(it, "status")));
            (text(&file, "body"), text(&file, "period"), reports.collect())
        });
        Counted {
            measures,
            voiceless,
            successions: rows(register, "succession").cloned().collect(),
            returns: returns.collect(),
            meetings: files(repository, "meetings").into_iter().collect(),
            before: statuses(repository, &period_begins),
            begins: period_begins,
            now: statuses(repository, half.meeting),
            day: half.meeting.to_owned(),
            names,
        }
    }

    fn bodies(&self, measure: &Table) -> Vec<String> {
        let named = measure["responsible"].as_array().unwrap().iter().map(|name| name.as_str().unwrap());
        named.map(|name| self.names[name].clone()).collect()
    }

    /// Who speaks for a body on a measure: itself, and who took it over.
    fn voices(&self, body: &str, measure: &str) -> BTreeSet<String> {
        let moved = |it: &&Table| {
            let in_it = it["measures"].as_array().unwrap().iter().any(|id| id.as_str() == Some(measure));
            in_it && self.names[it["from"].as_str().unwrap()] == body
        };
        let successors =
            self.successions.iter().filter(moved).map(|it| self.names[it["to"].as_str().unwrap()].clone());
        successors.chain([body.to_owned()]).collect()
    }

    /// Each report owed for a period, as known on a day.
    pub fn owed(&self, period: &str, day: &str) -> Vec<Owed> {
        let mut owed = Vec::new();
        for (id, measure) in &self.measures {
            if self.before.get(id) == Some(&"completed") {
                continue;
            }
            for body in self.bodies(measure).into_iter().filter(|body| !self.voiceless.contains(body)) {
                let voices = self.voices(&body, id);
                // Who had completed its part before is not asked again.
                let earlier = self.returns.iter().filter(|(by, ..)| voices.contains(by));
                let earlier = earlier.flat_map(|(.., reports)| reports);
                let earlier = earlier.filter(|it| it.0 == *id && it.1.as_str() < self.begins.as_str());
                if earlier.max_by_key(|it| &it.1).is_some_and(|it| it.2 == "completed") {
                    continue;
                }
                let own = self.returns.iter().filter(|(by, of, _)| voices.contains(by) && of == period);
                let days =
                    own.flat_map(|(.., reports)| reports).filter(|it| it.0 == *id && it.1.as_str() <= day);
                let received = days.map(|it| it.1.clone()).min();
                owed.push(Owed { body, measure: id.clone(), received });
            }
        }
        owed.sort();
        owed
    }

    /// The last day on which a body, or who took a duty over from it, said anything of what is meant.
    pub fn last_heard(&self, body: &str, day: &str) -> Option<String> {
        let said = self.returns.iter().flat_map(|(by, _, said)| said.iter().map(move |it| (by, it)));
        let own = said.filter(|(by, it)| self.voices(body, &it.0).contains(*by) && it.1.as_str() <= day);
        own.map(|(_, it)| it.1.clone()).max()
    }

    fn is_withdrawn(&self, id: &str) -> bool {
        let by_then = |it: &Table| it.contains_key("withdrawn") && text(it, "date") <= self.day;
        rows(&self.measures[id], "amendment").any(by_then)
    }

    fn has_ended(&self, id: &str) -> bool {
        self.is_withdrawn(id) || self.now.get(id) == Some(&"completed")
    }

    /// Measures whose deadline is over and that are not.
    pub fn late(&self) -> BTreeSet<String> {
        let is_late = |id: &str, measure: &Table| {
            measure["deadline"].as_datetime().is_some_and(|due| due.to_string() < self.day)
                && !self.has_ended(id)
        };
        self.measures.iter().filter(|(id, it)| is_late(id, it)).map(|(id, _)| id.clone()).collect()
    }

    /// The milestones whose day is over, of measures that have not ended; none is reported on in the half-years.
    pub fn late_milestones(&self) -> Vec<(String, String)> {
        let mut late = Vec::new();
        for (id, measure) in self.measures.iter().filter(|(id, _)| !self.has_ended(id)) {
            for milestone in rows(measure, "milestone") {
                let due = milestone.get("due").and_then(Value::as_datetime);
                if due.is_some_and(|due| due.to_string() < self.day) {
                    late.push((id.clone(), text(milestone, "title")));
                }
            }
        }
        late
    }

    /// The decisions of meetings up to a day that are still to be carried out.
    pub fn open(&self, before: &str) -> Vec<String> {
        let meetings = self.meetings.iter().filter(|(day, _)| day.as_str() < before);
        let decisions =
            meetings.flat_map(|(day, meeting)| rows(meeting, "decision").map(move |it| (day, it)));
        let open = decisions.filter(|(_, it)| !it.contains_key("done"));
        open.map(|(day, it)| format!("{day}.{}", text(it, "id"))).collect()
    }

    /// Every date: what it is of, the day, and whether it was called off.
    pub fn dates(&self) -> BTreeSet<(String, String, bool)> {
        let mut dates = BTreeSet::new();
        let day_of = |value: Option<&Value>| value.and_then(Value::as_datetime).map(ToString::to_string);
        for (id, measure) in &self.measures {
            let is_off = self.is_withdrawn(id);
            dates.extend(day_of(measure.get("deadline")).map(|day| (format!("{id}.deadline"), day, is_off)));
            for milestone in rows(measure, "milestone") {
                let due = day_of(milestone.get("due"));
                dates.extend(due.map(|day| (format!("{id}.m"), day, is_off)));
            }
        }
        let mut reports: BTreeMap<String, String> = [
            ("2022-H1", "2022-06-30"),
            ("2022-H2", "2022-12-31"),
            ("2023-H1", "2023-06-30"),
            ("2023-H2", "2023-12-31"),
        ]
        .map(|(period, last)| (period.to_owned(), last.to_owned()))
        .into();
        for (day, meeting) in &self.meetings {
            dates.insert((format!("meeting.{day}"), day.clone(), false));
            reports.insert(text(meeting, "period"), day.clone());
            for decision in rows(meeting, "decision") {
                let id = format!("decision.{day}.{}", text(decision, "id"));
                dates.extend(day_of(decision.get("due")).map(|due| (id, due, false)));
            }
        }
        dates.extend(reports.into_iter().map(|(period, day)| (format!("report.{period}"), day, false)));
        dates
    }
}
