//! Four half-years of the real plan, as they never were: reports, meetings, deadlines that move, and its closing.

use std::fmt::Write as _;

use crate::support::fixtures;
use crate::support::repository::Repository;

/// Who owes reports, with the measures of each: of a duty that moved, the body that took it over.
pub const OWING: [(&str, &str, &[&str]); 8] = [
    (
        "BM",
        "Ministry of Interior",
        &[
            "I.1.2", "I.3.1", "I.3.2", "I.5.1", "II.1.1", "II.1.3", "II.1.4", "II.1.5", "III.1.1", "III.2.1",
            "III.2.3", "III.3.1", "III.3.2", "IV.1.1", "IV.2.1", "IV.2.2", "IV.4.1", "IV.5.1", "IV.5.2",
            "I.1.3", "I.2.1", "I.2.2", "II.1.2", "II.2.2", "II.3.1", "II.3.2", "II.3.3", "II.3.8", "II.3.10",
            "III.4.2",
        ],
    ),
    (
        "IM",
        "Ministry of Justice",
        &[
            "I.3.2", "I.4.1", "II.1.2", "II.1.4", "II.2.1", "II.3.4", "II.3.5", "III.1.1", "III.2.4",
            "III.3.1", "III.3.2", "III.3.3", "III.3.4", "III.4.1",
        ],
    ),
    ("EMMI", "Ministry of Human Capacities", &["II.3.5", "II.4.1", "IV.3.1"]),
    ("PMO", "Prime Minister's Office", &["I.1.1"]),
    ("PM", "Ministry of Finance", &["I.1.1", "I.1.3", "II.3.2", "II.3.3", "II.3.8", "II.3.9"]),
    ("ITM", "Ministry of Innovation and Technology", &["I.3.2", "I.5.1"]),
    ("KIM", "Ministry of Culture and Innovation", &["I.4.2", "II.3.6", "II.3.7", "II.3.9"]),
    ("GFM", "Ministry of Economic Development", &["III.2.2"]),
];

/// Who reports without owing it, as a partner.
const PARTNERS: [(&str, &str, &str, &str); 4] = [
    ("ORFK", "National Police Headquarters", "II.1.1", "the contact is name.surname@example.org"),
    ("LU", "Office of the Prosecutor General", "III.1.1", "az ügyészek részt vettek a képzésen"),
    ("OBH", "National Office for the Judiciary", "III.3.1", "the judges took part"),
    ("NMHH", "National Media and Infocommunications Authority", "I.3.2", "a felület elkészült"),
];

/// Those who report after the meeting each time.
pub const LATE: [&str; 2] = ["PM", "ITM"];

/// A half-year: its period, when reports come in, the meeting, and when those come in that are late; the last ones never do.
pub struct Half {
    pub period: &'static str,
    reports: &'static str,
    pub meeting: &'static str,
    late_reports: Option<&'static str>,
}

pub const HALVES: [Half; 4] = [
    Half {
        period: "2022-H1",
        reports: "2022-06-20",
        meeting: "2022-06-29",
        late_reports: Some("2022-07-20"),
    },
    Half {
        period: "2022-H2",
        reports: "2022-12-05",
        meeting: "2022-12-13",
        late_reports: Some("2023-01-20"),
    },
    Half {
        period: "2023-H1",
        reports: "2023-06-19",
        meeting: "2023-06-28",
        late_reports: Some("2023-07-21"),
    },
    Half { period: "2023-H2", reports: "2023-12-04", meeting: "2023-12-12", late_reports: None },
];

/// What is said otherwise than that it goes on, and in the last half-year that it is done.
const OTHERWISE: [(&str, &str, &str, &str); 9] = [
    ("2022-H1", "IM", "III.3.3", "not-started"),
    ("2022-H2", "BM", "IV.2.1", "completed"),
    ("2023-H1", "BM", "II.1.4", "completed"),
    ("2023-H1", "BM", "II.1.1", "completed"),
    ("2023-H1", "KIM", "II.3.6", "completed"),
    ("2023-H2", "IM", "II.1.4", "in-progress"),
    ("2023-H2", "EMMI", "II.4.1", "in-progress"),
    ("2023-H2", "BM", "I.3.1", "not-started"),
    ("2023-H2", "BM", "III.2.3", "in-progress"),
];

