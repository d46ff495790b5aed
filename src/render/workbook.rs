//! Workbooks to be filled in: sheets of cells that are locked or not, with lists and days to choose from.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime,
    Format, FormatAlign, FormatBorder, Formula, ProtectionOptions, XlsxError,
};

/// A workbook; its first sheet is the one that is open.
#[derive(Debug, Default)]
pub struct Workbook {
    /// Its title, for those who look at what a file says of itself.
    pub title: String,
    /// The day that it says it was made on: with another, the same sheets would be other bytes.
    pub created: Option<NaiveDate>,
    /// From the left.
    pub sheets: Vec<Sheet>,
    /// Ranges of cells by their names: `("statuses", "=lists!$A$1:$A$3")`.
    pub names: Vec<(&'static str, String)>,
}

/// A sheet.
#[derive(Debug, Default)]
pub struct Sheet {
    /// What its tab says.
    pub name: String,
    /// Whether only a program can show it.
    pub is_hidden: bool,
    /// The widths of its columns, in characters.
    pub widths: Vec<f64>,
    /// From the top.
    pub rows: Vec<Vec<Cell>>,
    /// The row of the headings, from 0: the rows above it stay in sight, is printed on every page, and the rows below can
    /// be filtered.
    pub header: Option<u32>,
    /// What can be chosen or written in columns below the headings, or in a single cell.
    pub entries: Vec<Entry>,
    /// Before the number at the foot of each printed page.
    pub footer: String,
}

/// A cell: its words, and how they look.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Written as words, whatever they look like.
    pub text: String,
    /// How it looks, and whether it can be written into.
    pub style: Style,
}

/// How a cell looks. All but entries are locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The title of the sheet.
    Title,
    /// Before something above the table.
    Label,
    /// Its value.
    Words,
    /// A heading.
    Heading,
    /// A cell of the table that begins something.
    First,
    /// A cell of the table.
    Part,
    /// A cell of the table that has nothing to say.
    Blank,
    /// To be filled in with words.
    Entry,
    /// To be filled in with a day.
    DayEntry,
}

/// What can be written into cells.
#[derive(Debug)]
pub struct Entry {
    /// First row, first column, last row, last column, from 0.
    pub cells: (u32, u16, u32, u16),
    /// What it is.
    pub kind: EntryKind,
    /// What the program says to who stands on such a cell.
    pub message: String,
}

/// The kind of what can be written. It is help alone: what is written is looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// One of the words of a named range.
    OneOf(&'static str),
    /// A day.
    Day,
    /// A figure.
    Number,
}

/// Colours: of headings, of what begins something, of what says nothing, of what is to be filled in, of lines.
const HEADING: u32 = 0x1f_3864;
const FIRST: u32 = 0xe8_edf4;
const BLANK: u32 = 0xf2_f2f2;
const ENTRY: u32 = 0xff_f8d6;
const LINE: u32 = 0xbf_bfbf;

/// The paper that offices have.
const A4: u8 = 9;

/// The bytes of a workbook: the same for the same.
///
/// # Errors
/// When a sheet is larger than spreadsheets can be, or has a name that they do not allow.
pub fn write(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let day = workbook.created.and_then(|day| {
        let (year, month, day) = (day.year().try_into().ok()?, day.month(), day.day());
        ExcelDateTime::from_ymd(year, month.try_into().ok()?, day.try_into().ok()?).ok()
    });
    let day = day.map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)?;
    book.set_properties(&DocProperties::new().set_title(&workbook.title).set_creation_datetime(&day));
    for (at, sheet) in workbook.sheets.iter().enumerate() {
        let page = book.add_worksheet();
        page.set_name(&sheet.name)?;
        // A sheet can only be hidden while another one is open.
        page.set_active(at == 0).set_very_hidden(sheet.is_hidden);
        fill(page, sheet)?;
    }
    for (name, range) in &workbook.names {
        book.define_name(*name, range)?;
    }
    book.save_to_buffer()
}

