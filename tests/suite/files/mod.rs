//! Files as they may be: sparse, staged, ignored, hostile, half written.

mod every_key;
mod change_set;
mod fuzzed;
mod hostile;
mod killed;
mod layout;
mod mutations;
pub mod schema;
mod sparse;
mod staged;
mod toml_test;
mod untracked;
mod version;
