//! A draft: nothing in it is owed yet, and every answer, paper and page says so once, in both languages, and names nothing
//! late. What programs read goes by the days, and says that it is a draft.

use std::fs;

use super::COORDINATION;
use crate::support::ask::ask;
use crate::support::repository::{BRIDGE, LIGHT, Repository};

/// Words of lateness, of which a draft has none: what the tables and sentences of answers say of measures.
const LATE: [&str; 10] =
    ["overdue", "Overdue", "is late", ", late", "Late", "Lejárt", "lejárt", "Késés", "késés", "késedelm"];

/// A draft whose days are all past by the day that its answers are asked for.
fn draft() -> Repository {
    let draft = Repository::new();
    draft.replace("plan/plan.toml", "adopted  = 2030-02-01\n", "");
    draft.append("plan/plan.toml", COORDINATION);
    draft.append(LIGHT, "\n[[milestone]]\ntitle = \"the oil\"\ndue = 2030-03-31\n");
    draft.write("plan/meetings/2030-07-03.toml", MEETING);
    draft.commit("2030-01-10", "a draft");
    draft
}

const MEETING: &str = "title = \"Harbour Council\"\nbody = \"Harbour Council\"\n
[[agenda]]\ntitle = \"the draft\"\n";

const DAY: [&str; 2] = ["--as-of", "2032-08-01"];

const IN_BOTH: [(&str, &str); 2] = [("en", "The plan is a draft"), ("hu", "A terv tervezet")];

#[track_caller]
fn says_so_once(text: &str, lang: (&str, &str), what: &str) {
    assert_eq!(text.matches(lang.1).count(), 1, "{what} in {}:\n{text}", lang.0);
    let late: Vec<&&str> = LATE.iter().filter(|word| text.contains(**word)).collect();
    // The sentence itself, and the question that is named to be asked next, are none.
    assert!(late.is_empty(), "{what} in {}: {late:?}\n{text}", lang.0);
}

#[test]
fn every_answer_says_once_that_the_plan_is_a_draft_and_names_nothing_late() {
    let (draft, adopted) = (draft(), draft());
    adopted.replace("plan/plan.toml", "period", "adopted = 2030-02-01\nperiod");
    for args in [
        &["overdue"][..],
        &["overdue", "--within", "90d"],
        &["status"],
        &["results"],
        &["list"],
        &["by-body", "ML"],
        &["show", "I.1.1"],
        &["bodies"],
        &["sources"],
        &["minutes", "--meeting", "2030-07-03"],
        &["brief"],
        &["brief", "--body", "ML"],
    ] {
        for lang in IN_BOTH {
            let run = |repository: &Repository| {
                repository.run(&[args, &DAY, &["--lang", lang.0]].concat()).stdout.replace("plan overdue", "")
            };
            says_so_once(&run(&draft), lang, &args.join(" "));
            assert!(!run(&adopted).contains(lang.1), "{args:?}");
        }
    }
}

#[test]
fn papers_in_files_say_so_once() {
    let draft = draft();
    for lang in IN_BOTH {
        for (args, name) in [(&["brief"][..], "paper.md"), (&["results"], "results.html")] {
            let path = draft.home.path().join(name);
            let output = ["--lang", lang.0, "-o", path.to_str().unwrap()];
            let run = draft.run(&[args, &DAY, &output].concat());
            assert_eq!(run.code, Some(0), "{}", run.stderr);
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(text.matches(lang.1).count(), 1, "{args:?}: {text}");
        }
    }
}

#[test]
fn programs_are_told_the_days_and_that_it_is_a_draft() {
    let (draft, adopted) = (draft(), draft());
    adopted.replace("plan/plan.toml", "period", "adopted = 2030-02-01\nperiod");
    for command in ["overdue", "list", "status", "results"] {
        let asked = |repository: &Repository| ask(repository, 0, &[&[command][..], &DAY].concat());
        let (mut of_draft, of_adopted) = (asked(&draft), asked(&adopted));
        let said = of_draft.as_object_mut().unwrap().remove("draft");
        assert_eq!(said, Some(true.into()), "{command}");
        assert_eq!(of_adopted.get("draft"), None, "{command}");
        assert_eq!(of_draft.get("items"), of_adopted.get("items"), "{command}");
    }
    let sheet = draft.run(&[&["overdue", "--format", "csv"][..], &DAY].concat());
    assert!(sheet.stderr.contains("The plan is a draft"), "{}", sheet.stderr);
    assert!(sheet.stdout.contains("I.1.1"), "{}", sheet.stdout);
}

#[test]
fn an_agenda_of_a_draft_asks_for_no_reports_and_names_nothing_late() {
    let run = draft().run(&["agenda", "--meeting", "2032-08-01", "--dry-run"]);
    assert!(run.stderr.contains("The plan is a draft"), "{}", run.stderr);
    assert!(run.stdout.contains("the past period"), "{}", run.stdout);
    assert!(!run.stdout.contains("what is late") && !run.stdout.contains("I.1.1"), "{}", run.stdout);
}

