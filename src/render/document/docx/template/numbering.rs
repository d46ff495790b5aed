//! The lists of a template, with our bullets where it has no style for a list.

use super::xml::{replaced, tags};

/// A number that no list of a template has yet.
pub(super) fn free_number(numbering: Option<&str>) -> usize {
    1 + most(numbering.unwrap_or_default(), "w:num", "w:numId")
}

/// The largest number that tags of a name have. What does not fit in 32 bits is no number of a list.
fn most(text: &str, name: &str, attribute: &str) -> usize {
    let numbers = tags(text).filter(|tag| tag.name == name).filter_map(|tag| tag.attribute(attribute));
    let numbers = numbers.filter_map(|number| number.parse::<u32>().ok());
    numbers.max().and_then(|most| usize::try_from(most).ok()).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_number_is_one_more_than_any_list_has() {
        let with = |number: u64| format!("<w:num w:numId=\"7\"/><w:num w:numId=\"{number}\"/>");
        assert_eq!(free_number(None), 1);
        assert_eq!(free_number(Some(&with(12))), 13);
        assert_eq!(free_number(Some(&with(u64::MAX))), 8);
    }
}
