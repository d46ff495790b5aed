//! What happens in the two half-years. All of it is invented.

use plan::import::sheet::{Cell, Column};

use super::stage::Stage;
use crate::support::form::FilledForm;

/// The bodies that owe a report, and four that have a part, by the names of their forms.
const OWING: [&str; 8] = ["BM", "EMMI", "GFM", "IM", "ITM", "KIM", "PM", "PMO"];
const PARTNERS: [&str; 4] = ["LÜ", "ORFK", "SZGYF", "ngo-roundtable"];

/// The last body reports late, by hand: it sends no form.
const LATE: &str = "PM";

/// The measure on which two bodies contradict each other.
const DISPUTED: &str = "II.1.4";

/// The second half of 2022.
pub fn first(stage: &Stage) -> String {
    let files: Vec<&str> = OWING.into_iter().chain(PARTNERS).filter(|file| *file != LATE).collect();
    let mut told = stage.forms("2022-12-09", "2022-H2", &files, &|file, form| fill(file, form, "2022-12-08"));
    // Two bodies on one measure, each on a branch of its own, and each says something else.
    for (body, status) in [("BM", "completed"), ("IM", "not-started")] {
        stage.git("2022-12-12", &["checkout", "--quiet", "main"]);
        let branch = format!("{}-h2", body.to_lowercase());
        let args = ["report", DISPUTED, "--body", body, "--status", status, "--branch", &branch];
        let evidence: &[&str] =
            if status == "completed" { &["--evidence", "https://example.org/seat"] } else { &[] };
        told += &stage.enter("2022-12-12", &[&args[..], evidence].concat());
    }
    stage.git("2022-12-12", &["checkout", "--quiet", "main"]);
    for branch in ["bm-h2", "im-h2"] {
        stage.git("2022-12-13", &["merge", "--quiet", "--no-ff", "-m", &format!("Merge {branch}"), branch]);
    }
    // The roundtable sees it otherwise, a body reports when the meeting is over, and a deadline moves.
    let assess = [
        "assess",
        DISPUTED,
        "--by",
        "NGO Roundtable",
        "--status",
        "not-started",
        "--text",
        "we were not asked",
    ];
    told += &stage.enter("2022-12-14", &[&assess[..], &["--commit"]].concat());
    let late = ["report", "I.1.3", "--body", LATE, "--status", "folyamatban", "--period", "2022-H2"];
    told += &stage.enter("2023-01-20", &[&late[..], &["--date", "2023. 01. 20.", "--commit"]].concat());
    let amend =
        ["amend", "II.1.1", "--basis", "Government Decision 0/2022 (XII. 20.)", "--deadline", "2023-06-30"];
    told += &stage.enter("2022-12-20", &[&amend[..], &["--commit"]].concat());
    told
}

/// The first half of 2023.
pub fn second(stage: &Stage) -> String {
    let files: Vec<&str> = OWING.into_iter().chain(PARTNERS).collect();
    let mut told = stage.forms("2023-06-20", "2023-H1", &files, &|file, form| fill(file, form, "2023-06-15"));
    let report =
        ["report", DISPUTED, "--body", "IM", "--status", "in-progress", "--date", "2023-06-25", "--commit"];
    told += &stage.enter("2023-06-25", &report);
    told
}

/// Fills a form in: every third row stays empty, each goes a step further than the last report, and partners say everywhere
/// that all is done.
fn fill(file: &str, form: &mut FilledForm, day: &str) {
    let is_hungarian = form.sheets[0].name == "Űrlap";
    let say = |english: &'static str, hungarian: &'static str| if is_hungarian { hungarian } else { english };
    let [status, text, evidence, value, last] = [
        say("Status", "Állapot"),
        say("In your words", "Szöveges jelentés"),
        say("Evidence", "Bizonyíték"),
        say("Value", "Érték"),
        say("Last report", "Utolsó jelentés"),
    ];
    form.date(day);
    let keys = form.keys();
    let is_partner = PARTNERS.contains(&file);
    for (at, key) in keys.iter().enumerate().filter(|(_, key)| !key.contains('/')) {
        let asked = form.shown(key, Column(1));
        let (is_partners, is_successors) =
            (asked.contains("artner"), asked.contains("Taken") || asked.contains("Átvéve"));
        if key == DISPUTED && !is_partner || is_partners != is_partner || is_successors && file == "BM" {
            continue;
        }
        let before = form.shown(key, form.column(last));
        let next = match before.split(',').next().unwrap_or_default() {
            _ if is_partner => say("completed", "befejeződött"),
            _ if at % 3 == 2 => continue,
            "completed" | "befejeződött" => continue,
            "in progress" | "folyamatban" if at % 2 == 0 => say("completed", "Teljesült"),
            "unreported" | "nincs jelentés" if at % 2 == 1 => say("not started", "nem kezdődött el"),
            _ => say("in progress", "folyamatban"),
        };
        form.write(key, status, next).write(key, text, say("invented words", "kitalált szöveg"));
        if next == "completed" || next == "Teljesült" || is_partner {
            form.write(key, evidence, "https://example.org/invented");
        }
        if keys.contains(&format!("{key}/V1")) {
            form.set(&format!("{key}/V1"), value, Cell::Number(at as f64));
        }
        if keys.contains(&format!("{key}/M1")) && !is_partner {
            form.write(&format!("{key}/M1"), status, say("in progress", "folyamatban"));
        }
    }
}
