//! The tables, calendars and the seal of a site are what the commands write.

use std::fs;

use serde_json::Value;

use super::{Files, files, site, text};
use crate::papers::half_years::played;
use crate::support::repository::Repository;

#[track_caller]
fn run(repository: &Repository, args: &[&str]) {
    let run = repository.run(args);
    assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
}

/// The files of a site below a folder, without it.
fn below(files: &Files, folder: &str) -> Files {
    let inside = files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(folder)?, bytes)));
    inside.map(|(path, bytes)| (path.to_owned(), bytes.clone())).collect()
}

#[test]
fn the_tables_are_what_export_writes() {
    let repository = played(3);
    let site = site(&repository, &[]);
    let history = ["--at", "HEAD", "--history"];
    run(&repository, &[&["export", "datapackage", "../package"], &history[..]].concat());
    let package = files(&repository.home.path().join("package"));
    assert!(package.len() > 40);
    assert!(below(&site, "data/package/") == package, "the data package is another one");
    for (form, file) in [("sqlite", "plan.sqlite"), ("jsonl", "plan.jsonl")] {
        run(&repository, &[&["export", form, &format!("../{file}")], &history[..]].concat());
        let exported = fs::read(repository.home.path().join(file)).unwrap();
        assert!(site[&format!("data/{file}")] == exported, "{file} is another one");
    }
}

#[test]
fn every_table_and_column_is_described_on_the_data_page() {
    let files = site(&Repository::new(), &[]);
    let package: Value = serde_json::from_str(text(&files, "data/package/datapackage.json")).unwrap();
    for (language, mark) in [("en", ""), ("hu", " lang=\"en\"")] {
        let page = text(&files, &format!("{language}/data/index.html"));
        for table in package["resources"].as_array().unwrap() {
            let path = table["path"].as_str().unwrap();
            assert!(page.contains(&format!("href=\"../../data/package/{path}\"")), "{path}");
            for field in table["schema"]["fields"].as_array().unwrap() {
                let about = field["description"].as_str().unwrap();
                let about = about.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                // Text between backticks is shown as code.
                let parts = about.split('`').enumerate();
                let about: String = parts
                    .map(
                        |(at, part)| {
                            if at % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() }
                        },
                    )
                    .collect();
                assert!(page.contains(&format!("<td{mark}>{about}</td>")), "{path}: {about}");
            }
        }
        for file in ["plan.sqlite", "plan.jsonl", "package/datapackage.json"] {
            assert!(page.contains(&format!("href=\"../../data/{file}\"")), "{file}");
            // What search engines read names it as well.
            assert!(page.contains(&format!("\"contentUrl\":\"../../data/{file}\"")), "{file}");
        }
    }
}

#[test]
fn the_calendars_are_what_calendar_writes() {
    let repository = played(3);
    let files = site(&repository, &[]);
    for language in ["hu", "en"] {
        let all = repository.run(&["calendar", "--at", "HEAD", "--lang", language]);
        assert!(all.stdout.matches("BEGIN:VEVENT").count() > 40);
        assert!(text(&files, &format!("{language}/calendar.ics")) == all.stdout);
        let body = ["calendar", "--at", "HEAD", "--lang", language, "--body", "Ministry of Justice"];
        let of_body = repository.run(&body);
        let folder = format!("{language}/body/ministry-of-justice");
        assert!(text(&files, &format!("{folder}/calendar.ics")) == of_body.stdout);
        assert!(text(&files, &format!("{folder}/index.html")).contains("/calendar.ics\""));
        assert!(text(&files, &format!("{language}/data/index.html")).contains("/calendar.ics\""));
    }
}

#[test]
fn the_seal_is_that_of_the_commit_and_every_page_leads_to_it() {
    let repository = Repository::new();
    let files = site(&repository, &[]);
    let seal = repository.run(&["seal", "--at", "HEAD"]).stdout;
    assert_eq!(text(&files, "seal.txt"), seal);
    let digest = seal.lines().last().unwrap().strip_prefix("sha256 ").unwrap();
    for page in ["en/data/index.html", "hu/data/index.html", "en/m/I.1.1/index.html"] {
        assert!(text(&files, page).contains(digest), "{page}");
    }
    for (path, page) in super::pages(&files).filter(|(path, _)| path.contains('/')) {
        assert!(page.contains("seal.txt\""), "{path}");
    }
    let manifest: Value = serde_json::from_str(text(&files, "site.json")).unwrap();
    assert_eq!((&manifest["folder"], &manifest["whole_history"]), (&"plan/".into(), &true.into()));
}

#[test]
fn what_no_commit_holds_is_said_and_has_no_seal() {
    let repository = Repository::new();
    repository.append(crate::support::repository::LIGHT, "\n[extra]\nnote = \"later\"\n");
    let out = repository.home.path().join("site");
    let run = repository.run(&["site", out.to_str().unwrap()]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("1 file of the plan differs from the last commit"), "{}", run.stderr);
    assert!(run.stderr.contains("I.1.1.toml"), "{}", run.stderr);
    // The site is that of the commit, and verifies.
    assert_eq!(repository.run(&["verify", "--site", out.to_str().unwrap()]).code, Some(0));
    fs::remove_dir_all(repository.folder.join(".git")).unwrap();
    let run = repository.run(&["site", out.to_str().unwrap()]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let files = files(&out);
    assert!(!files.contains_key("seal.txt"));
    assert!(text(&files, "en/data/index.html").contains("There is no seal: no commit holds"));
    assert!(text(&files, "hu/data/index.html").contains("Nincs pecsét: egyetlen commit"));
    assert!(files.contains_key("en/calendar.ics") && files.contains_key("data/plan.sqlite"));
}
