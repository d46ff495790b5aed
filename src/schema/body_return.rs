//! The tables of a return: what one body reports for one period.

use super::describe::record;
use super::entry::{Optional, Required};
use super::kind::{BodyName, Date, Extra, Name, PeriodName};
use super::nested::Tables;
use super::record::{Field, Reader, Record, Several};
use super::table::{Key, Need, Table, Type, is_same};
use crate::model::{Allow, Assessment, Report, Return, ReturnTables, Spent};

record! {
    Return, "a return" => {
        body: Required<BodyName>,
            "Who reports, by any of its names: this counts, not the name of the file.";
        lang: Optional<Name>, "The language of its texts, such as `hu`; without it, that of the plan.";
        period: Required<PeriodName>, "The period that it is for, of the length of the plan's cycle.";
        date: Optional<Date>,
            "The day of every report, assessment and `[[spent]]` below that has none of its own.";
        tables: ReturnTables;
        extra: Optional<Extra>,
            "Keys of the plan's own: kept and exported, and judged by `personal-data` and `control-character` alone.";
        allows = "allow": Tables<Allow>, "A finding in this file that is accepted on purpose.";
    }
    with |reader| { file: reader.file(), unplaced: Vec::new() }
}

/// The lists of a return. What they hold is shown and compared as part of the measures that it is about.
impl Several for ReturnTables {
    type Value = Self;
    const KEYS: &'static [Key] = &[
        Key::new(
            "report",
            Need::Never,
            Type::Tables(&RETURNED_REPORT),
            "What the body says of a measure. Append only, in order of date.",
        ),
        Key::new(
            "assessment",
            Need::Never,
            Type::Tables(&RETURNED_ASSESSMENT),
            "What the body says about a measure that it does not carry. Append only, in order of date.",
        ),
        Key::new(
            "spent",
            Need::Never,
            Type::Tables(&RETURNED_SPENT),
            "What the body says that it has spent on a measure. Append only, in order of date.",
        ),
    ];

    fn read<R: Reader>(reader: &mut R) -> Option<Self> {
        Some(ReturnTables {
            reports: reader.returned("report", &RETURNED_REPORT),
            assessments: reader.returned("assessment", &RETURNED_ASSESSMENT),
            spent: reader.returned("spent", &RETURNED_SPENT),
        })
    }

    fn fields(_: &Self) -> impl Iterator<Item = Field<'_>> {
        std::iter::empty()
    }
}

/// What stands at the top of a return, so that its tables need not say it.
const FROM_THE_TOP: [&str; 3] = ["date", "body", "by"];

const MEASURE: Key = Key::new(
    "measure",
    Need::Always,
    Type::Id,
    "The id of the measure that it is about; an earlier id will do.",
);

/// A `[[report]]` of a return: the keys of a report, and the measure.
static RETURNED_REPORT: Table = Table {
    what: "a [[report]] of a return",
    keys: &{
        const KEYS: [Key; Report::TABLE.keys.len() + 1] = with_measure(Report::TABLE);
        KEYS
    },
    matched_by: Report::TABLE.matched_by,
    in_order: Report::TABLE.in_order,
};

/// An `[[assessment]]` of a return: the keys of an assessment, and the measure.
static RETURNED_ASSESSMENT: Table = Table {
    what: "an [[assessment]] of a return",
    keys: &{
        const KEYS: [Key; Assessment::TABLE.keys.len() + 1] = with_measure(Assessment::TABLE);
        KEYS
    },
    matched_by: Assessment::TABLE.matched_by,
    in_order: Assessment::TABLE.in_order,
};

/// A `[[spent]]` of a return: its keys, and the measure.
static RETURNED_SPENT: Table = Table {
    what: "a [[spent]] of a return",
    keys: &{
        const KEYS: [Key; Spent::TABLE.keys.len() + 1] = with_measure(Spent::TABLE);
        KEYS
    },
    matched_by: Spent::TABLE.matched_by,
    in_order: Spent::TABLE.in_order,
};

/// The measure, then the keys of a table, those left free that stand at the top of the file.
const fn with_measure<const N: usize>(table: &Table) -> [Key; N] {
    let mut keys = [MEASURE; N];
    let mut at = 1;
    while at < N {
        keys[at] = table.keys[at - 1];
        if is_from_the_top(keys[at].name) {
            keys[at].need = Need::Never;
        }
        at += 1;
    }
    keys
}

const fn is_from_the_top(name: &str) -> bool {
    let mut at = 0;
    while at < FROM_THE_TOP.len() {
        if is_same(FROM_THE_TOP[at], name) {
            return true;
        }
        at += 1;
    }
    false
}
