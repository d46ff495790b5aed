//! `plan schema`.

use std::io::{self, Write};

use clap::Args as ClapArgs;
use serde_json::Value;

use crate::cli::args::one_of;
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say};
use crate::cli::session::Session;
use crate::edit::WriteError;
use crate::labels::{FailureText, RunText};
use crate::load::load;
use crate::model::Plan;
use crate::schema::FileKind;

/// Print the JSON Schema of a plan file, for editors
///
/// In a plan that says in `rows` which rows its official table has, a measure may leave out the others.
#[derive(Debug, ClapArgs)]
#[command(
    override_usage = "plan schema [OPTIONS] <FILE>\n       plan schema [OPTIONS] --write",
    after_help = "\
Examples:
  plan schema measure
  plan schema --write

A file names its schema in the first line, as a path relative to its own folder:
  #:schema ../.schema/measure.json

An editor with a TOML language server then completes keys, explains them, and marks what is wrong
while typing."
)]
pub struct Args {
    /// Kind of file
    #[arg(value_name = "FILE", value_parser = one_of(FileKind::WORDS), required_unless_present = "write")]
    file: Option<FileKind>,

    /// Write the schemas of all kinds into .schema/ in the plan's folder
    #[arg(long, conflicts_with = "file")]
    write: bool,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    match args.file {
        Some(file) => {
            // Outside of a plan, that of any plan.
            let plan = session.working_tree().ok().and_then(|tree| load(&tree).plan);
            io::stdout().write_all(text(&schema(file, plan.as_ref()))?.as_bytes())?;
        }
        None => write(session)?,
    }
    Ok(Exit::Success)
}

fn write(session: &Session) -> Result<(), Failure> {
    let tree = session.working_tree()?;
    let plan = load(&tree).plan;
    let mut writer = tree.writer().map_err(WriteError::Folder)?;
    for (word, file) in FileKind::WORDS {
        let name = format!("{word}.json");
        let path = writer
            .put_schema(&name, &text(&schema(file, plan.as_ref()))?)
            .map_err(|why| Failure::tried(FailureText::writing_file(format_args!(".schema/{name}")), why))?;
        say(RunText::wrote(path).in_language(session.language()));
    }
    Ok(())
}

/// The schema of a file in this plan: rows that its official table does not have may be left out.
fn schema(file: FileKind, plan: Option<&Plan>) -> Value {
    file.json_schema_in(|row| plan.is_none_or(|plan| plan.has_row(row)))
}

fn text(schema: &Value) -> io::Result<String> {
    Ok(serde_json::to_string_pretty(schema)? + "\n")
}
