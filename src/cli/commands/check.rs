//! `plan check`.

use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufWriter, Write};
use std::mem::ManuallyDrop;

use chrono::NaiveDate;
use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCandidates;

use crate::answers::parts::change_summary;
use crate::check::{self, Base, Options};
use crate::cli::args::{any_day, one_of};
use crate::cli::base_plan::{ListedBase, ReadBase};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::fix::apply_fixes;
use crate::cli::levels::{LevelArgs, rule};
use crate::cli::open_plan::{read_staged, read_with_sources};
use crate::cli::session::Session;
use crate::cli::shell_completion;
use crate::diagnostic::{Findings, Group, Rule, Severity};
use crate::labels::{Language, rule_line};
use crate::load::Loaded;
use crate::model::Plan;
use crate::parallel;
use crate::render::findings::{self, Format, Report};
use crate::render::{Envelope, OutputOptions};
use crate::source::GitError;

/// Find every problem in every file of the plan, in one run
///
/// Exits with 1 if there is an error, or a warning under --deny warnings.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan check
  plan check --deny warnings
  plan check --against origin/main --new-only
  plan check --staged
  plan check --group monitorability --allow no-target
  plan check --only deadline-outside-period --format short
  plan check --explain personal-data
  plan check --fix
  plan check --format sarif > plan.sarif")]
pub struct Args {
    /// Output format: for people, a line for each finding, for programs, annotations of GitHub, code quality of GitLab,
    /// SARIF for code scanning, JUnit's XML, or a summary in Markdown [default: human; on GitHub Actions, github]
    #[arg(long, value_name = "FORMAT", value_parser = one_of(Format::WORDS))]
    format: Option<Format>,

    /// Day to check for [default: today; with --at, the day of that version]
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    as_of: Option<NaiveDate>,

    /// Commit to check, or day [default: the files as they are]
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    at: Option<String>,

    /// Check what is staged for the next commit instead of the files
    #[arg(long, conflicts_with_all = ["at", "fix"])]
    staged: bool,

    /// Also judge the change: everything since the files branched off from this branch, tag or commit
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    against: Option<String>,

    /// Leave out findings that were there before the change
    #[arg(long, requires = "against")]
    new_only: bool,

    /// Correct what can be corrected safely, such as a misspelt key; list the corrections, and check again
    #[arg(long)]
    fix: bool,

    /// Show accepted findings in full, with the reasons given in the files
    #[arg(long)]
    accepted: bool,

    #[command(flatten)]
    levels: LevelArgs,

    /// Show only what this rule finds, and judge by that alone; may be given several times
    #[arg(long, value_name = "RULE", value_parser = rule, add = ArgValueCandidates::new(shell_completion::rules))]
    only: Vec<&'static Rule>,

    /// Also apply an optional group of rules
    #[arg(long, value_name = "GROUP", value_parser = one_of(Group::WORDS))]
    group: Vec<Group>,

    /// Explain a rule: what it finds, why it matters, what to do; nothing is checked
    #[arg(long, value_name = "RULE", value_parser = rule, add = ArgValueCandidates::new(shell_completion::rules))]
    explain: Option<&'static Rule>,
}

