//! `plan check --fix`: it writes what it is sure of, and touches nothing else.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::support::fixtures;
use crate::support::program::program;

const MEASURE: &str = "# A comment that stays.\n\
    title       = \"Ringing bells\"   # and this one\n\
    responsable = [\"Ministry of-Lighthouses\"]\n\
    partners    = [ 'MINISTRYOF Bridges' ,  # odd, and left so\n\
    ]\n\
    means       = \"rope\"\n\
    deadline    = 2030-12-31\n\
    indicator   = \"bells\"\n\
    funding     = \"-\"\n";

/// The invented plan with files added.
fn plan(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let invented = fixtures::invented_files();
    let invented = invented.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    for (path, bytes) in invented.chain(files.iter().map(|&(path, text)| (path, text.as_bytes()))) {
        let path = folder.path().join("plan").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn fix(folder: &Path) -> Output {
    let mut command = program();
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
fn misspelt_keys_and_typography_are_fixed_and_the_rest_stays() {
    let folder = plan(&[("I/I.1.2.toml", MEASURE)]);
    let before = all(folder.path());
    // First the key; what stands under it is only read then.
    let run = fix(folder.path());
    let stderr = String::from_utf8(run.stderr).unwrap();
    assert!(stderr.contains("fixed plan/I/I.1.2.toml:3: responsable is now responsible"), "{stderr}");
    assert!(stderr.contains("fixed plan/I/I.1.2.toml:4: 'MINISTRYOF Bridges' is now"), "{stderr}");
    assert_eq!(run.status.code(), Some(1));
    let run = fix(folder.path());
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stdout));
    let expected = MEASURE
        .replace("responsable", "responsible")
        .replace("of-Lighthouses", "of Lighthouses")
        .replace("'MINISTRYOF Bridges'", "\"Ministry of Bridges\"");
    assert_eq!(read(&folder, "I/I.1.2.toml"), expected);
    let after = all(folder.path());
    let changed: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).map(|(a, _)| &a.0).collect();
    assert_eq!(before.len(), after.len(), "a file was left behind");
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(fix(folder.path()).stderr.is_empty(), "there is nothing left to fix");
}

/// A measure that reads, with one report.
fn reported(report: &str) -> String {
    MEASURE
        .replace("responsable", "responsible")
        .replace("of-Lighthouses", "of Lighthouses")
        .replace("MINISTRYOF Bridges", "Ministry of Bridges")
        + "\n[[report]]\ndate = 2030-05-01\nbody = \"Ministry of Lighthouses\"\n"
        + report
}

/// What `--fix` makes of a file, and what it says about it.
fn fixed(text: &str) -> (String, String) {
    let folder = plan(&[("I/I.1.2.toml", text)]);
    let run = fix(folder.path());
    (read(&folder, "I/I.1.2.toml"), String::from_utf8(run.stdout).unwrap())
}

#[test]
fn a_word_is_changed_only_where_typography_differs() {
    for (written, meant) in [
        ("Completed", "completed"),
        ("not started", "not-started"),
        ("In Progress", "in-progress"),
        ("inprogress", "in-progress"),
        ("in–progress", "in-progress"),
        ("complét-ed", "completed"),
    ] {
        let (text, _) = fixed(&reported(&format!("status = \"{written}\"\n")));
        assert_eq!(text, reported(&format!("status = \"{meant}\"\n")));
    }
    for written in [
        "complete",
        "incomplete",
        "uncompleted",
        "in-complete",
        "un-completed",
        "not completed",
        "not-completed",
        "started",
        "start",
        "unreported",
        "non-started",
        "befejezetlen",
        "nem completed",
        "progress",
        "no progress",
        "not in progress",
        "compelted",
        "withdraw",
        "unwithdrawn",
        "in_progress",
    ] {
        let report = reported(&format!("status = \"{written}\"\n"));
        let (text, said) = fixed(&report);
        assert_eq!(text, report);
        let is_denial = |denial: &str| written.starts_with(denial) && written != "in_progress";
        if ["in", "un", "non-", "not", "nem", "no ", "bef", "started"].into_iter().any(is_denial) {
            assert!(!said.contains("did you mean"), "{written}: {said}");
        }
    }
}

