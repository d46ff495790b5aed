//! The texts of a measure in another language.

use super::table::{Key, Need, Table, Type};

/// What a measure has in another language.
pub static TRANSLATION: Table = Table {
    what: "[text.hu]",
    keys: &[
        text("title", "The title, word for word as published in that language."),
        text("means", "The means, likewise."),
        text("indicator", "The indicator, likewise."),
    ],
    matched_by: &[],
    in_order: false,
};

const fn text(name: &'static str, docs: &'static str) -> Key {
    Key::new(name, Need::Never, Type::Line, docs)
}
