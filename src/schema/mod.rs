//! What the files of a plan can hold: every table with its keys. The readers are held to it, and editors get it as a
//! JSON Schema.

mod bodies;
mod json;
pub mod limits;
mod measure;
mod page;
mod plan;
mod table;

pub(super) use bodies::{BODIES, BODY, DUTY, SUCCESSION};
pub(super) use measure::{
    ALLOCATION, ALLOW, AMENDMENT, ASSESSMENT, MEASURE, METRIC, MILESTONE, PUBLISHED, REPORT,
};
pub(super) use plan::{APPROPRIATION, COORDINATION, PERIOD, PLAN, PROCEDURE, SECTION, SOURCE};
pub(super) use table::{RECURRING_WORDS, Table};

/// The kinds of files of a plan, each with a schema of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `plan.toml`.
    Plan,
    /// `bodies.toml`.
    Bodies,
    /// Every other one: a measure, or a point of the decision.
    Measure,
}

impl FileKind {
    /// Every kind with the word by which it is asked for.
    pub const WORDS: [(&'static str, FileKind); 3] =
        [("plan", FileKind::Plan), ("bodies", FileKind::Bodies), ("measure", FileKind::Measure)];

    fn table(self) -> &'static Table {
        match self {
            FileKind::Plan => &PLAN,
            FileKind::Bodies => &BODIES,
            FileKind::Measure => &MEASURE,
        }
    }

    /// The keys that such a file can have, in the order in which they are written.
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        self.table().names()
    }

    /// Whether such a file can have this key; one of its tables where there is a dot: `published.partners`.
    pub fn has(self, path: &str) -> bool {
        self.table().has_path(path)
    }

    /// The JSON Schema of such a file, of draft 7, which TOML language servers read.
    pub fn json_schema(self) -> serde_json::Value {
        match self {
            FileKind::Plan => {
                json::file(&PLAN, "The plan itself: title, period, sections, money, coordination")
            }
            FileKind::Bodies => json::file(&BODIES, "The register: every body that the plan may name"),
            FileKind::Measure => json::file(&MEASURE, "A measure, or a point of the decision"),
        }
    }
}
