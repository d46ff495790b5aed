//! Files as they may be: sparse, staged, ignored, hostile, half written.

mod change_set;
mod every_key;
mod free_text;
mod fuzzed;
mod hostile;
mod killed;
mod layout;
mod made_names;
mod mutations;
mod nested;
mod overlaid;
pub mod schema;
mod secret_names;
mod sparse;
mod staged;
mod toml_test;
mod untracked;
mod version;
