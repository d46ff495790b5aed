//! The look of an office's template: its styles, letters, lists and page, its headers and footers. Its text is not taken.

mod archive;
mod changes;
mod fault;
mod numbering;
mod persons;
mod section;
mod styles;
mod taken;
mod xml;

pub use fault::TemplateFault;

use archive::{Archive, Relation};
use section::{Edge, Section};
use taken::Taken;

use super::look::Look;
use super::package::{self, Footer, Part};
use super::run::tag;
use crate::labels::Language;

/// The separator between the line of a footer and the number of the page. A tab would depend on the template's tab stops.
const GAP: &str = "<w:r><w:t xml:space=\"preserve\"> · </w:t></w:r>";

/// Pages that may have footers of their own.
const PAGES: [&str; 3] = ["default", "first", "even"];

impl Look {
    /// That of a template, which is a file of Word (.docx or .dotx), for documents in a language.
    ///
    /// # Errors
    /// When it is none, or holds what no document may take over.
    pub fn of_template(file: &[u8], language: Language) -> Result<Self, TemplateFault> {
        look(file, tag(language.word()))
    }
}

fn look(file: &[u8], language: &str) -> Result<Look, TemplateFault> {
    let mut archive = Archive::open(file)?;
    let main = main_part(&mut archive)?;
    let text = archive.text(&main)?.ok_or(TemplateFault::NoDocument)?;
    if !styles::is_of_word(&text, "w:document") {
        return Err(TemplateFault::Form(main));
    }
    let relations = archive.relations(&main)?;
    let section = Section::of(&changes::accepted(&text));
    let text_width = section.text_width().ok_or(TemplateFault::Narrow)?;
    let mut taken = Taken::default();
    let styles = take_styles(&mut archive, &relations, &mut taken, language)?;
    for kind in ["theme", "fontTable"] {
        if let Some(part) = part(&relations, kind) {
            taken.add(&mut archive, &part.target, kind)?;
        }
    }
    let settings = part(&relations, "settings").map(|part| archive.text(&part.target)).transpose()?;
    let settings = settings.flatten().unwrap_or_default();
    let is_on = |name: &str| xml::tags(&settings).any(|tag| tag.name == name && tag.is_on());
    let switches = ["w:mirrorMargins", "w:evenAndOddHeaders"].into_iter().filter(|name| is_on(name));
    let switches: String = switches.map(|name| format!("<{name}/>")).collect();
    taken.parts.push(Part::of_kind("settings", package::settings(language, &switches)));
    let pages = PAGES.into_iter().filter(|pages| match *pages {
        "first" => section.first_differs,
        "even" => switches.contains("evenAndOdd"),
        _ => true,
    });
    let (edges, footers) =
        take_edges(&mut archive, (&relations, &main), &section, &mut taken, pages.collect())?;
    let title = if section.first_differs { "<w:titlePg/>" } else { "" };
    let of_footers: String = footers.iter().map(Footer::relation).collect();
    Ok(Look {
        common: package::common(&taken.parts, &footers).map_err(|_| TemplateFault::TooLarge)?,
        section: format!("{edges}{}{title}", section.page.xml()),
        relations: taken.parts.iter().map(Part::relation).collect::<String>() + &of_footers,
        footers,
        text_width,
        marks_headings: styles.marks_headings,
        ids: styles.ids,
    })
}

/// The part that holds the text of a document without macros.
fn main_part(archive: &mut Archive<'_>) -> Result<String, TemplateFault> {
    let relations = archive.relations("")?;
    let main = part(&relations, "officeDocument").ok_or(TemplateFault::NoDocument)?.target.clone();
    let holds = archive.content_type(&main);
    if holds.contains("macroEnabled") {
        return Err(TemplateFault::Macros);
    }
    if !holds.contains("wordprocessingml") {
        return Err(TemplateFault::NoDocument);
    }
    Ok(main)
}

fn part<'r>(relations: &'r [Relation], kind: &str) -> Option<&'r Relation> {
    relations.iter().find(|one| one.kind == kind && !one.is_external)
}

