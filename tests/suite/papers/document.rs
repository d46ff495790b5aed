//! A document in every format: text that wants to be more than text, tables, charts, languages.

use std::io::{Cursor, Read};

use plan::labels::Language;
use plan::render::chart::{Chart, Fill, Row, Series, Shape};
use plan::render::document::{Alignment, Document, DocumentFormat, Level, Table, Words, bytes};

/// Text with everything that one format or another would act upon.
const HOSTILE: &str =
    "</w:t></w:p><script>alert(1)</script> & \"quoted\" 'x' | a\u{1b}[31m b\u{ffff} \u{202e}# [x](y) ]]>";

fn chart(shape: Shape) -> Chart {
    let series = |name: &str, fill| Series { name: name.to_owned(), fill };
    let row = |label: &str, values: &[usize]| Row {
        label: label.to_owned(),
        lang: Some("hu".to_owned()),
        values: values.to_vec(),
    };
    Chart {
        shape,
        title: format!("Progress by chapter {HOSTILE}"),
        description: "How far".to_owned(),
        label: "Chapter".to_owned(),
        total: "All".to_owned(),
        series: vec![
            series("completed", Fill::Solid),
            series("in progress", Fill::Stripes),
            series("not started", Fill::Dots),
            series("unreported", Fill::Outline),
            series("withdrawn", Fill::Crossed),
        ],
        rows: vec![
            row(&format!("I {HOSTILE}"), &[3, 4, 1, 2, 0]),
            row("II Megelőzés és az áldozatok azonosítása", &[6, 5, 1, 5, 1]),
            row("III", &[0, 0, 0, 0, 0]),
        ],
    }
}

fn document() -> Document {
    let mut document =
        Document::new(format!("Paper {HOSTILE}"), Language::Hungarian, "2022-12-13".parse().unwrap());
    document.footer = format!("plan · 2022-12-13 · {HOSTILE}");
    document.heading(Level::First, format!("One {HOSTILE}"));
    document.paragraph(format!("1. {HOSTILE}\nsecond line"));
    document.paragraph(Words::strong("- strong").and(Words::in_language("english", Some("en"))));
    document
        .list(vec![Words::address("https://example.org/a?b=1&c='2'"), Words::address("javascript:alert(1)")]);
    document.heading(Level::Second, "Two").heading(Level::Third, "Three");
    let columns = [("Id", Alignment::Left), ("Title", Alignment::Left), ("Days", Alignment::Right)];
    let mut table = Table::new(columns).caption(format!("Late {HOSTILE}"));
    for at in 1..40 {
        table.row([
            format!("II.3.{at}").into(),
            Words::in_language(format!("{HOSTILE} {}", "words and more words ".repeat(at % 5)), Some("en")),
            Words::from((at * 100).to_string()),
        ]);
    }
    document.table(table);
    document.chart(chart(Shape::Bars)).chart(chart(Shape::Columns));
    document
}

/// The parts of an archive by name, in its order.
pub fn parts(archive: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut text = String::new();
        let mut part = archive.by_index(at).unwrap();
        part.read_to_string(&mut text).unwrap();
        parts.push((part.name().unwrap().into_owned(), text));
    }
    parts
}

#[test]
fn a_word_file_is_xml_in_every_part_and_the_same_each_time() {
    let first = bytes(&document(), DocumentFormat::Docx).unwrap();
    assert_eq!(first, bytes(&document(), DocumentFormat::Docx).unwrap());
    for (name, text) in parts(&first) {
        uppsala::parse(&text).unwrap_or_else(|why| panic!("{name}: {why}\n{text}"));
    }
}

/// Writes a document with every kind of block into the folder `PAPERS_TO`.
#[test]
#[ignore = "writes files to look at"]
fn every_block_can_be_looked_at() {
    let folder = std::env::var_os("PAPERS_TO").expect("PAPERS_TO names the folder");
    for (name, format) in [("sample.docx", DocumentFormat::Docx), ("sample.html", DocumentFormat::Html)] {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes(&document(), format).unwrap())
            .unwrap();
    }
}

