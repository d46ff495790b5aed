//! Word files with the look of an office's template: its styles by their names, its page, header and footer; and the files that
//! are none.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Write};

use plan::labels::Language;
use plan::render::document::{Alignment, DocumentFormat, bytes};
use plan::render::document::{Document, Level, Look, Table, TemplateFault, Words, word_file};
use zip::write::SimpleFileOptions;

use crate::meetings::harbour;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A template of an office, as a Word in Hungarian writes it: parts by name.
pub struct Office {
    parts: Vec<(String, String)>,
}

impl Office {
    pub fn new() -> Self {
        let relations = |lines: &[(&str, &str, &str)]| {
            let line = |(id, kind, target): &(&str, &str, &str)| {
                format!("<Relationship Id=\"{id}\" Type=\"{R}/{kind}\" Target=\"{target}\"/>")
            };
            let lines: String = lines.iter().map(line).collect();
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{lines}</Relationships>"
            )
        };
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
        let types: String = [
            ("document", "document.main"),
            ("styles", "styles"),
            ("header1", "header"),
            ("footer1", "footer"),
        ]
        .iter()
        .map(|(part, kind)| {
            format!("<Override PartName=\"/word/{part}.xml\" ContentType=\"{word}.{kind}+xml\"/>")
        })
        .collect();
        let style = |id: &str, name: &str, rest: &str| {
            format!(
                "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Norml\"/>{rest}</w:style>"
            )
        };
        let styles = [
            "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Norml\"><w:name w:val=\"Normal\"/>\
             <w:rPr><w:lang w:val=\"de-DE\"/></w:rPr></w:style>"
                .to_owned(),
            style("Cm", "Title", "<w:rPr><w:color w:val=\"112233\"/></w:rPr>"),
            style("Cmsor1", "heading 1", "<w:rPr><w:color w:val=\"AA0000\"/></w:rPr>"),
            style("Cmsor2", "heading 2", ""),
            style("llb", "footer", ""),
            // An id of ours that means something else there.
            style("Caption", "Hivatali jegyzet", ""),
            "<w:style w:type=\"table\" w:styleId=\"Rcsostblzat\"><w:name w:val=\"Table Grid\"/></w:style>"
                .to_owned(),
        ];
        let defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"24\"/><w:lang w:val=\"de-DE\"/></w:rPr></w:rPrDefault>\
                        <w:pPrDefault/></w:docDefaults>";
        let section = "<w:p><w:r><w:t>Kedves Kollégák!</w:t></w:r></w:p><w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/>\
                       <w:footerReference w:type=\"default\" r:id=\"f\"/><w:pgSz w:w=\"12240\" w:h=\"15840\"/>\
                       <w:pgMar w:top=\"2000\" w:right=\"1000\" w:bottom=\"1000\" w:left=\"1240\" w:header=\"500\" w:footer=\"500\" w:gutter=\"0\"/></w:sectPr>";
        let parts = [
            (
                "[Content_Types].xml",
                format!(
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                     <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                     <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                     <Default Extension=\"png\" ContentType=\"image/png\"/>{types}</Types>"
                ),
            ),
            ("_rels/.rels", relations(&[("d", "officeDocument", "word/document.xml")])),
            ("word/document.xml", format!("<w:document {W}><w:body>{section}</w:body></w:document>")),
            (
                "word/_rels/document.xml.rels",
                relations(&[
                    ("s", "styles", "styles.xml"),
                    ("h", "header", "header1.xml"),
                    ("f", "footer", "/word/footer1.xml"),
                ]),
            ),
            ("word/styles.xml", format!("<w:styles {W}>{defaults}{}</w:styles>", styles.concat())),
            (
                "word/header1.xml",
                format!("<w:hdr {W}><w:p><w:r><w:t>Belügyminisztérium</w:t></w:r></w:p></w:hdr>"),
            ),
            ("word/_rels/header1.xml.rels", relations(&[("logo", "image", "media/../media/logo.png")])),
            ("word/media/logo.png", "no picture, but the bytes of one".to_owned()),
            (
                "word/footer1.xml",
                format!("<w:ftr {W}><w:p><w:r><w:t>1051 Budapest</w:t></w:r></w:p></w:ftr>"),
            ),
        ];
        Office { parts: parts.map(|(name, text)| (name.to_owned(), text)).into() }
    }

    #[track_caller]
    pub fn with(mut self, part: &str, old: &str, new: &str) -> Self {
        let text = &mut self.parts.iter_mut().find(|(name, _)| name == part).expect(part).1;
        assert!(text.contains(old), "{part} has {old}");
        *text = text.replace(old, new);
        self
    }

    fn and(mut self, part: &str, text: impl Into<String>) -> Self {
        self.parts.push((part.to_owned(), text.into()));
        self
    }

    fn without(mut self, part: &str) -> Self {
        self.parts.retain(|(name, _)| name != part);
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.parts {
            archive.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }
}

