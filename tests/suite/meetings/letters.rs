//! What letters say of measures that were reported on before, and to whom they go.

use super::{BODIES, harbour};
use crate::support::repository::{Repository, Run};

/// The duty moved, and the plan does not say when: either may report.
fn undated() -> Repository {
    let repository = harbour();
    let heir =
        BODIES.replace("Ministry of Lighthouses", "Office of Tides").replace("since    = 2030-09-01\n", "");
    let register = repository.text("plan/bodies.toml").replace(BODIES, &heir);
    let office = "\n[[body]]\nname = \"Office of Tides\"\nkind = \"agency\"\n";
    repository.write("plan/bodies.toml", register + office);
    repository.commit("2030-08-02", "an heir");
    repository
}

fn letter(repository: &Repository, more: &[&str]) -> Run {
    let run = repository.run(&[&["due", "--letter", "--as-of", "2031-02-01"], more].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run
}

#[test]
fn what_was_reported_in_an_earlier_period_is_missing_for_this_one() {
    let repository = harbour();
    for (lang, said) in [
        ("en", "We have no report for this period yet on these measures:"),
        ("hu", "Az alábbi intézkedésekről erre az időszakra még nem érkezett jelentés:"),
    ] {
        let text = letter(&repository, &["--body", "ML", "--lang", lang]).stdout;
        assert!(text.contains(said) && text.contains("- I.1.1  "), "{text}");
    }
}

#[test]
fn who_may_report_in_the_place_of_another_is_late_with_nothing() {
    let repository = undated();
    for (lang, said, place, late) in [
        (
            "en",
            "On these measures you may send the report",
            "In the place of: Ministry of Tides",
            "Days late",
        ),
        ("hu", "a kötelezett helyett Önök is küldhetnek", "Ki helyett: Ministry of Tides", "Késés napokban"),
    ] {
        let heir = letter(&repository, &["--body", "Office of Tides", "--lang", lang]).stdout;
        assert!(heir.contains(said) && heir.contains(place), "{heir}");
        let without_delay = ["without delay", "mielőbb", "Taken over from", "Átvéve tőle", late];
        assert!(without_delay.iter().all(|words| !heir.contains(words)), "{heir}");
        let owing = letter(&repository, &["--body", "Ministry of Tides", "--lang", lang]).stdout;
        assert!(owing.contains(late) && !owing.contains(said), "{owing}");
    }
}

#[test]
fn who_gets_no_letter_among_those_to_all_is_named() {
    let repository = undated();
    // The guild owes no report any more, and still has a decision to carry out.
    repository.replace("plan/II/II.2.toml", "responsible = [\"Guild of Keepers\"]\n", "");
    for (lang, said) in [("en", "No letter here for: "), ("hu", "Nincs itt levél nekik: ")] {
        let run = letter(&repository, &["--lang", lang]);
        let told =
            run.stderr.lines().find(|line| line.contains(said)).unwrap_or_else(|| panic!("{}", run.stderr));
        for name in ["Office of Tides", if lang == "hu" { "Őrök Céhe" } else { "Guild of Keepers" }] {
            assert!(told.contains(name), "{told}");
            assert!(!run.stdout.contains(&format!("To: {name}")), "{}", run.stdout);
        }
        assert!(!told.contains("Ministry of Lighthouses"), "it has its letter: {told}");
        let own = letter(&repository, &["--lang", lang, "--body", "Office of Tides"]).stderr;
        assert!(!own.contains(said), "{own}");
    }
}
