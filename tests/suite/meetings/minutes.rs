//! A meeting from its agenda to its decisions.

use serde_json::json;

use super::{harbour, kept};
use crate::support::ask::ask;
use crate::support::fixtures;
use crate::support::repository::{Repository, Run};

/// The file of the second meeting.
const NEXT: &str = "plan/meetings/2030-12-18.toml";

#[track_caller]
fn says(run: &Run, code: i32, words: &[&str]) {
    let all = format!("{}{}", run.stdout, run.stderr);
    assert_eq!(run.code, Some(code), "{all}");
    words.iter().for_each(|word| assert!(all.contains(word), "no {word:?} in {all}"));
}

fn on(repository: &Repository, day: &str, args: &[&str]) -> Run {
    repository.command(&repository.folder, args).env("PLAN_TODAY", day).output().unwrap().into()
}

/// The plan with an agenda for its second meeting.
fn called() -> Repository {
    let repository = harbour();
    says(
        &on(&repository, "2030-12-01", &["agenda", "--meeting", "2030-12-18"]),
        0,
        &[&format!("wrote {NEXT}")],
    );
    repository
}

#[test]
fn the_agenda_has_the_four_subjects_what_is_late_and_what_is_open() {
    let repository = called();
    let expected = r#"title  = "Harbour Council, 2030-H2"
body   = "Harbour Council"
period = "2030-H2"

[[agenda]]
title    = "Reports on the activities of the past period (2030-H2)"
measures = ["D.1", "I.1.1", "II.1", "II.2"]

[[agenda]]
title = "Current professional questions"

[[agenda]]
title    = "Current professional questions: open decision 2030-07-03.1: the guild shows a gauge"
measures = ["II.2"]

[[agenda]]
title = "Current professional questions: open decision 2030-07-03.2: [not shown: it may identify a person]"

[[agenda]]
title = "Future goals"

[[agenda]]
title = "Available grant opportunities"
"#;
    assert_eq!(repository.text(NEXT), expected);
    // What is late has a line of its own; the successor completed II.1 in time for this meeting, and not for that one.
    says(
        &repository.run(&["agenda", "--meeting", "2030-07-04", "--dry-run"]),
        0,
        &["period = \"2030-H1\"", "what is past its deadline\"\n+measures = [\"II.1\"]"],
    );
}

#[test]
fn the_hungarian_words_are_those_of_the_source() {
    let source = fixtures::text("seeds/000_218f98f128478f5c.txt");
    let words = [
        "elmúlt időszak tevékenységeiről",
        "aktuális szakmai kérdések",
        "jövőbeli célok",
        "elérhető pályázati lehetőségek",
    ];
    let run = harbour().run(&["agenda", "--meeting", "2030-12-18", "--lang", "hu", "--dry-run"]);
    for word in words {
        assert!(source.contains(word), "{word}");
        assert!(run.stdout.to_lowercase().contains(word), "{word}: {}", run.stdout);
    }
}

#[test]
fn a_meeting_that_is_there_is_not_written_over() {
    let repository = called();
    let before = repository.text(NEXT);
    says(&repository.run(&["agenda", "--meeting", "2030-12-18"]), 2, &["is there already"]);
    assert_eq!(repository.text(NEXT), before);
    says(&repository.run(&["agenda", "--meeting", "soon"]), 2, &["2022-12-13"]);
    says(
        &repository.run(&["agenda", "--meeting", "2030-12-18-guild", "--body", "GK", "--dry-run"]),
        0,
        &["Guild of Keepers, 2030-H2"],
    );
    assert!(!repository.folder.join("plan/meetings/2030-12-18-guild.toml").exists());
}

