//! `plan site`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args as ClapArgs;

use crate::cli::args::{any_day, base_url, one_of};
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say, warn};
use crate::cli::progress::progress;
use crate::cli::session::Session;
use crate::cli::site_content::gather;
use crate::labels::{FailureText, Language, Noun, RefusalText, RunText};
use crate::parallel;
use crate::site::{self, Settings, Site};
use crate::source::{GitError, OutputError};

/// Write the plan as a web site: plain files, in Hungarian and English
///
/// Shows what is committed, as of the day of the commit: the same commit gives the same bytes. Findings show on the site.
/// A folder that is there already is replaced if it holds a site that this command wrote, and left alone otherwise.
/// What else stands at its top, such as `CNAME` or `.git`, stays.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan site public
  plan site public --lang hu,en --base-url https://plan.example.org
  plan site public --at v2023.1
  plan site public --as-of 2023-12-31

`plan help web` says what the pages show, and how to publish them.")]
pub struct Args {
    /// Folder to write; its parents are made
    #[arg(value_name = "OUT", value_hint = clap::ValueHint::DirPath)]
    out: PathBuf,

    /// Languages of the pages, separated by commas
    #[arg(long, value_name = "LANGUAGES", default_value = "hu,en", value_delimiter = ',', value_parser = one_of(Language::WORDS))]
    lang: Vec<Language>,

    /// Commit to show, or day [default: HEAD; outside git, the files as they are]
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    at: Option<String>,

    /// Day to judge on [default: the day of the commit; outside git, today]
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    as_of: Option<NaiveDate>,

    /// Where the site will be published: for permalinks in full, feeds and the site map
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,

    /// Write the site even if some files cannot be read, without what they hold
    #[arg(long)]
    keep_going: bool,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let mut languages: Vec<Language> = Vec::new();
    args.lang.iter().for_each(|language| {
        if !languages.contains(language) {
            languages.push(*language);
        }
    });
    let settings = Settings { languages, base_url: args.base_url.clone(), keep_going: args.keep_going };
    let at = revision(session, args.at.as_deref())?;
    let is_last = args.at.is_none() && at.is_some();
    let language = session.language();
    // What the plan's folder has beside its last commit is not on the site: it is looked for while that is read.
    let find_uncommitted = is_last.then(|| session.find_uncommitted()).transpose()?;
    let (content, uncommitted) = parallel::join(
        || gather(session, settings, at.as_deref(), args.as_of),
        || find_uncommitted.map_or(Ok(Vec::new()), |find| find()),
    );
    warn_of_uncommitted(&uncommitted?, language);
    let content = content?;
    let site = Site::new(&content);
    let files =
        site::write(&site, &args.out, progress(500, Noun::File, session.language())).map_err(refused)?;
    let folder = args.out.display();
    say(RunText::wrote_site(files, folder).in_language(session.language()));
    Ok(Exit::Success)
}

/// The commit to show: the one asked for, else the last one; `None` where there is no git, or nothing of the plan in it.
fn revision(session: &Session, at: Option<&str>) -> Result<Option<String>, Failure> {
    if let Some(at) = at {
        return Ok(Some(at.to_owned()));
    }
    let has_plan = match session.last_commit()?.map(|(repository, head)| repository.own_files(&head)) {
        Some(Ok(_)) => true,
        None | Some(Err(GitError::NoPlan { .. })) => false,
        Some(Err(why)) => return Err(why.into()),
    };
    match has_plan {
        true => Ok(Some("HEAD".to_owned())),
        false => {
            let language = session.language();
            warn(RefusalText::SiteWithoutGit.in_language(language), language);
            Ok(None)
        }
    }
}

/// Says what of the plan's folder is not on the site, because no commit holds it.
fn warn_of_uncommitted(paths: &[String], language: Language) {
    const NAMED: usize = 5;
    if !paths.is_empty() {
        let named = language.first(NAMED, paths.iter()).join(", ");
        let note = match paths.len() {
            1 => RefusalText::one_file_differs(named),
            n => RefusalText::files_differ(n, named),
        };
        warn(note.in_language(language), language);
    }
}

fn refused(why: OutputError) -> Failure {
    match &why {
        OutputError::NotOurs(folder) => {
            Failure::cannot_run(RefusalText::no_site(folder.display())).help(RefusalText::SiteFolder)
        }
        OutputError::InsidePlan(folder) => {
            Failure::cannot_run(RefusalText::inside_plan(folder.display())).help(RefusalText::OutsidePlan)
        }
        OutputError::NotAFolder(folder) => {
            Failure::cannot_run(RefusalText::not_a_folder(folder.display())).help(RefusalText::NameFolder)
        }
        OutputError::Io { path, why } => {
            Failure::cannot_run(FailureText::cannot_be_written(path.display(), why))
                .help(RefusalText::WritablePlace)
        }
    }
}
