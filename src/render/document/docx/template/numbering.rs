//! The lists of a template, with our bullets where it has no style for a list.

use super::xml::{replaced, tags};

/// A number that no list of a template has yet.
pub(super) fn free_number(numbering: Option<&str>) -> usize {
    1 + most(numbering.unwrap_or_default(), "w:num", "w:numId")
}

/// The largest number that tags of a name have.
fn most(text: &str, name: &str, attribute: &str) -> usize {
    let numbers = tags(text).filter(|tag| tag.name == name).filter_map(|tag| tag.attribute(attribute));
    numbers.filter_map(|number| number.parse().ok()).max().unwrap_or_default()
}

/// The lists with ours under a number, for the style of an id.
pub(super) fn with_bullets(numbering: Option<&str>, number: usize, style: &str) -> String {
    let ours = include_str!("../numbering.xml")
        .replace("<w:pStyle w:val=\"ListBullet\"/>", &format!("<w:pStyle w:val=\"{style}\"/>"));
    let Some(text) = numbering else { return ours };
    let look = 1 + most(text, "w:abstractNum", "w:abstractNumId");
    let lines =
        ours.lines().filter(|line| line.starts_with("<w:abstractNum ") || line.starts_with("<w:num "));
    let lines = lines.map(|line| {
        line.replace("w:abstractNumId=\"0\"", &format!("w:abstractNumId=\"{look}\""))
            .replace("<w:abstractNumId w:val=\"0\"/>", &format!("<w:abstractNumId w:val=\"{look}\"/>"))
            .replace("w:numId=\"1\"", &format!("w:numId=\"{number}\""))
    });
    let lines: Vec<String> = lines.collect();
    let [look, list] = &lines[..] else { return text.to_owned() };
    // The schema of this part demands an order: looks of lists, then lists, then `w:numIdMacAtCleanup`.
    let end = text.rfind("</w:numbering").unwrap_or(text.len());
    let after = tags(text).find(|tag| tag.name == "w:numIdMacAtCleanup").map_or(end, |tag| tag.range.start);
    let text = replaced(text, after..after, list);
    let first = tags(&text).find(|tag| tag.name == "w:num").map_or(after, |tag| tag.range.start);
    replaced(&text, first..first, look)
}
