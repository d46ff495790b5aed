//! The texts of an answer in SQL.

use super::texts::texts;

texts! {
    /// A text around the rows of an answer.
    pub enum QueryText {
        /// Where there is no row.
        NoRows: "No rows.", "Nincs ilyen sor.";
        /// Before the names of the columns.
        Columns: "Columns", "Oszlopok";
    }
}
