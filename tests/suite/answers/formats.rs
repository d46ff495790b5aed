//! The forms of findings: each as it is kept in `tests/formats/`, each held against something that is not ours, and
//! none of them forged by what a plan says.
//!
//! After a change that is meant, `.ci/bless formats` writes the forms anew.

use chrono::NaiveDate;
use plan::check::{RULES, check};
use plan::render::escape::is_unprintable;
use plan::render::findings::{Format, Report, write};
use plan::render::{Envelope, OutputOptions};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::fixtures;
use crate::support::program::program;

const FORMATS: [(Format, &str); 7] = [
    (Format::Human, "human.txt"),
    (Format::Json, "json.json"),
    (Format::Github, "github.txt"),
    (Format::Gitlab, "gitlab.json"),
    (Format::Sarif, "sarif.json"),
    (Format::Junit, "junit.xml"),
    (Format::Markdown, "markdown.md"),
];

const SECRET: &str = "plan-0123456789abcdef";

/// What a hostile author may try, each to break out of a form.
const HOSTILE: &str = "a\n::set-output name=x::y\n##[error]z\r]]> </script><img src=x> @all [l](https://e.org) \
                       | `c` %0A \u{1b}[31m\u{9b}\u{202e}\u{0}\u{7}\u{ffff} ::stop-commands::t\n::t::\nő";

/// The findings of the invented plan with other files added, in one form.
fn written(format: Format, files: &[(&str, &str)]) -> String {
    let mut all = fixtures::invented_files();
    all.retain(|(path, _)| files.iter().all(|(other, _)| path != other));
    all.extend(files.iter().map(|&(path, text)| (path.to_owned(), text.as_bytes().to_owned())));
    let loaded = fixtures::load_memory(all);
    let findings = check(&loaded, None, &fixtures::options());
    let as_of = NaiveDate::from_ymd_opt(2030, 6, 1).unwrap();
    let plan = loaded.plan.as_ref().map(|plan| plan.title.as_str());
    let report = Report {
        files: &loaded.files,
        findings: &findings,
        envelope: Envelope { command: "check", plan, as_of: Some(as_of), ..Envelope::default() },
        accepted: true,
        screen: OutputOptions::page(),
        change: None,
        secret: SECRET,
    };
    let mut out = Vec::new();
    write(&mut out, format, &report).unwrap();
    String::from_utf8(out).unwrap()
}

/// Findings of every kind: two in a file, with help and without, at two places, accepted.
fn ordinary() -> Vec<(&'static str, &'static str)> {
    let measure = "title = \"Ringing bells\"\nresponsible = [\"Ministry of Lighthuoses\"]\npartners = []\n\
                   means = \"rope\"\ndeadline = 2029-12-31\nindicator = \"bells\"\nfunding = \"-\"\n";
    let accepted = "title = \"Ő\"\nresponsible = [\"ML\"]\npartners = []\nmeans = \"-\"\ndeadline = 2029-12-31\n\
                    indicator = \"-\"\nfunding = \"-\"\n\n[[allow]]\nrule = \"deadline-outside-period\"\n\
                    reason = \"published so\"\n";
    vec![
        ("I/I.1.2.toml", measure),
        ("I/I.1.3.toml", accepted),
        ("II/I.1.3.toml", accepted),
        ("notes, and: more.txt", "remember"),
    ]
}

/// A plan in which all that a person can write is hostile.
fn hostile() -> Vec<(&'static str, String)> {
    let quoted = toml::Value::from(HOSTILE).to_string();
    // A character as eight digits.
    let each = HOSTILE.chars().map(|c| format!("\\U{:08x}", c as u32));
    let key = format!("\"{}\"", each.collect::<String>());
    let measure = format!(
        "title = {key}\nresponsible = [{key}]\npartners = []\nmeans = \"-\"\ndeadline = 2029-12-31\n\
         indicator = \"-\"\nfunding = \"-\"\n{key} = 1\n[[allow]]\nrule = \"deadline-outside-period\"\nreason = {key}\n"
    );
    let accepting = "title = \"t\"\nresponsible = [\"ML\"]\npartners = []\nmeans = \"-\"\ndeadline = 2029-12-31\n\
         indicator = \"-\"\nfunding = \"-\"\n[[allow]]\nrule = \"deadline-outside-period\"\nreason = \"::error::x ]]> <b>\"\n";
    vec![
        ("I/I.1.2.toml", measure),
        ("I/I.1.3.toml", accepting.to_owned()),
        ("I/I.1.4.toml", format!("title = {quoted}\n\u{1b}[31m = 1\n::error::forged\n]]>\n")),
        ("I/a:b,c\n::error::forged\r]]>\u{1b}<b>%.toml", "x = 1\n".to_owned()),
        ("plan.toml", fixtures::text("tests/corpus/base/plan.toml").replace("Quiet", "<b>|@all")),
    ]
}

