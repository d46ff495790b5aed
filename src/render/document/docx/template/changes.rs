//! Tracked changes of a template: papers take over what is there once all of them are accepted, without the names of the
//! persons who made them.

use std::ops::Range;

use super::xml::{Kind, Tag, tags};

/// Elements that are removed with their content: deleted text, earlier properties, and marks with the names of authors.
const GONE: [&str; 26] = [
    "w:del",
    "w:delText",
    "w:delInstrText",
    "w:moveFrom",
    "w:rPrChange",
    "w:pPrChange",
    "w:sectPrChange",
    "w:tblPrChange",
    "w:tblPrExChange",
    "w:tblGridChange",
    "w:trPrChange",
    "w:tcPrChange",
    "w:numberingChange",
    "w:cellIns",
    "w:cellDel",
    "w:cellMerge",
    "w:moveFromRangeStart",
    "w:moveFromRangeEnd",
    "w:moveToRangeStart",
    "w:moveToRangeEnd",
    "w:commentRangeStart",
    "w:commentRangeEnd",
    "w:commentReference",
    "w:annotationRef",
    "w:permStart",
    "w:permEnd",
];

/// Marks around parts that other programs manage: those of tracked changes begin so.
const GONE_RANGES: [&str; 4] =
    ["w:customXmlInsRange", "w:customXmlDelRange", "w:customXmlMoveFromRange", "w:customXmlMoveToRange"];

/// Elements of which only the content stays.
const OPENED: [&str; 2] = ["w:ins", "w:moveTo"];

/// An element that is open.
struct Open<'x> {
    tag: Tag<'x>,
    /// Whether it is removed with its content.
    goes: bool,
    /// Of a table, how many rows stay.
    rows: usize,
    /// Whether it loses any.
    loses_rows: bool,
}

/// The text of a part with all tracked changes accepted.
pub(super) fn accepted(text: &str) -> String {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut open: Vec<Open<'_>> = Vec::new();
    for tag in tags(text) {
        match tag.kind {
            Kind::Close => {
                let Some(element) = open.pop() else { continue };
                close(element, &tag.range, &mut cuts, &mut open);
            }
            Kind::Open | Kind::Empty => {
                begin(&tag, &mut open);
                let range = tag.range.clone();
                let is_empty = tag.kind == Kind::Empty;
                let goes = is_gone(tag.name);
                let element = Open { tag, goes, rows: 0, loses_rows: false };
                match is_empty {
                    true => close(element, &range, &mut cuts, &mut open),
                    false => open.push(element),
                }
            }
        }
    }
    without(text, cuts)
}

/// A mark of deletion among the properties of a row means that the row is deleted.
fn begin(tag: &Tag<'_>, open: &mut [Open<'_>]) {
    if tag.name == "w:del"
        && let [.., row, properties] = open
        && (row.tag.name, properties.tag.name) == ("w:tr", "w:trPr")
    {
        row.goes = true;
    }
}

/// Notes what is removed of an element; `end`: the place of its last tag.
fn close(element: Open<'_>, end: &Range<usize>, cuts: &mut Vec<Range<usize>>, open: &mut [Open<'_>]) {
    let Open { tag, mut goes, rows, loses_rows } = element;
    goes |= tag.name == "w:tbl" && rows == 0 && loses_rows;
    if tag.name == "w:tr"
        && let Some(table) = open.iter_mut().rev().find(|above| above.tag.name == "w:tbl")
    {
        table.rows += usize::from(!goes);
        table.loses_rows |= goes;
    }
    if goes {
        cuts.push(tag.range.start..end.end);
    } else if OPENED.contains(&tag.name) {
        cuts.extend([tag.range, end.clone()]);
    }
}

fn is_gone(name: &str) -> bool {
    GONE.contains(&name) || GONE_RANGES.iter().any(|begin| name.starts_with(begin))
}

/// A text without some stretches of it, which may lie in one another.
pub(super) fn without(text: &str, mut cuts: Vec<Range<usize>>) -> String {
    cuts.sort_by_key(|cut| cut.start);
    let (mut kept, mut at) = (String::with_capacity(text.len()), 0);
    for cut in cuts {
        if cut.start >= at {
            kept.push_str(&text[at..cut.start]);
        }
        at = at.max(cut.end);
    }
    kept + &text[at..]
}

#[cfg(test)]
mod tests {
    use super::accepted;

    #[test]
    fn what_was_inserted_stays_and_what_was_deleted_goes_with_who_did_it() {
        let by = "w:id=\"1\" w:author=\"Kovács Éva\" w:date=\"2022-01-01T00:00:00Z\"";
        let text = format!(
            "<w:hdr><w:p><w:pPr><w:rPr><w:ins {by}/></w:rPr><w:pPrChange {by}><w:pPr/></w:pPrChange></w:pPr>\
             <w:ins {by}><w:r><w:rPr><w:b/><w:rPrChange {by}><w:rPr/></w:rPrChange></w:rPr><w:t>new</w:t></w:r></w:ins>\
             <w:del {by}><w:r><w:delText>old</w:delText></w:r></w:del>\
             <w:ins {by}><w:del {by}><w:r><w:delText>neither</w:delText></w:r></w:del></w:ins></w:p></w:hdr>"
        );
        let shown = "<w:hdr><w:p><w:pPr><w:rPr></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>new</w:t></w:r></w:p></w:hdr>";
        assert_eq!(accepted(&text), shown);
        assert_eq!(accepted(shown), shown);
    }

    #[test]
    fn a_row_that_was_deleted_goes_and_a_table_without_rows_with_it() {
        let row = |mark: &str, text: &str| format!("<w:tr><w:trPr>{mark}</w:trPr><w:tc>{text}</w:tc></w:tr>");
        let table = |rows: &str| format!("<w:hdr><w:tbl>{rows}</w:tbl><w:p/></w:hdr>");
        let (gone, stays) = (row("<w:del w:author=\"a\"/>", "x"), row("<w:ins w:author=\"a\"/>", "y"));
        assert_eq!(accepted(&table(&(gone.clone() + &stays))), table(&row("", "y")));
        assert_eq!(accepted(&table(&gone)), "<w:hdr><w:p/></w:hdr>");
    }
}
