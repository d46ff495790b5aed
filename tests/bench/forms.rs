//! The cost of the forms of 200 bodies over 10,000 measures, compared with writing the same cells with the library alone.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use plan::import::sheet::{Sheet, read_every};
use rust_xlsxwriter::{Format, FormatBorder, Workbook};

const MEASURES: usize = 10_000;
const BODIES: usize = 200;
const RUNS: usize = 5;

/// Measures, and prints the least of some runs of each.
pub fn compare() -> Result<()> {
    let home = tempfile::tempdir()?;
    generate(home.path())?;
    let mut forms = Duration::MAX;
    for _ in 0..RUNS {
        let _ = fs::remove_dir_all(home.path().join("forms"));
        forms = forms.min(timed(|| run(home.path()))?);
    }
    let mut books = Vec::new();
    for entry in fs::read_dir(home.path().join("forms"))? {
        let path = entry?.path();
        books.push(read_every(&path, None, 1 << 24).map_err(|why| anyhow::anyhow!("{why}"))?);
    }
    ensure!(books.len() == BODIES, "{} forms of {BODIES}", books.len());
    let mut alone = Duration::MAX;
    fs::create_dir(home.path().join("alone"))?;
    for _ in 0..RUNS {
        alone = alone.min(timed(|| write(&books, &home.path().join("alone")))?);
    }
    println!("plan form --all, {MEASURES} measures of {BODIES} bodies: {forms:?}");
    println!("the same cells with the library alone: {alone:?}");
    println!("times: {:.2}, of at most 2", forms.as_secs_f64() / alone.as_secs_f64());
    Ok(())
}

fn timed(what: impl FnOnce() -> Result<()>) -> Result<Duration> {
    let begin = Instant::now();
    what()?;
    Ok(begin.elapsed())
}

fn run(home: &Path) -> Result<()> {
    let mut command = Command::new(super::PLAN);
    command.args(["form", "--all", "--period", "2022-H2", "--lang", "en", "-o", "forms"]).current_dir(home);
    ensure!(
        command.stdout(Stdio::null()).stderr(Stdio::null()).status()?.success(),
        "plan form --all failed"
    );
    Ok(())
}

fn write(books: &[Vec<Sheet>], folder: &Path) -> Result<()> {
    let format = Format::new().set_text_wrap().set_border(FormatBorder::Thin);
    for (at, sheets) in books.iter().enumerate() {
        let mut book = Workbook::new();
        for sheet in sheets {
            let page = book.add_worksheet().set_name(&sheet.name)?;
            for row in &sheet.rows {
                // The cells to be filled in are written as well, and hold nothing.
                for column in 0..10 {
                    page.write_blank(row.number - 1, column, &format)?;
                }
                for (column, cell) in &row.cells {
                    page.write_string_with_format(
                        row.number - 1,
                        u16::try_from(column.0)?,
                        cell.shown(),
                        &format,
                    )?;
                }
            }
        }
        book.save(folder.join(format!("{at}.xlsx")))?;
    }
    Ok(())
}

fn generate(home: &Path) -> Result<()> {
    let sections = MEASURES / 100;
    let mut head = "title = \"Many measures\"\nadopted = 2022-01-10\nperiod = { start = 2022-01-01, end = 2023-12-31 }\n".to_owned();
    head += "currency = \"HUF\"\n\n[coordination]\ncoordinator = \"Body 1\"\nbody = \"Body 1\"\ncycle = \"half-yearly\"\n";
    for section in 1..=sections {
        head += &format!("\n[[section]]\nid = \"{section}\"\ntitle = \"Section {section}\"\n");
        let folder = home.join(format!("plan/{section}"));
        fs::create_dir_all(&folder)?;
        for number in 1..=100 {
            let body = (section * 100 + number) % BODIES + 1;
            let text = format!(
                "title = \"Measure {number}, which does something useful for those who live here\"\n\
                 responsible = [\"Body {body}\"]\npartners = []\nmeans = \"a study, a pilot and an operation of six months\"\n\
                 deadline = 2023-12-31\nindicator = \"completed study; an institution for 2x6 persons\"\nfunding = \"-\"\n"
            );
            fs::write(folder.join(format!("{section}.{number}.toml")), text)?;
        }
    }
    fs::write(home.join("plan/plan.toml"), head)?;
    let bodies =
        (1..=BODIES).map(|body| format!("[[body]]\nname = \"Body {body}\"\nkind = \"ministry\"\n\n"));
    fs::write(home.join("plan/bodies.toml"), bodies.collect::<String>())?;
    Ok(())
}
