//! Returns that somebody broke, by mistake or on purpose: forms of eight bodies of the real plan, each spoilt in every way of
//! a table. What is spoilt is refused with its cell and a reason, the good row beside it is taken, and the plan passes its
//! checks afterwards.

use std::fs;

use plan::import::sheet::{Cell, Column, Row};
use serde_json::Value;

use crate::played::stage::Stage;
use crate::support::ask;
use crate::support::form::FilledForm;
use crate::support::zip;

const BODIES: [&str; 8] = ["BM", "EMMI", "GFM", "IM", "ITM", "KIM", "PM", "PMO"];

/// A form of a body with one good row, if it has two, and the row that is spoilt.
struct Sent {
    form: FilledForm,
    /// The row that is spoilt.
    key: String,
    /// The good one.
    good: Option<String>,
}

/// How a row is spoilt, and what is said of it.
type Way = (&'static str, fn(&mut Sent), &'static str);

const HEADINGS: [[&str; 5]; 2] = [
    ["Status", "Value", "Date", "Evidence", "In your words"],
    ["Állapot", "Érték", "Dátum", "Bizonyíték", "Szöveges jelentés"],
];
const STATUS: usize = 0;
const DATE: usize = 2;
const EVIDENCE: usize = 3;
const TEXT: usize = 4;

impl Sent {
    fn heading(&self, column: usize) -> &'static str {
        HEADINGS[usize::from(self.form.sheets[0].name == "Űrlap")][column]
    }

    fn set(&mut self, column: usize, cell: Cell) {
        let (key, heading) = (self.key.clone(), self.heading(column));
        self.form.set(&key, heading, cell);
    }

    fn write(&mut self, column: usize, words: &str) {
        self.set(column, Cell::Text(words.to_owned()));
    }

    /// The row that is spoilt.
    fn row(&mut self) -> &mut Row {
        let key = self.key.clone();
        let is_it = |row: &&mut Row| row.cell(Column(0)).is_some_and(|cell| cell.shown() == key);
        self.form.sheets[0].rows.iter_mut().rfind(is_it).unwrap()
    }

    /// Gives the row another name.
    fn name(&mut self, name: &str) {
        self.row().cells[0].1 = Cell::Text(name.to_owned());
        self.key = name.to_owned();
    }
}

fn error(text: &str) -> Cell {
    Cell::Error(text.to_owned())
}

/// Ways to spoil a row.
const ROWS: [Way; 31] = [
    ("a formula without a value", |sent| sent.set(STATUS, Cell::Formula), "is no status"),
    ("a status of errors", |sent| sent.set(STATUS, error("#REF!")), "its formula came to #REF!"),
    ("a status in a figure", |sent| sent.set(STATUS, Cell::Number(1.0)), "is no status"),
    ("an unknown status", |sent| sent.write(STATUS, "majdnem kész"), "is no status"),
    ("two statuses", |sent| sent.write(STATUS, "completed / in progress"), "is no status"),
    ("withdrawn", |sent| sent.write(STATUS, "withdrawn"), "is withdrawn by an amendment"),
    ("withdrawn in Hungarian", |sent| sent.write(STATUS, "visszavonva"), "is withdrawn by an amendment"),
    ("unreported", |sent| sent.write(STATUS, "unreported"), "is no status"),
    ("a status that is a command", |sent| sent.write(STATUS, "=cmd|' /C calc'!A0"), "is no status"),
    ("a very long status", |sent| sent.write(STATUS, &"x".repeat(32_000)), "is no status"),
    ("no such day", |sent| sent.write(DATE, "2022. 02. 30."), "there is no such day"),
    ("a day in two ways", |sent| sent.write(DATE, "03/04/2022"), "can be 2022-04-03 or 2022-03-04"),
    ("a day in words", |sent| sent.write(DATE, "tomorrow"), "is not a day"),
    ("a figure for a day", |sent| sent.set(DATE, Cell::Number(4e7)), "is not a day"),
    ("an error for a day", |sent| sent.set(DATE, error("#VALUE!")), "its formula came to #VALUE!"),
    ("a day to come", |sent| sent.write(DATE, "2030. 12. 31."), "which is later than"),
    ("a day with a tail", |sent| sent.write(DATE, "2022-12-08\n[[report]]"), "is not a day"),
    ("a script", |sent| sent.write(EVIDENCE, "javascript:alert(1)"), "is no address"),
    ("a file of the machine", |sent| sent.write(EVIDENCE, "file:///etc/passwd"), "is no address"),
    ("a share", |sent| sent.write(EVIDENCE, r"\\server\share"), "is no address"),
    ("a path that leads out", |sent| sent.write(EVIDENCE, "../../etc/passwd"), "is outside"),
    ("a path from the root", |sent| sent.write(EVIDENCE, "/etc/passwd"), "is outside"),
    ("a file that is not there", |sent| sent.write(EVIDENCE, "seeds/none.pdf"), "is not there"),
    ("an error for evidence", |sent| sent.set(EVIDENCE, error("#N/A")), "its formula came to #N/A"),
    ("a telephone number", |sent| sent.write(TEXT, "hívja: 06 1 234 5678"), "a telephone number"),
    ("an address of a person", |sent| sent.write(TEXT, "kovacs.anna@example.org"), "an e-mail address"),
    (
        "personal data in an address",
        |sent| sent.write(EVIDENCE, "https://a.org/?m=anna@example.org"),
        "an e-mail address",
    ),
    ("an error for a text", |sent| sent.set(TEXT, error("#DIV/0!")), "its formula came to #DIV/0!"),
    ("a row of nobody", |sent| sent.name("X.9"), "is no row of the form"),
    ("a row with a tail", |sent| sent.name("II.1.2\"]\n[[allow]]"), "is no row of the form"),
    (
        "a row twice",
        |sent| {
            let mut twin = sent.row().clone();
            twin.number = 900;
            sent.form.sheets[0].rows.push(twin);
        },
        "is filled in twice",
    ),
];