#[test]
fn a_word_file_says_its_language_its_title_and_its_headings() {
    let file = bytes(&document(), DocumentFormat::Docx).unwrap();
    let parts = parts(&file);
    let part = |wanted: &str| &parts.iter().find(|(name, _)| name == wanted).unwrap().1;
    assert_eq!(parts[0].0, "[Content_Types].xml");
    assert!(part("word/styles.xml").contains("<w:lang w:val=\"hu-HU\""));
    assert!(part("docProps/core.xml").contains("<dc:language>hu-HU</dc:language>"));
    assert!(part("docProps/core.xml").contains("<dc:title>Paper &lt;/w:t&gt;"));
    let text = part("word/document.xml");
    for style in ["Title", "Heading1", "Heading2", "Heading3", "ListBullet", "Caption"] {
        assert!(text.contains(&format!("<w:pStyle w:val=\"{style}\"/>")), "{style}");
    }
    assert!(text.contains("<w:lang w:val=\"en-GB\"/>"));
    // One for each table, and for the bars of each chart.
    assert_eq!(text.matches("<w:tblHeader/>").count(), 5);
    assert_eq!(text.matches("w:firstRow=\"1\"").count(), 5);
    // The one address that leads to a page.
    assert_eq!(part("word/_rels/document.xml.rels").matches("TargetMode=\"External\"").count(), 1);
    assert!(part("word/_rels/document.xml.rels").contains("b=1&amp;c="));
}

/// The text of a Word file with one table of so many rows.
fn with_table(rows: usize, cell: &str) -> String {
    let mut document = Document::new("Paper", Language::English, "2022-12-13".parse().unwrap());
    let mut table = Table::new([("Id", Alignment::Left), ("Days", Alignment::Right)]);
    (0..rows).for_each(|_| table.row([Words::from(cell), Words::from("12")]));
    document.table(table);
    let parts = parts(&bytes(&document, DocumentFormat::Docx).unwrap());
    parts.into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1
}

#[test]
fn a_small_table_stays_on_one_page_and_every_heading_with_its_first_row() {
    let kept = |text: &str| text.matches("<w:keepNext/>").count();
    assert_eq!(kept(&with_table(3, "II.3.1")), 2 * 3, "all rows but the last");
    assert_eq!(kept(&with_table(40, "II.3.1")), 2, "the heading alone");
    assert_eq!(kept(&with_table(3, &"words ".repeat(100))), 2, "rows that may not fit on a page");
}

#[test]
fn a_large_table_says_its_widths_once_and_keeps_white_space_where_there_is_some() {
    let text = with_table(40, "a\nb ");
    assert_eq!(text.matches("<w:tcW ").count(), 2);
    let cell = "<w:r><w:t>a</w:t><w:br/><w:t xml:space=\"preserve\">b </w:t></w:r>";
    assert_eq!(text.matches(cell).count(), 40, "{text}");
}

#[test]
fn nothing_in_a_page_runs_or_is_loaded() {
    let page = String::from_utf8(bytes(&document(), DocumentFormat::Html).unwrap()).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"hu\">"));
    assert!(!page.contains("<script") && !page.contains("\u{1b}") && !page.contains('\u{202e}'), "{page}");
    assert!(!page.contains(" src=") && !page.contains("href=\"javascript"), "{page}");
    assert_eq!(page.matches("<h1>").count(), 1);
    assert_eq!(page.matches("<table>").count(), page.matches("<thead>").count());
    assert_eq!(page.matches("<svg ").count(), 2);
    // Ids are those of one chart each.
    assert_eq!(page.matches("id=\"chart-1-title\"").count(), 1);
    assert_eq!(page.matches("id=\"chart-2-title\"").count(), 1);
    assert!(page.contains("<span lang=\"en\">english</span>"));
}

#[test]
fn text_stays_text_in_markdown() {
    let text = String::from_utf8(bytes(&document(), DocumentFormat::Markdown).unwrap()).unwrap();
    assert!(text.starts_with("# Paper &lt;/w:t"), "{text}");
    assert!(text.contains("\n1\\. &lt;/w:t\\>"), "{text}");
    assert!(text.contains("\n**- strong**english\n"), "{text}");
    assert!(text.contains("(<https://example.org/a?b=1&c='2'>)"), "{text}");
    assert!(!text.contains("<script"), "{text}");
    // A row is a line, whatever its cells hold.
    let rows = text.lines().filter(|line| line.starts_with("| II.3.")).count();
    assert_eq!(rows, 39, "{text}");
}

