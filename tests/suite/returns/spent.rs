//! What a body has spent so far, reported and shown.

use serde_json::{Value, json};

use crate::support::ask::ask;
use crate::support::repository::{LIGHT, Repository, Run};

use super::reported;

fn report(
    repository: &Repository,
    id: &str,
    body: &str,
    date: &str,
    spent: &[&str],
) -> (Option<i32>, String) {
    let mut args =
        vec!["report", id, "--body", body, "--status", "in-progress", "--date", date, "--no-input"];
    args.extend(spent.iter().flat_map(|spent| ["--spent", spent]));
    let output = repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output();
    let run: Run = output.unwrap().into();
    (run.code, run.stdout + &run.stderr)
}

fn total_spent(repository: &Repository, day: &str) -> Value {
    let run = repository.run(&["funding", "--as-of", day, "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    answer["total_spent"].clone()
}

#[test]
fn a_later_total_takes_the_place_of_the_earlier_and_a_lower_one_corrects_it() {
    let repository = reported();
    assert_eq!(report(&repository, "I.1.1", "ML", "2030-06-21", &["1 000,5"]).0, Some(0));
    let text = repository.text(LIGHT);
    let written = "[[spent]]\ndate   = 2030-06-21\nbody   = \"Ministry of Lighthouses\"\nsource = \"treasury\"\n\
                   year   = 2030\namount = 1_000.5\ntotal  = true\n";
    assert!(text.contains(written), "{text}");
    assert_eq!(report(&repository, "I.1.1", "ML", "2030-06-28", &["treasury/2030=800"]).0, Some(0));
    assert_eq!(total_spent(&repository, "2030-06-20"), json!([]));
    assert_eq!(total_spent(&repository, "2030-06-25"), json!([{ "currency": "EUR", "amount": 1000.5 }]));
    assert_eq!(total_spent(&repository, "2030-06-30"), json!([{ "currency": "EUR", "amount": 800 }]));
    // A payment after the total is added to it.
    repository
        .append(LIGHT, "\n[[spent]]\ndate = 2030-06-29\nbody = \"ML\"\nsource = \"treasury\"\namount = 5\n");
    assert_eq!(total_spent(&repository, "2030-06-30"), json!([{ "currency": "EUR", "amount": 805 }]));
    let shown = repository.run(&["show", "I.1.1", "--as-of", "2030-06-30"]).stdout;
    assert!(shown.contains("all so far") && shown.contains("EUR 805 of the budget of 2030."), "{shown}");
    // The one in whose place the later total stands is marked.
    assert!(shown.contains("(EUR 1,000.5)") && shown.contains("a later total"), "{shown}");
    let told = ask(&repository, 0, &["show", "I.1.1", "--as-of", "2030-06-30"]);
    let counts = |row: &Value| (row["amount"].clone(), row["counts"].clone());
    let spent: Vec<_> = told["item"]["spent"].as_array().unwrap().iter().map(counts).collect();
    assert_eq!(spent, [(json!(1000.5), json!(false)), (json!(800), json!(true)), (json!(5), json!(true))]);
    let results = repository.run(&["results", "--as-of", "2030-06-30"]).stdout;
    assert!(results.contains("EUR 805"), "{results}");
    let counted = ["query", "SELECT sum(amount) FROM spent WHERE counts", "--as-of", "2030-06-30"];
    assert!(repository.run(&counted).stdout.contains("805"));
}

#[test]
fn the_total_of_a_successor_takes_the_place_of_its_predecessors_and_other_bodies_add_up() {
    let repository = reported();
    assert_eq!(
        report(&repository, "II.1", "Ministry of Bridges", "2030-06-21", &["treasury=100"]).0,
        Some(0)
    );
    assert_eq!(report(&repository, "II.1", "ML", "2030-06-28", &["treasury=120"]).0, Some(0));
    assert_eq!(total_spent(&repository, "2030-06-30"), json!([{ "currency": "EUR", "amount": 120 }]));
    assert_eq!(report(&repository, "I.1.1", "ML", "2030-06-28", &["30"]).0, Some(0));
    assert_eq!(report(&repository, "I.1.1", "Ministry of Bridges", "2030-06-28", &["30"]).0, Some(0));
    assert_eq!(total_spent(&repository, "2030-06-30"), json!([{ "currency": "EUR", "amount": 180 }]));
    let found = repository.run(&["check", "--as-of", "2030-07-01"]);
    assert!((found.stdout + &found.stderr).contains("spent-by-two"));
}

#[test]
fn a_hungarian_reader_is_told_in_hungarian_what_to_write() {
    let repository = reported();
    let said = |spent: &str| {
        let args =
            ["report", "I.1.1", "--body", "ML", "--date", "2030-06-28", "--spent", spent, "--no-input"];
        let mut command = repository.command(&repository.folder, &args);
        let run: Run =
            command.env("PLAN_TODAY", "2030-07-01").env("LC_ALL", "hu_HU.UTF-8").output().unwrap().into();
        (run.code, run.stderr)
    };
    for (spent, told) in [
        ("sok", "„sok” nem összeg"),
        ("12,5", "milliókban is érthető"),
        ("=5", "hiányzik a forrás"),
        ("", "nincs benne összeg"),
        ("treasury: 500", "egyenlőségjel kell"),
        ("treasury=5, sea-fund=6", "pontosvessző kell"),
        ("treasury/30=5", "nem költségvetési év"),
        ("treasury/2031=5", "2029 és 2030 közötti évet írjon"),
        ("2,5 Ft", "(HUF) nincs tizedes"),
        ("1.1234567891", "túl sok számjegy"),
    ] {
        let (code, stderr) = said(spent);
        assert!(code == Some(2) && stderr.contains(told), "{spent}: {code:?} {stderr}");
    }
    let (code, stderr) = said("sea-fund/2030=7 USD");
    assert!(code == Some(0) && stderr.contains("nincs ilyen forrása: „sea-fund”"), "{code:?} {stderr}");
    assert!(stderr.contains("összes kifizetése eddig a napig"), "{stderr}");
    let (code, stderr) = said("sea-fund/2030=7");
    assert!(code == Some(2) && stderr.contains("eddig ennyi szerepel (sea-fund/2030): 7"), "{stderr}");
}

/// What a report of an amount says of itself, and all that was spent then.
fn told(repository: &Repository, spent: &[&str]) -> String {
    let (code, said) = report(repository, "I.1.1", "ML", "2030-06-28", spent);
    assert_eq!(code, Some(0), "{spent:?}: {said}");
    said
}

#[test]
fn a_correction_is_told_from_what_to_what_with_the_year_of_the_budget() {
    let repository = reported();
    let first = told(&repository, &["treasury/2029=1000,50"]);
    let all = "all that Ministry of Lighthouses had spent by 2030-06-28 from Treasury in the budget of 2029";
    assert!(first.contains(&format!("{all} is new; EUR 1,000.5")), "{first}");
    repository.commit("2030-06-28", "first");
    let corrected = told(&repository, &["treasury/2029=800"]);
    assert!(
        corrected.contains(&format!("{all} changes: from EUR 1,000.5 to EUR 800, EUR 200.5 less")),
        "{corrected}"
    );
    repository.commit("2030-06-29", "second");
    let (_, again) = report(&repository, "I.1.1", "ML", "2030-06-29", &["treasury/2029=800"]);
    assert!(again.contains("stays at EUR 800"), "{again}");
    let joined = |args: &[&str]| {
        let lines = repository.run(args).stdout;
        lines.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let history = joined(&["history", "I.1.1", "--lang", "hu"]);
    assert!(history.contains("költségvetési év: 2029"), "{history}");
    assert!(history.contains("1000,5 EUR helyett 800 EUR"), "{history}");
    let differs = joined(&["diff", "HEAD~1..HEAD"]);
    assert!(differs.contains("from EUR 1,000.5 to EUR 800"), "{differs}");
    // Rewritten so that it is no total any more, it is said in words.
    repository.replace(LIGHT, "amount = 800\ntotal  = true\n", "amount = 800\n");
    let found = joined(&["diff", "HEAD"]);
    assert!(found.contains("is now an amount of its own") && !found.contains("total true"), "{found}");
}

#[test]
fn a_later_total_of_a_predecessor_leaves_that_of_its_successor() {
    let repository = reported();
    assert_eq!(report(&repository, "II.1", "ML", "2030-06-21", &["treasury=120"]).0, Some(0));
    let late = report(&repository, "II.1", "Ministry of Bridges", "2030-06-28", &["treasury=100"]);
    assert_eq!(late.0, Some(0), "{}", late.1);
    assert_eq!(total_spent(&repository, "2030-06-30"), json!([{ "currency": "EUR", "amount": 220 }]));
}

#[test]
fn a_total_takes_the_place_of_what_a_predecessor_said_up_to_the_day_of_the_succession() {
    let repository = reported();
    repository.replace(
        "plan/bodies.toml",
        "measures = [\"II.1\"]\n",
        "measures = [\"II.1\"]\nsince    = 2030-06-01\n",
    );
    for (body, day, amount) in [
        ("Ministry of Bridges", "2030-06-01", "treasury=100"),
        ("Ministry of Bridges", "2030-06-02", "sea-fund=7"),
        ("ML", "2030-06-21", "treasury=120; sea-fund=9"),
    ] {
        let (code, said) = report(&repository, "II.1", body, day, &[amount]);
        assert_eq!(code, Some(0), "{said}");
    }
    assert_eq!(total_spent(&repository, "2030-06-30"), json!([{ "currency": "EUR", "amount": 136 }]));
}

#[test]
fn another_currency_is_refused_until_the_first_is_taken_back() {
    let repository = reported();
    told(&repository, &["7 USD"]);
    let (code, refused) = report(&repository, "I.1.1", "ML", "2030-06-29", &["500"]);
    assert!(code == Some(2) && refused.contains("so far USD 7 is reported of treasury/2030"), "{refused}");
    assert!(refused.contains("treasury/2030=0 USD; treasury/2030=AMOUNT EUR"), "{refused}");
    let (code, said) =
        report(&repository, "I.1.1", "ML", "2030-06-29", &["treasury/2030=0 USD", "treasury/2030=500 EUR"]);
    assert_eq!(code, Some(0), "{said}");
    let spent = total_spent(&repository, "2030-06-30");
    assert!(spent.as_array().unwrap().contains(&json!({ "currency": "EUR", "amount": 500 })), "{spent}");
    assert!(!spent.as_array().unwrap().contains(&json!({ "currency": "USD", "amount": 7 })), "{spent}");
}

#[test]
fn usual_spellings_of_money_and_names_of_sources_are_read() {
    for (spelled, currency, amount) in [
        ("3 000 000,-", "EUR", 3_000_000),
        ("2500000Ft", "HUF", 2_500_000),
        ("12 e Ft", "HUF", 12_000),
        ("2,5 M Ft", "HUF", 2_500_000),
        ("12,5 millió", "EUR", 12_500_000),
        ("€500", "EUR", 500),
        ("500 €", "EUR", 500),
        ("5 usd", "USD", 5),
        ("TREASURY=5", "EUR", 5),
        ("Treasury/2030=5", "EUR", 5),
        ("államkincstár / 2030 = 5", "EUR", 5),
        ("2030=5", "EUR", 5),
    ] {
        let repository = reported();
        repository.replace(
            "plan/plan.toml",
            "name  = \"Treasury\"",
            "name  = \"Treasury\"\nnames = { hu = \"Államkincstár\" }",
        );
        told(&repository, &[spelled]);
        let expected = json!([{ "currency": currency, "amount": amount }]);
        assert_eq!(total_spent(&repository, "2030-06-30"), expected, "{spelled}");
    }
}

#[test]
fn an_amount_alone_is_a_report_of_spending_and_a_source_of_others_is_to_be_looked_at() {
    let repository = reported();
    let args = ["report", "I.1.1", "--body", "ML", "--date", "2030-06-28", "--spent", "5", "--no-input"];
    let run: Run = repository
        .command(&repository.folder, &args)
        .env("PLAN_TODAY", "2030-07-01")
        .output()
        .unwrap()
        .into();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let text = repository.text(LIGHT);
    assert!(text.contains("[[spent]]") && !text.contains("[[report]]"), "{text}");
    let with_text = [&args[..], &["--text", "paid"]].concat();
    let refused = repository.run(&with_text);
    assert!(refused.code == Some(2) && refused.stderr.contains("--status"), "{}", refused.stderr);
    let said = told(&repository, &["sea-fund=5"]);
    assert!(said.contains("nothing of \"sea-fund\" is allocated to this measure"), "{said}");
}

#[test]
fn a_paper_counts_what_a_later_total_adds_and_names_no_currency_in_which_nothing_was_spent_since() {
    let repository = reported();
    let spent = |day: &str, amount: &str| {
        format!("\n[[spent]]\ndate = {day}\nbody = \"ML\"\nsource = \"treasury\"\n{amount}\n")
    };
    let usd = "amount = 7\ncurrency = \"USD\"";
    let all = [
        ("2030-03-01", "amount = 100\ntotal = true"),
        ("2030-03-02", usd),
        ("2030-06-20", "amount = 130\ntotal = true"),
    ];
    repository.append(LIGHT, &all.map(|(day, amount)| spent(day, amount)).concat());
    let paper = |since: &str| {
        let run = repository.run(&["brief", "--since", since, "--as-of", "2030-07-01"]);
        run.stdout.lines().find(|line| line.contains("Spent since")).unwrap_or_default().to_owned()
    };
    assert!(paper("2030-05-01").ends_with("EUR 30 of the budget of 2030."), "{}", paper("2030-05-01"));
    assert!(
        paper("2030-02-01").ends_with("EUR 130 + USD 7 of the budget of 2030."),
        "{}",
        paper("2030-02-01")
    );
    assert_eq!(paper("2030-06-25"), "");
}

#[test]
fn a_paper_says_of_which_budget_it_was_spent_what_was_corrected_and_leaves_points_out() {
    let repository = reported();
    let spent = |day: &str, year: i32, amount: &str| {
        format!(
            "\n[[spent]]\ndate = {day}\nbody = \"ML\"\nsource = \"treasury\"\nyear = {year}\namount = {amount}\n"
        )
    };
    let all = [
        spent("2030-03-01", 2030, "100\ntotal = true"),
        spent("2030-06-20", 2030, "80\ntotal = true"),
        spent("2030-06-21", 2031, "5"),
        spent("2030-06-22", 2029, "4"),
    ];
    repository.append(LIGHT, &all.concat());
    repository.append("plan/decision/D.1.toml", &spent("2030-06-23", 2030, "3"));
    let paper = |lang: &str| {
        let run =
            repository.run(&["brief", "--since", "2030-05-01", "--as-of", "2030-07-01", "--lang", lang]);
        run.stdout.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for (lang, told) in [
        (
            "en",
            "Spent since 2030-05-01: EUR 4 of the budget of 2029, which is none of the plan's years; less by EUR 20 of \
             the budget of 2030; EUR 5 of the budget of 2031. EUR 3 spent on points of the decision in the same time is \
             left out: they are no measures.",
        ),
        (
            "hu",
            "Kifizetve e nap óta (2030. 05. 01.): 4 EUR (2029. évi költségvetés, nem a terv éve); kevesebb ennyivel: 20 EUR (2030. \
             évi költségvetés); 5 EUR (2031. évi költségvetés). A határozat pontjaira ugyanebben az időben kifizetve, itt nem \
             szerepel: 3 EUR (a pontok nem intézkedések).",
        ),
    ] {
        assert!(paper(lang).contains(told), "{}", paper(lang));
    }
}

#[test]
fn a_members_paper_tells_its_own_money_from_that_of_others_and_says_what_it_leaves_out() {
    let repository = reported();
    let spent = |body: &str, year: i32, amount: i32| {
        format!(
            "\n[[spent]]\ndate = 2030-06-20\nbody = \"{body}\"\nsource = \"treasury\"\nyear = {year}\namount = {amount}\n"
        )
    };
    let paper = |lang: &str| {
        let run = repository.run(&["brief", "--body", "ML", "--as-of", "2030-07-01", "--lang", lang]);
        run.stdout.replace('\u{a0}', " ")
    };
    let row = |paper: &str| {
        let money =
            paper.split("You spent").nth(1).or_else(|| paper.split("Önök által kifizetve").nth(1)).unwrap();
        money.lines().find(|line| line.contains("I.1.1")).unwrap().to_owned()
    };
    repository.append(LIGHT, &(spent("ML", 2030, 7) + &spent("ML", 2029, 4)));
    let own = paper("en");
    assert!(row(&own).contains("EUR 7") && !own.contains("Others spent"), "{own}");
    assert!(own.contains("EUR 4 spent in other years is left out."), "{own}");
    repository.append(LIGHT, &spent("Ministry of Bridges", 2030, 30));
    for (lang, others, own, theirs) in [
        ("en", "Others spent", "EUR 7 ", "EUR 30 (Ministry of Bridges)"),
        ("hu", "Mások által kifizetve", "7 EUR ", "30 EUR ("),
    ] {
        let paper = paper(lang);
        let row = row(&paper);
        assert!(paper.contains(others) && row.contains(own) && row.contains(theirs), "{paper}");
        assert!(!row.contains("37"), "{row}");
    }
}

#[test]
fn an_amount_that_cannot_be_meant_is_refused_with_what_to_write() {
    let repository = reported();
    for (spent, told) in [
        ("much", "is not an amount"),
        ("-5", "less than zero"),
        ("1.200", "two ways"),
        ("moon=5", "write one of treasury"),
        ("5;treasury=6", "has two amounts"),
        ("12,5", "may be meant in millions"),
        ("5 JPY; 2.5 JPY", "has no decimals"),
        ("1.1234567891", "too many digits for an amount"),
        ("=5", "the source is missing"),
        ("treasury=", "or the amount behind it"),
        ("", "no amount is said"),
        (" ; ", "no amount is said"),
        ("treasury: 500", "stands an equals sign"),
        ("treasury 500", "stands an equals sign"),
        ("treasury=5, sea-fund=6", "stands a semicolon"),
        ("treasury/30=5", "no year of a budget: write four digits, such as 2030"),
        ("treasury/2031=5", "write a year from 2029 to 2030"),
        ("1800=5", "write a year from 2029 to 2030"),
        ("2028=5", "write a year from 2029 to 2030"),
        ("12 e", "is not an amount"),
        ("5-7 EUR", "is not an amount"),
        ("EUR 2,000", "two ways"),
        ("2,500 million", "two ways"),
    ] {
        let (code, said) = report(&repository, "I.1.1", "ML", "2030-06-28", &[spent]);
        assert!(code == Some(2) && said.contains(told), "{spent}: {code:?} {said}");
    }
    repository.append(LIGHT, "\n[[milestone]]\ntitle = \"lamp\"\ndue = 2030-12-31\n");
    let of_milestone = ["report", "I.1.1", "--body", "ML", "--status", "in-progress", "--milestone", "lamp"];
    let refused = repository.run(&[&of_milestone[..], &["--spent", "5", "--no-input"]].concat());
    assert!(refused.code == Some(2) && refused.stderr.contains("not for a milestone"), "{}", refused.stderr);
    let (code, said) = report(&repository, "I.1.1", "ML", "2030-06-28", &["5 USD"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(total_spent(&repository, "2030-06-30"), json!([{ "currency": "USD", "amount": 5 }]));
}
