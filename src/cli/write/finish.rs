//! The end of a command that writes: the change is checked, described in words, and written or shown.

use std::collections::HashSet;
use std::mem::ManuallyDrop;

use clap::Args;

use super::commit::CommitArgs;
use super::files;
use super::prompt::Prompt;
use super::target;
use crate::answers::parts::change_summary;
use crate::check::{Base, Options, check, conceal_path, conceal_paths, rules};
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say, warn};
use crate::cli::session::Session;
use crate::diagnostic::{Diagnostic, Severity};
use crate::edit::{ChangeSet, TomlValue};
use crate::history::{Comparison, PlanVersion, compare};
use crate::labels::{
    FailureText, Language, RefusalText, RunText, UsageText, WritingText, rule_advice, rule_request,
};
use crate::load::{Known, Loaded, load_version, load_with_sources};
use crate::model::{BodyId, CalendarPeriod, Measure, Plan};
use crate::render::escape::one_line;
use crate::source::{Overlay, PathOrder, WorkingTree};

/// How the answers are got, and what becomes of the change that they make.
#[derive(Debug, Args)]
pub struct InputArgs {
    #[command(flatten)]
    pub write: WriteArgs,

    /// Ask nothing: what is missing is an error
    #[arg(long)]
    pub no_input: bool,

    /// Write the answers in your editor, the questions as comments beside what is known
    #[arg(long, conflicts_with = "no_input")]
    pub edit: bool,
}

/// What becomes of the change.
#[derive(Debug, Args)]
pub struct WriteArgs {
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    pub commit: CommitArgs,
}

/// What became of a change.
#[derive(Debug)]
pub enum Outcome {
    /// It is written, or shown, or the plan said it already.
    Done,
    /// Nothing is written: what the rules find in it, a line each, or none where the person who was asked said no. It has been
    /// said.
    Refused(Vec<String>),
}

impl Outcome {
    /// How the run ends.
    pub const fn exit(&self) -> Exit {
        match self {
            Outcome::Done => Exit::Success,
            Outcome::Refused(_) => Exit::Findings,
        }
    }
}

/// What came of answers that a person typed: where nothing is written, they are said again as options.
pub fn kept(prompt: &Prompt, done: Result<Outcome, Failure>) -> Result<Outcome, Failure> {
    let Some(typed) = prompt.typed() else { return done };
    let typed = UsageText::typed(typed);
    match &done {
        Ok(Outcome::Done) => {}
        Ok(Outcome::Refused(_)) => say(typed.in_language(prompt.language())),
        Err(_) => return done.map_err(|why| why.help(typed)),
    }
    done
}

/// Writes a change that no rule has an error in, or shows it; says in words what it does. With an error nothing is
/// written. `read`: the files that the change was made from. `subject`: the first line of a commit of it. `prompt`: the
/// dialogue before it; where that asked anything, the change is shown, and only written if the answer is yes.
///
/// # Errors
/// When the files cannot be read, written or committed, or the terminal ends before the answer.
pub fn finish(
    (session, tree, read): (&Session, &WorkingTree, &Loaded),
    changes: &ChangeSet,
    write: &WriteArgs,
    subject: &str,
    prompt: Option<&Prompt>,
) -> Result<Outcome, Failure> {
    let language = session.language();
    if changes.is_empty() {
        say_already(language, write.commit.is_wanted());
        return Ok(Outcome::Done);
    }
    let now = (!write.dry_run).then(|| read_again(tree, read)).flatten();
    let before = now.as_deref().unwrap_or(read);
    if let Some(path) = files::changed_meanwhile(changes, before) {
        return Err(Failure::cannot_run(RefusalText::changed_meanwhile(conceal_path(path)))
            .help(RefusalText::ReadAgain));
    }
    let texts = changes.texts().map(|(path, _, new)| (path, new));
    let overlay = Overlay::new(tree, &tree.path(""), texts).over_known();
    // Never freed: the process ends soon after.
    let after = ManuallyDrop::new(target::shown(load_version(&overlay, &Known::new(before), true)));
    let in_the_way = unread(changes, before, language);
    if !in_the_way.is_empty() {
        in_the_way.iter().for_each(|line| say(line));
        return Ok(refused(in_the_way, language));
    }
    let plans = before.plan.as_ref().zip(after.plan.as_ref());
    let compared = plans.map(|plans| compared(plans, before, &after));
    let told = |language| match &compared {
        Some((is, comparison)) => changes_in_words(comparison, is, language),
        None => Vec::new(),
    };
    let (lines, has_errors) = found(session, before, &after);
    // Printed only after the files are written: until then, another run can prevent it.
    let tell = || {
        told(language).iter().for_each(|line| say(line));
        if let Some((was, is)) = plans {
            let others = files::other_statuses(was, is, session.today, language);
            others.iter().for_each(|line| warn(line, language));
        }
        lines.iter().for_each(|line| say(line));
    };
    if has_errors {
        tell();
        return Ok(refused(lines, language));
    }
    if write.dry_run {
        tell();
        return files::show(changes).map(|()| Outcome::Done);
    }
    let message = [subject, "", &told(Language::English).join("\n")].join("\n");
    let Some(is_told) = confirmed(prompt, &tell)? else { return Ok(refused(Vec::new(), language)) };
    write.commit.write((session, tree), changes, message, || {
        if !is_told {
            tell()
        }
    })?;
    Ok(Outcome::Done)
}

