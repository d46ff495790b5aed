//! The cost of an import, compared with the least that it can be: reading the sheet, and writing the files.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use calamine::{Reader, Xlsx, open_workbook_from_rs};
use rust_xlsxwriter::Workbook;

const RUNS: usize = 5;
const SHEET: &str = "sheet.xlsx";
const IMPORT: [&str; 10] =
    ["import", SHEET, "--title", "T", "--start", "2031-01-01", "--end", "2033-12-31", "--currency", "HUF"];

/// Compares, over a sheet of so many measures, and prints it. An import goes into the plan around it: this one is far from any.
pub fn compare(plan: &str, measures: u32) -> Result<()> {
    let home = tempfile::tempdir()?;
    let folder = home.path();
    let path = folder.join(SHEET);
    write_sheet(measures, &path)?;
    let (written, copy) = (folder.join("plan"), folder.join("copy"));
    let run = |more: &[&str]| -> Result<()> {
        let status =
            Command::new(plan).args(IMPORT).args(more).current_dir(folder).stdout(Stdio::null()).status()?;
        ensure!(status.success(), "the import ended with {status}");
        Ok(())
    };
    remove(&written)?;
    run(&[])?;
    let read = least(|| Ok(()), || read_sheet(&path))?;
    let dry = least(|| Ok(()), || run(&[]))?;
    let write = least(|| remove(&written), || run(&["--write"]))?;
    let files = files_in(&written)?;
    let copied = least(|| remove(&copy), || write_files(&files, &written, &copy))?;
    let line = |what: &str, time: Duration, beside: &str, other: Duration, budget: f64| {
        let times = time.as_secs_f64() / other.as_secs_f64();
        let verdict = if times > budget { "OVER BUDGET" } else { "met" };
        println!("{what}: {time:.1?}; {beside}: {other:.1?}; {times:.2} times, at most {budget}: {verdict}");
    };
    println!("a sheet of {measures} measures, the least of {RUNS} runs");
    line("plan import, a dry run", dry, "reading the sheet with calamine", read, 3.0);
    // What is written was read before.
    let writing = write.saturating_sub(dry);
    line(
        "plan import --write, without what the dry run takes",
        writing,
        "writing the same files",
        copied,
        2.0,
    );
    Ok(())
}

fn least(prepare: impl Fn() -> Result<()>, run: impl Fn() -> Result<()>) -> Result<Duration> {
    let mut least = Duration::MAX;
    for _ in 0..RUNS {
        prepare()?;
        let begin = Instant::now();
        run()?;
        least = least.min(begin.elapsed());
    }
    Ok(least)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() { Ok(fs::remove_dir_all(folder)?) } else { Ok(()) }
}

fn read_sheet(path: &Path) -> Result<()> {
    let bytes = fs::read(path)?;
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(&bytes[..]))?;
    let name = workbook.sheet_names().first().cloned().context("a workbook without sheets")?;
    ensure!(workbook.worksheet_range(&name)?.height() > 1);
    Ok(())
}

/// Every file below a folder, by its path there.
fn files_in(folder: &Path) -> Result<Vec<(std::path::PathBuf, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_in(&path)?);
        } else {
            files.push((path.clone(), fs::read(path)?));
        }
    }
    Ok(files)
}

fn write_files(files: &[(std::path::PathBuf, Vec<u8>)], from: &Path, to: &Path) -> Result<()> {
    for (path, content) in files {
        let path = to.join(path.strip_prefix(from)?);
        fs::create_dir_all(path.parent().context("a file outside of folders")?)?;
        fs::write(path, content)?;
    }
    Ok(())
}

fn write_sheet(measures: u32, path: &Path) -> Result<()> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let headings = [
        "No.",
        "Section",
        "Measure",
        "Responsible body",
        "Partners",
        "Means",
        "Deadline",
        "Indicator",
        "Estimated cost",
        "Source of funding",
        "Year",
        "Remarks",
    ];
    for (column, heading) in (0..).zip(headings) {
        sheet.write(0, column, heading)?;
    }
    for row in 1..=measures {
        sheet.write(row, 0, row)?;
        sheet.write(row, 1, ["I. Silence", "II. Lights", "III. Bridges"][(row % 3) as usize])?;
        sheet.write(
            row,
            2,
            format!("Measure of the roads, number {row}, under a title as long as they are"),
        )?;
        let several = "Ministry of Bridges; Department of Transport";
        sheet.write(row, 3, if row % 3 == 0 { several } else { "Ministry of Lighthouses" })?;
        sheet.write(row, 4, if row % 4 == 0 { "Harbour Council; Road Inspectorate" } else { "-" })?;
        sheet.write(
            row,
            5,
            "asphalt that makes no noise, bought in the first year and laid in the second",
        )?;
        sheet.write(row, 6, if row % 2 == 0 { "31/12/2032" } else { "2032. június 30." })?;
        sheet.write(row, 7, "kilometres of quiet road")?;
        if row % 2 == 0 {
            sheet.write(row, 8, "1.250.000 Ft")?;
            sheet.write(row, 9, "central budget")?;
            sheet.write(row, 10, 2032)?;
        }
        sheet.write(row, 11, format!("remark {row}"))?;
    }
    workbook.save(path)?;
    Ok(())
}
