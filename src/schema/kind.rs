//! The kinds of values that stand under a key, or in a list.

use std::marker::PhantomData;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::record::{Field, Keyword, Kind, Reader};
use super::table::Type;
use super::translation::TRANSLATION;
use crate::model::{
    AppropriationId, BodyId, BodyKind, ByLanguage, CalendarPeriod, Currency, Cycle, Deadline, Direction,
    FieldValue, Level, LevelOverride, MeasureId, MeasureKind, MetricKind, PublishedRow, SectionId, SourceId,
    SourceState, Status,
};
use crate::text::TextSlice;

/// The kinds, each with its value in the model, its type in the files, its method of a reader, and what is shown of it.
macro_rules! kinds {
    ($($(#[doc = $docs:literal])+ $kind:ident: $value:ty = $type:expr, $read:ident$(($($more:expr),*))?,
        |$shown:ident| $field:expr;)+) => {
        $(
            $(#[doc = $docs])+
            pub struct $kind;

            impl Kind for $kind {
                type Value = $value;
                const TYPE: Type = $type;

                fn read<R: Reader>(reader: &mut R, value: R::Value) -> Option<$value> {
                    reader.$read(value $($(, $more)*)?)
                }

                fn field($shown: &$value) -> Field<'_> {
                    $field
                }
            }
        )+
    };
}

kinds! {
    /// Text on one line.
    Line: TextSlice = Type::Line, line, |text| Field::Text(text);
    /// Text that may run over several lines.
    Prose: TextSlice = Type::Prose, prose, |text| Field::Text(text);
    /// A short text by which others refer to it.
    Name: TextSlice = Type::Name, name, |text| Field::Text(text);
    /// The id of a measure, a point or a section.
    Id: MeasureId = Type::Id, id, |id| Field::Id(id);
    /// The id of a milestone.
    MilestoneId: TextSlice = Type::MilestoneId, milestone_id, |id| Field::Text(id);
    /// A day.
    Date: NaiveDate = Type::Date, date, |day| Field::Day(*day);
    /// A period of the calendar.
    PeriodName: CalendarPeriod = Type::Period, period, |period| Field::Period(*period);
    /// A day, a period, or words where there is neither.
    DateOrWords: Deadline = Type::Deadline, deadline, |deadline| match deadline {
        Deadline::Date(day) => Field::Day(*day),
        Deadline::Period(period) => Field::Period(*period),
        Deadline::Words(words) => Field::Text(words),
        Deadline::Unknown | Deadline::Missing => Field::Absent,
    };
    /// A day or a period.
    DayOrPeriod: Deadline = Type::DayOrPeriod, day_or_period, |deadline| DateOrWords::field(deadline);
    /// An exact number.
    Number: Decimal = Type::Number, number, |number| Field::Number(*number);
    /// An amount of money.
    Amount: Decimal = Type::Amount, amount, |amount| Field::Number(*amount);
    /// A calendar year.
    Year: i32 = Type::Year, year, |year| Field::Number((*year).into());
    /// A code of ISO 4217.
    CurrencyCode: Currency = Type::Currency, currency, |currency| Field::Word(currency.code());
    /// Yes or no.
    Flag: bool = Type::Flag, flag, |flag| Field::Truth(*flag);
    /// Yes; `false` says no more than a key that is left out.
    OnlyTrue: bool = Type::Flag, flag, |flag| if *flag { Field::Truth(true) } else { Field::Absent };
    /// The first name of a body, under which the register has it.
    OwnBodyName: TextSlice = Type::Name, name, |name| Field::OwnName(name);
    /// A body, by any of its names.
    BodyName: BodyId = Type::Name, body, |body| Field::Body(*body);
    /// A section, by its id.
    SectionName: SectionId = Type::Name, section, |section| Field::Section(*section);
    /// A source of funding, by its id.
    SourceName: SourceId = Type::Name, source, |source| Field::Source(*source);
    /// An appropriation, by its id.
    AppropriationName: AppropriationId = Type::Name, appropriation, |id| Field::Appropriation(*id);
    /// Bodies, each once.
    Bodies: Vec<BodyId> = Type::List(&Type::Name), bodies(false), |bodies| Field::Bodies(bodies);
    /// Bodies, each once, and at least one.
    SomeBodies: Vec<BodyId> = Type::Some(&Type::Name), bodies(true), |bodies| Field::SomeBodies(bodies);
    /// The tag of a language.
    LanguageTag: TextSlice = Type::Language, language, |tag| Field::Text(tag);
    /// Names by the tags of their languages.
    Names: ByLanguage = Type::ByLanguage(&Type::Name), names, |names| Field::Figures(names.values());
    /// Texts of a measure by the tags of their languages.
    Translations: ByLanguage = Type::ByLanguage(&Type::Table(&TRANSLATION)), translations, |texts| Field::Figures(texts.values());
    /// Numbers, or words, under names that people give.
    Figures: Vec<(TextSlice, FieldValue)> = Type::Named(&Type::NumberOrWords), figures, |figures| Field::Figures(figures);
    /// Keys of the plan's own.
    Extra: FieldValue = Type::Extra, extra, |value| Field::Extra(value);
    /// How much findings of rules matter.
    Levels: Vec<LevelOverride> = Type::Named(&Type::Word(Level::NAMES)), levels, |levels| Field::Levels(levels);
}

/// A body that may stand further down in the register. It is not looked up here: the reader of the file does that, once
/// all bodies are known.
pub struct LaterBody;

impl Kind for LaterBody {
    type Value = BodyId;
    const TYPE: Type = Type::Name;

    fn read<R: Reader>(_: &mut R, _: R::Value) -> Option<BodyId> {
        None
    }

    fn field(body: &BodyId) -> Field<'_> {
        Field::Body(*body)
    }
}

