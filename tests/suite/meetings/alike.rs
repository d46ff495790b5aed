//! Papers, letters and lists say the same of who is asked for what.

use serde_json::json;

use super::harbour;
use crate::support::ask::ask;
use crate::support::form::FilledForm;
use crate::support::repository::Repository;

#[track_caller]
fn brief(repository: &Repository, args: &[&str]) -> String {
    let run = repository.run(&[&["brief", "--lang", "en"], args].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run.stdout
}

/// Moves the day since which the duty of the Ministry of Tides is another's.
fn moved_since(day: &str) -> Repository {
    let repository = harbour();
    repository.replace("plan/bodies.toml", "2030-09-01", day);
    repository
}

#[test]
fn a_partner_that_leads_a_milestone_owes_a_report_on_it() {
    let repository = harbour();
    let paper = brief(&repository, &["--meeting", "2030-07-03", "--body", "Guild of Keepers"]);
    assert!(!paper.contains("answers for no measure by itself"), "{paper}");
    assert!(
        paper.contains("| II.2 | Measuring the tide: a gauge in every harbour | 2030-12-31 |"),
        "{paper}"
    );
    let answer = ask(&repository, 0, &["by-body", "Guild of Keepers"]);
    let roles: Vec<_> = answer["items"].as_array().unwrap().iter().map(|item| &item["role"]).collect();
    assert_eq!(roles, [&json!("partner"), &json!("milestone")]);
}

#[test]
fn a_meeting_without_a_file_deals_with_the_period_that_ends_nearest() {
    let repository = harbour();
    let paper = brief(&repository, &["--meeting", "2031-01-11", "--as-of", "2031-01-11"]);
    assert!(paper.contains("2030-H2") && !paper.contains("2031-H1"), "{paper}");
    let agenda = repository.run(&["agenda", "--meeting", "2031-01-11", "--dry-run", "--lang", "en"]);
    assert!(agenda.stdout.contains("period = \"2030-H2\""), "{}{}", agenda.stdout, agenda.stderr);
}

#[test]
fn in_the_middle_of_a_period_the_one_before_is_missing_and_its_own_still_to_come() {
    let repository = harbour();
    let args = |day: &'static str| ["--as-of", day];
    let part = |paper: &str, title: &str| -> Vec<String> {
        let below = paper.split_once(title).unwrap_or_else(|| panic!("no {title} in\n{paper}")).1;
        let rows = below.lines().skip(2).take_while(|line| line.starts_with("| "));
        rows.skip(2).map(str::to_owned).collect()
    };
    let paper = brief(&repository, &args("2030-11-01"));
    let missing = part(&paper, "## Reports that are missing");
    let due = ask(&repository, 0, &["due", "--as-of", "2030-11-01"]);
    let silent = due["bodies"].as_array().unwrap().iter().filter(|body| body["missing"] != 0).count();
    assert_eq!((missing.len(), due["period"].as_str()), (silent, Some("2030-H1")), "{paper}");
    assert!(paper.contains("Reports for 2030-H1 were due on 2030-07-03."), "{paper}");
    let awaited = part(&paper, "## Reports that are still to come");
    assert!(
        awaited.iter().any(|row| row.starts_with("| Ministry of Lighthouses | D.1, I.1.1, II.2 |")),
        "{paper}"
    );
    assert!(paper.contains("Reports for 2030-H2 are due on 2030-12-31."), "{paper}");
    let own = brief(&repository, &[&args("2030-11-01")[..], &["--body", "GK"]].concat());
    let (missing, to_send) = own.split_once("Reports for 2030-H2 are due").unwrap_or_else(|| panic!("{own}"));
    assert!(
        missing.contains("**Reports that were due and are missing**") && missing.contains("| II.2 |"),
        "{own}"
    );
    assert!(to_send.contains("**Reports to send**"), "{own}");
    // Once the day of the period has come, there is one list again.
    let later = brief(&repository, &args("2031-01-05"));
    assert!(!later.contains("still to come") && later.contains("2030-H2 were due"), "{later}");
}

#[test]
fn a_duty_moves_on_its_day_and_not_before() {
    let bodies = |repository: &Repository| {
        let answer = ask(repository, 0, &["results", "--as-of", "2030-08-01"]);
        let of_tides = |body: &&serde_json::Value| body["name"] == "Ministry of Tides";
        answer["bodies"].as_array().unwrap().iter().filter(of_tides).count()
    };
    let (before, after) = (moved_since("2030-09-01"), moved_since("2030-07-01"));
    assert_eq!((bodies(&before), bodies(&after)), (1, 0));
    // As long as its day is not known, the first answers, as in `plan status`.
    before.replace("plan/bodies.toml", "since    = 2030-09-01\n", "");
    assert_eq!(bodies(&before), 1);
    let before = moved_since("2030-09-01");
    let asked = ["--meeting", "2030-07-03", "--as-of", "2030-07-03", "--body", "Ministry of Lighthouses"];
    let taken_over =
        |repository: &Repository| brief(repository, &asked).matches("Measuring the tide").count();
    assert_eq!((taken_over(&before), taken_over(&after) > 0), (0, true));
    let letter = before.run(&["due", "--letter", "--as-of", "2030-08-01", "--lang", "en"]);
    let tides = letter.stdout.split("To: ").find(|letter| letter.starts_with("Ministry of Tides")).unwrap();
    assert!(!tides.contains(": Ministry of Lighthouses"), "{tides}");
    let answer = ask(&before, 0, &["due", "--as-of", "2030-08-01", "--body", "Ministry of Tides"]);
    assert_eq!(answer["bodies"][0]["measures"][0]["successor"], json!(null));
}

#[test]
fn every_answer_gives_a_measure_to_a_successor_from_the_day_on_that_is_known() {
    let repository = harbour();
    repository.replace("plan/II/II.2.toml", "deadline    = 2031-06-30", "deadline    = 2030-07-31");
    let asked = |args: &[&str], day: &str| -> bool {
        let args = [args, &["--body", "Ministry of Lighthouses", "--as-of", day]].concat();
        let answer = ask(&repository, 0, &args);
        answer["items"].as_array().unwrap().iter().any(|item| item["id"] == "II.2")
    };
    for question in ["overdue", "list", "results"] {
        let (before, after) = (asked(&[question], "2030-08-31"), asked(&[question], "2030-09-01"));
        assert_eq!((before, after), (false, true), "{question}");
    }
    let by_body = |day| {
        let answer = ask(&repository, 0, &["by-body", "Ministry of Lighthouses", "--as-of", day]);
        answer["items"].as_array().unwrap().iter().any(|item| item["id"] == "II.2")
    };
    assert_eq!((by_body("2030-08-31"), by_body("2030-09-01")), (false, true));
    let screen = |question: &str, day: &str| {
        let args = [question, "--body", "Ministry of Lighthouses", "--lang", "en"];
        let run = repository.command(&repository.folder, &args).env("PLAN_TODAY", day).output().unwrap();
        String::from_utf8(run.stdout).unwrap().contains("II.2")
    };
    for question in ["calendar", "brief"] {
        let (before, after) = (screen(question, "2030-08-31"), screen(question, "2030-09-01"));
        assert_eq!((before, after), (false, true), "{question}");
    }
    // A form asks by the day on which it is to be back: 2030-07-03 for the first half of 2030.
    for (period, is_asked) in [("2030-H1", false), ("2030-H2", true)] {
        let path = repository.folder.join("form.xlsx");
        let args = ["form", "--body", "ML", "--period", period, "-o", "form.xlsx"];
        assert_eq!(repository.run(&args).code, Some(0), "{period}");
        let form = FilledForm::open(&path);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(form.keys().iter().any(|key| key == "II.2"), is_asked, "{period}");
    }
}

#[test]
fn no_period_is_skipped_where_the_meeting_deals_with_a_later_one() {
    let repository = harbour();
    // The meeting is about 2030-H2; while 2030-H1 runs, its reports are to come as well.
    let asked = ["--meeting", "2031-01-11", "--as-of", "2030-05-01"];
    for own in [&[][..], &["--body", "Ministry of Lighthouses"]] {
        let paper = brief(&repository, &[&asked[..], own].concat());
        let [first, second] = ["2030-H1", "2030-H2"].map(|period| {
            let said = format!("Reports for {period} are due on");
            paper.find(&said).unwrap_or_else(|| panic!("no {said} in\n{paper}"))
        });
        assert!(first < second, "{paper}");
    }
    let paper = brief(&repository, &asked);
    assert_eq!(paper.matches("## Reports that are still to come").count(), 1, "{paper}");
}

#[test]
fn after_the_closing_no_report_is_asked_for() {
    let repository = harbour();
    repository.append("plan/plan.toml", "\n[closed]\ndate  = 2030-07-10\nbasis = \"an invented act\"\n");
    let count = |key: &str, day: &str| {
        let answer = ask(&repository, 0, &["due", "--period", "2030-H1", "--as-of", day]);
        let bodies = answer["bodies"].as_array().unwrap();
        bodies.iter().map(|body| body[key].as_u64().unwrap()).sum::<u64>()
    };
    assert_eq!((count("missing", "2030-07-10"), count("missing", "2030-07-11")), (3, 0));
    // What never came in is not forgotten.
    assert_eq!((count("unanswered", "2030-07-10"), count("unanswered", "2030-07-11")), (3, 3));
    assert_eq!((count("owed", "2030-07-10"), count("owed", "2030-07-11")), (5, 5));
    let page =
        repository.run(&["due", "--period", "2030-H1", "--as-of", "2030-07-11", "--lang", "en"]).stdout;
    assert!(
        page.contains("never came in: 3/5") && page.contains("The plan was closed on 2030-07-10"),
        "{page}"
    );
    // A period that had not ended was never asked about.
    let open = ask(&repository, 0, &["due", "--period", "2030-H2", "--as-of", "2031-02-01"]);
    assert_eq!((open["nobody_owes"].as_str(), open["bodies"].as_array().unwrap().len()), (Some("closed"), 0));
    let letters = repository.run(&["due", "--letter", "--period", "2030-H1", "--as-of", "2030-07-11"]);
    assert_eq!(letters.stdout, "", "{}", letters.stderr);
    let paper = |day| brief(&repository, &["--meeting", "2030-07-03", "--as-of", day, "--body", "GK"]);
    assert!(
        paper("2030-07-10").contains("Reports to send") && !paper("2030-07-11").contains("Reports to send")
    );
    let calendar = repository.run(&["calendar", "--lang", "en"]).stdout;
    let events: Vec<&str> = calendar.split("BEGIN:VEVENT").collect();
    let cancelled = |what: &str| {
        let event = events.iter().find(|event| event.contains(what));
        event.unwrap_or_else(|| panic!("{what} in\n{calendar}")).contains("STATUS:CANCELLED")
    };
    assert!(cancelled("II.2.deadline@") && cancelled("II.2.m.") && cancelled("report.2030-H2@"));
    assert!(!cancelled("report.2030-H1@") && !cancelled("decision.2030-07-03.1@"));
}

#[test]
fn a_body_is_heard_of_through_who_speaks_in_its_place() {
    let repository = harbour();
    let answer = ask(&repository, 0, &["due", "--as-of", "2030-08-01", "--body", "Ministry of Bridges"]);
    let bridges = &answer["bodies"][0];
    assert_eq!(
        (&bridges["measures"][0]["received"], &bridges["last_heard"]),
        (&json!("2030-07-05"), &json!("2030-07-05"))
    );
    // Whose report that was is told: the ministry itself has never written.
    assert_eq!(bridges["last_heard_by"], "Ministry of Lighthouses");
    let page = |args: &[&str]| repository.run(&[args, &["--lang", "en"]].concat()).stdout;
    let said = "2030-07-05 (Ministry of Lighthouses)";
    let asked = ["due", "--as-of", "2031-02-01", "--body", "Ministry of Bridges"];
    let letter = page(&[&asked[..], &["--letter"]].concat());
    assert!(letter.contains(&format!("Last heard of: {said}\n")), "{letter}");
    let markdown = page(&[&asked[..], &["--format", "markdown"]].concat());
    assert!(markdown.contains(said), "{markdown}");
    let paper = brief(&repository, &["--meeting", "2031-02-01", "--as-of", "2031-02-01"]);
    assert!(paper.contains(said), "{paper}");
    let answer = ask(&repository, 0, &["due", "--as-of", "2030-08-01", "--body", "ML"]);
    let own = answer["bodies"].as_array().unwrap().iter().find(|it| it["body"] == "Ministry of Lighthouses");
    assert_eq!(own.unwrap()["last_heard_by"], "Ministry of Lighthouses");
}

#[test]
fn a_group_that_is_to_carry_a_decision_out_gets_a_paper() {
    let repository = harbour();
    let folder = repository.home.path().join("papers");
    let members = || {
        let args = [
            "brief",
            "--meeting",
            "2031-01-15",
            "--as-of",
            "2031-01-15",
            "--members",
            "--file-type",
            "md",
            "--lang",
            "en",
            "-o",
        ];
        let run = repository.run(&[&args[..], &[folder.to_str().unwrap()]].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run.stderr
    };
    // The names of the files are those of the bodies, in short.
    let own = || {
        let files = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
        let mut texts = files.map(|path| std::fs::read_to_string(path).unwrap());
        texts.find(|text| text.starts_with("# Harbour Council:"))
    };
    members();
    assert_eq!(own(), None);
    repository.replace("plan/meetings/2030-07-03.toml", "[\"Guild of Keepers\"]", "[\"Harbour Council\"]");
    let said = members();
    assert!(!said.contains("Harbour Council"), "{said}");
    let paper = own().unwrap();
    assert!(paper.contains("Decisions to carry out") && paper.contains("the guild shows a gauge"), "{paper}");
}

#[test]
fn the_own_paper_says_who_may_answer_as_well() {
    let repository = harbour();
    let paper = |body: &str| {
        brief(&repository, &["--meeting", "2031-01-15", "--as-of", "2031-01-15", "--body", body])
    };
    let bridges = paper("Ministry of Bridges");
    let owed = bridges.lines().find(|line| line.starts_with("| II.1 |")).unwrap();
    assert!(bridges.contains("| Or its successor |"), "{bridges}");
    assert!(owed.ends_with("| Ministry of Lighthouses |"), "{owed}");
    assert!(!paper("Guild of Keepers").contains("Or its successor"));
}

#[test]
fn what_counts_for_another_body_is_told_in_the_results_of_one() {
    let (named, moved) = (harbour(), moved_since("2030-07-01"));
    let glance = |repository: &Repository, body: &str| {
        let args = ["results", "--as-of", "2030-08-01", "--lang", "en", "--body", body];
        repository.run(&args).stdout
    };
    let said =
        |n: usize| format!("of these counted for another body, because a duty moved between the two: {n}");
    // The first answers for what it took over on a day that is not known, and that counts for the body that is named.
    let lighthouses = glance(&named, "Ministry of Lighthouses");
    assert!(lighthouses.contains(&said(1)), "{lighthouses}");
    let tides = glance(&moved, "Ministry of Tides");
    assert!(tides.contains(&said(1)), "{tides}");
    let keepers = glance(&named, "Ministry of Tides");
    assert!(!keepers.contains("counted for another body"), "{keepers}");
}

#[test]
fn a_paper_is_asked_for_by_the_name_of_a_meeting() {
    let repository = harbour();
    let experts = "title = \"Experts on lamps\"\nperiod = \"2030-H1\"\n";
    repository.write("plan/meetings/2030-07-03-experts.toml", experts);
    let paper = brief(&repository, &["--meeting", "2030-07-03-experts"]);
    assert!(paper.contains("Experts on lamps"), "{paper}");
    assert!(!brief(&repository, &["--meeting", "2030-07-03"]).contains("Experts on lamps"));
    let unknown = repository.run(&["brief", "--meeting", "2030-07-03-lamps"]);
    assert_eq!(unknown.code, Some(2), "{}", unknown.stdout);
    assert!(unknown.stderr.contains("no meeting"), "{}", unknown.stderr);
}

#[test]
fn what_was_decided_may_begin_with_a_dash() {
    let repository = harbour();
    let args = ["decide", "--meeting", "2030-07-03", "--text", "-1+2", "--no-input", "--dry-run"];
    let run = repository.run(&args);
    assert!(run.stdout.contains("\"-1+2\""), "{}", run.stderr);
}

#[test]
fn an_assessment_that_contradicts_one_body_does_not_agree() {
    let repository = harbour();
    repository.replace(
        "plan/II/II.2.toml",
        "responsible = [\"Ministry of Tides\"]\npartners",
        "responsible = [\"Ministry of Tides\", \"Ministry of Bridges\"]\npartners",
    );
    repository.append(
        "plan/II/II.2.toml",
        "
[[report]]
date   = 2030-06-10
body   = \"Ministry of Tides\"
status = \"completed\"

[[report]]
date   = 2030-06-12
body   = \"Ministry of Bridges\"
status = \"in-progress\"

[[assessment]]
date   = 2030-06-15
by     = \"Guild of Keepers\"
status = \"in-progress\"
text   = \"No gauge is in place.\"
",
    );
    let answer = ask(&repository, 0, &["results", "--as-of", "2030-07-03"]);
    let item = answer["items"].as_array().unwrap().iter().find(|item| item["id"] == "II.2").unwrap();
    assert_eq!(item["contested"], json!(false));
    assert_eq!(item["assessments"][0]["contradicts"], json!(["Ministry of Tides"]));
    let page = repository.run(&["results", "--full", "--as-of", "2030-07-03", "--lang", "en"]).stdout;
    assert!(page.contains("differs from") && !page.contains("agree"), "{page}");
    // The paper for all and that of the member say so, with the words of the assessment.
    for body in [&[][..], &["--body", "Ministry of Bridges"]] {
        let asked = [&["--meeting", "2030-07-03", "--as-of", "2030-07-03"], body].concat();
        let paper = brief(&repository, &asked);
        assert!(paper.contains("differs from Ministry of Tides"), "{paper}");
        assert!(paper.contains("No gauge is in place."), "{paper}");
    }
    // Once it reports the same, they agree.
    repository.append(
        "plan/II/II.2.toml",
        "
[[report]]
date   = 2030-06-20
body   = \"Ministry of Tides\"
status = \"in-progress\"
",
    );
    let answer = ask(&repository, 0, &["results", "--as-of", "2030-07-03"]);
    let item = answer["items"].as_array().unwrap().iter().find(|item| item["id"] == "II.2").unwrap();
    assert_eq!(item["assessments"][0]["contradicts"], json!([]));
}

#[test]
fn a_measure_shows_what_meetings_decided_about_it() {
    let repository = harbour();
    let meeting = "plan/meetings/2030-07-03.toml";
    repository.append(
        meeting,
        "
[[decision]]
id          = \"7\"
text        = \"The gauges are put up.\"
responsible = [\"Ministry of Tides\"]
due         = 2030-10-01
measures    = [\"II.2\"]
",
    );
    let answer = ask(&repository, 0, &["show", "II.2", "--as-of", "2030-10-11"]);
    let told = &answer["item"]["decisions"][1];
    assert_eq!((&told["id"], &told["days_overdue"]), (&json!("2030-07-03.7"), &json!(10)));
    let page = repository.run(&["show", "II.2", "--as-of", "2030-10-11", "--lang", "en"]).stdout;
    assert!(page.contains("Decisions of meetings") && page.contains("The gauges are put up."), "{page}");
    // Before the meeting there is none.
    let before = ask(&repository, 0, &["show", "II.2", "--as-of", "2030-07-02"]);
    assert_eq!(before["item"]["decisions"], json!([]));
}

#[test]
fn what_a_commit_says_is_concealed_like_every_other_text() {
    let repository = harbour();
    repository.replace("plan/II/II.2.toml", "2031-06-30", "2031-09-30");
    repository.commit("2030-09-01", "call +36 30 123 4567, 1051 Budapest, Tide Street 5");
    for asked in [
        &["history", "--limit", "1"][..],
        &["history", "II.2"],
        &["show", "II.2"],
        &["audit", "--full"],
        &["slippage", "--full"],
        &["history", "--format", "json"],
        &["show", "II.2", "--format", "json"],
        &["audit", "--format", "json"],
        &["slippage", "--format", "csv"],
        &["history", "--format", "csv"],
    ] {
        let run = repository.run(asked);
        let told = run.stdout + &run.stderr;
        assert!(!told.contains("123 4567") && !told.contains("Tide Street"), "{asked:?}\n{told}");
    }
}
