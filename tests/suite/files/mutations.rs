//! Every key, quote, row and amount of the real plan broken once: laws of what must be found, and nothing else.
//!
//! A file of a measure stands for itself: one fault in each of them at a time, and each must have its own findings.
//! A fault in `plan.toml` or `bodies.toml` must be found there alone, whatever the measures refer to.

use std::collections::BTreeMap;

use plan::text::{Lines, Span};
use toml::de::{DeTable, DeValue};

use crate::rules::real_plan_faults::{Plan, found, real};
use crate::support::fixtures;

/// A key of a file, with the table that it stands in.
struct Key {
    /// The names of the tables on the way: `allocation`; empty at the top.
    table: String,
    name: String,
    span: Span,
    /// Where the table begins.
    table_at: usize,
    /// The other keys of its table.
    beside: Vec<String>,
    /// Its value.
    value: Span,
    is_text: bool,
}

/// Every key of a file, those of tables in tables as well.
fn keys(text: &str) -> Vec<Key> {
    fn walk(table: &DeTable<'_>, name: &str, at: usize, keys: &mut Vec<Key>) {
        let beside: Vec<String> = table.keys().map(|key| key.get_ref().to_string()).collect();
        for (key, value) in table {
            let below =
                if name.is_empty() { key.get_ref().to_string() } else { format!("{name}.{}", key.get_ref()) };
            keys.push(Key {
                table: name.to_owned(),
                name: key.get_ref().to_string(),
                span: key.span().into(),
                table_at: at,
                beside: beside.clone(),
                value: value.span().into(),
                is_text: matches!(value.get_ref(), DeValue::String(_)),
            });
            match value.get_ref() {
                DeValue::Table(table) => walk(table, &below, value.span().start, keys),
                DeValue::Array(items) => {
                    for item in items {
                        if let DeValue::Table(table) = item.get_ref() {
                            walk(table, &below, item.span().start, keys);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(DeTable::parse(text).unwrap().get_ref(), "", 0, &mut found);
    found
}

/// What must be there: in a measure, in a point of the decision, and in every table.
const REQUIRED: &[(&str, &[&str])] = &[
    ("measure", &["title", "responsible", "partners", "means", "deadline", "indicator", "funding"]),
    ("point", &["title", "responsible", "deadline"]),
    ("milestone", &["title", "due"]),
    ("metric", &["name", "unit"]),
    ("allocation", &["source"]),
    ("allow", &["rule", "reason"]),
    ("plan.toml", &["title"]),
    ("period", &["start", "end"]),
    ("strategy", &["title"]),
    ("strategy.period", &["start", "end"]),
    ("predecessor", &["title"]),
    ("provision", &["id", "text"]),
    ("section", &["id", "title"]),
    ("source", &["id", "name", "state"]),
    ("appropriation", &["id", "year", "amount"]),
    ("coordination", &["coordinator", "body", "cycle"]),
    ("coordination.procedure", &["id", "title"]),
    ("body", &["name", "kind"]),
    ("body.duties", &["english"]),
    ("succession", &["duty", "from", "to", "basis"]),
];

/// How many keys are missing once this one is not read.
fn missing_without(file: &str, text: &str, key: &Key) -> usize {
    let is_point = file.starts_with("decision/");
    let table = match (key.table.as_str(), file) {
        ("", "plan.toml" | "bodies.toml") => file,
        ("", _) if is_point => "point",
        ("", _) => "measure",
        (table, _) => table,
    };
    let is_required = |(of, names): &&(&str, &[&str])| *of == table && names.contains(&key.name.as_str());
    let has = |name: &str| key.beside.iter().any(|beside| beside == name);
    match (table, key.name.as_str()) {
        // A file that is no more a point is a measure, and lacks what a point may.
        ("point", "kind") => {
            ["partners", "means", "indicator", "funding"].iter().filter(|row| !has(row)).count()
        }
        // Neither says anything without the other.
        (_, "from" | "recurring") if has("from") && has("recurring") => 1,
        // The first of several tables of one name is none of them any more; one of the others still is.
        (_, "section" | "source" | "appropriation" | "provision")
            if text[key.span.start as usize - 1..].starts_with('[') =>
        {
            0
        }
        // It is asked after under its misspelt name, where that is long enough to be told from another.
        (_, name) if name.len() > 3 => 0,
        _ => REQUIRED.iter().filter(is_required).count(),
    }
}

/// The files of the plan that hold measures.
fn measures() -> Vec<String> {
    real().into_keys().filter(|path| path.contains('/')).collect()
}

fn text(plan: &Plan, path: &str) -> String {
    String::from_utf8(plan[path].clone()).unwrap()
}

/// A fault: the text with it, and what must be found in the file. `None` where the key cannot have it.
type Faulty = Option<(String, Vec<String>)>;

/// Makes a fault at each key of the plan in turn, and gives back how many there were. Of the measures each has one at
/// a time; `plan.toml` and `bodies.toml` have theirs alone.
#[track_caller]
fn every_key(fault: impl Fn(&str, &str, &Key) -> Faulty) -> usize {
    let (plan, mut wrong, mut count) = (real(), Vec::new(), 0);
    let faults = |path: &str| -> Vec<(String, Vec<String>)> {
        let text = text(&plan, path);
        keys(&text).iter().filter_map(|key| fault(path, &text, key)).collect()
    };
    let mut compare = |faulty: Plan, expected: Vec<String>, what: &str| {
        let mut all = found(&faulty, &fixtures::options());
        let mut expected = expected;
        all.sort();
        expected.sort();
        if all != expected {
            let only =
                |a: &[String], b: &[String]| a.iter().filter(|x| !b.contains(x)).cloned().collect::<Vec<_>>();
            wrong.push(format!(
                "{what}: not found {:?}, found {:?}",
                only(&expected, &all),
                only(&all, &expected)
            ));
        }
    };
    let of_measures: BTreeMap<String, _> =
        measures().into_iter().map(|path| (path.clone(), faults(&path))).collect();
    for round in 0..of_measures.values().map(Vec::len).max().unwrap_or_default() {
        let (mut faulty, mut all) = (plan.clone(), Vec::new());
        for (path, faults) in &of_measures {
            if let Some((text, expected)) = faults.get(round) {
                faulty.insert(path.clone(), text.clone().into_bytes());
                all.extend(expected.iter().map(|found| format!("{path}:{found}")));
                count += 1;
            }
        }
        compare(faulty, all, &format!("fault {round} of each measure"));
    }
    // One measure refers to all that there is.
    let few = |path: &String| !path.contains('/') || path == "II/II.3.3.toml";
    let small: Plan =
        plan.iter().filter(|(path, _)| few(path)).map(|(p, t)| (p.clone(), t.clone())).collect();
    for path in ["plan.toml", "bodies.toml"] {
        for (at, (text, expected)) in faults(path).into_iter().enumerate() {
            let mut faulty = if at % 16 == 0 { plan.clone() } else { small.clone() };
            faulty.insert(path.to_owned(), text.into_bytes());
            compare(
                faulty,
                expected.iter().map(|found| format!("{path}:{found}")).collect(),
                &format!("{path}, fault {at}"),
            );
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    count
}

/// `line:column` of a place in a text.
fn at(text: &str, offset: usize) -> String {
    let at = Lines::new(text).position(u32::try_from(offset).unwrap());
    format!("{}:{}", at.line, at.column)
}

#[test]
fn a_misspelt_key_is_found_and_what_is_missing_without_it() {
    let count = every_key(|path, text, key| {
        let mut faulty = text.to_owned();
        faulty.insert(key.span.end as usize, 'x');
        // Among names in languages every key is a language: one that the plan does not list is a matter of
        // `undeclared-language`, and leaves the register whole.
        if key.table.ends_with(".names") {
            return None;
        }
        let mut expected = vec![format!("{} unknown-field", at(text, key.span.start as usize))];
        let missing = format!("{} missing-field", at(text, key.table_at));
        expected.extend(vec![missing; missing_without(path, text, key)]);
        if (key.table.as_str(), key.name.as_str()) == ("", "coordination") {
            // Its procedures are still there, in a table of their own that has nothing else.
            let below = at(text, text.find("coordination.procedure").unwrap());
            expected.extend(["coordinator", "body", "cycle"].map(|_| format!("{below} missing-field")));
        }
        Some((faulty, expected))
    });
    assert!(count > 1_000, "{count}");
}

#[test]
fn a_quote_that_is_not_closed_is_found_where_the_text_begins() {
    let count = every_key(|_, text, key| {
        let end = key.value.end as usize - 1;
        let mut faulty = text.to_owned();
        faulty.remove(end);
        // The next quote of the line closes it, in a comment even, and what follows that one is wrong.
        let line = faulty[end..].lines().next().unwrap();
        let place = line.find('"').map_or(key.value.start as usize, |quote| end + quote + 1);
        key.is_text.then(|| {
            let expected = format!("{} invalid-toml", at(&faulty, place));
            (faulty, vec![expected])
        })
    });
    assert!(count > 700, "{count}");
}

#[test]
fn a_bracket_that_is_not_closed_is_found_once_where_it_opens() {
    let count = every_key(|_, text, key| {
        let end = key.value.end as usize - 1;
        let mut faulty = text.to_owned();
        let is_list = text[key.span.end as usize..].trim_start().starts_with('=');
        (faulty.remove(end) == ']' && is_list).then(|| {
            let expected = format!("{} invalid-toml", at(&faulty, key.value.start as usize));
            (faulty, vec![expected])
        })
    });
    assert!(count > 180, "{count}");
}

#[test]
fn a_header_that_is_not_closed_is_found_once() {
    let count = every_key(|_, text, key| {
        let header =
            text[key.span.end as usize..].starts_with("]]\n").then_some(key.span.end as usize + 1)?;
        let mut faulty = text.to_owned();
        faulty.remove(header);
        let expected = format!("{} invalid-toml", at(&faulty, header));
        Some((faulty, vec![expected]))
    });
    assert!(count > 80, "{count}");
}

/// The text with the last small letter of a value changed, in place.
fn misprinted(text: &str, value: Span) -> Option<String> {
    let words = &text[value.start as usize..value.end as usize];
    let last = value.start as usize + words.rfind(|c: char| c.is_ascii_lowercase())?;
    let other = if text[last..].starts_with('q') { "k" } else { "q" };
    let mut faulty = text.to_owned();
    faulty.replace_range(last..=last, other);
    Some(faulty)
}

#[test]
fn a_letter_of_a_published_row_that_is_changed_is_found_there() {
    const ROWS: [&str; 5] = ["title", "means", "deadline", "indicator", "funding"];
    let count = every_key(|path, text, key| {
        let is_row = key.table.is_empty() && ROWS.contains(&key.name.as_str()) || key.table == "published";
        if !path.contains('/') || !is_row {
            return None;
        }
        let mismatch = format!("{} source-mismatch", at(text, key.value.start as usize));
        misprinted(text, key.value).map(|faulty| (faulty, vec![mismatch]))
    });
    assert!(count > 190, "{count}");
}

#[test]
fn a_deadline_a_day_sooner_is_found_and_the_milestones_that_are_later_now() {
    let count = every_key(|path, text, key| {
        if !path.contains('/') || key.name != "deadline" || key.is_text {
            return None;
        }
        let (start, end) = (key.value.start as usize, key.value.end as usize);
        let day = &text[start..end];
        let mut faulty = text.to_owned();
        faulty.replace_range(start..end, &day.replace("-31", "-30"));
        let mut expected = vec![format!("{} source-mismatch", at(text, start))];
        let due = keys(text).into_iter().filter(|key| key.name == "due").map(|key| key.value);
        let due = due.filter(|due| &text[due.start as usize..due.end as usize] == day);
        expected.extend(due.map(|due| format!("{} milestone-after-deadline", at(text, due.start as usize))));
        Some((faulty, expected))
    });
    assert!(count > 40, "{count}");
}

#[test]
fn a_letter_of_a_body_that_is_changed_is_found_there() {
    let count = every_key(|path, text, key| {
        if !path.contains('/') || !["responsible", "partners", "chapter"].contains(&key.name.as_str()) {
            return None;
        }
        let is_list = key.table.is_empty();
        let (start, end) = (key.value.start as usize, key.value.end as usize);
        let name = text[start..end - usize::from(is_list)].trim_end().trim_end_matches('"');
        let name = start + name.rfind('"').filter(|_| key.table != "published")?;
        misprinted(text, key.value).map(|faulty| (faulty, vec![format!("{} unknown-body", at(text, name))]))
    });
    assert!(count > 90, "{count}");
}

#[test]
fn a_digit_of_an_amount_that_is_changed_is_found_there_and_in_the_books() {
    let plan = real();
    let header = text(&plan, "plan.toml");
    let provided = |id: &str| {
        let point = header.find(&format!("\"{id}\"\n")).unwrap();
        let amount = point + header[point..].find("\namount").unwrap();
        at(&header, amount + header[amount..].find("= ").unwrap() + 2)
    };
    let mut count = 0;
    for path in plan.keys() {
        let old = text(&plan, path);
        for key in keys(&old).into_iter().filter(|key| key.name == "amount") {
            let start = key.value.start as usize;
            for digit in old[start..key.value.end as usize].char_indices().filter(|(_, c)| c.is_ascii_digit())
            {
                let at_digit = start + digit.0;
                let mut faulty = old.clone();
                faulty.replace_range(at_digit..=at_digit, if digit.1 == '1' { "2" } else { "1" });
                let mut plan = plan.clone();
                plan.insert(path.clone(), faulty.into_bytes());
                let mut expected = vec![format!("{path}:{} amount-mismatch", at(&old, start))];
                if path == "plan.toml" {
                    expected = vec![format!("{path}:{} appropriation-mismatch", at(&old, start))];
                } else if let Some(point) = old[start..].find("appropriation = \"") {
                    let id = &old[start + point + "appropriation = \"".len()..][..2];
                    expected.insert(0, format!("plan.toml:{} appropriation-mismatch", provided(id)));
                }
                assert_eq!(found(&plan, &fixtures::options()), expected, "{path}, digit {}", digit.0);
                count += 1;
            }
        }
    }
    assert!(count > 50, "{count}");
}
