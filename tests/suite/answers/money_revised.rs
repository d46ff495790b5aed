//! Allocations that take the place of others, and money that was spent.

use serde_json::{Value, json};

use crate::support::ask::ask;
use crate::support::repository::{LIGHT, Repository};

const REVISED: &str = r#"
[[allocation]]
id     = "oil"
source = "sea-fund"
year   = 2031
amount = 1_000
currency = "USD"

[[allocation]]
id      = "oil-2"
revises = "oil"
date    = 2030-06-01
source  = "sea-fund"
year    = 2031
amount  = 600.5
currency = "USD"

[[allocation]]
revises = "oil-2"
date    = 2030-09-01
source  = "treasury"
year    = 2031
amount  = 700
currency = "USD"

[[amendment]]
date   = 2030-06-01
basis  = "Harbour Decision 5/2030"
fields = ["allocation"]

[[amendment]]
date   = 2030-09-01
basis  = "Harbour Decision 6/2030"
fields = ["allocation"]
"#;

const SPENT: &str = r#"
[[spent]]
date   = 2030-05-31
body   = "Ministry of Lighthouses"
source = "treasury"
year   = 2031
amount = 10.25
currency = "USD"

[[spent]]
date   = 2030-12-31
body   = "Ministry of Lighthouses"
source = "sea-fund"
amount = 4
currency = "USD"
"#;

fn with(text: &str) -> Repository {
    let repository = Repository::new();
    repository.append(LIGHT, text);
    repository.commit("2023-01-11", "money");
    repository
}

fn dollars(list: &Value) -> Vec<Value> {
    list.as_array().unwrap().iter().filter(|row| row["currency"] == "USD").cloned().collect()
}

#[test]
fn a_revision_replaces_from_its_day_and_is_never_added() {
    let repository = with(REVISED);
    for (day, source, amount) in [
        ("2030-05-31", "sea-fund", 1000.0),
        ("2030-06-01", "sea-fund", 600.5),
        ("2030-09-01", "treasury", 700.0),
    ] {
        for by in ["source", "measure,source", "year,source", "chapter,source", "body,source", "state,source"]
        {
            let answer = ask(&repository, 0, &["funding", "--as-of", day, "--by", by]);
            let rows = dollars(&answer["totals"]);
            assert_eq!(rows.len(), 1, "{day} {by} {answer}");
            assert_eq!(
                (rows[0]["source"].as_str(), rows[0]["amount"].as_f64()),
                (Some(source), Some(amount))
            );
            assert_eq!(dollars(&answer["grand_total"])[0]["amount"].as_f64(), Some(amount));
        }
    }
    let shown = ask(&repository, 0, &["show", "I.1.1", "--as-of", "2030-06-01"]);
    let rows = dollars(&shown["item"]["allocations"]);
    let counts: Vec<&Value> = rows.iter().map(|row| &row["counts"]).collect();
    assert_eq!(counts, [&json!(false), &json!(true), &json!(false)]);
}

#[test]
fn what_was_spent_stands_beside_what_is_allocated() {
    let repository = with(&format!("{REVISED}{SPENT}"));
    let before = with(REVISED);
    let ask_of = |repository: &Repository, args: &[&str]| {
        ask(repository, 0, &[&["funding", "--as-of", "2031-01-01"], args].concat())
    };
    let answer = ask_of(&repository, &["--by", "state"]);
    assert_eq!(answer["totals"], ask_of(&before, &["--by", "state"])["totals"]);
    assert_eq!(
        answer["spent"],
        json!([
            { "source": null, "state": "decided", "chapter": null, "currency": "USD", "amount": 10.25, "measures": 1 },
            { "source": null, "state": "contingent", "chapter": null, "currency": "USD", "amount": 4, "measures": 1 },
        ])
    );
    assert_eq!(answer["total_spent"], json!([{ "currency": "USD", "amount": 14.25 }]));
    let of_year = ask_of(&repository, &["--year", "2031"]);
    assert_eq!(of_year["total_spent"], json!([{ "currency": "USD", "amount": 10.25 }]));
    let earlier = ask(&repository, 0, &["funding", "--as-of", "2030-05-30"]);
    assert_eq!(earlier["total_spent"], json!([]));
    let page = repository.run(&["funding", "--as-of", "2031-01-01"]).stdout;
    assert!(page.contains("Spent") && page.contains("USD 14.25"), "{page}");
    assert!(!before.run(&["funding", "--as-of", "2031-01-01"]).stdout.contains("Spent"));
    let shown = repository.run(&["show", "I.1.1", "--as-of", "2031-01-01"]).stdout;
    let spent = "Spent up to 2031-01-01: USD 4 of the budget of 2030; USD 10.25 of the budget of 2031.";
    assert!(shown.contains(spent), "{shown}");
}
