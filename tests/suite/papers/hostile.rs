//! Text of a plan that wants to be more than text, in every paper, letter, agenda and calendar: it breaks none of them.

use std::fs;

use super::document::parts;
use crate::meetings::harbour;
use crate::support::repository::{LIGHT, Repository};

/// What one form or another would act upon, or that has no place in a line.
fn texts() -> Vec<String> {
    let texts = [
        "</w:t></w:p><script>alert(1)</script> & \"quoted\" 'x' ]]> <!-- &lt; &#0;",
        "| a | b |\n|---|---|\n# Head [x](javascript:alert(1)) `code` *b* _i_ \\",
        "a\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:EMAIL;X=1,2\\n:",
        "words\n\nTo: somebody else\n- I.9.9  another measure\nSubject: another",
        "\u{202e}\u{2066}turned\u{2069}\u{200b}\u{feff}",
        "=HYPERLINK(\"http://example.org\") \u{1b}[31m\u{7}\u{0}red\u{85}\u{2028}line",
        "::warning::x %0A ::set-output name=a::b",
    ];
    texts.into_iter().map(str::to_owned).chain([format!("{} end", "árvíz".repeat(300))]).collect()
}

/// The plan of the harbour with one text wherever people write something, and words of the act.
fn with(text: &str) -> Repository {
    let repository = harbour();
    let toml = toml::Value::String(text.to_owned()).to_string();
    let meeting = "plan/meetings/2030-07-03.toml";
    repository.replace(meeting, "\"the guild shows a gauge\"", &toml);
    repository.replace(meeting, "\"Harbour Council, first half of 2030\"", &toml);
    let agenda = format!("\n[[agenda]]\ntitle = {toml}\nmeasures = [\"II.2\"]\n");
    repository.append(meeting, &agenda);
    repository.replace("plan/II/II.2.toml", "\"Measuring the tide\"", &toml);
    repository.replace("plan/II/II.2.toml", "\"a gauge in every harbour\"", &toml);
    let report = format!("text = {toml}\nevidence = [{toml}]\n");
    repository.replace(
        "plan/reports/2030-H1/ML.toml",
        "\n[[report]]\nmeasure = \"II.1\"",
        &format!("{report}\n[[report]]\nmeasure = \"II.1\""),
    );
    let amended = format!(
        "\n[[assessment]]\ndate = 2030-07-01\nby = {toml}\nstatus = \"not-started\"\ntext = {toml}\n\n[[amendment]]\ndate = 2030-07-02\nbasis = {toml}\nfields = [\"deadline\"]\n"
    );
    repository.append(LIGHT, &amended);
    repository.replace(LIGHT, "2031-12-31", "2031-11-30");
    repository.commit("2030-08-02", "hostile");
    repository
}

/// What is asked of each plan, and the same of the one without such texts.
fn said(repository: &Repository, args: &[&str]) -> String {
    let run = repository.command(&repository.folder, args).env("PLAN_TODAY", "2030-08-10").output().unwrap();
    // A value that no plan may have is left out, and said on standard error.
    assert!(run.status.success(), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

#[track_caller]
fn nothing_acts(text: &str, of: &str) {
    let acts = |c: char| {
        c.is_control() && !['\n', '\r'].contains(&c) || "\u{202e}\u{2066}\u{2069}\u{feff}\u{2028}".contains(c)
    };
    assert!(!text.contains(acts), "{of}: {:?}", text.chars().find(|c| acts(*c)));
}

#[test]
fn no_document_breaks() {
    for text in texts() {
        let repository = with(&text);
        for (name, args) in [
            ("meeting", &["brief", "--meeting", "2030-07-03", "--since", "2030-06-01"][..]),
            ("member", &["brief", "--body", "GK"]),
            ("results", &["results"]),
        ] {
            for ending in ["docx", "html", "md"] {
                let path = repository.home.path().join(format!("{name}.{ending}"));
                let args = [args, &["--keep-going", "--lang", "en", "-o", path.to_str().unwrap()]].concat();
                said(&repository, &args);
                let bytes = fs::read(&path).unwrap();
                if ending == "docx" {
                    for (part, xml) in parts(&bytes) {
                        nothing_acts(&xml, &part);
                        uppsala::parse(&xml).unwrap_or_else(|why| panic!("{name}, {part}: {why}"));
                    }
                    continue;
                }
                let written = String::from_utf8(bytes).unwrap();
                nothing_acts(&written, name);
                assert!(!written.contains("<script"), "{written}");
                match ending {
                    "html" => page_is_whole(&written),
                    _ => {
                        tables_are_whole(&written);
                        has_no_link_that_runs(&written);
                    }
                }
            }
        }
    }
}

/// In Markdown, brackets that are escaped are words and no link.
fn has_no_link_that_runs(markdown: &str) {
    assert!(!markdown.replace("\\](", "").contains("](javascript:"), "{markdown}");
}

/// Every tag that is opened is closed, in its order.
fn page_is_whole(page: &str) {
    let mut open = Vec::new();
    let body = page.split_once("<body>").unwrap().1.split_once("</body>").unwrap().0;
    for tag in body.split('<').skip(1).map(|rest| rest.split_once('>').unwrap().0) {
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name), "{page}"),
            None if tag.ends_with('/') || tag == "br" => {}
            None => open.push(tag.split_whitespace().next().unwrap().to_owned()),
        }
    }
    assert_eq!(open, Vec::<String>::new());
}

