//! `plan slippage`: which deadlines moved, worked out by hand, and again from what `plan history` says.

use std::collections::BTreeMap;
use std::fs;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::support::ask::{ask, text};
use crate::support::repository::{BRIDGE, LIGHT, Repository};

const POINT: &str = "plan/decision/D.1.toml";

fn amendment(basis: &str, field: &str) -> String {
    format!("\n[[amendment]]\ndate = 2031-02-01\nbasis = \"{basis}\"\nfields = [\"{field}\"]\n")
}

fn milestone(title: &str, due: &str) -> String {
    format!("\n[[milestone]]\ntitle = \"{title}\"\ndue = {due}\n")
}

/// The deadline of a measure, or of one of its milestones.
#[track_caller]
fn item<'a>(answer: &'a Value, measure: &str, milestone: Option<&str>) -> &'a Value {
    let items = answer["items"].as_array().unwrap();
    let mut found =
        items.iter().filter(|item| item["measure"] == measure && item["milestone"].as_str() == milestone);
    let first = found.next().unwrap_or_else(|| panic!("no {measure} {milestone:?} in {answer:#}"));
    assert!(found.next().is_none(), "two of {measure} {milestone:?} in {answer:#}");
    first
}

/// From, to, days, days left and basis of every move, days and words alike.
fn moves(item: &Value) -> Vec<Value> {
    let ends = |step: &Value, key: &str| {
        let words = &step[format!("{key}_text")];
        if words.is_null() { step[key].clone() } else { words.clone() }
    };
    let each = item["moves"].as_array().unwrap().iter();
    each.map(|step| {
        json!([ends(step, "from"), ends(step, "to"), step["days"], step["days_left"], step["basis"]])
    })
    .collect()
}

/// A record of every kind of move.
fn moved() -> Repository {
    let repository = Repository::new();
    // 2023-02-01: 335 days later, 3,255 days before it fell due, by an act that says so.
    repository.replace(LIGHT, "2031-12-31", "2032-11-30");
    repository.append(LIGHT, &amendment("Act 1", "deadline"));
    repository.commit("2023-02-01", "by an act");
    // To a day, and later back to words.
    repository.replace(POINT, "\"before the next storm\"", "2031-01-31");
    repository.commit("2030-01-01", "a day");
    // Milestones: one comes later, is called otherwise, moves and goes; another stays.
    repository.append(BRIDGE, &(milestone("list", "2030-03-01") + &milestone("map", "2030-04-01")));
    repository.commit("2030-01-02", "milestones");
    repository.replace(BRIDGE, "\"list\"", "\"first list\"");
    repository.commit("2030-01-03", "another title");
    repository.replace(BRIDGE, "due = 2030-03-01", "due = 2030-03-31");
    repository.append(BRIDGE, &amendment("Act 4", "means"));
    repository.commit("2030-02-28", "a milestone moves");
    fs::create_dir(repository.folder.join("plan/II/old")).unwrap();
    repository.git(&["mv", BRIDGE, "plan/II/old/II.1.toml"]);
    repository.commit("2030-03-01", "another folder");
    repository.replace("plan/II/old/II.1.toml", &milestone("first list", "2030-03-31"), "");
    repository.commit("2030-03-02", "a milestone goes");
    repository.replace(POINT, "2031-01-31", "\"when the wind falls\"");
    repository.commit("2031-01-03", "words");
    // An amendment that names another field covers nothing, nor does one of the commit before; a later one does.
    repository.replace(LIGHT, "2032-11-30", "2032-10-31");
    repository.append(LIGHT, &amendment("Act 2", "means"));
    repository.commit("2032-11-02", "28 days before");
    repository.replace(LIGHT, "2032-10-31", "2032-12-31");
    repository.commit("2032-11-01", "after it had fallen due");
    repository.append(LIGHT, &amendment("Act 3", "deadline"));
    repository.commit("2032-11-03", "the act that covers both");
    repository
}

