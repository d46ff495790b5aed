//! What a question in SQL says: its page, its sheet and its JSON.

use serde::Serialize;

use super::question::Rows;
use super::value::Value;
use crate::labels::{Language, QueryText};
use crate::render::Answer;
use crate::render::page::{Page, Sheet, SheetValue};

impl From<Value> for SheetValue {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => SheetValue::Empty,
            Value::Text(text) => SheetValue::Text(text),
            Value::Date(day) => day.into(),
            Value::Integer(number) => number.into(),
            Value::Number(number) => number.into(),
            Value::Boolean(truth) => truth.into(),
        }
    }
}

impl From<&Value> for SheetValue {
    fn from(value: &Value) -> Self {
        value.clone().into()
    }
}

/// The answer to a question in SQL. Its columns are called as the question calls them, in every language.
pub struct SqlAnswer<'a> {
    /// What the database says.
    pub found: &'a Rows,
}

#[derive(Serialize)]
struct Json<'a> {
    columns: &'a [String],
    rows: &'a [Vec<Value>],
}

impl Answer for SqlAnswer<'_> {
    fn json(&self) -> impl Serialize {
        Json { columns: &self.found.columns, rows: &self.found.rows }
    }

    fn page(&self, language: Language) -> Page {
        if self.found.rows.is_empty() {
            let mut page = Page::default();
            let [none, columns] =
                [QueryText::NoRows, QueryText::Columns].map(|text| text.in_language(language));
            page.text(format!("{none} {columns}: {}.", self.found.columns.join(", ")));
            return page;
        }
        self.sheet().page()
    }

    fn sheet(&self) -> Sheet {
        let rows = self.found.rows.iter().map(|row| row.iter().map(SheetValue::from).collect()).collect();
        Sheet::of(self.found.columns.iter().cloned(), rows)
    }
}
