//! Every date as a calendar that programs subscribe to.

use std::collections::BTreeMap;

use plan::render::calendar::{Calendar, Event, write};
use proptest::prelude::*;

use super::{harbour, kept};
use crate::support::repository::{LIGHT, Repository};

/// Every event by its UID, each with its properties, unfolded.
fn events(calendar: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let unfolded = calendar.replace("\r\n ", "");
    let mut found = BTreeMap::new();
    for event in unfolded.split("BEGIN:VEVENT\r\n").skip(1) {
        let event = event.split("END:VEVENT\r\n").next().unwrap();
        let properties: BTreeMap<String, String> = event
            .lines()
            .take_while(|line| *line != "BEGIN:VALARM")
            .map(|line| line.split_once(':').map(|(key, value)| (key.to_owned(), value.to_owned())).unwrap())
            .collect();
        let uid = properties["UID"].split('@').next().unwrap().to_owned();
        assert!(found.insert(uid, properties).is_none(), "two events have one identity");
    }
    found
}

#[track_caller]
fn asked(repository: &Repository, args: &[&str]) -> BTreeMap<String, BTreeMap<String, String>> {
    let run = repository.run(&[&["calendar"], args].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    events(&run.stdout)
}

#[test]
fn every_date_is_an_event() {
    let repository = harbour();
    let all = asked(&repository, &[]);
    let days: Vec<String> =
        all.iter().map(|(uid, event)| format!("{uid} {}", event["DTSTART;VALUE=DATE"])).collect();
    assert_eq!(
        days,
        [
            "I.1.1.deadline 20311231",
            "II.1.deadline 20300630",
            "II.2.deadline 20310630",
            "II.2.m.a-gauge-in-every-harbour 20301231",
            "decision.2030-07-03.1 20300930",
            "decision.2030-07-03.2 20301031",
            "meeting.2030-07-03 20300703",
            "report.2030-H1 20300703",
            "report.2030-H2 20301231",
            "report.2031-H1 20310630",
            "report.2031-H2 20311231",
        ]
    );
    let of_guild = asked(&repository, &["--body", "GK"]);
    let uids: Vec<&String> = of_guild.keys().collect();
    let expected = [
        "II.2.m.a-gauge-in-every-harbour",
        "decision.2030-07-03.1",
        "meeting.2030-07-03",
        "report.2030-H1",
        "report.2030-H2",
        "report.2031-H1",
        "report.2031-H2",
    ];
    assert_eq!(uids, expected.iter().collect::<Vec<_>>());
    let all = format!("{all:?}");
    assert!(!all.contains("lamp@example.org") && all.contains("not shown"), "{all}");
}

#[test]
fn a_date_that_moves_keeps_its_identity_and_raises_its_sequence() {
    let repository = harbour();
    let of = |uid: &str, key: &str| asked(&repository, &[])[uid][key].clone();
    let light = |key: &str| of("I.1.1.deadline", key);
    assert_eq!((light("SEQUENCE"), light("DTSTAMP")), ("0".into(), "20230110T110000Z".into()));
    repository.replace(LIGHT, "2031-12-31", "2031-06-30");
    repository.commit("2030-09-01", "sooner");
    repository.replace(LIGHT, "2031-06-30", "2031-09-30");
    repository.replace("plan/II/II.2.toml", "2030-12-31", "2031-03-31");
    repository.replace("plan/meetings/2030-07-03.toml", "2030-09-30", "2030-11-30");
    repository.commit("2030-10-01", "later");
    assert_eq!((light("SEQUENCE"), light("DTSTART;VALUE=DATE")), ("2".into(), "20310930".into()));
    assert_eq!(
        (light("DTSTAMP"), light("LAST-MODIFIED")),
        ("20301001T110000Z".into(), "20301001T110000Z".into())
    );
    assert_eq!(of("II.2.m.a-gauge-in-every-harbour", "SEQUENCE"), "1");
    assert_eq!(of("II.2.deadline", "SEQUENCE"), "0");
    assert_eq!(
        (of("decision.2030-07-03.1", "SEQUENCE"), of("decision.2030-07-03.2", "SEQUENCE")),
        ("1".into(), "0".into())
    );
    // A new meeting about a period moves the day of its reports.
    assert_eq!(of("report.2030-H2", "SEQUENCE"), "0");
    let meeting = "title = \"Council\"\nbody = \"Harbour Council\"\nperiod = \"2030-H2\"\n";
    repository.write("plan/meetings/2031-01-15.toml", meeting);
    repository.commit("2030-12-01", "called");
    assert_eq!(
        (of("report.2030-H2", "SEQUENCE"), of("report.2030-H2", "DTSTART;VALUE=DATE")),
        ("1".into(), "20310115".into())
    );
    repository.git(&["mv", "plan/meetings/2031-01-15.toml", "plan/meetings/2031-01-20.toml"]);
    repository.commit("2030-12-02", "put off");
    assert_eq!(of("report.2030-H2", "SEQUENCE"), "2");
    // A new number is no new event.
    repository.git(&["mv", "plan/I/I.1.1.toml", "plan/I/I.1.9.toml"]);
    repository.write(
        "plan/I/I.1.9.toml",
        format!("formerly = [\"I.1.1\"]\n{}", repository.text("plan/I/I.1.9.toml")),
    );
    repository.commit("2030-12-03", "renumbered");
    assert_eq!((light("SEQUENCE"), light("DTSTART;VALUE=DATE")), ("2".into(), "20310930".into()));
    assert!(light("SUMMARY").starts_with("I.1.9 "));
}

#[test]
fn an_event_leads_to_its_page_where_the_site_is_published() {
    let repository = harbour();
    assert!(asked(&repository, &[]).values().all(|event| !event.contains_key("URL")));
    let all = asked(&repository, &["--lang", "hu", "--base-url", "https://plan.example.org/at/"]);
    for (uid, page) in [
        ("I.1.1.deadline", "m/I.1.1/"),
        ("II.2.m.a-gauge-in-every-harbour", "m/II.2/"),
        ("meeting.2030-07-03", "meeting/2030-07-03/"),
        ("decision.2030-07-03.1", "meeting/2030-07-03/"),
        ("report.2030-H1", "silent/"),
    ] {
        assert_eq!(all[uid]["URL"], format!("https://plan.example.org/at/hu/{page}"), "{uid}");
    }
    let out = repository.home.path().join("site");
    assert_eq!(repository.run(&["site", out.to_str().unwrap()]).code, Some(0));
    for event in all.values() {
        let page = event["URL"].strip_prefix("https://plan.example.org/at/").unwrap();
        assert!(out.join(page).join("index.html").exists(), "{page}");
    }
    assert_eq!(repository.run(&["calendar", "--base-url", "plan.example.org"]).code, Some(2));
}

#[test]
fn what_is_withdrawn_stays_and_is_cancelled() {
    let repository = harbour();
    repository.append(LIGHT, "\n[[amendment]]\ndate = 2030-08-01\nbasis = \"an act\"\nwithdrawn = true\n");
    let of = |key: &str, day: &str| {
        let run =
            repository.command(&repository.folder, &["calendar"]).env("PLAN_TODAY", day).output().unwrap();
        events(&String::from_utf8(run.stdout).unwrap())["I.1.1.deadline"][key].clone()
    };
    let status = |day: &str| of("STATUS", day);
    assert_eq!((status("2030-07-31"), status("2030-08-01")), ("CONFIRMED".into(), "CANCELLED".into()));
    // A calendar takes it up if its number is higher than that of the event before.
    assert_eq!((of("SEQUENCE", "2030-07-31"), of("SEQUENCE", "2030-08-01")), ("0".into(), "1".into()));
    repository.append(LIGHT, "\n[[amendment]]\ndate = 2030-08-02\nbasis = \"an act\"\nwithdrawn = false\n");
    assert_eq!((of("SEQUENCE", "2030-08-02"), status("2030-08-02")), ("2".into(), "CONFIRMED".into()));
}

#[test]
fn outside_git_the_plan_is_as_old_as_its_adoption() {
    let repository = harbour();
    std::fs::remove_dir_all(repository.folder.join(".git")).unwrap();
    for event in asked(&repository, &[]).values() {
        assert_eq!((event["SEQUENCE"].as_str(), event["DTSTAMP"].as_str()), ("0", "20300201T000000Z"));
    }
}

#[test]
fn a_shallow_clone_says_so() {
    let repository = harbour();
    let from = format!("file://{}", repository.folder.display());
    repository.git(&["clone", "--quiet", "--depth", "1", &from, "shallow"]);
    let run = repository.run_in(&repository.folder.join("shallow"), &["calendar"]);
    assert!(run.code == Some(0) && run.stderr.contains("shallow"), "{}", run.stderr);
    assert!(repository.run(&["calendar"]).stderr.is_empty());
}

#[test]
fn as_programs_read_it() {
    let repository = harbour();
    kept("calendar.en.ics", &repository.run(&["calendar", "--alarm", "30d"]));
    let hungarian = repository.run(&["calendar", "--lang", "hu", "--body", "GK"]);
    kept("calendar.hu.ics", &hungarian);
    assert_eq!(repository.run(&["calendar", "--lang", "hu", "--body", "GK"]).stdout, hungarian.stdout);
    let written = repository.run(&["calendar", "--lang", "hu", "--body", "GK", "-o", "plan.ics"]);
    assert_eq!((written.code, written.stdout.as_str()), (Some(0), ""));
    assert_eq!(repository.text("plan.ics"), hungarian.stdout);
}

fn event(summary: &str) -> Event {
    Event {
        uid: "a@b".to_owned(),
        changed: 0,
        sequence: 0,
        day: "2030-01-01".parse().unwrap(),
        summary: summary.to_owned(),
        description: summary.to_owned(),
        url: None,
        categories: vec![summary.to_owned()],
        is_cancelled: false,
        alarm: None,
    }
}

proptest! {
    /// No line is longer than 75 octets, none is broken inside a character, and unfolded the words are there again.
    #[test]
    fn lines_are_folded(words in "[a-záéíóöőúüűÁÉÍÓÖŐÚÜŰ😀€,;\\\\ \n\t]{0,300}") {
        let calendar = Calendar { name: words.clone(), description: None, language: "hu", events: vec![event(&words)] };
        let written = write(&calendar);
        prop_assert!(written.ends_with("END:VCALENDAR\r\n"));
        prop_assert!(written.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let unfolded = written.replace("\r\n ", "");
        let summary = unfolded.lines().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
        let mut read = String::new();
        let mut rest = summary.chars();
        while let Some(c) = rest.next() {
            match c {
                '\\' => read.push(match rest.next() { Some('n') => '\n', Some(c) => c, None => '?' }),
                ',' | ';' => prop_assert!(false, "not escaped: {summary}"),
                c => read.push(c),
            }
        }
        prop_assert_eq!(read.replace("\\u{9}", "\t"), words);
    }
}

#[test]
fn the_language_asked_for_before_the_command_is_that_of_what_it_writes() {
    let repository = harbour();
    for command in [&["calendar"][..], &["agenda", "--meeting", "2031-03-01", "--dry-run"]] {
        let in_front = repository.run(&[&["--lang", "hu"], command].concat());
        let behind = repository.run(&[command, &["--lang", "hu"]].concat());
        let plain = repository.run(command);
        assert_eq!(in_front.stdout, behind.stdout);
        assert_ne!(in_front.stdout, plain.stdout);
    }
}

#[test]
fn what_the_closing_calls_off_was_changed_by_it() {
    let repository = harbour();
    let of = |uid: &str| {
        let event = &asked(&repository, &[])[uid];
        ["STATUS", "SEQUENCE", "LAST-MODIFIED"].map(|key| event[key].clone())
    };
    let (late, early) = ("I.1.1.deadline", "II.1.deadline");
    let before = [of(late), of(early)];
    repository.append("plan/plan.toml", "\n[closed]\ndate = 2031-01-31\nbasis = \"an act\"\n");
    repository.commit("2031-02-01", "closed");
    assert_eq!(of(late), ["CANCELLED", "1", "20310201T110000Z"].map(str::to_owned), "{before:?}");
    // What fell due before is as it was.
    assert_eq!(of(early), before[1]);
}
