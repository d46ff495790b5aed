//! What each body says where they differ, what a target is before its day, and what was entered late.

use serde_json::json;

use super::kept::paper;
use crate::support::ask::ask;
use crate::support::repository::{BRIDGE, LIGHT, Repository};

/// Two bodies that answer for one measure, and give different values and words.
fn disputed() -> Repository {
    let repository = Repository::new();
    let text = repository.text(LIGHT);
    let named = text.lines().find(|line| line.starts_with("responsible")).unwrap();
    let both = "responsible = [\"Ministry of Lighthouses\", \"Ministry of Bridges\"]";
    repository.write(LIGHT, text.replace(named, both));
    repository.append(
        LIGHT,
        "\n[[metric]]\nname = \"lamps lit\"\nunit = \"lamps\"\ntargets = [{ by = 2031-12-31, value = 50 }]\n\
         \n[[metric]]\nname = \"said of it\"\nunit = \"words\"\nkind = \"text\"\n",
    );
    for (body, day, lamps, words) in [
        ("Ministry of Lighthouses", "2030-05-01", 3, "going well"),
        ("Ministry of Bridges", "2030-06-01", 8, "not begun"),
    ] {
        repository.append(
            LIGHT,
            &format!(
                "\n[[report]]\ndate = {day}\nbody = \"{body}\"\nstatus = \"in-progress\"\n\
                 values = {{ \"lamps lit\" = {lamps}, \"said of it\" = \"{words}\" }}\n"
            ),
        );
    }
    repository.commit("2023-01-11", "two bodies");
    repository
}

#[test]
fn values_and_words_that_differ_are_those_of_every_body() {
    let repository = disputed();
    let page = paper(&repository, &["results", "--as-of", "2030-12-31", "--lang", "en"]);
    for said in [
        "Ministry of Lighthouses: ▁ 3",
        "Ministry of Bridges: ▂ 8",
        "Ministry of Lighthouses: going well",
        "Ministry of Bridges: not begun",
    ] {
        assert!(page.contains(said), "no {said} in\n{page}");
    }
    let answer = ask(&repository, 0, &["results", "--as-of", "2030-12-31"]);
    let item = answer["items"].as_array().unwrap().iter().find(|item| item["id"] == "I.1.1").unwrap();
    let metric = |name: &str| {
        item["metrics"].as_array().unwrap().iter().find(|it| it["name"] == name).unwrap()["by_body"].clone()
    };
    let lamps = metric("lamps lit");
    assert_eq!(lamps[0]["body"], "Ministry of Lighthouses");
    assert_eq!((&lamps[0]["value"], &lamps[1]["value"]), (&json!(3), &json!(8)));
    assert!(lamps[0]["values"].as_array().unwrap().contains(&json!(3)), "{lamps}");
    assert!(lamps[1]["values"].as_array().unwrap().contains(&json!(8)), "{lamps}");
    assert_eq!(metric("said of it")[1]["words"], "not begun");
    let csv = repository.run(&["results", "--as-of", "2030-12-31", "--format", "csv"]).stdout;
    assert_eq!(csv.lines().filter(|line| line.starts_with("body-metric,")).count(), 4, "{csv}");
}

#[test]
fn a_target_is_open_until_its_day_and_short_after_it() {
    let repository = disputed();
    let page = |day: &str| paper(&repository, &["results", "--as-of", day, "--lang", "en"]);
    assert!(page("2030-12-31").contains("open (disputed)"), "{}", page("2030-12-31"));
    assert!(page("2032-01-01").contains("short (disputed)"), "{}", page("2032-01-01"));
}

#[test]
fn values_that_differ_by_the_day_of_a_step_are_both_shown_and_called_disputed() {
    let repository = disputed();
    repository.replace(LIGHT, "{ by = 2031-12-31, value = 50 }", "{ by = 2030-06-30, value = 5 }");
    for (lang, said) in [
        ("en", "| 3 by Ministry of Lighthouses, 8 by Ministry of Bridges | short (disputed) |"),
        ("hu", "| 3 (Világítótornyok Minisztériuma), 8 (Ministry of Bridges) | elmaradt (eltérő adatok) |"),
    ] {
        let args = ["results", "--as-of", "2030-12-31", "--lang", lang, "--format", "markdown"];
        let page = paper(&repository, &args);
        assert!(page.contains(said), "no {said} in\n{page}");
    }
    let answer = ask(&repository, 0, &["results", "--as-of", "2030-12-31"]);
    let item = answer["items"].as_array().unwrap().iter().find(|item| item["id"] == "I.1.1").unwrap();
    let lamps = item["metrics"].as_array().unwrap().iter().find(|it| it["name"] == "lamps lit").unwrap();
    let step = &lamps["targets"][0];
    assert_eq!((&step["value"], &step["outcome"]), (&json!(3), &json!("short")));
    assert_eq!(
        step["by_body"],
        json!([{"body": "Ministry of Lighthouses", "value": 3}, {"body": "Ministry of Bridges", "value": 8}])
    );
    let page = paper(&repository, &["show", "I.1.1", "--as-of", "2030-12-31", "--lang", "en"]);
    assert!(page.contains("short (disputed)"), "{page}");
    // Before the second report nothing differs.
    let early = ask(&repository, 0, &["results", "--as-of", "2030-05-15"]);
    assert!(!early.to_string().contains("\"by_body\":[{"), "{early}");
}

#[test]
fn a_withdrawal_that_is_entered_late_is_in_the_paper_with_both_days() {
    let repository = Repository::new();
    repository.append(BRIDGE, "\n[[amendment]]\ndate = 2030-03-01\nbasis = \"Act 9\"\nwithdrawn = true\n");
    repository.commit("2030-06-10", "entered late");
    let text = paper(
        &repository,
        &[
            "brief",
            "--as-of",
            "2030-06-30",
            "--meeting",
            "2030-06-30",
            "--since",
            "2030-05-01",
            "--lang",
            "en",
        ],
    );
    let row = |what: &str| {
        text.lines().find(|line| line.starts_with("| II.1 |") && line.contains(what)).map(str::to_owned)
    };
    let amended = row("Act 9").unwrap_or_else(|| panic!("{text}"));
    assert!(amended.contains("2030-03-01") && amended.contains("2030-06-10"), "{amended}");
    assert!(row("**withdrawn**").is_some(), "{text}");
}
