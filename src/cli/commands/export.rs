//! `plan export`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args as ClapArgs, Subcommand};

use crate::cli::args::any_day;
use crate::cli::exit::Exit;
use crate::cli::export_folder::{File, add, remove, replace};
use crate::cli::failure::{Failure, say, warn};
use crate::cli::plan_tables::{Wanted, read, records};
use crate::cli::print::write_to;
use crate::cli::session::Session;
use crate::export::database::{self, Shape};
use crate::export::measure_sheet::MeasureSheet;
use crate::export::records::Records;
use crate::export::table::Table;
use crate::export::tables::tables;
use crate::export::{csv, description, lines, package, partitions, spreadsheet};
use crate::labels::{FailureText, Noun, RefusalText, RunText, Sentence, UsageText};

/// Write the plan as tables for other programs
///
/// Every record is a row, and nothing is joined into a cell. What is not known is empty or null, which is not zero; amounts
/// are exact. What the checks conceal is concealed here too. `plan query --tables` says what the tables hold, `plan help
/// sql` how to ask them.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan export sqlite plan.sqlite
  plan export csv tables/ --history
  plan export datapackage package/ --at 2023-06-30
  plan export xlsx plan.xlsx --as-of 2023-12-31
  plan export sheet measures.xlsx
  plan export partitions plans/ --plan-id hu-2022")]
pub struct Args {
    #[command(subcommand)]
    form: Form,
}

/// In which form.
#[derive(Debug, Subcommand)]
enum Form {
    /// A folder of CSV files, a file for each table, with schema.json
    Csv(FolderArgs),
    /// A file of JSON Lines: an object for each row, with the name of its table
    Jsonl(FileArgs),
    /// A database of SQLite, with the views of `plan query`
    Sqlite(FileArgs),
    /// A folder that is a data package (version 2): CSV files with a description that programs read
    Datapackage(FolderArgs),
    /// A workbook with a sheet for each table
    Xlsx(FileArgs),
    /// One sheet with a row for each measure (.xlsx or .csv), which `plan import` reads back
    Sheet(SheetArgs),
    /// Add the plan to a folder of several, which DuckDB and Spark read side by side: TABLE/plan_id=ID/part.csv
    Partitions(PartitionsArgs),
}

#[derive(Debug, ClapArgs)]
struct FileArgs {
    /// The file to write
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,

    #[command(flatten)]
    wanted: WantedArgs,

    #[command(flatten)]
    id: IdArgs,
}

#[derive(Debug, ClapArgs)]
struct SheetArgs {
    /// The file to write, .xlsx or .csv; what its columns hold is written beside it, as .mapping.toml
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,

    /// An earlier version of the files: a commit, or a day [default: the files as they are]
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    at: Option<String>,

    /// Write even if some files cannot be read, or values in them are wrong: what is known
    #[arg(long)]
    keep_going: bool,
}

#[derive(Debug, ClapArgs)]
struct FolderArgs {
    /// The folder to write: a new or empty one, or one that an earlier export wrote
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    folder: PathBuf,

    #[command(flatten)]
    wanted: WantedArgs,

    #[command(flatten)]
    id: IdArgs,
}

#[derive(Debug, ClapArgs)]
struct PartitionsArgs {
    /// The folder of several plans
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    folder: PathBuf,

    /// Which of the plans this is: letters, digits, dots, dashes; what an earlier export wrote for it is written over
    #[arg(long, value_name = "ID", value_parser = plan_id)]
    plan_id: String,

    /// Write over a plan of another title under the same id
    #[arg(long)]
    replace: bool,

    #[command(flatten)]
    wanted: WantedArgs,
}

#[derive(Debug, ClapArgs)]
struct IdArgs {
    /// What stands in the column `plan_id`: letters, digits, dots, dashes
    #[arg(long, value_name = "ID", value_parser = plan_id, default_value = "plan")]
    plan_id: String,
}

/// Which version goes out.
#[derive(Debug, ClapArgs)]
struct WantedArgs {
    /// As of this day: later reports do not count [default: today; with --at, the day of that version]
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    as_of: Option<NaiveDate>,

    /// An earlier version of the files: a commit, or a day [default: the files as they are]
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    at: Option<String>,

    /// Also what commits changed, as `plan history` tells it: the table `change`
    #[arg(long)]
    history: bool,

    /// Write even if some files cannot be read, or values in them are wrong: what is known
    #[arg(long)]
    keep_going: bool,
}

/// The name of a plan among several: it is also the name of a folder.
fn plan_id(text: &str) -> Result<String, Sentence> {
    const LONGEST: usize = 64;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let begins = text.starts_with(|c: char| c.is_ascii_alphanumeric());
    let is_name = begins && text.len() <= LONGEST && text.chars().all(is_plain) && !text.ends_with('.');
    is_name.then(|| text.to_owned()).ok_or_else(|| UsageText::WritePlanId.into())
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    // Where to, for which plan, and which version.
    let (path, plan_id, from) = match &args.form {
        Form::Csv(args) | Form::Datapackage(args) => (&args.folder, &args.id.plan_id, &args.wanted),
        Form::Jsonl(args) | Form::Sqlite(args) | Form::Xlsx(args) => {
            (&args.file, &args.id.plan_id, &args.wanted)
        }
        Form::Partitions(args) => (&args.folder, &args.plan_id, &args.wanted),
        Form::Sheet(args) => return sheet(args, session),
    };
    let wanted = Wanted { as_of: from.as_of, at: from.at.as_deref(), keep_going: from.keep_going };
    let whole = read(session, &wanted)?;
    let records = records(session, &whole, wanted.at, from.history)?;
    let tables: Vec<&'static Table> = tables(from.history).collect();
    write(&args.form, path, &records, Shape { plan_id, tables: &tables })?;
    let language = session.language();
    let wrote = RunText::wrote_tables(path.display(), Noun::Table.count(tables.len(), language), whole.day);
    say(wrote.in_language(language));
    Ok(Exit::Success)
}