fn fill(page: &mut rust_xlsxwriter::Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(&sheet.widths) {
        page.set_column_width(column, *width)?;
    }
    for (row, cells) in (0..).zip(&sheet.rows) {
        if let Some(height) = height(cells, &sheet.widths) {
            page.set_row_height(row, height)?;
        }
        for (column, cell) in (0..).zip(cells) {
            let format = format(cell.style);
            if cell.text.is_empty() {
                page.write_blank(row, column, &format)?;
            } else {
                page.write_string_with_format(row, column, &cell.text, &format)?;
            }
        }
    }
    for entry in &sheet.entries {
        let (first_row, first_column, last_row, last_column) = entry.cells;
        page.add_data_validation(first_row, first_column, last_row, last_column, &validation(entry)?)?;
    }
    if let Some(header) = sheet.header {
        let last_row = u32::try_from(sheet.rows.len().saturating_sub(1)).unwrap_or(header);
        let columns = sheet.rows.get(header as usize).map_or(0, Vec::len).saturating_sub(1);
        page.set_freeze_panes(header + 1, 2)?
            .autofilter(header, 0, last_row.max(header), columns.try_into().unwrap_or(0))?
            .set_repeat_rows(header, header)?;
    }
    if sheet.is_hidden {
        return Ok(());
    }
    page.set_screen_gridlines(false)
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_footer(format!("&L{}&R&P / &N", sheet.footer.replace('&', "&&")))
        .protect_with_options(&ProtectionOptions {
            sort: true,
            use_autofilter: true,
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::new()
        });
    Ok(())
}

/// The height of a row of a table, in points, as its words need it; not every program finds that out by itself.
fn height(cells: &[Cell], widths: &[f64]) -> Option<f64> {
    const LINE_HEIGHT: f64 = 13.0;
    const HIGHEST: f64 = 409.0;
    let wraps = |cell: &&Cell| !matches!(cell.style, Style::Title | Style::Label | Style::Words);
    const TITLE_HEIGHT: f64 = 24.0;
    if cells.iter().any(|cell| cell.style == Style::Title) {
        return Some(TITLE_HEIGHT);
    }
    cells.iter().find(wraps)?;
    let lines = |(cell, width): (&Cell, &f64)| -> f64 {
        // Words are not broken, so that a line seldom holds as many characters as it could; bold ones are wider.
        let room = if cell.style == Style::First { *width } else { width * 1.1 };
        cell.text.lines().map(|line| (line.chars().count() as f64 / room).ceil().max(1.0)).sum()
    };
    let most = cells.iter().zip(widths).map(lines).fold(1.0, f64::max);
    Some((most * LINE_HEIGHT + 3.0).min(HIGHEST))
}

fn format(style: Style) -> Format {
    let plain = Format::new().set_font_name("Calibri").set_font_size(10).set_align(FormatAlign::Top);
    let framed = || {
        let text = plain.clone().set_num_format("@").set_text_wrap();
        text.set_border(FormatBorder::Thin).set_border_color(Color::RGB(LINE))
    };
    match style {
        Style::Title => plain.set_bold().set_font_size(15).set_font_color(Color::RGB(HEADING)),
        Style::Label => plain.set_font_color(Color::RGB(0x59_5959)),
        Style::Words => plain.set_bold().set_num_format("@"),
        Style::Heading => framed()
            .set_bold()
            .set_font_color(Color::White)
            .set_background_color(Color::RGB(HEADING))
            .set_align(FormatAlign::VerticalCenter),
        Style::First => framed().set_bold().set_background_color(Color::RGB(FIRST)),
        Style::Part => framed(),
        Style::Blank => framed().set_background_color(Color::RGB(BLANK)),
        Style::Entry => {
            framed().set_num_format("General").set_background_color(Color::RGB(ENTRY)).set_unlocked()
        }
        Style::DayEntry => framed()
            .set_num_format(r"yyyy\-mm\-dd")
            .set_align(FormatAlign::Left)
            .set_background_color(Color::RGB(ENTRY))
            .set_unlocked(),
    }
}

fn validation(entry: &Entry) -> Result<DataValidation, XlsxError> {
    let validation = DataValidation::new();
    let validation = match entry.kind {
        EntryKind::OneOf(name) => validation.allow_list_formula(Formula::new(format!("={name}"))),
        EntryKind::Day => validation.allow_date(DataValidationRule::Between(
            ExcelDateTime::from_ymd(1990, 1, 1)?,
            ExcelDateTime::from_ymd(2199, 12, 31)?,
        )),
        EntryKind::Number => validation.allow_decimal_number(DataValidationRule::Between(-1e15, 1e15)),
    };
    // A day or figure in words is asked about and let pass: it is read all the same.
    validation
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_input_message(&entry.message)?
        .set_error_message(&entry.message)
}
