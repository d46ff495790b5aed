//! What cannot be read: it stays as it was, and what changed meanwhile shows at the commit that can be read again.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

use super::{demand, history, unreadable, words};
use crate::support::repository::{BRIDGE, LIGHT, Repository};

/// What the whole history names as unreadable, by commit and path.
#[track_caller]
fn expect_unreadable(repository: &Repository, expected: &[(&str, &str)]) {
    let answer = history(repository, &repository.folder, &[]);
    assert_eq!(unreadable(&answer), expected);
}

#[test]
fn a_measure_that_is_mended_later() {
    let repository = Repository::new();
    let whole = repository.text(LIGHT);
    repository.write(LIGHT, "title = ");
    let broken = repository.commit("2023-02-01", "broken");
    repository.replace(BRIDGE, "walking", "running");
    let other = repository.commit("2023-02-02", "another measure");
    repository.write(LIGHT, whole.replace("2031-12-31", "\"some day\" x"));
    let again = repository.commit("2023-02-03", "broken otherwise");
    repository.git(&["mv", LIGHT, "plan/I.1.1.toml"]);
    let moved = repository.commit("2023-02-04", "moved as it is");
    repository.write("plan/I.1.1.toml", whole.replace("2031-12-31", "2032-01-31"));
    let mended = repository.commit("2023-02-05", "mended");
    let told = demand(&repository);
    assert_eq!(words(&told, &broken), [""; 0]);
    assert_eq!(words(&told, &other), ["II.1 changed means"]);
    assert_eq!(words(&told, &again), [""; 0]);
    assert_eq!(words(&told, &mended), ["I.1.1 changed path", "I.1.1 changed deadline"]);
    let expected = [(&*broken, LIGHT), (&again, LIGHT), (&moved, "plan/I.1.1.toml")];
    expect_unreadable(&repository, &expected);
    // Of another measure, none of this is told, nor of a file that only has the name of one of the plan's own.
    repository.write("plan/II/plan.toml", "title = ");
    let stray = repository.commit("2023-02-06", "another plan.toml");
    let answer = history(&repository, &repository.folder, &["II.1"]);
    assert_eq!(unreadable(&answer), []);
    expect_unreadable(&repository, &[&expected[..], &[(&stray, "plan/II/plan.toml")]].concat());
    demand(&repository);
}

#[test]
fn a_measure_that_goes_while_it_is_broken_or_never_was_whole() {
    let repository = Repository::new();
    repository.write(LIGHT, "title = ");
    repository.write("plan/I/I.1.2.toml", "title = ");
    let broken = repository.commit("2023-02-01", "broken");
    std::fs::remove_file(repository.folder.join(LIGHT)).unwrap();
    std::fs::remove_file(repository.folder.join("plan/I/I.1.2.toml")).unwrap();
    let gone = repository.commit("2023-02-02", "gone");
    repository.write(BRIDGE, "title = ");
    let last = repository.commit("2023-02-03", "and never mended");
    let told = demand(&repository);
    assert_eq!(words(&told, &broken), [""; 0]);
    assert_eq!(words(&told, &gone), ["I.1.1 removed"]);
    expect_unreadable(&repository, &[(&broken, LIGHT), (&broken, "plan/I/I.1.2.toml"), (&last, BRIDGE)]);
}

#[test]
fn the_plans_own_files() {
    for path in ["plan/plan.toml", "plan/bodies.toml"] {
        let repository = Repository::new();
        let whole = repository.text(path);
        repository.write(path, format!("{whole}\n[[x"));
        let broken = repository.commit("2023-02-01", "broken");
        repository.replace(LIGHT, "2031-12-31", "2032-12-31");
        repository.write("plan/II/II.2.toml", repository.text(BRIDGE).replace("Counting", "Painting"));
        let meanwhile = repository.commit("2023-02-02", "meanwhile");
        repository.replace(LIGHT, "2032-12-31", "2033-12-31");
        std::fs::remove_file(repository.folder.join(BRIDGE)).unwrap();
        let more = repository.commit("2023-02-03", "more of it");
        repository.commit("2023-02-04", "nothing");
        let changed =
            whole.replace("Quiet", "Calm").replace("name = \"Harbour", "kind = \"group\"\nname = \"Harbour");
        repository.write(
            path,
            changed.replacen(
                "kind = \"group\"\nname = \"Harbour Council\"\nkind = \"group\"",
                "name = \"Harbour Council\"\nkind = \"group\"\nhungarian = \"Tanács\"",
                1,
            ),
        );
        let mended = repository.commit("2023-02-05", "mended");
        let told = demand(&repository);
        assert_eq!(words(&told, &broken), [""; 0], "{path}");
        assert_eq!(words(&told, &meanwhile), ["I.1.1 changed deadline", "II.2 added"], "{path}");
        assert_eq!(words(&told, &more), ["I.1.1 changed deadline", "II.1 removed"], "{path}");
        let shown = words(&told, &mended);
        let own = shown.iter().take_while(|told| told.starts_with("plan changed")).count();
        assert!(own > 0, "{shown:?}");
        assert_eq!(shown[own..], [""; 0], "{path}");
        let answer = history(&repository, &repository.folder, &[]);
        assert_eq!(unreadable(&answer).len(), 1, "{answer:#}");
        assert!(unreadable(&answer).iter().all(|(_, at)| *at == path), "{answer:#}");
    }
}

