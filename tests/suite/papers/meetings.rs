//! What is asked, called for, decided and put into calendars at each of the four meetings: as it is kept, in both languages,
//! and with the figures that the files give.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::counted::{Counted, Owed};
use super::half_years::{HALVES, Half, played};
use super::kept::paper_is_kept;
use crate::support::ask::{ask, text};
use crate::support::repository::{Repository, Run};

/// A run on the day of a meeting, in a language of the machine.
#[track_caller]
fn said(repository: &Repository, day: &str, lang: &str, args: &[&str]) -> String {
    let locale = if lang == "hu" { "hu_HU.UTF-8" } else { "en_GB.UTF-8" };
    let mut command = repository.command(&repository.folder, args);
    let run: Run = command.env("PLAN_TODAY", day).env("LC_ALL", locale).output().unwrap().into();
    assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
    run.stderr + &run.stdout
}

/// Each half-year with the plan on the day of its meeting.
fn on_each_meeting(look: impl Fn(&Half, &Repository)) {
    for (at, half) in HALVES.iter().enumerate() {
        look(half, &played(at + 1));
    }
}

/// The questions of a meeting whose answers are kept, by the names of their files.
fn questions(day: &str) -> [(&'static str, &'static str, Vec<&str>); 4] {
    [
        ("due", "txt", vec!["due", "--meeting", day, "--full"]),
        ("letters", "txt", vec!["due", "--letter", "--meeting", day]),
        ("minutes", "md", vec!["minutes", "--meeting", day, "--as-of", day, "--format", "markdown"]),
        ("calendar", "ics", vec!["calendar"]),
    ]
}

#[test]
fn every_answer_as_it_is_kept() {
    on_each_meeting(|half, repository| {
        let day = half.meeting;
        for lang in ["en", "hu"] {
            for (name, ending, args) in questions(day) {
                let answer = said(repository, day, lang, &[&args[..], &["--lang", lang]].concat());
                paper_is_kept(&format!("{name}-{day}.{lang}.{ending}"), &answer);
            }
            let decide = [
                "decide",
                "--meeting",
                day,
                "--text",
                "the inspections are shown",
                "--responsible",
                "GFM",
                "--due",
                "2024-03-31",
                "--measure",
                "III.2.2",
                "--dry-run",
            ];
            paper_is_kept(&format!("decide-{day}.{lang}.txt"), &said(repository, day, lang, &decide));
        }
    });
}

#[test]
fn the_agenda_before_each_meeting() {
    for (at, half) in HALVES.iter().enumerate() {
        let repository = played(at);
        let counted = Counted::read(&repository, half);
        for lang in ["en", "hu"] {
            let args = ["agenda", "--meeting", half.meeting, "--lang", lang, "--dry-run"];
            let agenda = said(&repository, half.meeting, lang, &args);
            paper_is_kept(&format!("agenda-{}.{lang}.txt", half.meeting), &agenda);
            let file: String = agenda
                .lines()
                .filter_map(|line| line.strip_prefix('+'))
                .fold(String::new(), |a, line| a + line + "\n");
            let file = file.split_once('\n').unwrap().1;
            let file: toml::Table = file.parse().unwrap_or_else(|why| panic!("{why}: {file}"));
            let subjects = file["agenda"].as_array().unwrap();
            let measures = |subject: &toml::Value| -> BTreeSet<String> {
                let ids = subject.get("measures").and_then(toml::Value::as_array).into_iter().flatten();
                ids.map(|id| id.as_str().unwrap().to_owned()).collect()
            };
            let owed = counted.owed(half.period, half.meeting).into_iter().map(|it| it.measure).collect();
            assert_eq!(measures(&subjects[0]), owed, "{}", half.period);
            let late = counted.late();
            let milestones = counted.late_milestones();
            let before = usize::from(!late.is_empty());
            if !milestones.is_empty() {
                let subject = &subjects[2 + before];
                let ids = milestones.iter().map(|(id, _)| id.clone()).collect();
                assert_eq!(measures(subject), ids, "{}", half.meeting);
                // The first five are named, and the rest is counted.
                let title = subject["title"].as_str().unwrap();
                let is_named = |(id, name): &&(String, String)| title.contains(&format!("{id} {name}"));
                let named = milestones.iter().filter(is_named).count();
                assert_eq!(named, milestones.len().min(5), "{title}");
                let more = milestones.len() - named;
                assert_eq!(
                    more > 0,
                    title.contains(&format!(" {more} ")) || title.ends_with(&format!(" {more}"))
                );
            }
            let before = before + usize::from(!milestones.is_empty());
            let titles = subjects.iter().map(|subject| subject["title"].as_str().unwrap());
            let open: Vec<String> = counted.open(half.meeting);
            for (id, title) in open.iter().zip(titles.skip(2 + before)) {
                assert!(title.contains(id.as_str()), "{id} in {title}");
            }
            assert_eq!(subjects.len(), 4 + before + open.len());
            assert_eq!(if late.is_empty() { late.clone() } else { measures(&subjects[2]) }, late);
        }
    }
}