/// Values with reports of the ministry: what is counted grows to half of what was promised.
const VALUES: [(&str, &str, &str); 5] = [
    ("2022-H1", "II.3.3", "{ places = 0 }"),
    ("2022-H2", "II.3.3", "{ places = 2 }"),
    ("2023-H1", "II.3.3", "{ places = 4 }"),
    ("2023-H2", "II.3.3", "{ places = 6 }"),
    ("2022-H2", "IV.2.1", "{ groups = 2 }"),
];

/// The plan and the four half-years, committed day by day, up to the meeting of so many of them; after four, it is closed.
pub fn played(halves: usize) -> Repository {
    let repository = Repository::new();
    repository.git(&["rm", "-rq", "plan"]);
    for (path, content) in fixtures::real_files() {
        repository.write(&format!("plan/{path}"), content);
    }
    repository.replace("plan/plan.toml", "document = ", "# document = ");
    let metric =
        "\n[[metric]]\nname = \"groups\"\nunit = \"groups\"\ntargets = [{ by = 2022-12-31, value = 3 }]\n";
    repository.append("plan/IV/IV.2.1.toml", metric);
    // It is the first commit: what follows is no older.
    repository.git(&["add", "--all"]);
    repository.git_on("2022-04-20", &["commit", "--quiet", "--amend", "-m", "the plan as adopted"]);
    for (number, half) in HALVES.iter().enumerate().take(halves) {
        before(&repository, number);
        report(&repository, half, |body| !LATE.contains(&body), half.reports);
        repository.commit(half.reports, &format!("reports for {}", half.period));
        repository.write(&format!("plan/meetings/{}.toml", half.meeting), MEETINGS[number]);
        repository.commit(half.meeting, "the meeting");
        if let Some(day) = half.late_reports {
            report(&repository, half, |body| LATE.contains(&body), day);
            repository.commit(day, &format!("late reports for {}", half.period));
        }
    }
    if halves == HALVES.len() {
        let closing = "\n[closed]\ndate  = 2023-12-31\nbasis = \"Government Decision 1/2024\"\n";
        repository.append("plan/plan.toml", closing);
        repository.commit("2024-01-31", "the plan is closed");
    }
    repository
}

/// The returns of some bodies for a half-year.
fn report(repository: &Repository, half: &Half, is_wanted: impl Fn(&str) -> bool, day: &str) {
    for (short, name, measures) in OWING.iter().filter(|(short, ..)| is_wanted(short)) {
        let mut text = head(name, half.period, day, None);
        for measure in *measures {
            let said = OTHERWISE.iter().find(|it| (it.0, it.1, it.2) == (half.period, short, measure));
            let usual = if half.period == "2023-H2" { "completed" } else { "in-progress" };
            let status = said.map_or(usual, |it| it.3);
            // What is done is not reported on again.
            if is_done(short, measure, half.period) {
                continue;
            }
            let _ = write!(text, "\n[[report]]\nmeasure = \"{measure}\"\nstatus = \"{status}\"\n");
            if status == "completed" {
                let _ = writeln!(text, "evidence = [\"https://example.org/{measure}\"]");
            }
            if let Some((_, _, values)) =
                VALUES.iter().find(|it| *short == "BM" && (it.0, it.1) == (half.period, *measure))
            {
                let _ = writeln!(text, "values = {values}");
            }
        }
        repository.write(&format!("plan/reports/{}/{short}.toml", half.period), text);
    }
    if half.period == "2022-H2" && day == half.reports {
        for (short, name, measure, words) in PARTNERS {
            let lang = ["LU", "NMHH"].contains(&short).then_some("hu");
            let text = head(name, half.period, day, lang)
                + &format!(
                    "\n[[report]]\nmeasure = \"{measure}\"\nstatus = \"in-progress\"\ntext = \"{words}\"\n"
                );
            repository.write(&format!("plan/reports/{}/{short}.toml", half.period), text);
        }
    }
}

fn head(body: &str, period: &str, day: &str, lang: Option<&str>) -> String {
    let lang = lang.map(|lang| format!("lang = \"{lang}\"\n")).unwrap_or_default();
    format!("body = \"{body}\"\n{lang}period = \"{period}\"\ndate = {day}\n")
}

