//! `plan audit`.

mod record;

use clap::Args as ClapArgs;
use serde::ser::{SerializeMap, SerializeSeq};

use self::record::{Named, Record};
use crate::check::audit::Violation;
use crate::check::rules::broken_commit;
use crate::cli::Exit;
use crate::cli::args::Recalling;
use crate::cli::failure::Failure;
use crate::cli::levels::LevelArgs;
use crate::cli::recall::{Recalled, recall};
use crate::cli::session::Session;
use crate::diagnostic::Severity;
use crate::render::contract;
use crate::render::contract::audit::{Contained, Signatures};
use crate::render::flow::{Flow, Part};
use crate::render::page::{Datum, Page};
use crate::render::story::{Gap, Teller};
use crate::render::words::{count, short};
use crate::source::{NoRecord, Signature, Walk};

/// Hold the whole record against the rules on the change, commit by commit
///
/// Along the first-parent line: a merge is judged as one change, and is its author's whose commits it brought, where all are
/// by one. Levels in plan.toml do not count here. Exits with 1 if a
/// commit broke a rule that is an error, a signature does not verify, or a commit under --contains is not there; with 3 in
/// a shallow clone, which does not hold the whole record.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan audit
  plan audit --since 2023-01-01 --deny warnings
  plan audit --contains 4f2a9c1d0b7e
  plan audit --signatures
  plan audit --format json

Whoever notes a commit's id when it is published can prove later, with --contains, that nothing
before it was rewritten: an id stands for all that came before.")]
pub struct Args {
    /// Only commits after this one, or after this day
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    since: Option<String>,

    /// Prove that this commit is still part of the history; may be given several times
    #[arg(long, value_name = "COMMIT", allow_hyphen_values = true)]
    contains: Vec<String>,

    /// Name every signed commit, by whom it is signed, and whether that verifies
    #[arg(long)]
    signatures: bool,

    /// Accept that a shallow clone holds only a part of the record; otherwise the run ends with 3
    #[arg(long)]
    allow_shallow: bool,

    #[command(flatten)]
    levels: LevelArgs,

    #[command(flatten)]
    recalling: Recalling,
}

pub fn run(args: &Args, session: &Session) -> anyhow::Result<Exit> {
    let recalled = recall(session, args.recalling.at.as_deref())?;
    let since = match args.since.as_deref().map(|since| recalled.repository.commit(since)).transpose() {
        Ok(since) => since,
        // Before the first commit there is nothing to leave out.
        Err(NoRecord::NothingBy { .. }) => None,
        Err(why) => return Err(Failure::from(why).into()),
    };
    let contained: Result<Vec<Contained>, Failure> =
        args.contains.iter().map(|wanted| contained(&recalled, wanted)).collect();
    let walk = Walk { since: since.clone(), signatures: true, ..recalled.walk() };
    let account = Account {
        since,
        contained: contained?,
        // In a shallow clone, all that came after a commit that is here is here as well.
        cut_off: recalled.cut_off().filter(|_| walk.since.is_none() || recalled.repository.is_partial()),
        record: Record::read(&recalled, &walk, args.levels.asked(), args.signatures)?,
    };
    let parts = account.record.commits.iter().map(|commit| Ok(Judged { record: &account.record, commit }));
    recalled.tell("audit", session, args.recalling.output, &account, parts)?;
    if account.cut_off.is_some() && !args.allow_shallow {
        let (why, rest) = match recalled.repository.is_shallow() {
            true => ("shallow clone: earlier commits are not here", "git fetch --unshallow"),
            false => ("partial clone: contents are not here", "git fetch --refetch --no-filter"),
        };
        let failure = Failure::cannot_run(format!("this is a {why}, and were not judged"));
        let failure = failure.help(format!("`{rest}` gets the rest of the record"));
        return Err(failure.help("`--allow-shallow` is content with the part that is here").into());
    }
    let is_denied = args.levels.deny_warnings() && account.record.count(Severity::Warning) > 0;
    let is_rewritten = account.contained.iter().any(|contained| !contained.contained);
    Ok(Exit::findings_if(account.record.count(Severity::Error) > 0 || is_denied || is_rewritten))
}

