//! Names of files and folders that lead to a person: what shows a path shows the folders and lines that remain.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use super::personal::{Kind, kinds};
use crate::diagnostic::{Diagnostic, Findings};
use crate::history::seal::ShownNames;
use crate::model::MeasureId;
use crate::model::name::slug;
use crate::source::FileSum;
use crate::text::{Files, SourceFile};

/// Shown in place of the name of a file or folder.
pub const NOT_SHOWN: &str = "[not shown]";

/// What the names of a path hold that leads to a person or a place; `None`: nothing.
fn kind_in(path: &str) -> Option<Kind> {
    let (folders, name) = in_folders(path);
    kind_in_name(folders, name).or_else(|| kind_in_folders(folders))
}

/// Every file whose path holds something of the kind, by its number.
pub(super) fn secret_paths(files: &Files) -> impl Iterator<Item = (u32, Kind)> {
    // Most files stand in the folder of the one before.
    let mut known: (&str, Option<Kind>) = ("", None);
    // With a change, the list has a file twice: as it was and as it is.
    let mut seen = HashSet::new();
    (0..).zip(files.iter()).filter_map(move |(at, file)| {
        let (folders, name) = in_folders(&file.path);
        if folders != known.0 {
            known = (folders, kind_in_folders(folders));
        }
        let kind = known.1.or_else(|| kind_in_name(folders, name))?;
        seen.insert(file.path.as_str()).then_some((at, kind))
    })
}

fn in_folders(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

fn kind_in_folders(folders: &str) -> Option<Kind> {
    folders.split('/').find_map(|folder| kinds(folder).next())
}

/// The id of a measure is a number like others; what returns and meetings are called is none.
fn kind_in_name(folders: &str, name: &str) -> Option<Kind> {
    let stem = name.strip_suffix(".toml").unwrap_or(name);
    let is_id = || {
        stem.parse::<MeasureId>().is_ok()
            && !folders.split('/').any(|folder| ["reports", "meetings"].contains(&folder))
    };
    if is_id() { None } else { kinds(stem).next() }
}

/// A path without the names that lead to a person or a place.
pub fn conceal_path(path: &str) -> Cow<'_, str> {
    if kind_in(path).is_none() {
        return Cow::Borrowed(path);
    }
    Cow::Owned(ShownPaths::default().path(path))
}

/// A name as that of a file, or as a part of an id; `None` where nothing is left of it, or where it leads to a person or a
/// place: the names of files are copied, sent around and kept in logs.
pub fn shown_slug(name: &str) -> Option<String> {
    let is_shown = |name: &str| kinds(name).next().is_none();
    Some(slug(name)).filter(|slug| !slug.is_empty() && is_shown(name) && is_shown(slug))
}

/// Files as a person named them, each with another name where its own leads to a person or a place. Two that are not shown
/// stay two.
pub fn shown_files(paths: &[PathBuf]) -> Vec<String> {
    let mut hidden = 0;
    paths.iter().map(|path| shown_numbered(path, &mut hidden)).collect()
}

/// One such file.
pub fn shown_file(path: &Path) -> String {
    shown_numbered(path, &mut 0)
}

/// `hidden`: how many were not shown before.
fn shown_numbered(path: &Path, hidden: &mut usize) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if kinds(&name).next().is_none() {
        return path.display().to_string();
    }
    *hidden += 1;
    let number = if *hidden == 1 { String::new() } else { format!(" {hidden}") };
    path.with_file_name(NOT_SHOWN.replace(']', &format!("{number}]"))).display().to_string()
}

/// How a seal names files and folders.
pub const SHOWN_NAMES: ShownNames = ShownNames { files: conceal_sums, path: conceal_path };

/// Sums of files, under the names that may be shown, in the order of these. What is shown already stays as it is.
fn conceal_sums(sums: Vec<FileSum>) -> Vec<FileSum> {
    let lossy: Vec<String> = sums.iter().map(|it| String::from_utf8_lossy(&it.path).into_owned()).collect();
    let Some(shown) = shown_names(lossy.iter().map(String::as_str)) else { return sums };
    let named = sums.into_iter().zip(&lossy).map(|(sum, path)| match shown.get(path.as_str()) {
        Some(shown) => FileSum { path: shown.clone().into_bytes(), ..sum },
        None => sum,
    });
    let mut named: Vec<FileSum> = named.collect();
    named.sort_by(|one, other| one.path.cmp(&other.path));
    named
}

