//! After a duty has moved on a day that is known: who owes what is late, whose report counts, and who was heard of.

use serde_json::json;

use super::harbour;
use crate::support::ask::ask;
use crate::support::repository::{LIGHT, Repository};

#[track_caller]
fn said(repository: &Repository, args: &[&str]) -> String {
    let run = repository.run(args);
    assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
    run.stdout
}

/// What a paper says that a body owes, and the rest of it.
fn owes(paper: &str, next: &str) -> (String, String) {
    let (above, below) = paper.split_once(next).unwrap_or_else(|| panic!("no {next} in\n{paper}"));
    (above.to_owned(), below.to_owned())
}

#[test]
fn a_predecessor_owes_nothing_more_and_is_told_who_took_its_duty_over() {
    let repository = harbour();
    repository.replace("plan/II/II.2.toml", "deadline    = 2031-06-30", "deadline    = 2030-10-31");
    for (lang, late, gone, since) in [
        (
            "en",
            "Late measures",
            "Duties that another body has taken over from you",
            "Ministry of Lighthouses, since 2030-09-01",
        ),
        (
            "hu",
            "Késedelmes intézkedések",
            "Más szervezet által átvett feladatok",
            "Világítótornyok Minisztériuma; ettől a naptól: 2030. 09. 01.",
        ),
    ] {
        let paper = |day: &str, body: &str| {
            said(&repository, &["brief", "--body", body, "--as-of", day, "--lang", lang])
        };
        let after = paper("2030-11-15", "Ministry of Tides");
        let (_, below) = owes(&after, gone);
        assert!(!after.contains(late), "{after}");
        let below = below.replace('\u{a0}', " ");
        assert!(below.contains("| II.2 |") && below.contains(since), "{after}");
        assert!(paper("2030-11-15", "ML").contains(late));
        assert!(!paper("2030-08-31", "Ministry of Tides").contains(gone));
    }
}

#[test]
fn of_several_bodies_it_is_said_who_has_not_completed_what_is_late() {
    let repository = harbour();
    repository.replace(
        LIGHT,
        "[\"Ministry of Lighthouses\"]",
        "[\"Ministry of Lighthouses\", \"Ministry of Bridges\"]",
    );
    repository.append(
        LIGHT,
        "\n[[milestone]]\ntitle = \"a plan of the lamps\"\ndue = 2030-06-30\n\n[[report]]\ndate = 2030-06-25\n\
         body = \"Ministry of Lighthouses\"\nstatus = \"completed\"\nmilestone = \"a plan of the lamps\"\n",
    );
    let answer = ask(&repository, 0, &["overdue", "--as-of", "2030-08-15"]);
    assert_eq!(answer["milestones"][0]["not_completed_by"], json!(["Ministry of Bridges"]));
    for (lang, open) in
        [("en", "(not completed by Ministry of Bridges)"), ("hu", "(nem fejezte be: Ministry of Bridges)")]
    {
        let day = ["--as-of", "2030-08-15", "--lang", lang];
        let list = said(&repository, &[&["overdue", "--format", "markdown"], &day[..]].concat());
        let paper = said(&repository, &[&["brief"], &day[..]].concat());
        assert!(list.contains(open) && paper.contains(open), "{list}{paper}");
        let own = |body: &str| said(&repository, &[&["brief", "--body", body], &day[..]].concat());
        assert!(own("Ministry of Bridges").contains("| a plan of the lamps |"));
        // Who has completed it does not owe it.
        assert!(!own("ML").contains("| a plan of the lamps |"), "{}", own("ML"));
    }
    // Where none has, there is nothing to tell apart.
    let before = ask(&repository, 0, &["overdue", "--as-of", "2030-06-20", "--within", "30d"]);
    assert_eq!(before["due_soon"]["milestones"][0]["not_completed_by"], json!([]));
    // It is said of measures too, and in the sheet.
    repository.append(
        LIGHT,
        "\n[[report]]\ndate = 2030-07-01\nbody = \"Ministry of Lighthouses\"\nstatus = \"completed\"\n",
    );
    let answer = ask(&repository, 0, &["overdue", "--as-of", "2032-01-15"]);
    let waiting = |id: &str| {
        let mut items = answer["items"].as_array().unwrap().iter();
        items.find(|item| item["id"] == id).unwrap()["not_completed_by"].clone()
    };
    assert_eq!((waiting("I.1.1"), waiting("II.2")), (json!(["Ministry of Bridges"]), json!([])));
    let sheet = said(&repository, &["overdue", "--as-of", "2032-01-15", "--format", "csv"]);
    let row = |part: &str| sheet.lines().find(|row| row.starts_with(part)).unwrap().to_owned();
    assert!(row("part,").ends_with(",not_completed_by"), "{sheet}");
    for part in ["overdue,I.1.1,", "overdue-milestone,I.1.1,"] {
        assert!(row(part).trim_end().ends_with(",Ministry of Bridges"), "{sheet}");
    }
}

