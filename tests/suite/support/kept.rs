//! Outputs that are kept in the repository: compared with what the program says now, or written anew by `.ci/bless`.

use std::fs;

use super::fixtures;

/// Whether this run writes kept outputs anew.
pub fn is_blessing() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// Holds a kept file against what it should be, or writes it.
#[track_caller]
pub fn is_kept(path: &str, fresh: &str) {
    if is_blessing() {
        let file = fixtures::root().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, fresh).unwrap();
    }
    let kept = fs::read_to_string(fixtures::root().join(path)).unwrap_or_default();
    let same = kept.lines().zip(fresh.lines()).take_while(|(kept, fresh)| kept == fresh).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(the end)").to_owned();
    assert!(
        kept == fresh,
        "{path} is stale: `.ci/bless` writes it anew. Line {} is\n  {}\nand should be\n  {}",
        same + 1,
        line(&kept),
        line(fresh)
    );
}
