//! The plan against the documents it was taken from, word for word, by a reading of its own of the documents.

use std::sync::Arc;

use chrono::NaiveDate;
use plan::check::check;
use plan::model::{Body, Deadline, Measure, MeasureKind, Plan};
use plan::text::TextSlice;

use crate::support::fixtures;

const DECISION: &str = "seeds/003_57c52dae37b9f3b9.txt";
const PAGE: &str = "seeds/000_218f98f128478f5c.txt";

/// A measure as the table of the document has it.
struct Published {
    id: String,
    title: String,
    /// A to F: the label, then what stands beside it.
    rows: Vec<(String, String)>,
}

/// Every measure of the table, in its order.
///
/// Cells stand between tabs: `A`, `Responsible body`, the words. After a page break the rest of a row begins with a
/// tab, and a row may be followed by the dashes of an empty table.
fn published() -> Vec<Published> {
    let mut measures: Vec<Published> = Vec::new();
    for line in fixtures::text(DECISION).lines() {
        if let Some((id, title)) = numbered(line.trim_end_matches('\t')).filter(|(id, _)| depth(id) == 3) {
            measures.push(Published { id: id.to_owned(), title: title.to_owned(), rows: Vec::new() });
        } else if let Some(rows) = measures.last_mut().map(|measure| &mut measure.rows) {
            match line.split('\t').collect::<Vec<_>>()[..] {
                ["--", "--"] => {}
                [letter @ ("A" | "B" | "C" | "D" | "E" | "F"), label, words] => {
                    rows.push((format!("{letter} {label}"), words.to_owned()));
                }
                ["", .., rest] => {
                    let (_, words) = rows.last_mut().expect("a row goes on that never began");
                    *words += &format!(" {rest}");
                }
                _ => {}
            }
        }
    }
    measures
}

/// Chapters and sections of the document, in its order: `**I.2. Developing preventive information ...**`.
fn headings() -> Vec<(String, String)> {
    let text = fixtures::text(DECISION);
    let marked = text.lines().filter(|line| line.starts_with(['#', '*']));
    marked
        .filter_map(|line| numbered(line.trim_matches(['#', '*', ' '])))
        .map(|(id, title)| (id.to_owned(), title.to_owned()))
        .collect()
}

/// Parts `II.3.10. Support services ...`.
fn numbered(line: &str) -> Option<(&str, &str)> {
    let (id, title) = line.split_once(". ")?;
    let (chapter, below) = id.split_once('.').unwrap_or((id, ""));
    let is_roman = ["I", "II", "III", "IV"].contains(&chapter);
    let is_number = below.chars().all(|c| c.is_ascii_digit() || c == '.');
    (is_roman && is_number).then_some((id, title))
}

fn depth(id: &str) -> usize {
    id.split('.').count()
}

/// A text without its line breaks and page breaks.
fn flat(path: &str) -> String {
    let text = fixtures::text(path);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands between two marks of a text.
#[track_caller]
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text.find(from).expect(from) + from.len();
    let length = text[start..].find(to).expect(to);
    &text[start..start + length]
}

/// What a plan says in a row of the table, as the document would print it.
fn row_of(plan: &Plan, measure: &Measure, label: &str) -> String {
    let words = |words: &Option<TextSlice>| words.as_deref().unwrap_or_default().to_owned();
    let wording = |published: &Option<TextSlice>, bodies| match published {
        Some(words) => words.to_string(),
        None => plan.register.join(bodies),
    };
    match label {
        "A Responsible body" => wording(&measure.wording.responsible, &measure.responsible),
        "B Partners" | "B Partner" => wording(&measure.wording.partners, &measure.partners),
        "C Means" => words(&measure.means),
        "D Deadline" => match measure.deadline.date() {
            Some(day) => day.format("%-d %B %Y").to_string(),
            None => "no date".to_owned(),
        },
        "E Indicator" => words(&measure.indicator),
        "F Funding" => words(&measure.funding),
        other => panic!("the document has a row `{other}` that no measure has"),
    }
}