/// Whether a commit that was published is still there.
fn contained(recalled: &Recalled, wanted: &str) -> Result<Contained, Failure> {
    let repository = recalled.repository;
    let commit = match repository.commit(wanted) {
        Ok(commit) => commit,
        // A shallow clone may not hold it; a whole one would.
        Err(NoRecord::UnknownRevision { is_shallow: false, .. }) => {
            return Ok(Contained { revision: wanted.to_owned(), commit: None, contained: false });
        }
        Err(why) => return Err(why.into()),
    };
    let contained = repository.contains(&recalled.until, &commit)?;
    Ok(Contained { revision: wanted.to_owned(), commit: Some(commit), contained })
}

/// What was found, and what stands around it.
struct Account {
    since: Option<String>,
    contained: Vec<Contained>,
    cut_off: Option<&'static str>,
    record: Record,
}

impl Flow for Account {
    const LIST: &'static str = "breaches";
    const HEADER: &'static [&'static str] = &[
        "date",
        "commit",
        "author",
        "subject",
        "severity",
        "rule",
        "measure",
        "path",
        "message",
        "help",
        "reason",
        "unreadable_until",
        "unreadable_days",
        "signature",
        "signer",
    ];

    fn rest<S: SerializeMap>(&self, map: &mut S) -> Result<(), S::Error> {
        let record = &self.record;
        let accepted: Vec<_> = record
            .accepted()
            .map(|(violation, by)| contract::audit::breach(&violation.finding, violation.path.as_deref(), by))
            .collect();
        map.serialize_entry("allowed", &accepted)?;
        map.serialize_entry("commits", &record.len)?;
        map.serialize_entry("since", &self.since)?;
        map.serialize_entry("contains", &self.contained)?;
        map.serialize_entry("signatures", &record.signatures)?;
        let signed = record.commits.iter().filter_map(|one| Some((one.signature.as_ref()?, &one.by)));
        let signed: Vec<_> = signed
            .map(|(signature, by)| contract::audit::signed(signature.state.word(), &signature.signer, by))
            .collect();
        map.serialize_entry("signed", &signed)?;
        let gaps: Vec<_> = record.gaps.iter().map(contract::audit::gap).collect();
        map.serialize_entry("unreadable", &gaps)?;
        map.serialize_entry("complete", &self.cut_off.is_none())
    }

    fn opening(&self) -> Page {
        let mut page = Page::default();
        self.cut_off.map(|text| page.text(text));
        page
    }

    fn closing(&self, _: usize) -> Page {
        let record = &self.record;
        let mut page = Page::default();
        let mut accepted = record.accepted().peekable();
        if accepted.peek().is_some() {
            let point = |(violation, by): (&Violation, &Teller)| {
                let reason = violation.finding.accepted.as_deref().unwrap_or_default();
                let about = format!("{} {}", by.date, short(&by.commit));
                (
                    about,
                    format!(
                        "{}: {}; accepted: {reason}",
                        violation.finding.rule.id, violation.finding.message
                    ),
                )
            };
            page.heading("Accepted").list(accepted.map(point).collect());
        }
        if !record.gaps.is_empty() {
            let points = record.gaps.iter().map(|gap| (gap.path.clone(), gap.words()));
            page.heading("Files that could not be read").list(points.collect());
        }
        let kinds = [
            (record.count(Severity::Error), "error", "errors"),
            (record.count(Severity::Warning), "warning", "warnings"),
            (record.count(Severity::Info), "note", "notes"),
            (record.accepted().count(), "accepted", "accepted"),
        ];
        let found: Vec<String> =
            kinds.iter().filter(|(n, ..)| *n > 0).map(|&(n, one, many)| count(n, one, many)).collect();
        let found = if found.is_empty() { "no rule was broken".to_owned() } else { found.join(", ") };
        let since = self.since.as_deref().map(|since| format!(" since {}", short(since))).unwrap_or_default();
        page.text(format!("{} of the plan{since}: {found}.", count(record.len, "commit", "commits")));
        page.text(signatures(&record.signatures));
        for contained in &self.contained {
            page.text(match contained {
                Contained { contained: true, commit, .. } => format!(
                    "{} is part of this history: nothing before it was rewritten.",
                    commit.as_deref().unwrap_or_default()
                ),
                Contained { commit: Some(commit), .. } => format!(
                    "{commit} IS NOT part of this history, although this repository knows it: the history was \
                     rewritten, or goes another way."
                ),
                Contained { revision, .. } => format!(
                    "{revision} IS NOT part of this history: this repository knows no such commit. The history was \
                     rewritten, or this is another repository."
                ),
            });
        }
        page
    }
}

