//! Money and decisions that came into the record after the meeting before which they are dated.

use super::kept::paper;
use crate::support::repository::{LIGHT, Repository};

const MEETING: &str = "title = \"The council\"\n\n[[decision]]\nid = \"1\"\ntext = \"the lamps are counted\"\n\
                       responsible = [\"Ministry of Lighthouses\"]\ndue = 2030-04-30\n";

/// Two meetings; before the second one, money was paid and a decision carried out, as the record says after it.
fn late() -> Repository {
    let repository = Repository::new();
    repository.write("plan/meetings/2030-03-01.toml", MEETING);
    repository.write("plan/meetings/2030-06-01.toml", "title = \"The council again\"\n");
    repository.commit("2030-06-01", "two meetings");
    repository.append(
        LIGHT,
        "\n[[spent]]\nsource = \"treasury\"\nyear = 2030\namount = 70\ndate = 2030-05-20\nbody = \"Ministry of Lighthouses\"\n",
    );
    let file = "plan/meetings/2030-03-01.toml";
    repository.append(file, "done = 2030-05-25\nresult = \"there are nine\"\n");
    repository.commit("2030-06-10", "what was paid and done in May");
    repository
}

#[test]
fn a_decision_whose_day_is_corrected_stays_in_the_next_paper() {
    let repository = late();
    let file = "plan/meetings/2030-03-01.toml";
    let row = || {
        let args = ["brief", "--meeting", "2030-12-01", "--as-of", "2030-12-01", "--lang", "en"];
        let text = paper(&repository, &args);
        text.lines().find(|line| line.starts_with("| 2030-03-01.1 |")).map(str::to_owned)
    };
    repository.replace(file, "done = 2030-05-25", "done = 2030-05-24");
    repository.commit("2030-06-12", "it was a day earlier");
    let known = row().unwrap();
    assert!(known.contains("2030-05-24; came into the record on 2030-06-10"), "{known}");
    // Moved behind the meeting it is new by its day, and moved back it came with that commit.
    repository.replace(file, "done = 2030-05-24", "done = 2030-06-05");
    repository.commit("2030-06-14", "it was in June");
    assert!(row().unwrap().contains("2030-06-05"), "{:?}", row());
    repository.replace(file, "done = 2030-06-05", "done = 2030-05-24");
    repository.commit("2030-06-16", "it was in May");
    let known = row().unwrap();
    assert!(known.contains("2030-05-24; came into the record on 2030-06-16"), "{known}");
}

#[test]
fn what_is_entered_after_the_meeting_is_in_the_next_paper() {
    let repository = late();
    for (lang, spent, later, came) in [
        (
            "en",
            "Spent since the last meeting: EUR 70",
            "came into the record after it is part of that",
            "2030-05-25; came into the record on 2030-06-10",
        ),
        (
            "hu",
            "Kifizetve az előző ülés óta: 70 EUR",
            "csak utána került a nyilvántartásba",
            "2030. 05. 25.; a nyilvántartásba került: 2030. 06. 10.",
        ),
    ] {
        let text = paper(
            &repository,
            &["brief", "--meeting", "2030-12-01", "--as-of", "2030-12-01", "--lang", lang],
        );
        let text = text.replace('\u{a0}', " ");
        assert!(text.contains(spent) && text.contains(later), "{text}");
        let row = text
            .lines()
            .find(|line| line.starts_with("| 2030-03-01.1 |"))
            .unwrap_or_else(|| panic!("{text}"));
        assert!(row.contains(came) && row.contains("there are nine"), "{row}");
        // The payment stands among those that are new, with the day on which it came.
        let day = came.replace("05-25", "05-20").replace("05. 25.", "05. 20.");
        assert!(text.contains(&format!("| {day} |")), "{text}");
    }
    // Neither was in the paper of the meeting before, which was written from the record as it was then.
    let before =
        paper(&repository, &["brief", "--meeting", "2030-06-01", "--at", "2030-06-01", "--lang", "en"]);
    assert!(!before.contains("Spent since") && before.contains("the lamps are counted"), "{before}");
    // What was known by the meeting is no news after it.
    let known = Repository::new();
    known.write("plan/meetings/2030-06-01.toml", "title = \"The council\"\n");
    known.append(
        LIGHT,
        "\n[[spent]]\nsource = \"treasury\"\nyear = 2030\namount = 70\ndate = 2030-05-20\nbody = \"Ministry of Lighthouses\"\n",
    );
    known.commit("2030-05-21", "paid");
    let text = paper(&known, &["brief", "--meeting", "2030-12-01", "--as-of", "2030-12-01", "--lang", "en"]);
    assert!(!text.contains("Spent since"), "{text}");
}
