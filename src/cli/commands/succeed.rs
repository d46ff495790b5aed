//! `plan succeed`.

use std::collections::{BTreeSet, HashSet};
use std::io::{self, Write};
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args as ClapArgs;

use crate::check::{Options, check, conceal_path};
use crate::cli::args::{any_day, one_of};
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say};
use crate::cli::session::Session;
use crate::cli::value_parsers::{filled, in_a_row};
use crate::cli::write::target;
use crate::diagnostic::{Findings, Severity};
use crate::edit::{EditError, KeptFields, Successor};
use crate::labels::{FailureText, Language, Noun, RunText, Sentence, UsageText};
use crate::load::{Loaded, load};
use crate::model::{Measure, MeasureKind, Plan};
use crate::query::carried_on::{CarriedMeasure, CarriedOn, carried_on, day_of};
use crate::schema::{BODIES_FILE, PLAN_FILE};
use crate::source::{Memory, NewPlanFolder, WorkingTree};

/// Begin the plan that follows this one, with what it carries on
///
/// The new folder has the register of bodies, sections, sources and coordination of this plan, and its unfinished
/// measures with their published words. Deadlines and funding are set by the next act: what they were stands in comments.
/// The plan here is not changed.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan succeed plan-2024 --title \"Action Plan 2024-2025\" --start 2024-01-01 --end 2025-12-31
  plan succeed plan-2024 --carry all --dry-run
  plan -C plan-2022 succeed plan-2024 --carry none

`plan help closing` says what is carried over, and what to fill in.")]
pub struct Args {
    /// The folder to make, with those that lead to it
    #[arg(value_name = "NEWDIR", value_hint = clap::ValueHint::DirPath)]
    folder: PathBuf,

    /// Which measures it carries on: those neither completed nor withdrawn when the plan was closed, or by today
    #[arg(long, value_name = "WHICH", default_value = "unfinished", value_parser = one_of(CarriedOn::WORDS))]
    carry: CarriedOn,

    /// Title of the new plan [default: to be filled in]
    #[arg(long, value_name = "TITLE", value_parser = in_a_row)]
    title: Option<String>,

    /// First day of its period [default: to be filled in]
    #[arg(long, value_name = "DAY", value_parser = any_day, requires = "end")]
    start: Option<NaiveDate>,

    /// Last day of its period
    #[arg(long, value_name = "DAY", value_parser = any_day, requires = "start")]
    end: Option<NaiveDate>,

    /// The words that stand in the place of deadlines and funding until the act sets them
    #[arg(long, value_name = "WORDS", default_value = "not yet set", value_parser = filled)]
    unset: String,

    /// List what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let (tree, loaded) = target::read(session)?;
    let plan = target::plan_of(&loaded)?;
    if let Some(broken) = loaded.broken.first() {
        let path = &loaded.files[broken.file].path;
        return Err(Failure::cannot_run(FailureText::cannot_carry(conceal_path(path)))
            .help(FailureText::CheckSaysWhere));
    }
    let place = place(args)?;
    let successor = successor(args, plan, place.way_to(&tree))?;
    let day = day_of(plan, session.today);
    let next = Next {
        tree: &tree,
        loaded: &loaded,
        plan,
        successor: &successor,
        carried: carried_on(plan, args.carry, day),
    };
    let files = next.without_errors(session.today)?;
    let language = session.language();
    tell(&next, day, language);
    let errors = errors(&files, session.today, language);
    if !errors.is_empty() {
        errors.iter().for_each(|error| say(error));
        say(RunText::NothingWritten.in_language(language));
        return Ok(Exit::Findings);
    }
    if args.dry_run {
        let mut out = io::stdout().lock();
        for (name, _) in &files {
            writeln!(out, "{}/{}", place.path(), conceal_path(name))?;
        }
        return Ok(Exit::Success);
    }
    let named: Vec<(&str, String)> = files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    place.create(&named, &[])?;
    let count = Noun::File.count(files.len(), language);
    say(RunText::wrote_into(count, place.path()).in_language(language));
    Ok(Exit::Success)
}

/// Where the new plan goes: to a folder that is not there, or is empty.
fn place(args: &Args) -> Result<NewPlanFolder, Failure> {
    NewPlanFolder::at(&args.folder).map_err(|why| match Failure::from(why) {
        taken if taken.is_usage() => taken.help(FailureText::FreeFolder),
        failure => failure,
    })
}

fn successor(args: &Args, plan: &Plan, path: Option<String>) -> Result<Successor, Failure> {
    let period = args.start.zip(args.end);
    if let Some((start, end)) = period.filter(|(start, end)| end < start) {
        let before = |language: Language| UsageText::ends_before(language.day(end), language.day(start));
        return Err(Failure::usage(Sentence::each(before)).help(UsageText::CorrectPeriod));
    }
    Ok(Successor {
        title: args.title.clone(),
        period,
        before: plan.title.to_string(),
        path,
        unset: args.unset.clone(),
    })
}

/// The plan that is to be written.
struct Next<'a> {
    tree: &'a WorkingTree,
    loaded: &'a Loaded,
    plan: &'a Plan,
    successor: &'a Successor,
    carried: Vec<CarriedMeasure<'a>>,
}

/// Each file by its path inside the new folder.
type NewFiles = Vec<(String, String)>;

