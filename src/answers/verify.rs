//! The answer of `plan verify`: its page, its sheet and its JSON.

use std::borrow::Cow;

use serde::Serialize;

use super::site_proof::{SiteCheck, SiteJson, SiteProof, Stated, outcome_cell, subject_word};
use crate::check::conceal_path;
use crate::history::seal::{Check, FileDifference, Proof, Seal, SealError, Subject, Verdict};
use crate::labels::{Language, ProofText};
use crate::render::Answer;
use crate::render::page::{Cell, Page, Sheet, Table, cell, fixed, wrapping};
use crate::source::Sha256Sum;

/// Whether a seal holds, or a copy of a site is what its commit gives.
pub enum VerifyAnswer {
    /// The text is no seal, or was changed.
    NoSeal(SealError),
    /// The seal was held against a history.
    Proof(Box<Proven>),
    /// A copy of a site was held against what its commit gives.
    Site(Box<SiteProof>),
}

/// A seal, and what came of it.
pub struct Proven {
    /// What was sealed.
    pub seal: Seal,
    /// The full id of the commit whose history was looked at.
    pub tip: String,
    /// What was found.
    pub proof: Proof,
}

impl VerifyAnswer {
    /// Whether it holds; open where that cannot be told.
    pub fn outcome(&self) -> Verdict {
        match self {
            VerifyAnswer::Proof(proven) if proven.proof.is_proven() => Verdict::Holds,
            VerifyAnswer::NoSeal(_) | VerifyAnswer::Proof(_) => Verdict::Fails,
            VerifyAnswer::Site(site) => site.outcome(),
        }
    }
}

#[derive(Serialize)]
struct VerifyJson<'a> {
    proven: bool,
    seal: Option<SealJson<'a>>,
    error: Option<ErrorJson<'a>>,
    checks: Vec<CheckJson<'a>>,
    files: Vec<FileJson<'a>>,
    equal_content: bool,
    site: Option<SiteJson<'a>>,
}

#[derive(Serialize)]
struct SealJson<'a> {
    digest: String,
    previous: Option<String>,
    title: &'a str,
    object_format: &'a str,
    commit: &'a str,
    tree: &'a str,
    folder: Cow<'a, str>,
    commits: usize,
    files: usize,
}

#[derive(Serialize)]
struct ErrorJson<'a> {
    line: usize,
    column: usize,
    message: &'a str,
}

#[derive(Serialize)]
struct CheckJson<'a> {
    check: &'static str,
    holds: Option<bool>,
    sealed: &'a str,
    found: Option<&'a str>,
}

#[derive(Serialize)]
struct FileJson<'a> {
    path: &'a str,
    sealed: Option<String>,
    found: Option<String>,
}

impl<'a> CheckJson<'a> {
    fn of_seal(check: &'a Check) -> Self {
        CheckJson {
            check: word(check.subject),
            holds: holds(check.outcome),
            sealed: &check.sealed,
            found: check.found.as_deref(),
        }
    }

    fn of_site(check: &'a SiteCheck) -> Self {
        CheckJson {
            check: subject_word(check.subject),
            holds: holds(check.outcome),
            sealed: check.copy.as_ref().map_or("", Stated::word),
            found: check.here.as_ref().map(Stated::word),
        }
    }

    /// Its row in a sheet.
    fn row(&self, sheet: &mut Sheet) {
        sheet.row([
            ("check", self.check.into()),
            ("holds", self.holds.into()),
            ("sealed", self.sealed.into()),
            ("found", self.found.into()),
        ]);
    }
}

impl Answer for VerifyAnswer {
    fn json(&self) -> impl Serialize {
        let (seal, error, proof, site) = match self {
            VerifyAnswer::NoSeal(error) => (None, Some(error), None, None),
            VerifyAnswer::Proof(proven) => (Some(&proven.seal), None, Some(&proven.proof), None),
            VerifyAnswer::Site(site) => (None, None, None, Some(site)),
        };
        let of_seal = proof.into_iter().flat_map(|proof| &proof.checks).map(CheckJson::of_seal);
        let of_site = site.into_iter().flat_map(|site| &site.checks).map(CheckJson::of_site);
        let file = |file| {
            let FileDifference { path, sealed, found }: &FileDifference = file;
            let [sealed, found] = [sealed, found].map(|sum| sum.map(|sum| sum.to_string()));
            FileJson { path, sealed, found }
        };
        let files = proof.into_iter().flat_map(|proof| &proof.files);
        VerifyJson {
            proven: self.outcome() == Verdict::Holds,
            seal: seal.map(|seal| SealJson {
                digest: seal.digest().to_string(),
                previous: seal.previous.map(|digest| digest.to_string()),
                title: &seal.title,
                object_format: &seal.object_format,
                commit: &seal.commit,
                tree: &seal.tree,
                folder: conceal_path(&seal.folder),
                commits: seal.commits,
                files: seal.files.len(),
            }),
            error: error.map(|SealError { line, column, message }| ErrorJson {
                line: *line,
                column: *column,
                message,
            }),
            checks: of_seal.chain(of_site).collect(),
            files: files.map(file).collect(),
            equal_content: proof.is_some_and(|proof| proof.is_equal_content),
            site: site.and_then(|site| site.json()),
        }
    }

