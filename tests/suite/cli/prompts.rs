//! What a person on a terminal is asked, and what comes of the answers.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;
use std::process::Stdio;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use crate::support::fixtures;
use crate::support::program::program;
use crate::support::repository::{Repository, isolate};

/// The control character that ends what is typed.
const END: &str = "\u{4}";

/// Runs the program with a terminal for its input and its messages; gives the exit code, and what stands on the screen.
fn on_terminal(folder: &Path, args: &[&str], typed: &str) -> (Option<i32>, String) {
    on_terminal_until(folder, args, typed, ("\0", || ""))
}

/// The same with a person who does something else, once certain words are on the screen, before typing on.
fn on_terminal_until(
    folder: &Path,
    args: &[&str],
    typed: &str,
    (words, meanwhile): (&str, impl FnOnce() -> &'static str),
) -> (Option<i32>, String) {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
    let terminal = OpenOptions::new().read(true).write(true).open(name).unwrap();
    let mut master = File::from(master);
    master.write_all(typed.as_bytes()).unwrap();
    let mut command = program();
    isolate(&mut command, folder);
    command.current_dir(folder).args(args).env("NO_COLOR", "1").env("PLAN_TODAY", "2030-06-20");
    command.stdout(Stdio::null());
    command.stdin(terminal.try_clone().unwrap()).stderr(terminal);
    let mut run = command.spawn().unwrap();
    drop(command);
    let mut screen = Vec::new();
    // Where nobody holds the other end any more, the system reports an error instead of the end.
    let mut part = [0; 4096];
    let mut meanwhile = Some(meanwhile);
    while let Ok(length @ 1..) = master.read(&mut part) {
        screen.extend_from_slice(&part[..length]);
        if String::from_utf8_lossy(&screen).contains(words)
            && let Some(meanwhile) = meanwhile.take()
        {
            master.write_all(meanwhile().as_bytes()).unwrap();
        }
    }
    (run.wait().unwrap().code(), String::from_utf8(screen).unwrap().replace("\r\n", "\n"))
}

#[test]
fn a_plan_is_started_step_by_step() {
    let home = tempfile::tempdir().unwrap();
    let typed = [
        "",
        "Légtér",
        "01/02/2026",
        "2026. 01. 01.",
        "2025-12-31",
        "2027-12-31",
        "euros",
        "eur",
        "",
        "Decision 1",
        "hu",
        "",
        "I Prevention",
        "I=Prevention",
        "II=Protection",
        "",
        "",
    ];
    let (code, screen) = on_terminal(home.path(), &["init"], &typed.join("\n"));
    assert_eq!(code, Some(0), "{screen}");
    for said in [
        "Title of the plan, as published (--title):   this cannot be left out\nTitle of the plan",
        "  that can be 2026-02-01 or 2026-01-02: write the one that is meant\nFirst day",
        "  that is before the first day, 2026-01-01\nLast day",
        "  write the code of ISO 4217, such as HUF or EUR\nCurrency",
        "  write the id, `=` and the title, such as \"I=Prevention\"\nA chapter",
        "wrote plan/plan.toml\n",
    ] {
        assert!(screen.contains(said), "{said:?} is not on\n{screen}");
    }
    let plan: toml::Table = fs::read_to_string(home.path().join("plan/plan.toml")).unwrap().parse().unwrap();
    assert_eq!(plan["title"].as_str(), Some("Légtér"));
    assert_eq!(plan["decision"].as_str(), Some("Decision 1"));
    assert_eq!(plan["section"][1]["id"].as_str(), Some("II"));

    fs::write(home.path().join("plan/bodies.toml"), "[[body]]\nname = \"Dept\"\nkind = \"agency\"\n")
        .unwrap();
    let typed = ["T", "Depot", "dept", "", "", "means", "2027-13-01", "in 2027", "indicator", ""];
    let (code, screen) = on_terminal(home.path(), &["new", "I.1", "--funding", "city"], &typed.join("\n"));
    assert_eq!(code, Some(0), "{screen}");
    // The first language of the plan is Hungarian, and the machine has none of its own.
    let depot = "a tervben nincs ilyen nevű szervezet: „Depot”; erre gondolt: „Dept”?";
    assert!(screen.contains(depot), "{screen}");
    assert!(screen.contains("„2027-13-01”: nincs ilyen nap"), "{screen}");
    assert!(screen.contains("nem nap és nem időszak: „in 2027”"), "{screen}");
    let text = fs::read_to_string(home.path().join("plan/I/I.1.toml")).unwrap();
    assert!(
        text.contains("responsible = [\"dept\"]\n") && text.contains("deadline    = \"in 2027\"\n"),
        "{text}"
    );
}

#[test]
fn nothing_is_asked_that_was_said_and_nothing_is_written_without_the_last_answer() {
    let home = tempfile::tempdir().unwrap();
    let days = ["init", "--start", "2026-01-01", "--end", "2026-12-31", "--currency", "EUR"];
    let (code, screen) = on_terminal(home.path(), &days, END);
    assert_eq!(code, Some(2), "{screen}");
    assert!(screen.contains("help: give the answer on the command line: --title"), "{screen}");
    let (code, screen) = on_terminal(home.path(), &[&days[..], &["--no-input"]].concat(), "A plan\n");
    assert_eq!(code, Some(2), "{screen}");
    assert!(!home.path().join("plan").exists());
    let (code, screen) = on_terminal(home.path(), &[&days[..], &["--title", "A plan"]].concat(), "");
    assert_eq!(code, Some(0), "{screen}");
    assert!(screen.starts_with("wrote plan/plan.toml\n"), "{screen}");
}

/// A folder with the invented plan.
fn home_of_plan() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    for (path, text) in fixtures::invented_files() {
        let path = home.path().join("plan").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    home
}

#[test]
fn what_changes_in_other_files_while_a_person_answers_is_judged_as_well() {
    let report = ["report", "I.1.1", "--body", "ml"];
    let typed = "in-progress\n\n\n\n\n\n\nyes\n";
    let home = home_of_plan();
    let (code, screen) = on_terminal_until(home.path(), &report, "", ("(--status)", || typed));
    assert_eq!(code, Some(0), "{screen}");

    let home = home_of_plan();
    let register = home.path().join("plan/bodies.toml");
    let rename = || {
        let text = fs::read_to_string(&register).unwrap();
        fs::write(&register, text.replace("Ministry of Lighthouses", "Ministry of Lamps")).unwrap();
        typed
    };
    let (code, screen) = on_terminal_until(home.path(), &report, "", ("(--status)", rename));
    assert_eq!(code, Some(1), "{screen}");
    assert!(screen.contains("plan/I/I.1.1.toml cannot be read in full"), "{screen}");
    assert!(screen.contains("nothing was written"), "{screen}");
}

#[test]
fn an_amendment_is_asked_for_step_by_step() {
    let home = home_of_plan();
    let typed = [
        "colour",
        "határidő",
        "2031. 03. 31.",
        "partners",
        "nobody",
        "Harbour Council",
        "",
        "",
        "Act 1 of 2030",
        "2099-01-01",
        "2030-02-05",
        "perhaps",
        "igen",
        "",
    ];
    let (code, screen) = on_terminal(home.path(), &["amend", "I.1.1"], &typed.join("\n"));
    for said in [
        "write one of these words: deadline",
        "called \"nobody\"",
        "2099-01-01 is still to come",
        "Write this? yes or no:   answer yes or no\nWrite this? yes or no: ",
        "wrote plan/I/I.1.1.toml",
    ] {
        assert!(screen.contains(said), "{said:?} is not on\n{screen}");
    }
    assert_eq!(code, Some(0), "{screen}");
    let text = fs::read_to_string(home.path().join("plan/I/I.1.1.toml")).unwrap();
    assert!(text.contains("= 2031-03-31") && text.contains("basis  = \"Act 1 of 2030\""), "{text}");
}

#[test]
fn the_deadline_and_the_withdrawal_of_one_act_each_have_a_milestone_of_their_own() {
    let home = home_of_plan();
    let file = home.path().join("plan/I/I.1.1.toml");
    let old = fs::read_to_string(&file).unwrap();
    let milestones = "\n[[milestone]]\ntitle = \"lamp\"\ndue   = 2030-12-31\n\n\
        [[milestone]]\ntitle = \"glass\"\ndue   = 2030-12-31\n";
    fs::write(&file, old + milestones).unwrap();
    // The deadline is that of the whole measure, and one milestone is withdrawn; then it is the other way round.
    let of_measure = ["határidő", "2031-03-31", "", "visszavonás", "glass", "", "Act 1", "", "y", ""];
    let of_milestone = ["határidő", "2031-06-30", "lamp", "visszavonás", "", "", "Act 2", "", "y", ""];
    for typed in [of_measure, of_milestone] {
        let (code, screen) = on_terminal(home.path(), &["amend", "I.1.1"], &typed.join("\n"));
        assert_eq!(code, Some(0), "{screen}");
    }
    let measure: toml::Table = fs::read_to_string(&file).unwrap().parse().unwrap();
    let shown = |value: &toml::Value| value.to_string();
    assert_eq!(shown(&measure["deadline"]), "2031-03-31");
    assert_eq!(shown(&measure["milestone"][0]["due"]), "2031-06-30");
    assert_eq!(shown(&measure["milestone"][1]["due"]), "2030-12-31");
    assert_eq!(shown(&measure["amendment"][0]["milestone"]), "\"glass\"");
    assert_eq!(measure["amendment"][1].get("milestone"), None);
    assert_eq!(measure["amendment"][1]["withdrawn"].as_bool(), Some(true));
}

#[test]
fn answers_are_judged_when_they_are_given_and_what_was_typed_can_be_given_again() {
    let home = home_of_plan();
    // Status, day, words, and then an address that is none, a file that is not there, and an address with a space in it;
    // at the end an amount of no source of the plan, and one that is taken.
    let typed = [
        "ML",
        "withdrawn",
        "in-progress",
        "2099-01-01",
        "2030-02-05",
        "call 06 1 234 5678",
        "it's begun",
        "2030. 02. 05.",
        "lost.pdf",
        "https://example.org/a b",
        "https://example.org/a",
        "",
        "moon=5",
        "12 000",
        "no",
        "",
    ];
    let (code, screen) = on_terminal(home.path(), &["report", "I.1.1"], &typed.join("\n"));
    for said in [
        "a report does not withdraw a measure",
        "2099-01-01 is still to come",
        "it holds a telephone number",
        "\"2030. 02. 05.\" is no address",
        "there is no file \"lost.pdf\"",
        "an address has no space in it",
        "an amount without a source is of treasury; without a year it is of the budget of 2030",
        "the plan has no source of funding \"moon\"",
        "nothing was written",
        "--status 'in-progress' --date '2030-02-05' --text 'it'\\''s begun' --evidence 'https://example.org/a' --spent '12 000'",
    ] {
        assert!(screen.contains(said), "{said:?} is not on\n{screen}");
    }
    assert_eq!(code, Some(1), "{screen}");
}

#[test]
fn a_decision_is_asked_for_step_by_step() {
    let home = home_of_plan();
    fs::create_dir(home.path().join("plan/meetings")).unwrap();
    let file = home.path().join("plan/meetings/2030-07-03.toml");
    fs::write(&file, "title = \"Council\"\n").unwrap();
    let typed = ["", "a lamp is bought", "ML", "nobody", "", "2030. 09. 30.", "IX.1", "I.1.1", "", "yes", ""];
    // The meeting is asked for as well.
    let typed = [&["2030-07-04", "2030-07-03"][..], &typed].concat();
    let args = ["decide"];
    let (code, screen) = on_terminal(home.path(), &args, &typed.join("\n"));
    assert_eq!(code, Some(0), "{screen}");
    for said in [
        "The day of the meeting (--meeting)",
        "2030-07-03 Council",
        "this cannot be left out",
        "called \"nobody\"",
        "has the id \"IX.1\"",
        "wrote plan/meetings/",
    ] {
        assert!(screen.contains(said), "{said:?} is not on\n{screen}");
    }
    let text = fs::read_to_string(&file).unwrap();
    let added = "\n[[decision]]\nid          = \"1\"\ntext        = \"a lamp is bought\"\n\
        responsible = [\"Ministry of Lighthouses\"]\ndue         = 2030-09-30\nmeasures    = [\"I.1.1\"]\n";
    assert_eq!(text, format!("title = \"Council\"\n{added}"));
}

#[test]
fn a_decision_that_was_carried_out_is_asked_for_its_day_and_result() {
    let repository = Repository::new();
    let meeting = "plan/meetings/2030-06-03.toml";
    let decision = "title = \"Council\"\n\n[[decision]]\nid = \"1\"\ntext = \"a lamp is bought\"\n";
    repository.write(meeting, decision);
    let asked = |typed: &str| on_terminal(&repository.folder, &["decide", "--done", "2030-06-03.1"], typed);
    let (code, screen) = asked("2030-06-31\n2030-06-10\nit shines\nyes\n");
    assert!(code == Some(0) && screen.contains("(--date)") && screen.contains("(--result)"), "{screen}");
    let text = repository.text(meeting);
    assert!(text.contains("done = 2030-06-10") && text.contains("result = \"it shines\""), "{text}");
    // What is left empty stays as it is.
    assert_eq!(asked("\n\n").0, Some(0));
    assert_eq!(repository.text(meeting), text);
}

#[test]
fn a_measure_is_asked_for_and_shown_with_what_can_be_reported_of_it() {
    let home = home_of_plan();
    let file = home.path().join("plan/I/I.1.1.toml");
    let more = "\n[[milestone]]\ntitle = \"lamp\"\ndue   = 2030-12-31\n\n\
        [[metric]]\nname = \"nights\"\nunit = \"nights\"\ntarget = 100\n";
    let old = fs::read_to_string(&file).unwrap();
    fs::write(&file, old.clone() + more).unwrap();
    let typed =
        ["IX.9", "I.1.1", "ML", "in-progress", "", "nights=5", "", "2030-02-05", "", "", "", "no", ""];
    let (code, screen) = on_terminal(home.path(), &["report"], &typed.join("\n"));
    assert_eq!(code, Some(1), "{screen}");
    let title = toml::from_str::<toml::Table>(&old).unwrap()["title"].as_str().unwrap().to_owned();
    for said in [
        "Which measure, by its id (<ID>):   no measure of this plan has the id \"IX.9\"",
        &format!("I.1.1 {title}\nWho reports"),
        "  lamp: 2030-12-31\nThe milestone",
        "  nights=... ",
        "arget 100\nThe value of a metric, as name=value",
        "nothing was written",
    ] {
        assert!(screen.contains(said), "{said:?} is not on\n{screen}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), old + more);
    // Words that must be there are not asked for as if they need not.
    let typed = ["Harbour Council", "", "2030-02-05", "a light is seen", "", "yes", ""];
    let (code, screen) = on_terminal(home.path(), &["assess", "I.1.1"], &typed.join("\n"));
    assert!(code == Some(0) && screen.contains("What they say, in their own words (--text)"), "{screen}");
}
