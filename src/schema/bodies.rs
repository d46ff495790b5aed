//! The tables of `bodies.toml`.

use super::describe::record;
use super::entry::{Optional, OrDefault, Required};
use super::kind::{
    BodyName, Date, Extra, Id, LaterBodies, LaterBody, Line, List, Name, OnlyTrue, OwnBodyName, Prose, Word,
};
use super::names::{BodyNames, OtherNames};
use super::nested::{ReadFirst, Tables};
use crate::model::{Body, BodyKind, Duty, RegisterFile, Succession};

record! {
    RegisterFile, "bodies.toml" => {
        bodies = "body": ReadFirst<Body>, "A body, a group of bodies, or a class of them.";
        extra: Optional<Extra>,
            "Keys of the plan's own: kept, shown and compared, and judged by `personal-data` and `control-character` alone.";
        successions = "succession": Tables<Succession>, "A duty that moved from one body to another.";
    }
}

record! {
    Body, "a [[body]]", matched by [&["id"]] => {
        name: Required<OwnBodyName>, "Its English name, under which every answer lists it.";
        kind: Required<Word<BodyKind>>,
            "What sort of body: a group is made of members, a class is all bodies that the words describe.";
        translated: OrDefault<OnlyTrue>,
            "`true` where the sources name it in Hungarian only, and the English name is not theirs.";
        in_languages: BodyNames;
        head: Optional<Name>,
            "The office that stands for it, such as \"Minister of Interior\"; never a person.";
        abbreviations: OrDefault<List<Name>>, "Its customary short forms.";
        aliases: OrDefault<List<Name>>, "Other wordings for it in the sources.";
        part_of: Optional<LaterBody>, "The body that it is an office of, by any of its names.";
        member_of: OrDefault<LaterBodies>, "The groups that it belongs to, by any of their names.";
        duties: Tables<Duty>, "Its fields of duty in the National Coordination Mechanism.";
        mentioned_in: OrDefault<List<Id>>,
            "Measures, points and sections whose words name it without giving it a role.";
    }
    with |reader| { file: reader.file(), row: reader.row() }
}

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
