//! Tags of XML as they stand in a text: enough to find what a template says, and to leave the rest of it as it is.

use std::ops::Range;

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    Close,
    /// Opens an element that holds nothing, and closes it.
    Empty,
}

/// A tag, and its place in the text.
#[derive(Clone, Debug)]
pub(super) struct Tag<'x> {
    pub name: &'x str,
    pub kind: Kind,
    pub range: Range<usize>,
    /// What follows its name.
    attributes: &'x str,
}

/// An element: its first tag, its place in the text from first to last tag, and its content.
#[derive(Clone, Debug)]
pub(super) struct Element<'x> {
    pub tag: Tag<'x>,
    pub range: Range<usize>,
    pub inner: &'x str,
}

impl Tag<'_> {
    /// The value of an attribute.
    pub fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            let (name, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| ['"', '\''].contains(c))?;
            let (value, after) = after[1..].split_once(quote)?;
            if name.trim() == wanted {
                return Some(unescape(value));
            }
            rest = after;
        }
    }

    /// The same as a whole number.
    pub fn number(&self, wanted: &str) -> Option<i64> {
        self.attribute(wanted)?.parse().ok()
    }

    /// Whether an element that switches something on does so: its value can also switch it off.
    pub fn is_on(&self) -> bool {
        !self.attribute("w:val").is_some_and(|value| ["0", "false", "off"].contains(&value.as_str()))
    }
}

/// The tags of a text, in order; they end before what is none.
pub(super) fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find('<')?;
            let rest = &text[start..];
            let end = match rest {
                _ if rest.starts_with("<!--") => rest.find("-->")? + 3,
                _ if rest.starts_with("<![CDATA[") => rest.find("]]>")? + 3,
                _ if rest.starts_with("<?") => rest.find("?>")? + 2,
                _ => end_of_tag(rest)?,
            };
            at = start + end;
            if !rest.starts_with("<!") && !rest.starts_with("<?") {
                return Some(tag(&text[start..at], start));
            }
        }
    })
}

/// Where a tag ends, at the beginning of a text: not within the quotes of a value.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

fn tag(text: &str, start: usize) -> Tag<'_> {
    let inner = &text[1..text.len() - 1];
    let (inner, kind) = match (inner.strip_prefix('/'), inner.strip_suffix('/')) {
        (Some(name), _) => (name, Kind::Close),
        (None, Some(inner)) => (inner, Kind::Empty),
        (None, None) => (inner, Kind::Open),
    };
    let (name, attributes) = inner.split_at(inner.find(char::is_whitespace).unwrap_or(inner.len()));
    Tag { name, kind, range: start..start + text.len(), attributes }
}

/// Whether all elements are closed in the right order, inside a single root: else inserted text could break it.
pub(super) fn is_whole(text: &str) -> bool {
    let mut open = Vec::new();
    let (mut roots, mut end) = (0, 0);
    for tag in tags(text) {
        roots += usize::from(open.is_empty() && tag.kind != Kind::Close);
        match tag.kind {
            Kind::Open => open.push(tag.name),
            Kind::Close if open.pop() != Some(tag.name.trim_end()) => return false,
            _ => {}
        }
        end = tag.range.end;
    }
    roots == 1 && open.is_empty() && !text[end..].contains('<')
}

/// The elements of a name, the outermost where they stand in one another.
pub(super) fn elements<'x>(text: &'x str, name: &str) -> Vec<Element<'x>> {
    let mut found = Vec::new();
    let mut open: Option<(Tag<'x>, usize)> = None;
    for tag in tags(text).filter(|tag| tag.name.trim_end() == name) {
        match (&mut open, tag.kind) {
            (None, Kind::Empty) => found.push(Element { range: tag.range.clone(), inner: "", tag }),
            (None, Kind::Open) => open = Some((tag, 1)),
            (Some((_, depth)), Kind::Open) => *depth += 1,
            (Some((_, depth)), Kind::Close) if *depth > 1 => *depth -= 1,
            (Some((first, _)), Kind::Close) => {
                let inner = &text[first.range.end..tag.range.start];
                found.push(Element { range: first.range.start..tag.range.end, inner, tag: first.clone() });
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// A text with a stretch of it replaced.
pub(super) fn replaced(text: &str, range: Range<usize>, by: &str) -> String {
    [&text[..range.start], by, &text[range.end..]].concat()
}

fn unescape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let (name, after) = after.split_once(';').unwrap_or((after, ""));
        let number = |digits: &str| match digits.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
            None => digits.parse().ok(),
        };
        let c = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => name.strip_prefix('#').and_then(number).and_then(char::from_u32),
        };
        text.extend(c);
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::{Kind, elements, is_whole, tags};

    #[test]
    fn tags_are_found_with_what_they_say() {
        let text = "<?xml a='<b>'?><!-- <c> --><a x=\"1 > 0\" y = 'k &amp; &#x151;'><b/><![CDATA[<d>]]></a >";
        let found: Vec<_> = tags(text).collect();
        let names: Vec<_> = found.iter().map(|tag| (tag.name, tag.kind)).collect();
        assert_eq!(names[..2], [("a", Kind::Open), ("b", Kind::Empty)]);
        assert_eq!(found[0].attribute("x").as_deref(), Some("1 > 0"));
        assert_eq!(found[0].attribute("y").as_deref(), Some("k & ő"));
        assert_eq!(found[0].attribute("z"), None);
        assert!(is_whole(text));
    }

    #[test]
    fn what_is_not_whole_is_told() {
        for text in ["", "<a>", "<a></b>", "<a/><b/>", "<a></a", "<a><b></a></b>", "<a/><b", "a"] {
            assert!(!is_whole(text), "{text}");
        }
    }

    #[test]
    fn elements_in_one_another_are_one() {
        let text = "<r><a i='1'><a>x</a></a><b/><a/></r>";
        let found = elements(text, "a");
        assert_eq!(found.iter().map(|one| one.inner).collect::<Vec<_>>(), ["<a>x</a>", ""]);
        assert_eq!(&text[found[0].range.clone()], "<a i='1'><a>x</a></a>");
    }
}