fn document() -> Document {
    let mut document = Document::new("Paper", Language::Hungarian, "2022-12-13".parse().unwrap());
    document.footer = "as of & version".to_owned();
    document.heading(Level::First, "One").heading(Level::Second, "Two").heading(Level::Third, "Three");
    document.list(vec!["point".into(), Words::address("https://example.org")]);
    let mut table = Table::new([("Id", Alignment::Left), ("Days", Alignment::Right)]).caption("Late");
    table.row([Words::from("I.1"), Words::from("3")]);
    document.table(table);
    document
}

/// The parts of a paper with the look of a template.
#[track_caller]
fn made(office: &Office) -> Vec<(String, String)> {
    let look = Look::of_template(&office.bytes(), Language::Hungarian).unwrap();
    let file = word_file(&document(), &look).unwrap();
    assert_eq!(file, word_file(&document(), &look).unwrap(), "the same paper is the same bytes");
    let parts = super::document::parts(&file);
    is_whole(&parts);
    parts
}

/// Every part is XML, is in the list of parts, and refers to what is there.
#[track_caller]
fn is_whole(parts: &[(String, String)]) {
    let names: BTreeSet<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), parts.len(), "no part is there twice: {names:?}");
    for (name, text) in parts.iter().filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels")) {
        uppsala::parse(text).unwrap_or_else(|why| panic!("{name}: {why}\n{text}"));
        let Some((folder, of)) = name.strip_suffix(".rels").and_then(|name| name.split_once("_rels/")) else {
            continue;
        };
        for line in text.split("<Relationship ").skip(1).filter(|line| !line.contains("External")) {
            let target = line.split("Target=\"").nth(1).unwrap().split('"').next().unwrap();
            assert!(
                names.contains(format!("{folder}{target}").as_str()),
                "{of} refers to {target}: {names:?}"
            );
        }
    }
    let types = part(parts, "[Content_Types].xml");
    for name in &names {
        let ending = name.rsplit('.').next().unwrap();
        let is_listed = types.contains(&format!("PartName=\"/{name}\"")) || ["rels"].contains(&ending);
        assert!(is_listed || *name == "[Content_Types].xml", "{name} is not in {types}");
    }
}

#[track_caller]
fn part<'p>(parts: &'p [(String, String)], wanted: &str) -> &'p str {
    &parts.iter().find(|(name, _)| name == wanted).unwrap_or_else(|| panic!("{wanted}: {parts:?}")).1
}

