//! How papers are asked for: with and without a meeting, a record, a file; one for each member; the same bytes each time.

use std::fs;

use super::document::parts;
use super::half_years::played;
use super::kept::paper;
use crate::support::ask::ask;
use crate::support::repository::{LIGHT, Repository};

/// The plan after three half-years.
const MEETING: [&str; 3] = ["brief", "--meeting", "2023-06-28"];

#[test]
fn every_member_gets_its_paper_and_the_same_bytes() {
    let repository = played(3);
    let folder = repository.home.path().join("papers");
    let args = [&MEETING[..], &["--members", "--lang", "hu", "-o", folder.to_str().unwrap()]].concat();
    let run = repository.run(&args);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.is_empty(), "{}", run.stdout);
    let read = || {
        let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap())
            .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
            .collect();
        files.sort();
        files
    };
    let first = read();
    for body in ["BM", "IM", "EMMI", "PMO", "PM", "ITM", "KIM", "GFM", "ORFK", "IOM"] {
        assert!(first.iter().any(|(name, _)| *name == format!("{body}.docx")), "{body}: {}", run.stderr);
    }
    // How far it is stands on a terminal alone.
    assert!(run.stderr.contains(&format!("beírva: {} irat", first.len())), "{}", run.stderr);
    // Groups and classes have no reader of their own: who is left out is named.
    let [_, left_out] = run.stderr.lines().collect::<Vec<_>>()[..] else { panic!("{}", run.stderr) };
    for name in ["NGO Kerekasztal", "Nemzeti Koordinációs Mechanizmus", "`--body NÉV`"] {
        assert!(left_out.contains(name), "no {name} in {left_out}");
    }
    assert_eq!(repository.run(&args).code, Some(0));
    assert!(first == read(), "the same plan is the same bytes");
    for (name, bytes) in &first {
        let parts = parts(bytes);
        for (part, text) in &parts {
            uppsala::parse(text).unwrap_or_else(|why| panic!("{name}, {part}: {why}"));
        }
        let text = &parts.iter().find(|(part, _)| part == "word/document.xml").unwrap().1;
        assert!(!text.contains("example.org/") || name == "KIM.docx", "{name} holds no evidence");
        assert_eq!(text.matches("<w:tbl>").count(), text.matches("<w:tblHeader/>").count(), "{name}");
    }
}

#[test]
fn without_a_meeting_and_outside_git_the_paper_says_what_it_leaves_out() {
    let repository = Repository::new();
    fs::remove_dir_all(repository.folder.join(".git")).unwrap();
    let text = paper(&repository, &["brief", "--as-of", "2030-06-30", "--lang", "en"]);
    for said in [
        "The plan's files hold no meeting on this day or after it",
        "There is no git record here",
        "outside git",
        "who owes one is left out",
    ] {
        assert!(text.contains(said), "{said} in\n{text}");
    }
    assert!(!text.contains("## Moved deadlines"), "{text}");
    // No cycle is made up where the plan has none.
    for made_up in ["one cycle later", "by the cycle", "next meeting"] {
        assert!(!text.contains(made_up), "{made_up} in\n{text}");
    }
    assert!(text.contains("what falls due is listed up to 2030-12-31"), "{text}");
    let hungarian = paper(&repository, &["brief", "--as-of", "2030-06-30", "--lang", "hu"]);
    assert!(
        hungarian.contains("Nincs git-nyilvántartás") && hungarian.contains("git-tárolón kívül"),
        "{hungarian}"
    );
    assert!(
        hungarian.contains("ciklus sem mondja meg") && !hungarian.contains("A következő ülésig"),
        "{hungarian}"
    );
}

#[test]
fn a_body_that_is_in_no_measure_is_told_why_it_has_a_part() {
    let repository = played(3);
    let only = paper(&repository, &[&MEETING[..], &["--body", "IOM", "--lang", "en"]].concat());
    assert!(only.contains("takes part as a member of National Coordination Mechanism"), "{only}");
    assert!(!only.contains("What you owe") && !only.contains("no measure"), "{only}");
    let partner = paper(&repository, &[&MEETING[..], &["--body", "ORFK", "--lang", "en"]].concat());
    assert!(partner.contains("answers for no measure by itself: it takes part as a partner"), "{partner}");
    let heir = paper(&repository, &[&MEETING[..], &["--body", "KIM", "--lang", "en"]].concat());
    assert!(heir.contains("## Duties that you took over"), "{heir}");
}

