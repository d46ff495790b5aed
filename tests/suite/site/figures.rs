//! Every figure of the site is that of a command.

use serde_json::Value;

use super::{Files, site, text};
use crate::papers::half_years::played;
use crate::support::ask;
use crate::support::repository::Repository;

/// The number that stands before some words among the figures of the front page.
#[track_caller]
fn figure(files: &Files, words: &str) -> usize {
    let page = text(files, "en/index.html");
    let figures = page.split("<ul class=\"figures\"").nth(1).unwrap().split("</ul>").next().unwrap();
    let found = figures.split("<li>").find(|point| point.contains(&format!("<span>{words}</span>")));
    let number = found.unwrap_or_else(|| panic!("no {words} in {figures}")).split("<strong>").nth(1).unwrap();
    number.split('<').next().unwrap().parse().unwrap()
}

fn answer(repository: &Repository, args: &[&str]) -> Value {
    ask::ask(repository, 0, args)
}

#[test]
fn the_front_page_counts_as_status_does() {
    for halves in [1, 3, 4] {
        let repository = played(halves);
        let files = site(&repository, &[]);
        let status = answer(&repository, &["status", "--at", "HEAD"]);
        let total = &status["total"];
        for (words, key) in [
            ("completed", "completed"),
            ("in progress", "in_progress"),
            ("not started", "not_started"),
            ("unreported", "unreported"),
            ("late", "overdue"),
            ("disputed", "disputed"),
            ("contested", "contested"),
            ("completed late", "completed_late"),
        ] {
            // What was completed late has a figure where there is any.
            if key == "completed_late" && total[key] == 0 {
                assert!(!text(&files, "en/index.html").contains(&format!("<span>{words}</span>")));
                continue;
            }
            assert_eq!(
                figure(&files, words),
                total[key].as_u64().unwrap() as usize,
                "{words} after {halves}"
            );
        }
    }
}

#[test]
fn the_data_are_what_the_commands_write() {
    let repository = played(3);
    let files = site(&repository, &[]);
    for (name, command) in [
        ("list", &["list", "--at", "HEAD"][..]),
        ("status", &["status", "--at", "HEAD"]),
        ("overdue", &["overdue", "--at", "HEAD"]),
        ("funding", &["funding", "--by", "source,chapter,measure,year", "--at", "HEAD"]),
        ("bodies", &["bodies", "--at", "HEAD"]),
        ("sources", &["sources", "--at", "HEAD"]),
        ("slippage", &["slippage"]),
        ("trend", &["trend", "--at", "HEAD"]),
        ("results", &["results", "--at", "HEAD"]),
        ("check", &["check", "--at", "HEAD"]),
        ("due-2022-H2", &["due", "--period", "2022-H2", "--at", "HEAD"]),
        ("due-2023-H1", &["due", "--period", "2023-H1", "--at", "HEAD"]),
    ] {
        for format in ["csv", "json"] {
            // The checks write no CSV by themselves: it is held against their JSON below.
            if (name, format) == ("check", "csv") {
                continue;
            }
            let run = repository.run(&[command, &["--format", format]].concat());
            // The checks end with 1 where they find an error.
            let is_answered = run.code.is_some_and(|code| code == 0 || (name == "check" && code == 1));
            assert!(is_answered, "{}", run.stderr);
            let is_same = text(&files, &format!("data/{name}.{format}")) == run.stdout;
            assert!(is_same, "{name}.{format} is not what the command writes");
        }
    }
}

