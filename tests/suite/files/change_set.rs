//! Several files written together: none, where one has changed meanwhile.

use std::fs;

use plan::edit::ChangeSet;
use plan::source::WorkingTree;

use crate::support::repository::{BRIDGE, LIGHT, Repository};

fn tree(repository: &Repository) -> WorkingTree {
    WorkingTree::open(None, &repository.folder).unwrap()
}

#[test]
fn a_file_that_has_changed_is_refused_with_the_whole_set() {
    let repository = Repository::new();
    let (light, bridge) = (repository.text(LIGHT), repository.text(BRIDGE));
    let tree = tree(&repository);
    let mut set = ChangeSet::default();
    set.replace(LIGHT, light.as_str(), "title = \"new\"\n");
    set.replace(BRIDGE, bridge.as_str(), "title = \"new\"\n");
    set.create(tree.path("III/III.1.toml"), "title = \"new\"\n");
    repository.append(BRIDGE, "# by somebody else\n");
    let why = set.write(&tree).unwrap_err().to_string();
    assert!(why.contains(BRIDGE) && why.contains("has changed since it was read"), "{why}");
    assert_eq!(repository.text(LIGHT), light);
    assert!(!repository.folder.join("plan/III").exists());
    repository.write(BRIDGE, &bridge);
    set.write(&tree).unwrap();
    for path in [LIGHT, BRIDGE, "plan/III/III.1.toml"] {
        assert_eq!(repository.text(path), "title = \"new\"\n");
    }
    // Now all of them are others than they were read.
    assert!(set.write(&tree).is_err());
}

#[test]
fn the_same_text_writes_nothing() {
    let repository = Repository::new();
    let text = repository.text(LIGHT);
    let mut set = ChangeSet::default();
    set.replace(LIGHT, text.as_str(), text.as_str());
    assert!(set.is_empty());
    // Not even where nothing could be written.
    fs::remove_dir_all(repository.folder.join("plan/I")).unwrap();
    set.write(&tree(&repository)).unwrap();
}

#[test]
fn nothing_is_written_outside_of_the_plan() {
    let repository = Repository::new();
    let tree = tree(&repository);
    for path in
        ["README.toml", "plan/../x.toml", "plan/.git/x", "plan//x.toml", "plan/a\\..\\x.toml", "/tmp/x.toml"]
    {
        let mut set = ChangeSet::default();
        set.create(path, "");
        let why = set.write(&tree).unwrap_err().to_string();
        assert!(why.contains("outside"), "{path}: {why}");
    }
}

#[test]
fn runs_that_write_at_the_same_time_wait_for_each_other() {
    for with_git in [true, false] {
        let repository = Repository::new();
        if !with_git {
            fs::remove_dir_all(repository.folder.join(".git")).unwrap();
        }
        let write = |run: usize| {
            for number in 0..12 {
                // Opening the plan removes what killed runs left, and must leave alone what another one is writing.
                let tree = tree(&repository);
                let mut set = ChangeSet::default();
                set.create(tree.path(&format!("reports/2022-H2/{run}-{number}.toml")), "body = \"ML\"\n");
                set.write(&tree).unwrap();
            }
        };
        std::thread::scope(|scope| {
            (0..4).for_each(|run| drop(scope.spawn(move || write(run))));
        });
        let written = fs::read_dir(repository.folder.join("plan/reports/2022-H2")).unwrap();
        assert_eq!(written.count(), 48);
        assert!(!repository.folder.join(".git/plan-tmp").exists());
        assert!(!repository.folder.join("plan/.plan-tmp").exists());
    }
}