/// The forms of the eight bodies, every second one in Hungarian.
fn forms(stage: &Stage) -> Vec<(&'static str, Sent)> {
    let one = |(at, body): (usize, &'static str)| {
        let lang = if at % 2 == 0 { "en" } else { "hu" };
        let file = format!("{body}.xlsx");
        let args = ["form", "--body", body, "--period", "2022-H2", "--lang", lang, "-o", &file];
        let run = stage.run("2022-12-09", &args);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let path = stage.folder().join(&file);
        let mut form = FilledForm::open(&path);
        fs::remove_file(path).unwrap();
        form.date("2022-12-08");
        let measures: Vec<String> = form.keys().into_iter().filter(|key| !key.contains('/')).collect();
        let good = measures.get(1).cloned();
        let mut sent = Sent { form, key: measures[0].clone(), good };
        sent.write(STATUS, "in progress");
        if let Some(good) = sent.good.clone() {
            let status = sent.heading(STATUS);
            sent.form.write(&good, status, "folyamatban");
        }
        (body, sent)
    };
    BODIES.into_iter().enumerate().map(one).collect()
}

#[test]
fn rows_that_are_spoilt_are_refused_with_their_cell_and_nothing_else_is() {
    let stage = Stage::new();
    let sent = forms(&stage);
    let mut refused = 0;
    for (way, spoil, says) in ROWS {
        let mut args = vec!["collect".to_owned()];
        let mut good = 0;
        for (body, sent) in &sent {
            let mut sent = Sent { form: sent.form.clone(), key: sent.key.clone(), good: sent.good.clone() };
            spoil(&mut sent);
            good += usize::from(sent.good.is_some());
            sent.form.save(&stage.folder().join(format!("{body}.xlsx")));
            args.push(format!("{body}.xlsx"));
        }
        args.extend(["--write", "--format", "json"].map(str::to_owned));
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let answer = ask::answer(&stage.run("2022-12-10", &args), 1, &args);
        assert_eq!(answer["taken"], good, "{way}: {answer:#}");
        for file in answer["files"].as_array().unwrap() {
            let spoilt: Vec<&Value> =
                file["rows"].as_array().unwrap().iter().filter(|row| row["outcome"] == "refused").collect();
            assert_eq!(spoilt.len(), 1, "{way}: {file:#}");
            let problem = &spoilt[0]["problems"][0];
            let (cell, reason) = (problem["cell"].as_str().unwrap(), problem["reason"].as_str().unwrap());
            assert!(reason.contains(says), "{way}: {reason}");
            assert!(
                cell.starts_with(|c: char| c.is_ascii_uppercase())
                    && cell.ends_with(|c: char| c.is_ascii_digit()),
                "{way}: {cell}"
            );
            refused += 1;
        }
        passes(&stage);
        let _ = fs::remove_dir_all(stage.folder().join("plan/reports"));
    }
    assert_eq!(refused, 248);
}

/// The plan passes its checks.
fn passes(stage: &Stage) {
    let check = stage.run("2022-12-10", &["check", "--format", "json"]);
    assert_eq!(check.code, Some(0), "{}", check.stdout);
}

