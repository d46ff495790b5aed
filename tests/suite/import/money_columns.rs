//! Which columns of money count: no money is counted twice.

use serde_json::Value;

use super::office_sheet::{Folder, NEW};

/// What the columns of money behind the first three are read as, and what the plan has in all.
fn imported(headings: &str, rows: &[&str]) -> (Vec<String>, i64) {
    let folder = Folder::new();
    let rows =
        rows.iter().enumerate().map(|(at, row)| format!("{};Lamp {at};Harbour Council;{row}\n", at + 1));
    let sheet = format!("No.;Measure;Responsible;{headings}\n{}", rows.collect::<String>());
    let answer = folder.import_new(0, &sheet);
    let columns = answer["columns"].as_array().unwrap().iter().skip(3);
    let field = |column: &Value| column["field"].as_str().unwrap().to_owned();
    let funding = folder.run(&["funding", "--format", "json"]).stdout;
    let funding: Value = serde_json::from_str(&funding).unwrap();
    let total = funding["grand_total"][0]["amount"].as_i64().unwrap_or_default();
    let checked = folder.run(&["check"]);
    assert_eq!(checked.code, Some(0), "{}{}", checked.stdout, checked.stderr);
    (columns.map(field).collect(), total)
}

fn assert_read(headings: &str, rows: &[&str], fields: &[&str], total: i64) {
    let (read, sum) = imported(headings, rows);
    assert_eq!(
        (read.iter().map(String::as_str).collect::<Vec<_>>(), sum),
        (fields.to_vec(), total),
        "{headings}"
    );
}

#[test]
fn a_sum_of_other_columns_is_kept_and_does_not_count() {
    let years = ["100;200;300", "50;;50"];
    for sum in ["Total budget (HUF)", "Költségigény összesen (Ft)", "Budget (HUF)", "Budget 2031-2032 (HUF)"]
    {
        let headings = format!("Budget 2031 (HUF);Budget 2032 (HUF);{sum}");
        assert_read(&headings, &years, &["amount", "amount", "extra"], 350);
    }
    // A total below leaves out figures that are text: each row above tells what the column is.
    let folder = Folder::new();
    let answer = folder.import_new(
        0,
        "No.;Measure;Responsible;Budget 2031 (HUF);Budget 2032 (HUF);Total (HUF)\n1;Lamp;Harbour Council;100;200;300\n;Total;;90;200;300\n",
    );
    assert_eq!(answer["columns"][5]["not_counted"], "sum", "{answer:#}");
    // Where the years are not filled in, the sum is the money.
    let empty = [";;300", ";;50", "10;;10"];
    assert_read(
        "Budget 2031 (HUF);Budget 2032 (HUF);Total (HUF)",
        &empty,
        &["extra", "extra", "amount"],
        360,
    );
    assert_read(
        "Unit cost (HUF);Quantity;Total cost (HUF)",
        &["10;10;100", "5;10;50"],
        &["extra", "extra", "amount"],
        150,
    );
}

#[test]
fn parts_and_what_was_spent_do_not_count() {
    for aside in [
        "o/w EU grants (HUF)",
        "ebből hazai (Ft)",
        "Actual cost (HUF)",
        "Expenditure (HUF)",
        "Funding gap (HUF)",
        "Cost (EUR)",
        "EU grants (HUF)",
    ] {
        assert_read(&format!("Cost (HUF);{aside}"), &["100;90", "50;50"], &["amount", "extra"], 150);
    }
    assert_read(
        "2031 planned (HUF);2031 actual (HUF);2032 planned (HUF)",
        &["100;90;10"],
        &["amount", "extra", "amount"],
        110,
    );
    assert_read("Budget (HUF);Budget execution (%)", &["100;75"], &["amount", "extra"], 100);
    assert_read("Cost;Cost", &["100;100"], &["amount", "extra"], 100);
    assert_read("Cost (HUF);Sea", &["50;50 Ft", "1250;1 250 Ft"], &["amount", "extra"], 1300);
    assert_read("Cost;Sea", &["0,5 M Ft;0,5 M Ft"], &["amount", "extra"], 500_000);
    assert_read("Investment cost (HUF);Operating cost (HUF)", &["100;50"], &["amount", "amount"], 150);
    assert_read("Expenditure 2031 (HUF)", &["100"], &["amount"], 100);
}

#[test]
fn of_several_versions_the_newest_counts() {
    assert_read(
        "Approved budget 2031 (HUF);Revised budget 2031 (HUF)",
        &["100;90"],
        &["extra", "amount"],
        90,
    );
    assert_read("Eredeti költség (Ft);Költség (Ft)", &["100;90"], &["extra", "amount"], 90);
}

#[test]
fn sources_with_a_column_each_count_where_they_are_the_whole() {
    let headings = "State budget;EU funds;Donors;Unfunded;Total";
    let fields = ["amount", "amount", "amount", "extra", "extra"];
    assert_read(headings, &["100;200;50;10;360", "50;0;0;0;50"], &fields, 400);
    let folder = Folder::new();
    folder.import_new(
        0,
        "No.;Measure;Responsible;State budget (HUF);EU funds (HUF)\n1;Lamps;Harbour Council;100;200\n",
    );
    let plan = folder.text("plan/plan.toml");
    for name in ["name  = \"State budget\"", "name  = \"EU funds\""] {
        assert!(plan.contains(name), "{plan}");
    }
    let whole = "Budget;National co-financing;EU contribution";
    assert_read(whole, &["300;100;200", "50;50;0"], &["extra", "amount", "amount"], 350);
    assert_read(whole, &["400;100;200", "50;50;0"], &["amount", "extra", "extra"], 450);
}

