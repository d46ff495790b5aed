//! What a mapping answers of bodies, corrected after the plan was made.

use super::office_sheet::{Folder, NEW, counts};

const MAPPING: &str = "header = 1\n\n[[column]]\ncolumn = \"A\"\ntitle = \"No.\"\nfield = \"id\"\n\n[[column]]\ncolumn = \"B\"\ntitle = \"Measure\"\nfield = \"title\"\n\n[[column]]\ncolumn = \"C\"\ntitle = \"Responsible\"\nfield = \"responsible\"\nseparator = \"/\"\n\n[[column]]\ncolumn = \"D\"\ntitle = \"Partners\"\nfield = \"partners\"\nseparator = \"/\"\n\n[bodies]\n";

/// A plan for which the mapping answers that "Both ministries" means those of lamps and of bridges.
fn plan() -> Folder {
    let folder = Folder::new();
    let rows = "1;Count;Both ministries;Harbour Office\n2;Sweep;Ministry of Bridges/Harbour Council;Both ministries\n";
    folder.write("sheet.csv", format!("No.;Measure;Responsible;Partners\n{rows}"));
    answer(&folder, "[\"Ministry of Lamps\", \"Ministry of Bridges\"]");
    folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 2, 0]);
    folder
}

fn answer(folder: &Folder, bodies: &str) {
    folder.write("sheet.mapping.toml", format!("{MAPPING}\"Both ministries\" = {bodies}\n"));
}

#[test]
fn a_corrected_answer_is_a_change() {
    let folder = plan();
    answer(&folder, "[\"Ministry of Lamps\", \"Treasury\"]");
    let dry = folder.import(0, &["sheet.csv"]);
    assert_eq!(counts(&dry), [0, 2, 0, 0], "{dry:#}");
    assert_eq!(dry["rows"][0]["changes"][0]["after"], "Ministry of Lamps, Treasury", "{dry:#}");
    folder.import(0, &["sheet.csv", "--write"]);
    let text = folder.text("plan/measures/1.toml");
    assert!(text.contains("responsible = \"Both ministries\"") && text.contains("\"Treasury\""), "{text}");
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 2, 0]);
}

#[test]
fn a_list_with_a_question_mark_is_not_answered() {
    for bodies in ["[\"?\"]", "[\"Ministry of Lamps\", \"?\"]", "\"?\""] {
        let folder = plan();
        folder.write("sheet.csv", "No.;Measure;Responsible;Partners\n3;Ring;Both ministries;-\n");
        answer(&folder, bodies);
        let dry = folder.import(1, &["sheet.csv"]);
        assert_eq!(counts(&dry), [0, 0, 0, 1], "{dry:#}");
        let reason = dry["rows"][0]["problems"][0]["reason"].as_str().unwrap();
        assert!(reason.starts_with("which body is \"Both ministries\"?"), "{dry:#}");
    }
}