#[test]
fn what_the_checks_conceal_is_in_no_paper() {
    let repository = played(2);
    let file = repository.home.path().join("paper.html");
    let args = ["brief", "--meeting", "2022-12-13", "--lang", "en", "-o", file.to_str().unwrap()];
    assert_eq!(repository.run(&args).code, Some(0));
    let page = fs::read_to_string(file).unwrap();
    assert!(page.contains("[not shown: it may identify a person]"), "{page}");
    assert!(!page.contains("name.surname"), "{page}");
    // The words of a Hungarian return say so, in a paper in English.
    assert!(page.contains("<span lang=\"hu\">a felület elkészült</span>"), "{page}");
}

#[test]
fn later_reports_do_not_count() {
    let repository = played(4);
    let then = paper(&played(2), &["brief", "--meeting", "2022-12-13", "--lang", "en"]);
    let later = paper(&repository, &["brief", "--meeting", "2022-12-13", "--lang", "en"]);
    let part = |text: &str| {
        let start = text.find("## Reports that are missing").unwrap();
        text[start..text.find("## Where views differ").unwrap()].to_owned()
    };
    assert_eq!(part(&then), part(&later));
    assert!(
        part(&then).contains("| Ministry of Innovation and Technology | I.3.2, I.5.1 | 2022-12-05 (Ministry of Economic Development) |"),
        "{}",
        part(&then)
    );
}

#[test]
fn deadlines_that_moved_stand_with_their_basis() {
    let repository = played(2);
    let text = paper(&repository, &["brief", "--meeting", "2022-12-13", "--lang", "en"]);
    let moved = |id: &str, basis: &str| {
        let rows = text.lines().filter(|line| line.starts_with(&format!("| {id} |")) && line.contains("+90"));
        rows.filter(|line| line.contains(basis)).count()
    };
    assert_eq!(moved("II.1.1", "Government Decision 1500/2022"), 1, "{text}");
    assert_eq!(moved("IV.2.2", "**no amendment covers it**"), 1, "{text}");
    // Before the last meeting, or for another body, they are no news.
    let since =
        paper(&repository, &["brief", "--meeting", "2022-12-13", "--since", "2022-12-05", "--lang", "en"]);
    assert!(!since.contains("+90"), "{since}");
}

/// What was read for the paper is not read again in the record, where it means the same there.
#[test]
fn a_file_that_stayed_as_it_was_is_no_change_although_the_register_puts_its_bodies_elsewhere() {
    let repository = Repository::new();
    repository.replace(
        "plan/bodies.toml",
        "[[body]]",
        "[[body]]\nname = \"Crown\"\nkind = \"agency\"\n\n[[body]]",
    );
    repository.commit("2030-02-01", "a body before all others");
    let brief = ["brief", "--as-of", "2030-06-30", "--since", "2030-01-01", "--lang", "en"];
    let text = paper(&repository, &brief);
    assert!(!text.contains("Changes of the plan's files"), "{text}");
    repository.replace(LIGHT, "responsible = [", "responsible = [\"Crown\", ");
    repository.commit("2030-03-01", "a measure of the new body");
    let text = paper(&repository, &brief);
    let rows = text.split("Changes of the plan's files").nth(1).unwrap_or_default();
    let rows: Vec<&str> = rows.lines().filter(|line| line.ends_with("| 2030-03-01 |")).collect();
    let [row] = rows[..] else { panic!("{text}") };
    assert!(row.starts_with("| I.1.1 |") && row.contains("| responsible bodies |"), "{row}");
}

#[test]
fn the_foot_says_whether_the_files_are_those_of_the_commit_whatever_git_is_told_to_look_away_from() {
    let repository = Repository::new();
    let foot = || {
        let text = paper(&repository, &["brief", "--as-of", "2030-06-30", "--lang", "en"]);
        text.lines().last().unwrap_or_default().to_owned()
    };
    let clean = foot();
    assert!(clean.contains(&repository.head()[..7]), "{clean}");
    let held = repository.text(LIGHT);
    repository.git(&["update-index", "--assume-unchanged", LIGHT]);
    repository.write(LIGHT, format!("{held}# more\n"));
    let changed = foot();
    assert!(changed.contains(&repository.head()[..7]) && changed != clean, "{changed}");
    repository.write(LIGHT, &held);
    assert_eq!(foot(), clean);
}