#[test]
fn a_decision_is_told_in_words_and_followed() {
    let repository = called();
    let args = [
        "decide",
        "--meeting",
        "2030-12-18",
        "--text",
        "the \"bridges\" are counted again",
        "--responsible",
        "ministry of bridges",
        "--due",
        "2031. 01. 31.",
        "--measure",
        "ii.1",
    ];
    let decide = |more: &[&str]| on(&repository, "2030-12-19", &[&args[..], more].concat());
    let before = repository.text(NEXT);
    says(&decide(&["--dry-run"]), 0, &["+text        = \"the \\\"bridges\\\" are counted again\""]);
    assert_eq!(repository.text(NEXT), before);
    says(&decide(&[]), 0, &["decision 2030-12-18.1", "wrote "]);
    let added = "\n[[decision]]\nid          = \"1\"\ntext        = \"the \\\"bridges\\\" are counted again\"\n\
        responsible = [\"Ministry of Bridges\"]\ndue         = 2031-01-31\nmeasures    = [\"II.1\"]\n";
    assert_eq!(repository.text(NEXT), format!("{before}{added}"));
    // The same once more adds nothing; another one gets the next number.
    says(&decide(&[]), 0, &["says this already"]);
    let other = ["decide", "--meeting", "2030-12-18", "--text", "thanks to the keepers"];
    says(&on(&repository, "2030-12-19", &other), 0, &["2030-12-18.2"]);
    repository.commit("2030-12-20", "decided");
    let late = ask(&repository, 0, &["overdue", "--as-of", "2031-02-01"]);
    assert!(late["decisions"].to_string().contains("2030-12-18.1"), "{late:#}");
    let of_body = ask(&repository, 0, &["by-body", "Ministry of Bridges", "--as-of", "2031-01-01"]);
    assert_eq!(of_body["decisions"][0]["id"], "2030-12-18.1");
    let due = ask(&repository, 0, &["due", "--as-of", "2031-01-01", "--body", "Ministry of Bridges"]);
    assert_eq!(due["decisions"][0]["id"], "2030-12-18.1");
}

#[test]
fn what_a_rule_has_an_error_in_is_not_written() {
    let repository = called();
    let before = repository.text(NEXT);
    let decide = |more: &[&str]| {
        on(&repository, "2030-12-19", &[&["decide", "--meeting", "2030-12-18"], more].concat())
    };
    says(&decide(&["--no-input"]), 2, &["--text"]);
    says(&decide(&["--text", "a", "--responsible", "nobody"]), 2, &["no body"]);
    says(&decide(&["--text", "a", "--measure", "IX.1"]), 2, &["no measure"]);
    says(&decide(&["--text", "call +36 30 123 4567"]), 1, &["personal-data", "nothing was written"]);
    says(&decide(&["--text", "a \u{1b}[31m"]), 1, &["control-character"]);
    says(
        &on(&repository, "2030-12-19", &["decide", "--meeting", "2030-12-17", "--text", "a"]),
        2,
        &["2030-12-18"],
    );
    assert_eq!(repository.text(NEXT), before);
}

#[test]
fn the_minutes_say_what_was_reported_by_whom_and_what_was_not() {
    let repository = harbour();
    let minutes = ask(&repository, 0, &["minutes", "--meeting", "2030-07-03"]);
    // What came two days later was not before the meeting.
    assert_eq!(minutes["reports"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&minutes["reports"][0]["measure"], &minutes["reports"][0]["date"]),
        (&json!("I.1.1"), &json!("2030-06-20"))
    );
    assert_eq!(
        minutes["not_reported"],
        json!([
            {"body": "Ministry of Lighthouses", "measures": ["D.1"]},
            {"body": "Ministry of Bridges", "measures": ["II.1"]},
            {"body": "Guild of Keepers", "measures": ["II.2"]},
            {"body": "Ministry of Tides", "measures": ["II.2"]},
        ])
    );
    assert_eq!(minutes["assessments"], json!([]));
    assert_eq!(minutes["meeting"]["decisions"].as_array().unwrap().len(), 2);
    assert!(!minutes.to_string().contains("lamp@example.org"));
}

#[test]
fn as_people_read_it() {
    let repository = called();
    let report = "body = \"GK\"\nperiod = \"2030-H2\"\ndate = 2030-12-10\n\n[[report]]\nmeasure = \"II.2\"\nstatus = \"in-progress\"\nmilestone = \"a gauge in every harbour\"\ntext = \"three harbours have one\"\n";
    repository.write("plan/reports/2030-H2/GK.toml", report);
    repository.append(NEXT, "\n[[decision]]\nid = \"1\"\ntext = \"the guild goes on\"\nresponsible = [\"GK\"]\ndue = \"2031-Q1\"\nmeasures = [\"II.2\"]\n");
    let day = ["minutes", "--meeting", "2030-12-18", "--as-of", "2031-01-01"];
    for (name, more) in [
        ("minutes.en.txt", &["--lang", "en"][..]),
        ("minutes.hu.txt", &["--lang", "hu"]),
        ("minutes.en.md", &["--format", "markdown"]),
        ("minutes.hu.md", &["--format", "markdown", "--lang", "hu"]),
        ("minutes.csv", &["--format", "csv"]),
    ] {
        kept(name, &repository.run(&[&day[..], more].concat()));
    }
    kept(
        "agenda.hu.txt",
        &on(&repository, "2030-12-01", &["agenda", "--meeting", "2031-01-10", "--lang", "hu", "--dry-run"]),
    );
}

