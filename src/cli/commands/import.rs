//! `plan import`.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use crate::answers::import::{Counts, ImportAnswer};
use crate::check::shown_file;
use crate::cli::args::{Output, PlanFrame};
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say};
use crate::cli::print::{can_print, print};
use crate::cli::session::Session;
use crate::cli::write::prompt::{Prompt, PromptQuestion};
use crate::edit::{ChangeSet, NewPlan};
use crate::import::faults::errors;
use crate::import::field::{Field, OPEN};
use crate::import::judge::refuse_errors;
use crate::import::mapping::{Answer, Ids, Mapping};
use crate::import::prepare::{Import, Request, guess, join_headings, prepare, settle};
use crate::import::{NOTHING, Refusal, read_mapping, sheet};
use crate::labels::{
    FailureText, Language, MappingReason, Noun, PromptText, RefusalText, RowReason, RunText, Sentence,
    SheetReason, UsageText,
};
use crate::load::{Known, Loaded, load, load_version};
use crate::model::{Currency, Plan};
use crate::parallel;
use crate::render::Envelope;
use crate::source::{Memory, NewPlanFolder, Overlay, WorkingTree, new_file};
use crate::text::is_unprintable;

/// Make a plan of a sheet with a row for each measure, or bring in a newer one
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan import measures.xlsx
  plan import measures.xlsx --write --title \"Clean Air Plan 2026-2027\" --start 2026-01-01 --end 2027-12-31 --currency EUR
  plan import newer.ods --mapping measures.mapping.toml --write

The first run guesses what each column holds and writes that to a file beside the sheet; correct it there,
and keep it in git. Without --write nothing else is written. `plan help sheets` says more.")]
pub struct Args {
    /// The sheet: .xlsx, .ods or .csv
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,

    /// What each column holds [default: FILE with the ending .mapping.toml, made where it is not there]
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    mapping: Option<PathBuf>,

    /// Write every good row
    #[arg(long)]
    write: bool,

    /// The sheet of the workbook, by its name [default: the first that holds a table]
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,

    /// Encoding of a CSV file that is not in UTF-8: windows-1250
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,

    /// Ask nothing: what is missing is an error
    #[arg(long)]
    no_input: bool,

    #[command(flatten)]
    new: NewPlanArgs,

    #[command(flatten)]
    output: Output,
}

/// What a plan says of itself that is not there yet.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Options for a plan that is not there yet")]
struct NewPlanArgs {
    /// Title of the plan, as published [default: the words above the table]
    #[arg(long, value_name = "TITLE", value_parser = title)]
    title: Option<String>,

    #[command(flatten)]
    frame: PlanFrame,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        refusal.help.into_iter().fold(Failure::cannot_run(refusal.message), Failure::help)
    }
}

/// The plan that is there, read whole.
struct Existing<'a> {
    tree: &'a WorkingTree,
    loaded: &'a Loaded,
    plan: &'a Plan,
}

impl Existing<'_> {
    /// What an import changes in it.
    fn changes(&self, import: &Import) -> Result<ChangeSet, Refusal> {
        let set = import.change_set(self.plan, &self.loaded.files, &|inside| self.tree.path(inside));
        set.map_err(|(path, why)| {
            let message = Sentence::of(|language| RowReason::cannot_change(language, &path, &why));
            Refusal::new(message, RowReason::CorrectSheet)
        })
    }
}

/// The currency of amounts that name none.
fn currency(mapping: &Mapping, plan: Option<&Plan>, args: &Args) -> Option<Currency> {
    let own = plan.and_then(|plan| plan.currency).or(args.new.frame.currency);
    mapping.currency.as_deref().and_then(Currency::from_code).or(own)
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let mapping_path = args.mapping.clone().unwrap_or_else(|| args.file.with_extension("mapping.toml"));
    let said = read_mapping(&mapping_path, args.mapping.is_some());
    let (read, sheet) = read_plan_and_sheet(args, session, said.as_ref().ok());
    let read = read?;
    let existing =
        read.as_ref().and_then(|(tree, loaded)| Some(Existing { tree, loaded, plan: loaded.plan.as_ref()? }));
    if let Some(existing) = &existing {
        refuse_other_frame(&args.new, existing.plan)?;
    }
    let said = said?;
    // Neither the sheet nor what is read from it is freed: the process ends right after the answer.
    let mut sheet = ManuallyDrop::new(sheet?);
    let is_guessed = said.is_none();
    let mut mapping = mapping_of(args, said, &mut sheet);
    let plan = existing.as_ref().map(|existing| (existing.plan, &existing.loaded.files));
    let currency = currency(&mapping, plan.map(|(plan, _)| plan), args);
    let request = |mapping| Request { sheet: &sheet, mapping, plan, currency };
    let import = match prepare(&request(&mapping)) {
        // Without ids, the columns are known all the same: a person corrects the mapping, and does not write it.
        Err(refusal) if is_guessed && lacks_ids(&mapping) => {
            let numbered = Mapping { ids: Some(Ids::Numbered), ..mapping.clone() };
            let import = prepare(&request(&numbered))?;
            mapping.bodies.extend(open_bodies(&import));
            write_mapping(&mapping_path, (&mapping, session.language()), args, &import)?;
            return Err(Failure::from(refusal).help(MappingReason::written_to(mapping_path.display())));
        }
        prepared => prepared?,
    };
    let mut import = ManuallyDrop::new(import);
    let new = existing.is_none().then(|| new_plan(args, session, &import)).transpose()?;
    hold(session, existing.as_ref(), new.as_ref(), &mut import)?;
    let open = is_guessed.then(|| open_bodies(&import));
    mapping.bodies.extend(open.into_iter().flatten());
    let answer = ImportAnswer {
        import: &import,
        mapping: &mapping,
        mapping_path: shown_file(&mapping_path),
        is_guessed,
        file: shown_file(&args.file),
        sheet: &sheet,
        is_written: args.write,
    };
    can_print(&args.output, &answer)?;
    if is_guessed {
        write_mapping(&mapping_path, (&mapping, session.language()), args, &import)?;
    }
    if args.write {
        write(session, existing.as_ref(), new.as_ref(), &import)?;
    }
    let title = plan.map(|(plan, _)| plan.title.as_str());
    let envelope = Envelope { command: "import", plan: title, ..Envelope::default() };
    print(session, &args.output, envelope, &answer)?;
    Ok(Exit::findings_if(Counts::of(&import).refused > 0))
}

