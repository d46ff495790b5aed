//! Checking a plan against the rules.
//!
//! A rule never prints and never decides what is accepted: it returns findings. `rule` says what a rule is, `rules` has
//! them all, `registry` lists them, `levels` says how much each matters, and `run`, `change` and `audit` run them.

mod allow;
mod amended_steps;
pub mod audit;
mod base;
mod came_back;
mod change;
mod conceal;
mod document;
mod fix;
mod levels;
mod merged;
mod paths;
mod personal;
mod quote;
mod reading;
mod redact;
mod registry;
mod relocate;
mod repeated;
mod rule;
#[allow(missing_docs, reason = "each rule carries its documentation")]
pub mod rules;
mod run;
mod since_base;
mod spending;

pub use base::Base;
pub use conceal::{conceal_deadlines, conceal_ids_of_meetings, conceal_plan};
pub use fix::{FixedFile, Fixes, fixes};
pub use levels::Options;
pub use paths::{
    NOT_SHOWN, SHOWN_NAMES, conceal_path, conceal_paths, concealed_files, shown_file, shown_files, shown_slug,
};
pub use personal::free_text::words_of_the_act;
pub use personal::{Kind as PersonalDataKind, kinds as personal_data_kinds};
pub use redact::{conceal, conceal_value, is_secret_text, redact_personal_data};
pub use registry::{RULES, nearest_rule, rule, rule_at_level};
pub use rule::{Context, LevelError, Registered};
pub use run::check;
pub use since_base::{AmendedVersion, EarlierPlan, is_amended};