/// The files as they are now, where any has changed since it was read: a person may have taken long to answer.
fn read_again(tree: &WorkingTree, read: &Loaded) -> Option<ManuallyDrop<Loaded>> {
    (!files::are_as_read(tree, read)).then(|| ManuallyDrop::new(target::shown(load_with_sources(tree))))
}

/// That nothing is written.
fn refused(lines: Vec<String>, language: Language) -> Outcome {
    say(RunText::NothingWritten.in_language(language));
    Outcome::Refused(lines)
}

/// Asks at the end of a dialogue whether to write the change, after printing it with `tell`. Returns whether it was printed;
/// `None`: the answer is no.
fn confirmed(prompt: Option<&Prompt>, tell: &dyn Fn()) -> Result<Option<bool>, Failure> {
    let Some(prompt) = prompt.filter(|prompt| prompt.has_asked()) else { return Ok(Some(false)) };
    tell();
    Ok(prompt.is_confirmed()?.then_some(true))
}

/// Says that there is nothing to write, and so, where a commit was asked for, none.
pub fn say_already(language: Language, is_commit_wanted: bool) {
    say(RunText::SaidAlready.in_language(language));
    if is_commit_wanted {
        say(RunText::NothingToCommit.in_language(language));
    }
}

/// Says of a deadline that is neither a day nor a period that its words are kept: nothing is ever late by them.
pub fn tell_of_words(deadline: &TomlValue, language: Language) {
    let TomlValue::Text(words) = deadline else { return };
    if words.contains(char::is_alphanumeric) && words.parse::<CalendarPeriod>().is_err() {
        warn(&WritingText::deadline_in_words(language, words), language);
    }
}

/// The files to be changed that cannot be read in full as they are: what is added to them would not be compared, and so
/// not be checked.
fn unread(changes: &ChangeSet, before: &Loaded, language: Language) -> Vec<String> {
    let incomplete = before.incomplete_files();
    let paths = incomplete.iter().map(|file| before.files[*file].path.as_str());
    let changed: Vec<&str> =
        paths.filter(|path| changes.texts().any(|(changed, ..)| changed == *path)).collect();
    let said = |path: &&str| {
        let why = FailureText::cannot_add_to(conceal_path(path));
        let what = FailureText::CheckThenCorrect.in_language(language);
        [
            format!("{}: {}", RunText::Error.in_language(language), why.in_language(language)),
            help(what, language),
        ]
    };
    changed.iter().flat_map(said).collect()
}

/// The plan after a change, and the comparison with the plan before it.
fn compared<'p>(
    (was, is): (&'p Plan, &'p Plan),
    before: &'p Loaded,
    after: &'p Loaded,
) -> (&'p Plan, Comparison<'p>) {
    let was = PlanVersion { plan: was, files: &before.files };
    (is, compare(was, PlanVersion { plan: is, files: &after.files }))
}

