//! Any bytes as a file of a plan: loading, checking and rendering neither panic nor break their promises.
//!
//! ```sh
//! tests/fuzz/seed
//! cargo +nightly fuzz run -s none --fuzz-dir tests/fuzz load -- \
//!     -dict=tests/fuzz/toml.dict -max_len=4096 -max_total_time=600
//! ```
//!
//! Without a sanitizer: there is no `unsafe` in the plan's own code for it to watch, and without it three times as
//! much is tried. Overflow and debug assertions are on all the same.

#![no_main]

mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| promises::hold(bytes));
