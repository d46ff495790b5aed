//! A newer sheet changes the money of the older one: nothing counts twice, and nothing stays that it does not say.

use proptest::prelude::*;

use super::office_sheet::{Folder, NEW, counts};

/// The money of a measure in a sheet with an amount, its source and its year.
type Money = [&'static str; 3];

/// How its columns are read, whatever stands in them.
const MAPPING: &str = "header = 1
[[column]]
column = \"A\"
field = \"id\"
[[column]]
column = \"B\"
field = \"title\"
[[column]]
column = \"C\"
field = \"responsible\"
[[column]]
column = \"D\"
field = \"amount\"
[[column]]
column = \"E\"
field = \"source\"
[[column]]
column = \"F\"
field = \"year\"
";

const HEADINGS: &str = "No.;Measure;Responsible;Cost (HUF);Source of funding;Year\n";

fn sheet(rows: &[Money]) -> String {
    let row = |(at, [amount, source, year]): (usize, &Money)| {
        format!("{};Buoy {at};Harbour Office;{amount};{source};{year}\n", at + 1)
    };
    HEADINGS.to_owned() + &rows.iter().enumerate().map(row).collect::<String>()
}

/// What the files of measures say of money, in the same order whatever theirs is.
fn money(folder: &Folder) -> Vec<(String, Vec<String>)> {
    let files =
        folder.files("plan").into_iter().filter(|(path, _)| path.display().to_string().contains("measures"));
    let of_file = |text: &str| {
        let table: toml::Table = text.parse().unwrap();
        let funding = table.get("funding").map(ToString::to_string).unwrap_or_default();
        let all = table.get("allocation").and_then(|all| all.as_array().cloned()).unwrap_or_default();
        let mut all: Vec<String> = all.iter().map(ToString::to_string).collect();
        all.sort();
        (funding, all)
    };
    files.map(|(_, text)| of_file(&text)).collect()
}

fn imported(sheets: &[&str]) -> (Folder, serde_json::Value) {
    let folder = Folder::new();
    let mut last = serde_json::Value::Null;
    if sheets[0].starts_with(HEADINGS) {
        folder.write("sheet.mapping.toml", MAPPING);
    }
    for sheet in sheets {
        folder.write("sheet.csv", sheet);
        last = folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    }
    (folder, last)
}

fn row() -> impl Strategy<Value = Money> {
    let amount =
        prop::sample::select(vec!["", "2500000", "1 200 000", "350000.5", "to be decided", "2,5 M EUR"]);
    let source = prop::sample::select(vec!["", "Central budget", "Norway Grants", "EU funds"]);
    let year = prop::sample::select(vec!["", "2031", "2032"]);
    (amount, source, year).prop_map(|(amount, source, year)| [amount, source, year])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn the_newer_sheet_counts_as_if_it_were_the_only_one(rows in prop::collection::vec((row(), row()), 3..6)) {
        let (older, newer): (Vec<Money>, Vec<Money>) = rows.into_iter().unzip();
        let (both, last) = imported(&[&sheet(&older), &sheet(&newer)]);
        let (alone, _) = imported(&[&sheet(&newer)]);
        prop_assert_eq!(money(&both), money(&alone), "{:#}", last);
        let check = both.run(&["check"]);
        prop_assert_eq!(check.code, Some(0), "{}{}", check.stdout, check.stderr);
    }
}

#[test]
fn another_source_is_the_same_money_and_what_is_emptied_goes() {
    let older =
        sheet(&[["2500000", "Central budget", ""], ["5000", "EU funds", ""], ["7000", "EU funds", ""]]);
    let newer = sheet(&[["2500000", "Norway Grants", ""], ["", "EU funds", ""], ["", "", ""]]);
    let (folder, last) = imported(&[&older, &newer]);
    assert_eq!(counts(&last), [0, 3, 0, 0], "{last:#}");
    let money = money(&folder);
    assert_eq!(money[0].1.len(), 1, "{money:?}");
    assert!(money[0].1[0].contains("norway-grants") && money[0].1[0].contains("2500000"), "{money:?}");
    assert!(money[1].1.len() == 1 && !money[1].1[0].contains("5000"), "{money:?}");
    assert!(money[2].1.is_empty(), "{money:?}");
}

#[test]
fn years_with_columns_of_their_own_go_alone() {
    let of = |first: &str, second: &str| {
        format!(
            "No.;Measure;Responsible;Cost 2031 (HUF);Cost 2032 (HUF);Source of funding\n1;Buoy;Harbour Office;{first};{second};EU funds\n"
        )
    };
    let (folder, _) = imported(&[&of("5000", "6000"), &of("", "6000")]);
    let money = money(&folder);
    assert!(money[0].1.len() == 1 && money[0].1[0].contains("6000"), "{money:?}");
}

#[test]
fn money_that_a_person_added_stays_and_is_asked_about_where_it_may_be_the_same() {
    let of = |source: &'static str| sheet(&[["2500000", source, ""]]);
    let (folder, _) = imported(&[&of("Central budget")]);
    let path = "plan/measures/1.toml";
    let plan = folder.text("plan/plan.toml");
    folder.write(
        "plan/plan.toml",
        plan + "\n[[source]]\nid = \"bank\"\nname = \"The bank\"\nstate = \"contingent\"\n",
    );
    folder.write(
        path,
        folder.text(path) + "\n[[allocation]]\nsource = \"bank\"\namount = 70\ncurrency = \"HUF\"\n",
    );
    folder.write("sheet.csv", of("Norway Grants"));
    folder.import(0, &["sheet.csv", "--write"]);
    let text = folder.text(path);
    assert!(
        text.contains("\"bank\"") && text.contains("norway-grants") && !text.contains("central-budget"),
        "{text}"
    );

    folder
        .write(path, text.replace("\"norway-grants\"", "\"bank\"").replace("amount = 70\n", "amount = 80\n"));
    let asked = folder.import(1, &["sheet.csv", "--write"]);
    let reason = asked["rows"][0]["problems"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("not certain"), "{asked:#}");
    assert_eq!(asked["rows"][0]["problems"][0]["cell"], "D2");
}

#[test]
fn money_is_asked_about_where_a_column_of_words_leaves_it_open() {
    let of = |amount: &str| {
        format!(
            "No.;Measure;Responsible;Funding;Cost (HUF)\n1;Buoy;Harbour Office;the budget of the harbour gives HUF 5 000 for it, once;{amount}\n"
        )
    };
    let (folder, _) = imported(&[&of("5000")]);
    folder.write("sheet.csv", of(""));
    let asked = folder.import(1, &["sheet.csv", "--write"]);
    assert_eq!(asked["rows"][0]["problems"][0]["cell"], "E2", "{asked:#}");
}
