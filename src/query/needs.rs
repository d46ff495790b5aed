//! Which keys of the files a question needs: where one of these values is not known, neither is the whole answer.

/// Who takes part in the plan, and in whose place.
pub const REGISTER: &[&str] = &["body", "succession"];

/// How far measures are.
pub const STATUS: &[&str] = &["responsible", "report", "amendment", "milestone", "body", "succession"];

/// What is late, and what falls due.
pub const OVERDUE: &[&str] =
    &["deadline", "milestone", "responsible", "report", "amendment", "body", "succession", "decision"];

/// Who owes which report, and what came in.
pub const DUE: &[&str] = &[
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
];

/// Every date.
pub const CALENDAR: &[&str] = &[
    "deadline",
    "milestone",
    "responsible",
    "amendment",
    "body",
    "succession",
    "coordination",
    "title",
    "meeting",
    "decision",
];

/// The plan at a glance.
pub const OVERVIEW: &[&str] = &[
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
];

/// Where the money comes from.
pub const FUNDING: &[&str] =
    &["kind", "allocation", "spent", "source", "appropriation", "period", "currency", "funding"];

/// What bodies have to do with the plan.
pub const BODIES: &[&str] = &["responsible", "partners", "body", "succession", "decision"];

/// The sources of funding.
pub const SOURCES: &[&str] = &["allocation", "source", "appropriation"];

/// The rows in which words are looked for.
pub const WORDS: &[&str] = &["title", "means", "indicator", "funding"];

/// Promise against result.
pub const RESULTS: &[&str] = &[
    "kind",
    "title",
    "deadline",
    "milestone",
    "metric",
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
];

/// The papers of a meeting.
pub const BRIEF: &[&str] = &[
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
    "allocation",
    "spent",
    "source",
    "body",
    "succession",
    "coordination",
    "meeting",
    "decision",
    "return",
];