#[test]
fn styles_are_those_of_the_template_by_their_names() {
    let parts = made(&Office::new());
    let (text, styles) = (part(&parts, "word/document.xml"), part(&parts, "word/styles.xml"));
    for id in ["Cm", "Cmsor1", "Cmsor2", "Heading3", "ListBullet", "CaptionPlan1", "TableText", "TableEnd"] {
        assert!(text.contains(&format!("<w:pStyle w:val=\"{id}\"/>")), "{id}: {text}");
        assert_eq!(styles.matches(&format!("w:styleId=\"{id}\"")).count(), 1, "{id}: {styles}");
    }
    assert!(text.contains("<w:tblStyle w:val=\"Rcsostblzat\"/>"), "{text}");
    assert!(!text.contains("Kedves"), "the words of a template are not taken: {text}");
    // A grid does not make its first row stand out.
    assert!(text.contains("<w:rPr><w:b/><w:bCs/></w:rPr><w:t>Days</w:t>"), "{text}");
    assert!(
        styles.contains("<w:color w:val=\"AA0000\"/>") && styles.contains("Hivatali jegyzet"),
        "{styles}"
    );
    // What is added builds on what is there, and the language is that of the paper.
    assert!(!styles.contains("<w:basedOn w:val=\"Normal\"/>") && !styles.contains("de-DE"), "{styles}");
    assert!(styles.contains("<w:sz w:val=\"24\"/><w:lang w:val=\"hu-HU\" "), "{styles}");
    let unstyled = made(&Office::new().with("word/styles.xml", "<w:docDefaults>", "<w:latentStyles>").with(
        "word/styles.xml",
        "</w:docDefaults>",
        "</w:latentStyles>",
    ));
    let styles = part(&unstyled, "word/styles.xml");
    assert!(styles.contains("<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"hu-HU\" "), "{styles}");
}

#[test]
fn headings_made_by_hand_are_found_by_their_names_in_hungarian_or_their_level() {
    let by_level = "</w:style><w:style w:type=\"paragraph\" w:styleId=\"F2\"><w:name w:val=\"Fejezet\"/>\
                    <w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style><w:style w:type=\"table\"";
    let office = Office::new()
        .with("word/styles.xml", "w:val=\"heading 1\"", "w:val=\"Címsor 1\"")
        .with("word/styles.xml", "w:val=\"footer\"", "w:val=\"Élőláb\"")
        .with("word/styles.xml", "</w:style><w:style w:type=\"table\"", by_level);
    let parts = made(&office);
    let text = part(&parts, "word/document.xml");
    for id in ["Cmsor1", "Cmsor2", "F2"] {
        assert!(text.contains(&format!("<w:pStyle w:val=\"{id}\"/>")), "{id}: {text}");
    }
    let footer = &parts.iter().find(|(_, text)| text.contains("1051 Budapest")).unwrap().1;
    assert!(footer.contains("<w:pStyle w:val=\"llb\"/>"), "{footer}");
    // The name goes before the level.
    let both = Office::new().with(
        "word/styles.xml",
        "</w:style><w:style w:type=\"table\"",
        &by_level.replace("w:val=\"2\"", "w:val=\"0\""),
    );
    assert!(part(&made(&both), "word/document.xml").contains("<w:pStyle w:val=\"Cmsor1\"/>"));
}

#[test]
fn tracked_changes_count_as_accepted_and_nobody_who_made_them_is_named() {
    let by = "w:id=\"1\" w:author=\"Kovács Éva\" w:date=\"2022-01-01T00:00:00Z\"";
    let edge = |text: &str| {
        format!(
            "<w:p><w:pPr><w:rPr><w:ins {by}/></w:rPr></w:pPr><w:ins {by}><w:r><w:t>{text}</w:t></w:r></w:ins>\
             <w:del {by}><w:r><w:delText>Innovációs Minisztérium</w:delText></w:r></w:del></w:p>"
        )
    };
    let page = format!(
        "<w:sectPrChange {by}><w:sectPr><w:pgSz w:w=\"9999\" w:h=\"9999\"/></w:sectPr></w:sectPrChange></w:sectPr>"
    );
    let office = Office::new()
        .with(
            "word/header1.xml",
            "<w:p><w:r><w:t>Belügyminisztérium</w:t></w:r></w:p>",
            &edge("Belügyminisztérium"),
        )
        .with("word/footer1.xml", "<w:p><w:r><w:t>1051 Budapest</w:t></w:r></w:p>", &edge("1051 Budapest"))
        .with(
            "word/styles.xml",
            "<w:rPr><w:color w:val=\"AA0000\"/></w:rPr>",
            &format!("<w:rPr><w:color w:val=\"AA0000\"/><w:rPrChange {by}><w:rPr/></w:rPrChange></w:rPr>"),
        )
        .with("word/document.xml", "</w:sectPr>", &page);
    let parts = made(&office);
    let all: String = parts.iter().map(|(_, text)| text.as_str()).collect();
    for shown in ["Belügyminisztérium", "1051 Budapest", "AA0000", "w:w=\"12240\""] {
        assert_eq!(all.matches(shown).count(), 1, "{shown}");
    }
    for gone in ["Kovács", "w:author", "Innovációs", "<w:ins ", "<w:del", "9999"] {
        assert!(!all.contains(gone), "{gone}");
    }
}