/// Takes the styles, and the lists that they refer to.
fn take_styles(
    archive: &mut Archive<'_>,
    relations: &[Relation],
    taken: &mut Taken,
    language: &str,
) -> Result<styles::Styles, TemplateFault> {
    let styles_part = part(relations, "styles").ok_or(TemplateFault::NoStyles)?;
    let text = archive.text(&styles_part.target)?.ok_or(TemplateFault::NoStyles)?;
    let text = changes::accepted(&text);
    let mut lists = None;
    if let Some(part) = part(relations, "numbering") {
        let name = taken.add(archive, &part.target, "numbering")?;
        let theirs = taken.parts.iter_mut().find(|part| part.name == name);
        lists = theirs
            .filter(|theirs| styles::is_of_word(&String::from_utf8_lossy(&theirs.content), "w:numbering"));
    }
    let text_of_lists = lists.as_ref().map(|part| String::from_utf8_lossy(&part.content).into_owned());
    let number = numbering::free_number(text_of_lists.as_deref());
    let styles = styles::take(&styles_part.target, &text, language, number)?;
    if let Some(id) = &styles.added_list {
        let text = numbering::with_bullets(text_of_lists.as_deref(), number, id);
        match lists {
            Some(lists) => lists.content = text.into_bytes(),
            None => {
                taken.parts.retain(|part| part.id != "numbering" && !part.kind.ends_with("/numbering"));
                taken.parts.push(Part::of_kind("numbering", text));
            }
        }
    }
    taken.parts.push(Part::of_kind("styles", styles.text.clone()));
    Ok(styles)
}

/// Takes the headers and footers. Each kind of page that there is has a footer with the line of the document: that of the
/// template with the line below it, or ours. Returns what the section says of them.
fn take_edges(
    archive: &mut Archive<'_>,
    (relations, main): (&[Relation], &str),
    section: &Section,
    taken: &mut Taken,
    pages: Vec<&str>,
) -> Result<(String, Vec<Footer>), TemplateFault> {
    let (mut headers, mut of_footers, mut footers) = (String::new(), String::new(), Vec::<Footer>::new());
    for pages in pages {
        let find = |edge: Edge| section.references.iter().find(|(at, of, _)| *at == edge && of == pages);
        let mut named = |edge: Edge| -> Result<Option<String>, TemplateFault> {
            let Some((_, _, id)) = find(edge) else { return Ok(None) };
            let relation = relations.iter().find(|one| one.id == *id && !one.is_external);
            let relation = relation.ok_or_else(|| TemplateFault::Form(main.to_owned()))?;
            taken.add(archive, &relation.target, if edge == Edge::Header { "header" } else { "" }).map(Some)
        };
        let (header, footer) = (named(Edge::Header)?, named(Edge::Footer)?);
        if let Some(part) = header.and_then(|name| taken.parts.iter().find(|part| part.name == name)) {
            headers += &format!("<w:headerReference w:type=\"{pages}\" r:id=\"{}\"/>", part.id);
        }
        let footer = match footer {
            Some(name) => with_line(taken, &mut footers, name)?,
            None => Footer::own(GAP),
        };
        of_footers += &format!("<w:footerReference w:type=\"{pages}\" r:id=\"{}\"/>", footer.id());
        if !footers.iter().any(|known| known.part == footer.part) {
            footers.push(footer);
        }
    }
    Ok((headers + &of_footers, footers))
}

/// A footer of the template, opened for the line of a document: its part is written with each of them.
fn with_line(taken: &mut Taken, known: &mut Vec<Footer>, name: String) -> Result<Footer, TemplateFault> {
    if let Some(at) = known.iter().position(|footer| footer.part == name) {
        return Ok(known.remove(at));
    }
    let at = taken.parts.iter().position(|part| part.name == name).ok_or(TemplateFault::Damaged)?;
    let text = String::from_utf8_lossy(&taken.parts.remove(at).content).into_owned();
    let end = text.rfind("</w:ftr").filter(|_| styles::is_of_word(&text, "w:ftr"));
    let end = end.ok_or_else(|| TemplateFault::Form(name.clone()))?;
    let has_numbers = taken::fields(&text).split_whitespace().any(|word| word == "PAGE");
    Ok(Footer {
        part: name,
        before: text[..end].to_owned(),
        after: text[end..].to_owned(),
        numbers: (!has_numbers).then_some(GAP),
    })
}
