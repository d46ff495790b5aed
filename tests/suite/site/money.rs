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
    for (language, heading, sum) in [("en", "Spent: ", "EUR 1,234.5"), ("hu", "Kifizetve: ", "1234,5 EUR")] {
        let page = text(&files, &format!("{language}/money/sea-fund/index.html")).replace('\u{a0}', " ");
        let spent =
            page.split(&format!("<h2>{heading}{sum}</h2>")).nth(1).unwrap_or_else(|| panic!("{page}"));
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
    let spent = page.split("<h2>Spent: EUR 2,500</h2>").nth(1).unwrap_or_else(|| panic!("{page}"));
    assert!(spent.contains("EUR 2,500 (all so far)") && !spent.contains("2023-01-18"), "{spent}");
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