/// Whether a body had said before a period that a measure is done.
fn is_done(body: &str, measure: &str, period: &str) -> bool {
    OTHERWISE.iter().any(|it| (it.1, it.2, it.3) == (body, measure, "completed") && it.0 < period)
}

/// What happens to the plan between two meetings.
fn before(repository: &Repository, number: usize) {
    let amendment = |day: &str, basis: &str, more: &str| {
        format!("\n[[amendment]]\ndate = {day}\nbasis = \"{basis}\"\n{more}\n")
    };
    match number {
        1 => {
            repository.replace("plan/II/II.1.1.toml", "2022-12-31", "2023-03-31");
            let act = amendment("2022-11-02", "Government Decision 1500/2022", "fields = [\"deadline\"]");
            repository.append("plan/II/II.1.1.toml", &act);
            repository.commit("2022-11-02", "II.1.1 has until March");
            repository.replace("plan/IV/IV.2.2.toml", "2022-12-31", "2023-03-31");
            repository.commit("2022-12-01", "IV.2.2 has until March");
        }
        2 => {
            repository.replace(
                "plan/meetings/2022-06-29.toml",
                "# one",
                "done = 2023-01-15\nresult = \"it was shown\"",
            );
            repository.append("plan/II/II.3.3.toml", &spent("2023-02-10", "45_500_000.50"));
            repository.commit("2023-02-15", "a decision was carried out, money was spent");
            let row = "due   = 2023-12-31  # \"in 2023\"; six";
            repository.replace("plan/II/II.3.3.toml", row, "due   = 2023-10-31  # six");
            let act = amendment("2023-05-02", "Government Decision 1200/2023", "fields = [\"milestone\"]");
            repository.append("plan/II/II.3.3.toml", &act);
            repository.commit("2023-05-02", "the building of II.3.3 is to be ready in October");
        }
        3 => {
            let withdrawn = amendment("2023-09-01", "Government Decision 1400/2023", "withdrawn = true");
            repository.append("plan/IV/IV.5.2.toml", &withdrawn);
            repository.append("plan/II/II.3.6.toml", ASSESSMENT);
            repository.append("plan/II/II.3.3.toml", &spent("2023-10-20", "80_000_000.25"));
            repository
                .commit("2023-11-05", "IV.5.2 is withdrawn, the Roundtable has a word, money was spent");
        }
        _ => {}
    }
}

fn spent(day: &str, amount: &str) -> String {
    format!(
        "\n[[spent]]\ndate = {day}\nbody = \"Ministry of Interior\"\nsource = \"central-budget\"\nyear = 2023\namount = {amount}\n"
    )
}

const ASSESSMENT: &str = "
[[assessment]]
date   = 2023-10-15
by     = \"NGO Roundtable\"
status = \"in-progress\"
text   = \"two shelters of five have signed\"
";

const MEETINGS: [&str; 4] = [
    "title  = \"National Coordination Mechanism, first half of 2022\"
body   = \"National Coordination Mechanism\"
period = \"2022-H1\"

[[agenda]]
title = \"reports on the past period\"

[[agenda]]
title    = \"current questions\"
measures = [\"II.3.3\"]

[[decision]]
id          = \"1\"
text        = \"the ministry shows the plans of the building\"
responsible = [\"Ministry of Interior\"]
due         = 2022-12-31
measures    = [\"II.3.3\"]
# one

[[decision]]
id          = \"2\"
text        = \"the ministry says what the budget holds for shelters\"
responsible = [\"Ministry of Finance\"]
due         = 2022-11-30
measures    = [\"II.3.9\"]
",
    "title  = \"National Coordination Mechanism, second half of 2022\"
body   = \"National Coordination Mechanism\"
period = \"2022-H2\"

[[decision]]
id          = \"1\"
text        = \"the inspections of the first quarter are shown to the Roundtable\"
responsible = [\"Ministry of Economic Development\"]
due         = 2023-09-30
measures    = [\"III.2.2\"]
",
    "title  = \"National Coordination Mechanism, first half of 2023\"
body   = \"National Coordination Mechanism\"
period = \"2023-H1\"
",
    "title  = \"National Coordination Mechanism, second half of 2023\"
body   = \"National Coordination Mechanism\"
period = \"2023-H2\"
",
];
