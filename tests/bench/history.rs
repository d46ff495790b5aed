//! A long record: the commits of years over a large plan, as they might be.
//!
//! Most commits add a report to one measure. One in twenty moves a deadline, one in a hundred moves a file to another
//! folder, and every second week a body or a source of funding joins the plan. The same numbers always give the same
//! repository, and a longer record begins with the shorter one.
//!
//! A restless record has much more of what is dear to follow: four in ten of its commits move a file, and one in ten is
//! a merge.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use chrono::{Days, NaiveDate};
use toml::{Table, Value};

use crate::{generate, grown};

/// How many measures the record is about.
const MEASURES: usize = 2_000;

/// The measure whose own record is asked for: its file never moves, for `git log -- FILE` would stop there.
pub const MEASURE: &str = "II.3.1";
pub const FILE: &str = "plan/0000/II.3.1.toml";
const STAYS: &str = "plan/0000/";

/// Who commits; with letters that are not ASCII.
const AUTHORS: [&str; 4] = ["Kovács Ágnes", "Szűcs Győző", "Őri Tünde", "Nagy Ödön"];

/// Seconds between the commits: twenty thousand of them take two years.
const PACE: u64 = 3_000;
/// When the plan was committed, in seconds and as a day.
const BEGINNING: u64 = 1_649_930_400;
const ADOPTED: NaiveDate = NaiveDate::from_ymd_opt(2022, 4, 14).unwrap();

/// Written last: a repository without it is not whole.
const STAMP: &str = ".git/generated";

/// What the commits of a record are.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Reports, for the most part, on a line without merges.
    Quiet,
    /// Many files move, and many reports come with a merge.
    Restless,
}

/// The repository with so many commits in `folder`, which is written where it is not there, or is another.
pub fn once(commits: usize, kind: Kind, folder: &Path) -> Result<()> {
    let mut hasher = DefaultHasher::new();
    (commits, kind, include_str!("history.rs"), generate::stamp(MEASURES)?).hash(&mut hasher);
    let stamp = format!("{:016x}\n", hasher.finish());
    if fs::read_to_string(folder.join(STAMP)).is_ok_and(|found| found == stamp) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    eprintln!("writing a record of {commits} commits to {}", folder.display());
    let plan = folder.join("plan");
    generate::plan(MEASURES, &plan)?;
    let files = files(&plan)?;
    // What lies there after the last commit is git's to say.
    fs::remove_dir_all(&plan)?;
    git(folder, &["init", "--quiet", "--initial-branch=main"])?;
    let mut import = Command::new("git");
    import.current_dir(folder).args(["fast-import", "--quiet"]).stdin(Stdio::piped());
    let mut import = import.spawn().context("git fast-import")?;
    let out = import.stdin.take().context("the input of git fast-import")?;
    let written = Record::begin(files, kind, BufWriter::new(out)).and_then(|record| record.write(commits));
    let status = import.wait()?;
    ensure!(status.success(), "git fast-import: {status}");
    written?;
    git(folder, &["repack", "-adq"])?;
    git(folder, &["reset", "--quiet", "--hard"])?;
    Ok(fs::write(folder.join(STAMP), stamp)?)
}

fn git(folder: &Path, args: &[&str]) -> Result<()> {
    let status = Command::new("git").current_dir(folder).args(args).status()?;
    ensure!(status.success(), "git {}: {status}", args.join(" "));
    Ok(())
}

/// Every file of the plan by its path in the repository, and the document beside it.
fn files(plan: &Path) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![(plan.to_owned(), "plan/".to_owned())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().into_string().ok().context("a name in UTF-8")?;
            if entry.file_type()?.is_dir() {
                folders.push((entry.path(), format!("{prefix}{name}/")));
            } else if !name.starts_with('.') {
                files.insert(format!("{prefix}{name}"), fs::read_to_string(entry.path())?);
            }
        }
    }
    let document = plan.with_file_name(generate::DOCUMENT);
    files.insert(generate::DOCUMENT.to_owned(), fs::read_to_string(document)?);
    Ok(files)
}

/// A record that is being written.
struct Record<W> {
    out: W,
    files: BTreeMap<String, String>,
    /// Where the measures are, with the body that reports.
    measures: Vec<(String, String)>,
    folders: Vec<String>,
    kind: Kind,
    /// The file of the report that the next merge brings.
    branched: Option<String>,
}

impl<W: Write> Record<W> {
    /// Commits the plan as it was adopted.
    fn begin(files: BTreeMap<String, String>, kind: Kind, out: W) -> Result<Self> {
        let mut measures = Vec::new();
        let mut folders = Vec::new();
        for (path, text) in &files {
            let Some((folder, _)) = path.rsplit_once('/').filter(|_| path.ends_with(".toml")) else {
                continue;
            };
            let table: Table = text.parse()?;
            let body =
                table.get("responsible").and_then(Value::as_array).and_then(|names| names.first()?.as_str());
            if let (Some(body), None) = (body, table.get("kind")) {
                measures.push((path.clone(), body.to_owned()));
                folders.push(folder.to_owned());
            }
        }
        folders.dedup();
        let mut record = Record { out, files, measures, folders, kind, branched: None };
        record.commit(0, "the plan as adopted")?;
        let all = std::mem::take(&mut record.files);
        all.iter().try_for_each(|(path, text)| record.put(path, text))?;
        Ok(Record { files: all, ..record })
    }

