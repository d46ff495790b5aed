//! A sheet that has words for its money and figures: each says what the other leaves out.

use super::office_sheet::{Folder, counts};

fn imported(headings: &str, rows: &str) -> (Folder, [u64; 4]) {
    let folder = Folder::new();
    let answer = folder.import_new(0, &format!("No.;Measure;Responsible;{headings}\n{rows}"));
    (folder, counts(&answer))
}

#[test]
fn figures_beside_words_that_name_none_are_added_to_them() {
    let rows = "1;Lamps;Harbour Council;200;State budget\n2;Paint;Harbour Council;100;\n3;Oars;Harbour Council;;State budget\n4;Sand;Harbour Council;70;HUF 70 of the lottery\n";
    let (folder, read) = imported("Cost (HUF);Funding", rows);
    assert_eq!(read, [4, 0, 0, 0]);
    for (id, words) in [
        ("1", "State budget, HUF 200"),
        ("2", "HUF 100"),
        ("3", "State budget"),
        ("4", "HUF 70 of the lottery"),
    ] {
        let text = folder.text(&format!("plan/measures/{id}.toml"));
        assert!(text.contains(&format!("funding     = \"{words}\"")), "{text}");
    }
    assert_eq!(folder.run(&["check"]).code, Some(0));
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 4, 0]);
}

#[test]
fn amounts_in_the_words_become_figures() {
    let rows = "1;Lamps;Harbour Council;100;HUF 100 from the EU\n2;Paint;Harbour Council;100;HUF 60 EU, HUF 40 state\n3;Oars;Harbour Council;;State budget\n";
    let (folder, read) = imported("Cost (HUF);Funding", rows);
    assert_eq!(read, [3, 0, 0, 0]);
    assert!(folder.text("plan/measures/1.toml").contains("amount   = 100"));
    let second = folder.text("plan/measures/2.toml");
    assert!(second.contains("amount   = 60") && second.contains("amount   = 40"), "{second}");
    assert!(!second.contains("amount   = 100"), "{second}");
    assert_eq!(folder.run(&["check"]).code, Some(0));
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 3, 0]);
    // Words alone, and money of each year that no single figure says.
    let (folder, read) = imported(
        "Funding",
        "1;Lamps;Harbour Council;HUF 100 from the EU\n2;Paint;Harbour Council;HUF 50 each year\n",
    );
    assert_eq!(read, [2, 0, 0, 0]);
    assert!(folder.text("plan/measures/1.toml").contains("amount   = 100"));
    assert!(!folder.text("plan/measures/2.toml").contains("amount"));
    assert!(folder.run(&["check"]).stdout.contains("unclear-amount"));
}
