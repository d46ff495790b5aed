//! The rules that reading a plan applies: what each finds, by its id.

use crate::diagnostic::{Rule, Severity};

/// Raised while reading `bodies.toml`, case and accents aside: a name must lead to one body.
pub static AMBIGUOUS_NAME: Rule = Rule {
    id: "ambiguous-name",
    severity: Severity::Error,
    summary: "a name that two bodies of the register share",
};

/// Raised for every text: what does not print could forge what a reviewer sees.
pub static CONTROL_CHARACTER: Rule = Rule {
    id: "control-character",
    severity: Severity::Error,
    summary: "a character that does not print, such as a terminal escape, in a text",
};

/// Raised for the lists of responsible bodies and of partners, by whatever names the body goes there.
pub static DUPLICATE_BODY: Rule = Rule {
    id: "duplicate-body",
    severity: Severity::Error,
    summary: "a body that is named twice in one list",
};

/// Raised for two files of one measure, and for two entries of a list in `plan.toml`.
pub static DUPLICATE_ID: Rule = Rule {
    id: "duplicate-id",
    severity: Severity::Error,
    summary: "an identifier that something else has already",
};

/// Raised for `amount`: see [`MAX_AMOUNT`](crate::model::MAX_AMOUNT) and [`MAX_DECIMALS`](crate::model::MAX_DECIMALS).
pub static INVALID_AMOUNT: Rule = Rule {
    id: "invalid-amount",
    severity: Severity::Error,
    summary: "an amount of money that is negative, too large or too finely divided",
};

/// Raised at the first byte that is no character; nothing that the file says counts.
pub static INVALID_ENCODING: Rule =
    Rule { id: "invalid-encoding", severity: Severity::Error, summary: "a file that is not UTF-8" };

/// Raised for file names, and for keys that hold an id of the plan: see [`MeasureId`](crate::model::MeasureId).
pub static INVALID_ID: Rule = Rule {
    id: "invalid-id",
    severity: Severity::Error,
    summary: "an identifier, or a file's name, that no measure can have",
};

/// Raised once a line, in the parser's words; nothing else in the file is judged.
pub static INVALID_TOML: Rule =
    Rule { id: "invalid-toml", severity: Severity::Error, summary: "a file that breaks the syntax of TOML" };

/// Raised where the type is right and the value is not: an empty text, the year 20223, a word that is not on the list.
pub static INVALID_VALUE: Rule =
    Rule { id: "invalid-value", severity: Severity::Error, summary: "a value outside what its key can take" };

/// Raised at the table that lacks the key.
pub static MISSING_FIELD: Rule =
    Rule { id: "missing-field", severity: Severity::Error, summary: "a key that must be there and is not" };

/// Raised for names that do not end in `.toml`.
pub static STRAY_FILE: Rule = Rule {
    id: "stray-file",
    severity: Severity::Warning,
    summary: "a file in the plan's folder that is not read",
};

/// Raised for links to anywhere, inside the plan too.
pub static SYMBOLIC_LINK: Rule = Rule {
    id: "symbolic-link",
    severity: Severity::Error,
    summary: "a symbolic link in the plan's folder, which is never followed",
};

/// Raised for `appropriation` of an allocation.
pub static UNKNOWN_APPROPRIATION: Rule = Rule {
    id: "unknown-appropriation",
    severity: Severity::Error,
    summary: "an appropriation that plan.toml does not list",
};

/// Raised wherever a body is named, with names that may have been meant.
pub static UNKNOWN_BODY: Rule =
    Rule { id: "unknown-body", severity: Severity::Error, summary: "a body that the register does not hold" };

/// Raised for `currency` of the plan, an appropriation or an allocation.
pub static UNKNOWN_CURRENCY: Rule = Rule {
    id: "unknown-currency",
    severity: Severity::Error,
    summary: "a currency that is no code of ISO 4217",
};

/// Raised for misspelt keys above all: what nobody reads must not look as if it counted.
pub static UNKNOWN_FIELD: Rule =
    Rule { id: "unknown-field", severity: Severity::Error, summary: "a key that means nothing here" };

/// Raised for a measure's file name: its id says which section it belongs to.
pub static UNKNOWN_SECTION: Rule = Rule {
    id: "unknown-section",
    severity: Severity::Error,
    summary: "a measure whose id begins with no section of the plan",
};

/// Raised for `source` and `alternative` of allocations, and `source` of appropriations.
pub static UNKNOWN_SOURCE: Rule = Rule {
    id: "unknown-source",
    severity: Severity::Error,
    summary: "a source of funding that plan.toml does not list",
};

/// Raised also where `bodies.toml` is not there at all.
pub static UNREADABLE_FILE: Rule = Rule {
    id: "unreadable-file",
    severity: Severity::Error,
    summary: "a file that cannot be read, or is too large to be part of a plan",
};

/// Raised where TOML has the value as something else: a date in quotes, an amount with its currency.
pub static WRONG_TYPE: Rule = Rule {
    id: "wrong-type",
    severity: Severity::Error,
    summary: "a value of another type than its key takes",
};

/// Every rule of this room, by id.
pub static ALL: &[&Rule] = &[
    &AMBIGUOUS_NAME,
    &CONTROL_CHARACTER,
    &DUPLICATE_BODY,
    &DUPLICATE_ID,
    &INVALID_AMOUNT,
    &INVALID_ENCODING,
    &INVALID_ID,
    &INVALID_TOML,
    &INVALID_VALUE,
    &MISSING_FIELD,
    &STRAY_FILE,
    &SYMBOLIC_LINK,
    &UNKNOWN_APPROPRIATION,
    &UNKNOWN_BODY,
    &UNKNOWN_CURRENCY,
    &UNKNOWN_FIELD,
    &UNKNOWN_SECTION,
    &UNKNOWN_SOURCE,
    &UNREADABLE_FILE,
    &WRONG_TYPE,
];