    fn write(mut self, commits: usize) -> Result<()> {
        (1..commits).try_for_each(|number| self.change(number))?;
        Ok(self.out.flush()?)
    }

    /// One commit after the first.
    fn change(&mut self, number: usize) -> Result<()> {
        let at = draw(number, "measure", self.measures.len());
        let (path, body) = self.measures[at].clone();
        if self.kind == Kind::Restless && number % 10 == 8 {
            return self.branch(number, path, &body);
        }
        if let Some(path) = self.branched.take() {
            return self.merge(number, &path);
        }
        // Of the eight in ten that are left, every second one moves a file.
        let moves = if self.kind == Kind::Restless { 4..504 } else { 4..14 };
        match draw(number, "kind", 1_000) {
            0..2 => {
                let body = format!(
                    "\n[[body]]\nname = \"Society {number}\"\nkind = \"ngo\"\nmentioned_in = [\"{MEASURE}\"]\n"
                );
                self.commit(number, "a body joins")?;
                self.add("plan/bodies.toml", &body)
            }
            2..4 => {
                let source = format!(
                    "\n[[source]]\nid = \"fund-{number}\"\nname = \"Fund {number}\"\nstate = \"contingent\"\n"
                );
                self.commit(number, "another source of funding")?;
                self.add("plan/plan.toml", &source)
            }
            drawn if moves.contains(&drawn) && !path.starts_with(STAYS) => {
                let name = path.rsplit('/').next().unwrap_or_default();
                let to = format!("{}/{name}", self.folders[draw(number, "folder", self.folders.len())]);
                if to == path {
                    return self.report(number, &path, &body);
                }
                self.commit(number, "a file moves")?;
                writeln!(self.out, "R {path} {to}")?;
                let text = self.files.remove(&path).context("a file to move")?;
                self.files.insert(to.clone(), text);
                self.measures[at].0 = to;
                Ok(())
            }
            drawn if (moves.end..moves.end + 50).contains(&drawn) => {
                let deadline = ADOPTED + Days::new(200 + draw(number, "days", 900) as u64);
                let text = self.files.get(&path).context("a file to change")?;
                let line = text.lines().find(|line| line.starts_with("deadline")).context("a deadline")?;
                let text = text.replacen(line, &format!("deadline    = {deadline}"), 1);
                self.commit(number, "a deadline moves")?;
                self.put(&path, &text)?;
                self.files.insert(path, text);
                Ok(())
            }
            _ => self.report(number, &path, &body),
        }
    }

    fn report(&mut self, number: usize, path: &str, body: &str) -> Result<()> {
        self.commit(number, "a report")?;
        self.add(path, &grown::report(&day(number).to_string(), body))
    }

    /// A report on a branch of its own.
    fn branch(&mut self, number: usize, path: String, body: &str) -> Result<()> {
        writeln!(self.out, "reset refs/heads/branch\nfrom refs/heads/main\n")?;
        self.commit_to("branch", number, "a report")?;
        self.add(&path, &grown::report(&day(number).to_string(), body))?;
        self.branched = Some(path);
        Ok(())
    }

    /// The merge of that branch.
    fn merge(&mut self, number: usize, path: &str) -> Result<()> {
        self.commit(number, "a merge")?;
        writeln!(self.out, "merge refs/heads/branch")?;
        let text = self.files.get(path).context("a file to merge")?.clone();
        self.put(path, &text)
    }

    /// Adds to the end of a file.
    fn add(&mut self, path: &str, more: &str) -> Result<()> {
        let mut text = self.files.remove(path).with_context(|| format!("there is no {path}"))?;
        text += more;
        self.put(path, &text)?;
        self.files.insert(path.to_owned(), text);
        Ok(())
    }

    fn commit(&mut self, number: usize, subject: &str) -> Result<()> {
        self.commit_to("main", number, subject)
    }

    fn commit_to(&mut self, branch: &str, number: usize, subject: &str) -> Result<()> {
        let author = AUTHORS[draw(number, "author", AUTHORS.len())];
        let time = BEGINNING + PACE * number as u64;
        writeln!(self.out, "commit refs/heads/{branch}")?;
        for role in ["author", "committer"] {
            writeln!(self.out, "{role} {author} <bench@example.org> {time} +0100")?;
        }
        let message = format!("{subject}\n");
        Ok(write!(self.out, "data {}\n{message}", message.len())?)
    }

    fn put(&mut self, path: &str, text: &str) -> Result<()> {
        Ok(writeln!(self.out, "M 100644 inline {path}\ndata {}\n{text}", text.len())?)
    }
}

/// The day of a commit.
fn day(number: usize) -> NaiveDate {
    ADOPTED + Days::new(number as u64 * PACE / 86_400)
}

/// A number below `end` that looks like chance, and is the same every time.
fn draw(number: usize, what: &str, end: usize) -> usize {
    let mut hasher = DefaultHasher::new();
    (number, what).hash(&mut hasher);
    (hasher.finish() % end as u64) as usize
}