/// "Signatures: 3 of 10 commits are signed: 2 verify, 1 cannot be checked here."
fn signatures(found: &Signatures) -> String {
    let signed = found.good + found.untrusted + found.unknown + found.bad;
    let all = count(signed + found.none, "commit", "commits");
    if signed == 0 {
        return format!("Signatures: none, of {all}.");
    }
    let kinds = [
        (found.good, "verify"),
        (found.untrusted, "verify with a key that nobody here vouches for"),
        (found.unknown, "cannot be checked here"),
        (found.bad, "DO NOT verify"),
    ];
    let said: Vec<String> =
        kinds.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    format!("Signatures: {signed} of {all} signed; {}.", said.join(", "))
}

/// What was found in a commit.
struct Judged<'a> {
    record: &'a Record,
    commit: &'a Named,
}

impl Judged<'_> {
    fn violations(&self) -> &[Violation] {
        &self.record.audit.violations[self.commit.violations.clone()]
    }

    fn open(&self) -> impl Iterator<Item = &Violation> {
        self.violations().iter().filter(|violation| violation.finding.accepted.is_none())
    }

    /// Until when a file could not be read, and for how many days, where this commit was the first to leave it so.
    fn unreadable(&self, violation: &Violation) -> [Datum; 2] {
        let is_this = |gap: &&Gap| {
            violation.finding.rule.id == broken_commit::RULE.id
                && gap.from.commit == self.commit.by.commit
                && Some(&*gap.path) == violation.path.as_deref()
        };
        let gap = self.record.gaps.iter().find(is_this);
        let until = gap.and_then(|gap| gap.until.as_ref()).map(|until| until.date.to_string());
        let days = gap.and_then(Gap::days).map(|days| days.to_string());
        [until.as_deref().into(), days.as_deref().into()]
    }
}

impl Part for Judged<'_> {
    fn items<S: SerializeSeq>(&self, list: &mut S) -> Result<(), S::Error> {
        self.open().try_for_each(|violation| {
            let path = violation.path.as_deref();
            list.serialize_element(&contract::audit::breach(&violation.finding, path, &self.commit.by))
        })
    }

    fn page(&self) -> Page {
        let point = |violation: &Violation| {
            let finding = &violation.finding;
            (finding.severity.name().to_owned(), format!("{}: {}", finding.rule.id, finding.message))
        };
        let mut points: Vec<(String, String)> = self.open().map(point).collect();
        points.extend(self.commit.signature.as_ref().map(|signature| {
            let by = if signature.signer.is_empty() { "an unknown key" } else { &signature.signer };
            ("signed".to_owned(), format!("by {by}: {}", signature.state.word()))
        }));
        let mut page = Page::default();
        if !points.is_empty() {
            page.heading(self.commit.by.heading()).list(points);
        }
        page
    }

    fn rows(&self) -> Vec<Vec<Datum>> {
        let of_violation = |violation: &Violation| {
            let finding = &violation.finding;
            let mut row = self.commit.by.cells();
            row.extend([
                finding.severity.name().into(),
                finding.rule.id.into(),
                finding.measure.as_ref().map(|id| id.as_str()).into(),
                violation.path.as_deref().into(),
                finding.message.as_str().into(),
                finding.help.as_deref().into(),
                finding.accepted.as_deref().into(),
            ]);
            row.extend(self.unreadable(violation));
            row.extend([Datum::Empty, Datum::Empty]);
            row
        };
        let of_signature = |signature: &Signature| {
            let mut row = self.commit.by.cells();
            row.extend(std::iter::repeat_n(Datum::Empty, 9));
            row.extend([signature.state.word().into(), signature.signer.as_str().into()]);
            row
        };
        let signature = self.commit.signature.as_ref().map(of_signature);
        self.violations().iter().map(of_violation).chain(signature).collect()
    }
}
