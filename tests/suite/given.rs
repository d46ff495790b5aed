//! What tests are given: the files of this repository, and the real plan.

use std::fs;
use std::path::Path;

use plan::load::{Loaded, load};
use plan::source::WorkingTree;

/// The folder of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The content of a file of the repository.
pub fn bytes(path: impl AsRef<Path>) -> Vec<u8> {
    let path = root().join(path);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of a file of the repository.
pub fn text(path: impl AsRef<Path>) -> String {
    String::from_utf8(bytes(path)).unwrap()
}

/// The real plan, as it lies in `plan/`.
pub fn real_plan() -> Loaded {
    let loaded = load(&WorkingTree::open(None, root()).unwrap());
    assert!(loaded.broken.is_empty(), "{:#?}", loaded.findings);
    loaded
}
