//! The budgets of `plan`, measured side by side with what it costs to read the files, or the record, at all.
//!
//! ```sh
//! cargo bench                           # everything
//! cargo bench -- 1000 10000             # the real plan, and plans of so many measures
//! cargo bench -- history                # a record of twenty thousand commits
//! cargo bench -- site                   # the web site of ten thousand measures, and that of the record
//! cargo bench -- import                 # a sheet of ten thousand measures
//! cargo bench -- forms                  # the forms of two hundred bodies
//! cargo bench -- papers                 # the papers of a meeting for two hundred members
//! cargo bench -- generate 10000 DIR     # only write a plan of so many measures to a new folder
//! ```
//!
//! Nothing here fails for being slow: a time depends on the machine, and on what else runs there. The table says what
//! is over budget.

mod forms;
mod generate;
mod grown;
mod history;
mod import;
mod measure;
mod papers;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, fs};

use anyhow::{Result, bail, ensure};
use comfy_table::{CellAlignment, LineStyle, Table, TableStyle};

use measure::{Measured, peak_alone, side_by_side};

const PLAN: &str = env!("CARGO_BIN_EXE_plan");

/// Every command runs in the folder that holds `plan/`.
const RG: [&str; 4] = ["rg", "-c", "", "plan"];
const RG_WITH_DOCUMENT: [&str; 5] = ["rg", "-c", "", "plan", generate::DOCUMENT];
const TAPLO: [&str; 3] = ["taplo", "check", "plan/**/*.toml"];
const CHECK: [&str; 4] = [PLAN, "check", "--format", "json"];
const CHECK_FOR_PEOPLE: [&str; 2] = [PLAN, "check"];
/// Every rule: the document is compared, and the group that is off by itself is asked for, on a day by which
/// nobody had to report.
const CHECK_ALL: [&str; 8] =
    [PLAN, "check", "--group", "monitorability", "--as-of", "2022-10-01", "--format", "json"];
/// And those on the change: of a second plan, what differs is read out of git.
const CHECK_CHANGE: [&str; 10] = [
    PLAN,
    "check",
    "--group",
    "monitorability",
    "--as-of",
    "2022-10-01",
    "--against",
    "HEAD",
    "--format",
    "json",
];
const OVERDUE: [&str; 6] = [PLAN, "overdue", "--as-of", "2024-01-01", "--format", "json"];
const OVERDUE_FOR_PEOPLE: [&str; 4] = [PLAN, "overdue", "--as-of", "2024-01-01"];

const LOG: [&str; 3] = ["git", "log", "-p"];
const HISTORY: [&str; 4] = [PLAN, "history", "--format", "json"];
const HISTORY_FOR_PEOPLE: [&str; 2] = [PLAN, "history"];
/// It finds deadlines that moved without an amendment, and exits with 1.
const AUDIT: [&str; 4] = [PLAN, "audit", "--format", "json"];
const LOG_OF_FILE: [&str; 5] = ["git", "log", "-p", "--", history::FILE];
const HISTORY_OF_MEASURE: [&str; 5] = [PLAN, "history", history::MEASURE, "--format", "json"];

/// The site is written next to the plan and replaced each time; a copy of it shows what writing alone takes.
const SITE: [&str; 3] = [PLAN, "site", "../site"];
const COPY: [&str; 3] = ["sh", "-c", "rm -rf ../copy && cp -r ../site ../copy"];
/// How many measures the site has.
const MEASURES: usize = 10_000;

/// How many commits the record has; that memory stays flat is seen beside a shorter one.
const COMMITS: usize = 20_000;
const FEWER_COMMITS: usize = 5_000;
/// How many the record with many merges and moved files has.
const RESTLESS_COMMITS: usize = 3_000;

/// How many measures the sheet has that is imported.
const SHEET_OF: u32 = 10_000;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// What a command may take: how many times what it is measured against, and how much memory.
#[derive(Clone, Copy)]
struct Budget {
    times: f64,
    /// In bytes, where it matters.
    memory: Option<u64>,
}

impl Budget {
    /// A question on the real plan: no more than `rg` takes to read its files.
    const QUESTION: Budget = Budget { times: 1.0, memory: None };
    /// Every rule over a hundred thousand measures.
    const LARGE_CHECK: Budget = Budget { times: 2.0, memory: Some(400_000_000) };
    /// A check of a change, against `rg`.
    const CHANGE: Budget = Budget { times: 2.5, memory: None };
    /// All of a record, against `git log -p`.
    const RECORD: Budget = Budget { times: 0.6, memory: None };
    /// The record of one measure, against `git log -p -- FILE`.
    const RECORD_OF_MEASURE: Budget = Budget { times: 1.0, memory: None };
    /// A site, against a copy of its files.
    const SITE: Budget = Budget { times: 3.0, memory: Some(500_000_000) };