#[test]
fn a_calendar_of_a_draft_says_so_and_has_no_day_for_reports() {
    let draft = draft();
    for (lang, words) in [("en", "The plan is a draft"), ("hu", "A terv tervezet")] {
        let text = draft.run(&["calendar", "--lang", lang]).stdout.replace("\r\n ", "");
        for name in ["DESCRIPTION", "X-WR-CALDESC"] {
            assert_eq!(text.matches(&format!("\n{name}:{words}")).count(), 1, "{text}");
        }
        assert!(!text.contains("UID:report.") && text.contains("UID:I.1.1.deadline"), "{text}");
    }
    draft.replace("plan/plan.toml", "period", "adopted = 2030-02-01\nperiod");
    let text = draft.run(&["calendar"]).stdout;
    assert!(text.contains("UID:report.") && !text.contains("X-WR-CALDESC"), "{text}");
}

#[test]
fn every_page_of_the_site_of_a_draft_says_so_once() {
    let draft = draft();
    let out = draft.home.path().join("site");
    let run = draft.run(&[&["site", out.to_str().unwrap(), "--lang", "hu,en"][..], &DAY].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for (lang, words) in IN_BOTH {
        for page in ["", "late/", "silent/", "money/", "changes/"] {
            let text = fs::read_to_string(out.join(lang).join(page).join("index.html")).unwrap();
            assert_eq!(text.matches(words).count(), 1, "{lang} {page}");
            assert!(!text.contains("chip late") && !text.contains("data-late"), "{lang} {page}");
        }
    }
}

#[test]
fn nobody_is_blamed_in_the_results_of_a_draft() {
    let (draft, adopted) = (draft(), draft());
    adopted.replace("plan/plan.toml", "period", "adopted = 2030-02-01\nperiod");
    for (lang, words) in [
        ("en", ["never reported", "Never reported", "Unreported"]),
        ("hu", ["soha nem", "Soha nem jelentett", "Nem jelentett"]),
    ] {
        for words in words {
            let says = |repository: &Repository| {
                let file = repository.home.path().join("results.md");
                let args = ["results", "--lang", lang, "-o", file.to_str().unwrap()];
                assert_eq!(repository.run(&[&args, &DAY[..]].concat()).code, Some(0));
                let page = repository.run(&[&["results", "--lang", lang][..], &DAY].concat()).stdout;
                [page, fs::read_to_string(file).unwrap()].map(|text| text.contains(words))
            };
            assert_eq!((says(&draft), says(&adopted)), ([false; 2], [true; 2]), "{words:?}");
        }
    }
}

#[test]
fn what_has_no_date_yet_is_no_deadline_behind() {
    let draft = draft();
    for (file, day) in [(LIGHT, "2031-12-31"), (BRIDGE, "2030-06-30")] {
        draft.replace(file, &format!("deadline    = {day}"), "deadline    = \"not yet set\"");
    }
    let day = draft.commit("2030-01-11", "days are to come");
    let out = draft.home.path().join("site");
    assert_eq!(draft.run(&["site", out.to_str().unwrap(), "--at", &day]).code, Some(0));
    for (lang, words, not, nobody) in [
        (
            "en",
            "2 measures and 1 point of the decision have no date yet",
            ["no deadline lies ahead", "No deadline lies ahead"],
            "Nobody owes a report yet.",
        ),
        (
            "hu",
            "2 intézkedés és 1 határozati pont még dátum nélkül áll",
            ["nincs hátralévő határidő", "Nincs hátralévő határidő"],
            "Még senki nem tartozik jelentéssel.",
        ),
    ] {
        let status = draft.run(&[&["status", "--lang", lang][..], &DAY].concat()).stdout;
        let status = status.split_whitespace().collect::<Vec<_>>().join(" ");
        let front = fs::read_to_string(out.join(lang).join("index.html")).unwrap();
        for text in [status, front] {
            assert!(text.contains(words), "no {words:?} in {text}");
            not.iter().for_each(|not| assert!(!text.contains(not), "{not:?} in {text}"));
        }
        let silent = fs::read_to_string(out.join(lang).join("silent/index.html")).unwrap();
        assert!(silent.contains(nobody), "no {nobody:?} in {silent}");
    }
}

#[test]
fn a_draft_has_nothing_overdue_in_the_trend() {
    let draft = draft();
    draft.replace("plan/plan.toml", "period", "adopted = 2032-06-01\nperiod");
    draft.commit("2032-06-10", "adopted");
    let asked = ["trend", "--since", "2032-04-15", "--as-of", "2032-08-01"];
    let answer = ask(&draft, 0, &asked);
    let is_draft: Vec<bool> =
        answer["points"].as_array().unwrap().iter().map(|point| point["draft"].as_bool().unwrap()).collect();
    assert_eq!(is_draft, [true, true, false, false, false]);
    for (lang, words) in [("en", "the plan was a draft then"), ("hu", "a terv akkor tervezet volt")] {
        let page = draft.run(&[&asked[..], &["--lang", lang]].concat()).stdout;
        let marked = page.lines().filter(|line| line.split_whitespace().any(|word| word == "–")).count();
        assert!(page.contains(words) && marked == 2, "{page}");
    }
}
