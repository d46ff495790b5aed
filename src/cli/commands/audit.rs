//! `plan audit`.

use std::cell::RefCell;

use clap::Args as ClapArgs;
use serde::ser::{SerializeMap, SerializeSeq};

use crate::check::audit::{Breach, Strictness, audit};
use crate::cli::Exit;
use crate::cli::args::Recalling;
use crate::cli::failure::Failure;
use crate::cli::levels::LevelArgs;
use crate::cli::recall::{Recalled, recall, teller};
use crate::cli::session::Session;
use crate::diagnostic::Severity;
use crate::history::{Step, Timeline};
use crate::render::contract;
use crate::render::contract::audit::{Contained, Signatures};
use crate::render::flow::{Flow, Part};
use crate::render::page::{Datum, Page};
use crate::render::story::{Gap, Teller};
use crate::render::words::{count, short};
use crate::source::{Credit, NoRecord, Signature, Signed, Walk};

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
    let account = Account {
        since,
        contained: contained?,
        cut_off: recalled.cut_off(),
        names_signed: args.signatures,
        tally: RefCell::default(),
    };
    let walk = Walk { since: account.since.clone(), signatures: true, ..recalled.walk() };
    let strictness = Strictness::new(args.levels.asked());
    let mut steps = Timeline::new(recalled.repository, &walk).map_err(Failure::from)?;
    let credit = recalled.repository.credit(&recalled.until);
    let steps = std::iter::from_fn(|| {
        let step = steps.next()?;
        step.iter().for_each(|step| account.note_gaps(step, &steps));
        Some(step)
    });
    let parts = steps.inspect(|step| recalled.watch(step)).filter_map(|step| match step {
        Ok(step) => account.judged(&step, &strictness, &credit).map_err(Failure::from).transpose(),
        Err(why) => Some(Err(Failure::from(why))),
    });
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
    let tally = account.tally.borrow();
    let is_denied = args.levels.deny_warnings() && tally.warnings > 0;
    let is_rewritten = account.contained.iter().any(|contained| !contained.contained);
    Ok(Exit::findings_if(tally.errors > 0 || is_denied || is_rewritten))
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

/// What stands around the commits, and what was counted.
struct Account {
    since: Option<String>,
    contained: Vec<Contained>,
    cut_off: Option<&'static str>,
    names_signed: bool,
    tally: RefCell<Tally>,
}

#[derive(Default)]
struct Tally {
    commits: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    accepted: Vec<(Breach, Teller)>,
    signatures: Signatures,
    signed: Vec<(Signature, Teller)>,
    gaps: Vec<Gap>,
}

impl Account {
    /// Notes which files a commit left unreadable, and which can be read again.
    fn note_gaps(&self, step: &Step, timeline: &Timeline<'_>) {
        let gaps = &mut self.tally.borrow_mut().gaps;
        for gap in gaps.iter_mut().filter(|gap| gap.until.is_none() && !timeline.is_unreadable(&gap.path)) {
            gap.until = Some(teller(&step.commit));
        }
        for path in step.troubles.iter().map(|trouble| &trouble.path) {
            let is_open = gaps.iter().any(|gap| gap.until.is_none() && gap.path == *path);
            if !is_open && timeline.is_unreadable(path) {
                gaps.push(Gap { path: path.clone(), from: teller(&step.commit), until: None });
            }
        }
    }

