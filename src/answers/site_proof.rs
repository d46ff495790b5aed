//! Whether a copy of a site is what its commit gives, as `plan verify --site` tells it.

use serde::Serialize;

use super::site_manifest::SiteManifest;
use crate::history::seal::Verdict;
use crate::labels::{Language, ProofText, SiteProofText};
use crate::render::page::{Cell, Page, Style, Table, cell, fixed, wrapping};

/// How many of the files that differ are named to people.
const NAMED: usize = 20;

/// A copy of a site, and what came of it.
pub struct SiteProof {
    /// What it says of itself; `None` where that cannot be read.
    pub manifest: Option<SiteManifest>,
    /// The title of the plan here; `None` where it was not looked at.
    pub title: Option<String>,
    /// The full id of the commit whose history was looked at.
    pub tip: Option<String>,
    /// What was looked at, in order.
    pub checks: Vec<SiteCheck>,
    /// How its files compare; `None` where they were not compared.
    pub files: Option<SiteComparison>,
}

/// What is looked at, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteSubject {
    /// What it says of itself can be read.
    Manifest,
    /// It was built by this version of `plan`.
    Version,
    /// It shows a commit.
    Commit,
    /// The commit is part of the history.
    History,
    /// The plan lies where it says.
    Folder,
    /// It was built from all of the history.
    Record,
    /// Its seal is that of the commit.
    Seal,
    /// Its files are what the commit gives.
    Files,
}

/// One thing that was looked at.
pub struct SiteCheck {
    /// What.
    pub subject: SiteSubject,
    /// Whether it holds; open where it cannot be told.
    pub outcome: Verdict,
    /// What the copy says; `None`: nothing.
    pub copy: Option<Stated>,
    /// What is here; `None`: nothing.
    pub here: Option<Stated>,
}

/// What a copy, or the history here, says of something that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated {
    /// Words, a number, an id: as it is shown.
    Words(String),
    /// That the site was built from all of the history.
    WholeHistory,
    /// That it was built from a part of it.
    PartOfHistory,
}

impl Stated {
    /// What programs read of it.
    pub(super) fn word(&self) -> &str {
        match self {
            Stated::Words(words) => words,
            Stated::WholeHistory => "whole",
            Stated::PartOfHistory => "part",
        }
    }

    fn in_language(&self, language: Language) -> &str {
        match self {
            Stated::Words(words) => words,
            Stated::WholeHistory => SiteProofText::Whole.in_language(language),
            Stated::PartOfHistory => SiteProofText::Part.in_language(language),
        }
    }
}

/// The files of a copy, compared with those that its commit gives.
#[derive(Debug, Default)]
pub struct SiteComparison {
    /// How many are equal.
    pub same: usize,
    /// Those that are not, by their paths.
    pub differences: Vec<SiteDifference>,
}

/// A file that is not as the commit gives it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SiteDifference {
    /// From the root of the site, with slashes.
    pub path: String,
    /// In which way.
    pub kind: SiteDifferenceKind,
}

/// In which way a file differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SiteDifferenceKind {
    /// It holds something else, or is no plain file.
    Changed,
    /// The copy does not have it.
    Missing,
    /// Only the copy has it.
    Additional,
}

#[derive(Serialize)]
pub(super) struct SiteJson<'a> {
    version: &'a str,
    commit: Option<&'a str>,
    day: &'a str,
    languages: &'a [String],
    base_url: Option<&'a str>,
    keep_going: bool,
    same: Option<usize>,
    differences: Vec<DifferenceJson<'a>>,
}

#[derive(Serialize)]
struct DifferenceJson<'a> {
    path: &'a str,
    difference: &'static str,
}

impl SiteProof {
    /// The proof of a copy that ends with its first check, because nothing more can be told of it.
    pub fn failed(check: SiteCheck) -> Self {
        SiteProof { manifest: None, title: None, tip: None, checks: vec![check], files: None }
    }