impl Next<'_> {
    /// Its files. A finding that the plan before accepted stays so only where it is found here as well.
    fn without_errors(&self, today: NaiveDate) -> Result<NewFiles, Failure> {
        let files = self.files(&BTreeSet::new())?;
        let found = found(&files, today);
        let of_measure = found
            .open
            .iter()
            .filter_map(|finding| Some((finding.measure.as_ref()?.to_string(), finding.rule.id)));
        let found: BTreeSet<(String, &str)> = of_measure.collect();
        if found.is_empty() { Ok(files) } else { self.files(&found) }
    }

    fn files(&self, found: &BTreeSet<(String, &'static str)>) -> Result<NewFiles, Failure> {
        let own = &self.loaded.files[self.plan.file];
        let failed = |path: &str| {
            let path = conceal_path(path).into_owned();
            move |why: EditError| {
                Failure::cannot_run(Sentence::plain(format!("{path}: {why}"))).help(FailureText::CheckSays)
            }
        };
        let dropped = self.dropped_sections();
        let text = self.successor.plan_file(&own.text, &dropped).map_err(failed(&own.path))?;
        let mut files = vec![(PLAN_FILE.to_owned(), text)];
        let register = self.tree.path(BODIES_FILE);
        if let Some(file) = self.loaded.files.iter().find(|file| file.path == register) {
            let is_section = |id: &str| self.plan.sections.find(id).is_some() && !dropped.contains(id);
            let is_there = |id: &str| is_section(id) || self.is_carried(id);
            let text = self.successor.bodies_file(&file.text, is_there).map_err(failed(&file.path))?;
            files.push((BODIES_FILE.to_owned(), text));
        }
        for CarriedMeasure { measure, milestones } in &self.carried {
            let file = &self.loaded.files[measure.file];
            let allows = found.iter().filter(|(id, _)| id == measure.id.as_str());
            let kept = KeptFields {
                parent: measure.parent.as_ref().is_some_and(|parent| self.is_carried(parent.as_str())),
                milestones: milestones.clone(),
                allows: allows.map(|(_, rule)| (*rule).to_owned()).collect(),
            };
            let text = self
                .successor
                .measure_file(&file.text, measure.id.as_str(), &kept)
                .map_err(failed(&file.path))?;
            let inside = file.path.strip_prefix(&self.tree.path("")).unwrap_or(&file.path);
            files.push((inside.to_owned(), text));
        }
        Ok(files)
    }

    fn is_carried(&self, id: &str) -> bool {
        self.carried.iter().any(|carried| carried.measure.id.as_str() == id)
    }

    /// The sections of the new plan in which no measure is, neither in them nor below, though there was one before.
    fn empty_sections(&self) -> Vec<&str> {
        let sections = &self.plan.sections;
        let with_measures = |is_counted: &dyn Fn(&Measure) -> bool| {
            let counted = self.plan.measures.iter().filter(|measure| is_counted(measure));
            let own = counted.filter_map(|measure| measure.section);
            own.flat_map(|own| {
                let above = sections[own].key.ancestors().filter_map(|key| sections.find(key));
                above.chain([own])
            })
            .collect::<HashSet<_>>()
        };
        let had = with_measures(&|measure| measure.kind == MeasureKind::Measure);
        let have = with_measures(&|measure| self.is_carried(measure.id.as_str()));
        let empty = sections.iter().filter(|(id, _)| had.contains(id) && !have.contains(id));
        empty.map(|(_, section)| section.key.as_str()).collect()
    }

    /// The sections that hold points of the decision and nothing else.
    fn dropped_sections(&self) -> HashSet<&str> {
        let of_kind = |kind| {
            let measures = self.plan.measures.iter().filter(move |measure| measure.kind == kind);
            measures.filter_map(|measure| self.plan.section_key(measure)).collect::<HashSet<_>>()
        };
        let (points, measures) = (of_kind(MeasureKind::Point), of_kind(MeasureKind::Measure));
        points.difference(&measures).copied().collect()
    }
}

fn found(files: &NewFiles, today: NaiveDate) -> Findings {
    let loaded = load(&Memory::new(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))));
    check(&loaded, None, &Options::on(today))
}

/// What would be wrong with the new plan.
fn errors(files: &NewFiles, today: NaiveDate, language: Language) -> Vec<String> {
    let word = RunText::Error.in_language(language);
    let found = found(files, today);
    let errors = found.open.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|error| format!("{word}: {} ({})", error.message, error.rule.id)).collect()
}

/// Says what is carried on, what not, and what to fill in.
fn tell(next: &Next<'_>, day: NaiveDate, language: Language) {
    let said = |sentence: Sentence| say(sentence.in_language(language));
    let (plan, successor) = (next.plan, next.successor);
    let all = plan.measures.iter().filter(|measure| measure.kind == MeasureKind::Measure).count();
    let points = plan.measures.len() - all;
    let ids: Vec<&str> = next.carried.iter().map(|carried| carried.measure.id.as_str()).collect();
    let count = Noun::Measure.count(all, language);
    said(match ids.is_empty() {
        true => RunText::carries_none(count, &plan.title),
        false => RunText::carries(ids.len(), count, &plan.title, language.day(day), ids.join(", ")),
    });
    if points > 0 {
        said(RunText::points_left(Noun::Point.count(points, language)));
    }
    let empty = next.empty_sections();
    if !ids.is_empty() && !empty.is_empty() {
        said(RunText::empty_sections(empty.join(", ")));
    }
    match &successor.path {
        None => said(RunText::NamedByTitle.into()),
        Some(path) if path.starts_with("../../") => {
            said(RunText::NotFoundThere.into());
        }
        Some(_) => {}
    }
    let mut open = Vec::new();
    open.extend(successor.title.is_none().then_some(RunText::TheTitle));
    open.extend(successor.period.is_none().then_some(RunText::ThePeriod));
    open.push(RunText::DecisionAndAdopted);
    let open: Vec<&str> = open.into_iter().map(|what| what.in_language(language)).collect();
    said(RunText::to_fill_in(open.join(", ")));
    if !ids.is_empty() {
        said(RunText::not_set(&successor.unset));
    }
}
