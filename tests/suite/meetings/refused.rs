//! Where something about a meeting is refused, what is said leads to what was asked.

use super::harbour;

#[test]
fn a_title_is_one_line() {
    let repository = harbour();
    let run = repository.run(&["agenda", "--meeting", "2031-01-15", "--title", "first\nsecond", "--dry-run"]);
    assert_eq!(run.code, Some(2), "{}", run.stdout);
    assert!(run.stderr.contains("'--title <TEXT>': write it in one line"), "{}", run.stderr);
    assert!(
        !run.stderr.contains("2031-01-15\" is new") && !run.stderr.contains("`--text`"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_folder_that_was_named_is_the_one_that_is_refused() {
    let repository = harbour();
    let run = repository.run(&["brief", "--members", "-o", "plan/papers"]);
    assert_eq!(run.code, Some(2), "{}", run.stdout);
    assert!(run.stderr.contains("error: plan/papers is inside the folder of a plan"), "{}", run.stderr);
}

#[test]
fn a_meeting_without_a_period_is_told_the_nearest_one() {
    let repository = harbour();
    repository.write("plan/meetings/2031-06-25.toml", "title = \"Harbour Council\"\n");
    for (lang, said) in
        [("C.UTF-8", "ask with `--period 2031-H1`"), ("hu_HU.UTF-8", "kérdezzen így: `--period 2031-H1`")]
    {
        let mut command = repository.command(&repository.folder, &["due", "--meeting", "2031-06-25"]);
        let run = command.env("LC_ALL", lang).output().unwrap();
        let told = String::from_utf8(run.stderr).unwrap();
        assert!(run.status.code() == Some(2) && told.contains(said), "{told}");
    }
}

#[test]
fn a_value_below_its_target_is_found_where_the_body_reported_it() {
    let repository = harbour();
    repository.replace(
        "plan/II/II.2.toml",
        "responsible = [\"Ministry of Tides\"]",
        "responsible = [\"Ministry of Lighthouses\", \"Ministry of Bridges\"]",
    );
    repository
        .append("plan/II/II.2.toml", "\n[[metric]]\nname = \"gauges\"\nunit = \"gauges\"\ntarget = 10\n");
    for (file, body, date, gauges) in [
        ("ML", "Ministry of Lighthouses", "2031-01-10", 3),
        ("bridges", "Ministry of Bridges", "2031-01-11", 12),
    ] {
        repository.write(
            &format!("plan/reports/2030-H2/{file}.toml"),
            format!(
                "body = \"{body}\"\nperiod = \"2030-H2\"\ndate = {date}\n\n[[report]]\nmeasure = \"II.2\"\n\
                 status = \"completed\"\nvalues = {{ gauges = {gauges} }}\nevidence = [\"https://example.org/g\"]\n"
            ),
        );
    }
    let run = repository.run(&["check", "--as-of", "2031-02-01", "--format", "short"]);
    let found = run.stdout.lines().find(|line| line.contains("completed-below-target"));
    let found = found.unwrap_or_else(|| panic!("{}{}", run.stdout, run.stderr));
    assert!(found.starts_with("plan/reports/2030-H2/ML.toml:7:"), "{found}");
    assert!(found.contains("completed by Ministry of Lighthouses with 3 gauges"), "{found}");
}
