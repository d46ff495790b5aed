//! The tables of `plan.toml`.

use super::table::{CURRENCY, FROM, RECURRING, Table, Type, YEAR, Years, may, must, words};
use crate::model::{Cycle, Level, SourceState};

const STATES: &[&str] = &words(SourceState::WORDS);
const CYCLES: &[&str] = &words(Cycle::WORDS);
const LEVELS: &[&str] = &words(Level::WORDS);

pub static PLAN: Table = Table::new(
    "plan.toml",
    &[
        must("title", Type::Line, "The title of the plan, as published."),
        may("decision", Type::Line, "The legal act that adopted it."),
        must("adopted", Type::Date, "The day of the decision."),
        must("period", Type::Table(&PERIOD), "The days for which the plan is made, first and last included."),
        must(
            "currency",
            Type::Currency,
            "The currency of every amount that names none, by its code of ISO 4217.",
        ),
        may(
            "document",
            Type::Line,
            "The document it was taken from, relative to the parent folder of the plan.",
        ),
        may(
            "section",
            Type::Tables(&SECTION),
            "A chapter or section, in the order of the plan: it is the order of every list.",
        ),
        may("source", Type::Tables(&SOURCE), "A source of funding that measures may name."),
        may("appropriation", Type::Tables(&APPROPRIATION), "What a point of the decision provides."),
        may("coordination", Type::Table(&COORDINATION), "Who sees to it that the plan is carried out."),
        may(
            "levels",
            Type::Named(&Type::Word(LEVELS)),
            "How much the findings of a rule matter: `allow` (not looked for), `warn` (a warning) or `deny` (an error). `plan rules` lists the rules.",
        ),
    ],
);

pub static PERIOD: Table = Table::new(
    "the period",
    &[must("start", Type::Date, "The first day."), must("end", Type::Date, "The last day.")],
);

pub static SECTION: Table = Table::new(
    "a [[section]]",
    &[
        must("id", Type::Id, "As the plan numbers it: `II` for a chapter, `II.3` for a section of it."),
        must("title", Type::Line, "Its title, as published."),
    ],
);

pub static SOURCE: Table = Table::new(
    "a [[source]]",
    &[
        must("id", Type::Name, "A short key by which measures name it."),
        must("name", Type::Name, "Its name, for people."),
        must(
            "state",
            Type::Word(STATES),
            "Whether its money is there: contingent hangs on a decision still to be made.",
        ),
        may("basis", Type::Prose, "The published words that say so."),
        may("words", Type::List(&Type::Line), "How the rows of the plan call it."),
    ],
);

pub static APPROPRIATION: Table = Table {
    what: "an [[appropriation]]",
    years: Years::Always,
    keys: &[
        must("id", Type::Name, "As the decision numbers it: `3a`."),
        may("point", Type::Id, "The point of the decision, where it is in the plan: `D.3a`."),
        may("source", Type::Name, "The source that it draws on: the id of a [[source]]."),
        may("chapter", Type::Name, "The chapter of the budget: a body of the register, by any of its names."),
        YEAR,
        FROM,
        RECURRING,
        must("amount", Type::Amount, "How much, in digits; per year where it recurs."),
        CURRENCY,
    ],
};

pub static COORDINATION: Table = Table::new(
    "[coordination]",
    &[
        must("coordinator", Type::Line, "The office of the coordinator, never the person."),
        may(
            "coordinator_hungarian",
            Type::Line,
            "The office in the published words, where they are Hungarian.",
        ),
        must("body", Type::Name, "The body that the coordinator belongs to, by any of its names."),
        may("department", Type::Line, "The department that assists the coordinator."),
        may(
            "department_hungarian",
            Type::Line,
            "The department in the published words, where they are Hungarian.",
        ),
        may(
            "mechanism",
            Type::Name,
            "The group in which the bodies meet: the National Coordination Mechanism.",
        ),
        may("mechanism_since", Type::Year, "The year since when the mechanism exists."),
        may(
            "roundtable",
            Type::Name,
            "The group in which non-governmental organizations meet: the NGO Roundtable.",
        ),
        must("cycle", Type::Word(CYCLES), "How often reports and meetings are due."),
        may("procedure", Type::Tables(&PROCEDURE), "A procedure by which victims are identified."),
        may("basis", Type::Prose, "The document that says so."),
    ],
);

pub static PROCEDURE: Table = Table::new(
    "a procedure",
    &[
        must("id", Type::Name, "As its document numbers it."),
        must("title", Type::Line, "Whom it is for and where, in English."),
        may("hungarian", Type::Line, "The published words, where they are Hungarian."),
    ],
);
