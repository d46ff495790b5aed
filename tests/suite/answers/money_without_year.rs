//! Amounts for which no year is said: counted apart, in the total of all years, and in that of no single one.

use serde_json::json;

use crate::support::ask::ask;
use crate::support::repository::{BRIDGE, LIGHT, Repository};

fn money() -> Repository {
    let repository = Repository::new();
    repository.append(LIGHT, "\n[[allocation]]\nsource = \"treasury\"\namount = 1_000.25\n");
    repository.append(LIGHT, "\n[[allocation]]\nsource = \"treasury\"\namount = 500\n");
    repository.append(LIGHT, "\n[[allocation]]\nsource = \"sea-fund\"\namount = 7\ncurrency = \"HUF\"\n");
    repository.append(BRIDGE, "\n[[allocation]]\nsource = \"treasury\"\namount = 0.75\n");
    repository.commit("2023-01-11", "money of no year");
    repository
}

#[test]
fn an_amount_without_a_year_is_in_the_total_of_all_years_once() {
    let repository = money();
    let before = Repository::new();
    let (all, known) = (ask(&repository, 0, &["funding"]), ask(&before, 0, &["funding"]));
    assert_eq!(
        all["without_year"],
        json!([
            { "source": "treasury", "currency": "EUR", "amount": 1501, "measures": 2 },
            { "source": "sea-fund", "currency": "HUF", "amount": 7, "measures": 1 },
        ])
    );
    let euros = |answer: &serde_json::Value| {
        let totals = answer["grand_total"].as_array().unwrap().iter();
        let euros =
            totals.filter(|total| total["currency"] == "EUR").map(|total| total["amount"].as_f64().unwrap());
        euros.sum::<f64>()
    };
    assert_eq!(euros(&all) - euros(&known), 1501.0);
    let by_year = ask(&repository, 0, &["funding", "--by", "year"]);
    let rows: Vec<_> =
        by_year["totals"].as_array().unwrap().iter().filter(|row| row["year"].is_null()).collect();
    assert_eq!(rows.len(), 2, "{by_year}");
    let page = repository.run(&["funding"]).stdout;
    assert!(page.contains("EUR 1,501 + HUF 7 of the total has no year."), "{page}");
}

#[test]
fn a_single_year_leaves_it_out_and_says_so() {
    let repository = money();
    let of_year = |repository: &Repository| ask(repository, 0, &["funding", "--year", "2030"]);
    let (with, without) = (of_year(&repository), of_year(&Repository::new()));
    assert_eq!(with["grand_total"], without["grand_total"]);
    assert_eq!(with["without_year"][0]["amount"], 1501);
    let page = repository.run(&["funding", "--year", "2030"]).stdout;
    assert!(page.contains("has no year: it is left out here, and may be for 2030 or not."), "{page}");
}

#[test]
fn it_is_no_amount_of_another_year() {
    let repository = Repository::new();
    for path in [LIGHT, BRIDGE] {
        let text = repository.text(path);
        let own = text.find("[[allocation]]").map_or(text.as_str(), |at| &text[..at]);
        repository.write(path, own);
    }
    repository.append(LIGHT, "\n[[allocation]]\nsource = \"treasury\"\namount = 5\n");
    let answer = ask(&repository, 0, &["funding", "--year", "2030"]);
    assert_eq!((&answer["without_year_only"], &answer["other_years_only"]), (&json!(1), &json!(0)));
    let page = repository.run(&["funding", "--year", "2030", "--lang", "en"]).stdout;
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("1 with an amount that names no year"), "{page}");
    assert!(!page.contains("in other years only"), "{page}");
}
