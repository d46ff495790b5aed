//! Promise against result on a screen: who, how late and which values are never cut, and bodies that say different things.

use serde_json::json;

use super::harbour;
use crate::support::ask::ask;
use crate::support::repository::{LIGHT, Repository};

const COAST: &str = "
[[body]]
name          = \"Ministry of Coasts, Harbours and Inland Navigation\"
abbreviations = [\"MCH\"]
kind          = \"ministry\"
";

/// A measure of two ministries, with something to count.
fn lamps(reports: &[(&str, &str)]) -> Repository {
    let repository = harbour();
    repository.append("plan/bodies.toml", COAST);
    repository.replace(
        LIGHT,
        "[\"Ministry of Lighthouses\"]",
        "[\"Ministry of Lighthouses\", \"Ministry of Coasts, Harbours and Inland Navigation\"]",
    );
    repository.replace(LIGHT, "2031-12-31", "2030-03-01");
    repository.append(
        LIGHT,
        "\n[[metric]]\nname = \"lamps that are lit on every night of the year\"\nid = \"lamps\"\nunit = \"lamps\"\ntarget = 900_000\n",
    );
    for (body, report) in reports {
        let name = match *body {
            "ML" => "Ministry of Lighthouses",
            _ => "Ministry of Coasts, Harbours and Inland Navigation",
        };
        let head = format!(
            "body = \"{name}\"\nperiod = \"2030-H2\"\ndate = 2030-08-10\n\n[[report]]\nmeasure = \"I.1.1\"\n"
        );
        repository.write(&format!("plan/reports/2030-H2/{body}.toml"), &(head + report));
    }
    repository
}

const RESULTS: [&str; 3] = ["results", "--as-of", "2030-12-31"];

fn page(repository: &Repository, columns: u16, more: &[&str]) -> String {
    let run = repository.run_at_width(columns, &[&RESULTS[..], more].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run.stdout
}

#[test]
fn a_screen_never_cuts_who_how_late_and_which_values() {
    let completed = "status = \"completed\"\nvalues = { lamps = 900_000 }\n";
    let repository = lamps(&[("ML", completed), ("MCH", completed)]);
    for (lang, late) in [
        ("en", "completed late; 2030-08-10 (162 days"),
        ("hu", "késve fejeződött be; 2030. 08. 10. (162 nap"),
    ] {
        for columns in [60, 80, 100, 120, 200] {
            let shown = page(&repository, columns, &["--lang", lang]);
            let in_one_line = shown.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(in_one_line.contains(late), "{columns}: {shown}");
            assert!(
                !shown.lines().any(|line| line.contains("I.1.1") && line.contains("Ministry of…")),
                "{columns}: {shown}"
            );
        }
        // A sum of what each half-year brought, in whole.
        let shown = page(&repository, 100, &["--lang", lang]);
        let plain: String = shown.split_whitespace().collect();
        assert!(plain.contains("→900000"), "{shown}");
        assert!(shown.contains("MCH"), "{shown}");
    }
}

#[test]
fn where_rows_are_lists_the_parts_of_a_chart_have_their_names() {
    let repository = harbour();
    for (lang, name) in [("en", "still open"), ("hu", "még nyitott")] {
        let shown = page(&repository, 24, &["--lang", lang]);
        let is_row =
            |line: &str| line.starts_with(name) && line.trim_end().ends_with(|c: char| c.is_ascii_digit());
        assert!(shown.lines().any(is_row), "{shown}");
    }
}

#[test]
fn bodies_that_reported_differently_have_a_part() {
    let repository = lamps(&[("ML", "status = \"completed\"\n"), ("MCH", "status = \"in-progress\"\n")]);
    let answer = ask(&repository, 0, &RESULTS);
    assert_eq!(answer["total"]["disputed"], 1);
    for (lang, heading, counted) in [
        (
            "en",
            "Responsible bodies that reported differently",
            "reported differently by responsible bodies: 1",
        ),
        ("hu", "A felelősök eltérően jelentettek", "a felelősök eltérően jelentettek: 1"),
    ] {
        let shown = page(&repository, 100, &["--lang", lang]);
        assert!(shown.contains(counted), "{shown}");
        let part = shown.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("{shown}")).1;
        let part = part.split("\n\n").next().unwrap();
        assert!(part.contains("I.1.1") && part.contains("ML: ") && part.contains("MCH: "), "{part}");
    }
    let agreed = lamps(&[("ML", "status = \"completed\"\n"), ("MCH", "status = \"completed\"\n")]);
    assert!(!page(&agreed, 100, &[]).contains("differently"));
}

#[test]
fn a_body_that_calls_completed_what_is_below_target_is_named() {
    let short = "status = \"completed\"\nvalues = { lamps = 250_000 }\n";
    let repository = lamps(&[("ML", short)]);
    let item = |repository: &Repository| {
        let answer = ask(repository, 0, &RESULTS);
        let items = answer["items"].as_array().unwrap();
        items.iter().find(|one| one["id"] == "I.1.1").unwrap().clone()
    };
    let one = item(&repository);
    assert_eq!(
        (&one["claimed_below_target"], &one["below_target"]),
        (&json!(["Ministry of Lighthouses"]), &json!(false))
    );
    for (lang, heading) in [
        ("en", "Reported as completed below target, and not completed by all"),
        ("hu", "Célérték alatt befejezettnek jelentve, de nem mindenki fejezte be"),
    ] {
        let shown = page(&repository, 160, &["--lang", lang]);
        let part = shown.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("{shown}")).1;
        let part = part.split("\n\n").next().unwrap();
        assert!(part.contains("I.1.1") && part.contains("250") && part.contains("900"), "{part}");
    }
    // Once both say so, it is completed below target.
    let both = item(&lamps(&[("ML", short), ("MCH", "status = \"completed\"\n")]));
    assert_eq!((&both["claimed_below_target"], &both["below_target"]), (&json!([]), &json!(true)));
    // A value that reaches it, and a body that is on its way, are no such claim.
    for other in [
        "status = \"completed\"\nvalues = { lamps = 900_000 }\n",
        "status = \"in-progress\"\nvalues = { lamps = 2 }\n",
    ] {
        assert_eq!(item(&lamps(&[("ML", other)]))["claimed_below_target"], json!([]));
    }
}