/// Several of them.
pub struct LaterBodies;

impl Kind for LaterBodies {
    type Value = Vec<BodyId>;
    const TYPE: Type = Type::List(&Type::Name);

    fn read<R: Reader>(_: &mut R, _: R::Value) -> Option<Vec<BodyId>> {
        None
    }

    fn field(bodies: &Vec<BodyId>) -> Field<'_> {
        Field::SomeBodies(bodies)
    }
}

/// A kind of which a list can be shown.
pub trait Item: Kind {
    /// What is shown of several.
    fn list(values: &[Self::Value]) -> Field<'_>;
}

impl<K: Kind<Value = TextSlice>> Item for K {
    fn list(values: &[TextSlice]) -> Field<'_> {
        Field::Texts(values)
    }
}

impl Item for Id {
    fn list(values: &[MeasureId]) -> Field<'_> {
        Field::Ids(values)
    }
}

/// A list.
pub struct List<K>(PhantomData<K>);

impl<K: Item> Kind for List<K> {
    type Value = Vec<K::Value>;
    const TYPE: Type = Type::List(&K::TYPE);

    fn read<R: Reader>(reader: &mut R, value: R::Value) -> Option<Self::Value> {
        reader.list::<K>(value)
    }

    fn field(values: &Self::Value) -> Field<'_> {
        K::list(values)
    }
}

/// A list of rows of the official table.
pub struct Rows;

impl Kind for Rows {
    type Value = Vec<PublishedRow>;
    const TYPE: Type = Type::List(&Type::Word(PublishedRow::NAMES));

    fn read<R: Reader>(reader: &mut R, value: R::Value) -> Option<Self::Value> {
        reader.list::<Word<PublishedRow>>(value)
    }

    fn field(rows: &Self::Value) -> Field<'_> {
        Field::Rows(rows)
    }
}

/// One, or a list.
pub struct OneOrMore<K>(PhantomData<K>);

impl<K: Item> Kind for OneOrMore<K> {
    type Value = Vec<K::Value>;
    const TYPE: Type = Type::OneOrMore(&K::TYPE);

    fn read<R: Reader>(reader: &mut R, value: R::Value) -> Option<Self::Value> {
        if reader.is_list(value) { reader.list::<K>(value) } else { Some(vec![K::read(reader, value)?]) }
    }

    fn field(values: &Self::Value) -> Field<'_> {
        K::list(values)
    }
}

/// A word out of a fixed list.
pub struct Word<T>(PhantomData<T>);

impl<T: Keyword> Kind for Word<T> {
    type Value = T;
    const TYPE: Type = Type::Word(T::NAMES);

    fn read<R: Reader>(reader: &mut R, value: R::Value) -> Option<T> {
        reader.keyword(value)
    }

    fn field(value: &T) -> Field<'_> {
        Field::Word(value.word())
    }
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

/// The types of the model that are words.
macro_rules! keywords {
    ($($type:ty),+) => {
        $(impl Keyword for $type {
            const WORDS: &'static [(&'static str, Self)] = &<$type>::WORDS;
            const NAMES: &'static [&'static str] = &words(<$type>::WORDS);

            fn word(self) -> &'static str {
                self.word()
            }
        })+
    };
}

keywords!(BodyKind, Cycle, Direction, Level, MeasureKind, MetricKind, PublishedRow, SourceState, Status);
