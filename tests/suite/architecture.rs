//! The house: no arrow runs up between its rooms, and each keeps to what it may do.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::fixtures;

/// From the top: a room stands above all that it imports.
const ROOMS: [&str; 19] = [
    "cli",
    "site",
    "export",
    "answers",
    "import",
    "check",
    "history",
    "query",
    "edit",
    "load",
    "source",
    "render",
    "schema",
    "labels",
    "diagnostic",
    "model",
    "text",
    "keyword",
    "parallel",
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

    /// Its path as a module: `load` for `load/mod.rs`, `load::names` for `load/names.rs`.
    fn module(&self) -> String {
        let path = self.path["src/".len()..].trim_end_matches(".rs");
        path.trim_end_matches("/mod").replace('/', "::")
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
    let paths = fixtures::files("src", ".rs");
    assert!(paths.len() > 30, "{paths:?}");
    paths
        .into_iter()
        .map(|path| {
            let text = fixtures::text(&path);
            let without_comment = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
            let code: Vec<String> = text.lines().map(without_comment).collect();
            Source { path, code: code.join("\n"), text }
        })
        .collect()
}

/// The first name of every path that follows a prefix: `model` and `text` for `crate::{model::Plan, text}`.
fn follows(code: &str, prefix: &str) -> Vec<String> {
    paths_after(code, prefix).iter().map(|path| head(path)).collect()
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

/// The modules that a file's imports lead to: `load::names` for `use crate::load::{names::Names}`. What only tests import
/// is left out: they may look at everything.
fn imported_modules(source: &Source, modules: &BTreeMap<String, &Source>) -> BTreeSet<String> {
    let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
    let own = source.module();
    let mut paths = Vec::new();
    for start in ["crate::", "super::", "self::"] {
        paths.extend(paths_after(code, start).into_iter().map(|path| format!("{start}{path}")));
    }
    let children = modules.keys().filter_map(|module| module.strip_prefix(&format!("{own}::")));
    for child in children.filter(|child| !child.contains(':')) {
        let start = format!("{child}::");
        paths.extend(paths_after(code, &start).into_iter().map(|path| format!("self::{start}{path}")));
    }
    let resolved = paths.iter().filter_map(|path| {
        let mut at: Vec<&str> = own.split("::").collect();
        for part in path.split("::") {
            match part {
                "crate" => at.clear(),
                "super" => drop(at.pop()),
                "self" | "" => {}
                name => at.push(name),
            }
        }
        // What follows the last module of a path is an item of it, or of the module that it only hands on.
        let (end, module) = (1..=at.len())
            .rev()
            .map(|end| (end, at[..end].join("::")))
            .find(|(_, path)| modules.contains_key(path))?;
        let handed_on = at.get(end).and_then(|item| handed_on(modules[&module], item));
        Some(
            handed_on
                .map(|from| format!("{module}::{from}"))
                .filter(|m| modules.contains_key(m))
                .unwrap_or(module),
        )
    });
    resolved.filter(|module| *module != own).collect()
}

/// The module below that an item comes from which a `mod.rs` hands on: `body` for `Body` in `pub use body::{Body, Duty}`.
fn handed_on(source: &Source, item: &str) -> Option<String> {
    let paths = source
        .code
        .match_indices("pub use ")
        .flat_map(|(at, start)| expanded(&source.code[at + start.len()..]));
    let mut froms = paths
        .filter_map(|path| path.rsplit_once("::").map(|(from, name)| (from.to_owned(), name.to_owned())));
    froms.find(|(_, name)| name == item).map(|(from, _)| from)
}

/// Every path that follows a prefix, those in a group one by one.
fn paths_after(code: &str, prefix: &str) -> Vec<String> {
    let starts = code.match_indices(prefix).filter(|(at, _)| {
        let before = &code[..*at];
        // `pub(in crate::source)` says who may see an item: it brings nothing in.
        !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') && !before.ends_with("(in ")
    });
    starts.flat_map(|(at, _)| expanded(&code[at + prefix.len()..])).collect()
}

/// The path at the beginning of a text; several where it ends in a group.
fn expanded(text: &str) -> Vec<String> {
    let text = text.trim_start();
    let Some(group) = text.strip_prefix('{') else {
        let name = head(text);
        return match text[name.len()..].strip_prefix("::") {
            Some(rest) => expanded(rest).iter().map(|path| format!("{name}::{path}")).collect(),
            // Nothing stands behind the last comma of a group.
            None => Some(name).filter(|name| !name.is_empty()).into_iter().collect(),
        };
    };
    let mut paths = expanded(group);
    let mut open = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => open += 1,
            '}' if open == 0 => break,
            '}' => open -= 1,
            ',' if open == 0 => paths.extend(expanded(&group[at + 1..])),
            _ => {}
        }
    }
    paths
}

/// Every module that one leads to, by any number of imports.
fn reachable<'a>(from: &'a str, imports: &'a BTreeMap<&str, BTreeSet<String>>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut next = vec![from];
    while let Some(module) = next.pop() {
        next.extend(imports[module].iter().map(String::as_str).filter(|to| seen.insert(*to)));
    }
    seen
}

#[test]
fn no_circle_is_inside_a_room() {
    let sources = sources();
    let modules: BTreeMap<String, &Source> =
        sources.iter().filter(|s| s.is_in(&ROOMS)).map(|s| (s.module(), s)).collect();
    let imports: BTreeMap<&str, BTreeSet<String>> =
        modules.iter().map(|(module, s)| (module.as_str(), imported_modules(s, &modules))).collect();
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        imports.keys().map(|module| (*module, reachable(module, &imports))).collect();
    let circle_of = |module: &str| -> Vec<&str> {
        reached[module].iter().copied().filter(|to| reached[to].contains(module)).collect()
    };
    let circles: BTreeSet<Vec<&str>> =
        imports.keys().map(|module| circle_of(module)).filter(|circle| !circle.is_empty()).collect();
    holds(
        "the modules of a room import one another in one direction",
        circles.iter().map(|circle| circle.join(", ")).collect(),
    );
}

