//! The description of a table, out of which everything follows that is done with it.

/// Describes a table of a file, once, and makes a [`Record`](super::record::Record) of its type in the model:
///
/// ```text
/// record! {
///     Metric, "a [[metric]]", matched by [&["name"], &["unit"]] => {
///         name: Required<Name>, "The name under which reports give its values.";
///         target: Optional<Number>, "The value to be reached, where the words give one.";
///     }
/// }
/// ```
///
/// - First the type, what people call the table, and which rows of two versions of a list are the same row. `in order`
///   behind it: the rows follow each other in time; `within "published"`: the table is compared key by key, under that
///   name.
/// - Then the entries, in the order in which the keys are written: the field of the type (`= "key"` where the file calls
///   it otherwise), the kind of its value, and the documentation. An entry without documentation brings its keys along: a
///   [`Several`](super::record::Several).
/// - `then |reader| { ... }` may change what was read; `with |reader| { field: value }` gives the fields that are no keys.
///
/// A record without a value that it must have is `None`: that is decided in one place, below, after every key was read.
macro_rules! record {
    ($type:ident, $what:literal, within $table:literal => $($rest:tt)+) => {
        record! { @ (concat!($table, ".")) $type, $what, [], false => $($rest)+ }
    };
    ($type:ident, $what:literal $(, matched by $groups:expr)? => $($rest:tt)+) => {
        record! { @ ("") $type, $what, [$($groups)?], false => $($rest)+ }
    };
    ($type:ident, $what:literal, matched by $groups:expr, in order => $($rest:tt)+) => {
        record! { @ ("") $type, $what, [$groups], true => $($rest)+ }
    };
    (@ $under:tt $type:ident, $what:literal, [$($groups:expr)?], $in_order:literal => {
        $($field:ident $(= $key:literal)?: $entry:ty $(, $docs:expr)?;)+
    } $(then |$after:ident| $then:block)? $(with |$maker:ident| { $($more:ident: $value:expr),+ $(,)? })?) => {
        impl $crate::schema::record::Record for $type {
            const TABLE: &'static $crate::schema::table::Table = {
                use $crate::schema::table::{Key, count, joined};
                const GROUPS: &[&[Key]] = &[$(record!(@keys $under $field $(= $key)?: $entry $(, $docs)?)),+];
                const KEYS: [Key; count(GROUPS)] = joined(GROUPS);
                #[allow(unused_mut, unused_assignments, reason = "most tables have one way to be matched")]
                const MATCHED_BY: &[&[&str]] = {
                    let mut groups: &[&[&str]] = &[];
                    $(groups = &$groups;)?
                    groups
                };
                &$crate::schema::table::Table {
                    what: $what,
                    keys: &KEYS,
                    matched_by: MATCHED_BY,
                    in_order: $in_order,
                }
            };

            fn read<R: $crate::schema::record::Reader>(reader: &mut R) -> Option<Self> {
                use $crate::schema::record::Entry;
                $(let $field = <record!(@entry $entry $(, $docs)?)>::read(reader, record!(@key $field $(= $key)?));)+
                reader.finish();
                // Something that must be there is not: there is no such record.
                $(#[allow(unused_mut, reason = "some change what they read")] let mut $field = $field?;)+
                $({ let $after = &mut *reader; $then })?
                $(let $maker = reader;)?
                Some($type { $($($more: $value,)+)? $($field,)+ })
            }

            fn visit<'v, V: $crate::schema::record::Visitor<'v>>(&'v self, to: &mut V) {
                use $crate::schema::record::Entry;
                $(<record!(@entry $entry $(, $docs)?)>::visit(
                    &self.$field, record!(@name $under $field $(= $key)?), to);)+
            }

            fn compare<'v, C: $crate::schema::record::Comparer<'v>>(before: &'v Self, after: &'v Self, to: &mut C) {
                use $crate::schema::record::Entry;
                $(<record!(@entry $entry $(, $docs)?)>::compare(
                    &before.$field, &after.$field, record!(@name $under $field $(= $key)?), to);)+
            }
        }
    };

    // The type of an entry, its name, its key.
    (@entry $entry:ty, $docs:expr) => { $entry };
    (@entry $entry:ty) => { $crate::schema::entry::Group<$entry> };
    (@key $field:ident = $key:literal) => { $key };
    (@key $field:ident) => { stringify!($field) };
    (@name ($under:expr) $field:ident = $key:literal) => {
        $crate::schema::record::Name { key: $key, path: concat!($under, $key), field: stringify!($field) }
    };
    (@name ($under:expr) $field:ident) => {
        $crate::schema::record::Name {
            key: stringify!($field),
            path: concat!($under, stringify!($field)),
            field: stringify!($field),
        }
    };
    // The keys of an entry.
    (@keys $under:tt $field:ident $(= $key:literal)?: $entry:ty, $docs:expr) => {
        &[{
            use $crate::schema::record::Single;
            let name = record!(@name $under $field $(= $key)?);
            Key { name: name.key, path: name.path, need: <$entry>::NEED, value: <$entry>::TYPE, docs: $docs }
        }]
    };
    (@keys $under:tt $field:ident: $entry:ty) => { <$entry as $crate::schema::record::Several>::KEYS };
}

pub(super) use record;