    fn words(self) -> String {
        let memory = self.memory.map(|bytes| format!(", {} MB", bytes / 1_000_000)).unwrap_or_default();
        format!("{} ×{memory}", self.times)
    }

    /// `times`: how many times what `rg`, `git` or `cp` takes, where it is there to tell.
    fn verdict(self, times: Option<f64>, memory: u64) -> &'static str {
        let too_much = self.memory.is_some_and(|most| memory > most);
        match times {
            Some(times) if times > self.times || too_much => "OVER BUDGET",
            None if too_much => "OVER BUDGET",
            Some(_) => "met",
            None => "not known",
        }
    }
}

/// A command with its budget, where it has one.
type Entry = (&'static [&'static str], Option<Budget>);

fn main() -> Result<()> {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    // Cargo says so for `cargo bench`, and only then; `cargo test --all-targets` comes here as well.
    let Some(at) = arguments.iter().position(|argument| argument == "--bench") else {
        println!("nothing to test here: `cargo bench` measures");
        return Ok(());
    };
    arguments.remove(at);
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["generate", measures, folder] => return generate::plan(measures.parse()?, Path::new(folder)),
        ["import"] => return import::compare(PLAN, SHEET_OF),
        ["forms"] => return forms::compare(),
        ["papers"] => return papers::compare(&beside("papers")),
        _ => {}
    }
    let is_all = arguments.is_empty();
    let with_site = is_all || arguments.iter().any(|it| it == "site");
    arguments.retain(|it| it != "site");
    let (records, sizes): (Vec<String>, Vec<String>) = arguments.into_iter().partition(|it| it == "history");
    let parsed: Result<Vec<usize>, _> = sizes.iter().map(|size| size.parse()).collect();
    let Ok(parsed) = parsed else {
        let words = sizes.join(" ");
        let known =
            "numbers of measures, `history`, `site`, `import`, `forms`, `papers`, or `generate MEASURES DIR`";
        bail!("expected {known}, not `{words}`");
    };
    let has_record = is_all || !records.is_empty();
    match (is_all, parsed.is_empty()) {
        (true, _) => {
            compare(Some(&SIZES), has_record, with_site)?;
            import::compare(PLAN, SHEET_OF)?;
            forms::compare()?;
            papers::compare(&beside("papers"))
        }
        (false, true) => compare(None, has_record, with_site),
        (false, false) => compare(Some(&parsed), has_record, with_site),
    }
}

