//! What a group is to carry out reaches those who belong to it, as its measures do.

use serde_json::Value;

use super::harbour;
use crate::support::ask::{ask, text};
use crate::support::repository::Repository;

const DECISION: &str = "
[[decision]]
id          = \"3\"
text        = \"the council lists every harbour\"
responsible = [\"Harbour Council\"]
due         = 2030-11-30
";

/// A council that has something to carry out, and a member of it that has nothing else.
fn council() -> Repository {
    let repository = harbour();
    repository.append("plan/meetings/2030-07-03.toml", DECISION);
    let member = "\n[[body]]\nname = \"Pilots\"\nkind = \"ngo\"\nmember_of = [\"Harbour Council\"]\n";
    repository.append("plan/bodies.toml", member);
    repository.commit("2030-08-02", "a decision for the council");
    repository
}

fn decisions(answer: &Value) -> Vec<&str> {
    answer["decisions"].as_array().unwrap().iter().map(|one| text(one, "id")).collect()
}

#[test]
fn who_asks_what_a_member_owes_hears_of_it() {
    let repository = council();
    let on = ["--as-of", "2030-12-05"];
    let due = |body| ask(&repository, 0, &[&["due", "--body", body][..], &on].concat());
    assert_eq!(decisions(&due("Pilots")), ["2030-07-03.3"]);
    assert_eq!(decisions(&due("GK")), ["2030-07-03.1", "2030-07-03.3"]);
    assert_eq!(decisions(&due("Ministry of Bridges")), [""; 0]);
    let by_body = |more: &[&str]| ask(&repository, 0, &[&["by-body", "GK"][..], more, &on].concat());
    assert_eq!(decisions(&by_body(&[])), ["2030-07-03.1"]);
    assert_eq!(decisions(&by_body(&["--through-groups"])), ["2030-07-03.1", "2030-07-03.3"]);
    assert_eq!(decisions(&by_body(&["--role", "member"])), ["2030-07-03.3"]);
    assert_eq!(decisions(&by_body(&["--role", "responsible"])), ["2030-07-03.1"]);
    let calendar = repository.run(&["calendar", "--body", "Pilots"]).stdout;
    assert!(calendar.contains("UID:decision.2030-07-03.3@"), "{calendar}");
    assert!(!calendar.contains("UID:decision.2030-07-03.1@"), "{calendar}");
}

#[test]
fn the_letter_that_is_asked_for_says_for_which_group_it_is() {
    let repository = council();
    let letter = |args: &[&str]| {
        let run = repository.run(&[&["due", "--letter", "--as-of", "2030-12-05"], args].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run.stdout
    };
    for (lang, on_behalf) in [("en", "On behalf of"), ("hu", "Kinek a nevében")] {
        let asked = letter(&["--body", "Pilots", "--lang", lang]);
        assert!(asked.contains("2030-07-03.3  the council lists every harbour"), "{asked}");
        assert!(asked.contains(&format!("{on_behalf}: Harbour Council")), "{asked}");
    }
    let own = letter(&["--body", "Harbour Council"]);
    assert!(own.contains("2030-07-03.3") && !own.contains("On behalf of"), "{own}");
}

#[test]
fn the_paper_of_each_member_has_it_apart_from_its_own() {
    let repository = council();
    for (lang, title) in [
        ("en", "Decisions that a group to which you belong is to carry out"),
        ("hu", "Döntések, amelyeket az Önök testülete hajt végre"),
    ] {
        let args = ["brief", "--as-of", "2030-12-05", "--lang", lang, "--body"];
        for body in ["Pilots", "GK"] {
            let paper = repository.run(&[&args[..], &[body]].concat()).stdout;
            let (before, below) = paper.split_once(title).unwrap_or_else(|| panic!("{body}: {paper}"));
            assert!(below.contains("2030-07-03.3"), "{body}: {paper}");
            assert!(!before.contains("2030-07-03.3"), "{body}: {paper}");
        }
        let own = repository.run(&[&args[..], &["Harbour Council"]].concat()).stdout;
        assert!(own.contains("2030-07-03.3") && !own.contains(title), "{own}");
    }
    // Whose only part it is gets a paper with those of the others.
    let run = repository.run(&["brief", "--as-of", "2030-12-05", "--members", "-o", "papers"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let written = std::fs::read_dir(repository.folder.join("papers")).unwrap();
    let names: Vec<String> =
        written.map(|file| file.unwrap().file_name().into_string().unwrap().to_lowercase()).collect();
    assert!(names.iter().any(|name| name.starts_with("pilots")), "{names:?}");
}

/// The council has to report on a measure as well, and so has a member on another.
fn reporting_council() -> Repository {
    let repository = council();
    let measure = |responsible: &str| {
        format!(
            "title       = \"Naming the harbours\"\nresponsible = [\"{responsible}\"]\npartners    = []\n\
             means       = \"a map\"\ndeadline    = 2031-06-30\nindicator   = \"number of names\"\nfunding     = \"-\"\n"
        )
    };
    repository.write("plan/II/II.3.toml", measure("Harbour Council"));
    repository.write("plan/II/II.4.toml", measure("Guild of Keepers"));
    repository.commit("2030-08-03", "the council has to report");
    repository
}

#[test]
fn the_letter_to_a_member_asks_for_no_form_that_cannot_be_made() {
    let repository = reporting_council();
    let letter = |body: &str, lang: &str| {
        let args = ["due", "--letter", "--as-of", "2030-08-15", "--body", body, "--lang", lang];
        let run = repository.run(&args);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run.stdout
    };
    assert_ne!(repository.run(&["form", "--body", "Pilots", "-o", "pilots.xlsx"]).code, Some(0));
    for (lang, intro, instead, form, no_form) in [
        (
            "en",
            "On these measures a group to which you belong has to report",
            "in the place of the body that has to",
            "attached form",
            "there is no form",
        ),
        (
            "hu",
            "Az alábbi intézkedésekről az Önök testülete tartozik jelentéssel",
            "a kötelezett helyett",
            "mellékelt űrlapot",
            "nincs űrlap",
        ),
    ] {
        let member = letter("Pilots", lang);
        assert!(member.contains(intro) && member.contains(no_form), "{member}");
        assert!(member.contains("- II.3  ") && !member.contains(instead), "{member}");
        assert!(!member.contains(form), "{member}");
        let owing = letter("GK", lang);
        assert!(owing.contains(form) && owing.contains(intro) && owing.contains(no_form), "{owing}");
        let group = letter("Harbour Council", lang);
        assert!(group.contains(form) && !group.contains(intro) && !group.contains(no_form), "{group}");
    }
}

#[test]
fn members_who_get_no_letter_among_those_to_all_are_named() {
    let of_a_decision = council();
    let of_a_report = reporting_council();
    of_a_report.replace("plan/meetings/2030-07-03.toml", DECISION, "");
    for repository in [of_a_decision, of_a_report] {
        let run = repository.run(&["due", "--letter", "--as-of", "2030-08-15", "--lang", "en"]);
        let told = run.stderr.lines().find(|line| line.contains("No letter here for: "));
        let told = told.unwrap_or_else(|| panic!("{}", run.stderr));
        assert!(told.contains("Pilots"), "{told}");
        let named = told.split_once("They may").unwrap().0;
        assert!(!named.contains("Guild of Keepers"), "it has its letter: {told}");
    }
}