/// The mapping of a sheet, which is guessed where there is none; the sheet is made ready to be read by it.
fn mapping_of(args: &Args, said: Option<Mapping>, sheet: &mut sheet::Sheet) -> Mapping {
    let mapping = match said {
        Some(mapping) => {
            join_headings(sheet, &mapping);
            mapping
        }
        None => Mapping { encoding: args.encoding.clone(), ..guess(sheet) },
    };
    settle(sheet, &mapping);
    mapping
}

/// The plan that is there already, if any.
type ReadPlan = Option<(WorkingTree, ManuallyDrop<Loaded>)>;

/// Reads the plan, and the sheet at the same time. A mapping that cannot be read is refused before the sheet is missed.
fn read_plan_and_sheet(
    args: &Args,
    session: &Session,
    said: Option<&Option<Mapping>>,
) -> (Result<ReadPlan, Failure>, Result<sheet::Sheet, Failure>) {
    parallel::join(|| read_existing(session), || read_sheet(args, said.and_then(Option::as_ref)))
}

/// The sheet that is named, or that the mapping names.
fn read_sheet(args: &Args, said: Option<&Mapping>) -> Result<sheet::Sheet, Failure> {
    let wanted = args.sheet.as_deref().or(said.and_then(|mapping| mapping.sheet.as_deref()));
    let encoding = args.encoding.as_deref().or(said.and_then(|mapping| mapping.encoding.as_deref()));
    Ok(sheet::read(&args.file, wanted, encoding, &|sheet| crate::import::has_headings(sheet))?)
}

/// Whether only the ids of the measures are missing.
fn lacks_ids(mapping: &Mapping) -> bool {
    let has = |field| mapping.columns.iter().any(|column| column.field == field);
    has(Field::Title) && !has(Field::Id)
}

/// The spellings of bodies that a person has to settle.
fn open_bodies(import: &Import) -> impl Iterator<Item = (String, Answer)> {
    import.bodies.questions.keys().map(|spelling| (spelling.clone(), Answer::One(OPEN.to_owned())))
}

/// Refuses what is said of a plan that is there and says otherwise: it would be left out without a word.
fn refuse_other_frame(new: &NewPlanArgs, plan: &Plan) -> Result<(), Failure> {
    let NewPlanArgs { title, frame } = new;
    let period = plan.period.as_ref();
    let is_other = [
        ("--title", title.as_deref().is_some_and(|title| plan.known_title() != Some(title))),
        ("--start", frame.start.is_some_and(|day| period.map(|period| period.start) != Some(day))),
        ("--end", frame.end.is_some_and(|day| period.map(|period| period.end) != Some(day))),
        // Where the plan has none, it is that of the amounts in the sheet.
        ("--currency", frame.currency.is_some_and(|code| plan.currency.is_some_and(|own| own != code))),
    ];
    match is_other.iter().find(|(_, is_other)| *is_other) {
        Some((option, _)) => {
            Err(Failure::usage(UsageText::for_new_plan(option)).help(UsageText::ChangeInPlan))
        }
        None => Ok(()),
    }
}

/// The plan to bring the sheet into; none where there is none yet.
fn read_existing(session: &Session) -> Result<ReadPlan, Failure> {
    if session.no_plan_from().is_some() || session.dir().is_some_and(|dir| !dir.exists()) {
        return Ok(None);
    }
    let tree = session.working_tree()?;
    let loaded = load(&tree);
    match loaded.is_whole() {
        true => Ok(Some((tree, ManuallyDrop::new(loaded)))),
        false => Err(Failure::cannot_run(FailureText::FilesUnread).help(FailureText::CheckThenCorrect)),
    }
}

