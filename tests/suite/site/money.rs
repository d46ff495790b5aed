//! Money on the pages of its sources, and in the table of the front page.

use super::{site, text};
use crate::support::repository::{LIGHT, Repository};

/// The small plan with money spent of one of its sources, and an allocation that another source may pay.
fn spent() -> Repository {
    let repository = Repository::new();
    repository.replace(LIGHT, "appropriation = \"1a\"", "appropriation = \"1a\"\nalternative = \"sea-fund\"");
    let spent = "\n[[spent]]\nbody = \"ML\"\ndate = 2023-01-15\nyear = 2030\nsource = \"sea-fund\"\namount = 1_234.5\n\
        text = \"oil\"\n\n[[spent]]\nbody = \"ML\"\ndate = 2023-01-16\nsource = \"treasury\"\namount = 70\n";
    repository.append(LIGHT, spent);
    repository.commit("2023-02-01", "money is spent");
    repository
}

#[test]
fn what_was_spent_stands_on_the_page_of_its_source() {
    let files = site(&spent(), &[]);
    for (language, heading, sum) in [
        ("en", "Spent", "EUR 1,234.5 of the budget of 2030"),
        ("hu", "Kifizetve", "1234,5 EUR (2030. évi költségvetés)"),
    ] {
        let page = text(&files, &format!("{language}/money/sea-fund/index.html")).replace('\u{a0}', " ");
        let head = format!("<h2>{heading}</h2><ul><li>{sum}</li></ul>");
        let spent = page.split(&head).nth(1).unwrap_or_else(|| panic!("{page}"));
        assert!(
            spent.contains("2023-01-15") && spent.contains("/I.1.1/") && spent.contains("oil"),
            "{spent}"
        );
        assert!(!spent.contains("2023-01-16"), "{spent}");
        assert!(text(&files, &format!("{language}/money/treasury/index.html")).contains("2023-01-16"));
    }
    // What is spent later is not spent yet.
    let early = site(&spent(), &["--as-of", "2023-01-15"]);
    assert!(!text(&early, "en/money/treasury/index.html").contains("2023-01-16"));
}

#[test]
fn a_later_total_is_not_added_to_the_earlier_one_on_the_page_of_its_source() {
    let repository = spent();
    let total = |day: &str, amount: &str| {
        format!(
            "\n[[spent]]\nbody = \"ML\"\ndate = {day}\nyear = 2030\nsource = \"sea-fund\"\namount = {amount}\n\
             total = true\n"
        )
    };
    repository.append(LIGHT, &(total("2023-01-18", "2_000") + &total("2023-01-20", "2_500")));
    repository.commit("2023-02-02", "all that was spent so far");
    let page = text(&site(&repository, &[]), "en/money/sea-fund/index.html").replace('\u{a0}', " ");
    let head = "<h2>Spent</h2><ul><li>EUR 2,500 of the budget of 2030</li></ul>";
    let spent = page.split(head).nth(1).unwrap_or_else(|| panic!("{page}"));
    assert!(spent.contains("EUR 2,500 (all so far)") && !spent.contains("2023-01-18"), "{spent}");
}

/// The items of a page's list that stands before some words.
fn list_before<'p>(page: &'p str, words: &str) -> Vec<&'p str> {
    let list = page.split(words).next().unwrap().rsplit("<ul>").next().unwrap();
    list.split("<li>").skip(1).collect()
}

#[test]
fn the_page_of_a_measure_has_the_sum_of_each_budget_and_marks_what_a_later_total_replaced() {
    let repository = spent();
    let total = "\n[[spent]]\nbody = \"ML\"\ndate = 2023-01-20\nyear = 2030\nsource = \"sea-fund\"\namount = 2_500\n\
        total = true\n";
    repository.append(LIGHT, total);
    repository.commit("2023-02-02", "all that was spent so far");
    let files = site(&repository, &[]);
    for (language, mark, sums) in [
        (
            "en",
            "a later total stands in its place",
            ": EUR 70 of the budget of 2023, which is none of the plan's years; EUR 2,500 of the budget of 2030.",
        ),
        (
            "hu",
            "helyébe későbbi összesítés lépett",
            ": 70 EUR (2023. évi költségvetés, nem a terv éve); 2500 EUR (2030. évi költségvetés).",
        ),
    ] {
        let page = text(&files, &format!("{language}/m/I.1.1/index.html")).replace('\u{a0}', " ");
        let items = list_before(&page, sums);
        assert_eq!(items.iter().map(|item| item.contains(mark)).collect::<Vec<_>>(), [true, false, false]);
        assert!(items[0].contains("2030") && items[1].contains("2023"), "{items:?}");
    }
}

#[test]
fn the_page_of_a_source_says_each_budget_by_itself_and_leaves_points_out() {
    let repository = spent();
    let more = |year: i32, amount: i32| {
        format!(
            "\n[[spent]]\nbody = \"ML\"\ndate = 2023-01-17\nyear = {year}\nsource = \"sea-fund\"\namount = {amount}\n"
        )
    };
    repository.append(LIGHT, &(more(2029, 1) + &more(2031, 2)));
    repository.append("plan/decision/D.1.toml", &more(2030, 5));
    repository.commit("2023-02-02", "more is spent");
    let page = text(&site(&repository, &[]), "en/money/sea-fund/index.html").replace('\u{a0}', " ");
    let head = "<h2>Spent</h2><ul><li>EUR 1 of the budget of 2029, which is none of the plan's years</li>\
        <li>EUR 1,234.5 of the budget of 2030</li><li>EUR 2 of the budget of 2031</li></ul>\
        <p class=\"small\">EUR 5 spent on points of the decision is left out: they are no measures.</p>";
    assert!(page.contains(head), "{page}");
}

#[test]
fn the_table_of_the_front_page_says_of_which_years_it_is_and_what_was_spent() {
    let files = site(&spent(), &[]);
    for (language, title, spent, left_out) in [
        ("en", "Funding in 2030 to 2031", "Spent", "EUR 70 spent in other years is left out."),
        ("hu", "Finanszírozás, 2030–2031", "Kifizetve", "itt nem szerepel: 70 EUR"),
    ] {
        let page = text(&files, &format!("{language}/index.html")).replace('\u{a0}', " ");
        let money = page.split("money/sea-fund/index.html").next().unwrap().rsplit("<figure").next().unwrap();
        assert!(money.contains(title) && money.contains(spent), "{money}");
        let rest = page.split("money/sea-fund/index.html").nth(1).unwrap().split("</figure>").next().unwrap();
        assert!(rest.contains("234") && rest.contains(left_out), "{rest}");
    }
    // Where nothing is spent, there is nothing to compare.
    let none = site(&Repository::new(), &[]);
    let page = text(&none, "en/index.html");
    assert!(page.contains("Funding in 2030 to 2031") && !page.contains("Spent"), "{page:.200}");
}

#[test]
fn an_alternative_source_says_in_place_of_which() {
    let files = site(&spent(), &[]);
    for (language, words) in [("en", "only in place of"), ("hu", "csak e forrás helyett")] {
        let page = text(&files, &format!("{language}/money/sea-fund/index.html"));
        let instead = page.split(&format!("<em>{words}: ")).nth(1).unwrap_or_else(|| panic!("{page}"));
        assert!(
            instead.split("</em>").next().unwrap().contains("money/treasury/index.html"),
            "{instead:.200}"
        );
    }
}