    fn page(&self, language: Language) -> Page {
        let text = |text: ProofText| text.in_language(language);
        let mut page = Page::default();
        let Proven { seal, tip, proof } = match self {
            VerifyAnswer::NoSeal(error) => {
                page.heading(text(ProofText::NotProven));
                page.text(format!("{}: {error}", text(ProofText::NoSeal)));
                return page;
            }
            VerifyAnswer::Site(site) => return site.page(language),
            VerifyAnswer::Proof(proven) => &**proven,
        };
        page.heading(text(if proof.is_proven() { ProofText::Proven } else { ProofText::NotProven }));
        page.text(format!("{}: {}", text(ProofText::Digest), seal.digest()));
        page.text(format!("{}: {tip}", text(ProofText::Tip)));
        page.table(checks(proof, language));
        if proof.is_equal_content {
            page.text(text(ProofText::EqualContent));
        }
        if !proof.files.is_empty() {
            page.heading(text(ProofText::Different)).table(files(proof, language));
        }
        if proof.is_proven() {
            let points =
                |texts: &[ProofText]| texts.iter().map(|of| (String::new(), text(*of).to_owned())).collect();
            let is_given = proof.checks.iter().any(|check| is_held(check, Subject::Published));
            let condition = if is_given { ProofText::ProvesAsGiven } else { ProofText::ProvesIf };
            page.heading(text(ProofText::Proves));
            page.list(points(&[ProofText::ProvesBytes, ProofText::ProvesHistory, condition]));
            page.heading(text(ProofText::ProvesNot));
            page.list(points(&[
                ProofText::NotWho,
                ProofText::NotTrue,
                ProofText::NotWhen,
                ProofText::NotUnique,
            ]));
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new(["check", "holds", "sealed", "found"]);
        match self {
            VerifyAnswer::NoSeal(error) => sheet.row([
                ("check", "seal".into()),
                ("holds", false.into()),
                ("found", error.to_string().into()),
            ]),
            VerifyAnswer::Proof(proven) => {
                proven.proof.checks.iter().for_each(|check| CheckJson::of_seal(check).row(&mut sheet));
            }
            VerifyAnswer::Site(site) => {
                site.checks.iter().for_each(|check| CheckJson::of_site(check).row(&mut sheet));
            }
        }
        sheet
    }
}

fn is_held(check: &Check, subject: Subject) -> bool {
    check.subject == subject && check.outcome == Verdict::Holds
}

fn checks(proof: &Proof, language: Language) -> Table {
    let text = |text: ProofText| text.in_language(language);
    let mut table = Table::new([
        wrapping(text(ProofText::Looked)),
        fixed(text(ProofText::Result)),
        wrapping(text(ProofText::Sealed)),
        wrapping(text(ProofText::Here)),
    ]);
    for check in &proof.checks {
        let is_first = check.subject == Subject::Previous && check.sealed.is_empty();
        let sealed = if is_first { text(ProofText::First) } else { &check.sealed };
        // What is equal need not be read twice.
        let found = check.found.as_ref().filter(|_| check.outcome != Verdict::Holds);
        table.row([
            cell(text(label(check.subject))),
            outcome_cell(check.outcome, language),
            cell(sealed),
            cell(found.map_or("", String::as_str)),
        ]);
    }
    table
}

fn files(proof: &Proof, language: Language) -> Table {
    let text = |text: ProofText| text.in_language(language);
    let mut table = Table::new([
        wrapping(text(ProofText::Path)),
        wrapping(text(ProofText::Sealed)),
        wrapping(text(ProofText::Here)),
    ]);
    let sum = |sum: Option<Sha256Sum>| -> Cell { sum.map_or_else(|| cell(text(ProofText::NoFile)), cell) };
    for file in &proof.files {
        table.row([cell(&file.path), sum(file.sealed), sum(file.found)]);
    }
    table
}

/// The word of the contract.
fn word(subject: Subject) -> &'static str {
    match subject {
        Subject::Published => "published",
        Subject::Objects => "objects",
        Subject::History => "history",
        Subject::Commits => "commits",
        Subject::Tree => "tree",
        Subject::Files => "files",
        Subject::Title => "title",
        Subject::Previous => "previous",
    }
}

fn label(subject: Subject) -> ProofText {
    match subject {
        Subject::Published => ProofText::Published,
        Subject::Objects => ProofText::Objects,
        Subject::History => ProofText::History,
        Subject::Commits => ProofText::Commits,
        Subject::Tree => ProofText::Tree,
        Subject::Files => ProofText::Files,
        Subject::Title => ProofText::Title,
        Subject::Previous => ProofText::Previous,
    }
}

fn holds(outcome: Verdict) -> Option<bool> {
    match outcome {
        Verdict::Holds => Some(true),
        Verdict::Fails => Some(false),
        Verdict::Open => None,
    }
}