#[test]
fn who_owes_what_came_and_what_is_late() {
    on_each_meeting(|half, repository| {
        let counted = Counted::read(repository, half);
        // On the day of the meeting, and when those who are late have reported.
        for (day, late) in [(half.meeting, false), ("2024-06-30", true)] {
            let answer = ask(repository, 0, &["due", "--meeting", half.meeting, "--as-of", day]);
            let owed = counted.owed(half.period, day);
            // After the closing, what did not come in is told, and owed no longer.
            let is_closed = late && half.period == "2023-H2";
            assert_eq!(answer["nobody_owes"].as_str(), is_closed.then_some("closed"), "{day}");
            let mut told = Vec::new();
            for body in answer["bodies"].as_array().unwrap() {
                let name = text(body, "body");
                assert_eq!(
                    body["last_heard"].as_str(),
                    counted.last_heard(name, day).as_deref(),
                    "{name} on {day}"
                );
                let own: Vec<&Owed> = owed.iter().filter(|it| it.body == name).collect();
                let is_late = |it: &&&Owed| it.received.as_deref().is_some_and(|day| day > half.meeting);
                let unanswered = own.iter().filter(|it| it.received.is_none()).count();
                let figures = [
                    ("owed", own.len()),
                    ("received", own.iter().filter(|it| it.received.is_some()).count()),
                    ("late", own.iter().filter(is_late).count()),
                    ("missing", if is_closed { 0 } else { unanswered }),
                    ("unanswered", unanswered),
                ];
                for (key, wanted) in figures {
                    assert_eq!(body[key], wanted, "{key} of {name} on {day}");
                }
                told.extend(body["measures"].as_array().unwrap().iter().map(|it| Owed {
                    body: name.to_owned(),
                    measure: text(it, "measure").to_owned(),
                    received: it["received"].as_str().map(str::to_owned),
                }));
            }
            told.sort();
            assert_eq!(told, owed, "{day}");
            let any_late = owed.iter().any(|it| it.received.as_deref().is_some_and(|day| day > half.meeting));
            assert_eq!(any_late, late && half.period != "2023-H2" && any_late, "{day}");
        }
        letters_ask_for_what_is_missing(half, repository, &counted);
        minutes_hold_what_came(half, repository, &counted);
    });
}

fn letters_ask_for_what_is_missing(half: &Half, repository: &Repository, counted: &Counted) {
    let owed = counted.owed(half.period, half.meeting);
    let mut missing: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for one in owed.iter().filter(|it| it.received.is_none()) {
        missing.entry(&one.body).or_default().insert(&one.measure);
    }
    let letters =
        said(repository, half.meeting, "en", &["due", "--letter", "--meeting", half.meeting, "--lang", "en"]);
    let mut told: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut to = "";
    for line in letters.lines() {
        to = line.strip_prefix("To: ").unwrap_or(to);
        let id = line.strip_prefix("- ").and_then(|line| line.split_once(' ')).map(|(id, _)| id);
        // Decisions stand below, by the day of their meeting.
        told.entry(to).or_default().extend(id.filter(|id| !id.starts_with("202")));
    }
    told.retain(|_, ids| !ids.is_empty());
    assert_eq!(told, missing, "{}", half.meeting);
}

fn minutes_hold_what_came(half: &Half, repository: &Repository, counted: &Counted) {
    let day = half.meeting;
    let answer = ask(repository, 0, &["minutes", "--meeting", day, "--as-of", day]);
    let mut told: Vec<(String, String)> = Vec::new();
    for report in answer["reports"].as_array().unwrap() {
        let bodies = report["bodies"].as_array().unwrap().iter().map(|body| body.as_str().unwrap());
        told.extend(bodies.map(|body| (body.to_owned(), text(report, "measure").to_owned())));
    }
    told.sort();
    let of_period = counted.returns.iter().filter(|(_, period, _)| period == half.period);
    let came = of_period.flat_map(|(body, _, reports)| reports.iter().map(move |it| (body, it)));
    let mut came: Vec<(String, String)> = came
        .filter(|(_, report)| report.1.as_str() <= day)
        .map(|(body, report)| (body.clone(), report.0.clone()))
        .collect();
    came.sort();
    assert_eq!(told, came, "{day}");
    let silent: BTreeSet<(String, String)> = answer["not_reported"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| it["measures"].as_array().unwrap().iter().map(move |id| (text(it, "body"), id)))
        .map(|(body, id)| (body.to_owned(), id.as_str().unwrap().to_owned()))
        .collect();
    let missing = counted.owed(half.period, day).into_iter().filter(|it| it.received.is_none());
    assert_eq!(silent, missing.map(|it| (it.body, it.measure)).collect(), "{day}");
}

