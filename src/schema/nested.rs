//! The entries of a record under which tables stand: one, or a list of them.

use std::marker::PhantomData;

use super::record::{Comparer, Entry, Name, OneSided, Reader, Record, Single, Visitor};
use super::table::{Need, Type};
use crate::model::{Catalog, Listed};

/// A list of tables, empty where there is none.
pub struct Tables<T>(PhantomData<T>);

impl<T: Record> Entry for Tables<T> {
    type Value = Vec<T>;

    fn read<R: Reader>(reader: &mut R, key: &'static str) -> Option<Vec<T>> {
        let value = reader.get(key);
        Some(value.map(|value| reader.tables(value)).unwrap_or_default())
    }

    fn visit<'v, V: Visitor<'v>>(rows: &'v Vec<T>, name: Name, to: &mut V) {
        to.rows(name, rows);
    }

    fn compare<'v, C: Comparer<'v>>(before: &'v Vec<T>, after: &'v Vec<T>, name: Name, to: &mut C) {
        to.rows(name, before, after);
    }
}

impl<T: Record> Single for Tables<T> {
    const NEED: Need = Need::Never;
    const TYPE: Type = Type::Tables(T::TABLE);
}

/// A table that is compared key by key; its default where there is none.
pub struct KeyByKey<T>(PhantomData<T>);

impl<T: Record + Default> Entry for KeyByKey<T> {
    type Value = T;

    fn read<R: Reader>(reader: &mut R, key: &'static str) -> Option<T> {
        let value = reader.get(key);
        Some(value.and_then(|value| reader.table(value)).unwrap_or_default())
    }

    fn visit<'v, V: Visitor<'v>>(table: &'v T, _: Name, to: &mut V) {
        table.visit(to);
    }

    fn compare<'v, C: Comparer<'v>>(before: &'v T, after: &'v T, _: Name, to: &mut C) {
        T::compare(before, after, to);
    }
}

impl<T: Record + Default> Single for KeyByKey<T> {
    const NEED: Need = Need::Never;
    const TYPE: Type = Type::Table(T::TABLE);
}

/// A table that is compared key by key, and may be absent.
pub struct Parts<T>(PhantomData<T>);

impl<T: Record> Entry for Parts<T> {
    type Value = Option<T>;

    fn read<R: Reader>(reader: &mut R, key: &'static str) -> Option<Option<T>> {
        let value = reader.get(key);
        Some(value.and_then(|value| reader.table(value)))
    }

    fn visit<'v, V: Visitor<'v>>(table: &'v Option<T>, _: Name, to: &mut V) {
        table.iter().for_each(|table| table.visit(to));
    }

    fn compare<'v, C: Comparer<'v>>(before: &'v Option<T>, after: &'v Option<T>, _: Name, to: &mut C) {
        match (before, after) {
            (Some(before), Some(after)) => T::compare(before, after, to),
            (Some(before), None) => before.visit(&mut OneSided::Before(to)),
            (None, Some(after)) => after.visit(&mut OneSided::After(to)),
            (None, None) => {}
        }
    }
}

impl<T: Record> Single for Parts<T> {
    const NEED: Need = Need::Never;
    const TYPE: Type = Type::Table(T::TABLE);
}

/// A table that is compared as a whole, and may be absent.
pub struct ComparedWhole<T>(PhantomData<T>);

impl<T: Record> Entry for ComparedWhole<T> {
    type Value = Option<T>;

    fn read<R: Reader>(reader: &mut R, key: &'static str) -> Option<Option<T>> {
        Parts::<T>::read(reader, key)
    }

    fn visit<'v, V: Visitor<'v>>(table: &'v Option<T>, name: Name, to: &mut V) {
        to.table(name, table.as_ref());
    }

    fn compare<'v, C: Comparer<'v>>(before: &'v Option<T>, after: &'v Option<T>, name: Name, to: &mut C) {
        to.table(name, before.as_ref(), after.as_ref());
    }
}

impl<T: Record> Single for ComparedWhole<T> {
    const NEED: Need = Need::Never;
    const TYPE: Type = Type::Table(T::TABLE);
}

/// A list of tables to which others refer by a key. They must all be known before anything refers to them, so the
/// reader of the file fills the list.
pub struct Catalogued<T>(PhantomData<T>);

impl<T: Record + Listed> Entry for Catalogued<T> {
    type Value = Catalog<T>;

    fn read<R: Reader>(_: &mut R, _: &'static str) -> Option<Catalog<T>> {
        Some(Catalog::default())
    }

    fn visit<'v, V: Visitor<'v>>(rows: &'v Catalog<T>, name: Name, to: &mut V) {
        to.rows(name, rows.as_slice());
    }

    fn compare<'v, C: Comparer<'v>>(before: &'v Catalog<T>, after: &'v Catalog<T>, name: Name, to: &mut C) {
        to.rows(name, before.as_slice(), after.as_slice());
    }
}

impl<T: Record + Listed> Single for Catalogued<T> {
    const NEED: Need = Need::Never;
    const TYPE: Type = Type::Tables(T::TABLE);
}

/// A list of tables that the reader of the file reads before all else, because the others refer to them.
pub struct ReadFirst<T>(PhantomData<T>);

impl<T: Record> Entry for ReadFirst<T> {
    type Value = Vec<T>;

    fn read<R: Reader>(_: &mut R, _: &'static str) -> Option<Vec<T>> {
        Some(Vec::new())
    }

    fn visit<'v, V: Visitor<'v>>(rows: &'v Vec<T>, name: Name, to: &mut V) {
        Tables::<T>::visit(rows, name, to);
    }

    fn compare<'v, C: Comparer<'v>>(before: &'v Vec<T>, after: &'v Vec<T>, name: Name, to: &mut C) {
        Tables::<T>::compare(before, after, name, to);
    }
}

impl<T: Record> Single for ReadFirst<T> {
    const NEED: Need = Need::Never;
    const TYPE: Type = Type::Tables(T::TABLE);
}
