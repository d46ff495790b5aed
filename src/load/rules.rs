//! The rules that reading a plan applies: what each finds, by its id.

use crate::diagnostic::{Rule, Severity};

pub static AMBIGUOUS_NAME: Rule = Rule {
    id: "ambiguous-name",
    severity: Severity::Error,
    summary: "a name that two bodies of the register share",
};

pub static CONTROL_CHARACTER: Rule = Rule {
    id: "control-character",
    severity: Severity::Error,
    summary: "a character that does not print, such as a terminal escape, in a text",
};

pub static DUPLICATE_BODY: Rule = Rule {
    id: "duplicate-body",
    severity: Severity::Error,
    summary: "a body that is named twice in one list",
};

pub static DUPLICATE_ID: Rule = Rule {
    id: "duplicate-id",
    severity: Severity::Error,
    summary: "an identifier that something else has already",
};

pub static INVALID_AMOUNT: Rule = Rule {
    id: "invalid-amount",
    severity: Severity::Error,
    summary: "an amount of money that is negative, too large or too finely divided",
};

pub static INVALID_ENCODING: Rule =
    Rule { id: "invalid-encoding", severity: Severity::Error, summary: "a file that is not UTF-8" };

pub static INVALID_ID: Rule = Rule {
    id: "invalid-id",
    severity: Severity::Error,
    summary: "an identifier, or a file's name, that no measure can have",
};

pub static INVALID_TOML: Rule =
    Rule { id: "invalid-toml", severity: Severity::Error, summary: "a file that breaks the syntax of TOML" };

pub static INVALID_VALUE: Rule =
    Rule { id: "invalid-value", severity: Severity::Error, summary: "a value outside what its key can take" };

pub static MISSING_FIELD: Rule =
    Rule { id: "missing-field", severity: Severity::Error, summary: "a key that must be there and is not" };

pub static STRAY_FILE: Rule = Rule {
    id: "stray-file",
    severity: Severity::Warning,
    summary: "a file in the plan's folder that is not read",
};

pub static SYMBOLIC_LINK: Rule = Rule {
    id: "symbolic-link",
    severity: Severity::Error,
    summary: "a symbolic link in the plan's folder, which is never followed",
};

pub static UNKNOWN_APPROPRIATION: Rule = Rule {
    id: "unknown-appropriation",
    severity: Severity::Error,
    summary: "an appropriation that plan.toml does not list",
};

pub static UNKNOWN_BODY: Rule =
    Rule { id: "unknown-body", severity: Severity::Error, summary: "a body that the register does not hold" };

pub static UNKNOWN_CURRENCY: Rule = Rule {
    id: "unknown-currency",
    severity: Severity::Error,
    summary: "a currency that is no code of ISO 4217",
};

pub static UNKNOWN_FIELD: Rule =
    Rule { id: "unknown-field", severity: Severity::Error, summary: "a key that means nothing here" };

pub static UNKNOWN_SECTION: Rule = Rule {
    id: "unknown-section",
    severity: Severity::Error,
    summary: "a measure whose id begins with no section of the plan",
};

pub static UNKNOWN_SOURCE: Rule = Rule {
    id: "unknown-source",
    severity: Severity::Error,
    summary: "a source of funding that plan.toml does not list",
};

pub static UNREADABLE_FILE: Rule = Rule {
    id: "unreadable-file",
    severity: Severity::Error,
    summary: "a file that cannot be read, or is too large to be part of a plan",
};

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
