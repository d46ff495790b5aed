//! A table of a file as a value of the model: how one is read, shown and compared.
//!
//! Each table is described once, with [`record!`](super::describe). What is done with every table alike, whatever its
//! keys, goes through the traits here: the reader of files is a [`Reader`], answers are written by a [`Visitor`],
//! differences are found by a [`Comparer`]. None of them knows the keys of any table.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::table::{Key, Need, Table, Type};
use crate::model::{
    AppropriationId, BodyId, ByLanguage, CalendarPeriod, Currency, Deadline, FieldValue, FundingYears,
    LevelOverride, MeasureId, MeetingId, Place, PublishedRow, SectionId, SourceId,
};
use crate::text::{FileId, TextSlice};

/// A value of the model that stands in a file as a table.
pub trait Record: Sized {
    /// Its keys.
    const TABLE: &'static Table;

    /// Reads every key, so that all that is wrong is found at once; `None` where something that it must have is missing.
    fn read<R: Reader>(reader: &mut R) -> Option<Self>;
    /// Hands out the value of each key, in their order.
    fn visit<'v, V: Visitor<'v>>(&'v self, to: &mut V);
    /// Hands out the values of each key before and after, in their order.
    fn compare<'v, C: Comparer<'v>>(before: &'v Self, after: &'v Self, to: &mut C);
}

/// How an entry of a table is called.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// The key in the file: `milestone`.
    pub key: &'static str,
    /// The same, behind the name of a table that is compared key by key: `published.partners`.
    pub path: &'static str,
    /// The field of the model, which is also its name in JSON: `milestones`.
    pub field: &'static str,
}

impl Name {
    /// Of an entry that is called alike everywhere.
    pub const fn of(key: &'static str) -> Self {
        Name { key, path: key, field: key }
    }
}

/// A part of a record: the value of one key, or of several keys that belong together.
pub trait Entry {
    /// What the model has for it.
    type Value;

