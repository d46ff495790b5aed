//! The entries of a record: the value of one key, by whether the key must be there.

use std::marker::PhantomData;

use super::record::{Comparer, Entry, Field, Kind, Name, Reader, Several, Single, Visitor};
use super::table::{Need, Type};
use crate::model::{BodyId, Deadline};
use crate::text::TextSlice;

/// A value that must be there.
pub struct Required<K>(PhantomData<K>);

impl<K: Kind> Entry for Required<K> {
    type Value = K::Value;

    fn read<R: Reader>(reader: &mut R, key: &'static str) -> Option<K::Value> {
        match reader.get(key) {
            Some(value) => K::read(reader, value),
            None => {
                reader.missing(key);
                None
            }
        }
    }

    fn visit<'v, V: Visitor<'v>>(value: &'v K::Value, name: Name, to: &mut V) {
        to.field(name, K::field(value));
    }

    fn compare<'v, C: Comparer<'v>>(before: &'v K::Value, after: &'v K::Value, name: Name, to: &mut C) {
        to.field(name, K::field(before), K::field(after));
    }
}

impl<K: Kind> Single for Required<K> {
    const NEED: Need = Need::Always;
    const TYPE: Type = K::TYPE;
}

/// A value without which its table is there all the same: where it is wrong or missing, it is unknown.
pub struct OrUnknown<E>(PhantomData<E>);

/// A type with a value that stands for one that is not known; the table says that it is not.
pub trait Unknown {
    /// What stands there until the value is known.
    fn unknown() -> Self;
}

impl Unknown for TextSlice {
    fn unknown() -> Self {
        TextSlice::default()
    }
}

impl Unknown for Vec<BodyId> {
    fn unknown() -> Self {
        Vec::new()
    }
}

impl Unknown for Deadline {
    fn unknown() -> Self {
        Deadline::Unknown
    }
}

impl<E: Single<Value: Unknown>> Entry for OrUnknown<E> {
    type Value = E::Value;

    fn read<R: Reader>(reader: &mut R, key: &'static str) -> Option<E::Value> {
        Some(E::read(reader, key).unwrap_or_else(E::Value::unknown))
    }

    fn visit<'v, V: Visitor<'v>>(value: &'v E::Value, name: Name, to: &mut V) {
        E::visit(value, name, to);
    }

    fn compare<'v, C: Comparer<'v>>(before: &'v E::Value, after: &'v E::Value, name: Name, to: &mut C) {
        E::compare(before, after, name, to);
    }
}

impl<E: Single<Value: Unknown>> Single for OrUnknown<E> {
    const NEED: Need = E::NEED;
    const TYPE: Type = E::TYPE;
}

/// A value that may be absent.
pub struct Optional<K>(PhantomData<K>);

impl<K: Kind> Optional<K> {
    fn field(value: &Option<K::Value>) -> Field<'_> {
        value.as_ref().map_or(Field::Absent, K::field)
    }
}

impl<K: Kind> Entry for Optional<K> {
    type Value = Option<K::Value>;

    fn read<R: Reader>(reader: &mut R, key: &'static str) -> Option<Self::Value> {
        let value = reader.get(key);
        Self::given(reader, value)
    }

    fn visit<'v, V: Visitor<'v>>(value: &'v Self::Value, name: Name, to: &mut V) {
        to.field(name, Self::field(value));
    }

    fn compare<'v, C: Comparer<'v>>(before: &'v Self::Value, after: &'v Self::Value, name: Name, to: &mut C) {
        to.field(name, Self::field(before), Self::field(after));
    }
}

impl<K: Kind> Single for Optional<K> {
    const NEED: Need = Need::Never;
    const TYPE: Type = K::TYPE;
}

/// A value that has a default: a list that is absent is empty.
pub struct OrDefault<K>(PhantomData<K>);

impl<K: Kind<Value: Default>> Entry for OrDefault<K> {
    type Value = K::Value;

    fn read<R: Reader>(reader: &mut R, key: &'static str) -> Option<K::Value> {
        let value = reader.get(key);
        Self::given(reader, value)
    }

    fn visit<'v, V: Visitor<'v>>(value: &'v K::Value, name: Name, to: &mut V) {
        Required::<K>::visit(value, name, to);
    }

    fn compare<'v, C: Comparer<'v>>(before: &'v K::Value, after: &'v K::Value, name: Name, to: &mut C) {
        Required::<K>::compare(before, after, name, to);
    }
}

impl<K: Kind<Value: Default>> Single for OrDefault<K> {
    const NEED: Need = Need::Never;
    const TYPE: Type = K::TYPE;
}

/// What may be absent: it can be read from what was found, or not found.
pub trait Absent: Single {
    /// Reads what was found under the key, if anything was.
    fn given<R: Reader>(reader: &mut R, value: Option<R::Value>) -> Option<Self::Value>;
}

impl<K: Kind> Absent for Optional<K> {
    fn given<R: Reader>(reader: &mut R, value: Option<R::Value>) -> Option<Self::Value> {
        Some(value.and_then(|value| K::read(reader, value)))
    }
}

impl<K: Kind<Value: Default>> Absent for OrDefault<K> {
    fn given<R: Reader>(reader: &mut R, value: Option<R::Value>) -> Option<Self::Value> {
        Optional::<K>::given(reader, value).map(Option::unwrap_or_default)
    }
}

