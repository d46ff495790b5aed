//! The styles of a template, found by their names: in every language of Word, the built-in ones have the same names in the file,
//! and other ids. Styles that were made by hand may have Hungarian names, or any others: a heading is also found by its level
//! in the outline. What a template lacks is added from ours.

use super::fault::TemplateFault;
use super::xml::{Element, elements, replaced, tags};
use crate::render::xml::escape;

/// Our styles: the id, the kind, and the names under which a template may have it, the best first.
const OURS: [(&str, &str, &[&str]); 13] = [
    ("Title", "paragraph", &["title", "cím"]),
    ("Heading1", "paragraph", &["heading 1", "címsor 1"]),
    ("Heading2", "paragraph", &["heading 2", "címsor 2"]),
    ("Heading3", "paragraph", &["heading 3", "címsor 3"]),
    ("TOCHeading", "paragraph", &["toc heading", "tartalomjegyzék címsora"]),
    ("TOC1", "paragraph", &["toc 1", "tj 1"]),
    ("ListBullet", "paragraph", &["list bullet", "felsorolás"]),
    ("Caption", "paragraph", &["caption", "képaláírás"]),
    ("TableText", "paragraph", &["table text"]),
    ("TableEnd", "paragraph", &["table end"]),
    ("Footer", "paragraph", &["footer", "élőláb"]),
    ("Hyperlink", "character", &["hyperlink", "hiperhivatkozás"]),
    ("Table", "table", &["table", "table grid"]),
];

/// What the names in a part of Word mean.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The styles of a template with those of ours that it lacks.
pub(super) struct Styles {
    pub text: String,
    /// The id that each of ours has there.
    pub ids: Vec<(&'static str, String)>,
    /// The id of our list, which is to have bullets: the template has none.
    pub added_list: Option<String>,
    /// Whether the style of tables makes their rows of headings stand out.
    pub marks_headings: bool,
}

/// A style of a template.
struct Style<'x> {
    kind: String,
    id: String,
    name: String,
    is_default: bool,
    inner: &'x str,
}

fn style(element: Element<'_>) -> Option<Style<'_>> {
    let name = elements(element.inner, "w:name").first()?.tag.attribute("w:val")?.to_lowercase();
    Some(Style {
        kind: element.tag.attribute("w:type").unwrap_or_else(|| "paragraph".to_owned()),
        id: element.tag.attribute("w:styleId")?,
        name,
        is_default: element.tag.attribute("w:default").is_some_and(|it| it == "1" || it == "true"),
        inner: element.inner,
    })
}

/// Takes the styles of a template, in a language; `bullets`: the number under which our list is to be.
pub(super) fn take(part: &str, text: &str, language: &str, bullets: usize) -> Result<Styles, TemplateFault> {
    if !is_of_word(text, "w:styles") {
        return Err(TemplateFault::Form(part.to_owned()));
    }
    let found: Vec<Style<'_>> = elements(text, "w:style").into_iter().filter_map(style).collect();
    let base = |kind: &str| found.iter().find(|one| one.kind == kind && one.is_default).map(|one| &one.id);
    let (mut ids, mut added, mut added_list) = (Vec::new(), String::new(), None);
    let mut marks_headings = true;
    for (own, kind, names) in OURS {
        let by_name = |name: &&str| found.iter().find(|one| one.kind == kind && one.name == **name);
        if let Some(theirs) = names.iter().find_map(by_name).or_else(|| by_level(&found, own)) {
            if own == "Table" {
                marks_headings = elements(theirs.inner, "w:tblStylePr")
                    .iter()
                    .any(|one| one.tag.attribute("w:type").is_some_and(|it| it == "firstRow"));
            }
            ids.push((own, escape(&theirs.id)));
            continue;
        }
        let is_taken = |id: &str| found.iter().any(|one| one.id.eq_ignore_ascii_case(id));
        let numbered = (1..).map(|n| format!("{own}Plan{n}"));
        let id = std::iter::once(own.to_owned()).chain(numbered).find(|id| !is_taken(id)).unwrap_or_default();
        added += &ours(own, &id, [base("paragraph"), base("table")])
            .replace("<w:numId w:val=\"1\"/>", &format!("<w:numId w:val=\"{bullets}\"/>"));
        if own == "ListBullet" {
            added_list = Some(id.clone());
        }
        ids.push((own, id));
    }
    let end = text.rfind("</w:styles").ok_or(TemplateFault::NoStyles)?;
    let text = in_language(&replaced(text, end..end, &added), language);
    Ok(Styles { text, ids, added_list, marks_headings })
}

/// The first style of a heading's level in the outline that is none of those that we know by their names.
fn by_level<'s, 'x>(found: &'s [Style<'x>], own: &str) -> Option<&'s Style<'x>> {
    let level = own.strip_prefix("Heading")?.parse::<i64>().ok()? - 1;
    let is_known = |name: &str| OURS.iter().any(|(_, _, names)| names.contains(&name));
    let is_of_level = |one: &&Style<'_>| {
        let outline = elements(one.inner, "w:outlineLvl").first().and_then(|at| at.tag.number("w:val"));
        outline == Some(level) && !is_known(&one.name)
    };
    found.iter().filter(|one| one.kind == "paragraph" && !one.is_default).find(is_of_level)
}

