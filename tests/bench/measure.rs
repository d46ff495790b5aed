//! How long commands take, and how much memory.
//!
//! The commands that are compared run in turn, A B C A B C ..., so that whatever else the machine does meets all of
//! them. Peak memory is what the kernel hands over when a process ends (`wait4`), not what a look at it from time to
//! time may miss. It counts from before the program was loaded, so it is never less than this one's own few megabytes.
//! Of a program that runs others it is the most that any of them took: for that of one program alone there is
//! [`peak_alone`].

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::{Context, Result, ensure};
use wait4::Wait4;

/// How long one comparison may take, once every command has run [`LEAST`] times.
const PATIENCE: Duration = Duration::from_secs(10);
const LEAST: usize = 7;
const MOST: usize = 100;

/// What came of running a command, once or some times.
#[derive(Clone, Copy)]
pub struct Measured {
    /// From starting the process to its end: the median of all runs.
    pub time: Duration,
    pub least: Duration,
    /// Time on all cores: the median. It suffers less from what else the machine does.
    pub cpu: Duration,
    /// Peak memory in bytes, the most of all runs.
    pub memory: u64,
    pub runs: usize,
}

/// Runs each of the commands, program first, in a folder, until the medians say something.
pub fn side_by_side(folder: &Path, commands: &[Vec<&str>]) -> Result<Vec<Measured>> {
    // Once for the caches, which are warm for all that follows.
    for command in commands {
        run(folder, command)?;
    }
    let begin = Instant::now();
    let mut runs: Vec<Vec<Measured>> = vec![Vec::new(); commands.len()];
    while runs[0].len() < LEAST || (begin.elapsed() < PATIENCE && runs[0].len() < MOST) {
        for (command, runs) in commands.iter().zip(&mut runs) {
            runs.push(run(folder, command)?);
        }
    }
    Ok(runs.iter().map(|runs| summed_up(runs)).collect())
}

fn summed_up(runs: &[Measured]) -> Measured {
    let sorted = |figure: fn(&Measured) -> Duration| {
        let mut figures: Vec<Duration> = runs.iter().map(figure).collect();
        figures.sort();
        figures
    };
    let (times, cpu) = (sorted(|run| run.time), sorted(|run| run.cpu));
    Measured {
        time: times[runs.len() / 2],
        least: times[0],
        cpu: cpu[runs.len() / 2],
        memory: runs.iter().map(|run| run.memory).max().unwrap_or_default(),
        runs: runs.len(),
    }
}

/// Runs a command once, its output thrown away.
fn run(folder: &Path, command: &[&str]) -> Result<Measured> {
    let mut process = Command::new(command[0]);
    process.args(&command[1..]).current_dir(folder);
    process.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let begin = Instant::now();
    let ended = process.spawn().and_then(Wait4::wait4).with_context(|| command.join(" "))?;
    let time = begin.elapsed();
    // The time of a command that does not do its work is the time of nothing. An audit that finds something has done it.
    let has_found = command.get(1) == Some(&"audit") && ended.status.code() == Some(1);
    let is_done = ended.status.success() || has_found;
    ensure!(is_done, "`{}` in {}: {}", command.join(" "), folder.display(), ended.status);
    let used = ended.rusage;
    Ok(Measured { time, least: time, cpu: used.utime + used.stime, memory: used.maxrss, runs: 1 })
}

/// The most memory, in bytes, that a program took without those that it ran, as `git`, which maps its packs. It is looked
/// at from time to time, as long as the program runs: what the kernel tells at the end counts the others in.
pub fn peak_alone(folder: &Path, command: &[&str]) -> Result<u64> {
    const PAUSE: Duration = Duration::from_millis(2);
    let mut process = Command::new(command[0]);
    process.args(&command[1..]).current_dir(folder);
    process.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut process = process.spawn().with_context(|| command.join(" "))?;
    let status = format!("/proc/{}/status", process.id());
    let mut peak = 0;
    while process.try_wait()?.is_none() {
        let status = fs::read_to_string(&status).unwrap_or_default();
        let kilobytes =
            status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
        peak = peak.max(kilobytes.and_then(|number| number.parse().ok()).unwrap_or_default());
        thread::sleep(PAUSE);
    }
    Ok(peak * 1024)
}
