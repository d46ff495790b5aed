//! Who owes a report, what came in, what is missing, and the letter that reminds.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{COORDINATION, harbour, kept};
use crate::support::ask::{ask, text};
use crate::support::fixtures;
use crate::support::program::program;
use crate::support::repository::Repository;

/// `body: id (received)? ...`
fn told(answer: &Value) -> Vec<String> {
    let measure = |one: &Value| {
        let day = one["received"].as_str().map(|day| format!("={day}")).unwrap_or_default();
        let late = if one["late"] == true { "!" } else { "" };
        format!(" {}{day}{late}", text(one, "measure"))
    };
    let body = |body: &Value| {
        let measures: String = body["measures"].as_array().unwrap().iter().map(measure).collect();
        format!("{}:{measures}", text(body, "body"))
    };
    answer["bodies"].as_array().unwrap().iter().map(body).collect()
}

fn due(repository: &Repository, args: &[&str]) -> Value {
    ask(repository, 0, &[&["due"], args].concat())
}

#[test]
fn what_came_in_and_what_is_missing() {
    let repository = harbour();
    let answer = due(&repository, &["--as-of", "2030-08-01"]);
    assert_eq!((text(&answer, "period"), text(&answer, "due")), ("2030-H1", "2030-07-03"));
    assert_eq!(
        told(&answer),
        [
            "Ministry of Lighthouses: D.1 I.1.1=2030-06-20",
            "Ministry of Bridges: II.1=2030-07-05!",
            "Guild of Keepers: II.2",
            "Ministry of Tides: II.2",
        ]
    );
    let counts = |at: usize| {
        let body = &answer["bodies"][at];
        ["owed", "received", "late", "missing"].map(|key| body[key].as_u64().unwrap())
    };
    assert_eq!([counts(0), counts(1), counts(2)], [[2, 1, 0, 1], [1, 1, 1, 0], [1, 0, 0, 1]]);
    let heard: Vec<&Value> = (0..4).map(|at| &answer["bodies"][at]["last_heard"]).collect();
    assert_eq!(heard, [&json!("2030-07-05"), &json!("2030-07-05"), &Value::Null, &Value::Null]);
    // A partner is asked about the milestone that it leads, and about nothing else.
    let guild = &answer["bodies"][2]["measures"][0];
    assert_eq!(guild["milestones"], json!(["a gauge in every harbour"]));
    let bridges = &answer["bodies"][1]["measures"][0];
    assert_eq!(
        (text(bridges, "by"), text(bridges, "successor")),
        ("Ministry of Lighthouses", "Ministry of Lighthouses")
    );
    // A report of a later day does not count.
    let earlier = due(&repository, &["--as-of", "2030-07-04", "--body", "Ministry of Bridges"]);
    assert_eq!(told(&earlier), ["Ministry of Bridges: II.1"]);
}

#[test]
fn a_duty_that_moved_on_a_day_is_asked_of_the_successor_from_then() {
    let repository = harbour();
    let answer = due(&repository, &["--as-of", "2031-02-01"]);
    assert_eq!(
        told(&answer),
        ["Ministry of Lighthouses: D.1 I.1.1 II.2", "Ministry of Bridges: II.1", "Guild of Keepers: II.2",]
    );
    assert_eq!(answer["bodies"][0]["measures"][2]["predecessor"], "Ministry of Tides");
    // Without a day the predecessor is asked, and the successor named.
    repository.replace("plan/bodies.toml", "since    = 2030-09-01\n", "");
    let answer = due(&repository, &["--as-of", "2031-02-01", "--body", "Ministry of Tides"]);
    assert_eq!(told(&answer), ["Ministry of Tides: II.2"]);
    assert_eq!(answer["bodies"][0]["measures"][0]["successor"], "Ministry of Lighthouses");
    // Who may answer in the place of another is told so.
    let answer = due(&repository, &["--as-of", "2031-02-01", "--body", "ML"]);
    let all = ["Ministry of Lighthouses: D.1 I.1.1", "Ministry of Bridges: II.1", "Ministry of Tides: II.2"];
    assert_eq!(told(&answer), all);
}