/// The changes in sentences, as `diff` prints them; `is`: the plan after them.
fn changes_in_words(comparison: &Comparison<'_>, is: &Plan, language: Language) -> Vec<String> {
    let said = |change: &_, measure| change_summary::describe(change, Some((is, measure)), language);
    let own = comparison.plan.iter().map(|change| one_line(&said(change, None)));
    let measures = comparison.measures.iter().flat_map(|changed| {
        changed
            .changes
            .iter()
            .map(|change| one_line(&format!("{}: {}", changed.id, said(change, changed.after))))
    });
    own.chain(measures).collect()
}

/// A line that says what to do.
fn help(what: &str, language: Language) -> String {
    format!("  {}: {what}", RunText::Help.in_language(language))
}

/// What the rules find in the change, a line each, and whether any of it is an error. The words of a rule are English;
/// those that a form can break have a line in Hungarian.
fn found(session: &Session, before: &Loaded, after: &Loaded) -> (Vec<String>, bool) {
    let base = Base::new(String::new(), Some(before), after);
    let options = Options { new_only: true, ..Options::on(session.today) };
    let mut found = check(after, Some(&base), &options);
    // `after.files` has all files: the known ones, and after them the changed ones.
    conceal_paths(&after.files, &mut found);
    // Findings come in the order of file ids, and changed files have the last ones: sort by path instead.
    found.open.sort_by(|one, other| {
        let place = |finding: &Diagnostic| PathOrder(&after.files[finding.primary.file].path);
        place(one).cmp(&place(other))
    });
    let language = session.language();
    let mut lines = Vec::new();
    for finding in found.open.iter().filter(|finding| finding.severity != Severity::Info) {
        let severity = RunText::of_severity(finding.severity);
        let said = format!("{}: {} ({})", severity.in_language(language), finding.message, finding.rule.id);
        if lines.contains(&said) {
            continue;
        }
        lines.push(said);
        lines.extend(what_to_do(finding, language).map(|what| help(&what, language)));
        let measure = finding.measure.as_ref().zip(after.plan.as_ref());
        let measure = measure.and_then(|(id, plan)| Some((plan, plan.measure(id)?)));
        if let Some((plan, measure)) =
            measure.filter(|_| finding.rule.id == rules::report_by_uninvolved_body::RULE.id)
        {
            let who = RunText::who_may_report(&measure.id, who_may_report(plan, measure, language));
            lines.push(help(who.in_language(language), language));
        }
    }
    (lines, found.count(Severity::Error) > 0)
}

/// What to do about a finding. The helps of the rules speak of the files, which who reports need not know.
fn what_to_do(finding: &Diagnostic, language: Language) -> Option<String> {
    let rule = finding.rule.id;
    let speaks_of_files = |help: &str| help.contains("[[") || help.contains(" = ") || help.contains("[...]");
    if let Some(asked) = rule_request(rule, language) {
        return Some(asked.to_owned());
    }
    match (rule_advice(rule), &finding.help) {
        (Some(advice), _) => Some(advice.by_options.to_owned()),
        (None, Some(help)) if speaks_of_files(help) => Some(WritingText::explained(language, rule)),
        (None, help) => help.clone(),
    }
}

/// Those who are named, who took over from one of them, and who belongs to one.
fn who_may_report(plan: &Plan, measure: &Measure, language: Language) -> String {
    let named = || plan.accountable(measure, None).iter().chain(&measure.partners).copied();
    let mut bodies: Vec<BodyId> = named().collect();
    bodies.extend(named().filter_map(|body| plan.register.successor(body, &measure.id)));
    bodies.extend(measure.milestones.iter().flat_map(|milestone| milestone.responsible.iter().copied()));
    let is_member = |body: &BodyId| named().any(|group| plan.register[*body].member_of.contains(&group));
    bodies.extend(plan.register.bodies().map(|(body, _)| body).filter(is_member));
    let mut known = HashSet::new();
    bodies.retain(|body| known.insert(*body));
    language.bodies(plan, &bodies)
}