    /// Reads it; `None`: the record cannot be without it, and it is not there.
    fn read<R: Reader>(reader: &mut R, key: &'static str) -> Option<Self::Value>;
    /// Hands it out.
    fn visit<'v, V: Visitor<'v>>(value: &'v Self::Value, name: Name, to: &mut V);
    /// Hands out both.
    fn compare<'v, C: Comparer<'v>>(before: &'v Self::Value, after: &'v Self::Value, name: Name, to: &mut C);
}

/// An entry under one key, whose name and documentation the record gives.
pub trait Single: Entry {
    /// Where it must be there.
    const NEED: Need;
    /// Its value.
    const TYPE: Type;
}

/// Several keys that make one value.
pub trait Several {
    /// What the model has for it.
    type Value;
    /// The keys, in their order.
    const KEYS: &'static [Key];

    /// Reads it; `None`: the record cannot be without it, and it is not there.
    fn read<R: Reader>(reader: &mut R) -> Option<Self::Value>;
    /// What is shown and compared of it, key by key.
    fn fields(value: &Self::Value) -> impl Iterator<Item = Field<'_>>;
}

/// What can stand under a key, or be an item of a list.
pub trait Kind {
    /// What the model has for it.
    type Value;
    /// What the files have for it.
    const TYPE: Type;

    /// Makes it out of what the file has, if that can be.
    fn read<R: Reader>(reader: &mut R, value: R::Value) -> Option<Self::Value>;
    /// What is shown and compared of it.
    fn field(value: &Self::Value) -> Field<'_>;
}

/// What stands under a key, as every record can say it. Bodies, sources and appropriations are places in lists of the
/// plan: the code that shows or compares them looks their names up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Field<'v> {
    /// Nothing is said.
    Absent,
    /// Words.
    Text(&'v TextSlice),
    /// A word out of a fixed list.
    Word(&'static str),
    /// A date.
    Day(NaiveDate),
    /// A period of the calendar.
    Period(CalendarPeriod),
    /// An exact number.
    Number(Decimal),
    /// Yes or no.
    Truth(bool),
    /// A body of the register.
    Body(BodyId),
    /// A section.
    Section(SectionId),
    /// A source of funding.
    Source(SourceId),
    /// An appropriation.
    Appropriation(AppropriationId),
    /// Several bodies, in the order of the file.
    Bodies(&'v [BodyId]),
    /// Several bodies, where any are named at all.
    SomeBodies(&'v [BodyId]),
    /// Several texts.
    Texts(&'v [TextSlice]),
    /// The id of a measure, a point or a section.
    Id(&'v MeasureId),
    /// Several of them.
    Ids(&'v [MeasureId]),
    /// Rows of the official table.
    Rows(&'v [PublishedRow]),
    /// The name under which the register has a body: two versions of the body are known by what the later one is called.
    OwnName(&'v TextSlice),
    /// Names in other languages than Hungarian, whose name stands under a key of its own.
    NamesButHungarian(&'v ByLanguage),
    /// Numbers, or words, under names that people give, by name.
    Figures(&'v [(TextSlice, FieldValue)]),
    /// How much findings of rules matter, by rule.
    Levels(&'v [LevelOverride]),
    /// Keys of the plan's own, as they stand.
    Extra(&'v FieldValue),
}

impl Field<'_> {
    /// Whether it is a place in a list of the plan, or several: in another plan these may mean something else.
    pub fn is_place(&self) -> bool {
        matches!(
            self,
            Field::Body(_)
                | Field::Section(_)
                | Field::Source(_)
                | Field::Appropriation(_)
                | Field::Bodies(_)
                | Field::SomeBodies(_)
        )
    }
}

/// Takes what the keys of a record hold, one after the other.
pub trait Visitor<'v> {
    /// What stands under a key.
    fn field(&mut self, name: Name, value: Field<'v>);
    /// The tables of a list.
    fn rows<T: Record>(&mut self, name: Name, rows: &'v [T]);
    /// A table, where there is one.
    fn table<T: Record>(&mut self, name: Name, table: Option<&'v T>);
}

/// Takes what the keys of two versions of a record hold, one after the other.
pub trait Comparer<'v> {
    /// What stood and stands under a key.
    fn field(&mut self, name: Name, before: Field<'v>, after: Field<'v>);
    /// The tables of a list.
    fn rows<T: Record>(&mut self, name: Name, before: &'v [T], after: &'v [T]);
    /// A table.
    fn table<T: Record>(&mut self, name: Name, before: Option<&'v T>, after: Option<&'v T>);
}

/// A record that is there in one of two versions only, with nothing in the other.
pub enum OneSided<'c, C> {
    /// It is gone.
    Before(&'c mut C),
    /// It is new.
    After(&'c mut C),
}

impl<'v, C: Comparer<'v>> Visitor<'v> for OneSided<'_, C> {
    fn field(&mut self, name: Name, value: Field<'v>) {
        match self {
            OneSided::Before(to) => to.field(name, value, Field::Absent),
            OneSided::After(to) => to.field(name, Field::Absent, value),
        }
    }

    fn rows<T: Record>(&mut self, name: Name, rows: &'v [T]) {
        match self {
            OneSided::Before(to) => to.rows(name, rows, &[]),
            OneSided::After(to) => to.rows(name, &[], rows),
        }
    }

    fn table<T: Record>(&mut self, name: Name, table: Option<&'v T>) {
        match self {
            OneSided::Before(to) => to.table(name, table, None),
            OneSided::After(to) => to.table(name, None, table),
        }
    }
}

/// Reads one table of a file: a method for each sort of value. Each says on its own what is wrong.
pub trait Reader: Sized {
    /// What stands under a key, not yet looked at.
    type Value: Copy;

    /// What stands under a key, if it is there.
    fn get(&mut self, key: &'static str) -> Option<Self::Value>;
    /// Reports a value that cannot be there together with another key.
    fn exclude(&mut self, value: Self::Value, other: &'static str);
    /// Says that a Hungarian name stands among the names under another key, too.
    fn twice(&mut self, value: Self::Value, other: &'static str);
    /// Says that a key must be there and is not.
    fn missing(&mut self, key: &'static str);
    /// Every key was read: says which others there are.
    fn finish(&mut self);
    /// Whether a value is a list.
    fn is_list(&self, value: Self::Value) -> bool;
    /// Whether the official table of the plan has the row that stands under a key.
    fn has_row(&self, key: &'static str) -> bool;
    /// Whether it is the table of a point of the decision.
    fn is_point(&mut self) -> bool;

    /// The measure that the file holds by its name, to be taken once.
    fn measure(&mut self) -> Option<MeasureId>;
    /// The meeting that the file is about by its name, to be taken once.
    fn meeting(&mut self) -> Option<MeetingId>;
    /// The section that the measure's id carries.
    fn section_of_id(&mut self) -> Option<SectionId>;
    /// The file that is read.
    fn file(&self) -> FileId;
    /// Which table of its list it is, from 0.
    fn row(&self) -> usize;
    /// Where it is written.
    fn place(&self) -> Place {
        Place { file: self.file(), row: self.row(), period: None }
    }
    /// The currency of an amount that names none; says so where there is an amount, and no currency.
    fn currency_of_plan(&mut self, has_amount: bool) -> Option<Currency>;
    /// How the list of bodies under a key was worded, where that is not by their names; to be taken once.
    fn wording(&mut self, key: &'static str) -> Option<TextSlice>;

    /// A text on one line.
    fn line(&mut self, value: Self::Value) -> Option<TextSlice>;
    /// A text that may run over several lines.
    fn prose(&mut self, value: Self::Value) -> Option<TextSlice>;
    /// A short text by which others refer to it.
    fn name(&mut self, value: Self::Value) -> Option<TextSlice>;
    /// The id of a measure, a point or a section.
    fn id(&mut self, value: Self::Value) -> Option<MeasureId>;
    /// The id of a milestone.
    fn milestone_id(&mut self, value: Self::Value) -> Option<TextSlice>;
    /// A day.
    fn date(&mut self, value: Self::Value) -> Option<NaiveDate>;
    /// A period of the calendar.
    fn period(&mut self, value: Self::Value) -> Option<CalendarPeriod>;
    /// A day, a period, or words where there is neither.
    fn deadline(&mut self, value: Self::Value) -> Option<Deadline>;
    /// A day or a period.
    fn day_or_period(&mut self, value: Self::Value) -> Option<Deadline>;
    /// An exact number.
    fn number(&mut self, value: Self::Value) -> Option<Decimal>;
    /// An amount of money.
    fn amount(&mut self, value: Self::Value) -> Option<Decimal>;
    /// A code of ISO 4217.
    fn currency(&mut self, value: Self::Value) -> Option<Currency>;
    /// A calendar year.
    fn year(&mut self, value: Self::Value) -> Option<i32>;
    /// Yes or no.
    fn flag(&mut self, value: Self::Value) -> Option<bool>;
    /// A word out of a fixed list.
    fn keyword<T: Keyword>(&mut self, value: Self::Value) -> Option<T>;
    /// A body, by any of its names.
    fn body(&mut self, value: Self::Value) -> Option<BodyId>;
    /// A section, by its id.
    fn section(&mut self, value: Self::Value) -> Option<SectionId>;
    /// A source of funding, by its id.
    fn source(&mut self, value: Self::Value) -> Option<SourceId>;
    /// An appropriation, by its id.
    fn appropriation(&mut self, value: Self::Value) -> Option<AppropriationId>;
    /// Bodies, each once; the reader keeps how they are worded.
    fn bodies(&mut self, value: Self::Value, at_least_one: bool) -> Option<Vec<BodyId>>;
    /// The tag of a language.
    fn language(&mut self, value: Self::Value) -> Option<TextSlice>;
    /// Names by the tags of their languages.
    fn names(&mut self, value: Self::Value) -> Option<ByLanguage>;
    /// Texts of a measure by the tags of their languages.
    fn translations(&mut self, value: Self::Value) -> Option<ByLanguage>;
    /// Numbers, or words, under names that people give.
    fn figures(&mut self, value: Self::Value) -> Option<Vec<(TextSlice, FieldValue)>>;
    /// Levels of rules, by the names of these.
    fn levels(&mut self, value: Self::Value) -> Option<Vec<LevelOverride>>;
    /// A table of keys of the plan's own.
    fn extra(&mut self, value: Self::Value) -> Option<FieldValue>;
    /// `year`, or `from` with `recurring`, or neither.
    fn years(&mut self) -> Option<FundingYears>;

    /// The items of a list, those that could be understood.
    fn list<K: Kind>(&mut self, value: Self::Value) -> Option<Vec<K::Value>>;
    /// A list of tables, those that could be understood.
    fn tables<T: Record>(&mut self, value: Self::Value) -> Vec<T>;
    /// A table.
    fn table<T: Record>(&mut self, value: Self::Value) -> Option<T>;
    /// The tables of a list of a return, each with the measure that it is about. `table` has their keys; what one of them
    /// leaves out stands at the top of the file.
    fn returned<T: Record>(&mut self, key: &'static str, table: &'static Table) -> Vec<(MeasureId, T)>;
}

/// A type whose values are words of a fixed list.
pub trait Keyword: Copy + 'static {
    /// Every value with its word.
    const WORDS: &'static [(&'static str, Self)];
    /// The words alone.
    const NAMES: &'static [&'static str];

    /// The word of a value.
    fn word(self) -> &'static str;
}
