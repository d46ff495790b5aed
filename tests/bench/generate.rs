//! Large plans: the real one, multiplied.
//!
//! A copy of the real measures has their texts and ids of its own. What the rules of the group `monitorability` miss in
//! them is added: targets, a milestone, an amount. So nothing is found in a large plan, whatever is asked for, and all
//! that it costs is the looking: the appropriations grow with the allocations, the first copy keeps its
//! ids, to which `bodies.toml` refers, and the document beside the plan has the rows of every copy, in the form and
//! the order of the real one. The same number always gives the same files.

use std::collections::HashMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use toml::{Table, Value};

use crate::grown;

/// At most so many times the real sections: with more, `plan.toml` would pass the megabyte that `plan` reads of a
/// file. Copies beyond that number their measures on, within the same sections.
const BLOCKS: usize = 100;

/// A folder then holds some hundreds of files, as one that people work in might.
const COPIES_IN_A_FOLDER: usize = 8;

/// The document, beside the plan's folder.
pub const DOCUMENT: &str = "decision.txt";

/// Written last: a plan without it is not whole. `plan` and `rg` pass over hidden names.
const STAMP: &str = ".generated";

/// The real plan, read.
struct Real {
    header: Table,
    /// What its document says before the first measure.
    preamble: String,
    measures: Vec<Measure>,
    /// What is copied once, as it is: the register, the schemas and the points of the decision.
    once: Vec<PathBuf>,
    folder: PathBuf,
}

struct Measure {
    id: String,
    text: String,
    /// What the document says of it, behind its id.
    published: String,
    /// What its allocations take, by appropriation.
    taken: Vec<(String, i64)>,
}

/// The folder of a plan of so many measures below `parent`, which is written where it is not there, or is another.
pub fn once(measures: usize, parent: &Path) -> Result<PathBuf> {
    let real = Real::read()?;
    let folder = parent.join("plan");
    let stamp = real.stamp(measures);
    if fs::read_to_string(folder.join(STAMP)).is_ok_and(|found| found == stamp) {
        return Ok(folder);
    }
    if parent.exists() {
        fs::remove_dir_all(parent)?;
    }
    eprintln!("writing a plan of {measures} measures to {}", folder.display());
    real.multiply(measures, &folder)?;
    record(parent, &folder)?;
    fs::write(folder.join(STAMP), stamp)?;
    Ok(folder)
}

/// Writes a plan of so many measures into a new folder.
pub fn plan(measures: usize, folder: &Path) -> Result<()> {
    ensure!(!folder.exists(), "{} is already there", folder.display());
    Real::read()?.multiply(measures, folder)
}

/// What tells a plan of so many measures from another.
pub fn stamp(measures: usize) -> Result<String> {
    Ok(Real::read()?.stamp(measures))
}

/// Commits the plan, packed as a clone has it, and then changes one file.
fn record(parent: &Path, folder: &Path) -> Result<()> {
    let git = |args: &[&str]| -> Result<()> {
        let author = ["-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0"];
        let status = Command::new("git").current_dir(parent).args(author).args(args).status()?;
        ensure!(status.success(), "git {}: {status}", args.join(" "));
        Ok(())
    };
    git(&["init", "--quiet"])?;
    git(&["-c", "core.looseCompression=0", "add", "--all"])?;
    git(&["commit", "--quiet", "-m", "the plan"])?;
    git(&["repack", "-adq"])?;
    let changed = folder.join("0000/I.1.1.toml");
    let text = fs::read_to_string(&changed)?;
    Ok(fs::write(changed, text + &grown::report("2022-07-01", "Prime Minister's Office"))?)
}