#[test]
fn no_field_shows_the_person_who_made_the_template() {
    let run = |inner: &str| format!("<w:r>{inner}</w:r>");
    let mark = |kind: &str| run(&format!("<w:fldChar w:fldCharType=\"{kind}\"/>"));
    let field = |instruction: &str, shown: &str| {
        let (first, rest) = instruction.split_at(3);
        let instruction = [first, rest].map(|it| run(&format!("<w:instrText>{it}</w:instrText>"))).concat();
        let shown = run(&format!("<w:t>{shown}</w:t>"));
        mark("begin") + &instruction + &mark("separate") + &shown + &mark("end")
    };
    let simple = |instruction: &str, shown: &str| {
        let shown = run(&format!("<w:t>{shown}</w:t>"));
        format!("<w:fldSimple w:instr=\"{instruction}\">{shown}</w:fldSimple>")
    };
    let bound = |property: &str, shown: &str| {
        let path = format!("/ns1:coreProperties[1]/ns0:{property}[1]");
        let shown = run(&format!("<w:t>{shown}</w:t>"));
        format!(
            "<w:sdt><w:sdtPr><w:dataBinding w:xpath=\"{path}\"/></w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
        )
    };
    let persons = field(" AUTHOR ", "Kovács Éva")
        + &simple(" LASTSAVEDBY \\* MERGEFORMAT", "Kovács Éva")
        + &simple("DOCPROPERTY &quot;Author&quot;", "Kovács Éva")
        + &bound("creator", "Kovács Éva");
    let others = field(" DATE ", "2022 spring") + &simple("STYLEREF 1", "Heading") + &bound("title", "Bound");
    let header = format!("<w:p>{persons}{others}<w:r><w:t>Belügyminisztérium</w:t></w:r></w:p>");
    let office = Office::new().with(
        "word/header1.xml",
        "<w:p><w:r><w:t>Belügyminisztérium</w:t></w:r></w:p>",
        &header,
    );
    let parts = made(&office);
    is_whole(&parts);
    let all: String = parts.iter().map(|(_, text)| text.as_str()).collect();
    assert!(!all.contains("Kovács"), "{all}");
    for kept in ["2022 spring", ">Heading<", ">Bound<", "Belügyminisztérium", ">THOR <"] {
        assert!(all.contains(kept), "{kept}: {all}");
    }
}

#[test]
fn page_header_and_footer_are_those_of_the_template() {
    let parts = made(&Office::new());
    let text = part(&parts, "word/document.xml");
    assert!(
        text.contains("<w:pgSz w:w=\"12240\" w:h=\"15840\"/>") && text.contains("w:top=\"2000\""),
        "{text}"
    );
    // Tables are as wide as the text.
    assert!(text.contains("<w:tblW w:w=\"10000\" "), "{text}");
    let all: String = parts.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(all.matches("Belügyminisztérium").count(), 1);
    assert_eq!(all.matches("no picture, but the bytes of one").count(), 1);
    let footer = &parts.iter().find(|(_, text)| text.contains("1051 Budapest")).unwrap().1;
    assert!(
        footer.contains("<w:pStyle w:val=\"llb\"/>") && footer.contains("as of &amp; version"),
        "{footer}"
    );
    assert_eq!(footer.matches(" PAGE ").count(), 1, "{footer}");
    // Where the pages are numbered already, they are not numbered twice.
    let numbered =
        "<w:r><w:instrText> PA</w:instrText></w:r><w:r><w:instrText>GE </w:instrText></w:r><w:r><w:t>1051";
    let parts = made(&Office::new().with("word/footer1.xml", "<w:r><w:t>1051", numbered));
    let footer = &parts.iter().find(|(_, text)| text.contains("1051 Budapest")).unwrap().1;
    assert!(footer.contains("as of &amp; version") && !footer.contains("NUMPAGES"), "{footer}");
}

