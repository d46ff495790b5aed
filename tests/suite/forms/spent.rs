//! What forms say was spent: shown before it is written, and held against what the plan and other forms say.

use plan::import::sheet::Cell;
use serde_json::{Value, json};

use super::plan_with_cycle;
use crate::support::form::FilledForm;
use crate::support::repository::{LIGHT, Repository, Run};

const SPENT: &str = "Spent so far";

fn form(repository: &Repository, body: &str) -> FilledForm {
    let args = ["form", "--body", body, "--partners", "--period", "2030-H1", "-o", "form.xlsx"];
    let run = repository.run(&args);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let form = FilledForm::open(&repository.folder.join("form.xlsx"));
    std::fs::remove_file(repository.folder.join("form.xlsx")).unwrap();
    let mut form = form;
    form.date("2030-06-20");
    form
}

fn collect(repository: &Repository, forms: &[(&str, &FilledForm)], more: &[&str]) -> Run {
    for (name, form) in forms {
        form.save(&repository.folder.join(name));
    }
    let names = forms.iter().map(|(name, _)| *name);
    let args: Vec<&str> = ["collect"].into_iter().chain(names).chain(more.iter().copied()).collect();
    repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output().unwrap().into()
}

fn json_of(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}{}", run.stdout, run.stderr))
}

#[test]
fn amounts_are_shown_with_currency_year_and_source_before_they_are_written() {
    let repository = plan_with_cycle();
    let mut first = form(&repository, "ML");
    first.write("I.1.1", "Status", "in progress").write("I.1.1", SPENT, "1 200 000");
    let shown = collect(&repository, &[("a.xlsx", &first)], &[]).stdout;
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("EUR 1,200,000") && shown.contains("budget of 2030"), "{shown}");
    assert_eq!(collect(&repository, &[("a.xlsx", &first)], &["--write"]).code, Some(0));
    let mut second = form(&repository, "ML");
    second.date("2030-06-30").write("I.1.1", "Status", "in progress").write("I.1.1", "Date", "2030-06-30");
    second.set("I.1.1", SPENT, Cell::Number(900_000.0));
    let run = collect(&repository, &[("b.xlsx", &second)], &["--format", "json"]);
    let row = &json_of(&run)["files"][0]["rows"][0]["report"];
    let expected = json!([{
        "source": "treasury", "year": 2030, "currency": "EUR", "before": 1_200_000, "amount": 900_000
    }]);
    assert_eq!(row["spent"], expected, "{row}");
    let sentence = row["sentence"].as_str().unwrap();
    assert!(
        sentence.contains("of Treasury in the budget of 2030: EUR 900,000, EUR 1,200,000 before"),
        "{sentence}"
    );
    let hungarian = collect(&repository, &[("b.xlsx", &second)], &["--lang", "hu"]).stdout;
    let hungarian = hungarian.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(hungarian.contains("költségvetési év: 2030"), "{hungarian}");
}

#[test]
fn the_currency_that_a_cell_shows_is_the_one_of_its_amount() {
    let repository = plan_with_cycle();
    let mut filled = form(&repository, "ML");
    filled.write("I.1.1", "Status", "in progress").set(
        "I.1.1",
        SPENT,
        Cell::Figure(500.0, "500 Ft".to_owned()),
    );
    let run = collect(&repository, &[("a.xlsx", &filled)], &["--format", "json"]);
    let spent = &json_of(&run)["files"][0]["rows"][0]["report"]["spent"][0];
    assert_eq!((&spent["currency"], &spent["amount"]), (&json!("HUF"), &json!(500)), "{}", run.stdout);
    filled.set("I.1.1", SPENT, Cell::Figure(500.0, "500 db".to_owned()));
    let refused = collect(&repository, &[("a.xlsx", &filled)], &[]);
    assert!(refused.code == Some(1) && refused.stdout.contains("is not an amount"), "{}", refused.stdout);
}

