//! Edits of single texts.

use super::*;

const MEASURE: &str = concat!(
    "#:schema ../.schema/measure.json\n",
    "title    = \"T\"  # as published\n",
    "deadline = 2023-12-31   # moved\n",
    "\n",
    "[[report]]\ndate = 2022-01-01\n# of this report\n",
    "\n# why it is allowed\n[[allow]]\nrule = \"x\"\n",
);

fn document(text: &str) -> Document<'_> {
    Document::of(text, FileKind::Measure).unwrap()
}

fn appended(text: &str, name: &str) -> String {
    let document = document(text);
    document
        .apply(vec![
            document.append_table(name, &[("date", TomlValue::Year(1)), ("by", TomlValue::text("b"))]),
        ])
        .unwrap()
}

const NEW: &str = "date = 1\nby   = \"b\"\n";

#[test]
fn a_table_comes_behind_the_last_of_its_name_and_before_the_comment_of_the_next() {
    let expected = MEASURE.replace("this report\n", &format!("this report\n\n[[report]]\n{NEW}"));
    assert_eq!(appended(MEASURE, "report"), expected);
    // Where there is none of its name, where the format has it.
    let expected = MEASURE.replace("this report\n", &format!("this report\n\n[[amendment]]\n{NEW}"));
    assert_eq!(appended(MEASURE, "amendment"), expected);
    let expected = MEASURE.replace("# moved\n", &format!("# moved\n\n[[milestone]]\n{NEW}"));
    assert_eq!(appended(MEASURE, "milestone"), expected);
    assert_eq!(appended(MEASURE, "allow"), format!("{MEASURE}\n[[allow]]\n{NEW}"));
}

#[test]
fn the_ends_of_lines_and_the_mark_stay() {
    let windows = format!("\u{feff}{}", MEASURE.replace('\n', "\r\n"));
    let expected = appended(MEASURE, "report").replace('\n', "\r\n");
    assert_eq!(appended(&windows, "report"), format!("\u{feff}{expected}"));
    assert_eq!(appended("a = 1", "report"), format!("a = 1\n\n[[report]]\n{NEW}"));
    assert_eq!(appended("", "report"), format!("[[report]]\n{NEW}"));
    assert_eq!(appended("\u{feff}", "report"), format!("\u{feff}[[report]]\n{NEW}"));
    assert_eq!(appended("a = 1\n\n", "report"), format!("a = 1\n\n[[report]]\n{NEW}\n"));
    assert_eq!(appended("# one\n[[allow]]\n", "report"), format!("[[report]]\n{NEW}\n# one\n[[allow]]\n"));
}

#[test]
fn a_value_is_replaced_and_what_stands_behind_it_stays() {
    let document = document(MEASURE);
    let edit = |of, name, text: &str| document.replace_value(of, name, &TomlValue::text(text));
    let edits = vec![
        edit(TablePath::Nth("allow", 0), "rule", "y").unwrap(),
        edit(TablePath::Root, "deadline", "w").unwrap(),
    ];
    let expected = MEASURE.replace("2023-12-31", "\"w\"").replace("\"x\"", "\"y\"");
    assert_eq!(document.apply(edits), Ok(expected));
    assert_eq!(edit(TablePath::Root, "means", "m"), Err(EditError::NoKey("means".to_owned())));
    assert_eq!(edit(TablePath::Nth("allow", 1), "rule", "m"), Err(EditError::NoTable("allow".to_owned())));
}

#[test]
fn a_key_is_added_in_its_place_and_in_line() {
    let document = document(MEASURE);
    let added = |to, name, text: &str| {
        document.apply(document.set(to, name, &TomlValue::text(text)).unwrap()).unwrap()
    };
    let expected = MEASURE.replace("# as published\n", "# as published\nmeans    = \"m\"\n");
    assert_eq!(added(TablePath::Root, "means", "m"), expected);
    let expected = MEASURE
        .replace("title    =", "title       =")
        .replace("deadline =", "deadline    =")
        .replace("# as published\n", "# as published\nresponsible = \"m\"\n");
    assert_eq!(added(TablePath::Root, "responsible", "m"), expected);
    let expected = MEASURE.replace("date = 2022-01-01\n", "date   = 2022-01-01\nstatus = \"s\"\n");
    assert_eq!(added(TablePath::Nth("report", 0), "status", "s"), expected);
    let expected = MEASURE.replace("title    =", "kind     = \"k\"\ntitle    =");
    assert_eq!(added(TablePath::Root, "kind", "k"), expected);
    let bare = super::Document::of("# file\n\n[[allow]]\n", FileKind::Measure).unwrap();
    let with = |to| bare.apply(bare.add_key(to, "rule", &TomlValue::Year(1)).unwrap()).unwrap();
    assert_eq!(with(TablePath::Root), "# file\nrule = 1\n\n[[allow]]\n");
    assert_eq!(with(TablePath::Nth("allow", 0)), "# file\n\n[[allow]]\nrule = 1\n");
}

#[test]
fn what_would_be_no_toml_is_refused() {
    let text = "report = [{ a = 1 }]\n";
    let edited = document(text);
    assert_eq!(edited.apply(vec![edited.append_table("report", &[])]), Err(EditError::Invalid));
    let twice = vec![Edit::replace(0..6, "x"), Edit::replace(2..8, "y")];
    assert_eq!(edited.apply(twice), Err(EditError::Overlap));
    assert_eq!(Document::of("a = \n", FileKind::Measure).err(), Some(EditError::Unreadable));
}