/// Where none is asked for: on GitHub Actions the one it shows beside the lines, else the one for people.
fn format_of_this_place() -> Format {
    let on_github = std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
    if on_github { Format::Github } else { Format::Human }
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    if let Some(rule) = args.explain {
        explain(rule, session.language())?;
        return Ok(Exit::Success);
    }
    let day = session.day(args.as_of, args.at.as_deref())?;
    let options = args.options(day);
    if args.fix {
        apply_fixes(session, &options)?;
    }
    let ((loaded, revision), base) = read_both(args, session)?;
    // Never taken apart: the process ends with the answer.
    let loaded = &ManuallyDrop::new(loaded);
    let base = base.as_ref().map(|base| base.compared_with(loaded));
    let format = args.format.unwrap_or_else(format_of_this_place);
    let mut found = args.find(loaded, base.as_ref(), &options);
    let summary = base.as_ref().filter(|_| format == Format::Markdown);
    let summary = summary.map(|base| change_summary::of_change(base, loaded, Language::English));
    let files = base.as_ref().and_then(Base::files).unwrap_or(&loaded.files);
    let shown = check::conceal_paths(files, &mut found);
    let report = Report {
        files: shown.as_ref().unwrap_or(files),
        findings: &found,
        envelope: Envelope {
            command: "check",
            plan: loaded.plan.as_ref().and_then(Plan::known_title),
            as_of: Some(day),
            revision: revision.as_deref(),
            left_out: None,
        },
        accepted: args.accepted,
        screen: OutputOptions { language: session.language(), ..session.screen() },
        change: summary.as_ref(),
        secret: &secret(),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    findings::write(&mut out, format, &report)?;
    out.flush()?;
    let denied = args.levels.deny_warnings() && found.count(Severity::Warning) > 0;
    Ok(Exit::findings_if(found.count(Severity::Error) > 0 || denied))
}

/// A plan as it was read, with the full id of its commit where it is not that of the files.
type ReadPlan = (Loaded, Option<String>);

/// Reads the plan that is checked and, while that takes its time, finds the one that it is compared with.
fn read_both(args: &Args, session: &Session) -> Result<(ReadPlan, Option<ReadBase>), Failure> {
    let at = args.at.as_deref();
    let against = args.against.as_deref().filter(|against| !args.is_first_commit(session, against));
    let repository = against.map(|_| session.repository());
    let (read, listed) = match (against, &repository) {
        (Some(against), Some(Ok(repository))) => {
            let list = || ListedBase::find(repository, at, against);
            let (read, listed) = parallel::join(|| args.read(session), list);
            (read, Some(listed))
        }
        _ => (args.read(session), None),
    };
    let (loaded, revision) = read?;
    let repository = repository.transpose()?;
    let Some((mut listed, repository)) = listed.transpose()?.zip(repository) else {
        return Ok(((loaded, revision), None));
    };
    if listed.listing.is_none() {
        listed.look_elsewhere(repository, &loaded, at)?;
    }
    let base = listed.read(repository, &loaded, args.new_only)?;
    Ok(((loaded, revision), Some(base)))
}

impl Args {
    /// What is found by the rules that were asked for.
    fn find(&self, loaded: &Loaded, base: Option<&Base<'_>>, options: &Options) -> Findings {
        let mut found = check::check(loaded, base, options);
        if !self.only.is_empty() {
            found.keep_only(|rule| self.only.iter().any(|only| only.id == rule.id));
        }
        found
    }

    /// The plan that is checked.
    fn read(&self, session: &Session) -> Result<ReadPlan, Failure> {
        if self.staged {
            return Ok((read_staged(session)?, None));
        }
        read_with_sources(session, self.at.as_deref())
    }

    /// Whether what is staged is to be compared with HEAD, and becomes the first commit: then there is no change.
    fn is_first_commit(&self, session: &Session, against: &str) -> bool {
        let head = || session.repository().map(|repository| repository.commit(against));
        self.staged && against == "HEAD" && matches!(head(), Ok(Err(GitError::UnknownRevision { .. })))
    }

    fn options(&self, day: NaiveDate) -> Options {
        // A rule that is asked for by its name applies, whatever its group.
        let groups = self.group.iter().copied().chain(self.only.iter().map(|rule| rule.group)).collect();
        Options { day, groups, levels: self.levels.asked(), new_only: self.new_only }
    }
}

/// Prints the documentation of a rule, which is in English, and in Hungarian one line on what the rule finds.
fn explain(rule: &Rule, language: Language) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "# {} ({})\n", rule.id, rule.severity.name())?;
    if let Some(line) = rule_line(rule.id, language) {
        writeln!(out, "{line}\n")?;
    }
    writeln!(out, "{}\n\n{}", sentence(rule.summary), rule.docs.trim_end())?;
    out.flush()
}

/// "a file that is not UTF-8" as a sentence.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

/// A word that no plan can hold: the system's randomness, which the standard library draws for its hash tables.
fn secret() -> String {
    let word = || RandomState::new().hash_one(std::process::id());
    format!("plan-{:016x}{:016x}", word(), word())
}
