//! Targets in steps, metrics that measures share, and values of several bodies.

use serde_json::{Value, json};

use super::relations::Plan;
use crate::support::ask::ask;
use crate::support::repository::{BRIDGE, LIGHT, Repository};

fn metric<'a>(answer: &'a Value, id: &str) -> &'a Value {
    let metrics = answer["item"]["metrics"].as_array().unwrap();
    metrics.iter().find(|metric| metric["id"] == id).unwrap_or_else(|| panic!("no {id} in {answer:#}"))
}

fn report(date: &str, values: &str) -> String {
    format!(
        "\n[[report]]\ndate = {date}\nbody = \"Ministry of Lighthouses\"\nstatus = \"in-progress\"\nvalues = {{ {values} }}\n"
    )
}

/// Baselines and targets of a real plan by quarter, under an invented title.
#[test]
fn each_step_is_compared_with_what_was_reported_by_then() {
    let repository = Repository::new();
    repository.append(
        LIGHT,
        "\n[[metric]]\nid = \"M1\"\nname = \"nights\"\nunit = \"nights\"\n\
         targets = [{ by = \"2030-Q1\", value = 10 }, { by = \"2030-Q2\", value = 20 }, \
         { by = 2030-09-30, value = 30 }, { by = \"2031\", value = 50 }]\n",
    );
    repository.append(LIGHT, &report("2030-05-01", "M1 = 25"));
    repository.append(LIGHT, &report("2030-09-30", "nights = 28.5"));
    repository.commit("2023-01-11", "steps");
    let answer = ask(&repository, 0, &["show", "I.1.1", "--as-of", "2030-12-31"]);
    let step = |by: &str, period: Value, value: u32, reported: Value, outcome: &str| json!({ "by": by, "by_period": period, "value": value, "reported": reported, "outcome": outcome, "disputed": false });
    assert_eq!(
        metric(&answer, "M1")["targets"],
        json!([
            step("2030-03-31", json!("2030-Q1"), 10, Value::Null, "not-reported"),
            step("2030-06-30", json!("2030-Q2"), 20, json!(25), "reached"),
            step("2030-09-30", Value::Null, 30, json!(28.5), "short"),
            step("2031-12-31", json!("2031"), 50, json!(28.5), "open"),
        ])
    );
    let page = repository.run(&["show", "I.1.1", "--as-of", "2030-12-31"]).stdout;
    assert!(page.contains("Targets on the way") && page.contains("not-reported"), "{page}");
}

#[test]
fn a_shared_metric_stands_once_and_has_the_values_of_each_measure() {
    let repository = Repository::new();
    let header = repository.text("plan/plan.toml");
    let shared = "\n[[metric]]\nid = \"ind-7\"\nname = \"inspections\"\nunit = \"inspections\"\ntarget = 9\n";
    repository.write("plan/plan.toml", format!("{header}{shared}"));
    for path in [LIGHT, BRIDGE] {
        repository.write(path, format!("metrics = [\"ind-7\"]\n{}", repository.text(path)));
    }
    repository.append(LIGHT, &report("2030-05-01", "ind-7 = 4"));
    repository.commit("2023-01-11", "shared");
    for (id, latest) in [("I.1.1", json!(4)), ("II.1", Value::Null)] {
        let answer = ask(&repository, 0, &["show", id, "--as-of", "2030-12-31"]);
        let shared = metric(&answer, "ind-7");
        assert_eq!((&shared["shared"], &shared["target"]), (&json!(true), &json!(9)));
        assert_eq!(shared["latest"], latest);
    }
}

#[test]
fn values_of_several_bodies_are_added_only_where_the_metric_says_so() {
    let repository = Repository::new();
    let both = "responsible = [\"Ministry of Lighthouses\", \"Ministry of Bridges\"]";
    let text = repository.text(LIGHT);
    let named = text.lines().find(|line| line.starts_with("responsible")).unwrap();
    repository.write(LIGHT, text.replace(named, both));
    for (id, sum) in [("a", "true"), ("b", "false")] {
        let metric =
            format!("\n[[metric]]\nid = \"{id}\"\nname = \"lamps {id}\"\nunit = \"lamps\"\nsum = {sum}\n");
        repository.append(LIGHT, &metric);
    }
    repository.append(LIGHT, &report("2030-05-01", "a = 4, b = 4"));
    let other = report("2030-05-02", "a = 5, b = 5").replace("Lighthouses", "Bridges");
    repository.append(LIGHT, &other);
    repository.commit("2023-01-11", "two bodies");
    let answer = ask(&repository, 0, &["show", "I.1.1", "--as-of", "2030-12-31"]);
    let (sum, each) = (metric(&answer, "a"), metric(&answer, "b"));
    assert_eq!((&sum["latest"], &sum["disputed"]), (&json!(9), &json!(false)));
    assert_eq!((&each["latest"], &each["disputed"]), (&json!(5), &json!(true)));
    assert_eq!(each["values"].as_array().unwrap().len(), 2);
    let page = repository.run(&["show", "I.1.1", "--as-of", "2030-12-31"]).stdout;
    assert!(page.contains("Disputed: the bodies report different values of lamps b"), "{page}");
    // No body speaks for the others: the table names each.
    let page = repository.run(&["show", "I.1.1", "--as-of", "2030-12-31", "--format", "markdown"]).stdout;
    let both = "4 by Ministry of Lighthouses, 5 by Ministry of Bridges";
    assert!(page.lines().any(|line| line.starts_with('|') && line.contains(both)), "{page}");
    let sheet = repository.run(&["show", "I.1.1", "--as-of", "2030-12-31", "--format", "csv"]).stdout;
    let values: Vec<&str> = sheet.lines().filter(|line| line.starts_with("value")).collect();
    assert!(
        values.len() == 2 && values[0].contains("Lighthouses") && values[1].contains("Bridges"),
        "{sheet}"
    );
}

#[test]
fn a_metric_of_words_is_answered_in_words() {
    let metric = |kind: &str| {
        format!(
            "title = \"Lights\"\nresponsible = [\"North\", \"South\", \"Office\"]\n\n[[metric]]\nname = \"plan\"\n\
             unit = \"answer\"\nkind = \"{kind}\"\n\n[[report]]\ndate = 2030-05-01\nbody = \"North\"\n\
             status = \"in-progress\"\nvalues = {{ plan = \"a draft of it is out\" }}\n"
        )
    };
    let of = |kind: &str| {
        Plan::of(&[("plan.toml", "title = \"T\"\nrows = [\"responsible\"]\n"), ("1.toml", &metric(kind))])
    };
    let plan = of("text");
    assert_eq!(plan.rules(&[]), [""; 0]);
    let item = &plan.ask(&["show", "1", "--as-of", "2031-01-01"])["item"];
    assert_eq!(item["metrics"][0]["latest"], "a draft of it is out");
    assert_eq!(item["reports"][0]["values"]["plan"], "a draft of it is out");
    assert_eq!(of("level").rules(&[]), ["impossible-value"]);
    let secret = metric("text").replace("a draft of it is out", "ask at name@example.org");
    plan.write("1.toml", &secret);
    assert_eq!(plan.rules(&[]), ["personal-data"]);
    plan.write("1.toml", &metric("level").replace("\"a draft of it is out\"", "\"12\""));
    assert_eq!(plan.rules(&[]), ["wrong-type"]);
}