#[test]
fn the_form_goes_to_who_is_asked() {
    let repository = harbour();
    let forms = |period: &str| {
        let run = repository.run(&["form", "--all", "--period", period, "-o", period]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run.stderr
    };
    assert!(forms("2030-H1").contains("Ministry of Tides"));
    assert!(!forms("2030-H2").contains("Ministry of Tides"));
}

#[test]
fn the_period_of_a_meeting_and_those_that_the_plan_does_not_have() {
    let repository = harbour();
    let of_meeting = due(&repository, &["--meeting", "2030-07-03", "--as-of", "2031-06-01"]);
    assert_eq!(of_meeting["period"], "2030-H1");
    let why = |args: &[&str]| due(&repository, args)["nobody_owes"].clone();
    assert_eq!(why(&["--as-of", "2030-05-01"]), "no-period-ended");
    for (lang, said) in [
        ("en", "Reports for the first are due on 2030-07-03: `--period 2030-H1`"),
        (
            "hu",
            "Az elsőre szóló jelentések határideje: 2030. 07. 03. (ki tartozik velük: `--period 2030-H1`)",
        ),
    ] {
        let page = repository.run(&["due", "--as-of", "2030-05-01", "--lang", lang]).stdout;
        assert!(page.split_whitespace().collect::<Vec<_>>().join(" ").contains(said), "{page}");
    }
    assert_eq!(why(&["--period", "2032-H1"]), "no-such-period");
    assert_eq!(why(&["--period", "2030-H1"]), Value::Null);
    for wrong in [&["due", "--period", "2030-Q1"][..], &["due", "--meeting", "2030-07-04"]] {
        let run = repository.run(wrong);
        assert_eq!(run.code, Some(2), "{}", run.stdout);
    }
    let without = Repository::new();
    let run = without.run(&["due", "--exit-code", "--period", "2030-H1"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("the plan has no cycle"), "{}", run.stdout);
    let run = without.run(&["due", "--letter"]);
    assert!(run.code == Some(0) && run.stderr.contains("the plan has no cycle"), "{}", run.stderr);
}

#[test]
fn a_draft_is_owed_nothing_until_it_is_adopted_or_somebody_reports() {
    let repository = harbour();
    repository.replace("plan/plan.toml", "adopted  = 2030-02-01\n", "");
    let running = due(&repository, &["--as-of", "2030-08-01"]);
    assert_eq!(running["nobody_owes"], Value::Null, "the reports that came in say that it is carried out");

    let draft = Repository::new();
    draft.replace("plan/plan.toml", "adopted  = 2030-02-01\n", "");
    draft.append("plan/plan.toml", COORDINATION);
    let answer = due(&draft, &["--as-of", "2030-08-01"]);
    assert_eq!((&answer["nobody_owes"], &answer["bodies"]), (&Value::from("not-adopted"), &json!([])));
    for (args, words) in [
        (&["due", "--as-of", "2030-08-01"][..], "the plan is a draft"),
        (&["due", "--as-of", "2030-08-01", "--lang", "hu"], "a terv tervezet"),
    ] {
        let run = draft.run(args);
        assert!(run.code == Some(0) && run.stdout.contains(words), "{args:?}: {} {}", run.stdout, run.stderr);
    }
    let letter = draft.run(&["due", "--as-of", "2030-08-01", "--letter"]);
    assert!(letter.stdout.is_empty() && letter.stderr.contains("the plan is a draft"), "{}", letter.stderr);
}

#[test]
fn the_exit_code_says_whether_anything_is_missing() {
    let repository = harbour();
    let code =
        |body: &str| repository.run(&["due", "--as-of", "2030-08-01", "--body", body, "--exit-code"]).code;
    assert_eq!((code("ML"), code("Ministry of Bridges")), (Some(1), Some(0)));
}

#[test]
fn decisions_that_are_open_stand_below() {
    let repository = harbour();
    let answer = due(&repository, &["--as-of", "2030-10-01", "--body", "GK"]);
    let decisions = answer["decisions"].as_array().unwrap();
    assert_eq!(decisions.len(), 1, "{answer:#}");
    assert_eq!((&decisions[0]["id"], &decisions[0]["days_overdue"]), (&json!("2030-07-03.1"), &json!(1)));
}

#[test]
fn as_people_read_it() {
    let repository = harbour();
    let day = ["due", "--as-of", "2030-10-01"];
    for (name, more) in [
        ("due.en.txt", &["--lang", "en"][..]),
        ("due.hu.txt", &["--lang", "hu"]),
        ("due.csv", &["--format", "csv"]),
        ("due.md", &["--format", "markdown"]),
        ("letter.en.txt", &["--letter", "--lang", "en"]),
        ("letter.hu.txt", &["--letter", "--lang", "hu", "--body", "Őrök céhe"]),
    ] {
        kept(name, &repository.run(&[&day[..], more].concat()));
    }
}

#[test]
fn a_letter_only_where_something_is_missing_and_nothing_that_leads_to_a_person() {
    let repository = harbour();
    let letters =
        |more: &[&str]| repository.run(&[&["due", "--letter", "--as-of", "2030-08-01"], more].concat());
    assert_eq!(letters(&[]).stdout.matches("Subject: ").count(), 3);
    let nothing = letters(&["--body", "Ministry of Bridges"]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (Some(0), ""));
    let lighthouses = letters(&["--body", "ML"]);
    assert!(lighthouses.stdout.contains("2030-07-03.2"), "{}", lighthouses.stdout);
    for run in [&lighthouses, &repository.run(&["due", "--format", "json"]), &repository.run(&["overdue"])] {
        assert!(!run.stdout.contains("lamp@example.org"), "{}", run.stdout);
    }
    // Words of the plan cannot begin a line of their own.
    repository.replace(
        "plan/II/II.2.toml",
        "\"Measuring the tide\"",
        "\"Measuring\\n\\u001bSubject: the tide\"",
    );
    let run = letters(&["--body", "GK"]);
    assert_eq!(run.stdout.matches("\nSubject:").count(), 0, "{}", run.stdout);
    assert!(!run.stdout.contains('\u{1b}'));
}

#[test]
fn a_letter_about_decisions_alone_says_nothing_of_reports() {
    let repository = harbour();
    let decision = "\n[[decision]]\nid = \"3\"\ntext = \"the bridges are counted\"\nresponsible = [\"Ministry of Bridges\"]\ndue = 2030-07-20\n";
    repository.append("plan/meetings/2030-07-03.toml", decision);
    let letter = |more: &[&str]| {
        let args = ["due", "--letter", "--as-of", "2030-08-01", "--body", "Ministry of Bridges"];
        let run = repository.run(&[&args[..], more].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        (run.stdout, run.stderr)
    };
    for (lang, subject, never) in [
        (
            "en",
            "Subject: Open decisions of meetings – ",
            ["Period", "Report", "Days late", "Last heard", "form"],
        ),
        ("hu", "Tárgy: Ülések nyitott döntései – ", ["Időszak", "elentés", "Késés", "Utolsó", "űrlap"]),
    ] {
        let (text, _) = letter(&["--lang", lang]);
        assert!(text.contains(subject) && text.contains("2030-07-03.3  the bridges are counted"), "{text}");
        never.iter().for_each(|word| assert!(!text.contains(word), "{word} in {text}"));
    }
    // Decisions are open in a plan without a cycle as well.
    let (text, why) = letter(&["--period", "2035-H1", "--lang", "en"]);
    assert!(text.is_empty() && why.contains("the plan has these"), "{text}{why}");
    repository.replace("plan/plan.toml", COORDINATION, "");
    let (text, why) = letter(&["--lang", "en"]);
    assert!(text.contains("the bridges are counted"), "{text}{why}");
}

/// The real plan, counted from the text of its files alone.
#[test]
fn the_real_plan_counted_another_way() {
    let register: toml::Table = fixtures::text("plan/bodies.toml").parse().unwrap();
    let body_called = |called: &str| {
        let bodies = register["body"].as_array().unwrap();
        let is_it = |body: &&toml::Value| {
            ["name", "head"].iter().any(|key| body.get(key).and_then(toml::Value::as_str) == Some(called))
        };
        let body = bodies.iter().find(is_it).unwrap_or_else(|| panic!("{called}"));
        // A class that nobody belongs to has nobody to report.
        (body["kind"].as_str() != Some("class")).then(|| body["name"].as_str().unwrap().to_owned())
    };
    let mut owed: BTreeMap<String, usize> = BTreeMap::new();
    for path in fixtures::files("plan", ".toml") {
        let file: toml::Table = fixtures::text(&path).parse().unwrap();
        let Some(responsible) = file.get("responsible").and_then(toml::Value::as_array) else { continue };
        for body in responsible.iter().filter_map(|name| body_called(name.as_str().unwrap())) {
            *owed.entry(body).or_default() += 1;
        }
    }
    let output = program()
        .current_dir(fixtures::root())
        .args(["due", "--period", "2022-H2", "--format", "json"])
        .output()
        .unwrap();
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let bodies = answer["bodies"].as_array().unwrap();
    let told: BTreeMap<String, usize> = bodies
        .iter()
        .map(|body| (text(body, "body").to_owned(), body["missing"].as_u64().unwrap() as usize))
        .collect();
    // Nobody reported, nothing has ended, and no succession says since when: every place in the table is a report.
    assert_eq!(told, owed);
    let measures = bodies.iter().flat_map(|body| body["measures"].as_array().unwrap());
    let succeeded: BTreeSet<String> = measures
        .filter(|one| !one["successor"].is_null())
        .map(|one| text(one, "measure").to_owned())
        .collect();
    let moved = register["succession"].as_array().unwrap().iter();
    let moved: BTreeSet<String> = moved
        .flat_map(|one| one["measures"].as_array().unwrap())
        .map(|id| id.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(succeeded, moved);
}

#[test]
fn of_a_body_that_owes_none_it_is_not_said_that_all_came_in() {
    let repository = Repository::new();
    repository.append("plan/plan.toml", COORDINATION);
    let run = repository.run(&[
        "due",
        "--body",
        "Harbour Council",
        "--letter",
        "--as-of",
        "2030-08-01",
        "--lang",
        "en",
    ]);
    assert!(run.stderr.contains("This body owes no report for this period."), "{}", run.stderr);
}

#[test]
fn a_letter_says_where_a_report_may_be_in_what_could_not_be_read() {
    let repository = harbour();
    let letters = |args: &[&str]| {
        let run =
            repository.run(&[&["due", "--letter", "--as-of", "2030-08-01", "--lang", "en"], args].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run.stdout
    };
    let note = "a report on it may be there";
    assert!(!letters(&[]).contains(note));
    repository.replace("plan/reports/2030-H1/ML.toml", "status  = \"in-progress\"", "status = \"begun\"");
    let text = letters(&["--keep-going", "--body", "ML"]);
    let about = text.split("\n- ").find(|part| part.starts_with("I.1.1")).unwrap();
    assert!(about.contains(note), "{text}");
    let other = text.split("\n- ").find(|part| part.starts_with("D.1")).unwrap();
    assert!(!other.contains(note), "{text}");
    repository.append("plan/reports/2030-H1/ML.toml", "[[x");
    assert!(letters(&["--keep-going"]).matches(note).count() > 1);
}

#[test]
fn the_register_counts_what_each_body_is_counted() {
    let repository = harbour();
    for day in ["2030-08-01", "2030-10-01"] {
        let all = ask(&repository, 0, &["bodies", "--as-of", day]);
        for body in all["items"].as_array().unwrap() {
            let one = ask(&repository, 0, &["by-body", text(body, "name"), "--as-of", day]);
            for count in ["responsible", "partner", "took_over"] {
                assert_eq!(one["body"][count], body[count], "{day} {count} {body:#}");
            }
        }
    }
}

#[test]
fn the_results_of_a_plan_without_measures_say_so() {
    let repository = Repository::new();
    repository.git(&["rm", "-r", "--quiet", "plan/I", "plan/II", "plan/decision"]);
    repository.replace("plan/plan.toml", "point  = \"D.1\"\n", "");
    let said = repository.run(&["results", "--as-of", "2030-08-01", "--lang", "en", "--keep-going"]).stdout;
    assert!(said.contains("The plan has no measures yet."), "{said}");
    assert!(!said.contains("has reported at least once"), "{said}");
}

#[test]
fn of_a_silent_body_it_is_said_from_whom_it_took_over_and_when_that_one_reported() {
    let repository = harbour();
    let bodies = repository.text("plan/bodies.toml");
    assert!(
        bodies.contains("from     = \"Ministry of Bridges\"\nto       = \"Ministry of Lighthouses\""),
        "{bodies}"
    );
    // The predecessor alone has reported, on the duty that moved.
    repository.git(&["rm", "--quiet", "-r", "plan/reports"]);
    let said = "body = \"Ministry of Bridges\"\nperiod = \"2030-H1\"\ndate = 2030-06-10\n\n[[report]]\nmeasure = \"II.1\"\nstatus = \"in-progress\"\n";
    repository.write("plan/reports/2030-H1/bridges.toml", said);
    let heard = |register: &str| {
        repository.write("plan/bodies.toml", register);
        let answer = due(&repository, &["--as-of", "2030-08-01"]);
        let own = answer["bodies"].as_array().unwrap().iter();
        let own = own.clone().find(|one| one["body"] == "Ministry of Lighthouses").unwrap();
        [own["last_heard"].clone(), own["last_heard_by"].clone()]
    };
    let since = bodies.replace("duty     = \"ferries\"", "duty     = \"ferries\"\nsince    = 2030-06-15");
    assert_ne!(since, bodies);
    for (register, english, hungarian) in [
        (
            &bodies,
            "Ministry of Lighthouses (took duties over from Ministry of Bridges, which last reported on 2030-06-10)",
            "(átvett feladatok innen: Ministry of Bridges, annak utolsó jelentése: 2030. 06. 10.)",
        ),
        (
            &since,
            "(took duties over on 2030-06-15 from Ministry of Bridges, which last reported on 2030-06-10)",
            "(átvett feladatok 2030. 06. 15. óta: Ministry of Bridges, annak utolsó jelentése: 2030. 06. 10.)",
        ),
    ] {
        assert_eq!(heard(register), [json!("2030-06-10"), json!("Ministry of Bridges")]);
        for (lang, words) in [("en", english), ("hu", hungarian)] {
            for args in [
                &["status", "--as-of", "2030-08-01"][..],
                &["results", "--as-of", "2030-08-01", "--format", "markdown"],
            ] {
                let page = repository.run_at_width(300, &[args, &["--lang", lang]].concat()).stdout;
                let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(page.contains(words), "{words}: {page}");
            }
        }
    }
    // Before that day nobody was heard.
    let answer = due(&repository, &["--as-of", "2030-06-09", "--period", "2030-H1"]);
    assert!(answer["bodies"].as_array().unwrap().iter().all(|one| one["last_heard"].is_null()), "{answer:#}");
}
