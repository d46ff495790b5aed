//! A report is the same bytes in the return, whether it is given on the command line, in the form as a workbook, or in a
//! table with the form's columns; and what one way refuses, all do.

use std::fs;
use std::path::Path;

use chrono::{Days, NaiveDate};
use plan::import::sheet::Cell;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use super::plan_with_cycle;
use crate::support::form::FilledForm;
use crate::support::repository::{LIGHT, Repository, Run};

const RETURN: &str = "plan/reports/2030-H1/ML.toml";

/// A report as a person means it.
#[derive(Clone, Debug)]
struct Meant {
    status: &'static str,
    /// The milestone, by its id or title; none: the whole measure.
    milestone: Option<&'static str>,
    date: NaiveDate,
    nights: Option<(Decimal, bool)>,
    colour: Option<String>,
    text: String,
    /// What was spent so far: an amount, the source with or without a year before it, or none.
    spent: Option<(Decimal, &'static str)>,
    evidence: Vec<&'static str>,
    is_hungarian: bool,
}

/// Words with all that people and programs put between and around them.
fn words() -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        "ő",
        "Űr",
        "two words",
        " ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "\n\n",
        "\u{a0}",
        "\u{2003}",
        "\u{ad}",
        "\u{200b}",
        "'",
        "\"",
        "\"\"\"",
        "\\",
        "\\n",
        ";",
        ",",
        "=",
        "-",
        "+",
        "@",
        "#",
        "_x000D_",
        "_x0041_",
        "&amp;",
        "<b>",
        "]]>",
        "\u{1b}[2J",
        "\u{202e}",
        "\u{7f}",
        "👩\u{200d}🚒",
        "e\u{301}",
        "%",
        "1",
        "2,5",
        "TRUE",
        "https://example.org",
    ];
    vec(select(pieces.to_vec()), 0..12).prop_map(|pieces| pieces.concat())
}

fn meant() -> impl Strategy<Value = Meant> {
    let statuses = ["not-started", "in-progress", "completed", "in progress", "Folyamatban", "teljesült"];
    let milestones = [None, None, Some("oil"), Some("lamp"), Some("the lamp is bought")];
    let figure = (0..2_000_000_i64, 0..4_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale));
    let evidence =
        ["https://example.org/a?b=1;c=2", "http://example.org", "evidence/the oil.txt", "evidence/oil.txt"];
    let spent = (figure.clone(), select(vec!["", "treasury=", "treasury/2029 = ", "sea-fund/2030="]));
    (
        select(statuses.to_vec()),
        select(milestones.to_vec()),
        0..100_u64,
        proptest::option::of((figure, any::<bool>())),
        proptest::option::of(words()),
        words(),
        proptest::sample::subsequence(evidence.to_vec(), 0..3),
        any::<bool>(),
        proptest::option::of(spent),
    )
        .prop_map(|(status, milestone, days, nights, colour, text, evidence, is_hungarian, spent)| {
            let date = NaiveDate::from_ymd_opt(2030, 3, 15).unwrap() + Days::new(days);
            // A milestone has no values and no spending of its own; a word that nothing is left of is none.
            let whole = milestone.is_none();
            let is_word = |word: &String| !plan::text::tidy(word).is_empty();
            let (nights, colour) = (nights.filter(|_| whole), colour.filter(|word| whole && is_word(word)));
            let spent = spent.filter(|_| whole);
            Meant { status, milestone, date, nights, colour, text, spent, evidence, is_hungarian }
        })
}

impl Meant {
    fn lang(&self) -> &'static str {
        if self.is_hungarian { "hu" } else { "en" }
    }

    /// As options of `plan report`.
    fn options(&self) -> Vec<String> {
        let mut options = vec![
            format!("--status={}", self.status),
            format!("--date={}", self.date),
            format!("--text={}", self.text),
            format!("--lang={}", self.lang()),
        ];
        options.extend(self.milestone.map(|milestone| format!("--milestone={milestone}")));
        // Words first: the order of the plan is another.
        options.extend(self.colour.as_ref().map(|colour| format!("--value=hue={colour}")));
        options.extend(self.nights.map(|(nights, _)| format!("--value=nights = {}", unambiguous(nights))));
        let spent = self.spent.map(|(amount, of)| format!("--spent={of}{}", unambiguous(amount)));
        options.extend(spent);
        options.extend(self.evidence.iter().map(|one| format!("--evidence={one}")));
        options
    }

    /// The name of its row in the form, and the content of its cells.
    fn cells(&self) -> Vec<(String, usize, Cell)> {
        let row = match self.milestone {
            None => "I.1.1",
            Some("oil") => "I.1.1/M1",
            Some(_) => "I.1.1/M2",
        };
        let said = |column, words: &str| (row.to_owned(), column, Cell::Text(words.to_owned()));
        let mut cells = vec![
            said(0, self.status),
            (row.to_owned(), 2, Cell::Day(self.date)),
            said(3, &self.evidence.join("\n")),
            said(4, &self.text),
        ];
        cells.extend(self.spent.map(|(amount, of)| {
            let cell = match (of, typed(amount)) {
                ("", _) => Cell::Number(amount.to_string().parse().unwrap()),
                (of, Cell::Text(typed)) => Cell::Text(format!("{of}{typed}")),
                (_, other) => other,
            };
            (row.to_owned(), 5, cell)
        }));
        cells.extend(self.nights.map(|(nights, is_number)| {
            let cell =
                if is_number { Cell::Number(nights.to_string().parse().unwrap()) } else { typed(nights) };
            ("I.1.1/V1".to_owned(), 1, cell)
        }));
        cells.extend(
            self.colour.as_ref().map(|colour| ("I.1.1/V2".to_owned(), 1, Cell::Text(colour.clone()))),
        );
        cells
    }
}