fn write(form: &Form, path: &Path, records: &Records<'_>, shape: Shape<'_>) -> Result<(), Failure> {
    let bytes = |bytes: Vec<u8>| write_to(Some(path), |out| Ok(out.write_all(&bytes)?));
    match form {
        Form::Csv(_) => replace(path, description::MARK, &csv::files(records, shape)?),
        Form::Jsonl(_) => write_to(Some(path), |out| Ok(lines::write(out, records, shape)?)),
        Form::Sqlite(_) => bytes(database::file(records, shape).map_err(|why| impossible(path, &why))?),
        Form::Datapackage(_) => replace(path, package::MARK, &package::files(records, shape)?),
        Form::Xlsx(_) => bytes(spreadsheet::file(records, shape).map_err(|why| impossible(path, &why))?),
        Form::Sheet(_) => Ok(()),
        Form::Partitions(args) => {
            let files = partitions::files(records, shape)?;
            if !args.replace {
                refuse_another_plan(path, shape.plan_id, &files)?;
            }
            add_plan(path, &files)?;
            remove(path, &partitions::not_written(shape))
        }
    }
}

/// Writes the measures as one sheet, with the mapping by which an import reads it.
fn sheet(args: &SheetArgs, session: &Session) -> Result<Exit, Failure> {
    let path = &args.file;
    let wanted = Wanted { as_of: None, at: args.at.as_deref(), keep_going: args.keep_going };
    let whole = read(session, &wanted)?;
    let sheet = MeasureSheet::of(whole.plan()?);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    let (bytes, mapping) = match ending.to_str() {
        Some("xlsx") => sheet.workbook(&name).map_err(|why| impossible(path, &why))?,
        Some("csv") => sheet.separated(&name)?,
        _ => {
            return Err(Failure::usage(RefusalText::no_sheet(path.display())).help(RefusalText::SheetEnding));
        }
    };
    let mapping_path = path.with_extension("mapping.toml");
    match std::fs::read(&mapping_path) {
        // What a person may have corrected is never written over.
        Ok(there) if there != mapping.as_bytes() => {
            return Err(Failure::cannot_run(UsageText::is_there(mapping_path.display()))
                .help(RefusalText::MappingAway));
        }
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(Failure::cannot_run(FailureText::cannot_be_read(mapping_path.display(), error)));
        }
        _ => write_to(Some(&mapping_path), |out| Ok(out.write_all(mapping.as_bytes())?))?,
    }
    write_to(Some(path), |out| Ok(out.write_all(&bytes)?))?;
    let language = session.language();
    if !sheet.without_yearly_money.is_empty() {
        let ids = language.first(5, sheet.without_yearly_money.iter()).join(", ");
        warn(RunText::without_yearly_money(ids).in_language(language), language);
    }
    let rows = Noun::Row.count(sheet.len(), language);
    let wrote = RunText::wrote_sheet(path.display(), rows, mapping_path.display());
    say(wrote.in_language(language));
    Ok(Exit::Success)
}

/// Refuses to write over a plan that is another one by its title.
fn refuse_another_plan(folder: &Path, plan_id: &str, files: &[File]) -> Result<(), Failure> {
    let name = partitions::file_of_plan(plan_id);
    let there = match std::fs::read(folder.join(&name)) {
        Ok(there) => there,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(Failure::cannot_run(FailureText::cannot_be_read(
                folder.join(&name).display(),
                error,
            )));
        }
    };
    let there = partitions::title(&there);
    let own = files.iter().find(|(file, _)| *file == name).and_then(|(_, bytes)| partitions::title(bytes));
    if there == own {
        return Ok(());
    }
    let title = there.unwrap_or_default();
    let message = RefusalText::another_plan(folder.display(), plan_id, title);
    Err(Failure::cannot_run(message).help(RefusalText::OwnPlanId).help(RefusalText::ReplacePlan))
}

/// Adds a plan to a folder whose tables have the same columns.
fn add_plan(folder: &Path, files: &[File]) -> Result<(), Failure> {
    for (name, bytes) in files.iter().filter(|(name, _)| name == description::SCHEMA) {
        match std::fs::read(folder.join(name)) {
            Ok(there) if there != *bytes => {
                return Err(Failure::cannot_run(RefusalText::other_version(folder.join(name).display()))
                    .help(RefusalText::AddPlansAgain));
            }
            _ => {}
        }
    }
    add(folder, files)
}

fn impossible(path: &Path, why: &dyn std::error::Error) -> Failure {
    Failure::cannot_run(FailureText::cannot_be_made(path.display(), why))
}