/// Every row of a table has as many cells as its heading.
fn tables_are_whole(text: &str) {
    let mut cells = None;
    for line in text.lines() {
        let bars = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        cells = match (line.starts_with('|'), cells) {
            (true, None) => Some(bars),
            (true, Some(wanted)) => {
                assert_eq!(bars, wanted, "{line}");
                cells
            }
            (false, _) => None,
        };
    }
}

#[test]
fn no_calendar_breaks() {
    let uids = |calendar: &str| -> Vec<String> {
        let lines = calendar.lines().filter(|line| line.starts_with("UID:"));
        // A milestone goes by its title, and there is one.
        let uid = |line: &str| line.split('@').next().unwrap().split(".m.").next().unwrap().to_owned();
        lines.map(uid).collect()
    };
    let plain = uids(&said(&harbour(), &["calendar", "--keep-going"]).replace("\r\n ", ""));
    for text in texts() {
        let written = said(&with(&text), &["calendar", "--alarm", "7d", "--keep-going"]);
        assert!(
            written.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])),
            "{written}"
        );
        nothing_acts(&written, "calendar");
        let unfolded = written.replace("\r\n ", "");
        let known = [
            "BEGIN",
            "END",
            "VERSION",
            "PRODID",
            "CALSCALE",
            "NAME",
            "X-WR-CALNAME",
            "REFRESH-INTERVAL;VALUE=DURATION",
            "X-PUBLISHED-TTL",
            "UID",
            "DTSTAMP",
            "LAST-MODIFIED",
            "SEQUENCE",
            "DTSTART;VALUE=DATE",
            "SUMMARY",
            "DESCRIPTION",
            "CATEGORIES",
            "STATUS",
            "TRANSP",
            "ACTION",
            "TRIGGER",
        ];
        for line in unfolded.lines() {
            assert!(known.contains(&line.split(':').next().unwrap()), "{line}");
        }
        assert!(
            unfolded.lines().filter(|line| line.starts_with("ACTION")).all(|line| line == "ACTION:DISPLAY")
        );
        // A title that no plan may have takes its milestone or its meeting along; nothing comes of it.
        let own = uids(&unfolded);
        let made_up: Vec<&String> = own.iter().filter(|uid| !plain.contains(uid)).collect();
        assert!(own.len() > 4 && own.len() <= plain.len() && made_up.is_empty(), "{made_up:?} in {own:?}");
    }
}

#[test]
fn no_letter_agenda_or_minutes_break() {
    let letter = ["due", "--letter", "--keep-going", "--lang", "en"];
    let points = |letter: &str, start: &str| letter.lines().filter(|line| line.starts_with(start)).count();
    let plain = said(&harbour(), &letter);
    for text in texts() {
        let repository = with(&text);
        let written = said(&repository, &letter);
        nothing_acts(&written, "letter");
        for start in ["To: ", "Subject: ", "- "] {
            // A value that no plan may have takes its decision along; nothing comes of it.
            assert!(points(&written, start) <= points(&plain, start), "{start}{written}");
        }
        let agenda = said(&repository, &["agenda", "--meeting", "2031-01-10", "--dry-run"]);
        nothing_acts(&agenda, "agenda");
        let file =
            agenda.lines().filter_map(|line| line.strip_prefix('+')).skip(1).collect::<Vec<_>>().join("\n");
        let file: toml::Table = file.parse().unwrap_or_else(|why| panic!("{why} in {file}"));
        assert!(file["agenda"].as_array().unwrap().len() >= 4, "{file}");
        for lang in ["en", "hu"] {
            nothing_acts(&said(&repository, &["due", "--keep-going", "--lang", lang]), "due");
            let minutes = [
                "minutes",
                "--meeting",
                "2030-07-03",
                "--keep-going",
                "--format",
                "markdown",
                "--lang",
                lang,
            ];
            // With a title that no plan may have there is no such meeting.
            let is_there = repository.run(&["show", "2030-07-03", "--keep-going"]).code == Some(0);
            let minutes = if is_there { said(&repository, &minutes) } else { continue };
            nothing_acts(&minutes, "minutes");
            tables_are_whole(&minutes);
            assert!(!minutes.contains("<script"), "{minutes}");
            has_no_link_that_runs(&minutes);
        }
    }
}