/// A figure as it is written by people; three decimals are told apart from thousands by a zero, and one from millions.
fn unambiguous(figure: Decimal) -> String {
    let zero = if matches!(figure.scale(), 1 | 3) { "0" } else { "" };
    format!("{figure}{zero}")
}

/// A figure with a comma, as it is typed into a cell of text.
fn typed(figure: Decimal) -> Cell {
    Cell::Text(unambiguous(figure).replace('.', ","))
}

const HEADINGS: [[&str; 6]; 2] = [
    ["Status", "Value", "Date", "Evidence", "In your words", "Spent so far"],
    ["Állapot", "Érték", "Dátum", "Bizonyíték", "Szöveges jelentés", "Eddig kifizetve"],
];

/// The plan, and its forms in both languages.
struct Ways {
    repository: Repository,
    forms: [FilledForm; 2],
}

impl Ways {
    fn new() -> Self {
        let repository = plan_with_cycle();
        repository.append(
            LIGHT,
            "\n[[milestone]]\nid = \"lamp\"\ntitle = \"the lamp is bought\"\ndue = 2030-06-30\n\n\
             [[metric]]\nid = \"hue\"\nname = \"colour = of the light\"\nunit = \"word\"\nkind = \"text\"\n",
        );
        for file in ["oil", "the oil"] {
            repository.write(&format!("evidence/{file}.txt"), "receipt");
        }
        repository.commit("2030-03-02", "a lamp");
        let form = |lang: &str| {
            let file = format!("{lang}.xlsx");
            let args = ["form", "--body", "ML", "--period", "2030-H1", "--lang", lang, "-o", &file];
            assert_eq!(repository.run(&args).code, Some(0));
            FilledForm::open(&repository.folder.join(file))
        };
        let forms = [form("en"), form("hu")];
        Ways { repository, forms }
    }

    /// The text of the return after it; `None` where the report is refused.
    fn written(&self, args: &[String]) -> Option<String> {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let output =
            self.repository.command(&self.repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output();
        let run: Run = output.unwrap().into();
        assert!(matches!(run.code, Some(0 | 1)), "{args:?}: {}", run.stderr);
        let text = fs::read_to_string(self.repository.folder.join(RETURN)).ok();
        assert_eq!(text.is_some(), run.code == Some(0), "{args:?}: {}{}", run.stdout, run.stderr);
        let _ = fs::remove_dir_all(self.repository.folder.join("plan/reports"));
        text
    }

    fn reported(&self, meant: &Meant) -> Option<String> {
        let mut args = vec!["report".to_owned(), "I.1.1".to_owned(), "--body=ML".to_owned()];
        args.extend(meant.options());
        self.written(&args)
    }

    fn in_a_form(&self, meant: &Meant) -> Option<String> {
        let lang = usize::from(meant.is_hungarian);
        let mut form = self.forms[lang].clone();
        for (row, column, cell) in meant.cells() {
            form.set(&row, HEADINGS[lang][column], cell);
        }
        form.save(&self.repository.folder.join("back.xlsx"));
        self.collected("back.xlsx")
    }

    fn in_a_table(&self, meant: &Meant) -> Option<String> {
        let above =
            [["Body", "Period", "Row"], ["Szervezet", "Időszak", "Sor"]][usize::from(meant.is_hungarian)];
        let path = self.repository.folder.join("back.csv");
        let mut table = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_path(&path).unwrap();
        table.write_record([above[0], "Ministry of Lighthouses"]).unwrap();
        table.write_record([above[1], "2030-H1"]).unwrap();
        table.write_record([&[above[2]], &HEADINGS[usize::from(meant.is_hungarian)][..]].concat()).unwrap();
        let cells = meant.cells();
        let mut rows: Vec<&str> = cells.iter().map(|(row, ..)| row.as_str()).collect();
        rows.dedup();
        for row in rows {
            let shown = |column: usize| {
                let cell =
                    cells.iter().find(|(known, at, _)| known == row && *at == column).map(|(.., cell)| cell);
                cell.map_or_else(String::new, |cell| match cell {
                    Cell::Number(number) => {
                        number.to_string().replace('.', ",") + if cell_has_three(*number) { "0" } else { "" }
                    }
                    Cell::Text(text) => text.clone(),
                    other => other.shown(),
                })
            };
            let line: Vec<String> = [row.to_owned()].into_iter().chain((0..6).map(shown)).collect();
            table.write_record(line).unwrap();
        }
        table.flush().unwrap();
        self.collected("back.csv")
    }

    fn collected(&self, file: &str) -> Option<String> {
        assert!(Path::new(&self.repository.folder.join(file)).exists());
        self.written(&["collect", file, "--write"].map(str::to_owned))
    }
}

fn cell_has_three(number: f64) -> bool {
    number.to_string().split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3)
}

#[test]
fn a_report_is_the_same_bytes_whichever_way_it_comes() {
    let ways = Ways::new();
    let taken = std::cell::Cell::new(0);
    let config = ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(meant in meant())| {
        let reported = ways.reported(&meant);
        prop_assert_eq!(&ways.in_a_form(&meant), &reported);
        // An apostrophe before the mark of a formula is one that a spreadsheet put there.
        if ![&meant.text, &meant.colour.clone().unwrap_or_default()].iter().any(|words| plan::text::tidy(words).starts_with('\'')) {
            prop_assert_eq!(&ways.in_a_table(&meant), &reported);
        }
        taken.set(taken.get() + usize::from(reported.is_some()));
    });
    assert!(taken.get() > 24, "only {} could be taken", taken.get());
}
