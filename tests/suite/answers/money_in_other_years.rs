//! Money for years outside the plan's: left out of every total, and never in silence.

use serde_json::json;

use crate::support::ask::ask;
use crate::support::repository::{BRIDGE, LIGHT, Repository};

/// Of the plan of 2030 and 2031: one measure with money of 2035 alone, one with some that recurs from 2029 on and some that
/// was spent of the budget of 2029.
fn money() -> Repository {
    let repository = Repository::new();
    repository.append(BRIDGE, "\n[[allocation]]\nsource = \"sea-fund\"\nyear = 2035\namount = 5\n");
    repository.append(
        LIGHT,
        "\n[[allocation]]\nsource = \"treasury\"\nfrom = 2029\nrecurring = \"yearly\"\namount = 7\n",
    );
    repository.append(
        LIGHT,
        "\n[[spent]]\ndate = 2030-02-02\nbody = \"ML\"\nsource = \"treasury\"\nyear = 2029\namount = 4\n\
         \n[[spent]]\ndate = 2030-02-03\nbody = \"ML\"\nsource = \"treasury\"\namount = 6\n",
    );
    repository.commit("2030-03-01", "money of other years");
    repository
}

fn of_source(source: &str, amount: i32) -> serde_json::Value {
    json!([{ "source": source, "currency": "EUR", "amount": amount, "measures": 1 }])
}

#[test]
fn what_the_totals_leave_out_is_said() {
    let repository = money();
    let told = ask(&repository, 0, &["funding", "--as-of", "2031-01-01"]);
    assert_eq!(told["grand_total"], json!([{ "currency": "EUR", "amount": 1014 }]));
    let before = json!({ "source": "treasury", "currency": "EUR", "amount": 7, "measures": 1 });
    let after = json!({ "source": "sea-fund", "currency": "EUR", "amount": 5, "measures": 1 });
    assert_eq!(told["other_years"], json!([before, after]));
    assert_eq!(told["recurring_after"], of_source("treasury", 7));
    assert_eq!(told["total_spent"], json!([{ "currency": "EUR", "amount": 6 }]));
    assert_eq!(told["spent_in_other_years"], json!([{ "currency": "EUR", "amount": 4 }]));
    let page = repository.run(&["funding", "--as-of", "2031-01-01"]).stdout;
    for sentence in [
        "EUR 12 in other years is left out.",
        "EUR 7 a year goes on after 2031: it is left out.",
        "EUR 4 spent in other years is left out.",
    ] {
        assert!(page.contains(sentence), "{sentence}: {page}");
    }
    let csv = repository.run(&["funding", "--as-of", "2031-01-01", "--format", "csv"]).stdout;
    for part in
        ["other-years,sea-fund", "recurring-after,treasury", "spent-in-other-years", "other-years-only"]
    {
        assert!(csv.lines().any(|line| line.starts_with(part)), "{part}: {csv}");
    }
}

#[test]
fn what_has_no_amount_in_other_years_is_counted() {
    let repository = Repository::new();
    let count = |args: &[&str]| ask(&repository, 0, args)["without_amount_in_other_years"].clone();
    assert_eq!(count(&["funding"]), 0);
    for (from, expected) in
        [("year = 2030", 0), ("from = 2035\nrecurring = \"yearly\"", 1), ("year = 2029", 1)]
    {
        repository.append(LIGHT, &format!("\n[[allocation]]\nsource = \"sea-fund\"\n{from}\n"));
        assert_eq!(count(&["funding"]), expected, "{from}");
    }
    assert_eq!(count(&["funding", "--year", "2030"]), 0);
    for (lang, named) in
        [("en", "I.1.1 (yearly from 2035; 2029)."), ("hu", "I.1.1 (évente, első év: 2035; 2029).")]
    {
        for command in ["funding", "results", "brief"] {
            let page = repository.run(&[command, "--lang", lang]).stdout;
            let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(page.contains(named), "{command} {lang}: {page}");
        }
    }
}

#[test]
fn appropriations_of_other_years_are_named() {
    let repository = Repository::new();
    let told = |args: &[&str]| ask(&repository, 0, args)["appropriations_in_other_years"].clone();
    assert_eq!(told(&["funding"]), json!([]));
    let later =
        "\n[[appropriation]]\nid = \"1b\"\npoint = \"D.1\"\nsource = \"treasury\"\nyear = 2035\namount = 9\n";
    repository.append("plan/plan.toml", later);
    assert_eq!(told(&["funding"]), json!(["1b"]));
    assert_eq!(told(&["funding", "--year", "2030"]), json!([]));
    let page = repository.run(&["funding"]).stdout;
    assert!(page.contains("Appropriations of other years are left out: 1b."), "{page}");
}

#[test]
fn a_source_of_other_years_is_not_the_same_as_none() {
    let repository = money();
    let counts = |args: &[&str]| {
        let told = ask(&repository, 0, args);
        ["quantified", "unquantified", "other_years_only", "unfunded"].map(|key| told[key].clone())
    };
    assert_eq!(counts(&["funding"]), [1, 0, 1, 0].map(serde_json::Value::from));
    assert_eq!(counts(&["funding", "--year", "2035"]), [2, 0, 0, 0].map(serde_json::Value::from));
    assert_eq!(counts(&["results"]), [1, 0, 1, 0].map(serde_json::Value::from));
    let page = repository.run(&["funding"]).stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("1 with a source in other years only, 0 without any source named"), "{page}");
    let paper = repository.run(&["results", "-o", "results.md", "--as-of", "2031-01-01"]);
    assert_eq!(paper.code, Some(0), "{}", paper.stderr);
    let paper = repository.text("results.md");
    for sentence in ["with a source in other years only: 1; ", "EUR 12 in other years is left out."] {
        assert!(paper.contains(sentence), "{sentence}: {paper}");
    }
    assert!(paper.contains("EUR 4 spent in other years is left out."), "{paper}");
}

#[test]
fn a_year_in_which_something_was_spent_can_be_asked_for() {
    let repository = money();
    let told = ask(&repository, 0, &["funding", "--year", "2029", "--as-of", "2031-01-01"]);
    assert_eq!(told["total_spent"], json!([{ "currency": "EUR", "amount": 4 }]));
    assert_eq!((&told["other_years"], &told["spent_in_other_years"]), (&json!([]), &json!([])));
}

#[test]
fn views_and_the_manual_count_them_as_the_command_does() {
    let repository = money();
    let rows = |sql: &str| ask(&repository, 0, &["query", sql])["rows"].clone();
    assert_eq!(
        rows("SELECT source, amount_ten_thousandths, measures FROM funding_in_other_years"),
        json!([["treasury", 70_000, 1], ["sea-fund", 50_000, 1]])
    );
    assert_eq!(
        rows("SELECT measure, funding FROM funding_of_measure"),
        json!([["I.1.1", "quantified"], ["II.1", "other-years"]])
    );
    let question = crate::export::question(5);
    assert_eq!(rows(&question), json!([["a source, in other years only", 1], ["an amount", 1]]));
    let question = crate::export::question(3);
    assert_eq!(
        rows(&question),
        json!([
            ["sea-fund", 2035, "EUR", 50_000, 1],
            ["treasury", 2030, "EUR", 10_070_000, 1],
            ["treasury", 2031, "EUR", 70_000, 1],
        ])
    );
}