#[test]
fn moves_are_what_they_are_by_hand() {
    let answer = ask(&moved(), 0, &["slippage"]);
    let measure = item(&answer, "I.1.1", None);
    assert_eq!(
        moves(measure),
        [
            json!(["2031-12-31", "2032-11-30", 335, 3255, "Act 1"]),
            json!(["2032-11-30", "2032-10-31", -30, 28, "Act 3"]),
            // Its commit says that it was made a day earlier, and builds on one of 2032-11-02.
            json!(["2032-10-31", "2032-12-31", 61, -2, "Act 3"]),
        ]
    );
    assert_eq!(
        (text(measure, "first"), text(measure, "now"), &measure["days"]),
        ("2031-12-31", "2032-12-31", &json!(366))
    );
    assert_eq!(measure["gone"], false);
    assert_eq!(measure["moves"][0]["basis_added"], Value::Null);
    assert_eq!(text(&measure["moves"][1], "basis_added"), "2032-11-03");
    assert_eq!(text(&measure["moves"][2], "subject"), "after it had fallen due");
    assert_eq!(text(&measure["moves"][2], "date"), "2032-11-01");

    let point = item(&answer, "D.1", None);
    let words = ("before the next storm", "when the wind falls");
    assert_eq!(
        moves(point),
        [json!([words.0, "2031-01-31", null, null, null]), json!(["2031-01-31", words.1, null, 28, null])]
    );
    assert_eq!((text(point, "first_text"), text(point, "now_text")), words);
    // A day that was given up for a condition is said to be given up, in every form.
    let given_up: Vec<&Value> =
        point["moves"].as_array().unwrap().iter().map(|step| &step["given_up"]).collect();
    assert_eq!((&point["given_up"], given_up), (&json!(true), vec![&json!(false), &json!(true)]));
    assert_eq!((&point["first"], &point["now"], &point["days"]), (&Value::Null, &Value::Null, &json!(0)));

    let list = item(&answer, "II.1", Some("first list"));
    assert_eq!(moves(list), [json!(["2030-03-01", "2030-03-31", 30, 1, "Act 4"])]);
    assert_eq!((&list["now"], &list["gone"]), (&Value::Null, &json!(true)));
    assert_eq!(moves(item(&answer, "II.1", Some("map"))), Vec::<Value>::new());
    assert_eq!(moves(item(&answer, "II.1", None)), Vec::<Value>::new());
    assert_eq!(answer["items"].as_array().unwrap().len(), 5);
}