#[test]
fn every_date_is_in_the_calendar_and_knows_how_often_it_moved() {
    on_each_meeting(|half, repository| {
        let calendar = said(repository, half.meeting, "en", &["calendar"]).replace("\r\n ", "");
        let mut told = BTreeSet::new();
        let mut moves = BTreeMap::new();
        for event in calendar.split("BEGIN:VEVENT").skip(1) {
            let value = |key: &str| {
                let line = event.lines().find_map(|line| line.strip_prefix(key));
                line.unwrap_or_else(|| panic!("no {key} in {event}")).to_owned()
            };
            let day = value("DTSTART;VALUE=DATE:");
            let day = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
            let uid = value("UID:").split('@').next().unwrap().to_owned();
            let what = uid.split_once(".m.").map_or(uid.clone(), |(id, _)| format!("{id}.m"));
            let times: usize = value("SEQUENCE:").parse().unwrap();
            if times > 0 {
                moves.insert(uid, times);
            }
            told.insert((what, day, value("STATUS:") == "CANCELLED"));
        }
        assert_eq!(told, Counted::read(repository, half).dates(), "{}", half.meeting);
        // What was moved by then, and reports whose day is that of the meeting since it was called.
        let mut wanted: Vec<(String, usize)> = Vec::new();
        for other in HALVES.iter().filter(|other| other.meeting <= half.meeting) {
            wanted.push((format!("report.{}", other.period), 1));
        }
        if half.meeting > "2022-12-01" {
            wanted.extend(["II.1.1.deadline", "IV.2.2.deadline"].map(|uid| (uid.to_owned(), 1)));
        }
        if half.meeting > "2023-05-02" {
            let moved = moves.keys().find(|uid| uid.starts_with("II.3.3.m.")).cloned();
            wanted.push((moved.expect("the building of II.3.3 was moved"), 1));
        }
        // A withdrawal is a change of the event, too.
        if half.meeting > "2023-07-01" {
            wanted.push(("IV.5.2.deadline".to_owned(), 1));
        }
        assert_eq!(moves, wanted.into_iter().collect(), "{}", half.meeting);
    });
}

#[test]
fn decisions_that_are_open_are_asked_for_until_they_are_carried_out() {
    on_each_meeting(|half, repository| {
        let counted = Counted::read(repository, half);
        let answer = ask(repository, 0, &["due", "--meeting", half.meeting, "--as-of", half.meeting]);
        let told: Vec<&str> =
            answer["decisions"].as_array().unwrap().iter().map(|it| text(it, "id")).collect();
        let mut open = counted.open("9999");
        let due = |id: &String| -> Json {
            let found = answer["decisions"].as_array().unwrap().iter().find(|it| it["id"] == id.as_str());
            found.unwrap_or_else(|| panic!("{id} in {answer:#}"))["due"].clone()
        };
        open.sort_by_key(|id| due(id).to_string());
        let mut sorted: Vec<String> = told.iter().map(|id| (*id).to_owned()).collect();
        sorted.sort_by_key(|id| due(id).to_string());
        assert_eq!(sorted, open, "{}", half.meeting);
    });
    // Marked as carried out: from then on it is not asked for.
    let repository = played(1);
    let done = ["decide", "--done", "2022-06-29.2", "--date", "2022-07-10", "--result", "it was said"];
    for lang in ["en", "hu"] {
        let shown = said(&repository, "2022-07-20", lang, &[&done[..], &["--dry-run"]].concat());
        paper_is_kept(&format!("decision-done.{lang}.txt"), &shown);
    }
    said(
        &repository,
        "2022-07-20",
        "en",
        &[&done[..], &["--commit", "--author", "Clerk <clerk@example.org>"]].concat(),
    );
    assert!(repository.git(&["status", "--porcelain"]).is_empty());
    let meeting: toml::Table = repository.text("plan/meetings/2022-06-29.toml").parse().unwrap();
    let decision = &meeting["decision"].as_array().unwrap()[1];
    assert_eq!(
        (decision["done"].to_string(), decision["result"].as_str()),
        ("2022-07-10".into(), Some("it was said"))
    );
    let answer = ask(&repository, 0, &["due", "--meeting", "2022-06-29", "--as-of", "2022-07-20"]);
    let open = answer["decisions"].as_array().unwrap().iter().map(|it| text(it, "id"));
    assert_eq!(open.collect::<Vec<_>>(), ["2022-06-29.1"]);
    // A day before the decision is refused, and so is a decision that does not exist.
    for (args, code, words) in [
        (&["--done", "2022-06-29.1", "--date", "2022-06-28"][..], 2, "cannot be carried out on 2022-06-28"),
        (&["--done", "2022-06-29.7"], 2, "its decisions are 2022-06-29.1, 2022-06-29.2"),
        (&["--done", "2022-06-29.1", "--text", "words"], 2, "cannot be used with"),
        (&["--result", "words", "--meeting", "2022-06-29"], 2, "--done"),
    ] {
        let mut command = repository.command(&repository.folder, &[&["decide"], args].concat());
        let run: Run = command.env("PLAN_TODAY", "2022-07-20").output().unwrap().into();
        assert!(run.code == Some(code) && run.stderr.contains(words), "{args:?}: {}", run.stderr);
    }
}