#[test]
fn figures_below_the_heading_of_a_source_are_money() {
    assert_read(
        "Forrás 2031. év (Ft);Forrás 2032. év (Ft);Forrás összesen (Ft)",
        &["100;50;150"],
        &["amount", "amount", "extra"],
        150,
    );
    assert_read("FY2031/32 (HUF);FY2032/33 (HUF)", &["100;50"], &["amount", "amount"], 150);
    assert_read("Cost (HUF);Cost in words", &["100;a hundred"], &["amount", "extra"], 100);
}

#[test]
fn each_source_of_a_hungarian_sheet_counts_whatever_its_column_is_called() {
    for (headings, factor) in [
        ("Hazai forrás (M Ft);EU forrás (M Ft);Önerő (M Ft)", 1_000_000),
        ("Hazai forrás (e Ft);EU forrás (eFt);Önerő (ezer Ft)", 1_000),
        ("Hazai forrás, millió Ft;EU forrás, M Ft;Önerő millió Ft", 1_000_000),
        ("KEHOP Plusz (Mrd Ft);Hazai (Mrd Ft);Önrész (Mrd Ft)", 1_000_000_000),
        ("State budget (HUF m);EU funds (HUF m);Own contribution (HUF m)", 1_000_000),
        ("State budget (HUF k);EU funds (HUF thousand);Norway Grants (HUF k)", 1_000),
    ] {
        let rows = ["12,5;1 250,75;0", "n.a.;3;", "0,1;0,2;0,3", ";;", "7;;", "1;1;1"];
        let fields = ["amount", "amount", "amount"];
        assert_read(headings, &rows, &fields, 127_685 * factor / 100);
    }
    // Where most cells say that nothing is known, the others count all the same.
    let unknown = ["n.a.;5", "n.a.;5", "tbd;5", "3;5"];
    assert_read("EU forrás (Ft);Hazai forrás (Ft)", &unknown, &["amount", "amount"], 23);
    let folder = Folder::new();
    folder
        .import_new(0, "Ssz.;Intézkedés;Felelős;EU forrás, M Ft;Önerő (M Ft)\n1;Lámpa;Kikötői Tanács;1;2\n");
    let plan = folder.text("plan/plan.toml");
    assert!(plan.contains("name  = \"EU forrás\"") && plan.contains("name  = \"Önerő\""), "{plan}");
}

#[test]
fn money_that_may_count_beside_other_money_is_asked_about_and_nothing_is_written() {
    for (headings, row, open) in [
        ("Cost (HUF);EU funds (HUF)", "100;250", 0),
        ("Cost;Cost", "100;50", 1),
        ("Construction (HUF);Equipment (HUF)", "100;50", 1),
        ("State budget (HUF);Total (HUF)", "100;500", 1),
        ("Budget 2031 (HUF);Budget 2032 (HUF);Reserve (HUF)", "100;50;7", 2),
        ("Cost (HUF);Sea", "100;50 Ft", 1),
        ("Cost (HUF);EU funds", "100;250 Ft", 0),
    ] {
        let folder = Folder::new();
        let sheet = format!("No.;Measure;Responsible;{headings}\n1;Lamp;Harbour Council;{row}\n");
        let answer = folder.import_new(1, &sheet);
        assert_eq!(answer["columns"][3 + open]["field"], "?", "{headings}: {answer:#}");
        assert_eq!(answer["to_be_settled"][0]["kind"], "money", "{headings}");
        assert!(!folder.path("plan").exists(), "{headings}");
        // The question stands in the mapping until a person has answered it, in their language.
        let again = folder.run(&["import", "sheet.csv", "--lang", "hu"]);
        assert!(again.stdout.contains("számító pénz"), "{}", again.stdout);
        let mapping = folder.text("sheet.mapping.toml");
        assert!(mapping.contains("field = \"?\""), "{mapping}");
        folder.write("sheet.mapping.toml", mapping.replace("\"?\"", "\"amount\""));
        folder.import(0, &[&["sheet.csv", "--title", "T"], &NEW[..]].concat());
    }
    // Nor is a figure set aside that can be read in two ways.
    let sheet = "No.;Measure;Responsible;Cost (HUF);Sea\n1;Lamp;Harbour Council;100;1.250 Ft\n";
    let answer = Folder::new().import_new(1, sheet);
    assert_eq!(answer["columns"][4]["field"], "?", "{answer:#}");
}

#[test]
fn money_that_does_not_count_is_said_with_the_reason() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible;Cost (HUF);EU grants (HUF);Total (HUF)\n1;Lamp;Harbour Council;100;90;100\n",
    );
    let run = folder.run(&["import", "sheet.csv", "--no-input"]);
    assert!(run.stdout.contains("not counted: a part of another column"), "{}", run.stdout);
    assert!(run.stdout.contains("not counted: a sum of other columns"), "{}", run.stdout);
    std::fs::remove_file(folder.path("sheet.mapping.toml")).unwrap();
    let run = folder.run(&["import", "sheet.csv", "--no-input", "--lang", "hu"]);
    assert!(run.stdout.contains("nem számít: más oszlopok összege"), "{}", run.stdout);
}
