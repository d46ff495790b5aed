//! The tables of `bodies.toml`.

use super::table::{Table, Type, may, must, words};
use crate::model::BodyKind;

const KINDS: &[&str] = &words(BodyKind::WORDS);

pub static BODIES: Table = Table::new(
    "bodies.toml",
    &[
        may("body", Type::Tables(&BODY), "A body, a group of bodies, or a class of them."),
        may("succession", Type::Tables(&SUCCESSION), "A duty that moved from one body to another."),
    ],
);

pub static BODY: Table = Table::new(
    "a [[body]]",
    &[
        must("name", Type::Name, "Its English name, under which every answer lists it."),
        must(
            "kind",
            Type::Word(KINDS),
            "What sort of body: a group is made of members, a class is all bodies that the words describe.",
        ),
        may(
            "translated",
            Type::Flag,
            "`true` where the sources name it in Hungarian only, and the English name is not theirs.",
        ),
        may("hungarian", Type::Name, "Its Hungarian name, where the Hungarian source gives it."),
        may(
            "head",
            Type::Name,
            "The office that stands for it, such as \"Minister of Interior\"; never a person.",
        ),
        may("abbreviations", Type::List(&Type::Name), "Its customary short forms."),
        may("aliases", Type::List(&Type::Name), "Other wordings for it in the sources."),
        may("part_of", Type::Name, "The body that it is an office of, by any of its names."),
        may("member_of", Type::List(&Type::Name), "The groups that it belongs to, by any of their names."),
        may("duties", Type::Tables(&DUTY), "Its fields of duty in the National Coordination Mechanism."),
        may(
            "mentioned_in",
            Type::List(&Type::Id),
            "Measures, points and sections whose words name it without giving it a role.",
        ),
    ],
);

pub static DUTY: Table = Table::new(
    "a duty",
    &[
        must("hungarian", Type::Line, "The published words."),
        must("english", Type::Line, "The register's translation."),
    ],
);

pub static SUCCESSION: Table = Table::new(
    "a [[succession]]",
    &[
        must("duty", Type::Line, "What moved, in English: \"labour inspection\"."),
        may("hungarian", Type::Line, "The published words."),
        must("from", Type::Name, "Who was to do it when the plan was adopted: a body, by any of its names."),
        must("to", Type::Name, "Who has to do it since: a body, by any of its names."),
        may(
            "measures",
            Type::List(&Type::Id),
            "The measures in which it moved; in all others the first body still answers.",
        ),
        must("basis", Type::Prose, "The document that says so."),
    ],
);
