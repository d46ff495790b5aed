//! Measures that were read with the plan are not parsed again in its history, where they are the same there.

use std::sync::Arc;

use plan::history::Timeline;
use plan::load::{KnownMeasures, load};
use plan::source::{LogOptions, Repository as Source, WorkingTree};

use crate::support::repository::{BRIDGE, LIGHT, Repository};

/// The ids of the measures that a walk to the last commit ends with, and whether each is the very one that was read.
fn shared(repository: &Repository) -> Vec<(String, bool)> {
    let loaded = load(&WorkingTree::open(None, &repository.folder).unwrap());
    let known = KnownMeasures::of(&loaded);
    let source = Source::open(None, &repository.folder).unwrap();
    let options = LogOptions::up_to(&repository.head());
    let mut timeline = Timeline::new(&source, &options).unwrap().knowing(known);
    timeline.by_ref().for_each(|step| drop(step.unwrap()));
    let plan = loaded.plan.unwrap();
    let is_same = |version: &plan::history::MeasureVersion| {
        plan.measure(&version.measure.id)
            .is_some_and(|read| std::ptr::eq(read, Arc::as_ptr(&version.measure)))
    };
    let mut found: Vec<_> =
        timeline.measures().map(|version| (version.measure.id.to_string(), is_same(&version))).collect();
    found.sort();
    found
}

/// Whether the two measures that the tests change are shared.
fn of_two(repository: &Repository) -> [bool; 2] {
    let found = shared(repository);
    ["I.1.1", "II.1"].map(|id| found.iter().find(|(of, _)| of == id).unwrap().1)
}

#[test]
fn a_version_that_is_the_same_is_shared() {
    let repository = Repository::new();
    assert_eq!(of_two(&repository), [true, true]);
    repository.replace(LIGHT, "2031-12-31", "2032-03-31");
    repository.commit("2023-02-01", "Three months more");
    assert_eq!(of_two(&repository), [true, true]);
    // Not committed yet.
    repository.replace(BRIDGE, "walking", "walking, and a boat");
    assert_eq!(of_two(&repository), [true, false]);
}

#[test]
fn what_names_bodies_that_stand_elsewhere_is_not() {
    let repository = Repository::new();
    let register = repository.text("plan/bodies.toml");
    repository
        .write("plan/bodies.toml", format!("[[body]]\nname = \"Crown\"\nkind = \"agency\"\n\n{register}"));
    assert_eq!(of_two(&repository), [false, false]);
}