#[test]
fn figures_evidence_and_what_does_not_decide_stand_in_the_minutes_and_the_paper() {
    let repository = harbour();
    repository.append("plan/I/I.1.1.toml", "\n[[metric]]\nname = \"nights\"\nunit = \"nights\"\n");
    let (light, scan) = ("https://example.org/light", "https://example.org/scan");
    repository.replace(
        "plan/reports/2030-H1/ML.toml",
        "measure = \"I.1.1\"\nstatus  = \"in-progress\"\n",
        &format!("measure = \"I.1.1\"\nstatus  = \"in-progress\"\nvalues = {{ nights = 12 }}\nevidence = [\"{light}\"]\n"),
    );
    let partner = "body = \"GK\"\nperiod = \"2030-H1\"\ndate = 2030-06-21\n\n[[report]]\nmeasure = \"I.1.1\"\nstatus = \"completed\"\ntext = \"all is lit\"\n";
    repository.write("plan/reports/2030-H1/GK.toml", partner);
    repository.append(
        "plan/I/I.1.1.toml",
        &format!("\n[[assessment]]\ndate = 2030-06-25\nby = \"an evaluator\"\nstatus = \"not-started\"\nevidence = [\"{scan}\"]\n"),
    );
    repository.commit("2030-07-01", "figures");
    let minutes = ask(&repository, 0, &["minutes", "--meeting", "2030-07-03"]);
    let (own, other) = (&minutes["reports"][0], &minutes["reports"][1]);
    assert_eq!((&own["values"], &own["evidence"]), (&json!({"nights": 12}), &json!([light])));
    assert_eq!((&own["decides"], &other["decides"]), (&json!(true), &json!(false)));
    assert_eq!(minutes["assessments"][0]["evidence"], json!([scan]));
    let sheet = repository.run(&["minutes", "--meeting", "2030-07-03", "--format", "csv"]).stdout;
    assert!(sheet.contains(&format!("nights = 12,{light},true")) && sheet.contains(scan), "{sheet}");
    let page = ["minutes", "--meeting", "2030-07-03", "--format", "markdown", "--lang"];
    let paper =
        ["brief", "--meeting", "2030-07-03", "--as-of", "2030-07-03", "--since", "2030-06-01", "--lang"];
    for args in [&page[..], &paper] {
        for (lang, marked, note) in [
            ("en", "| completed \\* |", "Does not decide the status"),
            ("hu", "| befejeződött \\* |", "Nem dönt az állapotról"),
        ] {
            let text = repository.run(&[args, &[lang]].concat()).stdout;
            for said in ["nights = 12", &format!("<{scan}>"), marked, note] {
                assert!(text.contains(said), "no {said} in {text}");
            }
            // The paper leaves out the evidence of what is not said to be completed, and says that it does.
            let is_paper = args[0] == "brief";
            assert_eq!(text.contains(light), !is_paper, "{text}");
            assert_eq!(text.contains("plan show ID"), is_paper, "{text}");
        }
    }
}

#[test]
fn evidence_is_plain_in_markdown_and_nothing_in_it_is_markup() {
    let repository = harbour();
    let evidence = r#"evidence = ["https://example.org/a_b?x=1&y=2", "letter & annex > 2", "[x](https://e.org) <i> @all &amp;", "https://e.org/`x`"]"#;
    repository.replace(
        "plan/reports/2030-H1/ML.toml",
        "measure = \"I.1.1\"\nstatus  = \"in-progress\"\n",
        &format!("measure = \"I.1.1\"\nstatus  = \"in-progress\"\n{evidence}\n"),
    );
    let written = "<https://example.org/a_b?x=1&y=2>; letter & annex \\> 2; \\[x\\](https:\\//e.org) &lt;i\\> &#64;all &amp;amp;; \
                   https:\\//e.org/\\`x\\`";
    for args in [&["show", "I.1.1"][..], &["minutes", "--meeting", "2030-07-03"]] {
        for lang in ["en", "hu"] {
            let page = repository.run(&[args, &["--format", "markdown", "--lang", lang]].concat()).stdout;
            assert!(page.contains(written), "{args:?} {lang}: {page}");
        }
    }
}

