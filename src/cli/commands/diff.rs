//! `plan diff`.

use clap::Args as ClapArgs;
use serde::Serialize;

use crate::cli::args::Output;
use crate::cli::context::open_at;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::{Exit, summary};
use crate::history::{Comparison, PlanVersion, compare};
use crate::model::{Change, Value};
use crate::query::effect::{self, Effect};
use crate::render::changes::said;
use crate::render::page::{Datum, Page, Sheet};
use crate::render::words::short;
use crate::render::{Answer, contract};
use crate::source::{GitError, Repository};

/// Show what changed in the plan itself, leaving out layout and comments
///
/// Comments, layout and the order of bodies are no change. Without revisions, what the working tree changes since HEAD.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan diff
  plan diff main..HEAD
  plan diff 2023-01-01..2023-06-30 --format markdown")]
pub struct Args {
    /// Commits or days to compare: A..B; A...B compares from where the two branched; A alone compares with the files
    #[arg(value_name = "A..B", default_value = "HEAD", allow_hyphen_values = true)]
    range: String,

    #[command(flatten)]
    output: Output,

    /// Answer even if some files cannot be read, from those that can
    #[arg(long)]
    keep_going: bool,
}

pub fn run(args: &Args, session: &Session) -> anyhow::Result<Exit> {
    let repository = session.repository()?;
    let (from, to) = ends(repository, &args.range).map_err(Failure::from)?;
    let before = open_at(session, Some(&from), session.today, args.keep_going)?;
    let after = open_at(session, to.as_deref(), session.today, args.keep_going)?;
    let mut comparison = compare(
        PlanVersion { plan: &before.plan, files: &before.files },
        PlanVersion { plan: &after.plan, files: &after.files },
    );
    comparison.leave_out(before.missing.iter().chain(&after.missing));
    let effects = effect::compare(&before.plan, &after.plan);
    after.print_as_of(None, "diff", session, args.output, &DiffAnswer { from, to, comparison, effects })?;
    Ok(Exit::Fine)
}

/// The two commits of a range; none at the end: the working tree. An end that is left out is HEAD, as for git, and
/// `A...B` begins where the two parted.
fn ends(repository: &Repository, range: &str) -> Result<(String, Option<String>), GitError> {
    let commit = |name: &str| repository.commit(if name.is_empty() { "HEAD" } else { name });
    if let Some((one, other)) = range.split_once("...") {
        let other = commit(other)?;
        return Ok((repository.merge_base(&commit(one)?, &other)?, Some(other)));
    }
    match range.split_once("..") {
        Some((from, to)) => Ok((commit(from)?, Some(commit(to)?))),
        None => Ok((commit(range)?, None)),
    }
}

struct DiffAnswer<'a> {
    from: String,
    to: Option<String>,
    comparison: Comparison<'a>,
    effects: Vec<Effect>,
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
        contract::diff::json(&self.from, self.to.as_deref(), self.changes(), &self.effects)
    }

    fn page(&self) -> Page {
        let mut page = Page::default();
        let to = self.to.as_deref().map_or("the working tree", short);
        let between = format!("from {} to {to}", short(&self.from));
        if self.changes().next().is_none() {
            page.text(format!("Nothing changed in the plan {between}."));
            return page;
        }
        page.text(format!("{}, {between}.", summary::count(&self.comparison)));
        summary::add(&mut page, &self.comparison, &self.effects);
        page
    }

    fn sheet(&self) -> Sheet {
        let rows = self.changes().map(|(measure, change)| row(measure, change)).collect();
        Sheet { header: HEADER.to_vec(), rows }
    }
}

/// The columns of [`row`].
pub(super) const HEADER: [&str; 5] = ["measure", "kind", "field", "before", "after"];

/// A change in a spreadsheet.
pub(super) fn row(measure: Option<&str>, change: &Change) -> Vec<Datum> {
    let text =
        |value: &Option<Value>| Datum::from(value.as_ref().map(|value| said(Some(value)).into_owned()));
    vec![
        measure.into(),
        change.kind.word().into(),
        change.field.into(),
        text(&change.before),
        text(&change.after),
    ]
}