#[test]
fn a_first_page_of_its_own_and_a_template_without_footers_have_the_line_of_the_paper() {
    let parts = made(&Office::new().with("word/document.xml", "</w:sectPr>", "<w:titlePg/></w:sectPr>"));
    let text = part(&parts, "word/document.xml");
    assert!(text.contains("<w:footerReference w:type=\"first\" r:id=\"footer\"/>"), "{text}");
    assert!(text.contains("<w:titlePg/></w:sectPr>"), "{text}");
    assert!(part(&parts, "word/footer.xml").contains("as of &amp; version"));
    let bare =
        Office::new().with("word/document.xml", "<w:footerReference w:type=\"default\" r:id=\"f\"/>", "");
    assert!(part(&made(&bare), "word/footer.xml").contains("as of &amp; version"));
    let nothing = bare.with("word/document.xml", "<w:sectPr>", "<w:x>").with(
        "word/document.xml",
        "</w:sectPr>",
        "</w:x>",
    );
    assert!(part(&made(&nothing), "word/document.xml").contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
}

#[test]
fn lists_of_the_template_stay_and_ours_has_bullets() {
    let lists = format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"/></w:abstractNum>\
         <w:num w:numId=\"7\"><w:abstractNumId w:val=\"4\"/></w:num></w:numbering>"
    );
    let types = "<Override PartName=\"/word/styles.xml\"";
    let office = Office::new()
        .and("word/numbering.xml", lists)
        .with(
            "[Content_Types].xml",
            types,
            &format!(
                "<Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>{types}"
            ),
        )
        .with(
            "word/_rels/document.xml.rels",
            "<Relationship Id=\"s\"",
            &format!("<Relationship Id=\"n\" Type=\"{R}/numbering\" Target=\"numbering.xml\"/><Relationship Id=\"s\""),
        );
    let parts = made(&office);
    let lists = &parts.iter().find(|(_, text)| text.contains("<w:numbering")).unwrap().1;
    let places = ["w:abstractNumId=\"4\"", "w:abstractNumId=\"5\"", "w:numId=\"7\"", "w:numId=\"8\""];
    let places = places.map(|wanted| lists.find(wanted).unwrap_or_else(|| panic!("{wanted}: {lists}")));
    assert!(places.is_sorted(), "{lists}");
    assert!(part(&parts, "word/styles.xml").contains("<w:numId w:val=\"8\"/>"));
    // Their own list stays as it is.
    let style = "<w:style w:type=\"paragraph\" w:styleId=\"Felsorols\"><w:name w:val=\"List Bullet\"/></w:style></w:styles>";
    let parts = made(&office.with("word/styles.xml", "</w:styles>", style));
    assert!(part(&parts, "word/document.xml").contains("<w:pStyle w:val=\"Felsorols\"/>"));
    assert!(!parts.iter().any(|(_, text)| text.contains("w:numId=\"8\"")));
}

#[test]
fn a_dotx_and_a_file_of_ours_are_templates() {
    made(&Office::new().with("[Content_Types].xml", "document.main+xml", "template.main+xml"));
    let own = bytes(&document(), DocumentFormat::Docx).unwrap();
    let look = Look::of_template(&own, Language::Hungarian).unwrap();
    let again = super::document::parts(&word_file(&document(), &look).unwrap());
    is_whole(&again);
    assert!(part(&again, "word/document.xml").contains("<w:pStyle w:val=\"Heading1\"/>"));
}

