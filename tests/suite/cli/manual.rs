//! The manual: its pages are as the program has them, their transcripts are run, and their links lead somewhere.

use std::collections::BTreeMap;
use std::path::Path;

use plan::schema::FileKind;
use toml::{Table, Value};

use crate::answers::contract_page;
use crate::cli::readme;
use crate::files::schema::{RECORDS, WHOLE};
use crate::support::fixtures;
use crate::support::kept::{is_blessing, is_kept};
use crate::support::program::program;
use crate::support::repository::Repository;

const FILES: &str = "src/schema/FORMAT.md";
const GIT: &str = "src/cli/help/git.md";
const CI: &str = "src/cli/help/ci.md";
const JSON: &str = "src/answers/README.md";

/// What people read beside the pages that the program prints.
const BESIDE: [&str; 7] = [
    "README.md",
    "CHANGELOG.md",
    ".github/CONTRIBUTING.md",
    ".github/SECURITY.md",
    "src/check/RULES.md",
    "tests/README.md",
    "tests/bench/README.md",
];

/// Most lines of the README: what is longer belongs on a page of the manual.
const LONGEST: usize = 180;

/// The pages that the program prints, by topic: a file each in the folder of the manual, and two that stand beside their
/// source.
fn topics() -> Vec<(String, String)> {
    let topic = |path: &str| path.trim_start_matches("src/cli/help/").trim_end_matches(".md").to_owned();
    let mut topics: Vec<(String, String)> =
        fixtures::files("src/cli/help", ".md").into_iter().map(|path| (topic(&path), path)).collect();
    topics
        .extend([("files", FILES), ("json", JSON)].map(|(topic, path)| (topic.to_owned(), path.to_owned())));
    assert!(topics.len() > 10, "{topics:?}");
    topics
}

/// A page with all that follows a heading written anew; what stands above is written by hand.
fn rewritten(path: &str, heading: &str, rest: &str) -> String {
    let page = fixtures::text(path);
    let (by_hand, _) = page.split_once(heading).unwrap_or_else(|| panic!("{path} has no {heading:?}"));
    format!("{by_hand}{heading}{rest}")
}

/// An amount as people write it into a file: 341_000_000.
fn grouped(amount: i64) -> String {
    let digits = amount.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| str::from_utf8(group).ok()).collect();
    groups.join("_")
}

/// Notes the values of a table by the way to them, the lists of tables counting as one.
fn note(way: &str, table: &Table, found: &mut BTreeMap<String, String>) {
    const LONGEST: usize = 60;
    for (key, value) in table {
        let way = format!("{way}/{key}");
        match value {
            Value::Table(inner) => note(&way, inner, found),
            Value::Array(items) if items.iter().any(Value::is_table) => {
                items.iter().filter_map(Value::as_table).for_each(|inner| note(&way, inner, found));
            }
            _ => {}
        }
        let written = match value {
            Value::Integer(amount) if key == "amount" => grouped(*amount),
            _ => value.to_string(),
        };
        if written.len() <= LONGEST && !written.contains('\n') {
            found.entry(way).or_insert(written);
        }
    }
}

/// A value of each key: of the real plan where it has a short one, else of the page's own, else an invented one.
fn examples() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let real =
        fixtures::real_files().into_iter().map(|(path, text)| (path, String::from_utf8(text).unwrap()));
    let invented = WHOLE.into_iter().chain(RECORDS).map(|(path, text)| (path.to_owned(), text.to_owned()));
    for (path, text) in real.chain(readme::files(FILES)).chain(invented) {
        let kind = FileKind::of(&path);
        let (word, _) = FileKind::WORDS.into_iter().find(|(_, known)| *known == kind).unwrap();
        note(word, &text.parse().unwrap(), &mut found);
    }
    found
}

#[test]
fn the_page_of_the_files_is_fresh() {
    let examples = examples();
    let described = FileKind::WORDS.map(|(_, kind)| kind.describe(&|way| examples.get(way).cloned()));
    let written = "What stands below is written from the schema by `.ci/bless`; do not edit it.\n\n";
    let rest = format!("{written}{}", described.join("\n"));
    is_kept(FILES, &rewritten(FILES, "# Every table and key\n\n", &rest));
    for key in rest.lines().filter(|line| line.starts_with("- **")) {
        assert!(key.contains(" Example: ") || key.contains("(table"), "no example: {key}");
    }
}

