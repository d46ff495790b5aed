//! A seal is read strictly: every byte of it counts.

use plan::history::seal::Seal;
use plan::source::{FileSum, Sha256Sum};

fn small() -> Seal {
    let file = |path: &[u8], content: &[u8]| FileSum {
        path: path.to_vec(),
        size: content.len() as u64,
        sha256: Sha256Sum::of(content),
    };
    Seal {
        title: "Őrség \\ 1".to_owned(),
        object_format: "sha1".to_owned(),
        commit: "1".repeat(40),
        tree: "2".repeat(40),
        folder: "a/plan/".to_owned(),
        commits: 7,
        previous: Some(Sha256Sum::of(b"before")),
        files: vec![file(b"I/I.1.1.toml", b"x"), file(b"b\xff.toml", b""), file("é".as_bytes(), b"y")],
    }
}

#[test]
fn what_is_written_is_read_back() {
    let mut seal = small();
    assert_eq!(Seal::read(seal.text().as_bytes()), Ok(seal.clone()));
    (seal.folder, seal.previous, seal.files) = (String::new(), None, Vec::new());
    (seal.object_format, seal.commit, seal.tree) = ("sha256".to_owned(), "a".repeat(64), "b".repeat(64));
    assert_eq!(Seal::read(seal.text().as_bytes()), Ok(seal));
}

#[test]
fn no_byte_can_be_another_and_none_added_or_taken_out() {
    let text = small().text().into_bytes();
    for at in 0..text.len() {
        for byte in (0..=255).filter(|byte| *byte != text[at]) {
            let mut changed = text.clone();
            changed[at] = byte;
            assert!(Seal::read(&changed).is_err(), "byte {at} as {byte}");
        }
        assert!(Seal::read(&text[..at]).is_err(), "cut at {at}");
        let mut shorter = text.clone();
        shorter.remove(at);
        assert!(Seal::read(&shorter).is_err(), "without byte {at}");
        for byte in [b' ', b'\n', b'0', b'\r', 0] {
            let mut longer = text.clone();
            longer.insert(at, byte);
            assert!(Seal::read(&longer).is_err(), "{byte} before byte {at}");
        }
    }
    assert!(Seal::read(&[&text[..], b"\n"].concat()).is_err());
}

/// A text with the digest that its lines have: what somebody makes who knows the form.
fn with_digest(above: &str) -> String {
    format!("{above}sha256 {}\n", Sha256Sum::of(above.as_bytes()))
}

#[test]
fn another_form_of_the_same_is_no_seal_even_with_a_right_digest() {
    let text = small().text();
    let above = &text[..text.rfind("sha256 ").unwrap()];
    assert_eq!(with_digest(above), text);
    let lines: Vec<&str> = above.lines().collect();
    let mut swapped = lines.clone();
    swapped.swap(9, 10);
    let mut doubled = lines.clone();
    doubled.insert(9, lines[9]);
    for (changed, line, column) in [
        (above.replacen("commits 7", "commits 07", 1), 7, 9),
        (above.replacen("commits 7", "commits +7", 1), 7, 9),
        (above.replacen("commit 1", "commit A", 1), 4, 8),
        (above.replacen("Őrség", "\\u{150}rség", 1), 2, 7),
        (above.replacen("title ", "title  ", 1), 2, 7),
        (above.replacen("folder a/plan", "folder a/plan/", 1), 6, 14),
        (above.replacen("previous ", "previous none", 1), 8, 10),
        (above.replacen("files 3", "files 4", 1), 13, 1),
        (above.replacen("files 3", "files 2", 1), 12, 1),
        (above.replacen("files 3", "files 99999999999999999999", 1), 9, 7),
        (swapped.join("\n") + "\n", 11, 1),
        (doubled.join("\n").replacen("files 3", "files 4", 1) + "\n", 11, 1),
        (above.replacen('\n', "\r\n", 1), 1, 21),
    ] {
        let why = Seal::read(with_digest(&changed).as_bytes()).unwrap_err();
        assert_eq!((why.line, why.column), (line, column), "{why}:\n{changed}");
    }
}

#[test]
fn a_folder_is_one_that_a_commit_can_hold() {
    let text = small().text();
    let above = text.rsplit_once("sha256 ").unwrap().0;
    assert!(above.contains("folder a/plan\n"));
    for folder in ["../se/plan", "a/../plan", "a/./plan", "/plan", "a//plan", "..", ".git/plan"] {
        let why =
            Seal::read(with_digest(&above.replace("folder a/plan", &format!("folder {folder}"))).as_bytes());
        let why = why.unwrap_err();
        assert_eq!((why.line, why.column), (6, 8), "{folder}: {why}");
    }
    assert!(Seal::read(with_digest(above).as_bytes()).is_ok());
}