#[test]
fn every_row_of_every_measure_is_as_published() {
    let loaded = fixtures::real_plan();
    let plan = loaded.plan.as_ref().unwrap();
    let mut wrong = Vec::new();
    let mut compared = 0;
    for published in published() {
        let id = &published.id;
        let Some(measure) = plan.measure(&id.parse().unwrap()) else {
            wrong.push(format!("{id} is not in the plan"));
            continue;
        };
        let letters: String = published.rows.iter().map(|(label, _)| &label[..1]).collect();
        assert_eq!(letters, "ABCDEF", "the rows of {id} in the document");
        let title = ("title".to_owned(), published.title);
        for (label, expected) in std::iter::once(title).chain(published.rows) {
            let found = match label.as_str() {
                "title" => measure.title.to_string(),
                row => row_of(plan, measure, row),
            };
            compared += 1;
            if found != expected {
                let path = &loaded.files[measure.file].path;
                wrong.push(format!("{id}, {label} ({path})\n  published: {expected}\n  the plan:  {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "not as published:\n{}", wrong.join("\n"));
    assert_eq!(compared, 46 * 7);
}

#[test]
fn the_measures_are_those_of_the_document_in_its_order() {
    let loaded = fixtures::real_plan();
    let plan = loaded.plan.unwrap();
    let measures = plan.measures.iter().filter(|m| m.kind == MeasureKind::Measure);
    let ours: Vec<&str> = measures.map(|m| m.id.as_str()).collect();
    let theirs = published();
    assert_eq!(ours, theirs.iter().map(|p| p.id.as_str()).collect::<Vec<_>>());

    let in_chapter = |chapter| {
        let of_chapter = |p: &&Published| p.id.split('.').next() == Some(chapter);
        theirs.iter().filter(of_chapter).count()
    };
    assert_eq!(["I", "II", "III", "IV"].map(in_chapter), [10, 18, 11, 7]);
}

#[test]
fn the_sections_are_those_of_the_document_in_its_order() {
    let plan = fixtures::real_plan().plan.unwrap();
    let ours: Vec<(String, String)> = plan
        .sections
        .iter()
        .map(|(_, section)| (section.key.to_string(), section.title.to_string()))
        .collect();
    // The Decision comes before its appendix, and has no number of its own.
    let (decision, appendix) = ours.split_first().unwrap();
    assert_eq!(appendix, headings());
    assert_eq!(decision.0, "D");
    assert!(flat(DECISION).contains(&decision.1));
}

/// A point of the decision, up to the next: its words, who answers for it, by when.
fn point(number: u32) -> [String; 3] {
    let begin = |number| format!(" {number}. The Government ");
    let text = flat(DECISION);
    let point = between(&text, &begin(number), &begin(number + 1));
    let (words, below) = point.split_once(" <i>Responsible body:</i> ").unwrap();
    let (responsible, deadline) = below.split_once(" <i>Deadline:</i> ").unwrap();
    [format!("The Government {words}"), responsible.to_owned(), deadline.to_owned()]
}

#[test]
fn the_points_of_the_decision_are_as_published() {
    // Point 3 has two letters below one introduction, and a deadline for each of them.
    let [words, payers, deadlines] = point(3);
    let (introduction, letters) = words.split_once(" - a) ").unwrap();
    let (a, b) = letters.split_once(", - b) ").unwrap();
    let (due_a, due_b) = deadlines.split_once("; with regard to point b) ").unwrap();
    let due_a = due_a.strip_prefix("with regard to point a) ").unwrap();
    let letter = |words, due: &str| [format!("{introduction} {words}"), payers.clone(), due.to_owned()];
    let published =
        [("D.2", point(2)), ("D.3a", letter(a, due_a)), ("D.3b", letter(b, due_b)), ("D.5", point(5))];

    let plan = fixtures::real_plan().plan.unwrap();
    let points: Vec<&Measure> =
        plan.measures.iter().map(Arc::as_ref).filter(|m| m.kind == MeasureKind::Point).collect();
    let ids: Vec<&str> = points.iter().map(|point| point.id.as_str()).collect();
    assert_eq!(ids, published.each_ref().map(|(id, _)| *id));
    for (ours, (id, [words, responsible, deadline])) in points.into_iter().zip(published) {
        assert_eq!(ours.title, words, "{id}, title");
        assert_eq!(row_of(&plan, ours, "A Responsible body"), responsible, "{id}, responsible body");
        let due = match NaiveDate::parse_from_str(&deadline, "%d %B %Y") {
            Ok(day) => Deadline::Date(day),
            Err(_) => Deadline::Words(deadline.into()),
        };
        assert_eq!(ours.deadline, due, "{id}, deadline");
    }
}

/// `duty >> Body, Body`, as the page on the mechanism lists them.
fn duties() -> Vec<(String, Vec<String>)> {
    let page = fixtures::text(PAGE);
    let lines = page.lines().filter_map(|line| line.trim().strip_prefix("• "));
    lines
        .map(|line| {
            let (duty, bodies) = line.split_once(">>").expect(line);
            let bodies = bodies.split(',').map(|body| body.trim().to_owned());
            (duty.trim().to_owned(), bodies.collect())
        })
        .collect()
}

#[test]
fn every_duty_of_the_mechanism_is_its_members_duty_and_no_other_is() {
    let plan = fixtures::real_plan().plan.unwrap();
    let mut theirs: Vec<(TextSlice, TextSlice)> = duties()
        .into_iter()
        .flat_map(|(duty, bodies)| bodies.into_iter().map(move |body| (body.into(), duty.as_str().into())))
        .collect();
    let of_body = |body: &Body| {
        let name = body.hungarian().cloned().unwrap_or_default();
        let duties = body
            .duties
            .iter()
            .map(move |duty| (name.clone(), duty.names.name("hu").cloned().unwrap_or_default()));
        duties.collect::<Vec<_>>()
    };
    let mut ours: Vec<_> = plan.register.bodies().flat_map(|(_, body)| of_body(body)).collect();
    theirs.sort();
    ours.sort();
    assert_eq!(ours, theirs);
}

#[test]
fn every_hungarian_word_stands_on_the_page() {
    let plan = fixtures::real_plan().plan.unwrap();
    let page = flat(PAGE);
    let bodies = plan.register.bodies();
    let mut words: Vec<TextSlice> = bodies.filter_map(|(_, body)| body.hungarian().cloned()).collect();
    words.extend(plan.register.successions().iter().filter_map(|s| s.names.name("hu").cloned()));
    let coordination = plan.coordination.unwrap();
    words.extend(coordination.coordinator_names.name("hu").cloned());
    words.extend(coordination.department_names.name("hu").cloned());
    words.extend(coordination.procedures.into_iter().filter_map(|p| p.names.name("hu").cloned()));
    assert!(words.len() > 20, "{words:#?}");
    words.retain(|words| !page.contains(words.as_str()));
    assert!(words.is_empty(), "not on the page: {words:#?}");
}

#[test]
fn every_english_name_that_is_not_ours_stands_in_the_document() {
    let plan = fixtures::real_plan().plan.unwrap();
    let document = flat(DECISION);
    let bodies = plan.register.bodies().map(|(_, body)| body);
    let mut words: Vec<TextSlice> = bodies.filter(|body| !body.translated).map(|b| b.name.clone()).collect();
    for (_, source) in plan.sources.iter() {
        words.extend(source.basis.clone());
        words.extend(source.words.clone());
    }
    assert!(words.len() > 40, "{words:#?}");
    words.retain(|words| !document.contains(words.as_str()));
    assert!(words.is_empty(), "not in the document: {words:#?}");
}

#[test]
fn the_documents_are_untouched() {
    let fnv_1a = |bytes: &[u8]| {
        bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    };
    for (path, length, hash) in
        [(DECISION, 30_423, 0x2ca0_511f_4e09_27a6), (PAGE, 2_796, 0xa7db_dcb1_059b_42b2)]
    {
        let bytes = fixtures::bytes(path);
        assert_eq!((bytes.len(), fnv_1a(&bytes)), (length, hash), "{path} has changed");
    }
}

#[test]
fn the_real_plan_has_no_findings_but_those_it_accepts() {
    let report = check(&fixtures::real_plan(), None, &fixtures::options());
    assert!(report.open.is_empty(), "{:#?}", report.open);
    let accepted = &report.accepted;
    let [finding, in_words] = &accepted[..] else {
        panic!("{accepted:#?}");
    };
    assert_eq!(finding.rule.id, "deadline-outside-period");
    assert_eq!(finding.measure.as_ref().unwrap().as_str(), "I.1.2");
    let published = NaiveDate::from_ymd_opt(2021, 12, 31).unwrap();
    assert!(finding.message.contains(&published.to_string()), "{}", finding.message);
    assert_eq!(in_words.rule.id, "deadline-in-words");
    assert_eq!(in_words.measure.as_ref().unwrap().as_str(), "D.3a");
}

/// Texts of the real plan that hold figures: none is taken for a day, or for money, that it does not name.
#[test]
fn the_days_and_amounts_of_the_real_plan_are_those_it_names() {
    use plan::model::notation::{amounts, day_words};
    let plan = fixtures::real_plan().plan.unwrap();
    let measures = || plan.measures.iter();
    let dated = measures().filter(|m| m.deadline.words().is_some_and(|words| day_words(words).is_some()));
    assert_eq!(dated.map(|m| m.id.as_str().to_owned()).collect::<Vec<_>>(), ["D.3a"]);
    let named = measures().filter_map(|m| Some((m, m.funding.as_deref()?)));
    let named: Vec<String> = named
        .flat_map(|(m, words)| {
            amounts(words, plan.currency.unwrap()).into_iter().map(move |amount| (m, amount))
        })
        .map(|(m, amount)| format!("{} {:?}", m.id, amount.reading))
        .collect();
    let expected =
        ["I.1.3 70000000", "II.3.3 132000000", "II.3.3 88000000", "II.3.8 51000000", "II.3.9 12000000"];
    assert_eq!(named.len(), expected.len(), "{named:?}");
    for (found, expected) in named.iter().zip(expected) {
        let (id, value) = expected.split_once(' ').unwrap();
        assert_eq!(*found, format!("{id} Exactly({value})"));
    }
}
