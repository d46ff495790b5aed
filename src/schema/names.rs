//! What an office, a duty or a procedure is called in other languages. Hungarian has a key of its own as well, which is the
//! older one: it is read as one of the names.

use super::entry::{Optional, OrDefault};
use super::kind::{Line, Name, Names};
use super::record::{Entry, Field, Kind, Reader, Several};
use super::table::{Key, Need, Type};
use crate::model::{ByLanguage, HUNGARIAN};
use crate::text::TextSlice;

/// The names under one key, or the Hungarian one under another.
macro_rules! names {
    ($(#[$docs:meta])* $type:ident, $names:literal, $of_names:literal, $hungarian:literal, $of_hungarian:literal) => {
        $(#[$docs])*
        pub struct $type;

        impl Several for $type {
            type Value = ByLanguage;
            const KEYS: &'static [Key] = &[
                Key::new($names, Need::Never, Type::ByLanguage(&Type::Name), $of_names),
                Key::new($hungarian, Need::Never, Type::Line, $of_hungarian),
            ];

            fn read<R: Reader>(reader: &mut R) -> Option<ByLanguage> {
                read::<Line, R>(reader, $names, $hungarian)
            }

            fn fields(names: &ByLanguage) -> impl Iterator<Item = Field<'_>> {
                fields(names)
            }
        }
    };
}

names! {
    /// What a duty or a procedure is called.
    OtherNames,
    "names", "The words in other languages: `{ hu = \"...\" }`.",
    "hungarian", "The same as `names = { hu = \"...\" }`: the published words, where they are Hungarian."
}

names! {
    /// What the office of the coordinator is called.
    CoordinatorNames,
    "coordinator_names", "The office in other languages: `{ hu = \"...\" }`.",
    "coordinator_hungarian",
    "The same as `coordinator_names = { hu = \"...\" }`: the office in the published words, where they are Hungarian."
}

names! {
    /// What the department that assists the coordinator is called.
    DepartmentNames,
    "department_names", "The department in other languages: `{ hu = \"...\" }`.",
    "department_hungarian",
    "The same as `department_names = { hu = \"...\" }`: the department in the published words, where they are Hungarian."
}

/// What a body is called. Its Hungarian name is compared and shown by itself.
pub struct BodyNames;

impl Several for BodyNames {
    type Value = ByLanguage;
    const KEYS: &'static [Key] = &[
        Key::new(
            "names",
            Need::Never,
            Type::ByLanguage(&Type::Name),
            "Its name in other languages: `{ hu = \"...\" }`.",
        ),
        Key::new(
            "hungarian",
            Need::Never,
            Type::Name,
            "The same as `names = { hu = \"...\" }`: its Hungarian name, where a source gives it.",
        ),
    ];

    fn read<R: Reader>(reader: &mut R) -> Option<ByLanguage> {
        read::<Name, R>(reader, "names", "hungarian")
    }

    fn fields(names: &ByLanguage) -> impl Iterator<Item = Field<'_>> {
        let hungarian = names.name(HUNGARIAN).map_or(Field::Absent, Field::Text);
        [Field::NamesButHungarian(names), hungarian].into_iter()
    }
}

/// The older key under which the Hungarian one of such names may stand instead.
pub fn hungarian_key(names: &str) -> Option<&'static str> {
    match names {
        "names" => Some("hungarian"),
        "coordinator_names" => Some("coordinator_hungarian"),
        "department_names" => Some("department_hungarian"),
        _ => None,
    }
}

/// Reads the names under `key`, and the Hungarian one under another key as a text of the kind `K`.
fn read<K: Kind<Value = TextSlice>, R: Reader>(
    reader: &mut R,
    key: &'static str,
    of_hungarian: &'static str,
) -> Option<ByLanguage> {
    let names = OrDefault::<Names>::read(reader, key)?;
    let own = reader.get(of_hungarian);
    let hungarian = Optional::<K>::read(reader, of_hungarian)?;
    match (own, hungarian) {
        (Some(own), Some(_)) if names.name(HUNGARIAN).is_some() => {
            reader.twice(own, key);
            Some(names)
        }
        (_, hungarian) => Some(names.and_hungarian(hungarian.as_ref())),
    }
}

/// Whichever key they stand under, they are compared and shown under the first.
fn fields(names: &ByLanguage) -> impl Iterator<Item = Field<'_>> {
    let all = if names.values().is_empty() { Field::Absent } else { Field::Figures(names.values()) };
    [all, Field::Absent].into_iter()
}
