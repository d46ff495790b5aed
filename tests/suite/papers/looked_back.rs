//! A paper that looks back on a meeting from a later day.

use super::kept::paper;
use crate::support::repository::Repository;

/// What a meeting decided: due by the day of the paper, and later.
const MEETING: &str = "title = \"Harbour Council\"

[[decision]]
id          = \"1\"
text        = \"count the lamps\"
responsible = [\"Ministry of Lighthouses\"]
due         = 2030-07-20

[[decision]]
id          = \"2\"
text        = \"count the bridges\"
responsible = [\"Ministry of Bridges\"]
due         = 2030-09-30
";

/// The part of a paper below a heading.
fn part<'p>(paper: &'p str, heading: &str) -> &'p str {
    let (_, below) = paper.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("{paper}"));
    below.split("\n## ").next().unwrap()
}

#[test]
fn what_the_meeting_decided_is_late_and_falls_due_like_anything_else() {
    let repository = Repository::new();
    repository.write("plan/meetings/2030-07-03.toml", MEETING);
    repository.commit("2030-07-03", "a meeting");
    let on = |day: &str, lang: &str| {
        paper(&repository, &["brief", "--meeting", "2030-07-03", "--as-of", day, "--lang", lang])
    };
    for (lang, late, ahead, here) in [
        ("en", "What is late", "What falls due in the next six months", "Decided at this meeting"),
        ("hu", "Késedelmek", "A következő hat hónapban esedékes", "Ezen az ülésen született döntések"),
    ] {
        let later = on("2030-08-01", lang);
        assert!(part(&later, late).contains("2030-07-03.1"), "{later}");
        assert!(!part(&later, late).contains("2030-07-03.2"), "{later}");
        assert!(part(&later, ahead).contains("2030-07-03.2"), "{later}");
        // On its own day the paper prepares it: what it decides stands by itself.
        let same = on("2030-07-03", lang);
        assert!(!part(&same, ahead).contains("2030-07-03."), "{same}");
        for paper in [&later, &same] {
            assert!(part(paper, here).contains("2030-07-03.1"), "{paper}");
            assert!(part(paper, here).contains("2030-07-03.2"), "{paper}");
        }
    }
    let member = |body: &str| {
        let args = ["brief", "--meeting", "2030-07-03", "--as-of", "2030-08-01", "--lang", "en", "--body"];
        paper(&repository, &[&args[..], &[body]].concat())
    };
    assert!(part(&member("Ministry of Bridges"), "What you owe").contains("2030-07-03.2"));
}