#[test]
fn evidence_in_a_paper_can_be_copied_and_followed() {
    let repository = harbour();
    let evidence = "evidence = [\"https://example.org/lamp?a=1;b=2\", \"https://example.org/a_b-(c)?x=1&y=2\", \"javascript:alert(1)\", \"[x](https://example.org) letter 5\"]\n";
    repository.append("plan/reports/2030-H1/ML.toml", evidence);
    let paper = ["brief", "--since", "2030-06-01", "--as-of", "2030-08-01"];
    let run = repository.run(&paper);
    assert!(run.stdout.contains("<https://example.org/a_b-(c)?x=1&y=2>"), "{} {}", run.stdout, run.stderr);
    // What Markdown may read as something else is a link with its words beside it.
    assert!(run.stdout.contains("](<https://example.org/lamp?a=1;b=2>)"), "{}", run.stdout);
    assert!(
        run.stdout.contains("javascript:alert(1)") && !run.stdout.contains("(<javascript"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("\\[x\\](https:\\//example.org) letter 5"), "{}", run.stdout);
    let file = repository.folder.join("paper.html");
    let run = repository.run(&[&paper[..], &["-o", file.to_str().unwrap()]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let html = std::fs::read_to_string(file).unwrap();
    assert!(
        html.contains("href=\"https://example.org/a_b-(c)?x=1&amp;y=2\"")
            && !html.contains("href=\"javascript"),
        "{html}"
    );
}

#[test]
fn allocated_money_is_no_distributed_money_in_hungarian() {
    let repository = harbour();
    let shown = page(&repository, 160, &["--lang", "hu"]);
    assert!(shown.contains("Előirányozva") && !shown.contains("Elosztva"), "{shown}");
    let run = repository.run(&["funding", "--lang", "hu"]);
    let header = run
        .stdout
        .lines()
        .find(|line| line.starts_with("Pont  "))
        .unwrap_or_else(|| panic!("{}", run.stdout));
    assert!(header.contains("Előirányzat ") && header.contains(" Intézkedésekre "), "{header}");
}