#[test]
fn what_is_no_template_is_told_apart() {
    let relations = "word/_rels/document.xml.rels";
    let header = "word/_rels/header1.xml.rels";
    let external = |kind: &str, to: &str| {
        format!(
            "<Relationship Id=\"x\" Type=\"{R}/{kind}\" Target=\"{to}\" TargetMode=\"External\"/></Relationships>"
        )
    };
    let office = Office::new;
    let cases: Vec<(Vec<u8>, TemplateFault)> = vec![
        (b"words".to_vec(), TemplateFault::NoDocument),
        (Vec::new(), TemplateFault::NoDocument),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more".to_vec(), TemplateFault::Old),
        (b"PK\x03\x04 and no end".to_vec(), TemplateFault::Damaged),
        (office().without("[Content_Types].xml").bytes(), TemplateFault::NoDocument),
        (
            office().with("[Content_Types].xml", "wordprocessingml", "spreadsheetml").bytes(),
            TemplateFault::NoDocument,
        ),
        (office().without("word/document.xml").bytes(), TemplateFault::NoDocument),
        (office().without("word/styles.xml").bytes(), TemplateFault::NoStyles),
        (office().with(relations, "/styles\"", "/other\"").bytes(), TemplateFault::NoStyles),
        (office().and("word/vbaProject.bin", "x").bytes(), TemplateFault::Macros),
        (
            office()
                .with(
                    "[Content_Types].xml",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
                )
                .bytes(),
            TemplateFault::Macros,
        ),
        (
            office().with("word/styles.xml", "</w:styles>", "").bytes(),
            TemplateFault::Form("word/styles.xml".to_owned()),
        ),
        (
            office()
                .with(
                    "word/styles.xml",
                    "schemas.openxmlformats.org/wordprocessingml/2006",
                    "purl.oclc.org/ooxml",
                )
                .bytes(),
            TemplateFault::Form("word/styles.xml".to_owned()),
        ),
        (
            office().with("word/header1.xml", "<w:hdr", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:hdr").bytes(),
            TemplateFault::Form("word/header1.xml".to_owned()),
        ),
        (
            office()
                .with(header, "</Relationships>", &external("image", "http://example.org/logo.png"))
                .bytes(),
            TemplateFault::External("word/header1.xml".to_owned(), "http://example.org/logo.png".to_owned()),
        ),
        (
            office().with(header, "</Relationships>", &external("hyperlink", "file:///c:/x")).bytes(),
            TemplateFault::External("word/header1.xml".to_owned(), "file:///c:/x".to_owned()),
        ),
        (
            office()
                .with("word/header1.xml", "<w:p>", "<w:p><w:fldSimple w:instr=\" ddeauto excel x \"/>")
                .bytes(),
            TemplateFault::External("word/header1.xml".to_owned(), "ddeauto".to_owned()),
        ),
        (
            office().with(header, "/image\"", "/oleObject\"").bytes(),
            TemplateFault::Embedded("word/header1.xml".to_owned()),
        ),
        (
            office().with("word/document.xml", "w:left=\"1240\"", "w:left=\"8000\"").bytes(),
            TemplateFault::Narrow,
        ),
        (
            office()
                .with(
                    "word/document.xml",
                    "w:right=\"1000\" w:bottom=\"1000\" w:left=\"1240\"",
                    &format!("w:right=\"{0}\" w:bottom=\"1000\" w:left=\"{0}\"", i64::MIN),
                )
                .bytes(),
            TemplateFault::Narrow,
        ),
        (
            office()
                .and("word/large", "x")
                .with("word/header1.xml", "<w:t>", &format!("<w:t>{}", " ".repeat(65 << 20)))
                .bytes(),
            TemplateFault::TooLarge,
        ),
    ];
    for (at, (file, fault)) in cases.into_iter().enumerate() {
        let found = Look::of_template(&file, Language::English).err();
        assert_eq!(found, Some(fault), "case {at}");
    }
    // A link that opens only at a click is allowed: Word does not load it by itself.
    made(&office().with(header, "</Relationships>", &external("hyperlink", "https://example.org/")));
}

#[test]
fn a_paper_has_the_look_of_its_template_and_nothing_is_written_with_a_bad_one() {
    let repository = harbour();
    let home = repository.home.path();
    let path = |name: &str| home.join(name).to_str().unwrap().to_owned();
    let office = path("office.dotx");
    fs::write(&office, Office::new().bytes()).unwrap();
    fs::write(path("words.docx"), "words").unwrap();
    let run = |args: &[&str]| {
        let run =
            repository.command(&repository.folder, args).env("PLAN_TODAY", "2030-08-10").output().unwrap();
        (run.status.code(), String::from_utf8(run.stderr).unwrap())
    };
    let headings = |file: &str| {
        let parts = super::document::parts(&fs::read(file).unwrap());
        part(&parts, "word/document.xml").matches("<w:pStyle w:val=\"Cmsor1\"/>").count()
    };
    for args in [&["brief", "--body", "GK"][..], &["brief"], &["results"]] {
        let out = path("paper.docx");
        let args = [args, &["--template", &office, "-o", &out]].concat();
        assert_eq!(run(&args).0, Some(0), "{args:?}: {}", run(&args).1);
        assert!(headings(&out) > 0, "{args:?}");
        fs::remove_file(out).unwrap();
    }
    let folder = path("papers");
    let members = ["brief", "--members", "--template", &office, "-o", &folder];
    assert_eq!(run(&members).0, Some(0));
    let written: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!written.is_empty() && written.iter().all(|file| headings(file.to_str().unwrap()) > 0));
    for (command, code, said) in [
        (
            &["brief", "--lang", "en", "--template", &path("words.docx"), "-o", &path("none.docx")][..],
            3,
            "not a Word document",
        ),
        (
            &["results", "--lang", "hu", "--template", &path("words.docx"), "-o", &path("none.docx")],
            3,
            "nem Word-dokumentum",
        ),
        (
            &["brief", "--members", "--lang", "en", "--template", &path("none"), "-o", &path("none")],
            3,
            "cannot be read",
        ),
        (&["brief", "--lang", "en", "--template", &office, "-o", &path("none.html")], 2, "Word files alone"),
        (&["results", "--lang", "hu", "--template", &office, "-o", &path("none.csv")], 2, "csak Word"),
        (&["brief", "--template", &office], 2, "--output"),
    ] {
        let (found, words) = run(command);
        assert_eq!(found, Some(code), "{command:?}: {words}");
        assert!(words.contains(said), "{command:?}: {words}");
        assert!(!fs::exists(path("none.docx")).unwrap() && !fs::exists(path("none")).unwrap(), "{command:?}");
    }
}

