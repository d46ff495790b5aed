//! `plan history`.

use std::cell::{Cell, RefCell};

use chrono::NaiveDate;
use clap::Args as ClapArgs;
use clap::builder::PossibleValuesParser;
use clap_complete::engine::ArgValueCompleter;
use serde::ser::{SerializeMap, SerializeSeq};

use super::diff;
use crate::cli::args::{Recalling, day};
use crate::cli::failure::{Failure, warn};
use crate::cli::guess::{did_you_mean, formerly, named_after, near_ids};
use crate::cli::recall::{Recalled, recall, teller, unread};
use crate::cli::session::Session;
use crate::cli::summary::told;
use crate::cli::{Exit, complete};
use crate::history::{CommitDiff, MeasureDiff, MeasureVersion, Timeline, lineage};
use crate::load::load;
use crate::model::name::fold;
use crate::model::{Change, ChangeKind, MeasureId};
use crate::render::flow::{Flow, Part};
use crate::render::page::{Datum, Page};
use crate::render::story::{Teller, Unread};
use crate::render::{contract, words};
use crate::source::{Commit, GitError, LogOptions, Repository, Source};

/// Show what changed in the plan commit by commit: when, by whom, from what to what
///
/// Along the first-parent line: a merge counts as one change, on the day it was merged. What cannot be read does not
/// end the story: what changed meanwhile shows at the commit that can be read again.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan history
  plan history II.3.10
  plan history --field deadline --since 2023-01-01
  plan history --author kovacs --format json")]
pub struct Args {
    /// Only this measure, followed across moves and renumbering
    #[arg(value_name = "ID", add = ArgValueCompleter::new(complete::measures))]
    id: Option<MeasureId>,

    /// Only changes of this key or list
    #[arg(long, value_name = "FIELD", value_parser = PossibleValuesParser::new(FIELDS))]
    field: Option<String>,

    /// Only commits made on this day or later
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<NaiveDate>,

    /// Only commits made on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<NaiveDate>,

    /// Only commits whose author's name or address contains this; case and accents do not matter
    #[arg(long, value_name = "NAME")]
    author: Option<String>,

    /// Every commit, including those of merged branches; a merge then shows only its own changes
    #[arg(long)]
    all_commits: bool,

    #[command(flatten)]
    recalling: Recalling,
}

/// What can change: keys and lists of a measure's file, then those of the plan's own.
const FIELDS: [&str; 32] = [
    "id",
    "formerly",
    "path",
    "kind",
    "title",
    "responsible",
    "partners",
    "published.responsible",
    "published.partners",
    "means",
    "deadline",
    "indicator",
    "funding",
    "milestone",
    "metric",
    "allocation",
    "report",
    "assessment",
    "amendment",
    "allow",
    "decision",
    "adopted",
    "period.start",
    "period.end",
    "currency",
    "document",
    "section",
    "source",
    "appropriation",
    "coordination",
    "body",
    "succession",
];

pub fn run(args: &Args, session: &Session) -> anyhow::Result<Exit> {
    let recalled = recall(session, args.recalling.at.as_deref())?;
    let options = LogOptions { all_commits: args.all_commits, ..recalled.log_options() };
    let steps = args.steps(recalled.repository, &options).map_err(Failure::from)?;
    let story =
        Story { cut_off: recalled.cut_off(), unread: RefCell::default(), has_measure: Cell::new(false) };
    let author = args.author.as_deref().map(fold);
    let parts = steps.filter_map(|step| match step {
        Ok((commit, diff)) => {
            recalled.watch(&commit, &diff);
            args.told(&commit, diff, author.as_deref(), &story).map(Ok)
        }
        Err(why) => Some(Err(Failure::from(why))),
    });
    let mut parts = parts.peekable();
    if let Some(id) = &args.id
        && parts.peek().is_none()
        && !story.has_measure.get()
    {
        return Err(never_held(&recalled, id).into());
    }
    recalled.tell("history", session, args.recalling.output, &story, parts)?;
    Ok(Exit::Fine)
}

/// The record has no such measure: what may have been meant, by the files of the last commit.
fn never_held(recalled: &Recalled<'_>, id: &MeasureId) -> Failure {
    let tree = match recalled.repository.tree(&recalled.until) {
        Ok(tree) => tree,
        Err(why) => return why.into(),
    };
    let ids: Vec<&str> = tree.entries().iter().filter_map(named_after).collect();
    let failure = Failure::usage(format!("the record never held a measure with the id \"{id}\""));
    // The plan may have come into git when the measure had its present id already.
    if let Some(now) = load(&tree).plan.as_ref().and_then(|plan| formerly(plan, id).next()) {
        let now = &now.id;
        return failure.help(format!(
            "{now} says it was {id} before: `plan history {now}` tells what the record holds"
        ));
    }
    did_you_mean(failure, &near_ids(id.as_str(), &ids)).help("`plan list` lists those of today")
}