#[test]
fn wrong_usage_is_said_before_anything_is_written() {
    let repository = Repository::new();
    for (args, said) in [
        (&["brief", "-o", "paper.pdf"][..], ".docx, .md or .html"),
        (&["brief", "--members"], "--output"),
        (&["brief", "--body", "Ministry of Nothing"], "no body of this plan is called"),
        (&["brief", "--members", "--body", "ML", "-o", "papers"], "cannot be used with"),
        (&["results", "-o", "report.docx", "--format", "json"], "asks for another form"),
        (&["results", "-o", "report.pdf"], "plain text, which its ending does not say"),
        (&["due", "-o", "due.docx"], "plain text, which its ending does not say"),
        (
            &["overdue", "--format", "csv", "--output", "overdue.XLSX"],
            "plain text, which its ending does not say",
        ),
        (&["brief", "--meeting", "2030-06-30", "--since", "2030-07-01"], "nothing could be new"),
        (&["brief", "--meeting", "2030-06-30", "--since", "2030-06-30"], "nothing could be new"),
    ] {
        let run = repository.run(args);
        assert_eq!(run.code, Some(2), "{args:?}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(said), "{args:?}: {}", run.stderr);
    }
    for file in ["paper.pdf", "report.docx", "report.pdf", "due.docx", "overdue.XLSX"] {
        assert!(!repository.folder.join(file).exists(), "{file}");
    }
    for file in ["list.txt", "list.md", "list.csv", "list.json", "list"] {
        assert_eq!(repository.run(&["list", "-o", file]).code, Some(0), "{file}");
    }
}

#[test]
fn a_meeting_before_the_plan_is_refused() {
    let repository = played(3);
    let run = repository.run(&["brief", "--meeting", "2020-01-01", "--lang", "en"]);
    assert_eq!(run.code, Some(2), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("the meeting of 2020-01-01 is before the plan"), "{}", run.stderr);
}

#[test]
fn a_body_that_takes_part_through_a_group_is_told_through_which() {
    let repository = played(3);
    let told = paper(&repository, &["by-body", "IOM", "--lang", "en"]);
    let words = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("a member of National Coordination Mechanism, in "), "{told}");
    assert!(words.contains("`--through-groups`"), "{told}");
    let through = paper(&repository, &["by-body", "IOM", "--through-groups", "--lang", "en"]);
    // One that has a part of its own hears of the others as well, by their ids.
    for (lang, words) in [("en", "Only as a member of "), ("hu", "Csak testület tagjaként: ")] {
        let told = paper(&repository, &["by-body", "Ministry of Justice", "--lang", lang]);
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
        let told = told.split(words).nth(1).unwrap_or_else(|| panic!("no {words:?} in {told}"));
        let all = ask(&repository, 0, &["by-body", "Ministry of Justice", "--through-groups"]);
        let items = all["items"].as_array().unwrap().iter().filter(|item| item["role"] == "member");
        let ids: Vec<&str> = items.map(|item| item["id"].as_str().unwrap()).collect();
        assert!(ids.len() > 1 && told.contains(&format!(": {} (", ids.join(", "))), "{ids:?} in {told}");
        assert!(told.contains("`--through-groups`"), "{told}");
    }
    assert!(!through.contains("`--through-groups`"), "{through}");
    let file = repository.home.path().join("report.md");
    let args = ["results", "--body", "IOM", "--lang", "en", "-o", file.to_str().unwrap()];
    assert_eq!(repository.run(&args).code, Some(0));
    let report = fs::read_to_string(&file).unwrap();
    assert!(report.contains("This body answers for no measure.") && !report.contains("All:"), "{report}");
}

#[test]
fn the_foot_says_whether_the_files_are_those_of_the_version() {
    let repository = played(1);
    let clean = paper(&repository, &[&MEETING[..], &["--lang", "en"]].concat());
    assert!(clean.contains("· version ") && !clean.contains("on top of"), "{clean}");
    repository.append("plan/plan.toml", "\n# a note\n");
    let changed = paper(&repository, &[&MEETING[..], &["--lang", "en"]].concat());
    assert!(changed.contains("the files on top of version "), "{changed}");
}

