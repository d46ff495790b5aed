//! The house: no arrow runs up between its rooms, and each keeps to what it may do.

use crate::given;

/// From the top: a room stands above all that it imports.
const ROOMS: [&str; 11] = [
    "cli",
    "answers",
    "check",
    "history",
    "query",
    "load",
    "source",
    "render",
    "diagnostic",
    "model",
    "text",
];

/// What no room may see of: the front door and the street.
const OUTSIDE: [&str; 2] = ["lib", "main"];

/// Most lines of a file.
const LONGEST: usize = 400;

/// A file of `src/`.
struct Source {
    path: String,
    text: String,
    /// The text without its comments.
    code: String,
}

impl Source {
    /// The room it belongs to: the folder, or the file, right below `src/`.
    fn room(&self) -> &str {
        let inside = &self.path["src/".len()..];
        let end = inside.find(['/', '.']).unwrap_or(inside.len());
        &inside[..end]
    }

    /// How many modules lead to it: one for `load/mod.rs`, two for `load/names.rs`.
    fn depth(&self) -> usize {
        let parts = self.path["src/".len()..].split('/');
        parts.filter(|&part| part != "mod.rs").count()
    }

    /// The rooms that it imports, by `crate::room`, or by enough `super::` to leave its own.
    fn imports(&self) -> Vec<String> {
        let up = "super::".repeat(self.depth());
        let mut rooms = follows(&self.code, "crate::");
        rooms.extend(follows(&self.code, &up));
        rooms.retain(|room| ROOMS.contains(&room.as_str()) && room != self.room());
        rooms
    }

    fn is_in(&self, rooms: &[&str]) -> bool {
        rooms.contains(&self.room())
    }
}

fn sources() -> Vec<Source> {
    let paths = given::files("src", ".rs");
    assert!(paths.len() > 30, "{paths:?}");
    paths
        .into_iter()
        .map(|path| {
            let text = given::text(&path);
            let without_comment = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
            let code: Vec<String> = text.lines().map(without_comment).collect();
            Source { path, code: code.join("\n"), text }
        })
        .collect()
}

/// The first name of every path that follows a prefix: `model` and `text` for `crate::{model::Plan, text}`.
fn follows(code: &str, prefix: &str) -> Vec<String> {
    let starts = code.match_indices(prefix).filter(|(at, _)| {
        // `supercrate::`, or the middle of `super::super::`, is another path.
        !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
    });
    let mut names = Vec::new();
    for (at, _) in starts {
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(group) => names.extend(heads_of_group(group)),
            None => names.push(head(rest)),
        }
    }
    names
}

/// The first names of the paths in a group, up to the brace that closes it.
fn heads_of_group(group: &str) -> Vec<String> {
    let mut heads = vec![head(group)];
    let mut open = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => open += 1,
            '}' if open == 0 => break,
            '}' => open -= 1,
            ',' if open == 0 => heads.push(head(&group[at + 1..])),
            _ => {}
        }
    }
    heads
}

fn head(path: &str) -> String {
    let is_name = |c: &char| c.is_alphanumeric() || *c == '_';
    path.trim_start().chars().take_while(is_name).collect()
}

/// Fails with every breach at once.
#[track_caller]
fn holds(rule: &str, breaches: Vec<String>) {
    assert!(breaches.is_empty(), "{rule}:\n  {}", breaches.join("\n  "));
}

#[test]
fn every_file_belongs_to_a_room() {
    let known = |source: &Source| source.is_in(&ROOMS) || source.is_in(&OUTSIDE);
    let homeless = sources().into_iter().filter(|source| !known(source));
    holds(
        "a new room needs its place in ROOMS, and in the list of src/lib.rs",
        homeless.map(|source| source.path).collect(),
    );
}

#[test]
fn no_arrow_runs_up() {
    let height = |room: &str| ROOMS.iter().position(|known| *known == room);
    let mut arrows = 0;
    let mut breaches = Vec::new();
    for source in sources().iter().filter(|source| source.is_in(&ROOMS)) {
        for room in source.imports() {
            arrows += 1;
            if height(&room) < height(source.room()) {
                breaches.push(format!("{} imports {room}, which stands above it", source.path));
            }
        }
    }
    assert!(arrows > 50, "only {arrows} imports were found: the reading is at fault");
    holds("a room stands above all that it imports", breaches);
}

