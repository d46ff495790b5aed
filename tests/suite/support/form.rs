//! Forms that somebody fills in: read cell by cell, changed, and saved as another program would.

use std::path::Path;

use chrono::{Datelike, NaiveDate};
use plan::import::sheet::{Cell, Column, Row, Sheet, read_every};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

/// A form, sheet by sheet.
#[derive(Clone)]
pub struct FilledForm {
    pub sheets: Vec<Sheet>,
    header: u32,
}

impl FilledForm {
    /// Reads one that `plan form` wrote.
    pub fn open(path: &Path) -> Self {
        let sheets = read_every(path, None, 1 << 24).unwrap();
        let is_header =
            |row: &&Row| row.cell(Column(0)).is_some_and(|cell| ["Row", "Sor"].contains(&&*cell.shown()));
        let header = sheets[0].rows.iter().find(is_header).unwrap().number;
        FilledForm { sheets, header }
    }

    /// The names of the rows, as they stand.
    pub fn keys(&self) -> Vec<String> {
        let rows = self.sheets[0].rows.iter().filter(|row| row.number > self.header);
        rows.filter_map(|row| row.cell(Column(0))).map(Cell::shown).collect()
    }

    /// What stands in a column of a row.
    #[track_caller]
    pub fn shown(&self, key: &str, column: Column) -> String {
        let is_it = |row: &&Row| {
            row.number > self.header && row.cell(Column(0)).is_some_and(|cell| cell.shown() == key)
        };
        let row = self.sheets[0].rows.iter().find(is_it).unwrap_or_else(|| panic!("no row {key}"));
        row.cell(column).map(Cell::shown).unwrap_or_default()
    }

    /// Writes into a column of a row, by their names.
    #[track_caller]
    pub fn set(&mut self, key: &str, heading: &str, cell: Cell) -> &mut Self {
        let column = self.column(heading);
        let header = self.header;
        let is_it = |row: &&mut Row| {
            row.number > header && row.cell(Column(0)).is_some_and(|cell| cell.shown() == key)
        };
        let row = self.sheets[0].rows.iter_mut().find(is_it).unwrap_or_else(|| panic!("no row {key}"));
        row.cells.retain(|(known, _)| *known != column);
        row.cells.push((column, cell));
        row.cells.sort_by_key(|(column, _)| *column);
        self
    }

    /// Writes words.
    #[track_caller]
    pub fn write(&mut self, key: &str, heading: &str, words: &str) -> &mut Self {
        self.set(key, heading, Cell::Text(words.to_owned()))
    }

    /// The day of the report, above the table.
    pub fn date(&mut self, day: &str) -> &mut Self {
        let labels = ["Date of the report", "A jelentés napja"];
        let is_it = |row: &&mut Row| row.cells.iter().any(|(_, cell)| labels.contains(&&*cell.shown()));
        let row = self.sheets[0].rows.iter_mut().find(is_it).unwrap();
        row.cells.push((Column(2), Cell::Day(day.parse().unwrap())));
        self
    }

    #[track_caller]
    pub fn column(&self, heading: &str) -> Column {
        let header = self.sheets[0].rows.iter().find(|row| row.number == self.header).unwrap();
        let found = header.cells.iter().find(|(_, cell)| cell.shown() == heading);
        found.unwrap_or_else(|| panic!("no column {heading}")).0
    }

    /// Changes a line of the hidden sheet.
    pub fn record(&mut self, change: impl FnOnce(&mut Vec<Row>)) -> &mut Self {
        change(&mut self.sheets.iter_mut().find(|sheet| sheet.name == "plan").unwrap().rows);
        self
    }

    /// Saves it.
    pub fn save(&self, path: &Path) {
        let mut book = Workbook::new();
        let day_format = Format::new().set_num_format("yyyy-mm-dd");
        let percentage = Format::new().set_num_format("0%");
        for sheet in &self.sheets {
            let page = book.add_worksheet();
            page.set_name(&sheet.name).unwrap();
            for (row, (column, cell)) in
                sheet.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell)))
            {
                let (at, column) = (row.number - 1, u16::try_from(column.0).unwrap());
                match cell {
                    Cell::Text(text) => page.write_string(at, column, text),
                    Cell::Number(number) => page.write_number(at, column, *number),
                    Cell::Figure(number, _) => {
                        let words = cell.figure().map(|(_, words)| words).unwrap_or_default();
                        let shown = Format::new().set_num_format(format!("0.## \"{words}\""));
                        page.write_number_with_format(at, column, *number, &shown)
                    }
                    Cell::Percentage(number) => {
                        page.write_number_with_format(at, column, *number, &percentage)
                    }
                    Cell::Day(day) => {
                        page.write_datetime_with_format(at, column, excel_day(*day), &day_format)
                    }
                    Cell::Formula => page.write_formula(at, column, Formula::new("=1/0").set_result("")),
                    Cell::Error(error) => {
                        page.write_formula(at, column, Formula::new("=1/0").set_result(error))
                    }
                }
                .unwrap();
            }
        }
        book.save(path).unwrap();
    }
}

fn excel_day(day: NaiveDate) -> ExcelDateTime {
    ExcelDateTime::from_ymd(day.year().try_into().unwrap(), day.month() as u8, day.day() as u8).unwrap()
}