impl Real {
    fn read() -> Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("plan");
        let mut files = Vec::new();
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                for entry in fs::read_dir(&path)? {
                    files.push(entry?.path());
                }
            }
        }
        files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
        files.sort();
        let mut header: Table = fs::read_to_string(folder.join("plan.toml"))?.parse()?;
        let document = folder.join("..").join(text(&header, "document"));
        let mut preamble = fs::read_to_string(document)?;
        preamble.truncate(preamble.find("\nI.1.1. ").context("where the measures begin")? + 1);
        header.insert("document".to_owned(), DOCUMENT.into());
        let mut once = vec![folder.join("bodies.toml")];
        // Every file names its schema.
        for schema in fs::read_dir(folder.join(".schema"))? {
            once.push(schema?.path());
        }
        once.sort();
        let mut real = Real { header, preamble, measures: Vec::new(), once, folder };
        for path in files {
            let text = fs::read_to_string(&path)?;
            let table: Table = text.parse()?;
            if table.contains_key("kind") {
                real.once.push(path);
                continue;
            }
            let id = path.file_stem().and_then(|stem| stem.to_str()).context("an id")?.to_owned();
            let text = grown::monitorable(&text)?;
            let table: Table = text.parse()?;
            let published = grown::published(&table)?;
            real.measures.push(Measure { id, text, published, taken: taken(&table) });
        }
        Ok(real)
    }

    /// Another one when the real plan, or the way in which it is multiplied, has changed.
    fn stamp(&self, measures: usize) -> String {
        let mut hasher = DefaultHasher::new();
        (measures, include_str!("generate.rs"), self.header.to_string(), &self.preamble).hash(&mut hasher);
        self.measures.iter().for_each(|it| (&it.id, &it.text, &it.published).hash(&mut hasher));
        let once = self.once.iter().map(fs::read);
        once.for_each(|content| content.unwrap_or_default().hash(&mut hasher));
        format!("{:016x}\n", hasher.finish())
    }

    /// The place of a section among those that have measures.
    fn rank(&self, section: &str) -> Option<usize> {
        self.measures.iter().position(|it| it.id.rsplit_once('.').is_some_and(|(of, _)| of == section))
    }

    fn multiply(mut self, count: usize, folder: &Path) -> Result<()> {
        ensure!(count >= self.measures.len(), "a large plan has at least {} measures", self.measures.len());
        let copies = count.div_ceil(self.measures.len());
        let copies_in_a_block = copies.div_ceil(BLOCKS);
        let mut appropriated: HashMap<&str, i64> = HashMap::new();
        let mut rows = Vec::with_capacity(count);
        for (at, measure) in self.measures.iter().cycle().take(count).enumerate() {
            let copy = at / self.measures.len();
            let into = folder.join(format!("{:04}", copy / COPIES_IN_A_FOLDER));
            if at % (COPIES_IN_A_FOLDER * self.measures.len()) == 0 {
                fs::create_dir_all(&into)?;
            }
            let (section, number) = measure.id.rsplit_once('.').context("a measure stands in a section")?;
            let (block, rank) = (copy / copies_in_a_block, self.rank(section));
            let section = in_block(section, block);
            let number = number.parse::<usize>()? + 100 * (copy % copies_in_a_block);
            fs::write(into.join(format!("{section}.{number}.toml")), &measure.text)?;
            rows.push((block, rank, number, format!("{section}.{number}. {}", measure.published)));
            for (appropriation, amount) in &measure.taken {
                *appropriated.entry(appropriation).or_default() += amount;
            }
        }
        // As a document has them: in the order of its sections, and by number.
        rows.sort_by_key(|&(block, rank, number, _)| (block, rank, number));
        let mut document = std::mem::take(&mut self.preamble);
        document.extend(rows.into_iter().map(|(.., words)| words));
        for path in &self.once {
            let to = folder.join(path.strip_prefix(&self.folder)?);
            fs::create_dir_all(to.parent().context("a folder")?)?;
            fs::copy(path, to)?;
        }

        for appropriation in tables(&mut self.header, "appropriation") {
            let amount = appropriated.get(text(appropriation, "id")).copied().unwrap_or_default();
            appropriation.insert("amount".to_owned(), amount.into());
        }
        let sections = self.header.get_mut("section").and_then(Value::as_array_mut).context("sections")?;
        let copied: Vec<Table> = sections
            .iter()
            .filter_map(Value::as_table)
            .filter(|section| {
                self.measures
                    .iter()
                    .any(|measure| measure.id.starts_with(&format!("{}.", text(section, "id"))))
            })
            .cloned()
            .collect();
        for block in 1..copies.div_ceil(copies_in_a_block) {
            for section in &copied {
                let mut section = section.clone();
                section.insert("id".to_owned(), in_block(text(&section, "id"), block).into());
                sections.push(section.into());
            }
        }
        fs::write(folder.join("plan.toml"), self.header.to_string())?;
        fs::write(folder.with_file_name(DOCUMENT), document)?;
        Ok(())
    }
}

/// The id of a section in a block of copies: `II.3` is `II12.3` in block 12, and itself in the first.
fn in_block(id: &str, block: usize) -> String {
    let (chapter, rest) = id.split_at(id.find('.').unwrap_or(id.len()));
    match block {
        0 => id.to_owned(),
        _ => format!("{chapter}{block}{rest}"),
    }
}

fn taken(measure: &Table) -> Vec<(String, i64)> {
    let allocations = measure.get("allocation").and_then(Value::as_array).into_iter().flatten();
    let taken = |allocation: &Value| {
        let appropriation = allocation.get("appropriation")?.as_str()?;
        Some((appropriation.to_owned(), allocation.get("amount")?.as_integer()?))
    };
    allocations.filter_map(taken).collect()
}

fn tables<'a>(table: &'a mut Table, key: &str) -> impl Iterator<Item = &'a mut Table> {
    let items = table.get_mut(key).and_then(Value::as_array_mut);
    items.into_iter().flatten().filter_map(Value::as_table_mut)
}

pub fn text<'a>(table: &'a Table, key: &str) -> &'a str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}
