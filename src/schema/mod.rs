//! What the files of a plan can hold: every table with its keys, each described once. Out of the description come the
//! reader of the table, its values in answers and in differences, its JSON Schema, and its page for people.

mod bodies;
mod body_return;
mod describe;
mod entry;
mod file_names;
mod json;
mod kind;
pub mod limits;
mod measure;
mod meeting;
mod money;
mod names;
mod nested;
mod page;
mod plan;
mod record;
mod same;
mod table;
mod translation;

pub use file_names::{BODIES_FILE, MEETINGS_FOLDER, PLAN_FILE, RETURNS_FOLDER, plan_folder};
pub use kind::Item;
pub use money::YEARLY;
pub use names::hungarian_key;
pub use record::{
    Comparer, Entry, Field, Keyword, Kind, Name, OneSided, Reader, Record, Several, Single, Visitor,
};
pub use same::says_the_same;
pub use table::{Key, Need, Table, Type, is_same};
pub use translation::TRANSLATION;

use crate::keyword::keywords;
use crate::model::{Measure, Meeting, Plan, PublishedRow, RegisterFile, Return};

keywords! {
    /// The kinds of files of a plan, each with a schema of its own.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FileKind {
        /// `plan.toml`.
        Plan = "plan",
        /// `bodies.toml`.
        Bodies = "bodies",
        /// Every other one: a measure, or a point of the decision.
        Measure = "measure",
        /// What one body reports for one period: those in `reports/`, at any depth.
        Return = "return",
        /// What a meeting decided: those in `meetings/`, at any depth.
        Meeting = "meeting",
    }
}

impl FileKind {
    /// What a file is, by its path inside the plan's folder.
    pub fn of(inside: &str) -> Self {
        match inside {
            PLAN_FILE => FileKind::Plan,
            BODIES_FILE => FileKind::Bodies,
            _ if inside.starts_with(RETURNS_FOLDER) => FileKind::Return,
            _ if inside.starts_with(MEETINGS_FOLDER) => FileKind::Meeting,
            _ => FileKind::Measure,
        }
    }

    fn table(self) -> &'static Table {
        match self {
            FileKind::Plan => Plan::TABLE,
            FileKind::Bodies => RegisterFile::TABLE,
            FileKind::Measure => Measure::TABLE,
            FileKind::Return => Return::TABLE,
            FileKind::Meeting => Meeting::TABLE,
        }
    }

    /// The keys that such a file can have, in the order in which they are written.
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        self.table().names()
    }

    /// The keys that one of its tables can have, in the order in which they are written.
    pub fn keys_below(self, table: &str) -> impl Iterator<Item = &'static str> {
        self.table().below(table).into_iter().flat_map(Table::names)
    }

    /// Whether such a file can have this key; one of its tables where there is a dot: `published.partners`.
    pub fn has(self, path: &str) -> bool {
        self.table().has_path(path)
    }

    /// The JSON Schema of such a file, of draft 7, which TOML language servers read.
    pub fn json_schema(self) -> serde_json::Value {
        let about = match self {
            FileKind::Plan => "The plan itself: title, period, sections, money, coordination",
            FileKind::Bodies => "The register: every body that the plan may name",
            FileKind::Measure => "A measure, or a point of the decision",
            FileKind::Return => "A return: what one body reports for one period",
            FileKind::Meeting => "A meeting: what it dealt with, and decided",
        };
        json::file(self.table(), about)
    }

    /// The same in a plan whose official table has these rows alone: a measure may leave out the others.
    pub fn json_schema_in(self, has_row: impl Fn(PublishedRow) -> bool) -> serde_json::Value {
        let mut schema = self.json_schema();
        if self == FileKind::Measure {
            let left_out = PublishedRow::WORDS.iter().filter(|(_, row)| !has_row(*row));
            json::make_optional(&mut schema, &left_out.map(|(key, _)| *key).collect::<Vec<_>>());
        }
        schema
    }
}