#[test]
fn of_a_missing_report_the_minutes_say_what_became_of_the_measure() {
    let repository = harbour();
    let withdrawn = "\n[[amendment]]\ndate = 2030-05-10\nbasis = \"an invented act\"\nwithdrawn = true\n";
    repository.append("plan/II/II.2.toml", withdrawn);
    let run = repository.run(&["minutes", "--meeting", "2030-07-03", "--format", "markdown", "--lang", "en"]);
    for row in [
        "| Ministry of Tides | II.2 (withdrawn on 2030-05-10) |",
        "| Ministry of Bridges | II.1 (taken over by Ministry of Lighthouses) |",
    ] {
        assert!(run.stdout.contains(row), "no {row} in {}", run.stdout);
    }
}

#[test]
fn the_minutes_say_what_assessors_said_of_the_period() {
    let repository = harbour();
    let assessment = |day: &str, text: &str| {
        format!(
            "\n[[assessment]]\ndate = {day}\nby = \"Guild of Keepers\"\nstatus = \"not-started\"\ntext = \"{text}\"\n"
        )
    };
    let all = [
        ("2030-06-25", "no lamp burns"),
        ("2030-07-02", "of the next half-year"),
        ("2029-12-01", "of the last"),
    ];
    for (day, text) in all {
        repository.append("plan/I/I.1.1.toml", &assessment(day, text));
    }
    let minutes = ask(&repository, 0, &["minutes", "--meeting", "2030-07-03"]);
    assert_eq!(
        minutes["assessments"],
        json!([{
            "measure": "I.1.1",
            "by": "Guild of Keepers",
            "date": "2030-06-25",
            "status": "not-started",
            "text": "no lamp burns",
            "evidence": [],
        }])
    );
    let page = repository.run(&["minutes", "--meeting", "2030-07-03", "--lang", "en"]).stdout;
    assert!(page.contains("Assessed") && page.contains("no lamp burns"), "{page}");
    let sheet = repository.run(&["minutes", "--meeting", "2030-07-03", "--format", "csv"]).stdout;
    assert!(sheet.lines().any(|row| row.starts_with("assessment,I.1.1,")), "{sheet}");
}

#[test]
fn minutes_as_of_an_earlier_day_know_nothing_later() {
    let repository = harbour();
    let meeting = "plan/meetings/2030-07-03.toml";
    repository.replace(
        meeting,
        "due         = 2030-09-30",
        "due         = 2030-09-30\ndone        = 2030-09-20\nresult      = \"brought along\"",
    );
    let minutes = |day: &str| {
        let args = ["minutes", "--meeting", "2030-07-03", "--as-of", day, "--lang", "en"];
        let run = repository.run(&args);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let json = ask(&repository, 0, &args[..5]);
        let meeting = json["meeting"].to_string();
        assert_eq!(meeting.contains("brought"), run.stdout.contains("brought"), "{meeting}");
        assert_eq!(meeting.contains("2030-09-20"), run.stdout.contains("2030-09-20"), "{meeting}");
        (run.stdout, json["reports"].as_array().unwrap().len())
    };
    let (before, reports) = minutes("2030-06-19");
    assert!(reports == 0 && !before.contains("2030-06-20"), "{before}");
    assert!(!before.contains("2030-09-20") && !before.contains("brought"), "{before}");
    // On a day before the meeting it had decided nothing, and nobody had failed to report by its day.
    assert!(before.contains("The meeting had not been held by this day."), "{before}");
    assert!(!before.contains("2030-07-03.1") && !before.contains("Not reported"), "{before}");
    let early = ask(&repository, 0, &["minutes", "--meeting", "2030-07-03", "--as-of", "2030-06-19"]);
    assert_eq!((&early["meeting"]["decisions"], &early["not_reported"]), (&json!([]), &json!([])));
    let (held, _) = minutes("2030-07-03");
    assert!(held.contains("2030-07-03.1") && !held.contains("brought along"), "{held}");
    let (after, reports) = minutes("2030-12-01");
    assert!(reports == 1 && after.contains("2030-06-20"), "{after}");
    assert!(after.contains("2030-09-20") && after.contains("brought"), "{after}");
}