fn hostile_in(format: Format) -> String {
    let files = hostile();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    written(format, &files)
}

#[test]
fn every_form_is_as_it_is_kept() {
    for (format, name) in FORMATS {
        let kept = fixtures::root().join("tests/formats").join(name);
        snapbox::assert_data_eq!(written(format, &ordinary()), snapbox::Data::read_from(&kept, None).raw());
    }
}

#[test]
fn no_form_lets_anything_through_that_a_terminal_acts_upon() {
    for (format, name) in FORMATS {
        let written = hostile_in(format);
        let active = written.chars().find(|&c| is_unprintable(c));
        assert_eq!(active, None, "{name}: {written:?}");
        assert!(written.contains("I.1.4"), "{name} hides a finding: {written}");
    }
}

#[test]
fn sarif_is_what_its_schema_demands() {
    let mut schema: Value = serde_json::from_str(&fixtures::text("tests/schemas/sarif-2.1.0.json")).unwrap();
    // A bracket too many makes it no regular expression; it is about languages, of which we say nothing.
    for part in ["run", "toolComponent"] {
        schema["definitions"][part]["properties"]["language"].as_object_mut().unwrap().remove("pattern");
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    for text in [written(Format::Sarif, &[]), written(Format::Sarif, &ordinary()), hostile_in(Format::Sarif)]
    {
        let log: Value = serde_json::from_str(&text).unwrap();
        let errors: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}\n{text}");
    }
    let broken = serde_json::json!({ "version": "2.1.0", "runs": [{ "results": [] }] });
    assert!(!validator.is_valid(&broken), "the schema demands nothing");
}

#[test]
fn junit_is_what_its_schema_demands() {
    let schema = fixtures::text("tests/schemas/junit-10.xsd");
    let schema = uppsala::parse(&schema).unwrap();
    let validator = uppsala::XsdValidator::from_schema(&schema).unwrap();
    let errors = |text: &str| validator.validate(&uppsala::parse(text).unwrap());
    for text in [written(Format::Junit, &[]), written(Format::Junit, &ordinary()), hostile_in(Format::Junit)]
    {
        let errors = errors(&text);
        assert!(errors.is_empty(), "{errors:#?}\n{text}");
    }
    assert!(!errors("<testsuites><testcase/></testsuites>").is_empty(), "the schema demands nothing");
}

#[test]
fn gitlab_is_given_what_it_asks_for() {
    for text in [written(Format::Gitlab, &ordinary()), hostile_in(Format::Gitlab)] {
        let issues: Vec<Value> = serde_json::from_str(&text).unwrap();
        assert!(!issues.is_empty());
        let mut prints: Vec<&str> = Vec::new();
        for issue in &issues {
            assert!(issue["description"].is_string() && issue["check_name"].is_string(), "{issue}");
            let severity = issue["severity"].as_str().unwrap();
            assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity), "{issue}");
            assert!(issue["location"]["path"].as_str().unwrap().starts_with("plan/"), "{issue}");
            assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() >= 1, "{issue}");
            prints.push(issue["fingerprint"].as_str().unwrap());
        }
        prints.sort_unstable();
        assert!(prints.is_sorted_by(|a, b| a < b), "two findings are one for GitLab: {prints:?}");
    }
}

#[test]
fn markdown_has_no_markup_of_the_plan() {
    let text = hostile_in(Format::Markdown);
    for markup in ["<img", "<b>", "</script>", "@all", "https://", "[l]("] {
        assert!(!text.contains(markup), "{markup} in {text}");
    }
    for line in text.lines().filter(|line| line.starts_with('|')) {
        let cells = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        assert_eq!(cells, 5, "{line}");
    }
}

/// A command as GitHub's runner reads it.
#[derive(Debug, PartialEq)]
pub struct Command {
    pub name: String,
    properties: Vec<(String, String)>,
    message: String,
}

/// Reads a log as the runner does: a line is a command where it begins with `::` (blanks aside), or has `##[` in it;
/// while commands are stopped, only the word that stopped them is one. Gives the commands that were carried out.
pub fn commands(log: &str) -> Vec<Command> {
    let mut stopped: Option<String> = None;
    let mut found = Vec::new();
    for line in log.split(['\n', '\r']) {
        let parsed = parse(line);
        if let Some(word) = &stopped {
            if parsed.is_some_and(|command| command.name == *word) {
                stopped = None;
            }
            continue;
        }
        match parsed {
            Some(command) if command.name == "stop-commands" => stopped = Some(command.message),
            Some(command) => found.push(command),
            None => assert!(!line.contains("##["), "an old command: {line}"),
        }
    }
    assert_eq!(stopped, None, "commands are never let work again");
    found
}