#[test]
fn what_is_late_and_how_far_chapters_are_stand_on_their_pages() {
    let repository = played(3);
    let files = site(&repository, &[]);
    let overdue = answer(&repository, &["overdue", "--at", "HEAD"]);
    let late = text(&files, "en/late/index.html");
    for item in overdue["items"].as_array().unwrap() {
        let id = item["id"].as_str().unwrap();
        assert!(late.contains(&format!(">{id}</a>")), "{id}");
    }
    let listed = text(&files, "en/m/index.html").matches(" data-late=\"yes\"").count();
    assert_eq!(listed, overdue["items"].as_array().unwrap().len());
    let status = answer(&repository, &["status", "--at", "HEAD"]);
    let front = text(&files, "en/index.html");
    for chapter in status["chapters"].as_array().unwrap() {
        let cells = ["completed", "in_progress", "not_started", "unreported", "withdrawn", "items"];
        let figures: Vec<String> = cells.map(|key| chapter[key].to_string()).to_vec();
        let link = format!("\"section/{}/index.html\"", chapter["id"].as_str().unwrap());
        let row = front.split("<tr>").find(|row| row.contains(&link)).unwrap();
        let shown = row.split("class=\"number\"").skip(1).map(|cell| {
            let inside = cell.split("<div>").nth(1).unwrap().split("</div>").next().unwrap();
            inside.split(['<', '>']).step_by(2).collect::<String>()
        });
        let shown: Vec<String> = shown.collect();
        assert_eq!(shown[..figures.len()], figures, "{chapter}");
    }
}

#[test]
fn what_nobody_knows_of_money_is_not_zero() {
    let repository = played(1);
    let files = site(&repository, &[]);
    let funding = answer(&repository, &["funding", "--at", "HEAD"]);
    let page = text(&files, "en/money/index.html");
    assert!(
        page.contains("HUF 365,000,000") || page.contains("HUF 353,000,000"),
        "{}",
        funding["grand_total"]
    );
    assert!(page.contains("unknown, not zero") && page.contains("open end"), "{page:.2000}");
    let chart = page.split("</figure>").next().unwrap();
    assert!(!chart.contains("HUF 0"), "{chart}");
}

#[test]
fn every_change_stands_with_its_commit_on_the_page_of_its_measure() {
    let repository = played(4);
    let files = site(&repository, &[]);
    let page = text(&files, "en/m/II.3.3/index.html");
    let history = answer(&repository, &["history", "II.3.3"]);
    let changes = history["changes"].as_array().unwrap();
    assert!(changes.len() > 3);
    for change in changes {
        let commit = &change["commit"].as_str().unwrap()[..12];
        assert!(page.contains(commit), "{commit}");
        assert!(page.contains(change["date"].as_str().unwrap()));
    }
    assert!(page.contains(&repository.head()));
}

#[test]
fn findings_are_data_too() {
    let repository = played(3);
    let files = site(&repository, &[]);
    let json: Value = serde_json::from_str(text(&files, "data/check.json")).unwrap();
    let csv = text(&files, "data/check.csv");
    let all = ["findings", "allowed"].map(|key| json[key].as_array().unwrap());
    assert_eq!(csv.lines().count(), 1 + all.iter().map(|part| part.len()).sum::<usize>());
    let keys: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    for finding in all.into_iter().flatten() {
        assert!(csv.contains(finding["fingerprint"].as_str().unwrap()), "{finding}");
        let named = finding.as_object().unwrap();
        assert!(named.keys().all(|key| keys.contains(&key.as_str())), "{keys:?}");
    }
    for language in ["en", "hu"] {
        let page = text(&files, &format!("{language}/data/index.html"));
        assert!(page.contains("data/check.csv") && page.contains("data/check.json"), "{page}");
    }
}

#[test]
fn what_is_due_next_is_what_is_counted() {
    let repository = Repository::new();
    // The measure is completed, and a milestone that serves another is owed still.
    repository.append(
        "plan/I/I.1.1.toml",
        "\n[[milestone]]\ntitle = \"stones\"\ndue = 2030-04-30\nmeasures = [\"II.1\"]\n\n\
         [[report]]\ndate = 2023-01-20\nbody = \"ML\"\nstatus = \"completed\"\n",
    );
    repository.commit("2023-02-01", "completed but for a milestone");
    let front = site(&repository, &[]);
    let front = text(&front, "en/index.html");
    let line = front.split("<time datetime=\"2030-04-30\">").nth(1).unwrap().split("</li>").next().unwrap();
    assert!(line.contains("1 milestone") && line.contains(">I.1.1<"), "{line}");
}
