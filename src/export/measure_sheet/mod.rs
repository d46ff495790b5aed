//! The plan as offices keep it: one sheet with a row for each measure, and the mapping by which an import reads it back.

mod column;
mod columns;
mod money;
mod numbered;

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use rust_xlsxwriter::XlsxError;

use super::spreadsheet;
use super::value::{Row, Value};
use crate::import::mapping::{MappedColumn, Mapping};
use crate::import::sheet::Column;
use crate::labels::Language;
use crate::model::{Allocation, FundingYears, Measure, MeasureId, Plan};
use crate::render::page::SheetValue;
use crate::render::write_csv_rows;

/// What its tab says.
const NAME: &str = "measures";

/// The measures of a plan as one sheet.
pub struct MeasureSheet {
    mapping: Mapping,
    rows: Vec<Row>,
    /// Measures with money that comes every year, which has no column: an import leaves it as it is in the plan.
    pub without_yearly_money: Vec<MeasureId>,
}

impl MeasureSheet {
    /// Every measure and point, in the order of the plan. What a sheet cannot hold stays out of it, and an import leaves it as
    /// it is.
    pub fn of(plan: &Plan) -> Self {
        let measures: Vec<&Measure> = plan.measures.iter().map(Arc::as_ref).collect();
        let (mut columns, mut cells) = (Vec::new(), Vec::new());
        for column in columns::all(plan, &measures) {
            let of_column: Vec<Value> = measures.iter().map(|measure| (column.cell)(measure)).collect();
            if column.stays || of_column.iter().any(|value| *value != Value::Null) {
                let letters = Column(u32::try_from(columns.len()).unwrap_or(u32::MAX)).to_string();
                columns.push(MappedColumn { column: letters, ..column.mapped });
                cells.push(of_column);
            }
        }
        let row = |at: usize| cells.iter().map(|column| column[at].clone()).collect();
        let rows = (0..measures.len()).map(row).collect();
        let mapping = Mapping {
            header: 1,
            decimal: Some('.'),
            currency: plan.currency.map(|currency| currency.code().to_owned()),
            columns,
            ..Mapping::default()
        };
        let is_yearly = |row: &Allocation| matches!(row.when, FundingYears::Yearly { .. });
        let without_yearly_money =
            measures.iter().filter(|measure| measure.allocations.iter().any(is_yearly));
        let without_yearly_money = without_yearly_money.map(|measure| measure.id.clone()).collect();
        MeasureSheet { mapping, rows, without_yearly_money }
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn headings(&self) -> impl Iterator<Item = &str> {
        self.mapping.columns.iter().map(|column| column.title.as_str())
    }

    /// As a workbook, with the mapping of it. `about`: its file.
    ///
    /// # Errors
    /// When it has more rows than a sheet can have.
    pub fn workbook(&self, about: &str) -> Result<(Vec<u8>, String), XlsxError> {
        let mapping = Mapping { sheet: Some(NAME.to_owned()), ..self.mapping.clone() };
        let bytes = spreadsheet::one_sheet(NAME, self.headings(), &self.rows)?;
        Ok((bytes, mapping.render(about, &BTreeMap::new(), Language::English)))
    }

    /// As CSV, with the mapping of it. `about`: its file.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn separated(&self, about: &str) -> io::Result<(Vec<u8>, String)> {
        let header: Vec<SheetValue> = self.headings().map(SheetValue::from).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(SheetValue::from).collect());
        let mut bytes = Vec::new();
        write_csv_rows(&mut bytes, std::iter::once(header).chain(rows))?;
        Ok((bytes, self.mapping.render(about, &BTreeMap::new(), Language::English)))
    }
}
