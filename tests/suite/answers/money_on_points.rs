//! Money spent on a point of the decision: it is no measure, so no total counts it, and every total says so.

use serde_json::json;

use crate::support::ask::ask;
use crate::support::repository::{LIGHT, Repository};

/// 6 spent on a measure, 9 on a point of the decision, of which 2 of the budget of 2031 and 3 of one before the plan.
fn on_points() -> Repository {
    let repository = Repository::new();
    let spent = |year: i32, amount: i32| {
        format!(
            "\n[[spent]]\ndate = 2030-02-02\nbody = \"ML\"\nsource = \"treasury\"\nyear = {year}\namount = {amount}\n"
        )
    };
    repository.append(LIGHT, &spent(2030, 6));
    let point = spent(2030, 4) + &spent(2031, 2) + &spent(2029, 3);
    repository.append("plan/decision/D.1.toml", &point);
    repository.commit("2030-03-01", "money is spent");
    repository
}

#[test]
fn no_answer_counts_it_and_each_says_that_it_is_left_out() {
    let repository = on_points();
    let eur = |amount: i32| json!([{ "currency": "EUR", "amount": amount }]);
    let funding = ask(&repository, 0, &["funding", "--as-of", "2031-01-01"]);
    assert_eq!(
        [&funding["total_spent"], &funding["spent_on_points"], &funding["spent_in_other_years"]],
        [&eur(6), &eur(9), &json!([])]
    );
    let of_year = ask(&repository, 0, &["funding", "--year", "2031", "--as-of", "2031-01-01"]);
    assert_eq!((&of_year["total_spent"], &of_year["spent_on_points"]), (&json!([]), &eur(2)));
    let results = ask(&repository, 0, &["results", "--as-of", "2031-01-01"]);
    assert_eq!(results["money"][0]["spent"], eur(6));
    assert_eq!((&results["spent_on_points"], &results["spent_in_other_years"]), (&eur(9), &json!([])));
    for (part, args) in [("spent-on-points", "funding"), ("spent-on-points", "results")] {
        let csv = repository.run(&[args, "--as-of", "2031-01-01", "--format", "csv"]).stdout;
        assert!(csv.lines().any(|line| line.starts_with(part) && line.contains('9')), "{args}: {csv}");
    }
    let spending = ask(
        &repository,
        0,
        &["query", "SELECT year, amount_ten_thousandths, measures FROM spending", "--as-of", "2031-01-01"],
    );
    assert_eq!(spending["rows"], json!([[2030, 60_000, 1]]));
}

#[test]
fn those_who_read_are_told_in_both_languages() {
    let repository = on_points();
    let english = "EUR 9 spent on points of the decision is left out: they are no measures.";
    let hungarian = "A határozat pontjaira kifizetve, itt nem szerepel: 9 EUR (a pontok nem intézkedések).";
    for command in ["funding", "results", "brief"] {
        for (lang, told) in [("en", english), ("hu", hungarian)] {
            let page = repository.run(&[command, "--as-of", "2031-01-01", "--lang", lang]).stdout;
            let page = page.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(page.contains(told), "{command}: {page}");
        }
    }
    for (lang, told) in [("en", "is in no total of the plan."), ("hu", "végösszegében sem szerepel.")] {
        let page = |id: &str| {
            let page = repository.run(&["show", id, "--as-of", "2031-01-01", "--lang", lang]).stdout;
            page.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert!(page("D.1").contains(told), "{}", page("D.1"));
        assert!(!page("I.1.1").contains(told), "{}", page("I.1.1"));
    }
}
