//! What a table of a file can hold: its keys, each with its type, and whether it must be there.

/// A table, with every key that it can have.
pub struct Table {
    /// What it is, for people: "a measure", "an `[[allocation]]`".
    pub what: &'static str,
    /// In the order in which they are written.
    pub keys: &'static [Key],
    /// Which rows of two versions of a list are the same row: those that share the keys of the first group that fits.
    pub matched_by: &'static [&'static [&'static str]],
    /// Whether its rows follow each other in time: of two of one day, the later in the file counts.
    pub in_order: bool,
}

impl Table {
    /// The names of its keys, in the order in which they are written.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|key| key.name)
    }

    /// Whether it has a key of this name.
    pub const fn has(&self, name: &str) -> bool {
        let mut at = 0;
        while at < self.keys.len() {
            if is_same(self.keys[at].name, name) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// The table that stands under a key, or those of the list there.
    pub(super) fn below(&self, name: &str) -> Option<&'static Table> {
        self.keys.iter().find(|key| key.name == name).and_then(|key| match key.value {
            Type::Table(table) | Type::Tables(table) => Some(table),
            _ => None,
        })
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

    /// What differs by itself between two versions of it: its keys, and those of a table inside that are compared one by
    /// one, as `published.partners`.
    pub fn compared(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().flat_map(|key| {
            let inner = match key.value {
                Type::Table(table) => table.keys,
                _ => &[],
            };
            let has_paths = inner.iter().any(|inner| inner.path != inner.name);
            let (own, below) = if has_paths { (None, inner) } else { (Some(key.path), &[][..]) };
            own.into_iter().chain(below.iter().map(|inner| inner.path))
        })
    }

    /// The rows of the official table: the keys that every measure has.
    pub fn rows(&self) -> impl Iterator<Item = &'static str> {
        let is_row = |key: &&Key| matches!(key.need, Need::Always | Need::RequiredForMeasure);
        self.keys.iter().filter(is_row).map(|key| key.name)
    }
}

/// A key of a table.
#[derive(Clone, Copy)]
pub struct Key {
    /// As it stands in the file.
    pub name: &'static str,
    /// The same, behind the name of its table where that is compared key by key: `published.partners`.
    pub path: &'static str,
    /// Where it must be there.
    pub need: Need,
    /// What stands under it.
    pub value: Type,
    /// The documentation that an editor shows for it.
    pub docs: &'static str,
}

impl Key {
    /// A key of a table that is compared as a whole.
    pub const fn new(name: &'static str, need: Need, value: Type, docs: &'static str) -> Self {
        Key { name, path: name, need, value, docs }
    }
}

/// Where a key must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Wherever its table is.
    Always,
    /// In a measure; a point of the decision may do without.
    RequiredForMeasure,
    /// Unless the table says `withdrawn`.
    UnlessWithdrawn,
    /// Unless the table has `bodies`; a table never has both.
    UnlessJoint,
    /// A year, unless there is a first one.
    UnlessFrom,
    /// A first year: needed together with `recurring`; a table never has both it and a year.
    WithRecurring,
    /// How often the money comes: where there is a first year.
    WithFrom,
    /// Nowhere.
    Never,
}

/// What stands under a key.
#[derive(Clone, Copy)]
pub enum Type {
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
    /// A day.
    Date,
    /// A period of the calendar.
    Period,
    /// A date, a period of the calendar, or words where there is neither.
    Deadline,
    /// A date, or a period of the calendar.
    DayOrPeriod,
    /// An exact number.
    Number,
    /// An exact number, or text.
    NumberOrWords,
    /// An amount of money.
    Amount,
    /// A calendar year.
    Year,
    /// A code of ISO 4217.
    Currency,
    /// Yes or no.
    Flag,
    /// A word out of a fixed list.
    Word(&'static [&'static str]),
    /// A list.
    List(&'static Type),
    /// A list of at least one.
    Some(&'static Type),
    /// One, or a list.
    OneOrMore(&'static Type),
    /// A table of which nothing is known: keys of the plan's own.
    Extra,
    /// A table whose keys are names that people give.
    Named(&'static Type),
    /// The tag of a language.
    Language,
    /// Under the tags of languages, values of one type each.
    ByLanguage(&'static Type),
    /// A table.
    Table(&'static Table),
    /// A list of tables.
    Tables(&'static Table),
}

/// Whether two words are the same, where that must be known while the program is compiled.
pub const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// How many keys several groups have.
pub(super) const fn count(groups: &[&[Key]]) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < groups.len() {
        count += groups[at].len();
        at += 1;
    }
    count
}

/// The keys of several groups, one behind the other.
pub(super) const fn joined<const N: usize>(groups: &[&[Key]]) -> [Key; N] {
    let mut keys = [Key::new("", Need::Never, Type::Line, ""); N];
    let (mut filled, mut group) = (0, 0);
    while group < groups.len() {
        let mut at = 0;
        while at < groups[group].len() {
            keys[filled] = groups[group][at];
            filled += 1;
            at += 1;
        }
        group += 1;
    }
    keys
}
