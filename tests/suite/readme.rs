//! The README's own plan: what it tells a newcomer to write must be a plan without findings.

use plan::check::check;
use plan::load::load;
use plan::source::Memory;

use crate::given;

/// The blocks of TOML that begin with the path they are to be written to.
fn files() -> Vec<(String, String)> {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let blocks = readme.split("```toml\n").skip(1).filter_map(|rest| rest.split_once("```"));
    blocks
        .filter_map(|(block, _)| {
            let path = block.lines().next()?.strip_prefix("# plan/")?;
            Some((path.to_owned(), block.to_owned()))
        })
        .collect()
}

#[test]
fn the_plan_in_the_readme_has_no_findings() {
    let files = files();
    assert_eq!(files.len(), 3, "{files:#?}");
    let mut loaded = load(&Memory::new(files));
    let findings = check(&mut loaded, &given::options());
    assert!(findings.open.is_empty(), "{:#?}", findings.open);
    assert_eq!(loaded.plan.unwrap().measures.len(), 1);
}