fn parse(line: &str) -> Option<Command> {
    let (head, message) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let pairs = properties.split(',').filter_map(|pair| pair.trim().split_once('='));
    Some(Command {
        name: name.to_owned(),
        properties: pairs.map(|(key, value)| (key.to_owned(), plain(value, true))).collect(),
        message: plain(message, false),
    })
}

fn plain(text: &str, is_property: bool) -> String {
    let mut text = text.replace("%0D", "\r").replace("%0A", "\n");
    if is_property {
        text = text.replace("%3A", ":").replace("%2C", ",");
    }
    text.replace("%25", "%")
}

/// The value of a property.
pub fn value<'a>(command: &'a Command, key: &str) -> &'a str {
    let found = command.properties.iter().find(|(known, _)| known == key);
    found.map(|(_, value)| value.as_str()).unwrap_or_else(|| panic!("no {key} in {command:?}"))
}

#[test]
fn annotations_name_the_most_severe_first_and_count_the_rest() {
    let many: Vec<(String, String)> = (0..15)
        .map(|n| (format!("I/n{n:02}.txt"), String::new()))
        .chain([("I/I.1.9.toml".to_owned(), "x = 1".to_owned())])
        .collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let log = written(Format::Github, &many);
    let commands = commands(&log);
    let names: Vec<&str> = commands.iter().map(|command| command.name.as_str()).collect();
    let (errors, rest) = names.split_at(names.iter().take_while(|name| **name == "error").count());
    assert!(!errors.is_empty() && errors.len() <= 10, "{names:?}");
    let warnings = ["warning"; 10];
    assert_eq!(rest, [&warnings[..], &["notice"]].concat(), "{names:?}");
    assert!(commands.last().unwrap().message.starts_with("5 more findings"), "{commands:?}");
    assert!(log.contains("plan/I/n14.txt"), "the log lacks a finding");
}

#[test]
fn annotations_say_what_was_found_where_it_was_found() {
    let log = written(Format::Github, &ordinary());
    let found: Value = serde_json::from_str(&written(Format::Json, &ordinary())).unwrap();
    let found = found["findings"].as_array().unwrap();
    let commands = commands(&log);
    assert_eq!(commands.len(), found.len());
    for finding in found {
        let said = |command: &&Command| {
            value(command, "file") == finding["path"]
                && value(command, "title") == finding["rule"]
                && value(command, "line").parse().ok() == finding["line"].as_u64()
                && value(command, "col").parse().ok() == finding["column"].as_u64()
                && command.message.starts_with(finding["message"].as_str().unwrap())
        };
        assert!(commands.iter().any(|command| said(&command)), "no {finding} in {commands:?}");
    }
}

#[test]
fn no_plan_forges_a_command() {
    let commands = commands(&hostile_in(Format::Github));
    assert!(commands.len() > 3, "{commands:?}");
    for command in commands {
        assert!(["error", "warning", "notice"].contains(&command.name.as_str()), "{command:?}");
        let is_ours = |title: &str| title == "plan check" || RULES.iter().any(|r| r.rule.id == title);
        assert!(is_ours(value(&command, "title")), "{command:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever a key is called, its annotation is one command that gives the name back.
    #[test]
    fn any_name_comes_back_from_its_annotation(name in "[ -~őű%:,\n\r]{1,20}") {
        let each: String = name.chars().map(|c| format!("\\U{:08x}", c as u32)).collect();
        let text = fixtures::text("tests/corpus/base/II/II.1.toml") + &format!("\"{each}\" = 1\n");
        let path = format!("I/{}.txt", name.replace('/', ""));
        let commands = commands(&written(Format::Github, &[(&path, ""), ("I/I.1.8.toml", &text)]));
        let shown = format!("`{}` is not a key of", name.escape_debug());
        let of_key: Vec<_> = commands.iter().filter(|c| value(c, "title") == "unknown-field").collect();
        prop_assert_eq!(of_key.len(), 1, "{:?}", commands);
        prop_assert!(of_key[0].message.starts_with(&shown), "{:?} is not {:?}", of_key[0], shown);
        let shown = format!("plan/{path}").replace('\r', "\\u{d}");
        prop_assert!(commands.iter().any(|command| value(command, "file") == shown), "{:?}", commands);
    }
}

#[test]
fn what_is_accepted_takes_one_line_unless_it_is_asked_for() {
    let run = |args: &[&str]| {
        let run = program()
            .args([&["check", "--format", "human"], args].concat())
            .current_dir(fixtures::root())
            .output()
            .unwrap();
        String::from_utf8(run.stdout).unwrap()
    };
    let short = run(&[]);
    assert_eq!(
        short.lines().filter(|line| line.contains("I.1.2 deadline-outside-period")).count(),
        1,
        "{short}"
    );
    assert!(short.lines().count() <= 2, "{short}");
    assert!(!short.contains("published so"), "{short}");
    let whole = run(&["--accepted"]);
    assert!(whole.contains("accepted[deadline-outside-period]") && whole.contains("published so"), "{whole}");
}