#[test]
fn a_name_that_is_only_near_is_left_alone() {
    let names = ["Pénzügyminisztérium", "Igazságügyi Minisztérium"];
    let bodies = fixtures::text("tests/corpus/base/bodies.toml")
        + &names.map(|name| format!("\n[[body]]\nname = \"{name}\"\nkind = \"ministry\"\n")).concat()
        + "\n[[body]]\nname = \"Ministry of Foreign Affairs\"\nabbreviations = [\"MoFA\"]\nkind = \"ministry\"\n";
    for (name, is_suggested) in [
        ("Belügyminisztérium", false),
        ("Energiaügyi Minisztérium", false),
        ("MoF", false),
        ("Mo-FA", true),
        ("Ministry of Lighthuoses", true),
        ("Non-Ministry of Lighthouses", false),
    ] {
        let measure = reported("status = \"completed\"\n").replace("Ministry of Lighthouses", name);
        let folder = plan(&[("I/I.1.2.toml", &measure), ("bodies.toml", &bodies)]);
        let said = String::from_utf8(fix(folder.path()).stdout).unwrap();
        assert_eq!(said.contains("did you mean"), is_suggested && name != "Mo-FA", "{name}: {said}");
        let expected = measure.replace("Mo-FA", "MoFA");
        assert_eq!(read(&folder, "I/I.1.2.toml"), expected);
    }
}

#[test]
fn a_key_is_changed_only_where_one_is_meant() {
    let report = |lines: &str| reported(&format!("status = \"completed\"\n{lines}"));
    // There is a `text` and a `date` already; one of two; two of one; a part of a word; another place of the same list.
    for text in [
        report("text = \"a\"\ntexts = \"b\"\n"),
        report("txet = \"a\"\ntexxt = \"b\"\n"),
        report("evid = [\"https://example.org\"]\n"),
        report("\n[[metirc]]\nname = \"a\"\nunit = \"b\"\n\n[[metirc]]\nname = \"c\"\nunit = \"b\"\n"),
        report("\n[[reprot]]\ndate = 2030-06-01\n"),
        report("\n[[alocation]]\nsource = \"treasury\"\nyears = 2030\n")
            .replace("alocation", "allocation")
            .replace("years", "yea_rr"),
    ] {
        assert_eq!(fixed(&text).0, text);
    }
    let metric = report("\n[[metirc]]\nname = \"a\"\nunit = \"b\"\n");
    assert_eq!(fixed(&metric).0, metric.replace("metirc", "metric"));
}

#[test]
fn what_would_break_a_file_is_not_done() {
    let twice =
        MEASURE.replace("means ", "titel = \"a\"\ntitlle = \"b\"\nmeans ").replace("title  ", "name_  ");
    let folder = plan(&[("I/I.1.2.toml", &twice), ("I/I.1.3.toml", "titel = \"a\nx = [")]);
    let run = fix(folder.path());
    assert_eq!(run.status.code(), Some(1));
    let text = read(&folder, "I/I.1.2.toml");
    assert!(text.contains("titel = \"a\"\ntitlle = \"b\"\n"), "{text}");
    assert_eq!(read(&folder, "I/I.1.3.toml"), "titel = \"a\nx = [");
}

#[test]
fn what_could_be_two_bodies_is_left_to_a_person() {
    let registered = fixtures::text("tests/corpus/base/bodies.toml")
        + "\n[[body]]\nname = \"Ministry-of-Bridges\"\nkind = \"ministry\"\n";
    let folder = plan(&[("I/I.1.2.toml", MEASURE), ("bodies.toml", &registered)]);
    fix(folder.path());
    assert!(read(&folder, "I/I.1.2.toml").contains("'MINISTRYOF Bridges'"));
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

#[test]
fn the_command_line_suggests_no_contrary_either() {
    let said = |status: &str| {
        let mut command = program();
        let run = command.args(["list", "--status", status]).output().unwrap();
        String::from_utf8(run.stderr).unwrap()
    };
    for status in ["incomplete", "uncompleted", "unstarted", "not-completed"] {
        assert!(!said(status).contains("similar"), "{}", said(status));
        assert!(said(status).contains("write one of"), "{}", said(status));
    }
    assert_eq!(said("complete"), "");
}

#[test]
fn a_year_of_two_digits_is_of_no_century() {
    for written in ["25-06-30", "30-06-25", "125-06-30"] {
        let text =
            MEASURE.replace("2030-12-31", &format!("\"{written}\"")).replace("responsable", "responsible");
        let folder = plan(&[("I/I.1.2.toml", &text)]);
        let run = fix(folder.path());
        assert!(!String::from_utf8(run.stderr).unwrap().contains(" is now 0"), "{written}");
        assert!(read(&folder, "I/I.1.2.toml").contains(&format!("\"{written}\"")), "{written}");
    }
}
