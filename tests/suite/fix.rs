//! `plan check --fix`: it mends what it is sure of, and touches nothing else.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use snapbox::cmd::cargo_bin;
use tempfile::TempDir;

use crate::given;

const MEASURE: &str = "# A comment that stays.\n\
    title       = \"Ringing bells\"   # and this one\n\
    responsable = [\"Ministry of Lighthuoses\"]\n\
    partners    = [ 'Ministry of Brigdes' ,  # odd, and left so\n\
    ]\n\
    means       = \"rope\"\n\
    deadline    = 2030-12-31\n\
    indicator   = \"bells\"\n\
    funding     = \"-\"\n";

/// The invented plan with files added.
fn plan(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let invented = given::invented_files();
    let invented = invented.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    for (path, bytes) in invented.chain(files.iter().map(|&(path, text)| (path, text.as_bytes()))) {
        let path = folder.path().join("plan").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn fix(folder: &Path) -> Output {
    let mut command = Command::new(cargo_bin!("plan"));
    command.current_dir(folder).args(["check", "--fix", "--format", "json"]).output().unwrap()
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join("plan").join(path)).unwrap()
}

/// Every file of a plan with its content, hidden ones too.
fn all(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(all(&path)),
            false => found.push((path.display().to_string(), fs::read(&path).unwrap_or_default())),
        }
    }
    found.sort();
    found
}

#[test]
fn misspelt_keys_and_bodies_are_mended_and_the_rest_stays() {
    let folder = plan(&[("I/I.1.2.toml", MEASURE)]);
    let before = all(folder.path());
    // First the key; what stands under it is only read then.
    let run = fix(folder.path());
    let stderr = String::from_utf8(run.stderr).unwrap();
    assert!(stderr.contains("mended plan/I/I.1.2.toml:3: responsable is now responsible"), "{stderr}");
    assert!(stderr.contains("mended plan/I/I.1.2.toml:4: 'Ministry of Brigdes' is now"), "{stderr}");
    assert_eq!(run.status.code(), Some(1));
    let run = fix(folder.path());
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stdout));
    let expected = MEASURE
        .replace("responsable", "responsible")
        .replace("Lighthuoses", "Lighthouses")
        .replace("'Ministry of Brigdes'", "\"Ministry of Bridges\"");
    assert_eq!(read(&folder, "I/I.1.2.toml"), expected);
    let after = all(folder.path());
    let changed: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).map(|(a, _)| &a.0).collect();
    assert_eq!(before.len(), after.len(), "a file was left behind");
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(fix(folder.path()).stderr.is_empty(), "there is nothing left to mend");
}

#[test]
fn what_would_break_a_file_is_not_done() {
    let twice =
        MEASURE.replace("means ", "titel = \"a\"\ntitlle = \"b\"\nmeans ").replace("title  ", "name_  ");
    let folder = plan(&[("I/I.1.2.toml", &twice), ("I/I.1.3.toml", "titel = \"a\nx = [")]);
    let run = fix(folder.path());
    let stderr = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(stderr.contains("not mended plan/I/I.1.2.toml"), "{stderr}");
    assert_eq!(read(&folder, "I/I.1.2.toml"), twice);
    assert_eq!(read(&folder, "I/I.1.3.toml"), "titel = \"a\nx = [");
}

#[test]
fn what_could_be_two_bodies_is_left_to_a_person() {
    let registered = given::text("tests/corpus/base/bodies.toml")
        + "\n[[body]]\nname = \"Ministry of Ridges\"\nkind = \"ministry\"\n";
    let folder = plan(&[("I/I.1.2.toml", MEASURE), ("bodies.toml", &registered)]);
    fix(folder.path());
    assert!(read(&folder, "I/I.1.2.toml").contains("'Ministry of Brigdes'"));
}

#[cfg(unix)]
#[test]
fn a_link_is_never_followed() {
    let folder = plan(&[]);
    let outside = folder.path().join("outside.toml");
    fs::write(&outside, MEASURE).unwrap();
    std::os::unix::fs::symlink(&outside, folder.path().join("plan/I/I.1.2.toml")).unwrap();
    fix(folder.path());
    assert_eq!(fs::read_to_string(&outside).unwrap(), MEASURE);
    assert!(folder.path().join("plan/I/I.1.2.toml").is_symlink());
}
