//! Where the file of a measure goes that a newer sheet has in another section.

use super::compare::{Changed, FieldChange};
use super::draft::Draft;
use super::sections::Sections;
use crate::check::rules;
use crate::edit::schema_line;
use crate::model::{Measure, folder_of_other_section};

/// Moves a measure's file with it where its folder is called after a section that it leaves. `path` is that of the file, and
/// `home` the plan's folder, as entries have them.
pub fn move_file(
    changed: &mut Changed,
    draft: &Draft,
    measure: &Measure,
    sections: &Sections,
    [home, path]: [&str; 2],
) {
    let is_moved = changed.changes.iter().any(|change| change.field == "section");
    let is_meant = measure.allows.iter().any(|allow| allow.rule == rules::misplaced_file::RULE.id);
    let own = draft.section.as_ref().and_then(|section| section.parse().ok());
    let (Some(own), Some(inside)) = (own, path.strip_prefix(home)) else { return };
    let is_others = folder_of_other_section(inside, &own, |folder| sections.has(folder)).is_some();
    let to = draft.path();
    if !is_moved || is_meant || !is_others || to == inside {
        return;
    }
    changed.text = with_schema_of(&changed.text, inside, &to);
    let to = format!("{home}{to}");
    changed.changes.push(FieldChange {
        field: "file".to_owned(),
        before: path.to_owned(),
        after: to.clone(),
    });
    changed.moved_to = Some(to);
}

/// The text of a file with the line for editors as it is to be in another place.
fn with_schema_of(text: &str, from: &str, to: &str) -> String {
    let line = |path| schema_line(path, text, "");
    let mark = if text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    match text[mark.len()..].strip_prefix(&line(from)) {
        Some(rest) if rest.starts_with(['\r', '\n']) => format!("{mark}{}{rest}", line(to)),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::with_schema_of;

    #[test]
    fn the_line_for_editors_leads_from_the_new_place() {
        let text = "\u{feff}#:schema ../../.schema/measure.json\r\ntitle = \"a\"\r\n";
        assert_eq!(
            with_schema_of(text, "I/I.1/7.toml", "II/7.toml"),
            "\u{feff}#:schema ../.schema/measure.json\r\ntitle = \"a\"\r\n"
        );
        assert_eq!(with_schema_of("title = \"a\"\n", "I/I.1/7.toml", "II/7.toml"), "title = \"a\"\n");
    }
}
