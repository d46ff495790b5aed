//! What the program promises whatever a file holds.
//!
//! The bytes stand in for one file of a small real plan: after a `#` for the register, after an empty line for
//! `plan.toml`, else for the measure I.1.1. Nothing is cut off, so that the real files are seeds as they are.

use std::sync::LazyLock;

use plan::check::{Options, check};
use plan::diagnostic::{Diagnostic, Findings, Label, Location};
use plan::load::{Loaded, ProblemKind, load};
use plan::query::{funding, overdue};
use plan::render::OutputOptions;
use plan::render::escape::is_unprintable;
use plan::render::findings::LocatedFindings;
use plan::render::findings::contract;
use plan::render::findings::pretty::PrettyPrinter;
use plan::source::Memory;
use plan::text::FileId;

const MEASURE: (&str, &str) = ("I/I.1.1.toml", include_str!("../../plan/I/I.1.1.toml"));
const NEIGHBOUR: (&str, &str) = ("II/II.3.3.toml", include_str!("../../plan/II/II.3.3.toml"));
const HEADER: (&str, &str) = ("plan.toml", include_str!("../../plan/plan.toml"));
const REGISTER: &str = "bodies.toml";

/// The real register without its references to measures: most of them are not here, and a finding for each would
/// drown what the bytes cause.
static REAL_REGISTER: LazyLock<String> = LazyLock::new(|| {
    let register = include_str!("../../plan/bodies.toml").lines();
    let kept = register.filter(|line| !line.starts_with("mentioned_in") && !line.starts_with("measures"));
    kept.flat_map(|line| [line, "\n"]).collect()
});

const SCREEN: OutputOptions = OutputOptions { width: 80, ..OutputOptions::page() };

/// Fails where the program breaks a promise on these bytes.
pub fn hold(bytes: &[u8]) {
    let changed = match bytes.first() {
        Some(b'#') => REGISTER,
        Some(b'\n') => HEADER.0,
        _ => MEASURE.0,
    };
    let files = [MEASURE, NEIGHBOUR, HEADER, (REGISTER, &REAL_REGISTER)];
    let content = |(path, text): (&'static str, &'static str)| {
        (path, if path == changed { bytes } else { text.as_bytes() })
    };

    let loaded = load(&Memory::new(files.map(content)));
    assert_eq!(loaded.files.len(), files.len());
    incomplete_means_error(&loaded);
    syntax_is_judged_alike(&loaded, bytes, changed);
    questions(&loaded);
    let day = "2023-06-30".parse().expect("a day");
    let found = check(&loaded, None, &Options::on(day));
    let mut human = PrettyPrinter::new(&loaded.files, SCREEN);
    for finding in found.open.iter().chain(&found.accepted) {
        std::iter::once(&finding.primary)
            .chain(&finding.others)
            .for_each(|label| spans_are_inside(&loaded, label));
        if touches(finding, file(&loaded, changed)) {
            nothing_active(&human.print(finding));
        }
    }
    json_is_whole(&loaded, &found);
}

fn file(loaded: &Loaded, path: &str) -> FileId {
    let is_it = |&file: &FileId| loaded.files[file].path.strip_prefix("plan/") == Some(path);
    (0..loaded.files.len() as u32).map(FileId).find(is_it).expect("every file, whatever is in it")
}

/// A file is incomplete where it has an error of its own, or where it names what an incomplete register or `plan.toml` may
/// hold; and each measure whose file is not broken is in the plan.
fn incomplete_means_error(loaded: &Loaded) {
    let has_error = |path: &str| {
        let of = file(loaded, path);
        loaded.problems.iter().any(|problem| problem.primary.file == of && problem.kind.leaves_out())
    };
    let is_broken = |path: &str| loaded.broken.iter().any(|broken| broken.file == file(loaded, path));
    let incomplete = loaded.incomplete_files();
    let is_incomplete = |path: &str| incomplete.contains(&file(loaded, path));
    // Measures name what these two hold, and plan.toml what the register holds.
    let may_be_unresolved = has_error(REGISTER) || has_error(HEADER.0);
    for path in [MEASURE.0, NEIGHBOUR.0, HEADER.0, REGISTER] {
        assert!(is_incomplete(path) || !has_error(path), "{path} is whole, with an error");
        assert!(!is_broken(path) || has_error(path), "{path} is broken without an error");
        assert!(
            !is_incomplete(path) || has_error(path) || may_be_unresolved,
            "{path} is incomplete without an error"
        );
    }
    let Some(plan) = &loaded.plan else {
        assert!(is_broken(HEADER.0), "there is no plan, and plan.toml is whole");
        return;
    };
    for path in [MEASURE.0, NEIGHBOUR.0] {
        let is_there = plan.measures.iter().any(|measure| measure.file == file(loaded, path));
        assert_ne!(is_there, is_broken(path), "{path} is in the plan, or broken");
    }
}

/// One parser reads, another names the breaches: what the second refuses, the first has not read; but the second goes
/// less deep.
fn syntax_is_judged_alike(loaded: &Loaded, bytes: &[u8], changed: &str) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let of = file(loaded, changed);
    let mut of_file = loaded.problems.iter().filter(|f| f.primary.file == of);
    if toml::de::DeTable::parse(text).is_err_and(|error| !error.message().contains("recurse")) {
        assert!(of_file.any(|f| f.kind == ProblemKind::InvalidToml), "a breach of the syntax was read");
    }
}

/// Sums of any amounts and differences of any days can be asked for.
fn questions(loaded: &Loaded) {
    let Some(plan) = &loaded.plan else { return };
    let day = plan.period.map_or(chrono::NaiveDate::MAX, |period| period.end);
    let late = overdue::Question { day, until: Some(chrono::NaiveDate::MAX), body: None };
    overdue::find(plan, &late);
    funding::find(plan, &funding::Question { day, year: None, by: vec![funding::By::Source] });
}

fn touches(finding: &Diagnostic, file: FileId) -> bool {
    finding.primary.file == file || finding.others.iter().any(|label| label.file == file)
}

fn spans_are_inside(loaded: &Loaded, label: &Label) {
    let Location::Span(span) = label.location else {
        panic!("a key that was not looked up: {label:?}");
    };
    let text = &loaded.files[label.file].text;
    let marked = text.get(span.start as usize..span.end as usize);
    assert!(marked.is_some(), "{span:?} is no part of the text");
}

/// Nothing that a terminal acts upon, or that reorders what is read.
fn nothing_active(text: &str) {
    let active = text.chars().find(|&c| is_unprintable(c));
    assert_eq!(active, None, "in {text:?}");
}

/// Every finding is in the JSON, at a line of its file.
fn json_is_whole(loaded: &Loaded, found: &Findings) {
    let located = LocatedFindings::new(&loaded.files, found);
    let json = serde_json::to_value(contract::json(&located)).expect("findings as JSON");
    let items = json["findings"].as_array().expect("a list of findings");
    assert_eq!(items.len(), found.open.len());
    for (item, finding) in items.iter().zip(&found.open) {
        let lines = loaded.files[finding.primary.file].text.split('\n').count() as u64;
        let at = |key: &str| item[key].as_u64().expect("a number");
        assert!((1..=lines).contains(&at("line")) && at("line") <= at("end_line") && at("end_line") <= lines);
        assert!(at("column") >= 1 && at("end_column") >= 1);
    }
}
