//! Which keys of the files a question needs: where one of these values is not known, neither is the whole answer.

use crate::model::{Measure, Plan, RegisterFile};
use crate::schema::{Record, is_same};

/// Keys of `plan.toml`, of `bodies.toml` or of measures.
pub type Keys = &'static [&'static str];

/// Files of which nothing else may be known than that something in them is wrong: a meeting, a return.
const FILES: [&str; 2] = ["meeting", "return"];

/// Every answer that is judged by a day: it says whether the plan was closed by then, after which nothing is late, which
/// published rows its measures have, and who said what of them in whose place.
pub const JUDGED: Keys = known(&["closed", "rows", "succession"]);

/// What the plan's own files say that one measure goes by: its money, its metrics, its bodies.
pub const OF_ONE_MEASURE: Keys =
    known(&["closed", "rows", "succession", "body", "currency", "source", "appropriation", "metric"]);

/// What the plan's act says apart from the measures.
pub const ACT: Keys = known(&[
    "decision",
    "adopted",
    "period",
    "expires",
    "strategy",
    "predecessor",
    "closed",
    "provision",
    "source",
    "extra",
    "body",
]);

/// Who takes part in the plan, and in whose place.
pub const REGISTER: Keys = known(&["body", "succession"]);

/// How far measures are.
pub const STATUS: Keys = known(&[
    "closed",
    "responsible",
    "report",
    "amendment",
    "milestone",
    "body",
    "succession",
    "coordination",
]);

/// What is late, and what falls due.
pub const OVERDUE: Keys = known(&[
    "closed",
    "deadline",
    "milestone",
    "responsible",
    "report",
    "amendment",
    "body",
    "succession",
    "decision",
]);

/// Who owes which report, and what came in.
pub const DUE: Keys = known(&[
    "closed",
    "title",
    "responsible",
    "report",
    "milestone",
    "amendment",
    "body",
    "succession",
    "coordination",
    "period",
    "adopted",
    "meeting",
    "decision",
    "return",
]);

/// What a meeting decided, and what it dealt with.
pub const MINUTES: Keys = known(&[
    "closed",
    "title",
    "responsible",
    "report",
    "assessment",
    "milestone",
    "amendment",
    "spent",
    "source",
    "body",
    "succession",
    "coordination",
    "period",
    "adopted",
    "meeting",
    "decision",
    "return",
]);

/// The workbook in which a body reports.
pub const FORM: Keys = known(&[
    "closed",
    "title",
    "responsible",
    "partners",
    "deadline",
    "report",
    "milestone",
    "amendment",
    "metric",
    "metrics",
    "body",
    "succession",
    "coordination",
    "period",
    "adopted",
]);

/// Every date.
pub const CALENDAR: Keys = known(&[
    "closed",
    "deadline",
    "milestone",
    "responsible",
    "partners",
    "report",
    "amendment",
    "body",
    "succession",
    "coordination",
    "period",
    "adopted",
    "title",
    "meeting",
    "decision",
    "formerly",
]);

/// The plan at a glance.
pub const OVERVIEW: Keys = known(&[
    "closed",
    "deadline",
    "milestone",
    "responsible",
    "report",
    "assessment",
    "amendment",
    "section",
    "body",
    "succession",
    "coordination",
    "decision",
]);

/// Where the money comes from.
pub const FUNDING: Keys =
    known(&["kind", "allocation", "spent", "source", "appropriation", "period", "currency", "funding"]);

/// What bodies have to do with the plan.
pub const BODIES: Keys = known(&["responsible", "partners", "body", "succession", "decision"]);

/// The sources of funding.
pub const SOURCES: Keys = known(&["allocation", "source", "appropriation"]);

/// The rows in which words are looked for.
pub const WORDS: Keys = known(&["title", "means", "indicator", "funding"]);

/// By when measures are due.
pub const DEADLINE: Keys = known(&["deadline"]);

/// What others say of measures.
pub const ASSESSMENT: Keys = known(&["assessment"]);

/// Where measures belong.
pub const SECTION: Keys = known(&["section"]);

/// Who answers for measures.
pub const RESPONSIBLE: Keys = known(&["responsible"]);

/// Who answers for measures that name nobody.
pub const COORDINATOR: Keys = known(&["coordination"]);

/// Who takes part in measures.
pub const PARTNERS: Keys = known(&["partners"]);

/// From which source measures are paid.
pub const ALLOCATION: Keys = known(&["allocation", "source"]);

/// Whether it is a measure or a point of the decision.
pub const KIND: Keys = known(&["kind"]);

/// Promise against result.
pub const RESULTS: Keys = known(&[
    "closed",
    "kind",
    "title",
    "deadline",
    "milestone",
    "metric",
    "metrics",
    "responsible",
    "report",
    "assessment",
    "amendment",
    "section",
    "allocation",
    "spent",
    "source",
    "currency",
    "body",
    "succession",
    "coordination",
    "period",
    "adopted",
]);

/// The papers of a meeting.
pub const BRIEF: Keys = known(&[
    "closed",
    "title",
    "deadline",
    "milestone",
    "responsible",
    "partners",
    "report",
    "assessment",
    "amendment",
    "section",
    "metric",
    "metrics",
    "allocation",
    "spent",
    "source",
    "body",
    "succession",
    "coordination",
    "period",
    "adopted",
    "meeting",
    "decision",
    "return",
]);

/// The same keys. One that no file can have does not compile: a question that named it would go on without the value.
const fn known(keys: Keys) -> Keys {
    let mut at = 0;
    while at < keys.len() {
        let key = keys[at];
        let is_key = Plan::TABLE.has(key)
            || RegisterFile::TABLE.has(key)
            || Measure::TABLE.has(key)
            || is_same(FILES[0], key)
            || is_same(FILES[1], key);
        assert!(is_key, "no file of a plan has this key");
        at += 1;
    }
    keys
}
