//! A plan of anybody's: no sections, no period, no currency, ids as published.

use serde_json::json;

use crate::support::ask::ask;
use crate::support::repository::Repository;

const PLAN: &str = "title = \"Quiet Harbours\"\n";
const REGISTER: &str = "[[body]]\nname = \"Harbour Office\"\nkind = \"agency\"\n";

fn measure(deadline: &str) -> String {
    format!(
        "title = \"Buoys\"\nresponsible = [\"Harbour Office\"]\npartners = []\nmeans = \"-\"\n\
         deadline = {deadline}\nindicator = \"-\"\nfunding = \"-\"\n"
    )
}

fn plain_plan() -> Repository {
    let repository = Repository::new();
    std::fs::remove_dir_all(repository.folder.join("plan")).unwrap();
    repository.write("plan/plan.toml", PLAN);
    repository.write("plan/bodies.toml", REGISTER);
    for (id, deadline) in [("US0113-10", "2031-06-30"), ("US0113-2", "\"2031\""), ("7", "\"some day\"")] {
        repository.write(&format!("plan/{id}.toml"), measure(deadline));
    }
    repository
}

#[test]
fn a_plan_without_sections_is_in_the_order_of_its_numbers() {
    let repository = plain_plan();
    let list = ask(&repository, 0, &["list"]);
    let of = |key: &str| {
        list["items"].as_array().unwrap().iter().map(|item| item[key].clone()).collect::<Vec<_>>()
    };
    assert_eq!(of("id"), ["7", "US0113-2", "US0113-10"]);
    assert_eq!(of("section"), [json!(null), json!(null), json!(null)]);
    assert_eq!(repository.run(&["show", "us0113-2"]).code, Some(0));
    let status = ask(&repository, 0, &["status"]);
    assert_eq!(status["chapters"], json!([]));
    let page = repository.run(&["status"]).stdout;
    assert!(!page.contains("By chapter"), "{page}");
    assert_eq!(ask(&repository, 0, &["check"])["summary"]["errors"], 0);
}

#[test]
fn money_without_a_period_is_of_the_years_that_it_names() {
    let repository = plain_plan();
    let money = "\n[[allocation]]\nsource = \"treasury\"\nyear = 2030\namount = 5\ncurrency = \"EUR\"\n\
                 \n[[allocation]]\nsource = \"treasury\"\nfrom = 2031\nrecurring = \"yearly\"\namount = 1\ncurrency = \"EUR\"\n";
    repository.write("plan/7.toml", measure("2031-06-30") + money);
    repository.write(
        "plan/plan.toml",
        format!("{PLAN}\n[[source]]\nid = \"treasury\"\nname = \"Treasury\"\nstate = \"decided\"\n"),
    );
    let funding = ask(&repository, 0, &["funding"]);
    assert_eq!(funding["grand_total"], json!([{ "currency": "EUR", "amount": 6 }]));
    assert!(repository.run(&["funding"]).stdout.starts_with("Funding in 2030 to 2031\n"));
    repository.write("plan/7.toml", measure("2031-06-30") + &money.replace("currency = \"EUR\"\n", ""));
    let check = repository.run(&["check"]);
    assert_eq!(check.code, Some(1));
    let words = "`currency` is missing: plan.toml has none that would go for this amount";
    assert!(check.stdout.contains(words), "{}", check.stdout);
}