    /// Whether the copy is what its commit gives; open where it cannot be told.
    pub fn outcome(&self) -> Verdict {
        let has = |outcome| self.checks.iter().any(|check| check.outcome == outcome);
        match (has(Verdict::Fails), has(Verdict::Open)) {
            (true, _) => Verdict::Fails,
            (false, true) => Verdict::Open,
            (false, false) => Verdict::Holds,
        }
    }

    /// What programs read of it.
    pub(super) fn json(&self) -> Option<SiteJson<'_>> {
        let manifest = self.manifest.as_ref()?;
        Some(SiteJson {
            version: &manifest.version,
            commit: manifest.commit.as_deref(),
            day: &manifest.day,
            languages: &manifest.languages,
            base_url: manifest.base_url.as_deref(),
            keep_going: manifest.keep_going,
            same: self.files.as_ref().map(|files| files.same),
            differences: self
                .differences()
                .map(|it| DifferenceJson { path: &it.path, difference: word(it.kind) })
                .collect(),
        })
    }

    fn differences(&self) -> impl Iterator<Item = &SiteDifference> {
        self.files.iter().flat_map(|files| &files.differences)
    }

    /// What people read of it.
    pub(super) fn page(&self, language: Language) -> Page {
        let text = |text: SiteProofText| text.in_language(language);
        let mut page = Page::default();
        page.heading(text(match self.outcome() {
            Verdict::Holds => SiteProofText::Same,
            Verdict::Fails => SiteProofText::Different,
            Verdict::Open => SiteProofText::Untold,
        }));
        if let Some(manifest) = &self.manifest {
            let mut said = vec![
                (SiteProofText::Day, manifest.day.clone()),
                (SiteProofText::Languages, manifest.languages.join(", ")),
            ];
            said.extend(manifest.base_url.iter().map(|url| (SiteProofText::BaseUrl, url.clone())));
            let said = said.iter().map(|(label, value)| format!("{}: {value}", text(*label)));
            page.text(said.collect::<Vec<_>>().join(" · "));
        }
        if let Some(tip) = &self.tip {
            page.text(format!("{}: {tip}", ProofText::Tip.in_language(language)));
        }
        page.table(self.table(language));
        self.explain(&mut page, language);
        self.add_differences(&mut page, language);
        if self.outcome() == Verdict::Holds {
            let points = |texts: &[SiteProofText]| {
                texts.iter().map(|of| (String::new(), text(*of).to_owned())).collect()
            };
            page.heading(ProofText::Proves.in_language(language));
            page.list(points(&[SiteProofText::ProvesPages]));
            page.heading(ProofText::ProvesNot.in_language(language));
            page.list(points(&[SiteProofText::NotNewest, SiteProofText::NotServed]));
        }
        page
    }

    /// Why a check does not hold, and what to do about it.
    fn explain(&self, page: &mut Page, language: Language) {
        for check in self.checks.iter().filter(|check| check.outcome != Verdict::Holds) {
            let help = match check.subject {
                SiteSubject::Version => SiteProofText::OtherVersion,
                SiteSubject::Commit => SiteProofText::NoCommit,
                SiteSubject::History if check.outcome == Verdict::Open => SiteProofText::NotHere,
                SiteSubject::Folder => SiteProofText::OtherFolder,
                SiteSubject::Record => SiteProofText::PartOfHistory,
                _ => continue,
            };
            page.text(help.in_language(language));
        }
    }

    fn add_differences(&self, page: &mut Page, language: Language) {
        let text = |text: SiteProofText| text.in_language(language);
        let count = self.differences().count();
        if count == 0 {
            return;
        }
        let mut table =
            Table::new([wrapping(ProofText::Path.in_language(language)), fixed(text(SiteProofText::How))]);
        for it in self.differences().take(NAMED) {
            table.row([cell(&it.path), cell(text(label_of_kind(it.kind))).style(Style::Bad)]);
        }
        page.heading(ProofText::Different.in_language(language)).table(table);
        if count > NAMED {
            page.text(format!("+ {} {}", count - NAMED, text(SiteProofText::More)));
        }
    }

    fn table(&self, language: Language) -> Table {
        let proof = |text: ProofText| text.in_language(language);
        let mut table = Table::new([
            wrapping(proof(ProofText::Looked)),
            fixed(proof(ProofText::Result)),
            wrapping(SiteProofText::Copy.in_language(language)),
            wrapping(proof(ProofText::Here)),
        ]);
        let none = SiteProofText::None.in_language(language);
        let shown =
            |value: &Option<Stated>| cell(value.as_ref().map_or(none, |value| value.in_language(language)));
        for check in &self.checks {
            // What is equal need not be read twice.
            let here = if check.outcome == Verdict::Holds { cell("") } else { shown(&check.here) };
            table.row([
                cell(label(check.subject).in_language(language)),
                outcome_cell(check.outcome, language),
                shown(&check.copy),
                here,
            ]);
        }
        table
    }
}