#[test]
fn an_amount_alone_in_a_row_is_taken_and_words_beside_it_need_a_status() {
    let repository = plan_with_cycle();
    let mut filled = form(&repository, "ML");
    filled.write("I.1.1", SPENT, "2,5 M EUR");
    let run = collect(&repository, &[("a.xlsx", &filled)], &["--write"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let text = repository.text("plan/reports/2030-H1/ML.toml");
    assert!(text.contains("amount  = 2_500_000") && !text.contains("[[report]]"), "{text}");
    let again = collect(&repository, &[("a.xlsx", &filled)], &["--format", "json"]);
    assert_eq!(json_of(&again)["unchanged"], 1, "{}", again.stdout);
    filled.write("I.1.1", "In your words", "paid");
    let refused = collect(&repository, &[("a.xlsx", &filled)], &[]);
    assert!(
        refused.code == Some(1) && refused.stdout.contains("status of I.1.1 is missing"),
        "{}",
        refused.stdout
    );
}

#[test]
fn a_form_is_in_conflict_where_another_amount_came_in_since_it_was_sent() {
    let repository = plan_with_cycle();
    let mut filled = form(&repository, "ML");
    filled.write("I.1.1", SPENT, "300");
    let since =
        "\n[[spent]]\ndate = 2030-06-10\nbody = \"ML\"\nsource = \"treasury\"\namount = 400\ntotal = true\n";
    repository.append(LIGHT, since);
    let run = collect(&repository, &[("a.xlsx", &filled)], &["--format", "json"]);
    let row = &json_of(&run)["files"][0]["rows"][0];
    assert_eq!((run.code, &row["outcome"]), (Some(1), &json!("conflict")), "{row}");
    assert!(row["changes"][0]["after"].as_str().unwrap().contains("treasury/2030 = EUR 400"), "{row}");
}

#[test]
fn two_bodies_with_one_amount_are_both_told_in_whatever_order_their_forms_come() {
    let repository = plan_with_cycle();
    let forms = ["ML", "Ministry of Bridges"].map(|body| {
        let mut filled = form(&repository, body);
        filled.write("I.1.1", "Status", "in progress").write("I.1.1", SPENT, "treasury=75");
        filled
    });
    let warned = |names: [&str; 2]| {
        let all = [(names[0], &forms[0]), (names[1], &forms[1])];
        let run = collect(&repository, &all, &["--format", "json"]);
        let answer = json_of(&run);
        let files = answer["files"].as_array().unwrap().clone();
        let warnings = |file: &Value| file["rows"][0]["warnings"].to_string();
        files.iter().map(|file| (file["body"].to_string(), warnings(file))).collect::<Vec<_>>()
    };
    let told = warned(["a.xlsx", "b.xlsx"]);
    assert!(told.iter().all(|(_, words)| words.contains("both say that they spent EUR 75")), "{told:?}");
    let all = [("a.xlsx", &forms[1]), ("b.xlsx", &forms[0])];
    let turned = json_of(&collect(&repository, &all, &["--format", "json"]));
    for file in turned["files"].as_array().unwrap() {
        let of = file["body"].to_string();
        let known = told.iter().find(|(body, _)| *body == of).unwrap();
        assert_eq!(known.1, file["rows"][0]["warnings"].to_string());
    }
}

#[test]
fn the_row_names_the_sources_that_an_amount_can_be_of() {
    let repository = plan_with_cycle();
    repository.append(LIGHT, "\n[[allocation]]\nsource = \"sea-fund\"\nyear = 2030\namount = 5\n");
    let several = form(&repository, "ML");
    let published = several.shown("I.1.1", several.column("As published"));
    assert!(
        published.ends_with(" Sources of what is spent: treasury (Treasury), sea-fund (Sea Fund)"),
        "{published}"
    );
    let run =
        repository.run(&["form", "--body", "ML", "--period", "2030-H1", "--lang", "hu", "-o", "hu.xlsx"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let hungarian = FilledForm::open(&repository.folder.join("hu.xlsx"));
    let published = hungarian.shown("I.1.1", hungarian.column("A közzétett szöveg"));
    assert!(
        published.contains(" A kifizetés forrásai: treasury (Treasury), sea-fund (Sea Fund)"),
        "{published}"
    );
}

#[test]
fn a_form_that_was_sent_before_its_rows_named_sources_is_taken_as_it_is() {
    let repository = plan_with_cycle();
    let mut earlier = form(&repository, "ML");
    for key in earlier.keys() {
        let column = earlier.column("As published");
        let words = earlier.shown(&key, column);
        let (before, _) = words.split_once("Sources of what is spent").unwrap_or((&words, ""));
        let before = before.trim_end().to_owned();
        earlier.write(&key, "As published", &before);
    }
    earlier.write("I.1.1", "Status", "in progress").write("I.1.1", SPENT, "12");
    let run = collect(&repository, &[("a.xlsx", &earlier)], &["--format", "json"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let file = &json_of(&run)["files"][0];
    assert_eq!(file["rows"][0]["report"]["spent"][0]["amount"], 12, "{file}");
    assert!(
        !run.stdout.contains("As published") && !run.stdout.contains("Sources of what"),
        "{}",
        run.stdout
    );
}