/// What a measure must have, and a point of the decision may do without: a row of the official table.
pub struct RequiredForMeasure<E>(PhantomData<E>);

impl<E: Absent> Entry for RequiredForMeasure<E> {
    type Value = E::Value;

    fn read<R: Reader>(reader: &mut R, key: &'static str) -> Option<E::Value> {
        let value = reader.get(key);
        if value.is_none() && !reader.is_point() && reader.has_row(key) {
            reader.missing(key);
        }
        E::given(reader, value)
    }

    fn visit<'v, V: Visitor<'v>>(value: &'v E::Value, name: Name, to: &mut V) {
        E::visit(value, name, to);
    }

    fn compare<'v, C: Comparer<'v>>(before: &'v E::Value, after: &'v E::Value, name: Name, to: &mut C) {
        E::compare(before, after, name, to);
    }
}

impl<E: Absent> Single for RequiredForMeasure<E> {
    const NEED: Need = Need::RequiredForMeasure;
    const TYPE: Type = E::TYPE;
}

/// When something that must be there may be left out after all.
pub trait Exemption {
    /// How that is called.
    const NEED: Need;
    /// Whether it may be left out of this table.
    fn holds<R: Reader>(reader: &mut R, key: &'static str) -> bool;
}

/// The plan never had such a row.
pub struct NotARow;

impl Exemption for NotARow {
    const NEED: Need = Need::Always;

    fn holds<R: Reader>(reader: &mut R, key: &'static str) -> bool {
        !reader.has_row(key)
    }
}

/// The table says `withdrawn`.
pub struct Withdrawn;

impl Exemption for Withdrawn {
    const NEED: Need = Need::UnlessWithdrawn;

    fn holds<R: Reader>(reader: &mut R, _: &'static str) -> bool {
        reader.get("withdrawn").is_some()
    }
}

/// What must be there, unless there is an excuse: then it has its default.
pub struct RequiredUnless<E, K>(PhantomData<(E, K)>);

/// A row of the official table that every measure must have.
pub type RequiredRow<K> = RequiredUnless<NotARow, K>;

/// What an amendment must have that does not withdraw.
pub type UnlessWithdrawn<K> = RequiredUnless<Withdrawn, K>;

impl<E: Exemption, K: Kind<Value: Default>> Entry for RequiredUnless<E, K> {
    type Value = K::Value;

    fn read<R: Reader>(reader: &mut R, key: &'static str) -> Option<K::Value> {
        if reader.get(key).is_none() && E::holds(reader, key) {
            return Some(K::Value::default());
        }
        Required::<K>::read(reader, key)
    }

    fn visit<'v, V: Visitor<'v>>(value: &'v K::Value, name: Name, to: &mut V) {
        Required::<K>::visit(value, name, to);
    }

    fn compare<'v, C: Comparer<'v>>(before: &'v K::Value, after: &'v K::Value, name: Name, to: &mut C) {
        Required::<K>::compare(before, after, name, to);
    }
}

impl<E: Exemption, K: Kind<Value: Default>> Single for RequiredUnless<E, K> {
    const NEED: Need = E::NEED;
    const TYPE: Type = K::TYPE;
}

/// A key that must be there unless the table has `bodies`; a table never has both.
pub struct UnlessJoint<K>(PhantomData<K>);

impl<K: Kind> Entry for UnlessJoint<K> {
    type Value = Option<K::Value>;

    fn read<R: Reader>(reader: &mut R, key: &'static str) -> Option<Self::Value> {
        match (reader.get(key), reader.get("bodies")) {
            (Some(_), Some(bodies)) => {
                reader.exclude(bodies, key);
                None
            }
            (None, Some(_)) => Some(None),
            (_, None) => Required::<K>::read(reader, key).map(Some),
        }
    }

    fn visit<'v, V: Visitor<'v>>(value: &'v Self::Value, name: Name, to: &mut V) {
        Optional::<K>::visit(value, name, to);
    }

    fn compare<'v, C: Comparer<'v>>(before: &'v Self::Value, after: &'v Self::Value, name: Name, to: &mut C) {
        Optional::<K>::compare(before, after, name, to);
    }
}

impl<K: Kind> Single for UnlessJoint<K> {
    const NEED: Need = Need::UnlessJoint;
    const TYPE: Type = K::TYPE;
}

/// Several keys that make one value.
pub struct Group<G>(PhantomData<G>);

impl<G: Several> Group<G> {
    fn named(value: &G::Value) -> impl Iterator<Item = (Name, Field<'_>)> {
        G::KEYS.iter().map(|key| Name::of(key.name)).zip(G::fields(value))
    }
}

impl<G: Several> Entry for Group<G> {
    type Value = G::Value;

    fn read<R: Reader>(reader: &mut R, _: &'static str) -> Option<G::Value> {
        G::read(reader)
    }

    fn visit<'v, V: Visitor<'v>>(value: &'v G::Value, _: Name, to: &mut V) {
        Self::named(value).for_each(|(name, field)| to.field(name, field));
    }

    fn compare<'v, C: Comparer<'v>>(before: &'v G::Value, after: &'v G::Value, _: Name, to: &mut C) {
        let pairs = Self::named(before).zip(G::fields(after));
        pairs.for_each(|((name, before), after)| to.field(name, before, after));
    }
}
