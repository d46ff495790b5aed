//! What the fuzzer demands of any bytes holds for the files that it starts from.

use crate::support::fixtures;

#[path = "../../fuzz/promises.rs"]
mod promises;

#[test]
fn the_promises_hold_for_the_real_files_and_for_broken_ones() {
    for path in fixtures::files("plan", ".toml") {
        let mut bytes = fixtures::bytes(&path);
        // A `#` at the beginning means the register, and every file names its schema there.
        let start = bytes.iter().position(|&byte| byte == b'\n').unwrap() + 1;
        let prefix: &[u8] = match path.as_str() {
            "plan/plan.toml" => b"\n",
            "plan/bodies.toml" => b"#\n",
            _ => b"",
        };
        bytes.splice(..start, prefix.iter().copied());
        promises::hold(&bytes);
        promises::hold(&bytes[..bytes.len() * 2 / 3]);
    }
    promises::hold(b"");
    promises::hold(b"title = \"\xff\"");
}