#[test]
fn a_report_for_the_period_from_before_the_move_answers_for_the_duty() {
    let repository = harbour();
    let text = "body = \"Ministry of Tides\"\nperiod = \"2030-H2\"\ndate = 2030-08-20\n
[[report]]\nmeasure = \"II.2\"\nstatus = \"in-progress\"\n";
    repository.write("plan/reports/2030-H2/ministry-of-tides.toml", text);
    let answer =
        ask(&repository, 0, &["due", "--period", "2030-H2", "--as-of", "2030-10-01", "--body", "ML"]);
    let asked = answer["bodies"][0]["measures"].as_array().unwrap();
    let tides = asked.iter().find(|one| one["measure"] == "II.2").unwrap();
    assert_eq!((&tides["received"], &tides["by"]), (&json!("2030-08-20"), &json!("Ministry of Tides")));
    let letter =
        ["due", "--letter", "--period", "2030-H2", "--as-of", "2031-01-10", "--body", "ML", "--lang", "en"];
    assert!(!said(&repository, &letter).contains("- II.2  "));
    let paper = said(
        &repository,
        &["brief", "--meeting", "2031-01-10", "--as-of", "2031-01-10", "--body", "ML", "--lang", "en"],
    );
    let to_send = owes(&paper, "**Reports to send**").1;
    assert!(!owes(&to_send, "**What falls due").0.contains("| II.2 |"), "{paper}");
    // The successor that is named itself answers for its own place with its own words.
    repository.replace(
        "plan/II/II.2.toml",
        "[\"Ministry of Tides\"]",
        "[\"Ministry of Tides\", \"Ministry of Lighthouses\"]",
    );
    let answer =
        ask(&repository, 0, &["due", "--period", "2030-H2", "--as-of", "2030-10-01", "--body", "ML"]);
    let asked = answer["bodies"][0]["measures"].as_array().unwrap();
    let tides = asked.iter().find(|one| one["measure"] == "II.2").unwrap();
    assert_eq!((&tides["received"], &tides["predecessor"]), (&json!(null), &json!(null)));
}

#[test]
fn who_has_never_reported_is_not_heard_of_in_the_words_of_its_predecessor() {
    let repository = harbour();
    std::fs::remove_file(repository.folder.join("plan/reports/2030-H1/ML.toml")).unwrap();
    repository.append(
        "plan/II/II.2.toml",
        "\n[[report]]\ndate = 2030-06-10\nbody = \"Ministry of Tides\"\nstatus = \"in-progress\"\n",
    );
    let day = ["--as-of", "2030-10-01", "--lang", "en"];
    let never = "never; on what it took over: 2030-06-10 (Ministry of Tides)";
    let list =
        said(&repository, &[&["due", "--period", "2030-H1", "--format", "markdown"], &day[..]].concat());
    let letter =
        said(&repository, &[&["due", "--letter", "--body", "ML", "--period", "2030-H1"], &day[..]].concat());
    let paper = said(&repository, &[&["brief", "--meeting", "2030-07-03"], &day[..]].concat());
    assert!(list.contains(never) && letter.contains(never) && paper.contains(never), "{list}{letter}{paper}");
    let status = said(&repository, &[&["status", "--format", "markdown"], &day[..]].concat());
    let took_over = "Ministry of Lighthouses (took duties over on 2030-09-01 from Ministry of Tides, which last reported on 2030-06-10)";
    assert!(status.contains(took_over), "{status}");
    // Its own word counts, however old beside that of its predecessor.
    repository.append(
        LIGHT,
        "\n[[report]]\ndate = 2030-06-01\nbody = \"Ministry of Lighthouses\"\nstatus = \"in-progress\"\n",
    );
    let answer =
        ask(&repository, 0, &["due", "--period", "2030-H1", "--as-of", "2030-10-01", "--body", "ML"]);
    assert_eq!(
        (&answer["bodies"][0]["last_heard"], &answer["bodies"][0]["last_heard_by"]),
        (&json!("2030-06-01"), &json!("Ministry of Lighthouses"))
    );
}

#[test]
fn who_reported_and_handed_over_what_it_reported_on_has_been_heard_of() {
    let repository = harbour();
    repository.append(
        "plan/II/II.2.toml",
        "\n[[report]]\ndate = 2030-06-10\nbody = \"Ministry of Tides\"\nstatus = \"in-progress\"\n
[[report]]\ndate = 2030-10-10\nbody = \"Ministry of Lighthouses\"\nstatus = \"in-progress\"\n",
    );
    // The other way round another duty moved: each took one over from the other.
    let back = super::TIDES.replace("Ministry of Tides", "Ministry of Lighthouses");
    repository.write("plan/II/II.3.toml", back.split_once("\n[[milestone]]").unwrap().0);
    repository.append(
        "plan/bodies.toml",
        "\n[[succession]]\nduty = \"gauges\"\nfrom = \"Ministry of Lighthouses\"\nto = \"Ministry of Tides\"
measures = [\"II.3\"]\nsince = 2030-09-01\nbasis = \"an invented act\"\n",
    );
    repository.commit("2030-10-11", "duties change places");
    let day = ["--as-of", "2031-02-01", "--lang", "en"];
    let body = ["--body", "Ministry of Tides"];
    let heard = "2030-10-10 (Ministry of Lighthouses)";
    let list = said(&repository, &[&["due", "--format", "markdown"], &body[..], &day].concat());
    let letter = said(&repository, &[&["due", "--letter"], &body[..], &day].concat());
    let paper = said(&repository, &[&["brief"], &day[..]].concat());
    for text in [list, letter, paper] {
        assert!(text.contains(heard) && !text.contains("never; on what it took over"), "{text}");
    }
}
