//! The tables of a measure's file.

use super::table::{CURRENCY, FROM, Key, Need, RECURRING, Table, Type, YEAR, Years, may, must, row, words};
use crate::model::{Direction, Kind, MetricKind, Status};

const KINDS: &[&str] = &words(Kind::WORDS);
const STATUSES: &[&str] = &words(Status::WORDS);
const METRIC_KINDS: &[&str] = &words(MetricKind::WORDS);
const DIRECTIONS: &[&str] = &words(Direction::WORDS);

pub static MEASURE: Table = Table::new(
    "a measure",
    &[
        may(
            "kind",
            Type::Word(KINDS),
            "A row of the plan's table, or a point of the decision; without it, a measure.",
        ),
        may(
            "formerly",
            Type::List(&Type::Id),
            "Ids that it had before: the change that adds one continues the measure that had it until then.",
        ),
        must("title", Type::Line, "What is to be done, word for word as published."),
        must(
            "responsible",
            Type::Some(&Type::Name),
            "Who answers for it: bodies of the register by any of their names, in the published order.",
        ),
        row(
            "partners",
            Type::List(&Type::Name),
            "Who takes part in it: bodies of the register by any of their names, in the published order; `[]` where the row names no body.",
        ),
        row("means", Type::Line, "The means by which it is to be done, word for word as published."),
        must("deadline", Type::Deadline, "By when: a date, or the published words where there is no date."),
        row("indicator", Type::Line, "How it will be seen that it was done, word for word as published."),
        row(
            "funding",
            Type::Line,
            "What is published about its money, word for word; the figures go into `[[allocation]]`.",
        ),
        may(
            "published",
            Type::Table(&PUBLISHED),
            "The published wording of responsible bodies and partners, where the lists joined with \", \" do not give it back.",
        ),
        may(
            "milestone",
            Type::Tables(&MILESTONE),
            "A step on the way with a day of its own, as the words name it.",
        ),
        may("metric", Type::Tables(&METRIC), "What the indicator counts."),
        may("allocation", Type::Tables(&ALLOCATION), "What the words say of money, source by source."),
        may(
            "report",
            Type::Tables(&REPORT),
            "What a body that carries the measure says of it. Append only, in order of date.",
        ),
        may(
            "assessment",
            Type::Tables(&ASSESSMENT),
            "What others say about it, such as the NGO Roundtable or an evaluator. Append only, in order of date.",
        ),
        may("amendment", Type::Tables(&AMENDMENT), "The legal act that allows a published field to change."),
        may("allow", Type::Tables(&ALLOW), "A finding of `plan check` that is accepted on purpose."),
    ],
);

pub static PUBLISHED: Table = Table::new(
    "[published]",
    &[
        may("responsible", Type::Line, "The row of responsible bodies, word for word."),
        may("partners", Type::Line, "The row of partners, word for word."),
    ],
);

pub static MILESTONE: Table = Table::new(
    "a [[milestone]]",
    &[
        may(
            "id",
            Type::MilestoneId,
            "A short name that reports use instead of the title; with it, titles may repeat and may change.",
        ),
        must(
            "title",
            Type::Name,
            "What is to be achieved by then; reports name the milestone by it where it has no id.",
        ),
        must("due", Type::Date, "The last day on which it is on time."),
    ],
);

pub static METRIC: Table = Table::new(
    "a [[metric]]",
    &[
        must("name", Type::Name, "The name under which reports give its values."),
        must("unit", Type::Line, "What one of it is: \"places\", \"persons\"."),
        may("target", Type::Number, "The value to be reached, where the words give one."),
        may("baseline", Type::Number, "The value at the beginning, where the words give one."),
        may("direction", Type::Word(DIRECTIONS), "Which way the value should move, where the words tell."),
        may(
            "kind",
            Type::Word(METRIC_KINDS),
            "How its values relate: the level on a day (without it), everything since the beginning, a period alone, or words.",
        ),
    ],
);

pub static ALLOCATION: Table = Table {
    what: "an [[allocation]]",
    years: Years::WithAmount,
    keys: &[
        must("source", Type::Name, "Who is to pay: the id of a [[source]] in plan.toml."),
        may("chapter", Type::Name, "The chapter of the budget: a body of the register, by any of its names."),
        YEAR,
        FROM,
        RECURRING,
        may(
            "amount",
            Type::Amount,
            "How much, in digits; per year where it recurs. Leave it out where it is not known: unknown is not zero.",
        ),
        CURRENCY,
        may("purpose", Type::Line, "What it pays for, where that is not the measure as a whole."),
        may(
            "appropriation",
            Type::Name,
            "The point of the decision that provides it: the id of an [[appropriation]] in plan.toml.",
        ),
        may("alternative", Type::Name, "Who may pay instead: the id of a [[source]] in plan.toml."),
    ],
};

pub static REPORT: Table = Table::new(
    "a [[report]]",
    &[
        must("date", Type::Date, "From this day on the report counts."),
        must("body", Type::Name, "Who reports: a body that carries the measure, by any of its names."),
        STATUS,
        may(
            "milestone",
            Type::Name,
            "The id of the milestone it is about, or its title where it has none; left out where it is about the whole measure.",
        ),
        may(
            "values",
            Type::Named(&Type::Number),
            "Values of the measure's metrics, by name: `{ places = 12 }`.",
        ),
        TEXT,
        EVIDENCE,
    ],
);

pub static ASSESSMENT: Table = Table::new(
    "an [[assessment]]",
    &[
        must("date", Type::Date, "The day on which it was made."),
        must("by", Type::Line, "Who judges, in words: it need not be in the register."),
        Key {
            need: Need::Never,
            docs: "How far they judge it to be; it never decides the measure's status.",
            ..STATUS
        },
        TEXT,
        EVIDENCE,
    ],
);

const STATUS: Key =
    must("status", Type::Word(STATUSES), "How far it is; completed and withdrawn end the obligation.");
const TEXT: Key = may(
    "text",
    Type::Prose,
    "What they say, in their own words. Nothing that identifies a person or locates a shelter.",
);
const EVIDENCE: Key = may(
    "evidence",
    Type::List(&Type::Line),
    "Addresses, or paths relative to the parent folder of the plan.",
);

pub static AMENDMENT: Table = Table::new(
    "an [[amendment]]",
    &[
        must("date", Type::Date, "The day of the legal act."),
        must("basis", Type::Line, "The legal act, as it is cited."),
        Key {
            need: Need::UnlessWithdrawn,
            ..must(
                "fields",
                Type::List(&Type::Line),
                "The keys of this file that it changes: `[\"deadline\"]`; may be left out where `withdrawn` is given.",
            )
        },
        may(
            "withdrawn",
            Type::Flag,
            "`true` where it withdraws the measure, `false` where it takes that back.",
        ),
        may(
            "milestone",
            Type::Name,
            "The title of the milestone that it withdraws or takes back; left out where it is the whole measure.",
        ),
    ],
);

pub static ALLOW: Table = Table::new(
    "an [[allow]]",
    &[
        must(
            "rule",
            Type::Name,
            "The rule whose findings in this file are accepted; `plan rules` lists them.",
        ),
        must("reason", Type::Prose, "Why, in words for a reviewer."),
    ],
);
