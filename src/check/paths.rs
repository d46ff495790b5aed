//! Names of files and folders that lead to a person: what shows a path shows the folders and lines that remain.

use std::borrow::Cow;

use super::personal::{Kind, kinds};
use crate::diagnostic::{Diagnostic, Findings};
use crate::model::MeasureId;
use crate::text::{Files, SourceFile};

/// What stands for the name of a file or folder.
const NOT_SHOWN: &str = "[not shown]";

/// What the names of a path hold that leads to a person or a place; `None`: nothing.
fn kind_in(path: &str) -> Option<Kind> {
    let (folders, name) = in_folders(path);
    kind_in_name(folders, name).or_else(|| kind_in_folders(folders))
}

/// Every file whose path holds something of the kind, by its number.
pub(super) fn secret_paths(files: &Files) -> impl Iterator<Item = (u32, Kind)> {
    // Most files stand in the folder of the one before.
    let mut known: (&str, Option<Kind>) = ("", None);
    (0..).zip(files.iter()).filter_map(move |(at, file)| {
        let (folders, name) = in_folders(&file.path);
        if folders != known.0 {
            known = (folders, kind_in_folders(folders));
        }
        Some((at, known.1.or_else(|| kind_in_name(folders, name))?))
    })
}

fn in_folders(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

fn kind_in_folders(folders: &str) -> Option<Kind> {
    folders.split('/').find_map(|folder| kinds(folder).next())
}

/// The id of a measure is a number like others; what bodies call their returns is their own.
fn kind_in_name(folders: &str, name: &str) -> Option<Kind> {
    let stem = name.strip_suffix(".toml").unwrap_or(name);
    let is_id = || stem.parse::<MeasureId>().is_ok() && !folders.split('/').any(|folder| folder == "reports");
    if is_id() { None } else { kinds(stem).next() }
}

/// A path without the names that lead to a person or a place.
pub fn conceal_path(path: &str) -> Cow<'_, str> {
    if kind_in(path).is_none() {
        return Cow::Borrowed(path);
    }
    let (folders, name) = in_folders(path);
    let mut parts: Vec<&str> =
        folders.split('/').map(|one| if kinds(one).next().is_some() { NOT_SHOWN } else { one }).collect();
    let ending = if name.ends_with(".toml") { ".toml" } else { "" };
    let hidden = format!("{NOT_SHOWN}{ending}");
    parts.push(if kind_in_name(folders, name).is_some() { &hidden } else { name });
    let shown = parts.join("/");
    Cow::Owned(if folders.is_empty() { shown.trim_start_matches('/').to_owned() } else { shown })
}

/// The same files, under the names that may be shown; `None`: all may.
pub fn concealed_files(files: &Files) -> Option<Files> {
    secret_paths(files).next().is_some().then(|| {
        let shown = |file: &SourceFile| SourceFile {
            path: conceal_path(&file.path).into_owned(),
            text: file.text.clone(),
        };
        Files::new(files.iter().map(shown).collect())
    })
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
    let labels = finding.others.iter_mut().map(|label| &mut label.text);
    for text in [&mut finding.message].into_iter().chain(&mut finding.help).chain(labels) {
        for name in names {
            if text.contains(name) {
                *text = text.replace(name, NOT_SHOWN);
            }
        }
    }
}