    /// What there is to say of a commit; `None` where that is nothing.
    fn judged(
        &self,
        step: &Step,
        strictness: &Strictness,
        credit: &Credit<'_>,
    ) -> Result<Option<Judged>, NoRecord> {
        let mut by = teller(&step.commit);
        let found = audit(step, strictness);
        if !(found.open.is_empty() && found.accepted.is_empty()) {
            by.author = credit.author(&step.commit)?;
        }
        let mut tally = self.tally.borrow_mut();
        tally.commits += 1;
        for breach in &found.open {
            match breach.finding.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Info => tally.infos += 1,
            }
        }
        tally.accepted.extend(found.accepted.into_iter().map(|breach| (breach, by.clone())));
        let signature = &step.commit.signature;
        let signatures = &mut tally.signatures;
        match signature.state {
            Signed::No => signatures.none += 1,
            Signed::Good => signatures.good += 1,
            Signed::Untrusted => signatures.untrusted += 1,
            Signed::Unknown => signatures.unknown += 1,
            Signed::Bad => signatures.bad += 1,
        }
        let is_named = self.names_signed && signature.state != Signed::No;
        if is_named {
            tally.signed.push((signature.clone(), by.clone()));
        }
        let signature = is_named.then(|| signature.clone());
        let is_told = !found.open.is_empty() || is_named;
        Ok(is_told.then_some(Judged { by, breaches: found.open, signature }))
    }
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
        "signature",
        "signer",
    ];

    fn rest<S: SerializeMap>(&self, map: &mut S) -> Result<(), S::Error> {
        let tally = self.tally.borrow();
        let accepted = tally.accepted.iter();
        let accepted: Vec<_> = accepted
            .map(|(breach, by)| contract::audit::breach(&breach.finding, breach.path.as_deref(), by))
            .collect();
        map.serialize_entry("allowed", &accepted)?;
        map.serialize_entry("commits", &tally.commits)?;
        map.serialize_entry("since", &self.since)?;
        map.serialize_entry("contains", &self.contained)?;
        map.serialize_entry("signatures", &tally.signatures)?;
        let signed: Vec<_> = tally
            .signed
            .iter()
            .map(|(signature, by)| contract::audit::signed(signature.state.word(), &signature.signer, by))
            .collect();
        map.serialize_entry("signed", &signed)?;
        let gaps: Vec<_> = tally.gaps.iter().map(contract::audit::gap).collect();
        map.serialize_entry("unreadable", &gaps)?;
        map.serialize_entry("complete", &self.cut_off.is_none())
    }

    fn opening(&self) -> Page {
        let mut page = Page::default();
        self.cut_off.map(|text| page.text(text));
        page
    }

    fn closing(&self, _: usize) -> Page {
        let tally = self.tally.borrow();
        let mut page = Page::default();
        if !tally.accepted.is_empty() {
            let point = |(breach, by): &(Breach, Teller)| {
                let reason = breach.finding.accepted.as_deref().unwrap_or_default();
                let about = format!("{} {}", by.date, short(&by.commit));
                (about, format!("{}: {}; accepted: {reason}", breach.finding.rule.id, breach.finding.message))
            };
            page.heading("Accepted by the commits themselves")
                .list(tally.accepted.iter().map(point).collect());
        }
        if !tally.gaps.is_empty() {
            let points = tally.gaps.iter().map(|gap| (gap.path.clone(), gap.words()));
            page.heading("Files that could not be read").list(points.collect());
        }
        let kinds = [
            (tally.errors, "error", "errors"),
            (tally.warnings, "warning", "warnings"),
            (tally.infos, "note", "notes"),
            (tally.accepted.len(), "accepted", "accepted"),
        ];
        let found: Vec<String> =
            kinds.iter().filter(|(n, ..)| *n > 0).map(|&(n, one, many)| count(n, one, many)).collect();
        let found = if found.is_empty() { "no rule was broken".to_owned() } else { found.join(", ") };
        let since = self.since.as_deref().map(|since| format!(" since {}", short(since))).unwrap_or_default();
        page.text(format!("{} of the plan{since}: {found}.", count(tally.commits, "commit", "commits")));
        page.text(signatures(&tally.signatures));
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
struct Judged {
    by: Teller,
    breaches: Vec<Breach>,
    signature: Option<Signature>,
}

impl Part for Judged {
    fn items<S: SerializeSeq>(&self, list: &mut S) -> Result<(), S::Error> {
        self.breaches.iter().try_for_each(|breach| {
            list.serialize_element(&contract::audit::breach(
                &breach.finding,
                breach.path.as_deref(),
                &self.by,
            ))
        })
    }

    fn page(&self) -> Page {
        let point = |breach: &Breach| {
            let finding = &breach.finding;
            (finding.severity.name().to_owned(), format!("{}: {}", finding.rule.id, finding.message))
        };
        let mut points: Vec<(String, String)> = self.breaches.iter().map(point).collect();
        points.extend(self.signature.as_ref().map(|signature| {
            let by = if signature.signer.is_empty() { "nobody known here" } else { &signature.signer };
            ("signed".to_owned(), format!("by {by}: {}", signature.state.word()))
        }));
        let mut page = Page::default();
        page.heading(self.by.heading()).list(points);
        page
    }

    fn rows(&self) -> Vec<Vec<Datum>> {
        let of_breach = |breach: &Breach| {
            let finding = &breach.finding;
            let mut row = self.by.cells();
            row.extend([
                finding.severity.name().into(),
                finding.rule.id.into(),
                finding.measure.as_ref().map(|id| id.as_str()).into(),
                breach.path.as_deref().into(),
                finding.message.as_str().into(),
                finding.help.as_deref().into(),
                Datum::Empty,
                Datum::Empty,
            ]);
            row
        };
        let of_signature = |signature: &Signature| {
            let mut row = self.by.cells();
            row.extend(std::iter::repeat_n(Datum::Empty, 6));
            row.extend([signature.state.word().into(), signature.signer.as_str().into()]);
            row
        };
        self.breaches.iter().map(of_breach).chain(self.signature.as_ref().map(of_signature)).collect()
    }
}
