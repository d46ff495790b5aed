//! A measure that names no responsible body is the coordinator's in every answer.

use serde_json::json;

use super::harbour;
use crate::support::ask::ask;
use crate::support::repository::Repository;

/// Another body coordinates, and one measure names nobody.
fn unnamed() -> Repository {
    let repository = harbour();
    repository.replace(
        "plan/plan.toml",
        "body        = \"Ministry of Lighthouses\"",
        "body        = \"Seal Office\"",
    );
    repository.append("plan/bodies.toml", "\n[[body]]\nname = \"Seal Office\"\nkind = \"agency\"\n");
    repository.replace("plan/II/II.1.toml", "responsible = [\"Ministry of Bridges\"]", "responsible = []");
    repository.commit("2030-08-02", "nobody counts the bridges");
    repository
}

#[test]
fn a_measure_that_names_nobody_is_the_coordinators_in_every_answer() {
    let repository = unnamed();
    let day = ["--as-of", "2030-08-15"];
    let ids = |question: &[&str]| -> Vec<String> {
        let answer = ask(&repository, 0, &[question, &day[..]].concat());
        let items = answer["items"].as_array().unwrap().iter();
        items.map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    };
    for question in ["results", "list", "overdue"] {
        assert_eq!(ids(&[question, "--body", "Seal Office"]), ["II.1"], "{question}");
    }
    let status = ask(&repository, 0, &[&["status"], &day[..]].concat());
    let bodies = status["bodies"].as_array().unwrap();
    let office = bodies.iter().find(|one| one["name"] == "Seal Office").unwrap();
    assert_eq!((&office["items"], &office["overdue"]), (&json!(1), &json!(1)), "{office}");
    repository.replace("plan/II/II.1.toml", "2030-06-30", "2030-07-30");
    repository.commit("2030-08-03", "nobody counts them later");
    let moved = ask(&repository, 0, &["slippage", "--body", "Seal Office"]);
    assert_eq!(moved["items"][0]["measure"], "II.1", "{moved}");
    repository.git(&["revert", "--no-edit", "HEAD"]);
    let asked = ask(&repository, 0, &[&["due", "--body", "Seal Office"], &day[..]].concat());
    assert_eq!(asked["bodies"][0]["measures"][0]["measure"], "II.1");
    // What the measures name stays what `by-body` lists; it says the rest beside it.
    let part = ask(&repository, 0, &["by-body", "Seal Office"]);
    assert_eq!((&part["items"], &part["coordinates"]), (&json!([]), &json!(["II.1"])));
    assert_eq!(ask(&repository, 0, &["by-body", "ML"])["coordinates"], json!([]));
    let calendar = repository.run(&["calendar", "--body", "Seal Office"]).stdout;
    assert!(calendar.contains("UID:II.1.deadline@"), "{calendar}");
    let asked_as = |role: &str| ask(&repository, 0, &["by-body", "Seal Office", "--role", role]);
    assert_eq!(asked_as("responsible")["coordinates"], json!(["II.1"]));
    assert_eq!(asked_as("partner")["coordinates"], json!([]));
    let sheet = repository.run(&["by-body", "Seal Office", "--format", "csv"]).stdout;
    assert!(sheet.lines().any(|row| row.starts_with("II.1,") && row.contains(",responsible")), "{sheet}");
    for (lang, own, said, denied, none) in [
        (
            "en",
            "## Your measures",
            "II.1 names no responsible body",
            "no part of its own",
            "Responsible for no measure",
        ),
        (
            "hu",
            "## Az Önök intézkedései",
            "Nincs felelőse: II.1.",
            "nem ad saját feladatot",
            "Egy intézkedésnek sem felelőse",
        ),
    ] {
        let run = |args: &[&str]| repository.run(&[args, &["--lang", lang]].concat()).stdout;
        let paper = run(&["brief", "--body", "Seal Office", "--as-of", "2030-08-15"]);
        assert!(paper.contains(own) && paper.contains(said) && !paper.contains(denied), "{paper}");
        let page = run(&["by-body", "Seal Office"]);
        assert!(page.contains(said) && !page.contains(none), "{page}");
        let as_partner = run(&["by-body", "Seal Office", "--role", "partner"]);
        assert!(!as_partner.contains("II.1"), "{as_partner}");
    }
    let papers = repository.run(&["brief", "--members", "-o", "papers", "--as-of", "2030-08-15"]);
    assert_eq!(papers.code, Some(0), "{}", papers.stderr);
    assert!(repository.folder.join("papers/seal-office.docx").exists(), "{}", papers.stderr);
    let site = repository.run(&["site", "pages", "--lang", "en", "--as-of", "2030-08-15"]);
    assert_eq!(site.code, Some(0), "{}", site.stderr);
    let page = repository.text("pages/en/body/seal-office/index.html");
    assert!(page.contains("II.1 names no responsible body"), "{page}");
}

#[test]
fn where_the_coordinator_is_not_known_no_answer_says_that_a_body_has_nothing() {
    let repository = unnamed();
    repository.replace("plan/plan.toml", "\"half-yearly\"", "\"sometimes\"");
    for question in [
        &["by-body", "Seal Office"][..],
        &["overdue", "--body", "Seal Office"],
        &["list", "--body", "Seal Office"],
        &["list", "--status", "completed"],
        &["results", "--body", "Seal Office"],
    ] {
        let run = repository.run(question);
        assert_eq!(run.code, Some(3), "{question:?}: {}{}", run.stdout, run.stderr);
    }
    for question in [&["overdue"][..], &["list"], &["bodies"]] {
        let run = repository.run(question);
        assert_eq!(run.code, Some(0), "{question:?}: {}{}", run.stdout, run.stderr);
    }
}
