//! The line of a file that names its schema for editors.

use crate::schema::FileKind;

/// The line, for a file by its path inside the plan's folder; nothing where the plan's own file has none either.
pub fn schema_line(path: &str, plan_file: &str, ending: &str) -> String {
    if !plan_file.trim_start_matches('\u{feff}').starts_with("#:schema ") {
        return String::new();
    }
    let up = match path.matches('/').count() {
        0 => "./".to_owned(),
        folders => "../".repeat(folders),
    };
    let kind = FileKind::of(path);
    let words = FileKind::WORDS.iter().find(|(_, known)| *known == kind);
    let word = words.map_or("measure", |(word, _)| word);
    format!("#:schema {up}.schema/{word}.json{ending}")
}
