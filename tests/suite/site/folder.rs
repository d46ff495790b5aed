//! Where a site is written, and where it is not.

use std::fs;

use super::{files, pages, site, text};
use crate::support::repository::Repository;

#[test]
fn what_is_not_a_site_is_left_alone() {
    let repository = Repository::new();
    let out = repository.home.path().join("there");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("site.json"), "{\"mine\": true}").unwrap();
    for (path, said) in
        [(out.clone(), "something else than a site"), (out.join("site.json"), "is not a folder")]
    {
        let run = repository.run(&["site", path.to_str().unwrap()]);
        assert_eq!(run.code, Some(3), "{}", run.stderr);
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
    assert_eq!(files(&out).len(), 1);
}

#[test]
fn nothing_is_written_into_the_folder_of_the_plan() {
    let repository = Repository::new();
    for args in [&["site", "plan/site"][..], &["export", "csv", "plan/data"]] {
        let run = repository.run(args);
        assert_eq!(run.code, Some(3), "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains("is inside the folder of a plan"), "{}", run.stderr);
    }
    assert!(!repository.folder.join("plan/site").exists() && !repository.folder.join("plan/data").exists());
}

#[test]
fn a_site_is_replaced_as_a_whole() {
    let repository = Repository::new();
    let first = site(&repository, &[]);
    let out = repository.home.path().join("site");
    fs::write(out.join("en/left-over.html"), "x").unwrap();
    assert_eq!(site(&repository, &[]), first);
    let around: Vec<_> = fs::read_dir(repository.home.path()).unwrap().collect();
    assert!(
        around.iter().all(|entry| !entry
            .as_ref()
            .unwrap()
            .file_name()
            .to_string_lossy()
            .starts_with(".plan-"))
    );
}

#[test]
fn what_stands_beside_a_site_stays_when_it_is_replaced() {
    let repository = Repository::new();
    let mut expected = site(&repository, &["--lang", "en"]);
    site(&repository, &["--base-url", "https://plan.example.org"]);
    let out = repository.home.path().join("site");
    fs::create_dir_all(out.join(".git/objects/ab")).unwrap();
    for path in [".git/objects/ab/cd", ".git/HEAD", ".nojekyll", "CNAME"] {
        fs::write(out.join(path), path).unwrap();
        expected.insert(path.to_owned(), path.into());
    }
    // The pages in the other language and the site map are those of the earlier site.
    assert_eq!(site(&repository, &["--lang", "en"]), expected);
}

#[test]
fn outside_git_the_site_says_what_is_missing() {
    let repository = Repository::new();
    fs::remove_dir_all(repository.folder.join(".git")).unwrap();
    let out = repository.home.path().join("site");
    let run = repository.run(&["site", out.to_str().unwrap(), "--as-of", "2023-06-30"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("without history"), "{}", run.stderr);
    let files = files(&out);
    assert!(text(&files, "en/changes/index.html").contains("There is no history"));
    assert!(
        pages(&files)
            .filter(|(path, _)| path.starts_with("en/"))
            .all(|(_, page)| page.contains("outside git") && !page.contains("The same commit gives"))
    );
    assert!(!files.contains_key("en/changes.atom") && !files.contains_key("data/trend.csv"));
}

#[test]
fn a_plan_with_findings_shows_them_and_one_that_cannot_be_read_needs_a_word() {
    let repository = Repository::new();
    repository.replace("plan/I/I.1.1.toml", "deadline", "dead_line");
    repository.commit("2023-02-01", "misspelt");
    let pages = site(&repository, &[]);
    for page in ["en/m/I.1.1/index.html", "en/checks/index.html"] {
        assert!(text(&pages, page).contains("unknown-field"), "{page}");
    }
    repository.write("plan/I/I.1.1.toml", "= broken");
    repository.commit("2023-02-02", "broken");
    let out = repository.home.path().join("broken");
    let run = repository.run(&["site", out.to_str().unwrap()]);
    assert_eq!(run.code, Some(3), "{}", run.stderr);
    assert!(run.stderr.contains("--keep-going") && !out.exists(), "{}", run.stderr);
    let run = repository.run(&["site", out.to_str().unwrap(), "--keep-going"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(text(&files(&out), "en/checks/index.html").contains("invalid-toml"));
}
