//! Money by chapter and by body: where what was spent belongs, and when rows add up to more than their total.

use serde_json::{Value, json};

use crate::support::ask::ask;
use crate::support::repository::{LIGHT, Repository};

const SEVERAL: &str = "A measure with several responsible bodies counts for each";

/// What was spent by chapter: the chapter and the amount of each row.
fn by_chapter(repository: &Repository) -> Vec<(Value, Value)> {
    let told = ask(repository, 0, &["funding", "--by", "chapter", "--as-of", "2031-01-01"]);
    let rows = told["spent"].as_array().unwrap().iter();
    rows.map(|row| (row["chapter"].clone(), row["amount"].clone())).collect()
}

#[test]
fn what_was_spent_belongs_to_the_chapter_of_what_is_allocated_from_that_source_and_year() {
    let repository = Repository::new();
    let spent = |source: &str, year: i32, more: &str| {
        format!(
            "\n[[spent]]\ndate = 2030-02-02\nbody = \"ML\"\nsource = \"{source}\"\nyear = {year}\namount = 6\n{more}\n"
        )
    };
    let light = "Ministry of Lighthouses";
    repository.replace(
        LIGHT,
        "appropriation = \"1a\"",
        &format!("appropriation = \"1a\"\nchapter = \"{light}\""),
    );
    // It has the chapter of the measure's allocation from the treasury in 2030; nothing is allocated from the sea fund.
    let own = [spent("treasury", 2030, ""), spent("treasury", 2031, ""), spent("sea-fund", 2030, "")];
    repository.append(LIGHT, &own.concat());
    assert_eq!(by_chapter(&repository), [(Value::Null, json!(6)), (json!(light), json!(12))]);
    let rows = ask(
        &repository,
        0,
        &["query", "SELECT chapter FROM spent ORDER BY position", "--as-of", "2031-01-01"],
    );
    assert_eq!(rows["rows"], json!([[light], [light], [null]]));
    // What the file says goes before that, and where two chapters are given money, none of them is the one.
    repository.append(LIGHT, &spent("treasury", 2030, "chapter = \"Ministry of Bridges\""));
    let second = "\n[[allocation]]\nsource = \"treasury\"\nchapter = \"Ministry of Bridges\"\nyear = 2031\namount = 1\n";
    repository.append(LIGHT, second);
    let bridges = "Ministry of Bridges";
    let all = by_chapter(&repository);
    assert!(all.contains(&(json!(bridges), json!(12))), "{all:?}");
    assert!(all.contains(&(json!(light), json!(6))) && all.contains(&(Value::Null, json!(6))), "{all:?}");
    repository.append(LIGHT, &second.replace("chapter = \"Ministry of Bridges\"\n", ""));
    let all = by_chapter(&repository);
    assert!(all.contains(&(json!(bridges), json!(6))) && all.contains(&(Value::Null, json!(12))), "{all:?}");
}

#[test]
fn what_is_taken_beyond_an_appropriation_is_said_in_words() {
    let repository = Repository::new();
    let page = |lang: &str| {
        let page = repository.run(&["funding", "--lang", lang]).stdout.replace('\u{a0}', " ");
        page.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let more = "\n[[allocation]]\nsource = \"treasury\"\nyear = 2030\nappropriation = \"1a\"\n";
    repository.append(LIGHT, &format!("{more}amount = 250\n"));
    for (lang, told) in [("en", "over by EUR 250"), ("hu", "túllépés: 250 EUR")] {
        assert!(page(lang).contains(told) && !page(lang).contains("-250"), "{}", page(lang));
    }
    repository.append(LIGHT, more);
    for (lang, told) in [("en", "over by at least EUR 250"), ("hu", "túllépés: legalább 250 EUR")] {
        assert!(page(lang).contains(told), "{}", page(lang));
    }
}

#[test]
fn rows_of_bodies_are_said_to_be_more_than_their_total_only_where_they_are() {
    let repository = Repository::new();
    let page = |lang: &str| {
        let page = repository.run(&["funding", "--by", "body", "--lang", lang]).stdout;
        page.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let light = repository.text(LIGHT);
    let own = light.lines().find(|line| line.starts_with("responsible")).unwrap().to_owned();
    repository.replace(LIGHT, &own, "responsible = [\"Ministry of Lighthouses\"]");
    assert!(!page("en").contains(SEVERAL), "{}", page("en"));
    repository.replace(
        LIGHT,
        "responsible = [\"Ministry of Lighthouses\"]",
        "responsible = [\"Ministry of Lighthouses\", \"Ministry of Bridges\"]",
    );
    assert!(page("en").contains(SEVERAL), "{}", page("en"));
    assert!(page("hu").contains("a sorok összege ezért eltér"), "{}", page("hu"));
    // Nobody is responsible: the money stands in a row of its own.
    repository.replace(
        LIGHT,
        "responsible = [\"Ministry of Lighthouses\", \"Ministry of Bridges\"]",
        "responsible = []",
    );
    let told = ask(&repository, 0, &["funding", "--by", "body", "--keep-going"]);
    let of_nobody = told["totals"].as_array().unwrap().iter().find(|row| row["body"].is_null());
    assert_eq!(of_nobody.unwrap_or_else(|| panic!("{told:#}"))["amount"], told["grand_total"][0]["amount"]);
}