/// Whether a part is Word's own, in the form that nearly all programs write, and begins with an element that holds something.
pub(super) fn is_of_word(text: &str, root: &str) -> bool {
    tags(text).next().is_some_and(|tag| {
        tag.name == root && tag.attribute("xmlns:w").is_some_and(|meaning| meaning == WORD)
    }) && text.contains(&format!("</{root}"))
}

/// A style of ours under an id, on those that the template begins with.
fn ours(own: &str, id: &str, [paragraph, table]: [Option<&String>; 2]) -> String {
    let all = include_str!("../styles.xml");
    let own = elements(all, "w:style")
        .into_iter()
        .find(|one| one.tag.attribute("w:styleId").is_some_and(|it| it == own));
    let Some(own) = own else { return String::new() };
    let mut text = all[own.range].to_owned();
    if let Some(old) = own.tag.attribute("w:styleId") {
        text = text.replacen(&format!("w:styleId=\"{old}\""), &format!("w:styleId=\"{id}\""), 1);
    }
    for (ours, theirs) in [("Normal", paragraph), ("TableNormal", table)] {
        for tag in ["basedOn", "next"] {
            let to = theirs.map(|theirs| format!("<w:{tag} w:val=\"{}\"/>", escape(theirs)));
            text = text.replace(&format!("<w:{tag} w:val=\"{ours}\"/>"), &to.unwrap_or_default());
        }
    }
    text
}

/// The styles with one language for all: that of the document. Passages in another one say so themselves.
fn in_language(text: &str, language: &str) -> String {
    let mut text = text.to_owned();
    for one in elements(&text.clone(), "w:lang").into_iter().rev() {
        text.replace_range(one.range, "");
    }
    let look = |inner: &str| {
        let own = elements(inner, "w:rPr").first().map(|one| one.inner.to_owned()).unwrap_or_default();
        format!(
            "<w:rPrDefault><w:rPr>{own}<w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" w:bidi=\"ar-SA\"/></w:rPr>\
             </w:rPrDefault>"
        )
    };
    let defaults = elements(&text, "w:docDefaults");
    let Some(defaults) = defaults.first() else {
        let root = tags(&text).next().map_or(0, |tag| tag.range.end);
        let all = format!("<w:docDefaults>{}</w:docDefaults>", look(""));
        return replaced(&text, root..root, &all);
    };
    let of_paragraphs = elements(defaults.inner, "w:pPrDefault");
    let of_paragraphs =
        of_paragraphs.first().map(|one| &defaults.inner[one.range.clone()]).unwrap_or_default();
    let of_runs = elements(defaults.inner, "w:rPrDefault");
    let of_runs = look(of_runs.first().map(|one| one.inner).unwrap_or_default());
    let all = format!("<w:docDefaults>{of_runs}{of_paragraphs}</w:docDefaults>");
    replaced(&text, defaults.range.clone(), &all)
}
