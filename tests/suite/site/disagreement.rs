//! Where reports and assessments differ, and who owes a report.

use super::{site, text};
use crate::meetings::harbour;
use crate::papers::half_years::played;
use crate::support::ask::ask;

#[test]
fn an_assessor_that_contradicts_one_body_stands_on_the_disputed_page() {
    let repository = harbour();
    let both = "responsible = [\"Ministry of Tides\", \"Ministry of Bridges\"]";
    repository.replace(
        "plan/II/II.2.toml",
        "responsible = [\"Ministry of Tides\"]\np",
        &format!("{both}\np"),
    );
    let report = |day: &str, body: &str, status: &str| {
        format!("\n[[report]]\ndate = {day}\nbody = \"{body}\"\nstatus = \"{status}\"\n")
    };
    let assessment =
        "\n[[assessment]]\ndate = 2030-06-15\nby = \"Guild of Keepers\"\nstatus = \"in-progress\"\n";
    let said = [
        report("2030-06-10", "Ministry of Tides", "completed"),
        report("2030-06-12", "Ministry of Bridges", "in-progress"),
        assessment.to_owned(),
    ];
    repository.append("plan/II/II.2.toml", &said.concat());
    repository.commit("2030-07-03", "words that differ");
    let results = ask(&repository, 0, &["results", "--at", "HEAD"]);
    assert!(results.to_string().contains("\"contradicts\":[\"Ministry of Tides\"]"), "{results}");
    let files = site(&repository, &[]);
    for (language, heading, differs) in [
        ("en", "An assessor contradicts a body's own report (1)", "differs from"),
        ("hu", "Az értékelő ellentmond egy szervezet saját jelentésének (1)", "eltér ettől:"),
    ] {
        let page = text(&files, &format!("{language}/disputed/index.html"));
        let part = page.split("<h2>").find(|part| part.starts_with(heading));
        let part = part.unwrap_or_else(|| panic!("{page}"));
        assert!(part.contains(">II.2</span>"), "{part}");
        let whom = part.split(differs).nth(1).unwrap_or_else(|| panic!("{part}"));
        assert!(whom.trim_start().starts_with("<a href=") && whom.contains("Ministry of Tides"), "{whom}");
    }
}

#[test]
fn what_a_closed_plan_never_got_is_told_with_the_day_of_its_closing() {
    let repository = played(4);
    let files = site(&repository, &[]);
    let silent = text(&files, "en/silent/index.html");
    assert!(silent.contains("The plan was closed on 2023-12-31"), "{silent:.3000}");
    assert!(silent.contains("Never came in</th>") && !silent.contains("Missing</th>"), "{silent:.3000}");
    assert!(text(&files, "hu/silent/index.html").contains("A terv lezárásának napja: 2023. 12. 31. Senki"));
    let silent = text(&site(&played(2), &[]), "en/silent/index.html").to_owned();
    assert!(silent.contains("Missing</th>") && !silent.contains("closed on"), "{silent:.3000}");
}

#[test]
fn who_is_silent_is_counted_as_due_counts() {
    let repository = played(3);
    let page = text(&site(&repository, &[]), "en/silent/index.html").to_owned();
    for (period, title) in [("2022-H2", "2022-H2"), ("2023-H1", "2023-H1")] {
        let due = ask(&repository, 0, &["due", "--period", period, "--at", "HEAD"]);
        let part = page.split("<h2>").find(|part| part.starts_with(title)).unwrap();
        for body in due["bodies"].as_array().unwrap() {
            let name = body["body"].as_str().unwrap().replace('\'', "&#39;");
            let row = part.split("<tr>").find(|row| {
                row.contains(&format!(">{name}</a>"))
                    || row.contains(&format!(">{}</a>", body["body"].as_str().unwrap()))
            });
            let row = row.unwrap_or_else(|| panic!("no {name} in {part}"));
            for key in ["owed", "received", "unanswered"] {
                assert!(row.contains(&format!("<div>{}", body[key])), "{key} of {name}: {row}");
            }
        }
    }
}