#[test]
fn the_legend_of_a_chart_stands_above_its_bars() {
    let repository = played(3);
    let file = repository.home.path().join("results.docx");
    let args = ["results", "--as-of", "2023-06-28", "--lang", "en", "-o", file.to_str().unwrap()];
    assert_eq!(repository.run(&args).code, Some(0));
    let parts = parts(&fs::read(file).unwrap());
    let text = &parts.iter().find(|(part, _)| part == "word/document.xml").unwrap().1;
    let heads: Vec<&str> =
        text.split("<w:tblHeader/>").skip(1).map(|head| head.split("</w:tr>").next().unwrap()).collect();
    assert!(heads.iter().all(|head| !head.contains("<w:shd ")), "{heads:?}");
    let mut paragraphs = text.split("<w:p>").map(|one| one.split("</w:p>").next().unwrap());
    let legend = paragraphs.find(|one| one.contains("<w:keepNext/>") && one.contains("<w:shd ")).unwrap();
    assert!(legend.contains("completed late"), "{legend}");
}

#[test]
fn the_paper_of_a_past_meeting_says_which_deadlines_moved_after_it() {
    let repository = played(4);
    let row = "| 2022-12-31 | 2023-03-31 | +90 | Government Decision 1500/2022 | 2022-11-02 |";
    for about in [&[][..], &["--body", "Ministry of Interior"]] {
        let text =
            paper(&repository, &[&["brief", "--meeting", "2022-06-29", "--lang", "en"], about].concat());
        let later = text.split_once("## Deadlines moved after this day").map(|(_, later)| later);
        let later = later.unwrap_or_else(|| panic!("{text}")).split("\n## ").next().unwrap();
        assert!(later.contains("go by the deadlines as they are now"), "{later}");
        assert!(later.lines().any(|line| line.starts_with("| II.1.1 |") && line.ends_with(row)), "{later}");
        assert!(later.contains("**no amendment covers it**"), "{later}");
    }
    // On the day of the last meeting nothing was to come.
    let last = paper(&repository, &["brief", "--meeting", "2023-12-12", "--lang", "en"]);
    assert!(!last.contains("Deadlines moved after this day"), "{last}");
    // Without a record the acts alone are known: what the deadline was before is not.
    let bare = tempfile::tempdir().unwrap();
    let copied = bare.path().join("plan");
    let from = repository.folder.join("plan");
    let mut copy = std::process::Command::new("cp");
    assert!(copy.arg("-r").arg(from).arg(copied).status().unwrap().success());
    let run = repository.run_in(bare.path(), &["brief", "--meeting", "2022-06-29", "--lang", "en"]);
    let later = run.stdout.split_once("## Deadlines moved after this day").unwrap().1;
    assert!(
        later.contains("| not known | 2023-03-31 |  | Government Decision 1500/2022 | 2022-11-02 |"),
        "{later}"
    );
}

#[test]
fn an_assessor_reads_what_it_said_and_whether_it_was_answered() {
    let repository = played(4);
    let report =
        "\n[[report]]\ndate = 2023-11-20\nbody = \"Prime Minister's Office\"\nstatus = \"in-progress\"\n";
    repository.append("plan/II/II.3.6.toml", report);
    let args = ["brief", "--meeting", "2023-12-12", "--body", "NGO Roundtable", "--lang", "en"];
    let own = |text: &str| text.split_once("## Your assessments, and whether").map(|(_, own)| own.to_owned());
    let said = own(&paper(&repository, &args)).unwrap();
    let row = said.lines().find(|line| line.starts_with("| II.3.6 |")).unwrap();
    assert!(row.contains("| 2023-10-15 | in progress | two shelters of five have signed |"), "{row}");
    assert!(row.ends_with("| reported since, on 2023-11-20 |"), "{row}");
    // On the day before, nobody had.
    let before = own(&paper(&repository, &[&args[..], &["--as-of", "2023-11-19"]].concat())).unwrap();
    assert!(before.contains("| **not answered** |"), "{before}");
    let other = ["brief", "--meeting", "2023-12-12", "--body", "Ministry of Interior", "--lang", "en"];
    assert_eq!(own(&paper(&repository, &other)), None);
    // The register has its name in Hungarian, wherever it judges.
    let hungarian = ["brief", "--meeting", "2023-12-12", "--lang", "hu"];
    assert!(!paper(&repository, &hungarian).contains("NGO Roundtable"));
    let shown = paper(&repository, &["show", "II.3.6", "--lang", "hu"]);
    assert!(!shown.contains("NGO Roundtable"), "{shown}");
}