#[test]
fn the_house_is_described_as_it_stands() {
    let described: Vec<String> = given::text("src/lib.rs")
        .lines()
        .filter_map(|line| Some(line.strip_prefix("//! - [`")?.split_once('`')?.0.to_owned()))
        .collect();
    let height = |room: &String| ROOMS.iter().position(|known| known == room);
    assert!(described.iter().all(|room| height(room).is_some()), "{described:?}");
    assert!(described.is_sorted_by_key(height), "{described:?} is not the order of {ROOMS:?}");
}

#[test]
fn only_one_room_runs_programs() {
    let runs = |source: &Source| !source.is_in(&["source"]) && source.code.contains("Command::new");
    holds(
        "only src/source/ runs git",
        sources().into_iter().filter(runs).map(|source| source.path).collect(),
    );
}

#[test]
fn the_model_and_the_questions_know_no_world() {
    let mut breaches = Vec::new();
    for source in sources().iter().filter(|source| source.is_in(&["model", "query"])) {
        let world = ["fs", "io", "env", "process", "net", "thread"];
        let std = follows(&source.code, "std::");
        let named = std.iter().filter(|name| world.contains(&name.as_str()));
        breaches.extend(named.map(|name| format!("{} uses std::{name}", source.path)));

        let clock_or_screen = ["Local", "Utc", "SystemTime", "Instant", "print!", "println!", "eprintln!"];
        let seen = clock_or_screen.iter().filter(|word| mentions(&source.code, word));
        breaches.extend(seen.map(|word| format!("{} uses {word}", source.path)));
    }
    holds("model and query know no clock, no terminal, no file system", breaches);
}

#[test]
fn only_the_front_door_prints_and_exits() {
    let mut breaches = Vec::new();
    for source in sources().iter().filter(|source| !source.is_in(&["cli", "main"])) {
        let words = ["print!", "println!", "eprint!", "eprintln!", "process::exit", "process::abort"];
        let seen = words.iter().filter(|word| mentions(&source.code, word));
        breaches.extend(seen.map(|word| format!("{} uses {word}", source.path)));
    }
    holds("only src/main.rs and src/cli/ print, or decide the exit code", breaches);
}

/// Whether a word stands in the code, not as the end of another.
fn mentions(code: &str, word: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(is_name) && !code[at + word.len()..].starts_with(is_name))
}

#[test]
fn every_file_says_what_it_holds_and_is_short_enough_to_read() {
    let mut breaches = Vec::new();
    for Source { path, text, .. } in sources() {
        // The first words are a sentence, not an empty comment.
        if !text.strip_prefix("//! ").is_some_and(|line| line.starts_with(|c: char| !c.is_whitespace())) {
            breaches.push(format!("{path} does not begin with what it holds (`//! ...`)"));
        }
        let lines = text.lines().count();
        if lines > LONGEST {
            breaches.push(format!("{path} has {lines} lines, more than {LONGEST}"));
        }
    }
    holds("every file says what it holds and is short enough to read", breaches);
}

#[test]
fn the_reading_of_imports_is_right() {
    let groups = "use crate::{model::{Plan, name::fold}, text};\nuse crate::load::Loaded;\nfn f(_: crate::query::X) {}";
    assert_eq!(follows(groups, "crate::"), ["model", "text", "load", "query"]);
    let names = |path: &str, code: &str| {
        let source = Source { path: path.to_owned(), text: String::new(), code: code.to_owned() };
        source.imports()
    };
    assert_eq!(names("src/load/names.rs", "use super::super::check::Report;"), ["check"]);
    assert_eq!(names("src/load/mod.rs", "use super::check::Report;"), ["check"]);
    assert_eq!(names("src/text.rs", "use super::model::Plan;"), ["model"]);
    assert!(names("src/load/names.rs", "use super::check::Report;").is_empty());
    assert!(names("src/load/names.rs", "use crate::load::Loaded;").is_empty());
}
