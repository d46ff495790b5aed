//! Two versions of a plan in one: what is the same in both is read once, and every file keeps its id.

use std::sync::Arc;

use plan::check::{Base, check};
use plan::load::{Known, Loaded, load, load_version};
use plan::model::Measure;
use plan::source::Memory;

use crate::support::fixtures;

const CHANGED: &str = "I/I.1.1.toml";

type Edit = fn(&str, String) -> String;

/// The invented plan as it is, and a version of it from before, in which each file was what `edit` makes of it.
fn versions(edit: Edit) -> (Loaded, Loaded) {
    let loaded = load(&Memory::new(fixtures::invented_files()));
    let files = fixtures::invented_files().into_iter().map(|(path, content)| {
        let text = edit(&path, String::from_utf8(content).unwrap());
        (path, text)
    });
    let known = Known::new(&loaded);
    let before = load_version(&Memory::new(files).version_of(|path| known.text(path)), &known, false);
    (loaded, before)
}

fn change_title(path: &str, text: String) -> String {
    if path == CHANGED { text.replacen("= \"", "= \"Once ", 1) } else { text }
}

fn measures(loaded: &Loaded) -> &[Arc<Measure>] {
    &loaded.plan.as_ref().unwrap().measures
}

/// The measures that a plan shares with another.
fn shared(one: &Loaded, other: &Loaded) -> usize {
    let is_shared = |measure: &&Arc<Measure>| measures(other).iter().any(|other| Arc::ptr_eq(measure, other));
    measures(one).iter().filter(is_shared).count()
}

#[test]
fn a_measure_that_did_not_change_is_shared_and_every_file_keeps_its_id() {
    let (loaded, before) = versions(change_title);
    assert!(before.broken.is_empty() && before.file_count == loaded.file_count);
    assert_eq!(measures(&before).len(), measures(&loaded).len());
    assert_eq!(shared(&loaded, &before), measures(&loaded).len() - 1);
    for measure in measures(&loaded) {
        let (own, in_both) = (&loaded.files[measure.file], &before.files[measure.file]);
        assert_eq!((&own.path, &own.text), (&in_both.path, &in_both.text));
    }
    let old = measures(&before).iter().find(|measure| measure.title.starts_with("Once ")).unwrap();
    assert!(before.files[old.file].path.ends_with(CHANGED));
    assert!(before.files[old.file].text.contains("= \"Once "));
}

#[test]
fn nothing_is_shared_where_names_stand_at_other_places() {
    let (loaded, before) = versions(|path, text| match path {
        "bodies.toml" => "[[body]]\nname = \"Earlier Body\"\nkind = \"ministry\"\n\n".to_owned() + &text,
        _ => text,
    });
    assert_eq!((before.broken.len(), shared(&loaded, &before)), (0, 0), "{:#?}", before.problems);
    for (new, old) in measures(&loaded).iter().zip(measures(&before)) {
        let name = |loaded: &Loaded, measure: &Measure| {
            let register = &loaded.plan.as_ref().unwrap().register;
            measure.responsible.iter().map(|&body| register.name(body).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!((&new.id, name(&loaded, new)), (&old.id, name(&before, old)));
    }
}

#[test]
fn findings_of_a_change_point_into_both_versions() {
    let (loaded, before) = versions(change_title);
    let base = Base::new("0123456789abcdef".to_owned(), Some(&before), &loaded);
    let alone = check(&loaded, None, &fixtures::options());
    let found = check(&loaded, Some(&base), &fixtures::options());
    let new: Vec<_> = found.open.iter().filter(|finding| !finding.others.is_empty()).collect();
    let [finding] = new[..] else { panic!("{:#?}", found.open) };
    let old = &finding.others[0];
    assert!(before.files[old.file].text[old.span().start as usize..].starts_with("\"Once "));
    // What is loaded is as it was.
    let again = check(&loaded, None, &fixtures::options());
    assert_eq!(format!("{alone:?}"), format!("{again:?}"));
}