#[test]
fn what_came_after_the_last_meeting_is_in_the_next_paper_whatever_its_date() {
    let repository = played(2);
    repository.append(
        "plan/IV/IV.4.1.toml",
        "\n[[report]]\ndate = 2022-12-13\nbody = \"Ministry of Interior\"\nstatus = \"completed\"\ntext = \"held\"\n",
    );
    repository.commit("2023-03-01", "a report of the year before");
    repository.replace("plan/IV/IV.4.1.toml", "\"held\"", "\"held twice\"");
    repository.commit("2023-03-02", "a word of it is mended");
    let next = ["brief", "--meeting", "2023-06-28", "--as-of", "2023-06-28", "--lang", "en"];
    let text = paper(&repository, &next);
    let row = "| IV.4.1 | Ministry of Interior | 2022-12-13; came into the record on 2023-03-01 | completed | held twice |";
    assert!(text.contains(row), "{text}");
    let changed = text.lines().find(|line| line.starts_with("| IV.4.1 |") && line.contains("**completed**"));
    assert!(changed.is_some_and(|row| row.contains("| in progress |")), "{text}");
    assert!(text.contains("| Ministry of Interior | 1 | 2022-12-13 |"), "{text}");
    // Its own meeting is told of it by its date, and a paper from before it came is not.
    let then = ["brief", "--meeting", "2022-12-13", "--lang", "en"];
    assert!(!paper(&repository, &then).contains("came into the record"));
    assert!(!paper(&repository, &[&next[..], &["--at", "2023-02-01"]].concat()).contains("held"));
}

#[test]
fn what_came_late_is_told_of_its_own_measure() {
    let repository = played(2);
    let late = "\n[[report]]\ndate = 2022-12-13\nbody = \"Ministry of Interior\"\nstatus = \"in-progress\"\ntext = \"held\"\n";
    repository.append("plan/IV/IV.2.2.toml", late);
    repository.append("plan/IV/IV.4.1.toml", late);
    repository.commit("2023-03-01", "two reports in the same words");
    repository.replace("plan/IV/IV.4.1.toml", "\"held\"", "\"held twice\"");
    repository.commit("2023-03-02", "a word of one is mended");
    let next = ["brief", "--meeting", "2023-06-28", "--as-of", "2023-06-28", "--lang", "en"];
    let text = paper(&repository, &next);
    for (id, words) in [("IV.2.2", "held"), ("IV.4.1", "held twice")] {
        let row = format!(
            "| {id} | Ministry of Interior | 2022-12-13; came into the record on 2023-03-01 | in progress | {words} |"
        );
        assert!(text.contains(&row), "{row}: {text}");
    }
}

#[test]
fn the_month_of_the_next_meeting_is_cut_and_what_falls_due_after_it_is_counted() {
    let repository = played(3);
    let next = ["brief", "--meeting", "2023-06-28", "--as-of", "2023-06-28", "--lang", "en"];
    let text = paper(&repository, &next);
    assert!(text.contains("| 2023-12 to 12-28 | 0 | 0 | 0 | 0 |"), "{text}");
    assert!(text.contains("| 2023-10 | 0 | 1 | 0 | 1 |"), "{text}");
    let after = "After the next meeting, but by 2023-12-31, fall due as well: ";
    let counted = text.split_once(after).unwrap_or_else(|| panic!("{text}")).1;
    let ahead = text.split_once("## What falls due before").unwrap().1.split("\n## ").next().unwrap();
    assert!(counted.starts_with("4") && !ahead.contains("| 2023-12-31 |"), "{ahead}");
    let member = paper(&repository, &[&next[..], &["--body", "Prime Minister's Office"]].concat());
    assert!(member.contains(after), "{member}");
}