#[test]
fn the_house_is_described_as_it_stands() {
    let described: Vec<String> = fixtures::text("src/lib.rs")
        .lines()
        .filter_map(|line| {
            let named = line.strip_prefix("//! - ")?.trim_start_matches('[').strip_prefix('`')?;
            Some(named.split_once('`')?.0.to_owned())
        })
        .collect();
    assert_eq!(described, ROOMS, "src/lib.rs describes each room, from the top");
}

/// Whether a file can start programs.
fn runs_programs(code: &str) -> bool {
    let imports = paths_after(code, "std::").iter().any(|path| path.starts_with("process::Command"));
    imports || ["process::Command", "process::*"].iter().any(|word| code.contains(word))
}

/// The names in backquotes that the first column of a file's table of its folder gives; `None`: it has no such table.
fn table_of_files(text: &str) -> Option<Vec<&str>> {
    let (_, table) = text.split_once("//! | file | subject |\n//! |---|---|\n")?;
    let rows = table.lines().map_while(|line| line.strip_prefix("//! | ")?.split(" |").next());
    Some(rows.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect())
}

#[test]
fn a_table_of_files_names_every_file_of_its_folder_and_no_other() {
    let mut tables = 0;
    let mut breaches = Vec::new();
    for Source { path, text, code } in sources() {
        let (Some(folder), Some(named)) = (path.strip_suffix("/mod.rs"), table_of_files(&text)) else {
            continue;
        };
        tables += 1;
        let is_there = |name: &str| {
            let at = fixtures::root().join(folder).join(name.trim_end_matches('/'));
            if name.ends_with('/') { at.is_dir() } else { at.with_extension("rs").is_file() }
        };
        let missing = named.iter().filter(|name| !is_there(name));
        breaches.extend(missing.map(|name| format!("{path} names {name}, which is not there")));
        let declared = code
            .lines()
            .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
        let unnamed = declared.filter(|file| named.iter().all(|name| name.trim_end_matches('/') != *file));
        breaches.extend(unnamed.map(|file| format!("{path} does not name {file}")));
    }
    assert!(tables > 1, "only {tables} tables were found: the reading is at fault");
    holds("the table of a folder names its files", breaches);
}

#[test]
fn only_one_room_runs_programs() {
    let runs = |source: &Source| !source.is_in(&["source"]) && runs_programs(&source.code);
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
    assert_eq!(follows(groups, "crate::"), ["model", "model", "text", "load", "query"]);
    let names = |path: &str, code: &str| {
        let source = Source { path: path.to_owned(), text: String::new(), code: code.to_owned() };
        source.imports()
    };
    assert_eq!(
        paths_after(groups, "crate::"),
        ["model::Plan", "model::name::fold", "text", "load::Loaded", "query::X"]
    );
    assert!(paths_after("pub(in crate::source) struct Git;", "crate::").is_empty());
    assert_eq!(names("src/load/names.rs", "use super::super::check::Report;"), ["check"]);
    assert_eq!(names("src/load/mod.rs", "use super::check::Report;"), ["check"]);
    assert_eq!(names("src/text.rs", "use super::model::Plan;"), ["model"]);
    assert!(names("src/load/names.rs", "use super::check::Report;").is_empty());
    assert!(names("src/load/names.rs", "use crate::load::Loaded;").is_empty());
    for running in [
        "use std::process::Command;",
        "use std::{io, process::{self, Command as Run}};",
        "use std::process::*;",
        "use std::process;\nfn f() { process::Command::new(\"git\"); }",
    ] {
        assert!(runs_programs(running), "{running}");
    }
    assert!(!runs_programs(
        "use std::process::ExitCode;\nuse clap::Command;\nfn f() { Command::new(\"plan\"); }"
    ));
}

/// Most lines of a function.
const LONGEST_FUNCTION: usize = 60;

#[test]
fn every_function_is_short_enough_to_see_at_once() {
    let mut functions = 0;
    let mut breaches = Vec::new();
    for Source { path, text, .. } in sources() {
        let lines: Vec<&str> = text.lines().collect();
        for (start, line) in lines.iter().enumerate() {
            let declared =
                line.trim_start().split(" fn ").nth(1).or_else(|| line.trim_start().strip_prefix("fn "));
            let Some(name) = declared.filter(|_| !line.trim_start().starts_with("//")) else { continue };
            functions += 1;
            // The formatter puts the end where the beginning stands; what has no body ends its line with a semicolon.
            let indent = &line[..line.len() - line.trim_start().len()];
            let end = format!("{indent}}}");
            let rest = &lines[start..];
            let length = rest
                .iter()
                .position(|line| {
                    *line == end
                        || line.trim_end().ends_with(';')
                            && line.starts_with(indent)
                            && !line[indent.len()..].starts_with(' ')
                })
                .map_or(1, |at| at + 1);
            if length > LONGEST_FUNCTION && !line.trim_end().ends_with('}') {
                breaches.push(format!("{path}:{} {} has {length} lines", start + 1, head(name)));
            }
        }
    }
    assert!(functions > 900, "only {functions} functions were found: the reading is at fault");
    holds("no function is longer than a screen", breaches);
}