/// What is shown in place of each path that must not be; `None`: all may be.
fn shown_names<'p>(paths: impl Iterator<Item = &'p str>) -> Option<BTreeMap<&'p str, String>> {
    let paths: BTreeSet<&str> = paths.collect();
    let (secret, plain): (Vec<&str>, Vec<&str>) = paths.into_iter().partition(|path| kind_in(path).is_some());
    if secret.is_empty() {
        return None;
    }
    let mut shown = ShownPaths::default();
    shown.taken.extend(plain.into_iter().map(str::to_owned));
    Some(secret.into_iter().map(|path| (path, shown.path(path))).collect())
}

/// The same files, under the names that may be shown; `None`: all may. Two names that are not shown stay two: they are
/// numbered in the order of the paths.
pub fn concealed_files(files: &Files) -> Option<Files> {
    secret_paths(files).next()?;
    let paths = shown_names(files.iter().map(|file| file.path.as_str()))?;
    let shown = |file: &SourceFile| SourceFile {
        path: paths.get(file.path.as_str()).unwrap_or(&file.path).clone(),
        text: file.text.clone(),
    };
    Some(Files::new(files.iter().map(shown).collect()))
}

/// The names that stand for those which are not shown.
#[derive(Default)]
struct ShownPaths<'p> {
    /// What is shown for each folder and file, by its real path.
    known: BTreeMap<&'p str, String>,
    taken: BTreeSet<String>,
}

impl<'p> ShownPaths<'p> {
    fn path(&mut self, path: &'p str) -> String {
        let mut shown = String::new();
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        let mut start = 0;
        for end in ends {
            let name = &path[start..end];
            let is_secret = match end == path.len() {
                true => kind_in_name(in_folders(path).0, name).is_some(),
                false => kinds(name).next().is_some(),
            };
            shown = match self.known.get(&path[..end]) {
                Some(known) => known.clone(),
                None if is_secret => self.add(&path[..end], &shown, name),
                None => format!("{shown}{name}"),
            };
            if end < path.len() {
                shown.push('/');
            }
            start = end + 1;
        }
        shown
    }

    /// A name of its own for a folder or file below what is shown already.
    fn add(&mut self, path: &'p str, above: &str, name: &str) -> String {
        let ending = if name.ends_with(".toml") { ".toml" } else { "" };
        let mut shown = format!("{above}{NOT_SHOWN}{ending}");
        let mut number = 2;
        while self.taken.contains(&shown) {
            shown = format!("{above}{} {number}]{ending}", NOT_SHOWN.trim_end_matches(']'));
            number += 1;
        }
        self.taken.insert(shown.clone());
        self.known.insert(path, shown.clone());
        shown
    }
}

/// Takes the names of files out of what findings say, and gives the files under names that may be shown; `None`: all may.
pub fn conceal_paths(files: &Files, findings: &mut Findings) -> Option<Files> {
    let shown = concealed_files(files)?;
    let secret = files.iter().filter(|file| kind_in(&file.path).is_some());
    let names: Vec<&str> = secret.flat_map(|file| names_in(&file.path)).collect();
    findings.open.iter_mut().chain(&mut findings.accepted).for_each(|finding| conceal_names(finding, &names));
    Some(shown)
}

/// The names in a path that must not be shown, without their endings.
fn names_in(path: &str) -> impl Iterator<Item = &str> {
    path.split('/')
        .map(|name| name.strip_suffix(".toml").unwrap_or(name))
        .filter(|name| kinds(name).next().is_some())
}

fn conceal_names(finding: &mut Diagnostic, names: &[&str]) {
    let labels = finding.others.iter_mut().chain([&mut finding.primary]).map(|label| &mut label.text);
    for text in [&mut finding.message].into_iter().chain(&mut finding.help).chain(labels) {
        for name in names {
            if text.contains(name) {
                *text = text.replace(name, NOT_SHOWN);
            }
        }
    }
}
