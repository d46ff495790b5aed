//! Who can owe something, under which names, and who took over what from whom.

use std::collections::HashSet;

use crate::export::records::Records;
use crate::export::table::{POSITION, TO_BODY, Table, boolean, id, integer, text, to};
use crate::export::value::{Row, living, living_words, position};
use crate::model::{Body, BodyId, HUNGARIAN};
use crate::query::status::count;

/// The register.
pub const BODY: Table = Table {
    name: "body",
    about: "a body, a group of bodies, or a class of them",
    columns: &[
        id("name", "the English name, by which all other tables mean it"),
        POSITION,
        id("kind", "government, ministry, agency, international, ngo, group or class"),
        boolean("translated", "whether the English name is the register's translation").required(),
        text("part_of", "the body that it is an office of"),
        boolean("never_reported", "whether it answers for something and has never said a word, as of the day, as `plan status` says")
            .required(),
    ],
    key: &["name"],
    references: &[to("body", &["part_of"], &["name"])],
    rows: bodies,
};

/// Every body that has its name to itself: two of one name are one to all who read names.
fn uniquely_named<'p>(records: &Records<'p>) -> impl Iterator<Item = (BodyId, &'p Body)> + use<'p> {
    let mut seen = HashSet::new();
    records.plan.register.bodies().filter(move |(_, body)| seen.insert(body.name.as_str()))
}

fn bodies(records: &Records<'_>) -> Vec<Row> {
    let silent = count(records.plan, records.day).silent;
    let row = |(at, (id, body)): (usize, (BodyId, &Body))| {
        vec![
            (&body.name).into(),
            position(at),
            body.kind.word().into(),
            body.translated.into(),
            body.part_of.map(|body| records.plan.register.name(body)).into(),
            silent.contains(&id).into(),
        ]
    };
    uniquely_named(records).enumerate().map(row).collect()
}

/// Every name of a body.
pub const BODY_NAME: Table = Table {
    name: "body_name",
    about: "a name under which a body is found",
    columns: &[
        id("body", "the body, by its English name"),
        POSITION,
        id("name", "the name"),
        id("kind", "name, hungarian, head (the title of who leads it), abbreviation or alias"),
    ],
    key: &["body", "position"],
    references: &[TO_BODY],
    rows: body_names,
};

fn body_names(records: &Records<'_>) -> Vec<Row> {
    let names = uniquely_named(records).flat_map(|(_, body)| {
        let one = [("name", Some(&body.name)), ("hungarian", body.hungarian()), ("head", body.head.as_ref())];
        let one = one.into_iter().filter_map(|(kind, name)| Some((kind, name?)));
        let short = body.abbreviations.iter().map(|name| ("abbreviation", name));
        let all = one.chain(short).chain(body.aliases.iter().map(|name| ("alias", name)));
        let row = |(at, (kind, name)): (usize, (&'static str, _))| {
            vec![(&body.name).into(), position(at), crate::export::value::Value::from(name), kind.into()]
        };
        all.enumerate().map(row).collect::<Vec<_>>()
    });
    names.collect()
}

/// Groups and who belongs to them.
pub const MEMBERSHIP: Table = Table {
    name: "membership",
    about: "that a body belongs to a group",
    columns: &[id("body", "the member, by its name"), POSITION, id("member_of", "the group, by its name")],
    key: &["body", "position"],
    references: &[TO_BODY, to("body", &["member_of"], &["name"])],
    rows: |records| {
        let name = |body| records.plan.register.name(body);
        let rows = uniquely_named(records).flat_map(|(_, body)| {
            let groups = body.member_of.iter().enumerate();
            groups.map(|(at, &group)| vec![(&body.name).into(), position(at), name(group).into()])
        });
        rows.collect()
    },
};

/// What the coordination mechanism gives to its members.
pub const DUTY: Table = Table {
    name: "duty",
    about: "a field of duty that the coordination mechanism gives to a body",
    columns: &[
        id("body", "the body, by its name"),
        POSITION,
        text("english", "the register's translation"),
        text("hungarian", "the published words"),
    ],
    key: &["body", "position"],
    references: &[TO_BODY],
    rows: |records| {
        let rows = uniquely_named(records).flat_map(|(_, body)| {
            let duties = body.duties.iter().enumerate();
            duties.map(|(at, duty)| {
                let hungarian = duty.names.name(HUNGARIAN).into();
                vec![(&body.name).into(), position(at), (&duty.english).into(), hungarian]
            })
        });
        rows.collect()
    },
};

/// Measures whose words name a body without giving it a role.
pub const MENTION: Table = Table {
    name: "mention",
    about: "that the words of a measure name a body without giving it a role",
    columns: &[
        id("body", "the body, by its name"),
        POSITION,
        id("measure", "the measure, by its id as the register has it"),
    ],
    key: &["body", "position"],
    references: &[TO_BODY],
    rows: |records| {
        let rows = uniquely_named(records).flat_map(|(_, body)| {
            let mentions = body.mentioned_in.iter().enumerate();
            mentions.map(|(at, measure)| vec![(&body.name).into(), position(at), measure.into()])
        });
        rows.collect()
    },
};

/// Duties that moved.
pub const SUCCESSION: Table = Table {
    name: "succession",
    about: "a duty that moved from one body to another",
    columns: &[
        POSITION,
        text("duty", "what moved, in English"),
        text("hungarian", "the published words"),
        id("from_body", "who was to do it when the plan was adopted"),
        id("to_body", "who has to do it since"),
        text("basis", "the document that says so"),
    ],
    key: &["position"],
    references: &[to("body", &["from_body"], &["name"]), to("body", &["to_body"], &["name"])],
    rows: |records| {
        let name = |body| records.plan.register.name(body);
        let rows = records.plan.register.successions().iter().enumerate().map(|(at, it)| {
            vec![
                position(at),
                living(&it.duty),
                living_words(it.names.name(HUNGARIAN)),
                name(it.from).into(),
                name(it.to).into(),
                living(&it.basis),
            ]
        });
        rows.collect()
    },
};

/// In which measures a duty moved.
pub const SUCCESSION_MEASURE: Table = Table {
    name: "succession_measure",
    about: "a measure in which a duty moved",
    columns: &[
        integer("succession", "the succession, by its position").required(),
        POSITION,
        id("measure", "the measure, by its id as the register has it"),
    ],
    key: &["succession", "position"],
    references: &[to("succession", &["succession"], &["position"])],
    rows: |records| {
        let rows = records.plan.register.successions().iter().enumerate().flat_map(|(at, it)| {
            let measures = it.measures.iter().enumerate();
            measures.map(move |(row, measure)| vec![position(at), position(row), measure.into()])
        });
        rows.collect()
    },
};
