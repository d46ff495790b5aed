//! `plan collect`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use crate::answers::collect::CollectAnswer;
use crate::check::shown_files;
use crate::cli::args::Output;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::open_plan::refuse_unknown_cycle;
use crate::cli::print::{can_print, print};
use crate::cli::session::Session;
use crate::cli::write::commit::CommitArgs;
use crate::edit::ChangeSet;
use crate::import::Refusal;
use crate::import::form::collect::collect;
use crate::import::form::collected::{Collected, Outcome};
use crate::import::form::judge::judge;
use crate::import::form::returned::Returned;
use crate::import::sheet;
use crate::labels::{FailureText, FormReason, Sentence, UsageText, english};
use crate::load::{Known, Loaded, load_version, load_with_sources};
use crate::model::{BodyId, CalendarPeriod, Plan};
use crate::render::Envelope;
use crate::source::Overlay;

/// Most bytes of a form that came back: one that goes out has some ten thousand.
const MOST: u64 = 16 << 20;

/// Bring what forms say that came back into the plan
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan collect justice.xlsx
  plan collect returns/*.xlsx --write

Without --write nothing is written. `plan help forms` says more.")]
pub struct Args {
    /// The forms, filled in: .xlsx, .ods or .csv
    #[arg(value_name = "FILE", required = true, value_hint = clap::ValueHint::FilePath)]
    files: Vec<PathBuf>,

    /// Write what is taken
    #[arg(long)]
    write: bool,

    /// Encoding of CSV files that are not in UTF-8: windows-1250
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,

    #[command(flatten)]
    output: Output,

    #[command(flatten)]
    commit: CommitArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    if args.commit.is_wanted() && !args.write {
        return Err(Failure::usage(UsageText::NothingWrittenNoCommit).help(UsageText::AddWrite));
    }
    args.commit.check(session)?;
    let tree = session.working_tree()?;
    let loaded = load_with_sources(&tree);
    loaded.plan.iter().try_for_each(refuse_unknown_cycle)?;
    let Some(plan) = loaded.plan.as_ref().filter(|_| loaded.is_whole()) else {
        return Err(Failure::cannot_run(FailureText::FilesUnread).help(FailureText::CheckThenCorrect));
    };
    session.note_languages(plan);
    let (mut names, mut forms, mut refused_files) = (Vec::new(), Vec::new(), Vec::new());
    for (path, name) in args.files.iter().zip(shown_files(&args.files)) {
        match read(path, args.encoding.as_deref(), (&loaded, plan)) {
            Ok(form) => {
                names.push(name);
                forms.push(form);
            }
            Err(why) => refused_files.push((name, whole(&why))),
        }
    }
    judge(&tree, (&loaded, plan), &mut forms, session.today)?;
    let mut changes = ChangeSet::default();
    for form in &forms {
        form.add_to(&mut changes, (&loaded, plan), &|_| true)?;
    }
    let after = (!changes.is_empty()).then(|| {
        let texts = changes.texts().map(|(path, _, new)| (path, new));
        let overlay = Overlay::new(&tree, &tree.path(""), texts).over_known();
        load_version(&overlay, &Known::new(&loaded), true)
    });
    let answer = CollectAnswer {
        plan,
        forms: names.into_iter().zip(&forms).collect(),
        refused_files,
        is_written: args.write,
        after: after.as_ref().and_then(|after| Some((after.plan.as_ref()?, session.today))),
    };
    can_print(&args.output, &answer)?;
    if args.write {
        args.commit.write((session, &tree), &changes, message(plan, &forms), || {})?;
    }
    let title = plan.known_title();
    let envelope = Envelope { command: "collect", plan: title, ..Envelope::default() };
    print(session, &args.output, envelope, &answer)?;
    Ok(Exit::findings_if(answer.has_findings()))
}

/// What a commit says of forms: who reports for when, and on what.
fn message(plan: &Plan, forms: &[Collected]) -> String {
    let mut by: BTreeMap<(BodyId, Option<CalendarPeriod>), Vec<&str>> = BTreeMap::new();
    for form in forms {
        let taken = form.rows.iter().filter(|row| matches!(row.outcome, Outcome::Taken(_)));
        let taken: Vec<&str> = taken.map(|row| row.key.as_str()).collect();
        if !taken.is_empty() {
            by.entry((form.body, form.period)).or_default().extend(taken);
        }
    }
    let of =
        |period: Option<CalendarPeriod>| period.map(|period| format!(" for {period}")).unwrap_or_default();
    let line = |(&(body, period), rows): (&(BodyId, _), &Vec<&str>)| {
        format!("{} reports{} on {}", plan.register.name(body), of(period), rows.join(", "))
    };
    let lines: Vec<String> = by.iter().map(line).collect();
    match &lines[..] {
        [only] => only.clone(),
        _ => {
            format!(
                "{} report by form\n\n{}",
                english::count(lines.len(), "body", "bodies"),
                lines.join("\n")
            )
        }
    }
}

/// Why a file is refused, and what to do.
fn whole(why: &Refusal) -> Sentence {
    Sentence::of(|language| {
        let help: Vec<&str> = why.help.iter().map(|help| help.in_language(language)).collect();
        FormReason::file(language, why.message.in_language(language), help.join("; "))
    })
}

fn read(path: &Path, encoding: Option<&str>, plan: (&Loaded, &Plan)) -> Result<Collected, Refusal> {
    let returned = Returned::of(sheet::read_every(path, encoding, MOST)?)?;
    collect(plan, &returned)
}
