//! The papers of a meeting for every member of a large plan, compared with what the library of archives alone takes for the
//! same files.
//!
//! Word files are parts of XML in an archive: `plan` writes the parts, the library (`zip`) the archive. What the library takes
//! is measured with the parts of the papers that `plan` wrote, read before the clock starts, packed at the same level: on all
//! cores, which `plan` has too, and in one thread. It is the least that could be, and does not have what the papers are made
//! from: neither reading the measures and their record, nor asking the plan, nor writing XML. What reading takes is printed
//! below it: `plan list` reads the measures, `plan slippage` their record. The time on the cores is printed as well, in which
//! threads do not count.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use rayon::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::measure::side_by_side;
use crate::{PLAN, generate};

/// How many measures and bodies the plan has.
const MEASURES: usize = 10_000;
const BODIES: usize = 200;

/// How often the library writes all files: the least time counts.
const RUNS: usize = 7;

const STAMP: &str = ".shared-out";

/// Prints how long the papers of all members take, and how long the library alone.
pub fn compare(parent: &Path) -> Result<()> {
    generate::once(MEASURES, parent)?;
    share_out(parent)?;
    let out = parent.join("papers");
    let out_words = out.to_str().context("a path in UTF-8")?;
    let papers = [PLAN, "brief", "--members", "--as-of", "2022-12-13", "--lang", "en", "-o", out_words];
    let list = [PLAN, "list", "--as-of", "2022-12-13", "--format", "json"];
    let record = [PLAN, "slippage", "--format", "json"];
    eprintln!("measuring the papers of {BODIES} bodies over {MEASURES} measures");
    let measured = side_by_side(parent, &[papers.to_vec(), list.to_vec(), record.to_vec()])?;
    let files = parts(&out)?;
    let size: usize = files.iter().flatten().map(|(_, text)| text.len()).sum();
    let (in_one_thread, alone_cpu) = library_alone(&files, &parent.join("alone"), 1)?;
    let (alone, _) = library_alone(&files, &parent.join("alone"), rayon::current_num_threads())?;
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let (papers, list, record) = (&measured[0], &measured[1], &measured[2]);
    let times = ms(papers.least) / ms(alone);
    let verdict = if times <= 2.0 { "met" } else { "OVER BUDGET" };
    println!("{} papers of {:.1} MB of XML over {MEASURES} measures:", files.len(), size as f64 / 1e6);
    println!(
        "  plan brief --members    {:6.0} ms  {times:.2} × zip alone ({verdict}: 2 ×), peak memory {:.0} MB",
        ms(papers.least),
        papers.memory as f64 / 1e6
    );
    println!("  zip alone               {:6.0} ms, in one thread {:.0} ms", ms(alone), ms(in_one_thread));
    println!("  reading the measures    {:6.0} ms (plan list)", ms(list.least));
    println!("  reading their record    {:6.0} ms (plan slippage)", ms(record.least));
    if let Some(zip) = alone_cpu {
        let (all, list, record, zip) = (ms(papers.cpu), ms(list.cpu), ms(record.cpu), ms(zip));
        let times = all / zip;
        println!(
            "  time on the cores: {all:.0} ms, {times:.2} × zip alone {zip:.0} ms; list {list:.0} ms, slippage {record:.0} ms"
        );
    }
    Ok(())
}

/// Adds bodies until there are so many, and makes each responsible for its share of the measures; commits that.
fn share_out(parent: &Path) -> Result<()> {
    let plan = parent.join("plan");
    if plan.join(STAMP).exists() {
        return Ok(());
    }
    let register = plan.join("bodies.toml");
    let mut bodies = fs::read_to_string(&register)?;
    let known = bodies.matches("[[body]]").count();
    let office = |number: usize| format!("Office {number:03}");
    for number in known..BODIES {
        bodies += &format!("\n[[body]]\nname = \"{}\"\nkind = \"agency\"\n", office(number));
    }
    fs::write(register, bodies)?;
    let mut measures = Vec::new();
    for folder in fs::read_dir(&plan)? {
        let path = folder?.path();
        let is_copies = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"0"));
        if is_copies {
            for file in fs::read_dir(path)? {
                measures.push(file?.path());
            }
        }
    }
    measures.sort();
    for (at, path) in measures.iter().enumerate() {
        let text = fs::read_to_string(path)?;
        let number = known + at % (BODIES - known);
        fs::write(
            path,
            text.replacen("responsible = [", &format!("responsible = [\"{}\", ", office(number)), 1),
        )?;
    }
    for args in [
        &["add", "--all"][..],
        &["-c", "user.name=bench", "-c", "user.email=bench@example.org", "commit", "-qm", "bodies"],
        // As a clone has it: loose objects take git several times as long to read.
        &["repack", "-adq"],
    ] {
        let status = Command::new("git").current_dir(parent).args(args).status()?;
        ensure!(status.success(), "git {}: {status}", args.join(" "));
    }
    Ok(fs::write(plan.join(STAMP), "")?)
}

type Parts = Vec<(String, Vec<u8>)>;

/// The parts of every file in a folder.
fn parts(folder: &Path) -> Result<Vec<Parts>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.sort();
    let read = |path: &PathBuf| {
        let mut archive = ZipArchive::new(Cursor::new(fs::read(path)?))?;
        let mut parts = Parts::new();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at)?;
            let mut text = Vec::new();
            part.read_to_end(&mut text)?;
            parts.push((part.name()?.into_owned(), text));
        }
        Ok(parts)
    };
    paths.iter().map(read).collect()
}

/// How long the library takes to write the same parts into as many files on so many threads, and how long this one is on a core
/// meanwhile.
fn library_alone(files: &[Parts], folder: &Path, threads: usize) -> Result<(Duration, Option<Duration>)> {
    fs::create_dir_all(folder)?;
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let (mut least, mut cpu) = (Duration::MAX, Vec::new());
    for _ in 0..RUNS {
        let (begin, begin_cpu) = (Instant::now(), on_core());
        let write = |(at, parts): (usize, &Parts)| -> Result<()> {
            let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
            for (name, text) in parts {
                archive.start_file(name.as_str(), options)?;
                archive.write_all(text)?;
            }
            Ok(fs::write(folder.join(format!("{at}.docx")), archive.finish()?.into_inner())?)
        };
        match threads {
            1 => files.iter().enumerate().try_for_each(write)?,
            _ => files.par_iter().enumerate().try_for_each(write)?,
        }
        least = least.min(begin.elapsed());
        cpu.extend(on_core().zip(begin_cpu).map(|(end, begin)| end - begin));
    }
    cpu.sort();
    Ok((least, cpu.get(cpu.len() / 2).copied()))
}

/// How long this thread has been on a core so far, where the system says so.
fn on_core() -> Option<Duration> {
    let said = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    said.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
