//! After the closing every answer judges by its day: what is reported or withdrawn later is kept, and changes nothing.

use serde_json::{Value, json};

use crate::support::ask::ask;
use crate::support::repository::{BRIDGE, LIGHT, Repository};

/// A plan in which one measure is reported as completed, and one withdrawn, after it was closed.
fn closed() -> Repository {
    let repository = Repository::new();
    repository.append(
        LIGHT,
        "\n[[metric]]\nname = \"lamps\"\nunit = \"lamps\"\ntarget = 10\n\n[[report]]\ndate = 2031-01-10\nbody = \"ML\"\n\
         status = \"in-progress\"\nvalues = { lamps = 4 }\n\n[[report]]\ndate = 2032-03-01\nbody = \"ML\"\n\
         status = \"completed\"\nvalues = { lamps = 10 }\nevidence = [\"https://example.org/light\"]\n",
    );
    repository.append(BRIDGE, "\n[[amendment]]\ndate = 2032-03-02\nbasis = \"Act 9\"\nwithdrawn = true\n");
    repository.append("plan/plan.toml", "\n[closed]\ndate  = 2031-12-31\nbasis = \"Act 8\"\n");
    repository.commit("2032-04-01", "closed, and reported on");
    repository
}

#[test]
fn what_comes_after_the_closing_changes_no_status_and_no_result() {
    let repository = closed();
    repository.append(LIGHT, "\n[[milestone]]\ntitle = \"oil\"\ndue = 2031-03-01\n");
    let shown = repository.run(&["show", "I.1.1", "--as-of", "2032-05-01", "--lang", "en"]).stdout;
    assert!(shown.contains("oil") && !shown.contains("unreported, late"), "{shown}");
    for day in ["2032-01-15", "2032-05-01"] {
        let asked = |args: &[&str]| ask(&repository, 0, &[args, &["--as-of", day]].concat());
        let results = asked(&["results"]);
        let result = |id: &str| -> Value {
            let items = results["items"].as_array().unwrap();
            items.iter().find(|item| item["id"] == id).unwrap().clone()
        };
        assert_eq!(results["closed"]["not_completed"], 3, "{day}");
        assert_eq!(
            (&result("I.1.1")["result"], &result("II.1")["result"]),
            (&json!("not-completed"), &json!("not-completed"))
        );
        assert_eq!(
            (&result("I.1.1")["status"], &result("II.1")["status"]),
            (&json!("in-progress"), &json!("unreported"))
        );
        assert_eq!(result("I.1.1")["metrics"][0]["value"], 4, "{day}");
        assert_eq!(
            (&asked(&["overdue"])["closed"]["not_completed"], &asked(&["status"])["closed"]["not_completed"]),
            (&json!(3), &json!(3))
        );
        let shown = asked(&["show", "I.1.1"]);
        assert_eq!(shown["item"]["status"], "in-progress", "{day}");
        assert!(shown.to_string().contains("2032-03-01"), "the later report is kept: {shown:#}");
    }
    let next = repository.run(&["succeed", "next", "--dry-run"]);
    assert!(next.stdout.contains("I.1.1") && next.stdout.contains("II.1"), "{}{}", next.stdout, next.stderr);
    // As of a day before the closing nothing is different.
    assert_eq!(
        ask(&repository, 0, &["show", "I.1.1", "--as-of", "2031-06-01"])["item"]["status"],
        "in-progress"
    );
}

#[test]
fn other_answers_of_a_closed_plan_say_what_was_not_completed() {
    let repository = closed();
    let said = |args: &[&str]| {
        let run = super::run(&repository, args);
        assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
        (run.stdout, run.stderr)
    };
    for (lang, trend, entered, form) in [
        (
            "en",
            "closed after 2031-12-31 (Act 8): 3 not completed. Since then no measure and no milestone is overdue.",
            "The closing came into the record after 2032-03-31",
            "The plan was closed on 2031-12-31: nobody owes a report any more.",
        ),
        (
            "hu",
            "A terv lezárva: 2031. 12. 31. (Act 8). Nem fejeződött be: 3. Azóta sem intézkedés, sem részfeladat nem számít késedelmesnek.",
            "A lezárás e nap után került a nyilvántartásba: 2032. 03. 31.",
            "A terv lezárásának napja: 2031. 12. 31. Senki nem tartozik már jelentéssel.",
        ),
    ] {
        let page = repository.command(&repository.folder, &["trend", "--lang", lang, "--format", "markdown"]);
        let page = {
            let mut page = page;
            page.env("PLAN_TODAY", "2032-05-01").output().unwrap()
        };
        let page = String::from_utf8(page.stdout).unwrap();
        assert!(page.contains(trend) && page.contains(entered), "{page}");
        assert!(said(&["form", "--body", "ML", "-o", "form.xlsx", "--lang", lang]).1.contains(form));
        std::fs::remove_file(repository.folder.join("form.xlsx")).unwrap();
    }
    said(&["site", "pages", "--lang", "en,hu", "--as-of", "2032-05-01"]);
    for (lang, body, measure) in [
        ("en", "; not completed: 2", "not completed when the plan was closed"),
        ("hu", "; nem fejeződött be: 2", "a terv lezárásáig nem fejeződött be"),
    ] {
        let page = repository.text(&format!("pages/{lang}/body/ministry-of-lighthouses/index.html"));
        assert!(page.contains(body), "{page}");
        let page = repository.text(&format!("pages/{lang}/m/I.1.1/index.html"));
        assert!(page.contains(measure), "{page}");
    }
}
