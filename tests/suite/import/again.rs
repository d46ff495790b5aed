//! What an import writes, listed as a sheet and imported again, changes nothing.

use proptest::prelude::*;

use super::office_sheet::{Folder, counts};

/// A row of a sheet: title, two bodies out of a few, deadline, words, and a column of the plan's own.
fn row() -> impl Strategy<Value = [String; 7]> {
    let words = "[A-Za-zőűÁ=@+-][A-Za-zőűÁ\"'\\\\,;:=#%0-9 .()-]{1,24}[a-z]";
    let body = prop::sample::select(vec![
        "Ministry of Bridges",
        "Harbour Council",
        "Világítótorony Hivatal",
        "Road Inspectorate",
    ]);
    let deadline = prop_oneof![
        Just("31/12/2031".to_owned()),
        Just("2032. június 30.".to_owned()),
        Just("continuous".to_owned()),
        Just("2032. II. negyedév".to_owned()),
        Just("2033-H1".to_owned()),
        Just(String::new()),
        (1_u32..28, 1_u32..13).prop_map(|(day, month)| format!("{day}.{month:02}.2032")),
    ];
    let partners = prop::option::of(body.clone());
    let remark = prop_oneof![
        Just("3".to_owned()),
        Just("3,50".to_owned()),
        Just("2031-05-06".to_owned()),
        Just(String::new()),
        words.prop_map(String::from),
    ];
    (words, body, partners, words, deadline, words, remark).prop_map(
        |(title, body, partner, means, deadline, indicator, remark)| {
            let partner = partner.filter(|partner| *partner != body).unwrap_or_default();
            [title, body.to_owned(), partner.to_owned(), means, deadline, indicator, remark]
        },
    )
}

fn sheet(rows: &[[String; 7]]) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer
        .write_record([
            "No.",
            "Section",
            "Measure",
            "Responsible",
            "Partners",
            "Means",
            "Deadline",
            "Indicator",
            "Remark",
        ])
        .unwrap();
    for (number, [title, body, partner, means, deadline, indicator, remark]) in (1..).zip(rows) {
        let section = if number % 2 == 0 { "I. Silence" } else { "II. Lights" };
        let id = number.to_string();
        writer
            .write_record([&id, section, title, body, partner, means, deadline, indicator, remark])
            .unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_was_imported_is_unchanged_when_it_comes_again(rows in prop::collection::vec(row(), 1..8)) {
        let folder = Folder::new();
        let Some(written) = folder.plan_of(sheet(&rows)) else { return Ok(()) };
        for (name, excel) in [("list.csv", None), ("excel.csv", Some("--excel"))] {
            let format = excel.map_or_else(|| vec!["list", "--format", "csv"], |excel| vec!["list", excel]);
            folder.write(name, folder.run(&format).stdout);
            let listed = folder.import(0, &[name, "--write"]);
            prop_assert_eq!(&counts(&listed)[..2], &[0, 0][..], "{}: {:#}", name, listed);
            prop_assert_eq!(counts(&listed)[3], 0);
        }
        prop_assert_eq!(folder.files("plan"), written);
    }
}
