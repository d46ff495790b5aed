//! The texts of a measure in another language.

use super::table::{Table, Type, may};

/// What a measure has in another language.
pub static TRANSLATION: Table = Table::new(
    "[text.hu]",
    &[
        may("title", Type::Line, "The title, word for word as published in that language."),
        may("means", Type::Line, "The means, likewise."),
        may("indicator", Type::Line, "The indicator, likewise."),
    ],
);