#[test]
fn an_own_file_that_goes_and_comes_again() {
    for path in ["plan/plan.toml", "plan/bodies.toml"] {
        let repository = Repository::new();
        std::fs::remove_file(repository.folder.join(path)).unwrap();
        let gone = repository.commit("2023-02-01", "gone");
        repository.replace(LIGHT, "2031-12-31", "2032-12-31");
        let meanwhile = repository.commit("2023-02-02", "meanwhile");
        repository.git(&["checkout", "--quiet", "HEAD~2", "--", path]);
        let back = repository.commit("2023-02-03", "back");
        let told = demand(&repository);
        assert_eq!(words(&told, &gone), [""; 0]);
        // Without plan.toml there is no plan; without the register, there still is.
        let is_there = path == "plan/bodies.toml";
        let (first, then) = if is_there { (&meanwhile, &back) } else { (&back, &meanwhile) };
        assert_eq!(words(&told, first), ["I.1.1 changed deadline"]);
        assert_eq!(words(&told, then), [""; 0]);
        let expected = [(&*gone, path), (&meanwhile, path)];
        expect_unreadable(&repository, &expected[..if is_there { 1 } else { 2 }]);
    }
}

#[test]
fn a_list_of_the_plan_mends_a_measure() {
    let repository = Repository::new();
    let plan = "plan/plan.toml";
    let other = repository.text(BRIDGE);
    repository.write("plan/III/III.1.toml", &other);
    let section = repository.commit("2023-02-01", "no such section");
    repository.replace(LIGHT, "source        = \"treasury\"", "source = \"loan\"");
    repository.replace(BRIDGE, "partners    = []", "partners = [\"Sailors\"]");
    let more = repository.commit("2023-02-02", "no such source, no such body");
    repository.append(plan, "\n[[section]]\nid = \"III\"\ntitle = \"Boats\"\n");
    let one = repository.commit("2023-02-03", "the section");
    repository.append(plan, "\n[[source]]\nid = \"loan\"\nname = \"Loan\"\nstate = \"decided\"\n");
    let two = repository.commit("2023-02-04", "the source");
    repository.append("plan/bodies.toml", "\n[[body]]\nname = \"Sailors\"\nkind = \"class\"\n");
    let three = repository.commit("2023-02-05", "the body");
    // And broken again, without being touched.
    repository.replace("plan/bodies.toml", "\n[[body]]\nname = \"Sailors\"\nkind = \"class\"\n", "");
    let four = repository.commit("2023-02-06", "no body again");
    // The replay knows files that can be read and files that cannot; these can be read in part.
    let told = super::changes(&history(&repository, &repository.folder, &[]));
    assert_eq!(words(&told, &section), ["III.1 added"]);
    assert_eq!(words(&told, &more), [""; 0]);
    assert_eq!(words(&told, &one), ["plan added section"]);
    assert_eq!(
        words(&told, &two),
        ["plan added source", "I.1.1 removed allocation", "I.1.1 added allocation"]
    );
    assert_eq!(words(&told, &three), ["plan added body", "II.1 changed partners"]);
    assert_eq!(words(&told, &four), ["plan removed body"]);
    let expected = [(&*section, "plan/III/III.1.toml"), (&more, LIGHT), (&more, BRIDGE), (&four, BRIDGE)];
    expect_unreadable(&repository, &expected);
}