#[test]
fn bodies_add_up_what_is_theirs() {
    let repository = moved();
    let body = |name: &str, n: [i64; 6]| {
        let [deadlines, moved, moves, days, late, without] = n;
        json!({"body": name, "deadlines": deadlines, "undated": 0, "moved": moved, "moves": moves, "days": days,
               "late": late, "without_basis": without})
    };
    let lighthouses = |late| body("Ministry of Lighthouses", [2, 2, 5, 366, late, 2]);
    let bridges = body("Ministry of Bridges", [3, 1, 1, 30, 1, 0]);
    let answer = ask(&repository, 0, &["slippage"]);
    assert_eq!(answer["bodies"], json!([lighthouses(3), bridges]));
    // 28 days are late by 28 days, and not by 27; 4 weeks are 28 days.
    let answer = ask(&repository, 0, &["slippage", "--within", "27d"]);
    assert_eq!((&answer["bodies"][0], &answer["within"]), (&lighthouses(1), &json!(27)));
    let answer = ask(&repository, 0, &["slippage", "--within", "4w"]);
    assert_eq!(answer["bodies"][0], lighthouses(3));
    // One with two responsible bodies counts for both, and stays theirs when a body is called otherwise.
    repository.replace(
        LIGHT,
        "responsible = [\"Ministry of Lighthouses\"]\npartners    = [\"Ministry of Bridges\"]",
        "responsible = [\"Ministry of Lighthouses\", \"Ministry of Bridges\"]\npartners = []",
    );
    repository.commit("2033-01-01", "both");
    let register = "plan/bodies.toml";
    repository.replace(
        register,
        "name         = \"Ministry of Bridges\"",
        "name = \"Bridge Office\"\naliases = [\"Ministry of Bridges\"]",
    );
    repository.commit("2033-01-02", "another name");
    let both = body("Bridge Office", [4, 2, 4, 396, 3, 0]);
    let answer = ask(&repository, 0, &["slippage"]);
    assert_eq!(answer["bodies"], json!([both, lighthouses(3)]));
    // By either name, even of what is gone.
    fs::remove_file(repository.folder.join("plan/II/old/II.1.toml")).unwrap();
    repository.commit("2033-01-03", "gone");
    repository.replace(register, "\"Bridge Office\"", "\"Office of Bridges\"");
    repository.replace(register, "aliases = [", "aliases = [\"Bridge Office\", ");
    repository.commit("2033-01-04", "and another");
    for name in ["ministry of bridges", "Bridge Office", "Office of Bridges"] {
        let answer = ask(&repository, 0, &["slippage", "--body", name]);
        let ids: Vec<&str> = answer["items"].as_array().unwrap().iter().map(|i| text(i, "measure")).collect();
        assert_eq!(ids, ["I.1.1", "II.1", "II.1", "II.1"], "{name}");
        assert_eq!(text(&answer["bodies"][0], "body"), "Office of Bridges");
    }
    let run = repository.run(&["slippage", "--body", "Ministry of Tides"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("no body of this plan is called \"Ministry of Tides\""), "{}", run.stderr);
    assert_eq!(repository.run(&["slippage", "--within", "soon"]).code, Some(2));
}

#[test]
fn a_measure_that_is_gone_stays_with_the_body_whose_name_another_took_over() {
    let repository = Repository::new();
    repository.replace(BRIDGE, "2030-06-30", "2030-07-31");
    repository.commit("2030-01-02", "later");
    fs::remove_file(repository.folder.join(BRIDGE)).unwrap();
    for path in ["plan/bodies.toml", LIGHT] {
        repository.write(path, repository.text(path).replace("Ministry of Bridges", "Ministry of Fish"));
    }
    repository.replace("plan/bodies.toml", "[\"ML\"]", "[\"ML\", \"Ministry of Bridges\"]");
    repository.commit("2030-01-03", "a name taken over");
    let answer = ask(&repository, 0, &["slippage", "--body", "Ministry of Bridges"]);
    assert_eq!(item(&answer, "II.1", None)["gone"], true);
    let answer = ask(&repository, 0, &["slippage", "--body", "Ministry of Lighthouses"]);
    assert!(answer["items"].as_array().unwrap().iter().all(|item| item["measure"] != "II.1"), "{answer:#}");
}

#[test]
fn what_goes_and_comes_back_is_the_same_deadline() {
    let repository = Repository::new();
    repository.append(BRIDGE, &milestone("list", "2030-03-01"));
    repository.append(BRIDGE, &amendment("Act 0", "deadline"));
    repository.commit("2030-01-02", "a milestone");
    let whole = repository.text(BRIDGE);
    fs::remove_file(repository.folder.join(BRIDGE)).unwrap();
    repository.commit("2030-01-03", "gone");
    let answer = ask(&repository, 0, &["slippage"]);
    assert_eq!(item(&answer, "II.1", None)["gone"], true);
    assert_eq!(item(&answer, "II.1", Some("list"))["gone"], true);
    // What comes back with an act that it did not have before has that for its basis.
    let back = whole.replace("2030-06-30", "2030-07-31").replace("due = 2030-03-01", "due = 2030-03-02");
    repository.write("plan/II/new/II.1.toml", back + &amendment("Act 5", "deadline"));
    repository.commit("2030-01-04", "back");
    let answer = ask(&repository, 0, &["slippage"]);
    assert_eq!(moves(item(&answer, "II.1", None)), [json!(["2030-06-30", "2030-07-31", 31, 177, "Act 5"])]);
    let list = item(&answer, "II.1", Some("list"));
    assert_eq!(moves(list), [json!(["2030-03-01", "2030-03-02", 1, 56, null])]);
    assert_eq!(list["gone"], false);
    // A milestone that goes, while another takes its title over.
    let new = "plan/II/new/II.1.toml";
    repository.replace(new, &milestone("list", "2030-03-02"), &milestone("survey", "2030-05-05"));
    repository.commit("2030-01-05", "another milestone");
    repository.replace(new, "\"survey\"", "\"list\"");
    repository.commit("2030-01-06", "the old title");
    repository.replace(new, "due = 2030-05-05", "due = 2030-05-06");
    repository.commit("2030-01-07", "a day");
    let answer = ask(&repository, 0, &["slippage"]);
    let lists: Vec<Vec<Value>> =
        answer["items"].as_array().unwrap().iter().filter(|i| i["milestone"] == "list").map(moves).collect();
    let (gone, here) =
        (json!(["2030-03-01", "2030-03-02", 1, 56, null]), json!(["2030-05-05", "2030-05-06", 1, 118, null]));
    assert_eq!(lists, [vec![gone], vec![here]]);
}

#[test]
fn two_milestones_with_one_title_do_not_move_each_other() {
    let repository = Repository::new();
    repository.append(BRIDGE, &(milestone("report", "2030-03-01") + &milestone("report", "2030-09-01")));
    repository.write("plan/II/II.2.toml", repository.text(BRIDGE));
    repository.commit("2030-01-02", "twice");
    repository.replace(BRIDGE, "due = 2030-09-01", "due = 2030-09-30");
    repository.commit("2030-01-03", "the second");
    let answer = ask(&repository, 0, &["slippage"]);
    let of = |measure: &str| -> Vec<Vec<Value>> {
        let items = answer["items"].as_array().unwrap().iter();
        items.filter(|i| i["measure"] == measure && i["milestone"] == "report").map(moves).collect()
    };
    assert_eq!(of("II.1"), [vec![], vec![json!(["2030-09-01", "2030-09-30", 29, 241, null])]]);
    assert_eq!(of("II.2"), [Vec::<Value>::new(), vec![]]);
}

#[test]
fn a_milestone_with_an_id_is_the_same_under_another_title() {
    let repository = Repository::new();
    let named = |id: &str, title: &str, due: &str| {
        format!("\n[[milestone]]\nid = \"{id}\"\ntitle = \"{title}\"\ndue = {due}\n")
    };
    let (first, second) = (named("M1", "report", "2030-03-01"), named("M2", "report", "2030-09-01"));
    repository.append(BRIDGE, &(first.clone() + &second));
    repository.commit("2030-01-02", "two reports");
    // Both days and one title change: each stays what it is by its id, in whatever order they stand.
    let (first_now, second_now) =
        (named("M1", "first report", "2030-09-01"), named("M2", "report", "2030-10-01"));
    repository.replace(BRIDGE, &(first + &second), &(second_now.clone() + &first_now));
    repository.commit("2030-01-03", "both move");
    // One goes, and another one with its title comes: no move.
    repository.replace(BRIDGE, &second_now, &named("M3", "report", "2031-01-01"));
    repository.commit("2030-01-04", "another one");
    let answer = ask(&repository, 0, &["slippage"]);
    let of = |id: &str| -> Vec<Value> {
        let items = answer["items"].as_array().unwrap().iter();
        let found: Vec<&Value> = items.filter(|item| item["milestone_id"] == id).collect();
        assert_eq!(found.len(), 1, "{id}: {answer:#}");
        moves(found[0])
    };
    assert_eq!(of("M1"), [json!(["2030-03-01", "2030-09-01", 184, 57, null])]);
    assert_eq!(of("M2"), [json!(["2030-09-01", "2030-10-01", 30, 241, null])]);
    assert_eq!(of("M3"), Vec::<Value>::new());
    let page = repository.run(&["slippage"]).stdout;
    assert!(page.contains("milestone M1: first report"), "{page}");
}

#[test]
fn looked_back_from_a_commit_and_told_on_a_page() {
    let repository = moved();
    let answer = ask(&repository, 0, &["slippage", "--at", "2023-02-01"]);
    assert_eq!(item(&answer, "I.1.1", None)["moves"].as_array().unwrap().len(), 1);
    let page = repository.run(&["slippage"]).stdout;
    for part in [
        "3 of 5 deadlines moved",
        "I.1.1  Relighting the old lighthouse  2031-12-31  2032-12-31      3  +366",
        "II.1   milestone first list           2030-03-01  gone            1   +30",
        "D.1    from before the next storm to 2031-01-31; no amendment covers it; 2030-01-01",
        "2 days after it had fallen due",
        "28 days before it fell due",
        "by Act 1; 2023-02-01",
        "by Act 3, added",
        "1 of them gave up a day for words",
        "the day is given up for words",
        "Whose deadlines slip most",
    ] {
        assert!(page.contains(part), "no {part:?} in {page}");
    }
    assert!(!page.contains("milestone map"), "{page}");
    let all = repository.run(&["slippage", "--all"]).stdout;
    assert!(all.contains("milestone map"), "{all}");
    assert!(!repository.run(&["slippage", "--at", "2023-01-10"]).stdout.contains("Whose"));
    let sheet = repository.run(&["slippage", "--format", "csv"]).stdout;
    let header = "measure,milestone,from,to,days,days_left,basis,date,commit,author,subject,milestone_id,given_up,basis_added,\
                  plan,carried_from,recorded,other_parent\n";
    assert!(sheet.starts_with(header), "{sheet}");
    assert_eq!(sheet.lines().count(), 1 + 6, "{sheet}");
    assert!(sheet.contains("I.1.1,,2032-11-30,2032-10-31,-30,28,Act 3,2032-11-02,"), "{sheet}");
    assert!(
        repository
            .run(&["slippage", "--excel"])
            .stdout
            .contains("I.1.1;;2032-11-30;2032-10-31;-30;28;Act 3;")
    );
}

/// A deadline, and the day since when it is so.
type Dated = (Value, String);

/// The same again, out of every change that `plan history` tells.
#[test]
fn another_count_from_the_history_gives_the_same() {
    let repository = moved();
    let history = ask(&repository, 0, &["history"]);
    // By measure and milestone: every value that the deadline had, with the day it came.
    let mut values: BTreeMap<(String, Option<String>), Vec<Dated>> = BTreeMap::new();
    // No commit is older than those that it builds on.
    let mut day = String::new();
    for change in history["changes"].as_array().unwrap() {
        day = day.max(text(change, "date").to_owned());
        let Some(measure) = change["measure"].as_str() else { continue };
        let title = |row: &Value| row["title"].as_str().map(str::to_owned);
        let mut note = |milestone: Option<String>, value: &Value| {
            let known = values.entry((measure.to_owned(), milestone)).or_default();
            known.push((value.clone(), day.clone()));
        };
        match change["field"].as_str() {
            None if change["kind"] == "added" => {
                note(None, &change["after"]["deadline"]);
                for row in change["after"]["milestone"].as_array().into_iter().flatten() {
                    note(title(row), &row["due"]);
                }
            }
            Some("deadline") => note(None, &change["after"]),
            Some("milestone") if change["kind"] == "added" => {
                note(title(&change["after"]), &change["after"]["due"])
            }
            Some("milestone") if change["kind"] == "changed" => {
                let (old, new) = (title(&change["before"]), title(&change["after"]));
                let known = values.remove(&(measure.to_owned(), old)).unwrap();
                values.insert((measure.to_owned(), new.clone()), known);
                if change["before"]["due"] != change["after"]["due"] {
                    let known = values.get_mut(&(measure.to_owned(), new)).unwrap();
                    known.push((change["after"]["due"].clone(), day.clone()));
                }
            }
            _ => {}
        }
    }
    let answer = ask(&repository, 0, &["slippage"]);
    let date = |text: &str| text.parse::<NaiveDate>().ok();
    assert_eq!(answer["items"].as_array().unwrap().len(), values.len());
    for ((measure, milestone), values) in values {
        let item = item(&answer, &measure, milestone.as_deref());
        let expected: Vec<Value> = values
            .windows(2)
            .map(|pair| {
                let (from, to) = (pair[0].0.as_str().unwrap(), pair[1].0.as_str().unwrap());
                let days = date(from).zip(date(to)).map(|(from, to)| (to - from).num_days());
                let left = date(from).map(|from| (from - date(&pair[1].1).unwrap()).num_days());
                json!([from, to, days, left])
            })
            .collect();
        let found: Vec<Value> =
            moves(item).iter().map(|step| json!([step[0], step[1], step[2], step[3]])).collect();
        assert_eq!(found, expected, "{measure} {milestone:?}");
    }
}

#[test]
fn a_deadline_that_never_had_a_day_is_counted_apart() {
    let repository = Repository::new();
    for (lang, words) in [
        ("en", "None of 2 deadlines has moved since it was first recorded. Undated: 1."),
        ("hu", "Az első rögzítés óta egy sem módosult: 2 határidő. Dátum nélküli: 1."),
    ] {
        let page = repository.run(&["slippage", "--lang", lang]).stdout;
        assert!(page.contains(words), "{page}");
    }
    // Other words in their place are told, and are no move of a day.
    repository.replace(POINT, "\"before the next storm\"", "\"before the next winter\"");
    repository.commit("2030-01-01", "other words");
    let page = repository.run(&["slippage"]).stdout;
    assert!(page.starts_with("None of 2 deadlines has moved"), "{page}");
    assert!(page.contains("from before the next storm to before the next winter"), "{page}");
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    repository.commit("2030-01-02", "a year later");
    let answer = ask(&repository, 0, &["slippage"]);
    assert_eq!((answer["items"].as_array().unwrap().len(), &answer["undated"]), (3, &json!(1)));
    let of = &answer["bodies"][0];
    assert_eq!(text(of, "body"), "Ministry of Lighthouses");
    assert_eq!(["deadlines", "undated", "moved"].map(|key| of[key].as_u64().unwrap()), [2, 1, 1]);
    for (lang, words, header, name) in [
        ("en", "1 of 2 deadlines moved; 1 undated\n", "Dated  Moved", "Ministry of Lighthouses  "),
        (
            "hu",
            "Módosult: 1 / 2 határidő; dátum nélküli: 1\n",
            "Dátumos  Módosult",
            "Világítótornyok Minisztériuma  ",
        ),
    ] {
        let page = repository.run(&["slippage", "--lang", lang]).stdout;
        assert!(page.starts_with(words) && page.contains(header), "{page}");
        let row = page.lines().find(|line| line.starts_with(name)).unwrap();
        assert_eq!(row[name.len()..].split_whitespace().next(), Some("1"), "{page}");
    }
    // Nothing but words.
    for file in [LIGHT, BRIDGE] {
        std::fs::remove_file(repository.folder.join(file)).unwrap();
    }
    repository.commit("2030-01-03", "gone");
    for (lang, words) in [("en", "undated"), ("hu", "dátum nélküli")] {
        let page = repository.run(&["slippage", "--lang", lang, "--body", "ML"]).stdout;
        assert!(page.contains(words), "{page}");
    }
}

#[test]
fn each_language_calls_the_bodies_by_its_own_names() {
    let repository = moved();
    for format in ["table", "markdown"] {
        let page = repository.run(&["slippage", "--lang", "hu", "--format", format]).stdout;
        let (_, bodies) =
            page.split_once("Kinek a határidői csúsznak leginkább").expect("the table of bodies");
        assert!(bodies.contains("Világítótornyok Minisztériuma"), "{format}: {bodies}");
        assert!(!bodies.contains("Ministry of Lighthouses"), "{format}: {bodies}");
    }
    let answer = ask(&repository, 0, &["slippage", "--lang", "hu"]);
    assert_eq!(text(&answer["bodies"][0], "body"), "Ministry of Lighthouses", "JSON is in no language");
}
