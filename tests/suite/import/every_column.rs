//! What an import writes, exported as a sheet and imported again, changes nothing, whatever its columns hold.

use proptest::prelude::*;

use super::office_sheet::{Folder, NEW, counts};

const HEADINGS: [&str; 22] = [
    "No.",
    "Section",
    "Measure",
    "Intézkedés (magyarul)",
    "Short title",
    "Parent measure",
    "Responsible",
    "Partners",
    "Means",
    "Deadline",
    "Indicator",
    "Unit",
    "Baseline",
    "Target 2032",
    "Target",
    "Milestone 1",
    "Milestone 1 date",
    "Milestone 2",
    "Milestone 2 date",
    "Cost",
    "Source of funding",
    "Remark",
];

fn maybe(text: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop::option::of(text).prop_map(Option::unwrap_or_default)
}

fn words() -> impl Strategy<Value = String> {
    "[A-Za-zőűÁ=@+-][A-Za-zőűÁ\"'\\\\,;:=#%0-9 .()-]{1,24}[a-z]"
}

fn body() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["Ministry of Bridges", "Harbour Council", "Világítótorony Hivatal"])
        .prop_map(str::to_owned)
}

fn day() -> impl Strategy<Value = String> {
    let texts =
        ["31/12/2031", "2032. június 30.", "continuous", "2032. II. negyedév", "Q3 2032", "2033-H1", ""];
    prop::sample::select(texts.to_vec()).prop_map(str::to_owned)
}

fn figure() -> impl Strategy<Value = String> {
    let texts = ["12", "1 250", "0,125", "80 %", "-3", "2.5", "0"];
    prop::sample::select(texts.to_vec()).prop_map(str::to_owned)
}

/// What stands behind the id and the section of a row.
fn row() -> impl Strategy<Value = Vec<String>> {
    let cost = prop::sample::select(vec!["1.250.000 Ft", "2,5 M EUR", "750000", "to be determined"]);
    let published = (words(), maybe(words()), maybe(words()), body(), maybe(body()), maybe(words()), day());
    let counted = (words(), maybe("[a-z]{2,8}"), maybe(figure()), maybe(figure()), maybe(figure()));
    let steps = (maybe(words()), day(), maybe(words()), day());
    let money = (maybe(cost.prop_map(str::to_owned)), maybe(Just("Sea Fund".to_owned())), maybe(words()));
    (published, counted, steps, money).prop_map(|(published, counted, steps, money)| {
        let (title, hungarian, short, responsible, partner, means, deadline) = published;
        let (indicator, unit, baseline, target, last) = counted;
        let (first, first_day, second, second_day) = steps;
        let partner = if partner == responsible { String::new() } else { partner };
        // A day without a title, and two milestones with one, are refused.
        let first_day = if first.is_empty() { String::new() } else { first_day };
        let second = if second == first { String::new() } else { second };
        let second_day = if second.is_empty() { String::new() } else { second_day };
        let (cost, source, remark) = money;
        vec![
            title,
            hungarian,
            short,
            String::new(),
            responsible,
            partner,
            means,
            deadline,
            indicator,
            unit,
            baseline,
            target,
            last,
            first,
            first_day,
            second,
            second_day,
            cost,
            source,
            remark,
        ]
    })
}

fn sheet(rows: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(HEADINGS).unwrap();
    for (number, row) in (1..).zip(rows) {
        let section = if number % 2 == 0 { "I. Silence" } else { "II. Lights" };
        let mut cells = vec![number.to_string(), section.to_owned()];
        cells.extend(row.iter().cloned());
        // Every third is a step of the first.
        cells[5] = if number % 3 == 0 { "1".to_owned() } else { String::new() };
        writer.write_record(cells).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn a_sheet_that_was_exported_changes_nothing(rows in prop::collection::vec(row(), 1..7)) {
        let folder = Folder::new();
        let Some(written) = folder.plan_of(sheet(&rows)) else { return Ok(()) };
        for name in ["out.csv", "out.xlsx"] {
            let export = folder.run(&["export", "sheet", name]);
            prop_assert_eq!(export.code, Some(0), "{}", export.stderr);
            let back = folder.import(0, &[name, "--write"]);
            prop_assert_eq!(counts(&back), [0, 0, counts(&back)[2], 0], "{}: {:#}", name, back);
            prop_assert!(back["absent"].as_array().unwrap().is_empty());
            std::fs::remove_file(folder.path("out.mapping.toml")).unwrap();
        }
        prop_assert_eq!(folder.files("plan"), written);
    }
}

#[test]
fn everything_that_a_row_can_say_is_in_the_sheet() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Section;Measure;Intézkedés (magyarul);Short title;Parent measure;Responsible;Deadline;Indicator;Unit;Baseline;Target 2032;Target;Milestone;Milestone date;Cost;Source;Remark\n\
         1;I. Lights;Lamps;Lámpák;L;;Harbour Council;Q3 2032;lamps;pieces;2;30;40;bought;2031-06-30;750000 Ft;Sea Fund;new\n\
         2;I. Lights;Paint;;;1;Harbour Council;continuous;;;;;;;;;;\n",
    );
    folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    let export = folder.run(&["export", "sheet", "out.csv"]);
    assert_eq!(export.code, Some(0), "{}", export.stderr);
    let text = folder.text("out.csv");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "id,parent,section,title,short,responsible,deadline,indicator,funding,title (hu),milestone 1,milestone due 1,metric 1,unit 1,baseline 1,target 1.1,target by 1.1,target 1,\"amount (HUF), sea-fund\",remark",
            "1,,I,Lamps,L,Harbour Council,2032-Q3,lamps,\"Sea Fund, 750000 Ft\",Lámpák,bought,2031-06-30,lamps,pieces,2,30,2032,40,750000,new",
            "2,1,I,Paint,,Harbour Council,continuous,-,-,,,,,,,,,,,",
        ],
        "{text}"
    );
    // The same rows make a plan of their own.
    let other = Folder::new();
    other.write("out.csv", &text);
    other.write("out.mapping.toml", folder.text("out.mapping.toml"));
    other.import(0, &[&["out.csv", "--write", "--title", "T"], &NEW[..]].concat());
    let measures = |folder: &Folder| {
        let all = folder.files("plan").into_iter();
        all.filter(|(path, _)| path.parent().is_some_and(|up| up.ends_with("I")))
            .map(|(_, text)| text)
            .collect::<Vec<_>>()
    };
    let expected: Vec<String> = measures(&folder);
    assert_eq!(measures(&other).len(), expected.len());
    let refused = folder.run(&["export", "sheet", "out.docx"]);
    assert_eq!(refused.code, Some(2), "{}", refused.stderr);
    folder.write("out.mapping.toml", "header = 2\n");
    let refused = folder.run(&["export", "sheet", "out.csv"]);
    assert!(refused.code == Some(3) && refused.stderr.contains("is there already"), "{}", refused.stderr);
}
