//! The plans that the README and the page of the files tell a newcomer to write: they must have no findings.

use plan::check::check;
use plan::load::load;
use plan::source::Memory;

use crate::support::fixtures;

/// The blocks of TOML on a page that begin with the path they are to be written to.
pub fn files(page: &str) -> Vec<(String, String)> {
    let page = fixtures::text(page);
    let blocks = page.split("```toml\n").skip(1).filter_map(|rest| rest.split_once("```"));
    blocks
        .filter_map(|(block, _)| {
            let path = block.lines().next()?.strip_prefix("# plan/")?;
            Some((path.to_owned(), block.to_owned()))
        })
        .collect()
}

#[test]
fn the_plans_of_the_manual_have_no_findings() {
    for (page, count) in [("README.md", 3), ("src/schema/FORMAT.md", 5)] {
        let files = files(page);
        assert_eq!(files.len(), count, "{page}: {files:#?}");
        let loaded = load(&Memory::new(files));
        let findings = check(&loaded, None, &fixtures::options());
        assert!(findings.open.is_empty(), "{page}: {:#?}", findings.open);
        assert_eq!(loaded.plan.unwrap().measures.len(), 1, "{page}");
    }
}