fn read_mapping(path: &Path, is_named: bool) -> Result<Option<Mapping>, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => read_mapping::parse(&text).map(Some).map_err(|mut refusal| {
            let why = refusal.message.clone();
            refusal.message = Sentence::of(|language| {
                SheetReason::in_file(language, path.display(), why.in_language(language))
            });
            refusal.into()
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let failure = Failure::cannot_run(FailureText::cannot_be_read(path.display(), error));
            Err(if is_named { failure.help(RefusalText::NameMapping) } else { failure })
        }
    }
}

/// Writes a mapping that is not there yet.
fn write_mapping(
    path: &Path,
    (mapping, language): (&Mapping, Language),
    args: &Args,
    import: &Import,
) -> Result<(), Failure> {
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let text = mapping.render(&name, &import.bodies.questions, language);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = new_file(folder).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.persist_noclobber(path).map(drop).map_err(|why| why.error)
    });
    written.map_err(|error| {
        Failure::cannot_run(RefusalText::cannot_write(path.display(), error)).help(RefusalText::OtherMapping)
    })
}

/// Refuses the rows with which the plan would have an error.
fn hold(
    session: &Session,
    existing: Option<&Existing<'_>>,
    new: Option<&NewPlan>,
    import: &mut Import,
) -> Result<(), Failure> {
    // The plan as it is need not be judged once more for a sheet that changes nothing.
    if !import.is_to_write() {
        return Ok(());
    }
    let day = session.today;
    match (existing, new) {
        (Some(existing), _) => {
            let Existing { tree, loaded, .. } = existing;
            let nothing = Overlay::new(*tree, "", []).over_known();
            let before = ManuallyDrop::new(load_version(&nothing, &Known::new(loaded), true));
            let (read, known) = (Known::new(&before), errors(&before, day));
            let with = |import: &Import| {
                let changes = existing.changes(import)?;
                let texts = changes.texts().map(|(path, _, new)| (path, new));
                let overlay = Overlay::new(*tree, &tree.path(""), texts).without(changes.left());
                Ok(load_version(&overlay.over_known(), &read, true))
            };
            refuse_errors(import, &known, day, with, |inside| tree.path(inside))?;
        }
        (None, Some(new)) => {
            let with = |import: &Import| Ok(load(&Memory::new(import.files(new))));
            let path_of = |inside: &str| format!("{}{inside}", Memory::FOLDER);
            refuse_errors(import, &BTreeSet::new(), day, with, path_of)?;
        }
        (None, None) => {}
    }
    Ok(())
}

fn write(
    session: &Session,
    existing: Option<&Existing<'_>>,
    new: Option<&NewPlan>,
    import: &Import,
) -> Result<(), Failure> {
    if !import.is_to_write() {
        return Ok(());
    }
    match (existing, new) {
        (Some(existing), _) => Ok(existing.changes(import)?.write(existing.tree)?),
        (None, None) => Ok(()),
        (None, Some(new)) => {
            let folder = session.dir().map_or_else(|| PathBuf::from("plan"), Path::to_owned);
            let place = NewPlanFolder::at(&folder).map_err(|why| match Failure::from(why) {
                taken if taken.is_usage() => taken.help(FailureText::ImportNamed),
                failure => failure,
            })?;
            let files = import.files(new);
            let files: Vec<(&str, String)> =
                files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
            place.create(&files, &[])?;
            let language = session.language();
            let measures = Noun::Measure.count(Counts::of(import).new, language);
            let what = format!("plan.toml, bodies.toml, {measures}");
            say(RunText::wrote_with(folder.display(), what).in_language(language));
            Ok(())
        }
    }
}

/// What was given for a plan that is not there yet, and, where it is written, what a person answers.
fn new_plan(args: &Args, session: &Session, import: &Import) -> Result<NewPlan, Failure> {
    let NewPlanArgs { title: given, frame } = &args.new;
    let ask = |flag, text| PromptQuestion { flag, text };
    let mut prompt = Prompt::new(args.no_input, session.language());
    let is_written = args.write && import.is_to_write();
    let known = given.clone().or_else(|| import.title.clone());
    let known = known.or_else(|| (!is_written).then(|| NOTHING.to_owned()));
    let known = prompt.need(known, &ask("--title", PromptText::TitleOfPlan), title)?;
    let PlanFrame { start, end, currency: code } = *frame;
    if start.zip(end).is_some_and(|(start, end)| end < start) {
        return Err(Failure::usage(UsageText::EndsBeforeStart).help(UsageText::CorrectPeriod));
    }
    if start.is_some() != end.is_some() {
        return Err(Failure::usage(UsageText::HalfPeriod).help(UsageText::GiveBothDays));
    }
    match known {
        Some(title) if !prompt.is_missing_something() => {
            Ok(NewPlan { title, period: start.zip(end), currency: code, ..NewPlan::default() })
        }
        _ => Err(prompt.missing("plan import --write")),
    }
}

/// A title on one line, of characters that print.
fn title(text: &str) -> Result<String, Sentence> {
    match text.trim() {
        "" => Err(UsageText::Empty.into()),
        text if text.contains(is_unprintable) => Err(UsageText::NotPrinted.into()),
        text => Ok(text.to_owned()),
    }
}
