//! What is found about money spent on the real plan, how severe it is, and that it has its figures in both languages.

use plan::check::{Options, check};
use plan::diagnostic::Severity;
use plan::load::load;
use plan::source::Memory;

use super::real_plan_faults::real;
use crate::support::repository::Repository;

/// 51 million for 2023, then a yearly sum without an amount.
const CARE: &str = "II/II.3.8.toml";

fn spent(year: i32, amount: &str) -> String {
    format!(
        "\n[[spent]]\nbody = \"Ministry of Finance\"\nsource = \"central-budget\"\nyear = {year}\namount = {amount}\n\
         date = 2023-09-01\n"
    )
}

/// What the rule finds with this at the end of the measure's file: severity, English and Hungarian words.
fn found(more: &str) -> Vec<(Severity, String, String)> {
    let mut plan = real();
    plan.get_mut(CARE).unwrap().extend(more.bytes());
    let findings = check(&load(&Memory::new(plan)), None, &Options::on("2024-06-01".parse().unwrap()));
    let own = findings.open.iter().filter(|finding| finding.rule.id == "spent-beyond-allocation");
    let told = own.map(|finding| {
        let hungarian = finding.hungarian.clone().unwrap_or_default().replace('\u{a0}', " ");
        (finding.severity, finding.message.clone(), hungarian)
    });
    told.collect()
}

#[test]
fn more_than_a_years_money_is_a_warning_though_later_years_have_no_amount() {
    let told = found(&spent(2023, "52_000_000"));
    let english = "of the budgets up to 2023, HUF 52,000,000 was spent on II.3.8, and HUF 51,000,000 is allocated to it";
    let hungarian = "II.3.8: a 2023. évig tartó költségvetésekből 52 000 000 HUF kifizetve, de 51 000 000 HUF van rá \
                     előirányozva";
    assert_eq!(told, [(Severity::Warning, english.to_owned(), hungarian.to_owned())]);
    assert_eq!(found(&spent(2023, "51_000_000")), []);
    // Of the next budget, an amount that nobody knows may pay.
    let later = found(&(spent(2023, "51_000_000") + &spent(2024, "9_000_000")));
    assert!(
        matches!(&later[..], [(Severity::Info, told, _)] if told.contains("HUF 51,000,000 is known")),
        "{later:?}"
    );
    // And what is certain of an earlier one is said before that.
    let both = found(&(spent(2023, "52_000_000") + &spent(2024, "9_000_000")));
    assert!(matches!(&both[..], [(Severity::Warning, told, _)] if told.contains("up to 2023")), "{both:?}");
}

#[test]
fn what_nobody_knows_in_a_currency_is_not_zero_of_it() {
    let text = String::from_utf8(real()[CARE].clone()).unwrap();
    let unknown = &text[text.rfind("[[allocation]]").unwrap()..];
    let mut plan = real();
    let euro = spent(2023, "5\ncurrency = \"EUR\"");
    // Without the part that has no amount, everything that is allocated is known.
    plan.insert(CARE.to_owned(), (text.replace(unknown, "") + &euro).into_bytes());
    let findings = check(&load(&Memory::new(plan)), None, &Options::on("2024-06-01".parse().unwrap()));
    let own = findings.open.iter().find(|finding| finding.rule.id == "spent-beyond-allocation").unwrap();
    assert_eq!(own.severity, Severity::Info);
    assert_eq!(
        own.message,
        "EUR 5 was spent on II.3.8 in the budget of 2023, and no allocation to it in EUR is known"
    );
    // With it, that may be euro.
    assert_eq!(found(&euro), []);
}

#[test]
fn a_hungarian_reader_sees_the_figures() {
    let repository = Repository::new();
    let path = "plan/I/I.1.1.toml";
    let spent =
        "\n[[spent]]\ndate = 2023-01-12\nyear = 2030\nbody = \"ML\"\nsource = \"treasury\"\namount = 1_200\n";
    repository.append(path, spent);
    repository.commit("2023-01-15", "more than there is");
    let told = "I.1.1: 1200 EUR kifizetve (2030. évi költségvetés), de 1000 EUR van rá előirányozva";
    let page = |text: &str| text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let checked = repository.run(&["check", "--lang", "hu", "--as-of", "2023-02-01"]);
    let checked = page(&(checked.stdout + &checked.stderr));
    assert!(checked.contains(told), "{checked}");
    let out = repository.home.path().join("site");
    let run = repository.run(&["site", out.to_str().unwrap()]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let site = page(&std::fs::read_to_string(out.join("hu/checks/index.html")).unwrap());
    assert!(site.contains(told), "{site}");
}
