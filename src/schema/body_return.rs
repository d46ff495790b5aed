//! The tables of a return: what one body reports for one period.

use super::record::Record;
use super::table::{Key, Need, Table, Type, may, must};
use crate::model::{Allow, Assessment, Report, Spent};

/// The file itself. It is read by hand: what its tables leave out stands at its top.
pub static RETURN: Table = Table::new(
    "a return",
    &[
        must("body", Type::Name, "Who reports, by any of its names: this counts, not the name of the file."),
        may("lang", Type::Name, "The language of its texts, such as `hu`; without it, that of the plan."),
        must("period", Type::Period, "The period that it is for, of the length of the plan's cycle."),
        may(
            "date",
            Type::Date,
            "The day of every report, assessment and `[[spent]]` below that has none of its own.",
        ),
        may(
            "report",
            Type::Tables(&RETURNED_REPORT),
            "What the body says of a measure. Append only, in order of date.",
        ),
        may(
            "assessment",
            Type::Tables(&RETURNED_ASSESSMENT),
            "What the body says about a measure that it does not carry. Append only, in order of date.",
        ),
        may(
            "spent",
            Type::Tables(&RETURNED_SPENT),
            "What the body says that it has spent on a measure. Append only, in order of date.",
        ),
        may(
            "extra",
            Type::Extra,
            "Keys of the plan's own: kept and exported, and judged by `personal-data` and `control-character` alone.",
        ),
        may("allow", Type::Tables(Allow::TABLE), "A finding in this file that is accepted on purpose."),
    ],
);

/// What stands at the top of a return, so that its tables need not say it.
const FROM_THE_TOP: [&str; 3] = ["date", "body", "by"];

const MEASURE: Key =
    must("measure", Type::Id, "The id of the measure that it is about; an earlier id will do.");

/// A `[[report]]` of a return: the keys of a report, and the measure.
pub static RETURNED_REPORT: Table = Table {
    what: "a [[report]] of a return",
    keys: &{
        const KEYS: [Key; Report::TABLE.keys.len() + 1] = with_measure(Report::TABLE);
        KEYS
    },
    matched_by: Report::TABLE.matched_by,
    in_order: Report::TABLE.in_order,
};

/// An `[[assessment]]` of a return: the keys of an assessment, and the measure.
pub static RETURNED_ASSESSMENT: Table = Table {
    what: "an [[assessment]] of a return",
    keys: &{
        const KEYS: [Key; Assessment::TABLE.keys.len() + 1] = with_measure(Assessment::TABLE);
        KEYS
    },
    matched_by: Assessment::TABLE.matched_by,
    in_order: Assessment::TABLE.in_order,
};

/// A `[[spent]]` of a return: its keys, and the measure.
pub static RETURNED_SPENT: Table = Table {
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
        if is_same(FROM_THE_TOP[at].as_bytes(), name.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}
