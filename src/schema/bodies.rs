//! The tables of `bodies.toml`.

use super::describe::record;
use super::entry::{Optional, OrDefault, Required};
use super::kind::{BodyName, Date, Id, Line, List, Prose};
use super::names::OtherNames;
use super::record::{Keyword, Record};
use super::table::{Table, Type, may, must};
use crate::model::{BodyKind, Duty, Succession};

/// The file itself.
pub static BODIES: Table = Table::new(
    "bodies.toml",
    &[
        may("body", Type::Tables(&BODY), "A body, a group of bodies, or a class of them."),
        may(
            "extra",
            Type::Extra,
            "Keys of the plan's own: kept, shown and compared, and judged by `personal-data` and `control-character` alone.",
        ),
        may("succession", Type::Tables(Succession::TABLE), "A duty that moved from one body to another."),
    ],
);

/// A body. What it says of other bodies is only understood once all of them are known: it is read by hand.
pub static BODY: Table = Table {
    what: "a [[body]]",
    matched_by: &[&["id"]],
    in_order: false,
    keys: &[
        must("name", Type::Name, "Its English name, under which every answer lists it."),
        must(
            "kind",
            Type::Word(BodyKind::NAMES),
            "What sort of body: a group is made of members, a class is all bodies that the words describe.",
        ),
        may(
            "translated",
            Type::Flag,
            "`true` where the sources name it in Hungarian only, and the English name is not theirs.",
        ),
        may("names", Type::ByLanguage(&Type::Name), "Its name in other languages: `{ hu = \"...\" }`."),
        may(
            "hungarian",
            Type::Name,
            "The same as `names = { hu = \"...\" }`: its Hungarian name, where a source gives it.",
        ),
        may(
            "head",
            Type::Name,
            "The office that stands for it, such as \"Minister of Interior\"; never a person.",
        ),
        may("abbreviations", Type::List(&Type::Name), "Its customary short forms."),
        may("aliases", Type::List(&Type::Name), "Other wordings for it in the sources."),
        may("part_of", Type::Name, "The body that it is an office of, by any of its names."),
        may("member_of", Type::List(&Type::Name), "The groups that it belongs to, by any of their names."),
        may(
            "duties",
            Type::Tables(Duty::TABLE),
            "Its fields of duty in the National Coordination Mechanism.",
        ),
        may(
            "mentioned_in",
            Type::List(&Type::Id),
            "Measures, points and sections whose words name it without giving it a role.",
        ),
    ],
};

record! {
    Duty, "a duty" => {
        names: OtherNames;
        english: Required<Line>, "What it is in English: where the published words are in another language, the register's translation.";
    }
}

record! {
    Succession, "a [[succession]]", matched by [&["duty", "from"], &["duty"]] => {
        duty: Required<Line>, "What moved, in English: \"labour inspection\".";
        names: OtherNames;
        from: Required<BodyName>, "Who was to do it when the plan was adopted: a body, by any of its names.";
        to: Required<BodyName>, "Who has to do it since: a body, by any of its names.";
        measures: OrDefault<List<Id>>,
            "The measures in which it moved; in all others the first body still answers.";
        since: Optional<Date>,
            "The day from which the second body is asked for reports; without it the first is, and the second is named beside it.";
        basis: Required<Prose>, "The document that says so.";
    }
    with |reader| { file: reader.file(), row: reader.row() }
}
