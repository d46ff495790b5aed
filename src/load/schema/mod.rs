//! What the files of a plan can hold: every table with its keys. The readers are held to it, and editors get it as a
//! JSON Schema.

mod bodies;
mod json;
mod measure;
mod page;
mod plan;

pub(super) use bodies::{BODIES, BODY, DUTY, SUCCESSION};
pub(super) use measure::{
    ALLOCATION, ALLOW, AMENDMENT, ASSESSMENT, MEASURE, METRIC, MILESTONE, PUBLISHED, REPORT,
};
pub(super) use plan::{APPROPRIATION, COORDINATION, PERIOD, PLAN, PROCEDURE, SECTION, SOURCE};

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

/// A table, with every key that it can have.
pub(super) struct Table {
    /// What it is, for people: "a measure", "an [[allocation]]".
    pub what: &'static str,
    keys: &'static [Key],
    years: Years,
}

impl Table {
    const fn new(what: &'static str, keys: &'static [Key]) -> Self {
        Table { what, keys, years: Years::None }
    }

    /// The names of its keys, in the order in which they are written.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|key| key.name)
    }

    pub fn has(&self, name: &str) -> bool {
        self.keys.iter().any(|key| key.name == name)
    }

    /// Whether it has this key, or, with a dot, one of its tables has: `title`, `published.partners`.
    fn has_path(&self, path: &str) -> bool {
        let (name, below) = path.split_once('.').map_or((path, None), |(name, below)| (name, Some(below)));
        self.keys.iter().filter(|key| key.name == name).any(|key| match (below, &key.value) {
            (None, _) => true,
            (Some(below), Type::Table(table) | Type::Tables(table)) => table.has_path(below),
            _ => false,
        })
    }
}

/// What a table says of years, in `year` or in `from` with `recurring`.
enum Years {
    /// It has no such keys.
    None,
    /// They may be left out where no amount is given.
    WithAmount,
    /// They must be there.
    Always,
}

struct Key {
    name: &'static str,
    need: Need,
    value: Type,
    /// For whoever points at it in an editor.
    docs: &'static str,
}

/// Where a key must be there.
enum Need {
    Always,
    /// In a measure; a point of the decision may do without.
    OfMeasure,
    /// Unless the table says `withdrawn`.
    UnlessWithdrawn,
    Never,
}

/// What stands under a key.
enum Type {
    /// Text on one line.
    Line,
    /// Text that may run over several lines.
    Prose,
    /// A short text by which others refer to it.
    Name,
    /// The id of a measure, a point or a section.
    Id,
    /// The id of a milestone.
    MilestoneId,
    Date,
    /// A date, or words where there is none.
    Deadline,
    Number,
    Amount,
    Year,
    Currency,
    Flag,
    Word(&'static [&'static str]),
    List(&'static Type),
    /// A list of at least one.
    Some(&'static Type),
    /// A table whose keys are names that people give.
    Named(&'static Type),
    Table(&'static Table),
    Tables(&'static Table),
}

const fn must(name: &'static str, value: Type, docs: &'static str) -> Key {
    Key { name, need: Need::Always, value, docs }
}

const fn row(name: &'static str, value: Type, docs: &'static str) -> Key {
    Key { name, need: Need::OfMeasure, value, docs }
}

const fn may(name: &'static str, value: Type, docs: &'static str) -> Key {
    Key { name, need: Need::Never, value, docs }
}

/// The words of a list of the model.
const fn words<T: Copy, const N: usize>(pairs: [(&'static str, T); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = pairs[at].0;
        at += 1;
    }
    words
}

const YEAR: Key = may("year", Type::Year, "The one year in which the money is there.");
const FROM: Key = may("from", Type::Year, "The first year of money that recurs; `recurring` goes with it.");
const RECURRING: Key = may(
    "recurring",
    Type::Word(&words(super::measure::RECURRING)),
    "How often the money comes, from the year in `from` on; no last year is known.",
);
const CURRENCY: Key = may(
    "currency",
    Type::Currency,
    "The currency of the amount, by its code of ISO 4217; without it, the plan's.",
);
