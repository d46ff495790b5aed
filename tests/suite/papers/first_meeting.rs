//! The papers of the first meeting, before which there was none.

use super::kept::paper;
use crate::support::repository::{LIGHT, REPORTED, Repository};

#[test]
fn nothing_is_said_of_a_meeting_that_never_was() {
    let repository = Repository::new();
    repository.append(LIGHT, REPORTED);
    repository.append(
        LIGHT,
        "\n[[spent]]\ndate = 2030-06-01\nbody = \"ML\"\nsource = \"treasury\"\namount = 6\n\
         \n[[assessment]]\ndate = 2030-07-01\nby = \"Ministry of Bridges\"\nstatus = \"not-started\"\n",
    );
    let meeting = |day: &str| {
        repository.write(format!("plan/meetings/{day}.toml").as_str(), "title = \"Harbour Council\"\n");
    };
    meeting("2031-01-15");
    repository.commit("2031-01-15", "the first meeting");
    let on = |day: &str, lang: &str, more: &[&str]| {
        paper(&repository, &[&["brief", "--meeting", day, "--as-of", day, "--lang", lang], more].concat())
    };
    for (lang, never, said) in [
        (
            "en",
            "last meeting",
            [
                "after 2030-02-01 (the adoption of the plan)",
                "## What changed since 2030-02-01",
                "| On 2030-02-01 |",
                "Spent since 2030-02-01: ",
            ],
        ),
        (
            "hu",
            "előző ülés",
            [
                "2030. 02. 01. (a terv elfogadása)",
                "## Változások e nap óta: 2030. 02. 01.",
                "| Ekkor: 2030. 02. 01. |",
                "Kifizetve e nap óta (2030. 02. 01.): ",
            ],
        ),
    ] {
        let first = on("2031-01-15", lang, &[]).replace('\u{a0}', " ");
        assert!(!first.contains(never), "{first}");
        said.iter().for_each(|words| assert!(first.contains(words), "no {words:?} in {first}"));
        for body in ["ML", "Ministry of Bridges"] {
            let own = on("2031-01-15", lang, &["--body", body]);
            assert!(!own.contains(never), "{body}: {own}");
        }
    }
    meeting("2031-07-15");
    repository.commit("2031-07-15", "the second one");
    let second = on("2031-07-15", "en", &[]);
    assert!(second.contains("## What changed since the last meeting"), "{second}");
    // Since another day than that of the last meeting, by request.
    let since = on("2031-07-15", "en", &["--since", "2031-03-01"]);
    assert!(since.contains("## What changed since 2031-03-01") && !since.contains("last meeting"), "{since}");
}
