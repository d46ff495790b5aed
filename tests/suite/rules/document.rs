//! The real plan against the document it cites, by the rule `source-mismatch`: it holds, and every changed word is found.

use std::sync::Arc;

use plan::check::{Context, RULES, rules::source_mismatch};
use plan::diagnostic::Diagnostic;
use plan::load::{ExternalFiles, Loaded};
use plan::model::{Measure, MeasureKind, Plan};
use plan::text::TextSlice;

use crate::support::fixtures;

const DOCUMENT: &str = "seeds/003_57c52dae37b9f3b9.txt";

fn findings(loaded: &Loaded, plan: &Plan, external_files: &ExternalFiles) -> Vec<Diagnostic> {
    let day = fixtures::options().day;
    let mut found = Vec::new();
    source_mismatch::check(
        &Context { plan, files: &loaded.files, day, rules: RULES, external_files },
        &mut found,
    );
    found
}

fn measure_mut<'a>(plan: &'a mut Plan, id: &str) -> &'a mut Measure {
    Arc::make_mut(plan.measures.iter_mut().find(|measure| measure.id.as_str() == id).unwrap())
}

fn external_files() -> ExternalFiles {
    ExternalFiles { document: Some(Ok(fixtures::text(DOCUMENT).into())), ..ExternalFiles::default() }
}

type Change = fn(&Plan, &mut Measure, &dyn Fn(&str) -> Option<String>) -> bool;

/// Changes the words of one row, where the change applies to them.
fn changed(words: &mut TextSlice, change: &dyn Fn(&str) -> Option<String>) -> bool {
    change(words).map(|new| *words = new.into()).is_some()
}

const ROWS: [(&str, Change); 6] = [
    ("title", |_, measure, change| changed(&mut measure.title, change)),
    ("responsible", |plan, measure, change| {
        let mut words = plan.responsible_wording(measure).into();
        let is_changed = changed(&mut words, change);
        measure.wording.responsible = Some(words);
        is_changed
    }),
    ("partners", |plan, measure, change| {
        let mut words: TextSlice = plan.partners_wording(measure).into();
        let is_changed = !words.is_empty() && changed(&mut words, change);
        measure.wording.partners = Some(words);
        is_changed
    }),
    ("means", |_, measure, change| measure.means.as_mut().is_some_and(|words| changed(words, change))),
    ("indicator", |_, measure, change| {
        measure.indicator.as_mut().is_some_and(|words| changed(words, change))
    }),
    ("funding", |_, measure, change| measure.funding.as_mut().is_some_and(|words| changed(words, change))),
];

/// Changes a row of every measure at once; each must be found, and nothing else.
#[track_caller]
fn every_change_is_found(
    what: &str,
    applies: fn(&Measure) -> bool,
    change: &dyn Fn(&str) -> Option<String>,
) -> usize {
    let (loaded, external_files) = (fixtures::real_plan(), external_files());
    let original = loaded.plan.as_ref().unwrap();
    let mut seen = 0;
    for (row, apply) in ROWS {
        let mut plan = original.clone();
        let mut measures = std::mem::take(&mut plan.measures);
        let is_changed = |measure: &mut Measure| applies(measure) && apply(&plan, measure, change);
        let expected: Vec<_> = measures
            .iter_mut()
            .map(Arc::make_mut)
            .filter_map(|measure| is_changed(measure).then(|| measure.id.clone()))
            .collect();
        plan.measures = measures;
        let found: Vec<_> =
            findings(&loaded, &plan, &external_files).into_iter().filter_map(|f| f.measure).collect();
        assert_eq!(found, expected, "{what} of {row}");
        seen += expected.len();
    }
    seen
}

#[test]
fn the_real_plan_is_what_its_document_says() {
    let loaded = fixtures::real_plan();
    let found = findings(&loaded, loaded.plan.as_ref().unwrap(), &external_files());
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_changed_word_is_found() {
    let mut seen = 0;
    for at in 0.. {
        let change = |words: &str| {
            let mut words: Vec<String> = words.split(' ').map(str::to_owned).collect();
            words.get_mut(at)?.push('x');
            Some(words.join(" "))
        };
        match every_change_is_found(&format!("word {at}"), |_| true, &change) {
            0 => break,
            more => seen += more,
        }
    }
    assert!(seen > 2_000, "{seen}");
}

#[test]
fn a_row_that_begins_later_or_ends_sooner_is_found() {
    let shorter = |words: &str, first: bool| {
        let (start, end) =
            words.split_once(' ').map(|(_, rest)| rest).zip(words.rsplit_once(' ').map(|(rest, _)| rest))?;
        Some(if first { start } else { end }.to_owned())
    };
    // The words of a point may stand anywhere, so fewer of them do.
    let is_row = |measure: &Measure| measure.kind == MeasureKind::Measure;
    assert!(every_change_is_found("the first word", is_row, &|words| shorter(words, true)) > 200);
    assert!(every_change_is_found("the last word", is_row, &|words| shorter(words, false)) > 200);
}

#[test]
fn a_moved_deadline_is_found_unless_it_was_amended() {
    let (loaded, external_files) = (fixtures::real_plan(), external_files());
    let mut plan = loaded.plan.clone().unwrap();
    let moved = measure_mut(&mut plan, "II.3.10");
    let day = moved.deadline.date().unwrap().succ_opt().unwrap();
    moved.deadline = plan::model::Deadline::Date(day);
    let found = findings(&loaded, &plan, &external_files);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].message.contains("`deadline` of II.3.10"), "{}", found[0].message);

    let moved = measure_mut(&mut plan, "II.3.10");
    let fields = vec!["deadline".into()];
    moved.amendments.push(plan::model::Amendment {
        date: day,
        basis: "an act".into(),
        fields,
        withdrawn: None,
        milestone: None,
    });
    assert!(findings(&loaded, &plan, &external_files).is_empty());
}

#[test]
fn a_document_of_nothing_but_ids_and_marks_costs_no_square() {
    let loaded = fixtures::real_plan();
    let plan = loaded.plan.as_ref().unwrap();
    for line in ["I.1.1. A\t\n", "I.1.1\n", "|\n", "\tA\t", "I.1.1. Minister of Interior ", "\n\t"] {
        let document = Some(Ok(line.repeat(100_000).into()));
        let found = findings(&loaded, plan, &ExternalFiles { document, ..ExternalFiles::default() });
        assert!(found.len() >= 4, "{line:?}: {found:#?}");
    }
}
