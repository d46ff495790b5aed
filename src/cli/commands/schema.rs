//! `plan schema`.

use std::io::{self, Write};

use clap::Args as ClapArgs;
use serde_json::Value;

use crate::cli::Exit;
use crate::cli::args::{Globals, one_of};
use crate::cli::context::working_tree;
use crate::cli::failure::Failure;
use crate::load::FileKind;
use crate::render::safe::one_line;

/// Print what a file of the plan can hold, as a JSON Schema for editors
#[derive(Debug, ClapArgs)]
#[command(
    override_usage = "plan schema [OPTIONS] <FILE>\n       plan schema [OPTIONS] --write",
    after_help = "\
Examples:
  plan schema measure
  plan schema --write

A file names its schema in the first line, by the way from its own folder:
  #:schema ../.schema/measure.json

An editor with a TOML language server then completes keys, explains them, and marks what is wrong
while typing."
)]
pub struct Args {
    /// Kind of file
    #[arg(value_name = "FILE", value_parser = one_of(FileKind::WORDS), required_unless_present = "write")]
    file: Option<FileKind>,

    /// Write the schemas of all three into .schema/ in the plan's folder
    #[arg(long, conflicts_with = "file")]
    write: bool,
}

pub fn run(args: &Args, globals: &Globals) -> anyhow::Result<Exit> {
    match args.file {
        Some(file) => io::stdout().write_all(text(&file.json_schema())?.as_bytes())?,
        None => write(globals)?,
    }
    Ok(Exit::Fine)
}

fn write(globals: &Globals) -> anyhow::Result<()> {
    let tree = working_tree(globals)?;
    for (word, file) in FileKind::WORDS {
        let name = format!("{word}.json");
        let path = tree
            .put_schema(&name, &text(&file.json_schema())?)
            .map_err(|error| Failure::cannot_run(format!("cannot write .schema/{name}: {error}")))?;
        // Where nobody can be told, it is written all the same.
        let _ = writeln!(io::stderr(), "{}", one_line(&format!("wrote {path}")));
    }
    Ok(())
}

fn text(schema: &Value) -> serde_json::Result<String> {
    Ok(serde_json::to_string_pretty(schema)? + "\n")
}
