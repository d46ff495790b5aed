//! Where it is played: a repository with the real plan, a day, and what the screens show.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::answers::contract;
use crate::support::fixtures;
use crate::support::form::FilledForm;
use crate::support::repository::{Repository, Run};

/// Who signs in all of it.
const AUTHOR: [&str; 2] = ["--author", "Clerk <clerk@example.org>"];

pub struct Stage {
    repository: Repository,
}

impl Stage {
    /// The real plan as it was adopted, with the meeting of December that asks for the first reports.
    pub fn new() -> Self {
        let repository = Repository::new();
        fs::remove_dir_all(repository.folder.join("plan")).unwrap();
        repository.git(&["rm", "-r", "--quiet", "--cached", "plan"]);
        for (path, content) in fixtures::real_files() {
            repository.write(&format!("plan/{path}"), content);
        }
        for path in fixtures::files("seeds", ".txt") {
            repository.write(&path, fixtures::bytes(&path));
        }
        let meeting = "title  = \"An invented meeting\"\nbody   = \"National Coordination Mechanism\"\nperiod = \"2022-H2\"\n";
        repository.write("plan/meetings/2022-12-13.toml", meeting);
        repository.git_on("2022-04-14", &["add", "--all"]);
        repository.git_on("2022-04-14", &["commit", "--quiet", "--amend", "-m", "The plan as adopted"]);
        Stage { repository }
    }

    pub fn folder(&self) -> &Path {
        &self.repository.folder
    }

    /// Runs the program on a day.
    pub fn run(&self, day: &str, args: &[&str]) -> Run {
        let mut command = self.repository.command(self.folder(), args);
        for date in ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"] {
            command.env(date, format!("{day}T12:00:00+0100"));
        }
        command.env("PLAN_TODAY", day).output().unwrap().into()
    }

    /// An answer in JSON.
    pub fn ask(&self, day: &str, args: &[&str]) -> Value {
        let run = self.run(day, &[args, &["--as-of", day, "--format", "json"]].concat());
        assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
        let answer = serde_json::from_str(&run.stdout).unwrap();
        contract::demand(&answer);
        answer
    }

    /// Writes and commits something; what it says.
    pub fn enter(&self, day: &str, args: &[&str]) -> String {
        let run = self.run(day, &[args, &AUTHOR].concat());
        assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
        said(args, &run)
    }

    pub fn git(&self, day: &str, args: &[&str]) -> String {
        self.repository.git_on(day, args)
    }

    /// Sends the forms of a half-year, has each of these filled in and collects all of them, twice.
    pub fn forms(
        &self,
        day: &str,
        period: &str,
        files: &[&str],
        fill: &dyn Fn(&str, &mut FilledForm),
    ) -> String {
        let lang = |at: usize| if at.is_multiple_of(2) { "en" } else { "hu" };
        let mut sent = String::new();
        for lang in ["en", "hu"] {
            let args = ["form", "--all", "--partners", "--period", period, "--lang", lang, "-o", lang];
            let run = self.run(day, &args);
            assert_eq!(run.code, Some(0), "{}", run.stderr);
            let _ = write!(sent, "{}", said(&args, &run));
        }
        fs::create_dir_all(self.folder().join("back")).unwrap();
        let mut back = Vec::new();
        for (at, file) in files.iter().enumerate() {
            let mut form = FilledForm::open(&self.folder().join(lang(at)).join(format!("{file}.xlsx")));
            fill(file, &mut form);
            form.save(&self.folder().join("back").join(format!("{file}.xlsx")));
            back.push(format!("back/{file}.xlsx"));
        }
        let collect: Vec<&str> = ["collect"].into_iter().chain(back.iter().map(String::as_str)).collect();
        let before = self.files();
        let mut screens = sent;
        for args in [&["--lang", "en"][..], &["--lang", "hu"], &["--write", "--commit"]] {
            if args[0] == "--write" {
                assert_eq!(self.files(), before, "a dry run writes nothing");
            }
            let author: &[&str] = if args[0] == "--write" { &AUTHOR } else { &[] };
            let run = self.run(day, &[&collect[..], args, author].concat());
            assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
            screens += &said(&[&["collect"], args].concat(), &run);
        }
        let again = self.run(day, &[&collect[..], &["--write", "--format", "json"]].concat());
        let again: Value = serde_json::from_str(&again.stdout).unwrap();
        assert_eq!((&again["taken"], &again["refused"]), (&0.into(), &0.into()), "{again:#}");
        fs::remove_dir_all(self.folder().join("back")).unwrap();
        ["en", "hu"].iter().for_each(|lang| fs::remove_dir_all(self.folder().join(lang)).unwrap());
        screens
    }

    fn files(&self) -> BTreeSet<String> {
        self.git("2022-12-13", &["status", "--porcelain", "--untracked-files=all", "--", "plan"])
            .lines()
            .map(str::to_owned)
            .collect()
    }

    /// Holds what was told, and the screens of questions in both languages, against what is kept.
    pub fn keep(&self, name: &str, told: &str, day: &str, screens: &[(&str, &[&str])]) {
        let check = self.run(day, &["check", "--against", "HEAD~1"]);
        assert_eq!(check.code, Some(0), "{}", check.stdout);
        same(&format!("{name}-told.txt"), told);
        for (screen, args) in screens {
            for lang in ["en", "hu"] {
                let mut args = [args, &["--lang", lang][..]].concat();
                if !["slippage", "history"].contains(&args[0]) {
                    args.extend(["--as-of", day]);
                }
                // Rules speak English.
                if args[0] == "check" {
                    if lang == "hu" {
                        continue;
                    }
                    args.retain(|arg| !["--lang", "en"].contains(arg));
                }
                let run = self.run(day, &args);
                assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
                same(&format!("{name}-{screen}.{lang}.txt"), &without_ids(&run.stdout));
            }
        }
    }
}

fn said(args: &[&str], run: &Run) -> String {
    format!("$ plan {}\n{}\n", args.join(" "), without_ids(&format!("{}{}", run.stdout, run.stderr)))
}

/// Ids of commits change with every word of the plan.
fn without_ids(text: &str) -> String {
    let is_id = |word: &str| {
        word.len() == 12 && word.bytes().all(|c| c.is_ascii_digit() || (b'a'..=b'f').contains(&c))
    };
    let parts = text.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
    let part = |part: &str| {
        let word = part.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        if is_id(word) { part.replace(word, "............") } else { part.to_owned() }
    };
    parts.map(part).collect()
}

#[track_caller]
fn same(name: &str, text: &str) {
    let kept = fixtures::root().join("tests/formats/played").join(name);
    snapbox::assert_data_eq!(text, snapbox::Data::read_from(&kept, None).raw());
}