/// Whether something holds, as the tables of proofs show it.
pub(super) fn outcome_cell(outcome: Verdict, language: Language) -> Cell {
    let (result, style) = match outcome {
        Verdict::Holds => (ProofText::Holds, Style::Good),
        Verdict::Fails => (ProofText::Fails, Style::Bad),
        Verdict::Open => (ProofText::Open, Style::Faint),
    };
    cell(result.in_language(language)).style(style)
}

impl SiteCheck {
    /// Something that is as it should be or not, or of which that is not known.
    pub fn new(
        subject: SiteSubject,
        outcome: Verdict,
        copy: impl Into<Option<String>>,
        here: impl Into<Option<String>>,
    ) -> Self {
        let [copy, here] = [copy.into(), here.into()].map(|words| words.map(Stated::Words));
        SiteCheck { subject, outcome, copy, here }
    }

    /// Whether the copy was built from all of the history, as it says.
    pub fn record(is_whole: bool) -> Self {
        let (outcome, copy) = match is_whole {
            true => (Verdict::Holds, Stated::WholeHistory),
            false => (Verdict::Open, Stated::PartOfHistory),
        };
        SiteCheck {
            subject: SiteSubject::Record,
            outcome,
            copy: Some(copy),
            here: Some(Stated::WholeHistory),
        }
    }

    /// Something that fails unless both are equal.
    pub fn equal(subject: SiteSubject, copy: Option<String>, here: Option<String>) -> Self {
        let outcome = if copy == here { Verdict::Holds } else { Verdict::Fails };
        SiteCheck::new(subject, outcome, copy, here)
    }
}

/// The word of the contract.
pub(super) fn subject_word(subject: SiteSubject) -> &'static str {
    match subject {
        SiteSubject::Manifest => "manifest",
        SiteSubject::Version => "version",
        SiteSubject::Commit => "commit",
        SiteSubject::History => "history",
        SiteSubject::Folder => "folder",
        SiteSubject::Record => "record",
        SiteSubject::Seal => "seal",
        SiteSubject::Files => "files",
    }
}

fn label(subject: SiteSubject) -> SiteProofText {
    match subject {
        SiteSubject::Manifest => SiteProofText::Manifest,
        SiteSubject::Version => SiteProofText::Version,
        SiteSubject::Commit => SiteProofText::Commit,
        SiteSubject::History => SiteProofText::History,
        SiteSubject::Folder => SiteProofText::Folder,
        SiteSubject::Record => SiteProofText::Record,
        SiteSubject::Seal => SiteProofText::Seal,
        SiteSubject::Files => SiteProofText::Files,
    }
}

fn word(kind: SiteDifferenceKind) -> &'static str {
    match kind {
        SiteDifferenceKind::Changed => "changed",
        SiteDifferenceKind::Missing => "missing",
        SiteDifferenceKind::Additional => "additional",
    }
}

fn label_of_kind(kind: SiteDifferenceKind) -> SiteProofText {
    match kind {
        SiteDifferenceKind::Changed => SiteProofText::Changed,
        SiteDifferenceKind::Missing => SiteProofText::Missing,
        SiteDifferenceKind::Additional => SiteProofText::Additional,
    }
}