#[test]
fn no_paper_is_written_over_its_template() {
    let repository = harbour();
    let folder = repository.home.path().join("papers");
    fs::create_dir(&folder).unwrap();
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let letterhead = Office::new().bytes();
    let run = |args: &[&str]| {
        let run =
            repository.command(&repository.folder, args).env("PLAN_TODAY", "2030-08-10").output().unwrap();
        (run.status.code(), String::from_utf8(run.stderr).unwrap())
    };
    let members = ["brief", "--members", "-o", folder.to_str().unwrap(), "--template"];
    fs::write(file("office.dotx"), &letterhead).unwrap();
    assert_eq!(run(&[&members[..], &[&file("office.dotx")]].concat()).0, Some(0));
    let paper = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut papers: Vec<_> = paper.filter(|path| path.extension().unwrap() == "docx").collect();
    papers.sort();
    let last = papers.last().unwrap().to_str().unwrap().to_owned();
    papers.iter().for_each(|paper| fs::remove_file(paper).unwrap());
    fs::write(&last, &letterhead).unwrap();
    let roundabout = file("../papers/") + last.rsplit('/').next().unwrap();
    for (args, said) in [
        (&["brief", "--lang", "en", "--template", &last, "-o", &last][..], "is the template itself"),
        (&["brief", "--lang", "hu", "--template", &last, "-o", &roundabout], "maga a sablon"),
        (&["results", "--lang", "en", "--template", &last, "-o", &last], "is the template itself"),
        (&[&members[..], &[&last, "--lang", "en"]].concat(), "is the template itself"),
    ] {
        let (code, error) = run(args);
        assert!(code == Some(2) && error.contains(said), "{args:?}: {error}");
        assert_eq!(fs::read(&last).unwrap(), letterhead, "{args:?}");
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing is written before it is refused");
}
