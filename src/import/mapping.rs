//! How the columns of a sheet become a plan: a file that a person corrects and git keeps.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::candidate::NotCounted;
use super::field::{Field, OPEN};
use super::sheet::{Column, Row};
use crate::labels::{ImportText, Language};
use crate::model::name::fold;

/// Which body or bodies a person says that a spelling means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// This one; `?` where it is not settled yet.
    One(String),
    /// Each of these: "BM és IM".
    Several(Vec<String>),
}

impl Answer {
    /// Every body that it names; none where it is not settled.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let is_open = self.is_open();
        self.all().iter().map(|name| name.trim()).filter(move |name| !is_open && !name.is_empty())
    }

    /// Whether it is not settled: a list of which one is not known is not known either.
    pub fn is_open(&self) -> bool {
        self.all().iter().any(|name| name.trim() == OPEN)
    }

    fn all(&self) -> &[String] {
        match self {
            Answer::One(name) => std::slice::from_ref(name),
            Answer::Several(names) => names,
        }
    }
}

/// The mapping of one sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The sheet's name, where the file has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The encoding of a CSV file that is not in UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// The row of the headings, as the spreadsheet counts; 0 where there are none.
    pub header: u32,
    /// The row above it with headings over several columns: each stands before those of its columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<u32>,
    /// In which order dates that can be read in several ways have their parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateOrder>,
    /// The mark before decimals: `,` or `.`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<char>,
    /// The currency of amounts that name none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Whether a row without an id is more of the measure above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<RowsBelow>,
    /// Where the ids of the measures come from, if no column holds them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ids: Option<Ids>,
    /// What each column holds.
    #[serde(rename = "column", default)]
    pub columns: Vec<MappedColumn>,
    /// Which body a spelling means, or which bodies.
    #[serde(default)]
    pub bodies: BTreeMap<String, Answer>,
}

/// The order of the parts of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// 3/4/2026 is in April.
    DayMonthYear,
    /// 3/4/2026 is in March.
    MonthDayYear,
    /// 26/04/03 is in April.
    YearMonthDay,
}

/// What rows without an id are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowsBelow {
    /// They go on with the measure above them.
    Continue,
}

/// Where the ids of measures come from that no column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ids {
    /// Measures are numbered in the order of their rows, and found again by their titles.
    Numbered,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedColumn {
    /// Its letters, for a column without a heading and where a heading stands twice.
    pub column: String,
    /// Its heading; empty where it has none.
    #[serde(default)]
    pub title: String,
    /// What it holds.
    pub field: Field,
    /// What stands between the names of a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separator: Option<String>,
    /// Decorations: what to take off the beginning or the end of each cell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strip: Vec<String>,
    /// The year of a column of amounts or targets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// The currency of a column of amounts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The source of a column of amounts, by its name or id, where each source has its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What a figure in a column of amounts stands for: 1000 where it counts thousands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u64>,
    /// The words that make the amounts of a column bounds: "up to". None of these amounts is exact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<String>,
    /// The language of a column of titles, means or indicators that are not in that of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The key under `[extra]` of a column of the plan's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Why its money does not count, while the mapping is guessed.
    #[serde(skip)]
    pub not_counted: Option<NotCounted>,
}

impl MappedColumn {
    /// A column that holds this and nothing special.
    pub fn new(column: Column, title: String, field: Field) -> Self {
        MappedColumn {
            column: column.to_string(),
            title,
            field,
            separator: None,
            strip: Vec::new(),
            year: None,
            currency: None,
            source: None,
            times: None,
            bound: None,
            lang: None,
            key: None,
            not_counted: None,
        }
    }
}

/// A column of the sheet, found by its heading.
#[derive(Clone, Copy, Debug)]
pub struct Found<'m> {
    /// Where it is in this sheet.
    pub column: Column,
    /// What it holds.
    pub mapped: &'m MappedColumn,
}

impl Mapping {
    /// The text of the file, with comments in the language of the person who is to correct it.
    pub fn render(&self, of: &str, questions: &BTreeMap<String, Vec<String>>, language: Language) -> String {
        let mut text = format!(
            "# {}\n# field: {}\n",
            ImportText::how_columns_are_read(language, of),
            Field::WORDS.map(|(word, _)| word).join(", ")
        );
        if self.dates.is_none() {
            let _ = writeln!(text, "# {}", ImportText::HowDaysAreRead.in_language(language));
        }
        if self.rows.is_some() {
            let _ = writeln!(text, "# {}", ImportText::HowRowsGoOn.in_language(language));
        }
        if self.ids.is_none() && self.columns.iter().all(|column| column.field != Field::Id) {
            let _ =
                writeln!(text, "# {}\n# ids = \"numbered\"", ImportText::HowToNumber.in_language(language));
        }
        let settings = Mapping { bodies: BTreeMap::new(), ..self.clone() };
        // A mapping has nothing in it that TOML cannot hold.
        let rendered = toml::to_string(&settings).unwrap_or_default();
        text.push_str(rendered.trim_end().trim_end_matches("[bodies]").trim_end());
        let _ = write!(text, "\n\n# {}\n[bodies]\n", ImportText::WhatBodiesMean.in_language(language));
        for (spelling, body) in &self.bodies {
            if let Some(like) = questions.get(spelling).filter(|like| !like.is_empty()) {
                let _ = writeln!(text, "# {}", ImportText::looks_like(language, language.or_quoted(like)));
            }
            let body = match body {
                Answer::One(body) => toml_text(body),
                Answer::Several(bodies) => toml::Value::from(bodies.clone()).to_string(),
            };
            let _ = writeln!(text, "{} = {body}", toml_text(spelling));
        }
        text
    }

    /// Where each column of the mapping is in a sheet whose headings stand in `header`: by its heading, else by its
    /// letters. Those that are not there come second.
    pub fn locate(&self, header: Option<&Row>) -> (Vec<Found<'_>>, Vec<&MappedColumn>) {
        let headings: Vec<(Column, String)> = header.map_or_else(Vec::new, |row| {
            row.cells.iter().map(|(column, cell)| (*column, fold(&cell.shown()))).collect()
        });
        let (mut found, mut missing) = (Vec::new(), Vec::new());
        for mapped in &self.columns {
            let letters = Column::from_letters(&mapped.column);
            let title = fold(&mapped.title);
            let same: Vec<Column> =
                headings.iter().filter(|(_, heading)| *heading == title).map(|(column, _)| *column).collect();
            let column = match (&same[..], letters) {
                (_, letters) if title.is_empty() || header.is_none() => letters,
                ([only], _) => Some(*only),
                (several, Some(letters)) if several.contains(&letters) => Some(letters),
                _ => None,
            };
            match column {
                Some(column) => found.push(Found { column, mapped }),
                None => missing.push(mapped),
            }
        }
        (found, missing)
    }
}

/// A text as TOML writes it.
pub fn toml_text(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