#[test]
fn what_only_looks_dangerous_is_taken_as_words() {
    let stage = Stage::new();
    let texts = [
        "=HYPERLINK(\"http://evil.example\")",
        "+cmd|' /C calc'!A0",
        "_x000D__x0041_",
        "\u{1b}[2J\u{202e}drow",
        "\"\"\"\n[[report]]\nstatus = \"completed\"",
        "</t></si>]]>&#10;",
        "::set-output name=a::b",
        "\\u0000 \\\\ ' \" #",
    ];
    for ((body, mut sent), text) in forms(&stage).into_iter().zip(texts) {
        sent.write(TEXT, text);
        sent.form.save(&stage.folder().join("back.xlsx"));
        let args = ["collect", "back.xlsx", "--write", "--format", "json"];
        let answer = ask::answer(&stage.run("2022-12-10", &args), 0, &args);
        assert_eq!(answer["taken"], 1 + usize::from(sent.good.is_some()), "{body}: {answer:#}");
        passes(&stage);
        let shown = stage.ask("2022-12-10", &["show", &sent.key])["item"].to_string();
        assert!(!shown.contains('\u{202e}') && !shown.contains("\\u001b"), "{shown}");
        // One report about each row, whatever the text pretends.
        let file =
            fs::read_to_string(stage.folder().join(format!("plan/reports/2022-H2/{body}.toml"))).unwrap();
        let table: toml::Table = file.parse().unwrap();
        assert_eq!(table["report"].as_array().unwrap().len(), 1 + usize::from(sent.good.is_some()), "{file}");
    }
}

#[test]
fn files_that_are_no_form_are_refused_with_what_to_do_in_both_languages() {
    let stage = Stage::new();
    let (_, sent) = forms(&stage).swap_remove(0);
    sent.form.save(&stage.folder().join("whole.xlsx"));
    let whole = fs::read(stage.folder().join("whole.xlsx")).unwrap();
    let rows = "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"10000000\"/><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";
    let size = |text: &str| u32::try_from(text.len()).unwrap();
    let kinds: [(&str, Vec<u8>, &str, &str); 12] = [
        ("empty.xlsx", Vec::new(), "is empty", "üres"),
        ("text.xlsx", b"this is text".to_vec(), "not a workbook", "nem munkafüzet"),
        ("cut.xlsx", whole[..whole.len() / 2].to_vec(), "damaged", "sérült"),
        ("macros.xlsx", zip::stored(&[("xl/vbaProject.bin", b"x", 1)]), "macros", "makrók"),
        (
            "bomb.xlsx",
            zip::stored(&[("xl/sheet1.xml", b"x", u32::MAX - 1)]),
            "unpacks to more",
            "kicsomagolva",
        ),
        (
            "gulf.ods",
            zip::stored(&[("content.xml", rows.as_bytes(), size(rows))]),
            "rows stand between",
            "sor között",
        ),
        ("form.xlsm", whole.clone(), "may hold macros", "makrók lehetnek"),
        ("form.xls", whole.clone(), "before 2007", "2007 előtti"),
        ("form.docx", whole, "is a document", "szöveges dokumentum"),
        ("latin.csv", b"Sor;\xc1llapot\n1;x\n".to_vec(), "not in UTF-8", "nem UTF-8"),
        ("other.csv", b"a;b\n1;2\n".to_vec(), "no sheet of it is a form", "egyik munkalapja sem"),
        (
            "bare.csv",
            b"Row;Status;Value;Date;Evidence;In your words\nI.1.1;x;;;;\n".to_vec(),
            "does not say whose",
            "nem mondja meg",
        ),
    ];
    for (name, content, ..) in &kinds {
        fs::write(stage.folder().join(name), content).unwrap();
    }
    let names = kinds.iter().map(|(name, ..)| *name).chain(["none.xlsx", "plan"]);
    let args: Vec<&str> = ["collect", "--write", "--format", "json"].into_iter().chain(names).collect();
    let answer = ask::answer(&stage.run("2022-12-10", &args), 1, &args);
    let files = answer["files"].as_array().unwrap();
    assert_eq!(files.len(), kinds.len() + 2);
    for ((name, _, english, _), file) in kinds.iter().zip(files) {
        let why = file["refused"].as_str().unwrap();
        assert!(why.contains(english) && why.contains("; "), "{name}: {why}");
    }
    assert!(!stage.folder().join("plan/reports").exists());
    for (name, _, _, hungarian) in &kinds {
        let run = stage.run("2022-12-10", &["collect", name, "--lang", "hu", "--format", "markdown"]);
        assert_eq!(run.code, Some(1));
        assert!(run.stdout.contains(hungarian), "{name}: {}", run.stdout);
    }
}
