//! The papers of a plan that is closed: what was not completed, and which reports never came in.

use super::half_years::played;
use super::kept::paper;
use crate::meetings::harbour;
use crate::support::ask::ask;

/// The rows below a title, without the head of the table.
fn rows<'t>(text: &'t str, title: &str) -> Vec<&'t str> {
    let below = text.split_once(title).unwrap_or_else(|| panic!("no {title} in\n{text}")).1;
    below
        .lines()
        .skip(1)
        .skip_while(|line| line.is_empty())
        .take_while(|line| line.starts_with('|'))
        .skip(2)
        .collect()
}

#[test]
fn the_papers_of_a_closed_plan_say_what_was_left() {
    let repository = played(4);
    let day = ["--as-of", "2024-03-01"];
    let due = ask(&repository, 0, &[&["due"], &day[..]].concat());
    let left = ask(&repository, 0, &[&["results"], &day[..]].concat());
    let of = |answer: &serde_json::Value, name: &str, key: &str| {
        let bodies = answer["bodies"].as_array().unwrap();
        bodies.iter().find(|body| body["name"] == name || body["body"] == name).unwrap()[key]
            .as_u64()
            .unwrap()
    };
    let silent = due["bodies"].as_array().unwrap().iter().filter(|body| body["unanswered"] != 0).count();
    assert!(silent > 0);
    for (lang, closed, not_completed, never, settled) in [
        (
            "en",
            "The plan was closed after 2023-12-31 (Government Decision 1/2024):",
            "Not completed when the plan was closed",
            "Reports that never came in",
            "Every report for the period has been sent",
        ),
        (
            "hu",
            "A terv lezárva: 2023. 12. 31. (Government Decision 1/2024).",
            "A terv lezárásáig nem fejeződött be",
            "Be nem érkezett jelentések",
            "Az időszakra minden jelentés beérkezett",
        ),
    ] {
        let asked =
            |more: &[&str]| paper(&repository, &[&["brief", "--lang", lang], &day[..], more].concat());
        let all = asked(&[]);
        assert!(all.contains(closed), "{all}");
        assert_eq!(rows(&all, not_completed).len() as u64, left["closed"]["not_completed"].as_u64().unwrap());
        assert_eq!(rows(&all, never).len(), silent, "{all}");
        assert!(!all.contains("by the cycle") && !all.contains("ciklus"), "{all}");
        let own = asked(&["--body", "EMMI"]);
        assert!(own.contains(closed) && !own.contains(settled), "{own}");
        let name = "Ministry of Human Capacities";
        assert_eq!(rows(&own, never).len() as u64, of(&due, name, "unanswered"), "{own}");
        assert_eq!(
            rows(&own, &format!("**{not_completed}**")).len() as u64,
            of(&left, name, "not_completed")
        );
    }
}

#[test]
fn a_member_is_told_that_nothing_was_left_only_where_it_is_so() {
    let repository = harbour();
    repository.append("plan/plan.toml", "\n[closed]\ndate  = 2031-12-31\nbasis = \"Act 8\"\n");
    repository.append("plan/bodies.toml", "\n[[body]]\nname = \"Seal Office\"\nkind = \"agency\"\n");
    repository.replace("plan/I/I.1.1.toml", "[\"Ministry of Lighthouses\"]", "[\"Seal Office\"]");
    let report = "\n[[report]]\ndate = 2031-06-01\nbody = \"Seal Office\"\nstatus = \"completed\"\n\
                  evidence = [\"https://example.org/seal\"]\n";
    repository.append("plan/I/I.1.1.toml", report);
    let done = [("en", "was completed or withdrawn"), ("hu", "befejeződött, vagy visszavonták")];
    let of = |body: &str, lang: &str| {
        let day = ["--as-of", "2032-02-01", "--keep-going", "--lang", lang];
        paper(&repository, &[&["brief", "--body", body], &day[..]].concat())
    };
    for (lang, said) in done {
        let text = of("Seal Office", lang);
        assert!(text.contains(said) && !text.contains("every report"), "{text}");
        // Its duty has moved to a body that completed nothing.
        assert!(!of("Ministry of Tides", lang).contains(said));
        assert!(!of("Ministry of Lighthouses", lang).contains(said));
    }
    // A table of missing reports says of which period they are.
    let text = of("Ministry of Lighthouses", "en");
    let above = text.split("**Reports that never came in**").next().unwrap().trim_end();
    assert!(above.lines().last().unwrap().starts_with("Reports for 2031-H2"), "{text}");
    // What is wrong in the file may be anything.
    repository.replace("plan/I/I.1.1.toml", "status = \"completed\"", "status = \"finished\"");
    for (lang, said) in done {
        let text = of("Seal Office", lang);
        assert!(!text.contains(said), "{text}");
    }
}