#[test]
fn the_page_of_the_answers_is_fresh() {
    is_kept(JSON, &rewritten(JSON, "# Every answer and key\n\n", &contract_page::write()));
}

/// The pull request of the manual, on the real plan: a deadline, a report and less money.
fn pull_request() -> Repository {
    let repository = Repository::new();
    std::fs::remove_dir_all(repository.folder.join("plan")).unwrap();
    std::fs::remove_dir_all(repository.folder.join(".git")).unwrap();
    repository.git(&["init", "--quiet", "--initial-branch=main"]);
    let document = "seeds/003_57c52dae37b9f3b9.txt".to_owned();
    for path in fixtures::files("plan", ".toml").into_iter().chain([document]) {
        repository.write(&path, fixtures::bytes(&path));
    }
    repository.commit("2023-01-15", "the plan");
    repository.git(&["checkout", "--quiet", "-b", "materials"]);
    let (materials, study) = ("plan/IV/IV.2.2.toml", "plan/II/II.3.3.toml");
    repository.replace(materials, "2022-12-31", "2023-06-30");
    let report = "\n[[report]]\ndate   = 2023-01-31\nbody   = \"Ministry of Interior\"\nstatus = \"in-progress\"\ntext   = \"the materials are with the printer\"\n";
    repository.append(materials, report);
    repository.replace(study, "88_000_000", "80_000_000");
    repository.commit("2023-02-01", "the materials come later");
    repository
}

