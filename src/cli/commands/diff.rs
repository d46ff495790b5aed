//! `plan diff`.

use std::borrow::Cow;
use std::collections::HashSet;

use clap::Args as ClapArgs;
use serde::Serialize;

use crate::cli::Exit;
use crate::cli::args::{Asking, Globals};
use crate::cli::context::{open_at, repository};
use crate::cli::failure::Failure;
use crate::history::{Comparison, Side, compare};
use crate::model::{Change, ChangeKind, Value};
use crate::render::page::{Page, Sheet, Table, cell, flowing, whole};
use crate::render::{Answer, contract, words};

/// Show what changed in the plan, not in the lines
///
/// Comments, layout and the order of bodies are no change. Without revisions, what the working tree changes since HEAD.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan diff
  plan diff main..HEAD
  plan diff 2023-01-01..2023-06-30 --format markdown")]
pub struct Args {
    /// From where to where, commits or days: A..B; A alone: from A to the working tree
    #[arg(value_name = "A..B", default_value = "HEAD", allow_hyphen_values = true)]
    range: String,

    #[command(flatten)]
    asking: Asking,
}

pub fn run(args: &Args, globals: &Globals) -> anyhow::Result<Exit> {
    let asking = &args.asking;
    if asking.at.is_some() {
        return Err(Failure::usage("`plan diff` takes no --at")
            .help("name both sides: plan diff A..B")
            .into());
    }
    let (from, to) = match args.range.split_once("..") {
        Some((from, to)) => (from, Some(to).filter(|to| !to.is_empty()).or(Some("HEAD"))),
        None => (args.range.as_str(), None),
    };
    let repository = repository(globals)?;
    let from = repository.commit(if from.is_empty() { "HEAD" } else { from }).map_err(Failure::from)?;
    let to = to.map(|to| repository.commit(to)).transpose().map_err(Failure::from)?;
    let before = open_at(globals, asking, Some(&from))?;
    let after = open_at(globals, asking, to.as_deref())?;
    let mut comparison = compare(
        Side { plan: &before.plan, files: &before.files },
        Side { plan: &after.plan, files: &after.files },
    );
    // What a broken file says is not known: neither that the measure is gone nor that it is new.
    let missing: HashSet<_> = before.missing.iter().chain(&after.missing).collect();
    comparison.measures.retain(|change| !missing.contains(change.id));
    after.print("diff", globals, asking, &DiffAnswer { from, to, comparison })?;
    Ok(Exit::Fine)
}

struct DiffAnswer<'a> {
    from: String,
    to: Option<String>,
    comparison: Comparison<'a>,
}

impl DiffAnswer<'_> {
    /// Every change with the measure it is in, the plan's own first.
    fn changes(&self) -> impl Iterator<Item = (Option<&str>, &Change)> {
        let own = self.comparison.plan.iter().map(|change| (None, change));
        let measures = self.comparison.measures.iter();
        own.chain(measures.flat_map(|m| m.changes.iter().map(|change| (Some(m.id.as_str()), change))))
    }
}

impl Answer for DiffAnswer<'_> {
    fn json(&self) -> impl Serialize {
        contract::diff::json(&self.from, self.to.as_deref(), self.changes())
    }

    fn page(&self) -> Page {
        let mut page = Page::default();
        let mut table = Table::new([whole("Where"), whole("What"), flowing("Before"), flowing("After")]);
        for (measure, change) in self.changes() {
            table.row([
                cell(measure.unwrap_or("plan")),
                cell(what(change)),
                cell(said(change.before.as_ref())),
                cell(after(change)),
            ]);
        }
        let to = self.to.as_deref().map_or("the working tree", short);
        let between = format!("from {} to {to}", short(&self.from));
        match table.rows.len() {
            0 => page.text(format!("Nothing changed in the plan {between}.")),
            n => page.heading(format!("{} {between}", words::count(n, "change", "changes"))).table(table),
        };
        page
    }

    fn sheet(&self) -> Sheet {
        let row = |(measure, change): (Option<&str>, &Change)| {
            let (before, after) = (said(change.before.as_ref()), said(change.after.as_ref()));
            vec![
                measure.into(),
                change.kind.word().into(),
                change.field.into(),
                before.as_ref().into(),
                after.as_ref().into(),
            ]
        };
        Sheet {
            header: vec!["measure", "kind", "field", "before", "after"],
            rows: self.changes().map(row).collect(),
        }
    }
}

fn short(commit: &str) -> &str {
    commit.get(..12).unwrap_or(commit)
}

/// "deadline", "report added", "measure removed".
fn what(change: &Change) -> String {
    let field = change.field.unwrap_or("measure");
    match change.kind {
        ChangeKind::Changed => field.to_owned(),
        kind => format!("{field} {}", kind.word()),
    }
}

/// What stands there after; a deadline with the days gained or lost.
fn after(change: &Change) -> String {
    let said = said(change.after.as_ref()).into_owned();
    match (change.field, &change.before, &change.after) {
        (Some("deadline"), Some(Value::Day(old)), Some(Value::Day(new))) => {
            let days = (*new - *old).num_days();
            let side = if days > 0 { "later" } else { "earlier" };
            let count = words::count(usize::try_from(days.abs()).unwrap_or_default(), "day", "days");
            format!("{said} ({count} {side})")
        }
        _ => said,
    }
}

/// A value in a line: the fields of a row one behind the other.
fn said(value: Option<&Value>) -> Cow<'_, str> {
    let join = |items: Vec<String>| Cow::Owned(items.join("; "));
    match value {
        None => Cow::Borrowed(""),
        Some(Value::Text(text)) => Cow::Borrowed(text),
        Some(Value::Day(day)) => Cow::Owned(day.to_string()),
        Some(Value::Number(number)) => Cow::Owned(number.normalize().to_string()),
        Some(Value::Truth(truth)) => Cow::Owned(truth.to_string()),
        Some(Value::List(items)) => {
            let items: Vec<Cow<'_, str>> = items.iter().map(|item| said(Some(item))).collect();
            Cow::Owned(items.join(", "))
        }
        Some(Value::Row(fields)) => {
            join(fields.iter().map(|(key, value)| format!("{key} {}", said(Some(value)))).collect())
        }
    }
}
