//! What stands in a sheet: cells with their type, in rows that know their number.

use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::text::tidy;

/// A column, counted from 0: `A` is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Column(pub u32);

impl Column {
    /// The column with these letters, whatever their case.
    pub fn from_letters(letters: &str) -> Option<Self> {
        let is_name = (1..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_alphabetic());
        let add = |sum: u32, b: u8| sum * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1;
        is_name.then(|| Column(letters.bytes().fold(0, add) - 1))
    }
}

/// As a spreadsheet names it: `AB`.
impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 >= 26 {
            Column(self.0 / 26 - 1).fmt(f)?;
        }
        let letter = u8::try_from(self.0 % 26).unwrap_or_default();
        write!(f, "{}", char::from(b'A' + letter))
    }
}

/// How programs show in English and Hungarian that a formula came to an error: as text where a table is copied or exported.
const ERRORS: [&str; 14] = [
    "#REF!",
    "#N/A",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#HIV!",
    "#ÉRTÉK!",
    "#ZÉRÓOSZTÓ!",
    "#NÉV?",
    "#HIÁNYZIK",
    "#SZÁM!",
    "#NULLA!",
];

/// What stands in a cell; an empty one is not kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words without what does not print; each line is kept as one.
    Text(String),
    /// A figure.
    Number(f64),
    /// A figure that is shown in hundredths: 0.8 as 80%.
    Percentage(f64),
    /// A figure with what the sheet shows, where that is more than its digits: 1.1 as 1.10, 1250 as 1250 Ft.
    Figure(f64, String),
    /// A day.
    Day(NaiveDate),
    /// A formula whose value the file does not keep.
    Formula,
    /// A formula that came to an error, as the spreadsheet shows it: `#REF!`.
    Error(String),
}

impl Cell {
    /// Words as a sheet has them, without what does not print. `None` where nothing is left.
    pub fn text(written: &str) -> Option<Self> {
        let words = Some(tidy(written)).filter(|words| !words.is_empty())?;
        let is_error = words.starts_with('#') && ERRORS.contains(&&*words);
        Some(if is_error { Cell::Error(words.into_owned()) } else { Cell::Text(words.into_owned()) })
    }

    /// What people see in it.
    pub fn shown(&self) -> String {
        match self {
            Cell::Text(text) if text.contains('\n') => text.replace("\n\n", "\n").replace('\n', " "),
            Cell::Text(text) => text.clone(),
            Cell::Error(text) | Cell::Figure(_, text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Percentage(number) => {
                hundredths(*number).map_or_else(|| number.to_string(), |shown| format!("{shown}%"))
            }
            Cell::Day(day) => day.to_string(),
            Cell::Formula => String::new(),
        }
    }

    /// Its figure, with the words that the sheet shows before or behind it; `None` where it holds something else.
    pub fn figure(&self) -> Option<(f64, &str)> {
        let is_of_figure = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".,".contains(c);
        match self {
            Cell::Number(number) => Some((*number, "")),
            Cell::Figure(number, text) => Some((*number, text.trim_matches(is_of_figure))),
            _ => None,
        }
    }

    /// Its words, line by line; `None` where it holds something else.
    pub fn lines(&self) -> Option<&str> {
        match self {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// A hundred times a figure, exactly.
pub fn hundredths(number: f64) -> Option<Decimal> {
    let exact = Decimal::from_str_exact(&number.to_string()).ok()?;
    exact.checked_mul(Decimal::ONE_HUNDRED).map(|product| product.normalize())
}

/// A row that is not empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// As the spreadsheet counts, from 1.
    pub number: u32,
    /// The cells that are not empty, by column.
    pub cells: Vec<(Column, Cell)>,
}

impl Row {
    /// What stands in a column.
    pub fn cell(&self, column: Column) -> Option<&Cell> {
        // Where no cell before it is empty, the index of a cell is the number of its column.
        let own = self.cells.get(column.0 as usize).filter(|(found, _)| *found == column);
        if let Some((_, cell)) = own {
            return Some(cell);
        }
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        Some(&self.cells[at].1)
    }

    /// Where a column of this row is: `C14`.
    pub fn address(&self, column: Column) -> String {
        format!("{column}{}", self.number)
    }
}

/// A sheet: a table as an office keeps it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What its tab says; empty for a file that is one table.
    pub name: String,
    /// From top to bottom, empty ones left out.
    pub rows: Vec<Row>,
    /// The sheets of the same file that are not read.
    pub others: Vec<String>,
    /// Merged cells that were filled with the value of the first cell of their region: the number of the row, the column.
    pub repeated: Vec<(u32, Column)>,
    /// What it has beside the values of its cells.
    pub marks: Marks,
}

/// What a sheet has beside the values of its cells: each cell by the number of its row and its column. Only `.xlsx` files say all
/// of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// Cells that are struck out.
    pub struck_out: Vec<(u32, Column)>,
    /// Cells with a comment.
    pub commented: Vec<(u32, Column)>,
    /// Cells from which characters were taken that do not print.
    pub unprintable: Vec<(u32, Column)>,
    /// Rows that are not shown.
    pub hidden_rows: Vec<u32>,
    /// Columns that are not shown.
    pub hidden_columns: Vec<Column>,
}

impl Sheet {
    /// The row with a number, where it is not empty.
    pub fn row(&self, number: u32) -> Option<&Row> {
        self.rows.iter().find(|row| row.number == number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (number, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
        {
            assert_eq!(Column(number).to_string(), letters);
            assert_eq!(Column::from_letters(letters), Some(Column(number)));
        }
        assert_eq!(Column::from_letters("A1"), None);
        assert_eq!(Column::from_letters(""), None);
    }
}