/// What a command prints in a repository; its commits have other names whenever the plan has.
fn printed(repository: &Repository, command: &str) -> String {
    let args: Vec<&str> = command.split(' ').skip(1).collect();
    let mut run = repository.command(&repository.folder, &args);
    let output = run.env("PLAN_TODAY", "2023-12-31").env("COLUMNS", "76").output().unwrap();
    let mut text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.is_empty(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    for (revision, name) in [("main", "4f2a9c1d0b7e"), ("materials", "c81d5e0a7f36")] {
        let id = repository.git(&["rev-parse", revision]);
        for length in [12, 10, 8, 7] {
            text = text.replace(&id[..length], &name[..length]);
        }
    }
    text
}

#[test]
fn the_transcripts_of_the_manual_are_what_the_program_prints() {
    let repository = pull_request();
    let summary = "plan check --against main --format markdown";
    let mut count = 0;
    for path in [GIT, CI] {
        let page = fixtures::text(path);
        let mut fresh = String::new();
        let mut rest = page.as_str();
        while let Some((before, block)) = rest.split_once("\n```") {
            let (shown, after) = block.split_once("\n```\n").unwrap();
            let (language, shown) = shown.split_once('\n').unwrap();
            fresh += &format!("{before}\n```{language}\n");
            let command = shown.lines().next().and_then(|line| line.strip_prefix("$ "));
            match (language, command) {
                ("text", Some(command)) => {
                    fresh += &format!("$ {command}\n{}", printed(&repository, command));
                }
                ("markdown", _) => fresh += &printed(&repository, summary),
                _ => fresh += &format!("{shown}\n"),
            }
            count += usize::from(["text", "markdown"].contains(&language));
            fresh += "```\n";
            rest = after;
        }
        is_kept(path, &(fresh + rest));
    }
    assert_eq!(count, 4);
}

fn help(topic: &str, width: usize) -> String {
    let mut command = program();
    let output = command.args(["help", topic]).env("COLUMNS", width.to_string()).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_program_prints_each_page_whole_in_any_width() {
    if is_blessing() {
        // The program still has the pages that it was built with.
        return;
    }
    // What a screen does without: marks, addresses inside the repository, lines below headings.
    let words = |text: &str| -> Vec<String> {
        let text = text.replace('*', "").replace(['#', '═', '─'], " ");
        text.split_whitespace().filter(|word| !word.starts_with("```")).map(str::to_owned).collect()
    };
    for (topic, path) in topics() {
        let page = fixtures::text(&path);
        let has_table = outside_blocks(&page).any(|line| line.starts_with('|'));
        assert!(!has_table, "{path} has a table: a list can be read in any width");
        let wide = words(&help(&topic, 100));
        for width in [40, 80, 300] {
            let narrow = help(&topic, width);
            assert_eq!(words(&narrow), wide, "{topic} in {width} columns");
            let is_long = |line: &&str| {
                let words = line.trim_start_matches([' ', '-']).split(' ').count();
                !line.starts_with("    ") && words > 1 && line.chars().count() > width.min(100)
            };
            let long: Vec<&str> = narrow.lines().filter(is_long).collect();
            assert!(long.is_empty(), "{topic} in {width} columns: {long:#?}");
        }
        let mut printed = wide.iter();
        let missing = words(&page).into_iter().filter(|word| !word.contains("](") && !word.starts_with('['));
        let missing: Vec<String> = missing.filter(|word| printed.all(|other| other != word)).collect();
        assert!(missing.is_empty(), "{topic} is not printed whole from {:?} on", missing.first());
    }
}

#[test]
fn the_readme_is_short() {
    let lines = fixtures::text("README.md").lines().count();
    assert!(lines <= LONGEST, "README.md has {lines} lines, more than {LONGEST}");
}

/// The lines of a page that stand in none of its blocks.
fn outside_blocks(page: &str) -> impl Iterator<Item = &str> {
    let mut is_block = false;
    page.lines().filter(move |line| {
        is_block ^= line.trim_start().starts_with("```");
        !is_block
    })
}

/// The targets of the links of a page.
fn links(page: &str) -> Vec<String> {
    let targets = |line| str::split(line, "](").skip(1).filter_map(|rest| rest.split_once(')'));
    outside_blocks(page).flat_map(targets).map(|(target, _)| target.to_owned()).collect()
}

#[test]
fn every_link_leads_to_a_file_that_is_there() {
    let (mut count, mut broken) = (0, Vec::new());
    for path in topics().into_iter().map(|(_, path)| path).chain(BESIDE.map(str::to_owned)) {
        for link in links(&fixtures::text(&path)).iter().filter(|link| !link.contains("://")) {
            let file = link.split('#').next().unwrap_or_default();
            let folder = fixtures::root().join(&path).parent().map(Path::to_owned).unwrap();
            count += 1;
            if !file.is_empty() && !folder.join(file).exists() {
                broken.push(format!("{path}: {link}"));
            }
        }
    }
    assert!(count > 10, "only {count} links were found");
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn the_readme_leads_to_every_page() {
    let links = links(&fixtures::text("README.md"));
    for (_, path) in topics() {
        assert!(links.contains(&path), "README.md does not lead to {path}");
    }
}

#[test]
fn the_readme_names_every_command() {
    let help = String::from_utf8(program().arg("--help").output().unwrap().stdout).unwrap();
    let (_, commands) = help.split_once("\nCommands:\n").unwrap();
    let (commands, _) = commands.split_once("\n\n").unwrap();
    let names: Vec<&str> = commands.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() > 40, "{names:?}");
    let page = fixtures::text("README.md");
    let is_named = |name: &&str| [" ", "`"].iter().any(|end| page.contains(&format!("`plan {name}{end}")));
    let missing: Vec<&str> = names.into_iter().filter(|name| !is_named(name)).collect();
    assert!(missing.is_empty(), "README.md does not name {missing:?}");
}

#[test]
fn the_help_of_a_command_is_what_the_command_says_of_itself() {
    let printed = |args: &[&str]| {
        let output = program().args(args).env("COLUMNS", "80").output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{args:?}: {output:?}");
        output.stdout
    };
    for command in ["overdue", "audit", "help"] {
        assert_eq!(printed(&["help", command]), printed(&[command, "--help"]), "{command}");
    }
    assert_eq!(printed(&["help"]), printed(&["--help"]));
}

/// The program shows a block as it is by its fences: one that is set in by spaces alone would become a paragraph.
#[test]
fn no_page_has_a_block_without_fences() {
    for (_, path) in topics() {
        let page = fixtures::text(&path);
        let (mut is_fenced, mut was_empty) = (false, true);
        for (at, line) in page.lines().enumerate() {
            is_fenced ^= line.trim_start().starts_with("```");
            let is_block = !is_fenced && was_empty && line.starts_with("    ");
            assert!(!is_block, "{path}:{}: {line}", at + 1);
            was_empty = line.is_empty();
        }
    }
}