#[test]
fn two_files_with_one_id() {
    let repository = Repository::new();
    let text = repository.text(LIGHT);
    repository.write("plan/I.1.1.toml", text.replace("2031-12-31", "2032-12-31"));
    let two = repository.commit("2023-02-01", "two");
    repository.replace(LIGHT, "patience", "hope");
    let seen = repository.commit("2023-02-02", "in the first of them");
    std::fs::remove_file(repository.folder.join(LIGHT)).unwrap();
    let one = repository.commit("2023-02-03", "one again");
    // Two, of which one is broken; then neither is there.
    repository.write(LIGHT, "title = ");
    let broken = repository.commit("2023-02-04", "two, one of them broken");
    std::fs::remove_file(repository.folder.join(LIGHT)).unwrap();
    std::fs::remove_file(repository.folder.join("plan/I.1.1.toml")).unwrap();
    let none = repository.commit("2023-02-05", "none");
    // Two at once, where there was none.
    repository.write(LIGHT, &text);
    repository.write("plan/II/I.1.1.toml", &text);
    let new = repository.commit("2023-02-06", "two at once");
    repository.git(&["rm", "--quiet", LIGHT]);
    let left = repository.commit("2023-02-07", "the other");
    let told = demand(&repository);
    // The file that held the measure holds it still; of two at once, the first does.
    for quiet in [&two, &broken] {
        assert_eq!(words(&told, quiet), [""; 0]);
    }
    assert_eq!(words(&told, &seen), ["I.1.1 changed means"]);
    assert_eq!(words(&told, &one), ["I.1.1 changed path", "I.1.1 changed means", "I.1.1 changed deadline"]);
    assert_eq!(words(&told, &none), ["I.1.1 removed"]);
    assert_eq!(words(&told, &new), ["I.1.1 added"]);
    assert_eq!(words(&told, &left), ["I.1.1 changed path"]);
    let answer = history(&repository, &repository.folder, &[]);
    let named: Vec<&str> = unreadable(&answer).iter().map(|(commit, _)| *commit).collect();
    for commit in [&two, &seen, &broken, &new] {
        assert!(named.contains(&commit.as_str()), "{answer:#}");
    }
}

#[test]
fn ids_that_differ_in_case_alone() {
    let repository = Repository::new();
    repository.replace("plan/plan.toml", "id    = \"II\"", "id = \"iI\"");
    repository.git(&["mv", BRIDGE, "plan/II/iI.1.toml"]);
    let case = repository.commit("2023-02-01", "another case");
    repository.append("plan/plan.toml", "\n[[section]]\nid = \"II\"\ntitle = \"Bridges again\"\n");
    repository.git(&["mv", "plan/II/iI.1.toml", BRIDGE]);
    let back = repository.commit("2023-02-02", "and back");
    repository.write("plan/II/x/ii.1.toml", repository.text(BRIDGE));
    repository.commit("2023-02-03", "and both");
    let told = demand(&repository);
    // Ids that differ in case alone are two; the measure goes from one to the other.
    assert!(words(&told, &case).contains(&"iI.1 changed id".to_owned()), "{told:#?}");
    assert!(words(&told, &back).contains(&"II.1 changed id".to_owned()), "{told:#?}");
}

#[test]
fn links_large_files_and_what_is_not_text() {
    let repository = Repository::new();
    let text = repository.text(LIGHT);
    let path = |name: &str| repository.folder.join(name);
    std::fs::remove_file(path(LIGHT)).unwrap();
    std::os::unix::fs::symlink("../II/II.1.toml", path(LIGHT)).unwrap();
    let link = repository.commit("2023-02-01", "a link");
    std::fs::remove_file(path(LIGHT)).unwrap();
    repository.write(LIGHT, format!("{text}#{}", "x".repeat(1 << 20)));
    let large = repository.commit("2023-02-02", "large");
    repository.write(LIGHT, text.replace("oil and", "oil \u{0}and").replace("\u{0}", "\u{1b}"));
    let control = repository.commit("2023-02-03", "a control character");
    repository.write(LIGHT, [text.as_bytes(), b"# \xff\n"].concat());
    let bytes = repository.commit("2023-02-04", "no UTF-8");
    // Exactly as large as a file may be.
    let rest = (1 << 20) - text.len() - 1;
    repository.write(LIGHT, format!("{}#{}", text.replace("2031-12-31", "2031-12-30"), "x".repeat(rest)));
    let whole = repository.commit("2023-02-05", "whole again");
    std::os::unix::fs::symlink("/etc", path("plan/I/etc")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", path("plan/I/II.1")).unwrap();
    repository.commit("2023-02-06", "more links");
    std::fs::write(path("plan/I").join(OsStr::from_bytes(b"I.1.\xe9.toml")), &text).unwrap();
    std::fs::write(path("plan/I/no id at all.toml"), &text).unwrap();
    repository.replace(BRIDGE, "walking", "riding");
    let names = repository.commit("2023-02-07", "odd names");
    let told = demand(&repository);
    for quiet in [&link, &large, &control, &bytes] {
        assert_eq!(words(&told, quiet), [""; 0]);
    }
    assert_eq!(words(&told, &whole), ["I.1.1 changed deadline"]);
    assert_eq!(words(&told, &names), ["II.1 changed means"]);
    let answer = history(&repository, &repository.folder, &[]);
    let unread = unreadable(&answer);
    assert_eq!(unread[..4], [&link, &large, &control, &bytes].map(|commit| (commit.as_str(), LIGHT)));
    assert!(unread.contains(&(&names, "plan/I/I.1.\u{fffd}.toml")), "{answer:#}");
}