/// Compares over the real plan and plans of these sizes, where there are any, over a record, and over sites.
fn compare(sizes: Option<&[usize]>, with_record: bool, with_site: bool) -> Result<()> {
    let absent: Vec<&str> = ["rg", "taplo"].into_iter().filter(|tool| !is_installed(tool)).collect();
    for tool in &absent {
        println!("!! {tool} IS NOT INSTALLED: nothing below is compared with it");
    }
    let mut table = Table::new();
    table.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─').junction(' ')));
    table.set_header([
        "over",
        "command",
        "runs",
        "time",
        "least",
        "× rg, git, cp",
        "cpu",
        "peak memory",
        "budget",
        "",
    ]);
    let mut measure = |folder: &Path, commits: Option<usize>, entries: &[Entry]| -> Result<()> {
        let is_here = |(command, _): &Entry| !absent.contains(&command[0]);
        let entries: Vec<Entry> = entries.iter().copied().filter(is_here).collect();
        let commands: Vec<Vec<&str>> = entries.iter().map(|(command, _)| command.to_vec()).collect();
        let mut files = count_files(&folder.join("plan"))?;
        if let Some((rg, _)) = entries.iter().find(|(command, _)| command[0] == RG[0]) {
            files += usize::from(rg.contains(&generate::DOCUMENT));
            reads_all(folder, rg, files)?;
        }
        let over = commits.map_or(format!("{files} files"), |commits| format!("{commits} commits"));
        eprintln!("measuring {} commands over {over}", commands.len());
        let measured = side_by_side(folder, &commands)?;
        let base = entries.iter().position(|(command, _)| [RG[0], LOG[0], COPY[0]].contains(&command[0]));
        let base = base.map(|at| &measured[at]);
        for ((command, budget), measured) in entries.iter().zip(&measured) {
            table.add_row(row(&over, command, measured, base, *budget));
        }
        Ok(())
    };

    if let Some(sizes) = sizes {
        measure(
            Path::new(env!("CARGO_MANIFEST_DIR")),
            None,
            &[
                (&RG, None),
                (&OVERDUE, Some(Budget::QUESTION)),
                (&OVERDUE_FOR_PEOPLE, Some(Budget::QUESTION)),
                (&CHECK, None),
                (&CHECK_FOR_PEOPLE, None),
                (&TAPLO, None),
            ],
        )?;
        for &size in sizes {
            let parent = beside(&format!("measures-{size}"));
            generate::once(size, &parent)?;
            let budget = (size == 100_000).then_some(Budget::LARGE_CHECK);
            let entries = [
                (&RG_WITH_DOCUMENT[..], None),
                (&CHECK_ALL, budget),
                (&CHECK_CHANGE, Some(Budget::CHANGE)),
                (&OVERDUE, None),
            ];
            measure(&parent, None, &entries)?;
        }
    }
    let mut memory = Vec::new();
    if with_record {
        for commits in [FEWER_COMMITS, COMMITS] {
            let folder = beside(&format!("commits-{commits}"));
            history::once(commits, history::Kind::Quiet, &folder)?;
            memory.push((commits, peak_alone(&folder, &HISTORY)?));
        }
        let folder = beside(&format!("commits-{COMMITS}"));
        let record = Some(Budget::RECORD);
        let entries = [(&LOG[..], None), (&HISTORY, record), (&HISTORY_FOR_PEOPLE, record), (&AUDIT, record)];
        measure(&folder, Some(COMMITS), &entries)?;
        let entries = [(&LOG_OF_FILE[..], None), (&HISTORY_OF_MEASURE, Some(Budget::RECORD_OF_MEASURE))];
        measure(&folder, Some(COMMITS), &entries)?;
        let folder = beside(&format!("restless-{RESTLESS_COMMITS}"));
        history::once(RESTLESS_COMMITS, history::Kind::Restless, &folder)?;
        let record = Some(Budget::RECORD);
        let entries = [(&LOG[..], None), (&HISTORY, record), (&HISTORY_FOR_PEOPLE, record), (&AUDIT, record)];
        measure(&folder, Some(RESTLESS_COMMITS), &entries)?;
    }
    if with_site {
        // First, so that there is something to copy.
        let entries = [(&SITE[..], Some(Budget::SITE)), (&COPY, None)];
        let folder = beside(&format!("measures-{MEASURES}"));
        generate::once(MEASURES, &folder)?;
        measure(&folder, None, &entries)?;
        let folder = beside(&format!("commits-{COMMITS}"));
        history::once(COMMITS, history::Kind::Quiet, &folder)?;
        measure(&folder, Some(COMMITS), &entries)?;
    }
    for (at, column) in table.column_iter_mut().enumerate() {
        let is_words = [1, 8, 9].contains(&at);
        column.set_cell_alignment(if is_words { CellAlignment::Left } else { CellAlignment::Right });
    }
    println!("{table}");
    for (commits, peak) in memory {
        let megabytes = peak as f64 / 1e6;
        println!(
            "peak memory of `plan history --format json` over {commits} commits, without git: {megabytes:.1} MB"
        );
    }
    Ok(())
}

/// Where what is generated is kept.
fn beside(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn row(
    over: &str,
    command: &[&str],
    measured: &Measured,
    base: Option<&Measured>,
    budget: Option<Budget>,
) -> [String; 10] {
    let words: Vec<&str> = command.iter().map(|&word| if word.is_empty() { "''" } else { word }).collect();
    let times = base.map(|base| measured.time.as_secs_f64() / base.time.as_secs_f64());
    let milliseconds = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1e3);
    [
        over.to_owned(),
        words.join(" ").replace(PLAN, "plan"),
        measured.runs.to_string(),
        milliseconds(measured.time),
        milliseconds(measured.least),
        times.map(|times| format!("{times:.2}")).unwrap_or_default(),
        milliseconds(measured.cpu),
        format!("{:.1} MB", measured.memory as f64 / 1e6),
        budget.map(Budget::words).unwrap_or_default(),
        budget.map(|budget| budget.verdict(times, measured.memory)).unwrap_or_default().to_owned(),
    ]
}

fn is_installed(tool: &str) -> bool {
    Command::new(tool).arg("--version").stdout(Stdio::null()).status().is_ok()
}

/// How many files a plan has, hidden ones aside.
fn count_files(folder: &Path) -> Result<usize> {
    let mut files = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        files += if entry.file_type()?.is_dir() { count_files(&entry.path())? } else { 1 };
    }
    Ok(files)
}

/// `rg` passes over what git ignores, and what it does not read it is no measure for.
fn reads_all(folder: &Path, rg: &[&str], files: usize) -> Result<()> {
    let output = Command::new(rg[0]).args(&rg[1..]).current_dir(folder).output()?;
    let read = output.stdout.iter().filter(|&&byte| byte == b'\n').count();
    ensure!(read == files, "rg reads {read} of the {files} files in {}", folder.display());
    Ok(())
}