#[test]
fn what_ended_in_the_period_is_owed_and_marked() {
    let repository = played(2);
    let act =
        "\n[[amendment]]\ndate = 2023-02-09\nbasis = \"Government Decision 20/2023\"\nwithdrawn = true\n";
    repository.append("plan/IV/IV.4.1.toml", act);
    repository.commit("2023-02-10", "IV.4.1 is withdrawn");
    let about = ["--as-of", "2023-06-28", "--lang", "en"];
    let due = ["due", "--period", "2023-H1", "--body", "Ministry of Interior"];
    let letter = paper(&repository, &[&due[..], &["--letter"], &about].concat());
    let of_it = letter.split_once("- IV.4.1  ").unwrap().1.split("\n\n").next().unwrap();
    assert!(of_it.contains("\n  Withdrawn on: 2023-02-09"), "{of_it}");
    assert_eq!(letter.matches("Withdrawn on").count(), 1, "{letter}");
    let table = paper(&repository, &[&due[..], &["--format", "markdown"], &about].concat());
    assert!(
        table.lines().any(|row| row.contains("IV.4.1") && row.contains("Withdrawn on: 2023-02-09")),
        "{table}"
    );
    let brief = ["brief", "--meeting", "2023-06-28"];
    let all = paper(&repository, &[&brief[..], &about].concat());
    assert!(all.contains("IV.4.1 (withdrawn on 2023-02-09)"), "{all}");
    let own = paper(&repository, &[&brief[..], &["--body", "Ministry of Interior"], &about].concat());
    assert!(
        own.lines().any(|row| row.starts_with("| IV.4.1 |") && row.ends_with("| withdrawn (2023-02-09) |")),
        "{own}"
    );
}

#[test]
fn what_a_successor_may_send_stands_apart_from_what_it_has_to() {
    let repository = played(2);
    let args = ["brief", "--meeting", "2023-06-28", "--as-of", "2023-06-28", "--lang", "en", "--body"];
    let of_heir = paper(&repository, &[&args[..], &["Ministry of Culture and Innovation"]].concat());
    let (before, others) =
        of_heir.split_once("**Reports that you may send in the place of the body that has to**").unwrap();
    assert!(!before.contains("**Reports to send**"), "{before}");
    assert!(others.contains("| In the place of |"), "{others}");
    let of_body = paper(&repository, &[&args[..], &["Ministry of Interior"]].concat());
    let (own, others) = of_body.split_once("**Reports that you may send").unwrap();
    let own = own.split_once("**Reports to send**").unwrap().1;
    assert!(own.contains("| IV.4.1 |") && !own.contains("| I.1.3 |"), "{own}");
    let row = others.lines().find(|line| line.starts_with("| I.1.3 |")).unwrap();
    assert!(row.ends_with("| Ministry of Human Capacities |"), "{row}");
}

#[test]
fn what_the_meeting_itself_decided_is_not_open_in_its_paper() {
    let repository = played(4);
    let parts = |about: &[&str]| {
        let text = paper(
            &repository,
            &[&["brief", "--meeting", "2022-06-29", "--as-of", "2024-01-15", "--lang", "en"], about].concat(),
        );
        let (before, made) =
            text.split_once("## Decided at this meeting").unwrap_or_else(|| panic!("{text}"));
        let (made, after) = made.split_once("\n## ").unwrap_or((made, ""));
        (before.to_owned() + after, made.to_owned())
    };
    // What other meetings decided is open by then, and what this one decided stands in a part of its own.
    let (others, made) = parts(&[]);
    assert!(made.contains("| 2022-06-29.1 |") && !made.contains("| 2022-12-13."), "{made}");
    let carried_out = others.split_once("Decisions carried out since").unwrap();
    let (before, open) = carried_out.0.split_once("## Decisions still open").unwrap();
    assert!(!open.contains("| 2022-06-29."), "{open}");
    // By then it is late, though.
    assert!(before.contains("| 2022-06-29."), "{before}");
    // On the day of the meeting nothing else was decided.
    let day = paper(&repository, &["brief", "--meeting", "2022-06-29", "--lang", "en"]);
    let (before, made) = day.split_once("## Decided at this meeting").unwrap();
    assert!(!before.contains("2022-06-29.1") && made.contains("| 2022-06-29.1 |"), "{day}");
    assert!(!before.contains("decision: "), "{before}");
    // The same in the paper of the body that is to carry it out.
    let body = made.lines().find(|line| line.starts_with("| 2022-06-29.1 |")).unwrap();
    let body = body.split(" | ").nth(2).unwrap();
    let own = paper(&repository, &["brief", "--meeting", "2022-06-29", "--body", body, "--lang", "en"]);
    let (before, made) = own.split_once("## Decided at this meeting").unwrap();
    assert!(!before.contains("2022-06-29.1") && made.contains("| 2022-06-29.1 |"), "{own}");
}
