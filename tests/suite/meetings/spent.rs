//! Minutes and papers have what was reported as spent, entry by entry.

use serde_json::json;

use super::harbour;
use crate::answers::contract;
use crate::support::ask::ask;
use crate::support::repository::Repository;

/// Money with a report, and money of which nothing else is said; one entry is of another period.
fn paid() -> Repository {
    let repository = harbour();
    repository.append(
        "plan/reports/2030-H1/ML.toml",
        "
[[spent]]
measure = \"I.1.1\"
source  = \"treasury\"
amount  = 250.50
text    = \"oil\"

[[spent]]
measure  = \"D.1\"
date     = 2030-07-02
source   = \"sea-fund\"
year     = 2029
amount   = 1_000_000
total    = true
evidence = [\"https://example.org/paid\"]
",
    );
    repository.write(
        "plan/reports/2030-H2/ML.toml",
        "body = \"Ministry of Lighthouses\"\nperiod = \"2030-H2\"\ndate = 2030-07-01\n
[[spent]]\nmeasure = \"I.1.1\"\nsource = \"treasury\"\namount = 777\n",
    );
    repository.commit("2030-07-03", "what was paid");
    repository
}

#[test]
fn minutes_have_every_amount_of_the_period() {
    let repository = paid();
    let answer = ask(&repository, 0, &["minutes", "--meeting", "2030-07-03"]);
    contract::demand(&answer);
    let entry = |measure: &str, date: &str, source: &str, year: i32, total: bool| {
        json!({"measure": measure, "body": "Ministry of Lighthouses", "date": date, "source": source,
            "year": year, "currency": "EUR", "total": total})
    };
    let mut found = answer["spent"].clone();
    let amounts: Vec<String> = found
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .map(|one| {
            let one = one.as_object_mut().unwrap();
            one.remove("text");
            one.remove("evidence");
            one.remove("amount").unwrap().to_string()
        })
        .collect();
    assert_eq!(amounts, ["1000000", "250.5"]);
    let expected = [
        entry("D.1", "2030-07-02", "sea-fund", 2029, true),
        entry("I.1.1", "2030-06-20", "treasury", 2030, false),
    ];
    assert_eq!(found, json!(expected));
    for (lang, title, total) in
        [("en", "Reported as spent", "all so far"), ("hu", "Jelentett kifizetések", "eddig összesen")]
    {
        let page = repository.run(&["minutes", "--meeting", "2030-07-03", "--lang", lang]).stdout;
        let (_, below) = page.split_once(title).unwrap_or_else(|| panic!("{page}"));
        assert!(below.contains("oil") && below.contains("Sea Fund"), "{page}");
        assert!(!below.contains("777"), "another period: {page}");
        assert!(below.contains(total), "{page}");
    }
    let sheet = repository.run(&["minutes", "--meeting", "2030-07-03", "--format", "csv"]).stdout;
    let rows: Vec<&str> = sheet.lines().filter(|line| line.starts_with("spent,")).collect();
    assert!(rows.len() == 2 && rows[0].contains("sea-fund 2029 = EUR 1,000,000"), "{sheet}");
}

#[test]
fn the_paper_has_every_amount_since_the_last_meeting() {
    let repository = paid();
    for (lang, title, amount) in
        [("en", "Reported as spent", "EUR 250.5"), ("hu", "Jelentett kifizetések", "250,5\u{a0}EUR")]
    {
        let paper = repository
            .run(&["brief", "--meeting", "2030-07-03", "--as-of", "2030-07-03", "--lang", lang])
            .stdout;
        let (_, below) = paper.split_once(title).unwrap_or_else(|| panic!("{paper}"));
        let row =
            below.lines().find(|line| line.starts_with("| I.1.1 |")).unwrap_or_else(|| panic!("{paper}"));
        assert!(row.contains(amount) && row.contains("oil") && row.contains("Treasury"), "{row}");
    }
}
