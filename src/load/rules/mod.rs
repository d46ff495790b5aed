//! The rules that reading a plan applies, one file each.

mod ambiguous_name;
mod control_character;
mod duplicate_body;
mod duplicate_id;
mod invalid_amount;
mod invalid_encoding;
mod invalid_id;
mod invalid_toml;
mod invalid_value;
mod merge_conflict;
mod missing_field;
mod stray_file;
mod symbolic_link;
mod too_many_findings;
mod unknown_appropriation;
mod unknown_body;
mod unknown_currency;
mod unknown_field;
mod unknown_section;
mod unknown_source;
mod unreadable_file;
mod wrong_type;

use crate::diagnostic::Rule;
pub use ambiguous_name::RULE as AMBIGUOUS_NAME;
pub use control_character::RULE as CONTROL_CHARACTER;
pub use duplicate_body::RULE as DUPLICATE_BODY;
pub use duplicate_id::RULE as DUPLICATE_ID;
pub use invalid_amount::RULE as INVALID_AMOUNT;
pub use invalid_encoding::RULE as INVALID_ENCODING;
pub use invalid_id::RULE as INVALID_ID;
pub use invalid_toml::RULE as INVALID_TOML;
pub use invalid_value::RULE as INVALID_VALUE;
pub use merge_conflict::RULE as MERGE_CONFLICT;
pub use missing_field::RULE as MISSING_FIELD;
pub use stray_file::RULE as STRAY_FILE;
pub use symbolic_link::RULE as SYMBOLIC_LINK;
pub use too_many_findings::RULE as TOO_MANY_FINDINGS;
pub use unknown_appropriation::RULE as UNKNOWN_APPROPRIATION;
pub use unknown_body::RULE as UNKNOWN_BODY;
pub use unknown_currency::RULE as UNKNOWN_CURRENCY;
pub use unknown_field::RULE as UNKNOWN_FIELD;
pub use unknown_section::RULE as UNKNOWN_SECTION;
pub use unknown_source::RULE as UNKNOWN_SOURCE;
pub use unreadable_file::RULE as UNREADABLE_FILE;
pub use wrong_type::RULE as WRONG_TYPE;

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
    &MERGE_CONFLICT,
    &MISSING_FIELD,
    &STRAY_FILE,
    &SYMBOLIC_LINK,
    &TOO_MANY_FINDINGS,
    &UNKNOWN_APPROPRIATION,
    &UNKNOWN_BODY,
    &UNKNOWN_CURRENCY,
    &UNKNOWN_FIELD,
    &UNKNOWN_SECTION,
    &UNKNOWN_SOURCE,
    &UNREADABLE_FILE,
    &WRONG_TYPE,
];
