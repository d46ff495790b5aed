//! What a table of a file can hold: its keys, each with its type, and whether it must be there.

/// A table, with every key that it can have.
pub struct Table {
    /// What it is, for people: "a measure", "an [[allocation]]".
    pub what: &'static str,
    pub(super) keys: &'static [Key],
    pub(super) years: Years,
}

impl Table {
    pub(super) const fn new(what: &'static str, keys: &'static [Key]) -> Self {
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
    pub(super) fn has_path(&self, path: &str) -> bool {
        let (name, below) = path.split_once('.').map_or((path, None), |(name, below)| (name, Some(below)));
        self.keys.iter().filter(|key| key.name == name).any(|key| match (below, &key.value) {
            (None, _) => true,
            (Some(below), Type::Table(table) | Type::Tables(table)) => table.has_path(below),
            _ => false,
        })
    }
}

/// What a table says of years, in `year` or in `from` with `recurring`.
pub(super) enum Years {
    /// It has no such keys.
    None,
    /// They may be left out where no amount is given.
    WithAmount,
    /// They must be there.
    Always,
}

pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) need: Need,
    pub(super) value: Type,
    /// For whoever points at it in an editor.
    pub(super) docs: &'static str,
}

/// Where a key must be there.
pub(super) enum Need {
    Always,
    /// In a measure; a point of the decision may do without.
    OfMeasure,
    /// Unless the table says `withdrawn`.
    UnlessWithdrawn,
    Never,
}

/// What stands under a key.
pub(super) enum Type {
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

pub(super) const fn must(name: &'static str, value: Type, docs: &'static str) -> Key {
    Key { name, need: Need::Always, value, docs }
}

pub(super) const fn row(name: &'static str, value: Type, docs: &'static str) -> Key {
    Key { name, need: Need::OfMeasure, value, docs }
}

pub(super) const fn may(name: &'static str, value: Type, docs: &'static str) -> Key {
    Key { name, need: Need::Never, value, docs }
}

/// The words of a list of the model.
pub(super) const fn words<T: Copy, const N: usize>(pairs: [(&'static str, T); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = pairs[at].0;
        at += 1;
    }
    words
}

pub(super) const YEAR: Key = may("year", Type::Year, "The one year in which the money is there.");
pub(super) const FROM: Key =
    may("from", Type::Year, "The first year of money that recurs; `recurring` goes with it.");
/// How often money can come, with the word that the files use for it.
pub const RECURRING_WORDS: [(&str, ()); 1] = [("yearly", ())];

pub(super) const RECURRING: Key = may(
    "recurring",
    Type::Word(&words(RECURRING_WORDS)),
    "How often the money comes, from the year in `from` on; no last year is known.",
);
pub(super) const CURRENCY: Key = may(
    "currency",
    Type::Currency,
    "The currency of the amount, by its code of ISO 4217; without it, the plan's.",
);
