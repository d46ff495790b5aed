//! The budgets of `plan`, measured side by side with what it costs to read the files at all.
//!
//! ```sh
//! cargo bench                           # everything
//! cargo bench -- 1000 10000             # the real plan, and plans of so many measures
//! cargo bench -- generate 10000 DIR     # only write a plan of so many measures to a new folder
//! ```
//!
//! Nothing here fails for being slow: a time depends on the machine, and on what else runs there. The table says what
//! is over budget.

mod generate;
mod grown;
mod measure;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, fs};

use anyhow::{Result, bail, ensure};
use comfy_table::{CellAlignment, LineStyle, Table, TableStyle};

use measure::{Measured, side_by_side};

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
/// And those on the change: two plans are read, one of them out of git.
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

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// What a command may take.
#[derive(Clone, Copy)]
enum Budget {
    /// A question on the real plan: twice what `rg` takes.
    Question,
    /// A check of a hundred thousand measures: 2.5 times what `rg` takes, better twice, and 400 MB.
    LargeCheck,
}

impl Budget {
    fn words(self) -> &'static str {
        match self {
            Budget::Question => "2 × rg",
            Budget::LargeCheck => "2.5 × rg (aim: 2), 400 MB",
        }
    }

    /// `times`: how many times what `rg` takes, where it is there to tell.
    fn verdict(self, times: Option<f64>, memory: u64) -> &'static str {
        match (self, times) {
            (Budget::LargeCheck, _) if memory > 400_000_000 => "OVER BUDGET",
            (_, None) => "not known",
            (Budget::Question, Some(times)) if times > 2.0 => "OVER BUDGET",
            (Budget::LargeCheck, Some(times)) if times > 2.5 => "OVER BUDGET",
            (Budget::LargeCheck, Some(times)) if times > 2.0 => "met, above the aim",
            _ => "met",
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
    if let [command, measures, folder] = &arguments[..]
        && command == "generate"
    {
        return generate::plan(measures.parse()?, Path::new(folder));
    }
    let sizes: Result<Vec<usize>, _> = arguments.iter().map(|size| size.parse()).collect();
    let Ok(sizes) = sizes else {
        bail!("expected numbers of measures, or `generate MEASURES DIR`, not `{}`", arguments.join(" "));
    };
    compare(if sizes.is_empty() { &SIZES } else { &sizes })
}

fn compare(sizes: &[usize]) -> Result<()> {
    let absent: Vec<&str> = ["rg", "taplo"].into_iter().filter(|tool| !is_installed(tool)).collect();
    for tool in &absent {
        println!("!! {tool} IS NOT INSTALLED: nothing below is compared with it");
    }
    let mut table = Table::new();
    table.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─').junction(' ')));
    table.set_header([
        "files",
        "command",
        "runs",
        "time",
        "least",
        "× rg",
        "cpu",
        "peak memory",
        "budget",
        "",
    ]);
    let mut measure = |folder: &Path, entries: &[Entry]| -> Result<()> {
        let is_here = |(command, _): &Entry| !absent.contains(&command[0]);
        let entries: Vec<Entry> = entries.iter().copied().filter(is_here).collect();
        let commands: Vec<Vec<&str>> = entries.iter().map(|(command, _)| command.to_vec()).collect();
        let mut files = count_files(&folder.join("plan"))?;
        if let Some((rg, _)) = entries.iter().find(|(command, _)| command[0] == RG[0]) {
            files += usize::from(rg.contains(&generate::DOCUMENT));
            reads_all(folder, rg, files)?;
        }
        eprintln!("measuring {} commands over {files} files", commands.len());
        let measured = side_by_side(folder, &commands)?;
        let rg = entries.iter().position(|(command, _)| command[0] == "rg").map(|at| &measured[at]);
        for ((command, budget), measured) in entries.iter().zip(&measured) {
            table.add_row(row(files, command, measured, rg, *budget));
        }
        Ok(())
    };

    measure(
        Path::new(env!("CARGO_MANIFEST_DIR")),
        &[
            (&RG, None),
            (&OVERDUE, Some(Budget::Question)),
            (&OVERDUE_FOR_PEOPLE, Some(Budget::Question)),
            (&CHECK, None),
            (&CHECK_FOR_PEOPLE, None),
            (&TAPLO, None),
        ],
    )?;
    for &size in sizes {
        let parent = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("measures-{size}"));
        generate::once(size, &parent)?;
        let budget = (size == 100_000).then_some(Budget::LargeCheck);
        let entries = [
            (&RG_WITH_DOCUMENT[..], None),
            (&CHECK_ALL, budget),
            (&CHECK_CHANGE, None),
            (&OVERDUE, None),
            (&TAPLO, None),
        ];
        measure(&parent, &entries)?;
    }
    for (at, column) in table.column_iter_mut().enumerate() {
        let is_words = [1, 8, 9].contains(&at);
        column.set_cell_alignment(if is_words { CellAlignment::Left } else { CellAlignment::Right });
    }
    println!("{table}");
    Ok(())
}

fn row(
    files: usize,
    command: &[&str],
    measured: &Measured,
    rg: Option<&Measured>,
    budget: Option<Budget>,
) -> [String; 10] {
    let words: Vec<&str> = command.iter().map(|&word| if word.is_empty() { "''" } else { word }).collect();
    let times = rg.map(|rg| measured.time.as_secs_f64() / rg.time.as_secs_f64());
    let milliseconds = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1e3);
    [
        files.to_string(),
        words.join(" ").replace(PLAN, "plan"),
        measured.runs.to_string(),
        milliseconds(measured.time),
        milliseconds(measured.least),
        times.map(|times| format!("{times:.2}")).unwrap_or_default(),
        milliseconds(measured.cpu),
        format!("{:.1} MB", measured.memory as f64 / 1e6),
        budget.map(Budget::words).unwrap_or_default().to_owned(),
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
        if entry.file_type()?.is_dir() {
            files += count_files(&entry.path())?;
        } else if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            files += 1;
        }
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