impl Args {
    /// What commits did to the plan, or to the one measure.
    fn steps<'r>(&self, repository: &'r Repository, options: &LogOptions) -> Result<Steps<'r>, GitError> {
        let Some(id) = &self.id else { return Ok(Box::new(Timeline::new(repository, options)?)) };
        let lineage = lineage(repository, options, id.as_str())?;
        if !lineage.id.eq_ignore_ascii_case(id.as_str()) {
            warn(&format!("{id} was renumbered: this is the history of {}", lineage.id));
        }
        Ok(Box::new(lineage.steps.into_iter().map(Ok)))
    }

    /// What is told of a step; `None` where that is nothing.
    fn told(&self, commit: &Commit, diff: CommitDiff, author: Option<&str>, story: &Story) -> Option<Told> {
        story.has_measure.set(story.has_measure.get() || !diff.measures.is_empty());
        let is_theirs =
            |wanted: &str| [&commit.author, &commit.email].iter().any(|name| fold(name).contains(wanted));
        if self.since.is_some_and(|since| commit.day < since)
            || self.until.is_some_and(|until| commit.day > until)
            || !author.is_none_or(is_theirs)
        {
            return None;
        }
        let by = teller(commit);
        let unread: Vec<Unread> = unread(&diff, &by).collect();
        story.unread.borrow_mut().extend(unread.iter().cloned());
        let begins = diff.before.is_none();
        let own = diff.plan.into_iter().filter(|_| self.id.is_none()).map(|change| (None, change));
        let of = |moved: MeasureDiff<'_, MeasureVersion>| {
            let id = moved.id;
            moved.changes.into_owned().into_iter().map(move |change| (Some(id.clone()), change))
        };
        let is_asked = |change: &Change| match (&self.field, change.field) {
            (Some(wanted), Some(field)) => wanted == field,
            // Where one measure is asked for, its coming and going belongs to the story of each of its fields.
            (Some(_), None) => self.id.is_some(),
            (None, _) => true,
        };
        let mut changes: Vec<(Option<MeasureId>, Change)> =
            own.chain(diff.measures.into_iter().flat_map(of)).collect();
        changes.retain(|(_, change)| is_asked(change));
        let told = Told { by, changes, unread, begins };
        (!told.changes.is_empty() || !told.unread.is_empty()).then_some(told)
    }
}

/// Steps through the record, in turn.
type Steps<'r> = Box<dyn Iterator<Item = Result<(Commit, CommitDiff), GitError>> + 'r>;

/// What stands around the commits.
struct Story {
    cut_off: Option<&'static str>,
    unread: RefCell<Vec<Unread>>,
    /// The measure that was asked for was there at some time.
    has_measure: Cell<bool>,
}

impl Flow for Story {
    const LIST: &'static str = "changes";
    const HEADER: &'static [&'static str] =
        &["date", "commit", "author", "subject", "measure", "kind", "field", "before", "after"];

    fn rest<S: SerializeMap>(&self, map: &mut S) -> Result<(), S::Error> {
        map.serialize_entry("unreadable", &contract::history::unreadable(&self.unread.borrow()))?;
        map.serialize_entry("complete", &self.cut_off.is_none())
    }

    fn opening(&self) -> Page {
        let mut page = Page::default();
        self.cut_off.map(|text| page.text(text));
        page
    }

    fn closing(&self, parts: usize) -> Page {
        let mut page = Page::default();
        let commits = words::count(parts, "commit", "commits");
        page.text(match (parts, self.unread.borrow().len()) {
            (0, _) => "Nothing in the record matches.".to_owned(),
            (_, 0) => format!("{commits}."),
            (_, n) => {
                format!(
                    "{commits}; {} that could not be read.",
                    words::count(n, "file was left", "files were left")
                )
            }
        });
        page
    }
}

/// What a commit did.
struct Told {
    by: Teller,
    changes: Vec<(Option<MeasureId>, Change)>,
    unread: Vec<Unread>,
    /// There was no plan before.
    begins: bool,
}

/// Measures that come or go together are told one by one up to so many.
const FEW: usize = 6;

impl Part for Told {
    fn items<S: SerializeSeq>(&self, list: &mut S) -> Result<(), S::Error> {
        self.changes.iter().try_for_each(|(measure, change)| {
            let measure = measure.as_ref().map(MeasureId::as_str);
            list.serialize_element(&contract::history::change(measure, change, &self.by))
        })
    }

    fn page(&self) -> Page {
        let mut points = Vec::new();
        let whole = |wanted: ChangeKind| {
            let is_whole = move |change: &Change| change.field.is_none() && change.kind == wanted;
            self.changes.iter().filter(move |(_, change)| is_whole(change)).filter_map(|(id, _)| id.as_ref())
        };
        let mut many: Vec<ChangeKind> = Vec::new();
        if self.begins {
            points.push(("plan".to_owned(), "the plan begins".to_owned()));
        }
        for (kind, what) in [(ChangeKind::Added, "new"), (ChangeKind::Removed, "removed")] {
            let count = whole(kind).count();
            if count > FEW {
                let first: Vec<&str> = whole(kind).take(FEW).map(MeasureId::as_str).collect();
                let rest = format!("{} and {} more", first.join(", "), count - FEW);
                points.push(("plan".to_owned(), format!("{count} measures are {what}: {rest}")));
                many.push(kind);
            }
        }
        for (id, change) in &self.changes {
            let is_told = match (id, change.field) {
                (None, _) => self.begins,
                (_, None) => many.contains(&change.kind),
                _ => false,
            };
            if !is_told {
                let about = id.as_ref().map_or_else(|| "plan".to_owned(), ToString::to_string);
                points.push((about, told(change)));
            }
        }
        for unread in &self.unread {
            let text = format!("cannot be read, line {}: {}", unread.line, unread.message);
            points.push((unread.path.clone(), text));
        }
        let mut page = Page::default();
        page.heading(self.by.heading()).list(points);
        page
    }

    fn rows(&self) -> Vec<Vec<Datum>> {
        let row = |(measure, change): &(Option<MeasureId>, Change)| {
            let mut row = self.by.cells();
            row.extend(diff::row(measure.as_ref().map(MeasureId::as_str), change));
            row
        };
        let unread = |unread: &Unread| {
            let mut row = self.by.cells();
            let said = format!("line {}: {}", unread.line, unread.message);
            row.extend([
                Datum::Empty,
                "unreadable".into(),
                "path".into(),
                unread.path.as_str().into(),
                said.into(),
            ]);
            row
        };
        self.changes.iter().map(row).chain(self.unread.iter().map(unread)).collect()
    }
}