#[test]
fn a_long_document_lists_its_parts_and_leads_to_each() {
    let with_parts = |count: usize| {
        let mut document = Document::new("Paper", Language::Hungarian, "2022-12-13".parse().unwrap());
        document.paragraph("first words");
        for at in 1..=count {
            document.heading(Level::First, format!("Rész & {at}")).paragraph("words");
        }
        document
    };
    let html = |count| String::from_utf8(bytes(&with_parts(count), DocumentFormat::Html).unwrap()).unwrap();
    assert!(!html(5).contains("<nav"));
    let page = html(6);
    assert!(page.contains("<nav aria-label=\"Tartalom\">"), "{page}");
    for at in 1..=6 {
        assert!(page.contains(&format!("<li><a href=\"#part-{at}\">Rész &amp; {at}</a></li>")), "{page}");
        assert!(page.contains(&format!("<h2 id=\"part-{at}\">")), "{page}");
    }
    assert!(page.find("first words") < page.find("<nav"), "{page}");
    let word = parts(&bytes(&with_parts(6), DocumentFormat::Docx).unwrap());
    let text = &word.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    for kind in ["begin", "separate", "end"] {
        assert_eq!(text.matches(&format!("w:fldCharType=\"{kind}\"")).count(), 1, "{kind}");
    }
    for at in 1..=6 {
        assert!(text.contains(&format!("<w:hyperlink w:anchor=\"_Toc{at}\" ")), "{text}");
        assert!(text.contains(&format!("w:name=\"_Toc{at}\"/>")), "{text}");
    }
}

#[test]
fn no_word_and_no_figure_of_a_wide_table_is_broken() {
    let titles =
        ["Szervezet", "Összes", "Időben", "Késve", "Visszavonva", "Cél alatt", "Nem jelentett", "Vitatott"];
    let columns = titles
        .iter()
        .enumerate()
        .map(|(at, title)| (*title, if at == 0 { Alignment::Left } else { Alignment::Right }));
    let mut table = Table::new(columns);
    let figure = "353\u{a0}000\u{a0}000\u{a0}HUF";
    table.row(titles.map(|_| Words::from("12")));
    let mut narrow = Table::new([("Forrás", Alignment::Left), ("Elosztva", Alignment::Right)]);
    narrow.row([Words::from("a long source ".repeat(20)), Words::from(figure)]);
    let mut document = Document::new("Wide", Language::Hungarian, "2022-12-13".parse().unwrap());
    document.table(table);
    document.table(narrow);
    let parts = parts(&bytes(&document, DocumentFormat::Docx).unwrap());
    let text = &parts.iter().find(|(part, _)| part == "word/document.xml").unwrap().1;
    let [wide, narrow] = text.split("<w:tbl>").skip(1).collect::<Vec<_>>()[..] else { panic!("{text}") };
    let widths = |table: &str| -> Vec<usize> {
        let found = table.split("<w:gridCol w:w=\"").skip(1);
        found.map(|rest| rest[..rest.find('"').unwrap()].parse().unwrap()).collect()
    };
    let size = |table: &str| -> usize {
        table
            .split("<w:sz w:val=\"")
            .nth(1)
            .map_or(18, |rest| rest[..rest.find('"').unwrap()].parse().unwrap())
    };
    // Six twentieths of a point are the width of a letter at half a point.
    for (title, width) in titles.iter().zip(widths(wide)) {
        let longest = title.split(' ').map(|word| word.chars().count()).max().unwrap();
        assert!(longest * 6 * size(wide) <= width, "{title}: {width} at {}", size(wide));
    }
    assert_eq!(size(narrow), 18);
    assert!(figure.chars().count() * 6 * 18 <= widths(narrow)[1], "{:?}", widths(narrow));
}
